"""Sheet Tindak_Lanjut: the follow-up plan and what of it is late."""

from __future__ import annotations

from lkjip_xl.domain import penunjang
from lkjip_xl.domain.hasil_tindak_lanjut import SELESAI, STATUS, TERLAMBAT
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe


def _rekap(nama: str, rumus: str, udf: str, syarat: str = "N([@Jumlah])=0") -> Kolom:
    return Kolom(
        nama,
        nama.capitalize(),
        Tipe.BULAT,
        rumus=f'=IF({syarat},"",{rumus})',
        udf=f"={udf}",
        kunci=f"tindak_lanjut.{nama}",
    )


def _hitung(kolom: str, kata: str) -> str:
    return f'COUNTIF(tblTindakLanjut[{kolom}],"{kata}")'


def _udf_hitung(kolom: str, kata: str) -> str:
    return f'LKJ_BILA_ADA([@Jumlah],LKJ_BANYAK_BILA("{kata}",tblTindakLanjut[{kolom}]))'


def _teks(nama: str, header: str, hint: str, lebar: int, *, is_penting: bool = True) -> Kolom:
    return Kolom(nama, header, Tipe.TEKS, hint, lebar=lebar, is_penting=is_penting)


_BANYAK = "COUNTA(tblTindakLanjut[Kode])"

TINDAK_LANJUT = Lembar(
    "Tindak_Lanjut",
    "Rencana Tindak Lanjut",
    "Satu baris satu masalah; yang lewat batas waktu pada tanggal laporan ditandai sendiri.",
    (
        Tabel(
            nama="tblTindakLanjutRekap",
            field="",
            judul="Rekapitulasi",
            kolom=(
                _rekap("jumlah", _BANYAK, "LKJ_BANYAK(tblTindakLanjut[Kode])", f"{_BANYAK}=0"),
                *(
                    _rekap(satu, _hitung("Status", satu), _udf_hitung("Status", satu))
                    for satu in reversed(STATUS)
                ),
                _rekap(
                    "terlambat",
                    _hitung("Terlambat", TERLAMBAT),
                    f"LKJ_BILA_ADA(TANGGAL_LAPORAN,{_udf_hitung('Terlambat', TERLAMBAT)})",
                    'OR(N([@Jumlah])=0,TANGGAL_LAPORAN="")',
                ),
            ),
            satu_baris=True,
        ),
        Tabel(
            nama="tblTindakLanjut",
            field="tindak_lanjut",
            kelas=penunjang.TindakLanjut,
            tersedia=8,
            judul="Tindak lanjut",
            petunjuk="Terlambat dinilai pada Tanggal laporan di lembar Profil.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode singkat, misalnya T1."),
                Kolom(
                    "kode_indikator",
                    "Kode Indikator",
                    Tipe.KODE,
                    "Indikator yang terkait; boleh kosong.",
                    rujuk="tblPK",
                ),
                _teks("masalah", "Masalah", "Masalah yang ditemukan.", 40),
                _teks("tindakan", "Tindakan", "Yang akan dilakukan.", 40),
                _teks("penanggung_jawab", "Penanggung Jawab", "Jabatan atau seksi.", 24),
                Kolom(
                    "batas_waktu",
                    "Batas Waktu",
                    Tipe.TANGGAL,
                    "Tanggal selesai paling lambat.",
                    is_penting=True,
                ),
                Kolom(
                    "status",
                    "Status",
                    Tipe.PILIHAN,
                    "belum, berjalan, atau selesai.",
                    pilihan=STATUS,
                    is_penting=True,
                ),
                Kolom(
                    "terlambat",
                    "Terlambat",
                    Tipe.TEKS,
                    rumus='=IF(OR([@Kode]="",[@Batas Waktu]="",TANGGAL_LAPORAN=""),"",'
                    f'IF(AND([@Batas Waktu]<TANGGAL_LAPORAN,[@Status]<>"{SELESAI}"),'
                    f'"{TERLAMBAT}",""))',
                    udf="=LKJ_BILA_ADA([@Kode],"
                    "LKJ_TERLAMBAT([@Batas Waktu],TANGGAL_LAPORAN,[@Status]))",
                    kunci="tindak_lanjut.{kode}.terlambat",
                ),
            ),
            unik=("kode",),
        ),
    ),
)
