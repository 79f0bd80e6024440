"""Every shipped template over full, empty and partly filled books: complete text, no seams."""

from __future__ import annotations

import dataclasses
import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from lkjip_xl import api
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.teks_id import format_angka, format_asis
from lkjip_xl.report.render import Laporan, find_templat, list_templat
from lkjip_xl.workbook import schema
from lkjip_xl.workbook.layout import build_grid, build_letak
from lkjip_xl.workbook.write.example import load_contoh
from lkjip_xl.workbook.write.newbook import build_isi_baru

CONTOH = ("jember", "tanjungpinang")
# Tables of one section each, taken from an example into a book that has nothing else.
BAGIAN = {
    "pk": ("tblSasaran", "tblPK", "tblPKAnggaran", "tblCapaian"),
    "rasio": ("tblSasaran", "tblPK", "tblCapaian", "tblRasio", "tblRasioIstilah"),
    "anggaran": ("tblAnggaranTahun", "tblAnggaranBelanja"),
    "sumber": ("tblSumberDana", "tblAnggaranTriwulan"),
    "pnbp": ("tblPNBP", "tblPNBPTahun"),
    "nka": ("tblNKA", "tblSMART", "tblIKPA", "tblIKPATahun"),
    "sdm": ("tblPegawai", "tblSeksi"),
    "output": ("tblOutput", "tblOutputDaftar"),
    "triwulan": ("tblEPerformance", "tblTargetKinerja", "tblEMonev"),
    "aksi": ("tblRencanaAksi", "tblTindakLanjut"),
}
ANGKA = re.compile(r"(?<![\w.,])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w])|(?<![\w.,])\d+,\d+(?!\w)")
JAHITAN = {
    "double space": re.compile(r"[^ ] {2,}[^ ]"),
    "space before a mark": re.compile(r"\w [.,;:](?!\w)"),
    "doubled mark": re.compile(r"(?<!\.)\.\.(?!\.)|,,|;;|;\.|\.;|,\."),
    "raw tag": re.compile(r"\{\{|\}\}|\{%|%\}"),
    "python word": re.compile(r"\b(None|True|False|nan)\b"),
    "empty brackets": re.compile(r"\(\s*\)|\[\s*\]"),
    "sentence in lower case": re.compile(r"[a-z]\. [a-z]"),
}


@cache
def hitung_buku(nama: str) -> api.Hitungan:
    """An example, an empty book, or an empty book with one section of an example."""
    if nama in CONTOH:
        isi = dict(load_contoh(nama))
    elif nama == "campuran":
        isi = build_campuran()
    else:
        isi = dict(build_isi_baru("Kantor Imigrasi Contoh", 2024))
        contoh = load_contoh("tanjungpinang")
        isi |= {tabel: contoh[tabel] for tabel in BAGIAN.get(nama, ())}
    return api.compute_grid(build_grid(isi, build_letak(isi)))


def build_campuran() -> dict[str, Any]:
    """Tanjungpinang with every choice and many gaps: cap, predikat, revision, missing figures."""
    isi = dict(load_contoh("tanjungpinang"))
    isi["tblProfil"] = [
        *(b for b in isi["tblProfil"] if b["kode"] not in ("RATA_RATA", "NAMA_KEPALA")),
        {"kode": "RATA_RATA", "isian": "indikator"},
        {"kode": "BATAS_CAPAIAN", "isian": 110},
        {"kode": "SKALA_PREDIKAT", "isian": "ya"},
        {"kode": "NIP_KEPALA", "isian": "NIP contoh"},
    ]
    pk = [dict(baris) for baris in isi["tblPK"]]
    pk[0] |= {"target_revisi": 95, "alasan_revisi": "Penyesuaian"}
    pk[1] |= {"polaritas": "minimal", "target_tahun_depan": None}
    pk[2] |= {"polaritas": "rentang", "batas_atas": 110}
    pk[3] |= {"target_awal": None}
    isi["tblPK"] = pk
    isi["tblCapaian"] = [
        baris if baris["kode"] != "ILK" else {"kode": "ILK", "sumber": "ketik"}
        for baris in isi["tblCapaian"]
    ]
    isi["tblPKAnggaran"] = [{**b, "anggaran_menjadi": 5000000000} for b in isi["tblPKAnggaran"]]
    isi["tblNarasiIndikator"] = [b for b in isi["tblNarasiIndikator"] if b["kode"] == "PY"]
    isi["tblAnggaranIndikator"] = isi["tblAnggaranIndikator"][:2]
    isi["tblRencanaAksi"] = [{**b, "capaian": None} for b in isi["tblRencanaAksi"]]
    isi["tblTindakLanjut"] = [{"kode": "T1", "kode_indikator": "PY"}]
    isi["tblIKPA"] = isi["tblIKPA"][:3]
    isi["tblSMART"] = [{"tahun": 2023, "total_diketik": 98}]
    return isi


