"""A file imported into a table of the example book: what is checked, what changes, what stays."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.edit.isi_tabel import write_baris
from lkjip_xl.workbook.edit.paket import Paket
from lkjip_xl.workbook.impor.importer import HasilImpor

from ..hiasan import CALC_CHAIN, build_hiasan, change_bagian, find_beda, read_bagian

BELANJA = "Kode;Tahun;Jenis Belanja;Pagu;Realisasi\n"


@pytest.fixture
def path_buku(tmp_path: Path, contoh: bytes) -> Path:
    """The example book on disk."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)
    return path


@pytest.fixture
def impor(tmp_path: Path, path_buku: Path) -> Callable[..., HasilImpor]:
    """Imports a text as .csv into a table of the example book."""

    def jalankan(tabel: str, teks: str, buku: Path = path_buku, **pilihan: Any) -> HasilImpor:
        sumber = tmp_path / "ekspor.csv"
        sumber.write_text(teks, encoding="utf-8")
        return api.import_tabel(buku, tabel, sumber, **pilihan)

    return jalankan


def isi_tabel(hasil: HasilImpor, nama: str) -> list[tuple[Any, ...]]:
    """Body of a table of the new book; formulas as text."""
    assert hasil.berkas is not None
    wb = openpyxl.load_workbook(io.BytesIO(hasil.berkas))
    ws = next(satu for satu in wb if nama in satu.tables)
    return [tuple(sel.value for sel in baris) for baris in ws[ws.tables[nama].ref][1:]]


def hiasan(tmp_path: Path) -> Path:
    """A decorated book on disk."""
    path = tmp_path / "hiasan.xlsx"
    path.write_bytes(build_hiasan())
    return path


def tolak(galat: pytest.ExceptionInfo[BukuError]) -> list[tuple[str, str]]:
    """Code and place of each Problem."""
    return [(problem.kode, problem.tempat) for problem in galat.value.problems]


def test_rows_follow_the_last_filled_one(impor: Callable[..., HasilImpor]) -> None:
    """New rows take the spare rows, numbers in any Indonesian writing become numbers."""
    hasil = impor("tblAnggaranBelanja", BELANJA + "51;2026;Pegawai;Rp 1.234.567,-;1.000.000,50\n")

    baris = isi_tabel(hasil, "tblAnggaranBelanja")
    terakhir = [satu for satu in baris if satu[0]][-1]
    assert terakhir[:5] == ("51", 2026, "Pegawai", 1234567, 1000000.5)
    assert (hasil.pratinjau.baru, hasil.pratinjau.baris_tabel) == (1, 0)
    assert hasil.alasan_tanya == ()
    assert hasil.problems == ()


def test_row_with_the_same_kode_is_updated_and_an_equal_one_left(
    impor: Callable[..., HasilImpor],
) -> None:
    """What is there already is not doubled; a person agrees before values change."""
    lama = "51;2023;Belanja Pegawai;1;2\n"
    pertama = impor("tblAnggaranBelanja", BELANJA + lama)

    baris = isi_tabel(pertama, "tblAnggaranBelanja")
    satu = pertama.pratinjau
    assert (satu.baru, satu.diperbarui, satu.sama) == (0, 1, 0)
    assert [b[3:5] for b in baris if b[:2] == ("51", 2023)] == [(1, 2)]
    assert pertama.alasan_tanya == ("1 baris yang ada diperbarui",)


