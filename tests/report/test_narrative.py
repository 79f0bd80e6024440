"""Sentences follow the numbers: the right word for every direction, nothing for no figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.capaian import Polaritas
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.isian import Isian
from lkjip_xl.report import narrative, narrative_anggaran
from lkjip_xl.report.marks import SOROT_AWAL
from tests.domain.builders import pembanding as build_pembanding


def build_ikk(target: str, realisasi: str, status: str, capaian: str = "100") -> DaftarHasil:
    """Results of one indikator, IKM."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.target", Nilai(Decimal(target)), bentuk=Bentuk.ASIS)
    hasil.catat("ikk.IKM.realisasi", Nilai(Decimal(realisasi)))
    hasil.catat("ikk.IKM.capaian", Nilai(Decimal(capaian)))
    hasil.catat("ikk.IKM.status", status, bentuk=Bentuk.TEKS)
    return hasil


@pytest.mark.parametrize("urutan", range(4))
@pytest.mark.parametrize(
    ("status", "kata"),
    [
        ("terlampaui", "lampau"),
        ("tercapai", "capai"),
        ("belum tercapai", "belum"),
    ],
)
def test_capaian_says_the_word_of_the_status(status: str, kata: str, urutan: int) -> None:
    """Every form of the sentence holds the attainment word, the target and the realisasi."""
    hasil = build_ikk("3.25", "3.91", status)

    kalimat = narrative.write_capaian(hasil, "ikk.IKM", "Indeks", 2023, urutan)

    assert kata in kalimat
    assert "3,25" in kalimat
    assert "3,91" in kalimat
    assert ("belum" in kalimat) == (status == "belum tercapai")


def test_neighbouring_indikator_do_not_share_a_form() -> None:
    """Two indikator after each other are not told in the same words."""
    hasil = build_ikk("3.25", "3.91", "terlampaui")

    kalimat = {narrative.write_capaian(hasil, "ikk.IKM", "Indeks", 2023, n) for n in range(3)}

    assert len(kalimat) == 3


def test_percent_unit_is_printed_with_its_sign() -> None:
    """A target in percent carries the sign, an index does not."""
    hasil = build_ikk("90", "95", "terlampaui")

    assert "90%" in narrative.write_capaian(hasil, "ikk.IKM", "%", 2023, 0)
    assert "90%" not in narrative.write_capaian(hasil, "ikk.IKM", "Indeks", 2023, 0)


def test_missing_realisasi_names_its_cell() -> None:
    """Without realisasi the sentence shows which cell waits, highlighted."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.target", Nilai(Decimal(3)), bentuk=Bentuk.ASIS)
    for nama in ("realisasi", "capaian", "status"):
        hasil.catat(f"ikk.IKM.{nama}", None, masukan=[Isian(None, "Capaian!M9")])

    kalimat = narrative.write_capaian(hasil, "ikk.IKM", "Indeks", 2023, 0)

    assert "[belum diisi: Capaian!M9]" in kalimat
    assert SOROT_AWAL in kalimat


@pytest.mark.parametrize(
    ("dulu", "kini", "tren", "kata"),
    [
        ("3.90", "3.91", "meningkat", "meningkat 0,01 poin atau 0,26%"),
        ("3.91", "3.90", "menurun", "menurun 0,01 poin atau 0,26%"),
        ("3.91", "3.91", "tetap", "tetap 3,91"),
    ],
)
def test_tren_says_direction_and_size_without_sign(
    dulu: str, kini: str, tren: str, kata: str
) -> None:
    """The word tells the direction, so the figures beside it have no minus."""
    lama, baru = Decimal(dulu), Decimal(kini)
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.realisasi", Nilai(baru))
    hasil.catat("ikk.IKM.riwayat.2022.realisasi", Nilai(lama))
    hasil.catat("ikk.IKM.perubahan_poin", Nilai(baru - lama))
    hasil.catat("ikk.IKM.perubahan_persen", Nilai((baru - lama) * 100 / lama))
    hasil.catat("ikk.IKM.tren", tren, bentuk=Bentuk.TEKS)

    for urutan in range(2):
        kalimat = narrative.write_tren(hasil, "ikk.IKM", "Indeks", 2023, urutan)
        assert kalimat is not None
        assert kata in kalimat


@pytest.mark.parametrize(
    ("satuan", "kata"),
    [
        ("Kasus", ("11 kasus", "menurun 2,00 kasus")),
        ("Rp", ("Rp\u00a011", "menurun Rp\u00a02")),
        ("%", ("11%", "menurun 2,00 poin")),
        ("Indeks", ("sebesar 11,", "menurun 2,00 poin")),
    ],
)
def test_change_is_told_in_the_unit(satuan: str, kata: tuple[str, str]) -> None:
    """Cases and rupiah do not change by points."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.realisasi", Nilai(Decimal(9)), bentuk=Bentuk.ASIS)
    hasil.catat("ikk.IKM.riwayat.2022.realisasi", Nilai(Decimal(11)), bentuk=Bentuk.ASIS)
    hasil.catat("ikk.IKM.perubahan_poin", Nilai(Decimal(-2)))
    hasil.catat("ikk.IKM.perubahan_persen", Nilai(Decimal("-18.18")))
    hasil.catat("ikk.IKM.tren", "menurun", bentuk=Bentuk.TEKS)

    kalimat = narrative.write_tren(hasil, "ikk.IKM", satuan, 2023, 0)

    assert kalimat is not None
    assert all(satu in kalimat for satu in kata)


