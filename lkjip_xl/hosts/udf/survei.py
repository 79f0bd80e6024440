"""UDFs of the monthly surveys and of the IPK."""

from __future__ import annotations

from decimal import Decimal

from lkjip_xl.domain.angka import Nilai, bulatkan
from lkjip_xl.domain.hasil_survei import SISI_IPK
from lkjip_xl.domain.skm import classify_konversi
from lkjip_xl.domain.survei import (
    KONVERSI_SKM,
    compute_iki,
    compute_ipk,
    compute_nilai_bulan,
    compute_nilai_tahun,
    compute_sisi_ipk,
    compute_unsur_ipk,
    list_bulan_kurang,
)
from lkjip_xl.hosts.udf.aturan import pick_aturan
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.galat import GalatSelError, build_galat_isi, count_sel
from lkjip_xl.hosts.udf.sel import (
    Sel,
    list_angka,
    list_pasangan,
    list_sejajar,
    list_sel,
    read_angka,
    read_pilihan,
    read_teks,
    take_satu,
)
from lkjip_xl.hosts.udf.umum import iter_cocok

_SKALA = Decimal(4)
_SKALA_JAWABAN = "Skala jawaban: 4 atau 5; kosong berarti 4."
_BULAN_SETAHUN = 12


def _read_skala(isi: Sel) -> Decimal:
    skala = read_angka(isi) or _SKALA
    if skala < 0:
        raise build_galat_isi(take_satu(isi), "4 atau 5")
    return skala


@udf(
    "=LKJ_IKM_BULAN(C10:C17;C6)",
    nilai_unsur="Nilai semua unsur pada bulan itu; yang tidak dinilai dikosongkan.",
    responden="Banyaknya responden bulan itu.",
)
def LKJ_IKM_BULAN(nilai_unsur: Sel, responden: Sel) -> Nilai:
    """Nilai satu bulan: rata-rata unsur, dua desimal; kosong pada bulan tanpa responden."""
    return compute_nilai_bulan(list_angka(nilai_unsur), read_angka(responden))


@udf(
    "=LKJ_TERTIMBANG(C7:N7;C6:N6)",
    nilai="Nilai tiap bulan, Januari sampai Desember.",
    responden="Responden tiap bulan.",
)
def LKJ_TERTIMBANG(nilai: Sel, responden: Sel) -> Nilai:
    """Nilai setahun: rata-rata bulan tertimbang responden, dua desimal; bulan kosong tidak ikut."""
    return compute_nilai_tahun(*list_pasangan(nilai, responden))


@udf("=LKJ_KONVERSI_IKM(3,91)", "97,75", nilai="IKM pada skala 1-4.")
def LKJ_KONVERSI_IKM(nilai: Sel) -> Decimal | None:
    """IKM pada skala 25-100 dari IKM pada skala 1-4."""
    angka = read_angka(nilai)
    return None if angka is None else angka * KONVERSI_SKM


@udf(
    "=LKJ_MUTU(91,48;2024)",
    "A",
    nilai="IKM pada skala 1-4 atau 25-100; skalanya dikenali sendiri.",
    tahun="Tahun laporan; kosong berarti ketentuan yang terakhir.",
    bentuk="mutu untuk hurufnya, kinerja untuk katanya; kosong berarti mutu.",
)
def LKJ_MUTU(nilai: Sel, tahun: Sel = None, bentuk: Sel = None) -> str | None:
    """Mutu pelayanan A sampai D, atau kata kinerjanya, menurut PermenPANRB 14/2017."""
    angka = read_angka(nilai)
    kata = read_pilihan(bentuk, ("mutu", "kinerja")) or "mutu"
    kelas_mutu = pick_aturan(tahun).kelas_mutu
    if angka is None:
        return None
    # No class of 25-100 reaches down to 4, so a smaller number stands on the other scale.
    konversi = angka * KONVERSI_SKM if angka <= _SKALA else angka
    kelas = classify_konversi(Nilai(bulatkan(konversi)), kelas_mutu)
    return None if kelas is None else str(getattr(kelas, kata))


@udf(
    "=LKJ_BULAN_KURANG(C6:N6;30)",
    responden="Dua belas sel: responden Januari sampai Desember.",
    minimum="Jumlah responden paling sedikit tiap bulan.",
)
def LKJ_BULAN_KURANG(responden: Sel, minimum: Sel) -> str:
    """Nama bulan yang respondennya kurang dari jumlah minimum; kosong bila tidak ada."""
    semua = list_angka(responden)
    if len(semua) != _BULAN_SETAHUN:
        raise GalatSelError(
            "{0} berupa rentang {banyak} sel, padahal harus 12 sel",
            responden,
            perbaikan="tunjuk sel Januari sampai Desember untuk {0}.",
            banyak=count_sel(responden),
        )
    return ", ".join(list_bulan_kurang(semua, read_angka(minimum)))


