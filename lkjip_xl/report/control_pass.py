"""After rendering: the controls of the template get their keys, their tables no controls inside."""

from __future__ import annotations

from lkjip_xl.domain.hasil import PANJANG_KUNCI
from lkjip_xl.report.controls import ALIAS, SDT_PR, TABEL, TAG, iter_controls, jenis_of
from lkjip_xl.report.faults import TERLALU_PANJANG, Faults, shorten
from lkjip_xl.report.marks import KUNCI_TENGAH, RESERVED, strip_keys
from lkjip_xl.report.places import Place, locate_paragraphs, part_label
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import SDT, SDT_CONTENT, VAL, Element, P, T, drop, paragraph_of


def settle_controls(root: Element, part: str, styles: StyleBook, faults: Faults) -> None:
    """Clean the keys of controls that stand in the template; leave a table its one control."""
    for properties in root.iter(SDT_PR):
        for name in (TAG, ALIAS):
            element = properties.find(name)
            if element is not None:
                element.set(VAL, RESERVED.sub("", element.get(VAL, "")))
    for kunci, control in iter_controls(root):
        if len(kunci) > PANJANG_KUNCI:
            kode, pesan, perbaikan = TERLALU_PANJANG
            place = _place_of(control, root, part, styles)
            pesan = f"«{shorten(kunci)}»: {pesan.format(PANJANG_KUNCI)}"
            faults.add(kode, place, pesan, perbaikan)
        if jenis_of(kunci) == TABEL:
            # Thousands of small controls make a document slow and a table hard to edit.
            for text in control.iter(T):
                if text.text and KUNCI_TENGAH in text.text:
                    text.text = strip_keys(text.text)


def _place_of(control: Element, root: Element, part: str, styles: StyleBook) -> Place:
    paragraph = paragraph_of(control)
    if paragraph is None:
        paragraph = next(control.iter(P), None)
    places = locate_paragraphs(root, part, styles)
    default = Place(part=part_label(part))
    return default if paragraph is None else places.get(paragraph, default)


def drop_empty_controls(root: Element) -> None:
    """Remove controls that a condition left without content; Word refuses them."""
    for control in reversed(list(root.iter(SDT))):
        content = control.find(SDT_CONTENT)
        if content is None or not len(content):
            drop(control)
