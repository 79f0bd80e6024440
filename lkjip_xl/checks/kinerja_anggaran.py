"""Rules over IKPA, SMART, NKA and typed totals, as far as they need no regulation."""

from __future__ import annotations

from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.domain.angka import SERATUS, bulatkan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.teks_id import format_asis, format_deret
from lkjip_xl.errors import Tingkat as Berat


@aturan(
    "P-08",
    Berat.GALAT,
    "Nilai pengganti tanpa dasar",
    "Bobot dari peraturan hanya boleh diganti dengan dasar yang tertulis.",
)
def check_penggantian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A value of the office's own instead of a regulation's needs its basis."""
    for satu in data.penggantian:
        if satu.nilai.isi is not None and satu.dasar.isi is None:
            yield Temuan(
                satu.dasar.asal,
                f'Nilai pengganti untuk "{satu.kode.isi}" belum punya dasar.',
                'isi kolom "Dasar" dengan peraturan atau keputusan yang menetapkannya.',
            )


@aturan(
    "P-12",
    Berat.PERINGATAN,
    "Total diketik berbeda dari rinciannya",
    "Yang dipakai adalah hitungan dari rincian; total yang diketik tidak tercetak.",
)
def check_total_diketik(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A typed total beside its components: the computed one is used, and a difference told."""
    diketik = [
        *((f"pnbp.{t.tahun.isi}.total", t.total_diketik) for t in data.tahun_pnbp),
        *((f"ikpa.{t.tahun.isi}.nilai", t.total_diketik) for t in data.tahun_ikpa),
        *((f"smart.{t.tahun.isi}.nilai", t.total_diketik) for t in data.tahun_smart),
        *((f"nka.{t.tahun.isi}.nilai", t.total_diketik) for t in data.tahun_nka),
        *((f"nka.{t.tahun.isi}.perencanaan", t.perencanaan_diketik) for t in data.tahun_nka),
    ]
    for kunci, isian in diketik:
        satu = hasil.get(kunci)
        if satu is None or satu.angka is None or isian.isi is None:
            continue
        if satu.angka != isian.isi and isian.asal not in satu.asal:
            yield Temuan(
                isian.asal,
                f"Total diketik {format_asis(isian.isi)}, sedangkan rinciannya memberi "
                f"{satu.tampil}; yang dipakai {satu.tampil}.",
                "kosongkan total bila rinciannya lengkap, atau periksa rinciannya.",
                kunci,
            )


def _iter_komponen(data: DataKinerja) -> Iterator[tuple[str, Angka, bool]]:
    """Name and cell of each score, and whether it may lie below 0."""
    for satu in data.ikpa:
        yield f"IKPA {satu.kode.isi} tahun {satu.tahun.isi}", satu.nilai, False
    for s in data.tahun_smart:
        for nama in ("cro", "konsistensi", "penyerapan", "total_diketik"):
            yield f"SMART {_sebut(nama)} tahun {s.tahun.isi}", getattr(s, nama), False
        yield f"SMART efisiensi tahun {s.tahun.isi}", s.efisiensi, True
    for n in data.tahun_nka:
        for nama in ("cro", "penggunaan_sbk", "efisiensi_sbk"):
            yield f"NKA {_sebut(nama)} tahun {n.tahun.isi}", getattr(n, nama), False
        for nama in ("perencanaan_diketik", "total_diketik"):
            yield f"NKA {_sebut(nama)} tahun {n.tahun.isi}", getattr(n, nama), False
    for t in data.tahun_ikpa:
        yield f"IKPA {_sebut('total_diketik')} tahun {t.tahun.isi}", t.total_diketik, False


def _sebut(nama: str) -> str:
    kata = nama.replace("_diketik", " diketik").replace("_", " ")
    return kata.upper() if kata == "cro" else kata.replace("sbk", "SBK")


@aturan(
    "P-39",
    Berat.PERINGATAN,
    "Komponen IKPA, SMART, atau NKA di luar 0 sampai 100",
    "Setiap komponen dinilai 0 sampai 100; hanya E efisiensi SMART yang boleh negatif.",
)
def check_komponen(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Scores lie between 0 and 100; E of SMART may be negative."""
    for nama, isian, boleh_negatif in _iter_komponen(data):
        bawah = -SERATUS if boleh_negatif else SERATUS - SERATUS
        if isian.isi is not None and not bawah <= isian.isi <= SERATUS:
            yield Temuan(
                isian.asal,
                f"{nama} berisi {format_asis(isian.isi)}; seharusnya {format_asis(bawah)} "
                "sampai 100.",
                "periksa koma desimal dan skalanya.",
            )


@aturan(
    "P-60",
    Berat.PERINGATAN,
    "Komponen SMART atau perencanaan NKA belum lengkap",
    "Nilai tahun itu baru dapat dihitung bila semua komponennya ada.",
)
def check_komponen_kurang(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A year that has some components has all of them, or a typed total."""
    daftar = [
        *(
            (f"SMART tahun {s.tahun.isi}", s, ("cro", "efisiensi", "konsistensi", "penyerapan"))
            for s in data.tahun_smart
            if s.total_diketik.isi is None
        ),
        *(
            (f"Perencanaan tahun {n.tahun.isi}", n, ("cro", "penggunaan_sbk", "efisiensi_sbk"))
            for n in data.tahun_nka
            if n.perencanaan_diketik.isi is None and n.total_diketik.isi is None
        ),
    ]
    for judul, satu, kolom in daftar:
        kosong = [nama for nama in kolom if getattr(satu, nama).isi is None]
        if kosong and len(kosong) < len(kolom):
            yield Temuan(
                getattr(satu, kosong[0]).asal,
                f"{judul} belum memuat {format_deret([_sebut(nama) for nama in kosong])}, "
                "sehingga nilainya belum dapat dihitung.",
                "isi komponen itu, atau isi totalnya bila hanya total yang diketahui.",
            )


@aturan(
    "P-70",
    Berat.PERINGATAN,
    "Penyerapan SMART berbeda dari serapan belanja",
    "Pembaca membandingkan keduanya; angka yang berbeda tanpa penjelasan menimbulkan pertanyaan.",
)
def check_penyerapan_smart(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The absorption in SMART and that of jenis belanja of the same year are one figure."""
    for satu in data.tahun_smart:
        serapan = hasil.get(f"anggaran.belanja.TOTAL.{satu.tahun.isi}.serapan")
        if satu.penyerapan.isi is None or serapan is None or serapan.angka is None:
            continue
        if bulatkan(satu.penyerapan.isi) != bulatkan(serapan.angka):
            yield Temuan(
                satu.penyerapan.asal,
                f"Penyerapan SMART tahun {satu.tahun.isi} {format_asis(satu.penyerapan.isi)}, "
                f"sedangkan serapan belanja tahun itu {serapan.tampil}.",
                "periksa keduanya; bila memang berbeda, jelaskan sebabnya di narasi.",
                serapan.kunci,
            )
