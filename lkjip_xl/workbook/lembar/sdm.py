"""Sheet SDM: staff by seksi, golongan, jabatan and pendidikan."""

from __future__ import annotations

from lkjip_xl.domain import rincian
from lkjip_xl.domain.hasil_lain import KELOMPOK_PEGAWAI
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_COCOK = "(tblPegawai[Kelompok]=[@Kode])"
_LAKI, _PEREMPUAN, _JUMLAH = (
    f"tblPegawai[{header}]" for header in ("Laki-laki", "Perempuan", "Jumlah")
)
# The count stands for a row only where one of the two genders is not known.
_PAKAI_JUMLAH = f"(1-ISNUMBER({_LAKI})*ISNUMBER({_PEREMPUAN}))*ISNUMBER({_JUMLAH})"
_ADA = f"SUMPRODUCT({_COCOK}*(ISNUMBER({_LAKI})+ISNUMBER({_PEREMPUAN})+ISNUMBER({_JUMLAH})))"
_ORANG = (
    f"SUMPRODUCT({_COCOK}*{_PAKAI_JUMLAH},{_JUMLAH})"
    f"+SUMPRODUCT({_COCOK}*(1-{_PAKAI_JUMLAH}),{_LAKI})"
    f"+SUMPRODUCT({_COCOK}*(1-{_PAKAI_JUMLAH}),{_PEREMPUAN})"
)


def _jenis(nama: str, header: str) -> Kolom:
    kolom = f"tblPegawai[{header}]"
    return Kolom(
        nama,
        header,
        Tipe.BULAT,
        rumus=f'=IF(SUMPRODUCT({_COCOK}*ISNUMBER({kolom}))=0,"",'
        f"SUMIFS({kolom},tblPegawai[Kelompok],[@Kode]))",
        udf=f"=LKJ_JUMLAH_BILA([@Kode],tblPegawai[Kelompok],{kolom})",
        kunci=f"sdm.{{kode}}.{nama}",
    )


def _pilih_total() -> str:
    """Total of the first grouping that has one, in the order of the core."""
    rumus = '""'
    for kode in reversed(KELOMPOK_PEGAWAI):
        sel = f'INDEX(tblPegawaiRekap[Jumlah],MATCH("{kode}",tblPegawaiRekap[Kode],0))'
        rumus = f"IF(ISNUMBER({sel}),{sel},{rumus})"
    return f"={rumus}"


def _udf_total() -> str:
    bagian = [
        f'LKJ_CARI("{kode}",tblPegawaiRekap[Kode],tblPegawaiRekap[Jumlah])'
        for kode in KELOMPOK_PEGAWAI
    ]
    return f"=LKJ_PERTAMA({','.join(bagian)})"


def _orang(nama: str, header: str, hint: str) -> Kolom:
    return Kolom(nama, header, Tipe.BULAT, hint, minimum=0)


SDM = Lembar(
    "SDM",
    "Sumber Daya Manusia",
    "Satu baris satu kelompok pegawai; isi banyaknya orang, tanpa nama.",
    (
        Tabel(
            nama="tblPegawaiRekap",
            field="",
            judul="Jumlah menurut pengelompokan",
            petunjuk="Jumlah di setiap pengelompokan sebaiknya sama.",
            kolom=(
                Kolom("kode", "Kode", Tipe.LABEL, lebar=16),
                Kolom("label", "Menurut", Tipe.LABEL, lebar=44),
                _jenis("laki", "Laki-laki"),
                _jenis("perempuan", "Perempuan"),
                Kolom(
                    "total",
                    "Jumlah",
                    Tipe.BULAT,
                    rumus=f'=IF({_ADA}=0,"",{_ORANG})',
                    udf=f"=LKJ_PEGAWAI([@Kode],tblPegawai[Kelompok],{_LAKI},{_PEREMPUAN},{_JUMLAH})",
                    kunci="sdm.{kode}.total",
                ),
            ),
            tetap=tuple({"kode": kode, "label": kode.capitalize()} for kode in KELOMPOK_PEGAWAI),
        ),
        Tabel(
            nama="tblPegawaiTotal",
            field="",
            judul="Jumlah pegawai",
            petunjuk="Dari pengelompokan pertama yang terisi.",
            kolom=(
                Kolom(
                    "total",
                    "Pegawai",
                    Tipe.BULAT,
                    rumus=_pilih_total(),
                    udf=_udf_total(),
                    kunci="sdm.total",
                ),
            ),
            satu_baris=True,
        ),
        Tabel(
            nama="tblPegawai",
            field="pegawai",
            kelas=rincian.Pegawai,
            tersedia=25,
            judul="Pegawai",
            petunjuk="Jumlah hanya diisi bila laki-laki atau perempuan belum diketahui.",
            kolom=(
                Kolom(
                    "kelompok",
                    "Kelompok",
                    Tipe.PILIHAN,
                    "Menurut apa baris ini.",
                    pilihan=KELOMPOK_PEGAWAI,
                    is_penting=True,
                ),
                Kolom(
                    "uraian",
                    "Uraian",
                    Tipe.TEKS,
                    "Nama seksi, golongan, jabatan, atau pendidikan; bukan nama orang.",
                    is_penting=True,
                ),
                _orang("laki", "Laki-laki", "Banyaknya pegawai laki-laki."),
                _orang("perempuan", "Perempuan", "Banyaknya pegawai perempuan."),
                _orang("jumlah", "Jumlah", "Hanya bila jenis kelamin belum diketahui."),
            ),
            cadangan=10,
        ),
    ),
)
