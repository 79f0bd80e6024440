"""Rules over rows of money that are not finished while the rest of their table is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.place import SEBUT_PALING_BANYAK
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_anggaran import pilih_revisi
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja, Penerimaan
from lkjip_xl.errors import Tingkat as Berat


@dataclass(frozen=True, slots=True)
class _Baris:
    """The figures of one row that has a kode, by what staff call them."""

    kode: str
    angka: dict[str, Angka]

    @property
    def kosong(self) -> list[str]:
        return [nama for nama, isian in self.angka.items() if isian.isi is None]

    @property
    def is_terisi(self) -> bool:
        return len(self.kosong) < len(self.angka)


@aturan(
    "P-61",
    Berat.PERINGATAN,
    "Baris anggaran atau PNBP belum lengkap",
    "Jumlah tabel hanya memuat sel yang terisi; yang kosong tidak ikut terhitung.",
)
def check_baris_lengkap(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Rows beside filled ones are filled too; one remark for each table and year.

    A table without any figure is not begun, and nothing is said about it.
    """
    for tabel, baris in _iter_tabel(data):
        kurang = [satu for satu in baris if satu.kosong]
        if not kurang or not any(satu.is_terisi for satu in baris):
            continue
        sebut = [f'"{b.kode}" tanpa {" dan ".join(b.kosong)}' for b in kurang]
        lagi = ", ..." if len(sebut) > SEBUT_PALING_BANYAK else ""
        yield Temuan(
            kurang[0].angka[kurang[0].kosong[0]].asal,
            f"{len(kurang)} baris {tabel} belum terisi penuh "
            f"({', '.join(sebut[:SEBUT_PALING_BANYAK])}{lagi}), "
            "sehingga jumlahnya belum lengkap.",
            "isi sel yang kosong, mulai dari sel ini; tulis 0 bila memang tidak ada.",
        )


def _iter_tabel(data: DataKinerja) -> Iterator[tuple[str, list[_Baris]]]:
    """Name and rows of each table of money, the dated ones year by year."""
    revisi = (("kegiatan", data.anggaran_kegiatan), ("indikator", data.anggaran_indikator))
    for nama, tabel in revisi:
        yield (
            f"anggaran menurut {nama}",
            [
                _pagu(s.kode.isi, pilih_revisi(s.pagu_semula, s.pagu_menjadi)[1][0], s.realisasi)
                for s in tabel
                if s.kode.isi
            ],
        )
    yield "anggaran menurut sumber dana", _baris_sumber(data)
    if data.profil.tahun is None:
        return
    tahun_belanja = {int(b.tahun.isi) for b in data.anggaran_belanja if b.tahun.isi is not None}
    for tahun in sorted(t for t in tahun_belanja if t <= data.profil.tahun):
        belanja = [b for b in data.anggaran_belanja if b.tahun.isi == tahun and b.kode.isi]
        yield (
            f"anggaran menurut jenis belanja tahun {tahun}",
            [_pagu(str(b.kode.isi), b.pagu, b.realisasi) for b in belanja],
        )
    yield f"PNBP tahun {data.profil.tahun}", _baris_pnbp(data)


def _pagu(kode: str, pagu: Angka, realisasi: Angka) -> _Baris:
    return _Baris(kode, {"pagu": pagu, "realisasi": realisasi})


def _baris_sumber(data: DataKinerja) -> list[_Baris]:
    """The sources; their realisasi may stay empty altogether where it is not kept apart."""
    baris = [_pagu(s.kode.isi, s.pagu, s.realisasi) for s in data.sumber_dana if s.kode.isi]
    if any(satu.angka["realisasi"].isi is not None for satu in baris):
        return baris
    return [_Baris(satu.kode, {"pagu": satu.angka["pagu"]}) for satu in baris]


def _baris_pnbp(data: DataKinerja) -> list[_Baris]:
    """This year's akun: MPN or potongan SPM is enough, and MPN is the cell to name."""
    return [
        _Baris(satu.kode.isi, {"MPN dan potongan SPM": _pilih_masuk(satu)})
        for satu in data.pnbp
        if satu.kode.isi and satu.tahun.isi == data.profil.tahun
    ]


def _pilih_masuk(satu: Penerimaan) -> Angka:
    return satu.mpn if satu.potongan_spm.isi is None else satu.potongan_spm
