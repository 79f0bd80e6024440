"""What a new year does with each input column of each table: kept, emptied, to be reviewed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum

from lkjip_xl.workbook.model import Tabel
from lkjip_xl.workbook.rows import BarisBaca

_JAWABAN = "u1 u2 u3 u4 u5 u6 u7 u8 u9"


class Cara(Enum):
    """What happens to the cells of one input column in a row that is kept."""

    TETAP = "kept as it is"
    KOSONG = "emptied: a figure of the old year"
    TANDAI = "kept, a text marked for review"
    TINJAU = "kept, listed for review"
    PINDAH = "emptied, its figure goes to another place"


def _semua(baris: BarisBaca, tahun: int) -> str:
    return ""


def _belum_selesai(baris: BarisBaca, tahun: int) -> str:
    selesai = baris.isian["status"].isi == "selesai"
    return f"tindak lanjut ini sudah selesai pada {tahun}" if selesai else ""


def _tahun_lama(baris: BarisBaca, tahun: int) -> str:
    isi = baris.isian["tahun"].isi
    baru = isi is not None and int(isi) > tahun
    return "ditulis untuk tahun yang baru; tulis kembali dengan dasarnya" if baru else ""


def _tidak_ada(baris: BarisBaca, tahun: int) -> str:
    return f"isian tahun {tahun}"


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """The policy of one table.

    Attributes:
        cara: What happens to each column, by its name or the name of its group.
        tolak: Why a row stays behind, in Indonesian; empty text where it comes. Gets the row and
            the old year.
        salin: Columns that the old year's rows hand to new rows of the new year; empty where the
            rows of a year do not depend on those of the year before.
        depan: Column of next year's figure and the column that takes it; empty for none.
        is_per_tahun: Whether the new year gets rows of its own beside those of earlier years.
    """

    cara: Mapping[str, Cara]
    tolak: Callable[[BarisBaca, int], str] = _semua
    salin: tuple[str, ...] = ()
    depan: tuple[str, ...] = ()
    is_per_tahun: bool = False

    def build_cara(self, tabel: Tabel) -> dict[str, Cara]:
        """The policy of every input column of `tabel` by name.

        Raises:
            KeyError: A column has no policy.
        """
        return {
            kolom.nama: self.cara[kolom.nama if kolom.nama in self.cara else kolom.grup]
            for kolom in tabel.kolom
            if kolom.is_masukan
        }


def _buat(
    tetap: str = "",
    kosong: str = "",
    *,
    tandai: str = "",
    tinjau: str = "",
    pindah: str = "",
    depan: str = "",
    tolak: Callable[[BarisBaca, int], str] = _semua,
) -> Kebijakan:
    cara = {
        nama: satu
        for satu, daftar in (
            (Cara.TETAP, tetap), (Cara.KOSONG, kosong), (Cara.TANDAI, tandai),
            (Cara.TINJAU, tinjau), (Cara.PINDAH, pindah),
        )
        for nama in daftar.split()
    }  # fmt: skip
    return Kebijakan(cara, tolak, depan=tuple(depan.split()))


def _per_tahun(tetap: str, salin: str = "") -> Kebijakan:
    """Figures by year: all rows stay, the new year gets rows with empty figures."""
    cara = dict.fromkeys(tetap.split(), Cara.TETAP)
    return Kebijakan(cara, salin=tuple(salin.split()), is_per_tahun=True)


KEBIJAKAN: Mapping[str, Kebijakan] = {
    "tblBeranda": _buat("petugas", "batas_waktu"),
    "tblPerubahan": _buat("", "keterangan tanggal"),
    "tblProfil": _buat("kode isian"),  # TAHUN and TANGGAL_LAPORAN: PROFIL_KOSONG
    "tblWilayah": _buat("nama"),
    "tblTPI": _buat("nama"),
    "tblSasaran": _buat("kode tingkat sasaran"),
    "tblPK": _buat(
        "kode kode_sasaran indikator satuan polaritas",
        "alasan_revisi",
        tinjau="batas_atas",
        pindah="target_awal target_revisi target_tahun_depan",
        depan="target_tahun_depan target_awal",
    ),
    "tblPKAnggaran": _buat(
        "kode program kegiatan",
        "anggaran_semula anggaran_menjadi",
        pindah="anggaran_tahun_depan",
        depan="anggaran_tahun_depan anggaran_semula",
    ),
    "tblCapaian": _buat(
        "kode sumber cara_triwulan desimal", "triwulan", pindah="realisasi_diketik"
    ),
    "tblRasioIstilah": _buat("kode pembilang penyebut"),
    "tblRasioRincian": _buat("kode uraian", "pembilang penyebut"),
    "tblRasio": _per_tahun("kode tahun pembilang penyebut", salin="kode"),
    "tblRiwayat": _buat("kode tahun target realisasi"),
    "tblRenstra": _buat("kode tahun_akhir target_akhir"),
    # Names of units tell how many offices they cover: "Rata-rata nasional (45 satuan kerja)".
    "tblPembanding": _buat("kode kode_indikator ukuran", "nilai", tinjau="unit"),
    "tblIKM": _buat("kode responden_minimum"),
    "tblIKMResponden": _buat("", "bulan"),
    "tblIKMUnsur": _buat("kode unsur", "bulan"),
    "tblSKM": _buat("kode bobot", "populasi"),
    "tblSKMUnsur": _buat("kode unsur"),
    "tblResponden": _buat("", f"no tanggal {_JAWABAN} saran", tolak=_tidak_ada),
    "tblIPK": _buat("kode skala responden_minimum", "responden_internal responden_eksternal"),
    "tblIPKUnsur": _buat("kode sisi unsur bobot", "nilai"),
    "tblIKI": _buat("kode responden_minimum"),
    "tblIKIResponden": _buat("", "bulan"),
    "tblIKIKelompok": _buat("kode kelompok"),
    "tblIKIVariabel": _buat("kode variabel kode_kelompok", "bulan"),
    "tblRencanaAksi": _buat("triwulan sasaran kegiatan indikator", "capaian"),
    "tblAnggaranKegiatan": _buat("kode program kegiatan", "pagu_semula pagu_menjadi realisasi"),
    "tblAnggaranIndikator": _buat("kode", "pagu_semula pagu_menjadi realisasi"),
    "tblAnggaranSasaran": _buat("kode"),
    "tblSumberDana": _buat("kode sumber", "pagu realisasi"),
    "tblAnggaranTriwulan": _buat("", "realisasi"),
    "tblAnggaranTahun": _per_tahun("tahun"),
    "tblAnggaranBelanja": _per_tahun("kode tahun belanja pagu realisasi", salin="kode belanja"),
    "tblPNBPTahun": _per_tahun("tahun target total_diketik"),
    "tblPNBP": _per_tahun("kode tahun uraian mpn potongan_spm pengembalian", salin="kode uraian"),
    "tblIKPATahun": _per_tahun("tahun dispensasi_permil pengurang total_diketik"),
    "tblIKPA": _per_tahun("kode tahun nilai"),
    "tblSMART": _per_tahun("tahun cro efisiensi konsistensi penyerapan total_diketik"),
    "tblNKA": _per_tahun(
        "tahun cro penggunaan_sbk efisiensi_sbk perencanaan_diketik total_diketik"
    ),
    "tblPegawai": _buat(tinjau="kelompok uraian laki perempuan jumlah"),
    "tblEPerformance": _buat("", "nilai"),
    "tblTargetKinerja": _buat("", "target realisasi"),
    "tblEMonev": _buat("", "anggaran fisik"),
    "tblOutputDaftar": _buat("tabel judul satuan kolom"),
    "tblOutput": _buat("tabel uraian", "angka"),
    "tblNarasi": _buat("kode", tandai="isian"),
    "tblNarasiIndikator": _buat("kode bagian", tandai="teks"),
    "tblSeksi": _buat("seksi tugas fungsi"),
    "tblTindakLanjut": _buat(
        "kode kode_indikator masalah tindakan penanggung_jawab batas_waktu status",
        tolak=_belum_selesai,
    ),
    "tblPenggantian": _buat("aturan tahun kode nilai dasar", tolak=_tahun_lama),
}

# Entries of Profil that belong to one year.
PROFIL_KOSONG = ("TANGGAL_LAPORAN",)
