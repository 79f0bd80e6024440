"""Where tables stand, and how their rows are laid out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.addresses import format_alamat
from lkjip_xl.workbook.write import example


@pytest.mark.parametrize("banyak", [0, 1, 40])
def test_tables_of_a_sheet_do_not_touch(banyak: int) -> None:
    """However many rows a table has, the next one starts below it with room between."""
    isi = {nama: [{}] * banyak for nama, t in schema.TABEL.items() if not t.baris}

    letak = layout.build_letak(isi)

    for lembar in schema.LEMBAR:
        daftar = [letak[tabel.nama] for tabel in lembar.tabel]
        for atas, bawah in pairwise(daftar):
            assert bawah.judul - atas.akhir > layout.JARAK
        assert daftar[0].judul == layout.BARIS_PERTAMA
        assert all(satu.judul < satu.header < satu.awal <= satu.akhir for satu in daftar)


def test_table_offers_spare_rows_beyond_its_data() -> None:
    """Data rows are followed by the spare ones; fixed tables have their rows and no more."""
    satu_baris = schema.TABEL["tblIKM"]
    tetap = schema.TABEL["tblProfil"]
    biasa = schema.TABEL["tblPK"]

    assert layout.count_baris(biasa, {"tblPK": [{}] * 30}) == 30 + biasa.cadangan
    assert layout.count_baris(biasa, {}) == biasa.tersedia
    assert layout.count_baris(schema.TABEL["tblTPI"], {}) == schema.TABEL["tblTPI"].cadangan
    assert layout.count_baris(tetap, {}) == len(tetap.baris)
    assert layout.count_baris(satu_baris, {"tblIKM": [{}, {}]}) == 1


def test_fixed_rows_carry_label_hint_and_default() -> None:
    """An entry that is not given keeps its default; one that is given wins."""
    baris = layout.build_baris(
        schema.TABEL["tblProfil"], {"tblProfil": [{"kode": "KOTA", "isian": "Jember"}]}
    )

    isi = {satu["kode"]: satu for satu in baris}
    assert isi["KOTA"]["isian"] == "Jember"
    assert isi["RATA_RATA"]["isian"] == "sasaran"
    assert isi["ALAMAT"]["isian"] is None
    assert all(satu["label"] and satu["hint"] for satu in baris)


def test_grid_of_contents_has_the_addresses_of_the_file() -> None:
    """A book that is only in memory names its cells as the written file will."""
    letak = layout.build_letak({})

    grid = layout.build_grid({"tblTPI": [{"nama": "TPI A"}]}, letak)

    tabel = grid.read_tabel("tblTPI")
    assert tabel.isi[0] == ["TPI A"]
    assert tabel.alamat(0, 0) == format_alamat(letak["tblTPI"].awal, 0)
    assert len(tabel.isi) == letak["tblTPI"].jumlah
    assert list(grid.daftar_lembar) == [lembar.nama for lembar in schema.LEMBAR]
    assert grid.find_rumus("PK") == {}


@pytest.mark.parametrize(
    ("baris", "kolom", "alamat"),
    [(0, 0, "A1"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 701, "ZZ1"), (0, 702, "AAA1")],
)
def test_address_of_a_cell(baris: int, kolom: int, alamat: str) -> None:
    """Columns beyond Z and ZZ are named as Excel names them."""
    assert format_alamat(baris, kolom) == alamat


@pytest.mark.parametrize("kantor", ["jember", "tanjungpinang"])
def test_new_book_has_room_for_a_real_office(kantor: str) -> None:
    """What an example office fills of these tables fits into the prepared rows of an empty book."""
    contoh = example.load_contoh(kantor)
    utama = (
        "tblSasaran", "tblPK", "tblPKAnggaran", "tblCapaian", "tblRiwayat", "tblRenstra",
        "tblPembanding", "tblAnggaranIndikator", "tblPNBP", "tblPegawai", "tblSeksi",
    )  # fmt: skip

    sempit = [
        nama
        for nama in utama
        if len(contoh.get(nama, ())) >= layout.count_baris(schema.TABEL[nama], {})
    ]

    assert sempit == []
