"""Sheet Ketentuan: the weights in force, and those that the office sets itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from lkjip_xl.domain import rincian
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.nka import NAMA_KOMPONEN
from lkjip_xl.workbook.lembar.rumus_bobot import BOBOT
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

KODE_BOBOT = tuple(
    dict.fromkeys(
        kode for berkala in BOBOT.values() for satu in berkala.ketetapan for kode in satu.nilai
    )
)


def _iter_bobot() -> Iterator[Mapping[str, str | int | Decimal]]:
    """Every weight of every regulation, one row each."""
    for aturan, berkala in BOBOT.items():
        nama = NAMA_INDIKATOR if aturan == "ikpa" else NAMA_KOMPONEN
        mulai = [satu.mulai_tahun for satu in berkala.ketetapan]
        for satu, lanjut in zip(berkala.ketetapan, [*mulai[1:], None], strict=True):
            sampai = satu.sampai_tahun or (lanjut - 1 if lanjut is not None else "dan seterusnya")
            for kode, bobot in satu.nilai.items():
                yield {
                    "aturan": aturan,
                    "nama": nama[kode],
                    "kode": kode,
                    "mulai_tahun": satu.mulai_tahun,
                    "sampai_tahun": sampai,
                    "bobot": bobot,
                    "dasar": satu.dasar,
                }


def _label(nama: str, header: str, lebar: int = 14) -> Kolom:
    return Kolom(nama, header, Tipe.LABEL, lebar=lebar)


KETENTUAN = Lembar(
    "Ketentuan",
    "Ketentuan yang Dipakai",
    "Bobot menurut peraturan. Tidak perlu diisi, kecuali kantor memakai bobot sendiri.",
    (
        Tabel(
            nama="tblKetentuan",
            field="",
            judul="Bobot menurut peraturan",
            petunjuk="Hanya untuk dibaca; mengubah tabel ini tidak mengubah hitungan.",
            kolom=(
                _label("aturan", "Aturan"),
                _label("nama", "Nama", 40),
                _label("kode", "Kode", 18),
                _label("mulai_tahun", "Mulai Tahun"),
                _label("sampai_tahun", "Sampai Tahun", 16),
                _label("bobot", "Bobot (%)", 12),
                _label("dasar", "Dasar", 44),
            ),
            isi=tuple(_iter_bobot()),
        ),
        Tabel(
            nama="tblPenggantian",
            field="penggantian",
            kelas=rincian.Penggantian,
            judul="Bobot yang ditetapkan kantor sendiri",
            petunjuk="Dipakai hanya bila Nilai dan Dasar terisi; jumlah bobot setahun tetap 100.",
            kolom=(
                Kolom(
                    "aturan",
                    "Aturan",
                    Tipe.PILIHAN,
                    "ikpa, smart, perencanaan, atau nka.",
                    pilihan=tuple(BOBOT),
                ),
                Kolom(
                    "dasar",
                    "Dasar",
                    Tipe.TEKS,
                    "Peraturan atau surat yang menetapkan nilai ini.",
                    lebar=40,
                    is_penting=True,
                ),
                Kolom(
                    "kode",
                    "Kode",
                    Tipe.PILIHAN,
                    "Kode bobot dari tabel di atas, misalnya OUTPUT.",
                    pilihan=KODE_BOBOT,
                    lebar=18,
                ),
                Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun yang memakai nilai ini."),
                Kolom(
                    "nilai",
                    "Nilai",
                    Tipe.PERSEN,
                    "Bobot dalam persen: 25 untuk 25%.",
                    minimum=0,
                    maksimum=100,
                    is_penting=True,
                ),
            ),
            unik=("aturan", "tahun", "kode"),
            cadangan=4,
        ),
    ),
)
