"""What LibreOffice asks and tells on the screen: messages, files, a line of text."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lkjip_xl.hosts.libreoffice.jembatan import Jembatan

# com.sun.star.awt.MessageBoxButtons and MessageBoxResults; xlwings has the same words as Excel.
_TOMBOL = {"ok": 1, "ok_cancel": 2, "yes_no": 3, "yes_no_cancel": 4}
_JAWABAN = {1: "ok", 2: "yes", 3: "no"}
_RUPA = {"info": "INFOBOX", "critical": "ERRORBOX"}
# com.sun.star.ui.dialogs.TemplateDescription: FILEOPEN_SIMPLE, FILESAVE_SIMPLE.
_BUKA, _SIMPAN = 0, 1
_JENIS = {
    ".docx": "Dokumen Word",
    ".xlsx": "Buku kerja Excel",
    ".csv": "Data CSV",
}
# Sizes of a dialog are counted in parts of a letter.
_LEBAR, _TINGGI_BARIS, _TEPI, _HURUF_SEBARIS = 260, 9, 6, 62
_NAMA_ISIAN = "isian"
_LETAK_SAJA = 1 | 2  # com.sun.star.awt.PosSize: X, Y


def show_pesan(
    jembatan: Jembatan, bingkai: Any, teks: str, judul: str, tombol: str, rupa: str | None
) -> str:
    """Show a message box and wait for the answer: "ok", "yes", "no" or "cancel".

    A question closed without an answer means no. Without a screen LibreOffice closes it at once.

    Args:
        jembatan: The way to the office.
        bingkai: The frame in front.
        teks: What to tell.
        judul: Title of the box.
        tombol: "ok", "ok_cancel", "yes_no" or "yes_no_cancel", as in xlwings.
        rupa: "info", "critical" or None, as in xlwings.
    """
    jendela = bingkai.ContainerWindow
    jenis = "QUERYBOX" if tombol.startswith("yes") else _RUPA.get(rupa or "info", "INFOBOX")
    kotak = jendela.getToolkit().createMessageBox(
        jendela,
        jembatan.build_enum("com.sun.star.awt.MessageBoxType", jenis),
        _TOMBOL[tombol],
        judul,
        teks,
    )
    tutup = {"ok": "ok", "yes_no": "no"}.get(tombol, "cancel")
    try:
        return _JAWABAN.get(kotak.execute(), tutup)
    finally:
        kotak.dispose()


def ask_simpan(jembatan: Jembatan, usul: Path, akhiran: str) -> Path | None:
    """Where to write; None where staff think better of it.

    Args:
        jembatan: The way to the office.
        usul: Folder and name that are proposed.
        akhiran: Ending of the file, such as ".docx"; it is added to a name without it.
    """
    pemilih = _build_pemilih(jembatan, _SIMPAN, "Simpan sebagai", [akhiran])
    pemilih.setDefaultName(usul.name)
    if usul.is_absolute():
        pemilih.setDisplayDirectory(usul.parent.as_uri())
    path = _run_pemilih(pemilih)
    if path is None or path.suffix.lower() == akhiran.lower():
        return path
    return path.with_name(path.name + akhiran)


def ask_buka(jembatan: Jembatan, judul: str, akhiran: Sequence[str]) -> Path | None:
    """Which file to read; None where staff think better of it."""
    return _run_pemilih(_build_pemilih(jembatan, _BUKA, judul, akhiran))


def ask_teks(jembatan: Jembatan, bingkai: Any, judul: str, teks: str, baku: str) -> str | None:
    """A line that staff type; None where they think better of it.

    Args:
        jembatan: The way to the office.
        bingkai: The frame in front.
        judul: Title of the dialog.
        teks: What is asked, in one line or several.
        baku: What stands there at first.
    """
    jendela = bingkai.ContainerWindow
    dialog = jembatan.build_layanan("com.sun.star.awt.UnoControlDialog")
    dialog.setModel(_build_model(jembatan, judul, teks, baku))
    dialog.createPeer(jendela.getToolkit(), jendela)
    try:
        luar, dalam = jendela.getPosSize(), dialog.getPosSize()
        kiri, atas = (luar.Width - dalam.Width) // 2, (luar.Height - dalam.Height) // 2
        dialog.setPosSize(kiri, atas, 0, 0, _LETAK_SAJA)
        isian = dialog.getControl(_NAMA_ISIAN)
        isian.setFocus()
        return str(isian.getText()) if dialog.execute() else None
    finally:
        dialog.dispose()


def read_url(url: str) -> Path | None:
    """The file of a URL; None for a place that is not on this machine."""
    bagian = urlsplit(url)
    if bagian.scheme != "file":
        return None
    tuan = f"//{bagian.netloc}" if bagian.netloc not in ("", "localhost") else ""
    return Path(url2pathname(tuan + bagian.path))


def _build_pemilih(jembatan: Jembatan, cara: int, judul: str, akhiran: Sequence[str]) -> Any:
    pemilih = jembatan.build_layanan("com.sun.star.ui.dialogs.FilePicker")
    pemilih.initialize((cara,))
    pemilih.setTitle(judul)
    pola = [f"*{satu.lower()}" for satu in akhiran]
    jenis = " atau ".join(_JENIS.get(satu.lower(), satu) for satu in akhiran)
    nama = f"{jenis} ({', '.join(pola)})"
    pemilih.appendFilter(nama, ";".join(pola))
    pemilih.setCurrentFilter(nama)
    return pemilih


def _run_pemilih(pemilih: Any) -> Path | None:
    if not pemilih.execute():
        return None
    dipilih = pemilih.getFiles()
    return read_url(dipilih[0]) if dipilih else None


def _build_model(jembatan: Jembatan, judul: str, teks: str, baku: str) -> Any:
    baris = sum(1 + len(satu) // _HURUF_SEBARIS for satu in teks.split("\n"))
    isian, tombol = _TEPI * 2 + baris * _TINGGI_BARIS, _TEPI * 3 + baris * _TINGGI_BARIS + 14
    model = jembatan.build_layanan("com.sun.star.awt.UnoControlDialogModel")
    model.Title, model.Width, model.Height = judul, _LEBAR, tombol + 14 + _TEPI
    isi, lebar = _LEBAR - 2 * _TEPI, 50
    _add_kendali(model, "FixedText", "teks", (_TEPI, _TEPI, isi, baris * _TINGGI_BARIS),
                 Label=teks, MultiLine=True, NoLabel=True)  # fmt: skip
    _add_kendali(model, "Edit", _NAMA_ISIAN, (_TEPI, isian, isi, 14), Text=baku)
    # PushButtonType: 1 is OK, 2 is Cancel.
    kanan = _LEBAR - _TEPI - lebar
    _add_kendali(model, "Button", "ok", (kanan - lebar - _TEPI, tombol, lebar, 14),
                 Label="OK", PushButtonType=1, DefaultButton=True)  # fmt: skip
    _add_kendali(model, "Button", "batal", (kanan, tombol, lebar, 14),
                 Label="Batal", PushButtonType=2)  # fmt: skip
    return model


def _add_kendali(
    model: Any, jenis: str, nama: str, letak: tuple[int, int, int, int], **sifat: Any
) -> None:
    kendali = model.createInstance(f"com.sun.star.awt.UnoControl{jenis}Model")
    kendali.PositionX, kendali.PositionY, kendali.Width, kendali.Height = letak
    for kunci, isi in sifat.items():
        setattr(kendali, kunci, isi)
    model.insertByName(nama, kendali)
