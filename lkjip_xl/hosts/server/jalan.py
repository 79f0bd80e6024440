"""Starting the server: xlwings Server behind our gate, in this process, until it is stopped."""

from __future__ import annotations

import contextlib
import importlib
import importlib.metadata
import logging
import os
import socket

from lkjip_xl.errors import LingkunganError, Problem, Tingkat
from lkjip_xl.hosts.server.akun import DaftarAkun
from lkjip_xl.hosts.server.gerbang import Gerbang
from lkjip_xl.hosts.server.halaman import split_tautan
from lkjip_xl.hosts.server.setelan import Setelan, build_lingkungan, check_setelan

_SELESAIKAN = 5  # seconds for what is under way when the server is stopped
VERSI_SERVER = "1.20.0"  # as in pyproject.toml; its pages and scripts are extended here


def prepare_server(setelan: Setelan) -> tuple[Gerbang, socket.socket]:
    """The server and the socket it will answer on; nothing is answered yet.

    Settings of xlwings are taken from the environment when it is first imported, so this changes
    the environment of the process, and works once in a process.

    Raises:
        LingkunganError: Something is missing or unsafe; all of it is listed.
    """
    problems = [*_list_kurang(), *check_setelan(setelan)]
    akun = DaftarAkun(setelan.akun)
    if not akun.list_nama():
        problems.append(_problem_akun())
    if problems:
        raise LingkunganError(problems)
    lingkungan = build_lingkungan(setelan, os.environ)
    os.environ.clear()
    os.environ.update(lingkungan)
    # Staff who meet a fault are asked to tell the time. xlwings would set up a log without it.
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    _check_lisensi()
    gerbang = _build_gerbang(setelan, akun)
    return gerbang, _open_socket(setelan)


def serve(gerbang: Gerbang, lubang: socket.socket, setelan: Setelan) -> None:
    """Answer requests until Ctrl+C."""
    uvicorn = importlib.import_module("uvicorn")
    # The log of accesses would hold the links of files, which are as good as the files.
    pilihan = uvicorn.Config(
        gerbang,
        access_log=False,
        log_config=None,
        log_level="warning",
        # The stricter of its two parsers, the same on every system: it refuses a header without
        # end, a second Host, and forms of a body that servers read differently.
        http="h11",
        ws="none",
        timeout_graceful_shutdown=_SELESAIKAN,
        server_header=False,
        proxy_headers=False,
        ssl_certfile=setelan.sertifikat,
        ssl_keyfile=setelan.kunci,
    )
    # uvicorn raises the signal again when it has ended in good order.
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(pilihan).run(sockets=[lubang])


def _list_kurang() -> list[Problem]:
    """Whether the extra is installed, in the version that this was built against."""
    try:
        versi = importlib.metadata.version("xlwings-server")
    except importlib.metadata.PackageNotFoundError:
        return [_problem_tambahan("belum terpasang")]
    return [] if versi == VERSI_SERVER else [_problem_tambahan(f"terpasang versi {versi}")]


def _check_lisensi() -> None:
    """Let xlwings look at the key of the operator.

    Raises:
        LingkunganError: There is none, or it does not hold.
    """
    try:
        importlib.import_module("xlwings")
    # Its class cannot be named: it lives in the module that has just refused to load.
    except Exception as galat:
        if type(galat).__name__ != "LicenseError":
            raise
        raise LingkunganError([_problem_lisensi()]) from galat


def _build_gerbang(setelan: Setelan, akun: DaftarAkun) -> Gerbang:
    # Both load xlwings, which only now knows that it is on a server.
    from lkjip_xl.hosts.server.manifest import build_manifest
    from lkjip_xl.hosts.server.skrip import GUDANG
    from lkjip_xl.hosts.server.skrip import __all__ as nama_skrip

    importlib.import_module("xlwings_server.templates").env.filters["pisah_tautan"] = split_tautan
    aplikasi = importlib.import_module("xlwings_server.main").main_app
    return Gerbang(
        aplikasi,
        akun,
        GUDANG,
        setelan.list_asal(),
        build_manifest(setelan.asal),
        frozenset(nama_skrip),
    )


def _open_socket(setelan: Setelan) -> socket.socket:
    keluarga = socket.AF_INET6 if ":" in setelan.alamat else socket.AF_INET
    try:
        return socket.create_server((setelan.alamat, setelan.port), family=keluarga)
    except (OSError, OverflowError) as galat:
        raise LingkunganError([_problem_port(setelan)]) from galat


def _problem_tambahan(temuan: str) -> Problem:
    return Problem(
        "L-70",
        Tingkat.GALAT,
        f"Server memerlukan xlwings-server {VERSI_SERVER}, yang {temuan} di komputer ini.",
        "dari folder lkjip_xl jalankan python -m pip install .[server], "
        "setelah membaca syarat lisensinya di docs/server.md.",
    )


def _problem_lisensi() -> Problem:
    return Problem(
        "L-71",
        Tingkat.GALAT,
        "Pilihan lisensi xlwings belum ditetapkan (XLWINGS_LICENSE_KEY kosong atau tidak "
        "berlaku). Server ini memakai xlwings PRO, yang berlisensi ganda: PolyForm Noncommercial "
        "1.0.0, yang mengizinkan pemakaian oleh instansi pemerintah, atau lisensi berbayar.",
        "bila kantor Anda memakai yang pertama, tetapkan sendiri XLWINGS_LICENSE_KEY=noncommercial "
        "lalu jalankan lagi; penyedia jasa komersial memerlukan kunci berbayar. "
        "Penjelasan: docs/server.md.",
    )


def _problem_akun() -> Problem:
    return Problem(
        "L-75",
        Tingkat.GALAT,
        "Belum ada pengguna, jadi tidak ada yang dapat masuk ke server ini.",
        "buat kode masuk untuk tiap orang: lkjip server --token-baru NAMA.",
    )


def _problem_port(setelan: Setelan) -> Problem:
    return Problem(
        "L-74",
        Tingkat.GALAT,
        f"Server tidak dapat dibuka di {setelan.alamat} port {setelan.port}.",
        "mungkin port itu dipakai program lain, atau alamatnya bukan milik komputer ini; "
        "pilih port lain dengan --port.",
    )
