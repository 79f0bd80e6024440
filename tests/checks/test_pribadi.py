"""Rules over personal data: in texts and in the columns that staff add."""

from __future__ import annotations

import pytest

from lkjip_xl.checks.judul import JudulKolom, check_judul
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.penunjang import DaftarOutput
from lkjip_xl.domain.rincian import BarisOutput
from tests.checks.builders import find, find_satu
from tests.domain import builders as b

NIK = "3509" + "0" * 12
PASPOR = "X" + "0" * 7


@pytest.mark.parametrize(("kode", "nomor"), [("P-58", NIK), ("P-59", PASPOR)])
def test_number_of_a_person_is_told_and_not_repeated(kode: str, nomor: str) -> None:
    """A text with such a number is named; the message does not print it again."""
    problem = find_satu(
        kode, narasi={"ISU": Isian(f"Tersangka ({nomor}) dideportasi.", "Narasi!C9")}
    )

    assert problem.tempat == "Narasi!C9"
    assert nomor not in f"{problem.pesan}{problem.perbaikan}"
    assert "WNA-01" in problem.perbaikan
    assert "UU 27/2022" in problem.alasan


def test_rows_of_output_are_read_too() -> None:
    """A name of a row may hold a number as well."""
    baris = BarisOutput(Isian("deteni", "Output!A9"), Isian(f"WNA {PASPOR}", "Output!B9"), ())

    assert find_satu("P-59", output=[baris]).tempat == "Output!B9"


@pytest.mark.parametrize(
    "teks",
    [
        "Pagu Rp 11.097.189.000 dan 1234567 pemohon.",
        "NIP 198001012005011001 tetap.",
        "Surat W.15-IMI.IMI.4-PR.04.01-1234567.",
        "WNA-01 dan WNA-02 dideportasi; nomor 3509-0000-0000-0000.",
    ],
)
def test_other_numbers_pass(teks: str) -> None:
    """Money, counts, a NIP and numbers of letters are ordinary."""
    narasi = {"ISU": Isian(teks, "Narasi!C9")}

    assert find("P-58", narasi=narasi) == find("P-59", narasi=narasi) == []


def test_names_of_officials_on_profil_pass() -> None:
    """Signing officials stay."""
    profil = b.build_profil(NAMA_KEPALA="Pejabat Contoh", NIP_KEPALA="198001012005011001")

    assert find("P-58", profil=profil) == []


KOSONG = b.build_data()


def _judul(judul: str, *, is_teks: bool = True) -> list[JudulKolom]:
    return [JudulKolom(judul, "tblDeteni", "Deteni!B3", is_teks)]


@pytest.mark.parametrize(
    "judul",
    [
        "Nama", "NAMA LENGKAP", "Nama Tersangka", "Tersangka", "NIK", "No. Paspor",
        "Nomor Paspor", "Paspor", "Alamat", "Alamat Rumah", "Tanggal Lahir", "Tempat/Tgl. Lahir",
    ],
)  # fmt: skip
def test_column_of_persons_is_told(judul: str) -> None:
    """The header, its table and its cell are named, with what to do instead."""
    (problem,) = check_judul(_judul(judul), KOSONG)

    assert (problem.kode, problem.tempat) == ("P-57", "Deteni!B3")
    assert f'"{judul}" di tabel tblDeteni' in problem.pesan
    assert "kewarganegaraan" in problem.perbaikan


@pytest.mark.parametrize("judul", ["NIK", "Nomor Paspor", "Tanggal Lahir"])
def test_column_of_numbers_of_persons_is_told_before_it_is_filled(judul: str) -> None:
    """These announce personal data whatever stands below."""
    assert check_judul(_judul(judul, is_teks=False), KOSONG)


@pytest.mark.parametrize(
    "judul",
    ["Nama Kegiatan", "Nama TPI", "Jumlah Tersangka", "Paspor 48 Halaman", "Teknik", "Catatan"],
)
def test_other_columns_pass(judul: str) -> None:
    """Names of things and counts are ordinary."""
    assert check_judul(_judul(judul), KOSONG) == []


@pytest.mark.parametrize("judul", ["Paspor", "Tersangka", "Deteni", "Pemohon"])
def test_counts_of_persons_pass(judul: str) -> None:
    """A column of numbers called Paspor counts them."""
    assert check_judul(_judul(judul, is_teks=False), KOSONG) == []


@pytest.mark.parametrize(("judul", "banyak"), [("Paspor", 0), ("NIK", 1), ("", 0)])
def test_column_names_of_output_are_read_too(judul: str, banyak: int) -> None:
    """Staff name the columns of their output in cells; counts of passports are ordinary."""
    kolom = (Isian(judul, "Output!D4"),)
    tabel = DaftarOutput(Isian("deteni", "Output!A4"), Isian(None, ""), Isian(None, ""), kolom)

    problems = check_judul([], b.build_data(daftar_output=(tabel,)))

    assert [p.tempat for p in problems] == ["Output!D4"] * banyak
