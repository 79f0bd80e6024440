"""The screen while a button works: progress in the status bar, no flicker, all as it was after."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from typing import Any

import xlwings as xw


def show_status(buku: xw.Book, teks: str) -> None:
    """Progress in the status bar, where the program has one; no work stops for it."""
    with contextlib.suppress(Exception):
        buku.app.status_bar = f"LKjIP: {teks}"


def clear_status(buku: xw.Book) -> None:
    """The status bar is the program's own again."""
    with contextlib.suppress(NotImplementedError):
        buku.app.status_bar = False


def recalculate(buku: xw.Book) -> None:
    """Whatever waits for a calculation, also where staff chose to calculate by hand."""
    with contextlib.suppress(NotImplementedError):
        buku.app.calculate()


def recalculate_all(buku: xw.Book) -> None:
    """Every formula anew: in Excel one that the program believes to be right may be stale."""
    if not call_api(buku.app, "CalculateFullRebuild"):
        recalculate(buku)


@contextlib.contextmanager
def hold_screen(buku: xw.Book) -> Iterator[None]:
    """No flicker and no help of the program while cells are written; all of it restored.

    The sheet in front stays in front. Nothing is computed between two writes. Excel fills a whole
    column of a table when one formula is typed into it: each formula is written here where it
    belongs, so that is switched off. Cells that staff have copied just before are let go of: Excel
    would insert them where rows are inserted.
    """
    with contextlib.ExitStack() as balik:
        _switch(buku.app, "cut_copy_mode", False)
        if (lembar := _find_aktif(buku)) is not None:
            balik.callback(_show_lagi, buku, lembar)
        if (layar := _switch(buku.app, "screen_updating", False)) is not None:
            balik.callback(_switch, buku.app, "screen_updating", layar)
        if (cara := _switch(buku.app, "calculation", "manual")) is not None:
            balik.callback(_switch, buku.app, "calculation", cara)
        koreksi = find_api(buku.app, "AutoCorrect")
        if koreksi is not None:
            isi = koreksi.AutoFillFormulasInLists
            koreksi.AutoFillFormulasInLists = False
            balik.callback(setattr, koreksi, "AutoFillFormulasInLists", isi)
        yield


def show_lembar(lembar: xw.Sheet) -> None:
    """Bring a sheet of the book in front to the front, also one that staff have hidden.

    In a book whose structure is protected a hidden sheet stays where it is. The engine is asked
    itself: xlwings would look for the program too, and fails where two of them run.
    """
    try:
        lembar.impl.activate()
    # Each program has its own fault for a sheet that it does not show.
    except Exception:
        with contextlib.suppress(Exception):
            lembar.visible = True
            lembar.impl.activate()


def find_api(benda: Any, nama: str) -> Any:
    """A member of the program's own object behind an xlwings one; None where it has none."""
    try:
        return getattr(benda.api, nama, None)
    # Programs without an object model or without this member say so in many ways.
    except Exception:
        return None


def call_api(benda: Any, nama: str, *isi: Any) -> bool:
    """Call such a member; whether there is one."""
    fungsi: Callable[..., Any] | None = find_api(benda, nama)
    if fungsi is None:
        return False
    fungsi(*isi)
    return True


def _find_aktif(buku: xw.Book) -> str | None:
    try:
        return str(buku.sheets.active.name)
    except (NotImplementedError, AttributeError):
        return None


def _show_lagi(buku: xw.Book, nama: str) -> None:
    if _find_aktif(buku) != nama:
        show_lembar(buku.sheets[nama])


def _switch(app: xw.App, nama: str, isi: Any) -> Any:
    """Set a switch of the program; how it was, None where the program has none.

    Excel refuses some of them while no book is visible, with a fault of its own.
    """
    try:
        lama = getattr(app, nama)
        setattr(app, nama, isi)
    except Exception:
        return None
    return lama
