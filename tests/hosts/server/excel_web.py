"""Excel on the web, as far as a server sees it: books and cells as JSON, and orders carried out."""

from __future__ import annotations

import http.client
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

VERSI = "0.37.8"
FUNGSI = "/xlwings/custom-functions-call"
SKRIP = "/xlwings/custom-scripts-call/"
_JENIS_GALAT = {
    "#DIV/0!": "Div0", "#N/A": "NotAvailable", "#NAME?": "Name", "#NULL!": "Null",
    "#NUM!": "Num", "#REF!": "Ref", "#VALUE!": "Value",
}  # fmt: skip


@dataclass(frozen=True)
class Jawaban:
    """What a server answered."""

    kode: int
    kepala: Mapping[str, str]
    isi: bytes

    @property
    def json(self) -> Any:
        """The answer as data."""
        return json.loads(self.isi)


class Klien:
    """The add-in of one user."""

    def __init__(self, port: int, token: str = "") -> None:
        """Not connected yet; without a token nobody is signed in."""
        self.port, self.token = port, token

    def minta(self, cara: str, jalur: str, isi: bytes | None = None, **kepala: str) -> Jawaban:
        """One request; a further header such as `host` takes the place of the usual one."""
        semua = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sambungan.request(cara, jalur, isi, {**semua, **kepala})
            jawab = sambungan.getresponse()
            return Jawaban(
                jawab.status, {k.lower(): v for k, v in jawab.getheaders()}, jawab.read()
            )
        finally:
            sambungan.close()

    def kirim(self, jalur: str, isi: Any) -> Jawaban:
        """Post data."""
        jenis = {"Content-Type": "application/json"}
        return self.minta("POST", jalur, json.dumps(isi).encode(), **jenis)

    def panggil(self, nama: str, *isi: Any) -> Any:
        """What a cell shows that calls a function: a number, a text, or the text of an error."""
        jawab = self.kirim(FUNGSI, build_panggilan(nama, *isi))
        assert jawab.kode == 200, jawab.isi
        ((hasil,),) = jawab.json["result"]
        if isinstance(hasil, Mapping):
            assert hasil["type"] == "Error"
            return next(teks for teks, j in _JENIS_GALAT.items() if j == hasil["errorType"])
        return hasil

    def jalankan(self, skrip: str, buku: Mapping[str, Any], *argumen: Any) -> list[dict[str, Any]]:
        """Click a button; what Excel is told to do."""
        jawab = self.kirim(SKRIP + skrip, {**buku, "args": list(argumen)})
        assert jawab.kode == 200, jawab.isi
        tindakan: list[dict[str, Any]] = jawab.json["actions"]
        return tindakan


def build_panggilan(nama: str, *isi: Any) -> dict[str, Any]:
    """A call as a cell makes it; arguments in the form of tests/hosts/classic_stub.py."""
    return {
        "func_name": nama,
        "args": [_to_argumen(satu) for satu in isi],
        "version": VERSI,
        "client": "Office.js",
        "runtime": "1.4",
        "date_format": "dd/mm/yyyy",
        "culture_info_name": "id-ID",
        "caller_address": "[buku.xlsx]PK!A1",
    }


def _to_argumen(isi: Any) -> Any:
    """Every argument is a matrix; one that was left out is null."""
    if isinstance(isi, Mapping) and "hilang" in isi:
        return None
    if isinstance(isi, Mapping) and "sel" in isi:
        isi = isi["sel"]
    if isinstance(isi, list):
        return [[_to_sel(sel) for sel in baris] for baris in isi]
    return [[_to_sel(isi)]]


def _to_sel(isi: Any) -> Any:
    if isi is None:
        return ""
    if isinstance(isi, Mapping) and "galat" in isi:
        return {"type": "Error", "basicType": "Error", "basicValue": isi["galat"]}
    if isinstance(isi, Mapping):  # a date cell is a number for functions
        return (datetime.fromisoformat(isi["tanggal"]) - datetime(1899, 12, 30)).days  # noqa: DTZ001
    return isi


def build_json(isi: bytes, nama: str = "buku.xlsx", aktif: int = 0) -> dict[str, Any]:
    """The content of a file as the add-in in Excel sends it: values, tables, no formula."""
    nilai = openpyxl.load_workbook(io.BytesIO(isi), data_only=True)
    return {
        "client": "Office.js",
        "version": VERSI,
        "book": {
            "name": nama,
            "active_sheet_index": aktif,
            "selection": "A1",
            "calculation": "Automatic",
        },
        "names": [],
        "sheets": [_build_lembar(ws) for ws in nilai],
    }


