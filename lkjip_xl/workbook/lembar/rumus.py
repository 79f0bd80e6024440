"""Native expressions and columns that several sheets share."""

from __future__ import annotations

from lkjip_xl.domain.kinerja import Tingkat
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.model import Cari, Kolom, Tipe

# Only an indikator kegiatan has realisasi; those of other levels stand on PK with their target.
_TINGKAT_PK = 'IFERROR(INDEX(tblPK[Tingkat],MATCH([@Kode],tblPK[Kode],0)),"")'
BUKAN_KEGIATAN = f'{_TINGKAT_PK}<>"{Tingkat.KEGIATAN}"'


def build_rumus_capaian(target: str, realisasi: str, polaritas: str, atas: str) -> str:
    """Capaian in percent as a native expression over four cell references; "" is no value.

    The branches and their order are those of `domain.capaian.compute_capaian`.
    """
    t, r, p, u = target, realisasi, polaritas, atas
    nol = f'IF({t}=0,IF({r}=0,100,""),'
    rentang = (
        f'IF(OR({u}="",{t}=0),"",IF({r}<{t},MAX(0,{r}/{t}*100),'
        f'IF({r}<={u},100,IF({u}=0,"",MAX(0,(2*{u}-{r})/{u}*100)))))'
    )
    return (
        f'IF(OR({t}="",{r}=""),"",'
        f'IF({p}="terbalik",IF({r}=0,"",MAX(0,{t}/{r}*100)),'
        f'IF({p}="rentang",{rentang},'
        f'IF({p}="minimal",{nol}MAX(0,(2*{t}-{r})/{t}*100)),'
        f'IF({p}="stabil",{nol}MAX(0,100-ABS({r}-{t})/{t}*100)),'
        f'IF({t}=0,"",MAX(0,{r}/{t}*100)))))))'
    )


def build_udf_cari(kunci: str, tabel: str, kolom: str) -> str:
    """What stands in a column of `tabel` in the row of a kode, as a call of a UDF."""
    return f"LKJ_CARI({kunci},{tabel}[Kode],{tabel}[{kolom}])"


def build_udf_kegiatan(isi: str) -> str:
    """`isi` for an indikator kegiatan, nothing for the others, as a call of a UDF."""
    tingkat = build_udf_cari("[@Kode]", "tblPK", "Tingkat")
    return f'LKJ_BILA({tingkat},"{Tingkat.KEGIATAN}",{isi})'


def build_udf_rasio(kode: str, tahun: str) -> str:
    """The established ratio of an indikator in a year, as a call of a UDF."""
    return f"LKJ_CARI2({kode},{tahun},tblRasio[Kode],tblRasio[Tahun],tblRasio[Rasio (%)])"


def build_rumus_rasio(kode: str, tahun: str) -> str:
    """The established ratio of an indikator in a year as a native expression; "" without one."""
    return (
        f"IF(SUMPRODUCT((tblRasio[Kode]={kode})*(tblRasio[Tahun]={tahun})"
        f'*ISNUMBER(tblRasio[Rasio (%)]))=0,"",'
        f"SUMIFS(tblRasio[Rasio (%)],tblRasio[Kode],{kode},tblRasio[Tahun],{tahun}))"
    )


def build_dari_pk(
    nama: str, header: str, tipe: Tipe = Tipe.TEKS, lewat: str = "kode", lebar: int = 14
) -> Kolom:
    """A column that shows an input of the indikator's row on PK."""
    return Kolom(nama, header, tipe, cari=Cari("tblPK", nama, lewat), lebar=lebar)


def build_indikator(lebar: int = 44) -> Kolom:
    """The name of the indikator, beside its kode."""
    return build_dari_pk("indikator", "Indikator Kinerja", lebar=lebar)


# What stands in front of the rows of a table by triwulan; the kode is part of its keys.
TETAP_TRIWULAN = tuple(
    {"kode": f"TW{nomor}", "triwulan": romawi} for nomor, romawi in enumerate(TRIWULAN, 1)
)


def build_label_triwulan() -> tuple[Kolom, Kolom]:
    """The label columns of a table with `TETAP_TRIWULAN`."""
    return Kolom("kode", "Kode", Tipe.LABEL), Kolom("triwulan", "Triwulan", Tipe.LABEL, lebar=14)
