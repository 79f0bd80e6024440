"""Results of budget and revenue: PK, kegiatan, jenis belanja, PNBP."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.hasil import Bentuk
from lkjip_xl.domain.hasil_anggaran import pilih_revisi
from lkjip_xl.domain.hasil_pnbp import compute_penerimaan
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.penunjang import TriwulanAnggaran
from lkjip_xl.domain.rincian import SumberDana
from tests.domain.builders import (
    anggaran_kegiatan,
    anggaran_pk,
    belanja,
    build_baris,
    build_data,
    hitung,
    load_kasus,
    penerimaan,
    tahun_anggaran,
    tahun_pnbp,
    tampil,
)

RUPIAH = st.integers(min_value=0, max_value=10**12)


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("anggaran", "revisi"))
def test_agreed_figure_in_force(masukan: dict[str, str], hasil: str) -> None:
    """The figure after revision is used where there is one, also where it is 0."""
    satu = anggaran_pk(anggaran_semula=masukan["semula"], anggaran_menjadi=masukan["menjadi"])

    nilai, _ = pilih_revisi(satu.anggaran_semula, satu.anggaran_menjadi)

    assert tampil(nilai, Bentuk.BULAT) == hasil


@pytest.mark.parametrize(("masukan", "hasil"), load_kasus("anggaran", "penerimaan"))
def test_agreed_revenue_of_an_akun(masukan: dict[str, str], hasil: str) -> None:
    """PNBP of an akun is what came in less what was paid back."""
    assert tampil(compute_penerimaan(penerimaan(**masukan)), Bentuk.BULAT) == hasil


def test_budget_of_the_pk_adds_up() -> None:
    """The total of the PK is the sum of the kegiatan, each by its revised figure."""
    data = build_data(
        anggaran_pk=(
            anggaran_pk(kode="K1", anggaran_semula="1.000.000"),
            anggaran_pk(kode="K2", anggaran_semula="500.000", anggaran_menjadi="400.000"),
        )
    )

    hasil = hitung(data)

    assert hasil["pk.anggaran.K2"].tampil == "400.000"
    assert hasil["pk.anggaran.K2"].asal == ("AnggaranPK.K2.anggaran_menjadi",)
    assert hasil["pk.anggaran.total"].tampil == "1.400.000"
    assert hasil["pk.anggaran.total"].rumus_angka == "1.000.000 + 400.000 = 1.400.000"
    assert hasil["pk.anggaran.total"].satuan == "Rp"


def test_revised_pagu_decides_serapan() -> None:
    """Serapan is against the pagu after revision, and the formula shows which one."""
    data = build_data(
        anggaran_kegiatan=(
            anggaran_kegiatan(
                pagu_semula="2.000.000", pagu_menjadi="1.000.000", realisasi="990.000"
            ),
        )
    )

    hasil = hitung(data)

    assert hasil["anggaran.kegiatan.K1.pagu"].tampil == "1.000.000"
    assert hasil["anggaran.kegiatan.K1.serapan"].tampil == "99,00"
    assert hasil["anggaran.kegiatan.K1.serapan"].rumus_angka == "990.000 / 1.000.000 x 100 = 99,00"
    assert hasil["anggaran.kegiatan.K1.sisa"].tampil == "10.000"


def test_totals_of_kegiatan_are_the_sum_of_their_parts() -> None:
    """Total pagu, realisasi, serapan and sisa follow from the kegiatan."""
    data = build_data(
        anggaran_kegiatan=(
            anggaran_kegiatan(kode="K1", pagu_semula="3.000.000", realisasi="2.900.000"),
            anggaran_kegiatan(kode="K2", pagu_semula="1.000.000", realisasi="1.000.000"),
        )
    )

    hasil = hitung(data)

    assert hasil["anggaran.total.pagu"].tampil == "4.000.000"
    assert hasil["anggaran.total.realisasi"].tampil == "3.900.000"
    assert hasil["anggaran.total.serapan"].tampil == "97,50"
    assert hasil["anggaran.total.sisa"].tampil == "100.000"


def test_missing_pagu_asks_for_its_cell() -> None:
    """A kegiatan without pagu has no serapan and no sisa, and the marker leads to Pagu Semula."""
    data = build_data(anggaran_kegiatan=(anggaran_kegiatan(realisasi="990.000"),))

    hasil = hitung(data)

    marka = "[belum diisi: AnggaranKegiatan.K1.pagu_semula]"
    assert hasil["anggaran.kegiatan.K1.pagu"].tampil == marka
    assert hasil["anggaran.kegiatan.K1.serapan"].tampil == marka
    assert hasil["anggaran.kegiatan.K1.sisa"].tampil == marka


def test_realisasi_of_zero_is_a_serapan_of_zero() -> None:
    """A kegiatan that spent nothing shows 0,00 and its whole pagu as sisa."""
    data = build_data(anggaran_kegiatan=(anggaran_kegiatan(pagu_semula="1.000", realisasi="0"),))

    hasil = hitung(data)

    assert hasil["anggaran.kegiatan.K1.serapan"].tampil == "0,00"
    assert hasil["anggaran.kegiatan.K1.sisa"].tampil == "1.000"


def test_kegiatan_without_pagu_and_spending_is_no_case() -> None:
    """Pagu 0 and realisasi 0 is neither 0 % nor 100 %."""
    data = build_data(anggaran_kegiatan=(anggaran_kegiatan(pagu_semula="0", realisasi="0"),))

    assert hitung(data)["anggaran.kegiatan.K1.serapan"].tampil == "tidak ada kasus"


def test_empty_book_has_no_totals() -> None:
    """Without kegiatan the totals are no value and not 0."""
    hasil = hitung(build_data())

    for kunci in ("pk.anggaran.total", "anggaran.total.pagu", "anggaran.total.serapan"):
        assert hasil[kunci].nilai is None
        assert hasil[kunci].tampil.startswith("[belum diisi: ")


def test_total_leaves_out_missing_parts_and_names_them() -> None:
    """A total with a part that is not filled in adds the others and says which cell is empty."""
    data = build_data(
        anggaran_kegiatan=(
            anggaran_kegiatan(kode="K1", pagu_semula="3.000", realisasi="2.000"),
            anggaran_kegiatan(kode="K2", pagu_semula="1.000"),
        )
    )

    total = hitung(data)["anggaran.total.realisasi"]

    assert total.tampil == "2.000"
    assert total.kosong == ("AnggaranKegiatan.K2.realisasi",)
    assert total.rumus_angka == "2.000 = 2.000"


def test_belanja_adds_up_per_year() -> None:
    """Each year's total is the sum of its jenis belanja, and of no other year."""
    data = build_data(
        anggaran_belanja=(
            belanja(kode="51", tahun="2022", pagu="1.000", realisasi="900"),
            belanja(kode="51", tahun="2023", pagu="2.000", realisasi="1.990"),
            belanja(kode="52", tahun="2023", pagu="2.000", realisasi="2.000"),
        ),
        tahun_anggaran=(tahun_anggaran("2022"), tahun_anggaran("2023")),
    )

    hasil = hitung(data)

    assert hasil["anggaran.belanja.51.2023.serapan"].tampil == "99,50"
    assert hasil["anggaran.belanja.TOTAL.2022.serapan"].tampil == "90,00"
    assert hasil["anggaran.belanja.TOTAL.2023.pagu"].tampil == "4.000"
    assert hasil["anggaran.belanja.TOTAL.2023.realisasi"].tampil == "3.990"
    assert hasil["anggaran.belanja.TOTAL.2023.serapan"].tampil == "99,75"


