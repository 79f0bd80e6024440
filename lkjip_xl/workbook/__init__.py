"""Excel in and out of files."""
