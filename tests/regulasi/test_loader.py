"""The law as data: what the loader refuses, and which block a year gets."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl import api
from lkjip_xl.errors import RegulasiError, Tingkat
from lkjip_xl.regulasi.ketentuan import Blok, Ketentuan, load_ketentuan
from lkjip_xl.regulasi.loader import FOLDER, build_nilai, load_aturan

RUSAK = Path(__file__).parent / "rusak"
SUMBER = 'sumber = { peraturan = "Peraturan Nomor %s", letak = "Lampiran", tanda = "%s" }'
# Each broken file, and what its message must name.
PENOLAKAN = {
    "tanpa_sumber.toml": 'Isian "sumber" pada blok tahun 2020 tidak ada.',
    "sumber_tanpa_letak.toml": 'Isian "letak" pada sumber blok tahun 2020 tidak ada.',
    "tanda_lain.toml": "Tanda pada sumber blok tahun 2020 bukan H, M, atau L.",
    "kunci_asing.toml": 'Isian "berlaku_hingga" pada blok tahun 2020 tidak dikenal.',
    "tahun_terbalik.toml": "tahunnya tidak berurutan",
    "tahun_kembar.toml": "tahunnya tidak berurutan",
    "tanpa_blok.toml": "Blok tidak ada",
    "bukan_toml.toml": "tidak dapat dibaca sebagai TOML",
    "banyak.toml": "Ada 7 hal yang perlu diperbaiki",
}


def _tolak(nama: str) -> RegulasiError:
    with pytest.raises(RegulasiError) as tertangkap:
        load_ketentuan(RUSAK / nama)
    return tertangkap.value


@pytest.fixture
def ketentuan(tmp_path: Path) -> Ketentuan:
    """A rule that changed in 2020 and 2024, last checked for 2025."""
    path = tmp_path / "contoh.toml"
    path.write_text(
        'judul = "Bobot contoh"\nsatuan = "persen"\ndiperiksa_sampai = 2025\n'
        f"[[berlaku]]\nmulai_tahun = 2020\n{SUMBER % (1, 'H')}\nnilai = {{ batas = 87.5 }}\n"
        f"[[berlaku]]\nmulai_tahun = 2024\n{SUMBER % (2, 'M')}\nnilai = {{ batas = 90 }}\n",
        encoding="utf-8",
    )
    return load_ketentuan(path)


@pytest.mark.parametrize(("nama", "pesan"), PENOLAKAN.items())
def test_broken_file_is_refused(nama: str, pesan: str) -> None:
    """A rule that cannot be trusted stops the report and says what is wrong with which file."""
    galat = _tolak(nama)

    assert pesan in str(galat)
    for problem in galat.problems:
        assert problem.kode == "R-01"
        assert problem.tingkat is Tingkat.GALAT
        assert problem.tempat == nama
        assert problem.perbaikan


def test_every_broken_file_is_tried() -> None:
    """No broken file lies around unused."""
    assert {path.name for path in RUSAK.iterdir()} == set(PENOLAKAN)


def test_unknown_keys_of_file_and_block_are_both_told() -> None:
    """A misspelt key is refused wherever it stands, all of them at once."""
    pesan = str(_tolak("kunci_asing.toml"))

    assert 'Isian "catatn" pada berkas tidak dikenal.' in pesan
    assert 'Isian "berlaku_hingga" pada blok tahun 2020 tidak dikenal.' in pesan


def test_all_faults_are_told_at_once() -> None:
    """Whoever repairs a rule file sees everything that is wrong with it in one go."""
    pesan = [problem.pesan for problem in _tolak("banyak.toml").problems]

    assert 'Isian "judul" pada berkas tidak ada.' in pesan
    assert 'Isian "sumber" pada blok tahun 2022 tidak ada.' in pesan
    assert "Tanda pada sumber blok tahun 2020 bukan H, M, atau L." in pesan
    assert "Blok tidak ada, atau tahunnya tidak berurutan." in pesan


def test_rule_without_source_says_why_it_is_refused() -> None:
    """The repair tells that a rule needs its source."""
    assert "ketentuan tanpa sumber ditolak" in str(_tolak("tanpa_sumber.toml"))


@pytest.mark.parametrize(
    ("tahun", "peraturan"),
    [(2020, "1"), (2023, "1"), (2024, "2"), (2025, "2")],
)
def test_year_gets_the_block_in_force(ketentuan: Ketentuan, tahun: int, peraturan: str) -> None:
    """A year uses the last block that began before or in it, without warning."""
    blok, peringatan = ketentuan.pick(tahun)

    assert blok.peraturan == f"Peraturan Nomor {peraturan}"
    assert peringatan == ()


def test_values_are_exact(ketentuan: Ketentuan) -> None:
    """A limit of 87,5 in a rule is exactly 87,5."""
    assert ketentuan.pick(2020)[0].nilai["batas"] == Decimal("87.5")


def test_year_before_the_first_block_lists_what_is_covered(ketentuan: Ketentuan) -> None:
    """A report for a year that no block covers is refused, naming the years that are."""
    with pytest.raises(RegulasiError) as tertangkap:
        ketentuan.pick(2019)

    (problem,) = tertangkap.value.problems
    assert problem.kode == "R-02"
    assert "2019" in problem.pesan
    assert "2020-2023, 2024 dan seterusnya" in problem.pesan
    assert "Bobot contoh" in problem.pesan
    assert "Profil" in problem.perbaikan


def test_year_after_the_last_checked_one_warns(ketentuan: Ketentuan) -> None:
    """A later year uses the last block and says that nobody has checked it."""
    blok, (peringatan,) = ketentuan.pick(2026)

    assert blok.peraturan == "Peraturan Nomor 2"
    assert "2025" in peringatan
    assert "2026" in peringatan
    assert "Peraturan Nomor 2" in peringatan


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.name)
def test_shipped_rule_is_accepted(path: Path) -> None:
    """Every rule that ships has its source and was checked at least for its newest block."""
    ketentuan = load_ketentuan(path)

    assert ketentuan.judul
    assert ketentuan.diperiksa_sampai >= ketentuan.blok[-1].mulai_tahun


def test_service_quality_has_the_four_classes_of_the_regulation() -> None:
    """The classes are those of PermenPANRB 14/2017 on the scale 25-100."""
    aturan = load_aturan(2023)

    assert [(k.mutu, k.kinerja, str(k.mulai)) for k in aturan.kelas_mutu] == [
        ("A", "Sangat Baik", "88.31"),
        ("B", "Baik", "76.61"),
        ("C", "Kurang Baik", "65.00"),
        ("D", "Tidak Baik", "25.00"),
    ]
    assert "14 Tahun 2017" in aturan.dasar_mutu
    assert aturan.peringatan == ()


def test_year_without_classes_cannot_have_a_book() -> None:
    """A new book for a year before the regulation is refused."""
    with pytest.raises(RegulasiError, match="belum mencakup tahun 2016"):
        api.build_buku_baru("Kantor Contoh", 2016)


def test_year_far_ahead_warns() -> None:
    """Rules for a year that nobody has checked come with a warning."""
    aturan = load_aturan(2099)

    assert aturan.kelas_mutu
    assert any("2099" in pesan for pesan in aturan.peringatan)


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ('mulai_tahun = 2020\nsumber = "PMK 1"\nnilai = { A = 1 }', "bukan tabel"),
        (
            'mulai_tahun = 2020\nsumber = { peraturan = "", letak = "x", tanda = "H" }\nnilai = {}',
            "kosong",
        ),
        (
            'mulai_tahun = "2020"\nsumber = { peraturan = "P", letak = "x", tanda = "H" }\n'
            "nilai = {}",
            "bukan tahun",
        ),
        (
            'mulai_tahun = 2020\nsumber = { peraturan = "P", letak = "x", tanda = "H" }\n'
            "nilai = { bobot = { A = 60, B = 30 } }",
            "seharusnya 100",
        ),
        (
            'mulai_tahun = 2020\nsumber = { peraturan = "P", letak = "x", tanda = "H" }\n'
            'nilai = { bobot = { A = "enam" } }',
            "bukan daftar angka",
        ),
    ],
)
def test_malformed_block_is_refused_in_words(tmp_path: Path, isi: str, kata: str) -> None:
    """A block of the wrong shape is told, never a crash."""
    path = tmp_path / "aturan.toml"
    path.write_text(
        f'judul = "J"\nsatuan = "persen"\ndiperiksa_sampai = 2024\n[[berlaku]]\n{isi}\n', "utf-8"
    )

    with pytest.raises(RegulasiError, match=kata):
        load_ketentuan(path)


def test_single_table_and_foreign_encoding_are_refused(tmp_path: Path) -> None:
    """[berlaku] instead of [[berlaku]], or a file that is not UTF-8, is told."""
    tabel, asing = tmp_path / "a.toml", tmp_path / "b.toml"
    tabel.write_text('judul = "J"\nsatuan = "p"\ndiperiksa_sampai = 2024\n[berlaku]\nx = 1\n')
    asing.write_bytes('judul = "é"'.encode("latin-1"))

    with pytest.raises(RegulasiError, match="bukan daftar blok"):
        load_ketentuan(tabel)
    with pytest.raises(RegulasiError, match="TOML"):
        load_ketentuan(asing)


def test_every_shipped_rule_loads() -> None:
    """All rule files of the package are sound, and each names its regulation."""
    for path in sorted(FOLDER.glob("*.toml")):
        assert all(blok.peraturan for blok in load_ketentuan(path).blok), path.name


def test_values_of_another_shape_are_refused() -> None:
    """A misspelt table of values, or classes upside down, is a fault of the file."""
    blok = Blok(2020, None, "Peraturan Contoh", "Lampiran", "H", {"bobott": {}})

    with pytest.raises(RegulasiError, match="bentuk"):
        build_nilai("contoh", blok, lambda nilai: nilai["bobot"])


@pytest.mark.parametrize("sampai", ["2019", "2025", '"2021"'])
def test_last_year_must_fit_between_the_blocks(tmp_path: Path, sampai: str) -> None:
    """A rule cannot end before it began, after the next one began, or in words."""
    path = tmp_path / "aturan.toml"
    sumber = 'sumber = { peraturan = "P", letak = "x", tanda = "H" }\nnilai = {}\n'
    path.write_text(
        'judul = "J"\nsatuan = "p"\ndiperiksa_sampai = 2024\n'
        f"[[berlaku]]\nmulai_tahun = 2020\nsampai_tahun = {sampai}\n{sumber}"
        f"[[berlaku]]\nmulai_tahun = 2024\n{sumber}"
    )

    with pytest.raises(RegulasiError, match="sampai_tahun"):
        load_ketentuan(path)


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A rule file that is not there is no crash."""
    with pytest.raises(RegulasiError, match="tidak ada"):
        load_ketentuan(tmp_path / "tiada.toml")
