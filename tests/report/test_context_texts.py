"""Names of a template: laws that were used, tables of output without persons, missing cells."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.penunjang import DaftarOutput
from lkjip_xl.domain.rincian import BarisOutput
from lkjip_xl.report.context_dasar import build_landasan, build_landasan_lakip
from lkjip_xl.report.context_lain import build_output
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.printed import Cetak, filter_satuan, print_naskah, print_sel
from tests.golden_domain import build_isian, build_profil


def build_tabel(*header: str) -> DataKinerja:
    """One table of output, one row, a number in every column."""
    kolom = tuple(build_isian(satu) for satu in header)
    angka = tuple(build_isian(n) for n in range(1, len(header) + 1))
    return DataKinerja(
        profil=build_profil(2024),
        daftar_output=(
            DaftarOutput(build_isian("deteni"), build_isian("Deteni"), build_isian("orang"), kolom),
        ),
        output=(BarisOutput(build_isian("deteni"), build_isian("Vietnam"), angka),),
    )


def test_law_is_cited_once_and_in_full() -> None:
    """A regulation of several figures is one item; two in one basis are two."""
    hasil = DaftarHasil()
    for kunci in ("nka.2024.nilai", "nka.2024.perencanaan"):
        hasil.catat(kunci, Nilai(Decimal(1)), dasar="PMK 62/2023 dan KMK 466/2023")

    landasan = build_landasan(hasil, 2024)

    assert sum("Nomor 62 Tahun 2023" in satu for satu in landasan) == 1
    assert sum("Nomor 466 Tahun 2023" in satu for satu in landasan) == 1


@pytest.mark.parametrize(
    ("kunci", "nilai"), [("ikpa.2024.nilai", None), ("ikpa.2024.REVISI.bobot", Decimal(10))]
)
def test_law_without_a_figure_is_not_cited(kunci: str, nilai: Decimal | None) -> None:
    """Neither a missing figure nor a weight alone makes a regulation part of the basis."""
    hasil = DaftarHasil()
    hasil.catat(kunci, None if nilai is None else Nilai(nilai), dasar="PER-5/PB/2024")

    assert not any("PER-5/PB/2024" in satu for satu in build_landasan(hasil, 2024))


def test_offices_own_basis_stays_in_its_words() -> None:
    """What an office set itself is cited as the office wrote it."""
    hasil = DaftarHasil()
    dasar = "PMK 62/2023; diganti satker untuk IKPA: Nota Dinas Nomor 1 dan 2"
    hasil.catat("nka.2024.nilai", Nilai(Decimal(1)), dasar=dasar)

    assert build_landasan(hasil, 2024)[-1] == "Nota Dinas Nomor 1 dan 2"


def test_layout_decree_is_cited_from_its_year_on() -> None:
    """A report of 2022 does not rest on a decree of 2023."""
    assert any("M.HH-01.PR.03" in satu for satu in build_landasan(DaftarHasil(), 2023))
    assert not any("M.HH-01.PR.03" in satu for satu in build_landasan(DaftarHasil(), 2022))


def test_older_layout_cites_only_what_it_prints() -> None:
    """A LAKIP prints no IKPA, so it does not rest on the rule of the IKPA; nor on a cut title."""
    hasil = DaftarHasil()
    hasil.catat("ikpa.2024.nilai", Nilai(Decimal(1)), dasar="PER-5/PB/2024")
    hasil.catat("ikk.IKM.capaian", Nilai(Decimal(1)), dasar="Keputusan Kepala Kantor tentang ")

    landasan = build_landasan_lakip(hasil)

    assert not any("PER-5/PB/2024" in satu for satu in landasan)
    assert not any("M.HH-01.PR.03" in satu for satu in landasan)
    assert landasan[-1] == "Keputusan Kepala Kantor"


def test_items_of_a_list_lose_the_sign_that_staff_typed() -> None:
    """The list has its own bullet; in a paragraph the text stays as typed."""
    isian = Isian("- Satu\n\u2022 Dua\n3. Tiga\na) Empat\n2024 lima", "Narasi!C7")

    assert print_naskah("MISI", isian, is_butir=True) == "Satu\nDua\nTiga\nEmpat\n2024 lima"
    assert print_naskah("TUGAS", isian) == isian.isi


@pytest.mark.parametrize(
    ("satuan", "tampil"),
    [
        ("%", "1.500%"),
        ("Rp", "Rp\u00a01.500"),
        ("Kasus", "1.500 kasus"),
        ("WNA", "1.500 WNA"),
        ("Indeks", "1.500"),
        ("", "1.500"),
    ],
)
def test_figure_stands_with_its_unit(satuan: str, tampil: str) -> None:
    """Percent has its sign, money its Rp, counts their word; an index stands alone."""
    assert filter_satuan(Cetak("1.500", is_angka=True), satuan) == tampil
    assert filter_satuan("tidak ada kasus", satuan) == "tidak ada kasus"


@pytest.mark.parametrize("judul", ["NIK", "Nama tersangka", "No. Paspor", "Alamat deteni"])
def test_columns_of_persons_never_reach_the_report(judul: str) -> None:
    """A column that announces who someone is, is left out with its numbers."""
    (tabel,) = build_output(build_tabel("Jumlah", judul), DaftarHasil())

    assert tabel["kolom"] == ["Jumlah"]
    assert tabel["baris"][0]["angka"] == ["1"]


def test_table_cell_without_a_place_is_a_dash() -> None:
    """Only a cell that waits for staff is marked; what no cell could fill is a dash."""
    hasil = DaftarHasil()
    hasil.catat("a", None)
    hasil.catat("b", None, masukan=[Isian(None, "PK!D7")])

    assert print_sel(hasil, "a") == "-"
    assert print_sel(hasil, "tidak_ada") == "-"
    assert isinstance(print_sel(hasil, "b"), Sorot)
