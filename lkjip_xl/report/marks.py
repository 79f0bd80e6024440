"""Marks that values carry through a rendering: keys, highlighted text, cells to merge.

A mark is a private-use character. The passes after rendering act on it and remove it; none ever
reaches a finished document.
"""

from __future__ import annotations

import re
from html import unescape

from markupsafe import Markup, escape

SOROT_AWAL = "\ue010"
SOROT_AKHIR = "\ue011"
GABUNG = "\ue012"
SENDIRI = "\ue013"  # put by the engine: this value is the only text of its paragraph
# Round a value with a key: opening, key, KUNCI_TENGAH, text, KUNCI_AKHIR.
KUNCI_AWAL, KUNCI_TENGAH, KUNCI_AKHIR = "\ue014", "\ue015", "\ue016"
NASKAH_AWAL = "\ue017"  # the same opening for a text of staff, which may be paragraphs
ISIAN_AWAL, ISIAN_AKHIR = "\ue022", "\ue023"  # {{ and }} of a recognised tag
PERINTAH_AWAL, PERINTAH_AKHIR = "\ue024", "\ue025"  # {% and %}
CATATAN_AWAL, CATATAN_AKHIR = "\ue026", "\ue027"  # {# and #}; Jinja wants a pair, none is used

# The key inside a mark is no text of the document; it goes with its mark.
RESERVED = re.compile("[\ue014\ue017][^\ue010-\ue02f]*\ue015|[\ue010-\ue02f]")
_KEYS = re.compile("[\ue014\ue017][^\ue010-\ue02f]*\ue015|\ue016")
_KEYED = re.compile("[\ue014\ue017]([^\ue010-\ue02f]*)\ue015([^\ue014-\ue017]*)\ue016")
RESERVED_BYTES = re.compile(  # the same in UTF-8
    rb"\xee\x80[\x94\x97](?:(?!\xee\x80[\x90-\xaf]).)*\xee\x80\x95|\xee\x80[\x90-\xaf]", re.DOTALL
)


class Berkunci:
    """A printed text that knows its key, and so becomes a content control of the report.

    Attributes:
        kunci: The key; "" for a text without one.
        is_naskah: Whether it is a text of staff, which alone in its paragraph may become several.
    """

    __slots__ = ()

    kunci: str
    is_naskah = False


class Sorot(str, Berkunci):
    """Text that the report shows on a yellow ground, such as "[belum diisi: PK!H7]".

    >>> str(Markup.escape(Sorot("a < b"))).strip(SOROT_AWAL + SOROT_AKHIR)
    'a &lt; b'
    """

    kunci: str
    is_naskah: bool

    def __new__(cls, teks: str, kunci: str = "", *, is_naskah: bool = False) -> Sorot:
        """`teks` with the key of the value that is missing."""
        sorot = super().__new__(cls, teks)
        sorot.kunci, sorot.is_naskah = kunci, is_naskah
        return sorot

    def __html__(self) -> str:
        """Escaped text between the marks; Jinja asks for it wherever it escapes a value."""
        return f"{SOROT_AWAL}{escape(str.__str__(self))}{SOROT_AKHIR}"


def mark_key(value: object) -> object:
    """`value` between the marks of its key, ready for the document; unchanged without a key.

    An empty text has nothing to hold on to and stays empty.
    """
    if not isinstance(value, Berkunci):
        return value
    isi = escape(value)
    # Marks come only from here and from Sorot, never from a cell of the workbook.
    if not (isi.isascii() or hasattr(value, "__html__")):
        isi = Markup(RESERVED.sub("", isi))
    if not value.kunci or not isi.strip():
        return isi
    opening = NASKAH_AWAL if value.is_naskah else KUNCI_AWAL
    kunci = escape(RESERVED.sub("", value.kunci))
    return Markup(f"{opening}{kunci}{KUNCI_TENGAH}{isi}{KUNCI_AKHIR}")


def find_keys(text: str) -> list[tuple[str, str]]:
    """Key and text of each value with a key in a rendered part, in its order.

    >>> find_keys(f"<w:t>{mark_key(Sorot('a', 'pk.IKM.target'))}</w:t>")
    [('pk.IKM.target', 'a')]
    """
    found = _KEYED.findall(text)
    return [(unescape(key), unescape(RESERVED.sub("", inner))) for key, inner in found]


def strip_keys(text: str) -> str:
    """`text` without its keys; what else is marked in it stays so."""
    return _KEYS.sub("", text)


def gabung(value: object, kunci: object = "") -> Markup:
    """Filter: merge this cell with the cells above it that hold the same text.

    Args:
        value: What the cell shows.
        kunci: What else must be equal, so that two sasaran with one figure stay apart.
    """
    return Markup(GABUNG) + escape(kunci) + Markup(GABUNG) + escape(mark_key(value))
