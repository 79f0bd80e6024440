"""Jinja's words on a tag that it cannot read, in Indonesian."""

from __future__ import annotations

import re

# Names of Jinja's tokens where they differ from what staff typed.
_TOKENS = {
    "begin of print statement": "{{",
    "end of print statement": "}}",
    "begin of statement block": "{%",
    "end of statement block": "%}",
    "end of template": "akhir templat",
    "template data / text": "teks biasa",
    "name": "sebuah nama",
    "string": "teks dalam tanda petik",
    "integer": "bilangan",
    "float": "bilangan",
    "assign": "=",
}
_MESSAGES = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (r"expected token '(.+)', got '(.+)'", "seharusnya {0}, tetapi tertulis {1}"),
        (r"unexpected '(.)', expected '(.)'", "tertulis {0}, seharusnya {1}"),
        (r"[Ee]xpected an expression, got '(.+)'", "ada yang kurang sebelum {0}"),
        (r"unexpected char '(.+)' at \d+", "tanda {0} tidak dapat dipakai di sini"),
        (r"unexpected char \"(.+)\" at \d+", "tanda {0} tidak dapat dipakai di sini"),
        (r"unexpected '(end of .+)'", "ada yang kurang sebelum {0}"),
        (r"unexpected '(.+)'", "{0} tidak pada tempatnya"),
        (r"Encountered unknown tag '(\w+)'.*", "perintah {0} tidak dikenal"),
        (r"[Cc]an't assign to '(.+)'.*|cannot assign to '(.+)'", "{0} tidak dapat diberi nilai"),
        (r"Unexpected end of template.*", "pasangan penutupnya belum ada"),
        (r"tag name expected", "setelah {{% seharusnya ada kata perintah, misalnya for atau if"),
        (r"expected name or number", "setelah titik seharusnya ada nama"),
        (r"(?i)expected subscript expression", "di dalam kurung siku seharusnya ada isi"),
        (r"(?i)invalid character in identifier", "ada huruf yang tidak dapat dipakai dalam nama"),
        (r"invalid syntax for function call expression", "isi kurungnya tidak dapat dibaca"),
        (r"Missing end of .*", "tanda penutupnya belum ada"),
    )
)
_OTHER = "susunannya tidak dikenal"


def write_syntax(message: str | None) -> str:
    """What is wrong, from the message of a TemplateSyntaxError; never a word of English.

    >>> write_syntax("expected token 'end of print statement', got 'capaian'")
    'seharusnya }}, tetapi tertulis capaian'
    >>> write_syntax("unexpected '}'")
    '} tidak pada tempatnya'
    >>> write_syntax("something new")
    'susunannya tidak dikenal'
    """
    for pattern, words in _MESSAGES:
        match = pattern.fullmatch(message or "")
        if match:
            found = (token for token in match.groups() if token is not None)
            return words.format(*(_TOKENS.get(token, token) for token in found))
    return _OTHER
