"""Text inside one line of the dialect: Jinja tags, bold, italic, line breaks, escapes."""

import re
from dataclasses import dataclass, replace

TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
TAG_ALONE = re.compile(r"\{%(?:(?!%\}).)*%\}")
_TOKEN = re.compile(TAG.pattern + r"|\\\\|\\[*|~\\{>]|\*\*|\*|~")
_TAG_START = re.compile(r"\{[{%#]")
_NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True)
class Run:
    """A stretch of text in one look; a newline in `text` is a line break."""

    text: str
    bold: bool = False
    italic: bool = False


def parse_inline(text: str) -> list[Run]:
    r"""Runs of a line of the dialect.

    Jinja tags pass through untouched, so that `*`, `~` and `|` inside a tag keep their Jinja
    meaning. A star with white space on both sides is an ordinary star.

    Args:
        text: `**bold**`, `*italic*`, `\\` (line break), `~` (no-break space) and `\*`, `\~`,
            `\|`, `\{`, `\>` for the character itself.

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
        if token in ("*", "**") and _is_emphasis(text, match, is_open=_is_on(look, token)):
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
    if runs and (runs[-1].bold, runs[-1].italic) == (look.bold, look.italic):
        runs[-1] = replace(runs[-1], text=runs[-1].text + text)
    else:
        runs.append(replace(look, text=text))
