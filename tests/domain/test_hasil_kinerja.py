"""Results of the indikator: target, realisasi, capaian, means and comparisons."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import bulatkan
from tests.domain.builders import (
    build_data,
    build_data_indikator,
    build_profil,
    hitung,
    indikator,
    pembanding,
    realisasi,
    renstra,
    responden,
    riwayat,
    sasaran,
    survei,
    unsur,
)

IKM_391: dict[str, Any] = {
    "ikm": (survei(),),
    "ikm_responden": (responden("30", "40"),),
    "ikm_unsur": (unsur("U1", "3,91", "3,91"),),
}


def _tiga_indikator(rata: str | None = None, **nilai: str) -> Any:
    """S1 with A and B, S2 with C, every target 100; `nilai` are the typed realisasi."""
    milik = {"A": "S1", "B": "S1", "C": "S2"}
    return build_data(
        profil=build_profil(RATA_RATA=rata),
        sasaran=(sasaran(kode="S1"), sasaran(kode="S2")),
        indikator=tuple(
            indikator(kode=kode, kode_sasaran=milik[kode], target_awal="100") for kode in milik
        ),
        realisasi=tuple(realisasi(kode=k, realisasi_diketik=n or None) for k, n in nilai.items()),
    )


def test_printed_realisasi_enters_capaian() -> None:
    """Jember: 3,91 / 3,25 gives 120,31 and not 120,43 from the unrounded 3,9139."""
    hasil = hitung(build_data_indikator(realisasi(realisasi_diketik="3,9139")))

    assert hasil["ikk.IKM.realisasi"].tampil == "3,91"
    assert hasil["ikk.IKM.capaian"].tampil == "120,31"
    assert hasil["ikk.IKM.capaian"].rumus_angka == "3,91 / 3,25 x 100 = 120,31"


def test_survey_value_is_established_before_capaian() -> None:
    """The year value of a survey enters capaian as printed."""
    data = build_data_indikator(
        realisasi(sumber="survei"),
        ikm=(survei(),),
        ikm_responden=(responden("100", "100", "100"),),
        ikm_unsur=(unsur("U1", "3,92", "3,91", "3,91"),),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.realisasi"].angka == Decimal("3.91")
    assert hasil["ikk.IKM.capaian"].tampil == "120,31"
    assert hasil["ikk.IKM.realisasi"].rumus_angka == "1.174,00 / 300 = 3,91"


def test_decimals_of_an_indikator_can_be_chosen() -> None:
    """With Desimal 0 the realisasi is whole before capaian is computed."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="89,6", desimal="0"),
            indikator=(indikator(target_awal="80"),),
        )
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "90"
    assert hasil["ikk.IKM.capaian"].tampil == "112,50"


def test_target_prints_as_typed_and_realisasi_as_established() -> None:
    """A target of 90 prints as 90; a realisasi is an established figure, typed or not."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="87"), indikator=(indikator(target_awal="90"),)
        )
    )

    assert hasil["ikk.IKM.target"].tampil == "90"
    assert hasil["ikk.IKM.realisasi"].tampil == "87,00"
    assert hasil["ikk.IKM.capaian"].tampil == "96,67"


def test_revised_target_wins() -> None:
    """After a revision of the PK the revised target counts, and its cell is named."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="3,91"), indikator=(indikator(target_revisi="3,40"),)
        )
    )

    assert hasil["pk.IKM.target"].tampil == "3,4"
    assert hasil["pk.IKM.target"].asal == ("Indikator.IKM.target_revisi",)
    assert hasil["ikk.IKM.capaian"].tampil == "115,00"


