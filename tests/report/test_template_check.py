"""The check of a template: every fault in one round, with its place, whatever the structure."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lkjip_xl.report.grafik import Grafik
from lkjip_xl.report.marks import Sorot
from lkjip_xl.report.render import Bahan
from lkjip_xl.report.template_check import check_templat

from .builders import par, row, save_template, table

SASARAN = [
    {"nama": "Mutu", "indikator": [{"nama": "IKM", "capaian": "120,31", "riwayat": []}]},
    {"nama": "Tata", "indikator": [{"nama": "IPK", "riwayat": [{"tahun": "2022"}]}]},
]
BAHAN = Bahan(
    {
        "satker": {"nama": "Kanim", "tahun": "2024"},
        "sasaran": SASARAN,
        "ada_grafik": {"ikk.IKM.tren": True, "ikpa.2024": False, "pnbp.tahun": True},
    },
    {"ikk.IKM.tren": Grafik(), "pnbp.tahun": Grafik()},
    {"logo": Sorot("[belum diisi: Profil!C26]")},
)
_JUDUL = par("A. Capaian", style="Heading2")

Periksa = Callable[..., list[str]]


@pytest.fixture
def periksa(tmp_path: Path) -> Periksa:
    """Faults of a template with these blocks, one line each, without the file name."""

    def run(*blocks: str) -> list[str]:
        path = save_template(tmp_path, "".join(blocks))
        problems = check_templat(path, [BAHAN], [BAHAN])
        return [str(problem).replace("templat.docx, ", "") for problem in problems]

    return run


def _gambar(alt: str) -> str:
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="9" cy="9"/>'
        f'<wp:docPr id="1" name="x" descr="{alt}"/></wp:inline></w:drawing></w:r>'
    )


def test_sound_template_has_no_faults(periksa: Periksa) -> None:
    """Names in nested loops, optional names of an item and open keys are all known."""
    faults = periksa(
        _JUDUL, par("{{ satker.nama|upper }} {% set t = satker.tahun %}{{ t }}"),
        par("{% for s in sasaran %}"), par("{% for i in s.indikator %}"),
        par("{{ loop.index }} {% if i.capaian is defined %}{{ i.capaian }}{% endif %}"),
        par('{% if ada_grafik["pnbp.tahun"] %}grafik{% endif %}'),
        par("{% for r in i.riwayat %}"), par("{{ r.tahun }}"), par("{% endfor %}"),
        par("{% endfor %}"), par("{% endfor %}"),
        par("{{ (sasaran|first).nama }} {{ sasaran[1].indikator|length }} {{ x|default('-') }}"),
    )  # fmt: skip

    assert faults == []


def test_structure_and_names_are_told_in_one_round(periksa: Periksa) -> None:
    """A loop that is never closed does not hide misspelt names before, in and after it."""
    faults = periksa(
        _JUDUL, par("{{ satkr.nama }}"), par("{% for s in sasaran %}"),
        table(row("{% for i in s.indikatr %}"), row("{{ s.nma }}"), row("{% endfor %}")),
        par("B. Anggaran", style="Heading2"), par("{{ satker.tahn|persn }}"),
    )  # fmt: skip

    assert [fault.partition("]")[0] for fault in faults] == [
        "[di bawah judul «A. Capaian», paragraf 1",
        "[di bawah judul «A. Capaian», paragraf 2",
        "[di bawah judul «A. Capaian», tabel 1 baris 1",
        "[di bawah judul «A. Capaian», tabel 1 baris 2",
        "[di bawah judul «B. Anggaran», paragraf 1",
        "[di bawah judul «B. Anggaran», paragraf 1",
    ]
    assert 'nama "satkr" tidak dikenal' in faults[0]
    assert "mungkin maksud Anda: satker." in faults[0]
    assert "endfor tidak ada" in faults[1]
    assert "mungkin maksud Anda: indikator." in faults[2]
    assert "mungkin maksud Anda: nama." in faults[3]
    assert "(T-21)" in faults[4]
    assert "(T-23)" in faults[5]


def test_closed_loop_of_a_broken_template_hides_no_name(periksa: Periksa) -> None:
    """Beside an open loop, a name of the report is still itself after a loop that borrowed it."""
    faults = periksa(
        par("{% for satker in sasaran %}{{ satker.nama }}{% endfor %}"),
        par("{{ satker.tahun }}"), par("{% for s in sasaran %}"),
    )  # fmt: skip

    assert len(faults) == 1
    assert "endfor tidak ada" in faults[0]


@pytest.mark.parametrize(
    ("tag", "kode", "words"),
    [
        ("{{ sasaran }}", "T-32", "berisi daftar"),
        ("{{ satker }}", "T-32", "nama, tahun"),
        ("{{ sasaran[0].indikator[0].nma }}", "T-23", "mungkin maksud Anda: nama."),
        ("{% for h in satker.nama %}{{ h }}{% endfor %}", "T-31", "«satker.nama»"),
        ('{% if ada_grafik["ikk.IKM.trend"] %}x{% endif %}', "T-23", "ikk.<K>.tren"),
        ("{{ satker.nama.panjang }}", "T-23", '"panjang"'),
        ("{% if satker.nma == 'x' and tahunn %}x{% endif %}", "T-23", '"nma"'),
        ("{{ satker.tahun if satker.tahu else '-' }}", "T-23", "mungkin maksud Anda: tahun."),
        ("{{ 1 / 0 }}", "T-26", "pembagian dengan nol"),
    ],
)
def test_single_fault_is_told_with_its_code(
    periksa: Periksa, tag: str, kode: str, words: str
) -> None:
    """Groups used as values, values used as lists, and names deep in an expression are seen."""
    faults = periksa(_JUDUL, par(tag))

    assert f"({kode})" in faults[0]
    assert words in faults[0]
    assert faults[0].startswith("[di bawah judul «A. Capaian», paragraf 1]")


def test_other_codes_than_those_of_the_book_are_no_fault_of_a_key(periksa: Periksa) -> None:
    """A key with a code that only another book has is known by its form."""
    assert periksa(par('{% if ada_grafik["ikpa.2031"] is defined %}x{% endif %}')) == []


@pytest.mark.parametrize(
    ("alt", "kode"),
    [
        ("grafik:ikk.{{ s.kode }}.trend| Tren", "T-40"),
        ("grafik:pnbp.thn", "T-40"),
        ("gambar:lgo| Logo", "T-51"),
    ],
)
def test_unknown_key_of_a_drawing_is_told_beside_an_open_loop(
    periksa: Periksa, alt: str, kode: str
) -> None:
    """Keys in alt texts are checked without rendering, a tag in them stands for any code."""
    faults = periksa(_JUDUL, par("{% for s in sasaran %}"), par("x", _gambar(alt)))

    assert "endfor tidak ada" in faults[0]
    assert any(f"({kode})" in fault and "paragraf 2]" in fault for fault in faults)


def test_known_key_with_a_tag_is_no_fault(periksa: Periksa) -> None:
    """A chart in a loop over codes is known by the form of its key."""
    faults = periksa(
        par("{% for s in sasaran %}"), par("x", _gambar("grafik:ikk.{{ s.nama }}.tren")),
    )  # fmt: skip

    assert len(faults) == 1
    assert "endfor tidak ada" in faults[0]


def test_file_that_is_no_template_is_told(tmp_path: Path) -> None:
    """A broken file is one fault, not an exception."""
    path = tmp_path / "rusak.docx"
    path.write_bytes(b"bukan zip")

    problems = check_templat(path, [BAHAN], [BAHAN])

    assert len(problems) == 1
    assert problems[0].sheet == "rusak.docx"
