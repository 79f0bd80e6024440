"""The samples that our templates hold in place of charts and pictures, known again without a key.

Staff who rewrite an alt text in Word take the key away with it; what stands there then is still
our sample, and must never reach a report.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lxml import etree

from lkjip_xl.report.chart_xml import A, c
from lkjip_xl.report.faults import Faults
from lkjip_xl.report.grafik import Grafik, Seri
from lkjip_xl.report.package import DOCUMENT
from lkjip_xl.report.places import Place, locate_paragraphs
from lkjip_xl.report.relations import Relations
from lkjip_xl.report.styles import StyleBook
from lkjip_xl.report.wml import DOC_PR, R_ID, Element, paragraph_of, parse

AWALAN_GRAFIK, AWALAN_GAMBAR = "grafik:", "gambar:"
# One grey pixel; as bytes, since zlib may compress otherwise elsewhere.
GAMBAR_CONTOH = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c63b8090000db00da64d5bd780000000049454e44ae426082"
)
_PNG_HEAD = GAMBAR_CONTOH[:24]  # a PNG of 1 x 1 pixel, however Word saved it again
_KATEGORI = re.compile(r"Contoh \d+")
_FEWEST = 3  # two numbers may be ours by chance
_STORY = re.compile(r"word/(document|header\w*|footer\w*)\.xml$")
_DOC_PR = re.compile(rb"<\w+:docPr\b[^>]*>")
_KEYED = re.compile(rb"\bdescr=[\"']\s*(grafik|gambar):")
_BLIP = f"{{{A}}}blip"
_WORDS = {
    AWALAN_GRAFIK: (
        "T-43",
        "Grafik ini tidak menyebut kunci, dan isinya masih data contoh dari templat.",
        "klik grafik itu di Word, buka Teks Alternatif, lalu tulis grafik: dan kuncinya di depan "
        "uraiannya, misalnya «grafik:anggaran.belanja| Grafik realisasi belanja»; bila grafik itu "
        "untuk data Anda sendiri, ganti isinya dengan Edit Data.",
    ),
    AWALAN_GAMBAR: (
        "T-53",
        "Gambar ini tidak menyebut kunci, dan isinya masih gambar contoh dari templat.",
        "klik gambar itu di Word, buka Teks Alternatif, lalu tulis gambar: dan kuncinya di depan "
        "uraiannya, misalnya «gambar:logo| Logo kantor»; atau ganti dengan gambar Anda sendiri.",
    ),
}
_OUTSIDE = (
    "T-54",
    "Grafik atau gambar contoh di sini tidak diisi; yang diisi hanya yang ada di badan dokumen.",
    "pindahkan ke badan dokumen, atau ganti dengan gambar Anda sendiri.",
)


@dataclass(frozen=True, slots=True)
class TanpaKunci:
    """A chart or picture without a key: AWALAN_GRAFIK or AWALAN_GAMBAR, whether ours, and where."""

    jenis: str
    is_contoh: bool
    place: Place


def build_grafik_contoh(seri: Iterable[str], banyak: int) -> Grafik:
    """Sample data of series with these names over `banyak` categories."""
    nilai = [
        Seri(nama, tuple(Decimal(angka) for angka in _list_angka(kolom, banyak)))
        for kolom, nama in enumerate(seri)
    ]
    return Grafik(tuple(f"Contoh {baris}" for baris in range(1, banyak + 1)), tuple(nilai))


def is_grafik_contoh(root: Element) -> bool:
    """Whether the c:chartSpace `root` shows sample data: by its categories, or by all its numbers.

    A chart whose categories staff renamed is still a sample while the numbers are ours.
    """
    semua = list(root.iter(c("ser")))
    kategori = (teks for ser in semua for teks in _read_texts(ser.find(c("cat"))))
    if any(_KATEGORI.fullmatch(teks) for teks in kategori):
        return True
    angka = [_read_texts(ser.find(c("val"))) for ser in semua]
    return bool(angka) and all(
        len(satu) >= _FEWEST and satu == [str(n) for n in _list_angka(kolom, len(satu))]
        for kolom, satu in enumerate(angka)
    )


def is_gambar_contoh(isi: bytes) -> bool:
    """Whether a picture is our sample: a PNG of one pixel."""
    return isi.startswith(_PNG_HEAD)


def check_samples(parts: Mapping[str, bytes], styles: StyleBook, faults: Faults) -> None:
    """Note every sample of a template that nothing will replace."""
    for satu in list_tanpa_kunci(parts, styles):
        if satu.is_contoh:
            kode, pesan, perbaikan = _OUTSIDE if satu.place.part else _WORDS[satu.jenis]
            faults.add(kode, satu.place, pesan, perbaikan)


def list_tanpa_kunci(parts: Mapping[str, bytes], styles: StyleBook) -> list[TanpaKunci]:
    """Charts without a key, and samples that nothing replaces, in the stories of a template.

    Pictures of staff's own are what they should be, and are not listed.
    """
    found: list[TanpaKunci] = []
    for part in sorted(name for name in parts if _STORY.match(name)):
        is_body = part == DOCUMENT
        # Nearly every template names all its keys, and its document need not be parsed again.
        all_keyed = all(_KEYED.search(tag) for tag in _DOC_PR.findall(parts[part]))
        if not (all_keyed and is_body) and b"docPr" in parts[part]:
            found += _iter_part(parts, part, styles)
    return found


def _iter_part(parts: Mapping[str, bytes], part: str, styles: StyleBook) -> Iterator[TanpaKunci]:
    try:
        root = parse(parts[part])
    except etree.XMLSyntaxError:
        return  # told by build_sources
    shown = {item.id: item.part for item in Relations(dict(parts), part)}
    places: dict[Element, Place] | None = None
    for properties in root.iter(DOC_PR):
        alt = properties.get("descr", "").strip()
        holder = properties.getparent()
        if holder is None or (part == DOCUMENT and alt.startswith((AWALAN_GRAFIK, AWALAN_GAMBAR))):
            continue
        for jenis, is_contoh in _iter_shown(holder, parts, shown):
            places = places or locate_paragraphs(root, part, styles)
            paragraph = paragraph_of(properties)
            place = Place() if paragraph is None else places.get(paragraph, Place())
            yield TanpaKunci(jenis, is_contoh, place)


def _iter_shown(
    holder: Element, parts: Mapping[str, bytes], shown: Mapping[str, str]
) -> Iterator[tuple[str, bool]]:
    """The charts in a drawing, and the sample pictures in it."""
    for frame in holder.iter(c("chart")):
        isi = parts.get(shown.get(frame.get(f"{{{R_ID}}}id", ""), ""))
        if isi is not None:
            yield AWALAN_GRAFIK, is_grafik_contoh(parse(isi))
    for blip in holder.iter(_BLIP):
        isi = parts.get(shown.get(blip.get(f"{{{R_ID}}}embed", ""), ""), b"")
        if is_gambar_contoh(isi):
            yield AWALAN_GAMBAR, True


def _list_angka(kolom: int, banyak: int) -> list[int]:
    return [60 + 10 * baris + 5 * kolom for baris in range(banyak)]


def _read_texts(data: Element | None) -> list[str]:
    """Cached texts or numbers of the categories or values of a series."""
    return [] if data is None else [(v.text or "").strip() for v in data.iter(c("v"))]
