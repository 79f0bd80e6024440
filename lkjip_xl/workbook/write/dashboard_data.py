"""The block of formulas behind the charts of Dasbor, and the values they show when built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lkjip_xl.domain.aturan import Aturan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.teks_id import TRIWULAN
from lkjip_xl.workbook.write.table_writer import Bahan

KOLOM_BLOK, BARIS_BLOK = 26, 4
_INDIKATOR_BAKU = 10  # places for indikator in a book that has none yet
_TAHUN_TERBANYAK = 4
_BELANJA = (("51", "Pegawai"), ("52", "Barang"), ("53", "Modal"))


@dataclass(frozen=True, slots=True)
class SelRumus:
    """A cell of the block: its formula and the value it shows now; no formula for a label."""

    baris: int
    kolom: int
    rumus: str
    nilai: float | str


# Formula and the value it shows now; an empty formula means a fixed label.
_Isi = tuple[str, float | str]


@dataclass(frozen=True, slots=True)
class DataGrafik:
    """Data of one chart: categories in `kolom`, a series in each column after it.

    Attributes:
        nama: Which chart.
        baris: Zero-based sheet row of the first category; the headings stand above it.
        kolom: Zero-based sheet column of the categories.
        banyak: Number of categories.
        seri: Number of series.
        sel: All of its cells.
    """

    nama: str
    baris: int
    kolom: int
    banyak: int
    seri: int
    sel: tuple[SelRumus, ...]


@dataclass(frozen=True, slots=True)
class Blok:
    """All data of the charts, and the lights that show the indikator."""

    baris: int
    kolom: int
    grafik: dict[str, DataGrafik]
    lampu: tuple[tuple[SelRumus, SelRumus, SelRumus], ...]

    def iter_sel(self) -> Iterator[SelRumus]:
        """Every cell of the block."""
        for satu in self.grafik.values():
            yield from satu.sel


_KOSONG: tuple[_Isi, ...] = (("", ""),)


@dataclass(slots=True)
class _Penulis:
    """Puts charts' data side by side."""

    hasil: DaftarHasil
    kolom: int = KOLOM_BLOK

    def nilai(self, kunci: str) -> float | str:
        """What a result shows now."""
        satu = self.hasil.get(kunci)
        return "" if satu is None or satu.angka is None else float(satu.angka)

    def build(
        self,
        nama: str,
        judul: Sequence[_Isi],
        kategori: Sequence[_Isi],
        isi: Sequence[Sequence[_Isi]],
    ) -> DataGrafik:
        """One chart's data: headings of its series, categories, and a row of values for each."""
        awal, kolom = BARIS_BLOK, self.kolom
        sel = [SelRumus(awal - 1, kolom + 1 + s, *satu) for s, satu in enumerate(judul)]
        for k, satu in enumerate(kategori):
            sel.append(SelRumus(awal + k, kolom, *satu))
            sel += [SelRumus(awal + k, kolom + 1 + s, *angka) for s, angka in enumerate(isi[k])]
        self.kolom += len(judul) + 2
        return DataGrafik(nama, awal, kolom, len(kategori), len(judul), tuple(sel))


def _label(teks: str) -> _Isi:
    return "", teks


def _tahun_mundur(tahun: int, mundur: int) -> _Isi:
    return f"=TAHUN_LAPORAN-{mundur}", float(tahun - mundur)


def _ambil(tabel: str, kolom: str, nomor: int) -> str:
    """Cell `nomor` of a table's column; no value is not 0."""
    sel = f"INDEX({tabel}[{kolom}],{nomor + 1})"
    return f'=IFERROR(IF({sel}="","",{sel}),"")'


def _ambil_dua(tabel: str, kolom: str, satu: tuple[str, str], dua: tuple[str, str]) -> str:
    """The number in the row of a table that two columns name; "" where there is none."""
    syarat = f"({tabel}[{satu[0]}]={satu[1]})*({tabel}[{dua[0]}]={dua[1]})"
    return (
        f'=IF(SUMPRODUCT({syarat}*ISNUMBER({tabel}[{kolom}]))=0,"",'
        f"SUMIFS({tabel}[{kolom}],{tabel}[{satu[0]}],{satu[1]},{tabel}[{dua[0]}],{dua[1]}))"
    )


