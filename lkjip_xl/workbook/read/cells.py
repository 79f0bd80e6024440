"""One cell into one Isian: what may stand in it, and what to say when something else does."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.pengurai import JenisAngka, is_strip, urai_angka
from lkjip_xl.domain.teks_id import format_asis, propose_angka
from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.workbook.model import Tipe

POLA_KODE = re.compile(r"[A-Z][A-Z0-9_]{0,11}|[0-9]{2,12}")
POLA_NAMA = re.compile(r"[a-z][a-z0-9_]{0,23}")
_DIGIT_TERBANYAK = 15  # Excel keeps no more
ANGKA_TERBESAR = Decimal(10) ** _DIGIT_TERBANYAK
TAHUN_TERKECIL, TAHUN_TERBESAR = 1990, 2100
PERBAIKAN_STRIP = "tulis 0, atau kosongkan bila tidak ada data"
_GALAT_EXCEL = re.compile(r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|GETTING_DATA|SPILL!)")


@dataclass(frozen=True, slots=True)
class Syarat:
    """What one cell may hold.

    Attributes:
        nama: What staff call it: its header, or the label of its row.
        tipe: Kind of content.
        pilihan: Allowed words or numbers; empty for any.
        minimum: Smallest number allowed.
        maksimum: Largest number allowed.
    """

    nama: str
    tipe: Tipe
    pilihan: tuple[str, ...] = ()
    minimum: int | None = None
    maksimum: int | None = None


class IsiSelError(Exception):
    """The content of one cell cannot be used; `kode`, `pesan` and `perbaikan` say why."""

    def __init__(self, kode: str, pesan: str, perbaikan: str) -> None:
        """Keep the parts of the Problem that the cell's place completes."""
        super().__init__(pesan)
        self.kode, self.pesan, self.perbaikan = kode, pesan, perbaikan


def read_sel(
    mentah: Any,
    syarat: Syarat,
    lembar: str,
    sel: str,
    problems: list[Problem],
) -> Isian[Any]:
    """The content of a cell as `syarat` asks for it; what does not fit goes to `problems`."""
    asal = f"{lembar}!{sel}"
    if is_kosong(mentah):
        return Isian(None, asal)
    try:
        isi = _BACA[syarat.tipe](mentah, syarat)
    except IsiSelError as salah:
        problems.append(
            Problem(salah.kode, Tingkat.GALAT, salah.pesan, salah.perbaikan, lembar, sel)
        )
        return Isian(None, asal)
    if syarat.tipe is Tipe.PERSEN and isinstance(isi, Decimal) and 0 < isi < 1:
        problems.append(_persen_pecahan(syarat, isi, lembar, sel))
    return Isian(isi, asal)


def _persen_pecahan(syarat: Syarat, isi: Decimal, lembar: str, sel: str) -> Problem:
    return Problem(
        "B-21",
        Tingkat.PERINGATAN,
        f'Kolom persen "{syarat.nama}" berisi {format_asis(isi)}; '
        f"mungkin maksudnya {format_asis(isi * 100)}.",
        "tulis persen sebagai poin persen: 87,5 untuk 87,5%.",
        lembar,
        sel,
    )


def is_kosong(mentah: Any) -> bool:
    """Whether a cell holds nothing but blanks."""
    return mentah is None or (isinstance(mentah, str) and not mentah.strip())


def find_terdekat(kata: str, daftar: Iterable[str]) -> str:
    """The nearest word of `daftar`, as a half sentence; empty when none is near."""
    semua = {satu.casefold(): satu for satu in daftar}
    dekat = get_close_matches(kata.casefold(), semua, n=1, cutoff=0.5)
    return f' Mungkin maksudnya "{semua[dekat[0]]}".' if dekat else ""


def _tolak_galat_excel(mentah: Any, syarat: Syarat) -> None:
    if isinstance(mentah, str) and _GALAT_EXCEL.fullmatch(mentah.strip()):
        raise IsiSelError(
            "B-16",
            f'"{syarat.nama}" berisi kesalahan Excel {mentah.strip()}.',
            "perbaiki rumus di sel itu, atau ketik nilainya.",
        )


