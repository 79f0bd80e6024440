"""Data of the charts: the figures of the report, and a gap where there is none."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl import api
from lkjip_xl.domain.teks_id import format_angka, format_asis
from lkjip_xl.report.context import build_context
from lkjip_xl.report.context_grafik import build_grafik
from lkjip_xl.report.grafik import Grafik
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.write.newbook import build_isi_baru

from .chart_builders import read_charts

KELOMPOK = ("seksi", "golongan", "jabatan", "pendidikan", "gender")


def compute(folder: Path, kantor: str) -> api.Hitungan:
    """The example book of an office, computed."""
    path = folder / f"{kantor}.xlsx"
    path.write_bytes(api.build_contoh(kantor))
    return api.compute_buku(path)


@pytest.fixture(scope="module")
def jember(tmp_path_factory: pytest.TempPathFactory) -> api.Hitungan:
    """The example of Jember, computed."""
    return compute(tmp_path_factory.mktemp("buku"), "jember")


@pytest.fixture(scope="module")
def grafik(jember: api.Hitungan) -> Mapping[str, Grafik]:
    """The charts of Jember."""
    return build_grafik(jember.data, jember.hasil)


@pytest.fixture(scope="module")
def tanjungpinang(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Grafik]:
    """The charts of Tanjungpinang."""
    hitungan = compute(tmp_path_factory.mktemp("buku"), "tanjungpinang")
    return build_grafik(hitungan.data, hitungan.hasil)


def values(grafik: Grafik, nomor: int = 0) -> dict[str, str]:
    """Numbers of a series by category, as text; a gap is "-"."""
    nilai = grafik.seri[nomor].nilai
    return {k: "-" if n is None else f"{n:f}" for k, n in zip(grafik.kategori, nilai, strict=True)}


def test_capaian_stands_beside_the_target_of_100(grafik: Mapping[str, Grafik]) -> None:
    """Each indikator is called by its number in the report, with its capaian as printed."""
    satu = grafik["kinerja.capaian"]

    assert values(satu) == {
        "Indikator 1": "120.31", "Indikator 2": "125.56", "Indikator 3": "124.60",
    }  # fmt: skip
    assert set(values(satu, 1).values()) == {"100"}


def test_trend_ends_with_the_year_of_the_report(grafik: Mapping[str, Grafik]) -> None:
    """Earlier years come first, each with its own capaian; realisasi has its target beside it."""
    assert values(grafik["ikk.IKM.tren"]) == {"2021": "126.67", "2022": "121.88", "2023": "120.31"}
    assert values(grafik["ikk.IKM.realisasi"])["2023"] == "3.91"
    assert values(grafik["ikk.IKM.realisasi"], 1)["2023"] == "3.25"


def test_one_year_is_no_trend(tanjungpinang: Mapping[str, Grafik]) -> None:
    """An indikator that had no case in any earlier year shows no trend."""
    assert not tanjungpinang["ikk.PY.tren"].ada
    assert tanjungpinang["ikk.TAK.tren"].ada


def test_month_without_respondents_is_a_gap(grafik: Mapping[str, Grafik]) -> None:
    """September of Jember had no respondent, so its month has no value."""
    bulan = values(grafik["ikk.IKM.bulan"])

    assert bulan["Jan"] == "3.92"
    assert bulan["Sep"] == "-"
    assert grafik["survei.IKM.bulan"] == grafik["ikk.IKM.bulan"]


def test_unsur_have_their_names(grafik: Mapping[str, Grafik]) -> None:
    """A survey is shown by unsur, an IPK with both of its sides."""
    assert values(grafik["survei.IKM.unsur"])["Waktu Penyelesaian"] == "3.89"
    sisi = grafik["survei.IPK.unsur"]
    assert [seri.nama for seri in sisi.seri] == ["Internal", "Eksternal"]
    assert values(sisi, 1)["Penyidikan"] == "-"


def test_money_by_year_and_kind(
    grafik: Mapping[str, Grafik], tanjungpinang: Mapping[str, Grafik]
) -> None:
    """Serapan of each jenis belanja over the years; PNBP with its target where it is known."""
    belanja = grafik["anggaran.belanja"]
    assert [seri.nama for seri in belanja.seri] == [
        "Belanja Pegawai", "Belanja Barang", "Belanja Modal",
    ]  # fmt: skip
    assert values(belanja, 1) == {"2021": "85.90", "2022": "96.54", "2023": "99.46"}
    assert values(grafik["anggaran.belanja.rupiah"])["Belanja Modal"] == "1113362000"
    assert values(grafik["anggaran.triwulan"])["TW II"] == "39.54"
    assert values(grafik["pnbp.tahun"], 1) == {"2022": "-", "2023": "10887850000"}
    assert values(tanjungpinang["nka.tahun"])["2024"] == "80.43"


def test_ikpa_shows_what_applies(tanjungpinang: Mapping[str, Grafik]) -> None:
    """Components by name, years by number; what does not apply has no bar."""
    assert values(tanjungpinang["ikpa.2024"])["Penyerapan Anggaran"] == "84.9"
    assert values(tanjungpinang["ikpa.tahun"])["2024"] == "85.91"


def test_staff_are_shown_in_slices(grafik: Mapping[str, Grafik]) -> None:
    """The slices of a pie sum up to the staff of the office."""
    assert sum(n or Decimal(0) for n in grafik["sdm.seksi"].seri[0].nilai) == 61
    assert values(grafik["sdm.gender"]) == {"Laki-laki": "49", "Perempuan": "12"}
    assert not grafik["sdm.pendidikan"].ada


def test_every_number_is_one_of_the_report(
    jember: api.Hitungan, grafik: Mapping[str, Grafik]
) -> None:
    """A chart shows results as they are printed, or inputs as they were typed."""
    tercetak = {satu.tampil for satu in jember.hasil.values()} | {"100"}
    data = jember.data
    masukan = [u.nilai.isi for u in data.ipk_unsur] + [n.nilai.isi for n in data.ikpa]
    masukan += [n for p in data.pegawai for n in (p.laki.isi, p.perempuan.isi, p.jumlah.isi)]
    tercetak |= {format_asis(n) for n in masukan if n is not None}
    pegawai = {f"sdm.{kelompok}" for kelompok in KELOMPOK}  # sums of two inputs of one row

    asing = [
        (kunci, angka)
        for kunci, satu in grafik.items()
        if kunci not in pegawai
        for seri in satu.seri
        for angka in seri.nilai
        if angka is not None
        and not {format_asis(angka), *(format_angka(angka, d) for d in (0, 1, 2))} & tercetak
    ]

    assert asing == []


def test_empty_book_has_no_chart() -> None:
    """Every chart of a new book is known by its key and has nothing to show."""
    isi = build_isi_baru("Kantor Imigrasi Contoh", 2025)
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    ada = build_context(hitungan.data, hitungan.hasil)["ada_grafik"]

    assert ada.keys() >= {"kinerja.capaian", "anggaran.belanja", "pnbp.tahun", "ikpa.2025"}
    assert ada.keys() >= {f"sdm.{kelompok}" for kelompok in KELOMPOK}
    assert not any(ada.values())
    assert read_charts(api.render_laporan(hitungan).berkas) == []


def test_shipped_report_shows_the_charts(
    jember: api.Hitungan, grafik: Mapping[str, Grafik]
) -> None:
    """The report of Jember has its charts, each with the data of the key in its name."""
    tampil = read_charts(api.render_laporan(jember).berkas)

    kunci = [satu.name.removeprefix("grafik ") for satu in tampil]
    assert {"kinerja.capaian", "ikk.IKM.tren", "survei.IKM.unsur", "pnbp.tahun"} <= set(kunci)
    for nama, satu in zip(kunci, tampil, strict=True):
        assert [baris[0] for baris in satu.book[1:]] == list(grafik[nama].kategori)
        assert all(not uraian.startswith("grafik:") for uraian in (satu.alt, satu.name))
