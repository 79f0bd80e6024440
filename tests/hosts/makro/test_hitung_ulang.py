"""Hitung Ulang: formulas come back, values are right without the add-in, nothing is half done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import xlwings as xw

from lkjip_xl.errors import BukuError
from lkjip_xl.hosts.makro.hitung_ulang import run_hitung_ulang
from lkjip_xl.hosts.terbuka.grid import ExcelGrid
from lkjip_xl.hosts.terbuka.pengganti import build_pengganti, read_pengganti
from lkjip_xl.workbook import schema
from tests.hosts.buku_terbuka import (
    alamat,
    daftar_periksa,
    isi_kolom,
    potret,
    rumus_kolom,
    sel,
)

GALAT_NAMA = "#NAME?"


def hitung_tabel(buku: xw.Book) -> dict[tuple[str, str], tuple[list[str], list[Any]]]:
    """Formulas and values of every computed column."""
    return {
        (nama, kolom.header): (
            rumus_kolom(buku, nama, kolom.header),
            isi_kolom(buku, nama, kolom.header),
        )
        for nama, tabel in schema.TABEL.items()
        for kolom in tabel.kolom
        if kolom.is_hitung
    }


def lepas_addin(buku: xw.Book) -> None:
    """Excel without the add-in: every cell that calls one of its functions shows #NAME?."""
    for lembar in buku.impl.rumus:
        for baris in lembar.iter_rows():
            for satu in baris:
                if isinstance(satu.value, str) and satu.value.startswith("=LKJ_"):
                    buku.impl.nilai[lembar.title][satu.coordinate].value = GALAT_NAMA
    _hitung_tanpa_addin(buku)


def _hitung_tanpa_addin(buku: xw.Book) -> None:
    """What a formula shows when it comes back: an error, or the value put in front of it."""
    asli = dict(buku.impl.hasil)

    class Hasil(dict[Any, Any]):
        def get(self, kunci: Any, baku: Any = None) -> Any:
            rumus = kunci[2]
            if read_pengganti(rumus):
                awal = rumus.removeprefix("=IF(ISERROR(LKJ_JUMLAH(1)),")
                isi = awal[: -len(read_pengganti(rumus)) - 1]
                return isi[1:-1] if isi.startswith('"') else float(isi)
            return GALAT_NAMA if rumus.startswith("=LKJ_") else asli.get(kunci)

    buku.impl.hasil = Hasil()


def pasang_addin(buku: xw.Book, asli: dict[Any, Any]) -> None:
    """Excel with the add-in again."""
    buku.impl.hasil = asli


@pytest.mark.parametrize("edisi", ["terbuka", "terbuka_udf"])
def test_lost_columns_get_the_formulas_of_the_edition(
    edisi: str, request: pytest.FixtureRequest
) -> None:
    """With not one formula left in a column, spare rows too, all are as in a new book."""
    buku: xw.Book = request.getfixturevalue(edisi)
    asli = hitung_tabel(buku)
    for header in ("Target", "Tingkat"):
        for nomor in range(len(isi_kolom(buku, "tblPK", header))):
            sel(buku, "tblPK", nomor, header).value = None

    pesan = run_hitung_ulang(buku)

    assert hitung_tabel(buku) == asli
    assert f"diisi kembali: {2 * len(isi_kolom(buku, 'tblPK', 'Target'))}" in pesan


def test_every_lost_formula_of_the_book_comes_back(terbuka_udf: xw.Book) -> None:
    """All computed columns but one cell of each emptied: each is filled from that cell."""
    asli = hitung_tabel(terbuka_udf)
    for nama, header in asli:
        for nomor in range(1, len(isi_kolom(terbuka_udf, nama, header))):
            sel(terbuka_udf, nama, nomor, header).value = None

    run_hitung_ulang(terbuka_udf)

    assert hitung_tabel(terbuka_udf) == asli


