"""Rules against earlier years: which years count, and jumps that deserve a second look."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Tingkat as Berat

AMBANG_LONJAKAN = Decimal("0.5")
_ALASAN = "Perubahan di atas 50 persen sering berasal dari satuan, koma, atau baris yang keliru."
_PERBAIKAN = "periksa kedua angkanya; bila memang demikian, jelaskan di narasi."


@aturan(
    "P-14",
    Berat.PERINGATAN,
    "Baris Riwayat bukan tahun sebelumnya",
    "Lembar Riwayat memuat tahun-tahun sebelum tahun laporan saja.",
)
def check_tahun_riwayat(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Riwayat holds earlier years; a row of this year or later is not used."""
    tahun = data.profil.tahun
    for satu in data.riwayat:
        if tahun is not None and satu.tahun.isi is not None and satu.tahun.isi >= tahun:
            yield Temuan(
                satu.tahun.asal,
                f"Tahun {satu.tahun.isi} bukan tahun sebelum {tahun}, sehingga baris ini "
                "tidak dipakai.",
                "periksa tahunnya, atau Tahun laporan di lembar Profil.",
            )


def _is_melonjak(lama: Hasil | None, kini: Hasil | None) -> bool:
    if lama is None or kini is None or not lama.angka or kini.angka is None:
        return False
    return abs(kini.angka - lama.angka) > AMBANG_LONJAKAN * abs(lama.angka)


def _sebut(satu: Hasil, tahun: int) -> str:
    tempat = satu.asal[0] if satu.asal else satu.kunci
    return f"{satu.tampil} pada tahun {tahun} ({tempat})"


def _temuan(nama: str, lama: Hasil, kini: Hasil, tahun: int) -> Temuan:
    return Temuan(
        kini.asal[0] if kini.asal else "",
        f"{nama} berubah lebih dari 50%: {_sebut(lama, tahun - 1)}, {_sebut(kini, tahun)}.",
        _PERBAIKAN,
        kini.kunci,
    )


def _iter_pasangan(hasil: DaftarHasil, kini: str, lama: str) -> Iterator[tuple[Hasil, Hasil]]:
    """The two figures under these keys where both exist and one has jumped."""
    satu, dua = hasil.get(lama), hasil.get(kini)
    if satu is not None and dua is not None and _is_melonjak(satu, dua):
        yield satu, dua


@aturan("P-33", Berat.SARAN, "Realisasi indikator melonjak", _ALASAN)
def check_lonjakan_realisasi(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Realisasi that moved by more than half against the year before."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for satu in data.indikator:
        awal = f"ikk.{satu.kode.isi}"
        kunci = (f"{awal}.realisasi", f"{awal}.riwayat.{tahun - 1}.realisasi")
        for lama, kini in _iter_pasangan(hasil, *kunci):
            yield _temuan(f'Realisasi "{satu.kode.isi}"', lama, kini, tahun)


@aturan("P-34", Berat.SARAN, "Capaian indikator melonjak", _ALASAN)
def check_lonjakan_capaian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Capaian that moved by more than half; silent where the realisasi says so already."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for satu in data.indikator:
        awal, lalu = f"ikk.{satu.kode.isi}", f"ikk.{satu.kode.isi}.riwayat.{tahun - 1}"
        if _is_melonjak(hasil.get(f"{lalu}.realisasi"), hasil.get(f"{awal}.realisasi")):
            continue
        kunci = (f"{awal}.capaian_tanpa_batas", f"{lalu}.capaian")
        for lama, kini in _iter_pasangan(hasil, *kunci):
            yield _temuan(f'Capaian "{satu.kode.isi}" (%)', lama, kini, tahun)


@aturan("P-35", Berat.SARAN, "Serapan jenis belanja melonjak", _ALASAN)
def check_lonjakan_serapan(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Serapan of a jenis belanja that moved by more than half."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for kode in dict.fromkeys(b.kode.isi for b in data.anggaran_belanja):
        awal = f"anggaran.belanja.{kode}"
        kunci = (f"{awal}.{tahun}.serapan", f"{awal}.{tahun - 1}.serapan")
        for lama, kini in _iter_pasangan(hasil, *kunci):
            yield _temuan(f'Serapan belanja "{kode}" (%)', lama, kini, tahun)


@aturan("P-36", Berat.SARAN, "Jumlah PNBP melonjak", _ALASAN)
def check_lonjakan_pnbp(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The year's PNBP that moved by more than half."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    kunci = (f"pnbp.{tahun}.total", f"pnbp.{tahun - 1}.total")
    for lama, kini in _iter_pasangan(hasil, *kunci):
        yield _temuan("Jumlah PNBP (Rp)", lama, kini, tahun)


@aturan(
    "P-66",
    Berat.PERINGATAN,
    "Target akhir Renstra sudah lewat",
    "Laporan membandingkan realisasi dengan target akhir Renstra yang berlaku.",
)
def check_renstra(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The Renstra ends in tahun laporan or later."""
    tahun = data.profil.tahun
    for satu in data.renstra:
        akhir = satu.tahun_akhir.isi
        if tahun is not None and akhir is not None and akhir < tahun:
            yield Temuan(
                satu.tahun_akhir.asal,
                f'Target akhir Renstra "{satu.kode.isi}" untuk tahun {akhir} sudah lewat pada '
                f"tahun laporan {tahun}.",
                "perbarui ke Renstra yang berlaku, atau hapus barisnya.",
            )
