"""Cross references of the dialect: `{tabel: kunci}` in a text, `kunci=` at the caption it names."""

import re
from collections.abc import Iterable

from blocks import DialectError

REFERENCE = re.compile(r"\{(?P<kind>tabel|gambar):\s*(?P<key>(?:[\w.-]|\{\{.*?\}\})+)\s*\}")
_TAG = re.compile(r"\{\{.*?\}\}")
_LONGEST_NAME = 40  # of a bookmark in Word
_LONGEST_KODE = 12


def name_bookmark(kind: str, key: str) -> str:
    """Name of the bookmark round the label of a caption; `key` may hold Jinja tags.

    Returns:
        The name; "" for a caption without a key, or with one too long for Word.

    >>> name_bookmark("Gambar", "ikk.{{ i.kode }}.tren")
    '_Ref_gambar_ikk_{{ i.kode }}_tren'
    """
    tags = iter(_TAG.findall(key))
    words = re.sub(r"[^\w\ue000]", "_", _TAG.sub("\ue000", key))
    # " would become &quot; in the XML, where the engine could not read the tag.
    name = f"_Ref_{kind.lower()}_{words}"
    if not key or len(name) + name.count("\ue000") * (_LONGEST_KODE - 1) > _LONGEST_NAME:
        return ""
    return re.sub("\ue000", lambda _: next(tags).replace('"', "'"), name)


def check_references(
    lines: Iterable[tuple[int, str]], captions: Iterable[tuple[str, str]], file: str
) -> None:
    """See that every reference names a caption of its kind.

    Args:
        lines: Lines of the source with their numbers.
        captions: Kind and key of each caption that has a key.
        file: Name of the source, for errors.

    Raises:
        DialectError: A reference leads nowhere, or its name is too long for Word.
    """
    known = {(kind, key.replace('"', "'")) for kind, key in captions if key}
    for number, line in lines:
        for match in REFERENCE.finditer(line):
            kind, key = match["kind"], match["key"].replace('"', "'")
            if (kind, key) not in known:
                keys = ", ".join(sorted(k for kd, k in known if kd == kind)) or "none"
                raise DialectError(file, number, f"no {kind} has kunci={key}; there is {keys}")
            if not name_bookmark(kind, key):
                raise DialectError(file, number, f"kunci={key} is too long for a reference")
