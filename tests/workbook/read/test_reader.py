"""Reading a workbook: what is understood, and how every fault is told."""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.table import Table, TableColumn

from lkjip_xl import api
from lkjip_xl.errors import BukuError, LingkunganError, Problem, Tingkat
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.read.grid import FileGrid, MemoryGrid
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write.example import load_contoh

Tempat = tuple[str, int, str]  # table, row in its body, column name in Python
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
CONTOH = load_contoh("jember")
LETAK = layout.build_letak(CONTOH)
GRID = layout.build_grid(CONTOH, LETAK)


def ubah_grid(ubahan: Mapping[Tempat, Any]) -> MemoryGrid:
    """The example in memory with some cells changed; rows count as in the file."""
    tabel = {nama: GRID.read_tabel(nama) for nama in GRID.daftar_tabel}
    for nama in {nama for nama, _, _ in ubahan}:
        isi = copy.deepcopy([list(baris) for baris in tabel[nama].isi])
        for (milik, baris, kolom), nilai in ubahan.items():
            if milik == nama:
                isi[baris][nomor_kolom(nama, kolom)] = nilai
        tabel[nama] = replace(tabel[nama], isi=isi)
    return MemoryGrid(list(tabel.values()))


def nomor_kolom(tabel: str, kolom: str) -> int:
    """Position of a column in its table."""
    return [satu.nama for satu in schema.TABEL[tabel].kolom].index(kolom)


def alamat(tempat: Tempat) -> str:
    """A place as problems name it."""
    tabel, baris, kolom = tempat
    letak = LETAK[tabel]
    return f"{letak.lembar.nama}!{format_alamat(letak.awal + baris, nomor_kolom(tabel, kolom))}"


def baris_profil(kode: str) -> int:
    """Row of an entry of Profil."""
    return [baris.kode for baris in schema.TABEL["tblProfil"].baris].index(kode)


def periksa(buku: MemoryGrid | Path) -> tuple[Problem, ...]:
    """All that is said of a book, whether it stops the report or not; computed cells aside."""
    try:
        hitungan = api.compute_buku(buku) if isinstance(buku, Path) else api.compute_grid(buku)
        problems = hitungan.problems
    except BukuError as galat:
        problems = galat.problems
    return tuple(problem for problem in problems if problem.kode != "B-30")


def tolak(path: Path) -> Problem:
    """The one reason why a file cannot be read at all."""
    with pytest.raises(BukuError) as galat:
        api.compute_buku(path)
    (problem,) = galat.value.problems
    assert problem.tingkat is Tingkat.GALAT
    assert problem.tempat == path.name
    assert problem.perbaikan
    return problem


# Whole files


