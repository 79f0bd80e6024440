"""The command line: `lkjip contoh | buku | hitung | laporan`, verbs and messages in Indonesian."""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from lkjip_xl import __version__, api
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.errors import LingkunganError, LkjipError, Problem, format_daftar
from lkjip_xl.files import write_atomic
from lkjip_xl.hosts.arguments import Parser

SELESAI, GALAT, SALAH_PAKAI, LINGKUNGAN = 0, 1, 2, 3
_BANYAK_DITAMPILKAN = 12


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; returns the exit code (0 done, 1 galat, 2 wrong usage, 3 environment)."""
    for aliran in (sys.stdout, sys.stderr):
        # A Windows console may be cp1252; a sign it lacks must not end the work.
        if isinstance(aliran, io.TextIOWrapper):
            aliran.reconfigure(errors="replace")
    parser = _build_parser()
    pilihan = parser.parse_args(argv)
    _periksa_keluar(parser, pilihan)
    kerja: Callable[[argparse.Namespace], int] = pilihan.kerja
    try:
        return kerja(pilihan)
    except LkjipError as galat:
        print(format_daftar(galat.problems), file=sys.stderr)
        if isinstance(galat, LingkunganError):
            return LINGKUNGAN
        print("\nTidak ada berkas yang ditulis.", file=sys.stderr)
        return GALAT
    except BrokenPipeError:
        # Whoever read our output has seen enough; Python must not complain at its own end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return SELESAI
    except OSError as galat:
        print(f"Hasil tidak dapat ditampilkan: {galat.strerror}. (L-06)", file=sys.stderr)
        return LINGKUNGAN
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        return GALAT


def _build_parser() -> Parser:
    parser = Parser(
        prog="lkjip",
        description="Buku kerja Excel dan laporan kinerja (LKjIP) Word.",
    )
    parser.add_argument("--versi", action="version", version=f"lkjip {__version__}",
                        help="tampilkan versi")  # fmt: skip
    verba = parser.add_subparsers(title="Perintah", metavar="PERINTAH", required=True)

    contoh = verba.add_parser("contoh", help="tulis buku dan laporan contoh")
    contoh.add_argument("--ke", type=Path, required=True, metavar="DIR", help="folder tujuan")
    contoh.add_argument(
        "--kantor", choices=api.list_contoh(), default="jember", help="kantor contoh"
    )
    contoh.set_defaults(kerja=run_contoh)

    buku = verba.add_parser("buku", help="buat buku kerja baru yang kosong")
    buku.add_argument(
        "--satker", type=_satker, required=True, metavar="NAMA", help="nama satuan kerja"
    )
    buku.add_argument("--tahun", type=_tahun, required=True, help="tahun laporan")
    buku.add_argument("-o", "--keluar", type=Path, required=True, metavar="BUKU.xlsx",
                      help="berkas yang ditulis")  # fmt: skip
    buku.set_defaults(kerja=run_buku)

    hitung = verba.add_parser("hitung", help="hitung buku dan tampilkan hasilnya")
    hitung.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    hitung.add_argument("--json", action="store_true", help="tampilkan sebagai JSON")
    hitung.set_defaults(kerja=run_hitung)

    laporan = verba.add_parser("laporan", help="tulis laporan Word dari buku")
    laporan.add_argument("buku", type=Path, metavar="BUKU", help="buku kerja (.xlsx)")
    laporan.add_argument("-o", "--keluar", type=Path, required=True, metavar="LAPORAN.docx",
                         help="berkas yang ditulis")  # fmt: skip
    laporan.add_argument("--templat", type=Path, metavar="FILE", help="templat Word sendiri")
    laporan.set_defaults(kerja=run_laporan)
    return parser


def _periksa_keluar(parser: Parser, pilihan: argparse.Namespace) -> None:
    """The output has the ending of what is written, and is none of the files that are read."""
    akhiran = {run_laporan: ".docx", run_buku: ".xlsx"}.get(pilihan.kerja)
    if akhiran is None:
        return
    keluar: Path = pilihan.keluar
    if keluar.suffix.lower() != akhiran:
        parser.error(f'nama berkas keluaran "{keluar.name}" harus berakhiran {akhiran}')
    for nama in ("buku", "templat"):
        masuk = getattr(pilihan, nama, None)
        if masuk is not None and masuk.resolve() == keluar.resolve():
            parser.error(f'berkas keluaran sama dengan berkas {nama} "{masuk.name}"')


def _satker(teks: str) -> str:
    if not teks.strip():
        raise argparse.ArgumentTypeError("nama satuan kerja belum diisi")
    return teks.strip()


def _tahun(teks: str) -> int:
    if not (teks.isdecimal() and len(teks) == 4):
        raise argparse.ArgumentTypeError(f'"{teks}" bukan tahun; contoh: 2025')
    return int(teks)


def _kabarkan(teks: str) -> None:
    """Progress goes to stderr, so that stdout stays usable by other programs."""
    print(teks, file=sys.stderr, flush=True)


def run_contoh(pilihan: argparse.Namespace) -> int:
    """`lkjip contoh`: the example book, then the report from that very file."""
    _kabarkan(f"[1/4] Membangun buku contoh {pilihan.kantor} ...")
    buku = write_atomic(api.build_contoh(pilihan.kantor), pilihan.ke / "buku.xlsx", keep_copy=True)
    return _tulis_laporan(buku, pilihan.ke / "laporan.docx", None, langkah=2, dari=4)


def run_buku(pilihan: argparse.Namespace) -> int:
    """`lkjip buku`: a new, empty book."""
    _kabarkan(f"Membangun buku {pilihan.satker} tahun {pilihan.tahun} ...")
    isi = api.build_buku_baru(pilihan.satker, pilihan.tahun)
    ditulis = write_atomic(isi, pilihan.keluar, keep_copy=True)
    print(f"Selesai. Buku: {ditulis}")
    _sebut_nama_lain(ditulis, pilihan.keluar)
    print("Mulailah dari lembar Profil, lalu PK dan Capaian.")
    return SELESAI


def run_hitung(pilihan: argparse.Namespace) -> int:
    """`lkjip hitung`: every result, as a table or as JSON."""
    hitungan = api.compute_buku(pilihan.buku)
    if pilihan.json:
        isi = {kunci: _build_json(hasil) for kunci, hasil in hitungan.hasil.items()}
        print(json.dumps(isi, ensure_ascii=sys.stdout.encoding.lower() != "utf-8", indent=1))
    else:
        _tampilkan(hitungan.hasil)
    _tampilkan_problems(hitungan.problems)
    return SELESAI


def run_laporan(pilihan: argparse.Namespace) -> int:
    """`lkjip laporan`: the Word report of a book."""
    return _tulis_laporan(pilihan.buku, pilihan.keluar, pilihan.templat, langkah=1, dari=3)


def _tulis_laporan(
    buku: Path, keluar: Path, templat: Path | None, *, langkah: int, dari: int
) -> int:
    _kabarkan(f"[{langkah}/{dari}] Membaca dan menghitung {buku.name} ...")
    hitungan = api.compute_buku(buku)
    _kabarkan(f"[{langkah + 1}/{dari}] Menyusun laporan ...")
    laporan = api.render_laporan(hitungan, templat)
    _kabarkan(f"[{langkah + 2}/{dari}] Menulis {keluar.name} ...")
    ditulis = write_atomic(laporan.berkas, keluar, keep_copy=True)
    _tampilkan_problems(hitungan.problems)
    print(f"\nSelesai. Buku: {buku}\n         Laporan: {ditulis}")
    _sebut_nama_lain(ditulis, keluar)
    print(f"  Rata-rata capaian kinerja: {_persen(hitungan.hasil['kinerja.rata_rata'])}")
    print(f"  Serapan anggaran: {_persen(hitungan.hasil['anggaran.total.serapan'])}")
    print(f"  Peringatan: {len(hitungan.problems)}")
    _tampilkan_belum_diisi(laporan.belum_diisi)
    print("  Buka laporan di Word, tekan Ctrl+A lalu F9 agar nomor halaman daftar isi terisi.")
    return SELESAI


def _persen(hasil: Hasil) -> str:
    return f"{hasil.tampil}%" if hasil.angka is not None else hasil.tampil


def _sebut_nama_lain(ditulis: Path, diminta: Path) -> None:
    if ditulis.name != diminta.name:
        print(
            f"  {diminta.name} sedang dibuka di program lain, "
            f"jadi hasilnya ditulis sebagai {ditulis.name}."
        )


def _tampilkan_belum_diisi(belum_diisi: Sequence[str]) -> None:
    print(f"  Belum diisi: {len(belum_diisi)} bagian (ditandai kuning di laporan)")
    for tempat in belum_diisi[:_BANYAK_DITAMPILKAN]:
        print(f"    - {tempat}")
    if len(belum_diisi) > _BANYAK_DITAMPILKAN:
        print(f"    ... dan {len(belum_diisi) - _BANYAK_DITAMPILKAN} lagi")


def _tampilkan_problems(problems: Sequence[Problem]) -> None:
    if problems:
        _kabarkan("\nYang perlu diperhatikan:")
        for nomor, problem in enumerate(problems, 1):
            _kabarkan(f"{nomor}. {problem}")


def _tampilkan(hasil: DaftarHasil) -> None:
    lebar = max(len(kunci) for kunci in hasil)
    for kunci, satu in hasil.items():
        asal = ", ".join(satu.asal[:3]) + (", ..." if len(satu.asal) > 3 else "")
        print(f"{kunci:<{lebar}}  {satu.tampil:>18} {satu.satuan:<8} {asal}")


def _build_json(hasil: Hasil) -> dict[str, object]:
    return {
        "nilai": None if hasil.nilai is None else str(hasil.nilai),
        "alasan": hasil.alasan,
        "tampil": hasil.tampil,
        "satuan": hasil.satuan,
        "asal": list(hasil.asal),
        "rumus": hasil.rumus,
        "rumus_angka": hasil.rumus_angka,
        "dasar": hasil.dasar,
    }
