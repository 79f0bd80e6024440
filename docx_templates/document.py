"""word/document.xml of a template: walks through the blocks of a source and emits Word elements."""

import re
from dataclasses import replace

from blocks import (
    Block,
    ControlEnd,
    ControlStart,
    Cover,
    DialectError,
    Heading,
    ListItem,
    Paragraph,
    Simple,
    Source,
    Table,
    TagLine,
)
from chart_design import build_chart, build_drawing
from controls import build_control, name_table
from cover import build_cover
from inline import Run, parse_inline
from lxml import etree
from pictures import build_picture
from references import name_bookmark
from tables import build_table
from wordxml import (
    Section,
    W,
    build_bookmark,
    build_field,
    build_paragraph,
    build_run,
    build_runs,
    w,
)

_CHAPTER = re.compile(r"BAB\s+(?P<number>[IVXLC]+)\s+(?P<title>.+)")
_CONTENTS = {
    "daftar-isi": ("TOC1", r'TOC \o "1-3" \h \z \u'),
    "daftar-tabel": ("TableofFigures", r'TOC \h \z \c "Tabel"'),
    "daftar-gambar": ("TableofFigures", r'TOC \h \z \c "Gambar"'),
}
_PAGE_FORMATS = {"romawi": "lowerRoman", "angka": "decimal", "tanpa": ""}
_LIST_NUMBERS = {"DaftarPoin": 1, "DaftarNomor": 2, "DaftarHuruf": 3}


