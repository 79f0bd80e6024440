"""Pictures of a template: a sample picture gives its place to the one that its alt text names.

Staff put any picture into the template, size it as the largest the real one may be, and give it
the alt text "gambar:logo| Logo kantor". A picture that is missing leaves its mark in words.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping

from lkjip_xl.report.faults import Faults, suggest
from lkjip_xl.report.marks import RESERVED
from lkjip_xl.report.package import DOCUMENT
from lkjip_xl.report.pictures import Gambar
from lkjip_xl.report.places import Place, locate_paragraphs
from lkjip_xl.report.relations import ContentTypes, Relations
from lkjip_xl.report.samples import AWALAN_GAMBAR
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import (
    DOC_PR,
    R_ID,
    RPR,
    WP,
    Element,
    R,
    drop,
    make,
    paragraph_of,
)

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_EMBED = f"{{{R_ID}}}embed"
_EMU_PER_PIXEL = 9525  # at 96 pixels per inch, as Word has it
_ENDINGS = {"png": "png", "jpeg": "jpg"}


class PicturePass:
    """Puts the pictures of one book into a rendered document."""

    def __init__(self, gambar: Mapping[str, Gambar | str], templat: str) -> None:
        """Take the pictures by key, or what to show instead; and the name of the template."""
        self._gambar = gambar
        self._faults = Faults(templat)

    def __call__(self, root: Element, parts: dict[str, bytes]) -> None:
        """Work on word/document.xml, which is `root`, and on the parts of its pictures.

        Raises:
            TemplateError: An alt text names a picture that there is not.
        """
        found = [
            item for item in root.iter(DOC_PR) if item.get("descr", "").startswith(AWALAN_GAMBAR)
        ]
        if not found:
            return
        relations, ids = Relations(parts, DOCUMENT), dict[str, str]()
        samples = {blip.get(_EMBED, "") for item in found for blip in _blips(item)}
        for properties in found:
            key, alt = _read_alt(properties)
            gambar = self._gambar.get(key)
            if gambar is None:
                self._add_unknown(root, parts, properties, key)
            elif isinstance(gambar, Gambar):
                if key not in ids:
                    ids[key] = _add_part(parts, relations, key, gambar)
                _place(properties, gambar, key, alt, ids[key])
            else:
                _replace_by_text(properties, gambar)
        self._faults.raise_if_any()
        _drop_samples(root, parts, relations, samples)

    def _add_unknown(
        self, root: Element, parts: Mapping[str, bytes], properties: Element, key: str
    ) -> None:
        paragraph = paragraph_of(properties)
        places = locate_paragraphs(root, DOCUMENT, StyleBook(parts))
        self._faults.add(
            "T-51",
            Place() if paragraph is None else places.get(paragraph, Place()),
            f"Teks alternatif gambar menyebut «{AWALAN_GAMBAR}{key}», yang tidak dikenal.",
            suggest(key, self._gambar),
        )


def _blips(properties: Element) -> list[Element]:
    holder = properties.getparent()
    return [] if holder is None else list(holder.iter(f"{{{_A}}}blip"))


def _read_alt(properties: Element) -> tuple[str, str]:
    """Key and description: "gambar:logo| Logo kantor"."""
    text = RESERVED.sub("", properties.get("descr", "")).removeprefix(AWALAN_GAMBAR)
    key, _, alt = text.partition("|")
    return key.strip(), alt.strip()


def _add_part(parts: dict[str, bytes], relations: Relations, key: str, gambar: Gambar) -> str:
    """The picture as a part of the package; returns the id of its relationship."""
    name = f"word/media/gambar_{key}.{_ENDINGS[gambar.jenis]}"
    parts[name] = gambar.isi
    types = ContentTypes(parts)
    types.set(name, f"image/{gambar.jenis}")
    types.save()
    return relations.add("image", name)


def _place(properties: Element, gambar: Gambar, key: str, alt: str, relation: str) -> None:
    """Show `gambar` in the place of the sample: no larger, never distorted, never blown up."""
    holder = properties.getparent()
    if holder is None:
        return
    extent = holder.find(f"{{{WP}}}extent")
    if extent is None:
        return
    room = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    natural = gambar.lebar * _EMU_PER_PIXEL, gambar.tinggi * _EMU_PER_PIXEL
    scale = min(1.0, *(limit / own for limit, own in zip(room, natural, strict=True) if limit))
    for element in (extent, *holder.iter(f"{{{_A}}}ext")):
        if element.get("cx") is not None:
            element.set("cx", str(round(natural[0] * scale)))
            element.set("cy", str(round(natural[1] * scale)))
    for blip in _blips(properties):
        blip.set(_EMBED, relation)
    for crop in list(holder.iter(f"{{{_A}}}srcRect")):
        parent = crop.getparent()
        if parent is not None:
            parent.remove(crop)
    for element in (properties, *holder.iter(f"{{{_PIC}}}cNvPr")):
        element.set("name", f"Gambar {key}")
        element.set("descr", alt)


def _replace_by_text(properties: Element, text: str) -> None:
    """The mark of a missing picture, highlighted, where the picture would be."""
    run = next(properties.iterancestors(R), None)
    if run is None:
        return
    look = make("rPr", make("highlight", val="yellow"))
    run.addprevious(make("r", look, make("t", text=str(text))))
    drawing = next(item for item in properties.iterancestors() if item.getparent() is run)
    run.remove(drawing)
    if all(child.tag == RPR for child in run):
        drop(run)


def _drop_samples(
    root: Element, parts: dict[str, bytes], relations: Relations, samples: set[str]
) -> None:
    """Take out the sample pictures that nothing shows any more."""
    used = {blip.get(_EMBED, "") for blip in root.iter(f"{{{_A}}}blip")}
    gone = {item.id: item.part for item in relations if item.id in samples - used}
    for relation in gone:
        relations.drop(relation)
    relations.save()
    links = b"".join(data for name, data in parts.items() if name.endswith(".rels"))
    for part in set(gone.values()):
        if posixpath.basename(part).encode() not in links:
            parts.pop(part, None)
