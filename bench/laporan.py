"""`lkjip laporan` on the example: whole process, stages, and two yardsticks, cold start each.

    python bench/laporan.py            (needs the extra "bench")

Yardsticks, as whole processes on the same content: opening and saving the finished document with
python-docx, and rendering the same text and tables with docxtpl (template tags rewritten to its
spelling, values already computed). Prints medians; nothing here fails.
"""

from __future__ import annotations

import pickle
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

from lxml import etree

from lkjip_xl import api
from lkjip_xl.report.context import build_context
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.render import FILTERS, find_templat
from lkjip_xl.report.template import Template
from lkjip_xl.workbook.read.opening import open_buku
from lkjip_xl.workbook.read.reader import read_buku

ULANG = 7
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BUKA_SIMPAN = "import docx, sys; docx.Document(sys.argv[1]).save(sys.argv[2])"
_DOCXTPL = """
import pickle, sys
from docxtpl import DocxTemplate
from jinja2 import Environment
env = Environment(autoescape=True)
env.filters.update(gabung=lambda isi, kunci="": isi, persen=lambda isi: f"{isi}%",
                   rupiah=lambda isi: f"Rp {isi}", satuan=lambda isi, satuan: isi)
templat = DocxTemplate(sys.argv[1])
templat.render(pickle.load(open(sys.argv[2], "rb")), env)
templat.save(sys.argv[3])
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        tmp = Path(folder)
        buku, laporan = tmp / "buku.xlsx", tmp / "laporan.docx"
        buku.write_bytes(api.build_contoh("jember"))
        hitungan = api.compute_buku(buku)
        laporan.write_bytes(api.render_laporan(hitungan).berkas)
        (tmp / "isi.pickle").write_bytes(
            pickle.dumps(polos(build_context(hitungan.data, hitungan.hasil)))
        )
        write_templat_docxtpl(find_templat(api.TEMPLAT_BAKU), tmp / "docxtpl.docx")

        py = sys.executable
        perintah = {
            "lkjip laporan (whole process)": [
                py, "-m", "lkjip_xl", "laporan", str(buku), "-o", str(tmp / "keluar" / "x.docx")
            ],
            "open and save with python-docx": [
                py, "-c", _BUKA_SIMPAN, str(laporan), str(tmp / "simpan.docx")
            ],
            "docxtpl, same text and tables": [
                py, "-c", _DOCXTPL, str(tmp / "docxtpl.docx"), str(tmp / "isi.pickle"),
                str(tmp / "keluar_docxtpl.docx"),
            ],
            "python itself": [py, "-c", "pass"],
        }  # fmt: skip
        waktu = ukur(perintah)
        utama = next(iter(waktu.values()))
        print(f"median of {ULANG}, cold start, interleaved")
        for nama, detik in waktu.items():
            print(f"  {nama:34} {detik * 1000:7.0f} ms   ratio {utama / detik:5.2f}")
        puncak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"  peak memory of the largest process  {puncak:5.0f} MiB")
        print("stages, in one warm process")
        for nama, detik in tahap(buku).items():
            print(f"  {nama:34} {detik * 1000:7.1f} ms")


def ukur(perintah: dict[str, list[str]]) -> dict[str, float]:
    """Median seconds of each command, run in turns so that a drifting machine hits all alike."""
    catatan: dict[str, list[float]] = {nama: [] for nama in perintah}
    for putaran in range(ULANG + 1):
        for nama, satu in perintah.items():
            mulai = time.perf_counter()
            subprocess.run(satu, check=True, capture_output=True)
            if putaran:  # the first turn warms the disk cache
                catatan[nama].append(time.perf_counter() - mulai)
    return {nama: statistics.median(detik) for nama, detik in catatan.items()}


def tahap(buku: Path) -> dict[str, float]:
    """Median seconds of each stage."""
    hitungan = api.compute_buku(buku)
    context = build_context(hitungan.data, hitungan.hasil)
    templat = find_templat(api.TEMPLAT_BAKU)
    siap = Template(templat, filters=FILTERS)
    kerja = {
        "read the book into domain objects": lambda: read_buku(open_buku(buku)),
        "read, compute, check": lambda: api.compute_buku(buku),
        "names for the template": lambda: build_context(hitungan.data, hitungan.hasil),
        "compile the template": lambda: Template(templat, filters=FILTERS),
        "render, passes, zip": lambda: siap.render(context),
    }
    hasil = {}
    for nama, satu in kerja.items():
        detik = []
        for _ in range(ULANG):
            mulai = time.perf_counter()
            satu()
            detik.append(time.perf_counter() - mulai)
        hasil[nama] = statistics.median(detik)
    return hasil


def polos(isi: object) -> object:
    """The context as plain dicts, lists and text."""
    if isinstance(isi, dict):
        return {nama: polos(satu) for nama, satu in isi.items()}
    if isinstance(isi, list | tuple):
        return [polos(satu) for satu in isi]
    if isinstance(isi, Sorot):
        return str.__str__(isi)
    return str(isi) if isinstance(isi, str) else isi


def write_templat_docxtpl(asal: Path, tujuan: Path) -> None:
    """The shipped template with `{%p` and `{%tr` where docxtpl wants them."""
    tanda = re.compile(r"^\s*\{%-?\s*(.*)$", re.DOTALL)
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru:
        for nama in lama.namelist():
            data = lama.read(nama)
            if nama == "word/document.xml":
                akar = etree.fromstring(data)
                for paragraf in akar.iter(f"{W}p"):
                    teks = "".join(t.text or "" for t in paragraf.iter(f"{W}t"))
                    if re.fullmatch(r"\s*\{%.*%\}\s*", teks, re.DOTALL) and teks.count("{%") == 1:
                        satu = next(paragraf.iter(f"{W}t"))
                        baris = is_baris_tanda(paragraf, teks)
                        satu.text = tanda.sub(rf"{{%{'tr' if baris else 'p'} \1", teks)
                data = etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True)
            baru.writestr(nama, data)


def is_baris_tanda(paragraf: etree._Element, teks: str) -> bool:
    """Whether the tag stands alone in its table row, and so repeats rows."""
    baris = next(paragraf.iterancestors(f"{W}tr"), None)
    return baris is not None and "".join(t.text or "" for t in baris.iter(f"{W}t")) == teks


if __name__ == "__main__":
    main()
