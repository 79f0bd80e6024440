"""UDFs of the SKM from raw answers: counts, NRR, IKM, size of the sample."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.angka import Nilai
from lkjip_xl.domain.hasil_realisasi import pick_skala
from lkjip_xl.domain.sampel import compute_ukuran_sampel
from lkjip_xl.domain.skm import JAWABAN_TERTINGGI, BobotSKM, JawabanUnsur, compute_nrr, compute_skm
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.galat import GalatSelError, build_galat_isi, build_galat_lebar
from lkjip_xl.hosts.udf.sel import (
    Sel,
    is_terisi,
    list_baris,
    list_sejajar,
    list_sel,
    read_angka,
    read_bulat,
    read_kunci,
    read_pilihan,
)

_JUDUL = "Judul kolom jawaban, satu baris; sama banyak dengan kolom jawabannya."
_JAWABAN = "Jawaban 1-4, satu baris satu responden; yang tidak dijawab dikosongkan."


def _iter_jawaban(kode: set[str], judul: Sel, jawaban: Sel) -> Iterator[list[int]]:
    """Answers of each respondent to the unsur with one of the `kode`.

    Raises:
        GalatSelError: A cell holds something else than 1, 2, 3 or 4.
    """
    header = [read_kunci(satu) for satu in list_sel(judul)]
    letak = [nomor for nomor, satu in enumerate(header) if satu in kode]
    for baris in list_baris(jawaban):
        if len(baris) != len(header):
            raise build_galat_lebar(judul, jawaban, len(header), len(baris))
        isi = []
        for nomor in letak:
            # Most cells of a whole column are empty.
            satu = None if baris[nomor] is None else read_bulat(baris[nomor])
            if satu is None:
                continue
            if not 1 <= satu <= JAWABAN_TERTINGGI:
                raise build_galat_isi(baris[nomor], f"jawaban 1 sampai {JAWABAN_TERTINGGI}")
            isi.append(satu)
        yield isi


def _read_kode(isi: Sel) -> set[str]:
    return {kode for satu in list_sel(isi) if (kode := read_kunci(satu)) is not None}


@udf(
    '=LKJ_JAWABAN("U1";A30:L30;A31:L200;"jumlah")',
    kode="Judul kolom unsurnya, misalnya U1.",
    judul=_JUDUL,
    jawaban=_JAWABAN,
    ukuran="jumlah untuk jumlah jawaban, banyak untuk banyaknya jawaban.",
)
def LKJ_JAWABAN(kode: Sel, judul: Sel, jawaban: Sel, ukuran: Sel) -> int | None:
    """Jumlah atau banyaknya jawaban satu unsur; kosong bila belum ada jawaban."""
    isi = [satu for baris in _iter_jawaban(_read_kode(kode), judul, jawaban) for satu in baris]
    if not isi:
        return None
    return sum(isi) if read_pilihan(ukuran, ("jumlah", "banyak")) == "jumlah" else len(isi)


@udf(
    "=LKJ_RESPONDEN(A30:L30;A31:L200;A5:A13)",
    judul=_JUDUL,
    jawaban=_JAWABAN,
    kode_unsur="Kode unsur yang dihitung.",
)
def LKJ_RESPONDEN(judul: Sel, jawaban: Sel, kode_unsur: Sel) -> int | None:
    """Banyaknya responden yang menjawab paling sedikit satu unsur; kosong bila tidak ada."""
    semua = _iter_jawaban(_read_kode(kode_unsur), judul, jawaban)
    return sum(bool(isi) for isi in semua) or None


@udf(
    "=LKJ_NRR(105;29)",
    "3,62068965517241",
    jumlah="Jumlah jawaban unsur itu.",
    banyak="Banyaknya jawaban unsur itu.",
)
def LKJ_NRR(jumlah: Sel, banyak: Sel) -> Nilai | None:
    """Nilai rata-rata satu unsur pada skala 1-4, belum dibulatkan."""
    total, n = read_bulat(jumlah), read_bulat(banyak)
    return None if total is None or n is None else compute_nrr(total, n)


@udf(
    '=LKJ_SKM(C5:C13;D5:D13;A5:A13;"";"ikm")',
    jumlah="Kolom jumlah jawaban tiap unsur.",
    banyak="Kolom banyaknya jawaban tiap unsur.",
    kode_unsur="Kolom kode unsur.",
    bobot="Bobot tiap unsur, misalnya 0,111; kosong berarti 1 / banyaknya unsur.",
    bentuk="ikm (25-100), rata-rata (1-4), atau tertimbang; kosong berarti ikm.",
)
def LKJ_SKM(
    jumlah: Sel, banyak: Sel, kode_unsur: Sel, bobot: Sel = None, bentuk: Sel = None
) -> Nilai:
    """IKM dari jawaban responden menurut PermenPANRB 14/2017, dua desimal."""
    unsur = [
        _read_unsur(j, b)
        for j, b, kode in zip(*list_sejajar(jumlah, banyak, kode_unsur), strict=True)
        if is_terisi(kode)
    ]
    skm = compute_skm(unsur, (), BobotSKM(read_angka(bobot)))
    pilihan = {"ikm": skm.ikm, "rata-rata": skm.rata_rata, "tertimbang": skm.jumlah_tertimbang}
    return pilihan[read_pilihan(bentuk, pilihan) or "ikm"]


def _read_unsur(jumlah: Sel, banyak: Sel) -> JawabanUnsur:
    """Answers to one unsur, counted.

    Raises:
        GalatSelError: So many answers of 1-4 cannot have that sum.
    """
    total, n = read_bulat(jumlah, 0) or 0, read_bulat(banyak, 0) or 0
    if not n <= total <= n * JAWABAN_TERTINGGI:
        raise GalatSelError(
            "{0} tidak cocok: {n} jawaban 1-4 tidak mungkin berjumlah {total}",
            banyak if jumlah is None else jumlah,
            perbaikan="periksa jumlah dan banyaknya jawaban pada baris itu.",
            n=n,
            total=total,
        )
    return JawabanUnsur("", "", total, n)


@udf(
    "=LKJ_SKALA_SKM(3,25;3,91;97,75)",
    "3,91",
    target="Target indikatornya.",
    nilai_indeks="Hasil survei pada skala 1-4.",
    nilai_konversi="Hasil survei pada skala 25-100.",
)
def LKJ_SKALA_SKM(target: Sel, nilai_indeks: Sel, nilai_konversi: Sel) -> Decimal | None:
    """Hasil survei pada skala yang dipakai targetnya."""
    return pick_skala(read_angka(target), read_angka(nilai_indeks), read_angka(nilai_konversi))


@udf("=LKJ_UKURAN_SAMPEL(240)", "148", populasi="Banyaknya orang yang dilayani setahun.")
def LKJ_UKURAN_SAMPEL(populasi: Sel) -> Nilai:
    """Jumlah responden paling sedikit menurut tabel Krejcie-Morgan."""
    return compute_ukuran_sampel(read_angka(populasi))
