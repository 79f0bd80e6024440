"""Sheet Output: E-Performance, target kinerja, e-Monev, and named tables of other output."""

from __future__ import annotations

from lkjip_xl.domain import penunjang, rincian
from lkjip_xl.workbook.lembar.rumus import TETAP_TRIWULAN, build_label_triwulan
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_KOLOM_ANGKA = range(1, 7)
_TARGET, _REALISASI = "tblTargetKinerja[Target]", "tblTargetKinerja[Realisasi]"
# A triwulan with only one of the two: a percentage over it would read the other as 0.
_TIMPANG = f"SUMPRODUCT(1*(ISNUMBER({_TARGET})<>ISNUMBER({_REALISASI})))>0"
_ADA_OUTPUT = "SUMPRODUCT((tblOutput[Tabel]=[@Tabel])*ISNUMBER(tblOutput[[Angka 1]:[Angka 6]]))"
_JUMLAH_OUTPUT = "+".join(
    f"SUMIFS(tblOutput[Angka {i}],tblOutput[Tabel],[@Tabel])" for i in _KOLOM_ANGKA
)


def _jumlah(nama: str, header: str, sumber: str) -> Kolom:
    return Kolom(
        nama,
        header,
        Tipe.ANGKA,
        rumus=f'=IF(COUNT({sumber})=0,"",SUM({sumber}))',
        udf=f"=LKJ_JUMLAH({sumber})",
        kunci=f"target_kinerja.{nama}",
        lebar=16,
    )


def _masukan(nama: str, header: str, tipe: Tipe, hint: str, maksimum: int | None = None) -> Kolom:
    return Kolom(nama, header, tipe, hint, minimum=0, maksimum=maksimum, lebar=16, is_penting=True)


_RINGKASAN = Tabel(
    nama="tblOutputRingkas",
    field="",
    judul="Ringkasan setahun",
    kolom=(
        Kolom(
            "eperformance",
            "Rata-rata E-Performance",
            Tipe.INDEKS,
            rumus='=IFERROR(AVERAGE(tblEPerformance[Nilai]),"")',
            udf="=LKJ_RATA(tblEPerformance[Nilai])",
            kunci="eperformance.rata_rata",
            lebar=18,
        ),
        _jumlah("target", "Target Kinerja", _TARGET),
        _jumlah("realisasi", "Realisasi Kinerja", _REALISASI),
        Kolom(
            "persen",
            "Kinerja (%)",
            Tipe.PERSEN,
            rumus=f'=IF(OR({_TIMPANG},N([@Target Kinerja])=0,[@Realisasi Kinerja]=""),"",'
            "[@Realisasi Kinerja]/[@Target Kinerja]*100)",
            udf=f"=LKJ_BANDING({_REALISASI},{_TARGET})",
            kunci="target_kinerja.persen",
        ),
    ),
    satu_baris=True,
)

_EPERFORMANCE = Tabel(
    nama="tblEPerformance",
    field="eperformance",
    kelas=rincian.EPerformance,
    judul="E-Performance",
    kolom=(
        *build_label_triwulan(),
        _masukan("nilai", "Nilai", Tipe.ANGKA, "Nilai triwulan ini, 0 - 100.", 100),
    ),
    tetap=TETAP_TRIWULAN,
)

_TARGET_KINERJA = Tabel(
    nama="tblTargetKinerja",
    field="target_kinerja",
    kelas=penunjang.TargetKinerja,
    judul="Target kinerja",
    petunjuk="Target dan realisasi triwulan itu saja, bukan kumulatif.",
    kolom=(
        *build_label_triwulan(),
        _masukan("target", "Target", Tipe.ANGKA, "Yang ditargetkan pada triwulan ini."),
        _masukan("realisasi", "Realisasi", Tipe.ANGKA, "Yang selesai pada triwulan ini."),
        Kolom(
            "persen",
            "Kinerja (%)",
            Tipe.PERSEN,
            rumus='=IF(OR([@Target]="",[@Realisasi]=""),"",'
            'IF([@Target]=0,"",[@Realisasi]/[@Target]*100))',
            udf="=LKJ_BANDING([@Realisasi],[@Target])",
            kunci="target_kinerja.{kode}.persen",
        ),
    ),
    tetap=TETAP_TRIWULAN,
)