def test_formula_with_the_folder_of_an_old_addin_is_mended(terbuka_udf: xw.Book) -> None:
    """Excel puts the folder of an add-in that has moved into formulas; it goes again."""
    satu = sel(terbuka_udf, "tblPK", 0, "Target")
    rumus = satu.formula
    satu.value = rumus.replace("LKJ_", r"'C:\Kantor lama\LKjIP.xlam'!LKJ_")

    run_hitung_ulang(terbuka_udf)

    assert sel(terbuka_udf, "tblPK", 0, "Target").formula == rumus


def test_without_addin_staff_may_see_the_right_values(terbuka_udf: xw.Book) -> None:
    """Asked once; each cell shows the core's value in front of its own formula."""
    asli = hitung_tabel(terbuka_udf)
    lepas_addin(terbuka_udf)
    terbuka_udf.impl.app.jawaban = "yes"

    pesan = run_hitung_ulang(terbuka_udf)

    sesudah = hitung_tabel(terbuka_udf)
    assert len(terbuka_udf.impl.app.pesan) == 1
    assert "angka pengganti" in pesan
    for kunci, (rumus, nilai) in asli.items():
        baru, tampil = sesudah[kunci]
        assert [read_pengganti(satu) or satu for satu in baru] == rumus
        assert [satu or None for satu in tampil] == pytest.approx([s or None for s in nilai]), kunci


def test_without_addin_a_no_leaves_the_formulas(terbuka_udf: xw.Book) -> None:
    """Nothing but sheet Periksa changes, and the message says how many cells are not right."""
    lepas_addin(terbuka_udf)
    sebelum = potret(terbuka_udf)
    terbuka_udf.impl.app.jawaban = "no"

    pesan = run_hitung_ulang(terbuka_udf)

    sesudah = potret(terbuka_udf)
    assert {nama for nama in sebelum if sesudah[nama] != sebelum[nama]} <= {"Periksa"}
    assert "masih berbeda" in pesan


def test_values_follow_changed_inputs_without_another_question(terbuka_udf: xw.Book) -> None:
    """A later click without the add-in brings the values up to date."""
    lepas_addin(terbuka_udf)
    terbuka_udf.impl.app.jawaban = "yes"
    run_hitung_ulang(terbuka_udf)
    sel(terbuka_udf, "tblPK", 0, "Target Awal").value = 12.5
    sel(terbuka_udf, "tblPK", 0, "Target Revisi").value = None

    run_hitung_ulang(terbuka_udf)

    assert sel(terbuka_udf, "tblPK", 0, "Target").value == 12.5
    assert len(terbuka_udf.impl.app.pesan) == 1


def test_with_the_addin_again_plain_formulas_are_back(terbuka_udf: xw.Book) -> None:
    """Where the functions compute, nothing of the substitutes is left."""
    asli, hasil = hitung_tabel(terbuka_udf), terbuka_udf.impl.hasil
    lepas_addin(terbuka_udf)
    terbuka_udf.impl.app.jawaban = "yes"
    run_hitung_ulang(terbuka_udf)
    pasang_addin(terbuka_udf, hasil)

    pesan = run_hitung_ulang(terbuka_udf)

    assert hitung_tabel(terbuka_udf) == asli
    assert "pengganti" not in pesan


def test_results_of_respondents_come_back(terbuka_udf: xw.Book) -> None:
    """Emptied results of the raw answers get their formulas and show the counts."""
    asli = hitung_tabel(terbuka_udf)
    kolom = [(nama, header) for nama, header in asli if nama in ("tblSKM", "tblSKMUnsur")]
    for nama, header in kolom:
        for nomor in range(len(isi_kolom(terbuka_udf, nama, header))):
            sel(terbuka_udf, nama, nomor, header).value = None

    run_hitung_ulang(terbuka_udf)

    assert {kunci: hitung_tabel(terbuka_udf)[kunci] for kunci in kolom} == {
        kunci: asli[kunci] for kunci in kolom
    }


def test_protected_sheet_is_told_before_anything_is_written(terbuka: xw.Book) -> None:
    """All protected sheets are named at once."""
    sel(terbuka, "tblPK", 0, "Target").value = None
    terbuka.impl.terkunci = {"PK", "Periksa"}
    sebelum = potret(terbuka)

    with pytest.raises(BukuError) as galat:
        run_hitung_ulang(terbuka)

    assert {satu.tempat for satu in galat.value.problems} == {"PK", "Periksa"}
    assert potret(terbuka) == sebelum


