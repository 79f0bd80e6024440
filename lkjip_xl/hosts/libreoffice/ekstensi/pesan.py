"""Messages made inside LibreOffice, for what keeps the user's Python from speaking itself."""

from __future__ import annotations

import contextlib
from typing import Any


def show_tanpa_python(ctx: Any, fault: Exception) -> None:
    """Tell that the Python of the installation cannot be started, and what to do."""
    show_pesan(
        ctx,
        "Python yang dipakai LKjIP tidak dapat dijalankan; mungkin sudah dipindah atau dihapus.\n"
        "Perbaikan: jalankan lagi  lkjip pasang --libreoffice  di Command Prompt atau Terminal, "
        "lalu buka LibreOffice kembali. (L-50)\n\n"
        f"Keterangan teknis: {fault}",
    )


def show_pesan(ctx: Any, teks: str) -> None:
    """A message box over the window in front; without a window nobody reads it."""
    import uno

    desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
    with contextlib.suppress(Exception):
        jendela = desktop.getCurrentFrame().ContainerWindow
        jenis = uno.Enum("com.sun.star.awt.MessageBoxType", "ERRORBOX")
        jendela.getToolkit().createMessageBox(jendela, jenis, 1, "LKjIP", teks).execute()
