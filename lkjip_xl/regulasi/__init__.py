"""The law as data: one TOML per rule, blocks by tahun laporan, each with its source."""