def test_second_import_of_the_same_file_changes_nothing(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """Rows with a key are recognised; there is nothing to write."""
    teks = BELANJA + "54;2026;Lain;1.000;500\n"
    sesudah = tmp_path / "sesudah.xlsx"
    sesudah.write_bytes(impor("tblAnggaranBelanja", teks).berkas or b"")

    kedua = impor("tblAnggaranBelanja", teks, buku=sesudah)

    assert kedua.berkas is None
    assert (kedua.pratinjau.baru, kedua.pratinjau.sama) == (0, 1)


def test_same_rows_without_kode_are_asked_about(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """A table without keys cannot tell a repetition from news, so a person does."""
    teks = "Wilayah\nKecamatan A\nKecamatan B\n"
    sesudah = tmp_path / "sesudah.xlsx"
    sesudah.write_bytes(impor("tblWilayah", teks).berkas or b"")

    assert "sudah diimpor" in impor("tblWilayah", teks, buku=sesudah).alasan_tanya[0]


def test_replacing_empties_inputs_and_keeps_formulas_and_own_columns(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """--ganti writes over all rows; notes of the office stay with the row of their kode."""
    teks = "Kode;Kegiatan;Pagu Semula\nG9;Baru;5\nG2;Dukungan;6\n"

    hasil = impor("tblAnggaranKegiatan", teks, buku=hiasan(tmp_path), ganti=True)

    baris = isi_tabel(hasil, "tblAnggaranKegiatan")
    assert [(b[:6], b[7]) for b in baris] == [
        (("G9", None, "Baru", 5, None, None), "catatan satu"),
        (("G2", None, "Dukungan", 6, None, None), "catatan dua"),
        ((None,) * 6, None),
    ]
    assert all(str(b[6]).startswith("=IF(") for b in baris)
    assert hasil.alasan_tanya == ("2 baris yang ada diganti",)
    assert [(p.kode, "Catatan" in p.pesan) for p in hasil.problems] == [("I-14", True)]


def test_own_column_of_the_same_name_is_filled(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """A column that staff added takes part when the file has its header."""
    teks = "Kode;Tahun;Ket\n54;2024;0812\n55;2024;=A1\n"

    hasil = impor("tblAnggaranBelanja", teks, buku=hiasan(tmp_path))

    assert [b[5] for b in isi_tabel(hasil, "tblAnggaranBelanja")[3:]] == ["0812", "=A1"]
    assert hasil.pratinjau.belum_ada == ("Jenis Belanja", "Pagu", "Realisasi")


def test_texts_of_an_own_column_become_numbers_only_together(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """A .csv holds text only: a column of numbers is stored as numbers, a mixed one as text."""
    teks = "Kode;Tahun;Ket\n54;2024;{}\n55;2024;{}\n"
    buku = hiasan(tmp_path)

    angka = impor("tblAnggaranBelanja", teks.format("4", "3,5"), buku=buku)
    teks_saja = impor("tblAnggaranBelanja", teks.format("4", "baik"), buku=buku)

    assert [b[5] for b in isi_tabel(angka, "tblAnggaranBelanja")[3:]] == [4, 3.5]
    assert [b[5] for b in isi_tabel(teks_saja, "tblAnggaranBelanja")[3:]] == ["4", "baik"]


def test_all_that_cannot_be_read_is_told_at_once_with_the_cell_of_the_file(
    impor: Callable[..., HasilImpor],
) -> None:
    """An ambiguous number is asked about, a wrong kode or year is told; nothing is written."""
    teks = "Kode;Tahun;Uraian Akun;MPN Non Pajak;Potongan SPM\n"
    teks += "4252 11;2023;a;12.34.5;1\n425212;1023;b;#N/A;x\n"

    with pytest.raises(BukuError) as galat:
        impor("tblPNBP", teks)

    assert sorted(tolak(galat)) == [
        ("B-10", "ekspor.csv!A2"),
        ("B-15", "ekspor.csv!B3"),
        ("B-16", "ekspor.csv!D3"),
        ("I-05", "ekspor.csv!D2"),
        ("I-05", "ekspor.csv!E3"),
    ]


def test_ambiguous_number_is_a_question_not_a_guess(impor: Callable[..., HasilImpor]) -> None:
    """A target of "1.234" may be two numbers."""
    with pytest.raises(BukuError) as galat:
        impor("tblPK", "Kode;Kode Sasaran;Indikator Kinerja;Satuan;Target Awal\nX;S1;a;%;1.234\n")

    assert "seribu dua ratus tiga puluh empat" in galat.value.problems[0].pesan


@pytest.mark.parametrize("tanda", ["-", " - ", "\u2013"])
def test_dash_in_a_number_column_is_0_or_empty(
    impor: Callable[..., HasilImpor], tanda: str
) -> None:
    """A dash of a printed table is no number; whether it is 0 only staff know."""
    with pytest.raises(BukuError) as galat:
        impor("tblPNBP", f"Kode;Tahun;MPN Non Pajak\n425211;2023;{tanda}\n")

    (problem,) = galat.value.problems
    assert problem.kode == "I-05"
    assert problem.perbaikan == ("di berkas itu tulis 0, atau kosongkan bila tidak ada data.")


def test_problems_of_a_long_column_are_counted(impor: Callable[..., HasilImpor]) -> None:
    """Thousands of like faults do not bury the first ones."""
    teks = BELANJA + "".join(f"{n};2023;a;x{n};1\n" for n in range(100, 160))

    with pytest.raises(BukuError) as galat:
        impor("tblAnggaranBelanja", teks)

    assert len(galat.value.problems) == 21
    assert "Masih ada 40 sel lain" in galat.value.problems[-1].pesan


@pytest.mark.parametrize(
    ("teks", "kode", "kata"),
    [
        (BELANJA + "51;2030;a;1;1\n51;2030;b;1;1\n", "I-06", "51 2030"),
        (BELANJA + "51;;a;1;1\n", "I-07", '"Tahun" pada baris 2 kosong'),
        ("Tahun;Jenis Belanja;Pagu\n2023;a;1\n", "I-07", "Kolom Kode tidak ada"),
        (BELANJA, "I-08", "Tidak ada baris data"),
        ("Kode;Tahun;Pagu;Pagu\n51;2030;1;2\n", "I-15", 'berjudul "Pagu"'),
    ],
)
def test_rows_that_cannot_be_placed_are_refused(
    impor: Callable[..., HasilImpor], teks: str, kode: str, kata: str
) -> None:
    """Doubled or missing names, no rows, doubled headers: each is told in its own words."""
    with pytest.raises(BukuError) as galat:
        impor("tblAnggaranBelanja", teks)

    assert galat.value.problems[0].kode == kode
    assert kata in galat.value.problems[0].pesan


@pytest.mark.parametrize(
    ("tabel", "pilihan", "kata"),
    [
        ("tblBelanja", {}, "tblAnggaranBelanja"),
        ("tblAnggaranTotal", {}, "diisi oleh buku ini sendiri"),
        ("tblProfil", {"ganti": True}, "baris tetap"),
    ],
)
def test_table_that_takes_no_import_says_why(
    impor: Callable[..., HasilImpor], tabel: str, pilihan: dict[str, Any], kata: str
) -> None:
    """A slip in the name, a table of results, a table of fixed rows."""
    with pytest.raises(BukuError, match=kata):
        impor(tabel, "Kode;Isian\nKOTA;Jember\n", **pilihan)


def test_fixed_entries_are_filled_by_kode_with_their_own_types(
    impor: Callable[..., HasilImpor],
) -> None:
    """Profil has a row for each entry; only its entry changes."""
    teks = "Kode;Isian\nKOTA;Kota Contoh\nTANGGAL_LAPORAN;15/01/2025\nBATAS_CAPAIAN;120\n"

    hasil = impor("tblProfil", teks)

    baris = {b[0]: b for b in isi_tabel(hasil, "tblProfil")}
    assert baris["KOTA"][:3] == ("KOTA", "Kota", "Kota Contoh")
    assert str(baris["TANGGAL_LAPORAN"][2])[:10] == "2025-01-15"
    assert baris["BATAS_CAPAIAN"][2] == 120
    assert hasil.pratinjau.diperbarui == 3


def test_unknown_fixed_entry_and_wrong_choice_are_refused(
    impor: Callable[..., HasilImpor],
) -> None:
    """An entry that the table does not have is told with the nearest one."""
    with pytest.raises(BukuError, match='"KOTA"'):
        impor("tblProfil", "Kode;Isian\nKOTTA;a\n")
    with pytest.raises(BukuError, match="pilihannya sasaran, indikator"):
        impor("tblProfil", "Kode;Isian\nRATA_RATA;median\n")


def test_table_of_one_row_takes_one_row(impor: Callable[..., HasilImpor]) -> None:
    """Respondents by month are one row; two rows would not fit."""
    satu = impor("tblIKMResponden", "Jan;Feb;Mar\n10;20;30\n")

    assert isi_tabel(satu, "tblIKMResponden")[0][2:5] == (10, 20, 30)
    with pytest.raises(BukuError, match="hanya mempunyai satu baris"):
        impor("tblIKMResponden", "Jan;Feb;Mar\n10;20;30\n1;2;3\n")


def test_similar_header_is_used_after_consent_and_remembered(
    impor: Callable[..., HasilImpor], path_buku: Path
) -> None:
    """The first time a person agrees; with the saved mapping nobody is asked again."""
    teks = "Kode Belanja;Tahun;Jenis Belanja;Pagu\n54;2026;Lain;1\n"

    pertama = impor("tblAnggaranBelanja", teks)
    assert pertama.alasan_tanya == ("1 judul kolom hanya mirip",)
    assert ("Kode Belanja", "Kode", True) in pertama.pratinjau.peta

    pertama.berkas_peta.write_text(pertama.peta or "", encoding="utf-8")
    kedua = impor("tblAnggaranBelanja", teks)
    assert pertama.berkas_peta == path_buku.with_name("buku.peta.toml")
    assert (kedua.alasan_tanya, kedua.peta) == ((), None)
    assert ("Kode Belanja", "Kode", False) in kedua.pratinjau.peta


@pytest.mark.parametrize(
    ("tabel", "teks", "kode", "tempat", "dekat"),
    [
        ("tblCapaian", "Kode;Sumber\nIKN;ketik\n", "B-18", "A2", '"IPK"'),
        ("tblCapaian", "Kode;Sumber\nBARU;ketik\n", "B-18", "A2", '"BARU"'),
        ("tblPK", "Kode;Kode Sasaran;Satuan\nX;S9;%\n", "B-18", "B2", "PK (Sasaran)"),
        ("tblPK", "Kode;Kode Sasaran;Satuan\nX;;%\n", "B-18", "B2", "belum diisi"),
        ("tblIKPA", "Kode;Tahun;Nilai\nREVISII;2023;90\n", "B-14", "A2", '"REVISI"'),
    ],
)
def test_kode_that_the_book_does_not_know_is_refused(
    impor: Callable[..., HasilImpor], tabel: str, teks: str, kode: str, tempat: str, dekat: str
) -> None:
    """What would stop the report never gets into the book; the cell of the file is named."""
    with pytest.raises(BukuError) as galat:
        impor(tabel, teks)

    assert tolak(galat) == [(kode, f"ekspor.csv!{tempat}")]
    assert dekat in galat.value.problems[0].pesan


def test_known_kode_passes(impor: Callable[..., HasilImpor]) -> None:
    """A row of an indikator of the book is taken without a word."""
    hasil = impor("tblCapaian", "Kode;Sumber;Realisasi Diketik\nIKM;ketik;3,5\n")

    assert (hasil.problems, hasil.pratinjau.diperbarui) == ((), 1)


def test_unknown_kode_that_does_no_harm_is_only_told(impor: Callable[..., HasilImpor]) -> None:
    """History of an indikator that is gone comes in; staff hear that it is not used."""
    hasil = impor("tblRiwayat", "Kode;Tahun;Target;Realisasi\nIKX;2020;3;3\n")

    assert [(p.kode, p.tingkat, p.tempat) for p in hasil.problems] == [
        ("B-22", Tingkat.PERINGATAN, "ekspor.csv!A2")
    ]
    assert hasil.pratinjau.baru == 1


def test_missing_column_of_the_parent_is_told(impor: Callable[..., HasilImpor]) -> None:
    """New indikator without Kode Sasaran come in, and staff know what to fill in next."""
    hasil = impor("tblPK", "Kode;Indikator Kinerja;Satuan;Target Awal\nXX;a;%;12\n")

    assert [p.kode for p in hasil.problems] == ["I-18"]
    assert '"Kode Sasaran"' in hasil.problems[0].pesan


def test_computed_column_of_the_file_is_not_used(impor: Callable[..., HasilImpor]) -> None:
    """Realisasi, Target and Capaian (%) are the book's own figures; no input takes them."""
    hasil = impor("tblCapaian", "Kode;Realisasi;Target;Capaian (%)\nIKM;3;1;1\n")

    assert hasil.pratinjau.tak_dipakai == ("Realisasi", "Target", "Capaian (%)")
    assert hasil.berkas is None


@pytest.mark.parametrize(
    "teks", ["Akun;Tahun;Jenis Belanja;Pagu\n54;2026;a;1\n", "Akun;Tahun;Pagu\n54;2026;1\n"]
)
def test_missing_key_shows_the_lines_that_repair_it(
    impor: Callable[..., HasilImpor], path_buku: Path, teks: str
) -> None:
    """The file of mappings is named, and its lines work when they are copied."""
    with pytest.raises(BukuError) as galat:
        impor("tblAnggaranBelanja", teks)

    baris = galat.value.problems[0].perbaikan.splitlines()
    path_buku.with_name("buku.peta.toml").write_text("\n".join(baris[1:-1]), encoding="utf-8")
    assert "buku.peta.toml di folder buku" in baris[0]
    assert [satu.strip() for satu in baris[1:-1]] == ["[tblAnggaranBelanja]", '"Akun" = "Kode"']
    assert impor("tblAnggaranBelanja", teks).pratinjau.baru == 1


@pytest.mark.parametrize("tabel", ["tblAnggaranTahun", "tblAnggaranKegiatan"])
def test_file_for_another_table_is_asked_about(
    impor: Callable[..., HasilImpor], tabel: str
) -> None:
    """A slip in --tabel is noticed by the headers before anything is written."""
    hasil = impor(tabel, BELANJA + "51;2026;a;1;1\n")

    assert [p.kode for p in hasil.problems] == ["I-17"]
    assert "mungkin maksudnya tblAnggaranBelanja" in hasil.problems[0].pesan
    assert "berkas ini lebih cocok dengan tabel lain" in hasil.alasan_tanya


def test_other_table_is_named_beside_what_stops_the_import(
    impor: Callable[..., HasilImpor],
) -> None:
    """Doubled years, or headers not found, have the same cause."""
    teks = BELANJA + "51;2026;a;1;1\n52;2026;a;1;1\n"

    with pytest.raises(BukuError, match="--tabel tblAnggaranBelanja"):
        impor("tblAnggaranTahun", teks)
    with pytest.raises(BukuError, match="tblAnggaranBelanja, bukan tblTPI"):
        impor("tblTPI", teks)


def test_name_of_no_table_lists_those_that_can_be_filled(impor: Callable[..., HasilImpor]) -> None:
    """Nothing far-fetched is proposed, and tables of results are not offered."""
    with pytest.raises(BukuError) as galat:
        impor("tblGaji", BELANJA)

    satu = galat.value.problems[0]
    assert "Mungkin" not in satu.pesan
    assert "tblAnggaranBelanja" in satu.perbaikan
    assert "tblAnggaranTotal" not in satu.perbaikan


def test_name_of_a_sheet_lists_its_tables(impor: Callable[..., HasilImpor]) -> None:
    """Whoever names the sheet is told the tables on it, not one that merely sounds alike."""
    with pytest.raises(BukuError, match="Itu nama lembar") as galat:
        impor("anggaran", "Kode;Tahun\n")

    assert "tblAnggaranBelanja" in galat.value.problems[0].perbaikan
    assert "tblPNBP" not in galat.value.problems[0].perbaikan
    assert "Mungkin maksudnya" not in galat.value.problems[0].pesan


def test_slip_in_the_saved_mapping_is_told(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """A pair whose column does not exist is no silent nothing."""
    peta = tmp_path / "peta.toml"
    peta.write_text('[tblAnggaranBelanja]\n"MAK" = "Kodde"\n', encoding="utf-8")

    hasil = impor("tblAnggaranBelanja", BELANJA + "54;2026;a;1;1\n", peta=peta)

    assert [(p.kode, p.sheet) for p in hasil.problems] == [("I-10", "peta.toml")]
    assert 'Mungkin maksudnya "Kode"' in hasil.problems[0].pesan


def test_uncalculated_formula_of_the_file_is_no_empty_cell(path_buku: Path, tmp_path: Path) -> None:
    """A file written by a program that cannot calculate must be opened in Excel first."""
    wb = openpyxl.Workbook()
    wb.active.append(["Kode", "Tahun", "Pagu"])
    wb.active.append(["54", 2026, "=1+1"])
    wb.save(tmp_path / "rumus.xlsx")

    with pytest.raises(BukuError) as galat:
        api.import_tabel(path_buku, "tblAnggaranBelanja", tmp_path / "rumus.xlsx")

    assert tolak(galat) == [("I-12", "rumus.xlsx: Sheet!C2")]


def test_only_the_table_and_its_sheet_change(
    impor: Callable[..., HasilImpor], tmp_path: Path
) -> None:
    """Charts, pictures, comments, names, macros and other sheets keep every byte."""
    makro = {"xl/vbaProject.bin": b"\xd0\xcf makro", "[Content_Types].xml": CALC_CHAIN[
        "[Content_Types].xml"]}  # fmt: skip
    buku = tmp_path / "makro.xlsm"
    lama = change_bagian(build_hiasan(), {**CALC_CHAIN, **makro})
    buku.write_bytes(lama)

    hasil = impor("tblAnggaranBelanja", BELANJA + "52;2023;Barang;21;18\n", buku=buku)

    assert hasil.berkas is not None
    assert find_beda(lama, hasil.berkas) == {
        "xl/worksheets/sheet1.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels",
        "xl/calcChain.xml",
    }  # fmt: skip
    assert read_bagian(hasil.berkas)["xl/vbaProject.bin"] == b"\xd0\xcf makro"


def _problems(hitungan: Any) -> list[Problem]:
    """Problems about computed cells."""
    return [p for p in hitungan.problems if p.kode in ("B-30", "B-31", "B-32")]


@pytest.mark.libreoffice
def test_imported_book_recalculates_to_what_the_core_computes(
    impor: Callable[..., HasilImpor],
    path_buku: Path,
    tmp_path: Path,
    recalculate: Callable[[Sequence[Path]], list[Path]],
) -> None:
    """30 kegiatan push two tables down; every formula of the book still shows the right figure."""
    semula = api.compute_buku(path_buku).hasil
    teks = "Kode;Program;Kegiatan;Pagu Semula;Realisasi\n"
    teks += "".join(f"Z{n};P;Kegiatan {n};{n}.000;{n}00\n" for n in range(1, 31))
    hasil = impor("tblAnggaranKegiatan", teks)
    satu, dua = tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"
    satu.write_bytes(hasil.berkas or b"")
    lagi = impor("tblAnggaranBelanja", BELANJA + "".join(
        f"{n};2023;Belanja {n};1.000;500\n" for n in range(60, 70)), buku=satu)  # fmt: skip
    dua.write_bytes(lagi.berkas or b"")

    hitungan = [api.compute_buku(path) for path in recalculate([satu, dua])]

    assert hasil.pratinjau.disisipkan > 20
    assert [_problems(h) for h in hitungan] == [[], []]
    pagu = [h.hasil["anggaran.total.pagu"].nilai for h in hitungan]
    assert pagu == [Decimal(str(semula["anggaran.total.pagu"].nilai)) + 465000] * 2
    kunci = "anggaran.belanja.TOTAL.2023.pagu"
    assert hitungan[0].hasil[kunci].nilai == semula[kunci].nilai
    assert hitungan[1].hasil[kunci].nilai == Decimal(str(semula[kunci].nilai)) + 10000
    assert hitungan[1].hasil["anggaran.belanja.65.2023.serapan"].nilai == 50


@pytest.mark.libreoffice
def test_decorated_book_recalculates_with_its_own_formulas(
    impor: Callable[..., HasilImpor],
    tmp_path: Path,
    recalculate: Callable[[Sequence[Path]], list[Path]],
) -> None:
    """Formulas of the office, on this sheet and on its own, follow the rows that moved."""
    teks = "Kode;Kegiatan;Pagu Semula\n" + "".join(f"H{n};k;10\n" for n in range(10))
    path = tmp_path / "jadi.xlsx"
    path.write_bytes(impor("tblAnggaranKegiatan", teks, buku=hiasan(tmp_path)).berkas or b"")

    wb = openpyxl.load_workbook(recalculate([path])[0], data_only=True)

    milik = [wb["Milik Kantor"].cell(n, 1).value for n in range(1, 4)]
    assert milik == [20, 60, 400]
    assert wb["Anggaran"]["D24"].value == 460
    assert wb["Anggaran"]["D25"].value == 60
    assert wb["Anggaran"]["G15"].value == 10


@pytest.mark.libreoffice
def test_every_table_of_the_book_may_grow(
    contoh: bytes, tmp_path: Path, recalculate: Callable[[Sequence[Path]], list[Path]]
) -> None:
    """Rows come into every table at once; all formulas of the book keep their figures."""
    paket = Paket(contoh)
    for nama, tabel in schema.TABEL.items():
        letak = paket.find_tabel(nama)
        if letak is not None and not (tabel.baris or tabel.tetap or tabel.isi or tabel.satu_baris):
            write_baris(paket, nama, {letak.jumlah + 6: {}})
    paket.set_hitung_ulang()
    lama, baru = tmp_path / "lama.xlsx", tmp_path / "baru.xlsx"
    lama.write_bytes(contoh)
    baru.write_bytes(paket.to_bytes())

    semula, sesudah = (api.compute_buku(path) for path in [lama, *recalculate([baru])])

    assert [p.kode for p in sesudah.problems] == [p.kode for p in semula.problems]
    assert {k: h.nilai for k, h in sesudah.hasil.items()} == {
        k: h.nilai for k, h in semula.hasil.items()
    }
