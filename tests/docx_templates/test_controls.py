"""Content controls in the dialect: round tables of themselves, round blocks by `kendali`."""

from __future__ import annotations

import re
from pathlib import Path
from types import ModuleType

import pytest
from docx.oxml.ns import qn
from lxml import etree

_FRONT = "---\njudul: x\n---\n"
_TABEL = "::: tabel lebar=100 {}\n| A |\n|:--|\n| {{{{ a }}}} |\n:::\n"


def build_body(build: ModuleType, folder: Path, text: str) -> etree._Element:
    """The w:body of a source."""
    path = folder / "uji.md"
    path.write_text(_FRONT + text, encoding="utf-8")
    body = etree.fromstring(build.build_template(path)["word/document.xml"]).find(qn("w:body"))
    assert body is not None
    return body


def read_keys(root: etree._Element) -> list[str]:
    """Keys of all controls, tag and alias alike."""
    tags = [tag.get(qn("w:val"), "") for tag in root.iter(qn("w:tag"))]
    assert tags == [alias.get(qn("w:val"), "") for alias in root.iter(qn("w:alias"))]
    return tags


def test_kendali_holds_its_blocks(build: ModuleType, tmp_path: Path) -> None:
    """Blocks up to ::: lie inside, a loop may stand round and inside, the rest follows."""
    source = (
        "{% for i in daftar %}\n"
        '::: kendali kunci="bagian.{{ i["kode"] }}"\n'
        "## Judul\n\nTeks.\n\n{% if i.a %}\n- butir\n{% endif %}\n:::\n"
        "{% endfor %}\n\nAkhir."
    )

    body = build_body(build, tmp_path, source)

    assert [child.tag for child in body] == [qn(f"w:{n}") for n in ("p", "sdt", "p", "p", "sectPr")]
    assert read_keys(body) == ["bagian.{{ i['kode'] }}"]
    assert len(body[1].findall(f"{qn('w:sdtContent')}/{qn('w:p')}")) == 5


def test_table_lies_in_a_control_below_its_caption(build: ModuleType, tmp_path: Path) -> None:
    """Only the table is inside: LibreOffice breaks a caption there. A layout table has none."""
    source = _TABEL.format('judul="Satu" kunci=satu') + "\n" + _TABEL.format("tanpa-garis alt=x")

    body = build_body(build, tmp_path, source)

    assert read_keys(body) == ["tbl.satu"]
    caption, control = body[0], body[1]
    assert [t.text for t in caption.iter(qn("w:t"))][-1] == "Satu"
    assert [child.tag for child in control.find(qn("w:sdtContent"))] == [qn("w:tbl")]
    assert body.find(qn("w:tbl")) is not None


def test_key_of_a_table_is_made_of_its_title(build: ModuleType, tmp_path: Path) -> None:
    """Without `kunci`; inside a kendali it carries the name of that section."""
    source = (
        _TABEL.format('judul="Nilai {{ i.nama }} per Bulan" bab=A') * 2
        + '::: kendali kunci="bagian.{{ i.kode }}"\n'
        + _TABEL.format('judul="Nilai {{ i.nama }}" bab=A')
        + ":::\n"
    )

    body = build_body(build, tmp_path, source)

    assert read_keys(body) == [
        "tbl.nilai_per_bulan",
        "tbl.nilai_per_bulan_2",
        "bagian.{{ i.kode }}",
        "tbl.{{ i.kode }}.nilai",
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("::: kendali kunci=a\nTeks.", 4, "not closed by :::"),
        ("::: kendali kunci=a\n:::", 5, "the kendali is empty"),
        ("::: kendali\nTeks.\n:::", 4, "the option kunci and no other"),
        ('::: kendali kunci="a b"\nTeks.\n:::', 4, "kunci is a name"),
        (f"::: kendali kunci={'a' * 65}\nTeks.\n:::", 4, "more than 64"),
        ("::: kendali kunci=a\n::: bagian halaman=angka\n:::", 5, "a section cannot start"),
        ("::: kendali kunci=a\n::: sampul\njudul: x\n:::\n:::", 5, "the cover cannot lie"),
        (_TABEL.format("kunci=a") * 2, 9, "a second table with kunci 'tbl.a'"),
        ("Teks.\n:::", 5, "expected ::: and the name of a block"),
    ],
)
def test_fault_names_file_and_line(
    build: ModuleType, tmp_path: Path, text: str, line: int, words: str
) -> None:
    """A control that cannot be built is refused with its place."""
    with pytest.raises(ValueError, match=re.escape(words)) as caught:
        build_body(build, tmp_path, text)

    assert str(caught.value).startswith(f"uji.md:{line}: ")