@cache
def tulis_laporan(buku: str, templat: str) -> Laporan:
    """The report of a book in a shipped template."""
    return api.render_laporan(hitung_buku(buku), find_templat(templat))


def buka(buku: str, templat: str) -> Document:
    """The same, opened by python-docx."""
    return docx.Document(io.BytesIO(tulis_laporan(buku, templat).berkas))


def baca_teks(paragraf: Any) -> str:
    """Text of a paragraph as a reader sees it, its line breaks as newlines."""
    teks = []
    for simpul in paragraf.iter(qn("w:t"), qn("w:br"), qn("w:tab")):
        teks.append(simpul.text or "" if simpul.tag == qn("w:t") else "\n")
    return "".join(teks)


def iter_teks(dokumen: Document) -> Iterator[str]:
    """Text of every paragraph, in tables and content controls too."""
    for paragraf in dokumen.element.body.iter(qn("w:p")):
        yield baca_teks(paragraf)


def iter_isi(dokumen: Document) -> Iterator[tuple[str, str]]:
    """Kind and text of the blocks of the body in order; a kind is a style, "tbl" or "gambar"."""

    def jelajah(induk: Any) -> Iterator[tuple[str, str]]:
        for anak in induk:
            if anak.tag == qn("w:sdt"):
                yield from jelajah(anak.find(qn("w:sdtContent")))
            elif anak.tag == qn("w:tbl"):
                yield "tbl", ""
            elif anak.tag == qn("w:p"):
                ada_gambar = next(anak.iter(qn("w:drawing")), None) is not None
                gaya = Paragraph(anak, dokumen).style.name
                yield "gambar" if ada_gambar else gaya, baca_teks(anak).strip()

    return jelajah(dokumen.element.body)


def list_baris(buku: str, templat: str) -> list[list[str]]:
    """The rows of all tables, each as the texts of its cells."""
    return [
        ["".join(baca_teks(p) for p in sel.iter(qn("w:p"))) for sel in baris.iter(qn("w:tc"))]
        for baris in buka(buku, templat).element.body.iter(qn("w:tr"))
    ]


TEMPLAT = list_templat()
BUKU = (*CONTOH, "campuran", "kosong", *BAGIAN)


def iter_masukan(satu: Any) -> Iterator[Decimal]:
    """Every number in a cell of the book."""
    if isinstance(satu, Isian):
        if isinstance(satu.isi, Decimal):
            yield satu.isi
    elif isinstance(satu, Mapping):
        for isi in satu.values():
            yield from iter_masukan(isi)
    elif isinstance(satu, tuple):
        for isi in satu:
            yield from iter_masukan(isi)
    elif dataclasses.is_dataclass(satu):
        for kolom in dataclasses.fields(satu):
            yield from iter_masukan(getattr(satu, kolom.name))


@cache
def list_angka(kantor: str) -> frozenset[str]:
    """Figures that a report of this office may print: results, their formulas, inputs."""
    hitungan = hitung_buku(kantor)
    boleh: set[str] = set()
    for satu in hitungan.hasil.values():
        boleh.update(ANGKA.findall(satu.tampil), ANGKA.findall(satu.rumus_angka))
        if satu.angka is not None:
            boleh.add(format_angka(abs(satu.angka)))
            boleh.add(format_angka(abs(satu.angka), 0))
    for isi in iter_masukan(hitungan.data):
        boleh |= {format_angka(isi), format_asis(isi)}
    return frozenset(boleh)