class DocumentBuilder:
    """Builds the document of `source`.

    Attributes:
        root: The w:document element.
        new_lists: For each numbered list of the document, in order, its abstractNumId; the
            lists have the numIds that follow those of dasar/word/numbering.xml.
        charts: Part and workbook of each chart; the document numbers them from 1.
    """

    def __init__(self, source: Source, style_ids: set[str]) -> None:
        """Build at once.

        Args:
            source: The parsed source.
            style_ids: The paragraph styles that a source may name.

        Raises:
            DialectError: A block cannot be built.
        """
        self.new_lists: list[int] = []
        self._source = source
        self._style_ids = style_ids
        self._body = w("body")
        self._section = Section()
        self._chapter = ""
        self._captions: dict[str, int] = {}
        self.charts: list[tuple[bytes, bytes]] = []
        self._labels: set[str] = set()
        self._keys: set[str] = set()
        self._controls: list[tuple[str, etree._Element]] = []
        for position, block in enumerate(source.blocks):
            following = source.blocks[position + 1 : position + 2]
            try:
                self._add(block, following[0] if following else None)
            except DialectError:
                raise
            except ValueError as error:
                raise DialectError(source.file, block.line, str(error)) from error
        self._body.append(self._section.build())
        self.root = w("document", self._body)
        for number, drawing in enumerate(self.root.iter("{*}docPr"), 1):
            drawing.set("id", str(number))

    def _add(self, block: Block, following: Block | None) -> None:
        is_section = isinstance(block, Simple) and block.name == "bagian"
        if self._section.is_cover and not is_section:
            raise ValueError("the cover is alone in its section: ::: bagian comes after it")
        match block:
            case Heading():
                self._add_heading(block)
            case Paragraph():
                if block.style not in self._style_ids:
                    raise ValueError(
                        f"dasar/word/styles.xml has no paragraph style {block.style!r}"
                    )
                self._body.append(build_paragraph(block.style, _build_runs(block.text)))
            case TagLine():
                self._body.append(build_paragraph("Normal", [build_run(Run(block.text))]))
            case ListItem():
                self._add_item(block)
            case Table():
                self._add_table(block, following)
            case ControlStart():
                self._open_control(block.key)
            case ControlEnd():
                self._close_control()
            case Cover() if self._controls:
                raise ValueError("the cover cannot lie in a kendali")
            case Simple(name="bagian") if self._controls:
                raise ValueError("a section cannot start in a kendali")
            case Cover():
                self._add_cover(block)
            case Simple(name="bagian"):
                self._add_section(block)
            case Simple(name="halaman-baru"):
                page_break = w("r", w("br", type="page"))
                self._body.append(build_paragraph("PenutupBagian", [page_break]))
            case Simple(name="grafik"):
                self._add_chart(block)
            case Simple(name="gambar"):
                self._add_picture(build_picture(block.options), block.options)
            case Simple():
                style, code = _CONTENTS[block.name]
                self._body.append(build_paragraph(style, build_field(code, "…")))

    def _add_cover(self, block: Cover) -> None:
        if len(self._body) and self._body[-1].find(".//{*}sectPr") is None:
            raise ValueError("the cover is alone in its section: ::: bagian comes before it")
        self._section = replace(self._section, is_cover=True)
        self._body.append(build_cover(block))

    def _add_heading(self, block: Heading) -> None:
        text, resets = block.text, []
        if block.level == 1:
            match = _CHAPTER.fullmatch(text)
            self._chapter = match["number"] if match else ""
            if match:
                text = f"BAB {match['number']}\\\\{match['title']}"
            # LibreOffice shows the result of SEQ \h unless its runs are hidden.
            for name in ("Tabel", "Gambar"):
                resets += build_field(rf"SEQ {name} \r 0 \h", "", is_hidden=True)
            self._captions.clear()
        runs = _build_runs(text) + resets
        self._body.append(build_paragraph(f"Heading{block.level}", runs))

    def _add_item(self, block: ListItem) -> None:
        numbering = _LIST_NUMBERS[block.style]
        if block.style != "DaftarPoin":
            if block.starts:
                self.new_lists.append(numbering)
            if numbering not in self.new_lists:
                raise ValueError("the list has no first item (1. or a.)")
            latest = len(self.new_lists) - self.new_lists[::-1].index(numbering)
            numbering = len(_LIST_NUMBERS) + latest
        properties = []
        if block.level or block.style != "DaftarPoin":
            level = w("ilvl", val=block.level)
            properties = [w("numPr", level, w("numId", val=numbering))]
        self._body.append(build_paragraph(block.style, _build_runs(block.text), properties))

    def _open_control(self, key: str) -> None:
        """From now on blocks go into a new control."""
        control, content = build_control(key)
        self._body.append(control)
        self._controls.append((key, self._body))
        self._body = content

    def _close_control(self) -> None:
        if not len(self._body):
            raise ValueError("the kendali is empty")
        self._body = self._controls.pop()[1]

    def _add_table(self, block: Table, following: Block | None) -> None:
        section = self._controls[-1][0] if self._controls else ""
        key = name_table(block.options, section, self._keys)
        if "judul" in block.options:
            self._add_caption("Tabel", block.options)
        # The caption stays outside: LibreOffice 7.4 breaks a field that opens a control.
        if key:
            self._open_control(key)
        table = build_table(block, self._section.text_width, self._source.file)
        self._body.append(table)
        if key:
            self._close_control()
        has_note = isinstance(following, Paragraph) and following.style == "Catatan"
        if not has_note:
            self._body.append(build_paragraph("JarakTabel"))

    def _add_chart(self, block: Simple) -> None:
        self.charts.append(build_chart(block.options))
        drawing = build_drawing(block.options, len(self.charts), self._section.text_width)
        self._add_picture(drawing, block.options)

    def _add_picture(self, drawing: etree._Element, options: dict[str, str]) -> None:
        """The picture, and below it the caption, which the text after it need not follow."""
        self._body.append(build_paragraph("Gambar", [drawing]))
        if "judul" in options:
            self._add_caption("Gambar", options)
            properties = self._body[-1].find(f"{{{W}}}pPr")
            properties.append(w("keepNext", val=0))

    def _add_caption(self, name: str, options: dict[str, str]) -> None:
        chapter = options.get("bab", "")
        if self._chapter and chapter not in ("", self._chapter):
            raise ValueError(f"the caption says bab={chapter} but this is BAB {self._chapter}")
        number = self._captions[name] = self._captions.get(name, 0) + 1
        label = f"{name} {chapter}." if chapter else f"{name} "
        if f"{label}{number}" in self._labels:
            raise ValueError(f"a second {label}{number}; give bab= (outside a BAB a letter, bab=L)")
        self._labels.add(f"{label}{number}")
        runs = [build_run(Run(label, bold=True))]
        runs += build_field(rf"SEQ {name} \* ARABIC", str(number), bold=True)
        if bookmark := name_bookmark(name, options.get("kunci", "")):
            runs = build_bookmark(bookmark, len(self._labels), runs)
        runs.append(build_run(Run(" ")))
        self._body.append(build_paragraph("Caption", runs + _build_runs(options["judul"])))

    def _add_section(self, block: Simple) -> None:
        if unknown := sorted(set(block.options) - {"halaman", "mulai", "mendatar"}):
            raise ValueError(f"bagian has no option {', '.join(unknown)}")
        page_format = _PAGE_FORMATS.get(block.options.get("halaman", ""))
        if page_format is None:
            raise ValueError(f"halaman is one of {', '.join(_PAGE_FORMATS)}")
        start = block.options.get("mulai")
        if start is not None and not start.isdecimal():
            raise ValueError(f"mulai is a page number, not {start!r}")
        if len(self._body):
            self._body.append(build_paragraph("PenutupBagian", (), [self._section.build()]))
        self._section = Section(
            page_format, int(start) if start else None, "mendatar" in block.options
        )


def _build_runs(text: str) -> list[etree._Element]:
    return build_runs(parse_inline(text))
