"""A new year: what rolls on, what is empty, what must be reviewed, and that nothing is lost."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lkjip_xl import api
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rekap import compute_hasil
from lkjip_xl.domain.teks_id import TANDA_TINJAU
from lkjip_xl.errors import BukuError, Tingkat
from lkjip_xl.regulasi.loader import load_aturan
from lkjip_xl.workbook import layout, schema
from lkjip_xl.workbook.layout import Isi
from lkjip_xl.workbook.read.reader import read_buku
from lkjip_xl.workbook.roll.ledger import Gulungan, Langkah, Nasib, count_nasib, format_csv
from lkjip_xl.workbook.roll.policy import KEBIJAKAN
from lkjip_xl.workbook.roll.rollover import roll_isi
from lkjip_xl.workbook.write import example
from lkjip_xl.workbook.write.newbook import build_isi_baru

from ..roll_books import CATATAN_LEPAS, build_hias, read_kolom

Baris = list[dict[str, Any]]


def gulung(isi: Isi, tahun: int) -> Gulungan:
    """The contents of the next year's book."""
    bacaan = read_buku(layout.build_grid(isi, layout.build_letak(isi)))
    assert [p for p in bacaan.problems if p.tingkat is Tingkat.GALAT] == []
    hasil: DaftarHasil = compute_hasil(bacaan.data, load_aturan(tahun - 1))
    return roll_isi(bacaan, hasil, tahun)


def baca(gulungan: Gulungan) -> DataKinerja:
    """The inputs of the rolled book, as the reader sees them."""
    return read_buku(layout.build_grid(gulungan.isi, layout.build_letak(gulungan.isi))).data


def ubah(isi: Isi, tabel: str, ubahan: Callable[[Baris], Baris]) -> Isi:
    """`isi` with the rows of one table changed."""
    return {**isi, tabel: ubahan([dict(baris) for baris in isi.get(tabel, ())])}


@pytest.fixture(scope="module")
def jember() -> Isi:
    """The example of 2023."""
    return example.load_contoh("jember")


