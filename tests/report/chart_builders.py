"""A small template with a chart as Word writes one, and its charts after rendering."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
from lxml import etree

from lkjip_xl.report.charts import ChartPass
from lkjip_xl.report.grafik import Grafik, Seri
from lkjip_xl.report.template import Template

from .builders import build_parts, field, par, run

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE = "http://schemas.microsoft.com/office/2011/relationships"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_STYLE = "application/vnd.ms-office.chartstyle+xml"
NS = {"c": C, "a": A}


def data(*seri: tuple[str, list[Any]], kategori: str = "2022 2023", angka: str = "0.00") -> Grafik:
    """A chart's data; a number may be None."""
    isi = tuple(
        Seri(nama, tuple(None if n is None else Decimal(str(n)) for n in nilai))
        for nama, nilai in seri
    )
    return Grafik(tuple(kategori.split()), isi, angka)


def series(number: int, colour: str, *, line: bool = False) -> str:
    """A series with stale data, as the template holds it."""
    fill = f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
    look = f'<a:ln w="28575">{fill}</a:ln>' if line else fill
    return (
        f'<c:ser><c:idx val="{number}"/><c:order val="{number}"/><c:spPr>{look}</c:spPr>'
        '<c:dLbls><c:numFmt formatCode="General" sourceLinked="1"/><c:showVal val="1"/></c:dLbls>'
        '<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$5</c:f><c:strCache><c:ptCount val="1"/>'
        '<c:pt idx="0"><c:v>Contoh basi</c:v></c:pt></c:strCache></c:strRef></c:cat>'
        "<c:val><c:numRef><c:f>Sheet1!$B$2:$B$5</c:f></c:numRef></c:val>"
        '<c:extLst><c:ext uri="{C3380CC4-5D6E-409C-BE32-E72D297353CC}"/></c:extLst></c:ser>'
    )


def columns(*parts: str) -> str:
    """A group of columns; the axes are named only."""
    return f'<c:barChart><c:barDir val="col"/>{"".join(parts)}<c:axId val="1"/></c:barChart>'


def chart(plots: str, title: str = "Judul staf") -> str:
    """A chart part; the axis end and the title stand for what staff set."""
    return (
        f'<c:chartSpace xmlns:c="{C}" xmlns:a="{A}" xmlns:r="{_R}"><c:chart><c:title><c:tx><c:rich>'
        f"<a:p><a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx></c:title><c:plotArea>{plots}"
        '<c:valAx><c:axId val="1"/><c:scaling><c:max val="150"/></c:scaling></c:valAx>'
        '</c:plotArea><c:plotVisOnly val="1"/></c:chart>'
        '<c:externalData r:id="rId2"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
    )


def drawing(alt: str) -> str:
    """A run that shows the chart with the alt text `alt`."""
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        f'<wp:docPr id="1" name="Chart 1" descr="{alt}"/><a:graphic><a:graphicData uri="{C}">'
        f'<c:chart xmlns:c="{C}" r:id="rIdChart"/></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


def caption(title: str) -> str:
    """A caption "Gambar 1 ..." below a picture."""
    return par(run("Gambar "), field("SEQ Gambar", "9"), run(f" {title}"), style="Caption")


def save_chart_template(folder: Path, body: str, xml: str) -> Path:
    """A template around `body` whose chart is `xml`, with a workbook and a style part."""
    parts = build_parts(body)
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    relation = '<Relationship Id="{}" Type="{}" Target="{}"/>'
    parts |= {
        "word/charts/chart7.xml": xml.encode(),
        "word/charts/style7.xml": b"<cs:chartStyle xmlns:cs='urn:cs'/>",
        "word/embeddings/Microsoft_Excel_Worksheet.xlsx": book.getvalue(),
        "word/charts/_rels/chart7.xml.rels": (
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            + relation.format("rId1", f"{_OFFICE}/chartStyle", "style7.xml")
            + relation.format(
                "rId2", f"{_R}/package", "../embeddings/Microsoft_Excel_Worksheet.xlsx"
            )
            + "</Relationships>"
        ).encode(),
    }
    types = f'<Default Extension="xlsx" ContentType="{_XLSX}"/>' + "".join(
        f'<Override PartName="/word/charts/{name}7.xml" ContentType="{kind}"/>'
        for name, kind in (("chart", _CHART), ("style", _STYLE))
    )
    _insert(parts, "[Content_Types].xml", "</Types>", types)
    link = relation.format("rIdChart", f"{_R}/chart", "charts/chart7.xml")
    _insert(parts, "word/_rels/document.xml.rels", "</Relationships>", link)
    path = folder / "templat.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def _insert(parts: dict[str, bytes], name: str, before: str, new: str) -> None:
    parts[name] = parts[name].decode().replace(before, f"{new}{before}").encode()


@dataclass(frozen=True)
class Shown:
    """A chart of a finished document.

    Attributes:
        name: Name of its drawing.
        alt: Its alt text.
        part: Name of its part.
        root: Its XML.
        book: The sheet of its workbook, by rows.
        parts: All parts that it uses, itself included.
    """

    name: str
    alt: str
    part: str
    root: Any
    book: list[tuple[Any, ...]]
    parts: tuple[str, ...]

    def texts(self, path: str) -> list[str]:
        """Texts or attributes at an XPath with the prefixes c and a."""
        return [str(getattr(x, "text", None) or x) for x in self.root.xpath(path, namespaces=NS)]

    def values(self, number: int = 0) -> dict[int, str]:
        """Numbers of a series by their place."""
        ser = self.root.xpath("//c:ser", namespaces=NS)[number]
        points = ser.xpath("c:val//c:pt", namespaces=NS)
        return {int(p.get("idx")): p.findtext(f"{{{C}}}v") for p in points}


def read_charts(berkas: bytes) -> list[Shown]:
    """The charts of a document in the order in which they are shown."""
    with zipfile.ZipFile(io.BytesIO(berkas)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    links = _relations(parts, "word/document.xml")
    shown = []
    for frame in etree.fromstring(parts["word/document.xml"]).iter(f"{{{C}}}chart"):
        part = links[frame.get(f"{{{_R}}}id")]
        properties = next(frame.iterancestors("{*}inline")).find("{*}docPr")
        inner = _relations(parts, part)
        root = etree.fromstring(parts[part])
        external = root.find(f"{{{C}}}externalData").get(f"{{{_R}}}id")
        book = openpyxl.load_workbook(io.BytesIO(parts[inner[external]]))
        rows = list(book.worksheets[0].iter_rows(values_only=True))
        alt, name = properties.get("descr"), properties.get("name")
        shown.append(Shown(name, alt, part, root, rows, (part, *inner.values())))
    return shown


def _relations(parts: Mapping[str, bytes], owner: str) -> dict[str, str]:
    folder, base = posixpath.split(owner)
    root = etree.fromstring(parts[f"{folder}/_rels/{base}.rels"])
    return {
        item.get("Id"): posixpath.normpath(posixpath.join(folder, item.get("Target")))
        for item in root
    }


def render_charts(path: Path, grafik: Mapping[str, Grafik], **names: object) -> bytes:
    """The document from a template with charts."""
    return Template(path).render(names, passes=[ChartPass(grafik, path.name)])
