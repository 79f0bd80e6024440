"""A saved workbook changed at a few places; all its other parts stay byte for byte."""
