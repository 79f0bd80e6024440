"""Rules over the sheets Capaian and Rasio: where the realisasi of an indikator comes from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.angka import Nilai, bulatkan, compute_jumlah, compute_persen, compute_rata
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_bandingan import baca_desimal
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja, Realisasi, Tingkat
from lkjip_xl.domain.penunjang import RincianRasio
from lkjip_xl.domain.rincian import Rasio
from lkjip_xl.domain.teks_id import TRIWULAN, format_asis, format_deret
from lkjip_xl.errors import Tingkat as Berat

SATUAN_PERSEN = ("%", "persen", "Persen")


@aturan(
    "P-04",
    Berat.PERINGATAN,
    "Realisasi indikator belum ada",
    "Tanpa realisasi tidak ada capaian; laporan menandainya kuning.",
)
def check_realisasi(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Every row of Capaian gives a realisasi."""
    for satu in data.realisasi:
        kunci = f"ikk.{satu.kode.isi}.realisasi"
        ada = hasil.get(kunci)
        if ada is not None and ada.is_belum_diisi:
            yield Temuan(
                next((sel for sel in ada.kosong if "!" in sel), satu.realisasi_diketik.asal),
                f'Realisasi indikator "{satu.kode.isi}" belum ada.',
                "pilih Sumber, lalu isi Realisasi Diketik, triwulan, atau lembar survei.",
                kunci,
            )