def _tolak_teks(mentah: str, syarat: Syarat) -> IsiSelError:
    """Text in a number column: the number to type, or the question where it has two readings."""
    if is_strip(mentah):
        pesan = f'"{syarat.nama}" berisi tanda "{mentah.strip()}"; seharusnya angka.'
        return IsiSelError("B-11", pesan, f"{PERBAIKAN_STRIP}.")
    tafsiran = urai_angka(mentah, _JENIS.get(syarat.tipe, JenisAngka.UMUM))
    usul = tafsiran.angka
    if usul is None and not tafsiran.pilihan:
        usul = propose_angka(mentah)
    if usul is not None and abs(usul.adjusted()) > _DIGIT_TERBANYAK:
        usul = None
    pesan = f'"{syarat.nama}" berisi teks "{_pendek(mentah)}"; seharusnya '
    if usul is not None:
        angka = format_asis(usul)
        ketik = angka.replace(".", "")  # as it is typed: without thousands dots
        tampil = ketik if syarat.tipe is Tipe.TAHUN else angka
        return IsiSelError(
            "B-11", f"{pesan}angka {tampil}.", f"ketik {ketik} di sel ini, tanpa satuan."
        )
    tanya = f" {tafsiran.pertanyaan}" if tafsiran.pilihan else ""
    return IsiSelError(
        "B-11", f"{pesan}angka.{tanya}", "ketik angkanya saja di sel ini, tanpa satuan."
    )


def _baca_angka(mentah: Any, syarat: Syarat) -> Decimal:
    _tolak_galat_excel(mentah, syarat)
    if isinstance(mentah, str):
        raise _tolak_teks(mentah, syarat)
    if isinstance(mentah, bool) or not isinstance(mentah, int | float | Decimal):
        raise IsiSelError(
            "B-12",
            f'"{syarat.nama}" berisi {_sebut(mentah)}; seharusnya angka.',
            "ketik angka di sel ini dan ubah format selnya menjadi Umum (General).",
        )
    if isinstance(mentah, float) and not math.isfinite(mentah):
        raise IsiSelError(
            "B-12", f'"{syarat.nama}" bukan angka yang sah.', "ketik angkanya kembali."
        )
    # The shortest text of a float is what the user typed; 3.25 stays 3.25.
    angka = Decimal(repr(mentah)) if isinstance(mentah, float) else Decimal(mentah)
    if angka == angka.to_integral_value():
        angka = angka.quantize(Decimal(1)) if abs(angka) < ANGKA_TERBESAR else angka
    if abs(angka) >= ANGKA_TERBESAR:
        raise IsiSelError(
            "B-13",
            f'"{syarat.nama}" berisi angka yang terlalu besar.',
            "periksa banyaknya angka nol; paling banyak 15 angka.",
        )
    _periksa_batas(angka, syarat)
    return angka


def _periksa_batas(angka: Decimal, syarat: Syarat) -> None:
    if syarat.pilihan and format_asis(angka) not in syarat.pilihan:
        raise IsiSelError(
            "B-14",
            f'"{syarat.nama}" berisi {format_asis(angka)}; pilihannya {", ".join(syarat.pilihan)}.',
            "pilih salah satu.",
        )
    if syarat.minimum is not None and angka < syarat.minimum:
        raise IsiSelError(
            "B-15",
            f'"{syarat.nama}" berisi {format_asis(angka)}; paling kecil {syarat.minimum}.',
            "periksa tanda minus dan angkanya.",
        )
    if syarat.maksimum is not None and angka > syarat.maksimum:
        raise IsiSelError(
            "B-15",
            f'"{syarat.nama}" berisi {format_asis(angka)}; paling besar {syarat.maksimum}.',
            "periksa koma desimal dan skalanya.",
        )


def _baca_bulat(mentah: Any, syarat: Syarat) -> Decimal:
    angka = _baca_angka(mentah, syarat)
    if angka != angka.to_integral_value():
        raise IsiSelError(
            "B-12",
            f'"{syarat.nama}" berisi {format_asis(angka)}; seharusnya bilangan bulat.',
            "ketik tanpa angka di belakang koma.",
        )
    return angka


def _baca_tahun(mentah: Any, syarat: Syarat) -> Decimal:
    angka = _baca_bulat(mentah, syarat)
    if not TAHUN_TERKECIL <= angka <= TAHUN_TERBESAR:
        raise IsiSelError(
            "B-15", f'"{syarat.nama}" berisi {angka}; seharusnya tahun.', "misalnya 2025."
        )
    return angka


