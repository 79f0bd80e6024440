"""LibreOffice: it lays our documents out and never saves them, and it is a host of the macros."""
