"""Inputs against the regulations: years they cover, kode they know, values set instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_xl.checks.place import build_problem
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.aturan import Aturan, Berkala
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import sebut_tahun
from lkjip_xl.errors import Problem, Tingkat


def check_ketentuan(data: DataKinerja, aturan: Aturan) -> list[Problem]:
    """What the regulations have to say about the inputs, each thing once."""
    problems = [
        *_check_tahun(data, aturan),
        *_check_kode_ikpa(data, aturan),
        *_check_penggantian(data, aturan),
    ]
    return list({(p.kode, p.pesan): p for p in problems}.values())


def _check_tahun(data: DataKinerja, aturan: Aturan) -> Iterator[Problem]:
    """A year without a rule is galat; one after the last check warns."""
    perencanaan = [t.tahun for t in data.tahun_nka if t.cro.isi is not None]
    predikat = data.profil.isian.get("SKALA_PREDIKAT")
    dipakai: list[tuple[Berkala[Any], list[Angka]]] = [
        (aturan.ikpa, [*(s.tahun for s in data.ikpa), *(s.tahun for s in data.tahun_ikpa)]),
        (aturan.smart, [s.tahun for s in data.tahun_smart]),
        (aturan.perencanaan, perencanaan),
        (aturan.nka, [s.tahun for s in data.tahun_nka]),
    ]
    if predikat is not None and predikat.isi == "ya":
        dipakai.append((aturan.predikat, [data.profil.angka("TAHUN")]))
    for berkala, tahun in dipakai:
        yield from _check_berkala(berkala, tahun)


def _check_kode_ikpa(data: DataKinerja, aturan: Aturan) -> Iterator[Problem]:
    """An IKPA indikator without weight in its year is not counted, and staff hear of it."""
    for satu in data.ikpa:
        ketetapan = None if satu.tahun.isi is None else aturan.ikpa.pada(int(satu.tahun.isi))
        if ketetapan is not None and satu.kode.isi not in ketetapan.nilai.bobot:
            yield build_problem(
                "R-04",
                Tingkat.PERINGATAN,
                satu.kode,
                f'Indikator IKPA "{satu.kode.isi}" tidak berbobot pada tahun {satu.tahun.isi} '
                f"({ketetapan.dasar}), sehingga tidak dihitung.",
                "periksa kode dan tahunnya.",
            )


def _check_penggantian(data: DataKinerja, aturan: Aturan) -> Iterator[Problem]:
    """Own values name a known rule and weight, and leave weights that sum to 100."""
    aturan_bobot: dict[str, Berkala[Any]] = {
        "ikpa": aturan.ikpa,
        "smart": aturan.smart,
        "perencanaan": aturan.perencanaan,
        "nka": aturan.nka,
    }
    jumlah: dict[tuple[str, int], dict[str, Any]] = {}
    for satu in data.penggantian:
        nama, tahun = satu.aturan.isi or "", int(satu.tahun.isi or 0)
        berkala = aturan_bobot.get(nama)
        ketetapan = berkala.pada(tahun) if berkala is not None else None
        if ketetapan is None:
            yield build_problem(
                "R-05",
                Tingkat.GALAT,
                satu.aturan,
                f'Tidak ada ketentuan "{nama}" untuk tahun {tahun} yang dapat diganti.',
                f"pilih salah satu: {', '.join(aturan_bobot)}, dengan tahun yang tercakup.",
            )
            continue
        bobot = getattr(ketetapan.nilai, "bobot", ketetapan.nilai)
        kode = satu.kode.isi or ""
        if kode not in bobot:
            yield build_problem(
                "R-05",
                Tingkat.GALAT,
                satu.kode,
                f'Ketentuan "{nama}" tahun {tahun} tidak mengenal "{satu.kode.isi}".',
                f"pilih salah satu: {', '.join(bobot)}.",
            )
        elif satu.nilai.isi is not None and satu.dasar.isi:
            jumlah.setdefault((nama, tahun), dict(bobot))[kode] = satu.nilai.isi
    for (nama, tahun), bobot in jumlah.items():
        if sum(bobot.values()) != SERATUS:
            sel = next(p.nilai for p in data.penggantian if p.aturan.isi == nama)
            yield build_problem(
                "R-06",
                Tingkat.GALAT,
                sel,
                f'Bobot "{nama}" tahun {tahun} menjadi berjumlah {sum(bobot.values())}, '
                "seharusnya 100.",
                "ganti juga bobot yang lain sampai jumlahnya 100.",
            )


def _check_berkala(berkala: Berkala[Any], daftar: list[Angka]) -> Iterator[Problem]:
    for isian in daftar:
        if isian.isi is None:
            continue
        tahun = int(isian.isi)
        ketetapan = berkala.pada(tahun)
        if ketetapan is None:
            yield build_problem(
                "R-02",
                Tingkat.GALAT,
                isian,
                f'"{berkala.judul}" tidak mencakup tahun {tahun}; '
                f"yang tercakup: {_sebut(berkala)}.",
                "hapus tahun itu, atau pakai nilai menurut ketentuan tahunnya.",
            )
        elif tahun > berkala.diperiksa_sampai:
            yield build_problem(
                "R-03",
                Tingkat.PERINGATAN,
                isian,
                f'"{berkala.judul}" terakhir diperiksa untuk tahun {berkala.diperiksa_sampai}; '
                f"tahun {tahun} memakai {ketetapan.dasar}.",
                "pastikan ketentuannya belum berubah sebelum laporan dikirim.",
            )


def _sebut(berkala: Berkala[Any]) -> str:
    """The years covered: "2020, 2021, 2022-2023, 2024 dan seterusnya"."""
    return sebut_tahun([(satu.mulai_tahun, satu.sampai_tahun) for satu in berkala.ketetapan])
