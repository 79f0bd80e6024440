"""The part of the add-in that runs inside Excel, on a stand-in for Excel in Node."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from lkjip_xl.hosts.server import skrip
from lkjip_xl.hosts.server.setelan import PROYEK

JS = PROYEK / "static" / "js"
# Excel, the browser and xlwings as far as the scripts touch them; what happened goes to stdout.
_PANGGUNG = r"""
const catatan = { skrip: [], panel: 0, selesai: 0, tautan: [], hapus: [] };
const simpanan = new Map();
globalThis.localStorage = {
  getItem: (k) => simpanan.get(k) ?? null,
  setItem: (k, v) => simpanan.set(k, v),
  removeItem: (k) => simpanan.delete(k),
};
const tombol = {};
const slice = [[80, 75, 3], [4, 250]];
const berhasil = (value) => ({ status: "ok", value });
globalThis.Office = {
  actions: { associate: (nama, fungsi) => (tombol[nama] = fungsi) },
  addin: { showAsTaskpane: async () => { catatan.panel += 1; } },
  AsyncResultStatus: { Succeeded: "ok" },
  FileType: { Compressed: "compressed" },
  context: { document: { getFileAsync: (jenis, pilihan, kembali) =>
    kembali(globalThis.tolak ? { status: "gagal" } : berhasil({
      sliceCount: slice.length,
      closeAsync: () => {},
      getSliceAsync: (n, k) => k(berhasil({ data: slice[n] })),
    })) } },
};
globalThis.FileReader = class {
  readAsDataURL(blob) {
    blob.arrayBuffer().then((isi) => {
      this.result = "data:;base64," + Buffer.from(isi).toString("base64");
      this.onload();
    });
  }
};
globalThis.xlwings = { runPython: async (isi) => { catatan.skrip.push(isi); } };
globalThis.callbacks = {};
globalThis.document = { getElementById: () => null, querySelector: () => null };
globalThis.Excel = { ClearApplyTo: { hyperlinks: "hyperlinks" } };
const lembar = (n) => ({ getRange: (alamat) => ({
  clear: (apa) => catatan.hapus.push([n, alamat, apa]),
  set hyperlink(isi) { catatan.tautan.push([n, alamat, isi]); },
}) });
const context = {
  sync: async () => {},
  workbook: { worksheets: { load: () => ({ items: [lembar(0), lembar(1)] }) } },
};
const klik = (nama) => tombol[nama]({ completed: () => { catatan.selesai += 1; } });
"""


def run_node(kode: str, panel: str = "") -> Any:
    """Run the scripts of the page, with its panel if given, then `kode`; gives what was noted."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("Node tidak ada: pasang dengan apt install nodejs")
    halaman = "\n".join((JS / nama).read_text(encoding="utf-8")
                        for nama in ("auth.js", "ribbon.js", "main.js"))  # fmt: skip
    akhir = "process.stdout.write(JSON.stringify(catatan));"
    isi = f"{_PANGGUNG}{panel}{halaman}\n(async () => {{ {kode}\n{akhir} }})();"
    hasil = subprocess.run(
        [node, "-"], input=isi, capture_output=True, text=True, check=False, encoding="utf-8"
    )
    assert hasil.returncode == 0, hasil.stderr
    return json.loads(hasil.stdout)


def test_without_a_sign_in_a_button_opens_the_panel() -> None:
    """Nothing is sent, and Excel hears that the button is done."""
    catatan = run_node('await klik("periksa_data");')

    assert (catatan["panel"], catatan["selesai"], catatan["skrip"]) == (1, 1, [])


def test_each_button_sends_its_script_with_the_token() -> None:
    """Every script of the server has its button; the token goes as a bearer token."""
    catatan = run_node(
        'lkjipKode.simpan("rahasia"); for (const nama of Object.keys(tombol)) await klik(nama);'
    )

    assert sorted(satu["scriptName"] for satu in catatan["skrip"]) == sorted(skrip.__all__)
    assert {satu["auth"] for satu in catatan["skrip"]} == {"Bearer rahasia"}
    assert catatan["selesai"] == len(skrip.__all__)
    assert [s["scriptName"] for s in catatan["skrip"] if "args" in s] == ["tahun_baru"]


