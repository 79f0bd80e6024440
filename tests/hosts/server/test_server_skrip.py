"""The buttons over the server: what Excel on the web is told to do, and the files handed out."""

from __future__ import annotations

import base64
import io
import re
import threading
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.hosts.makro.periksa_data import run_periksa_data
from lkjip_xl.hosts.server import skrip
from tests.conftest import BukuUji
from tests.hosts.openpyxl_engine import open_buku
from tests.hosts.server.conftest import ServerUji
from tests.hosts.server.excel_web import SKRIP, BukuWeb, Klien, build_json, list_pesan

KANTOR = api.list_contoh()


Ubahan = Mapping[tuple[str, int | str, str], Any]
GALAT: Ubahan = {("tblPK", nomor, "Target Awal"): "seratus" for nomor in range(3)}
UBAHAN: Mapping[str, Ubahan] = {
    "as shipped": {},
    "not filled in": {("tblPK", nomor, "Target Awal"): None for nomor in range(2)},
    "galat": GALAT,
    "formulas typed over": {("tblPK", nomor, "Target"): 1234.5 for nomor in range(2)},
    "looks like a formula": {("tblPK", 0, "Target Awal"): "=1+1 ?"},
}


@pytest.fixture(scope="module")
def contoh_buku() -> Mapping[str, bytes]:
    """The example books, computed."""
    return {nama: api.build_contoh(nama) for nama in KANTOR}


def sunting(isi: bytes, ubahan: Ubahan, nama: str = "buku.xlsx") -> tuple[dict[str, Any], BukuWeb]:
    """A book after staff typed into it: as Excel on the web sends it, and as it stands there."""
    json, web, letak = build_json(isi, nama), BukuWeb(isi), BukuUji(isi)
    lembar = {satu["name"]: satu["values"] for satu in json["sheets"]}
    for tempat, nilai in ubahan.items():
        sel = letak.sel(*tempat)
        lembar[sel.parent.title][sel.row - 1][sel.column - 1] = "" if nilai is None else nilai
        web.wb[sel.parent.title][sel.coordinate].value = nilai
    return json, web


def periksa_di_meja(
    isi: bytes, ubahan: Ubahan, path: Path
) -> tuple[list[list[Any]], dict[str, str]]:
    """Sheet Periksa and its links as the macro for Excel on this computer leaves them."""
    buku, letak = open_buku(isi, path), BukuUji(isi)
    for tempat, nilai in ubahan.items():
        sel = letak.sel(*tempat)
        teks = f"'{nilai}" if isinstance(nilai, str) else nilai
        buku.sheets[sel.parent.title].range(sel.coordinate).value = teks
    run_periksa_data(buku)
    lembar = buku.impl.rumus["Periksa"]
    semua = [list(satu) for satu in lembar.iter_rows(values_only=True)]
    tautan = {
        sel.coordinate: (sel.hyperlink.location or sel.hyperlink.target).removeprefix("#")
        for baris in lembar.iter_rows()
        for sel in baris
        if sel.hyperlink
    }
    return [satu for satu in semua if any(isi is not None for isi in satu)], tautan


@pytest.mark.parametrize(
    ("kantor", "nama"),
    [*(("jember", nama) for nama in UBAHAN), ("tanjungpinang", "galat")],
)
def test_periksa_data_leaves_the_same_sheet_as_the_macro(
    server: ServerUji, contoh_buku: Mapping[str, bytes], kantor: str, nama: str, tmp_path: Path
) -> None:
    """The orders, carried out, give cell by cell what the macro writes, and the same new links."""
    isi, ubahan = contoh_buku[kantor], UBAHAN[nama]
    json, web = sunting(isi, ubahan)
    diharap, tautan = periksa_di_meja(isi, ubahan, tmp_path / "buku.xlsx")

    tindakan = server.siti.jalankan("periksa_data", json)
    web.laksanakan(tindakan)

    if nama == "formulas typed over":  # which a server far away cannot tell from a stale cell
        assert [satu[:1] + satu[2:3] for satu in web.baris("Periksa")] == [
            satu[:1] + satu[2:3] for satu in diharap
        ]
    else:
        assert web.baris("Periksa") == diharap
    assert web.aktif == "Periksa"
    assert len(list_pesan(tindakan)) == 1
    baru = {sel: tujuan for (_, sel), tujuan in web.tautan.items()}
    assert baru == {sel: tautan[sel] for sel in baru}
    assert bool(baru) == (nama != "as shipped")