def test_year_without_belanja_is_there_without_value() -> None:
    """A year of the table that nobody filled in shows no total."""
    hasil = hitung(build_data(tahun_anggaran=(tahun_anggaran("2021"),)))

    assert hasil["anggaran.belanja.TOTAL.2021.pagu"].nilai is None


def test_pnbp_adds_up_and_meets_its_target() -> None:
    """PNBP of a year is the sum of its akun, and its percent is against the target."""
    data = build_data(
        pnbp=(
            penerimaan(kode="A1", mpn="1.000.000", potongan_spm="100.000", pengembalian="50.000"),
            penerimaan(kode="A2", mpn="950.000"),
        ),
        tahun_pnbp=(tahun_pnbp(target="1.000.000"),),
    )

    hasil = hitung(data)

    assert hasil["pnbp.2023.akun.A1"].tampil == "1.050.000"
    assert hasil["pnbp.2023.total"].tampil == "2.000.000"
    assert hasil["pnbp.2023.persen_target"].tampil == "200,00"


def test_parts_of_pnbp_win_over_a_typed_total() -> None:
    """Where the akun are known, the typed total is not used."""
    data = build_data(
        pnbp=(penerimaan(kode="A1", mpn="1.000"), penerimaan(kode="A2", mpn="2.000")),
        tahun_pnbp=(tahun_pnbp(total_diketik="9.999"),),
    )

    total = hitung(data)["pnbp.2023.total"]

    assert total.tampil == "3.000"
    assert "TahunPNBP.2023.total_diketik" not in total.asal


