"""Reports out, and templates checked and explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.api.hitungan import Hitungan, periksa_grid
from lkjip_xl.errors import Problem, TemplateError, Tingkat
from lkjip_xl.report.context import build_context
from lkjip_xl.report.context_grafik import build_grafik
from lkjip_xl.report.pages import Pengukur
from lkjip_xl.report.pictures import read_gambar_buku
from lkjip_xl.report.render import Bahan, Laporan, find_templat
from lkjip_xl.report.render import render_laporan as render_templat
from lkjip_xl.report.trace import build_lampiran
from lkjip_xl.workbook import layout
from lkjip_xl.workbook.write import example

if TYPE_CHECKING:
    from lkjip_xl.report.catalog import NamaTemplat

TEMPLAT_BAKU = "lkjip_2023"


def render_laporan(
    hitungan: Hitungan,
    templat: Path | None = None,
    *,
    pengukur: Pengukur | None = None,
    is_lampiran: bool = False,
) -> Laporan:
    """The Word report of a computed book.

    Args:
        hitungan: The book.
        templat: A .docx with tags; the shipped LKjIP template if None.
        pengukur: Measures the page numbers of the contents lists; they are left to Word if None.
        is_lampiran: Whether the annex Dasar Perhitungan comes at the end.

    Raises:
        TemplateError: The template has faults; all of them, each with its place.
    """
    bahan = _build_bahan(hitungan)
    lampiran = partial(build_lampiran, hitungan.data, hitungan.hasil) if is_lampiran else None
    templat = templat or find_templat(TEMPLAT_BAKU)
    try:
        return render_templat(
            templat, bahan.context, pengukur, bahan.grafik, bahan.gambar, lampiran
        )
    except TemplateError as fault:
        # Rendering stops at the first step with faults; the check looks at all of them at once.
        semua = [p for p in check_templat(templat, hitungan) if p.tingkat is Tingkat.GALAT]
        raise TemplateError(semua or fault.problems) from fault


def check_templat(templat: Path, hitungan: Hitungan | None = None) -> tuple[Problem, ...]:
    """All faults of a Word template, in document order; none for one that is ready.

    Args:
        templat: A .docx with tags.
        hitungan: The book that it is for; the shipped examples if None.
    """
    from lkjip_xl.report.template_check import check_templat as check

    contoh = [_build_bahan(satu, is_lampiran=True) for satu in _iter_contoh()]
    if hitungan is None:
        return check(templat, contoh, contoh)
    sendiri = _build_bahan(hitungan, is_lampiran=True)
    return check(templat, [sendiri, *contoh], [sendiri])


def list_nama() -> tuple[NamaTemplat, ...]:
    """Every name that a template may use, read off the shipped examples."""
    from lkjip_xl.report.catalog import build_bentuk
    from lkjip_xl.report.catalog import list_nama as list_bentuk

    contexts = [_build_bahan(satu, is_lampiran=True).context for satu in _iter_contoh()]
    return tuple(list_bentuk(build_bentuk(contexts)))


def list_saringan() -> Mapping[str, str]:
    """Filters that a template may use, with their meaning."""
    from lkjip_xl.report.catalog_words import SARINGAN

    return SARINGAN


def _iter_contoh() -> Iterator[Hitungan]:
    """The shipped examples as computed, the last of them once more with what none of them has."""
    semua = [example.load_contoh(kantor) for kantor in example.list_kantor()]
    for isi in (*semua, example.bend_contoh(semua[-1])):
        yield periksa_grid(layout.build_grid(isi, layout.build_letak(isi)), is_tersimpan=False)


def _build_bahan(hitungan: Hitungan, *, is_lampiran: bool = False) -> Bahan:
    """What a template is rendered with; with an annex that lists every result, if asked for."""
    context = build_context(hitungan.data, hitungan.hasil)
    if is_lampiran:
        semua = [(satu.kunci, satu.tampil) for satu in hitungan.hasil.values()]
        context["lampiran_dasar"] = build_lampiran(hitungan.data, hitungan.hasil, semua)
    grafik = build_grafik(hitungan.data, hitungan.hasil)
    gambar = hitungan.gambar or read_gambar_buku(hitungan.data.profil, None).daftar
    return Bahan(context, grafik, gambar)
