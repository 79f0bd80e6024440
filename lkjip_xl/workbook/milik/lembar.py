"""Cells and sheets of staff's own, read with openpyxl."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from typing import Any

from openpyxl.utils.cell import column_index_from_string, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from lkjip_xl.workbook.milik.gaya import read_gaya
from lkjip_xl.workbook.milik.model import LembarMilik, SelMilik, TabelMilik
from lkjip_xl.workbook.milik.rumus import Penerjemah
from lkjip_xl.workbook.roll.ledger import Langkah, Nasib, format_isi

_RUMUS_JADI_NILAI = "rumusnya menunjuk tempat yang berubah, jadi yang ikut nilainya"
_TANPA_NILAI = (
    "rumusnya menunjuk tempat yang berubah dan belum pernah dihitung, jadi sel baru kosong tanpa "
    "nilainya; buka dan simpan buku lama di Excel, lalu ulangi, atau tulis rumusnya kembali"
)


class SumberSel:
    """Reads one cell after another; values behind formulas are fetched only when needed."""

    def __init__(
        self,
        penerjemah: Penerjemah,
        open_nilai: Callable[[], Workbook],
        is_bernilai: Callable[[str, str], bool],
        *,
        is_segar: bool,
    ) -> None:
        """Start.

        Args:
            penerjemah: Rewrites formulas.
            open_nilai: The same book with the values that its formulas show.
            is_bernilai: Whether the formula in a cell of a sheet was ever calculated; empty text
                is a value too.
            is_segar: Whether these values hold in the new book too: the same year.
        """
        self._penerjemah = penerjemah
        self._open, self._is_bernilai = open_nilai, is_bernilai
        self._nilai: Workbook | None = None
        self._is_segar = is_segar

    def read(
        self,
        sel: Any,
        asal: str,
        ke: str,
        catatan: list[Langkah],
        baris_sendiri: tuple[str, int] | None = None,
    ) -> SelMilik:
        """A cell with its looks; its way goes to `catatan`."""
        gaya = read_gaya(sel)
        tautan = _tautan(sel)
        if sel.data_type != "f":
            catatan.append(Langkah(asal, format_isi(sel.value), Nasib.TETAP, ke))
            return SelMilik(sel.value, "", gaya, tautan)
        lembar = asal.rpartition("!")[0]
        asli = sel.value if isinstance(sel.value, str) else ""
        rumus = self.translate(sel, baris_sendiri)
        nilai = None
        if rumus is None or self._is_segar:
            nilai = self._find_nilai(lembar, sel.coordinate)
        if rumus is None and not self._is_bernilai(lembar, sel.coordinate):
            apa = asli or "rumus larik"
            catatan.append(Langkah(asal, apa, Nasib.TIDAK_IKUT, "", _TANPA_NILAI))
        elif rumus is None:
            catatan.append(
                Langkah(asal, asli or "rumus larik", Nasib.TETAP, ke, _RUMUS_JADI_NILAI, True)
            )
        else:
            catatan.append(Langkah(asal, asli, Nasib.TETAP, ke))
        return SelMilik(nilai, rumus or "", gaya, tautan)

    def translate(self, sel: Any, baris_sendiri: tuple[str, int] | None = None) -> str | None:
        """The formula of a cell for the new book; None if there is none, or it cannot come."""
        # An array formula is an object, not a text; it comes as its value.
        if sel.data_type != "f" or not isinstance(sel.value, str):
            return None
        return self._penerjemah.translate(sel.value, sel.parent.title, baris_sendiri)

    def _find_nilai(self, lembar: str, alamat: str) -> Any:
        if self._nilai is None:
            self._nilai = self._open()
        isi = self._nilai[lembar][alamat].value
        return isi if isinstance(isi, str | int | float | date | time | timedelta) else None


def _tautan(sel: Any) -> str:
    if sel.hyperlink is None:
        return ""
    if sel.hyperlink.target:
        return str(sel.hyperlink.target)
    return f"internal:{sel.hyperlink.location}" if sel.hyperlink.location else ""


def read_lembar(ws: Worksheet, nama: str, sumber: SumberSel, catatan: list[Langkah]) -> LembarMilik:
    """A sheet of staff's own, called `nama` from now on; the way of its cells to `catatan`."""
    sel = {}
    for (baris, kolom), satu in sorted(ws._cells.items()):
        if getattr(satu, "value", None) is not None:
            asal = f"{ws.title}!{satu.coordinate}"
            ke = f"{nama}!{satu.coordinate}"
            sel[baris - 1, kolom - 1] = sumber.read(satu, asal, ke, catatan)
        elif satu.has_style:
            sel[baris - 1, kolom - 1] = SelMilik(None, "", read_gaya(satu))
    if not sel:
        catatan.append(Langkah(ws.title, "lembar kosong", Nasib.TETAP, nama))
    catatan += _list_aturan(ws)
    return LembarMilik(
        nama,
        sel,
        _lebar(ws),
        {n - 1: d.height for n, d in ws.row_dimensions.items() if d.height},
        tuple(_daerah(str(satu)) for satu in ws.merged_cells.ranges),
        tuple(_tabel(satu) for satu in ws.tables.values()),
        _beku(ws),
        ws.sheet_state != "visible",
    )


def _lebar(ws: Worksheet) -> dict[int, float]:
    """Widths by zero-based column; one entry may stand for many columns."""
    hasil: dict[int, float] = {}
    for huruf, satu in ws.column_dimensions.items():
        awal = satu.min or column_index_from_string(huruf)
        akhir = min(satu.max or awal, awal + 255)
        if satu.customWidth or satu.width != 13:
            hasil |= {nomor - 1: float(satu.width) for nomor in range(awal, akhir + 1)}
    return hasil


def _daerah(ref: str) -> tuple[int, int, int, int]:
    kiri, atas, kanan, bawah = (int(satu or 1) - 1 for satu in range_boundaries(ref))
    return atas, kiri, bawah, kanan


def _tabel(satu: Table) -> TabelMilik:
    return TabelMilik(
        satu.displayName,
        _daerah(satu.ref),
        tuple(satu.column_names),
        (satu.tableStyleInfo.name or "") if satu.tableStyleInfo else "",
        satu.autoFilter is not None,
        bool(satu.totalsRowCount),
    )


def _beku(ws: Worksheet) -> tuple[int, int]:
    if not ws.freeze_panes:
        return 0, 0
    atas, kiri, _, _ = _daerah(str(ws.freeze_panes))
    return atas, kiri


def _list_aturan(ws: Worksheet) -> list[Langkah]:
    """Rules of a sheet that do not come: validation and colours by condition."""
    hasil = []
    if ws.data_validations is not None and ws.data_validations.dataValidation:
        daerah = " ".join(str(satu.sqref) for satu in ws.data_validations.dataValidation)
        pesan = "buat kembali di Data > Data Validation"
        hasil.append(Langkah(ws.title, f"aturan isian {daerah}", Nasib.TIDAK_IKUT, "", pesan))
    if daerah := " ".join(str(satu.sqref) for satu in ws.conditional_formatting):
        pesan = "buat kembali di Home > Conditional Formatting"
        hasil.append(Langkah(ws.title, f"warna bersyarat {daerah}", Nasib.TIDAK_IKUT, "", pesan))
    return hasil
