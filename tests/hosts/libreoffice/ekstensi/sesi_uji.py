"""What staff do in a LibreOffice with our extension; run as a program, see libreoffice_driver.

Arguments: the profile it is installed in, and a folder with books, where results go too. Prints
JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from lkjip_xl.hosts.libreoffice.ekstensi.anak import NAMA_SETELAN
from lkjip_xl.hosts.libreoffice.ekstensi.builder import PAKET
from lkjip_xl.hosts.libreoffice.ekstensi.hubungan import JEDA_DETIK, MODUL_LAYANAN
from lkjip_xl.hosts.libreoffice.session import load_uno, open_konteks

TARGET_BARU = 12.5
BANYAK = 2000
# A1 76, A2 80, A3 empty, A4 #N/A, A5 an empty text, A6 a date, A7 a kode, A8 TRUE.
RUMUS = (
    "=LKJ_CAPAIAN(A1;A2)",
    "=lkj_capaian(A1;A2)",
    "=LKJ_CAPAIAN(A3;A2)&\"|\"",
    "=LKJ_CAPAIAN(A5;A2)&\"|\"",
    "=LKJ_CAPAIAN(A4;A2)",
    "=LKJ_CAPAIAN(A7;A2)",
    "=LKJ_CAPAIAN(A1)",
    "=LKJ_BANYAK(A1:A3)",
    "=LKJ_RATA(A1:A3)",
    "=LKJ_RATA(A3:A3)&\"|\"",
    "=LKJ_RATA(A1)",
    "=LKJ_JUMLAH(A1:B2)",
    "=LKJ_JUMLAH(A1:A4)",
    "=LKJ_JUMLAH({1;2|3;4.5})",
    "=LKJ_CARI(\"iku\";A7:A8;A1:A2)",
    "=LKJ_TANGGAL(A6)",
    "=LKJ_BULATKAN(3.885)",
    "=LKJ_BULATKAN(0.1+0.2;15)",
    "=LKJ_TERBILANG(3.25)",
    "=LKJ_BOBOT(\"tidak ada\";\"x\";2024)",
    "=LKJ_CAPAIAN(LKJ_BULATKAN(A1;0);A2)",
    "=SUM(1;LKJ_CAPAIAN(A7;A2))",
    "=IFERROR(LKJ_CAPAIAN(A7;A2);7)",
    "=ISERROR(LKJ_CAPAIAN(A7;A2))",
    "=IFERROR(LKJ_CAPAIAN(A4;A2)+0;7)",
    "=IFERROR(LKJ_CAPAIAN(A4;A2);7)",
    "=LKJ_PERTAMA(A3;A5;5)",
    "=LKJ_PERTAMA(A3;;5)",
)  # fmt: skip


def try_sel(desktop: Any) -> dict[str, tuple[str, int]]:
    """What each formula shows, and the error of its cell."""
    buku = _open(desktop, "private:factory/scalc")
    lembar = buku.Sheets.getByIndex(0)
    for sel, isi in (("A1", 76.0), ("A2", 80.0), ("A6", 45672.0)):
        lembar.getCellRangeByName(sel).Value = isi
    for sel, rumus in (("A4", "=NA()"), ("A5", '=""'), ("A8", "=TRUE()")):
        lembar.getCellRangeByName(sel).Formula = rumus
    lembar.getCellRangeByName("A7").String = "IKU"
    hasil = {}
    for nomor, rumus in enumerate(RUMUS):
        sel = lembar.getCellByPosition(4, nomor)
        sel.Formula = rumus
        hasil[rumus] = (sel.String, sel.getError())
    buku.close(True)
    return hasil


def try_banyak(desktop: Any) -> dict[str, Any]:
    """Thousands of cells, one after the other and each on the one before."""
    buku = _open(desktop, "private:factory/scalc")
    lembar = buku.Sheets.getByIndex(0)
    isi = lembar.getCellRangeByName(f"A1:B{BANYAK}")
    isi.setDataArray(tuple((float(n), 80.0) for n in range(BANYAK)))
    kolom = lembar.getCellRangeByName(f"C1:C{BANYAK}")
    kolom.setFormulaArray(tuple((f"=LKJ_CAPAIAN(A{n};B{n})",) for n in range(1, BANYAK + 1)))
    awal = [satu[0] for satu in kolom.getDataArray()]
    isi.setDataArray(tuple((float(n), 40.0) for n in range(BANYAK)))
    ubah = [satu[0] for satu in kolom.getDataArray()]
    rantai = lembar.getCellRangeByName("D2:D1000")
    rantai.setFormulaArray(tuple((f"=LKJ_SELISIH(D{n};-1)",) for n in range(1, 1000)))
    lembar.getCellRangeByName("D1").Value = 100.0
    akhir = lembar.getCellRangeByName("D1000").Value
    buku.close(True)
    return {"awal": awal, "ubah": ubah, "rantai": akhir}


def try_buku(desktop: Any, folder: Path, nama: str) -> None:
    """Open a book, calculate all, save; then type a target in each row, save again."""
    buku = _open(desktop, (folder / f"{nama}.xlsx").as_uri())
    buku.calculateAll()
    _save(buku, folder / f"{nama}_hasil.xlsx")
    letak = buku.DatabaseRanges.getByName("tblPK").DataArea
    lembar = buku.Sheets.getByIndex(letak.Sheet)
    judul = [
        lembar.getCellByPosition(kolom, letak.StartRow).String
        for kolom in range(letak.StartColumn, letak.EndColumn + 1)
    ]
    awal, revisi = (
        letak.StartColumn + judul.index(f"Target {satu}") for satu in ("Awal", "Revisi")
    )
    for baris in range(letak.StartRow + 1, letak.EndRow + 1):
        if lembar.getCellByPosition(letak.StartColumn, baris).String:
            lembar.getCellByPosition(awal, baris).Value = TARGET_BARU
            lembar.getCellByPosition(revisi, baris).String = ""
    _save(buku, folder / f"{nama}_ubah.xlsx")
    buku.close(True)


def try_putus(desktop: Any, pid: int, profil: Path) -> list[tuple[str, int]]:
    """A cell before and after the service was killed, with a Python that is gone, and after."""
    buku = _open(desktop, "private:factory/scalc")
    sel = buku.Sheets.getByIndex(0).getCellRangeByName("A1")
    setelan = next(profil.glob(f"user/uno_packages/cache/uno_packages/*/*.oxt/{PAKET}"))
    setelan /= NAMA_SETELAN
    asli = setelan.read_text(encoding="utf-8")
    dilihat = []

    def lihat() -> None:
        sel.Formula = "=LKJ_CAPAIAN(76;80)"
        dilihat.append((sel.String, sel.getError()))

    lihat()
    _kill_layanan(pid)
    lihat()
    setelan.write_text(json.dumps({"python": "/tidak/ada/python", "pustaka": ""}), encoding="utf-8")
    _kill_layanan(pid)
    lihat()
    setelan.write_text(asli, encoding="utf-8")
    time.sleep(JEDA_DETIK + 0.2)
    lihat()
    buku.close(True)
    return dilihat


def try_menu(ctx: Any) -> dict[str, list[str]]:
    """Menu and toolbar as LibreOffice knows them: what each entry calls."""
    uno = load_uno()
    penyedia = ctx.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", ctx
    )
    tempat = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    tempat.Name, tempat.Value = "nodepath", "/org.openoffice.Office.Addons/AddonUI"
    akar = penyedia.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationAccess", (tempat,)
    )
    menu = akar.OfficeMenuBar.getByName("id.go.lkjip.Menu").Submenu
    bilah = akar.OfficeToolBar.getByName("id.go.lkjip.Bilah")
    return {
        "menu": [menu.getByName(satu).URL for satu in sorted(menu.ElementNames)],
        "bilah": [bilah.getByName(satu).URL for satu in sorted(bilah.ElementNames)],
    }


def try_tombol(ctx: Any, desktop: Any, folder: Path) -> dict[str, Any]:
    """Click Periksa Data on a book whose sheet of problems is empty."""
    buku = _open(desktop, (folder / "jember.xlsx").as_uri(), hidden=False)
    letak = buku.DatabaseRanges.getByName("tblPeriksa").DataArea
    lembar = buku.Sheets.getByIndex(letak.Sheet)
    isi = lembar.getCellRangeByPosition(
        letak.StartColumn, letak.StartRow + 1, letak.EndColumn, letak.EndRow
    )
    isi.clearContents(1023)
    kosong = _is_kosong(isi)
    _click(ctx, buku, "periksa_data")
    dilihat = {"dahulu": kosong, "sekarang": _is_kosong(isi)}
    riwayat = buku.UndoManager
    dilihat["langkah"] = riwayat.getAllUndoActionTitles()
    riwayat.undo()
    dilihat["dibatalkan"] = _is_kosong(isi)
    buku.close(True)
    return dilihat


def try_asing(ctx: Any, desktop: Any) -> dict[str, Any]:
    """Click Hitung Ulang on a spreadsheet that is no book of ours."""
    buku = _open(desktop, "private:factory/scalc", hidden=False)
    _click(ctx, buku, "hitung_ulang")
    langkah = buku.UndoManager.getAllUndoActionTitles()
    dilihat = {"langkah": langkah, "berubah": buku.isModified()}
    buku.close(True)
    return dilihat


def _click(ctx: Any, buku: Any, verb: str) -> None:
    bingkai = buku.CurrentController.Frame
    bingkai.activate()
    penyalur = ctx.ServiceManager.createInstanceWithContext(
        "com.sun.star.frame.DispatchHelper", ctx
    )
    penyalur.executeDispatch(bingkai, f"service:id.go.lkjip.Tombol?{verb}", "_self", 0, ())


def _is_kosong(daerah: Any) -> bool:
    return not any(any(satu) for satu in daerah.getDataArray())


def _kill_layanan(pid: int) -> None:
    """End the service that belongs to this LibreOffice, as a user of a task manager would."""
    for satu in Path("/proc").glob("[0-9]*"):
        try:
            perintah = (satu / "cmdline").read_bytes().decode(errors="replace")
            induk = int((satu / "stat").read_text().rpartition(")")[2].split()[1])
            grup = os.getpgid(induk)
        except (OSError, ValueError):
            continue
        if MODUL_LAYANAN in perintah and grup == pid:
            os.kill(int(satu.name), signal.SIGKILL)


def _open(desktop: Any, url: str, *, hidden: bool = True) -> Any:
    """A document as the program opens it by itself: its own macros are not allowed."""
    sembunyi = load_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    sembunyi.Name, sembunyi.Value = "Hidden", hidden
    return desktop.loadComponentFromURL(url, "_blank", 0, (sembunyi,))


def _save(buku: Any, path: Path) -> None:
    saring = load_uno().createUnoStruct("com.sun.star.beans.PropertyValue")
    saring.Name, saring.Value = "FilterName", "Calc MS Excel 2007 XML"
    buku.storeToURL(path.as_uri(), (saring,))


def main(profil: Path, folder: Path) -> None:
    """All of it in one run of LibreOffice."""
    with open_konteks(profil=profil) as (ctx, pid):
        desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
        dilihat = {
            "sel": try_sel(desktop),
            "banyak": try_banyak(desktop),
            "putus": try_putus(desktop, pid, profil),
            "menu": try_menu(ctx),
        }
        for nama in ("jember", "tanjungpinang"):
            try_buku(desktop, folder, nama)
        dilihat["tombol"] = try_tombol(ctx, desktop, folder)
        dilihat["asing"] = try_asing(ctx, desktop)
    json.dump(dilihat, sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
