"""The front door: what every host and test calls."""

from lkjip_xl.api.books import (
    RUMUS,
    Rumus,
    build_buku,
    build_buku_baru,
    build_contoh,
    import_tabel,
    list_contoh,
    write_periksa,
)
from lkjip_xl.api.hitungan import Hitungan, check_buku, compute_buku, compute_grid
from lkjip_xl.api.reports import (
    TEMPLAT_BAKU,
    check_templat,
    list_nama,
    list_saringan,
    render_laporan,
)
from lkjip_xl.api.years import BukuBaru, roll_buku, upgrade_buku

__all__ = [
    "RUMUS",
    "TEMPLAT_BAKU",
    "BukuBaru",
    "Hitungan",
    "Rumus",
    "build_buku",
    "build_buku_baru",
    "build_contoh",
    "check_buku",
    "check_templat",
    "compute_buku",
    "compute_grid",
    "import_tabel",
    "list_contoh",
    "list_nama",
    "list_saringan",
    "render_laporan",
    "roll_buku",
    "upgrade_buku",
    "write_periksa",
]