def test_typed_realisasi_wins_and_its_source_stays_visible() -> None:
    """A typed figure is used, and what the survey gives stands beside it."""
    hasil = hitung(
        build_data_indikator(realisasi(sumber="survei", realisasi_diketik="3,95"), **IKM_391)
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "3,95"
    assert hasil["ikk.IKM.realisasi"].asal == ("Realisasi.IKM.realisasi_diketik",)
    assert hasil["ikk.IKM.realisasi_sumber"].tampil == "3,91"
    assert hasil["ikk.IKM.capaian"].tampil == "121,54"


def test_typed_zero_is_a_realisasi() -> None:
    """A typed 0 wins over the source and gives capaian 0."""
    hasil = hitung(
        build_data_indikator(realisasi(sumber="survei", realisasi_diketik="0"), **IKM_391)
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "0,00"
    assert hasil["ikk.IKM.capaian"].tampil == "0,00"
    assert hasil["ikk.IKM.status"].tampil == "belum tercapai"


@pytest.mark.parametrize(
    ("cara", "triwulan", "harapan"),
    [
        ("jumlah", ["10", "20", "30", "40"], "100,00"),
        ("rata-rata", ["10", "20", "30", "40"], "25,00"),
        ("terakhir", ["10", "20", "30", "40"], "40,00"),
        ("jumlah", ["10", "20", "", ""], "30,00"),
        ("rata-rata", ["10", "20", "", ""], "15,00"),
        ("terakhir", ["10", "20", "", ""], "20,00"),
        ("terakhir", ["10", "", "0", ""], "0,00"),
        ("jumlah", ["0", "0", "0", "0"], "0,00"),
        ("rata-rata", ["3,91", "3,92", "", ""], "3,92"),
    ],
)
def test_quarters_give_the_realisasi(cara: str, triwulan: list[str], harapan: str) -> None:
    """Quarters are summed, averaged or the last one taken; an empty quarter is not 0."""
    hasil = hitung(
        build_data_indikator(realisasi(sumber="triwulan", cara_triwulan=cara, triwulan=triwulan))
    )

    assert hasil["ikk.IKM.realisasi"].tampil == harapan


def test_empty_quarters_are_no_realisasi() -> None:
    """Quarters that nobody filled in give no realisasi and no capaian."""
    hasil = hitung(build_data_indikator(realisasi(sumber="triwulan", cara_triwulan="jumlah")))

    assert hasil["ikk.IKM.realisasi"].tampil == "[belum diisi: Realisasi.IKM.triwulan.1]"
    assert hasil["ikk.IKM.capaian"].nilai is None


def test_missing_realisasi_is_never_zero() -> None:
    """Before anything is typed, realisasi, capaian, status and mean ask for the same cell."""
    hasil = hitung(build_data_indikator(realisasi()))

    for kunci in (
        "ikk.IKM.realisasi",
        "ikk.IKM.capaian_tanpa_batas",
        "ikk.IKM.capaian",
        "ikk.IKM.status",
        "sasaran.S1.capaian",
        "kinerja.rata_rata",
    ):
        assert hasil[kunci].nilai is None
        assert hasil[kunci].tampil == "[belum diisi: Realisasi.IKM.realisasi_diketik]", kunci


def test_indikator_without_a_row_on_capaian_has_no_value() -> None:
    """An indikator that nobody entered on Capaian is there, without value."""
    hasil = hitung(build_data_indikator())

    assert hasil["ikk.IKM.realisasi"].is_belum_diisi
    assert hasil["ikk.IKM.capaian"].is_belum_diisi


def test_survey_that_is_not_there_gives_no_value() -> None:
    """Choosing survei for an indikator without survey sheet does not stop the report."""
    hasil = hitung(build_data_indikator(realisasi(sumber="survei")))

    assert hasil["ikk.IKM.realisasi"].is_belum_diisi
    assert hasil["ikk.IKM.realisasi"].tampil == "[belum diisi: Survei, IKM]"


def test_ratio_without_its_row_says_where_it_belongs() -> None:
    """No cell waits, but a row of the sheet Rasio: the mark names indikator and year."""
    hasil = hitung(build_data_indikator(realisasi(sumber="rasio")))

    assert hasil["ikk.IKM.realisasi"].tampil == "[belum diisi: Rasio, IKM 2023]"
    assert hasil["ikk.IKM.capaian"].kosong == ("Rasio, IKM 2023",)


@pytest.mark.parametrize(
    ("satuan", "desimal", "tampil"),
    [
        ("kasus", None, ("9", "11")),
        ("Rp", None, ("9", "11")),
        ("kasus", "1", ("9,0", "11,0")),
        ("%", None, ("9,00", "11,00")),
    ],
)
def test_realisasi_of_all_years_has_the_same_decimals(
    satuan: str, desimal: str | None, tampil: tuple[str, str]
) -> None:
    """What is counted prints as counted; percent and index have fixed decimals."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="9", desimal=desimal),
        indikator=(indikator(satuan=satuan),),
        riwayat=(riwayat(realisasi="11"),),
    )

    hasil = hitung(data)

    assert (
        tuple(hasil[f"ikk.IKM.{kunci}"].tampil for kunci in ("realisasi", "riwayat.2022.realisasi"))
        == tampil
    )


def test_missing_target_names_its_cell() -> None:
    """Without target the marker leads to Target Awal."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="3,91"), indikator=(indikator(target_awal=None),)
        )
    )

    assert hasil["ikk.IKM.capaian"].tampil == "[belum diisi: Indikator.IKM.target_awal]"
    assert hasil["ikk.IKM.capaian"].kosong == ("Indikator.IKM.target_awal",)


