"""UDFs of budget performance: weights, IKPA, SMART, perencanaan, NKA, categories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from lkjip_xl.domain.angka import SERATUS, Nilai, tetapkan
from lkjip_xl.domain.aturan import classify
from lkjip_xl.domain.ikpa import HasilIKPA, compute_ikpa, compute_pengurang
from lkjip_xl.domain.nka import compute_nilai_efisiensi, compute_tertimbang
from lkjip_xl.hosts.udf.aturan import NAMA_ATURAN, pick_aturan, pick_bobot, pick_ketetapan
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.sel import (
    Sel,
    is_terisi,
    list_angka,
    list_sejajar,
    read_angka,
    read_kunci,
    read_pilihan,
    read_teks,
)

_TAHUN = "Tahun anggaran."
_JUDUL = "Judul tabel bobot sendiri: Aturan, Dasar, Kode, Tahun, Nilai; boleh tidak diisi."
_GANTI = "Isi tabel bobot sendiri di bawah judul itu."
_DIKETIK = "Nilai yang diketik, dipakai bila komponennya belum lengkap."
_DAFTAR_TAHUN = "Kolom tahun."
_DAFTAR_KODE = "Kolom kode indikator IKPA, misalnya OUTPUT."
_DAFTAR_NILAI = "Kolom nilainya; yang tidak berlaku dikosongkan."


@udf(
    '=LKJ_BOBOT("ikpa";"OUTPUT";2024)',
    "25",
    aturan="ikpa, smart, perencanaan, atau nka.",
    kode="Kode bobotnya, misalnya OUTPUT.",
    tahun=_TAHUN,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_BOBOT(
    aturan: Sel, kode: Sel, tahun: Sel, judul_ganti: Sel = None, isi_ganti: Sel = None
) -> Decimal | None:
    """Bobot yang berlaku dalam persen; kosong bila tahun itu tidak memakai bobot ini."""
    pilihan = read_pilihan(aturan, NAMA_ATURAN)
    dicari = read_teks(kode)
    if pilihan is None or dicari is None:
        return None
    bobot = pick_bobot(pilihan, tahun, judul_ganti, isi_ganti)
    return None if bobot is None else bobot.get(dicari.upper())


@udf(
    "=LKJ_NILAI_AKHIR(98,5;25)",
    "24,625",
    nilai="Nilai indikator 0-100.",
    bobot="Bobotnya dalam persen.",
)
def LKJ_NILAI_AKHIR(nilai: Sel, bobot: Sel) -> Decimal | None:
    """Nilai x bobot / 100, belum dibulatkan."""
    angka, berat = read_angka(nilai), read_angka(bobot)
    return None if angka is None or berat is None else angka * berat / SERATUS


def _compute_ikpa(
    tahun: Sel,
    daftar: tuple[Sel, Sel, Sel],
    pengurang: Decimal | None,
    ganti: tuple[Sel, Sel],
) -> HasilIKPA | None:
    """All figures of one year; None for a year without regulation.

    Args:
        tahun: The year.
        daftar: Columns of years, kode and values.
        pengurang: Deduction in points; None for none.
        ganti: Headers and rows of the office's own weights.
    """
    skema = pick_ketetapan(pick_aturan().ikpa, tahun)
    bobot = pick_bobot("ikpa", tahun, *ganti)
    tahunan, kode, nilai = list_sejajar(*daftar)
    angka = list_angka(nilai)
    if skema is None or bobot is None:
        return None
    dicari = read_kunci(tahun)
    isi = {
        (read_teks(satu) or "").upper(): isian
        for itu, satu, isian in zip(tahunan, kode, angka, strict=True)
        if read_kunci(itu) == dicari
    }
    return compute_ikpa(isi, replace(skema.nilai, bobot=bobot), pengurang)


@udf(
    "=LKJ_IKPA(2024;B20:B40;A20:A40;D20:D40)",
    tahun=_TAHUN,
    daftar_tahun=_DAFTAR_TAHUN,
    daftar_kode=_DAFTAR_KODE,
    daftar_nilai=_DAFTAR_NILAI,
    pengurang="Pengurang karena dispensasi SPM dalam poin, bila diketahui; mulai 2024.",
    dispensasi_permil="Permil SPM dengan dispensasi, dipakai bila pengurangnya kosong.",
    diketik=_DIKETIK,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_IKPA(
    tahun: Sel,
    daftar_tahun: Sel,
    daftar_kode: Sel,
    daftar_nilai: Sel,
    pengurang: Sel = None,
    dispensasi_permil: Sel = None,
    diketik: Sel = None,
    judul_ganti: Sel = None,
    isi_ganti: Sel = None,
) -> Nilai | None:
    """Nilai IKPA satu tahun menurut bobot tahun itu, dua desimal."""
    skema = pick_ketetapan(pick_aturan().ikpa, tahun)
    if skema is None:
        return None
    tingkat = skema.nilai.pengurang_dispensasi
    kurang = read_angka(pengurang) if tingkat else None
    if kurang is None:
        kurang = compute_pengurang(read_angka(dispensasi_permil), tingkat)
    daftar = (daftar_tahun, daftar_kode, daftar_nilai)
    hasil = _compute_ikpa(tahun, daftar, kurang, (judul_ganti, isi_ganti))
    if hasil is None or hasil.nilai.ada:
        return None if hasil is None else hasil.nilai
    return tetapkan(Nilai(read_angka(diketik)))


@udf(
    "=LKJ_IKPA_KONVERSI(2024;B20:B40;A20:A40;D20:D40)",
    tahun=_TAHUN,
    daftar_tahun=_DAFTAR_TAHUN,
    daftar_kode=_DAFTAR_KODE,
    daftar_nilai=_DAFTAR_NILAI,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_IKPA_KONVERSI(
    tahun: Sel,
    daftar_tahun: Sel,
    daftar_kode: Sel,
    daftar_nilai: Sel,
    judul_ganti: Sel = None,
    isi_ganti: Sel = None,
) -> Nilai | None:
    """Konversi bobot IKPA: jumlah bobot indikator yang berlaku, dalam persen."""
    daftar = (daftar_tahun, daftar_kode, daftar_nilai)
    hasil = _compute_ikpa(tahun, daftar, None, (judul_ganti, isi_ganti))
    return None if hasil is None else hasil.konversi


@udf(
    '=LKJ_IKPA_ASPEK("pelaksanaan";2024;B20:B40;A20:A40;D20:D40)',
    aspek="perencanaan, pelaksanaan, atau hasil.",
    tahun=_TAHUN,
    daftar_tahun=_DAFTAR_TAHUN,
    daftar_kode=_DAFTAR_KODE,
    daftar_nilai=_DAFTAR_NILAI,
)
def LKJ_IKPA_ASPEK(
    aspek: Sel, tahun: Sel, daftar_tahun: Sel, daftar_kode: Sel, daftar_nilai: Sel
) -> Nilai | None:
    """Nilai satu aspek IKPA: rata-rata indikatornya; kosong bila tahun itu tanpa aspek."""
    semua = pick_aturan().ikpa.ketetapan
    nama = read_pilihan(aspek, dict.fromkeys(a for satu in semua for a in satu.nilai.aspek))
    hasil = _compute_ikpa(tahun, (daftar_tahun, daftar_kode, daftar_nilai), None, (None, None))
    return None if hasil is None or nama is None else hasil.aspek.get(nama)


@udf(
    "=LKJ_KATEGORI(97,29;2023)",
    "Sangat Baik",
    nilai="Nilai IKPA, SMART, atau NKA.",
    tahun=_TAHUN,
    aturan="ikpa atau nka; kosong berarti nka, yang juga dipakai untuk SMART.",
)
def LKJ_KATEGORI(nilai: Sel, tahun: Sel, aturan: Sel = None) -> str | None:
    """Kategori nilai, misalnya Sangat Baik, menurut ketentuan tahunnya."""
    semua = pick_aturan()
    is_ikpa = read_pilihan(aturan, ("ikpa", "nka")) == "ikpa"
    skala = pick_ketetapan(semua.kategori_ikpa if is_ikpa else semua.kategori_nka, tahun)
    angka = read_angka(nilai)
    return None if skala is None else classify(angka, skala.nilai)


@udf(
    "=LKJ_NILAI_EFISIENSI(4,8;2023)",
    "62",
    efisiensi="Efisiensi dalam poin persen beserta tandanya.",
    tahun="Tahun anggaran; hanya sampai 2023. Boleh tidak diisi.",
)
def LKJ_NILAI_EFISIENSI(efisiensi: Sel, tahun: Sel = None) -> Nilai | None:
    """Nilai efisiensi SMART: 50 + E / 20 x 50, dengan E antara -20 dan 20."""
    if is_terisi(tahun) and pick_ketetapan(pick_aturan().smart, tahun) is None:
        return None
    return compute_nilai_efisiensi(read_angka(efisiensi))


def _compute_total(
    aturan: str, tahun: Sel, nilai: Mapping[str, Sel], diketik: Sel, ganti: tuple[Sel, Sel]
) -> Nilai | None:
    """The weighted total of a year, or the typed one; None for a year without regulation."""
    bobot = pick_bobot(aturan, tahun, *ganti)
    if bobot is None:
        return None
    total = compute_tertimbang({kode: read_angka(isi) for kode, isi in nilai.items()}, bobot)
    return total if total.ada else tetapkan(Nilai(read_angka(diketik)))


@udf(
    "=LKJ_SMART(2022;100;99,24;98,32;97,35)",
    "99,22",
    tahun=_TAHUN,
    cro="Capaian rincian output.",
    nilai_efisiensi="Nilai efisiensi, bukan efisiensinya.",
    konsistensi="Konsistensi penyerapan.",
    penyerapan="Penyerapan anggaran.",
    diketik=_DIKETIK,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_SMART(
    tahun: Sel,
    cro: Sel,
    nilai_efisiensi: Sel,
    konsistensi: Sel,
    penyerapan: Sel,
    diketik: Sel = None,
    judul_ganti: Sel = None,
    isi_ganti: Sel = None,
) -> Nilai | None:
    """Nilai SMART sampai 2023, dua desimal."""
    nilai = {
        "CRO": cro,
        "EFISIENSI": nilai_efisiensi,
        "KONSISTENSI": konsistensi,
        "PENYERAPAN": penyerapan,
    }
    return _compute_total("smart", tahun, nilai, diketik, (judul_ganti, isi_ganti))


@udf(
    "=LKJ_PERENCANAAN(2024;88,82;83,33;0)",
    "74,95",
    tahun=_TAHUN,
    cro="Capaian rincian output.",
    penggunaan_sbk="Penggunaan standar biaya keluaran.",
    efisiensi_sbk="Efisiensi standar biaya keluaran.",
    diketik=_DIKETIK,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_PERENCANAAN(
    tahun: Sel,
    cro: Sel,
    penggunaan_sbk: Sel,
    efisiensi_sbk: Sel,
    diketik: Sel = None,
    judul_ganti: Sel = None,
    isi_ganti: Sel = None,
) -> Nilai | None:
    """Nilai kinerja perencanaan anggaran mulai 2024, dua desimal."""
    nilai = {"CRO": cro, "PENGGUNAAN_SBK": penggunaan_sbk, "EFISIENSI_SBK": efisiensi_sbk}
    return _compute_total("perencanaan", tahun, nilai, diketik, (judul_ganti, isi_ganti))


@udf(
    '=LKJ_NKA(2024;"";85,91;74,95)',
    "80,43",
    tahun=_TAHUN,
    smart="Nilai SMART; dipakai sampai 2023.",
    ikpa="Nilai IKPA.",
    perencanaan="Nilai perencanaan anggaran; dipakai mulai 2024.",
    diketik=_DIKETIK,
    judul_ganti=_JUDUL,
    isi_ganti=_GANTI,
)
def LKJ_NKA(
    tahun: Sel,
    smart: Sel,
    ikpa: Sel,
    perencanaan: Sel,
    diketik: Sel = None,
    judul_ganti: Sel = None,
    isi_ganti: Sel = None,
) -> Nilai | None:
    """Nilai Kinerja Anggaran menurut ketentuan tahunnya, dua desimal."""
    nilai = {"SMART": smart, "IKPA": ikpa, "PERENCANAAN": perencanaan}
    return _compute_total("nka", tahun, nilai, diketik, (judul_ganti, isi_ganti))
