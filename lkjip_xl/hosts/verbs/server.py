"""`lkjip server`: the add-in for Excel on the web and on Mac, and who may use it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.server.akun import DaftarAkun, find_berkas_akun
from lkjip_xl.hosts.server.setelan import ALAMAT, PORT, Setelan
from lkjip_xl.hosts.tampilan.output import SELESAI, show_kabar


def add(verba: Any) -> None:
    """Register the verb."""
    server = verba.add_parser(
        "server", help="jalankan server LKjIP untuk Excel web dan Mac (tambahan server)"
    )
    server.add_argument("--port", type=int, default=PORT, help="port; baku: %(default)s")
    server.add_argument("--alamat", default=ALAMAT,
                        help="alamat yang didengarkan; baku: %(default)s, "
                        "hanya komputer ini")  # fmt: skip
    server.add_argument("--situs", default="", metavar="NAMA",
                        help="nama server menurut Excel, misalnya lkjip.kantor.go.id")  # fmt: skip
    server.add_argument("--sertifikat", type=Path, metavar="PEM", help="sertifikat https")
    server.add_argument("--kunci", type=Path, metavar="PEM", help="kunci sertifikat itu")
    server.add_argument("--izinkan-jaringan", action="store_true",
                        help="boleh didengar komputer lain; perlu sertifikat")  # fmt: skip
    server.add_argument("--akun", type=Path, metavar="BERKAS",
                        help="daftar pengguna; baku: di folder setelan Anda")  # fmt: skip
    pilih = server.add_mutually_exclusive_group()
    pilih.add_argument("--token-baru", metavar="NAMA", help="buat kode masuk untuk seorang")
    pilih.add_argument("--cabut", metavar="NAMA", help="hapus seorang pengguna")
    pilih.add_argument("--daftar", action="store_true", help="tampilkan nama para pengguna")
    server.set_defaults(kerja=run)


def run(pilihan: argparse.Namespace) -> int:
    """`lkjip server`: accounts, or the server itself."""
    akun = DaftarAkun(pilihan.akun or find_berkas_akun())
    if pilihan.token_baru is not None:
        return _run_token(akun, pilihan.token_baru)
    if pilihan.cabut is not None:
        return _run_cabut(akun, pilihan.cabut)
    if pilihan.daftar:
        print("\n".join(akun.list_nama()) or "Belum ada pengguna.")
        return SELESAI
    return _run_server(_build_setelan(pilihan, akun.berkas))


def _run_token(akun: DaftarAkun, nama: str) -> int:
    token = akun.create_token(nama)
    show_kabar(
        f"Kode masuk untuk {' '.join(nama.split())}; hanya ditampilkan kali ini, "
        "dan menggantikan kode lamanya bila ada:"
    )
    print(token)
    show_kabar("Sampaikan langsung kepada orangnya. Di Excel: tab LKjIP, Masuk, tempel kode itu.")
    return SELESAI


def _run_cabut(akun: DaftarAkun, nama: str) -> int:
    if not akun.remove_akun(nama):
        raise LingkunganError([_problem_nama(nama)])
    print(f"Dihapus: {nama}. Kode masuknya tidak berlaku lagi, juga di server yang sedang jalan.")
    return SELESAI


def _run_server(setelan: Setelan) -> int:
    # The web server and xlwings load here only, after their settings are in place.
    from lkjip_xl.hosts.server.jalan import prepare_server, serve

    gerbang, lubang = prepare_server(setelan)
    print(f"Server LKjIP berjalan di {setelan.alamat} port {setelan.port}.", flush=True)
    print(f"Manifes untuk Excel: {setelan.asal}/manifest.xml", flush=True)
    if setelan.asal.startswith("http:"):
        show_kabar(
            "Excel hanya memakai alamat https: sertakan --sertifikat dan --kunci, atau letakkan "
            "di belakang server web kantor dengan --situs. Caranya: docs/server.md."
        )
    show_kabar("Tekan Ctrl+C untuk berhenti.")
    serve(gerbang, lubang, setelan)
    return SELESAI


def _build_setelan(pilihan: argparse.Namespace, akun: Path) -> Setelan:
    return Setelan(
        akun=akun,
        alamat=pilihan.alamat,
        port=pilihan.port,
        situs=pilihan.situs,
        sertifikat=pilihan.sertifikat,
        kunci=pilihan.kunci,
        is_jaringan=pilihan.izinkan_jaringan,
    )


def _problem_nama(nama: str) -> Problem:
    return Problem(
        "L-77",
        Tingkat.GALAT,
        f'Tidak ada pengguna bernama "{nama}".',
        "lihat nama yang ada dengan lkjip server --daftar.",
    )
