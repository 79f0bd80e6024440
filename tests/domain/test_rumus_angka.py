"""Every formula with numbers is a true equation: a reader who recomputes it finds the result."""

from __future__ import annotations

import ast
import re
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.angka import bulatkan
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write.example import load_contoh
from tests.domain import builders as b
from tests.golden_domain import build_tanjungpinang

ANGKA = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?")
_OPERASI = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}
_FUNGSI = {"maks": max, "min": min, "abs": abs}


def hitung(rumus: str) -> Decimal:
    """What a reader gets who types the formula into a calculator."""
    teks = ANGKA.sub(lambda m: f'D("{m[0].replace(".", "").replace(",", ".")}")', rumus)
    teks = re.sub(r"\|([^|]+)\|", r"abs(\1)", teks)
    teks = re.sub(r'(D\("[^"]+"\))%', r'(\1 / D("100"))', teks)
    teks = teks.replace(" x ", " * ").replace(";", ",")
    return _nilai(ast.parse(teks.strip(), mode="eval").body)


def _nilai(simpul: Any) -> Decimal:
    if isinstance(simpul, ast.BinOp):
        return _OPERASI[type(simpul.op)](_nilai(simpul.left), _nilai(simpul.right))
    if isinstance(simpul, ast.UnaryOp):
        return -_nilai(simpul.operand)
    assert isinstance(simpul, ast.Call)
    if simpul.func.id == "D":
        return Decimal(simpul.args[0].value)
    return _FUNGSI[simpul.func.id](*map(_nilai, simpul.args))


def is_benar(hasil: Hasil) -> bool:
    """Whether the left side, rounded as printed, is the right side."""
    kiri, _, kanan = hasil.rumus_angka.rpartition(" = ")
    if kiri.endswith(", jadi 100"):  # a rule, not arithmetic: inside a range, 0 on a target of 0
        return kanan == "100,00"
    desimal = len(kanan.partition(",")[2])
    tercetak = Decimal(kanan.replace(".", "").replace(",", "."))
    return bulatkan(hitung(kiri), desimal) == tercetak


def cari_salah(hasil: DaftarHasil) -> list[str]:
    """Equations that do not hold."""
    return [h.rumus_angka for h in hasil.values() if h.rumus_angka and not is_benar(h)]


def test_reader_of_equations_reads_all_signs() -> None:
    """The checker itself knows floor, cap, absolute value and percent."""
    assert hitung("maks(0; (2 x 10 - 25) / 10 x 100)") == 0
    assert hitung("min(3,91 / 3,25 x 100; 120)") == 120
    assert hitung("100 - |7 - 8| / 8 x 100") == Decimal("87.5")
    assert hitung("(1.000 x 20% + 4 x 80%)") == Decimal("203.2")


def test_equations_of_both_offices_hold() -> None:
    """No formula of the two published offices is wrong by a digit."""
    isi = load_contoh("jember")
    jember = read_buku(build_grid(isi, build_letak(isi))).data

    for data, tahun in ((jember, 2023), (build_tanjungpinang(), 2024)):
        hasil = compute_hasil(data, load_aturan(tahun))
        assert sum(1 for h in hasil.values() if h.rumus_angka) > 40
        assert cari_salah(hasil) == []


NILAI = (
    st.decimals(min_value=0, max_value=300, places=2).map(str).map(lambda t: t.replace(".", ","))
)
POLARITAS = st.sampled_from(["maksimal", "minimal", "terbalik", "stabil", "rentang"])


@settings(deadline=None, max_examples=150)
@given(
    baris=st.lists(st.tuples(NILAI, NILAI, POLARITAS, NILAI), min_size=1, max_size=5),
    batas=st.sampled_from([None, "100", "120"]),
)
def test_equations_hold_for_any_figures(
    baris: list[tuple[str, str, str, str]], batas: str | None
) -> None:
    """Capaian of every polaritas, caps, means, changes: all are true equations."""
    hasil = b.compute(
        profil=b.build_profil(BATAS_CAPAIAN=None if batas is None else b.wajib(batas)),
        indikator=[
            b.indikator(kode=f"K{n}", target_awal=t, polaritas=p, batas_atas=u)
            for n, (t, _, p, u) in enumerate(baris)
        ],
        realisasi=[
            b.realisasi(kode=f"K{n}", realisasi_diketik=r) for n, (_, r, _, _) in enumerate(baris)
        ],
        riwayat=[b.riwayat(kode=f"K{n}", realisasi=t) for n, (t, *_) in enumerate(baris)],
    )

    assert cari_salah(hasil) == []


def test_zero_on_a_target_of_zero_is_told_in_words() -> None:
    """Where less is better 0 of 0 is 100 by rule; no division by 0 is printed."""
    hasil = b.compute(
        indikator=[b.indikator(polaritas="minimal", target_awal="0")],
        realisasi=[b.realisasi(realisasi_diketik="0")],
    )

    rumus = hasil["ikk.IKM.capaian"].rumus_angka
    assert rumus == "realisasi 0,00 pada target 0, jadi 100 = 100,00"
