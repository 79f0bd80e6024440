"""The state part of a report: what was generated, so that a later refresh knows what staff wrote.

A part of its own in customXml/, bound to nothing: Word and LibreOffice carry it along unread. It
holds no more than the document shows.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml import etree

from lkjip_xl.report.controls import collect_texts
from lkjip_xl.report.package import DOCUMENT
from lkjip_xl.report.relations import ContentTypes, Relations
from lkjip_xl.report.wml import Element, parse, serialise

VERSI = 1
_TENTANG = ("templat", "jejak", "tahun", "satker")
RUANG_NAMA = "urn:lkjip-xl:keadaan"
_STORE = "{5C1B8A42-6E0D-4B57-9A3F-1D2C7E904B61}"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_PROPS_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_DS = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class State:
    """What a report remembers of its making.

    Attributes:
        templat: File name of the template.
        jejak: SHA-256 of the parts of the template.
        tahun: Year of the report.
        satker: Office.
        teks: For each key all texts that were generated under it; none for a bagian.
        versi: Version of this part.
    """

    templat: str
    jejak: str
    tahun: str
    satker: str
    teks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    versi: int = VERSI


def compute_jejak(parts: Mapping[str, bytes]) -> str:
    """SHA-256 of parts by name; how they were zipped does not matter."""
    digest = hashlib.sha256()
    for name in sorted(parts):
        digest.update(f"{name}\0{len(parts[name])}\0".encode())
        digest.update(parts[name])
    return digest.hexdigest()


def build_state(
    templat: str, jejak: str, tentang: Mapping[str, str], roots: Iterable[Element]
) -> State:
    """The state of a document that is finished but for its zip.

    Args:
        templat: File name of the template.
        jejak: Its `compute_jejak`.
        tentang: "tahun" and "satker" of the report.
        roots: Its parts with text.
    """
    teks = {kunci: tuple(semua) for kunci, semua in sorted(collect_texts(roots).items())}
    return State(templat, jejak, tentang.get("tahun", ""), tentang.get("satker", ""), teks)


def write_state(parts: dict[str, bytes], state: State) -> None:
    """Put `state` into a package, in place of an older one."""
    name = _find_part(parts)
    if name is None:
        name = _add_part(parts)
    parts[name] = _serialise(state)


def read_state(parts: Mapping[str, bytes]) -> State | None:
    """The state in a package; None when the document was not made here, or lost it.

    Raises:
        lxml.etree.XMLSyntaxError: The part is damaged.
    """
    name = _find_part(parts)
    if name is None:
        return None
    root = parse(parts[name])
    teks = {
        item.get("kunci", ""): tuple(text.text or "" for text in item)
        for item in root.iterfind(_name("kendali"))
    }
    templat, jejak, tahun, satker = (root.get(nama, "") for nama in _TENTANG)
    return State(templat, jejak, tahun, satker, teks, int(root.get("versi", "0")))


def _find_part(parts: Mapping[str, bytes]) -> str | None:
    for name in sorted(parts):
        is_near = name.startswith("customXml/item") and RUANG_NAMA.encode() in parts[name]
        if is_near and parse(parts[name]).tag == _name("keadaan"):
            return name
    return None


def _add_part(parts: dict[str, bytes]) -> str:
    """Make room for the part: its properties, its relationships and its content types."""
    number = 1
    while {f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"} & parts.keys():
        number += 1
    name, props = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    store = etree.Element(f"{{{_DS}}}datastoreItem", nsmap={"ds": _DS})
    store.set(f"{{{_DS}}}itemID", _STORE)
    references = etree.SubElement(store, f"{{{_DS}}}schemaRefs")
    etree.SubElement(references, f"{{{_DS}}}schemaRef").set(f"{{{_DS}}}uri", RUANG_NAMA)
    parts[props] = serialise(store)
    for owner, kind, part in ((DOCUMENT, _KIND, name), (name, f"{_KIND}Props", props)):
        relations = Relations(parts, owner)
        relations.add(kind, part)
        relations.save()
    types = ContentTypes(parts)
    types.set(name, "application/xml")
    types.set(props, _PROPS_TYPE)
    types.save()
    return name


def _serialise(state: State) -> bytes:
    root = parse(f'<keadaan xmlns="{RUANG_NAMA}" versi="{state.versi}"/>'.encode())
    for nama in _TENTANG:
        root.set(nama, getattr(state, nama))
    for kunci, semua in state.teks.items():
        item = etree.SubElement(root, _name("kendali"), {"kunci": kunci})
        for teks in semua:
            etree.SubElement(item, _name("teks")).text = teks
    return serialise(root)


def _name(tag: str) -> str:
    return f"{{{RUANG_NAMA}}}{tag}"