def _build_lembar(ws: Any) -> dict[str, Any]:
    return {
        "name": ws.title,
        "visibility": "Visible",
        "show_gridlines": True,
        "print_area": None,
        "notes": [],
        "notes_supported": True,
        "used_range_address": ws.dimensions,
        "used_range_row_count": ws.max_row,
        "used_range_column_count": ws.max_column,
        "values": [[_to_json(sel) for sel in baris] for baris in ws.iter_rows(values_only=True)],
        "pictures": [],
        "shapes": [],
        "charts": [],
        "pivot_tables": [],
        "tables": [_build_tabel(ws, tabel) for tabel in ws.tables.values()],
    }


def _to_json(isi: Any) -> Any:
    """A value as Office.js reads it: an empty cell is "", a date the text of an instant."""
    if isi is None:
        return ""
    if isinstance(isi, date) and not isinstance(isi, datetime):
        isi = datetime(isi.year, isi.month, isi.day)  # noqa: DTZ001
    return f"{isi.isoformat()}.000Z" if isinstance(isi, datetime) else isi


def _build_tabel(ws: Any, tabel: Any) -> dict[str, Any]:
    kiri, atas, kanan, bawah = range_boundaries(tabel.ref)
    header = [str(sel.value) for sel in ws[tabel.ref][0]]
    return {
        "name": tabel.name,
        "range_address": tabel.ref,
        "row_count": bawah - atas + 1,
        "column_count": kanan - kiri + 1,
        "columns": header,
        "header_row_range_address": _alamat(atas, kiri, atas, kanan),
        "data_body_range_address": _alamat(atas + 1, kiri, bawah, kanan),
        "total_row_range_address": None,
        "show_headers": True,
        "show_totals": False,
        "table_style": "TableStyleLight1",
        "show_autofilter": True,
        "show_table_style_first_column": False,
        "show_table_style_last_column": False,
        "show_table_style_row_stripes": True,
        "show_table_style_column_stripes": False,
    }


def _alamat(atas: int, kiri: int, bawah: int, kanan: int) -> str:
    return f"{get_column_letter(kiri)}{atas}:{get_column_letter(kanan)}{bawah}"


def list_pesan(tindakan: Sequence[Mapping[str, Any]]) -> list[str]:
    """The messages that staff see."""
    return [satu["args"][0] for satu in tindakan if satu["func"] == "alert"]


class BukuWeb:
    """The file of a book in which Excel carries out what a script orders."""

    def __init__(self, isi: bytes) -> None:
        """Open the content of a file."""
        self.wb = openpyxl.load_workbook(io.BytesIO(isi))
        self.tautan: dict[tuple[str, str], str] = {}
        self.aktif = ""

    def laksanakan(self, tindakan: Sequence[Mapping[str, Any]]) -> None:
        """Carry out orders one by one; one that is not known here is a mistake."""
        for satu in tindakan:
            if satu["func"] in ("alert", "calculate"):
                continue
            lembar = None if satu["sheet_position"] is None else self._lembar(satu)
            getattr(self, f"_{satu['func']}")(lembar, satu)

    def baris(self, lembar: str) -> list[list[Any]]:
        """Everything on a sheet, trailing blanks left out."""
        semua = [list(satu) for satu in self.wb[lembar].iter_rows(values_only=True)]
        return [satu for satu in semua if any(isi is not None for isi in satu)]

    def _lembar(self, satu: Mapping[str, Any]) -> Any:
        return self.wb.worksheets[satu["sheet_position"]]

    def _setValues(self, lembar: Any, satu: Mapping[str, Any]) -> None:  # noqa: N802
        for b, baris in enumerate(satu["values"]):
            for k, isi in enumerate(baris):
                sel = lembar.cell(satu["start_row"] + b + 1, satu["start_column"] + k + 1)
                teks = isinstance(isi, str) and isi.startswith("'")
                sel.value = isi[1:] if teks else (None if isi == "" else isi)

    def _resizeTable(self, lembar: Any, satu: Mapping[str, Any]) -> None:  # noqa: N802
        nomor, alamat = satu["args"]
        tabel = list(lembar.tables.values())[nomor]
        tabel.ref = alamat.replace("$", "").rpartition("!")[2]

    def _activateSheet(self, lembar: Any, satu: Mapping[str, Any]) -> None:  # noqa: N802
        self.aktif = self.wb.sheetnames[satu["args"][0]]

    def _runMacro(self, lembar: Any, satu: Mapping[str, Any]) -> None:  # noqa: N802
        nama, nomor, isi = satu["args"]
        judul = self.wb.sheetnames[nomor]
        if nama == "lkjipHapusTautan":
            for baris in self.wb[judul][isi] if ":" in isi else ((self.wb[judul][isi],),):
                for sel in baris:
                    self.tautan.pop((judul, sel.coordinate), None)
        else:
            assert nama == "lkjipPasangTautan"
            for sel, tujuan, teks, _ in isi:
                self.wb[judul][sel].value = teks
                self.tautan[judul, sel] = tujuan