def test_sheet_in_front_stays(terbuka: xw.Book) -> None:
    """Staff go on where they were."""
    terbuka.sheets["Anggaran"].activate()
    sel(terbuka, "tblPK", 0, "Target").value = None

    run_hitung_ulang(terbuka)

    assert terbuka.impl.aktif == "Anggaran"


def test_a_write_that_fails_leaves_the_book_as_it_was(terbuka: xw.Book) -> None:
    """Whichever write fails: the cells, the table of Periksa and its links are those of before."""
    for nomor in (0, 2):
        sel(terbuka, "tblPK", nomor, "Target").value = None
    sel(terbuka, "tblPK", 1, "Target").value = 1234.0
    sebelum = potret(terbuka)
    pesan: list[str] = []

    for banyak in range(60):
        terbuka.impl.app.sisa_tulis = banyak
        try:
            run_hitung_ulang(terbuka)
        except BukuError as galat:
            pesan.append(str(galat))
        if terbuka.impl.app.sisa_tulis is not None:
            break  # all writes went well
        assert potret(terbuka) == sebelum

    assert len(pesan) > 8
    assert all("dikembalikan seperti" in satu for satu in pesan)
    assert sel(terbuka, "tblPK", 0, "Target").formula.startswith("=")


def test_a_program_that_stays_broken_is_told_honestly(terbuka: xw.Book) -> None:
    """Where taking back fails too, the message says so and what to do."""
    sel(terbuka, "tblPK", 0, "Target").value = None
    sel(terbuka, "tblPK", 2, "Target").value = None
    terbuka.impl.app.sisa_tulis, terbuka.impl.app.rusak_terus = 1, True

    with pytest.raises(BukuError) as galat:
        run_hitung_ulang(terbuka)

    assert [satu.kode for satu in galat.value.problems] == ["B-69"]
    assert "sekali lagi" in str(galat.value)
    terbuka.impl.app.sisa_tulis = None
    run_hitung_ulang(terbuka)
    assert all(satu.startswith("=") for satu in rumus_kolom(terbuka, "tblPK", "Target"))


def test_overwritten_cell_is_on_sheet_periksa_with_its_place(terbuka_udf: xw.Book) -> None:
    """In the UDF edition too: it stays, and is told."""
    satu = sel(terbuka_udf, "tblPK", 0, "Target")
    satu.value = 1234.0

    run_hitung_ulang(terbuka_udf)

    assert sel(terbuka_udf, "tblPK", 0, "Target").value == 1234
    assert f"PK!{alamat(satu)}" in [b[2] for b in daftar_periksa(terbuka_udf) if b[6] == "B-31"]


def test_substitute_keeps_texts_of_any_length() -> None:
    """Quotes and long texts fit the limits of Excel, and the formula comes out whole."""
    rumus = build_pengganti('=LKJ_SEBUT_DI_BAWAH(A1,"x")', 'kata "kutip" ' * 40)

    assert read_pengganti(rumus) == '=LKJ_SEBUT_DI_BAWAH(A1,"x")'
    assert max(len(satu) for satu in rumus.split('"&"')) < 600
    assert build_pengganti("=LKJ_X(" + "A1," * 3000 + "A1)", "a").startswith("=LKJ_X(")


def test_open_book_has_formulas_known(terbuka: xw.Book, tmp_path: Path) -> None:
    """A program that does not tell formulas gets no formulas written, and the message says so."""
    sebelum = potret(terbuka)
    sel(terbuka, "tblPK", 0, "Target").value = None
    kosong = potret(terbuka)

    def tidak_tahu(self: ExcelGrid, nama: str) -> None:
        return None

    with pytest.MonkeyPatch.context() as tambal:
        tambal.setattr(ExcelGrid, "read_rumus", tidak_tahu)
        pesan = run_hitung_ulang(terbuka)

    assert potret(terbuka)["PK"] == kosong["PK"] != sebelum["PK"]
    assert "tidak dapat dilihat" in pesan
