"""Explains the UDF cells of a book open in LibreOffice; run as a program, for its bridge stays.

Arguments: the book. Without the extension every such cell shows #NAME?: first as it is, then with
#VALUE! in its place, as the extension would show it. Prints JSON.
"""

from __future__ import annotations

import json
import sys

from lkjip_xl.hosts.libreoffice.engine import open_engine
from lkjip_xl.hosts.udf_alasan.potret import Potongan
from lkjip_xl.hosts.udf_alasan.temuan import check_fungsi
from lkjip_xl.hosts.udf_alasan.terbuka import BukuTerbuka

RUMUS = (
    '=LKJ_BULATKAN(TAHUN_LAPORAN,99,"x")',
    "=LKJ_BULATKAN(TAHUN_LAPORAN,99)",
    "=LKJ_JUMLAH(tblPK[Kode])",
    "=LKJ_JUMLAH(PK!$A$1:B2)",
    "=LKJ_JUMLAH({1,2;3,4},5)",
    '=LKJ_CAPAIAN(1.5,"a;b,c")',
)


class BukuTergalat(BukuTerbuka):
    """The book as if the functions were there and failed."""

    def read_nilai(self, lembar: str) -> Potongan:
        """Its values."""
        asal = super().read_nilai(lembar)
        isi = [["#VALUE!" if sel == "#NAME?" else sel for sel in baris] for baris in asal.isi]
        return Potongan(asal.awal, isi)


def main(path: str) -> None:
    """Open, type the formulas on a new place of sheet Profil, explain."""
    with open_engine() as app:
        buku = app.books.open(path)
        apa_adanya = check_fungsi(BukuTerbuka(buku))
        for nomor, rumus in enumerate(RUMUS, 1):
            buku.sheets["Profil"].range((nomor, 30)).formula = rumus
        app.calculate()
        tergalat = check_fungsi(BukuTergalat(buku))
    hasil = {
        "apa_adanya": [(p.kode, p.pesan) for p in apa_adanya],
        "tergalat": {p.cell: p.pesan for p in tergalat if p.cell.startswith("AD")},
    }
    print(json.dumps(hasil))


if __name__ == "__main__":
    main(sys.argv[1])
