"""`lkjip templat`: an office checks its own template and looks names up."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from lkjip_xl.hosts.cli import main
from lkjip_xl.report.render import find_templat, list_templat


@pytest.fixture
def templat(tmp_path: Path) -> Path:
    """The shipped template, copied for editing."""
    return Path(shutil.copy(find_templat("lkjip_2023"), tmp_path / "sendiri.docx"))


@pytest.mark.parametrize("nama", list_templat())
def test_shipped_template_is_ready(nama: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The templates that come along have no fault."""
    assert main(["templat", "periksa", str(find_templat(nama))]) == 0

    assert capsys.readouterr().out == f"{nama}.docx: Templat ini siap dipakai.\n"


def test_faults_of_an_edited_template_are_listed(
    templat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every fault that was typed in Word is told at once, by place, with what to do."""
    dokumen = docx.Document(str(templat))
    saran = next(p for p in dokumen.paragraphs if p.text.startswith("B. Saran"))
    saran.insert_paragraph_before("{{ satker.nam }} dan {{ anggaran.ttl }}")
    saran.insert_paragraph_before("{% for s in sasaran %}")
    dokumen.save(str(templat))

    assert main(["templat", "periksa", str(templat)]) == 1

    keluar = capsys.readouterr().out
    assert keluar.startswith("sendiri.docx: 3 hal yang perlu diperbaiki\n\nDi bawah judul «")
    assert (
        'nama "nam" tidak ada di sini. (T-23)\n     Perbaikan: mungkin maksud Anda: nama' in keluar
    )
    assert "endfor tidak ada" in keluar
    assert "--buku BUKU" in keluar


def test_name_of_the_own_book_is_known_with_it(
    contoh: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With --buku the template is checked with the office's own book."""
    buku = tmp_path / "buku.xlsx"
    buku.write_bytes(contoh)

    kode = main(["templat", "periksa", str(find_templat("reviu")), "--buku", str(buku)])

    assert kode == 0
    assert "siap dipakai" in capsys.readouterr().out


def test_file_that_is_missing_ends_with_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A template that is not there is told in words."""
    assert main(["templat", "periksa", str(tmp_path / "tiada.docx")]) == 1

    assert "tiada.docx" in capsys.readouterr().out


def test_names_are_found_by_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    """A search shows the names in their loops, with meaning and example."""
    assert main(["templat", "nama", "--cari", "Serapan"]) == 0

    baris = capsys.readouterr().out.splitlines()
    assert "{% for k in anggaran.kegiatan %}" in baris
    assert "{{ anggaran.total.serapan }}  Seluruh anggaran: serapan dalam persen  [99,18]" in baris
    assert not any("satker.kota" in satu for satu in baris)


def test_names_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    """JSON holds names and filters."""
    assert main(["templat", "nama", "--json"]) == 0

    isi = json.loads(capsys.readouterr().out)
    jalur = {satu["jalur"] for satu in isi["nama"]}
    assert {"satker.nama", "sasaran[].indikator[].capaian"} <= jalur
    assert "persen" in isi["saringan"]


def test_word_that_no_name_has_ends_with_1(capsys: pytest.CaptureFixture[str]) -> None:
    """A search without a result says so."""
    assert main(["templat", "nama", "--cari", "xyzzy"]) == 1

    assert 'Tidak ada nama yang memuat "xyzzy".' in capsys.readouterr().out


def test_chart_of_the_office_is_a_hint_and_a_lost_key_a_fault(
    templat: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A chart with own data is allowed and told; our sample under a caption is not allowed."""
    parts = _read(templat)
    isi = parts["word/document.xml"].decode()
    [awal] = re.findall(r'descr="(grafik:nka\.tahun\| )', isi)
    parts["word/document.xml"] = isi.replace(awal, "").encode()
    _write(templat, parts)
    hilang = main(["templat", "periksa", str(templat)])
    keluar_hilang = capsys.readouterr().out

    grafik = {n: re.sub(rb"Contoh (\d)", rb"Loket \1", i) for n, i in parts.items()}
    angka = {n: i.replace(b"<c:v>90</c:v>", b"<c:v>91</c:v>") for n, i in grafik.items()}
    _write(templat, angka)
    milik = main(["templat", "periksa", str(templat)])

    keluar = capsys.readouterr().out
    assert hilang == 1
    assert "masih data contoh dari templat. (T-43)\n     Perbaikan: " in keluar_hilang
    assert milik == 0
    assert keluar.startswith("sendiri.docx: Templat ini siap dipakai.\nsendiri.docx: 1 saran\n")
    assert "tidak mengikuti buku kerja. (T-44)\n     Saran: biarkan" in keluar


def _read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _write(path: Path, parts: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, isi in parts.items():
            archive.writestr(name, isi)
