"""Every cell of the UDF edition of a book, computed by its UDF, gives what the core computes."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.hosts.cli import main
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from tests.hosts.udf.udf_evaluator import BandingUdf, BukuUdf, banding
from tests.workbook import test_parity, test_parity_lembar_a, test_parity_lembar_b

UBAHAN = {
    **test_parity.UBAHAN,
    **{nama: ubahan for nama, (_, ubahan) in test_parity.PERNAH_BEDA.items()},
}
LEMBAR: Mapping[str, Isi] = {
    **{
        f"a_{nama}": {"tblProfil": test_parity_lembar_a.PROFIL, **isi}
        for nama, isi in test_parity_lembar_a.BUKU.items()
    },
    **{f"b_{nama}": isi for nama, isi in test_parity_lembar_b.ISI.items()},
    **{f"acak{benih}": test_parity.build_acak(benih) for benih in (10, 11)},
    # Respondents of a side that the office does not survey take no part.
    "ipk_tanpa_eksternal": {
        "tblProfil": [{"kode": "TAHUN", "isian": 2024}],
        "tblIPK": [{"kode": "IPK", "responden_internal": 2, "responden_eksternal": 8}],
        "tblIPKUnsur": [{"kode": "I1", "sisi": "Internal", "bobot": 100, "nilai": 3.335}],
    },
    "kode_angka": {
        "tblProfil": [{"kode": "TAHUN", "isian": 2024}],
        "tblSasaran": [{"kode": "S1", "tingkat": "Kegiatan"}],
        "tblPK": [{"kode": "51", "kode_sasaran": "S1", "target_awal": 3}],
        "tblCapaian": [{"kode": 51, "sumber": "KETIK", "realisasi_diketik": 2.995}],
        "tblRenstra": [{"kode": "51", "target_akhir": 4}],
    },
}

BERCADANGAN = {
    tabel.nama
    for tabel in schema.TABEL.values()
    if tabel.cadangan and not (tabel.satu_baris or tabel.tetap or tabel.isi or tabel.baris)
}


@pytest.fixture(scope="module")
def contoh_udf() -> dict[str, bytes]:
    """The UDF edition of every shipped example."""
    return {nama: api.build_contoh(nama, "udf") for nama in api.list_contoh()}


def tampil(satu: BandingUdf) -> dict[tuple[str, str, int], Any]:
    """What every computed cell shows."""
    return {(s.tabel.nama, s.kolom.nama, s.nomor): s.ada for s in satu.sel}


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_udfs_of_an_example_give_what_the_core_computes(
    contoh_udf: Mapping[str, bytes], kantor: str, tmp_path: Path
) -> None:
    """All computed cells of a shipped example agree, spare rows show no error."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh_udf[kantor])

    satu = banding(path)

    assert satu.beda == []
    assert satu.galat == []
    assert len(satu.sel) > 300


@pytest.fixture(scope="module")
def asli(
    contoh_udf: Mapping[str, bytes],
    buka: Callable[[bytes], Any],
    tmp_path_factory: pytest.TempPathFactory,
) -> BandingUdf:
    """The example as it is shipped."""
    folder = tmp_path_factory.mktemp("asli")
    return banding(buka(contoh_udf["jember"]).simpan(folder / "buku.xlsx"))


@pytest.mark.parametrize("nama", UBAHAN)
def test_udfs_of_an_edited_book_give_what_the_core_computes(
    contoh_udf: Mapping[str, bytes],
    asli: BandingUdf,
    buka: Callable[[bytes], Any],
    nama: str,
    tmp_path: Path,
) -> None:
    """After staff's edits every computed cell agrees, and some show something new."""
    buku = buka(contoh_udf["jember"])
    buku.ubah(UBAHAN[nama])

    baru = banding(buku.simpan(tmp_path / "baru.xlsx"))

    assert baru.beda == []
    assert baru.galat == []
    assert tampil(baru) != tampil(asli)


@pytest.fixture(scope="module")
def dihitung(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BandingUdf]:
    """Each book built from contents of its own, computed by UDFs and by the core."""
    hasil = {}
    for nama, isi in LEMBAR.items():
        path = tmp_path_factory.mktemp("lembar") / f"{nama}.xlsx"
        path.write_bytes(api.build_buku(isi, 2024, rumus="udf"))
        hasil[nama] = banding(path)
    return hasil


@pytest.mark.parametrize("nama", LEMBAR)
def test_udfs_of_a_built_book_give_what_the_core_computes(
    dihitung: Mapping[str, BandingUdf], nama: str
) -> None:
    """Books full of blanks, zeros, missing years and every word agree cell by cell."""
    satu = dihitung[nama]

    assert satu.beda == []
    assert satu.galat == []


