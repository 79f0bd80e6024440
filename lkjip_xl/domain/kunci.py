"""The keys of all results: their patterns and meaning. docs/kunci.md is made from this list."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_BAGIAN = {
    "<TAHUN>": r"\d{4}",
    "<TW>": r"TW[1-4]",
    "<BULAN>": r"[A-Z]{3}",
    "<TABEL>": r"[A-Za-z0-9_]+",
    "<KELOMPOK>": r"[a-z]+",
}
_KODE = r"[A-Z0-9_]{1,12}"
_TANDA = re.compile(r"<[A-Z]+>")


@dataclass(frozen=True, slots=True)
class PolaKunci:
    """A family of keys.

    Attributes:
        pola: The key, with <K> and the like for a kode and <TAHUN> for a year.
        arti: What the figure means, in Indonesian.
    """

    pola: str
    arti: str

    def mencakup(self, kunci: str) -> bool:
        """Whether `kunci` belongs to this family."""
        tetap = _TANDA.split(self.pola)
        tanda = [_BAGIAN.get(satu, _KODE) for satu in _TANDA.findall(self.pola)]
        pola = re.escape(tetap[0])
        for isi, lanjut in zip(tanda, tetap[1:], strict=True):
            pola += isi + re.escape(lanjut)
        return re.fullmatch(pola, kunci) is not None


def find_pola(kunci: str) -> PolaKunci | None:
    """The family of a key; None for a key that no calculation gives.

    >>> find_pola("ikk.IKM.capaian").pola
    'ikk.<K>.capaian'
    """
    bagian = kunci.split(".")
    return next((pola for pola in _list_pola(bagian[0], len(bagian)) if pola.mencakup(kunci)), None)


@functools.cache
def _list_pola(awal: str, panjang: int) -> tuple[PolaKunci, ...]:
    """Families whose keys start with `awal` and have so many parts: few of the whole list."""
    semua = ((pola, pola.pola.split(".")) for pola in POLA)
    return tuple(p for p, bagian in semua if bagian[0] == awal and len(bagian) == panjang)


def _keluarga(awal: str, arti: str, isi: dict[str, str]) -> tuple[PolaKunci, ...]:
    return tuple(PolaKunci(f"{awal}.{nama}", f"{arti}: {kata}") for nama, kata in isi.items())


_UANG = {
    "pagu": "pagu yang berlaku (menjadi bila ada, selain itu semula)",
    "realisasi": "realisasi",
    "serapan": "serapan dalam persen",
    "sisa": "pagu dikurangi realisasi",
}
_PAGU = {
    "pagu_semula": "pagu sebelum revisi",
    "pagu_menjadi": "pagu setelah revisi",
    "pagu_dipakai": "pagu mana yang dipakai: semula atau menjadi",
}
_TARGET_KINERJA = {
    "target": "target",
    "realisasi": "realisasi",
    "persen": "realisasi terhadap target dalam persen",
}
_UBAH = {
    "perubahan_poin": "perubahan realisasi dalam satuan indikator",
    "perubahan_persen": "perubahan realisasi dalam persen",
    "tren": "kata tren: meningkat, menurun, atau tetap",
}

POLA: tuple[PolaKunci, ...] = (
    PolaKunci("pk.anggaran.total", "Jumlah anggaran pada Perjanjian Kinerja"),
    PolaKunci("pk.anggaran.total_semula", "Jumlah anggaran sebelum revisi, bila ada revisi"),
    PolaKunci("pk.anggaran.<G>", "Anggaran satu kegiatan pada Perjanjian Kinerja"),
    PolaKunci("pk.<K>.target", "Target indikator pada Perjanjian Kinerja, semua tingkat"),
    PolaKunci("pk_depan.<K>.target", "Target indikator pada Perjanjian Kinerja tahun depan"),
    PolaKunci("pk_depan.anggaran.<G>", "Anggaran satu kegiatan tahun depan"),
    PolaKunci("pk_depan.anggaran.total", "Jumlah anggaran Perjanjian Kinerja tahun depan"),
    *_keluarga(
        "ikk.<K>",
        "Indikator kegiatan",
        {
            "target": "target yang berlaku",
            "realisasi": "realisasi yang dipakai",
            "realisasi_sumber": "realisasi menurut sumbernya, sebelum ketikan menang",
            "capaian": "capaian, dibatasi bila satker memilih batas",
            "capaian_tanpa_batas": "capaian tanpa batas atas",
            "status": "terlampaui, tercapai, atau belum tercapai",
            "predikat": "predikat capaian, bila satker memakai skala",
            **_UBAH,
        },
    ),
    *_keluarga(
        "ikk.<K>.riwayat.<TAHUN>",
        "Tahun lampau",
        {
            "target": "target tahun itu",
            "realisasi": "realisasi tahun itu",
            "capaian": "capaian tahun itu",
            **_UBAH,
        },
    ),
    PolaKunci("ikk.<K>.rasio.<TAHUN>", "Pembilang / penyebut x 100 tahun itu, dibulatkan"),
    *_keluarga(
        "ikk.<K>.renstra",
        "Renstra",
        {"target": "target akhir", "capaian": "realisasi terhadap target akhir"},
    ),
    *_keluarga(
        "ikk.<K>.pembanding.<P>",
        "Pembanding",
        {
            "nilai": "nilai unit pembanding",
            "z": "nilai sendiri / nilai pembanding x 100",
            "selisih": "z dikurangi 100",
        },
    ),
    PolaKunci("sasaran.<S>.capaian", "Rata-rata capaian indikator satu sasaran"),
    *_keluarga(
        "kinerja",
        "Seluruh kinerja",
        {
            "rata_rata": "rata-rata capaian dengan cara yang dipilih",
            "rata_rata_sasaran": "rata-rata dari rata-rata tiap sasaran",
            "rata_rata_indikator": "rata-rata semua indikator",
            "jumlah_indikator": "banyaknya indikator kegiatan",
            "jumlah_terlampaui": "banyaknya indikator yang melampaui target",
            "jumlah_tercapai": "banyaknya indikator yang tepat mencapai target",
            "jumlah_belum_tercapai": "banyaknya indikator yang belum mencapai target",
        },
    ),
    *_keluarga(
        "survei.<K>",
        "Survei",
        {
            "nilai": "nilai tahun (bulanan dan IPK skala 1-4, IKI = IIO / 25; SKM 25-100)",
            "iio": "indeks integritas organisasi, skala 0-100",
            "responden": "jumlah responden",
            "jumlah_tertimbang": "jumlah nilai bulan x responden",
            "konversi": "nilai x 25",
            "mutu": "kelas mutu A-D",
            "kinerja": "sebutan kelas mutu",
            "bulan.<BULAN>": "nilai satu bulan",
            "bulan_kurang_responden": "bulan yang respondennya di bawah minimum",
            "rata_rata": "rata-rata NRR SKM pada skala 1-4",
            "sampel_minimum": "ukuran sampel menurut Krejcie-Morgan",
            "unsur.<U>.jumlah": "jumlah jawaban satu unsur SKM",
            "unsur.<U>.banyak": "banyaknya jawaban satu unsur SKM",
            "unsur.<U>.nrr": "nilai rata-rata jawaban satu unsur SKM",
            "unsur.<U>.nilai": "nilai tahun satu unsur",
            "unsur.<U>.di_bawah": "apakah unsur di bawah nilai tahun",
            "unsur_di_bawah_nilai": "nama unsur di bawah nilai tahun",
            "kelompok.<KK>.bulan.<BULAN>": "rata-rata satu kelompok variabel dalam satu bulan",
            "internal": "nilai sisi internal IPK",
            "eksternal": "nilai sisi eksternal IPK",
            "internal.unsur.<U>.tertimbang": "bobot x nilai satu unsur internal",
            "eksternal.unsur.<U>.tertimbang": "bobot x nilai satu unsur eksternal",
        },
    ),
    *_keluarga("anggaran.total", "Seluruh anggaran", _UANG),
    PolaKunci("anggaran.total.pagu_semula", "Seluruh pagu sebelum revisi, bila ada revisi"),
    *_keluarga("anggaran.kegiatan.<G>", "Anggaran satu kegiatan", {**_UANG, **_PAGU}),
    *_keluarga(
        "anggaran.indikator.<K>",
        "Anggaran satu indikator",
        {**_UANG, **_PAGU, "efisiensi": "capaian dikurangi serapan; di atas 0 efisien"},
    ),
    *_keluarga("anggaran.sasaran.<S>", "Anggaran satu sasaran", _UANG),
    *_keluarga("anggaran.belanja.<B>.<TAHUN>", "Jenis belanja (TOTAL: jumlahnya)", _UANG),
    *_keluarga("anggaran.sumber.<D>", "Sumber dana (TOTAL: jumlahnya)", _UANG),
    *_keluarga(
        "anggaran.triwulan.<TW>",
        "Anggaran sampai akhir triwulan",
        {"realisasi": "realisasi sejak Januari", "serapan": "realisasi terhadap pagu setahun"},
    ),
    *_keluarga(
        "pnbp.<TAHUN>",
        "PNBP",
        {
            "akun.<A>": "penerimaan satu akun",
            "total": "jumlah penerimaan",
            "target": "target penerimaan",
            "persen_target": "penerimaan terhadap target",
            "perubahan_persen": "perubahan dari tahun sebelumnya",
        },
    ),
    *_keluarga(
        "ikpa.<TAHUN>",
        "IKPA",
        {
            "<I>.bobot": "bobot satu indikator yang berlaku tahun itu",
            "<I>.nilai_akhir": "nilai x bobot / 100 satu indikator",
            "jumlah": "jumlah nilai akhir",
            "konversi": "jumlah bobot indikator yang berlaku",
            "aspek.<KELOMPOK>": "nilai aspek: perencanaan, pelaksanaan, hasil",
            "nilai": "nilai total",
            "kategori": "kategori nilai total",
        },
    ),
    *_keluarga(
        "smart.<TAHUN>",
        "SMART (sampai 2023)",
        {
            "bobot.<I>": "bobot satu komponen yang berlaku tahun itu",
            "nilai_efisiensi": "nilai efisiensi dari E",
            "nilai": "nilai total",
            "kategori": "kategori nilai total",
        },
    ),
    *_keluarga(
        "nka.<TAHUN>",
        "Nilai kinerja anggaran",
        {
            "perencanaan": "nilai kinerja perencanaan (mulai 2024)",
            "nilai": "nilai total",
            "kategori": "kategori nilai total",
        },
    ),
    *_keluarga(
        "rencana_aksi.<TW>",
        "Rencana aksi satu triwulan",
        {"jumlah": "banyaknya", "selesai": "yang selesai", "persen": "persen selesai"},
    ),
    *_keluarga(
        "rencana_aksi",
        "Rencana aksi setahun",
        {"total": "banyaknya", "selesai": "yang selesai", "persen": "persen selesai"},
    ),
    PolaKunci("sdm.total", "Jumlah pegawai"),
    *_keluarga(
        "sdm.<KELOMPOK>",
        "Pegawai menurut satu pengelompokan",
        {"laki": "laki-laki", "perempuan": "perempuan", "total": "jumlah"},
    ),
    PolaKunci("output.<TABEL>.total", "Jumlah satu tabel capaian lainnya"),
    PolaKunci("eperformance.<TW>.nilai", "Nilai E-Performance satu triwulan"),
    PolaKunci("eperformance.rata_rata", "Rata-rata nilai E-Performance"),
    *_keluarga("target_kinerja.<TW>", "Target kinerja satu triwulan", _TARGET_KINERJA),
    *_keluarga("target_kinerja", "Target kinerja setahun", _TARGET_KINERJA),
    *_keluarga(
        "emonev.<TW>",
        "e-Monev sampai akhir triwulan",
        {"anggaran": "penyerapan dalam persen", "fisik": "kemajuan fisik dalam persen"},
    ),
    PolaKunci(
        "tindak_lanjut.<T>.terlambat",
        'Satu tindak lanjut: "terlambat" pada tanggal laporan, atau kosong',
    ),
    *_keluarga(
        "tindak_lanjut",
        "Tindak lanjut",
        {
            "jumlah": "banyaknya",
            "selesai": "yang selesai",
            "berjalan": "yang sedang berjalan",
            "belum": "yang belum dimulai",
            "terlambat": "yang lewat batas waktu pada tanggal laporan",
        },
    ),
)
