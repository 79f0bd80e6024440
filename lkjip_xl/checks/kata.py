"""Rules over words against figures: years, directions, attainment, percent signs.

False alarms cost trust: a sentence counts only when nothing in it points elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.isi_teks import iter_kalimat, kutip
from lkjip_xl.domain.capaian import Status, Tren, classify_tren
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.kinerja import DataKinerja, NarasiIndikator
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import Tingkat as Berat

SATUAN_INDEKS = ("indeks", "nilai")

_TAHUN = re.compile(r"(?<![\d./])(20\d\d)(?![\d/])")
# "Nomor 12 Tahun 2014" is a regulation, "2020-2024" a period, "TA 2025" a plan of others.
_PERATURAN = re.compile(r"(?i)(?:nomor|no\.?)\s*[\w./-]+\s+tahun\s+20\d\d|\b20\d\d\s*[-–]\s*20\d\d")
_RENCANA = re.compile(
    r"(?i)\b(?:akan|rencana\w*|direncanakan|target\w*|renstra|rpjmn|mendatang|depan|berikutnya"
    r"|sampai|s\.d|hingga|akhir|proyeksi|usulan)\b"
)
_BANDING = re.compile(
    r"(?i)\b(?:dibanding\w*|banding\w*|sebelumnya|lalu|sejak|dari tahun|meningkat|menurun|naik"
    r"|turun|terhadap|tren)\b"
)
_NAIK = re.compile(r"(?i)\b(?:meningkat|naik|mengalami (?:peningkatan|kenaikan))\b")
_TURUN = re.compile(r"(?i)\b(?:menurun|turun|mengalami penurunan)\b")
_SUBJEK_LAIN = re.compile(
    r"(?i)\b(?:perlu|akan|agar|diharapkan|harus|tidak|belum|bukan|jumlah|triwulan|semester|bulan"
    r"|anggaran|serapan|responden|nasional|kanwil|kantor wilayah|unsur|kecuali|walaupun"
    r"|meskipun|namun|tetapi)\b"
)
_LAMPAU = re.compile(r"(?i)\b(?:melampaui|terlampaui|melebihi)\b")
_CAPAI = re.compile(r"(?i)\b(?:tercapai|mencapai target|melampaui|terlampaui|melebihi)\b")
_BELUM = re.compile(
    r"(?i)\b(?:(?:belum|tidak) (?:dapat )?(?:tercapai|mencapai target)|di bawah target)\b"
)
_TARGET_LAIN = re.compile(
    r"(?i)\b(?:renstra|rpjmn|nasional|akhir|unsur|triwulan|semester|bulan|anggaran|serapan"
    r"|apabila|bila|jika|agar|supaya|akan|namun|tetapi|kecuali)\b"
)


def _tahun_disebut(teks: str) -> set[int]:
    """Years that a text names, without regulations and periods."""
    return {int(satu) for satu in _TAHUN.findall(_PERATURAN.sub(" ", teks))}


def _iter_analisis(data: DataKinerja) -> Iterator[tuple[NarasiIndikator, str]]:
    for satu in data.narasi_indikator:
        if satu.bagian.isi == "analisis" and satu.teks.isi:
            yield satu, satu.teks.isi


@aturan(
    "P-51",
    Berat.SARAN,
    "Analisis menyebut tahun sesudah tahun laporan",
    "Analisis menjelaskan tahun yang dilaporkan; tahun sesudahnya sering salah ketik.",
)
def check_tahun_sesudah(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """An analysis names no later year, except in sentences about plans and targets."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for satu, teks in _iter_analisis(data):
        kalimat = [k for k in iter_kalimat(teks) if not _RENCANA.search(k)]
        sesudah = sorted({t for k in kalimat for t in _tahun_disebut(k) if t > tahun})
        if sesudah:
            yield Temuan(
                satu.teks.asal,
                f'Analisis "{satu.kode.isi}" menyebut tahun {sesudah[0]}, sesudah tahun laporan '
                f"{tahun}.",
                "periksa tahunnya.",
            )


