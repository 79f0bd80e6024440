"""Cross references: right in the document, a fault where their caption is missing."""

from __future__ import annotations

from .builders import Renderer, field, par


def caption(name: str, text: str) -> str:
    """A caption "Tabel I.n" with a bookmark round its label."""
    start = f'<w:bookmarkStart w:id="0" w:name="{name}"/>'
    label = par(start, "Tabel I.", field("SEQ Tabel"), '<w:bookmarkEnd w:id="0"/>', f" {text}",
                style="Caption")  # fmt: skip
    return label


def reference(name: str) -> str:
    """A cross reference with an outdated result."""
    return par("Lihat ", field(rf"REF {name} \h \* CHARFORMAT", "Tabel 0"), ".")


def test_each_turn_of_a_loop_refers_to_its_own_caption(render: Renderer) -> None:
    """Names with a tag are made for each turn; a turn without caption has no reference."""
    result = render(
        reference("_Ref_tabel_b"),
        par("{% for i in daftar %}"),
        par("{% if i.ada %}"),
        reference("_Ref_tabel_{{ i.kode }}"),
        caption("_Ref_tabel_{{ i.kode }}", "{{ i.kode }}"),
        par("{% endif %}"),
        par("{% endfor %}"),
        daftar=[{"kode": k, "ada": k != "x"} for k in ("a", "x", "b")],
    )

    assert result.lines() == [
        "Lihat Tabel I.2.", "Lihat Tabel I.1.", "Tabel I.1 a", "Lihat Tabel I.2.", "Tabel I.2 b",
    ]  # fmt: skip


def test_kode_with_other_characters_becomes_a_name(render: Renderer) -> None:
    """A highlighted or dotted value in a name still gives a bookmark that Word accepts."""
    result = render(caption("_Ref_tabel_{{ kode }}", "judul"), kode="A.1-b")

    (start,) = result.find("//w:bookmarkStart")
    assert start.get(start.keys()[1]) == "_Ref_tabel_A_1_b"


def test_reference_without_its_caption_is_a_fault(render: Renderer) -> None:
    """A caption that a condition left out is told with the place of each reference to it."""
    faults = render.faults(
        par("A. Awal", style="Heading1"),
        par("Teks."),
        reference("_Ref_tabel_riwayat"),
        par("{% if ada %}"),
        caption("_Ref_tabel_riwayat", "Riwayat"),
        par("{% endif %}"),
        ada=False,
    )

    assert len(faults) == 1
    assert "di bawah judul «A. Awal», paragraf 2" in faults[0]
    assert "«tabel: riwayat»" in faults[0]
    assert "(T-50)" in faults[0]


def test_unknown_name_in_a_reference_has_its_place(render: Renderer) -> None:
    """A misspelt tag inside a cross reference is told as any other tag."""
    faults = render.faults(
        par("Teks."),
        par(field("REF _Ref_tabel_{{ i.kod }}", "Tabel 1")),
        i={"kode": "IKM"},
    )

    assert len(faults) == 1
    assert "awal dokumen, paragraf 2" in faults[0]
    assert "i.kod" in faults[0]
