"""Sentences on a survey name every unsur and month that lags behind, none else."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.report import narrative_survei


def test_unsur_below_the_year_value_are_all_named() -> None:
    """No unsur below the year value is left out."""
    hasil = DaftarHasil()
    hasil.catat("survei.IKM.nilai", Nilai(Decimal("3.91")))
    hasil.catat("survei.IKM.unsur_di_bawah_nilai", "Waktu, Sarana, Respon", bentuk=Bentuk.TEKS)

    assert "Waktu, Sarana, dan Respon" in (narrative_survei.write_unsur(hasil, "survei.IKM") or "")


def test_no_unsur_below_is_said_too() -> None:
    """An empty list is a statement of its own, not a sentence without names."""
    hasil = DaftarHasil()
    hasil.catat("survei.IKM.nilai", Nilai(Decimal("3.91")))
    hasil.catat("survei.IKM.unsur_di_bawah_nilai", "", bentuk=Bentuk.TEKS)

    assert "Tidak ada unsur" in (narrative_survei.write_unsur(hasil, "survei.IKM") or "")


def test_months_below_minimum_are_written_out() -> None:
    """Short month names of the sheet become full words in the sentence."""
    hasil = DaftarHasil()
    hasil.catat("survei.IKM.bulan_kurang_responden", "Jan, Agt, Des", bentuk=Bentuk.TEKS)

    kalimat = narrative_survei.write_bulan_kurang(hasil, "survei.IKM", "30")

    assert kalimat is not None
    assert "Januari, Agustus, dan Desember" in kalimat
    assert "30 orang" in kalimat


def test_unsur_with_commas_in_their_names_stay_whole() -> None:
    """The names of the SKM hold commas; they are told apart, against the mean of the unsur."""
    hasil = DaftarHasil()
    hasil.catat("survei.SKM.nilai", Nilai(Decimal("87.65")))
    hasil.catat("survei.SKM.rata_rata", Nilai(Decimal("3.51")))
    nama = ("Sistem, Mekanisme dan Prosedur", "Biaya/Tarif", "Sarana dan Prasarana")
    hasil.catat("survei.SKM.unsur_di_bawah_nilai", f"{nama[0]}, {nama[2]}", bentuk=Bentuk.TEKS)

    kalimat = narrative_survei.write_unsur(hasil, "survei.SKM", nama)

    assert kalimat == (
        "Unsur yang nilainya di bawah rata-rata unsur 3,51 dan perlu diperhatikan: "
        "Sistem, Mekanisme dan Prosedur; dan Sarana dan Prasarana."
    )
