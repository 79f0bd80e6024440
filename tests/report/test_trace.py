"""The annex Dasar Perhitungan: what a report prints, and where each figure comes from."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from lkjip_xl import api
from lkjip_xl.api import Hitungan
from lkjip_xl.api.hitungan import periksa_grid
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kunci import POLA
from lkjip_xl.report.context import build_context
from lkjip_xl.report.render import FILTERS, Laporan, find_templat
from lkjip_xl.report.template import Template
from lkjip_xl.report.trace import build_lampiran
from lkjip_xl.report.trace_words import KamusKunci
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.write import example

from .builders import par, save_template

IKM = "Indeks Kepuasan Masyarakat terhadap Layanan Keimigrasian di Wilayah"
IPK = "Indeks Pengamanan Keimigrasian di Wilayah"
_PALSU = re.compile(r"9000\d{4}")
_KODE = re.compile(r"\b(?:[A-Z]+_[A-Z]+|V\d\d|U\d|TW\d|[IE]\d|G\d|TOTAL|menang|z)\b|<")


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


# Last parts of keys whose results are words.
KATA = {
    "alasan", "status", "predikat", "tren", "mutu", "kinerja", "bulan_kurang_responden",
    "di_bawah", "unsur_di_bawah_nilai", "pagu_dipakai", "kategori", "terlambat",
}  # fmt: skip


class DaftarPalsu(DaftarHasil):
    """Results in which every figure is printed as a number of its own.

    Attributes:
        kunci: Key by number.
    """

    def __init__(self, hasil: DaftarHasil) -> None:
        """Number the figures of `hasil`."""
        super().__init__()
        self.kunci: dict[str, str] = {}
        self._palsu: dict[str, Hasil] = {}
        for nomor, satu in enumerate(hasil.values()):
            palsu = f"9000{nomor:04}"
            if satu.angka is not None:
                self.kunci[palsu] = satu.kunci
            tampil = palsu if satu.angka is not None else satu.tampil
            self._palsu[satu.kunci] = replace(satu, tampil=tampil)

    def __getitem__(self, kunci: str) -> Hasil:
        return self._palsu[kunci]

    def __iter__(self) -> Iterator[str]:
        return iter(self._palsu)

    def __len__(self) -> int:
        return len(self._palsu)


def _hitung(kantor: str) -> Hitungan:
    """A shipped example, computed."""
    isi = example.load_contoh(kantor)
    return periksa_grid(layout.build_grid(isi, layout.build_letak(isi)), is_tersimpan=False)


def _isi_tanda(pola: str) -> str:
    """A key of a family."""
    tanda = {"<TAHUN>": "2024", "<TW>": "TW1", "<BULAN>": "JAN", "<KELOMPOK>": "hasil"}
    return re.sub("<[A-Z]+>", lambda satu: tanda.get(satu[0], "X"), pola)


def _baris(lampiran: list[dict[str, Any]]) -> dict[str, dict[str, str]]:
    """Rows by whom and what they are about."""
    return {
        f"{p['nama']}: {b['uraian']}".removeprefix(": "): b
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

    ikm = next(b for b in semua if b[0] == "Realisasi")
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

    assert f"{IKM}: Target" in baris
    assert f"{IPK}: Realisasi" in baris
    turun = baris["PNBP tahun 2023: Perubahan penerimaan dari tahun sebelumnya"]
    assert turun["nilai"] == "-7,25%"
    assert not any(nama.startswith("Indeks Kepuasan Internal") for nama in baris)
    assert not any("bulan" in nama or "sumbernya" in nama for nama in baris)
    assert not any(isi["nilai"] == "terlampaui" for isi in baris.values())


def test_figure_without_formula_is_an_input_only_with_one_cell(hitungan: Hitungan) -> None:
    """A count over many cells is not called an input of the book."""
    semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, semua))

    assert baris[f"{IKM}: Target"]["rumus"] == "isian buku kerja"
    banyak = baris["Jumlah indikator kinerja kegiatan"]
    assert banyak["rumus"] == "banyaknya indikator"
    assert banyak["asal"].count("!") == 4
    laki = baris["Pegawai menurut seksi: Jumlah pegawai laki-laki"]
    assert laki["rumus"] == "jumlah sel asal"


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


def test_figure_by_regulation_names_it_and_has_no_cell(hitungan: Hitungan) -> None:
    """A weight is no input: its row says which rule sets it, and leaves no cell empty."""
    semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, semua))

    bobot = baris["SMART tahun 2023: Bobot: Capaian Rincian Output"]
    assert bobot["rumus"] == "ketentuan PMK 22/PMK.02/2021"
    assert all(isi["asal"] and isi["rumus"] for isi in baris.values())


def test_months_of_a_survey_share_a_row(hitungan: Hitungan) -> None:
    """Each series of months is one row with all its figures, by the name of its group."""
    semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]

    baris = _baris(build_lampiran(hitungan.data, hitungan.hasil, semua))

    ikm = baris[f"{IKM}: Nilai setiap bulan"]
    assert ikm["hitungan"].startswith("Jan 3,92; Feb 3,90; ")
    assert ikm["nilai"] == f"{ikm['hitungan'].count(';') + 1} bulan"
    kelompok = [nama for nama in baris if ": Nilai setiap bulan: " in nama]
    assert len(kelompok) == 4
    assert any(nama.endswith("Integritas dan Pelaksanaan Anggaran") for nama in kelompok)


@pytest.mark.parametrize("kantor", example.list_kantor())
def test_labels_are_words_for_readers(kantor: str) -> None:
    """No row of a full annex is labelled by a kode, and two rows of one group differ."""
    hitungan = _hitung(kantor)
    semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]

    lampiran = build_lampiran(hitungan.data, hitungan.hasil, semua)

    label = [(p["nama"], b["uraian"]) for k in lampiran for p in k["pokok"] for b in p["baris"]]
    assert [teks for satu in label for teks in satu if _KODE.search(teks)] == []
    for kelompok in lampiran:
        tiap = [(p["nama"], b["uraian"]) for p in kelompok["pokok"] for b in p["baris"]]
        assert len(tiap) == len(set(tiap))


def test_every_family_of_figures_has_a_label(hitungan: Hitungan) -> None:
    """A new key does not come into the annex under its technical meaning."""
    kamus = KamusKunci(hitungan.data)
    teknis = {pola.pola for pola in POLA if kamus.explain(_isi_tanda(pola.pola)).kata == pola.arti}

    # Words never come into the annex; the meaning of two sums is a label as it stands.
    angka = {pola for pola in teknis if pola.rpartition(".")[2] not in KATA}
    assert angka == {"sdm.total", "pk_depan.anggaran.total"}


@pytest.mark.parametrize("kantor", example.list_kantor())
@pytest.mark.parametrize("templat", ["lkjip_2023", "lakip_2014"])
def test_annex_holds_every_result_that_the_report_prints(kantor: str, templat: str) -> None:
    """Each result, given a number that nothing else has, stands in the annex where it is printed.

    So no result comes into a table, a sentence or a formula without the annex knowing it.
    """
    hitungan = _hitung(kantor)
    palsu = DaftarPalsu(hitungan.hasil)
    siap = Template(find_templat(templat), filters=FILTERS)
    context = build_context(hitungan.data, palsu)

    tercetak = siap.list_tercetak(context)
    lampiran = build_lampiran(hitungan.data, palsu, tercetak)

    berkas = io.BytesIO(siap.render(context))
    dokumen = docx.Document(berkas).element.body
    teks = " ".join(t.text or "" for t in dokumen.iter("{*}t"))
    dicetak = set(_PALSU.findall(teks))
    tercatat = {
        angka
        for k in lampiran
        for p in k["pokok"]
        for b in p["baris"]
        for angka in _PALSU.findall(f"{b['nilai']} {b['hitungan']}")
    }
    assert len(dicetak) > 100
    assert {palsu.kunci[angka] for angka in dicetak - tercatat} == set()
