"""The template engine: a normal .docx with Jinja text tags in, a finished .docx out.

A template is cleaned and its tags are made whole, each part is rendered once, parsed strictly,
and a few passes turn marks into WordprocessingML. All faults of a step are told at once, each
with its place; a finished document never has a gap that nobody was told of.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from jinja2 import Template as JinjaTemplate
from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from lxml import etree

from lkjip_xl.report.control_pass import settle_controls
from lkjip_xl.report.faults import Faults, shorten
from lkjip_xl.report.fields import fill_references, number_captions, scan_fields
from lkjip_xl.report.ids import IdPass
from lkjip_xl.report.lint import find_leftovers
from lkjip_xl.report.marks import RESERVED, RESERVED_BYTES, SENDIRI, find_keys
from lkjip_xl.report.normal import Source, build_property_source, build_source
from lkjip_xl.report.omml import build_formulas
from lkjip_xl.report.package import (
    CONTENT_TYPES,
    DOCUMENT,
    build_package,
    problem_no_docx,
    read_package,
)
from lkjip_xl.report.places import Place, part_label
from lkjip_xl.report.record import Record
from lkjip_xl.report.references import check_references, clean_names, list_names
from lkjip_xl.report.samples import check_samples
from lkjip_xl.report.sandbox import TemplateEnvironment
from lkjip_xl.report.state import build_state, compute_jejak, write_state
from lkjip_xl.report.static import check_names, check_tags
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.syntax_words import write_syntax
from lkjip_xl.report.table_pass import keep_small_tables, merge_cells, repair_tables
from lkjip_xl.report.text_pass import expand_texts
from lkjip_xl.report.toc import ContentsPass
from lkjip_xl.report.wml import Element, W, parse, serialise

Filters = Mapping[str, Callable[..., Any]]
DocumentPass = Callable[[Element, dict[str, bytes]], None]

_CORE = "docProps/core.xml"
_ALWAYS = re.compile(r"word/(document|header\w*|footer\w*)\.xml$")
_NOTES = re.compile(r"word/(footnotes|endnotes)\.xml$")
# Not allowed in XML 1.0, whatever a cell of the workbook holds.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN_ALONE = re.compile(f"{SENDIRI}([^\n\t<\ue010-\ue02f]*)(?=<)")


class Template:
    """A Word template, read and checked; renders any number of contexts."""

    def __init__(self, path: Path, *, filters: Filters | None = None) -> None:
        """Read the template at `path` and check its tags.

        Args:
            path: A .docx.
            filters: The project's filters by name, for tags such as `{{ nilai|angka }}`.

        Raises:
            TemplateError: The file cannot be used, or tags are misplaced, unpaired or unreadable.
        """
        self.name = Path(path).name
        self._filters = dict(filters or {})
        self._parts = read_package(Path(path))
        self._styles = StyleBook(self._parts)
        faults = Faults(self.name)
        self._sources = build_sources(self.name, self._parts, self._styles, faults)
        environment = TemplateEnvironment(Record(faults), self._filters)
        for source in self._sources:
            check_tags(source.tags, environment, faults)
        check_samples(self._parts, self._styles, faults)
        faults.raise_if_any()

    def render(
        self,
        context: Mapping[str, object],
        *,
        passes: Sequence[DocumentPass] = (),
        tentang: Mapping[str, str] | None = None,
    ) -> bytes:
        """Bytes of the finished .docx; the same context always gives the same bytes.

        Args:
            context: Names that the tags may use.
            passes: Further work on the root of word/document.xml and on all parts, done before
                ids, captions and contents are settled.
            tentang: "tahun" and "satker" for the state part of a report; no such part if None.

        Raises:
            TemplateError: Names are unknown, values are missing, or a tag cannot be computed.
        """
        faults = Faults(self.name)
        record = Record(faults)
        environment = TemplateEnvironment(record, self._filters)
        texts = {
            source.part: _render_source(source, environment, context, faults)
            for source in self._sources
        }
        faults.raise_if_any()
        roots = {name: self._parse_result(name, text, faults) for name, text in texts.items()}
        faults.raise_if_any()
        # A template saved as .dotx must not come out as one.
        types = self._parts[CONTENT_TYPES].replace(b"template.main+xml", b"document.main+xml")
        parts = {**self._parts, CONTENT_TYPES: types}
        found = {name: root for name, root in roots.items() if root is not None}
        _finish(found, parts, self._styles, passes, faults)
        if tentang is not None:
            stories = (root for name, root in found.items() if name != _CORE)
            jejak = compute_jejak(self._parts)
            write_state(parts, build_state(self.name, jejak, tentang, stories))
        for name, root in found.items():
            # Marks in attributes and properties have no look to give; only their text stays.
            parts[name] = RESERVED_BYTES.sub(b"", serialise(root))
        for name, text in find_leftovers({name: parts[name] for name in found}):
            faults.add(
                "T-90",
                part_label(name) or "isi dokumen",
                f"Masih ada tanda templat dalam hasil ({text.partition(': ')[2] or text}).",
                "hapus kurung {{ }} atau {% %} dari isian buku kerja atau dari templat.",
            )
        faults.raise_if_any()
        return build_package(parts)

    def list_tercetak(self, context: Mapping[str, object]) -> list[tuple[str, str]]:
        """Key and text of every value with a key, as a rendering of `context` prints them.

        Raises:
            TemplateError: As for `render`, as far as the tags go.
        """
        faults = Faults(self.name)
        environment = TemplateEnvironment(Record(faults), self._filters)
        texts = [_render_source(source, environment, context, faults) for source in self._sources]
        faults.raise_if_any()
        return [pair for text in texts for pair in find_keys(text)]

    def has_name(self, name: str) -> bool:
        """Whether a tag of the template uses `name`."""
        pattern = re.compile(rf"(?<![\w.]){re.escape(name)}\b")
        return any(pattern.search(tag.body) for source in self._sources for tag in source.tags)

    def _parse_result(self, name: str, text: str, faults: Faults) -> Element | None:
        try:
            # A value of plain text that stands alone needs no work: most cells of a report.
            text = _PLAIN_ALONE.sub(r"\1", _CONTROL.sub("", text))
            return parse(text.encode("utf-8"))
        except etree.XMLSyntaxError as fault:
            line = text.splitlines()[max(0, (fault.lineno or 1) - 1)]
            around = line[max(0, (fault.offset or 0) - 300) : (fault.offset or 0) + 100]
            near = shorten(re.sub(r"<[^>]*>?|^[^<>]*>", " ", RESERVED.sub("", around)))
            faults.add(
                "T-91",
                Place(part=part_label(name)) if part_label(name) else "isi dokumen",
                f"Hasilnya bukan dokumen yang utuh, di dekat «{near}».",
                "laporkan kepada pengelola templat; nilai di tempat itu berisi kode, bukan teks.",
            )
            return None


def render_template(
    path: Path,
    context: Mapping[str, object],
    *,
    filters: Filters | None = None,
    passes: Sequence[DocumentPass] = (),
) -> bytes:
    """Render the template at `path` once; see Template.

    Raises:
        TemplateError: Everything that keeps the template from being rendered.
    """
    return Template(path, filters=filters).render(context, passes=passes)


def build_sources(
    name: str, parts: Mapping[str, bytes], styles: StyleBook, faults: Faults
) -> list[Source]:
    """Jinja sources of all parts that may have tags; what is wrong with them goes to `faults`.

    Args:
        name: File name of the template.
        parts: Its parts by name.
        styles: Its styles.
        faults: Where unreadable parts and misplaced or unpaired tags are noted.
    """
    sources: list[Source] = []
    if W.encode() not in parts[DOCUMENT]:
        faults.extend([problem_no_docx(name)])  # "Strict Open XML", or no text document
        return sources
    for part in sorted(parts):
        data = parts[part]
        has_tags = b"{" in data
        try:
            if _ALWAYS.match(part) or (_NOTES.match(part) and has_tags):
                sources.append(build_source(part, data, styles, faults))
            elif part == _CORE and has_tags:
                sources.append(build_property_source(part, data, faults))
        except etree.XMLSyntaxError:
            faults.add(
                "T-03",
                part_label(part),
                "Bagian templat ini rusak dan tidak dapat dibaca.",
                "buka templat di Word, simpan ulang sebagai .docx, atau pakai templat bawaan.",
            )
    return sources


def _render_source(
    source: Source, environment: TemplateEnvironment, context: Mapping[str, object], faults: Faults
) -> str:
    """Text of a part; on a fault "" or a text with gaps, and the fault is noted."""
    if not source.tags:
        return source.text
    template = _compile(source, environment, context, faults)
    if template is None:
        return ""
    record = environment.record
    try:
        return "".join(template.root_render_func(template.new_context(dict(context))))
    except Exception as fault:
        record.add_exception(fault, record.tag_of(fault.__traceback__))
        return ""


def _compile(
    source: Source, environment: TemplateEnvironment, context: Mapping[str, object], faults: Faults
) -> JinjaTemplate | None:
    try:
        tree: nodes.Template = environment.parse(source.text)
        names = check_names(tree, context, environment.globals, source.lines, faults)
        code = environment.compile_tree(tree, filename=f"<templat {source.part}>")
    except TemplateSyntaxError as fault:
        tag = source.lines.get(fault.lineno)
        words = f"susunan tandanya tidak dapat dibaca ({write_syntax(fault.message)})."
        how = "periksa pasangan for/endfor dan if/endif di sekitar tanda ini."
        if tag is None:
            faults.add("T-20", part_label(source.part), words.capitalize(), how)
        else:
            faults.add_tag("T-20", tag, words, how)
        return None
    template = JinjaTemplate.from_code(environment, code, dict(environment.globals))
    environment.record.enter(source.part, template, source.lines, names)
    return template


def _finish(
    roots: Mapping[str, Element],
    parts: dict[str, bytes],
    styles: StyleBook,
    passes: Sequence[DocumentPass],
    faults: Faults,
) -> None:
    """The passes after rendering, in the order in which they build on each other."""
    stories = {name: root for name, root in roots.items() if name != _CORE}
    for name, root in stories.items():
        build_formulas(root, styles)
        settle_controls(root, name, styles, faults)
        merge_cells(root)
        expand_texts(root, styles)
        repair_tables(root)
        keep_small_tables(root)
    document = roots.get(DOCUMENT)
    if document is not None:
        for extra in passes:
            extra(document, parts)
    ids = IdPass()
    for root in stories.values():
        clean_names(root)
        ids.renumber(root)
    names = list_names(stories.values())
    for name, root in stories.items():
        fields = scan_fields(root)
        number_captions(fields)
        fill_references(root, fields)
        check_references((name, root), fields, names, styles, faults)
    if document is not None:
        ContentsPass(document, scan_fields(document), styles, ids).fill()