def test_old_links_go_before_new_texts_come(
    server: ServerUji, contoh_buku: Mapping[str, bytes]
) -> None:
    """Where a place of the last check stood, the link of that check is taken off first."""
    json, web = sunting(contoh_buku["jember"], GALAT)
    lama = {("Periksa", satu): "lama" for satu in _list_tempat(web)}
    web.tautan.update(lama)

    web.laksanakan(server.siti.jalankan("periksa_data", json))

    assert lama
    assert "lama" not in web.tautan.values()


def _list_tempat(web: BukuWeb) -> list[str]:
    """Addresses of the cells of sheet Periksa that name a place."""
    semua = (sel for baris in web.wb["Periksa"].iter_rows() for sel in baris)
    return [sel.coordinate for sel in semua if re.fullmatch(r"\w+![A-Z]+[0-9]+", str(sel.value))]


def test_no_cell_is_called_overwritten_where_formulas_are_unknown(
    server: ServerUji, contoh_buku: Mapping[str, bytes]
) -> None:
    """A computed cell may hold a formula or not: nobody is blamed and nothing is filled in."""
    ubahan = {("tblPK", 0, "Target"): 1234.5, ("tblPK", 1, "Target"): None}
    for tombol in ("periksa_data", "hitung_ulang"):
        json, web = sunting(contoh_buku["jember"], ubahan)
        tindakan = server.siti.jalankan(tombol, json)
        lama = {ws.title: web.baris(ws.title) for ws in web.wb}
        web.laksanakan(tindakan)

        assert not any("B-31" in satu for satu in web.baris("Periksa"))
        assert {n: web.baris(n) for n in lama if n != "Periksa"} == {
            n: satu for n, satu in lama.items() if n != "Periksa"
        }
    assert "Rumus tidak dapat dilihat" in list_pesan(tindakan)[0]


@pytest.mark.parametrize("kantor", KANTOR)
def test_hitung_ulang_tells_what_the_core_computes(
    server: ServerUji, contoh_buku: Mapping[str, bytes], kantor: str, tmp_path: Path
) -> None:
    """The figures of the message are those of the command line."""
    path = tmp_path / "buku.xlsx"
    path.write_bytes(contoh_buku[kantor])
    rata = api.compute_buku(path).hasil["kinerja.rata_rata"].tampil

    (pesan,) = list_pesan(server.siti.jalankan("hitung_ulang", build_json(contoh_buku[kantor])))

    assert f"Rata-rata capaian kinerja: {rata}%" in pesan


@pytest.mark.parametrize(
    ("tombol", "nama"),
    [("buat_lkjip", "LKjIP"), ("perjanjian_kinerja", "Perjanjian Kinerja")],
)
@pytest.mark.parametrize("kantor", KANTOR)
def test_a_report_waits_behind_a_link_that_works_once(
    server: ServerUji, contoh_buku: Mapping[str, bytes], kantor: str, tombol: str, nama: str
) -> None:
    """Looking at the link does not use it up, fetching does; the file is the core's report."""
    tindakan = server.siti.jalankan(tombol, build_json(contoh_buku[kantor], "Buku Kantor.xlsx"))
    jalur = ambil_jalur(server, tindakan)

    lihat = [server.tamu.minta(cara, jalur) for cara in ("GET", "HEAD", "GET")]
    unduh = server.tamu.minta("POST", jalur)
    lagi = [server.tamu.minta(cara, jalur).kode for cara in ("POST", "GET")]

    assert [satu.kode for satu in lihat] == [200, 200, 200]
    assert f"{nama} - Buku Kantor.docx" in lihat[0].isi.decode()
    assert unduh.kode == 200
    assert f"{nama} - Buku Kantor.docx" in unduh.kepala["content-disposition"]
    assert "no-store" in unduh.kepala["cache-control"]
    with zipfile.ZipFile(io.BytesIO(unduh.isi)) as arsip:
        assert "word/document.xml" in arsip.namelist()
    assert lagi == [404, 404]


