"""The declarations of the workbook are sound: names, formulas, keys."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from typing import get_args, get_type_hints

import pytest

from lkjip_xl.domain import kinerja
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.model import Kolom, Tabel, Tipe, name_lengkap
from lkjip_xl.workbook.read.cells import POLA_KODE

TABEL = list(schema.TABEL.values())
HITUNG = [(tabel, kolom) for tabel in TABEL for kolom in tabel.kolom if kolom.is_hitung]
UDF = [(tabel, kolom) for tabel, kolom in HITUNG if tabel.build_udf(kolom, schema.TABEL)]
# Figures about the book itself, fixed words and a fixed number: native in every edition.
TANPA_UDF = {
    ("tblBeranda", "lengkap"),
    ("tblBeranda", "masalah"),
    ("tblCapaian", "garis_target"),
    ("tblIKPA", "nama"),
}
# Missing in Excel 2016, slow on every keystroke, or different on each opening.
TERLARANG = (
    "LET", "LAMBDA", "XLOOKUP", "XMATCH", "FILTER", "UNIQUE", "SORT", "SORTBY", "SEQUENCE",
    "TEXTJOIN", "CONCAT", "IFS", "SWITCH", "MAXIFS", "MINIFS", "OFFSET", "INDIRECT", "NOW",
    "TODAY", "RAND", "RANDBETWEEN",
)  # fmt: skip
BERKOLOM = re.compile(
    r"(?P<tabel>tbl\w+)\[(?:"
    r"(?P<satu>[^\[\]@#]+)"
    r"|\[(?P<dari>[^\[\]#]+)\]:\[(?P<sampai>[^\[\]]+)\]"
    r"|\[#Headers\],\[(?P<judul>[^\[\]]+)\]:\[(?P<judul_akhir>[^\[\]]+)\]"
    r"|\[#This Row\],\[(?P<sel>[^\[\]]+)\](?::\[(?P<sel_akhir>[^\[\]]+)\])?"
    r")\]"
)


def rumus(tabel: Tabel, kolom: Kolom) -> str:
    """The formula of a computed column as files hold it."""
    return tabel.build_rumus(kolom, schema.TABEL)


def tanpa_kata(isi: str) -> str:
    """A formula without the words in quotes."""
    return re.sub(r'"[^"]*"', '""', isi)


def nama_hitung(isi: object) -> str:
    """A readable id of a case."""
    return isi.nama if isinstance(isi, Tabel | Kolom) else str(isi)


def kembar(nama: Iterator[str] | list[str]) -> list[str]:
    """Names that occur more than once, whatever their case, as Excel sees them."""
    semua = [satu.casefold() for satu in nama]
    return sorted({satu for satu in semua if semua.count(satu) > 1})


def test_sheets_and_tables_have_names_of_their_own() -> None:
    """No two sheets or tables share a name, and every name is one that Excel takes."""
    lembar = [satu.nama for satu in schema.LEMBAR]

    assert kembar(lembar) == []
    assert kembar([tabel.nama for satu in schema.LEMBAR for tabel in satu.tabel]) == []
    assert [nama for nama in lembar if not re.fullmatch(r"\w{1,31}", nama)] == []
    assert [t.nama for t in TABEL if not re.fullmatch(r"tbl[A-Za-z]+", t.nama)] == []


@pytest.mark.parametrize("tabel", TABEL, ids=nama_hitung)
def test_columns_of_a_table_have_names_of_their_own(tabel: Tabel) -> None:
    """Headers and Python names are unique in their table, and headers need no escape."""
    assert kembar([kolom.header for kolom in tabel.kolom]) == []
    assert kembar([kolom.nama for kolom in tabel.kolom]) == []
    assert [k.header for k in tabel.kolom if re.search(r"[\[\]#'@\n]|^\s|\s$|\s\s", k.header)] == []
    assert set(tabel.unik) <= {kolom.nama for kolom in tabel.kolom if kolom.is_masukan}


def test_fixed_rows_have_kode_of_their_own() -> None:
    """Entries of Profil and Narasi are told apart by their kode."""
    for tabel in TABEL:
        assert kembar([baris.kode for baris in tabel.baris]) == []
    pilihan = {baris.kode for baris in schema.TABEL["tblProfil"].baris}
    assert set(schema.NAMA_PILIHAN.values()) <= pilihan


@pytest.mark.parametrize("tabel", TABEL, ids=nama_hitung)
def test_input_columns_are_the_fields_of_their_row_class(tabel: Tabel) -> None:
    """Each input column fills one field of the domain class, and no field is left over."""
    tipe = get_type_hints(kinerja.DataKinerja).get(tabel.field)
    kelas = next((satu for satu in get_args(tipe) if hasattr(satu, "__dataclass_fields__")), None)
    masukan = {kolom.grup or kolom.nama for kolom in tabel.kolom if kolom.is_masukan}
    label = {nama for tetap in tabel.tetap[:1] for nama in tetap}

    if tabel.is_jawaban:
        assert not tabel.field
    elif not tabel.field:
        assert masukan == set()
    elif tabel.baris:
        assert {"kode", "isian"} <= masukan
    else:
        assert kelas is not None
        assert masukan == {satu.name for satu in fields(kelas)} - label - {*tabel.dari_jawaban}


def test_every_table_of_inputs_has_a_field_of_its_own() -> None:
    """Each table with inputs fills one field of the domain, and no two fill the same."""
    diisi = [tabel.field for tabel in TABEL if tabel.field]

    assert set(diisi) <= {satu.name for satu in fields(kinerja.DataKinerja)}
    assert kembar(diisi) == []


@pytest.mark.parametrize(("tabel", "kolom"), HITUNG, ids=nama_hitung)
def test_computed_column_has_a_key_or_shows_what_is_known(tabel: Tabel, kolom: Kolom) -> None:
    """A formula without a key could only be compared with another table or with fixed words."""
    assert [bool(kolom.kunci), kolom.cari is not None, kolom.padanan is not None].count(True) == 1
    dikenal = {satu.nama for satu in tabel.kolom} | set(schema.TABEL_SURVEI)
    assert set(re.findall(r"{(\w+)}", kolom.kunci)) <= dikenal


@pytest.mark.parametrize(("tabel", "kolom"), HITUNG, ids=nama_hitung)
def test_formula_stays_inside_the_safe_set(tabel: Tabel, kolom: Kolom) -> None:
    """Formulas run in Excel 2016 and LibreOffice: no newer and no volatile function."""
    isi = rumus(tabel, kolom)
    tanpa_teks = re.sub(r'"[^"]*"', '""', isi)

    assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", tanpa_teks)).isdisjoint(TERLARANG)
    assert isi.startswith("=")
    assert len(isi) < 8192


@pytest.mark.parametrize(("tabel", "kolom"), HITUNG, ids=nama_hitung)
def test_formula_names_what_exists(tabel: Tabel, kolom: Kolom) -> None:
    """Each reference has one of the five safe forms and names a table and columns that exist."""
    periksa_rujukan(tabel, rumus(tabel, kolom))


@pytest.mark.parametrize(("tabel", "kolom"), UDF, ids=nama_hitung)
def test_udf_form_names_what_exists(tabel: Tabel, kolom: Kolom) -> None:
    """The UDF form refers as the native one does, and calls nothing but UDFs."""
    isi = tanpa_kata(tabel.build_udf(kolom, schema.TABEL))

    periksa_rujukan(tabel, isi)
    sisa = BERKOLOM.sub("0", isi)
    assert re.fullmatch(r"=LKJ_\w+\([^+*/&<>=^-]*\)", sisa)
    assert all(nama.startswith("LKJ_") for nama in re.findall(r"(\w+)\(", sisa))
    assert set(re.findall(r"\b[A-Z_]+\b(?!\()", sisa)) <= set(schema.NAMA_PILIHAN)
    assert len(isi) < 8192


def test_every_computed_column_has_a_udf_form_but_those_named_here() -> None:
    """Only what the book says about itself, fixed words and a fixed number stay native."""
    tanpa = {(t.nama, k.nama) for t, k in HITUNG} - {(t.nama, k.nama) for t, k in UDF}

    assert tanpa == TANPA_UDF
    assert not any(k.udf for t in TABEL for k in t.kolom if not k.is_hitung or k.cari)


def periksa_rujukan(tabel: Tabel, rumus: str) -> None:
    """Assert that a formula of `tabel` refers in a safe form to what exists."""
    isi = tanpa_kata(rumus)
    for cocok in BERKOLOM.finditer(isi):
        lain = schema.TABEL[cocok["tabel"]]
        header = {satu.header for satu in lain.kolom}
        bagian = [isi for nama, isi in cocok.groupdict().items() if nama != "tabel" and isi]
        assert set(bagian) <= header
        if cocok["sel"]:
            assert lain is tabel
    sisa = BERKOLOM.sub("", isi)
    assert not re.search(r"[\[\]@#]|tbl", sisa)
    assert not re.search(r"(?<!\w)\$?[A-Z]{1,3}\$?[0-9]+\b", sisa)


@pytest.mark.parametrize(("tabel", "kolom"), HITUNG, ids=nama_hitung)
def test_formula_is_balanced(tabel: Tabel, kolom: Kolom) -> None:
    """Brackets of every kind close in order, and quotes come in pairs."""
    isi = rumus(tabel, kolom)
    terbuka: list[str] = []
    for huruf in re.sub(r'"[^"]*"', "", isi):
        if huruf in "([{":
            terbuka.append({"(": ")", "[": "]", "{": "}"}[huruf])
        elif huruf in ")]}":
            assert terbuka.pop() == huruf

    assert terbuka == []
    assert isi.count('"') % 2 == 0


def test_names_in_formulas_are_defined() -> None:
    """Choices of Profil are used by the names that the builder defines."""
    dipakai = {
        nama
        for tabel, kolom in HITUNG
        for nama in re.findall(
            r"\b[A-Z]+_[A-Z_]+\b", tanpa_kata(BERKOLOM.sub("", rumus(tabel, kolom)))
        )
    }

    lengkap = {name_lengkap(lembar.nama) for lembar in schema.LEMBAR_ISI}
    mutu = {"MUTU_MULAI", "MUTU_HURUF", "MUTU_KINERJA"}
    assert dipakai - mutu == set(schema.NAMA_PILIHAN) | lengkap


@pytest.mark.parametrize("tabel", TABEL, ids=nama_hitung)
def test_references_to_other_tables_exist(tabel: Tabel) -> None:
    """What a column must name, and what a lookup shows, is there; first columns name rows."""
    for kolom in tabel.kolom:
        if kolom.rujuk:
            lain = schema.TABEL[kolom.rujuk]
            assert lain.unik == (lain.kolom[0].nama,)
            assert lain.kolom[0].tipe is kolom.tipe
        if kolom.cari:
            assert schema.TABEL[kolom.cari.tabel].find(kolom.cari.kolom)
            assert tabel.find(kolom.cari.lewat).is_masukan


def test_columns_that_name_rows_hold_kode_or_years() -> None:
    """A kode column is typed as kode; every choice that is offered is a usable word."""
    for tabel in TABEL:
        for kolom in tabel.kolom:
            if kolom.nama == "kode":
                assert kolom.tipe in (Tipe.KODE, Tipe.LABEL, Tipe.PILIHAN)
            assert all(pilihan == pilihan.strip() for pilihan in kolom.pilihan)
    assert POLA_KODE.fullmatch("425211")
    assert not POLA_KODE.fullmatch("ikm")
