"""Books as staff leave them: the example with columns, sheets and notes of their own."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.worksheet.table import Table, TableColumn
from openpyxl.worksheet.worksheet import Worksheet

CATATAN_LEPAS = "tanyakan ke kanwil"


def find_sel(ws: Worksheet, tabel: str, kode: str, header: str) -> Any:
    """One body cell of a table, by the kode in its first column."""
    daerah = ws[ws.tables[tabel].ref]
    kolom = [sel.value for sel in daerah[0]].index(header)
    return next(baris[kolom] for baris in daerah if baris[0].value == kode)


def read_kolom(wb: Any, tabel: str, *header: str) -> list[tuple[Any, ...]]:
    """Filled rows of some columns of a table."""
    ws = next(ws for ws in wb if tabel in ws.tables)
    daerah = ws[ws.tables[tabel].ref]
    letak = [[sel.value for sel in daerah[0]].index(satu) for satu in header]
    isi = (tuple(baris[k].value for k in letak) for baris in daerah[1:])
    return [satu for satu in isi if satu[0] is not None]


def add_kolom(ws: Worksheet, tabel: str, header: str, isi: Mapping[Any, Any]) -> None:
    """A column of staff's own at the right end of a table; cells by kode of their row."""
    satu = ws.tables[tabel]
    kiri, atas, kanan, bawah = (int(n or 0) for n in range_boundaries(satu.ref))
    satu.ref = f"{get_column_letter(kiri)}{atas}:{get_column_letter(kanan + 1)}{bawah}"
    nomor = max(kolom.id for kolom in satu.tableColumns) + 1
    satu.tableColumns.append(TableColumn(id=nomor, name=header))
    ws.cell(atas, kanan + 1, header)
    for baris in range(atas + 1, bawah + 1):
        if (kode := ws.cell(baris, kiri).value) in isi:
            ws.cell(baris, kanan + 1, isi[kode])


def _add_kertas_kerja(wb: Any) -> None:
    """A sheet of staff's own: figures, formulas of every kind, looks, a table, a chart."""
    ws = wb.create_sheet("Kertas Kerja")
    target = find_sel(wb["PK"], "tblPK", "IKM", "Target Awal")
    isi: Sequence[Sequence[Any]] = (
        ("Rapat", "Biaya"),
        ("Januari", 1250.5),
        ("Februari", 2000),
        ("Jumlah", "=SUM(B2:B3)"),
        ("Target IKM", f"=PK!{target.coordinate}*2"),
        ("Rata-rata", '=IFERROR(AVERAGE(tblCapaian[Capaian (%)]),"")'),
        ("Judul", "=PK!A1"),
        ("Tanggal", date(2023, 5, 17)),
        ("Bukan rumus", "teks"),
    )
    for nomor, (nama, nilai) in enumerate(isi, 1):
        ws.cell(nomor, 1, nama)
        ws.cell(nomor, 2, nilai)
    ws["B9"].value = "=1+1"
    ws["B9"].data_type = "s"
    ws["A1"].font = Font(bold=True)
    ws["A1"].fill = PatternFill("solid", fgColor="FFFFC000")
    ws["B2"].number_format = "#,##0.0"
    ws["B2"].comment = Comment("sudah dicek", "Bagian Keuangan")
    ws.column_dimensions["A"].width = 31
    ws.merge_cells("D1:E1")
    ws["D1"] = "gabungan"
    ws["D3"], ws["E3"], ws["D4"], ws["E4"] = "Nama", "Nilai", "a", 7
    ws.add_table(Table(displayName="tblKantor", ref="D3:E4"))
    grafik = BarChart()
    grafik.add_data(Reference(ws, min_col=2, min_row=2, max_row=3))
    ws.add_chart(grafik, "G2")


def build_hias(contoh: bytes, path: Path) -> Path:
    """The example as an office would leave it after a year of work, saved at `path`."""
    wb = openpyxl.load_workbook(io.BytesIO(contoh))
    pk = wb["PK"]
    add_kolom(pk, "tblPK", "Catatan Kantor", {"IKM": "lihat TOR", "IKI": 12})
    # Excel fills a formula down the whole column, spare rows included.
    semua = [None, *(kode for (kode,) in read_kolom(wb, "tblPK", "Kode"))]
    add_kolom(
        pk,
        "tblPK",
        "Dua Kali",
        dict.fromkeys(semua, "=tblPK[[#This Row],[Target]]*2"),
    )
    baris = find_sel(pk, "tblPK", "IPK", "Target Awal").row
    add_kolom(pk, "tblPK", "Sel Biasa", {"IPK": f"=G{baris}+1", "IKI": "=Z99"})
    find_sel(pk, "tblPK", "IKM", "Target Tahun Depan").value = 3.4
    find_sel(pk, "tblPK", "IKM", "Indikator Kinerja").comment = Comment("dari kanwil", "Kepala")
    pk["Z3"] = CATATAN_LEPAS
    find_sel(wb["Capaian"], "tblCapaian", "IKI", "Status").value = "ketikan sendiri"
    _add_kertas_kerja(wb)
    wb.save(path)
    return path
