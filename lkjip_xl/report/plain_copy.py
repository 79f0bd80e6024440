"""A copy of a report for programs that only show it."""

from __future__ import annotations

import io
import re
import zipfile

from lkjip_xl.report.package import build_package
from lkjip_xl.report.wml import SDT, SDT_CONTENT, Element, parse, serialise

_STORY = re.compile(r"word/(document|header\w*|footer\w*|footnotes|endnotes)\.xml$")


def remove_controls(berkas: bytes) -> bytes:
    """The .docx `berkas` without its content controls; what they hold stays in their place.

    In Word a control takes no room and cannot be seen. LibreOffice 7.4 shows the codes of fields
    behind one, and makes it a field to fill in where it writes PDF.
    """
    with zipfile.ZipFile(io.BytesIO(berkas)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, data in parts.items():
        if _STORY.match(name) and b"<w:sdt>" in data:
            root = parse(data)
            for control in list(root.iter(SDT)):
                _unwrap(control)
            parts[name] = serialise(root)
    return build_package(parts)


def _unwrap(control: Element) -> None:
    parent, content = control.getparent(), control.find(SDT_CONTENT)
    if parent is None:
        return
    for child in list(content) if content is not None else []:
        control.addprevious(child)
    parent.remove(control)
