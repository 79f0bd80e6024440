"""The annex Dasar Perhitungan: what a report prints, and where each figure comes from."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest

from lkjip_xl import api
from lkjip_xl.api import Hitungan
from lkjip_xl.report.context import build_context
from lkjip_xl.report.render import FILTERS, Laporan, find_templat
from lkjip_xl.report.template import Template
from lkjip_xl.report.trace import build_lampiran

from .builders import par, save_template


@pytest.fixture(scope="module")
def hitungan(contoh: bytes, tmp_path_factory: pytest.TempPathFactory) -> Hitungan:
    """The example book of Jember, computed."""
    path = tmp_path_factory.mktemp("jejak") / "buku.xlsx"
    path.write_bytes(contoh)
    return api.compute_buku(path)


@pytest.fixture(scope="module")
def laporan(hitungan: Hitungan) -> Laporan:
    """Its report with the annex."""
    return api.render_laporan(hitungan, is_lampiran=True)


def _baris(lampiran: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Rows by whom and what they are about."""
    return {
        f"{p['nama'].partition(':')[0]} {b['uraian']}".strip(): b
        for k in lampiran
        for p in k["pokok"]
        for b in p["baris"]
    }


def _tabel(laporan: Laporan) -> dict[str, list[list[str]]]:
    """Rows of the tables of the annex."""
    dokumen = docx.Document(io.BytesIO(laporan.berkas))
    tabel = {}
    for satu in dokumen.element.body.iter("{*}tbl"):
        baris = [
            ["".join(t.text or "" for t in sel.iter("{*}t")) for sel in tr.findall("{*}tc")]
            for tr in satu.iter("{*}tr")
        ]
        if baris[0][:2] == ["Angka", "Nilai"]:
            tabel[f"{len(tabel)}"] = baris
    return tabel


def test_annex_tells_formula_cells_and_regulation(laporan: Laporan) -> None:
    """A figure stands with its unit, its formula in words and in numbers, and its cells."""
    semua = [baris for isi in _tabel(laporan).values() for baris in isi]

    ikm = next(b for b in semua if b[0].startswith("Indikator kegiatan: realisasi yang dipakai"))
    assert ikm[1] == "3,91 Indeks"
    assert "704,51 / 180 = 3,91" in ikm[2]
    assert ikm[3] == "Survei_IKM!C13:N13, C24:N31"
    assert any("PANRB Nomor 53" in baris[-1] for baris in semua)


def test_annex_lists_what_the_report_prints_and_nothing_else(hitungan: Hitungan) -> None:
    """A result that is not printed is left out; one inside a sentence is in."""
    tercetak = [
        ("ikk.IKM.target", "3,25"),
        ("kalimat.ikk.IPK.capaian", "Realisasi 3,93 melampaui target 3,13, capaian 125,56%."),
        ("ikk.IKM.status", "terlampaui"),
        ("narasi.VISI", "teks 9"),
        ("kalimat.pnbp", "Penerimaan tahun 2023 menurun 7,25% dari tahun sebelumnya."),
    ]

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, tercetak))

    assert "IKM Indikator kegiatan: target yang berlaku" in baris
    assert "IPK Indikator kegiatan: realisasi yang dipakai" in baris
    assert baris["PNBP: perubahan dari tahun sebelumnya (2023)"]["nilai"] == "-7,25%"
    assert not any(nama.startswith("IKI") for nama in baris)
    assert not any("status" in nama for nama in baris)
    assert not any("nilai satu bulan" in nama for nama in baris)


def test_figure_without_formula_is_an_input_only_with_one_cell(hitungan: Hitungan) -> None:
    """A count over many cells is not called an input of the book."""
    semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, semua))

    assert baris["IKM Indikator kegiatan: target yang berlaku"]["rumus"] == "isian buku kerja"
    banyak = baris["Seluruh kinerja: banyaknya indikator kegiatan"]
    assert banyak["rumus"] == "dihitung dari sel asal"
    assert "rentang lain" in banyak["asal"]


def test_report_without_annex_has_none(hitungan: Hitungan, laporan: Laporan) -> None:
    """The annex comes only when it is asked for."""
    tanpa = api.render_laporan(hitungan)

    assert laporan.ada_lampiran
    assert _tabel(laporan)
    assert not tanpa.ada_lampiran
    assert not _tabel(tanpa)


def test_template_without_a_place_says_so(hitungan: Hitungan, tmp_path: Path) -> None:
    """A template that has no place for the annex renders, and the host can tell."""
    laporan = api.render_laporan(
        hitungan, save_template(tmp_path, par("{{ satker.nama }}")), is_lampiran=True
    )

    assert not laporan.ada_lampiran


def test_older_layout_has_the_annex_too(hitungan: Hitungan) -> None:
    """The shipped template of the older layout has a place for it."""
    laporan = api.render_laporan(hitungan, find_templat("lakip_2014"), is_lampiran=True)

    assert laporan.ada_lampiran
    assert _tabel(laporan)


def test_annex_holds_every_key_that_the_report_prints(hitungan: Hitungan) -> None:
    """Each figure with a value that is printed under a key has its row."""
    templat = Template(find_templat("lkjip_2023"), filters=FILTERS)
    tercetak = templat.list_tercetak(build_context(hitungan.data, hitungan.hasil))
    kunci = {k for k, _ in tercetak if k in hitungan.hasil}
    angka = {k for k in kunci if hitungan.hasil[k].angka is not None}

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, tercetak))

    assert len(angka) > 200
    assert len(baris) >= len(angka)
