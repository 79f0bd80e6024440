"""The shipped examples: real figures of an office, one TOML section for each table."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.model import Tabel

FOLDER = Path(__file__).parents[2] / "data" / "contoh"


def list_kantor() -> list[str]:
    """Names of the shipped examples: "jember", "tanjungpinang"."""
    return sorted(path.stem.rpartition("_")[0] for path in FOLDER.glob("*.toml"))


def load_contoh(kantor: str) -> Isi:
    """Contents of an example book.

    Raises:
        KeyError: There is no example of that name, or it names a fixed row that does not exist.
        StopIteration: It names a column that does not exist.
    """
    if kantor not in list_kantor():
        raise KeyError(kantor)
    path = next(FOLDER.glob(f"{kantor}_*.toml"))
    isi = tomllib.loads(path.read_text(encoding="utf-8"))
    return {nama: _build_tabel(schema.TABEL[nama], bagian) for nama, bagian in isi.items()}


def bend_contoh(isi: Isi) -> Isi:
    """`isi` with what no shipped example has, to show the names of it that a template may use.

    Its Perjanjian Kinerja was revised, to the same figures, and its first indikator is measured
    by the SKM of the book, if there is one.
    """
    pk = [
        {**baris, "target_revisi": baris.get("target_awal"), "alasan_revisi": "Revisi DIPA"}
        for baris in isi["tblPK"]
    ]
    anggaran = [
        {**baris, "anggaran_menjadi": baris.get("anggaran_semula")}
        for baris in isi["tblPKAnggaran"]
    ]
    pertama, *sisa = isi["tblCapaian"]
    capaian = [{"kode": pertama["kode"], "sumber": "survei"}, *sisa]
    skm = [{**baris, "kode": pertama["kode"]} for baris in isi.get("tblSKM", ())]
    bengkok = {"tblPK": pk, "tblPKAnggaran": anggaran}
    return {**isi, **bengkok, **({"tblCapaian": capaian, "tblSKM": skm} if skm else {})}


def _build_tabel(tabel: Tabel, bagian: Any) -> list[Mapping[str, Any]]:
    if tabel.baris:
        _check_nama(tabel, bagian, (baris.kode for baris in tabel.baris))
        return [{"kode": kode, "isian": isian} for kode, isian in bagian.items()]
    if tabel.tetap:
        kunci = tabel.kolom[0].nama
        _check_nama(tabel, (b[kunci] for b in bagian), (str(b[kunci]) for b in tabel.tetap))
    return [_build_baris(tabel, baris) for baris in bagian]


def _check_nama(tabel: Tabel, ditulis: Iterable[str], dikenal: Iterable[str]) -> None:
    """A fixed row is found by its name, so a misspelt one would vanish."""
    if asing := set(ditulis) - set(dikenal):
        raise KeyError(f"{tabel.nama} has no row {', '.join(sorted(asing))}")


def _build_baris(tabel: Tabel, baris: Mapping[str, Any]) -> dict[str, Any]:
    """One row; a list spreads over the columns of its group, "" is an empty cell."""
    hasil: dict[str, Any] = {}
    for nama, isi in baris.items():
        if isinstance(isi, list):
            kolom = [satu.nama for satu in tabel.kolom if satu.grup == nama and satu.is_masukan]
            hasil |= dict(zip(kolom, [None if i == "" else i for i in isi], strict=True))
        else:
            tabel.find(nama)  # a misspelt column must not vanish
            hasil[nama] = isi
    return hasil