@pytest.mark.parametrize(("tolak", "kiriman"), [("false", "UEsDBPo="), ("true", "")])
def test_tahun_baru_sends_the_book_along(tolak: str, kiriman: str) -> None:
    """All its parts in order as base64; nothing where Excel does not hand it over."""
    catatan = run_node(
        f'globalThis.tolak = {tolak}; lkjipKode.simpan("rahasia"); await klik("tahun_baru");'
    )

    assert [satu["args"] for satu in catatan["skrip"]] == [[kiriman]]


def test_signing_out_forgets_the_token() -> None:
    """Afterwards a call would go without one."""
    catatan = run_node(
        'lkjipKode.simpan("rahasia"); lkjipKode.simpan(""); catatan.auth = await getAuth();'
    )

    assert catatan["auth"] == {"token": "", "provider": ""}


# The panel with its form; `jawaban` is what the server says to a sign-in.
_PANEL = r"""
let kirim;
const unsur = (id) => (globalThis.unsurnya[id] ??= {
  value: "", textContent: "", hidden: true,
  addEventListener: (jenis, fungsi) => { if (jenis === "submit") kirim = fungsi; },
});
globalThis.unsurnya = {};
globalThis.document = { getElementById: unsur, querySelector: () => null };
globalThis.fetch = async (alamat, isi) => {
  catatan.masuk = [alamat, isi.method, isi.headers.Authorization];
  return { ok: jawaban === 200, status: jawaban, json: async () => ({ nama: "Siti" }) };
};
catatan.hitung = [];
globalThis.Excel.CalculationType = { full: "Full" };
context.workbook.application = { calculate: (cara) => catatan.hitung.push(cara) };
globalThis.Excel.run = async (kerja) => kerja(context);
"""


@pytest.mark.parametrize(
    ("jawaban", "kata", "hitung", "simpanan"),
    [(200, "masuk sebagai Siti", ["Full"], "kode"), (401, "tidak dikenal", [], ""),
     (502, "tidak terjangkau", [], "kode")],
)  # fmt: skip
def test_signing_in_computes_the_cells_that_were_refused(
    jawaban: int, kata: str, hitung: list[str], simpanan: str
) -> None:
    """Excel on the web has no key for it; a server that is down costs nobody the sign-in."""
    catatan = run_node(
        'unsurnya["lkjip-kode"].value = " kode "; await kirim({ preventDefault() {} });'
        'catatan.kabar = unsurnya["lkjip-kabar"].textContent; catatan.simpan = lkjipKode.baca();',
        panel=f"const jawaban = {jawaban};{_PANEL}",
    )

    assert catatan["masuk"] == ["/lkjip/masuk", "POST", "Bearer kode"]
    assert kata in catatan["kabar"]
    assert catatan["hitung"] == hitung
    assert catatan["simpan"] == simpanan


def test_links_are_taken_off_and_put_on() -> None:
    """By the number of the sheet, to places inside the book."""
    catatan = run_node(
        'await callbacks.lkjipHapusTautan(context, 1, "C5:C9");'
        "await callbacks.lkjipPasangTautan("
        'context, 1, [["C5", "\'PK\'!F12", "PK!F12", "Ke PK!F12"]]);'
    )

    assert catatan["hapus"] == [[1, "C5:C9", "hyperlinks"]]
    assert catatan["tautan"] == [
        [1, "C5", {"documentReference": "'PK'!F12", "textToDisplay": "PK!F12",
                   "screenTip": "Ke PK!F12"}]
    ]  # fmt: skip


def test_templates_use_no_inline_script() -> None:
    """Pages of ours hold words; what runs stands in files of this server."""
    halaman = list(Path(PROYEK, "templates").glob("*.html"))

    assert len(halaman) == 2
    for satu in halaman:
        teks = satu.read_text(encoding="utf-8")
        assert "<script" not in teks
        assert "://" not in teks
