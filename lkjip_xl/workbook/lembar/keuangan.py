"""Sheets Anggaran and PNBP: budget and revenue in rupiah."""

from __future__ import annotations

from lkjip_xl.domain import kinerja
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_SERAPAN = '=IF(OR({kosong}),"",IF([@Pagu]=0,"",[@Realisasi]/[@Pagu]*100))'
_SISA = '=IF(OR({kosong}),"",[@Pagu]-[@Realisasi])'
_KOSONG = '[@Pagu]="",[@Realisasi]=""'
# Rows of {tabel} with only one of the two figures: a total over them would read it as 0.
_TIMPANG = "SUMPRODUCT({syarat}(ISNUMBER({tabel}[Pagu])<>ISNUMBER({tabel}[Realisasi])))>0"


def _rupiah(nama: str, header: str, hint: str, minimum: int | None = 0) -> Kolom:
    return Kolom(nama, header, Tipe.RUPIAH, hint, minimum=minimum, lebar=18)


def _hitung(nama: str, header: str, rumus: str, kunci: str, tipe: Tipe = Tipe.RUPIAH) -> Kolom:
    return Kolom(nama, header, tipe, rumus=rumus, kunci=kunci, lebar=18)


def _serapan(awal: str, timpang: str = "") -> tuple[Kolom, Kolom]:
    """Serapan and sisa; empty while a cell is, or while the total's parts are `timpang`."""
    kosong = f"{_KOSONG},{timpang}" if timpang else _KOSONG
    serapan, sisa = (rumus.format(kosong=kosong) for rumus in (_SERAPAN, _SISA))
    return (
        _hitung("serapan", "Serapan (%)", serapan, f"{awal}.serapan", Tipe.PERSEN),
        _hitung("sisa", "Sisa", sisa, f"{awal}.sisa"),
    )


def _jumlah(kolom: str) -> str:
    return f'=IF(COUNT({kolom})=0,"",SUM({kolom}))'


def _jumlah_tahun(tabel: str, kolom: str) -> str:
    cocok = f"({tabel}[Tahun]=[@Tahun])"
    return (
        f'=IF(OR([@Tahun]="",SUMPRODUCT({cocok}*ISNUMBER({tabel}[{kolom}]))=0),"",'
        f"SUMIFS({tabel}[{kolom}],{tabel}[Tahun],[@Tahun]))"
    )


_TAHUN = Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun anggaran.", lebar=12)

ANGGARAN = Lembar(
    "Anggaran",
    "Anggaran dan Realisasi",
    "Rupiah penuh. Pagu menjadi dipakai bila diisi, selain itu pagu semula.",
    (
        Tabel(
            nama="tblAnggaranTotal",
            field="",
            judul="Jumlah seluruh kegiatan",
            kolom=(
                _hitung(
                    "pagu", "Pagu", _jumlah("tblAnggaranKegiatan[Pagu]"), "anggaran.total.pagu"
                ),
                _hitung(
                    "realisasi",
                    "Realisasi",
                    _jumlah("tblAnggaranKegiatan[Realisasi]"),
                    "anggaran.total.realisasi",
                ),
                *_serapan(
                    "anggaran.total", _TIMPANG.format(syarat="1*", tabel="tblAnggaranKegiatan")
                ),
            ),
            satu_baris=True,
        ),
        Tabel(
            nama="tblAnggaranKegiatan",
            field="anggaran_kegiatan",
            kelas=kinerja.AnggaranKegiatan,
            judul="Menurut kegiatan",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode kegiatan, misalnya G1.", lebar=18),
                Kolom("program", "Program", Tipe.TEKS, "Nama program.", lebar=18),
                Kolom("kegiatan", "Kegiatan", Tipe.TEKS, "Nama kegiatan.", lebar=44),
                _rupiah("pagu_semula", "Pagu Semula", "Pagu awal DIPA."),
                _rupiah("pagu_menjadi", "Pagu Menjadi", "Pagu setelah revisi terakhir."),
                _rupiah("realisasi", "Realisasi", "Realisasi sampai akhir tahun.", None),
                _hitung(
                    "pagu",
                    "Pagu",
                    '=IF([@Pagu Menjadi]<>"",[@Pagu Menjadi],'
                    'IF([@Pagu Semula]<>"",[@Pagu Semula],""))',
                    "anggaran.kegiatan.{kode}.pagu",
                ),
                *_serapan("anggaran.kegiatan.{kode}"),
            ),
            unik=("kode",),
        ),
        Tabel(
            nama="tblAnggaranTahun",
            field="tahun_anggaran",
            kelas=kinerja.TahunAnggaran,
            judul="Jumlah jenis belanja per tahun",
            petunjuk="Tulis tahun yang ada pada tabel jenis belanja.",
            kolom=(
                _TAHUN,
                _hitung(
                    "pagu",
                    "Pagu",
                    _jumlah_tahun("tblAnggaranBelanja", "Pagu"),
                    "anggaran.belanja.TOTAL.{tahun}.pagu",
                ),
                _hitung(
                    "realisasi",
                    "Realisasi",
                    _jumlah_tahun("tblAnggaranBelanja", "Realisasi"),
                    "anggaran.belanja.TOTAL.{tahun}.realisasi",
                ),
                *_serapan(
                    "anggaran.belanja.TOTAL.{tahun}",
                    _TIMPANG.format(
                        syarat="(tblAnggaranBelanja[Tahun]=[@Tahun])*", tabel="tblAnggaranBelanja"
                    ),
                ),
            ),
            unik=("tahun",),
            cadangan=2,
        ),
        Tabel(
            nama="tblAnggaranBelanja",
            field="anggaran_belanja",
            kelas=kinerja.AnggaranBelanja,
            judul="Menurut jenis belanja",
            petunjuk="51 Belanja Pegawai, 52 Belanja Barang, 53 Belanja Modal.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "51, 52, atau 53.", lebar=18),
                _TAHUN,
                Kolom("belanja", "Jenis Belanja", Tipe.TEKS, "Nama jenis belanja.", lebar=44),
                _rupiah("pagu", "Pagu", "Pagu tahun itu."),
                _rupiah("realisasi", "Realisasi", "Realisasi tahun itu.", None),
                *_serapan("anggaran.belanja.{kode}.{tahun}"),
            ),
            unik=("kode", "tahun"),
            cadangan=3,
        ),
    ),
)

