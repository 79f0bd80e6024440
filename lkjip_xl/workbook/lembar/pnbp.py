"""Sheet PNBP: revenue in rupiah."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.workbook.lembar.kolom_rupiah import TAHUN, build_hitung, build_rupiah
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

# Last year's total: from its row here, or from its akun where it has none.
_TAHUN_LALU = (
    "IFERROR(INDEX(tblPNBPTahun[Total],MATCH([@Tahun]-1,tblPNBPTahun[Tahun],0)),"
    "SUMIFS(tblPNBP[Jumlah],tblPNBP[Tahun],[@Tahun]-1))"
)
_UDF_TAHUN_LALU = (
    "LKJ_PERTAMA("
    "LKJ_CARI(LKJ_TAHUN_LALU([@Tahun]),tblPNBPTahun[Tahun],tblPNBPTahun[Total]),"
    "LKJ_JUMLAH_BILA(LKJ_TAHUN_LALU([@Tahun]),tblPNBP[Tahun],tblPNBP[Jumlah]))"
)

PNBP = Lembar(
    "PNBP",
    "Penerimaan Negara Bukan Pajak",
    "Satu baris satu akun per tahun, rupiah penuh.",
    (
        Tabel(
            nama="tblPNBPTahun",
            field="tahun_pnbp",
            kelas=kinerja.TahunPNBP,
            judul="Jumlah per tahun",
            petunjuk="Total diketik hanya bila rincian akun tahun itu tidak ada.",
            kolom=(
                TAHUN,
                build_rupiah("target", "Target", "Target PNBP tahun itu."),
                build_rupiah("total_diketik", "Total Diketik", "Bila rincian tidak ada."),
                build_hitung(
                    "total",
                    "Total",
                    '=IF([@Tahun]="","",IF(SUMPRODUCT((tblPNBP[Tahun]=[@Tahun])'
                    "*ISNUMBER(tblPNBP[Jumlah]))=0,"
                    'IF([@Total Diketik]="","",[@Total Diketik]),'
                    "SUMIFS(tblPNBP[Jumlah],tblPNBP[Tahun],[@Tahun])))",
                    "pnbp.{tahun}.total",
                    udf="=LKJ_BILA_ADA([@Tahun],LKJ_PERTAMA(LKJ_JUMLAH_BILA([@Tahun],"
                    "tblPNBP[Tahun],tblPNBP[Jumlah]),[@Total Diketik]))",
                ),
                build_hitung(
                    "persen_target",
                    "Terhadap Target (%)",
                    '=IF(OR([@Total]="",[@Target]=""),"",'
                    'IF([@Target]=0,"",[@Total]/[@Target]*100))',
                    "pnbp.{tahun}.persen_target",
                    Tipe.PERSEN,
                    udf="=LKJ_BANDING([@Total],[@Target])",
                ),
                build_hitung(
                    "perubahan",
                    "Perubahan (%)",
                    f'=IFERROR(IF([@Total]="","",([@Total]-{_TAHUN_LALU})/{_TAHUN_LALU}*100),"")',
                    "pnbp.{tahun}.perubahan_persen",
                    Tipe.PERSEN,
                    udf=f"=LKJ_PERUBAHAN_PERSEN({_UDF_TAHUN_LALU},[@Total])",
                ),
            ),
            unik=("tahun",),
            cadangan=2,
        ),
        Tabel(
            nama="tblPNBP",
            field="pnbp",
            kelas=kinerja.Penerimaan,
            tersedia=20,
            judul="Menurut akun",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Nomor akun, misalnya 425211."),
                TAHUN,
                Kolom("uraian", "Uraian Akun", Tipe.TEKS, "Nama akun.", lebar=44),
                build_rupiah("mpn", "MPN Non Pajak", "Penerimaan melalui MPN.", None),
                build_rupiah("potongan_spm", "Potongan SPM", "Penerimaan dari potongan SPM.", None),
                build_rupiah("pengembalian", "Pengembalian", "Pengembalian penerimaan.", None),
                build_hitung(
                    "jumlah",
                    "Jumlah",
                    '=IF(AND([@MPN Non Pajak]="",[@Potongan SPM]=""),"",'
                    "N([@MPN Non Pajak])+N([@Potongan SPM])-N([@Pengembalian]))",
                    "pnbp.{tahun}.akun.{kode}",
                    udf="=LKJ_PNBP([@MPN Non Pajak],[@Potongan SPM],[@Pengembalian])",
                ),
            ),
            unik=("kode", "tahun"),
            cadangan=3,
        ),
    ),
)
