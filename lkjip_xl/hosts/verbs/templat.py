"""`lkjip templat`: checks an office's own Word template, and lists the names it may use."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl import api
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.hosts.tampilan.output import GALAT, SELESAI

if TYPE_CHECKING:
    from lkjip_xl.report.catalog import NamaTemplat


def add(verba: Any) -> None:
    """Register the verb and its two sub-verbs."""
    templat = verba.add_parser("templat", help="periksa templat Word sendiri, atau daftar namanya")
    anak = templat.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)
    periksa = anak.add_parser("periksa", help="sebutkan semua yang perlu diperbaiki di templat")
    periksa.add_argument("templat", type=Path, metavar="FILE", help="templat Word (.docx)")
    periksa.add_argument("--buku", type=Path, metavar="BUKU",
                         help="buku kerja yang akan dipakai; tanpa ini buku contoh")  # fmt: skip
    periksa.set_defaults(kerja=run_periksa)
    nama = anak.add_parser("nama", help="daftar nama yang dapat dipakai dalam templat")
    nama.add_argument("--cari", metavar="KATA", help="hanya nama yang memuat kata ini")
    nama.add_argument("--json", action="store_true", help="tampilkan sebagai JSON")
    nama.set_defaults(kerja=run_nama)


def run_periksa(pilihan: argparse.Namespace) -> int:
    """`lkjip templat periksa`: all faults; the exit code says whether there are any."""
    hitungan = None if pilihan.buku is None else api.compute_buku(pilihan.buku)
    problems = api.check_templat(pilihan.templat, hitungan)
    galat = [satu for satu in problems if satu.tingkat is Tingkat.GALAT]
    saran = [satu for satu in problems if satu.tingkat is not Tingkat.GALAT]
    if not galat:
        print(f"{pilihan.templat.name}: Templat ini siap dipakai.")
    if saran:
        _show_problems(f"{pilihan.templat.name}: {len(saran)} saran", saran, "Saran")
    if not galat:
        return SELESAI
    judul = f"{pilihan.templat.name}: {len(galat)} hal yang perlu diperbaiki"
    _show_problems(judul, galat, "Perbaikan")
    if hitungan is None:
        print("\nNama diperiksa dengan buku contoh; untuk buku Anda sendiri tambahkan --buku BUKU.")
    print("Daftar semua nama: lkjip templat nama")
    return GALAT


def run_nama(pilihan: argparse.Namespace) -> int:
    """`lkjip templat nama`: the catalogue of names, then the filters; 1 when nothing fits."""
    kata = (pilihan.cari or "").lower()
    nama = [n for n in api.list_nama() if kata in f"{n.jalur} {n.tulis} {n.arti}".lower()]
    saringan = {n: arti for n, arti in api.list_saringan().items() if kata in f"{n} {arti}".lower()}
    if pilihan.json:
        isi = {"nama": [_build_json(satu) for satu in nama], "saringan": saringan}
        print(json.dumps(isi, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=1))
    elif nama or saringan:
        _show_nama(nama)
        _show_saringan(saringan)
    else:
        print(f'Tidak ada nama yang memuat "{pilihan.cari}".')
    return SELESAI if nama or saringan else GALAT


def _show_problems(judul: str, problems: Sequence[Problem], kata: str) -> None:
    """Faults in document order, those of one place together; `kata` opens what to do."""
    print(judul)
    tempat = None
    for nomor, satu in enumerate(problems, 1):
        if satu.cell != tempat:
            tempat = satu.cell
            print(f"\n{(tempat[:1].upper() + tempat[1:]) or 'Seluruh berkas'}")
        print(f"  {nomor}. {satu.pesan} ({satu.kode})\n     {kata}: {satu.perbaikan}")


def _show_nama(nama: Sequence[NamaTemplat]) -> None:
    """Names in the loops in which they stand, as they would be typed."""
    terbuka: tuple[str, ...] = ()
    for satu in nama:
        for dalam, perintah in enumerate(satu.dalam):
            if terbuka[: dalam + 1] != satu.dalam[: dalam + 1]:
                print(f"{'  ' * dalam}{perintah}")
        terbuka = satu.dalam
        if satu.tulis.startswith("{% for"):
            terbuka = (*satu.dalam, satu.tulis)
        contoh = f"  [{satu.contoh}]" if satu.contoh else ""
        print(f"{'  ' * len(satu.dalam)}{satu.tulis}  {satu.arti}{contoh}")


def _show_saringan(saringan: dict[str, str]) -> None:
    if saringan:
        print("\nSaringan, ditulis sesudah tanda |, misalnya {{ i.capaian|persen }}")
        for nama, arti in saringan.items():
            print(f"  {nama}  {arti}")


def _build_json(nama: NamaTemplat) -> dict[str, object]:
    return {
        "tulis": nama.tulis,
        "jalur": nama.jalur,
        "jenis": str(nama.jenis),
        "contoh": nama.contoh,
        "arti": nama.arti,
        "dalam": list(nama.dalam),
    }