@pytest.fixture(scope="module")
def hias(contoh: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with columns, a sheet and notes of staff's own."""
    return build_hias(contoh, tmp_path_factory.mktemp("lama") / "buku_2023.xlsx")


@pytest.fixture(scope="module")
def baru(hias: Path) -> api.BukuBaru:
    """The book of 2024 made from it."""
    return api.roll_buku(hias)


def test_every_input_column_has_a_policy() -> None:
    """A table or column that is new in the schema must say what a new year does with it."""
    tanpa = [
        f"{tabel.nama}.{kolom.nama}"
        for tabel in schema.TABEL.values()
        for kolom in tabel.kolom
        if kolom.is_masukan
        and not {kolom.nama, kolom.grup} & set(getattr(KEBIJAKAN.get(tabel.nama), "cara", {}))
    ]

    assert tanpa == []


def test_no_policy_names_what_is_not_there() -> None:
    """A policy of a table or column that has gone is told."""
    asing = [
        f"{nama}.{kolom}"
        for nama, kebijakan in KEBIJAKAN.items()
        for kolom in kebijakan.cara
        if nama not in schema.TABEL
        or kolom not in {n for k in schema.TABEL[nama].kolom for n in (k.nama, k.grup)}
    ]

    assert asing == []


def test_old_year_becomes_riwayat(jember: Isi) -> None:
    """Target and established realisasi of each indikator kegiatan stand in Riwayat."""
    riwayat = baca(gulung(jember, 2024)).riwayat

    lama = {
        r.kode.isi: (r.target.isi, r.realisasi.isi) for r in riwayat if r.tahun.isi == Decimal(2023)
    }
    assert lama == {
        "IKM": (Decimal("3.25"), Decimal("3.91")),
        "IPK": (Decimal("3.13"), Decimal("3.93")),
        "IKI": (Decimal("3.13"), Decimal("3.90")),
    }
    assert len(riwayat) == len(jember["tblRiwayat"]) + 3


def test_typed_riwayat_is_not_doubled(jember: Isi) -> None:
    """A row that staff typed for the old year stays, its empty cells are filled, a gap is told."""
    ketikan = [
        {"kode": "IKM", "tahun": 2023, "target": None, "realisasi": None},
        {"kode": "IPK", "tahun": 2023, "target": 3.13, "realisasi": 3.5},
    ]
    isi = ubah(jember, "tblRiwayat", lambda baris: [*baris, *ketikan])

    gulungan = gulung(isi, 2024)

    lama = [r for r in baca(gulungan).riwayat if r.tahun.isi == Decimal(2023)]
    assert [(r.kode.isi, r.realisasi.isi) for r in lama] == [
        ("IKM", Decimal("3.91")), ("IPK", Decimal("3.5")), ("IKI", Decimal("3.90")),
    ]  # fmt: skip
    beda = [s for s in gulungan.catatan if "buku 2023 menghitung" in s.alasan]
    assert len(beda) == 1
    assert beda[0].is_perlu
    assert "3,93" in beda[0].alasan


def test_target_of_next_year_becomes_the_target(jember: Isi) -> None:
    """What was planned for the new year is its target; the others are listed as missing."""
    isi = ubah(
        jember,
        "tblPK",
        lambda baris: [
            b | {"target_tahun_depan": 3.4, "target_revisi": 3.3} if b["kode"] == "IKM" else b
            for b in baris
        ],
    )

    gulungan = gulung(isi, 2024)

    data = baca(gulungan)
    ikm = next(i for i in data.indikator if i.kode.isi == "IKM")
    assert (ikm.target_awal.isi, ikm.target_revisi.isi) == (Decimal("3.4"), None)
    assert ikm.target_tahun_depan.isi is None
    assert all(i.target_awal.isi is None for i in data.indikator if i.kode.isi != "IKM")
    belum = [s.alasan for s in gulungan.catatan if s.nasib is Nasib.BELUM_ADA]
    assert "target 2024 belum ada (IPK)" in belum
    assert not any("(IKM)" in satu for satu in belum)
    target = next(r for r in data.riwayat if (r.kode.isi, r.tahun.isi) == ("IKM", Decimal(2023)))
    assert target.target.isi == Decimal("3.3")


def test_profil_keeps_who_and_changes_when(jember: Isi) -> None:
    """Identity and choices stay, the year goes on, the date of the report is empty."""
    profil = baca(gulung(jember, 2024)).profil

    assert profil.tahun == 2024
    assert profil.teks("NAMA_SATKER").isi == "Kantor Imigrasi Kelas I TPI Jember"
    assert profil.tanggal("TANGGAL_LAPORAN").isi is None
    assert profil.is_rata_sasaran


def test_ministry_is_listed_when_the_offices_moved(jember: Isi) -> None:
    """The typed ministry stays; in the year of the move staff are asked to look at it."""
    isi = ubah(
        jember,
        "tblProfil",
        lambda baris: [b | {"isian": 2024} if b["kode"] == "TAHUN" else b for b in baris],
    )

    pindah = gulung(isi, 2025)
    tetap = gulung(jember, 2024)

    def dilihat(gulungan: Gulungan) -> list[str]:
        return [s.isi for s in gulungan.catatan if s.lembar == "Profil" and s.is_perlu]

    assert dilihat(pindah) == ["Kementerian Hukum dan Hak Asasi Manusia"]
    assert dilihat(tetap) == []


def test_surveys_keep_their_lists_and_lose_their_figures(jember: Isi) -> None:
    """Unsur, weights and minimum stay; months, values and respondents are empty."""
    data = baca(gulung(jember, 2024))

    assert len(data.ikm_unsur) == len(jember["tblIKMUnsur"])
    assert all(satu.isi is None for u in (*data.ikm_unsur, *data.iki_variabel) for satu in u.bulan)
    assert all(s.isi is None for r in (*data.ikm_responden, *data.iki_responden) for s in r.bulan)
    assert [u.bobot.isi for u in data.ipk_unsur] == [
        Decimal(str(b["bobot"])) for b in jember["tblIPKUnsur"]
    ]
    assert all(u.nilai.isi is None for u in data.ipk_unsur)
    assert data.ikm[0].responden_minimum.isi is not None


def test_years_of_money_go_on(jember: Isi) -> None:
    """Figures of earlier years stay; the new year has the same rows with empty figures."""
    data = baca(gulung(jember, 2024))

    def belanja(tahun: int) -> list[tuple[str | None, Decimal | None]]:
        return [(b.kode.isi, b.pagu.isi) for b in data.anggaran_belanja if b.tahun.isi == tahun]

    assert [kode for kode, _ in belanja(2024)] == [kode for kode, _ in belanja(2023)]
    assert all(pagu is None for _, pagu in belanja(2024))
    assert all(pagu is not None for _, pagu in belanja(2023))
    assert Decimal(2024) in [t.tahun.isi for t in data.tahun_anggaran]
    akun = {t: [p.kode.isi for p in data.pnbp if p.tahun.isi == t] for t in (2023, 2024)}
    assert akun[2024] == akun[2023]
    assert all(g.pagu_semula.isi is None for g in data.anggaran_kegiatan)
    assert [g.kegiatan.isi for g in data.anggaran_kegiatan]


def test_schemes_of_the_new_year(jember: Isi) -> None:
    """IKPA gets rows of the new year's indikator, the years before stay."""
    kode = next(b["kode"] for b in build_isi_baru("Kantor Uji", 2023)["tblIKPA"])
    isi = ubah(jember, "tblIKPA", lambda baris: [{"kode": kode, "tahun": 2023, "nilai": 90}])

    ikpa = baca(gulung(isi, 2024)).ikpa

    assert next((n.tahun.isi, n.nilai.isi) for n in ikpa) == (Decimal(2023), Decimal(90))
    baru = [n for n in ikpa if n.tahun.isi == Decimal(2024)]
    assert len(baru) > 5
    assert all(n.nilai.isi is None for n in baru)


def test_other_tables(jember: Isi) -> None:
    """Ratios get a row for the new year, finished follow-up stays behind, plans lose capaian."""
    isi: Isi = {
        **jember,
        "tblRasio": [{"kode": "IKM", "tahun": 2023, "pembilang": 3, "penyebut": 4}],
        "tblRencanaAksi": [
            {"triwulan": "I", "sasaran": "S", "kegiatan": "K", "indikator": "I", "capaian": 100}
        ],
        "tblTindakLanjut": [
            {"kode": "T1", "masalah": "a", "tindakan": "b", "status": "selesai"},
            {"kode": "T2", "masalah": "c", "tindakan": "d", "status": "berjalan"},
        ],
        "tblPegawai": [{"kelompok": "golongan", "uraian": "III", "laki": 4, "perempuan": 5}],
        "tblOutputDaftar": [{"tabel": "paspor", "judul": "Paspor", "kolom1": "Baru"}],
        "tblOutput": [{"tabel": "paspor", "uraian": "Januari", "angka1": 12}],
        "tblPenggantian": [
            {"aturan": "nka", "tahun": t, "kode": "IKPA", "nilai": 50, "dasar": "surat"}
            for t in (2023, 2024)
        ],
        "tblResponden": [{"no": "1", "u1": 4}],
    }

    gulungan = gulung(isi, 2024)

    data = baca(gulungan)
    assert [(r.tahun.isi, r.pembilang.isi) for r in data.rasio] == [(2023, 3), (2024, None)]
    assert [(r.kegiatan.isi, r.capaian.isi) for r in data.rencana_aksi] == [("K", None)]
    assert [t.kode.isi for t in data.tindak_lanjut] == ["T2"]
    assert [(p.laki.isi, p.perempuan.isi) for p in data.pegawai] == [(4, 5)]
    assert [(o.uraian.isi, o.angka[0].isi) for o in data.output] == [("Januari", None)]
    assert [p.tahun.isi for p in data.penggantian] == [2023]
    assert "tblResponden" not in gulungan.isi
    nasib = {(s.lembar, s.isi): s.nasib for s in gulungan.catatan}
    assert nasib["SDM", "4"] is Nasib.DITINJAU
    assert nasib["Tindak_Lanjut", "T1"] is Nasib.DIKOSONGKAN
    assert nasib["Responden", "4"] is Nasib.DIKOSONGKAN
    assert nasib["Ketentuan", "2024"] is Nasib.DIKOSONGKAN


def test_names_of_compared_units_are_to_be_reviewed(jember: Isi) -> None:
    """A national mean may be taken over more or fewer offices in the new year."""
    unit = "Rata-rata nasional (45 satuan kerja)"
    banding = {"kode": "NAS", "kode_indikator": "IKM", "unit": unit, "ukuran": "realisasi"}

    gulungan = gulung({**jember, "tblPembanding": [banding | {"nilai": 3.5}]}, 2024)

    assert [p.unit.isi for p in baca(gulungan).pembanding] == [unit]
    langkah = next(s for s in gulungan.catatan if s.isi == unit)
    assert (langkah.nasib, langkah.is_perlu) == (Nasib.DITINJAU, True)


def test_texts_are_marked_once(jember: Isi) -> None:
    """Texts come with the mark for review; two years without review mark them once."""
    pertama = gulung(jember, 2024)
    kedua = gulung(pertama.isi, 2025)

    for data in (baca(pertama), baca(kedua)):
        teks = [t.isi for t in data.narasi.values() if t.isi]
        teks += [n.teks.isi for n in data.narasi_indikator if n.teks.isi]
        assert teks
        assert all(satu.startswith(f"{TANDA_TINJAU} ") for satu in teks)
        assert all(satu.count(TANDA_TINJAU) == 1 for satu in teks)


def test_rolled_book_is_a_sound_draft(baru: api.BukuBaru, tmp_path: Path) -> None:
    """The new book computes without galat, with nothing of this year in it yet."""
    path = tmp_path / "buku_2024.xlsx"
    path.write_bytes(baru.berkas)

    hitungan = api.compute_buku(path)

    assert hitungan.data.profil.tahun == 2024
    assert hitungan.hasil["kinerja.rata_rata"].nilai is None
    assert hitungan.hasil["ikk.IKM.riwayat.2023.realisasi"].nilai == Decimal("3.91")
    assert {p.kode for p in hitungan.problems} & {"B-30", "B-31"} == set()


def test_book_with_galat_is_not_rolled(buku: Any, tmp_path: Path) -> None:
    """What is broken in the old year is repaired there first."""
    buku.ubah({("tblPK", "IKM", "Target Awal"): "3,25 Indeks"})
    path = buku.simpan(tmp_path / "salah.xlsx")

    with pytest.raises(BukuError, match="B-11"):
        api.roll_buku(path, 2024)


def _kata_kita() -> dict[str, set[str]]:
    """Every fixed word and figure of ours that a fresh book shows, by sheet."""
    kosong = openpyxl.load_workbook(io.BytesIO(api.build_buku_baru("Kantor Uji", 2023)))
    return {
        ws.title: {
            str(sel.value) for baris in ws.iter_rows() for sel in baris if sel.value is not None
        }
        for ws in kosong
    }


def _is_sama(lama: Any, baru: Any, langkah: Langkah) -> bool:
    """Whether the new cell holds what the record says."""
    if langkah.nasib is Nasib.DITINJAU and isinstance(lama, str) and lama != baru:
        return bool(baru == f"{TANDA_TINJAU} {lama}")
    if isinstance(lama, str) and lama.startswith("=") and langkah.isi.startswith("="):
        # A formula comes as a formula, or as its value when the record says so.
        return langkah.is_dilihat or (isinstance(baru, str) and baru.startswith("="))
    if isinstance(lama, datetime | date):
        return str(lama)[:10] == str(baru)[:10]
    return bool(str(lama).strip() == str(baru).strip() or lama == baru)


def test_nothing_is_lost(hias: Path, baru: api.BukuBaru) -> None:
    """Every filled cell of the old file is in the new one where the record says, or is told."""
    lama, buku = openpyxl.load_workbook(hias), openpyxl.load_workbook(io.BytesIO(baru.berkas))
    catatan = {satu.asal: satu for satu in baru.catatan if not satu.isi.startswith("komentar")}
    kita = _kata_kita()
    hilang, beda = [], []

    # Sheet Periksa is written anew by the checks.
    for ws in (satu for satu in lama if satu.title != "Periksa"):
        for sel in (satu for baris in ws.iter_rows() for satu in baris):
            if sel.value is None or not str(sel.value).strip():
                continue
            langkah = catatan.get(f"{ws.title}!{sel.coordinate}")
            if langkah is None:
                rumus = isinstance(sel.value, str) and sel.value.startswith("=")
                if not (rumus or str(sel.value) in kita.get(ws.title, ())):
                    hilang.append((ws.title, sel.coordinate, sel.value))
            elif langkah.ke:
                lembar, _, alamat = langkah.ke.rpartition("!")
                if not _is_sama(sel.value, buku[lembar][alamat].value, langkah):
                    beda.append((langkah, buku[lembar][alamat].value))
            else:
                assert langkah.nasib in (Nasib.DIKOSONGKAN, Nasib.TIDAK_IKUT)
                assert langkah.alasan

    assert hilang == []
    assert beda == []


def test_record_tells_what_stays_behind(baru: api.BukuBaru) -> None:
    """Loose notes, typed-over cells, charts and formulas that became values are listed."""
    perlu = {(s.lembar, s.isi): s for s in baru.catatan if s.is_perlu}

    assert perlu["PK", CATATAN_LEPAS].nasib is Nasib.TIDAK_IKUT
    assert perlu["PK", CATATAN_LEPAS].sel == "Z3"
    assert "abu-abu" in perlu["Capaian", "ketikan sendiri"].alasan
    assert any(isi.startswith("grafik") for lembar, isi in perlu if lembar == "Kertas Kerja")
    assert "nilainya" in perlu["PK", "=Z99"].alasan
    assert "nilainya" in perlu["Kertas Kerja", "=PK!A1"].alasan


def test_counts_and_csv(baru: api.BukuBaru) -> None:
    """The summary counts by sheet; the CSV has a line for each step and starts no formula."""
    hitung = count_nasib(baru.catatan)
    baris = format_csv(baru.catatan).decode("utf-8-sig").splitlines()

    assert hitung["PK"][Nasib.DIPINDAH] > 0
    assert sum(sum(satu.values()) for satu in hitung.values()) == len(baru.catatan)
    assert baris[0] == "Lembar;Sel;Isi;Nasib;Tempat baru;Keterangan"
    assert not any(isi.startswith("=") for satu in baris for isi in satu.split(";"))


@pytest.mark.libreoffice
def test_rolled_book_recalculates_as_the_core(
    baru: api.BukuBaru, tmp_path: Path, recalculate: Callable[[Sequence[Path]], list[Path]]
) -> None:
    """LibreOffice opens the new book, agrees with the core, and computes staff's own formulas."""
    path = tmp_path / "buku_2024.xlsx"
    path.write_bytes(baru.berkas)

    (hitung,) = recalculate([path])

    assert {p.kode for p in api.compute_buku(hitung).problems} & {"B-30", "B-31"} == set()
    wb = openpyxl.load_workbook(hitung, data_only=True)
    assert dict(read_kolom(wb, "tblPK", "Kode", "Dua Kali"))["IKM"] == pytest.approx(6.8)
    assert wb["Kertas Kerja"]["B4"].value == pytest.approx(3250.5)
    assert wb["Kertas Kerja"]["B5"].value == pytest.approx(6.8)
