"""What these tests send is what the scripts of xlwings Server send from inside Excel."""

from __future__ import annotations

import importlib.util
import io
import json
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.utils.datetime import to_excel

from lkjip_xl import api
from lkjip_xl.hosts.server.setelan import PROYEK
from lkjip_xl.hosts.server.tautan import HAPUS, PASANG
from tests.conftest import BukuUji
from tests.hosts.server.conftest import ServerUji
from tests.hosts.server.excel_web import Klien, build_json, build_panggilan

pytestmark = pytest.mark.usefixtures("tambahan_server")


def find_js() -> Path:
    """The scripts of the installed package."""
    paket = importlib.util.find_spec("xlwings_server")
    assert paket is not None
    assert paket.origin is not None
    return Path(paket.origin).parent / "static" / "js"


def baca_js(nama: str) -> str:
    """One of them."""
    return (find_js() / nama).read_text(encoding="utf-8")


def list_nama(js: str, awal: str) -> set[str]:
    """Names of the object that begins with `awal`."""
    baris = js[js.index(awal) + len(awal) :].splitlines()
    jarak = re.match(r" *", baris[1])
    assert jarak is not None
    cocok = (re.match(rf"{jarak[0]}(\w+)[:,]", satu) for satu in baris[1:60])
    akhir = next(n for n, s in enumerate(baris[1:]) if re.match(r" *\}\)?;", s))
    return {satu[1] for satu in list(cocok)[:akhir] if satu}


def test_a_cell_sends_these_fields() -> None:
    """All of them but the number of the session, which tells books with object handles apart."""
    js = list_nama(baca_js("custom-functions/custom-functions-code.js"), "let body = {")

    assert set(build_panggilan("LKJ_CAPAIAN")) == js - {"session_id"}


def test_a_button_sends_these_fields() -> None:
    """Of the book, of each sheet, of each table."""
    js = baca_js("custom-scripts/index.js")
    buku = build_json(api.build_buku_baru("Kantor", 2025))
    lembar = next(satu for satu in buku["sheets"] if satu["tables"])

    assert set(buku) == set(re.findall(r'payload\["(\w+)"\] =', js))
    assert set(buku["book"]) == list_nama(js, 'payload["book"] = {')
    assert set(lembar) == list_nama(js, 'payload["sheets"].push({')
    assert set(lembar["tables"][0]) == list_nama(js, "tablesArray.push({")


def test_our_part_of_the_add_in_is_called_by_its_names() -> None:
    """An order of kind runMacro calls a function of that name with the context first."""
    js = baca_js("custom-scripts/index.js")
    kami = (PROYEK / "static" / "js" / "main.js").read_text(encoding="utf-8")

    assert "globalThis.callbacks[action.args[0].toString()](\n    context," in js
    for nama in (HAPUS, PASANG):
        assert f"async function {nama}(context, " in kami
    assert re.search(rf"globalThis\.callbacks, \{{ {HAPUS}, {PASANG} \}}", kami)


