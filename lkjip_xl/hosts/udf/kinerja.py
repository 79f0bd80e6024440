"""UDFs of the indikator: target, realisasi, capaian, status, comparisons."""

from __future__ import annotations

from lkjip_xl.domain.angka import (
    SERATUS,
    Alasan,
    Nilai,
    bulatkan,
    compute_jumlah,
    compute_persen,
    tanpa_nilai,
    tetapkan,
)
from lkjip_xl.domain.aturan import classify
from lkjip_xl.domain.capaian import (
    Polaritas,
    batasi_capaian,
    classify_status,
    classify_tren,
    compute_capaian,
    compute_perubahan_persen,
    compute_perubahan_poin,
)
from lkjip_xl.domain.hasil_anggaran import pilih_revisi
from lkjip_xl.domain.hasil_realisasi import CARA_TRIWULAN, SUMBER, compute_triwulan
from lkjip_xl.domain.hasil_tindak_lanjut import STATUS, classify_terlambat
from lkjip_xl.hosts.udf.aturan import pick_aturan, pick_ketetapan
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.sel import (
    Sel,
    build_isian,
    list_angka,
    list_pasangan,
    list_sejajar,
    read_angka,
    read_bulat,
    read_desimal,
    read_kunci,
    read_pilihan,
    read_tanggal,
)

_REALISASI = "Realisasinya."
_TARGET = "Targetnya; untuk polaritas rentang: batas bawahnya."
_POLARITAS = "maksimal, minimal, terbalik, stabil, atau rentang; kosong berarti maksimal."
_BATAS_ATAS = "Batas atas; hanya untuk polaritas rentang."
_LAMA = "Angka tahun yang lebih lama."
_BARU = "Angka tahun yang lebih baru."
_DESIMAL = "Banyaknya angka di belakang koma; kosong berarti 2."


def _read_polaritas(isi: Sel) -> Polaritas:
    return Polaritas(read_pilihan(isi, tuple(Polaritas)) or Polaritas.MAKSIMAL)


@udf(
    '=LKJ_CAPAIAN(3,91;3,25;"maksimal")',
    "120,307692307692",
    realisasi=_REALISASI,
    target=_TARGET,
    polaritas=_POLARITAS,
    batas_atas=_BATAS_ATAS,
    batas_capaian="Capaian paling tinggi, misalnya 120; kosong berarti tanpa batas.",
)
def LKJ_CAPAIAN(
    realisasi: Sel,
    target: Sel,
    polaritas: Sel = None,
    batas_atas: Sel = None,
    batas_capaian: Sel = None,
) -> Nilai:
    """Capaian dalam persen menurut polaritas, belum dibulatkan; kosong bila belum ada angkanya."""
    capaian = compute_capaian(
        read_angka(target),
        read_angka(realisasi),
        _read_polaritas(polaritas),
        read_angka(batas_atas),
    )
    return batasi_capaian(capaian, read_angka(batas_capaian))


@udf(
    '=LKJ_STATUS(6,5;7;"minimal")',
    "terlampaui",
    realisasi=_REALISASI,
    target=_TARGET,
    polaritas=_POLARITAS,
    batas_atas=_BATAS_ATAS,
)
def LKJ_STATUS(
    realisasi: Sel, target: Sel, polaritas: Sel = None, batas_atas: Sel = None
) -> str | None:
    """Terlampaui, tercapai, atau belum tercapai: realisasi dibandingkan dengan target."""
    return classify_status(
        read_angka(target),
        read_angka(realisasi),
        _read_polaritas(polaritas),
        read_angka(batas_atas),
    )


@udf(
    "=LKJ_PREDIKAT(90,995;2024)",
    "Sangat Tinggi",
    capaian="Capaian dalam persen; dinilai seperti tercetak, dua angka di belakang koma.",
    tahun="Tahun laporan.",
)
def LKJ_PREDIKAT(capaian: Sel, tahun: Sel) -> str | None:
    """Predikat capaian, dari Sangat Tinggi sampai Sangat Rendah, menurut ketentuan tahunnya."""
    angka = read_angka(capaian)
    ketetapan = pick_ketetapan(pick_aturan().predikat, tahun)
    if angka is None or ketetapan is None:
        return None
    return classify(bulatkan(angka), ketetapan.nilai)


