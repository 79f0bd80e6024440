"""An .xlsx package opened for surgery: only parts that change are written anew."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from lkjip_xl.workbook.addresses import read_alamat

_NS_RELASI = "http://schemas.openxmlformats.org/package/2006/relationships"
_ISI = "[Content_Types].xml"
_BUKU = "xl/workbook.xml"
# Elements of workbook.xml that stand behind calcPr, in the order of the schema.
_SESUDAH_CALC = (
    "oleSize", "customWorkbookViews", "pivotCaches", "smartTagPr", "smartTagTypes",
    "webPublishing", "fileRecoveryPr", "webPublishObjects", "extLst",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relasi:
    """A relationship of one part.

    Attributes:
        id: Its id.
        jenis: Last word of its type: "table", "drawing", "comments".
        bagian: The part it leads to; an address outside the package if `is_luar`.
        is_luar: Whether it leads outside.
    """

    id: str
    jenis: str
    bagian: str
    is_luar: bool


@dataclass(frozen=True, slots=True)
class LetakTabel:
    """Where a table stands, one-based as in the file.

    Attributes:
        nama: Name of the table.
        lembar: Sheet.
        bagian: Part of the table.
        kolom: Headers, left to right, as the table part writes them.
        kolom_awal: Sheet column of the first one.
        header: Sheet row of the headers.
        akhir: Sheet row of the last body row.
        total: Rows of totals under the body.
        rumus: Formula of each computed column by header.
    """

    nama: str
    lembar: str
    bagian: str
    kolom: tuple[str, ...]
    kolom_awal: int
    header: int
    akhir: int
    total: int
    rumus: dict[str, str]

    @property
    def awal(self) -> int:
        """Sheet row of the first body row."""
        return self.header + 1

    @property
    def jumlah(self) -> int:
        """Body rows."""
        return self.akhir - self.header

    @property
    def kolom_akhir(self) -> int:
        """Sheet column of the last column."""
        return self.kolom_awal + len(self.kolom) - 1


class Paket:
    """Parts of one .xlsx or .xlsm; parts nobody changed come out as they went in."""

    def __init__(self, data: bytes) -> None:
        """Open a package; the bytes are those of a readable workbook."""
        self._arsip = zipfile.ZipFile(io.BytesIO(data))
        self._info = {info.filename: info for info in self._arsip.infolist()}
        self._pohon: dict[str, Any] = {}
        self._berubah: set[str] = set()
        self._ganti: dict[str, bytes] = {}
        self._hapus: set[str] = set()

    def __contains__(self, nama: str) -> bool:
        return nama in self._info and nama not in self._hapus

    def iter_bagian(self) -> Iterator[str]:
        """Names of all parts, in the order of the file."""
        return (nama for nama in self._info if nama not in self._hapus)

    def read(self, nama: str) -> bytes:
        """The content of a part as it is now."""
        if nama in self._berubah:
            pohon = self._pohon[nama]
            isi: bytes = etree.tostring(
                pohon, xml_declaration=True, encoding="UTF-8", standalone=True
            )
            return isi
        return self._ganti[nama] if nama in self._ganti else self._arsip.read(self._info[nama])

    def open_xml(self, nama: str) -> Any:
        """The root element of a part; `mark` it after a change."""
        if nama not in self._pohon:
            pengurai = etree.XMLParser(resolve_entities=False, huge_tree=True)
            self._pohon[nama] = etree.fromstring(self.read(nama), pengurai)
        return self._pohon[nama]

    def mark(self, nama: str) -> None:
        """Say that the tree of a part has changed."""
        self._berubah.add(nama)

    def replace(self, nama: str, data: bytes) -> None:
        """Give a part new content."""
        self._pohon.pop(nama, None)
        self._berubah.discard(nama)
        self._ganti[nama] = data

    def iter_relasi(self, nama: str) -> Iterator[Relasi]:
        """Relationships of a part."""
        folder, berkas = posixpath.split(nama)
        rels = posixpath.join(folder, "_rels", f"{berkas}.rels")
        if rels not in self:
            return
        for satu in self.open_xml(rels):
            luar = satu.get("TargetMode") == "External"
            tujuan = satu.get("Target", "")
            if not luar:
                tujuan = (
                    tujuan.lstrip("/")
                    if tujuan.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, tujuan))
                )
            yield Relasi(satu.get("Id", ""), satu.get("Type", "").rpartition("/")[2], tujuan, luar)

    def find_jenis(self, nama: str, jenis: str) -> list[str]:
        """Parts of the package that a part leads to by relationships of one kind."""
        return [
            satu.bagian
            for satu in self.iter_relasi(nama)
            if satu.jenis == jenis and not satu.is_luar and satu.bagian in self
        ]

    @property
    def lembar(self) -> dict[str, str]:
        """Name of each worksheet -> its part, in the order of the tabs."""
        tujuan = {satu.id: satu.bagian for satu in self.iter_relasi(_BUKU) if
                  satu.jenis == "worksheet"}  # fmt: skip
        hasil = {}
        for satu in self.open_xml(_BUKU).iter("{*}sheet"):
            kunci = next((v for k, v in satu.attrib.items() if k.endswith("}id")), "")
            if kunci in tujuan:
                hasil[satu.get("name", "")] = tujuan[kunci]
        return hasil

    def iter_tabel(self, lembar: str) -> Iterator[LetakTabel]:
        """Tables of a sheet."""
        for bagian in self.find_jenis(self.lembar[lembar], "table"):
            yield _build_letak(self.open_xml(bagian), lembar, bagian)

    def find_tabel(self, nama: str) -> LetakTabel | None:
        """The table of that name, in any case of letters; None where there is none."""
        for lembar in self.lembar:
            for satu in self.iter_tabel(lembar):
                if satu.nama.casefold() == nama.casefold():
                    return satu
        return None

    def set_hitung_ulang(self) -> None:
        """Make Excel compute everything when it opens the book, and drop its chain of formulas."""
        buku = self.open_xml(_BUKU)
        calc = buku.find("{*}calcPr")
        if calc is None:
            calc = etree.Element(f"{{{etree.QName(buku).namespace}}}calcPr")
            sesudah = [s for s in buku if etree.QName(s).localname in _SESUDAH_CALC]
            if sesudah:
                sesudah[0].addprevious(calc)
            else:
                buku.append(calc)
        if calc.get("fullCalcOnLoad") not in ("1", "true"):
            calc.set("fullCalcOnLoad", "1")
            self.mark(_BUKU)
        for bagian in self.find_jenis(_BUKU, "calcChain"):
            self._remove(_BUKU, bagian)

    def _remove(self, induk: str, bagian: str) -> None:
        """Take a part out, with the relationship that leads to it and its content type."""
        folder, berkas = posixpath.split(induk)
        rels = posixpath.join(folder, "_rels", f"{berkas}.rels")
        kunci = {satu.id for satu in self.iter_relasi(induk) if satu.bagian == bagian}
        for nama, cari in (
            (rels, lambda satu: satu.get("Id") in kunci),
            (_ISI, lambda satu: satu.get("PartName") == f"/{bagian}"),
        ):
            akar = self.open_xml(nama)
            for satu in [satu for satu in akar if cari(satu)]:
                akar.remove(satu)
                self.mark(nama)
        self._hapus.add(bagian)

    def find_isi(self, akhir_jenis: str) -> list[str]:
        """Parts whose content type ends in `akhir_jenis`."""
        return [
            satu.get("PartName", "").lstrip("/")
            for satu in self.open_xml(_ISI).iter("{*}Override")
            if satu.get("ContentType", "").endswith(akhir_jenis)
            and satu.get("PartName", "").lstrip("/") in self
        ]

    def to_bytes(self) -> bytes:
        """The package; order and dates of its members as they were."""
        hasil = io.BytesIO()
        with zipfile.ZipFile(hasil, "w") as arsip:
            for nama, lama in self._info.items():
                if nama in self._hapus:
                    continue
                info = zipfile.ZipInfo(nama, lama.date_time)
                info.compress_type = lama.compress_type
                info.external_attr = lama.external_attr
                info.create_system = lama.create_system
                arsip.writestr(info, self.read(nama))
        return hasil.getvalue()


def read_daerah(ref: str) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of "A1:C9" or "A1", one-based."""
    awal, _, akhir = ref.replace("$", "").partition(":")
    return (*read_alamat(awal), *read_alamat(akhir or awal))


def _build_letak(akar: Any, lembar: str, bagian: str) -> LetakTabel:
    awal, kiri, akhir, _ = read_daerah(akar.get("ref", "A1"))
    kolom = list(akar.iter("{*}tableColumn"))
    total = int(akar.get("totalsRowCount", "0"))
    rumus = {
        satu.get("name", ""): isi
        for satu in kolom
        if (isi := satu.findtext("{*}calculatedColumnFormula"))
    }
    # A table without header row starts with its body.
    header = awal if akar.get("headerRowCount", "1") != "0" else awal - 1
    nama = akar.get("displayName") or akar.get("name", "")
    judul = tuple(satu.get("name", "") for satu in kolom)
    return LetakTabel(nama, lembar, bagian, judul, kiri, header, akhir - total, total, rumus)