def test_capaian_names_all_its_cells() -> None:
    """Capaian says from which cells it comes, and none of them is empty."""
    hasil = hitung(build_data_indikator(realisasi(realisasi_diketik="3,91")))

    capaian = hasil["ikk.IKM.capaian"]
    assert set(capaian.asal) == {"Realisasi.IKM.realisasi_diketik", "Indikator.IKM.target_awal"}
    assert capaian.kosong == ()
    assert capaian.rumus == "realisasi / target x 100"


def test_range_uses_its_upper_bound() -> None:
    """In a rentang the upper bound counts and is named; without it there is no capaian."""
    rentang = {"polaritas": "rentang", "target_awal": "80"}
    isi = realisasi(realisasi_diketik="108")

    ada = hitung(build_data_indikator(isi, indikator=(indikator(**rentang, batas_atas="90"),)))
    tiada = hitung(build_data_indikator(isi, indikator=(indikator(**rentang),)))

    assert ada["ikk.IKM.capaian"].tampil == "80,00"
    assert "Indikator.IKM.batas_atas" in ada["ikk.IKM.capaian"].asal
    assert tiada["ikk.IKM.capaian"].tampil == "[belum diisi: Indikator.IKM.batas_atas]"
    assert tiada["ikk.IKM.status"].tampil == "[belum diisi: Indikator.IKM.batas_atas]"