def test_typed_total_of_pnbp_serves_a_year_without_parts() -> None:
    """A year of which only the total is known uses the typed one, also if akun rows are empty."""
    data = build_data(
        pnbp=(penerimaan(kode="A1", tahun="2022"),),
        tahun_pnbp=(
            tahun_pnbp(tahun="2021", total_diketik="5.000"),
            tahun_pnbp(tahun="2022", total_diketik="6.000"),
        ),
    )

    hasil = hitung(data)

    assert hasil["pnbp.2021.total"].tampil == "5.000"
    assert hasil["pnbp.2022.total"].tampil == "6.000"
    assert hasil["pnbp.2022.total"].asal == ("TahunPNBP.2022.total_diketik",)


def test_pnbp_of_zero_is_a_part() -> None:
    """An akun that brought 0 is known, so the typed total does not win."""
    data = build_data(
        pnbp=(penerimaan(kode="A1", mpn="0"),), tahun_pnbp=(tahun_pnbp(total_diketik="9.999"),)
    )

    assert hitung(data)["pnbp.2023.total"].tampil == "0"


def test_pnbp_changes_against_the_year_before() -> None:
    """The change of PNBP is against the year before; a gap between years gives none."""
    data = build_data(
        tahun_pnbp=(
            tahun_pnbp(tahun="2020", total_diketik="1.000"),
            tahun_pnbp(tahun="2022", total_diketik="4.000"),
            tahun_pnbp(tahun="2023", total_diketik="3.000"),
        )
    )

    hasil = hitung(data)

    assert hasil["pnbp.2020.perubahan_persen"].tampil == "tidak ada data pembanding"
    assert hasil["pnbp.2022.perubahan_persen"].tampil == "tidak ada data pembanding"
    assert hasil["pnbp.2023.perubahan_persen"].tampil == "-25,00"


def _buku(baris: list[tuple[int, int]], kali: int = 1) -> Any:
    """Kegiatan, belanja and PNBP from pairs of pagu and realisasi."""
    uang = [(str(pagu * kali), str(realisasi * kali)) for pagu, realisasi in baris]
    return build_data(
        anggaran_kegiatan=tuple(
            anggaran_kegiatan(kode=f"K{nomor}", pagu_semula=pagu, realisasi=realisasi)
            for nomor, (pagu, realisasi) in enumerate(uang)
        ),
        anggaran_belanja=tuple(
            belanja(kode=f"5{nomor}", pagu=pagu, realisasi=realisasi)
            for nomor, (pagu, realisasi) in enumerate(uang)
        ),
        pnbp=tuple(
            penerimaan(kode=f"A{nomor}", mpn=realisasi) for nomor, (_, realisasi) in enumerate(uang)
        ),
        tahun_pnbp=(tahun_pnbp(target=str(sum(pagu for pagu, _ in baris) * kali)),),
    )


TOTAL = (
    "anggaran.total.pagu",
    "anggaran.total.realisasi",
    "anggaran.total.serapan",
    "anggaran.belanja.TOTAL.2023.serapan",
    "pnbp.2023.total",
    "pnbp.2023.persen_target",
)


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(RUPIAH, RUPIAH), min_size=1, max_size=6))
def test_tables_of_the_same_money_have_the_same_totals(baris: list[tuple[int, int]]) -> None:
    """The total is the sum of its parts, and the same in every table."""
    hasil = hitung(_buku(baris))

    assert hasil["anggaran.total.pagu"].angka == sum(pagu for pagu, _ in baris)
    assert hasil["anggaran.total.realisasi"].angka == sum(realisasi for _, realisasi in baris)
    for nama in ("pagu", "realisasi", "serapan", "sisa"):
        belanja_ = hasil[f"anggaran.belanja.TOTAL.2023.{nama}"].nilai
        assert belanja_ == hasil[f"anggaran.total.{nama}"].nilai