def test_no_file_is_left_on_the_server(server: ServerUji, contoh_buku: Mapping[str, bytes]) -> None:
    """Neither after a report nor after a book with a galat: all of it is in memory."""
    for ubahan in ({}, GALAT):
        json, _ = sunting(contoh_buku["jember"], ubahan)
        server.siti.jalankan("perjanjian_kinerja", json)

        assert list(server.sementara.iterdir()) == []


def ambil_jalur(server: ServerUji, tindakan: list[dict[str, Any]]) -> str:
    """The path of the link in a message."""
    (pesan,) = list_pesan(tindakan)
    (baris,) = [satu for satu in pesan.split("\n") if satu.startswith("Unduh: ")]
    asal = f"http://127.0.0.1:{server.port}"
    assert baris.startswith(f"Unduh: {asal}/lkjip/unduh/")
    return baris.removeprefix(f"Unduh: {asal}")


def test_a_galat_gives_a_list_instead_of_a_report(
    server: ServerUji, contoh_buku: Mapping[str, bytes]
) -> None:
    """Sheet Periksa is filled and shown; there is no link."""
    json, web = sunting(contoh_buku["jember"], GALAT)
    tindakan = server.siti.jalankan("buat_lkjip", json)
    web.laksanakan(tindakan)

    (pesan,) = list_pesan(tindakan)
    assert pesan.startswith("LKjIP belum dibuat.")
    assert "/unduh/" not in pesan
    assert web.aktif == "Periksa"
    assert any("galat" in satu for satu in web.baris("Periksa"))


def test_tahun_baru_makes_the_next_book_from_the_file_that_excel_hands_over(
    server: ServerUji, tmp_path: Path
) -> None:
    """The new book opens and is of the next year; the open book gets no order but the message."""
    isi = api.build_contoh("jember")
    kiriman = base64.b64encode(isi).decode()

    tindakan = server.budi.jalankan("tahun_baru", build_json(isi), kiriman)
    unduh = server.tamu.minta("POST", ambil_jalur(server, tindakan))

    path = tmp_path / "baru.xlsx"
    path.write_bytes(unduh.isi)
    profil = BukuUji(unduh.isi)
    assert unduh.kepala["content-disposition"].count(".xlsx") == 2
    assert profil.sel("tblProfil", "TAHUN", "Isian").value == 2024
    assert {satu["func"] for satu in tindakan} <= {"alert", "calculate"}


@pytest.mark.parametrize(
    "kiriman", ["", "bukan base64!", base64.b64encode(b"PK\x03\x04x").decode()]
)
def test_tahun_baru_without_a_usable_file_says_what_to_do(server: ServerUji, kiriman: str) -> None:
    """Where Excel does not hand over the book, staff learn the other way."""
    buku = build_json(api.build_contoh("jember"))

    (pesan,) = list_pesan(server.budi.jalankan("tahun_baru", buku, kiriman))

    assert "lkjip buku --dari" in pesan


