"""Data shipped with the package: the example offices."""
