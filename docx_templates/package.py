"""The .docx package: parts of dasar/ plus the document, zipped the same way each time."""

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from blocks import Source
from chart_design import BOOK_RELATION, CHART_RELATION
from document import DocumentBuilder
from lxml import etree
from pictures import PART, RELATION
from wordxml import W, w

from lkjip_xl.report.chart_parts import CHART_TYPE, XLSX_TYPE
from lkjip_xl.report.relations import ContentTypes, Relations
from lkjip_xl.report.samples import GAMBAR_CONTOH

_CONTENT_TYPES = "[Content_Types].xml"
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def build_parts(source: Source, base: Path) -> dict[str, bytes]:
    """Content of each part of the template, by part name.

    Args:
        source: The parsed source.
        base: Folder of the base package, whose files carry the names of the parts.

    Raises:
        DialectError: The source cannot be built.
    """
    parts = {
        path.relative_to(base).as_posix(): _read_part(path, source.front)
        for path in sorted(base.rglob("*"))
        if path.is_file()
    }
    styles = etree.fromstring(parts["word/styles.xml"])
    builder = DocumentBuilder(source, _read_paragraph_styles(styles))
    parts["word/document.xml"] = _serialise(builder.root)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    _add_lists(numbering, builder.new_lists)
    parts["word/numbering.xml"] = _serialise(numbering)
    if builder.charts:
        _add_charts(parts, builder.charts)
    if RELATION.encode() in parts["word/document.xml"]:
        _add_sample(parts)
    return parts


def zip_parts(parts: dict[str, bytes]) -> bytes:
    """A .docx of `parts`; equal parts give equal bytes on one version of zlib."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != _CONTENT_TYPES, name)):
            entry = zipfile.ZipInfo(name, _FIXED_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            archive.writestr(entry, parts[name])
    return buffer.getvalue()


def read_parts(path: Path | io.BytesIO) -> dict[str, bytes]:
    """Parts of a .docx, by part name.

    Raises:
        zipfile.BadZipFile: The file is not a .docx.
    """
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _read_part(path: Path, front: dict[str, str]) -> bytes:
    text = path.read_text(encoding="utf-8")
    for key in ("judul", "subjek", "penulis", "kepala", "kaki"):
        text = text.replace(f"@{key}@", escape(front.get(key, "")))
    parser = etree.XMLParser(remove_blank_text=True, remove_comments=True)
    return _serialise(etree.fromstring(text.encode(), parser))


def _serialise(root: etree._Element) -> bytes:
    etree.cleanup_namespaces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _read_paragraph_styles(styles: etree._Element) -> set[str]:
    found = styles.iterfind(f"{{{W}}}style[@{{{W}}}type='paragraph']")
    return {style.get(f"{{{W}}}styleId", "") for style in found}


def _add_lists(numbering: etree._Element, abstract_numbers: Iterable[int]) -> None:
    """Add a w:num for each numbered list, which makes it start at its first number."""
    first = len(numbering.findall(f"{{{W}}}num")) + 1
    for number, abstract_number in enumerate(abstract_numbers, first):
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=0)
        numbering.append(w("num", w("abstractNumId", val=abstract_number), restart, numId=number))


def _add_charts(parts: dict[str, bytes], charts: Iterable[tuple[bytes, bytes]]) -> None:
    """Add the parts of the charts, which the document names by their numbers."""
    document, types = Relations(parts, "word/document.xml"), ContentTypes(parts)
    for number, (chart, workbook) in enumerate(charts, 1):
        name = f"word/charts/chart{number}.xml"
        book = f"word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"
        parts |= {name: chart, book: workbook}
        types.set(name, CHART_TYPE)
        types.set(book, XLSX_TYPE)
        document.add("chart", name, f"{CHART_RELATION}{number}")
        relations = Relations(parts, name)
        relations.add("package", book, BOOK_RELATION)
        relations.save()
    document.save()
    types.save()


def _add_sample(parts: dict[str, bytes]) -> None:
    """Add the sample that stands for every picture."""
    document, types = Relations(parts, "word/document.xml"), ContentTypes(parts)
    parts[PART] = GAMBAR_CONTOH
    types.set(PART, "image/png")
    document.add("image", PART, RELATION)
    document.save()
    types.save()
