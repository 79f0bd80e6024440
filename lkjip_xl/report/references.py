"""Cross references of a finished document: names from data, and targets that must exist."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lkjip_xl.report.faults import Faults
from lkjip_xl.report.fields import Field
from lkjip_xl.report.marks import RESERVED
from lkjip_xl.report.places import Place, locate_paragraphs, part_label
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import BOOKMARK_START, INSTR, NAME, Element, paragraph_of

_NO_NAME = re.compile(r"\W")


def clean_names(root: Element) -> None:
    """Make what values put into names and codes a name; run before names are compared.

    A value may carry marks, and a bookmark of Word has letters, digits and "_" only.
    """
    for element in root.iter(BOOKMARK_START, INSTR):
        if element.tag == INSTR:
            if element.text and not element.text.isascii():
                element.text = RESERVED.sub("", element.text)
        elif _NO_NAME.search(name := element.get(NAME, "")):
            element.set(NAME, _NO_NAME.sub("_", RESERVED.sub("", name)))


def list_names(roots: Iterable[Element]) -> set[str]:
    """Names of all bookmarks."""
    return {start.get(NAME, "") for root in roots for start in root.iter(BOOKMARK_START)}


def check_references(
    source: tuple[str, Element],
    fields: list[Field],
    names: set[str],
    styles: StyleBook,
    faults: Faults,
) -> None:
    """Note each REF field whose bookmark is not in the document.

    Word would print "Error! Reference source not found." in its place.

    Args:
        source: Name and root of the part.
        fields: Its fields.
        names: Bookmarks of the whole document.
        styles: Styles of the document, to tell the place.
        faults: Where they are noted.
    """
    part, root = source
    places: dict[Element, Place] | None = None
    for item in fields:
        words = item.words
        if words[0] != "REF" or len(words) < 2 or words[1] in names:
            continue
        if places is None:
            places = locate_paragraphs(root, part, styles)
        paragraph = paragraph_of(item.begin)
        default = Place(part=part_label(part))
        faults.add(
            "T-50",
            default if paragraph is None else places.get(paragraph, default),
            f"Rujukan silang ke «{_target(words[1])}» tidak menemukan tabel atau gambarnya "
            "dalam laporan ini.",
            "tulis rujukan itu di dalam {% if %} dan {% for %} yang sama dengan judul tabel atau "
            "gambar yang dirujuk, atau hapus rujukannya.",
        )


def _target(bookmark: str) -> str:
    """Name of a bookmark as the author of the template wrote it.

    >>> _target("_Ref_tabel_riwayat_IKM")
    'tabel: riwayat_IKM'
    """
    kind, _, key = bookmark.removeprefix("_Ref_").partition("_")
    return f"{kind}: {key}" if kind in ("tabel", "gambar") and key else bookmark