@pytest.mark.parametrize(
    ("polaritas", "realisasi_", "capaian", "status"),
    [
        ("minimal", "6,5", "107,14", "terlampaui"),
        ("terbalik", "8", "87,50", "belum tercapai"),
        ("stabil", "7,7", "90,00", "belum tercapai"),
        (None, "7", "100,00", "tercapai"),
    ],
)
def test_polaritas_decides_capaian_and_word(
    polaritas: str | None, realisasi_: str, capaian: str, status: str
) -> None:
    """Each indikator is computed in its own direction; an empty one is maksimal."""
    data = build_data_indikator(
        realisasi(realisasi_diketik=realisasi_),
        indikator=(indikator(polaritas=polaritas, target_awal="7"),),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.capaian"].tampil == capaian
    assert hasil["ikk.IKM.status"].tampil == status


def test_cap_keeps_the_full_capaian_beside_it() -> None:
    """With a cap of 120 both figures are there, and means take the capped one."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="3,91"), profil=build_profil(BATAS_CAPAIAN=Decimal(120))
        )
    )

    assert hasil["ikk.IKM.capaian"].tampil == "120,00"
    assert hasil["ikk.IKM.capaian_tanpa_batas"].tampil == "120,31"
    assert hasil["kinerja.rata_rata"].tampil == "120,00"
    assert hasil["ikk.IKM.status"].tampil == "terlampaui"
    assert hasil["ikk.IKM.capaian"].rumus.endswith("paling tinggi 120")


def test_without_cap_both_figures_agree() -> None:
    """Without a cap nothing is cut."""
    hasil = hitung(build_data_indikator(realisasi(realisasi_diketik="3,91")))

    assert hasil["ikk.IKM.capaian"].angka == hasil["ikk.IKM.capaian_tanpa_batas"].angka


def test_mean_by_sasaran_differs_from_mean_by_indikator() -> None:
    """By sasaran each objective weighs the same, by indikator each indikator does."""
    data = _tiga_indikator("sasaran", A="100", B="110", C="120")

    hasil = hitung(data)

    assert hasil["sasaran.S1.capaian"].tampil == "105,00"
    assert hasil["sasaran.S2.capaian"].tampil == "120,00"
    assert hasil["kinerja.rata_rata_sasaran"].tampil == "112,50"
    assert hasil["kinerja.rata_rata_indikator"].tampil == "110,00"
    assert hasil["kinerja.rata_rata"].tampil == "112,50"
    assert hasil["kinerja.rata_rata"].rumus == "rata-rata capaian menurut sasaran"


def test_satker_chooses_its_mean() -> None:
    """With Rata-rata set to indikator the overall mean says so and follows."""
    hasil = hitung(_tiga_indikator("indikator", A="100", B="110", C="120"))

    assert hasil["kinerja.rata_rata"].tampil == "110,00"
    assert hasil["kinerja.rata_rata"].rumus == "rata-rata capaian menurut indikator"


def test_mean_by_sasaran_is_the_default() -> None:
    """A satker that chose nothing gets the mean by sasaran."""
    hasil = hitung(_tiga_indikator(None, A="100", B="110", C="120"))

    assert hasil["kinerja.rata_rata"].angka == hasil["kinerja.rata_rata_sasaran"].angka


def test_mean_is_not_taken_from_printed_capaian() -> None:
    """Capaian 109,09; 100,00; 116,67 has the mean 110,61 by sasaran, from exact figures."""
    data = build_data(
        sasaran=(sasaran(kode="S1"), sasaran(kode="S2")),
        indikator=(
            indikator(kode="A", target_awal="11"),
            indikator(kode="B", target_awal="10"),
            indikator(kode="C", kode_sasaran="S2", target_awal="6"),
        ),
        realisasi=(
            realisasi(kode="A", realisasi_diketik="12"),
            realisasi(kode="B", realisasi_diketik="10"),
            realisasi(kode="C", realisasi_diketik="7"),
        ),
    )

    hasil = hitung(data)

    exact = ((Decimal(1200) / 11 + 100) / 2 + Decimal(700) / 6) / 2
    assert hasil["kinerja.rata_rata"].angka == pytest.approx(exact, rel=Decimal("1e-20"))
    assert hasil["kinerja.rata_rata"].tampil == "110,61"


def test_no_value_drops_out_of_means() -> None:
    """An indikator without realisasi lowers no mean, and a sasaran without any drops out."""
    hasil = hitung(_tiga_indikator("sasaran", A="100", B="", C=""))

    assert hasil["sasaran.S1.capaian"].tampil == "100,00"
    assert hasil["sasaran.S2.capaian"].nilai is None
    assert hasil["kinerja.rata_rata"].tampil == "100,00"
    assert hasil["kinerja.rata_rata_indikator"].tampil == "100,00"
    assert hasil["kinerja.rata_rata"].kosong == ()
    assert hasil["sasaran.S2.capaian"].kosong == ("Realisasi.C.realisasi_diketik",)


def test_attainment_is_counted() -> None:
    """The summary counts indikator by their word; one without realisasi has none."""
    hasil = hitung(_tiga_indikator("sasaran", A="101", B="100", C=""))

    assert hasil["kinerja.jumlah_indikator"].tampil == "3"
    assert hasil["kinerja.jumlah_terlampaui"].tampil == "1"
    assert hasil["kinerja.jumlah_tercapai"].tampil == "1"
    assert hasil["kinerja.jumlah_belum_tercapai"].tampil == "0"


@pytest.mark.parametrize("tingkat", ["strategis", "program", None])
def test_only_indikator_kegiatan_have_capaian(tingkat: str | None) -> None:
    """Indikator of the higher levels show their target and stay out of the mean."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="3,91"), sasaran=(sasaran(tingkat=tingkat),)
        )
    )

    assert hasil["pk.IKM.target"].tampil == "3,25"
    assert "ikk.IKM.capaian" not in hasil
    assert hasil["kinerja.jumlah_indikator"].tampil == "0"
    assert hasil["kinerja.rata_rata"].nilai is None


def test_earlier_years_have_their_own_keys() -> None:
    """Each earlier year shows its target, realisasi, capaian and the change up to now."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"),
        riwayat=(riwayat(), riwayat(tahun="2021", target="3,00", realisasi="3,80")),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.riwayat.2022.target"].tampil == "3,2"
    assert hasil["ikk.IKM.riwayat.2022.realisasi"].tampil == "3,90"
    assert hasil["ikk.IKM.riwayat.2022.capaian"].tampil == "121,88"
    assert hasil["ikk.IKM.riwayat.2021.capaian"].tampil == "126,67"
    assert hasil["ikk.IKM.riwayat.2021.perubahan_poin"].tampil == "0,11"
    assert hasil["ikk.IKM.riwayat.2021.tren"].tampil == "meningkat"


def test_change_is_against_last_year() -> None:
    """The change of an indikator is against the year before, in points and in percent."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"),
        riwayat=(riwayat(tahun="2021", realisasi="3,00"), riwayat()),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.perubahan_poin"].tampil == "0,01"
    assert hasil["ikk.IKM.perubahan_poin"].satuan == "Indeks"
    assert hasil["ikk.IKM.perubahan_persen"].tampil == "0,26"
    assert hasil["ikk.IKM.perubahan_persen"].satuan == "%"
    assert hasil["ikk.IKM.tren"].tampil == "meningkat"