def test_indikator_without_a_case_says_so() -> None:
    """0 of 0 is neither a failure nor a missing cell."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.target", Nilai(Decimal(90)), bentuk=Bentuk.ASIS)
    for nama in ("realisasi", "capaian"):
        hasil.catat(f"ikk.IKM.{nama}", tanpa_nilai(Alasan.TIDAK_ADA_KASUS))
    hasil.catat("ikk.IKM.status", None, bentuk=Bentuk.TEKS)

    assert narrative.write_capaian(hasil, "ikk.IKM", "%", 2023, 0) == (
        "Indikator ini tidak dinilai pada tahun 2023 karena tidak ada kasus; targetnya 90%."
    )


def build_dua_anggaran(pk: int, pagu: int, semula: int | None) -> DaftarHasil:
    """Budget of the PK, pagu in use, and the pagu before its revision."""
    hasil = DaftarHasil()
    hasil.catat("pk.anggaran.total", Nilai(Decimal(pk)), bentuk=Bentuk.BULAT)
    hasil.catat("anggaran.total.pagu", Nilai(Decimal(pagu)), bentuk=Bentuk.BULAT)
    if semula is not None:
        hasil.catat("anggaran.total.pagu_semula", Nilai(Decimal(semula)), bentuk=Bentuk.BULAT)
    return hasil


@pytest.mark.parametrize(
    ("pk", "semula", "kata"),
    [
        (900, 900, "memuat jumlah semula"),
        (950, 900, "karena DIPA direvisi dalam tahun berjalan."),
        (900, None, "perlu dijelaskan"),
    ],
)
def test_pk_beside_another_pagu_says_both_and_why(pk: int, semula: int | None, kata: str) -> None:
    """No cause is made up: a revision is named only where the book holds one."""
    kalimat = narrative_anggaran.write_beda_pk(build_dua_anggaran(pk, 1000, semula))

    assert kalimat is not None
    assert kata in kalimat
    assert f"Rp\u00a0{pk}" in kalimat
    assert "Rp\u00a01.000" in kalimat


def test_pk_with_the_pagu_in_use_needs_no_word() -> None:
    """Nothing is explained where nothing differs."""
    assert narrative_anggaran.write_beda_pk(build_dua_anggaran(1000, 1000, 900)) is None


def test_tren_without_last_year_says_nothing() -> None:
    """No earlier figure, no sentence about a trend."""
    assert narrative.write_tren(DaftarHasil(), "ikk.IKM", "Indeks", 2023, 0) is None


@pytest.mark.parametrize(
    ("capaian", "kata"),
    [("118.48", "sudah melampaui"), ("100", "tepat mencapai"), ("80", "baru mencapai")],
)
def test_renstra_word_follows_the_figure(capaian: str, kata: str) -> None:
    """Above, on and below the end target have their own words."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IKM.renstra.target", Nilai(Decimal("3.3")), bentuk=Bentuk.ASIS)
    hasil.catat("ikk.IKM.renstra.capaian", Nilai(Decimal(capaian)))

    kalimat = narrative.write_renstra(hasil, "ikk.IKM", "Indeks", " tahun 2024")

    assert kalimat is not None
    assert kata in kalimat