def test_two_users_at_once_get_their_own_answers(
    server: ServerUji, contoh_buku: Mapping[str, bytes]
) -> None:
    """Reports ordered side by side carry the name of their own office only."""
    nama = {"siti": "Kantor Milik Siti", "budi": "Kantor Milik Budi"}
    hasil: dict[str, list[str]] = {satu: [] for satu in nama}
    masalah: list[BaseException] = []

    def pesan(satu: str) -> None:
        try:
            ubahan = {("tblProfil", "NAMA_SATKER", "Isian"): nama[satu]}
            json, _ = sunting(contoh_buku["jember"], ubahan)
            klien: Klien = getattr(server, satu)
            for _ in range(2):
                tindakan = klien.jalankan("buat_lkjip", json)
                unduh = server.tamu.minta("POST", ambil_jalur(server, tindakan))
                with zipfile.ZipFile(io.BytesIO(unduh.isi)) as arsip:
                    hasil[satu].append(arsip.read("word/document.xml").decode())
        except BaseException as galat:
            masalah.append(galat)

    orang = [threading.Thread(target=pesan, args=(satu,)) for satu in nama]
    for satu in orang:
        satu.start()
    for satu in orang:
        satu.join()

    assert masalah == []
    for satu, lain in (("siti", "budi"), ("budi", "siti")):
        assert len(hasil[satu]) == 2
        assert all(nama[satu] in teks and nama[lain] not in teks for teks in hasil[satu])


def test_a_book_named_like_a_path_opens_no_folder_of_the_server(
    server: ServerUji, contoh_buku: Mapping[str, bytes], tmp_path: Path
) -> None:
    """A file of the server beside such a path is not even looked at."""
    (tmp_path / "buku.xlsx").write_bytes(contoh_buku["jember"])
    (tmp_path / "logo.png").write_bytes(b"bukan gambar")
    ubahan = {("tblProfil", "LOGO", "Isian"): "logo.png"}
    json, web = sunting(contoh_buku["jember"], ubahan, str(tmp_path / "buku.xlsx"))

    web.laksanakan(server.siti.jalankan("periksa_data", json))
    diharap, _ = periksa_di_meja(contoh_buku["jember"], ubahan, tmp_path / "buku.xlsx")

    assert any("logo.png" in str(satu) for satu in diharap)
    assert not any("logo.png" in str(satu) for satu in web.baris("Periksa"))


def test_other_buttons_show_and_explain(
    server: ServerUji, contoh_buku: Mapping[str, bytes]
) -> None:
    """Dasbor shows its sheet; Bantuan and Impor speak Indonesian."""
    buku = build_json(contoh_buku["jember"])
    web = BukuWeb(contoh_buku["jember"])

    web.laksanakan(server.siti.jalankan("dasbor", buku))
    bantuan = list_pesan(server.siti.jalankan("bantuan", buku))
    impor = list_pesan(server.siti.jalankan("impor", buku))

    assert web.aktif == "Dasbor"
    assert "Periksa Data" in bantuan[0]
    assert "lkjip impor" in impor[0]


def test_a_foreign_book_is_told(server: ServerUji) -> None:
    """A button pressed over some other workbook orders nothing but the message."""
    wb = openpyxl.Workbook()
    isi = io.BytesIO()
    wb.save(isi)
    buku = build_json(isi.getvalue())

    tindakan = server.siti.jalankan("hitung_ulang", buku)

    assert "bukan buku kerja LKjIP" in list_pesan(tindakan)[0]
    assert {satu["func"] for satu in tindakan} == {"alert"}


def test_every_script_is_offered(server: ServerUji) -> None:
    """The list of scripts is that of the package, and each answers."""
    jawab = server.tamu.minta("GET", "/xlwings/custom-scripts-meta.json").json

    assert sorted(satu["function_name"] for satu in jawab) == sorted(skrip.__all__)


def test_a_broken_request_is_no_traceback(server: ServerUji) -> None:
    """Something that is no book is refused without a word about the inside."""
    jawab = server.siti.kirim(f"{SKRIP}periksa_data", {"client": "Office.js"})

    assert jawab.kode >= 400
    assert b"Traceback" not in jawab.isi
    assert b"lkjip_xl" not in jawab.isi
