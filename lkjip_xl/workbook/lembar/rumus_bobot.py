"""Native expressions built from regulations that change over the years: weights, classes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from lkjip_xl.domain.aturan import Berkala, Bobot, Kelas, Ketetapan
from lkjip_xl.regulasi.loader import load_aturan

# Only the classes of service quality depend on the year given here; all else is by year itself.
ATURAN = load_aturan(2024)
BOBOT: dict[str, Berkala[Bobot]] = {
    "ikpa": Berkala(
        ATURAN.ikpa.judul,
        ATURAN.ikpa.diperiksa_sampai,
        tuple(
            Ketetapan(satu.mulai_tahun, satu.sampai_tahun, satu.dasar, satu.nilai.bobot)
            for satu in ATURAN.ikpa.ketetapan
        ),
    ),
    "smart": ATURAN.smart,
    "perencanaan": ATURAN.perencanaan,
    "nka": ATURAN.nka,
}
TANPA_NILAI = '""'
# The office's own weights as UDFs take them: headers and rows, whatever the order of columns.
UDF_GANTI = "tblPenggantian[[#Headers],[Aturan]:[Nilai]],tblPenggantian[[Aturan]:[Nilai]]"
T = TypeVar("T")


def build_rumus_berkala(berkala: Berkala[T], tahun: str, build: Callable[[T], str]) -> str:
    """The expression of the block that rules the year in the reference `tahun`; else "".

    Args:
        berkala: The rule.
        tahun: Reference to the year; an empty cell is a year before every block.
        build: The expression of one block.
    """
    hasil, lama = TANPA_NILAI, ""
    for satu in berkala.ketetapan:
        isi = build(satu.nilai)
        if satu.sampai_tahun is not None:
            isi = f"IF({tahun}<={satu.sampai_tahun},{isi},{TANPA_NILAI})"
        if isi != lama:  # a new regulation that leaves this as it was
            hasil, lama = f"IF({tahun}>={satu.mulai_tahun},{isi},{hasil})", isi
    return hasil


def build_daftar(isi: Iterable[object]) -> str:
    """An array constant of words or numbers: {"A","B"}.

    >>> build_daftar(["A", 1])
    '{"A",1}'
    """
    return "{" + ",".join(f'"{i}"' if isinstance(i, str) else str(i) for i in isi) + "}"


def build_rumus_bobot(aturan: str, tahun: str, kode: str) -> str:
    """The weight in force, in percent points, as a native expression; "" where there is none.

    The office's own value on tblPenggantian, where it is a number with a basis, else that of
    the regulation of the year; a year without regulation has no weights at all.

    Args:
        aturan: Name of the rule in `BOBOT`.
        tahun: Reference to the year.
        kode: Reference to the kode, or the kode in quotes.
    """

    def satu_blok(bobot: Bobot) -> str:
        if kode.startswith('"'):
            isi = bobot.get(kode.strip('"'))
            return TANPA_NILAI if isi is None else str(isi)
        cocok = f"MATCH({kode},{build_daftar(bobot)},0)"
        return f"IFERROR(INDEX({build_daftar(bobot.values())},{cocok}),{TANPA_NILAI})"

    tercakup = build_rumus_berkala(BOBOT[aturan], tahun, lambda _: "1")
    ketentuan = build_rumus_berkala(BOBOT[aturan], tahun, satu_blok)
    return f'IF({tercakup}="","",{_build_ganti(aturan, tahun, kode, ketentuan)})'


def _build_ganti(aturan: str, tahun: str, kode: str, ketentuan: str) -> str:
    """The office's own value, or the expression `ketentuan`."""
    sendiri = (
        f'SUMPRODUCT((tblPenggantian[Aturan]="{aturan}")*(tblPenggantian[Tahun]={tahun})'
        f"*(tblPenggantian[Kode]={kode})*ISNUMBER(tblPenggantian[Nilai])"
        "*(LEN(TRIM(tblPenggantian[Dasar]))>0))"
    )
    nilai = (
        f'SUMIFS(tblPenggantian[Nilai],tblPenggantian[Aturan],"{aturan}",'
        f"tblPenggantian[Tahun],{tahun},tblPenggantian[Kode],{kode})"
    )
    return f"IF({sendiri}>0,{nilai},{ketentuan})"


def build_rumus_tertimbang(
    aturan: str,
    tahun: str,
    nilai: Mapping[str, str],
    diketik: str,
    bobot: Mapping[str, str] | None = None,
) -> str:
    """The established weighted total of the year's components, else the typed total, else "".

    Args:
        aturan: Name of the rule in `BOBOT`.
        tahun: Reference to the year.
        nilai: Reference to each component by kode.
        diketik: Reference to the typed total.
        bobot: Reference to the weight in force by kode, where the table shows it.
    """

    def satu_blok(ketentuan: Bobot) -> str:
        berat = bobot or {
            kode: _build_ganti(aturan, tahun, f'"{kode}"', str(isi))
            for kode, isi in ketentuan.items()
        }
        kosong = ",".join(f'{nilai[kode]}=""' for kode in ketentuan)
        jumlah = "+".join(f"{nilai[kode]}*{berat[kode]}" for kode in ketentuan)
        ketik = f'IF({diketik}="","",ROUND({diketik},2))'
        return f"IF(OR({kosong}),{ketik},ROUND(({jumlah})/100,2))"

    return build_rumus_berkala(BOBOT[aturan], tahun, satu_blok)


def build_rumus_kelas(skala: Berkala[tuple[Kelas, ...]], tahun: str, nilai: str) -> str:
    """The class that the reference `nilai` reaches on the scale of the year; else ""."""

    def satu_blok(kelas: Sequence[Kelas]) -> str:
        hasil = TANPA_NILAI
        for satu in reversed(kelas):
            banding = ">" if satu.is_di_atas else ">="
            hasil = f'IF({nilai}{banding}{satu.batas},"{satu.nama}",{hasil})'
        return hasil

    return f'IF({nilai}="","",{build_rumus_berkala(skala, tahun, satu_blok)})'
