"""LibreOffice as a program beside ours: it lays documents out, and never saves a report."""