@pytest.fixture(scope="module")
def js(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of the page as they are served: those of the package, ours in their place."""
    folder = tmp_path_factory.mktemp("halaman") / "js"
    shutil.copytree(find_js(), folder)
    shutil.copytree(PROYEK / "static" / "js", folder, dirs_exist_ok=True)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    return folder


def klik(js: Path, server: ServerUji, tombol: str, buku: Any) -> dict[str, Any]:
    """Click a button over a book in the stand-in for Excel; what happened there."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node tidak ada: pasang dengan apt install nodejs")
    halaman = server.tamu.minta("GET", "/taskpane.html").isi.decode()
    konfigurasi = re.search(r'<script id="config"[^>]*>(.*?)</script>', halaman, re.DOTALL)
    assert konfigurasi is not None
    masukan = {
        "asal": f"http://127.0.0.1:{server.port}",
        "token": server.siti.token,
        "tombol": tombol,
        "buku": buku,
        "konfigurasi": json.loads(konfigurasi[1]),
    }
    berkas = js.parent / "masukan.json"
    berkas.write_text(json.dumps(masukan), encoding="utf-8")
    hasil = subprocess.run(
        [node, Path(__file__).with_name("excel_palsu.mjs"), js, berkas],
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert hasil.returncode == 0, hasil.stderr[-2000:]
    catatan: dict[str, Any] = json.loads(hasil.stdout)
    return catatan


def build_excel(isi: bytes) -> dict[str, Any]:
    """A book as Excel holds it: a date is a number with a format, an empty cell is ""."""
    buku = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    return {
        "nama": "buku.xlsx",
        "names": [
            {"name": nama, "type": "Range", "formula": f"={isi.attr_text}"}
            for nama, isi in buku.defined_names.items()
        ],
        "lembar": [
            {
                "nama": ws.title,
                "alamat": ws.dimensions,
                "nilai": [[_to_excel(sel.value) for sel in baris] for baris in ws.iter_rows()],
                "format": [[sel.number_format for sel in baris] for baris in ws.iter_rows()],
                "tabel": [_build_tabel(ws, satu) for satu in ws.tables.values()],
            }
            for ws in buku
        ],
    }


def _to_excel(isi: Any) -> Any:
    if isi is None:
        return ""
    return to_excel(isi) if isinstance(isi, date) else isi


def _build_tabel(ws: Any, tabel: Any) -> dict[str, Any]:
    kiri, atas, kanan, bawah = range_boundaries(tabel.ref)
    a, b = get_column_letter(kiri), get_column_letter(kanan)
    return {
        "alamat": tabel.ref,
        "judul": f"{a}{atas}:{b}{atas}",
        "badan": f"{a}{atas + 1}:{b}{bawah}",
        "baris": bawah - atas + 1,
        "kolom": [str(sel.value) for sel in ws[tabel.ref][0]],
        "sifat": {"name": tabel.name, "showHeaders": True, "showTotals": False,
                  "style": "TableStyleLight1", "showFilterButton": True,
                  "highlightFirstColumn": False, "highlightLastColumn": False,
                  "showBandedRows": True, "showBandedColumns": False},
    }  # fmt: skip


def test_the_scripts_inside_excel_send_the_book_that_these_tests_send(
    server: ServerUji, js: Path
) -> None:
    """Cell by cell, dates included; the token of the panel goes along."""
    isi = api.build_contoh("jember")

    kiriman = klik(js, server, "bantuan", build_excel(isi))["kiriman"]

    harap = build_json(isi)
    assert kiriman["kepala"]["Authorization"] == f"Bearer {server.siti.token}"
    assert kiriman["isi"].pop("names")
    assert kiriman["isi"] == {k: v for k, v in harap.items() if k != "names"}


@pytest.mark.parametrize("kantor", api.list_contoh())
def test_a_click_goes_the_whole_way(server: ServerUji, js: Path, kantor: str) -> None:
    """Ribbon, xlwings in Excel, server and back: every order is understood and carried out."""
    buku = build_excel(api.build_contoh(kantor))

    periksa = klik(js, server, "periksa_data", buku)
    hitung = klik(js, server, "hitung_ulang", buku)
    laporan = klik(js, server, "buat_lkjip", buku)

    for catatan in (periksa, hitung, laporan):
        assert catatan["selesai"]
        assert len(catatan["pesan"]) == 1
        assert "failed" not in catatan["pesan"][0]
    assert periksa["aktif"] == "Periksa"
    assert {lembar for lembar, *_ in periksa["nilai"]} <= {"Periksa"}
    assert "Unduh: http" in laporan["pesan"][0]


def test_links_of_a_check_arrive_as_links(server: ServerUji, js: Path) -> None:
    """A cell that names a place gets its link, after the old ones are gone."""
    isi = api.build_contoh("jember")
    buku, sel = build_excel(isi), BukuUji(isi).sel("tblPK", 0, "Target Awal")
    pk = next(satu for satu in buku["lembar"] if satu["nama"] == sel.parent.title)
    pk["nilai"][sel.row - 1][sel.column - 1] = "seratus"

    catatan = klik(js, server, "periksa_data", buku)

    assert {lembar for lembar, *_ in (*catatan["hapus"], *catatan["tautan"])} == {"Periksa"}
    tujuan = {satu["documentReference"]: satu for _, _, satu in catatan["tautan"]}
    tautan = tujuan[f"'{sel.parent.title}'!{sel.coordinate}"]
    assert tautan["textToDisplay"] == f"{sel.parent.title}!{sel.coordinate}"
    assert tautan["screenTip"]


def test_a_refused_sign_in_is_told_in_indonesian(server: ServerUji, js: Path) -> None:
    """The message of the server, not that of the script."""
    masuk = replace(server, siti=Klien(server.port, "lkjip_salah"))

    catatan = klik(js, masuk, "periksa_data", build_excel(api.build_contoh("jember")))

    assert "belum masuk" in catatan["pesan"][0]
    assert catatan["nilai"] == []
