"""An SKM from raw respondents under its keys, and as the source of an indikator."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan
from tests.domain import builders as b
from tests.golden_domain import build_profil, build_skm

ATURAN = load_aturan(2024)


def test_agreed_vector_is_keyed_with_mutu_and_regulation() -> None:
    """91,48 and A, with the unsur below the mean and the regulation named."""
    hasil = compute_hasil(DataKinerja(build_profil(2024), skm=(build_skm(),)), ATURAN)

    assert hasil["survei.SKM.nilai"].tampil == "91,48"
    assert hasil["survei.SKM.mutu"].tampil == "A"
    assert hasil["survei.SKM.responden"].tampil == "29"
    assert hasil["survei.SKM.unsur.U1.jumlah"].tampil == "105"
    assert hasil["survei.SKM.unsur.U1.banyak"].tampil == "29"
    assert hasil["survei.SKM.unsur.U1.nrr"].rumus_angka == "105 / 29 = 3,621"
    assert "Unsur 3" in hasil["survei.SKM.unsur_di_bawah_nilai"].tampil
    assert "14 Tahun 2017" in hasil["survei.SKM.nilai"].dasar
    assert hasil["survei.SKM.nilai"].asal == ("Responden!A4",)


def test_sample_size_and_mean_on_the_small_scale_are_keyed() -> None:
    """Krejcie-Morgan for 240 people is 148; the mean of the unsur is there on 1-4."""
    hasil = compute_hasil(DataKinerja(build_profil(2024), skm=(build_skm(),)), ATURAN)

    assert hasil["survei.SKM.sampel_minimum"].tampil == "148"
    assert hasil["survei.SKM.rata_rata"].tampil == "3,66"


def test_small_target_takes_the_small_scale() -> None:
    """A target of 3,25 is compared with the mean on 1-4, never with 91,48."""
    hasil = b.compute(
        skm=[build_skm(kode="IKM")],
        indikator=[b.indikator(target_awal="3,25")],
        realisasi=[b.realisasi(sumber="survei")],
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "3,66"
    assert hasil["ikk.IKM.capaian"].tampil == "112,62"


def test_fixed_weight_reproduces_an_old_report() -> None:
    """With the weight 0,111 the IKM is the one that old reports printed."""
    skm = build_skm(bobot=Decimal("0.111"))

    hasil = compute_hasil(DataKinerja(build_profil(2024), skm=(skm,)), ATURAN)

    assert hasil["survei.SKM.nilai"].tampil == "91,38"


def test_indikator_takes_its_realisasi_from_the_skm() -> None:
    """An indikator of the same kode with sumber survei has the IKM as realisasi."""
    hasil = b.compute(
        skm=[build_skm(kode="IKM")],
        indikator=[b.indikator(target_awal="90")],
        realisasi=[b.realisasi(sumber="survei")],
    )

    assert hasil["ikk.IKM.realisasi"].tampil == "91,48"
    assert hasil["ikk.IKM.capaian"].tampil == "101,64"
