"""While a button works the screen stands still; afterwards all is as staff had it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import xlwings as xw

from lkjip_xl.hosts.terbuka.layar import hold_screen, recalculate_all


@pytest.fixture
def excel(terbuka: xw.Book, monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Switches as Excel has them, on the program of the open book."""
    kelas = type(terbuka.impl.app)
    monkeypatch.setattr(kelas, "calculation", "semiautomatic", raising=False)
    monkeypatch.setattr(kelas, "screen_updating", True)
    koreksi = SimpleNamespace(AutoFillFormulasInLists=True)
    api = SimpleNamespace(AutoCorrect=koreksi, dihitung=0)
    api.CalculateFullRebuild = lambda: setattr(api, "dihitung", api.dihitung + 1)
    monkeypatch.setattr(terbuka.impl.app, "api", api)
    return api


def read_switches(buku: xw.Book) -> tuple[bool, str, bool, str]:
    """What a person would notice of the program."""
    app = buku.impl.app
    return (app.screen_updating, app.calculation,
            app.api.AutoCorrect.AutoFillFormulasInLists, buku.sheets.active.name)  # fmt: skip


def test_switches_are_off_inside_and_back_after_a_fault(
    terbuka: xw.Book, excel: SimpleNamespace
) -> None:
    """Drawing, computing and filling of columns; the sheet in front too."""
    terbuka.sheets["Capaian"].activate()
    sebelum, di_dalam = read_switches(terbuka), []

    def kerja() -> None:
        with hold_screen(terbuka):
            terbuka.sheets["PK"].activate()
            di_dalam.append(read_switches(terbuka))
            raise OSError("Excel sibuk")

    with pytest.raises(OSError, match="Excel sibuk"):
        kerja()

    assert di_dalam == [(False, "manual", False, "PK")]
    assert read_switches(terbuka) == sebelum


def test_program_without_switches_is_no_obstacle(terbuka: xw.Book) -> None:
    """LibreOffice and Excel on the web have not all of them."""
    terbuka.sheets["PK"].activate()

    with hold_screen(terbuka):
        terbuka.sheets["Capaian"].activate()

    assert terbuka.sheets.active.name == "PK"


def test_every_formula_is_computed_anew(terbuka: xw.Book, excel: SimpleNamespace) -> None:
    """In Excel by its own command; elsewhere by the usual one."""
    recalculate_all(terbuka)
    terbuka.impl.app.api = None
    sebelum = terbuka.impl.app.hitungan

    recalculate_all(terbuka)

    assert excel.dihitung == 1
    assert terbuka.impl.app.hitungan == sebelum + 1