def test_all_layouts_are_shipped() -> None:
    """The names that the command line knows."""
    assert {"lkjip_2023", "lakip_2014", "perjanjian_kinerja", "reviu"} <= set(TEMPLAT)


def test_every_section_names_tables_that_exist() -> None:
    """A renamed table does not quietly leave its section untested."""
    assert {tabel for isi in BAGIAN.values() for tabel in isi} <= set(schema.TABEL)


@pytest.mark.parametrize("templat", TEMPLAT)
@pytest.mark.parametrize("buku", BUKU)
def test_text_has_no_seams(buku: str, templat: str) -> None:
    """Missing values leave no double space, stray mark, raw tag or programmer's word behind."""
    teks = [satu for satu in iter_teks(buka(buku, templat)) if satu.strip()]

    cacat = {
        f"{nama}: {satu}"
        for satu in teks
        for nama, pola in JAHITAN.items()
        if pola.search(re.sub(r"\[belum diisi: [^\]]+\]", "[belum]", satu))
    }

    assert cacat == set()
    assert len(teks) > 15


@pytest.mark.parametrize("templat", TEMPLAT)
@pytest.mark.parametrize("buku", BUKU)
def test_every_heading_has_content(buku: str, templat: str) -> None:
    """No heading stands over nothing: below it is text, a table, or a heading of a lower level."""
    isi = [(jenis, teks) for jenis, teks in iter_isi(buka(buku, templat))
           if teks or jenis in ("tbl", "gambar")]  # fmt: skip
    kosong = []
    for (jenis, teks), (lanjut, _) in zip(isi, [*isi[1:], ("Heading 0", "")], strict=True):
        tingkat = re.fullmatch(r"Heading (\d)", jenis)
        berikut = re.fullmatch(r"Heading (\d)", lanjut)
        if tingkat and berikut and int(berikut[1]) <= int(tingkat[1]):
            kosong.append(teks)
        if jenis == "Sub Judul" and (berikut or lanjut == "Sub Judul"):
            kosong.append(teks)

    assert kosong == []


@pytest.mark.parametrize("templat", TEMPLAT)
@pytest.mark.parametrize("buku", BUKU)
def test_every_caption_has_its_table_or_picture(buku: str, templat: str) -> None:
    """A caption stands right above its table or right below its picture."""
    isi = [(jenis, teks) for jenis, teks in iter_isi(buka(buku, templat))
           if teks or jenis in ("tbl", "gambar")]  # fmt: skip
    yatim = []
    for nomor, (jenis, teks) in enumerate(isi):
        if jenis.lower() != "caption":
            continue
        tetangga = isi[nomor + 1][0] if teks.startswith("Tabel") else isi[nomor - 1][0]
        if tetangga != ("tbl" if teks.startswith("Tabel") else "gambar"):
            yatim.append(teks)

    assert yatim == []


@pytest.mark.parametrize("templat", TEMPLAT)
@pytest.mark.parametrize("kantor", CONTOH)
def test_every_number_is_one_that_hitung_gives(kantor: str, templat: str) -> None:
    """Each figure with decimals or thousands dots is a result or an input of the book."""
    teks = (
        re.sub(r"\[belum diisi: [^\]]+\]", "", satu) for satu in iter_teks(buka(kantor, templat))
    )

    tercetak = {angka for satu in teks for angka in ANGKA.findall(satu)}

    assert len(tercetak) > (150 if templat == "lkjip_2023" else 1)
    assert tercetak - list_angka(kantor) == set()


@pytest.mark.parametrize("templat", TEMPLAT)
def test_empty_book_tells_where_to_fill_in(templat: str) -> None:
    """An empty book gives a draft; every gap names a cell or table of the book."""
    laporan = tulis_laporan("kosong", templat)

    assert len(laporan.belum_diisi) > 4
    lembar = {satu.nama for satu in schema.LEMBAR}
    assert {satu.partition("!")[0] for satu in laporan.belum_diisi} <= lembar


