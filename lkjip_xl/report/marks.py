"""Marks that values carry through a rendering: highlighted text and cells to merge.

A mark is a private-use character. The passes after rendering act on it and remove it; none ever
reaches a finished document.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

SOROT_AWAL = "\ue010"
SOROT_AKHIR = "\ue011"
GABUNG = "\ue012"
SENDIRI = "\ue013"  # put by the engine: this value is the only text of its paragraph
ISIAN_AWAL, ISIAN_AKHIR = "\ue022", "\ue023"  # {{ and }} of a recognised tag
PERINTAH_AWAL, PERINTAH_AKHIR = "\ue024", "\ue025"  # {% and %}
CATATAN_AWAL, CATATAN_AKHIR = "\ue026", "\ue027"  # {# and #}; Jinja wants a pair, none is used

RESERVED = re.compile("[\ue010-\ue02f]")
RESERVED_BYTES = re.compile(b"\xee\x80[\x90-\xaf]")  # the same in UTF-8


class Sorot(str):
    """Text that the report shows on a yellow ground, such as "[belum diisi: PK!H7]".

    >>> str(Markup.escape(Sorot("a < b"))).strip(SOROT_AWAL + SOROT_AKHIR)
    'a &lt; b'
    """

    __slots__ = ()

    def __html__(self) -> str:
        """Escaped text between the marks; Jinja asks for it wherever it escapes a value."""
        return f"{SOROT_AWAL}{escape(str.__str__(self))}{SOROT_AKHIR}"


def gabung(value: object, kunci: object = "") -> Markup:
    """Filter: merge this cell with the cells above it that hold the same text.

    Args:
        value: What the cell shows.
        kunci: What else must be equal, so that two sasaran with one figure stay apart.
    """
    return Markup(GABUNG) + escape(kunci) + Markup(GABUNG) + escape(value)
