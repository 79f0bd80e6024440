"""Our module among the user's own macros: in, and out again without a trace."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from lkjip_xl.hosts.install.libreoffice_basic import (
    Makro,
    build_catatan,
    build_makro,
    check_makro,
    is_modul_milik,
    is_terdaftar,
    remove_makro,
)
from lkjip_xl.hosts.libreoffice.ekstensi.shim import build_shim

_KEPALA = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE library:library PUBLIC "a" "b.dtd">\n'
_BUKA = (
    '<library:library xmlns:library="http://openoffice.org/2000/library" '
    'library:name="Standard" library:readonly="false" library:passwordprotected="false"'
)
_MILIK = ' <library:element library:name="Milik"/>'
# Lists of modules as LibreOffice and people write them.
DAFTAR = {
    "kosong": f"{_KEPALA}{_BUKA}/>",
    "kosong, spasi": f"{_KEPALA}{_BUKA} />\n",
    "kosong, dua tanda": f"{_KEPALA}{_BUKA}>\n</library:library>\n",
    "satu modul": f"{_KEPALA}{_BUKA}>\n{_MILIK}\n</library:library>",
    "baris Windows": f"{_KEPALA}{_BUKA}>\n{_MILIK}\n</library:library>\n".replace("\n", "\r\n"),
    "satu baris": f"{_BUKA}>{_MILIK}</library:library>",
}
_DAFTAR_PUSTAKA = (
    '<library:libraries xmlns:library="http://openoffice.org/2000/library">'
    '<library:library library:name="Standard" library:link="{}"/></library:libraries>'
)


@pytest.fixture
def makro(tmp_path: Path) -> Makro:
    """A user without any macro."""
    return Makro(tmp_path / "user" / "basic")


def pasang(makro: Makro) -> dict[Path, str]:
    """Write what is to be written; returns the record."""
    tulis = build_makro(makro)
    catatan = build_catatan(makro, tulis)
    for path, isi in tulis.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(isi)
    return catatan


def write_modul(path: Path, teks: str) -> None:
    """A module of Basic."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<m xmlns="a">{escape(teks)}</m>', encoding="utf-8")


def kode(makro: Makro, catatan: dict[Path, str]) -> list[str]:
    """Codes of what is in the way."""
    return [satu.kode for satu in check_makro(makro, catatan)]


def test_a_profile_without_macros_gets_all_lists(makro: Makro) -> None:
    """What LibreOffice wants to find is written, and all of it goes again."""
    catatan = pasang(makro)
    berkas = {path.name for path in makro.folder.rglob("*") if path.is_file()}

    hapus = remove_makro(makro, catatan)

    assert berkas == {"script.xlc", "dialog.xlc", "script.xlb", "dialog.xlb", "LKjIP.xba"}
    assert len(hapus) == 5
    assert not makro.folder.exists()


@pytest.mark.parametrize("nama", DAFTAR)
def test_a_list_is_the_same_to_the_byte_afterwards(makro: Makro, nama: str) -> None:
    """However the list is written, our line goes in, once, and out without a trace."""
    makro.isi.parent.mkdir(parents=True)
    asal = DAFTAR[nama].encode()
    makro.isi.write_bytes(asal)

    catatan = pasang(makro)
    catatan |= pasang(makro)
    kini = makro.isi.read_bytes()
    terdaftar = is_terdaftar(makro)
    remove_makro(makro, catatan)

    assert terdaftar
    assert kini.count(b'"LKjIP"') == 1
    assert kini.replace(b"\r", b"").startswith(asal.replace(b"\r", b"")[:150])
    assert makro.isi.read_bytes() == asal


def test_a_module_that_libreoffice_wrote_anew_is_still_ours(makro: Makro) -> None:
    """LibreOffice spells signs in its own way; the text is what counts."""
    catatan = pasang(makro)
    teks = escape(build_shim(), {'"': "&quot;"}).replace("\n", "\r\n")
    makro.modul.write_bytes(f'<m xmlns="a">{teks}</m>'.encode())

    assert is_modul_milik(makro, catatan)
    assert kode(makro, catatan) == []


@pytest.mark.parametrize("catatan_ada", [True, False])
def test_a_module_of_our_name_is_left_alone(makro: Makro, catatan_ada: bool) -> None:
    """A module of the user's own, or ours after a change, is told and not taken out."""
    catatan = pasang(makro) if catatan_ada else {}
    write_modul(makro.modul, f"{build_shim()}\nSub Milik\nEnd Sub")

    problems = check_makro(makro, catatan)

    assert [satu.kode for satu in problems] == ["L-54"]
    assert "LKjIP" in str(problems[0])
    assert remove_makro(makro, catatan) == []
    assert makro.modul.exists()


def test_an_installation_that_was_cut_off_is_completed(makro: Makro) -> None:
    """Our module without a record of it is ours when it has just our text."""
    pasang(makro)

    assert kode(makro, {}) == []


def test_a_function_of_our_name_is_told(makro: Makro) -> None:
    """Two functions of one name would silence each other: where it stands is told."""
    write_modul(
        makro.modul.with_name("Rumus.xba"),
        "Rem function LKJ_NKA\nPrivate  Function lkj_capaian(a)\nEnd Function\nSub LKJ_X\nEnd Sub",
    )

    problems = check_makro(makro, {})

    assert [satu.kode for satu in problems] == ["L-55"]
    assert '"Rumus"' in problems[0].pesan
    assert "LKJ_CAPAIAN" in problems[0].pesan
    assert "LKJ_NKA" not in problems[0].pesan


@pytest.mark.parametrize(
    ("nama", "isi", "harapan"),
    [
        ("Standard/script.xlb", f'{_BUKA.replace("only=", "only_=")} library:readonly="true"/>',
         ["L-53"]),
        ("Standard/script.xlb", f"{_BUKA}>", ["L-53"]),
        ("script.xlc", _DAFTAR_PUSTAKA.format("true"), ["L-53"]),
        ("script.xlc", _DAFTAR_PUSTAKA.format("false"), []),
    ],
)  # fmt: skip
def test_a_library_that_is_shut_is_told(
    makro: Makro, nama: str, isi: str, harapan: list[str]
) -> None:
    """A locked library, a list that cannot be read, and a library elsewhere are told."""
    (makro.folder / "Standard").mkdir(parents=True)
    (makro.folder / nama).write_text(isi, encoding="utf-8")

    assert kode(makro, {}) == harapan
