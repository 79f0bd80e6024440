"""Rules over texts: what was left behind from a template, last year's book, or another office."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.isi_teks import iter_narasi, iter_teks, kutip
from lkjip_xl.checks.place import format_sel, split_asal
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import TANDA_TINJAU
from lkjip_xl.errors import Tingkat as Berat

# A number in brackets is a footnote, "x < 5" a comparison, three dots an ellipsis: none is a gap.
_SEMENTARA = re.compile(
    r"\[(?!\s*\d+\s*\])(?!tinjau\b)[^\]\n]{0,80}\]|<[A-Za-z][^<>\n]{0,60}>"
    r"|\bx{3,}\b|\bX{4,}\b|\.{4,}|…{2,}|_{4,}|\bTODO\b"
    r"|\b[Ll]orem\b|\b[Dd]iisi oleh\b"
)
_SATKER = re.compile(
    r"\b(?:Kantor Imigrasi|Kanim)"
    r"(?:\s+(?:Kelas|Khusus|I{1,3}|Non|TPI|Kabupaten|Kota))*\s+"
    r"((?!(?:Republik|Indonesia|Wilayah|Kelas|Seluruh|Kami|Lain|Lainnya|Ini|Tersebut|Tahun|Dalam"
    r"|Dan|Yang|Untuk|Pada|Dengan|Di|Ke|Sebagai|Telah|Akan|Bersama|Setempat)\b)"
    r"[A-Z][a-z]+(?:\s+[A-Z][a-z]+)?)"
)


@aturan(
    "P-07",
    Berat.GALAT,
    "Kurung templat di dalam teks",
    "Kurung templat tidak pernah boleh tercetak di laporan.",
)
def check_kurung(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No text of the book holds template brackets, which a report must never show."""
    for isian in iter_teks(data):
        if any(kurung in (isian.isi or "") for kurung in ("{{", "}}", "{%", "%}")):
            yield Temuan(
                isian.asal,
                "Teks ini masih memuat kurung templat seperti {{ }} atau {% %}.",
                "ganti dengan isi yang sebenarnya, atau hapus kurungnya.",
            )


@aturan(
    "P-49",
    Berat.PERINGATAN,
    "Isian sementara tertinggal di dalam teks",
    "Tanda seperti [...], <...>, xxx, atau titik-titik akan tercetak apa adanya.",
)
def check_sementara(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No text holds a gap that someone meant to fill."""
    for isian in iter_teks(data):
        cocok = _SEMENTARA.search(isian.isi or "")
        if cocok is not None:
            yield Temuan(
                isian.asal,
                f'Teks ini masih memuat isian sementara: "{kutip(cocok[0])}".',
                "ganti dengan isi yang sebenarnya, atau hapus.",
            )


@aturan(
    "P-50",
    Berat.PERINGATAN,
    "Teks tahun lalu belum ditinjau",
    "Teks yang dibawa dari buku tahun lalu mungkin tidak lagi benar.",
)
def check_tinjau(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No text still carries the mark of the roll-over; one remark for each sheet."""
    lembar: dict[str, list[str]] = {}
    for isian in iter_teks(data):
        if TANDA_TINJAU in (isian.isi or ""):
            lembar.setdefault(split_asal(isian.asal)[0], []).append(isian.asal)
    for sel in lembar.values():
        yield Temuan(
            sel[0],
            f"{len(sel)} teks di lembar ini dibawa dari buku tahun lalu dan belum ditinjau "
            f"({format_sel(sel)}).",
            f'baca dan sesuaikan, lalu hapus tanda "{TANDA_TINJAU}" di depannya.',
        )


@aturan(
    "P-53",
    Berat.PERINGATAN,
    "Nama kantor lain di dalam teks",
    "Nama kantor lain sering tertinggal dari laporan yang dijadikan contoh.",
)
def check_kantor_lain(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Texts name this office; the units of the comparators may be named too."""
    satker = data.profil.isian.get("NAMA_SATKER")
    if satker is None or not isinstance(satker.isi, str):
        return
    dikenal = " ".join([satker.isi, *(p.unit.isi or "" for p in data.pembanding)]).casefold()
    kata_dikenal = set(re.findall(r"\w+", dikenal))
    for isian in iter_narasi(data):
        for cocok in _SATKER.finditer(isian.isi or ""):
            # "Jember Tahun", "Jember Memberikan": only the first word is surely the place.
            if cocok[1].split()[0].casefold() not in kata_dikenal:
                yield Temuan(
                    isian.asal,
                    f'Teks ini menyebut "{kutip(cocok[0])}", sedangkan satuan kerjanya '
                    f'"{satker.isi}".',
                    "periksa namanya; biarkan bila kantor itu memang dimaksud.",
                )
                break
