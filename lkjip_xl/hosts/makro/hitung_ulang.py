"""Button Hitung Ulang: every grey cell shows what the core computes, and keeps its formula."""

from __future__ import annotations

from collections.abc import Sequence

import xlwings as xw

from lkjip_xl.domain.hasil import Hasil
from lkjip_xl.hosts.tampilan.output import format_banyak
from lkjip_xl.hosts.terbuka.dialogs import ask_setuju
from lkjip_xl.hosts.terbuka.hitungan import add_fungsi, compute_terbuka
from lkjip_xl.hosts.terbuka.izin import check_izin
from lkjip_xl.hosts.terbuka.jurnal import Jurnal
from lkjip_xl.hosts.terbuka.layar import hold_screen, recalculate, recalculate_all, show_status
from lkjip_xl.hosts.terbuka.pengganti import build_pengganti, read_pengganti
from lkjip_xl.hosts.terbuka.periksa import TABEL_PERIKSA, check_ruang, find_tabel, write_periksa
from lkjip_xl.hosts.terbuka.sel_hitung import (
    KolomBuku,
    SelBuku,
    Tulis,
    build_tulis,
    list_hilang,
    list_sel,
    read_kolom,
)
from lkjip_xl.hosts.terbuka.tempat import list_baca_saja
from lkjip_xl.workbook.rumus_kolom import is_memanggil_lkj

_TERTIMPA = "B-31"
_TANYA_PENGGANTI = (
    "Fungsi LKJ_ belum tersedia di program ini, jadi {banyak} sel abu-abu belum benar "
    "(mulai dari {tempat}).\n\n"
    "Tampilkan dahulu angka yang benar di sel itu? Rumusnya tetap tersimpan dan bekerja lagi "
    "begitu add-in LKjIP terpasang. Klik Hitung Ulang setiap kali isian berubah."
)


def run_hitung_ulang(buku: xw.Book) -> str:
    """Computes the open book: every grey cell shows its result, every lost formula is back.

    That holds for results of raw respondents too: they stand in grey cells of sheet Responden.

    An empty computed cell gets the formula of its column, from the other cells or as a new book
    has it. One that somebody typed over is told on sheet Periksa and left as it is, for the
    typing may be meant. Where the functions of the add-in are missing, staff may let the cells
    show the right values in front of their formulas.

    Returns:
        What to tell staff.

    Raises:
        BukuError: The book has galat, or cannot take the results; it is as it was.
    """
    with hold_screen(buku), Jurnal() as jurnal:
        kerja = _Kerja(buku, jurnal)
        kerja.run()
        kerja.terbuka = add_fungsi(buku, kerja.terbuka)
        show_status(buku, "menulis lembar Periksa ...")
        write_periksa(buku, kerja.terbuka.hitungan.problems, jurnal)
    return kerja.build_pesan()


