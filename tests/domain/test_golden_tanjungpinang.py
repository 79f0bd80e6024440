"""Every published figure of Tanjungpinang 2024 comes out right from the domain itself."""

from __future__ import annotations

import pytest

from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan
from tests.golden_domain import build_tanjungpinang, load_kasus

TERBIT = load_kasus("golden_tanjungpinang_2024.toml")["terbit"]


@pytest.fixture(scope="module")
def hasil() -> DaftarHasil:
    """All results of the office."""
    return compute_hasil(build_tanjungpinang(), load_aturan(2024))


@pytest.mark.parametrize("entri", TERBIT, ids=lambda entri: entri["kunci"])
def test_published_figure(hasil: DaftarHasil, entri: dict[str, str]) -> None:
    """The figure is printed as `benar` says, whatever the report printed."""
    assert hasil[entri["kunci"]].tampil == entri["benar"]
