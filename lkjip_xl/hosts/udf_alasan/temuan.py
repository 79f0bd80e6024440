"""Cells that call a UDF and show an error: found, explained, and told once for each cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lkjip_xl.checks import fungsi_sel
from lkjip_xl.checks.aturan import Aturan, Temuan
from lkjip_xl.errors import Problem
from lkjip_xl.hosts.udf import FUNGSI
from lkjip_xl.hosts.udf.alasan import build_alasan_nama
from lkjip_xl.hosts.udf.galat import GALAT_EXCEL, GALAT_NAMA
from lkjip_xl.hosts.udf_alasan.isian import Penilai, Penjelasan, Tempat
from lkjip_xl.hosts.udf_alasan.potret import TAK_TERHITUNG, BukuSel, name_sel
from lkjip_xl.hosts.udf_alasan.rumus import (
    Panggilan,
    RumusTakTeruraiError,
    Simpul,
    iter_panggilan,
    parse_rumus,
)
from lkjip_xl.workbook.rumus_kolom import is_memanggil_lkj, strip_tempat_addin

_SEBUT_PALING_BANYAK = 5
_RUMUS_TERPANJANG = 120


@dataclass(frozen=True, slots=True)
class _Galat:
    """A cell that calls a UDF and shows an error; `simpul` is None for a senseless formula."""

    tempat: Tempat
    rumus: str
    kode: str
    simpul: Simpul | None

    @property
    def sel(self) -> str:
        """Its name."""
        return name_sel(self.tempat.lembar, self.tempat.baris, self.tempat.kolom)


@dataclass(frozen=True, slots=True)
class _Sebab:
    """Why a cell shows an error.

    Attributes:
        aturan: The rule that tells it.
        kunci: Cells of one cause have the same.
        pesan: What is wrong; empty where all cells of the rule are told together.
        perbaikan: How to repair it.
        sumber: The cell to blame, if there is one.
        is_terusan: Whether that cell shows an error itself.
    """

    aturan: Aturan[[Iterable[Temuan]]]
    kunci: tuple[Any, ...]
    pesan: str = ""
    perbaikan: str = ""
    sumber: Tempat | None = None
    is_terusan: bool = False


def check_fungsi(buku: BukuSel) -> list[Problem]:
    """What is wrong with the cells that call UDFs.

    One Problem stands for all cells of one cause, at the first of them: a text in one cell may
    spoil a hundred others. A cell that only hands on the error of another such cell counts with
    that one.
    """
    penilai = Penilai(buku)
    semua = {galat.tempat: galat for galat in _iter_galat(buku, penilai)}
    sebab = {tempat: _find_sebab(galat, penilai) for tempat, galat in semua.items()}
    kelompok: dict[tuple[Any, ...], list[_Galat]] = {}
    pertama: dict[tuple[Any, ...], _Sebab] = {}
    # The cells to blame first, so that the Problem stands at one of them.
    for is_terusan in (False, True):
        for tempat, galat in semua.items():
            akar = _find_akar(tempat, sebab)
            if (akar != tempat) is is_terusan:
                satu = sebab[akar]
                kunci = (satu.aturan.kode, *satu.kunci)
                pertama.setdefault(kunci, satu)
                kelompok.setdefault(kunci, []).append(galat)
    return [
        problem
        for kunci, satu in pertama.items()
        for problem in satu.aturan.periksa([_build_temuan(satu, kelompok[kunci])])
    ]


def _iter_galat(buku: BukuSel, penilai: Penilai) -> Iterator[_Galat]:
    for lembar in buku.daftar_lembar:
        for potongan in buku.read_rumus(lembar):
            for baris, kolom, rumus in potongan.iter_sel():
                if isinstance(rumus, str) and is_memanggil_lkj(rumus):
                    tempat = Tempat(lembar, baris, kolom)
                    kode = penilai.find_nilai(tempat)
                    if isinstance(kode, str) and kode in GALAT_EXCEL:
                        simpul = _parse(rumus)
                        if simpul is None or any(iter_panggilan(simpul)):
                            yield _Galat(tempat, rumus, kode, simpul)


def _parse(rumus: str) -> Simpul | None:
    try:
        return parse_rumus(rumus)
    except RumusTakTeruraiError:
        return None


def _find_akar(tempat: Tempat, sebab: dict[Tempat, _Sebab]) -> Tempat:
    """The cell whose error others hand on; cells that name each other in a circle stay."""
    dilihat = {tempat}
    while True:
        satu = sebab[tempat]
        if not satu.is_terusan or satu.sumber not in sebab or satu.sumber in dilihat:
            return tempat
        tempat = satu.sumber
        dilihat.add(tempat)


def _find_sebab(galat: _Galat, penilai: Penilai) -> _Sebab:
    simpul = galat.simpul
    if simpul is None:
        return _build_gelap(galat)
    asing = [p.nama for p in iter_panggilan(simpul) if p.nama not in FUNGSI]
    if asing:
        alasan = build_alasan_nama(asing[0])
        pesan, perbaikan = alasan.format_pesan(), alasan.format_perbaikan()
        return _Sebab(fungsi_sel.check_nama_fungsi, (asing[0],), f"{pesan}.", perbaikan)
    hasil = [penilai.jelaskan(satu, galat.tempat) for satu in _list_luar(simpul)]
    salah = next((satu for satu in hasil if isinstance(satu, Penjelasan)), None)
    if galat.kode == GALAT_NAMA and (salah is None or not salah.alasan.is_terusan):
        return _Sebab(fungsi_sel.check_fungsi_terpasang, ())
    if salah is not None:
        return _build_sebab(galat, salah)
    if isinstance(simpul, Panggilan) and hasil[0] is not TAK_TERHITUNG:
        return _Sebab(fungsi_sel.check_fungsi_terhitung, ())
    return _build_gelap(galat, is_kosong="" in hasil)


def _list_luar(simpul: Simpul) -> Sequence[Panggilan]:
    return [simpul] if isinstance(simpul, Panggilan) else getattr(simpul, "panggilan", ())


def _build_sebab(galat: _Galat, salah: Penjelasan) -> _Sebab:
    sumber = salah.sumber
    pesan = f"{salah.nama} menunjukkan {galat.kode}: {salah.pesan}."
    # Without a cell to blame, the rows of a column fail for the same reason.
    kunci = (sumber,) if sumber else (galat.tempat.lembar, galat.tempat.kolom, salah.pesan)
    is_terusan = salah.alasan.is_terusan
    aturan = fungsi_sel.check_isian_fungsi
    return _Sebab(aturan, kunci, pesan, salah.perbaikan, sumber, is_terusan)


def _build_gelap(galat: _Galat, *, is_kosong: bool = False) -> _Sebab:
    rumus = strip_tempat_addin(galat.rumus)
    if len(rumus) > _RUMUS_TERPANJANG:
        rumus = f"{rumus[: _RUMUS_TERPANJANG - 3]}..."
    pesan = f"Sel ini menunjukkan {galat.kode}, dan sebabnya tidak dapat dijelaskan: {rumus}"
    perbaikan = (
        "pisahkan bagian rumus yang bukan fungsi LKJ_ ke sel lain, lalu klik Periksa Data lagi."
    )
    if is_kosong:
        pesan = (
            f"Sel ini menunjukkan {galat.kode}: fungsi LKJ_ di dalamnya belum punya nilai, "
            f"dan sel tanpa nilai tidak dapat dihitung dengan + - * /: {rumus}"
        )
        perbaikan = 'pakai SUM(...) atau LKJ_JUMLAH(...), atau IF(sel="";"";...).'
    kunci = (galat.tempat.lembar, galat.tempat.kolom, galat.kode)
    return _Sebab(fungsi_sel.check_rumus_fungsi, kunci, pesan, perbaikan)


def _build_temuan(satu: _Sebab, semua: Sequence[_Galat]) -> Temuan:
    """One cause at the first cell that suffers from it; the others are counted and named."""
    if satu.aturan is fungsi_sel.check_fungsi_terpasang:
        return _build_temuan_terpasang(semua)
    if satu.aturan is fungsi_sel.check_fungsi_terhitung:
        return _build_temuan_terhitung(semua)
    pesan = satu.pesan
    if len(semua) > 1:
        pesan += f" Sel lain yang ikut galat: {len(semua) - 1} ({_sebut(semua[1:])})."
    return Temuan(semua[0].sel, pesan, satu.perbaikan)


def _build_temuan_terpasang(semua: Sequence[_Galat]) -> Temuan:
    is_tertaut = any(strip_tempat_addin(satu.rumus) != satu.rumus for satu in semua)
    dahulu = "klik Hitung Ulang; bila tetap #NAME?, " if is_tertaut else ""
    return Temuan(
        semua[0].sel,
        f"{len(semua)} sel memakai fungsi LKJ_ dan menunjukkan #NAME? ({_sebut(semua)}): "
        "add-in LKjIP belum terpasang atau belum dimuat.",
        f"{dahulu}jalankan lkjip pasang --cek "
        "(di LibreOffice: lkjip pasang --cek --libreoffice), "
        "ikuti petunjuknya, lalu buka lagi buku ini.",
    )


def _build_temuan_terhitung(semua: Sequence[_Galat]) -> Temuan:
    return Temuan(
        semua[0].sel,
        f"{len(semua)} sel memakai fungsi LKJ_ dan menunjukkan {semua[0].kode} "
        f"({_sebut(semua)}), padahal isiannya benar: belum dihitung ulang, "
        "atau Python belum terhubung.",
        "tekan Ctrl+Alt+F9; bila tetap galat, jalankan lkjip pasang --cek.",
    )


def _sebut(semua: Sequence[_Galat]) -> str:
    sebut = [satu.sel for satu in semua[:_SEBUT_PALING_BANYAK]]
    return ", ".join([*sebut, *(["..."] if len(semua) > len(sebut) else [])])
