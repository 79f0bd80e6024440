"""The names that a template may use, read off real contexts: groups, lists, values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from markupsafe import Markup

from lkjip_xl.report.catalog_words import find_arti
from lkjip_xl.report.marks import SOROT_AKHIR, SOROT_AWAL, Sorot

_KODE = re.compile(r"[A-Z][A-Z0-9_]*")
_TAHUN = re.compile(r"\d{4}")
_PANJANG_CONTOH = 60


class Jenis(StrEnum):
    """What stands under a name."""

    NILAI = "nilai"
    YA_TIDAK = "ya/tidak"
    KELOMPOK = "kelompok"
    DAFTAR = "daftar"


@dataclass(frozen=True, slots=True)
class Bentuk:
    """Shape of what stands under a name.

    Attributes:
        jenis: Kind.
        contoh: How a value looks, on one line; "" of a group or list, and where none is known.
        kunci: Key of the result that a value prints; "" without one.
        isi: Names in a group.
        butir: Shape of each item of a list; None when no example has one.
    """

    jenis: Jenis
    contoh: str = ""
    kunci: str = ""
    isi: Mapping[str, Bentuk] = field(default_factory=dict)
    butir: Bentuk | None = None


@dataclass(frozen=True, slots=True)
class NamaTemplat:
    """One line of the catalogue.

    Attributes:
        tulis: What to type: "{{ i.capaian }}", "{% for i in s.indikator %}", "{% if x %}".
        jalur: The whole path, "sasaran[].indikator[].capaian".
        jenis: Kind.
        contoh: An example value; "" for a list.
        arti: Meaning, in Indonesian.
        dalam: The loops that must stand round it, outermost first.
    """

    tulis: str
    jalur: str
    jenis: Jenis
    contoh: str
    arti: str
    dalam: tuple[str, ...] = ()


def build_bentuk(contexts: Iterable[Mapping[str, Any]]) -> Bentuk:
    """Shape of several contexts laid over each other, so that what one lacks another shows."""
    gabungan = Bentuk(Jenis.KELOMPOK)
    for context in contexts:
        gabungan = _merge(gabungan, _read(context))
    return gabungan


def list_nama(bentuk: Bentuk) -> list[NamaTemplat]:
    """Every name of `bentuk`, in the order of the contexts; a list before what stands in it."""
    return list(_iter_isi(bentuk, "", "", ()))


def umumkan_kunci(kunci: str) -> str:
    """A key of data with its codes and years left open.

    >>> umumkan_kunci("ikk.IKM.tren"), umumkan_kunci("ikpa.2024"), umumkan_kunci("pnbp.tahun")
    ('ikk.<K>.tren', 'ikpa.<TAHUN>', 'pnbp.tahun')
    """
    bagian = kunci.split(".")
    for nomor, satu in enumerate(bagian):
        if _TAHUN.fullmatch(satu):
            bagian[nomor] = "<TAHUN>"
        elif _KODE.fullmatch(satu):
            bagian[nomor] = "<K>"
    return ".".join(bagian)


def _read(value: Any) -> Bentuk:
    if isinstance(value, Mapping):
        return Bentuk(Jenis.KELOMPOK, isi={str(nama): _read(satu) for nama, satu in value.items()})
    if isinstance(value, list | tuple):
        butir = None
        for satu in value:
            butir = _read(satu) if butir is None else _merge(butir, _read(satu))
        return Bentuk(Jenis.DAFTAR, butir=butir)
    if isinstance(value, bool):
        return Bentuk(Jenis.YA_TIDAK, "ya" if value else "tidak")
    kunci = getattr(value, "kunci", "")
    if isinstance(value, Sorot):
        return Bentuk(Jenis.NILAI, kunci=kunci)  # a missing input is no example of its value
    teks = Markup(value).unescape() if isinstance(value, Markup) else str(value)
    teks = " ".join(teks.replace(SOROT_AWAL, "").replace(SOROT_AKHIR, "").split())
    return Bentuk(Jenis.NILAI, teks, kunci)


def _merge(lama: Bentuk, baru: Bentuk) -> Bentuk:
    """Both shapes in one; the first example that says something stays."""
    if lama.jenis is not baru.jenis:
        # "" stands for a group that is missing.
        return baru if lama.jenis in (Jenis.NILAI, Jenis.YA_TIDAK) else lama
    if lama.jenis is Jenis.KELOMPOK:
        isi = dict(lama.isi)
        for nama, satu in baru.isi.items():
            isi[nama] = _merge(isi[nama], satu) if nama in isi else satu
        return replace(lama, isi=isi)
    if lama.jenis is Jenis.DAFTAR:
        if lama.butir is None or baru.butir is None:
            return replace(lama, butir=lama.butir or baru.butir)
        return replace(lama, butir=_merge(lama.butir, baru.butir))
    return baru if lama.contoh in ("", "-") and baru.contoh else lama


def _iter_isi(
    bentuk: Bentuk, jalur: str, tulis: str, dalam: tuple[str, ...]
) -> Iterator[NamaTemplat]:
    """Lines of everything in `bentuk`, which a template writes as `tulis`."""
    if bentuk.jenis is Jenis.KELOMPOK:
        sudah: set[str] = set()
        for nama, satu in bentuk.isi.items():
            if "." not in nama:
                anak = f"{tulis}.{nama}" if tulis else nama
                yield from _iter_isi(satu, f"{jalur}.{nama}" if jalur else nama, anak, dalam)
            elif (umum := umumkan_kunci(nama)) not in sudah:
                sudah.add(umum)
                anak, tempat = f'{tulis}["{umum}"]', f'{jalur}["{umum}"]'
                yield from _iter_isi(satu, tempat, anak, dalam)
    elif bentuk.jenis is Jenis.DAFTAR:
        putar = _name_turn(tulis, dalam)
        perintah = f"{{% for {putar} in {tulis} %}}"
        arti = find_arti(jalur, "")
        yield NamaTemplat(perintah, jalur, Jenis.DAFTAR, "", arti, dalam)
        if bentuk.butir is not None:
            yield from _iter_isi(bentuk.butir, f"{jalur}[]", putar, (*dalam, perintah))
    else:
        is_nilai = bentuk.jenis is Jenis.NILAI
        tanda = f"{{{{ {tulis} }}}}" if is_nilai else f"{{% if {tulis} %}}"
        contoh = _potong(bentuk.contoh)
        arti = find_arti(jalur, bentuk.kunci)
        yield NamaTemplat(tanda, jalur, bentuk.jenis, contoh, arti, dalam)


def _name_turn(tulis: str, dalam: tuple[str, ...]) -> str:
    """Name of one item in a loop over `tulis`: its first letter, longer where that is taken."""
    nama = tulis.rpartition(".")[2]
    dipakai = {perintah.split()[2] for perintah in dalam}
    return next((nama[:n] for n in range(1, len(nama) + 1) if nama[:n] not in dipakai), f"{nama}_")


def _potong(teks: str) -> str:
    return teks if len(teks) <= _PANJANG_CONTOH else f"{teks[:_PANJANG_CONTOH].rstrip()}…"