def _baca_teks(mentah: Any, syarat: Syarat) -> str:
    _tolak_galat_excel(mentah, syarat)
    if isinstance(mentah, bool | datetime | date):
        raise IsiSelError(
            "B-12",
            f'"{syarat.nama}" berisi {_sebut(mentah)}; seharusnya teks.',
            "ubah format sel menjadi Teks, lalu ketik kembali.",
        )
    if isinstance(mentah, float | int) and math.isfinite(mentah):
        return str(int(mentah)) if float(mentah).is_integer() else format_asis(Decimal(str(mentah)))
    return str(mentah).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _baca_kode(mentah: Any, syarat: Syarat) -> str:
    kode = _baca_teks(mentah, syarat)
    if POLA_KODE.fullmatch(kode):
        return kode
    usul = re.sub(r"[^A-Z0-9_]+", "_", kode.upper()).strip("_")[:12]
    contoh = usul if POLA_KODE.fullmatch(usul) else "IKM"
    raise IsiSelError(
        "B-10",
        f'Kode "{_pendek(kode)}" tidak dapat dipakai; kode terdiri dari huruf besar, angka, dan '
        "garis bawah, diawali huruf, paling panjang 12.",
        f"misalnya {contoh}.",
    )


def _baca_nama(mentah: Any, syarat: Syarat) -> str:
    nama = _baca_teks(mentah, syarat)
    if POLA_NAMA.fullmatch(nama):
        return nama
    usul = re.sub(r"[^a-z0-9_]+", "_", nama.lower()).strip("_")[:24]
    contoh = usul if POLA_NAMA.fullmatch(usul) else "paspor"
    raise IsiSelError(
        "B-10",
        f'"{syarat.nama}" berisi "{_pendek(nama)}" yang tidak dapat dipakai; nama tabel terdiri '
        "dari huruf kecil, angka, dan garis bawah, diawali huruf, paling panjang 24.",
        f"misalnya {contoh}.",
    )


def _baca_pilihan(mentah: Any, syarat: Syarat) -> str:
    kata = _baca_teks(mentah, syarat)
    cocok = {satu.casefold(): satu for satu in syarat.pilihan}.get(kata.casefold())
    if cocok is not None:
        return cocok
    raise IsiSelError(
        "B-14",
        f'"{syarat.nama}" berisi "{_pendek(kata)}"; pilihannya {", ".join(syarat.pilihan)}.'
        + find_terdekat(kata, syarat.pilihan),
        "pilih dari daftar di sel itu.",
    )


def _baca_tanggal(mentah: Any, syarat: Syarat) -> date:
    _tolak_galat_excel(mentah, syarat)
    if isinstance(mentah, datetime):
        return mentah.date()
    if isinstance(mentah, date):
        return mentah
    raise IsiSelError(
        "B-12",
        f'"{syarat.nama}" berisi {_sebut(mentah)}; seharusnya tanggal.',
        "ketik tanggal, misalnya 15/01/2025, sampai Excel menampilkannya sebagai tanggal.",
    )


def _sebut(mentah: Any) -> str:
    if isinstance(mentah, bool):
        return "BENAR/SALAH"
    if isinstance(mentah, datetime | date):
        return "tanggal"
    if isinstance(mentah, str):
        return f'teks "{_pendek(mentah)}"'
    return f'"{_pendek(str(mentah))}"'


def _pendek(teks: str) -> str:
    return teks if len(teks) <= 40 else f"{teks[:37]}..."


_JENIS = {
    Tipe.RUPIAH: JenisAngka.RUPIAH,
    Tipe.BULAT: JenisAngka.BULAT,
    Tipe.INDEKS: JenisAngka.INDEKS,
    Tipe.PERSEN: JenisAngka.PERSEN,
}
_BACA: dict[Tipe, Callable[[Any, Syarat], Any]] = {
    Tipe.KODE: _baca_kode,
    Tipe.NAMA: _baca_nama,
    Tipe.TEKS: _baca_teks,
    Tipe.NARASI: _baca_teks,
    Tipe.PILIHAN: _baca_pilihan,
    Tipe.ANGKA: _baca_angka,
    Tipe.INDEKS: _baca_angka,
    Tipe.PERSEN: _baca_angka,
    Tipe.RUPIAH: _baca_angka,
    Tipe.BULAT: _baca_bulat,
    Tipe.TAHUN: _baca_tahun,
    Tipe.TANGGAL: _baca_tanggal,
}
