"""What is printed where there is no value: the true reason, and the cell that waits."""

from __future__ import annotations

import pytest

from tests.domain import builders as b

DUA_BELAS = 12


def test_printed_decimals_are_those_that_compute() -> None:
    """With Desimal 4 the realisasi prints four decimals, so that readers can recompute from it."""
    hasil = b.compute(
        indikator=[b.indikator()],
        realisasi=[
            b.realisasi(
                sumber="triwulan",
                cara_triwulan="rata-rata",
                triwulan=["3,9139"] * 4,
                desimal="4",
            )
        ],
        riwayat=[b.riwayat(realisasi="3,91")],
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "3,9139"
    assert hasil["ikk.IKM.capaian"].rumus_angka == "3,9139 / 3,25 x 100 = 120,43"
    assert hasil["ikk.IKM.perubahan_poin"].tampil == "0,0039"


def test_survey_formula_names_the_respondents_that_count() -> None:
    """Respondents of a month without value are not in the divisor that the report shows."""
    hasil = b.compute(
        ikm=[b.survei()], ikm_responden=[b.responden("20", "10")], ikm_unsur=[b.unsur("U1", "3,91")]
    )

    assert hasil["survei.IKM.nilai"].rumus_angka == "78,20 / 20 = 3,91"


def test_capped_formula_is_a_true_equation() -> None:
    """A cap never makes a false equation."""
    hasil = b.compute(
        profil=b.build_profil(BATAS_CAPAIAN=b.wajib("120")),
        indikator=[b.indikator()],
        realisasi=[b.realisasi(realisasi_diketik="3,91")],
    )

    rumus = hasil["ikk.IKM.capaian"].rumus_angka
    assert rumus == "min(3,91 / 3,25 x 100; 120) = 120,00"


def test_reason_travels_to_what_follows() -> None:
    """A year without respondents is the reason for everything that is computed from it."""
    hasil = b.compute(
        ikm=[b.survei()],
        ikm_responden=[b.responden(*["0"] * DUA_BELAS)],
        ikm_unsur=[b.unsur("U1")],
        indikator=[b.indikator()],
        realisasi=[b.realisasi(sumber="survei")],
    )

    for kunci in ("ikk.IKM.realisasi", "ikk.IKM.capaian", "ikk.IKM.status", "survei.IKM.mutu",
                  "sasaran.S1.capaian", "kinerja.rata_rata"):  # fmt: skip
        assert hasil[kunci].tampil == "tidak ada responden", kunci


def test_target_zero_is_the_reason_of_the_mean_too() -> None:
    """A mean without any capaian says why, not that a cell is empty."""
    hasil = b.compute(
        indikator=[b.indikator(target_awal="0")],
        realisasi=[b.realisasi(realisasi_diketik="5")],
    )

    assert hasil["kinerja.rata_rata"].tampil == "target bernilai 0"


def test_unfilled_survey_waits_for_its_cells() -> None:
    """Respondents that were never typed are missing, not zero."""
    hasil = b.compute(
        ikm=[b.survei()],
        ikm_responden=[b.responden()],
        ikm_unsur=[b.unsur("U1")],
        indikator=[b.indikator()],
        realisasi=[b.realisasi(sumber="survei")],
    )

    assert hasil["ikk.IKM.realisasi"].is_belum_diisi
    assert hasil["ikk.IKM.realisasi"].tampil.startswith("[belum diisi: Responden")


def test_quarters_without_their_way_name_that_cell() -> None:
    """Filled quarters without Cara Triwulan say which cell is missing."""
    hasil = b.compute(
        indikator=[b.indikator()],
        realisasi=[b.realisasi(sumber="triwulan", triwulan=["1", "2", "3", "4"])],
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "[belum diisi: Realisasi.IKM.cara_triwulan]"


def test_change_waits_for_this_years_figure() -> None:
    """With last year known, the change names the empty cell of this year."""
    hasil = b.compute(indikator=[b.indikator()], realisasi=[b.realisasi()], riwayat=[b.riwayat()])

    for nama in ("perubahan_poin", "perubahan_persen", "tren"):
        assert hasil[f"ikk.IKM.{nama}"].tampil == "[belum diisi: Realisasi.IKM.realisasi_diketik]"


@pytest.mark.parametrize("kunci", ["capaian", "riwayat.2022.capaian", "renstra.capaian"])
def test_range_without_upper_bound_names_that_cell(kunci: str) -> None:
    """Every figure that needs the upper bound asks for it."""
    hasil = b.compute(
        indikator=[b.indikator(polaritas="rentang")],
        realisasi=[b.realisasi(realisasi_diketik="3,91")],
        riwayat=[b.riwayat()],
        renstra=[b.renstra()],
    )

    assert hasil[f"ikk.IKM.{kunci}"].tampil == "[belum diisi: Indikator.IKM.batas_atas]"


def test_typed_realisasi_has_no_second_source() -> None:
    """An indikator that is simply typed shows no missing source beside it."""
    hasil = b.compute(indikator=[b.indikator()], realisasi=[b.realisasi(realisasi_diketik="3,91")])

    assert "ikk.IKM.realisasi_sumber" not in hasil
