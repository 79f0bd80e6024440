"""The sheets of the workbook, declared: one module per group of sheets."""