@aturan(
    "P-52",
    Berat.SARAN,
    "Analisis hanya menyebut tahun lama",
    "Teks tahun lalu yang disalin sering masih menyebut tahun lalu.",
)
def check_tahun_lama(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """An analysis that names earlier years only, and compares nothing, is likely last year's."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for satu, teks in _iter_analisis(data):
        disebut = _tahun_disebut(teks)
        if disebut and max(disebut) < tahun and not _BANDING.search(teks):
            yield Temuan(
                satu.teks.asal,
                f'Analisis "{satu.kode.isi}" menyebut tahun {max(disebut)}, tetapi tidak '
                f"menyebut tahun laporan {tahun}.",
                "periksa apakah teks ini masih teks tahun lalu.",
            )


def _tren(hasil: DaftarHasil, kode: str | None, kalimat: str, tahun: int) -> set[str]:
    """Directions of the figures that a sentence names: realisasi, capaian, or both."""
    arah = set()
    awal, lalu = f"ikk.{kode}", f"ikk.{kode}.riwayat.{tahun - 1}"
    for nama, kini in (("realisasi", "realisasi"), ("capaian", "capaian_tanpa_batas")):
        if not re.search(rf"(?i)\b{nama}\b", kalimat):
            continue
        baru, lama = hasil.get(f"{awal}.{kini}"), hasil.get(f"{lalu}.{nama}")
        tren = classify_tren(lama.angka, baru.angka) if baru and lama else None
        arah.add("" if tren is None else str(tren))
    return arah


@aturan(
    "P-54",
    Berat.PERINGATAN,
    "Kata meningkat atau menurun berlawanan dengan angkanya",
    "Kata yang berlawanan dengan tabel di atasnya adalah temuan reviu yang paling sering.",
)
def check_arah(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Sentences about realisasi or capaian say the direction that the figures have."""
    tahun = data.profil.tahun
    if tahun is None:
        return
    for satu, teks in _iter_analisis(data):
        for kalimat in iter_kalimat(teks):
            naik, turun = _NAIK.search(kalimat), _TURUN.search(kalimat)
            lain = {t for t in _tahun_disebut(kalimat) if t not in (tahun, tahun - 1)}
            if bool(naik) == bool(turun) or lain or _SUBJEK_LAIN.search(kalimat):
                continue
            arah = _tren(hasil, satu.kode.isi, kalimat, tahun)
            salah = Tren.MENURUN if naik else Tren.MENINGKAT
            kata = naik or turun
            if arah == {str(salah)} and kata is not None:
                yield Temuan(
                    satu.teks.asal,
                    f'Periksa kata "{kata[0]}" pada analisis "{satu.kode.isi}": '
                    f'angkanya {salah} ("{kutip(kalimat)}").',
                    "sesuaikan katanya, atau periksa angka tahun lalu di lembar Riwayat.",
                    f"ikk.{satu.kode.isi}.tren",
                )
                break


@aturan(
    "P-55",
    Berat.PERINGATAN,
    "Kata melampaui atau tercapai berlawanan dengan statusnya",
    "Kata tentang target harus mengikuti perbandingan realisasi dengan target.",
)
def check_kata_status(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Sentences about the target say what the status says."""
    for satu, teks in _iter_analisis(data):
        status = hasil.get(f"ikk.{satu.kode.isi}.status")
        if status is None or status.nilai is None:
            continue
        for kalimat in iter_kalimat(teks):
            kata = _kata_salah(kalimat, str(status.nilai))
            if kata:
                yield Temuan(
                    satu.teks.asal,
                    f'Periksa kata "{kata}" pada analisis "{satu.kode.isi}": statusnya '
                    f'{status.nilai} ("{kutip(kalimat)}").',
                    "sesuaikan katanya, atau periksa target dan realisasinya.",
                    status.kunci,
                )
                break


def _kata_salah(kalimat: str, status: str) -> str:
    """The word about this year's target that the status contradicts, or ""."""
    if not re.search(r"(?i)\btarget\b", kalimat) or _TARGET_LAIN.search(kalimat):
        return ""
    if not re.search(r"(?i)\b(?:realisasi|capaian)\b", kalimat):
        return ""
    belum = _BELUM.search(kalimat)
    if belum:
        return "" if status == Status.BELUM else belum[0]
    if re.search(r"(?i)\b(?:tidak|belum)\b", kalimat):
        return ""
    cocok = _CAPAI.search(kalimat) if status == Status.BELUM else None
    if status == Status.TERCAPAI:
        cocok = _LAMPAU.search(kalimat)
    return cocok[0] if cocok else ""


@aturan(
    "P-56",
    Berat.PERINGATAN,
    "Indeks ditulis dengan tanda persen",
    "Indeks dan nilai tidak bersatuan persen; capaiannya yang berpersen.",
)
def check_indeks_persen(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The realisasi of an index is not followed by a percent sign."""
    satuan = {i.kode.isi: (i.satuan.isi or "").casefold() for i in data.indikator}
    for satu in data.narasi_indikator:
        realisasi = hasil.get(f"ikk.{satu.kode.isi}.realisasi")
        if satuan.get(satu.kode.isi) not in SATUAN_INDEKS or realisasi is None:
            continue
        if realisasi.angka is None or not satu.teks.isi:
            continue
        bentuk = "|".join(re.escape(b) for b in {realisasi.tampil, format_asis(realisasi.angka)})
        cocok = re.search(rf"(?<![\d.,])(?:{bentuk})\s?(?:%|persen\b)", satu.teks.isi)
        if cocok is not None:
            yield Temuan(
                satu.teks.asal,
                f'Realisasi "{satu.kode.isi}" ditulis "{cocok[0]}", padahal satuannya '
                f"{realisasi.satuan}.",
                "hapus tanda persennya.",
                realisasi.kunci,
            )