def test_the_books_fill_every_column_that_calls_a_udf(
    dihitung: Mapping[str, BandingUdf], asli: BandingUdf
) -> None:
    """Each such column has a value in some cell; most have none in another."""
    isi: dict[tuple[str, str], set[bool]] = {}
    for satu in (*dihitung.values(), asli):
        for sel in satu.sel:
            kolom = isi.setdefault((sel.tabel.nama, sel.kolom.nama), set())
            kolom.add(sel.ada in (None, ""))
    berudf = {
        (tabel.nama, kolom.nama)
        for tabel in schema.TABEL.values()
        for kolom in tabel.kolom
        if tabel.build_udf(kolom, schema.TABEL)
    }

    assert {tempat for tempat, ada in isi.items() if False in ada} == berudf
    assert sum(ada == {True, False} for ada in isi.values()) > 150


def test_both_editions_of_a_book_say_the_same(
    contoh: bytes, contoh_udf: Mapping[str, bytes], tmp_path: Path
) -> None:
    """The core reads the same from both, and finds the values in both up to date."""
    biasa, udf = tmp_path / "biasa.xlsx", tmp_path / "udf.xlsx"
    biasa.write_bytes(contoh)
    udf.write_bytes(contoh_udf["jember"])

    satu, dua = api.compute_buku(biasa), api.compute_buku(udf)

    assert {k: h.nilai for k, h in satu.hasil.items()} == {k: h.nilai for k, h in dua.hasil.items()}
    assert satu.problems == dua.problems


def test_the_udf_edition_calls_udfs_in_cells_and_in_new_rows(
    contoh: bytes, contoh_udf: Mapping[str, bytes]
) -> None:
    """Cells and the formula that a table gives to new rows are the UDF form; native has none."""
    for isi, is_udf in ((contoh, False), (contoh_udf["jember"], True)):
        wb = openpyxl.load_workbook(io.BytesIO(isi))
        for nama, tabel in schema.TABEL.items():
            ws = next(lembar for lembar in wb if nama in lembar.tables)
            sel = ws[ws.tables[nama].ref][-1]
            for nomor, kolom in enumerate(tabel.kolom):
                udf = tabel.build_udf(kolom, schema.TABEL) if is_udf else ""
                baku = ws.tables[nama].tableColumns[nomor].calculatedColumnFormula
                if udf:
                    assert sel[nomor].value == udf
                    assert baku.attr_text == udf.removeprefix("=")
                else:
                    assert "LKJ_" not in str(sel[nomor].value)
                    assert baku is None or "LKJ_" not in baku.attr_text


def test_rows_that_are_not_filled_show_nothing(contoh_udf: Mapping[str, bytes]) -> None:
    """A spare row shows neither a value nor an error; an empty book shows only counts of 0."""
    contoh = BukuUdf(contoh_udf["jember"])
    kosong = BukuUdf(api.build_buku({"tblProfil": test_parity_lembar_a.PROFIL}, 2024, rumus="udf"))
    akhir = {nama: nomor for nama, nomor, _, _ in contoh.iter_rumus()}

    cadangan = [
        (nama, header, contoh.nilai(nama, nomor, header))
        for nama, nomor, header, _ in contoh.iter_rumus()
        if nomor == akhir[nama] and nama in BERCADANGAN
    ]
    terisi = {
        (nama, kosong.nilai(nama, nomor, header))
        for nama, nomor, header, _ in kosong.iter_rumus()
        if kosong.nilai(nama, nomor, header) != ""
    }

    assert len(cadangan) > 50
    assert {isi for _, _, isi in cadangan} == {""}
    assert terisi == {("tblKinerja", 0.0)}


@pytest.mark.parametrize("verba", ["buku", "contoh"])
def test_command_line_writes_either_edition(
    verba: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--rumus udf` writes calls of UDFs, native is what comes without it; others are refused."""
    tujuan = {
        "buku": ["--satker", "Kantor Contoh", "--tahun", "2025", "-o", str(tmp_path / "buku.xlsx")],
        "contoh": ["--ke", str(tmp_path)],
    }[verba]

    main([verba, *tujuan])
    biasa = BukuUdf((tmp_path / "buku.xlsx").read_bytes())
    main([verba, *tujuan, "--rumus", "udf"])
    udf = BukuUdf((tmp_path / "buku.xlsx").read_bytes())
    with pytest.raises(SystemExit) as henti:
        main([verba, *tujuan, "--rumus", "vba"])

    assert list(biasa.iter_rumus()) == []
    assert len(list(udf.iter_rumus())) > 300
    assert henti.value.code == 2
    assert "vba" in capsys.readouterr().err
