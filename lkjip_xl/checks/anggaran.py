"""Rules over budget and revenue: the same money has the same total, and nothing exceeds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_anggaran import pilih_revisi
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import AnggaranKegiatan, AnggaranPK, DataKinerja
from lkjip_xl.domain.teks_id import TRIWULAN, format_rupiah
from lkjip_xl.errors import Tingkat as Berat

_PERBAIKAN_PK = (
    "isi Anggaran Menjadi di PK bila PK sudah direvisi; biarkan bila PK memang tidak direvisi."
)


def _jumlah(daftar: Sequence[Angka]) -> Decimal | None:
    """Sum of the filled cells; None while all are empty."""
    isi = [satu.isi for satu in daftar if satu.isi is not None]
    return sum(isi, Decimal(0)) if isi else None


def _jumlah_lengkap(daftar: Sequence[Angka]) -> Decimal | None:
    """Sum of cells that are all filled; an unfinished column is not judged."""
    return None if any(satu.isi is None for satu in daftar) else _jumlah(daftar)


@aturan(
    "P-11",
    Berat.PERINGATAN,
    "Jumlah anggaran berbeda antartabel",
    "Anggaran yang sama harus berjumlah sama menurut kegiatan, indikator, belanja, dan sumber.",
)
def check_total_sama(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The same money has the same total by kegiatan, jenis belanja, indikator and source."""
    for nama, ukuran, banding, sel in _iter_total(data, hasil):
        utama = hasil[f"anggaran.total.{ukuran}"]
        if utama.angka is not None and banding is not None and utama.angka != banding:
            yield Temuan(
                sel,
                f"Jumlah {ukuran} menurut {nama} {format_rupiah(banding)}, sedangkan menurut "
                f"kegiatan {format_rupiah(utama.angka)}.",
                "samakan kedua tabel, atau periksa pagu semula dan menjadi.",
                utama.kunci,
            )


def _iter_total(
    data: DataKinerja, hasil: DaftarHasil
) -> Iterator[tuple[str, str, Decimal | None, str]]:
    """Name, measure, total and first cell of each table that splits this year's budget."""
    belanja = [b for b in data.anggaran_belanja if b.tahun.isi == data.profil.tahun]
    for ukuran in ("pagu", "realisasi"):
        if belanja:
            total = hasil.get(f"anggaran.belanja.TOTAL.{data.profil.tahun}.{ukuran}")
            sel = getattr(belanja[0], ukuran).asal
            yield "jenis belanja", ukuran, total.angka if total is not None else None, sel
        if data.sumber_dana:
            isian = [getattr(s, ukuran) for s in data.sumber_dana]
            jumlah = _jumlah(isian) if ukuran == "pagu" else _jumlah_lengkap(isian)
            yield "sumber dana", ukuran, jumlah, isian[0].asal
        if data.anggaran_indikator and data.anggaran_kegiatan:
            isian = [
                pilih_revisi(i.pagu_semula, i.pagu_menjadi)[1][0]
                if ukuran == "pagu"
                else i.realisasi
                for i in data.anggaran_indikator
            ]
            yield "indikator", ukuran, _jumlah_lengkap(isian), isian[0].asal


def _iter_beda_pk(data: DataKinerja) -> Iterator[tuple[AnggaranPK, AnggaranKegiatan]]:
    """Kegiatan that stand in both tables with another figure in force."""
    kegiatan = {satu.kode.isi: satu for satu in data.anggaran_kegiatan}
    for pk in data.anggaran_pk:
        lain = kegiatan.get(pk.kode.isi)
        if lain is None:
            continue
        di_pk = pilih_revisi(pk.anggaran_semula, pk.anggaran_menjadi)[0].angka
        pagu = pilih_revisi(lain.pagu_semula, lain.pagu_menjadi)[0].angka
        if di_pk is not None and pagu is not None and di_pk != pagu:
            yield pk, lain


