"""Block tags: alone in a paragraph or a table row, or inline in one paragraph; all must pair.

A loop or a condition that starts in one part of the tree and ends in another would swallow what
lies between. Here that is a fault with a place; nothing of the template is ever lost silently.
"""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.report.faults import SENDIRIAN, Faults, Tag
from lkjip_xl.report.marks import SENDIRI
from lkjip_xl.report.tags import BLOCK_TOKEN, TagTable
from lkjip_xl.report.wml import (
    BOOKMARK_END,
    BOOKMARK_START,
    PPR,
    RPR,
    SECT_PR,
    TBL,
    TC,
    TR,
    Element,
    T,
    make,
    make_run,
    put_text_before,
    text_of,
    w,
)

CLOSING = {"for": "endfor", "if": "endif"}
_KEYWORDS = {"for", "if", "elif", "else", "endif", "endfor", "set"}
_NO_CONTENT = {
    PPR, RPR, T, w("r"), BOOKMARK_START, BOOKMARK_END,
    w("ins"), w("smartTag"), w("hyperlink"), w("commentRangeStart"), w("commentRangeEnd"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Marker:
    tag: Tag
    element: Element
    token: str


class MarkerPass:
    """Turns the block tags of one part into raw Jinja between the elements of its tree."""

    def __init__(self, table: TagTable, faults: Faults) -> None:
        """Work on the tags of `table`, report to `faults`."""
        self._table = table
        self._faults = faults
        self._alone: dict[Element, list[_Marker]] = {}

    def add_paragraph(self, paragraph: Element, texts: list[Element]) -> None:
        """Look at the tokens of one paragraph, in document order of the paragraphs."""
        text = text_of(texts)
        tags = self._table.tokens_in(text)
        blocks = [tag for tag in tags if tag.kind == "{%"]
        known = [tag for tag in blocks if self._check_keyword(tag)]
        if not blocks:
            if len(tags) == 1 and _is_only(texts) and _is_bare(paragraph):
                first = next(item for item in texts if item.text)
                first.text = SENDIRI + (first.text or "").strip()
        elif len(known) < len(blocks):
            return
        elif len(tags) == 1 and BLOCK_TOKEN.fullmatch(text.strip()):
            self._add_alone(paragraph, tags[0], text.strip())
        else:
            self._add_inline(blocks, texts)

    def finish(self) -> None:
        """Pair the markers of every group of siblings, then put them into the tree."""
        for markers in self._alone.values():
            self._pair([marker.tag for marker in markers], inline=False)
        if not self._faults:
            for markers in self._alone.values():
                for marker in markers:
                    put_text_before(marker.element, marker.token)
                    _remove(marker.element)

    def _check_keyword(self, tag: Tag) -> bool:
        if tag.keyword in _KEYWORDS:
            return True
        self._faults.add_tag(
            "T-14",
            tag,
            f"perintah «{tag.keyword}» tidak dikenal dalam templat ini.",
            "pakai for, endfor, if, elif, else, endif, atau set.",
        )
        return False

    def _add_alone(self, paragraph: Element, tag: Tag, token: str) -> None:
        row = _row_of_marker(paragraph)
        element = paragraph if row is None else row
        if row is None and tag.prefix == "tr":
            self._faults.add_tag(
                "T-16",
                tag,
                "tanda «tr» berlaku untuk seluruh baris, tetapi baris tabel ini masih berisi "
                "teks lain atau tanda ini tidak berada dalam tabel.",
                "tambahkan baris tabel baru yang hanya berisi tanda itu.",
            )
        elif element.find(f".//{SECT_PR}") is not None:
            self._faults.add_tag(
                "T-13",
                tag,
                "tanda ini satu paragraf dengan pemisah bagian (section break).",
                "tekan Enter sesudah tanda itu sehingga pemisah bagian berada di paragraf sendiri.",
            )
        elif not _is_bare(element):
            self._faults.add_tag(
                "T-11",
                tag,
                "bersama tanda ini ada gambar, pemisah halaman, bidang (field) atau tab "
                "yang akan ikut hilang.",
                SENDIRIAN,
            )
        else:
            parent = element.getparent()
            if parent is not None:
                self._alone.setdefault(parent, []).append(_Marker(tag, element, token))

    def _add_inline(self, blocks: list[Tag], texts: list[Element]) -> None:
        for tag in blocks:
            if tag.prefix:
                self._faults.add_tag(
                    "T-11",
                    tag,
                    "tanda ini tidak sendirian; teks lain di dekatnya akan ikut hilang.",
                    SENDIRIAN,
                )
                return
        if not self._pair(blocks, inline=True):
            return
        runs = [text.getparent() for text in texts if BLOCK_TOKEN.search(text.text or "")]
        if len({run.getparent() for run in runs if run is not None}) > 1:
            self._faults.add_tag(
                "T-15",
                blocks[0],
                "pembuka dan penutupnya tidak berada di tempat yang sama; salah satunya ada di "
                "dalam tautan, kontrol isi atau perubahan yang dilacak.",
                "tulis keduanya di luar tautan atau kontrol itu.",
            )
            return
        for run in dict.fromkeys(runs):
            if run is not None:
                _split_run(run)

    def _pair(self, tags: list[Tag], *, inline: bool) -> bool:
        """Check that every opening has its closing among `tags`."""
        where = "paragraf ini" if inline else "deretan paragraf atau baris yang sama"
        open_tags: list[Tag] = []
        is_sound = True
        for tag in tags:
            word = tag.keyword
            if word in CLOSING:
                open_tags.append(tag)
                continue
            expected = CLOSING[open_tags[-1].keyword] if open_tags else ""
            fits = word == "set" or word == expected
            fits = fits or (word == "else" and bool(expected))
            fits = fits or (word == "elif" and expected == "endif")
            if not fits:
                is_sound = False
                opener = {"endfor": "for", "endif": "if"}.get(word, "if")
                pesan = f"{word} tanpa pembuka {opener} di {where}."
                self._faults.add_tag("T-12", tag, pesan, self._how(inline))
            elif word == expected:
                open_tags.pop()
        for tag in open_tags:
            pesan = f"{CLOSING[tag.keyword]} tidak ada di {where}."
            self._faults.add_tag("T-12", tag, pesan, self._how(inline))
        return is_sound and not open_tags

    def _how(self, inline: bool) -> str:
        if inline:
            return f"lengkapi pasangannya dalam paragraf ini, atau {SENDIRIAN}"
        return (
            "tulis pembuka dan penutup di tingkat yang sama: keduanya di paragraf biasa, "
            "keduanya di sel yang sama, atau keduanya di baris tabel yang sama tabelnya."
        )


def _row_of_marker(paragraph: Element) -> Element | None:
    """The row that holds nothing but the marker in `paragraph`; None if there is no such row."""
    cell = paragraph.getparent()
    row = cell.getparent() if cell is not None and cell.tag == TC else None
    if row is None or row.tag != TR or next(row.iter(TBL), None) is not None:
        return None
    filled = [text for text in row.iter(T) if (text.text or "").strip()]
    own = [text for text in paragraph.iter(T) if (text.text or "").strip()]
    return row if filled == own else None


def _is_only(texts: list[Element]) -> bool:
    filled = [text for text in texts if (text.text or "").strip()]
    stripped = (filled[0].text or "").strip() if len(filled) == 1 else ""
    return stripped.startswith("\ue022") and stripped.find("\ue023") == len(stripped) - 1


def _is_bare(element: Element) -> bool:
    """Whether a paragraph or row holds nothing that a reader sees besides text."""
    stack = [element]
    allowed = _NO_CONTENT | {TC, w("p")} if element.tag == TR else _NO_CONTENT
    skipped = {PPR, RPR, w("trPr"), w("tcPr"), w("tblPrEx")}
    while stack:
        for child in stack.pop():
            if child.tag in skipped or not isinstance(child.tag, str):
                continue
            if child.tag not in allowed:
                return False
            stack.append(child)
    return True


def _split_run(run: Element) -> None:
    """Cut a run at its block tokens; they end up between whole runs, so each keeps its look."""
    current = make_run(run)
    length = len(current)

    def flush() -> None:
        nonlocal current
        if len(current) > length:
            run.addprevious(current)
        current = make_run(run)

    for child in list(run):
        if child.tag == RPR:
            continue
        if child.tag != T or not BLOCK_TOKEN.search(child.text or ""):
            current.append(child)
            continue
        for piece in BLOCK_TOKEN.split(child.text or ""):
            if BLOCK_TOKEN.fullmatch(piece):
                flush()
                put_text_before(run, piece)
            elif piece:
                current.append(make("t", text=piece))
    flush()
    _remove(run)


def _remove(element: Element) -> None:
    """Take `element` out; raw text after it joins what stands before."""
    if element.tail:
        put_text_before(element, element.tail)
        element.tail = None
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
