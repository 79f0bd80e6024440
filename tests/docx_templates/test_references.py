"""Cross references and pictures of the dialect."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from lxml import etree

Builder = Callable[[str], dict[str, bytes]]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_FRONT = "---\njudul: LKjIP\n---\n# BAB I PENDAHULUAN\n"
_TABLE = '::: tabel lebar=100 judul="Judul" bab=I{}\n| A |\n|:--|\n| x |\n:::\n'
_PICTURE = '::: gambar kunci=struktur lebar=16 tinggi=9.5 alt="Bagan {{{{ nama }}}}"{}\n'


@pytest.fixture
def build_parts(build: ModuleType, tmp_path: Path) -> Builder:
    """Parts of the template of a source text."""

    def build_from(text: str) -> dict[str, bytes]:
        source = tmp_path / "uji.md"
        source.write_text(_FRONT + text, encoding="utf-8")
        parts: dict[str, bytes] = build.build_template(source)
        return parts

    return build_from


def read_codes(parts: dict[str, bytes]) -> list[str]:
    """Codes of the REF fields."""
    root = etree.fromstring(parts["word/document.xml"])
    codes = (" ".join((code.text or "").split()) for code in root.iter(f"{_W}instrText"))
    return [code for code in codes if code.startswith("REF")]


def test_reference_names_the_bookmark_of_its_caption(build_parts: Builder) -> None:
    """The label of a caption with a key lies in a bookmark, to which the reference leads."""
    parts = build_parts(
        "Lihat {tabel: a.{{ i.kode }}}.\n\n" + _TABLE.format(' kunci="a.{{ i.kode }}"')
    )

    root = etree.fromstring(parts["word/document.xml"])
    (start,) = root.iter(f"{_W}bookmarkStart")
    label = "".join(
        text.text or "" for run in start.itersiblings(f"{_W}r") for text in run.iter(f"{_W}t")
    )
    assert start.get(f"{_W}name") == "_Ref_tabel_a_{{ i.kode }}"
    assert label.startswith("Tabel I.1")
    assert read_codes(parts) == [r"REF _Ref_tabel_a_{{ i.kode }} \h \* CHARFORMAT"]


def test_reference_works_inside_a_table_and_a_list(build_parts: Builder) -> None:
    """A cell and an item of a list take references as a paragraph does."""
    table = _TABLE.format(" kunci=a").replace("| x |", "| lihat {tabel: a} |")

    parts = build_parts("- butir {tabel: a}\n\n" + table)

    assert len(read_codes(parts)) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\nLihat {tabel: b}.", "no tabel has kunci=b; there is a"),
        ("\nLihat {gambar: a}.", "no gambar has kunci=a; there is none"),
    ],
)
def test_reference_that_leads_nowhere_is_refused(
    build_parts: Builder, text: str, words: str
) -> None:
    """A reference must name a caption of its own kind."""
    with pytest.raises(ValueError, match=r"uji\.md:11") as caught:
        build_parts(_TABLE.format(" kunci=a") + text)

    assert words in str(caught.value)


def test_picture_is_a_sample_of_the_largest_size(build_parts: Builder) -> None:
    """The block gives a picture with the key in its alt text, and a caption below."""
    parts = build_parts(_PICTURE.format(' judul="Bagan" bab=I') + "\nLihat {gambar: struktur}.")

    root = etree.fromstring(parts["word/document.xml"])
    (extent,) = root.iter(f"{_WP}extent")
    (properties,) = root.iter(f"{_WP}docPr")
    (blip,) = root.iter(f"{_A}blip")
    assert (extent.get("cx"), extent.get("cy")) == ("5760000", "3420000")
    assert properties.get("descr") == "gambar:struktur| Bagan {{ nama }}"
    assert blip.values()[0].encode() in parts["word/_rels/document.xml.rels"]
    assert parts["word/media/contoh_gambar.png"].startswith(b"\x89PNG")
    assert read_codes(parts) == [r"REF _Ref_gambar_struktur \h \* CHARFORMAT"]


def test_cover_takes_a_picture(build_parts: Builder) -> None:
    """A picture on the cover stands among its lines, between tags too."""
    parts = build_parts(
        "::: bagian halaman=tanpa\n::: sampul\n{% if logo %}\n"
        'gambar: kunci=logo lebar=3 tinggi=3 alt="Logo"\n'
        "{% endif %}\njudul: LAPORAN\n:::\n::: bagian halaman=angka\n"
    )

    assert b"gambar:logo| Logo" in parts["word/document.xml"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (" warna=biru", "gambar has no option warna"),
        (" tinggi=besar", "tinggi is in cm, not 'besar'"),
    ],
)
def test_wrong_option_of_a_picture_is_told(build_parts: Builder, options: str, words: str) -> None:
    """An option that does not exist or is no length is told with its line."""
    with pytest.raises(ValueError, match=r"uji\.md:5") as caught:
        build_parts(_PICTURE.format(options))

    assert words in str(caught.value)
