"""UDFs of every sheet: find a row, sum, mean, count, choose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import (
    Nilai,
    bulatkan,
    compute_jumlah,
    compute_rata,
    tetapkan,
)
from lkjip_xl.hosts.udf.aturan import is_ada
from lkjip_xl.hosts.udf.daftar import udf
from lkjip_xl.hosts.udf.sel import (
    Sel,
    is_terisi,
    list_angka,
    list_baris,
    list_baris_sejajar,
    list_pasangan,
    list_sejajar,
    list_sel,
    read_angka,
    read_bulat,
    read_desimal,
    read_kunci,
    take_satu,
)

_KUNCI = "Kode, kata, atau tahun yang dicari."
_DAFTAR = "Kolom tempat mencarinya."


def iter_cocok(kunci: Sel, daftar_kunci: Sel, isi: Sel) -> Iterator[Sequence[Sel]]:
    """Rows of `isi` beside which `kunci` stands; none for an empty `kunci`.

    Raises:
        GalatSelError: The two ranges differ in length.
    """
    dicari = read_kunci(kunci)
    semua = list_sel(daftar_kunci)
    sejajar = list_baris_sejajar(isi, daftar_kunci, len(semua))
    for satu, baris in zip(semua, sejajar, strict=True):
        if dicari is not None and read_kunci(satu) == dicari:
            yield baris


def _rapikan(isi: Sel) -> Sel:
    """A cell as it is shown elsewhere: text without blanks around it."""
    satu = take_satu(isi)
    return satu.strip() if isinstance(satu, str) else satu


@udf(
    '=LKJ_CARI("IKM";tblPK[Kode];tblPK[Target])',
    kunci=_KUNCI,
    daftar_kunci=_DAFTAR,
    daftar_nilai="Kolom yang isinya diambil, sama panjangnya.",
)
def LKJ_CARI(kunci: Sel, daftar_kunci: Sel, daftar_nilai: Sel) -> object:
    """Isi kolom nilai pada baris pertama yang kuncinya sama; kosong bila tidak ada."""
    dicari = read_kunci(kunci)
    semua = list_sejajar(daftar_kunci, daftar_nilai)
    for satu, isi in zip(*semua, strict=True):
        if dicari is not None and read_kunci(satu) == dicari:
            return _rapikan(isi)
    return None


@udf(
    '=LKJ_CARI2("WNI";2024;tblRasio[Kode];tblRasio[Tahun];tblRasio[Rasio (%)])',
    kunci_satu="Yang dicari di kolom pertama, misalnya kode.",
    kunci_dua="Yang dicari di kolom kedua, misalnya tahun.",
    daftar_satu="Kolom pertama tempat mencari.",
    daftar_dua="Kolom kedua tempat mencari.",
    daftar_nilai="Kolom yang isinya diambil, sama panjangnya.",
)
def LKJ_CARI2(
    kunci_satu: Sel, kunci_dua: Sel, daftar_satu: Sel, daftar_dua: Sel, daftar_nilai: Sel
) -> object:
    """Isi kolom nilai pada baris pertama yang kedua kuncinya sama; kosong bila tidak ada."""
    satu, dua = read_kunci(kunci_satu), read_kunci(kunci_dua)
    semua = list_sejajar(daftar_satu, daftar_dua, daftar_nilai)
    if satu is None or dua is None:
        return None
    for kiri, kanan, isi in zip(*semua, strict=True):
        if read_kunci(kiri) == satu and read_kunci(kanan) == dua:
            return _rapikan(isi)
    return None


@udf("=LKJ_RATA(C5:C12)", nilai="Angka-angkanya; sel kosong tidak ikut dihitung.")
def LKJ_RATA(nilai: Sel) -> Nilai:
    """Rata-rata angka yang terisi; kosong bila tidak ada satu pun."""
    return compute_rata(list_angka(nilai))


@udf(
    '=LKJ_RATA_BILA("S1";tblCapaian[Kode Sasaran];tblCapaian[Capaian (%)])',
    kunci=_KUNCI,
    daftar_kunci=_DAFTAR,
    daftar_nilai="Angka yang dirata-ratakan, sama banyak barisnya.",
)
def LKJ_RATA_BILA(kunci: Sel, daftar_kunci: Sel, daftar_nilai: Sel) -> Nilai:
    """Rata-rata angka pada baris yang kuncinya sama; kosong bila tidak ada satu pun."""
    return compute_rata(list_angka(list(iter_cocok(kunci, daftar_kunci, daftar_nilai))))


@udf("=LKJ_JUMLAH(C5:C12)", nilai="Angka-angkanya; sel kosong tidak ikut dihitung.")
def LKJ_JUMLAH(nilai: Sel) -> Nilai:
    """Jumlah angka yang terisi; kosong bila tidak ada satu pun, bukan 0."""
    return compute_jumlah(list_angka(nilai))


@udf(
    "=LKJ_JUMLAH_BILA(2024;tblPNBP[Tahun];tblPNBP[Jumlah])",
    kunci=_KUNCI,
    daftar_kunci=_DAFTAR,
    daftar_nilai="Angka yang dijumlahkan, sama banyak barisnya; boleh beberapa kolom.",
)
def LKJ_JUMLAH_BILA(kunci: Sel, daftar_kunci: Sel, daftar_nilai: Sel) -> Nilai:
    """Jumlah angka pada baris yang kuncinya sama; kosong bila tidak ada satu pun."""
    return compute_jumlah(list_angka(list(iter_cocok(kunci, daftar_kunci, daftar_nilai))))


@udf(
    "=LKJ_JUMLAH_LENGKAP(tblSumberDana[Realisasi];tblSumberDana[Kode])",
    nilai="Angka-angkanya.",
    daftar_kode="Kode tiap barisnya; setiap baris yang berkode harus punya angka.",
)
def LKJ_JUMLAH_LENGKAP(nilai: Sel, daftar_kode: Sel) -> Nilai:
    """Jumlah angka; kosong selama ada baris berkode yang angkanya belum diisi."""
    isi, kode = list_sejajar(nilai, daftar_kode)
    angka = list_angka(isi)
    kurang = any(a is None and is_terisi(k) for a, k in zip(angka, kode, strict=True))
    return compute_jumlah([] if kurang else angka)


@udf(
    "=LKJ_JUMLAH_KALI(C5:N5;C6:N6)",
    nilai="Angka-angkanya, misalnya nilai tiap bulan.",
    bobot="Pengalinya satu per satu, misalnya responden tiap bulan.",
)
def LKJ_JUMLAH_KALI(nilai: Sel, bobot: Sel) -> Nilai:
    """Jumlah nilai x bobot; pasangan yang belum lengkap tidak ikut dihitung."""
    kali = [
        None if n is None or b is None else n * b
        for n, b in zip(*list_pasangan(nilai, bobot), strict=True)
    ]
    return compute_jumlah(kali)


@udf("=LKJ_BANYAK(A5:F20)", daerah="Satu kolom, atau beberapa kolom sekaligus.")
def LKJ_BANYAK(daerah: Sel) -> Nilai:
    """Banyaknya baris yang ada isinya; kosong bila semuanya kosong."""
    return compute_jumlah(Decimal(1) for baris in list_baris(daerah) if any(map(is_terisi, baris)))


@udf(
    '=LKJ_BANYAK_BILA("tercapai";tblCapaian[Status])',
    kunci="Kata, kode, atau tahun yang dihitung.",
    daftar_kunci="Kolom tempat menghitungnya.",
)
def LKJ_BANYAK_BILA(kunci: Sel, daftar_kunci: Sel) -> int | None:
    """Banyaknya sel yang isinya sama dengan kunci; kosong bila kuncinya kosong."""
    if not is_terisi(kunci):
        return None
    return len(list(iter_cocok(kunci, daftar_kunci, daftar_kunci)))


@udf(
    '=LKJ_BILA("indikator";"sasaran";112,22;112,03)',
    "112,03",
    isi="Sel yang diperiksa.",
    kata="Kata yang diharapkan; besar kecil huruf tidak dibedakan.",
    nilai="Yang ditampilkan bila sama.",
    lainnya="Yang ditampilkan bila tidak sama; boleh tidak diisi.",
)
def LKJ_BILA(isi: Sel, kata: Sel, nilai: Sel, lainnya: Sel = None) -> object:
    """Nilai bila isi sel sama dengan katanya; bila tidak, nilai lainnya atau kosong."""
    return _rapikan(nilai if read_kunci(isi) == read_kunci(kata) else lainnya)


@udf(
    '=LKJ_BILA_ADA("G1";250;300)',
    "250",
    syarat="Sel atau daerah yang diperiksa.",
    nilai="Yang ditampilkan bila ada yang terisi.",
    lainnya="Yang ditampilkan bila semuanya kosong; boleh tidak diisi.",
)
def LKJ_BILA_ADA(syarat: Sel, nilai: Sel, lainnya: Sel = None) -> object:
    """Nilai bila sel syaratnya ada yang terisi; bila tidak, nilai lainnya atau kosong."""
    return _rapikan(nilai if is_ada(syarat) else lainnya)


@udf(
    '=LKJ_PERTAMA("";3,91;3,25)',
    "3,91",
    nilai="Sel atau daerah yang didahulukan.",
    lain_satu="Dipakai bila yang di depannya kosong.",
    lain_dua="Dipakai bila yang di depannya kosong.",
    lain_tiga="Dipakai bila yang di depannya kosong.",
)
def LKJ_PERTAMA(
    nilai: Sel, lain_satu: Sel = None, lain_dua: Sel = None, lain_tiga: Sel = None
) -> object:
    """Isi sel pertama yang tidak kosong."""
    semua = list_sel([nilai, lain_satu, lain_dua, lain_tiga])
    return next((_rapikan(satu) for satu in semua if is_terisi(satu)), None)


@udf(
    "=LKJ_BULATKAN(3,885;2)",
    "3,89",
    nilai="Angkanya.",
    desimal="Banyaknya angka di belakang koma; kosong berarti 2.",
)
def LKJ_BULATKAN(nilai: Sel, desimal: Sel = None) -> Nilai:
    """Angka yang dibulatkan, setengah ke atas; kosong tetap kosong."""
    return tetapkan(Nilai(read_angka(nilai)), read_desimal(desimal))


@udf(
    "=LKJ_SELISIH(120,305;100)",
    "20,31",
    nilai="Angka yang dikurangi.",
    pengurang="Angka pengurangnya.",
    desimal="Pembulatan keduanya; kosong berarti 2 angka di belakang koma.",
)
def LKJ_SELISIH(nilai: Sel, pengurang: Sel, desimal: Sel = None) -> Decimal | None:
    """Selisih dua angka seperti tercetak: keduanya dibulatkan lebih dahulu."""
    atas, bawah, angka = read_angka(nilai), read_angka(pengurang), read_desimal(desimal)
    if atas is None or bawah is None:
        return None
    return bulatkan(atas, angka) - bulatkan(bawah, angka)


@udf("=LKJ_TAHUN_LALU(2024)", "2023", tahun="Tahunnya.")
def LKJ_TAHUN_LALU(tahun: Sel) -> int | None:
    """Tahun sebelumnya; kosong bila tahunnya kosong."""
    angka = read_bulat(tahun)
    return None if angka is None else angka - 1
