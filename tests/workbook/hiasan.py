"""A small book as an office decorates it: tables with own columns, chart, picture, comments."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from typing import Any

from xlsxwriter import Workbook

from lkjip_xl.workbook import schema

KEGIATAN = ("Kode", "Program", "Kegiatan", "Pagu Semula", "Pagu Menjadi", "Realisasi")
BELANJA = ("Kode", "Tahun", "Jenis Belanja", "Pagu", "Realisasi")


def build_png() -> bytes:
    """A picture of one dot."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        sandi = struct.pack(">I", zlib.crc32(jenis + isi))
        return struct.pack(">I", len(isi)) + jenis + isi + sandi

    kepala = struct.pack(">IIBBBBB", 40, 40, 8, 0, 0, 0, 0)
    isi = zlib.compress(b"".join(b"\0" + b"\x80" * 40 for _ in range(40)))
    return (
        b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", isi) + potong(b"IEND", b"")
    )


def build_hiasan() -> bytes:
    """Sheet Anggaran with two tables under each other, sheet Milik Kantor that looks at it, Lain.

    tblAnggaranKegiatan: A3:H6, its computed column Pagu in G and the own column Catatan in H.
    tblAnggaranBelanja: A10:F13 with the own column Ket in F.
    """
    berkas = io.BytesIO()
    buku = Workbook(berkas, {"in_memory": True})
    buku.set_custom_property("lkjip_skema", schema.VERSI, "number_int")
    anggaran = buku.add_worksheet("Anggaran")
    _write_anggaran(buku, anggaran)
    milik = buku.add_worksheet("Milik Kantor")
    for baris, rumus in enumerate(
        (
            "=Anggaran!D12",
            "=SUM(Anggaran!$D$11:$D$13)",
            "=SUM(Anggaran!D4:D6)",
            '="Anggaran!D12"&Anggaran!A1',
            "=Anggaran!A1",
        )
    ):
        milik.write_formula(baris, 0, rumus)
    milik.write_comment("A1", "komentar kantor")
    milik.insert_image("C1", "titik.png", {"image_data": io.BytesIO(build_png())})
    grafik = buku.add_chart({"type": "column"})
    grafik.add_series({"values": "=Anggaran!$D$11:$D$13", "categories": "=Anggaran!$A$11:$A$13"})
    milik.insert_chart("E4", grafik)
    lain = buku.add_worksheet("Lain")
    lain.write("A1", "tidak menyebut lembar lain")
    lain.write_formula("A2", "=LEN(A1)")
    lain.conditional_format("A1:A9", {"type": "no_blanks", "format": buku.add_format()})
    buku.define_name("PAGU_KEDUA", "=Anggaran!$D$12")
    buku.close()
    return berkas.getvalue()


def _write_anggaran(buku: Any, ws: Any) -> None:
    uang = buku.add_format({"num_format": "#,##0"})
    ws.write("A1", "Anggaran kantor")
    kolom: list[dict[str, Any]] = [{"header": satu} for satu in KEGIATAN]
    semula, menjadi = (f"tblAnggaranKegiatan[[#This Row],[{satu}]]" for satu in KEGIATAN[3:5])
    rumus = f'=IF({menjadi}<>"",{menjadi},{semula})'
    kolom += [{"header": "Pagu", "formula": rumus, "format": uang}, {"header": "Catatan"}]
    ws.add_table("A3:H6", {"name": "tblAnggaranKegiatan", "columns": kolom, "data": [
        ["G1", "P", "Layanan", 100, None, 90, None, "catatan satu"],
        ["G2", "P", "Dukungan", 200, 250, 240, None, "catatan dua"],
    ]})  # fmt: skip
    for sel in ("D4", "D5"):
        ws.write_number(sel, {"D4": 100, "D5": 200}[sel], uang)
    ws.write_blank("D6", None, uang)
    ws.data_validation("D4:D6", {"validate": "decimal", "criteria": ">=", "value": 0})
    ws.conditional_format(
        "F4:F6", {"type": "formula", "criteria": "=$F4>$D4", "format": buku.add_format()}
    )
    ws.merge_range("A8:C8", "Menurut jenis belanja")
    ws.add_table("A10:F13", {
        "name": "tblAnggaranBelanja",
        "columns": [{"header": satu} for satu in (*BELANJA, "Ket")],
        "data": [
            ["51", 2023, "Pegawai", 10, 9, "ket satu"],
            ["52", 2023, "Barang", 20, 18, None],
            ["53", 2023, "Modal", 30, 27, "ket tiga"],
        ],
    })  # fmt: skip
    ws.data_validation("A11:A13", {"validate": "list", "source": "=$A$4:$A$6"})
    ws.conditional_format(
        "E11:E13", {"type": "formula", "criteria": "=$E11>$D11", "format": buku.add_format()}
    )
    ws.write_formula("D15", "=SUM(D11:D13)+SUM(D4:D6)")
    ws.write_formula("D16", "=SUM(tblAnggaranBelanja[Pagu])")
    ws.write_comment("A4", "komentar atas")
    ws.write_comment("A11", "komentar bawah")
    ws.write_url("A18", "internal:'Anggaran'!A11", string="ke tabel")
    ws.insert_image("B20", "titik.png", {"image_data": io.BytesIO(build_png())})
    ws.freeze_panes(1, 0)
    ws.print_area("A1:H16")
    ws.set_h_pagebreaks([9])


def read_bagian(isi: bytes) -> dict[str, bytes]:
    """Every part of a package."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def find_beda(lama: bytes, baru: bytes) -> set[str]:
    """Names of the parts that differ between two packages."""
    kiri, kanan = read_bagian(lama), read_bagian(baru)
    return {nama for nama in kiri.keys() | kanan.keys() if kiri.get(nama) != kanan.get(nama)}


def change_bagian(isi: bytes, ganti: Mapping[str, Any]) -> bytes:
    """A package with other or more parts; a value is bytes or what turns old bytes into new."""
    bagian = read_bagian(isi)
    for nama, baru in ganti.items():
        bagian[nama] = baru(bagian[nama]) if callable(baru) else baru
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, data in bagian.items():
            arsip.writestr(zipfile.ZipInfo(nama, (2025, 1, 1, 0, 0, 0)), data)
    return hasil.getvalue()


CALC_CHAIN = {
    "xl/calcChain.xml": b'<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
    b'2006/main"><c r="G4" i="1"/></calcChain>',
    "xl/_rels/workbook.xml.rels": lambda isi: isi.replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/calcChain" Target="calcChain.xml"/></Relationships>',
    ),
    "[Content_Types].xml": lambda isi: isi.replace(
        b"</Types>",
        b'<Override PartName="/xl/calcChain.xml" ContentType="application/vnd.openxmlformats-'
        b'officedocument.spreadsheetml.calcChain+xml"/></Types>',
    ),
}
