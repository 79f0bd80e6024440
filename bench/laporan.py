"""`lkjip laporan` on a full example: whole process, stages, growth, and two yardsticks.

    python bench/laporan.py [--kantor jember] [--ulang 7] [--tanpa-halaman]     (extra "bench")

Whole processes are cold starts, run in turns; the yardsticks are opening and saving the finished
document with python-docx, and rendering the same text and tables with docxtpl: both engines get the
template without its charts and the same plain values, already computed. Prints medians; nothing
here fails.
"""

from __future__ import annotations

import argparse
import contextlib
import pickle
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree

from lkjip_xl import api
from lkjip_xl.hosts.libreoffice.program import find_soffice
from lkjip_xl.report.context import build_context
from lkjip_xl.report.context_grafik import build_grafik
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.render import FILTERS, find_templat
from lkjip_xl.report.template import Template
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write import example

KALI = 10
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BUKA_SIMPAN = "import docx, sys; docx.Document(sys.argv[1]).save(sys.argv[2])"
_MESIN = """
import pickle, sys
from pathlib import Path
from lkjip_xl.report.render import FILTERS
from lkjip_xl.report.template import Template
isi = pickle.load(open(sys.argv[2], "rb"))
Path(sys.argv[3]).write_bytes(Template(Path(sys.argv[1]), filters=FILTERS).render(isi))
"""
_DOCXTPL = """
import pickle, sys
from docxtpl import DocxTemplate
from jinja2 import Environment
env = Environment(autoescape=True)
env.filters.update(gabung=lambda isi, kunci="": isi, persen=lambda isi: f"{isi}%",
                   rupiah=lambda isi: f"Rp {isi}", satuan=lambda isi, satuan: isi,
                   bersatuan=lambda isi, satuan: f"{isi} {satuan}")
templat = DocxTemplate(sys.argv[1])
templat.render(pickle.load(open(sys.argv[2], "rb")), env)
templat.save(sys.argv[3])
"""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Median seconds and peak memory in MiB of a whole process."""

    detik: float
    puncak: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kantor", default="tanjungpinang", choices=api.list_contoh())
    parser.add_argument("--ulang", type=int, default=7)
    parser.add_argument("--tanpa-halaman", action="store_true", help="leave LibreOffice out")
    pilihan = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        perintah = siapkan(pilihan.kantor, tmp)
        waktu = ukur(perintah, pilihan.ulang)
        utama = next(iter(waktu.values())).detik
        print(f"{pilihan.kantor}: whole processes, median of {pilihan.ulang}, in turns")
        for nama, satu in waktu.items():
            show(nama, satu.detik, f"ratio {utama / satu.detik:5.2f}   {satu.puncak:4.0f} MiB")
        if not pilihan.tanpa_halaman and find_soffice() is not None:
            halaman = [*next(iter(perintah.values())), "--nomor-halaman"]
            satu = ukur({"": halaman}, min(3, pilihan.ulang))[""]
            show("the same with page numbers (LibreOffice)", satu.detik)
        print("stages in one warm process")
        for nama, detik in tahap(tmp / "buku.xlsx", tmp / "polos.docx", pilihan.ulang).items():
            show(nama, detik)


def show(nama: str, detik: float, sisa: str = "") -> None:
    """One line of the result."""
    print(f"  {nama:44} {detik * 1000:8.1f} ms   {sisa}".rstrip())


def siapkan(kantor: str, tmp: Path) -> dict[str, list[str]]:
    """Books, templates and values on disk, and the commands that use them."""
    isi = example.load_contoh(kantor)
    buku, besar, laporan = tmp / "buku.xlsx", tmp / "besar.xlsx", tmp / "laporan.docx"
    buku.write_bytes(api.build_contoh(kantor))
    tahun = {baris["kode"]: baris["isian"] for baris in isi["tblProfil"]}["TAHUN"]
    besar.write_bytes(api.build_buku(kalikan(isi), tahun))
    hitungan = api.compute_buku(buku)
    laporan.write_bytes(api.render_laporan(hitungan).berkas)
    nilai = tmp / "nilai.pickle"
    nilai.write_bytes(pickle.dumps(polos(build_context(hitungan.data, hitungan.hasil))))
    write_templat(find_templat(api.TEMPLAT_BAKU), tmp / "polos.docx", is_docxtpl=False)
    write_templat(find_templat(api.TEMPLAT_BAKU), tmp / "docxtpl.docx", is_docxtpl=True)
    py, keluar = sys.executable, str(tmp / "keluar.docx")
    lkjip = [py, "-m", "lkjip_xl", "laporan"]
    return {
        "lkjip laporan": [*lkjip, str(buku), "-o", str(tmp / "a" / "x.docx")],
        "lkjip laporan --lampiran-dasar": [
            *lkjip, str(buku), "-o", str(tmp / "b" / "x.docx"), "--lampiran-dasar"
        ],
        f"lkjip laporan, {KALI} x indikator": [*lkjip, str(besar), "-o", str(tmp / "c" / "x.docx")],
        "open and save with python-docx": [py, "-c", _BUKA_SIMPAN, str(laporan), keluar],
        "text and tables alone, our engine": [
            py, "-c", _MESIN, str(tmp / "polos.docx"), str(nilai), keluar
        ],
        "text and tables alone, docxtpl": [
            py, "-c", _DOCXTPL, str(tmp / "docxtpl.docx"), str(nilai), keluar
        ],
        "python itself": [py, "-c", "pass"],
    }  # fmt: skip


def ukur(perintah: Mapping[str, Sequence[str]], ulang: int) -> dict[str, Ukuran]:
    """Each command in turns with the others, so that a drifting machine hits all alike."""
    catatan: dict[str, list[float]] = {nama: [] for nama in perintah}
    # The first turn warms the disk cache, and is watched for its memory.
    puncak = {nama: ukur_puncak(satu) for nama, satu in perintah.items()}
    for _ in range(ulang):
        for nama, satu in perintah.items():
            mulai = time.perf_counter()
            subprocess.run(satu, check=True, capture_output=True)
            catatan[nama].append(time.perf_counter() - mulai)
    return {nama: Ukuran(statistics.median(d), puncak[nama]) for nama, d in catatan.items()}


def ukur_puncak(perintah: Sequence[str]) -> float:
    """Peak memory of one run in MiB, as Linux tells it; NaN elsewhere.

    Resource usage of a child also counts this process, of which it was forked.
    """
    puncak = float("nan")
    with subprocess.Popen(perintah, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proses:
        while proses.poll() is None:
            with contextlib.suppress(OSError):
                status = Path(f"/proc/{proses.pid}/status").read_text()
                if cocok := re.search(r"VmHWM:\s*(\d+) kB", status):
                    puncak = int(cocok[1]) / 1024
            time.sleep(0.002)
    if proses.returncode:
        raise subprocess.CalledProcessError(proses.returncode, perintah)
    return puncak


def tahap(buku: Path, tanpa_grafik: Path, ulang: int) -> dict[str, float]:
    """Median seconds of each stage."""
    hitungan = api.compute_buku(buku)
    data, hasil = hitungan.data, hitungan.hasil
    templat = find_templat(api.TEMPLAT_BAKU)
    kerja: dict[str, Callable[[], object]] = {
        "read the book into domain objects": lambda: read_buku(open_buku(buku)),
        "read, compute, check": lambda: api.compute_buku(buku),
        "names for the template": lambda: build_context(data, hasil),
        "data of the charts": lambda: build_grafik(data, hasil),
        "read the template": lambda: Template(templat, filters=FILTERS),
        "report of a computed book, all of it": lambda: api.render_laporan(hitungan),
        "the same without charts": lambda: api.render_laporan(hitungan, tanpa_grafik),
        "the same with the annex": lambda: api.render_laporan(hitungan, is_lampiran=True),
    }
    tercatat: dict[str, list[float]] = {nama: [] for nama in kerja}
    for _ in range(ulang):
        for nama, satu in kerja.items():
            mulai = time.perf_counter()
            satu()
            tercatat[nama].append(time.perf_counter() - mulai)
    return {nama: statistics.median(detik) for nama, detik in tercatat.items()}


def kalikan(isi: Isi) -> Isi:
    """The book with every indikator kegiatan that rests on no survey `KALI` times."""
    kode = {b["kode"] for b in isi["tblCapaian"] if b.get("sumber") != "survei"}
    # Follow-up plans have codes of their own, which must not come twice.
    return {
        nama: baris if nama == "tblTindakLanjut" else [s for b in baris for s in _salin(b, kode)]
        for nama, baris in isi.items()
    }


def _salin(baris: Mapping[str, Any], kode: set[str]) -> list[Mapping[str, Any]]:
    kolom = next((k for k in ("kode_indikator", "kode") if baris.get(k) in kode), "")
    if not kolom:
        return [baris]
    lain = [{**baris, kolom: f"{baris[kolom]}_{nomor}"} for nomor in range(2, KALI + 1)]
    return [baris, *lain]


def polos(isi: object) -> object:
    """The context as plain dicts, lists and text."""
    if isinstance(isi, dict):
        return {nama: polos(satu) for nama, satu in isi.items()}
    if isinstance(isi, list | tuple):
        return [polos(satu) for satu in isi]
    if isinstance(isi, Sorot):
        return str.__str__(isi)
    return str(isi) if isinstance(isi, str) else isi


def write_templat(asal: Path, tujuan: Path, *, is_docxtpl: bool) -> None:
    """The shipped template without drawings; for docxtpl with `{%p` and `{%tr` where it wants."""
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            data = lama.read(nama)
            if nama == "word/document.xml":
                akar = etree.fromstring(data)
                for gambar in list(akar.iter(f"{W}drawing")):
                    gambar.getparent().remove(gambar)
                if is_docxtpl:
                    tandai(akar)
                data = etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
            baru.writestr(nama, data)


def tandai(akar: etree._Element) -> None:
    """Write each tag that stands alone as docxtpl writes tags of paragraphs and of rows."""
    tanda = re.compile(r"^\s*\{%-?\s*(.*)$", re.DOTALL)
    for paragraf in akar.iter(f"{W}p"):
        teks = "".join(t.text or "" for t in paragraf.iter(f"{W}t"))
        if re.fullmatch(r"\s*\{%.*%\}\s*", teks, re.DOTALL) and teks.count("{%") == 1:
            satu = next(paragraf.iter(f"{W}t"))
            satu.text = tanda.sub(rf"{{%{'tr' if is_baris_tanda(paragraf, teks) else 'p'} \1", teks)


def is_baris_tanda(paragraf: etree._Element, teks: str) -> bool:
    """Whether the tag stands alone in its table row, and so repeats rows."""
    baris = next(paragraf.iterancestors(f"{W}tr"), None)
    return baris is not None and "".join(t.text or "" for t in baris.iter(f"{W}t")) == teks


if __name__ == "__main__":
    main()
