r"""The dialect in which the Word templates are written: source text in, blocks out.

One UTF-8 file is one template. It looks like Markdown; only what is listed here means anything.

Front matter, between two `---` lines: `judul` (needed), `subjek`, `penulis`, `kepala` (page head),
`kaki` (line below the page number). Values may hold Jinja tags.

Text
    `# ` ... `#### `        headings; `# BAB I PENDAHULUAN` prints on two lines; each `# `
                            restarts the numbers of tables and pictures
    blank line              ends a paragraph (style BodyText); its lines are joined by a space
    `- `                    bullet; `1. ` and `a. ` start a list, `2. `, `b. ` ... continue it;
                            two or more spaces in front: second level
    `{style: Catatan} ...`  paragraph in another style of dasar/word/styles.xml (its styleId)
    `**bold**` `*italic*`   `\\` line break, `~` no-break space, `\*` the star itself
    `{{ }}`                 passes through untouched, wherever it stands
    `{tabel: k}` `{gambar: k}`  cross reference "Tabel III.4" to the caption with `kunci=k`; write
                            it inside the same `{% if %}` and `{% for %}` as that caption
    `{% ... %}`             alone on its line: a paragraph (in a table: a row) of its own
    `<!-- ... -->`          alone on its line: a note for authors, left out

Blocks
    `::: tabel lebar=10,60,30 [judul="..."] [bab=III] [kunci=...] [ukuran=10] [alt="..."]
    [tanpa-garis]`
        rows `| a | b |` up to `:::`. The rows above the alignment row (`:--` left, `:-:` centre,
        `--:` right) are the head and repeat on each page. `lebar` is in percent of the text width.
        `>3` at the end of a cell: it spans 3 columns. `^` as a cell: merged with the cell above.
        `|! ... |`: total row. `judul` gives the caption "Tabel III.1 ..." above the table; outside
        a BAB use a letter, `bab=L`. With `tanpa-garis` a layout table: no lines, no head.
        A table with `kunci` or `judul` lies below its caption in a content control, whose key is
        "tbl." and `kunci`, else a name made of the title.
    `::: kendali kunci="bagian.{{ i.kode }}"` up to `:::`, any blocks but sections and the cover:
        a content control round them; controls may lie in controls
    `::: grafik kunci="ikk.{{ i.kode }}.tren" jenis=kolom|batang|garis|lingkaran|kolom-garis
    judul="..." alt="..." [bab=III] [tinggi=7.5] [maks=100] [seri=1] [juta]`
        a native chart in the proportions 16 : 9, `tinggi` in cm, at most as wide as the text, with
        the caption "Gambar III.1 ..." below it. `kunci` names its data in the report; a chart
        without data vanishes with its caption. `seri` is the number of series designed (more or
        fewer are handled), `maks` the end of the number axis, `juta` shows millions.
    `::: gambar kunci=struktur lebar=16 tinggi=12 alt="..." [judul="..."] [bab=I]`
        a picture that Profil names (logo, struktur), at most so large in cm; `judul` gives the
        caption "Gambar I.1 ..." below it
    `::: daftar-isi`, `::: daftar-tabel`, `::: daftar-gambar`
    `::: bagian halaman=romawi|angka|tanpa [mulai=1] [mendatar]`
        a new section starts here; without any the document is one section with no page numbers
    `::: halaman-baru`
    `::: sampul` up to `:::`, the cover, lines `bagian: text` with kementerian, eselon, satker (top
        band), judul, subjudul, tahun, alamat (bottom band); each may come more than once;
        `gambar: kunci=logo lebar=3 tinggi=3 alt="..."` is a picture, as the block
"""

import re
from collections.abc import Callable, Iterator

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
    TableRow,
    TagLine,
)
from inline import TAG_ALONE, parse_options, split_cells
from references import check_references