@pytest.mark.parametrize(
    ("selisih", "kata"),
    [("7.08", "melampaui"), ("-7.08", "di bawah"), ("0", "sama dengan")],
)
def test_pembanding_says_above_below_or_equal(selisih: str, kata: str) -> None:
    """The word "melampaui" is said only of a figure above the comparator; the size has no sign."""
    hasil = DaftarHasil()
    hasil.catat("ikk.IPK.pembanding.KANWIL.nilai", Nilai(Decimal("3.67")), bentuk=Bentuk.ASIS)
    hasil.catat("ikk.IPK.pembanding.KANWIL.selisih", Nilai(Decimal(selisih)))

    kalimat = narrative.write_pembanding(
        hasil, "ikk.IPK", build_pembanding(unit="Kantor Wilayah"), "Indeks"
    )

    assert kalimat is not None
    assert kata in kalimat
    assert "-7" not in kalimat


def build_anggaran(pagu: int, realisasi: int) -> DaftarHasil:
    """Results of a whole budget."""
    hasil = DaftarHasil()
    for nama, angka in (("pagu", pagu), ("realisasi", realisasi), ("sisa", pagu - realisasi)):
        hasil.catat(f"anggaran.total.{nama}", Nilai(Decimal(angka)), bentuk=Bentuk.BULAT)
    hasil.catat("anggaran.total.serapan", Nilai(Decimal(realisasi * 100) / Decimal(pagu)))
    return hasil


def test_anggaran_says_sisa_or_excess() -> None:
    """Realisasi above pagu is called by its name, never a negative rest."""
    hemat = narrative_anggaran.write_anggaran(build_anggaran(1000, 900))
    lebih = narrative_anggaran.write_anggaran(build_anggaran(1000, 1100))

    assert "sisa Rp\u00a0100" in hemat
    assert "melebihi pagu sebesar Rp\u00a0100" in lebih
    assert "-" not in lebih


def test_pnbp_says_menurun_when_it_fell() -> None:
    """The word for the change of revenue follows its sign."""
    hasil = DaftarHasil()
    hasil.catat("pnbp.2023.total", Nilai(Decimal(90)), bentuk=Bentuk.BULAT)
    hasil.catat("pnbp.2023.perubahan_persen", Nilai(Decimal(-10)))

    kalimat = narrative_anggaran.write_pnbp(hasil, 2023)

    assert kalimat is not None
    assert "menurun 10,00%" in kalimat


def test_pnbp_without_figures_says_nothing() -> None:
    """An office without PNBP has no sentence about it."""
    hasil = DaftarHasil()
    hasil.catat("pnbp.2023.total", tanpa_nilai("belum diisi"))

    assert narrative_anggaran.write_pnbp(hasil, 2023) is None


@pytest.mark.parametrize(
    ("polaritas", "status", "kata"),
    [
        (Polaritas.MINIMAL, "terlampaui", "makin kecil makin baik"),
        (Polaritas.TERBALIK, "belum tercapai", "masih di atas target"),
        (Polaritas.STABIL, "belum tercapai", "belum sesuai dengan target"),
        (Polaritas.RENTANG, "tercapai", "sesuai dengan target 91 - 108"),
    ],
)
def test_words_fit_the_direction_that_is_good(polaritas: Polaritas, status: str, kata: str) -> None:
    """The word "melampaui" is never said of a figure that is good because it is small."""
    hasil = build_ikk("7", "6.5", status)

    kalimat = narrative.write_capaian(
        hasil, "ikk.IKM", "Hari", 2023, 0, polaritas, "91 - 108" if "91" in kata else None
    )

    assert kata in kalimat
    assert "melampaui target" not in kalimat
