"""Rules over cells that call functions: what the hosts found, with the code of its cause."""

from __future__ import annotations

import pytest

from lkjip_xl.checks import fungsi_sel
from lkjip_xl.checks.aturan import Aturan, Temuan
from lkjip_xl.errors import Tingkat


@pytest.mark.parametrize(
    ("aturan", "kode"),
    [
        (fungsi_sel.check_isian_fungsi, "B-60"),
        (fungsi_sel.check_fungsi_terpasang, "B-61"),
        (fungsi_sel.check_nama_fungsi, "B-62"),
        (fungsi_sel.check_fungsi_terhitung, "B-63"),
        (fungsi_sel.check_rumus_fungsi, "B-64"),
    ],
)
def test_each_cause_has_its_code(aturan: Aturan[...], kode: str) -> None:
    """A cell that the hosts explain is told with the code of its cause; without one, silence."""
    (problem,) = aturan.periksa([Temuan("Hitung!B2", "Ada.", "perbaiki.")])

    assert (problem.kode, problem.tempat) == (kode, "Hitung!B2")
    assert problem.tingkat is Tingkat.PERINGATAN
    assert aturan.periksa([]) == []
