"""Small templates as XML strings, and what to look at in the finished documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from lkjip_xl.errors import TemplateError
from lkjip_xl.report.template import render_template

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
STYLES = {
    "Normal": "Normal",
    "Heading1": "heading 1",
    "Heading2": "heading 2",
    "Heading3": "heading 3",
    "Caption": "caption",
    "TOC1": "toc 1",
    "TOC2": "toc 2",
    "TOC3": "toc 3",
    "TableofFigures": "table of figures",
    "JudulDepan": "Judul Depan",
    "Rumus": "Rumus",
}
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def run(text: str, properties: str = "") -> str:
    """A run; `properties` is the content of w:rPr."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*texts: str, style: str = "", properties: str = "") -> str:
    """A paragraph; a text without markup becomes a run."""
    style_xml = f'<w:pStyle w:val="{style}"/>' if style else ""
    look = f"<w:pPr>{style_xml}{properties}</w:pPr>" if style_xml or properties else ""
    return f"<w:p>{look}{''.join(t if t.startswith('<') else run(t) for t in texts)}</w:p>"


def cell(*content: str, properties: str = "") -> str:
    """A table cell; a text without markup becomes a paragraph."""
    inner = "".join(t if t.startswith("<") else par(t) for t in content or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def row(*cells: str) -> str:
    """A table row; a text without markup becomes a cell."""
    return f"<w:tr>{''.join(t if t.startswith('<w:tc>') else cell(t) for t in cells)}</w:tr>"


def table(*rows: str) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def field(code: str, result: str = "", properties: str = "") -> str:
    """A complex field in five runs."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""

    def mark(kind: str) -> str:
        return f'<w:r>{look}<w:fldChar w:fldCharType="{kind}"/></w:r>'

    code_run = f'<w:r>{look}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
    result_run = run(result, properties) if result else ""
    return mark("begin") + code_run + mark("separate") + result_run + mark("end")


def build_parts(body: str, extra: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """Parts of a .docx around `body`; `extra` holds the content of further parts."""
    extra = {
        name: f"<w:{tag} {NAMESPACES}>{xml}</w:{tag}>" if (tag := _story_tag(name)) else xml
        for name, xml in (extra or {}).items()
    }
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in STYLES.items()
    )
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{_MAIN_TYPE}.{_story(name)}+xml"/>'
        for name in ("word/document.xml", "word/styles.xml", *extra)
        if name.startswith("word/")
    )
    targets = {"styles": "styles.xml"} | {
        _story(name): name.removeprefix("word/") for name in extra if name.startswith("word/")
    }
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}<w:sectPr/></w:body>"
        "</w:document>",
        "word/styles.xml": f"<w:styles {NAMESPACES}>{styles}</w:styles>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
        "</Relationships>",
        **extra,
    }
    return {name: xml.encode() for name, xml in parts.items()}


def _story(name: str) -> str:
    kind = name.removeprefix("word/").removesuffix(".xml").rstrip("0123456789")
    return "document.main" if kind == "document" else kind


def _story_tag(name: str) -> str:
    tags = {"header": "hdr", "footer": "ftr", "footnotes": "footnotes"}
    return tags.get(_story(name), "") if name.startswith("word/") else ""


def save_template(folder: Path, body: str, extra: Mapping[str, str] | None = None) -> Path:
    """A template file "templat.docx" in `folder`."""
    path = folder / "templat.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in build_parts(body, extra).items():
            archive.writestr(name, data)
    return path


def read_parts(data: bytes) -> dict[str, bytes]:
    """Parts of a finished document."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


class Result:
    """A finished document, opened."""

    def __init__(self, data: bytes) -> None:
        """Take the bytes of a .docx."""
        self.data = data
        self.parts = read_parts(data)
        self.root = etree.fromstring(self.parts["word/document.xml"])

    def find(self, path: str) -> list[Any]:
        """Elements of the document by an XPath with prefix w."""
        found: Any = self.root.xpath(path, namespaces=_prefixes())
        return list(found)

    def lines(self, path: str = "//w:body//w:p") -> list[str]:
        """Text of each paragraph; a break is "|", a tab is ">"."""
        shown = {f"{{{W}}}br": "|", f"{{{W}}}tab": ">"}
        return [
            "".join(
                (item.text or "") if item.tag == f"{{{W}}}t" else shown.get(str(item.tag), "")
                for item in paragraph.iter()
            )
            for paragraph in self.find(path)
        ]


def _prefixes() -> dict[str, str]:
    return {
        "w": W,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    }


class Renderer:
    """Renders small templates in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        """Work in `folder`."""
        self.folder = folder

    def __call__(
        self, *blocks: str, extra: Mapping[str, str] | None = None, **names: object
    ) -> Result:
        """Render the body `blocks` with the context `names`; "filters" are filters."""
        filters = names.pop("filters", {})
        assert isinstance(filters, dict)
        path = save_template(self.folder, "".join(blocks), extra)
        return Result(render_template(path, names, filters=filters))

    def faults(
        self, *blocks: str, extra: Mapping[str, str] | None = None, **names: object
    ) -> list[str]:
        """The faults that rendering tells, one line each, without the file name."""
        with pytest.raises(TemplateError) as caught:
            self(*blocks, extra=extra, **names)
        problems = caught.value.problems
        assert all(problem.sheet == "templat.docx" for problem in problems)
        return [str(problem).replace("templat.docx, ", "") for problem in problems]
