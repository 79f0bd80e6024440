"""A table of a saved book that becomes longer: room under it, and all that covers it."""

from __future__ import annotations

from typing import Any

from lkjip_xl.errors import BukuError, Problem, Tingkat
from lkjip_xl.workbook.addresses import format_alamat, read_alamat
from lkjip_xl.workbook.edit.gambar import iter_jangkar
from lkjip_xl.workbook.edit.geser import map_rujukan
from lkjip_xl.workbook.edit.paket import LetakTabel, Paket, read_daerah
from lkjip_xl.workbook.edit.rujukan import BARIS_TERBANYAK, Daerah, Pemeta, map_rumus
from lkjip_xl.workbook.edit.sisip import insert_baris
from lkjip_xl.workbook.layout import JARAK

_CETAK = "_xlnm.Print_Area"
_BUKU = "xl/workbook.xml"


def make_ruang(paket: Paket, letak: LetakTabel, tambahan: int) -> int:
    """Insert the sheet rows that are missing under a table; returns how many.

    Raises:
        BukuError: Rows would have to be inserted where that is not safe.
    """
    if letak.total:
        kurang = tambahan
    else:
        isi = _find_isi_bawah(paket, letak)
        bebas = max(0, isi - letak.akhir - 1 - JARAK)
        kurang = max(0, tambahan - bebas)
    if letak.akhir + tambahan > BARIS_TERBANYAK:
        raise BukuError([Problem(
            "I-09",
            Tingkat.GALAT,
            f"Tabel {letak.nama} akan melewati baris terakhir lembar Excel.",
            "bagi datanya, atau ringkas dahulu.",
            letak.lembar,
        )])  # fmt: skip
    if kurang:
        insert_baris(paket, letak.lembar, letak.akhir + 1, kurang, letak.nama)
    return kurang


def _find_isi_bawah(paket: Paket, letak: LetakTabel) -> int:
    """First row under a table, in its columns, that is taken; far beyond the sheet if none is."""
    bagian = paket.lembar[letak.lembar]
    akar = paket.open_xml(bagian)
    kiri, kanan = letak.kolom_awal, letak.kolom_akhir
    ada = [
        t.header for t in paket.iter_tabel(letak.lembar)
        if t.header > letak.akhir and t.kolom_awal <= kanan and t.kolom_akhir >= kiri
    ]  # fmt: skip
    for satu in akar.iter("{*}mergeCell"):
        awal, k1, _, k2 = read_daerah(satu.get("ref"))
        if awal > letak.akhir and k1 <= kanan and k2 >= kiri:
            ada.append(awal)
    ada += [
        baris for baris, k1, k2 in iter_jangkar(paket, bagian)
        if baris > letak.akhir and k1 <= kanan and k2 >= kiri
    ]  # fmt: skip
    for satu in akar.iter("{*}row"):
        nomor = int(satu.get("r"))
        if nomor > letak.akhir and any(
            len(sel) and kiri <= read_alamat(sel.get("r"))[1] <= kanan for sel in satu
        ):
            ada.append(nomor)
            break
    return min(ada, default=2 * BARIS_TERBANYAK)


def grow_tabel(paket: Paket, letak: LetakTabel, tambahan: int) -> None:
    """Make the table longer, and with it all that covers its whole body or a column of it."""
    map_rujukan(paket, letak.lembar, _build_pemeta(letak, tambahan))
    akar = paket.open_xml(letak.bagian)
    awal = letak.awal if akar.get("headerRowCount") == "0" else letak.header
    akhir = letak.akhir + tambahan
    _set_ref(akar, awal, akhir + letak.total, letak)
    for satu in akar.iter("{*}autoFilter"):
        _set_ref(satu, letak.header, akhir, letak)
    paket.mark(letak.bagian)
    dimensi = paket.open_xml(paket.lembar[letak.lembar]).find("{*}dimension")
    if dimensi is not None:
        a, k1, z, k2 = read_daerah(dimensi.get("ref"))
        k1, k2 = min(k1, letak.kolom_awal), max(k2, letak.kolom_akhir)
        z = max(z, akhir + letak.total)
        dimensi.set("ref", f"{format_alamat(a - 1, k1 - 1)}:{format_alamat(z - 1, k2 - 1)}")
    _grow_cetak(paket, letak, tambahan)


def _set_ref(satu: Any, awal: int, akhir: int, letak: LetakTabel) -> None:
    kiri = format_alamat(awal - 1, letak.kolom_awal - 1)
    satu.set("ref", f"{kiri}:{format_alamat(akhir - 1, letak.kolom_akhir - 1)}")


def _build_pemeta(letak: LetakTabel, tambahan: int) -> Pemeta:
    def panjang(daerah: Daerah) -> tuple[int, int]:
        utuh = (
            daerah.is_rentang
            and daerah.akhir == letak.akhir
            and letak.header <= daerah.awal <= letak.awal
            and daerah.kolom_awal >= letak.kolom_awal
            and daerah.kolom_akhir <= letak.kolom_akhir
        )
        return daerah.awal, daerah.akhir + (tambahan if utuh else 0)

    return panjang


def _grow_cetak(paket: Paket, letak: LetakTabel, tambahan: int) -> None:
    """A print area that ended with the table still does."""

    def panjang(daerah: Daerah) -> tuple[int, int]:
        sampai = daerah.is_rentang and daerah.awal < letak.header and daerah.akhir == letak.akhir
        return daerah.awal, daerah.akhir + (tambahan if sampai else 0)

    for satu in paket.open_xml(_BUKU).iter("{*}definedName"):
        if satu.get("name") == _CETAK and satu.text:
            baru = map_rumus(satu.text, letak.lembar, panjang, is_di_lembar=False)
            if baru != satu.text:
                satu.text = baru
                paket.mark(_BUKU)