@pytest.mark.parametrize("kantor", CONTOH)
def test_examples_are_complete_but_for_their_known_gaps(kantor: str) -> None:
    """A report that could be sent: only texts that the example leaves out on purpose are open."""
    laporan = tulis_laporan(kantor, "lkjip_2023")

    assert [satu for satu in laporan.belum_diisi if not satu.startswith("Narasi!")] == []
    assert len(laporan.belum_diisi) <= 3


@pytest.mark.parametrize(
    ("kantor", "templat", "kalimat"),
    [
        ("tanjungpinang", "lkjip_2023", "Tahun 2020 sampai 2023 tidak mempunyai realisasi"),
        ("tanjungpinang", "lkjip_2023", "Dasar penilaian kedua tahun itu berbeda"),
        ("tanjungpinang", "lkjip_2023", "Nomor PER-5/PB/2024"),
        ("tanjungpinang", "lkjip_2023", "28.334 layanan diselesaikan dari 28.334 permohonan"),
        ("tanjungpinang", "lkjip_2023", "Tabel L.3 Target Perjanjian Kinerja Tahun 2025"),
        ("jember", "lkjip_2023", "menunjukkan bahwa sumber daya digunakan secara efisien"),
        ("jember", "lkjip_2023", "Nomor 22/PMK.02/2021"),
        ("jember", "lkjip_2023", "direncanakan 6 rencana aksi; 5 selesai (83,33%)"),
        ("jember", "lkjip_2023", "Anggaran semula (Perjanjian Kinerja) Tahun 2023"),
        ("jember", "lkjip_2023", "Anggaran menjadi (DIPA setelah revisi) Tahun 2023"),
        ("jember", "lkjip_2023", "karena DIPA direvisi dalam tahun berjalan"),
        ("jember", "lkjip_2023", "seluruhnya melampaui target"),
        ("tanjungpinang", "lkjip_2023", "114 dari 114 rencana aksi terlaksana"),
        ("tanjungpinang", "lkjip_2023", "penerimaan tahun itu tercatat hanya jumlahnya"),
        ("tanjungpinang", "lkjip_2023", "Perjanjian Kinerja Tahun 2024: Sasaran Kegiatan"),
        ("campuran", "lkjip_2023", "Tahun 2024 (setelah revisi)"),
        ("campuran", "lkjip_2023", "dari 3 indikator yang ada nilainya"),
        ("jember", "perjanjian_kinerja", "(tanggal penandatanganan)"),
        ("jember", "lkjip_2023", "terdiri atas 49 laki-laki dan 12 perempuan"),
        ("jember", "lakip_2014", "Yth. Kepala Kantor Wilayah"),
        ("jember", "lakip_2014", "Formulir pengukuran kinerja tahun 2023"),
        ("tanjungpinang", "perjanjian_kinerja", "PERJANJIAN KINERJA TAHUN 2025"),
        ("jember", "reviu", "Lampiran mendukung informasi pada badan laporan."),
    ],
)
def test_what_a_reader_looks_for_is_there(kantor: str, templat: str, kalimat: str) -> None:
    """Each template says what its readers look for, from the data of the office."""
    assert any(kalimat in satu for satu in iter_teks(buka(kantor, templat)))


@pytest.mark.parametrize(
    ("kantor", "templat", "baris"),
    [
        ("jember", "lkjip_2023", ["Jumlah", "6", "5", "83,33%"]),
        ("jember", "lakip_2014", ["Jumlah", "10.418.330.000", "11.097.189.000"]),
        ("tanjungpinang", "lkjip_2023", ["2022", "-", "16.030.963.172", "-"]),
        ("tanjungpinang", "lkjip_2023", ["2024", "90%", "100,00%", "111,11"]),
        ("jember", "lkjip_2023", ["2022", "3,2", "3,90", "121,88"]),
    ],
)
def test_row_holds_each_figure_under_its_head(kantor: str, templat: str, baris: list[str]) -> None:
    """Totals stand under what they total; percent has its sign unless the head has it."""
    assert baris in list_baris(kantor, templat)


