"""lkjip_xl: from the Excel workbook that staff fill in to an editable Word LKjIP."""

__version__ = "0.1.0"
