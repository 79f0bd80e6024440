"""Content controls of a template: the keys under which a report is refreshed later."""

import re

from inline import TAG, parse_inline
from lxml import etree
from wordxml import w

LONGEST_KEY = 64  # Word keeps no longer tag
_NAME_LENGTH = 24
_PREFIX = "tbl."


def build_control(key: str) -> tuple[etree._Element, etree._Element]:
    """A block control and its content, still empty; `key` may hold Jinja tags.

    Raises:
        ValueError: The key has characters besides letters, digits, `.`, `_`, `-` and tags, or is
            too long.
    """
    bare = TAG.sub("", key)
    if not re.fullmatch(r"[\w.-]+", bare):
        raise ValueError(f"kunci is a name such as bagian.{{{{ i.kode }}}}, not {key!r}")
    if len(bare) > LONGEST_KEY:
        raise ValueError(f"kunci {key!r} has more than {LONGEST_KEY} characters")
    # " would become &quot; in the XML, where the engine could not read the tag.
    key = TAG.sub(lambda tag: tag[0].replace('"', "'"), key)
    content = w("sdtContent")
    properties = w("sdtPr", w("alias", val=key), w("tag", val=key), w("id", val=0))
    return w("sdt", properties, content), content


def name_table(options: dict[str, str], section: str, used: set[str]) -> str:
    """Key of a table: its option `kunci`, else made of its title; "" for a table without both.

    Args:
        options: Options of the table.
        section: Key of the control round it, "" for none; tells its tables from those of others.
        used: Keys that were given so far; the new one is added.
    """
    if name := options.get("kunci", ""):
        key = _PREFIX + name
    elif "judul" in options:
        title = "".join(run.text for run in parse_inline(TAG.sub("", options["judul"])))
        words = re.findall(r"\w+", title.lower())
        name = "_".join(words)[:_NAME_LENGTH].rstrip("_")
        tail = section.partition(".")[2]
        key = f"{_PREFIX}{tail}.{name}" if tail else _PREFIX + name
        key = next(k for k in [key, *(f"{key}_{n}" for n in range(2, 1000))] if k not in used)
    else:
        return ""
    if key in used:
        raise ValueError(f"a second table with kunci {key!r}")
    used.add(key)
    return key