@udf(
    "=LKJ_PILIH_REVISI(100;90)",
    "90",
    semula="Angka semula.",
    menjadi="Angka setelah revisi; kosong bila tidak direvisi.",
)
def LKJ_PILIH_REVISI(semula: Sel, menjadi: Sel = None) -> Nilai:
    """Angka yang berlaku: yang sudah direvisi bila ada, selain itu yang semula."""
    return pilih_revisi(build_isian(read_angka(semula)), build_isian(read_angka(menjadi)))[0]


@udf(
    '=LKJ_REALISASI("";"rasio";"";87,5)',
    "87,5",
    diketik="Realisasi yang diketik; bila terisi, inilah yang dipakai.",
    sumber="ketik, survei, rasio, atau triwulan.",
    survei="Hasil survei.",
    rasio="Rasio dalam persen.",
    triwulan="Empat sel TW I sampai TW IV.",
    cara_triwulan="jumlah, rata-rata, atau terakhir.",
    desimal=_DESIMAL,
)
def LKJ_REALISASI(
    diketik: Sel,
    sumber: Sel,
    survei: Sel = None,
    rasio: Sel = None,
    triwulan: Sel = None,
    cara_triwulan: Sel = None,
    desimal: Sel = None,
) -> Nilai:
    """Realisasi yang dipakai, dari ketikan atau sumber yang dipilih, sudah dibulatkan."""
    angka = read_angka(diketik)
    nilai = tanpa_nilai(Alasan.BELUM_DIISI)
    dipilih = read_pilihan(sumber, SUMBER)
    if angka is not None:
        nilai = Nilai(angka)
    elif dipilih == "survei":
        nilai = Nilai(read_angka(survei))
    elif dipilih == "rasio":
        nilai = Nilai(read_angka(rasio))
    elif dipilih == "triwulan":
        cara = read_pilihan(cara_triwulan, CARA_TRIWULAN)
        nilai = compute_triwulan(list_angka(triwulan), cara)
    return tetapkan(nilai, read_desimal(desimal))


@udf(
    "=LKJ_REALISASI_LAMPAU(2023;2024;3,9;87,5)",
    "3,9",
    tahun="Tahun lampau.",
    tahun_laporan="Tahun laporan; kosong berarti semua tahun dianggap lampau.",
    diketik="Realisasi tahun itu yang diketik.",
    rasio="Rasio tahun itu, dipakai bila tidak ada yang diketik.",
    desimal=_DESIMAL,
)
def LKJ_REALISASI_LAMPAU(
    tahun: Sel, tahun_laporan: Sel, diketik: Sel, rasio: Sel = None, desimal: Sel = None
) -> Nilai:
    """Realisasi tahun lampau, sudah dibulatkan; kosong bila tahunnya bukan tahun lampau."""
    itu, laporan = read_bulat(tahun), read_bulat(tahun_laporan)
    if itu is None or (laporan is not None and itu >= laporan):
        return tanpa_nilai(Alasan.BELUM_DIISI)
    angka = read_angka(diketik)
    dipakai = read_angka(rasio) if angka is None else angka
    return tetapkan(Nilai(dipakai), read_desimal(desimal))


@udf(
    '=LKJ_TRIWULAN(C5:F5;"jumlah")',
    nilai="Empat sel TW I sampai TW IV; yang belum ada dikosongkan.",
    cara="jumlah, rata-rata, atau terakhir.",
    desimal=_DESIMAL,
)
def LKJ_TRIWULAN(nilai: Sel, cara: Sel, desimal: Sel = None) -> Nilai:
    """Angka setahun dari triwulan yang terisi, sudah dibulatkan."""
    hasil = compute_triwulan(list_angka(nilai), read_pilihan(cara, CARA_TRIWULAN))
    return tetapkan(hasil, read_desimal(desimal))


