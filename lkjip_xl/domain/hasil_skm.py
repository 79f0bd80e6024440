"""Keyed results of an SKM counted from raw respondents: `survei.<K>.*` on 25-100."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai
from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil
from lkjip_xl.domain.rincian import SurveiSKM
from lkjip_xl.domain.sampel import compute_ukuran_sampel
from lkjip_xl.domain.skm import BobotSKM, HasilUnsurSKM, compute_skm
from lkjip_xl.domain.teks_id import format_angka, format_asis


def catat_skm(daftar: DaftarHasil, survei: SurveiSKM, aturan: Aturan) -> None:
    """Record NRR and value of each unsur, the IKM, its mutu, and the unsur below the mean."""
    awal = f"survei.{survei.kode.isi}"
    skm = compute_skm(survei.unsur, aturan.kelas_mutu, BobotSKM(survei.bobot.isi))
    responden = survei.responden
    daftar.catat(
        f"{awal}.responden",
        tanpa_nilai(Alasan.BELUM_DIISI) if responden.isi is None else Nilai(responden.isi),
        bentuk=Bentuk.BULAT,
        satuan="orang",
        masukan=[responden],
        rumus="baris yang berisi paling sedikit satu jawaban",
    )
    for satu in skm.unsur:
        _catat_unsur(daftar, awal, satu, survei, aturan)
    ada = [u.jawaban for u in skm.unsur if u.jawaban.banyak]
    tertimbang = " + ".join(f"{u.jumlah} / {u.banyak}" for u in ada)
    daftar.catat(
        f"{awal}.jumlah_tertimbang",
        skm.jumlah_tertimbang,
        masukan=[responden],
        rumus="jumlah (NRR x bobot unsur)",
        dasar=aturan.dasar_mutu,
    )
    nilai = daftar.catat(
        f"{awal}.nilai",
        skm.ikm,
        satuan="Nilai",
        masukan=[responden],
        rumus="jumlah (NRR x bobot unsur) x 25",
        rumus_angka=f"({tertimbang}) / {len(ada)} x 25"
        if survei.bobot.isi is None
        else f"({tertimbang}) x {format_asis(survei.bobot.isi)} x 25",
        dasar=aturan.dasar_mutu,
    )
    daftar.catat(
        f"{awal}.rata_rata",
        skm.rata_rata,
        satuan="Indeks",
        masukan=[responden],
        rumus="rata-rata NRR semua unsur pada skala 1-4",
        rumus_angka=f"({tertimbang}) / {len(ada)}",
        dasar=aturan.dasar_mutu,
    )
    if survei.populasi.isi is not None:
        daftar.catat(
            f"{awal}.sampel_minimum",
            compute_ukuran_sampel(survei.populasi.isi),
            bentuk=Bentuk.BULAT,
            satuan="orang",
            masukan=[survei.populasi],
            rumus="ukuran sampel Krejcie-Morgan",
            dasar=aturan.dasar_mutu,
        )
    for nama in ("mutu", "kinerja"):
        daftar.catat(
            f"{awal}.{nama}",
            None if skm.kelas is None else getattr(skm.kelas, nama),
            bentuk=Bentuk.TEKS,
            dari=[nilai],
            rumus="kelas dari IKM",
            dasar=aturan.dasar_mutu,
        )
    daftar.catat(
        f"{awal}.unsur_di_bawah_nilai",
        None if skm.rata_rata.angka is None else ", ".join(skm.unsur_di_bawah),
        bentuk=Bentuk.TEKS,
        dari=[nilai],
        rumus="unsur yang nilainya lebih kecil dari rata-rata unsur",
    )


def _catat_unsur(
    daftar: DaftarHasil, awal: str, satu: HasilUnsurSKM, survei: SurveiSKM, aturan: Aturan
) -> None:
    kode = f"{awal}.unsur.{satu.jawaban.kode}"
    angka = f"{format_angka(Decimal(satu.jawaban.jumlah), 0)} / {satu.jawaban.banyak}"
    for nama, jumlah in (("jumlah", satu.jawaban.jumlah), ("banyak", satu.jawaban.banyak)):
        daftar.catat(
            f"{kode}.{nama}",
            Nilai(Decimal(jumlah)) if satu.jawaban.banyak else tanpa_nilai(Alasan.TANPA_RESPONDEN),
            bentuk=Bentuk.BULAT,
            masukan=[survei.responden],
            rumus=f"{nama} jawaban 1-4",
        )
    nrr = daftar.catat(
        f"{kode}.nrr",
        satu.nrr,
        desimal=3,
        masukan=[survei.responden],
        rumus="jumlah jawaban / banyaknya jawaban",
        rumus_angka=angka,
        dasar=aturan.dasar_mutu,
    )
    daftar.catat(f"{kode}.nilai", satu.nilai, dari=[nrr], rumus="NRR dibulatkan", rumus_angka=angka)
