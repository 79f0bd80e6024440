"""A book that is open in a spreadsheet program: read, asked, shown, and written back safely."""
