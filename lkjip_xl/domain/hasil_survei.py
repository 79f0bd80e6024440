"""Keyed results of the surveys: `survei.<K>.*`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import (
    Nilai,
    compute_jumlah,
    tetapkan,
)
from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.hasil_skm import catat_skm
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kuesioner import Survei, SurveiIPK, Unsur, UnsurIPK
from lkjip_xl.domain.survei import (
    KONVERSI_SKM,
    classify_mutu,
    compute_iki,
    compute_ipk,
    compute_nilai_bulan,
    compute_nilai_tahun,
    compute_rata_kelompok,
    compute_sisi_ipk,
    compute_unsur_ipk,
    list_bulan_kurang,
)
from lkjip_xl.domain.teks_id import BULAN_SINGKAT, format_angka, format_asis

SISI_IPK = ("internal", "eksternal")
RUMUS_TAHUN = "jumlah (nilai bulan x responden) / jumlah responden"


def catat_survei(daftar: DaftarHasil, data: DataKinerja, aturan: Aturan) -> None:
    """Record every survey of the book."""
    for survei, responden in zip(data.ikm, data.ikm_responden, strict=False):
        _catat_ikm(daftar, survei, responden.bulan, data.ikm_unsur, aturan)
    for survei, responden in zip(data.iki, data.iki_responden, strict=False):
        _catat_iki(daftar, survei, responden.bulan, data)
    for ipk in data.ipk:
        _catat_ipk(daftar, ipk, data.ipk_unsur, aturan)
    for skm in data.skm:
        catat_skm(daftar, skm, aturan)


def _catat_ikm(
    daftar: DaftarHasil,
    survei: Survei,
    responden: tuple[Angka, ...],
    unsur: Sequence[Unsur],
    aturan: Aturan,
) -> None:
    awal = f"survei.{survei.kode.isi}"
    bulan = [
        daftar.catat(
            f"{awal}.bulan.{nama.upper()}",
            compute_nilai_bulan([satu.bulan[i].isi for satu in unsur], responden[i].isi),
            masukan=[responden[i], *(satu.bulan[i] for satu in unsur)],
            rumus="rata-rata nilai unsur pada bulan itu",
        )
        for i, nama in enumerate(BULAN_SINGKAT)
    ]
    nilai = _catat_tahun(daftar, awal, "nilai", bulan, responden, "Indeks")
    _catat_mutu(daftar, awal, nilai, aturan)
    _catat_bulan_kurang(daftar, awal, survei, responden)
    _catat_unsur(
        daftar, awal, [(str(u.kode.isi), u.unsur.isi or "", u.bulan) for u in unsur], responden
    )
    di_bawah = []
    for satu in unsur:
        nilai_unsur = daftar[f"{awal}.unsur.{satu.kode.isi}.nilai"]
        kurang = (
            None
            if nilai_unsur.angka is None or nilai.angka is None
            else nilai_unsur.angka < nilai.angka
        )
        kata = {True: "ya", False: "tidak", None: None}[kurang]
        daftar.catat(
            f"{awal}.unsur.{satu.kode.isi}.di_bawah",
            kata,
            bentuk=Bentuk.TEKS,
            dari=[nilai_unsur, nilai],
            rumus="nilai unsur lebih kecil dari nilai tahun",
        )
        if kurang:
            di_bawah.append(satu.unsur.isi or str(satu.kode.isi))
    daftar.catat(
        f"{awal}.unsur_di_bawah_nilai",
        None if nilai.angka is None else ", ".join(di_bawah),
        bentuk=Bentuk.TEKS,
        dari=[nilai],
        rumus="unsur yang nilainya lebih kecil dari nilai tahun",
    )


def _catat_mutu(daftar: DaftarHasil, awal: str, nilai: Hasil, aturan: Aturan) -> None:
    konversi = Nilai(None, nilai.alasan) if nilai.angka is None else Nilai(nilai.angka * 25)
    daftar.catat(
        f"{awal}.konversi",
        konversi,
        satuan="Nilai",
        dari=[nilai],
        rumus="nilai x 25",
        rumus_angka=f"{nilai.tampil} x 25",
    )
    kelas = classify_mutu(Nilai(nilai.angka, nilai.alasan), aturan.kelas_mutu)
    for nama in ("mutu", "kinerja"):
        daftar.catat(
            f"{awal}.{nama}",
            None if kelas is None else getattr(kelas, nama),
            bentuk=Bentuk.TEKS,
            dari=[nilai],
            rumus="kelas dari nilai x 25",
            dasar=aturan.dasar_mutu,
        )


def _catat_tahun(
    daftar: DaftarHasil,
    awal: str,
    nama: str,
    bulan: Sequence[Hasil],
    responden: tuple[Angka, ...],
    satuan: str,
) -> Hasil:
    """Respondents, weighted sum and year value of a monthly survey."""
    jumlah = daftar.catat(
        f"{awal}.responden",
        compute_jumlah(satu.isi for satu in responden),
        bentuk=Bentuk.BULAT,
        satuan="orang",
        masukan=responden,
        rumus="jumlah responden Januari s.d. Desember",
    )
    kali = [
        None if b.angka is None or r.isi is None else b.angka * r.isi
        for b, r in zip(bulan, responden, strict=True)
    ]
    tertimbang = daftar.catat(
        f"{awal}.jumlah_tertimbang",
        compute_jumlah(kali),
        dari=[*bulan, jumlah],
        rumus="jumlah (nilai bulan x responden)",
    )
    # A month without value takes its respondents out of the divisor as well.
    ikut = [r.isi for b, r in zip(bulan, responden, strict=True) if b.angka is not None]
    pembagi = format_angka(sum((i for i in ikut if i is not None), Decimal(0)), 0)
    return daftar.catat(
        f"{awal}.{nama}",
        compute_nilai_tahun([b.angka for b in bulan], [r.isi for r in responden]),
        satuan=satuan,
        dari=[tertimbang],
        rumus=RUMUS_TAHUN,
        rumus_angka=f"{tertimbang.tampil} / {pembagi}",
    )


def _catat_bulan_kurang(
    daftar: DaftarHasil, awal: str, survei: Survei, responden: tuple[Angka, ...]
) -> None:
    kurang = list_bulan_kurang([satu.isi for satu in responden], survei.responden_minimum.isi)
    daftar.catat(
        f"{awal}.bulan_kurang_responden",
        ", ".join(kurang),
        bentuk=Bentuk.TEKS,
        masukan=[survei.responden_minimum, *responden],
        rumus="bulan yang respondennya di bawah jumlah minimum",
    )


def _catat_unsur(
    daftar: DaftarHasil,
    awal: str,
    unsur: Sequence[tuple[str, str, tuple[Angka, ...]]],
    responden: tuple[Angka, ...],
) -> None:
    for kode, _, bulan in unsur:
        daftar.catat(
            f"{awal}.unsur.{kode}.nilai",
            compute_nilai_tahun([b.isi for b in bulan], [r.isi for r in responden]),
            masukan=[*bulan, *responden],
            rumus="jumlah (nilai unsur x responden) / jumlah responden",
        )


def _catat_iki(
    daftar: DaftarHasil, survei: Survei, responden: tuple[Angka, ...], data: DataKinerja
) -> None:
    awal = f"survei.{survei.kode.isi}"
    anggota = {
        str(k.kode.isi): [v for v in data.iki_variabel if v.kode_kelompok.isi == k.kode.isi]
        for k in data.iki_kelompok
    }
    bulan = []
    for i, nama in enumerate(BULAN_SINGKAT):
        kelompok = [
            daftar.catat(
                f"{awal}.kelompok.{kode}.bulan.{nama.upper()}",
                compute_rata_kelompok([v.bulan[i].isi for v in variabel]),
                masukan=[v.bulan[i] for v in variabel],
                rumus="rata-rata variabel dalam kelompok",
            )
            for kode, variabel in anggota.items()
        ]
        bulan.append(
            daftar.catat(
                f"{awal}.bulan.{nama.upper()}",
                compute_nilai_bulan([k.angka for k in kelompok], responden[i].isi),
                masukan=[responden[i]],
                dari=kelompok,
                rumus="rata-rata nilai kelompok pada bulan itu",
            )
        )
    iio = _catat_tahun(daftar, awal, "iio", bulan, responden, "Nilai")
    daftar.catat(
        f"{awal}.nilai",
        compute_iki(Nilai(iio.angka, iio.alasan)),
        satuan="Indeks",
        dari=[iio],
        rumus=f"IIO / {KONVERSI_SKM}",
        rumus_angka=f"{iio.tampil} / {KONVERSI_SKM}",
    )
    _catat_bulan_kurang(daftar, awal, survei, responden)
    _catat_unsur(
        daftar,
        awal,
        [(str(v.kode.isi), v.variabel.isi or "", v.bulan) for v in data.iki_variabel],
        responden,
    )


def _catat_ipk(
    daftar: DaftarHasil, ipk: SurveiIPK, unsur: Sequence[UnsurIPK], aturan: Aturan
) -> None:
    awal = f"survei.{ipk.kode.isi}"
    skala = ipk.skala.isi or Decimal(4)
    sisi = {
        nama: _catat_sisi_ipk(daftar, awal, nama, [u for u in unsur if u.sisi.isi == nama], skala)
        for nama in SISI_IPK
    }
    responden = {"internal": ipk.responden_internal, "eksternal": ipk.responden_eksternal}
    jumlah = daftar.catat(
        f"{awal}.responden",
        compute_jumlah(satu.isi for satu in responden.values()),
        bentuk=Bentuk.BULAT,
        satuan="orang",
        masukan=responden.values(),
        rumus="responden internal + responden eksternal",
    )
    ikut = [
        nama
        for nama in SISI_IPK
        if any(u.sisi.isi == nama for u in unsur) and responden[nama].isi != 0
    ]
    bobot = [responden[nama].isi for nama in ikut]
    angka = [sisi[nama].angka for nama in ikut]
    terisi = [
        (sisi[nama].tampil, format_asis(isi))
        for nama in ikut
        if (isi := responden[nama].isi) is not None
    ]
    pembagi = format_asis(sum((isi for isi in bobot if isi is not None), Decimal(0)))
    daftar.catat(
        f"{awal}.nilai",
        compute_ipk(angka, bobot),
        satuan="Indeks",
        masukan=[responden[nama] for nama in ikut],
        dari=[*(sisi[nama] for nama in ikut), jumlah],
        rumus="rata-rata nilai internal dan eksternal, tertimbang responden",
        rumus_angka=f"({' + '.join(f'{n} x {r}' for n, r in terisi)}) / {pembagi}",
        dasar=aturan.dasar_ipk,
    )


def _catat_sisi_ipk(
    daftar: DaftarHasil, awal: str, nama: str, unsur: Sequence[UnsurIPK], skala: Decimal
) -> Hasil:
    for satu in unsur:
        daftar.catat(
            f"{awal}.{nama}.unsur.{satu.kode.isi}.tertimbang",
            compute_unsur_ipk(satu.bobot.isi, satu.nilai.isi, skala),
            masukan=[satu.bobot, satu.nilai],
            rumus="bobot x nilai / 100 (pada skala 4)",
        )
    ubah = "" if skala == 4 else f" x 4 / {format_asis(skala)}"
    nilai = compute_sisi_ipk([u.nilai.isi for u in unsur], [u.bobot.isi for u in unsur], skala)
    return daftar.catat(
        f"{awal}.{nama}",
        tetapkan(nilai),
        satuan="Indeks",
        masukan=[isian for u in unsur for isian in (u.bobot, u.nilai)],
        rumus="jumlah (bobot x nilai) / 100",
        rumus_angka=" + ".join(
            f"{format_asis(u.bobot.isi)}% x {format_asis(u.nilai.isi)}{ubah}"
            for u in unsur
            if u.bobot.isi is not None and u.nilai.isi is not None
        ),
    )