class _Kerja:
    """One click: what was found and what was done."""

    def __init__(self, buku: xw.Book, jurnal: Jurnal) -> None:
        """Read, compute, and see whether the book can take the results."""
        self.buku, self.jurnal = buku, jurnal
        self.terbuka = compute_terbuka(buku)
        self.kolom = read_kolom(self.terbuka.grid)
        self.diisi = self.disambung = self.diganti = self.belum_benar = 0
        lembar = {satu.letak.lembar for satu in self.kolom or ()}
        periksa = find_tabel(buku, TABEL_PERIKSA).parent
        check_izin([periksa, *(satu for satu in buku.sheets if satu.name in lembar)])
        check_ruang(buku, len(self.terbuka.hitungan.problems))

    def run(self) -> None:
        """Bring back formulas, let the program compute, and compare."""
        if self.kolom is None:
            return
        hilang = list_hilang(self.kolom, self.terbuka.hitungan)
        self.diisi = sum(satu.lama.count(None) for satu in hilang)
        self.disambung = sum(len(satu.isi) for satu in hilang) - self.diisi
        if hilang:
            show_status(self.buku, "mengembalikan rumus yang hilang ...")
            self._write(hilang)
        sel = self._restore_pengganti(self._list_sel())
        if any(not satu.is_sama for satu in sel):
            show_status(self.buku, "menghitung semua rumus dari awal ...")
            recalculate_all(self.buku)
            self._read_again()
            sel = self._list_sel()
        tanpa = [s for s in sel if not s.is_sama and is_memanggil_lkj(s.rumus)]
        if tanpa and _is_tanpa_fungsi(sel):
            self._offer_pengganti(tanpa)
        self.belum_benar = sum(1 for satu in self._list_sel() if not satu.is_sama)

    def _list_sel(self) -> list[SelBuku]:
        return list_sel(self.kolom or (), self.terbuka.grid, self.terbuka.hitungan)

    def _read_again(self) -> None:
        self.terbuka = compute_terbuka(self.buku, self.terbuka)
        self.kolom = read_kolom(self.terbuka.grid)

    def _write(self, daftar: Sequence[Tulis]) -> None:
        for satu in daftar:
            lembar = self.buku.sheets[satu.lembar]
            daerah = lembar.range((satu.baris, satu.kolom)).resize(len(satu.isi), 1)
            self.jurnal.write(daerah, _tegak(satu.isi), _tegak(satu.lama))
        self._read_again()

    def _restore_pengganti(self, sel: Sequence[SelBuku]) -> list[SelBuku]:
        """Plain formulas again where the functions are there; one cell is tried first."""
        ada = [satu for satu in sel if read_pengganti(satu.rumus)]
        coba = next((satu for satu in ada if satu.seharusnya not in (None, "")), None)
        if coba is None:
            return list(sel)
        show_status(self.buku, "mencari fungsi LKJ_ ...")
        self._write(_build_tulis([coba], pengganti=False))
        sesudah = {_sebut(satu): satu for satu in self._list_sel()}
        if sesudah[_sebut(coba)].is_sama:
            self._write(_build_tulis(ada, pengganti=False))
        else:
            show_status(self.buku, "memperbarui angka pengganti ...")
            self._write(_build_tulis(ada, pengganti=True))
            self.diganti = len(ada)
        return self._list_sel()

    def _offer_pengganti(self, tanpa: Sequence[SelBuku]) -> None:
        """Let cells show the right values; asked once, for later clicks only bring them up."""
        teks = _TANYA_PENGGANTI.format(banyak=len(tanpa), tempat=_sebut_tempat(tanpa[0]))
        if not self.diganti and ask_setuju(self.buku.app, teks) != "yes":
            return
        show_status(self.buku, "menulis angka pengganti ...")
        self._write(_build_tulis(tanpa, pengganti=True))
        recalculate(self.buku)
        self.diganti += len(tanpa)

    def build_pesan(self) -> str:
        """What to tell staff."""
        hasil, problems = self.terbuka.hitungan.hasil, self.terbuka.hitungan.problems
        baris = [
            "Hitung Ulang selesai.",
            f"Rata-rata capaian kinerja: {_format_persen(hasil['kinerja.rata_rata'])}",
            f"Serapan anggaran: {_format_persen(hasil['anggaran.total.serapan'])}",
        ]
        if self.kolom is None:
            baris.append("Rumus tidak dapat dilihat dari sini, jadi tidak ada yang diisi kembali.")
        else:
            baris.append(f"Sel hitung kosong yang diisi kembali: {self.diisi}")
        if self.disambung:
            baris.append(f"Rumus yang disambungkan lagi ke add-in LKjIP: {self.disambung}")
        if self.diganti:
            baris.append(f"Sel yang memakai angka pengganti: {self.diganti}")
        if self.belum_benar:
            baris.append(f"Sel abu-abu yang masih berbeda dari hitungan: {self.belum_benar}")
        if tertimpa := [satu.tempat for satu in problems if satu.kode == _TERTIMPA]:
            baris.append(f"Rumus yang tertimpa ketikan, mulai dari: {', '.join(tertimpa)}")
        baris.append(f"{format_banyak(problems)} (lihat lembar Periksa)")
        return "\n".join([*baris, *list_baca_saja(self.buku)])


def _tegak(isi: Sequence[str | None]) -> list[list[str | None]]:
    return [[satu] for satu in isi]


def _is_tanpa_fungsi(sel: Sequence[SelBuku]) -> bool:
    """Whether no cell with a result gets it from a function of the add-in."""
    return not any(
        satu.is_sama and satu.seharusnya not in (None, "")
        for satu in sel
        if is_memanggil_lkj(satu.rumus) and not read_pengganti(satu.rumus)
    )


def _build_tulis(sel: Sequence[SelBuku], *, pengganti: bool) -> list[Tulis]:
    kolom: dict[int, tuple[KolomBuku, dict[int, str]]] = {}
    for satu in sel:
        _, isi = kolom.setdefault(id(satu.kolom), (satu.kolom, {}))
        asli = read_pengganti(satu.rumus) or satu.rumus
        isi[satu.nomor] = build_pengganti(satu.rumus, satu.seharusnya) if pengganti else asli
    return [tulis for satu, isi in kolom.values() for tulis in build_tulis(satu, isi)]


def _sebut(satu: SelBuku) -> tuple[str, str, int]:
    return satu.kolom.tabel.nama, satu.kolom.kolom.nama, satu.nomor


def _sebut_tempat(satu: SelBuku) -> str:
    letak = satu.kolom.letak
    return f"{letak.lembar}!{letak.alamat(satu.nomor, satu.kolom.posisi)}"


def _format_persen(hasil: Hasil) -> str:
    return f"{hasil.tampil}%" if hasil.angka is not None else hasil.tampil