def build_blok(bahan: Bahan, hasil: DaftarHasil, aturan: Aturan, tahun: int) -> Blok:
    """The data of every chart, sized for the book as it is."""
    penulis = _Penulis(hasil)
    kode = [str(b["kode"]) for b in bahan.isi.get("tblCapaian", ()) if b.get("kode")]
    daftar = [
        _build_capaian(penulis, kode),
        _build_tren(penulis, bahan, kode, tahun),
        _build_belanja(penulis, bahan, tahun),
        _build_triwulan(penulis),
        _build_unsur(penulis, bahan),
        _build_ikpa(penulis, aturan, tahun),
    ]
    return Blok(
        BARIS_BLOK, KOLOM_BLOK, {satu.nama: satu for satu in daftar}, _build_lampu(hasil, kode)
    )


def _banyak(kode: Sequence[str]) -> int:
    return len(kode) or _INDIKATOR_BAKU


def _pada(kode: Sequence[str], nomor: int) -> str:
    return kode[nomor] if nomor < len(kode) else ""


def _build_lampu(
    hasil: DaftarHasil, kode: Sequence[str]
) -> tuple[tuple[SelRumus, SelRumus, SelRumus], ...]:
    lampu = []
    for i in range(_banyak(kode)):
        satu = _pada(kode, i)
        capaian, status = hasil.get(f"ikk.{satu}.capaian"), hasil.get(f"ikk.{satu}.status")
        kata = status.nilai if status is not None else None
        sel = _ambil("tblCapaian", "Status", i)[1:]
        nilai = "" if capaian is None or capaian.angka is None else float(capaian.angka)
        lampu.append(
            (
                SelRumus(0, 0, _ambil("tblCapaian", "Kode", i), satu),
                SelRumus(0, 0, _ambil("tblCapaian", "Capaian (%)", i), nilai),
                SelRumus(
                    0,
                    0,
                    f'=IF({_ambil("tblCapaian", "Kode", i)[1:]}="","",'
                    f'IF({sel}="","○ belum ada","● "&{sel}))',
                    (f"● {kata}" if kata else "○ belum ada") if satu else "",
                ),
            )
        )
    return tuple(lampu)


def _build_capaian(penulis: _Penulis, kode: Sequence[str]) -> DataGrafik:
    kategori, isi = [], []
    for i in range(_banyak(kode)):
        satu = _pada(kode, i)
        kategori.append((_ambil("tblCapaian", "Kode", i), satu))
        ada = _ambil("tblCapaian", "Kode", i)[1:]
        isi.append(
            [
                (_ambil("tblCapaian", "Capaian (%)", i), penulis.nilai(f"ikk.{satu}.capaian")),
                (f'=IF({ada}="","",100)', 100.0 if satu else ""),
            ]
        )
    return penulis.build("capaian", (_label("Capaian"), _label("Target")), kategori, isi)


def _build_tren(penulis: _Penulis, bahan: Bahan, kode: Sequence[str], tahun: int) -> DataGrafik:
    lampau = {int(b["tahun"]) for b in bahan.isi.get("tblRiwayat", ()) if b.get("tahun")}
    mundur = max((tahun - t for t in lampau if t < tahun), default=2)
    banyak = min(_TAHUN_TERBANYAK, mundur + 1)
    selisih = list(range(banyak - 1, -1, -1))
    kategori, isi = [], []
    for i in range(_banyak(kode)):
        satu = _pada(kode, i)
        sel = _ambil("tblCapaian", "Kode", i)
        kategori.append((sel, satu))
        baris = []
        for s in selisih:
            if s == 0:
                kunci = f"ikk.{satu}.capaian"
                baris.append((_ambil("tblCapaian", "Capaian (%)", i), penulis.nilai(kunci)))
            else:
                rumus = _ambil_dua(
                    "tblRiwayat", "Capaian (%)", ("Kode", sel[1:]),
                    ("Tahun", f"TAHUN_LAPORAN-{s}"),
                )  # fmt: skip
                baris.append((rumus, penulis.nilai(f"ikk.{satu}.riwayat.{tahun - s}.capaian")))
        isi.append(baris)
    judul = [_tahun_mundur(tahun, s) for s in selisih]
    return penulis.build("tren", judul, kategori, isi)