@settings(deadline=None, max_examples=50)
@given(st.data(), st.lists(st.tuples(RUPIAH, RUPIAH), min_size=1, max_size=6))
def test_order_of_rows_never_matters(data: st.DataObject, baris: list[tuple[int, int]]) -> None:
    """Sorting the rows of a table changes no total."""
    diacak = data.draw(st.permutations(baris))

    satu, dua = hitung(_buku(diacak)), hitung(_buku(baris))

    assert [satu[kunci].tampil for kunci in TOTAL] == [dua[kunci].tampil for kunci in TOTAL]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(RUPIAH, RUPIAH), min_size=1, max_size=6))
def test_scaling_money_changes_no_percent(baris: list[tuple[int, int]]) -> None:
    """Ten times the money everywhere gives the same percent everywhere."""
    satu, sepuluh = hitung(_buku(baris)), hitung(_buku(baris, kali=10))

    persen = [kunci for kunci, hasil in satu.items() if hasil.satuan == "%"]
    assert len(persen) > 3
    assert [satu[kunci].nilai for kunci in persen] == [sepuluh[kunci].nilai for kunci in persen]


def triwulan(nama: str, realisasi: int) -> TriwulanAnggaran:
    """Realisasi from January to the end of a triwulan."""
    sel = f"Anggaran.{nama}"
    return TriwulanAnggaran(Isian(nama, sel), Isian(Decimal(realisasi), sel))


def test_realisasi_of_a_triwulan_is_against_the_pagu_of_the_year() -> None:
    """Each triwulan that is filled in has its serapan; the others have no result."""
    data = build_data(
        anggaran_kegiatan=(anggaran_kegiatan(pagu_semula="800", realisasi="700"),),
        triwulan_anggaran=(triwulan("II", 200),),
    )

    hasil = hitung(data)

    assert hasil["anggaran.triwulan.TW2.realisasi"].tampil == "200"
    assert hasil["anggaran.triwulan.TW2.serapan"].tampil == "25,00"
    assert "anggaran.triwulan.TW1.serapan" not in hasil


def test_realisasi_of_a_triwulan_without_pagu_has_no_serapan() -> None:
    """Where the pagu of the year is missing, its serapan waits for it."""
    data = build_data(
        triwulan_anggaran=(triwulan("I", 200),),
    )

    hasil = hitung(data)

    assert hasil["anggaran.triwulan.TW1.serapan"].is_belum_diisi


@pytest.mark.parametrize(("kedua", "total"), [("40", "90"), (None, None)])
def test_realisasi_by_source_is_totalled_only_where_all_of_it_is_known(
    kedua: str | None, total: str | None
) -> None:
    """A source without realisasi would count as 0, so then there is no total."""
    data = build_data(
        sumber_dana=(
            build_baris(SumberDana, {"kode": "RM", "pagu": "60", "realisasi": "50"}),
            build_baris(SumberDana, {"kode": "PNBP", "pagu": "40", "realisasi": kedua}),
        )
    )

    hasil = hitung(data)

    assert hasil["anggaran.sumber.TOTAL.pagu"].nilai == Decimal(100)
    if total is None:
        assert "anggaran.sumber.TOTAL.realisasi" not in hasil
    else:
        assert hasil["anggaran.sumber.TOTAL.realisasi"].tampil == total


def test_pagu_before_revision_has_its_own_total() -> None:
    """A kegiatan that was not revised counts in both totals; without revision there is one."""
    revisi = build_data(
        anggaran_kegiatan=(
            anggaran_kegiatan(kode="K1", pagu_semula="3.000", pagu_menjadi="2.500", realisasi="0"),
            anggaran_kegiatan(kode="K2", pagu_semula="1.000", realisasi="0"),
        )
    )
    tanpa = build_data(anggaran_kegiatan=(anggaran_kegiatan(pagu_semula="1.000", realisasi="0"),))

    assert hitung(revisi)["anggaran.total.pagu_semula"].tampil == "4.000"
    assert hitung(revisi)["anggaran.total.pagu"].tampil == "3.500"
    assert "anggaran.total.pagu_semula" not in hitung(tanpa)