@udf(
    "=LKJ_RASIO(2;3)",
    "66,67",
    pembilang="Banyaknya yang terhitung.",
    penyebut="Banyaknya seluruhnya; 0 berarti tidak ada kasus, jadi tidak ada nilainya.",
    desimal=_DESIMAL,
)
def LKJ_RASIO(pembilang: Sel, penyebut: Sel, desimal: Sel = None) -> Nilai:
    """Pembilang dibagi penyebut dalam persen, sudah dibulatkan."""
    rasio = compute_persen(read_angka(pembilang), read_angka(penyebut))
    return tetapkan(rasio, read_desimal(desimal))


def compute_banding(bagian: Sel, seluruh: Sel) -> Nilai:
    """Sum of `bagian` in percent of the sum of `seluruh`, exact.

    A pair of cells of which only one is filled leaves no value: the sums would read the other
    as 0.
    """
    atas, bawah = list_pasangan(bagian, seluruh)
    if any((a is None) != (b is None) for a, b in zip(atas, bawah, strict=True)):
        return tanpa_nilai(Alasan.BELUM_DIISI)
    return compute_persen(compute_jumlah(atas).angka, compute_jumlah(bawah).angka)


@udf(
    "=LKJ_BANDING(3,91;3,4)",
    "115",
    nilai="Angka sendiri; boleh satu daerah, lalu dijumlahkan.",
    pembanding="Angka pembandingnya, sel demi sel.",
)
def LKJ_BANDING(nilai: Sel, pembanding: Sel) -> Nilai:
    """Nilai dibagi pembanding dalam persen, belum dibulatkan; kosong bila ada yang belum diisi."""
    return compute_banding(nilai, pembanding)


@udf("=LKJ_PERUBAHAN_POIN(3,9;3,91)", "0,01", lama=_LAMA, baru=_BARU)
def LKJ_PERUBAHAN_POIN(lama: Sel, baru: Sel) -> Nilai:
    """Selisih dua tahun dalam satuan angkanya: yang baru dikurangi yang lama."""
    return compute_perubahan_poin(read_angka(lama), read_angka(baru))


@udf("=LKJ_PERUBAHAN_PERSEN(4;5)", "25", lama=_LAMA, baru=_BARU)
def LKJ_PERUBAHAN_PERSEN(lama: Sel, baru: Sel) -> Nilai:
    """Perubahan dalam persen dari angka yang lama; kosong bila angka lamanya 0."""
    return compute_perubahan_persen(read_angka(lama), read_angka(baru))


@udf("=LKJ_TREN(3,9;3,91)", "meningkat", lama=_LAMA, baru=_BARU)
def LKJ_TREN(lama: Sel, baru: Sel) -> str | None:
    """Meningkat, menurun, atau tetap."""
    return classify_tren(read_angka(lama), read_angka(baru))


@udf(
    "=LKJ_SELESAI(tblRencanaAksi[Capaian (%)])",
    capaian="Capaian tiap kegiatan dalam persen; 100 berarti selesai.",
    kunci="Hitung hanya baris dengan isi ini, misalnya I untuk triwulan I; boleh tidak diisi.",
    daftar_kunci="Kolom tempat mencari isi itu.",
)
def LKJ_SELESAI(capaian: Sel, kunci: Sel = None, daftar_kunci: Sel = None) -> int:
    """Banyaknya kegiatan yang capaiannya 100 atau lebih."""
    angka = list_angka(capaian)
    dicari = read_kunci(kunci)
    cocok = [True] * len(angka)
    if dicari is not None:
        _, daftar = list_sejajar(capaian, daftar_kunci)
        cocok = [read_kunci(satu) == dicari for satu in daftar]
    return sum(
        is_cocok and satu is not None and satu >= SERATUS
        for satu, is_cocok in zip(angka, cocok, strict=True)
    )


@udf(
    '=LKJ_TERLAMBAT(F5;TANGGAL_LAPORAN;"berjalan")',
    batas_waktu="Tanggal selesai paling lambat.",
    tanggal="Tanggal laporan.",
    status="belum, berjalan, atau selesai.",
)
def LKJ_TERLAMBAT(batas_waktu: Sel, tanggal: Sel, status: Sel = None) -> str | None:
    """Kata terlambat bila batas waktunya sudah lewat dan belum selesai; selain itu kosong."""
    dipilih = read_pilihan(status, STATUS)
    return classify_terlambat(read_tanggal(batas_waktu), read_tanggal(tanggal), dipilih)
