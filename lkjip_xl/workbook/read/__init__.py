"""A workbook in: cells with addresses, checked and turned into domain objects."""