def test_same_printed_figure_is_no_change() -> None:
    """If both years print 3,91 the word is "tetap", whatever lay behind it."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,9139"), riwayat=(riwayat(realisasi="3,91"),)
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.tren"].tampil == "tetap"
    assert hasil["ikk.IKM.perubahan_poin"].tampil == "0,00"


def test_earlier_year_is_not_capped() -> None:
    """The capaian of an earlier year stays as that year's report printed it."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"),
        riwayat=(riwayat(),),
        profil=build_profil(BATAS_CAPAIAN=Decimal(100)),
    )

    assert hitung(data)["ikk.IKM.riwayat.2022.capaian"].tampil == "121,88"


def test_earlier_value_of_zero_gives_no_percent() -> None:
    """A rise from 0 has points but no percent."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"), riwayat=(riwayat(realisasi="0"),)
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.perubahan_poin"].tampil == "3,91"
    assert hasil["ikk.IKM.perubahan_persen"].tampil == "pembagi bernilai 0"


def test_realisasi_against_the_renstra() -> None:
    """This year's realisasi stands against the target at the end of the Renstra."""
    hasil = hitung(build_data_indikator(realisasi(realisasi_diketik="3,91"), renstra=(renstra(),)))

    assert hasil["ikk.IKM.renstra.target"].tampil == "3,3"
    assert hasil["ikk.IKM.renstra.capaian"].tampil == "118,48"
    assert hasil["ikk.IKM.renstra.capaian"].rumus == "realisasi / target akhir Renstra x 100"


def test_realisasi_against_another_unit() -> None:
    """Jember's IPK of 3,93 against the Kanwil's 3,67: 107,08, above it by 7,08."""
    hasil = hitung(
        build_data_indikator(realisasi(realisasi_diketik="3,93"), pembanding=(pembanding(),))
    )

    assert hasil["ikk.IKM.pembanding.KANWIL.nilai"].tampil == "3,67"
    assert hasil["ikk.IKM.pembanding.KANWIL.z"].tampil == "107,08"
    assert hasil["ikk.IKM.pembanding.KANWIL.selisih"].tampil == "7,08"


def test_capaian_against_another_unit_is_the_capped_one() -> None:
    """Where capaian is compared, the capped capaian is."""
    data = build_data_indikator(
        realisasi(realisasi_diketik="3,91"),
        pembanding=(pembanding(ukuran="capaian", nilai="96"),),
        profil=build_profil(BATAS_CAPAIAN=Decimal(120)),
    )

    hasil = hitung(data)

    assert hasil["ikk.IKM.pembanding.KANWIL.z"].tampil == "125,00"
    assert hasil["ikk.IKM.pembanding.KANWIL.nilai"].satuan == "%"
    assert hasil["ikk.IKM.pembanding.KANWIL.z"].rumus.startswith("capaian")


def test_missing_comparator_names_its_cell() -> None:
    """A unit without value asks for it and compares with nothing."""
    hasil = hitung(
        build_data_indikator(
            realisasi(realisasi_diketik="3,91"), pembanding=(pembanding(nilai=None),)
        )
    )

    assert hasil["ikk.IKM.pembanding.KANWIL.z"].tampil == "[belum diisi: Pembanding.KANWIL.nilai]"
    assert hasil["ikk.IKM.pembanding.KANWIL.selisih"].nilai is None


@settings(deadline=None)
@given(st.permutations("ABC"))
def test_order_of_rows_never_matters(urutan: list[str]) -> None:
    """Sorting the indikator and their realisasi changes no mean."""
    nilai = {"A": "97,31", "B": "101,77", "C": "120,01"}
    data = _tiga_indikator("sasaran", **{kode: nilai[kode] for kode in urutan})
    baku = hitung(_tiga_indikator("sasaran", **nilai))
    peringkat = {kode: nomor for nomor, kode in enumerate(urutan)}
    diacak = build_data(
        sasaran=data.sasaran[::-1],
        indikator=tuple(sorted(data.indikator, key=lambda i: peringkat[str(i.kode.isi)])),
        realisasi=data.realisasi,
    )

    hasil = hitung(diacak)

    for kunci in ("sasaran.S1.capaian", "kinerja.rata_rata", "kinerja.rata_rata_indikator"):
        satu, dua = hasil[kunci].angka, baku[kunci].angka
        assert satu is not None
        assert dua is not None
        assert bulatkan(satu, 20) == bulatkan(dua, 20)