def test_annex_shows_first_target_beside_the_revised_one() -> None:
    """A revised target has both figures; one that was not revised is called tetap."""
    ujung = [baris[-2:] for baris in list_baris("campuran", "lkjip_2023")]

    kepala = ujung.index(["Target Awal", "Target Setelah Revisi"])

    assert ujung[kepala + 1 : kepala + 3] == [["90%", "95%"], ["90%", "tetap"]]


def test_ratio_is_told_in_the_words_of_the_office() -> None:
    """The fraction holds what is counted, not the words pembilang and penyebut."""
    rumus = [
        "".join(t.text or "" for t in satu.iter(qn("m:t")))
        for satu in buka("tanjungpinang", "lkjip_2023").element.body.iter(qn("m:oMath"))
    ]

    assert any("Kasus ditindaklanjuti" in satu for satu in rumus)
    assert not any("pembilang" in satu for satu in rumus)


@pytest.mark.parametrize("kantor", CONTOH)
def test_unused_regulations_are_not_cited(kantor: str) -> None:
    """The list of laws names no regulation that no figure of the report rests on."""
    dipakai: Mapping[str, bool] = {
        "PER-5/PB/2024": any(
            h.dasar == "PER-5/PB/2024" and h.nilai is not None
            for h in hitung_buku(kantor).hasil.values()
        ),
        "Permendagri": False,
    }
    landasan = [satu for satu in iter_teks(buka(kantor, "lkjip_2023")) if satu.endswith(";")]

    for peraturan, harus in dipakai.items():
        assert any(peraturan in satu for satu in landasan) == harus


def test_revised_pk_shows_both_agreements() -> None:
    """The first PK keeps its first target and amount; the revised one has the new ones."""
    isi = dict(load_contoh("tanjungpinang"))
    pertama, *lain = isi["tblPK"]
    isi["tblPK"] = [{**pertama, "target_revisi": 95, "alasan_revisi": "Penyesuaian"}, *lain]
    kegiatan, *sisa = isi["tblPKAnggaran"]
    isi["tblPKAnggaran"] = [{**kegiatan, "anggaran_menjadi": 4000000000}, *sisa]
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    berkas = api.render_laporan(hitungan, find_templat("perjanjian_kinerja")).berkas

    teks = list(iter_teks(docx.Document(io.BytesIO(berkas))))
    awal = teks.index("PERJANJIAN KINERJA REVISI TAHUN 2024\nKANTOR IMIGRASI KELAS I TPI "
                      "TANJUNGPINANG")  # fmt: skip
    assert "90%" in teks[:awal]
    assert "95%" not in teks[:awal]
    assert "95%" in teks[awal:]
    assert "26.855.838.000" in teks[:awal]
    assert "26.983.430.000" in teks[awal:]


@pytest.mark.parametrize("templat", ["lkjip_2023", "lakip_2014"])
def test_cap_and_second_figure_are_told_beside_the_figures(templat: str) -> None:
    """A capped year beside uncapped ones, and a typed realisasi beside its source, have notes."""
    isi = dict(load_contoh("tanjungpinang"))
    isi["tblProfil"] = [*isi["tblProfil"], {"kode": "BATAS_CAPAIAN", "isian": 110}]
    isi["tblCapaian"] = [
        {**b, "realisasi_diketik": 99.5} if b["kode"] == "TAK" else b for b in isi["tblCapaian"]
    ]
    hitungan = api.compute_grid(build_grid(isi, build_letak(isi)))

    berkas = api.render_laporan(hitungan, find_templat(templat)).berkas

    teks = list(iter_teks(docx.Document(io.BytesIO(berkas))))
    assert any("Capaian tahun 2024 dibatasi paling tinggi 110%" in satu for satu in teks)
    assert any("Renstra disajikan tanpa batas atas 110%" in satu for satu in teks)
    assert any("yaitu 99,50%; hitungan rasio memberikan 100,00%" in satu for satu in teks)
