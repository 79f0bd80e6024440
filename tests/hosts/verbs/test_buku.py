"""`lkjip buku --dari` and `--perbarui`: what they write, say and refuse."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lkjip_xl import api
from lkjip_xl.hosts.cli import main

BUKU_VERSI_1 = Path(__file__).parents[2] / "kasus" / "buku_versi_1.xlsx"


@pytest.fixture
def lama(tmp_path: Path, contoh: bytes) -> Path:
    """The example of 2023 on disk."""
    path = tmp_path / "buku_2023.xlsx"
    path.write_bytes(contoh)
    return path


def test_dari_writes_the_next_year(lama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The book of the next year, a summary by sheet, and what to look at; the old file stays."""
    isi_lama, baru = lama.read_bytes(), lama.with_name("buku_2024.xlsx")

    assert main(["buku", "--dari", str(lama), "--tahun", "2024", "-o", str(baru)]) == 0

    keluar = capsys.readouterr().out
    assert api.compute_buku(baru).data.profil.tahun == 2024
    assert lama.read_bytes() == isi_lama
    assert "Selesai. Buku tahun 2024:" in keluar
    assert "  Survei_IKM: tetap 18, dikosongkan 100" in keluar
    assert "target 2024 belum ada (IKM)" in keluar
    assert "rencana tahun baru belum ada isinya" in keluar
    assert "tinjau, lalu hapus tanda [tinjau]" in keluar


def test_dari_takes_the_next_year_by_itself(lama: Path) -> None:
    """Without --tahun it is the year after that of the old book."""
    baru = lama.with_name("buku_2024.xlsx")

    assert main(["buku", "--dari", str(lama), "-o", str(baru)]) == 0

    assert api.compute_buku(baru).data.profil.tahun == 2024


def test_rinci_writes_every_cell(lama: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The full record goes to a CSV."""
    rinci = lama.with_name("rinci.csv")

    kode = main(
        ["buku", "--dari", str(lama), "-o", str(lama.with_name("b.xlsx")), "--rinci", str(rinci)]
    )

    assert kode == 0
    baris = list(csv.DictReader(rinci.read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(baris) > 500
    assert {"tetap", "dipindah", "dikosongkan", "ditinjau"} <= {satu["Nasib"] for satu in baris}
    assert str(rinci) in capsys.readouterr().out


@pytest.mark.parametrize("tahun", ["2023", "2025", "2020"])
def test_another_distance_is_refused(
    lama: Path, tahun: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A year that does not follow is told with the command that would be right."""
    baru = lama.with_name("baru.xlsx")

    assert main(["buku", "--dari", str(lama), "--tahun", tahun, "-o", str(baru)]) == 2

    assert "--tahun 2024" in capsys.readouterr().err
    assert not baru.exists()


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [
        ([], "masih kurang: --satker, --dari, atau --perbarui"),
        (["--satker", "Kanim Uji"], "masih kurang: --tahun"),
        (["--dari", "a.xlsx", "--perbarui", "b.xlsx"], "pilih satu saja: --dari atau --perbarui"),
        (["--perbarui", "a.xlsx", "--tahun", "2024"], "--tahun tidak dipakai"),
        (["--dari", "baru.xlsx"], "berkas keluaran sama"),
        (["--dari", "a.xlsx", "--rinci", "r.txt"], "harus berakhiran .csv"),
        (["--satker", "K", "--tahun", "2024", "--rinci", "r.csv"], "--rinci hanya untuk"),
    ],
)
def test_wrong_usage(pilihan: list[str], pesan: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Choices that do not fit together end with 2 and say what is missing."""
    with pytest.raises(SystemExit) as keluar:
        main(["buku", *pilihan, "-o", "baru.xlsx"])

    assert keluar.value.code == 2
    assert pesan in capsys.readouterr().err


def test_book_with_galat_stops(
    lama: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book that is missing or broken gives a list and no file."""
    baru = tmp_path / "baru.xlsx"

    assert main(["buku", "--dari", str(tmp_path / "tiada.xlsx"), "-o", str(baru)]) == 1

    assert "(B-01)" in capsys.readouterr().err
    assert not baru.exists()


def test_perbarui_makes_an_old_book_readable(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A book of version 1 is refused by the other verbs, and fits after --perbarui."""
    baru = tmp_path / "baru.xlsx"

    assert main(["hitung", str(BUKU_VERSI_1)]) == 1
    assert "--perbarui" in capsys.readouterr().err
    assert main(["buku", "--perbarui", str(BUKU_VERSI_1), "-o", str(baru)]) == 0
    assert main(["hitung", str(baru)]) == 0

    keluar = capsys.readouterr().out
    assert "Selesai. Buku tahun 2023:" in keluar
    assert "dikosongkan" not in keluar
