"""What Jinja says of a tag that it cannot read, for staff who know no English."""

from __future__ import annotations

import re

import pytest

from .builders import Renderer, par

_INGGRIS = re.compile(
    r"(?i)\b(unexpected|expected|token|got|end of|template|tag|name|char|block)\b"
)


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ satker.nama } }}", "(} tidak pada tempatnya)"),
        ("{{ satker nama }}", "(seharusnya }}, tetapi tertulis nama)"),
        ("{{ }}", "(ada yang kurang sebelum }})"),
        ("{{ a + }}", "(ada yang kurang sebelum }})"),
        ("{{ a ? b }}", "(tanda ? tidak dapat dipakai di sini)"),
        ("{{ a[ }}", "("),
        ("{{ a. }}", "(setelah titik seharusnya ada nama)"),
        ("{{ 'a }}", "(tanda ' tidak dapat dipakai di sini)"),
        ("{{ (a }}", "("),
        ("{{ a| }}", "(seharusnya sebuah nama, tetapi tertulis }})"),
        ("{{ a is }}", "("),
        ("{{ f(a b) }}", "("),
    ],
)
def test_syntax_errors_are_told_in_indonesian(render: Renderer, tag: str, words: str) -> None:
    """The message quotes the tag, says what is wrong with it, and has no English word."""
    [fault] = render.faults(par(tag))

    assert "(T-20)" in fault
    assert words in fault
    assert not _INGGRIS.search(fault.replace(tag, ""))


@pytest.mark.parametrize(
    "tag", ["{% for in sasaran %}", "{% for s sasaran %}", "{% if %}", "{% set 1 = 2 %}"]
)
def test_statements_are_told_in_indonesian(render: Renderer, tag: str) -> None:
    """Loops, conditions and assignments that cannot be read speak Indonesian too."""
    end = {"{% f": "{% endfor %}", "{% i": "{% endif %}"}.get(tag[:4], "")

    faults = render.faults(par(f"{tag}{end}"))

    assert any("(T-20)" in fault for fault in faults)
    assert not any(_INGGRIS.search(fault.replace(tag, "")) for fault in faults)