@udf(
    "=LKJ_DI_BAWAH(3,8;3,91)",
    "ya",
    nilai="Nilai yang diperiksa, misalnya nilai satu unsur.",
    batas="Nilai pembandingnya, misalnya nilai IKM.",
)
def LKJ_DI_BAWAH(nilai: Sel, batas: Sel) -> str | None:
    """Ya bila nilainya lebih kecil dari pembandingnya, selain itu tidak."""
    angka, atas = read_angka(nilai), read_angka(batas)
    if angka is None or atas is None:
        return None
    return "ya" if angka < atas else "tidak"


@udf(
    "=LKJ_SEBUT_DI_BAWAH(3,66;F5:F13;B5:B13;A5:A13)",
    batas="Nilai pembandingnya, misalnya rata-rata semua unsur.",
    nilai="Kolom nilai yang diperiksa.",
    sebutan="Kolom namanya.",
    kode="Kolom kodenya, dipakai bila namanya kosong.",
)
def LKJ_SEBUT_DI_BAWAH(batas: Sel, nilai: Sel, sebutan: Sel, kode: Sel) -> str | None:
    """Nama-nama yang nilainya lebih kecil dari pembandingnya, dipisahkan koma."""
    daftar_nilai, daftar_sebutan, daftar_kode = list_sejajar(nilai, sebutan, kode)
    atas, angka = read_angka(batas), list_angka(daftar_nilai)
    kata = [
        read_teks(satu) or read_teks(ganti) or ""
        for satu, ganti in zip(daftar_sebutan, daftar_kode, strict=True)
    ]
    if atas is None:
        return None
    return ", ".join(
        satu for satu, isi in zip(kata, angka, strict=True) if isi is not None and isi < atas
    )


@udf("=LKJ_IKI(97,53)", "3,9", iio="Indeks Integritas Organisasi pada skala 0-100.")
def LKJ_IKI(iio: Sel) -> Nilai:
    """IKI pada skala 1-4 dari IIO, dua desimal."""
    return compute_iki(Nilai(read_angka(iio)))


@udf(
    "=LKJ_IPK_UNSUR(20;3,5)",
    "0,7",
    bobot="Bobot unsur dalam persen.",
    nilai="Nilai unsur pada skala jawaban.",
    skala=_SKALA_JAWABAN,
)
def LKJ_IPK_UNSUR(bobot: Sel, nilai: Sel, skala: Sel = None) -> Nilai:
    """Bagian satu unsur dalam IPK: bobot x nilai / 100 pada skala 1-4."""
    return compute_unsur_ipk(read_angka(bobot), read_angka(nilai), _read_skala(skala))


@udf(
    '=LKJ_IPK_SISI("internal";B5:B15;D5:D15;E5:E15)',
    sisi="internal atau eksternal.",
    daftar_sisi="Kolom sisi tiap unsur.",
    bobot="Kolom bobot dalam persen; setiap sisi berjumlah 100.",
    nilai="Kolom nilai unsur.",
    skala=_SKALA_JAWABAN,
)
def LKJ_IPK_SISI(sisi: Sel, daftar_sisi: Sel, bobot: Sel, nilai: Sel, skala: Sel = None) -> Nilai:
    """Nilai satu sisi IPK pada skala 1-4, dua desimal; kosong selama ada unsur yang kosong."""
    berat, angka = (
        list_angka(list(iter_cocok(sisi, daftar_sisi, satu))) for satu in (bobot, nilai)
    )
    return compute_sisi_ipk(angka, berat, _read_skala(skala))


@udf(
    "=LKJ_IPK(3,36;1;4;8)",
    "3,93",
    nilai_internal="Nilai sisi internal.",
    responden_internal="Banyaknya responden internal.",
    nilai_eksternal="Nilai sisi eksternal.",
    responden_eksternal="Banyaknya responden eksternal.",
    daftar_sisi="Kolom sisi tiap unsur, bila ada sisi yang tidak disurvei; boleh tidak diisi.",
)
def LKJ_IPK(
    nilai_internal: Sel,
    responden_internal: Sel,
    nilai_eksternal: Sel,
    responden_eksternal: Sel,
    daftar_sisi: Sel = None,
) -> Nilai:
    """IPK: rata-rata kedua sisi tertimbang responden; kosong selama ada sisi yang belum lengkap."""
    nilai = [read_angka(nilai_internal), read_angka(nilai_eksternal)]
    responden = [read_angka(responden_internal), read_angka(responden_eksternal)]
    if daftar_sisi is None:
        disurvei = [n is not None or r is not None for n, r in zip(nilai, responden, strict=True)]
    else:
        ada = {read_pilihan(satu, SISI_IPK) for satu in list_sel(daftar_sisi)}
        disurvei = [satu in ada for satu in SISI_IPK]
    ikut = [nomor for nomor, satu in enumerate(disurvei) if satu and responden[nomor] != 0]
    return compute_ipk([nilai[n] for n in ikut], [responden[n] for n in ikut])
