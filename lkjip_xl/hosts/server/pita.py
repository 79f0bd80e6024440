"""The ribbon as the add-in for Windows declares it: one source for the words of both."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

from lkjip_xl.hosts.server import skrip

_NS = "{http://schemas.microsoft.com/office/2009/07/customui}"
_VERBA = {nama.replace("_", ""): nama for nama in skrip.__all__}


@dataclass(frozen=True, slots=True)
class Tombol:
    """One button.

    Attributes:
        verb: The script that it runs.
        label: Its word.
        judul: First line of its help.
        arti: The rest of its help.
    """

    verb: str
    label: str
    judul: str
    arti: str


@dataclass(frozen=True, slots=True)
class Grup:
    """A group of buttons.

    Attributes:
        label: Its word.
        tombol: Its buttons.
    """

    label: str
    tombol: Sequence[Tombol]


@dataclass(frozen=True, slots=True)
class Pita:
    """The tab.

    Attributes:
        label: Its word.
        grup: Its groups.
    """

    label: str
    grup: Sequence[Grup]


def load_pita() -> Pita:
    """The ribbon of the add-in.

    Raises:
        KeyError: A button runs something that the server has no script for.
    """
    akar = ET.fromstring(files("lkjip_xl.hosts.addin").joinpath("ribbon.xml").read_bytes())
    tab = akar.find(f".//{_NS}tab")
    if tab is None:
        raise ValueError("ribbon.xml has no tab")
    grup = [
        Grup(satu.attrib["label"], [_read_tombol(t) for t in satu.iter(f"{_NS}button")])
        for satu in tab.iter(f"{_NS}group")
    ]
    return Pita(tab.attrib["label"], grup)


def _read_tombol(tombol: ET.Element) -> Tombol:
    atribut = tombol.attrib
    verb = _VERBA[atribut["onAction"].rpartition(".")[2].casefold()]
    return Tombol(verb, atribut["label"], atribut["screentip"], atribut["supertip"])
