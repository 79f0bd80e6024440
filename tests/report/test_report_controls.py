"""The controls of the shipped reports: each figure can be found and brought up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from lxml import etree

from lkjip_xl import api
from lkjip_xl.domain.hasil import Hasil
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.report.controls import Control, read_controls
from lkjip_xl.report.render import find_templat
from lkjip_xl.report.state import read_state
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.write.example import load_contoh

from .builders import W, read_parts

ANGKA = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+,\d+(?!\w)")
_NAMA = {"w": W}


@dataclass(frozen=True)
class Contoh:
    """An example with its finished report."""

    hitungan: api.Hitungan
    templat: str
    berkas: bytes
    kendali: list[Control]

    @property
    def dokumen(self) -> etree._Element:
        """Root of word/document.xml."""
        return etree.fromstring(read_parts(self.berkas)["word/document.xml"])


LAPORAN = [(kantor, templat) for kantor in api.list_contoh()
           for templat in ("lkjip_2023", "lakip_2014")]  # fmt: skip


@pytest.fixture(scope="module", params=LAPORAN, ids="-".join)
def contoh(request: pytest.FixtureRequest) -> Contoh:
    """Each shipped example in turn, in the layout of its year and in the older one."""
    kantor, templat = request.param
    isi = load_contoh(kantor)
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))
    berkas = api.render_laporan(hitungan, find_templat(templat)).berkas
    return Contoh(hitungan, templat, berkas, read_controls(berkas))


def iter_bentuk(hasil: Hasil, hitungan: api.Hitungan) -> Iterator[str]:
    """The ways in which a result may be printed: alone, with its unit, as a range."""
    yield hasil.tampil
    yield f"{hasil.tampil}%"
    yield f"Rp\u00a0{hasil.tampil}"
    yield f"{hasil.tampil} {hasil.satuan}"
    for satu in hitungan.data.indikator:
        if hasil.kunci == f"pk.{satu.kode.isi}.target" and satu.batas_atas.isi is not None:
            yield f"{hasil.tampil} - {format_asis(satu.batas_atas.isi)}"


def test_every_value_is_what_hitung_gives(contoh: Contoh) -> None:
    """A control shows the result of its key, with its unit at most."""
    nilai = [satu for satu in contoh.kendali if satu.jenis == "nilai"]

    salah = [
        satu
        for satu in nilai
        if satu.kunci not in contoh.hitungan.hasil
        or satu.teks not in iter_bentuk(contoh.hitungan.hasil[satu.kunci], contoh.hitungan)
    ]

    assert nilai
    assert salah == []


def test_every_figure_in_prose_is_in_a_control(contoh: Contoh) -> None:
    """No result with decimals or thousands dots stands in running text without a key."""
    hasil = {
        angka for satu in contoh.hitungan.hasil.values() for angka in ANGKA.findall(satu.tampil)
    }
    bebas = contoh.dokumen.xpath(
        "//w:body//w:p[not(ancestor::w:tbl)]"
        "[not(starts-with(w:pPr/w:pStyle/@w:val, 'Heading'))]"
        "[not(starts-with(w:pPr/w:pStyle/@w:val, 'TOC'))]"
        "[not(w:pPr/w:pStyle/@w:val = 'Caption' or w:pPr/w:pStyle/@w:val = 'TableofFigures')]"
        "//w:t[not(ancestor::w:sdt[not(starts-with(w:sdtPr/w:tag/@w:val, 'bagian.'))])]",
        namespaces=_NAMA,
    )

    assert not hasil & set(ANGKA.findall(" ".join(satu.text or "" for satu in bebas)))


def test_every_figure_in_a_table_is_under_its_control(contoh: Contoh) -> None:
    """Figures stand in tables with a key, and the table is one control without any inside."""
    bebas = contoh.dokumen.xpath(
        "//w:tbl//w:t[not(ancestor::w:sdt[starts-with(w:sdtPr/w:tag/@w:val, 'tbl.')])]",
        namespaces=_NAMA,
    )
    dalam = contoh.dokumen.xpath(
        "//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, 'tbl.')]//w:sdt", namespaces=_NAMA
    )

    assert ANGKA.findall(" ".join(satu.text or "" for satu in bebas)) == []
    assert dalam == []


def test_every_indikator_has_its_section(contoh: Contoh) -> None:
    """One block control per indikator of the office, in order, beginning with its heading."""
    sasaran = [s.kode.isi for s in contoh.hitungan.data.sasaran if s.tingkat.isi == "kegiatan"]
    kode = [
        i.kode.isi
        for satu in sasaran
        for i in contoh.hitungan.data.indikator
        if i.kode_sasaran.isi == satu
    ]

    bagian = [satu for satu in contoh.kendali if satu.jenis == "bagian"]

    assert [satu.kunci for satu in bagian] == [f"bagian.{satu}" for satu in kode]
    assert all(satu.teks.startswith("Indikator ") for satu in bagian)
    assert all(satu.place.startswith("judul «Indikator ") for satu in bagian)


def test_keys_of_tables_sections_and_staff_are_given_once(contoh: Contoh) -> None:
    """A refresh must know which table a key means; staff's texts may be printed twice."""
    kunci = [s.kunci for s in contoh.kendali if s.jenis in ("tabel", "bagian", "rumus")]

    assert sorted(kunci) == sorted(set(kunci))
    assert max(map(len, kunci)) <= 64


def test_state_part_equals_the_document(contoh: Contoh) -> None:
    """What the report remembers is what it shows, no more and no less."""
    terlihat: dict[str, list[str]] = {}
    for satu in contoh.kendali:
        teks = terlihat.setdefault(satu.kunci, [])
        if satu.jenis != "bagian" and satu.teks not in teks:
            teks.append(satu.teks)

    state = read_state(read_parts(contoh.berkas))

    assert state is not None
    assert {kunci: sorted(teks) for kunci, teks in state.teks.items()} == {
        kunci: sorted(teks) for kunci, teks in terlihat.items()
    }
    assert list(state.teks) == sorted(state.teks)
    assert state.templat == f"{contoh.templat}.docx"
    assert state.tahun == str(contoh.hitungan.data.profil.tahun)
    assert re.fullmatch("[0-9a-f]{64}", state.jejak)


def test_missing_texts_keep_their_key(contoh: Contoh) -> None:
    """Each gap in running text is a control; a whole table that is missing has no key yet."""
    lubang = contoh.dokumen.xpath(
        "//w:t[contains(., '[belum diisi') and not(ancestor::w:tbl)]"
        "[not(ancestor::w:sdt[not(starts-with(w:sdtPr/w:tag/@w:val, 'bagian.'))])]/text()",
        namespaces=_NAMA,
    )

    assert [str(satu) for satu in lubang if not re.search("Profil!|!tbl", satu)] == []
