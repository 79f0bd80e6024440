"""The workbook inside a chart, which Word opens when staff choose "Edit Data"."""

from __future__ import annotations

import io
from datetime import datetime

from lkjip_xl.report.grafik import Grafik

SHEET = "Data"
# XlsxWriter stamps the time of writing; the same data must give the same bytes.
_FIXED = datetime(2000, 1, 1)  # noqa: DTZ001 - a file property without a zone


def build_workbook(grafik: Grafik) -> bytes:
    """An .xlsx with categories in column A and a series in each column after it.

    Args:
        grafik: The data; no value is an empty cell, and text is never taken for a formula.
    """
    # Loading XlsxWriter takes a tenth of a report's time, and many templates have no chart.
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": _FIXED})
        sheet = book.add_worksheet(SHEET)
        sheet.set_column(0, 0, 36)
        sheet.set_column(1, max(1, len(grafik.seri)), 18)
        look = book.add_format({"num_format": grafik.format})
        for row, kategori in enumerate(grafik.kategori, 1):
            sheet.write_string(row, 0, kategori)
        for column, seri in enumerate(grafik.seri, 1):
            sheet.write_string(0, column, seri.nama)
            for row, angka in enumerate(seri.nilai, 1):
                if angka is not None:
                    sheet.write_number(row, column, angka, look)
    return buffer.getvalue()


def name_column(number: int) -> str:
    """Letters of the zero-based column `number`.

    >>> [name_column(number) for number in (0, 25, 26)]
    ['A', 'Z', 'AA']
    """
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
