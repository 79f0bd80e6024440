"""Write lkjip_xl/hosts/makro/panduan.html, which button Bantuan opens, from docs/panduan-staf.md.

`--cek` only tells whether it is up to date.
"""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path

import markdown

DOCS = Path(__file__).parent
SUMBER, KELUAR = DOCS / "panduan-staf.md", DOCS.parent / "lkjip_xl/hosts/makro/panduan.html"
_GAMBAR = re.compile(r'src="(gambar/[\w-]+\.png)"')
_TAUTAN_DOKUMEN = re.compile(r'<a href="[\w-]+\.md">([^<]+)</a>')
_HALAMAN = """<!DOCTYPE html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Panduan LKjIP</title>
<style>
body {{ font: 16px/1.6 Calibri, Carlito, Arial, sans-serif; color: #222; background: #fff;
  max-width: 54rem; margin: 2rem auto; padding: 0 1rem; }}
h1, h2, h3 {{ color: #1f3864; line-height: 1.25; }}
h2 {{ border-bottom: 2px solid #c9a227; padding-bottom: .2rem; margin-top: 2.5rem; }}
table {{ border-collapse: collapse; margin: 1rem 0; }}
th {{ background: #1f3864; color: #fff; text-align: left; }}
th, td {{ border: 1px solid #bbb; padding: .35rem .6rem; vertical-align: top; }}
code {{ background: #f2f2f2; padding: .1rem .3rem; }}
pre {{ background: #f2f2f2; padding: .7rem 1rem; overflow-x: auto; }}
pre code {{ padding: 0; }}
img {{ max-width: 100%; border: 1px solid #ccc; }}
</style>
</head>
<body>
{isi}
</body>
</html>
"""


def build_panduan() -> str:
    """The guide as one page that needs no other file."""
    isi = markdown.markdown(
        SUMBER.read_text(encoding="utf-8"),
        extensions=["tables", "sane_lists"],
        output_format="html",
    )
    isi = _TAUTAN_DOKUMEN.sub(r"<em>\1</em>", isi)  # lists for developers stay in the repository
    return _HALAMAN.format(isi=_GAMBAR.sub(_sisipkan, isi))


def _sisipkan(cocok: re.Match[str]) -> str:
    gambar = base64.b64encode((DOCS / cocok[1]).read_bytes()).decode()
    return f'src="data:image/png;base64,{gambar}"'


def main() -> int:
    """Write the page, or with `--cek` tell whether it is up to date."""
    isi = build_panduan()
    if "--cek" in sys.argv[1:]:
        if KELUAR.read_text(encoding="utf-8") == isi:
            return 0
        print("panduan.html is out of date: run python docs/build_panduan.py", file=sys.stderr)
        return 1
    KELUAR.write_text(isi, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
