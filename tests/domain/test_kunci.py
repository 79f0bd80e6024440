"""Every result has a key of the published list, and the list promises nothing else."""

from __future__ import annotations

from lkjip_xl.domain import kinerja, penunjang, rincian
from lkjip_xl.domain.hasil import PANJANG_KUNCI
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kunci import POLA, find_pola
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.write.example import load_contoh
from tests.golden_domain import build_baris, build_profil, build_skm, build_tanjungpinang


def iter_kunci() -> set[str]:
    """Keys of both offices, and of the inputs that neither of them has."""
    isi = load_contoh("jember")
    jember = read_buku(build_grid(isi, build_letak(isi))).data
    lain = DataKinerja(
        profil=build_profil(2024),
        anggaran_pk=(build_baris(kinerja.AnggaranPK, kode="G1", anggaran_menjadi=9),),
        sumber_dana=(build_baris(rincian.SumberDana, kode="RM", pagu=100, realisasi=90),),
        pegawai=(build_baris(rincian.Pegawai, kelompok="seksi", uraian="TU", laki=3, perempuan=4),),
        anggaran_indikator=(
            build_baris(rincian.AnggaranIndikator, kode="PY", pagu_semula=1, pagu_menjadi=2),
        ),
        skm=(build_skm(),),
        eperformance=(build_baris(rincian.EPerformance, triwulan="I", nilai=90),),
        target_kinerja=(build_baris(penunjang.TargetKinerja, triwulan="I", target=2, realisasi=1),),
        emonev=(build_baris(penunjang.EMonev, triwulan="I", anggaran=20, fisik=25),),
        triwulan_anggaran=(build_baris(penunjang.TriwulanAnggaran, triwulan="I", realisasi=9),),
        tindak_lanjut=(build_baris(penunjang.TindakLanjut, kode="T1", status="belum"),),
    )
    berpredikat = build_tanjungpinang()
    berpredikat.profil.isian["SKALA_PREDIKAT"] = build_profil(2024, P="ya").isian["P"]  # type: ignore[index]
    return {
        kunci
        for data in (jember, berpredikat, lain)
        for kunci in compute_hasil(data, load_aturan(2024))
    }


def test_every_key_is_in_the_list_exactly_once() -> None:
    """No result has a key that the documentation does not name, and none is named twice."""
    for kunci in iter_kunci():
        assert sum(pola.mencakup(kunci) for pola in POLA) == 1, kunci
        assert len(kunci) <= PANJANG_KUNCI


def test_every_family_of_the_list_exists() -> None:
    """The documentation promises no key that no calculation gives."""
    kunci = iter_kunci()

    tidak_ada = [pola.pola for pola in POLA if not any(pola.mencakup(k) for k in kunci)]

    assert tidak_ada == []


def test_unknown_key_has_no_family() -> None:
    """A misspelt key is told from a real one."""
    assert find_pola("ikk.IKM.capain") is None
    assert find_pola("ikk.ikm.capaian") is None