def _build_belanja(penulis: _Penulis, bahan: Bahan, tahun: int) -> DataGrafik:
    ada = {int(b["tahun"]) for b in bahan.isi.get("tblAnggaranBelanja", ()) if b.get("tahun")}
    mundur = [s for s in range(_TAHUN_TERBANYAK - 1, -1, -1) if tahun - s in ada] or [0]
    isi = [
        [
            (
                _ambil_dua(
                    "tblAnggaranBelanja", "Serapan (%)", ("Kode", f'"{kode}"'),
                    ("Tahun", f"TAHUN_LAPORAN-{s}"),
                ),
                penulis.nilai(f"anggaran.belanja.{kode}.{tahun - s}.serapan"),
            )
            for s in mundur
        ]
        for kode, _ in _BELANJA
    ]  # fmt: skip
    judul = [_tahun_mundur(tahun, s) for s in mundur]
    return penulis.build("belanja", judul, [_label(nama) for _, nama in _BELANJA], isi)


def _build_triwulan(penulis: _Penulis) -> DataGrafik:
    isi = [
        [
            (
                _ambil("tblAnggaranTriwulan", "Serapan (%)", nomor),
                penulis.nilai(f"anggaran.triwulan.TW{nomor + 1}.serapan"),
            )
        ]
        for nomor in range(len(TRIWULAN))
    ]
    kategori = [_label(f"TW {tw}") for tw in TRIWULAN]
    return penulis.build("triwulan", (_label("Serapan"),), kategori, isi)


def _build_unsur(penulis: _Penulis, bahan: Bahan) -> DataGrafik:
    """Values of the unsur of the monthly survey, or of the SKM where that is the filled one."""
    bulanan = any(k.startswith("bulan") and v is not None for b in bahan.isi.get("tblIKMUnsur", ())
                  for k, v in b.items())  # fmt: skip
    tabel, kolom, survei = (
        ("tblIKMUnsur", "Nilai Tahun", "tblIKM")
        if bulanan or not bahan.isi.get("tblResponden")
        else ("tblSKMUnsur", "Nilai", "tblSKM")
    )
    kode_survei = next((str(b.get("kode")) for b in bahan.isi.get(survei, ())), "")
    unsur = list(bahan.isi.get(tabel, ()))
    kategori = [(_ambil(tabel, "Unsur", i), str(b.get("unsur") or "")) for i, b in enumerate(unsur)]
    isi: list[Sequence[_Isi]] = [
        [
            (
                _ambil(tabel, kolom, i),
                penulis.nilai(f"survei.{kode_survei}.unsur.{b.get('kode')}.nilai"),
            )
        ]
        for i, b in enumerate(unsur)
    ]
    return penulis.build("unsur", (_label("Nilai"),), kategori or _KOSONG, isi or [_KOSONG])


def _build_ikpa(penulis: _Penulis, aturan: Aturan, tahun: int) -> DataGrafik:
    ketetapan = aturan.ikpa.pada(tahun)
    kode = list(ketetapan.nilai.bobot) if ketetapan is not None else []
    nilai: dict[str, Any] = {k: _nilai_ikpa(penulis, tahun, k) for k in kode}
    isi: list[Sequence[_Isi]] = [
        [
            (
                _ambil_dua("tblIKPA", "Nilai", ("Kode", f'"{satu}"'), ("Tahun", "TAHUN_LAPORAN")),
                nilai[satu],
            )
        ]
        for satu in kode
    ]
    kategori = [_label(NAMA_INDIKATOR[satu]) for satu in kode]
    return penulis.build("ikpa", (_label("Nilai"),), kategori or _KOSONG, isi or [_KOSONG])


def _nilai_ikpa(penulis: _Penulis, tahun: int, kode: str) -> float | str:
    """A component's score: its nilai akhir is score x weight / 100."""
    akhir = penulis.hasil.get(f"ikpa.{tahun}.{kode}.nilai_akhir")
    bobot = penulis.hasil.get(f"ikpa.{tahun}.{kode}.bobot")
    if akhir is None or akhir.angka is None or bobot is None or not bobot.angka:
        return ""
    return float(akhir.angka / bobot.angka * Decimal(100))
