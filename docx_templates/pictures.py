"""Pictures of the templates: a grey sample of the largest size, which the engine exchanges."""

import re
from xml.sax.saxutils import quoteattr

from lxml import etree
from wordxml import R, W

OPTIONS = {"kunci", "lebar", "tinggi", "alt", "judul", "bab"}
RELATION = "rIdContohGambar"
PART = "word/media/contoh_gambar.png"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_PER_CM = 360000


def build_picture(options: dict[str, str]) -> etree._Element:
    """The run that shows a picture; its alt text names the key.

    Raises:
        ValueError: An option is unknown, missing or no number; the caller adds the place.
    """
    if unknown := sorted(set(options) - OPTIONS):
        raise ValueError(f"gambar has no option {', '.join(unknown)}")
    for name in ("kunci", "lebar", "tinggi", "alt"):
        if not options.get(name):
            raise ValueError(f"gambar needs {name}=")
    size = f'cx="{_read_length(options, "lebar")}" cy="{_read_length(options, "tinggi")}"'
    alt = quoteattr(f"gambar:{options['kunci']}| {options['alt']}")
    name = quoteattr(f"Gambar {options['kunci']}")
    return etree.fromstring(
        f'<w:r xmlns:w="{W}"><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" '
        f'distR="0"><wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:docPr id="1" name={name} descr={alt}/><wp:cNvGraphicFramePr>'
        f'<a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="0" name={name} descr={alt}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{R}" r:embed="{RELATION}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing></w:r>"
    )


def _read_length(options: dict[str, str], name: str) -> int:
    """Length in EMU from an option in cm."""
    text = options[name]
    if not re.fullmatch(r"\d+(\.\d+)?", text):
        raise ValueError(f"{name} is in cm, not {text!r}")
    return round(float(text) * _EMU_PER_CM)
