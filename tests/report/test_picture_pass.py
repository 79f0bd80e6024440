"""Sample pictures of a template give their place to the pictures of the book."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.errors import TemplateError
from lkjip_xl.report.lint import check_document
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.picture_pass import PicturePass
from lkjip_xl.report.pictures import Gambar
from lkjip_xl.report.template import render_template

from .builders import NAMESPACES, Result, par, save_template

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = (
    f'<Relationships xmlns="{_RELATIONS}">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId7" Type="{_OFFICE}/image" Target="media/contoh.png"/></Relationships>'
)
CM = 360000
LOGO = Gambar(b"isi logo", "jpeg", 300, 600)


def sample(alt: str, width: int = 4, height: int = 4) -> str:
    """A run with a sample picture of that size in cm, cropped by its author."""
    size = f'cx="{width * CM}" cy="{height * CM}"'
    return (
        f"<w:r><w:drawing><wp:inline {NAMESPACES}><wp:extent {size}/>"
        f'<wp:docPr id="1" name="x" descr="{alt}"/>'
        f'<a:graphic><a:blip r:embed="rId7"/><a:srcRect l="9"/><a:ext {size}/></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def render(folder: Path, body: str, gambar: dict[str, Gambar | Sorot], **names: Any) -> Result:
    """The body with these pictures."""
    extra = {"word/_rels/document.xml.rels": _RELS, "word/media/contoh.png": "contoh"}
    path = save_template(folder, body, extra)
    return Result(render_template(path, names, passes=[PicturePass(gambar, path.name)]))


def test_picture_fits_into_the_sample_undistorted(tmp_path: Path) -> None:
    """A tall picture takes the height of the sample, keeps its shape and loses the crop."""
    result = render(tmp_path, par(sample("gambar:logo| Logo {{ nama }}")), {"logo": LOGO}, nama="A")

    (extent,) = result.find("//wp:extent")
    (properties,) = result.find("//wp:docPr")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (2 * CM, 4 * CM)
    assert properties.get("descr") == "Logo A"
    assert result.parts["word/media/gambar_logo.jpg"] == b"isi logo"
    assert list(result.root.iter(f"{{{_A}}}srcRect")) == []


def test_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    """A picture of few pixels stays small; it would be blurred."""
    result = render(tmp_path, par(sample("gambar:logo|", 16, 16)), {"logo": LOGO})

    (extent,) = result.find("//wp:extent")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (300 * 9525, 600 * 9525)


def test_picture_shown_twice_is_stored_once(tmp_path: Path) -> None:
    """Two samples of one key share a part, the sample itself is gone, and the package is sound."""
    body = par(sample("gambar:logo| a")) + par(sample("gambar:logo| b"))

    result = render(tmp_path, body, {"logo": LOGO})

    media = [name for name in result.parts if "media" in name]
    assert media == ["word/media/gambar_logo.jpg"]
    assert (
        b'/word/media/gambar_logo.jpg" ContentType="image/jpeg"'
        in result.parts["[Content_Types].xml"]
    )
    assert check_document(result.parts) == []


def test_missing_picture_leaves_its_mark(tmp_path: Path) -> None:
    """Where the picture would be, the highlighted mark names the cell."""
    gambar: dict[str, Gambar | Sorot] = {"logo": Sorot("[belum diisi: Profil!C24]")}

    result = render(tmp_path, par("Logo: ", sample("gambar:logo| Logo"), "."), gambar)

    assert result.lines() == ["Logo: [belum diisi: Profil!C24]."]
    assert len(result.find("//w:highlight")) == 1
    assert result.find("//w:drawing") == []


def test_other_pictures_are_left_alone(tmp_path: Path) -> None:
    """A picture whose alt text names nothing is the author's own."""
    result = render(tmp_path, par(sample("Foto gedung")), {"logo": LOGO})

    assert "word/media/contoh.png" in result.parts
    assert "word/media/gambar_logo.jpg" not in result.parts


def test_unknown_picture_is_a_fault_with_its_place(tmp_path: Path) -> None:
    """A misspelt key is told with the heading above it and the nearest key."""
    body = par("Sampul", style="Heading1") + par(sample("gambar:lgo| Logo"))

    with pytest.raises(TemplateError) as caught:
        render(tmp_path, body, {"logo": LOGO})

    (problem,) = caught.value.problems
    assert problem.kode == "T-51"
    assert "di bawah judul «Sampul», paragraf 1" in problem.tempat
    assert "logo" in problem.perbaikan