@pytest.mark.parametrize(
    ("nama", "isi", "kode", "pesan"),
    [
        ("kosong.xlsx", b"", "B-03", "bukan buku kerja Excel"),
        ("teks.xlsx", b"Kode;Target\nIKM;3,25\n", "B-03", "bukan buku kerja Excel"),
        ("lama.xls", OLE, "B-03", ".xls"),
        ("sandi.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "B-02", "kata sandi"),
        ("rusak.xlsx", b"PK\x03\x04" + bytes(100), "B-04", "rusak"),
    ],
)
def test_file_that_is_no_workbook_is_told(
    tmp_path: Path, nama: str, isi: bytes, kode: str, pesan: str
) -> None:
    """Another kind of file, the old format, a password and damage are told apart."""
    (tmp_path / nama).write_bytes(isi)

    problem = tolak(tmp_path / nama)

    assert problem.kode == kode
    assert pesan in problem.pesan


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is named."""
    for nama in ("tidak ada.xlsx", "."):
        with pytest.raises(BukuError, match=r"tidak ditemukan.*\(B-01\)"):
            api.compute_buku(tmp_path / nama)


def test_truncated_file_is_told(tmp_path: Path, contoh: bytes) -> None:
    """A file of which a part is missing, wherever it ends, is damaged."""
    for bagian in (0.2, 0.5, 0.9, 0.999):
        path = tmp_path / "terpotong.xlsx"
        path.write_bytes(contoh[: int(len(contoh) * bagian)])
        assert tolak(path).kode == "B-04"


def test_file_with_a_broken_member_is_told(tmp_path: Path, contoh: bytes) -> None:
    """Bytes that changed inside one part are noticed, although the zip still opens."""
    with zipfile.ZipFile(io.BytesIO(contoh)) as arsip:
        awal = arsip.getinfo("xl/worksheets/sheet2.xml").header_offset + 200
    path = tmp_path / "busuk.xlsx"
    busuk = bytes(satu ^ 0xFF for satu in contoh[awal : awal + 50])
    path.write_bytes(contoh[:awal] + busuk + contoh[awal + 50 :])

    assert tolak(path).kode == "B-04"


def tulis_ulang(isi: bytes, path: Path, ganti: Callable[[str, bytes], bytes | None]) -> Path:
    """A package with parts changed, or left out where `ganti` gives None."""
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(path, "w") as tujuan:
        for nama in asal.namelist():
            baru = ganti(nama, asal.read(nama))
            if baru is not None:
                tujuan.writestr(nama, baru)
    return path


@pytest.mark.parametrize(
    "bagian",
    [
        "xl/workbook.xml",
        "xl/worksheets/sheet2.xml",
        "xl/tables/table5.xml",
    ],
)
def test_part_that_ends_early_is_told(tmp_path: Path, contoh: bytes, bagian: str) -> None:
    """XML that breaks off inside a sound zip is damage too."""
    path = tulis_ulang(
        contoh,
        tmp_path / "putus.xlsx",
        lambda nama, isi: isi[: len(isi) // 3] if nama == bagian else isi,
    )

    with pytest.raises(BukuError):
        api.compute_buku(path)


def test_package_of_another_program_is_told(tmp_path: Path, contoh: bytes) -> None:
    """A zip without a workbook, such as a .docx, is no .xlsx."""
    path = tulis_ulang(
        contoh,
        tmp_path / "laporan.xlsx",
        lambda nama, isi: None if nama == "xl/workbook.xml" else isi,
    )

    assert tolak(path).kode == "B-03"


def test_file_that_may_not_be_read_is_a_matter_of_the_machine(
    tmp_path: Path, contoh: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No right to read is told as such, not as damage."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    def tolak_buka(*_: Any, **__: Any) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", tolak_buka)

    with pytest.raises(LingkunganError, match=r"\(L-05\)"):
        api.compute_buku(path)


# Sheets, tables, columns


def test_missing_sheet_is_told_with_the_nearest_name(buku: Any, tmp_path: Path) -> None:
    """A sheet that was deleted is named once, with the sheet that may have been meant."""
    del buku.wb["Capaian"]
    buku.wb.create_sheet("Capaian_")

    semua = [p for p in periksa(buku.simpan(tmp_path / "b.xlsx")) if p.kode == "B-05"]

    (problem,) = semua
    assert problem.tempat == "Capaian"
    assert 'Lembar "Capaian" tidak ada. Mungkin maksudnya "Capaian_".' in problem.pesan
    assert "salin lembar itu dari buku kosong" in problem.perbaikan


def test_missing_table_is_told_with_the_nearest_name(buku: Any, tmp_path: Path) -> None:
    """A table that was renamed is named with its sheet and the name it may have now."""
    ws, tabel = buku.tabel("tblRiwayat")
    del ws.tables["tblRiwayat"]
    ws.add_table(Table(displayName="tblRiwayat2", ref=tabel.ref))

    (problem,) = [p for p in periksa(buku.simpan(tmp_path / "b.xlsx")) if p.kode == "B-06"]

    assert problem.tempat == "Riwayat"
    assert '"tblRiwayat"' in problem.pesan
    assert 'Mungkin maksudnya "tblRiwayat2".' in problem.pesan
    assert "Table Design" in problem.perbaikan


@pytest.mark.parametrize(
    ("header", "tingkat"),
    [("Target Awal", Tingkat.GALAT), ("Target", Tingkat.PERINGATAN)],
)
def test_missing_column_is_told_with_the_nearest_name(
    buku: Any, tmp_path: Path, header: str, tingkat: Tingkat
) -> None:
    """An input column that is missing stops the report, a computed one does not."""
    _, tabel = buku.tabel("tblPK")
    sel = buku.sel("tblPK", -1, header)
    sel.value = f"{header} Baru"
    next(k for k in tabel.tableColumns if k.name == header).name = sel.value

    (problem,) = [p for p in periksa(buku.simpan(tmp_path / "b.xlsx")) if p.kode == "B-07"]

    assert problem.tempat == f"PK!A{sel.row}"
    assert problem.tingkat is tingkat
    assert f'Kolom "{header}" tidak ada' in problem.pesan
    assert f'Mungkin maksudnya "{header} Baru".' in problem.pesan


def test_missing_entry_of_profil_is_told(buku: Any, tmp_path: Path) -> None:
    """A fixed row that was deleted or renamed is named by its kode and label."""
    buku.ubah({("tblProfil", "KOTA", "Kode"): "KOTAA"})

    (problem,) = [p for p in periksa(buku.simpan(tmp_path / "b.xlsx")) if p.kode == "B-08"]

    assert problem.tempat == "Profil"
    assert '"KOTA" (Kota) tidak ada' in problem.pesan
    assert 'Mungkin maksudnya "KOTAA".' in problem.pesan


# Cells


@pytest.mark.parametrize(
    ("tempat", "nilai", "kode", "pesan", "perbaikan"),
    [
        (("tblPK", 7, "target_awal"), "3,25 Indeks", "B-11", "seharusnya angka 3,25", "ketik 3,25"),
        (("tblPK", 7, "target_awal"), "90%", "B-11", "seharusnya angka 90", "ketik 90"),
        (("tblPK", 7, "target_awal"), "1.234", "B-11", "seharusnya angka.", "ketik angkanya saja"),
        (("tblPK", 7, "target_awal"), "belum", "B-11", 'teks "belum"', "ketik angkanya saja"),
        (("tblPK", 7, "target_awal"), True, "B-12", "BENAR/SALAH", "Umum (General)"),
        (("tblPK", 7, "target_awal"), date(2025, 1, 2), "B-12", "tanggal", "Umum (General)"),
        (("tblPK", 7, "target_awal"), datetime(2025, 1, 2, tzinfo=UTC), "B-12", "tanggal", "Umum"),
        (("tblPK", 7, "target_awal"), float("inf"), "B-12", "bukan angka yang sah", "ketik"),
        (("tblPK", 7, "target_awal"), 1e300, "B-13", "terlalu besar", "angka nol"),
        (("tblPK", 7, "target_awal"), "#DIV/0!", "B-16", "kesalahan Excel #DIV/0!", "rumus"),
        (("tblPK", 7, "satuan"), "#N/A", "B-16", "kesalahan Excel #N/A", "rumus"),
        (("tblPK", 7, "indikator"), True, "B-12", "seharusnya teks", "format sel"),
        (("tblPK", 7, "polaritas"), "maksimum", "B-14", 'Mungkin maksudnya "maksimal"', "pilih"),
        (("tblPK", 7, "kode"), "ikm", "B-10", 'Kode "ikm"', "misalnya IKM."),
        (("tblPK", 7, "kode"), "Indeks kepuasan", "B-10", "huruf besar", "misalnya INDEKS_KEPUA."),
        (("tblCapaian", 0, "desimal"), 2.5, "B-12", "seharusnya bilangan bulat", "belakang koma"),
        (("tblCapaian", 0, "desimal"), 7, "B-15", "paling besar 6", "skalanya"),
        (("tblIKMUnsur", 0, "bulan1"), 39.2, "B-15", "paling besar 4", "koma desimal"),
        (("tblAnggaranKegiatan", 0, "pagu_semula"), -1, "B-15", "paling kecil 0", "tanda minus"),
        (("tblIPK", 0, "skala"), 6, "B-14", "pilihannya 4, 5", "pilih salah satu"),
        (("tblRiwayat", 0, "tahun"), 22, "B-15", "seharusnya tahun", "misalnya 2025"),
        (("tblRiwayat", 0, "tahun"), "2022 ", "B-11", "seharusnya angka", "ketik"),
        (("tblProfil", baris_profil("TAHUN"), "isian"), "dua ribu", "B-11", "Tahun laporan", ""),
        (("tblProfil", baris_profil("TANGGAL_LAPORAN"), "isian"), "2 Jan", "B-12", "tanggal", ""),
        (("tblProfil", baris_profil("BATAS_CAPAIAN"), "isian"), 105, "B-14", "100, 110", "pilih"),
    ],
)  # fmt: skip
def test_cell_with_unusable_content_is_told(
    tempat: Tempat, nilai: Any, kode: str, pesan: str, perbaikan: str
) -> None:
    """Each fault names its cell, what stands there, what should, and what to do."""
    problem = periksa(ubah_grid({tempat: nilai}))[0]

    assert problem.kode == kode
    assert problem.tempat == alamat(tempat)
    assert problem.tingkat is Tingkat.GALAT
    assert pesan in problem.pesan
    assert perbaikan in problem.perbaikan


@pytest.mark.parametrize(
    "teks", ["9" * 800, "1e9999", "1e1000000000", "-1e-9999", "1e99999999999999999999", "٣"]
)
def test_absurd_number_as_text_is_told_without_a_proposal(teks: str) -> None:
    """A text that means an impossible number is a text; nobody is asked to type it."""
    problem = periksa(ubah_grid({("tblPK", 7, "target_awal"): teks}))[0]

    assert problem.kode == "B-11"
    assert len(problem.pesan) < 200


@pytest.mark.parametrize(
    ("ubahan", "salah", "kode", "pesan"),
    [
        (
            {("tblPK", 8, "kode"): "IKM"},
            ("tblPK", 8, "kode"),
            "B-17",
            f'Kode "IKM" sudah dipakai di {alamat(("tblPK", 7, "kode"))}',
        ),
        ({("tblRiwayat", 1, "tahun"): 2021}, ("tblRiwayat", 1, "kode"), "B-17", '"IKM tahun 2021"'),
        ({("tblIKI", 0, "kode"): "IKM"}, ("tblIKI", 0, "kode"), "B-17", "sudah dipakai"),
        ({("tblSasaran", 0, "kode"): "TOTAL"}, ("tblSasaran", 0, "kode"), "B-10", '"TOTAL"'),
        ({("tblPK", 7, "kode_sasaran"): None}, ("tblPK", 7, "kode_sasaran"), "B-18", "induk"),
        (
            {("tblPK", 7, "kode_sasaran"): "SS9"},
            ("tblPK", 7, "kode_sasaran"),
            "B-18",
            'berisi "SS9" yang tidak ada di PK (Sasaran). Mungkin maksudnya "SS',
        ),
        ({("tblPKAnggaran", 0, "kode"): None}, ("tblPKAnggaran", 0, "kode"), "B-09", '"Kode"'),
        (
            {("tblIPKUnsur", 0, "bobot"): 30},
            ("tblIPKUnsur", 0, "bobot"),
            "P-01",
            "Jumlah bobot unsur internal 110, seharusnya 100.",
        ),
        (
            {("tblNarasi", 0, "isian"): "Yth. {{ nama }}"},
            ("tblNarasi", 0, "isian"),
            "P-07",
            "kurung templat",
        ),
    ],
)
def test_rows_that_do_not_fit_together_are_told(
    ubahan: Mapping[Tempat, Any], salah: Tempat, kode: str, pesan: str
) -> None:
    """Twins, orphans, unnamed rows and wrong weights stop the report at the cell to repair."""
    problems = [p for p in periksa(ubah_grid(ubahan)) if p.kode == kode]

    assert problems[0].tempat == alamat(salah)
    assert problems[0].tingkat is Tingkat.GALAT
    assert pesan in problems[0].pesan
    assert problems[0].perbaikan


@pytest.mark.parametrize(
    ("tempat", "nilai", "kode", "pesan"),
    [
        (("tblRiwayat", 0, "kode"), "ILK", "B-22", 'berisi "ILK" yang tidak ada di PK'),
        (("tblPembanding", 0, "kode_indikator"), "IPKK", "B-22", 'Mungkin maksudnya "IPK"'),
        (("tblProfil", baris_profil("KOTA"), "isian"), None, "B-20", '"Kota" belum diisi'),
        (("tblPK", 7, "target_awal"), None, "P-02", 'Target indikator "IKM" belum diisi'),
        (("tblSasaran", 6, "tingkat"), None, "P-05", 'Tingkat sasaran "S1" belum dipilih'),
        (("tblCapaian", 0, "realisasi_diketik"), 3.5, "P-06", "diketik 3,5"),
    ],
)
def test_what_is_missing_or_unlikely_is_told_and_stops_nothing(
    tempat: Tempat, nilai: Any, kode: str, pesan: str
) -> None:
    """An unfinished draft computes; what to look at is listed with its cell."""
    problems = api.compute_grid(ubah_grid({tempat: nilai})).problems

    (problem,) = [p for p in problems if p.kode == kode]
    assert problem.tempat == alamat(tempat)
    assert problem.tingkat is Tingkat.PERINGATAN
    assert pesan in problem.pesan
    assert problem.perbaikan


@pytest.mark.parametrize("nilai", [0.875, 0.2])
def test_percent_between_0_and_1_is_questioned(nilai: float) -> None:
    """A fraction in a percent column is read as it stands, and its hundredfold proposed."""
    tempat = ("tblIPKUnsur", 0, "bobot")

    (problem,) = [p for p in periksa(ubah_grid({tempat: nilai})) if p.kode == "B-21"]

    assert problem.tempat == alamat(tempat)
    assert problem.tingkat is Tingkat.PERINGATAN
    assert f"maksudnya {str(nilai * 100).replace('.', ',').removesuffix(',0')}" in problem.pesan


def test_percent_of_an_indikator_between_0_and_1_is_questioned() -> None:
    """A target in percent that was typed as a fraction is questioned through its unit."""
    tempat = ("tblPK", 7, "target_awal")
    problems = periksa(ubah_grid({("tblPK", 7, "satuan"): "%", tempat: 0.9}))

    (problem,) = [p for p in problems if p.kode == "B-21"]
    assert problem.tempat == alamat(tempat)


def test_missing_year_stops_the_report() -> None:
    """Without the tahun laporan nothing can be looked up: that one empty cell is a galat."""
    tempat = ("tblProfil", baris_profil("TAHUN"), "isian")

    with pytest.raises(BukuError) as galat:
        api.compute_grid(ubah_grid({tempat: None}))

    (problem,) = [p for p in galat.value.problems if p.tingkat is Tingkat.GALAT]
    assert problem.kode == "B-20"
    assert problem.tempat == alamat(tempat)


def test_year_before_the_rules_lists_what_is_covered() -> None:
    """A year that no regulation here covers is a galat with the years that are."""
    tempat = ("tblProfil", baris_profil("TAHUN"), "isian")

    with pytest.raises(BukuError, match=r"tercakup: \d{4}.*\(R-02\)"):
        api.compute_grid(ubah_grid({tempat: 2016}))


def test_all_faults_of_a_file_are_told_at_once(buku: Any, tmp_path: Path) -> None:
    """Staff repair a book in one round: every fault of every sheet, galat first."""
    salah = {
        ("tblProfil", "BATAS_CAPAIAN", "Isian"): 105,
        ("tblPK", "IKM", "Target Awal"): "3,25 Indeks",
        ("tblPK", "IPK", "Target Awal"): True,
        ("tblPK", "IKI", "Target Awal"): date(2025, 1, 2),
        ("tblPK", "IKU1", "Kode Sasaran"): "SS8",
        ("tblCapaian", 2, "Kode"): "IKM",
        ("tblRiwayat", 0, "Tahun"): "2021",
        ("tblIPKUnsur", 0, "Bobot (%)"): 19,
        ("tblAnggaranKegiatan", "G1", "Pagu Semula"): -5,
        ("tblPNBP", 0, "MPN Non Pajak"): 1e16,
        ("tblRiwayat", 2, "Kode"): "HILANG",
    }
    tempat = set(buku.ubah(salah))

    with pytest.raises(BukuError) as galat:
        api.compute_buku(buku.simpan(tmp_path / "b.xlsx"))

    assert tempat <= {problem.tempat for problem in galat.value.problems}
    urut = [list(Tingkat).index(problem.tingkat) for problem in galat.value.problems]
    assert urut == sorted(urut)
    assert {"B-11", "B-12", "B-13", "B-14", "B-15", "B-17", "B-18", "P-01"} <= {
        problem.kode for problem in galat.value.problems
    }
    banyak = urut.count(0)
    assert str(galat.value).startswith(f"{banyak} galat perlu diperbaiki lebih dahulu:\n1. ")
    assert f"\nTidak menghalangi laporan:\n{banyak + 1}. " in str(galat.value)


@pytest.mark.parametrize("isi", ["#N/A", "#DIV/0!", "#REF!"])
def test_error_value_of_excel_in_a_file_is_told(buku: Any, tmp_path: Path, isi: str) -> None:
    """An error value in an input cell is not an empty cell."""
    (tempat,) = buku.ubah({("tblPK", "IKM", "Target Awal"): isi})

    problems = periksa(buku.simpan(tmp_path / "b.xlsx"))

    assert ("B-16", tempat) in {(problem.kode, problem.tempat) for problem in problems}


# What is understood


@pytest.mark.parametrize("buat", [lambda: api.build_contoh("jember"),
                                  lambda: api.build_buku_baru("Kantor Uji", 2025)])  # fmt: skip
def test_every_value_knows_its_cell(tmp_path: Path, buat: Callable[[], bytes]) -> None:
    """The origin of each input, empty ones too, is the cell in which it stands."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(buat())
    wb = openpyxl.load_workbook(path)

    bacaan = read_buku(open_buku(path))

    banyak = 0
    for semua in bacaan.baris.values():
        for baris in semua:
            for isian in baris.isian.values():
                lembar, _, sel = isian.asal.rpartition("!")
                ada = wb[lembar][sel].value
                banyak += 1
                if isian.isi is None:
                    assert ada in (None, "")
                elif isinstance(isian.isi, Decimal):
                    assert isian.isi == Decimal(str(ada))
                elif isinstance(isian.isi, date):
                    assert isian.isi == ada.date()
                else:
                    assert isian.isi == str(ada).strip()
    assert banyak > 300


def test_rows_without_input_do_not_exist(buku: Any, tmp_path: Path) -> None:
    """Spare rows, rows emptied in the middle and rows of spaces are no rows."""
    buku.ubah({("tblWilayah", 1, "Wilayah"): None, ("tblWilayah", 2, "Wilayah"): "  "})

    data = read_buku(open_buku(buku.simpan(tmp_path / "b.xlsx"))).data

    assert [satu.nama.isi for satu in data.wilayah] == ["Kabupaten Jember", "Kabupaten Banyuwangi"]
    assert len(data.indikator) == 10


def test_number_is_what_was_typed() -> None:
    """A float of the file becomes the decimal that staff typed, a whole number has no fraction."""
    grid = ubah_grid({("tblPK", 7, "target_awal"): 3.1, ("tblPK", 8, "target_awal"): 90.0})

    target = [str(satu.target_awal.isi) for satu in read_buku(grid).data.indikator]

    assert target[7:9] == ["3.1", "90"]


@pytest.mark.parametrize(
    ("kolom", "nilai", "dibaca"),
    [
        ("indikator", "  Indeks\r\nKepuasan_x000D_ ", "Indeks\nKepuasan"),
        ("satuan", 5.0, "5"),
        ("satuan", 2.5, "2,5"),
        ("polaritas", "MINIMAL", "minimal"),
        ("satuan", "=1+1", "=1+1"),
    ],
)
def test_text_is_read_without_the_traces_of_typing(kolom: str, nilai: Any, dibaca: str) -> None:
    """Spaces at the ends, returns of Windows and case of a choice do not matter."""
    bacaan = read_buku(ubah_grid({("tblPK", 7, kolom): nilai}))

    assert getattr(bacaan.data.indikator[7], kolom).isi == dibaca
    assert bacaan.problems == ()


def test_numeric_kode_is_text() -> None:
    """An account number that Excel keeps as a number is the same kode."""
    data = read_buku(ubah_grid({("tblPNBP", 0, "kode"): 425211.0})).data

    assert data.pnbp[0].kode.isi == "425211"


@pytest.mark.parametrize(
    ("sel", "nilai"), [(rb"\1><f>1+2</f><v>3</v>", 3), (rb'\1 t="str"><f>1+2</f><v></v>', None)]
)
def test_formula_that_was_calculated_is_an_input(
    buku: Any, tmp_path: Path, sel: bytes, nilai: int | None
) -> None:
    """Staff may compute an input: its value counts, and empty text is an empty cell."""
    buku.ubah({("tblPK", "IKM", "Target Awal"): "=1+2"})
    asal = buku.simpan(tmp_path / "a.xlsx").read_bytes()
    path = tulis_ulang(
        asal,
        tmp_path / "b.xlsx",
        lambda _, isi: re.sub(rb"(<c [^>]*)><f>1\+2</f><v ?/?>(?:</v>)?", sel, isi),
    )

    hitungan = api.compute_buku(path)

    assert hitungan.hasil["pk.IKM.target"].nilai == nilai
    assert "B-32" not in {problem.kode for problem in hitungan.problems}


def kode_baca(problems: Iterable[Problem]) -> set[str]:
    """Codes of what was said about sheets, tables and cells, not about figures and words."""
    return {problem.kode for problem in problems if problem.kode.startswith("B-")}


def test_moved_and_added_columns_are_left_alone(buku: Any, tmp_path: Path) -> None:
    """Columns are found by header: staff may change their order and add their own."""
    ws, tabel = buku.tabel("tblPK")
    sel = ws[tabel.ref]
    kiri, kanan = (nomor_kolom("tblPK", nama) for nama in ("target_awal", "alasan_revisi"))
    for baris in sel:
        baris[kiri].value, baris[kanan].value = baris[kanan].value, baris[kiri].value
    nama = [kolom.name for kolom in tabel.tableColumns]
    nama[kiri], nama[kanan] = nama[kanan], nama[kiri]
    for kolom, satu in zip(tabel.tableColumns, nama, strict=True):
        kolom.name = satu
    baru = sel[0][-1].column + 1
    for nomor, baris in enumerate(sel):
        ws.cell(baris[0].row, baru).value = "Catatan Kami" if nomor == 0 else f"catatan {nomor}"
    tabel.ref = f"{sel[0][0].coordinate}:{ws.cell(sel[-1][0].row, baru).coordinate}"
    tabel.tableColumns.append(TableColumn(id=99, name="Catatan Kami"))

    hitungan = api.compute_buku(buku.simpan(tmp_path / "b.xlsx"))

    assert hitungan.data.indikator[7].target_awal.isi == Decimal("3.25")
    assert hitungan.data.indikator[7].target_awal.asal == f"PK!{sel[8][kanan].coordinate}"
    assert kode_baca(hitungan.problems) <= {"B-30"}


def test_own_sheets_and_tables_are_left_alone(buku: Any, tmp_path: Path) -> None:
    """What staff add beside the book's own sheets is not read, whatever it holds."""
    ws = buku.wb.create_sheet("Coretan", 0)
    for baris in (["Kode", "Nilai"], ["ikm", "tiga"], ["#N/A", True]):
        ws.append(baris)
    ws.add_table(Table(displayName="tblCoretan", ref="A1:B3"))
    buku.wb["PK"]["Z1"] = "catatan di pinggir"

    problems = api.compute_buku(buku.simpan(tmp_path / "b.xlsx")).problems

    assert kode_baca(problems) <= {"B-30"}


def test_file_gives_its_sheets_tables_and_formulas(contoh: bytes, tmp_path: Path) -> None:
    """The adapter of a file tells names, and which cells hold a formula."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh)

    grid = FileGrid(path)

    skema = [lembar.nama for lembar in schema.LEMBAR]
    assert list(grid.daftar_lembar) == [*skema[:-1], "Dasbor", skema[-1]]
    assert set(grid.daftar_tabel) == set(schema.TABEL)
    assert grid.find_rumus("Capaian")["A7"]
    assert "A1" not in grid.find_rumus("Capaian")
    assert grid.read_tabel("tblPK").header[0] == "Kode"


# Anything at all

SEMUA_SEL = [
    (nama, baris, kolom.nama)
    for nama, tabel in schema.TABEL.items()
    for baris in range(min(LETAK[nama].jumlah, 20))
    for kolom in tabel.kolom
    if kolom.is_masukan
]
ANEH = [
    "#N/A", "#REF!", "=1/0", "1e9999", "\x00", "-", "%", "Rp", "{{ x }}", "TOTAL", "IKM", "S1",
    "nan", "2,5", "1.234", "ya", "  ", 5e-324, -5e-324, 1.7e308, 10**15, -(10**15), 0.005,
]  # fmt: skip
ISI_SEL = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.decimals(allow_nan=False, allow_infinity=False, places=3),
    st.sampled_from(ANEH),
    st.sampled_from(["maksimal", "minimal", "terbalik", "stabil", "rentang", "survei", "triwulan"]),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.dictionaries(st.sampled_from(SEMUA_SEL), ISI_SEL, min_size=1, max_size=12))
@example({("tblPK", 7, "indikator"): float("inf"), ("tblPK", 7, "satuan"): float("nan")})
@example({("tblPK", 7, "kode"): float("-inf"), ("tblProfil", 0, "kode"): time(1, 2)})
@example({("tblPK", 7, "target_awal"): 5e-324, ("tblCapaian", 0, "realisasi_diketik"): 9e14})
@example({("tblPembanding", 0, "nilai"): 5e-324, ("tblPembanding", 0, "ukuran"): "capaian"})
@example({("tblCapaian", 0, "tw1"): timedelta(hours=30), ("tblIKM", 0, "kode"): "IKM\n"})
def test_no_content_of_any_cell_breaks_the_program(isi: Mapping[Tempat, Any]) -> None:
    """Whatever is typed anywhere, a book computes or its faults are listed; nothing else."""
    problems = periksa(ubah_grid(isi))

    assert all(problem.pesan and problem.perbaikan for problem in problems)


@pytest.mark.parametrize(
    ("tabel", "kolom", "teks", "kata"),
    [
        ("tblAnggaranBelanja", "Pagu", "1.234", "seharusnya angka 1.234"),
        ("tblPK", "Target Awal", "1.234", "dapat berarti"),
    ],
)
def test_text_in_a_number_column_is_read_by_the_kind_of_column(
    buku: Any, tmp_path: Path, tabel: str, kolom: str, teks: str, kata: str
) -> None:
    """The text "1.234" is thousands in rupiah, and a question in a column of targets."""
    buku.ubah({(tabel, 0, kolom): teks})

    problems = periksa(buku.simpan(tmp_path / "b.xlsx"))

    assert any(kata in problem.pesan for problem in problems if problem.kode == "B-11")


def test_row_under_a_table_is_told(tmp_path: Path, contoh: bytes) -> None:
    """Data typed under a table that did not grow is not lost in silence."""
    path = tmp_path / "bawah.xlsx"
    path.write_bytes(contoh)
    wb = openpyxl.load_workbook(path)
    lembar = wb["Riwayat"]
    akhir = int(lembar.tables["tblRiwayat"].ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOP"))
    lembar.cell(akhir + 1, 1, "IKM")
    wb.save(path)

    (problem,) = [p for p in periksa(path) if p.kode == "B-23"]

    assert problem.tempat == f"Riwayat!A{akhir + 1}"
    assert "tblRiwayat" in problem.pesan
    # Tables stand two rows apart: one that is drawn larger would meet the next.
    assert "Sisipkan (Insert)" in problem.perbaikan