# Last year's total: from its row here, or from its akun where it has none.
_TAHUN_LALU = (
    "IFERROR(INDEX(tblPNBPTahun[Total],MATCH([@Tahun]-1,tblPNBPTahun[Tahun],0)),"
    "SUMIFS(tblPNBP[Jumlah],tblPNBP[Tahun],[@Tahun]-1))"
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
                _TAHUN,
                _rupiah("target", "Target", "Target PNBP tahun itu."),
                _rupiah("total_diketik", "Total Diketik", "Bila rincian tidak ada."),
                _hitung(
                    "total",
                    "Total",
                    '=IF([@Tahun]="","",IF(SUMPRODUCT((tblPNBP[Tahun]=[@Tahun])'
                    "*ISNUMBER(tblPNBP[Jumlah]))=0,"
                    'IF([@Total Diketik]="","",[@Total Diketik]),'
                    "SUMIFS(tblPNBP[Jumlah],tblPNBP[Tahun],[@Tahun])))",
                    "pnbp.{tahun}.total",
                ),
                _hitung(
                    "persen_target",
                    "Terhadap Target (%)",
                    '=IF(OR([@Total]="",[@Target]=""),"",'
                    'IF([@Target]=0,"",[@Total]/[@Target]*100))',
                    "pnbp.{tahun}.persen_target",
                    Tipe.PERSEN,
                ),
                _hitung(
                    "perubahan",
                    "Perubahan (%)",
                    f'=IFERROR(IF([@Total]="","",([@Total]-{_TAHUN_LALU})/{_TAHUN_LALU}*100),"")',
                    "pnbp.{tahun}.perubahan_persen",
                    Tipe.PERSEN,
                ),
            ),
            unik=("tahun",),
            cadangan=2,
        ),
        Tabel(
            nama="tblPNBP",
            field="pnbp",
            kelas=kinerja.Penerimaan,
            judul="Menurut akun",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Nomor akun, misalnya 425211."),
                _TAHUN,
                Kolom("uraian", "Uraian Akun", Tipe.TEKS, "Nama akun.", lebar=44),
                _rupiah("mpn", "MPN Non Pajak", "Penerimaan melalui MPN.", None),
                _rupiah("potongan_spm", "Potongan SPM", "Penerimaan dari potongan SPM.", None),
                _rupiah("pengembalian", "Pengembalian", "Pengembalian penerimaan.", None),
                _hitung(
                    "jumlah",
                    "Jumlah",
                    '=IF(AND([@MPN Non Pajak]="",[@Potongan SPM]=""),"",'
                    "N([@MPN Non Pajak])+N([@Potongan SPM])-N([@Pengembalian]))",
                    "pnbp.{tahun}.akun.{kode}",
                ),
            ),
            unik=("kode", "tahun"),
            cadangan=3,
        ),
    ),
)