_EMONEV = Tabel(
    nama="tblEMonev",
    field="emonev",
    kelas=penunjang.EMonev,
    judul="e-Monev",
    petunjuk="Kemajuan sampai akhir triwulan, dalam poin persen.",
    kolom=(
        *build_label_triwulan(),
        _masukan("anggaran", "Anggaran (%)", Tipe.PERSEN, "Penyerapan menurut e-Monev."),
        _masukan("fisik", "Fisik (%)", Tipe.PERSEN, "Kemajuan fisik menurut e-Monev."),
    ),
    tetap=TETAP_TRIWULAN,
)

_DAFTAR = Tabel(
    nama="tblOutputDaftar",
    field="daftar_output",
    kelas=penunjang.DaftarOutput,
    tersedia=8,
    judul="Daftar tabel capaian lainnya",
    petunjuk="Satu baris satu tabel dalam laporan; barisnya diisi di tabel paling bawah.",
    kolom=(
        Kolom("tabel", "Tabel", Tipe.NAMA, "Nama singkat, huruf kecil, misalnya paspor."),
        Kolom("judul", "Judul", Tipe.TEKS, "Judul tabel di laporan.", lebar=34, is_penting=True),
        Kolom(
            "satuan",
            "Satuan",
            Tipe.TEKS,
            "Misalnya orang atau dokumen.",
            usulan=("orang", "dokumen", "permohonan", "kasus", "kali", "kegiatan"),
        ),
        *(
            Kolom(
                f"kolom{i}",
                f"Kolom {i}",
                Tipe.TEKS,
                f"Judul kolom angka ke-{i}; kosong bila tidak ada.",
                grup="kolom",
            )
            for i in _KOLOM_ANGKA
        ),
        Kolom(
            "total",
            "Jumlah",
            Tipe.ANGKA,
            rumus=f'=IF([@Tabel]="","",IF({_ADA_OUTPUT}=0,"",{_JUMLAH_OUTPUT}))',
            udf="=LKJ_JUMLAH_BILA([@Tabel],tblOutput[Tabel],tblOutput[[Angka 1]:[Angka 6]])",
            kunci="output.{tabel}.total",
        ),
    ),
    unik=("tabel",),
)

_OUTPUT = Tabel(
    nama="tblOutput",
    field="output",
    kelas=rincian.BarisOutput,
    tersedia=30,
    judul="Isi tabel capaian lainnya",
    petunjuk="Angka 1 s.d. 6 sesuai Kolom 1 s.d. 6 pada daftar tabel.",
    kolom=(
        Kolom(
            "tabel",
            "Tabel",
            Tipe.NAMA,
            "Pilih tabel dari daftar.",
            rujuk="tblOutputDaftar",
            is_rujuk_wajib=True,
            is_penting=True,
        ),
        Kolom("uraian", "Uraian", Tipe.TEKS, "Nama baris; bukan nama orang.", is_penting=True),
        *(
            Kolom(f"angka{i}", f"Angka {i}", Tipe.ANGKA, f"Angka kolom {i}.", grup="angka")
            for i in _KOLOM_ANGKA
        ),
    ),
    cadangan=10,
)

OUTPUT = Lembar(
    "Output",
    "Capaian Lainnya",
    "Nilai aplikasi per triwulan, dan tabel lain yang ingin ditampilkan di laporan.",
    (_RINGKASAN, _EPERFORMANCE, _TARGET_KINERJA, _EMONEV, _DAFTAR, _OUTPUT),
)
