"""The rule over spaces around a kode or choice: the report forgives them, formulas do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.place import SEBUT_PALING_BANYAK, format_sel
from lkjip_xl.domain.isian import SelBerspasi
from lkjip_xl.errors import Tingkat

_AKIBAT = "rumus Excel tidak mengenalinya, walaupun laporan tetap membacanya"


@aturan(
    "B-28",
    Tingkat.PERINGATAN,
    "Spasi di ujung kode atau pilihan",
    "Rumus Excel membandingkan spasi juga, sehingga sel abu-abu kosong walaupun laporan benar.",
)
def check_spasi(daftar: Iterable[Sequence[SelBerspasi]]) -> Iterator[Temuan]:
    """No kode or choice has spaces around it; many in one column are told in one remark."""
    for kolom in daftar:
        if len(kolom) > SEBUT_PALING_BANYAK:
            sel = format_sel([satu.asal for satu in kolom])
            yield Temuan(
                kolom[0].asal,
                f'{len(kolom)} sel di kolom "{kolom[0].judul}" berisi spasi di ujungnya ({sel}), '
                f"misalnya {_kutip(kolom[0].isi)}; {_AKIBAT}.",
                "ketik ulang tanpa spasi di ujungnya.",
            )
            continue
        for satu in kolom:
            if satu.isi.strip():
                yield Temuan(
                    satu.asal,
                    f'"{satu.judul}" berisi {_kutip(satu.isi)} dengan spasi di ujungnya; '
                    f"{_AKIBAT}.",
                    "ketik ulang tanpa spasi di ujungnya.",
                )
            else:
                yield Temuan(
                    satu.asal,
                    f'"{satu.judul}" hanya berisi spasi; rumus Excel menganggapnya terisi.',
                    "kosongkan sel ini dengan tombol Delete.",
                )


def _kutip(isi: str) -> str:
    """The content with its spaces, on one line."""
    rapi = isi.replace("_x000D_", "")
    return '"' + "".join(" " if huruf.isspace() else huruf for huruf in rapi) + '"'
