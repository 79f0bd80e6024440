"""A workbook out: sheets, tables, formulas, help, dashboard (XlsxWriter)."""
