"""Years against the regulations that are known: none for a year, or none checked so late."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_xl.domain.aturan import Aturan, Berkala
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.errors import Problem, Tingkat


def check_tahun(data: DataKinerja, aturan: Aturan) -> list[Problem]:
    """A year of IKPA, SMART or NKA without a rule is galat; one after the last check warns."""
    perencanaan = [t.tahun for t in data.tahun_nka if t.cro.isi is not None]
    dipakai: tuple[tuple[Berkala[Any], list[Angka]], ...] = (
        (aturan.ikpa, [*(s.tahun for s in data.ikpa), *(s.tahun for s in data.tahun_ikpa)]),
        (aturan.smart, [s.tahun for s in data.tahun_smart]),
        (aturan.perencanaan, perencanaan),
        (aturan.nka, [s.tahun for s in data.tahun_nka]),
    )
    problems = [p for berkala, tahun in dipakai for p in _check_berkala(berkala, tahun)]
    return list({(p.kode, p.pesan): p for p in problems}.values())


def _check_berkala(berkala: Berkala[Any], daftar: list[Angka]) -> Iterator[Problem]:
    for isian in daftar:
        if isian.isi is None:
            continue
        tahun = int(isian.isi)
        lembar, _, sel = isian.asal.rpartition("!")
        ketetapan = berkala.pada(tahun)
        if ketetapan is None:
            yield Problem(
                "R-02",
                Tingkat.GALAT,
                f'"{berkala.judul}" tidak mencakup tahun {tahun}; yang tercakup {_sebut(berkala)}.',
                "hapus tahun itu, atau pakai nilai menurut ketentuan tahunnya.",
                lembar,
                sel,
            )
        elif tahun > berkala.diperiksa_sampai:
            yield Problem(
                "R-03",
                Tingkat.PERINGATAN,
                f'"{berkala.judul}" terakhir diperiksa untuk tahun {berkala.diperiksa_sampai}; '
                f"tahun {tahun} memakai {ketetapan.dasar}.",
                "pastikan ketentuannya belum berubah sebelum laporan dikirim.",
                lembar,
                sel,
            )


def _sebut(berkala: Berkala[Any]) -> str:
    """The years covered: "2020 s.d. 2023", "mulai 2024"."""
    awal, akhir = berkala.ketetapan[0].mulai_tahun, berkala.ketetapan[-1].sampai_tahun
    return f"mulai {awal}" if akhir is None else f"{awal} s.d. {akhir}"
