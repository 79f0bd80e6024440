"""Other programs of Excel on this machine, which are none of our business."""

from __future__ import annotations

import atexit
import sys


def spare_excel_lain() -> None:
    """Keep xlwings from ending them: it ends each Excel without a window when Python ends.

    Such an Excel may be one that another program works with, or one that is still saving.
    """
    mesin = sys.modules.get("xlwings._xlwindows")
    if mesin is not None:
        atexit.unregister(mesin.cleanup)
