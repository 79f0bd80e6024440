"""The catalogue of names: complete, explained, and written as a template writes them."""

from __future__ import annotations

import pytest

from lkjip_xl import api
from lkjip_xl.report.catalog import Jenis, NamaTemplat, build_bentuk, list_nama
from lkjip_xl.report.render import FILTERS


@pytest.fixture(scope="module")
def katalog() -> dict[str, NamaTemplat]:
    """All names of the shipped examples by path."""
    return {satu.jalur: satu for satu in api.list_nama()}


def test_every_name_has_a_meaning(katalog: dict[str, NamaTemplat]) -> None:
    """A name that nobody explained is no help; report/catalog_words.py explains them."""
    assert [jalur for jalur, satu in katalog.items() if not satu.arti] == []


def test_every_list_shows_what_stands_in_it(katalog: dict[str, NamaTemplat]) -> None:
    """No list is empty in all examples, so that the names of its items are known."""
    daftar = [jalur for jalur, satu in katalog.items() if satu.jenis is Jenis.DAFTAR]

    assert len(daftar) > 20
    assert [d for d in daftar if not any(jalur.startswith(f"{d}[]") for jalur in katalog)] == []


def test_own_filters_are_explained() -> None:
    """Each filter of the project stands in the list of filters."""
    assert FILTERS.keys() - api.list_saringan().keys() == set()


def test_name_in_loops_is_written_with_its_loops(katalog: dict[str, NamaTemplat]) -> None:
    """A nested name tells the loops round it, an example and the meaning of its result."""
    satu = katalog["sasaran[].indikator[].capaian"]

    assert satu.tulis == "{{ i.capaian }}"
    assert satu.dalam == ("{% for s in sasaran %}", "{% for i in s.indikator %}")
    assert satu.contoh == "120,31"
    assert satu.arti.startswith("Indikator kegiatan: capaian")


def test_contexts_are_laid_over_each_other() -> None:
    """What one item or book lacks another shows; a missing input is no example."""
    bentuk = build_bentuk(
        [
            {"a": "", "b": [{"x": "1"}, {"y": True}], "k": {"ikk.IKM.tren": True}},
            {"a": "isi", "b": [], "k": {"ikk.IPK.tren": True}},
        ]
    )

    assert [(n.tulis, n.contoh) for n in list_nama(bentuk)] == [
        ("{{ a }}", "isi"),
        ("{% for b in b %}", ""),
        ("{{ b.x }}", "1"),
        ("{% if b.y %}", "ya"),
        ('{% if k["ikk.<K>.tren"] %}', "ya"),
    ]