@aturan(
    "P-06",
    Berat.PERINGATAN,
    "Realisasi diketik berbeda dari hitungannya",
    "Satu angka hanya boleh punya satu nilai di seluruh laporan.",
)
def check_realisasi_ganda(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A typed realisasi that differs from survey, counts or quarters: the typed one wins."""
    for satu in data.realisasi:
        kunci = f"ikk.{satu.kode.isi}.realisasi"
        dipakai = hasil.get(kunci)
        if satu.realisasi_diketik.isi is None or dipakai is None or dipakai.angka is None:
            continue
        for nama, pilihan in _hitung_sumber(data, hasil, satu):
            angka = [bulatkan(a, baca_desimal(satu)) for a in pilihan]
            if angka and dipakai.angka not in angka:
                yield Temuan(
                    satu.realisasi_diketik.asal,
                    f'Realisasi "{satu.kode.isi}" diketik {dipakai.tampil}, sedangkan {nama} '
                    f"memberi {format_asis(angka[0])}; yang dipakai {dipakai.tampil}.",
                    "kosongkan Realisasi Diketik dan pilih Sumbernya bila hitungan yang benar.",
                    kunci,
                )


def _hitung_sumber(
    data: DataKinerja, hasil: DaftarHasil, baris: Realisasi
) -> Iterator[tuple[str, list[Decimal]]]:
    """Sources that hold something, each with the figures it can mean.

    A row that names its source is compared with that one only; where the realisasi is typed
    every filled source counts, and any figure that it can mean (scale, way of summing) is right.
    """
    awal = f"ikk.{baris.kode.isi}"
    if baris.sumber.isi not in (None, "ketik"):
        sumber = hasil.get(f"{awal}.realisasi_sumber")
        yield (
            str(baris.sumber.isi),
            [] if sumber is None or sumber.angka is None else [sumber.angka],
        )
        return
    survei = [hasil.get(f"survei.{baris.kode.isi}.{nama}") for nama in ("nilai", "rata_rata")]
    yield "survei", [s.angka for s in survei if s is not None and s.angka is not None]
    rasio = _rasio_tahun_ini(data, baris.kode.isi)
    nilai = compute_persen(rasio.pembilang.isi, rasio.penyebut.isi) if rasio else Nilai(None)
    yield "rasio", [] if nilai.angka is None else [nilai.angka]
    yield "triwulan", _hitung_triwulan(baris)


def _rasio_tahun_ini(data: DataKinerja, kode: str | None) -> Rasio | None:
    cocok = (r for r in data.rasio if r.kode.isi == kode and r.tahun.isi == data.profil.tahun)
    return next(cocok, None)


def _hitung_triwulan(baris: Realisasi) -> list[Decimal]:
    terisi = [satu.isi for satu in baris.triwulan if satu.isi is not None]
    if not terisi:
        return []
    cara = {
        "jumlah": compute_jumlah(terisi).angka,
        "rata-rata": compute_rata(terisi).angka,
        "terakhir": terisi[-1],
    }
    pilihan = [cara[baris.cara_triwulan.isi]] if baris.cara_triwulan.isi in cara else cara.values()
    return [angka for angka in pilihan if angka is not None]


@aturan(
    "P-65",
    Berat.PERINGATAN,
    "Realisasi triwulan belum lengkap",
    "Jumlah atau rata-rata triwulan baru memuat sebagian tahun.",
)
def check_triwulan_lengkap(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A sum or mean of quarters has all of them; a typed realisasi does not use them."""
    for satu in data.realisasi:
        if satu.sumber.isi != "triwulan" or satu.cara_triwulan.isi not in ("jumlah", "rata-rata"):
            continue
        kosong = [nomor for nomor, isian in enumerate(satu.triwulan) if isian.isi is None]
        if not 0 < len(kosong) < len(satu.triwulan) or satu.realisasi_diketik.isi is not None:
            continue
        nama = format_deret([f"Triwulan {TRIWULAN[nomor]}" for nomor in kosong])
        yield Temuan(
            satu.triwulan[kosong[0]].asal,
            f'{nama} indikator "{satu.kode.isi}" belum diisi, sehingga realisasinya '
            f"({satu.cara_triwulan.isi}) baru memuat sebagian tahun.",
            "isi triwulan itu bila datanya sudah ada; tulis 0 bila memang nol.",
            f"ikk.{satu.kode.isi}.realisasi",
        )


@aturan(
    "P-09",
    Berat.PERINGATAN,
    "Indikator strategis atau program di lembar Capaian",
    "Lembar Capaian menghitung indikator kegiatan saja; baris lain diam-diam tidak terhitung.",
)
def check_tingkat_capaian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Capaian holds indikator kegiatan only; one of another level would be left out in silence."""
    sasaran = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    tingkat = {satu.kode.isi: sasaran.get(satu.kode_sasaran.isi) for satu in data.indikator}
    for satu in data.realisasi:
        if satu.kode.isi in tingkat and tingkat[satu.kode.isi] not in (None, Tingkat.KEGIATAN):
            yield Temuan(
                satu.kode.asal,
                f'Indikator "{satu.kode.isi}" bertingkat {tingkat[satu.kode.isi]}, sehingga '
                "barisnya di lembar Capaian tidak dihitung.",
                "hapus baris ini, atau pindahkan indikatornya ke sasaran kegiatan.",
            )


@aturan(
    "B-21",
    Berat.PERINGATAN,
    "Persen diketik sebagai pecahan",
    "Persen ditulis sebagai poin persen; 0,875 akan tercetak 0,88%.",
)
def check_satuan_persen(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A target or realisasi in percent between 0 and 1 was probably meant as a fraction."""
    realisasi = {satu.kode.isi: satu.realisasi_diketik for satu in data.realisasi}
    for satu in data.indikator:
        if satu.satuan.isi not in SATUAN_PERSEN:
            continue
        for isian in (satu.target_awal, satu.target_revisi, realisasi.get(satu.kode.isi)):
            if isian is not None and isian.isi is not None and 0 < isian.isi < 1:
                yield Temuan(
                    isian.asal,
                    f"Satuannya persen tetapi isinya {format_asis(isian.isi)}; "
                    f"mungkin maksudnya {format_asis(isian.isi * 100)}.",
                    "tulis persen sebagai poin persen: 87,5 untuk 87,5%.",
                )


@aturan(
    "P-37",
    Berat.PERINGATAN,
    "Pembilang rasio lebih besar dari penyebut",
    "Bagian tidak melebihi keseluruhannya; sering kali kedua kolom tertukar.",
)
def check_pembilang(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The part is not larger than the whole."""
    semua: list[Rasio | RincianRasio] = [*data.rasio, *data.rincian_rasio]
    for satu in semua:
        atas, bawah = satu.pembilang.isi, satu.penyebut.isi
        if atas is not None and bawah is not None and atas > bawah:
            yield Temuan(
                satu.pembilang.asal,
                f'Pembilang "{satu.kode.isi}" {format_asis(atas)} lebih besar dari penyebutnya '
                f"{format_asis(bawah)}.",
                "periksa apakah pembilang dan penyebut tertukar.",
            )


@aturan(
    "P-38",
    Berat.PERINGATAN,
    "Jumlah rincian rasio berbeda",
    "Jumlah adalah jumlah bagiannya, di setiap tabel.",
)
def check_rincian_rasio(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The parts of this year's counts add up to them; an unfinished table is not judged."""
    for kode in dict.fromkeys(satu.kode.isi for satu in data.rincian_rasio):
        rasio = _rasio_tahun_ini(data, kode)
        if rasio is None:
            continue
        bagian = [satu for satu in data.rincian_rasio if satu.kode.isi == kode]
        for nama in ("pembilang", "penyebut"):
            isian: list[Angka] = [getattr(satu, nama) for satu in bagian]
            utuh: Angka = getattr(rasio, nama)
            isi = [satu.isi for satu in isian if satu.isi is not None]
            if utuh.isi is not None and len(isi) == len(isian) and sum(isi) != utuh.isi:
                yield Temuan(
                    isian[0].asal,
                    f'Jumlah {nama} rincian "{kode}" {format_asis(sum(isi, Decimal(0)))}, '
                    f"sedangkan di {utuh.asal} {format_asis(utuh.isi)}.",
                    "samakan rincian dengan jumlahnya.",
                )