FRONT_KEYS = ("judul", "subjek", "penulis", "kepala", "kaki")
ONE_LINE = (
    "bagian", "halaman-baru", "daftar-isi", "daftar-tabel", "daftar-gambar", "grafik", "gambar",
)  # fmt: skip
COVER_KEYS = (
    "kementerian", "eselon", "satker", "judul", "subjudul", "tahun", "alamat", "gambar",
)  # fmt: skip
_LIST_ITEM = re.compile(r"(?P<indent> *)(?P<marker>-|\d{1,2}\.|[a-z]\.) +(?P<text>.+)")
_STYLE = re.compile(r"\{style: *(?P<style>\w+)\} *(?P<text>.*)")
_NOTE = re.compile(r"<!--.*-->")
_FENCE = re.compile(r"::: *(?P<name>[\w-]+)(?P<options>.*)")
_ALIGNMENT = re.compile(r":?-+:?")


def parse_source(text: str, file: str) -> Source:
    """Blocks of a source.

    Args:
        text: The whole source.
        file: Its name, to print in errors.

    Raises:
        DialectError: The source does not follow the dialect.
    """
    parser = _SourceParser(text, file)
    return Source(file, parser.front, parser.blocks)


class _SourceParser:
    """Walks through the lines once; `front` and `blocks` hold the result."""

    def __init__(self, text: str, file: str) -> None:
        self.file = file
        self.front: dict[str, str] = {}
        self.blocks: list[Block] = []
        self._open_controls: list[int] = []
        self._lines = text.splitlines()
        self._next = 0
        self._text: list[str] = []
        self._add: Callable[[str], None] = lambda text: None
        self._read_front()
        while self._next < len(self._lines):
            self._read_line()
        self._flush()
        if self._open_controls:
            raise self._fail(self._open_controls[-1], "the block is not closed by :::")
        lines = [(n, line) for n, line in enumerate(self._lines, 1) if not _NOTE.fullmatch(line)]
        check_references(lines, self._list_captions(), file)

    def _list_captions(self) -> Iterator[tuple[str, str]]:
        """Kind and key of each caption; without a key it is ""."""
        for block in self.blocks:
            if isinstance(block, Table | Simple) and "judul" in block.options:
                kind = "tabel" if isinstance(block, Table) else "gambar"
                yield kind, block.options.get("kunci", "")

    def _fail(self, line: int, message: str) -> DialectError:
        return DialectError(self.file, line, message)

    def _take(self) -> tuple[int, str]:
        self._next += 1
        return self._next, self._lines[self._next - 1].rstrip()

    def _read_front(self) -> None:
        if not self._lines or self._take()[1] != "---":
            raise self._fail(1, "the file starts with front matter between two --- lines")
        while self._next < len(self._lines):
            number, line = self._take()
            if line == "---":
                break
            key, separator, value = line.partition(":")
            if not separator or key not in FRONT_KEYS:
                raise self._fail(number, f"front matter has {', '.join(FRONT_KEYS)}, not {line!r}")
            self.front[key] = value.strip()
        else:
            raise self._fail(1, "the front matter is not closed by ---")
        if not self.front.get("judul"):
            raise self._fail(1, "the front matter has no judul")

    def _read_line(self) -> None:
        number, line = self._take()
        stripped = line.strip()
        if not stripped:
            self._flush()
        elif _NOTE.fullmatch(stripped):
            return
        elif TAG_ALONE.fullmatch(stripped):
            self._flush()
            self.blocks.append(TagLine(number, stripped))
        elif stripped.startswith(":::"):
            self._flush()
            if stripped == ":::" and self._open_controls:
                self._open_controls.pop()
                self.blocks.append(ControlEnd(number))
            else:
                self._read_fence(number, stripped)
        elif re.match("#+ ", line):
            self._flush()
            level = line.index(" ")
            if level > 4:
                raise self._fail(number, "headings have at most four #")
            self.blocks.append(Heading(number, level, line[level:].strip()))
        else:
            self._read_text(number, line)

    def _read_text(self, number: int, line: str) -> None:
        if match := _LIST_ITEM.fullmatch(line):
            marker, level = match["marker"], 1 if len(match["indent"]) > 1 else 0
            style = "DaftarPoin" if marker == "-" else "DaftarNomor"
            style = "DaftarHuruf" if marker.isascii() and marker[0].isalpha() else style
            if level and style != "DaftarPoin":
                style = self._list_style() or style
            starts = level == 0 and marker in ("1.", "a.")
            self._start(match["text"], lambda t: self._list(number, style, level, starts, t))
        elif match := _STYLE.fullmatch(line):
            style = match["style"]
            self._start(match["text"], lambda t: self.blocks.append(Paragraph(number, style, t)))
        elif self._text:
            self._text.append(line.strip())
        else:
            self._start(line, lambda t: self.blocks.append(Paragraph(number, "BodyText", t)))

    def _list(self, number: int, style: str, level: int, starts: bool, text: str) -> None:
        self.blocks.append(ListItem(number, style, level, starts, text))

    def _list_style(self) -> str:
        """Style of the numbered list to which a second-level item belongs."""
        self._flush()
        for block in reversed(self.blocks):
            if isinstance(block, ListItem) and block.style != "DaftarPoin":
                return block.style
            if isinstance(block, Heading):
                break
        return ""

    def _start(self, text: str, add: Callable[[str], None]) -> None:
        self._flush()
        self._text, self._add = [text.strip()], add

    def _flush(self) -> None:
        if self._text:
            text = "\n".join(self._text)
            self._text = []
            # A break at the end of a source line needs no space after it.
            self._add(re.sub(r"(?<=\\\\)\n", "", text).replace("\n", " "))

    def _read_fence(self, number: int, line: str) -> None:
        match = _FENCE.fullmatch(line)
        if not match:
            raise self._fail(number, f"expected ::: and the name of a block, found {line!r}")
        name, options = match["name"], self._read_options(number, match["options"])
        if name == "tabel":
            self.blocks.append(self._read_table(number, options))
        elif name == "kendali":
            if set(options) != {"kunci"}:
                raise self._fail(number, "kendali has the option kunci and no other")
            self._open_controls.append(number)
            self.blocks.append(ControlStart(number, options["kunci"]))
        elif name == "sampul":
            self.blocks.append(Cover(number, self._read_cover(number)))
        elif name in ONE_LINE:
            self.blocks.append(Simple(number, name, options))
        else:
            raise self._fail(number, f"unknown block {name!r}")

    def _read_options(self, number: int, text: str) -> dict[str, str]:
        try:
            return parse_options(text)
        except ValueError as error:
            raise self._fail(number, str(error)) from error

    def _read_body(self, start: int) -> list[tuple[int, str]]:
        """Lines up to the closing :::, without blank lines and notes."""
        body: list[tuple[int, str]] = []
        while self._next < len(self._lines):
            number, line = self._take()
            if line.strip() == ":::":
                return body
            if line.strip() and not _NOTE.fullmatch(line.strip()):
                body.append((number, line.strip()))
        raise self._fail(start, "the block is not closed by :::")

    def _read_table(self, start: int, options: dict[str, str]) -> Table:
        rows: list[TableRow] = []
        head: list[TableRow] = []
        alignment: tuple[str, ...] = ()
        for number, line in self._read_body(start):
            if TAG_ALONE.fullmatch(line):
                rows.append(TableRow(number, (), tag=line))
                continue
            if not (line.startswith("|") and line.endswith("|") and len(line) > 1):
                raise self._fail(number, f"a table row starts and ends with |, found {line!r}")
            is_total = line.startswith("|!")
            cells = tuple(split_cells(line.replace("|!", "|", 1) if is_total else line))
            if not alignment and all(_ALIGNMENT.fullmatch(cell) for cell in cells):
                alignment, head, rows = cells, rows, []
            else:
                rows.append(TableRow(number, cells, is_total))
        return Table(start, options, head, alignment, rows)

    def _read_cover(self, start: int) -> list[tuple[str, str]]:
        lines: list[tuple[str, str]] = []
        for number, line in self._read_body(start):
            key, separator, text = line.partition(":")
            if TAG_ALONE.fullmatch(line):
                lines.append(("", line))
            elif separator and key == "gambar":
                self._read_options(number, f" {text.strip()}")  # the cover reads them again
                lines.append((key, text.strip()))
            elif separator and key in COVER_KEYS:
                lines.append((key, text.strip()))
            else:
                raise self._fail(number, f"the cover has {', '.join(COVER_KEYS)}, not {line!r}")
        return lines
