"""Hypothesis writes the book: LibreOffice and the core agree on whatever it thinks of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from lkjip_xl import api
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import Isi
from tests.workbook.parity import hitung

pytestmark = pytest.mark.libreoffice

BANYAK = 60
KODE = [f"K{nomor}" for nomor in range(BANYAK)]
SASARAN = [f"S{nomor}" for nomor in range(9)]
POLARITAS = (*schema.TABEL["tblPK"].find("polaritas").pilihan, None)
KOSONG_NOL = st.sampled_from((None, 0))
# Figures of two and three decimals: halves at the third one are what rounding trips over.
ANGKA = KOSONG_NOL | st.integers(-200, 12_000).map(lambda isi: isi / 100)
TENGAH = KOSONG_NOL | st.integers(0, 4_000).map(lambda isi: (isi * 10 + 5) / 1000)
RUPIAH = KOSONG_NOL | st.integers(0, 10**11)


def baris(kode: Sequence[str], **kolom: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """A row for each kode."""
    satu = st.fixed_dictionaries(kolom)
    return st.lists(satu, min_size=len(kode), max_size=len(kode)).map(
        lambda isi: [{"kode": k, **b} for k, b in zip(kode, isi, strict=True)]
    )


@st.composite
def build_isi(draw: st.DrawFn) -> Isi:
    """A book of some four hundred rows: every polaritas, blanks and zeros anywhere."""
    angka = draw(st.sampled_from((ANGKA, TENGAH)))
    profil: Mapping[str, Any] = {
        "TAHUN": 2024,
        "BATAS_CAPAIAN": draw(st.sampled_from((None, 100, 120))),
        "RATA_RATA": draw(st.sampled_from(("sasaran", "indikator"))),
    }
    riwayat = draw(baris(KODE[:50] * 2, target=angka, realisasi=angka))
    return {
        "tblProfil": [{"kode": kode, "isian": isian} for kode, isian in profil.items()],
        "tblSasaran": [{"kode": kode, "tingkat": "kegiatan"} for kode in SASARAN],
        "tblPK": draw(
            baris(
                KODE,
                kode_sasaran=st.sampled_from(SASARAN),
                polaritas=st.sampled_from(POLARITAS),
                target_awal=angka,
                target_revisi=st.none() | angka,
                batas_atas=angka,
            )
        ),
        "tblCapaian": draw(
            baris(
                KODE,
                sumber=st.sampled_from(("ketik", "triwulan", "rasio", None)),
                cara_triwulan=st.sampled_from(("jumlah", "rata-rata", "terakhir", None)),
                tw1=angka,
                tw4=angka,
                realisasi_diketik=st.none() | angka,
                desimal=st.sampled_from((None, 0, 1, 2, 3)),
            )
        ),
        "tblRasio": [
            satu | {"tahun": 2024}
            for satu in draw(
                baris(
                    KODE,
                    pembilang=KOSONG_NOL | st.integers(0, 50),
                    penyebut=KOSONG_NOL | st.integers(0, 50),
                )
            )
        ],
        "tblRiwayat": [satu | {"tahun": 2022 + nomor // 50} for nomor, satu in enumerate(riwayat)],
        "tblAnggaranKegiatan": draw(
            baris(KODE[:40], pagu_semula=RUPIAH, pagu_menjadi=RUPIAH, realisasi=RUPIAH)
        ),
    }


@given(isi=build_isi())
@settings(
    max_examples=4,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # a run of LibreOffice takes seconds
    suppress_health_check=[
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
def test_any_book_gives_in_libreoffice_what_the_core_computes(
    buka: Callable[[bytes], Any],
    recalculate: Callable[[Sequence[Path]], list[Path]],
    tmp_path_factory: pytest.TempPathFactory,
    isi: Isi,
) -> None:
    """Established figures are identical, all others within 1e-9, and no cell shows an error."""
    path = buka(api.build_buku(isi, 2024)).simpan(tmp_path_factory.mktemp("acak") / "buku.xlsx")

    satu = hitung(recalculate([path])[0])

    assert satu.beda == []
    assert list(satu.galat_excel) == []
    assert len(satu.sel) > 1_500