def _sebut_revisi(semula: Angka, menjadi: Angka) -> str:
    angka, sel = pilih_revisi(semula, menjadi)
    nama = "menjadi" if sel[0] is menjadi else "semula"
    return f"{format_rupiah(angka.angka or Decimal(0))} ({nama})"


@aturan(
    "P-20",
    Berat.PERINGATAN,
    "Anggaran kegiatan pada PK berbeda dari pagunya",
    "Laporan menyebut anggaran PK dan pagu; bila berbeda, pembaca perlu tahu revisi mana.",
)
def check_pk_kegiatan(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The budget signed for a kegiatan is its pagu, or the differing revision is named."""
    for pk, kegiatan in _iter_beda_pk(data):
        di_pk = _sebut_revisi(pk.anggaran_semula, pk.anggaran_menjadi)
        pagu = _sebut_revisi(kegiatan.pagu_semula, kegiatan.pagu_menjadi)
        sama = pk.anggaran_semula.isi == kegiatan.pagu_semula.isi is not None
        yield Temuan(
            pk.anggaran_menjadi.asal if sama else pk.anggaran_semula.asal,
            f'Anggaran "{pk.kode.isi}" pada PK {di_pk}, sedangkan pada tabel kegiatan {pagu}.'
            + (" Angka semulanya sama; yang berbeda angka menjadi." if sama else ""),
            _PERBAIKAN_PK,
            f"pk.anggaran.{pk.kode.isi}",
        )


@aturan(
    "P-21",
    Berat.PERINGATAN,
    "Jumlah anggaran PK berbeda dari jumlah pagu",
    "Jumlah yang sama dipakai di BAB II dan BAB III.",
)
def check_pk_total(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The total of the PK is the total pagu; silent where single kegiatan already differ."""
    pk, pagu = hasil["pk.anggaran.total"], hasil["anggaran.total.pagu"]
    if pk.angka is None or pagu.angka is None or pk.angka == pagu.angka:
        return
    if any(True for _ in _iter_beda_pk(data)):
        return
    semula = _jumlah([satu.anggaran_semula for satu in data.anggaran_pk])
    sama = semula is not None and semula == _jumlah([k.pagu_semula for k in data.anggaran_kegiatan])
    yield Temuan(
        data.anggaran_pk[0].anggaran_menjadi.asal
        if sama
        else data.anggaran_pk[0].anggaran_semula.asal,
        f"Jumlah anggaran PK {format_rupiah(pk.angka)}, sedangkan jumlah pagu "
        f"{format_rupiah(pagu.angka)}."
        + (" Jumlah semulanya sama; yang berbeda jumlah menjadi." if sama else ""),
        _PERBAIKAN_PK,
        pk.kunci,
    )


def _iter_realisasi(data: DataKinerja) -> Iterator[tuple[str, Angka, str]]:
    """Name, cell and key prefix of every realisasi of the budget."""
    for k in data.anggaran_kegiatan:
        yield f'kegiatan "{k.kode.isi}"', k.realisasi, f"anggaran.kegiatan.{k.kode.isi}"
    for i in data.anggaran_indikator:
        yield f'indikator "{i.kode.isi}"', i.realisasi, f"anggaran.indikator.{i.kode.isi}"
    for b in data.anggaran_belanja:
        if b.tahun.isi is not None:
            nama = f'belanja "{b.kode.isi}" tahun {int(b.tahun.isi)}'
            yield nama, b.realisasi, f"anggaran.belanja.{b.kode.isi}.{int(b.tahun.isi)}"
    for s in data.sumber_dana:
        yield f'sumber dana "{s.kode.isi}"', s.realisasi, f"anggaran.sumber.{s.kode.isi}"


@aturan(
    "P-22",
    Berat.PERINGATAN,
    "Realisasi anggaran melebihi pagu",
    "Belanja di atas pagu hampir selalu salah ketik atau pagu yang belum direvisi.",
)
def check_di_atas_pagu(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No realisasi exceeds its pagu."""
    for nama, isian, awal in _iter_realisasi(data):
        pagu = hasil.get(f"{awal}.pagu")
        if isian.isi is None or pagu is None or pagu.angka is None or isian.isi <= pagu.angka:
            continue
        yield Temuan(
            isian.asal,
            f"Realisasi {nama} {format_rupiah(isian.isi)} melebihi pagunya "
            f"{format_rupiah(pagu.angka)}.",
            "periksa realisasi dan pagu menjadi.",
            f"{awal}.realisasi",
        )


@aturan(
    "P-23",
    Berat.PERINGATAN,
    "Realisasi anggaran negatif",
    "Realisasi setahun tidak pernah di bawah nol.",
)
def check_negatif(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No realisasi lies below 0."""
    for nama, isian, awal in _iter_realisasi(data):
        if isian.isi is not None and isian.isi < 0:
            yield Temuan(
                isian.asal,
                f"Realisasi {nama} bernilai negatif.",
                "periksa tanda minusnya.",
                f"{awal}.realisasi",
            )


@aturan(
    "P-24",
    Berat.PERINGATAN,
    "Realisasi kumulatif triwulan menurun",
    "Realisasi sampai akhir triwulan dihitung sejak Januari, jadi tidak pernah turun.",
)
def check_kumulatif(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Cumulative realisasi does not fall from one triwulan to the next."""
    terisi = [satu for satu in _urut_triwulan(data) if satu[1].isi is not None]
    for (tw_lama, lama), (tw, kini) in pairwise(terisi):
        if (kini.isi or Decimal(0)) < (lama.isi or Decimal(0)):
            yield Temuan(
                kini.asal,
                f"Realisasi sampai Triwulan {tw} {format_rupiah(kini.isi or Decimal(0))} lebih "
                f"kecil dari Triwulan {tw_lama} {format_rupiah(lama.isi or Decimal(0))}.",
                "isi realisasi sejak Januari sampai akhir triwulan, bukan per triwulan.",
            )


@aturan(
    "P-25",
    Berat.PERINGATAN,
    "Realisasi Triwulan IV berbeda dari realisasi setahun",
    "Realisasi sampai Triwulan IV adalah realisasi setahun.",
)
def check_triwulan_akhir(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Cumulative realisasi to the end of TW IV is that of the year."""
    total = hasil["anggaran.total.realisasi"].angka
    akhir = next((isian for tw, isian in _urut_triwulan(data) if tw == TRIWULAN[-1]), None)
    if akhir is not None and akhir.isi is not None and total is not None and akhir.isi != total:
        yield Temuan(
            akhir.asal,
            f"Realisasi sampai Triwulan IV {format_rupiah(akhir.isi)}, sedangkan realisasi "
            f"setahun {format_rupiah(total)}.",
            "samakan keduanya menurut data terakhir.",
            "anggaran.total.realisasi",
        )


def _urut_triwulan(data: DataKinerja) -> list[tuple[str, Angka]]:
    nilai = {satu.triwulan.isi: satu.realisasi for satu in data.triwulan_anggaran}
    return [(tw, nilai[tw]) for tw in TRIWULAN if tw in nilai]


@aturan(
    "P-26",
    Berat.PERINGATAN,
    "Pengembalian PNBP melebihi penerimaannya",
    "Penerimaan bersih suatu akun menjadi negatif; biasanya tahunnya tertukar.",
)
def check_pengembalian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Refunds of an akun do not exceed its income."""
    for satu in data.pnbp:
        kunci = f"pnbp.{satu.tahun.isi}.akun.{satu.kode.isi}"
        bersih = hasil.get(kunci)
        if bersih is not None and bersih.angka is not None and bersih.angka < 0:
            yield Temuan(
                satu.pengembalian.asal,
                f'Pengembalian akun "{satu.kode.isi}" tahun {satu.tahun.isi} melebihi '
                f"penerimaannya, sehingga hasilnya {format_rupiah(bersih.angka)}.",
                "periksa pengembalian dan tahunnya.",
                kunci,
            )
