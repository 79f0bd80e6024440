"""Sheet Rencana_Aksi: the action plan by triwulan, and how much of it is done."""

from __future__ import annotations

from lkjip_xl.domain import rincian
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.lembar.rumus import TETAP_TRIWULAN, build_label_triwulan
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_KOLOM = ("Triwulan", "Sasaran", "Kegiatan", "Indikator", "Capaian (%)")
# A row counts as soon as one of its cells is filled.
_TERISI = "+".join(f'(tblRencanaAksi[{kolom}]<>"")' for kolom in _KOLOM)
_BANYAK = f"SUMPRODUCT(SIGN({_TERISI}))"
_SELESAI = f'">={SERATUS}"'


def _teks(nama: str, hint: str, lebar: int) -> Kolom:
    return Kolom(nama, nama.capitalize(), Tipe.TEKS, hint, lebar=lebar, is_penting=True)


RENCANA_AKSI = Lembar(
    "Rencana_Aksi",
    "Rencana Aksi",
    "Satu baris satu rencana aksi dalam satu triwulan; capaian 100 berarti selesai.",
    (
        Tabel(
            nama="tblRencanaAksiRekap",
            field="",
            judul="Rekapitulasi per triwulan",
            kolom=(
                *build_label_triwulan(),
                Kolom(
                    "jumlah",
                    "Jumlah",
                    Tipe.BULAT,
                    rumus='=IF(N(tblRencanaAksiTotal[Jumlah])=0,"",'
                    "COUNTIF(tblRencanaAksi[Triwulan],[@Triwulan]))",
                    udf="=LKJ_BILA_ADA(tblRencanaAksiTotal[Jumlah],"
                    "LKJ_BANYAK_BILA([@Triwulan],tblRencanaAksi[Triwulan]))",
                    kunci="rencana_aksi.{kode}.jumlah",
                ),
                Kolom(
                    "selesai",
                    "Selesai",
                    Tipe.BULAT,
                    rumus='=IF(N(tblRencanaAksiTotal[Jumlah])=0,"",'
                    "COUNTIFS(tblRencanaAksi[Triwulan],[@Triwulan],"
                    f"tblRencanaAksi[Capaian (%)],{_SELESAI}))",
                    udf="=LKJ_BILA_ADA(tblRencanaAksiTotal[Jumlah],"
                    "LKJ_SELESAI(tblRencanaAksi[Capaian (%)],[@Triwulan],"
                    "tblRencanaAksi[Triwulan]))",
                    kunci="rencana_aksi.{kode}.selesai",
                ),
                Kolom(
                    "persen",
                    "Selesai (%)",
                    Tipe.PERSEN,
                    rumus='=IF(N([@Jumlah])=0,"",[@Selesai]/[@Jumlah]*100)',
                    udf="=LKJ_BANDING([@Selesai],[@Jumlah])",
                    kunci="rencana_aksi.{kode}.persen",
                ),
            ),
            tetap=TETAP_TRIWULAN,
        ),
        Tabel(
            nama="tblRencanaAksiTotal",
            field="",
            judul="Setahun",
            kolom=(
                Kolom(
                    "total",
                    "Jumlah",
                    Tipe.BULAT,
                    rumus=f'=IF({_BANYAK}=0,"",{_BANYAK})',
                    udf="=LKJ_BANYAK(tblRencanaAksi[[Triwulan]:[Capaian (%)]])",
                    kunci="rencana_aksi.total",
                ),
                Kolom(
                    "persen",
                    "Selesai (%)",
                    Tipe.PERSEN,
                    rumus='=IF(N([@Jumlah])=0,"",'
                    f"COUNTIF(tblRencanaAksi[Capaian (%)],{_SELESAI})/[@Jumlah]*100)",
                    udf="=LKJ_BILA_ADA([@Jumlah],"
                    "LKJ_BANDING(LKJ_SELESAI(tblRencanaAksi[Capaian (%)]),[@Jumlah]))",
                    kunci="rencana_aksi.persen",
                ),
            ),
            satu_baris=True,
        ),
        Tabel(
            nama="tblRencanaAksi",
            field="rencana_aksi",
            kelas=rincian.RencanaAksi,
            tersedia=20,
            judul="Rencana aksi",
            petunjuk="Capaian dalam poin persen: 87,5 berarti 87,5%.",
            kolom=(
                Kolom(
                    "triwulan",
                    "Triwulan",
                    Tipe.PILIHAN,
                    "I, II, III, atau IV.",
                    pilihan=TRIWULAN,
                    is_penting=True,
                ),
                _teks("sasaran", "Sasaran yang didukung.", 56),
                _teks("kegiatan", "Kegiatan yang dilakukan.", 48),
                _teks("indikator", "Ukuran selesainya kegiatan.", 44),
                Kolom(
                    "capaian",
                    "Capaian (%)",
                    Tipe.PERSEN,
                    "Poin persen; 100 berarti selesai.",
                    minimum=0,
                    is_penting=True,
                ),
            ),
        ),
    ),
)
