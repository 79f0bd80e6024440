"""Text inside one line of the dialect: Jinja tags, bold, italic, line breaks, escapes."""

import re
from dataclasses import dataclass, replace

from references import REFERENCE, name_bookmark

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
TAG_ALONE = re.compile(r"\{%(?:(?!%\}).)*%\}")
_TOKEN = re.compile(f"{REFERENCE.pattern}|{TAG.pattern}" + r"|\\\\|\\[*|~\\{>]|\*\*|\*|~")
_OPTION = re.compile(r'\s+(?P<key>[\w-]+)(?:=(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"]+)))?')
_TAG_START = re.compile(r"\{[{%#]")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; a newline in `text` is a line break.

    With a `bookmark` the text stands for the caption that the bookmark marks.
    """

    text: str
    bold: bool = False
    italic: bool = False
    bookmark: str = ""


def parse_inline(text: str) -> list[Run]:
    r"""Runs of a line of the dialect.

    Jinja tags pass through untouched, so that `*`, `~` and `|` inside a tag keep their Jinja
    meaning. A star with white space on both sides is an ordinary star.

    Args:
        text: `**bold**`, `*italic*`, `\\` (line break), `~` (no-break space) and `\*`, `\~`,
            `\|`, `\{`, `\>` for the character itself; `{tabel: key}` for a cross reference.

    Raises:
        ValueError: A tag or an emphasis is not closed. The caller adds the place.

    >>> [(run.text, run.bold) for run in parse_inline("Nilai **{{ a * b }}** persen")]
    [('Nilai ', False), ('{{ a * b }}', True), (' persen', False)]
    """
    runs: list[Run] = []
    look = Run("")
    position = 0
    for match in _TOKEN.finditer(text):
        _append(runs, look, _check_no_tag(text[position : match.start()]))
        token = match[0]
        position = match.end()
        if match["kind"]:
            kind = match["kind"].capitalize()
            runs.append(replace(look, text=kind, bookmark=name_bookmark(kind, match["key"])))
        elif token in ("*", "**") and _is_emphasis(text, match, is_open=_is_on(look, token)):
            look = _toggle(look, token)
        else:
            _append(runs, look, _plain(token))
    _append(runs, look, _check_no_tag(text[position:]))
    if look.bold or look.italic:
        raise ValueError(f"emphasis is not closed in {text!r}; write \\* for a star")
    return runs


def protect_tags(text: str) -> tuple[str, list[str]]:
    """Text in which each Jinja tag is one private-use character, and the tags in order."""
    tags: list[str] = []

    def keep(match: re.Match[str]) -> str:
        tags.append(match[0])
        return "\ue000"

    return TAG.sub(keep, text), tags


def split_cells(text: str) -> list[str]:
    r"""Cells of `| a | b |`; a `|` inside a Jinja tag or after a backslash does not split.

    >>> split_cells("| {{ a|gabung }} | b |")
    ['{{ a|gabung }}', 'b']
    """
    protected, tags = protect_tags(text.strip())
    remaining = iter(tags)
    inner = protected.removeprefix("|").removesuffix("|")
    cells = re.split(r"(?<!\\)\|", inner)
    return [re.sub("\ue000", lambda _: next(remaining), cell).strip() for cell in cells]


def parse_options(text: str) -> dict[str, str]:
    """Options as a block has them: `kunci=logo judul="Dua kata" tanpa-garis`.

    Raises:
        ValueError: Something there is no option. The caller adds the place.

    >>> parse_options(' lebar=10,90 judul="Capaian {{ tahun }}" tanpa-garis')
    {'lebar': '10,90', 'judul': 'Capaian {{ tahun }}', 'tanpa-garis': ''}
    """
    protected, tags = protect_tags(text)
    options: dict[str, str] = {}
    position, remaining = 0, iter(tags)
    for match in _OPTION.finditer(protected):
        if match.start() != position:
            break
        value = match["quoted"] or match["bare"] or ""
        options[match["key"]] = re.sub("\ue000", lambda _: next(remaining), value)
        position = match.end()
    if protected[position:].strip():
        raise ValueError(f"cannot read the options {protected[position:].strip()!r}")
    return options


def _is_on(look: Run, token: str) -> bool:
    return look.bold if token == "**" else look.italic


def _toggle(look: Run, token: str) -> Run:
    if token == "**":
        return replace(look, bold=not look.bold)
    return replace(look, italic=not look.italic)


def _is_emphasis(text: str, match: re.Match[str], *, is_open: bool) -> bool:
    neighbour = text[match.start() - 1 : match.start()] if is_open else text[match.end() :][:1]
    return bool(neighbour.strip())


def _plain(token: str) -> str:
    if token == "\\\\":
        return "\n"
    if token == "~":
        return _NO_BREAK_SPACE
    return token[1:] if token.startswith("\\") else token


def _check_no_tag(text: str) -> str:
    if _TAG_START.search(text):
        raise ValueError(f"Jinja tag is not closed in {text.strip()!r}")
    return text


def _append(runs: list[Run], look: Run, text: str) -> None:
    if not text:
        return
    if runs and replace(runs[-1], text="") == look:
        runs[-1] = replace(runs[-1], text=runs[-1].text + text)
    else:
        runs.append(replace(look, text=text))
