"""A macro over the pipe with answers that are given beforehand; started as `tamu` is.

Arguments: verb, a file with the paths that are picked (JSON), and where to write what staff would
have seen.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from lkjip_xl.hosts.libreoffice.engine_program import Program
from lkjip_xl.hosts.libreoffice.jauh import JembatanPipa
from lkjip_xl.hosts.libreoffice.tamu import run_verb, take_pipa


def run(verb: str, jawaban: Path, hasil: Path) -> None:
    """Run `verb` and write messages and texts of the status bar."""
    dibuat: list[Program] = []

    class ProgramUji(Program):
        """Answers as it was told, and shows the books that it opens."""

        can_undo = True

        def __init__(self, *isi: Any) -> None:
            super().__init__(*isi)
            self.visible = True
            isi = json.loads(jawaban.read_text(encoding="utf-8"))
            self.jawaban.update({kunci: Path(nilai) for kunci, nilai in isi.items()})
            dibuat.append(self)

    with take_pipa() as pipa:
        run_verb(JembatanPipa(pipa), verb, ProgramUji)
        pipa.close()
    dilihat = {"pesan": dibuat[0].pesan, "kabar": dibuat[0].kabar}
    hasil.write_text(json.dumps(dilihat), encoding="utf-8")


if __name__ == "__main__":
    run(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
