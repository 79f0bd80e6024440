"""Staff's exports (.csv, .xlsx) into one table of the book."""
