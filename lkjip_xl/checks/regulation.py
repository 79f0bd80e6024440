"""Inputs against the regulations: years they cover, kode they know, values set instead."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lkjip_xl.checks.aturan import Aturan, Temuan, aturan
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.aturan import Aturan as Ketentuan
from lkjip_xl.domain.aturan import Berkala, Ketetapan
from lkjip_xl.domain.ikpa import compute_pengurang
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.rincian import NilaiIKPA, Penggantian
from lkjip_xl.domain.teks_id import format_asis, format_deret, sebut_tahun
from lkjip_xl.errors import Problem, Tingkat


def _iter_tahun(
    data: DataKinerja, ketentuan: Ketentuan
) -> Iterator[tuple[Berkala[Any], Angka, bool]]:
    """Every year for which a rule is needed, with that rule, and whether the row is filled."""
    predikat = data.profil.isian.get("SKALA_PREDIKAT")
    for ikpa in data.ikpa:
        yield ketentuan.ikpa, ikpa.tahun, ikpa.nilai.isi is not None
    for tahun in data.tahun_ikpa:
        terisi = _is_terisi(tahun.dispensasi_permil, tahun.pengurang, tahun.total_diketik)
        yield ketentuan.ikpa, tahun.tahun, terisi
    for smart in data.tahun_smart:
        yield ketentuan.smart, smart.tahun, True
    for nka in data.tahun_nka:
        if nka.cro.isi is not None:
            yield ketentuan.perencanaan, nka.tahun, True
        terisi = _is_terisi(nka.cro, nka.penggunaan_sbk, nka.efisiensi_sbk, nka.perencanaan_diketik)
        yield ketentuan.nka, nka.tahun, terisi or _is_terisi(nka.total_diketik)
    if predikat is not None and predikat.isi == "ya":
        yield ketentuan.predikat, data.profil.angka("TAHUN"), True


def _is_terisi(*isian: Angka) -> bool:
    return any(satu.isi is not None for satu in isian)


@aturan(
    "R-02",
    Tingkat.GALAT,
    "Tahun tanpa ketentuan",
    "Nilai hanya dapat dihitung dengan ketentuan yang berlaku pada tahunnya.",
)
def check_tahun_tercakup(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """A year without a rule is galat; the years covered are listed."""
    for berkala, isian, _ in _iter_tahun(data, ketentuan):
        if isian.isi is not None and berkala.pada(int(isian.isi)) is None:
            yield Temuan(
                isian.asal,
                f'"{berkala.judul}" tidak mencakup tahun {int(isian.isi)}; '
                f"yang tercakup: {_sebut(berkala)}.",
                "hapus tahun itu, atau pakai nilai menurut ketentuan tahunnya.",
            )


@aturan(
    "R-03",
    Tingkat.PERINGATAN,
    "Tahun sesudah pemeriksaan ketentuan yang terakhir",
    "Ketentuan dapat berubah setiap tahun; yang terakhir diketahui dipakai.",
)
def check_tahun_diperiksa(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """Years after the last one for which a regulation was read warn, once for each regulation."""
    sesudah: dict[str, dict[int, Angka]] = {}
    for berkala, isian, terisi in _iter_tahun(data, ketentuan):
        tahun = None if isian.isi is None else int(isian.isi)
        if not terisi or tahun is None or tahun <= berkala.diperiksa_sampai:
            continue
        ketetapan = berkala.pada(tahun)
        if ketetapan is not None:
            pesan = (
                f'"{berkala.judul}" terakhir diperiksa untuk tahun {berkala.diperiksa_sampai}; '
                f"tahun {{}} memakai {ketetapan.dasar}."
            )
            sesudah.setdefault(pesan, {}).setdefault(tahun, isian)
    for pesan, tahun_isian in sesudah.items():
        yield Temuan(
            next(iter(tahun_isian.values())).asal,
            pesan.format(format_deret([str(tahun) for tahun in sorted(tahun_isian)])),
            "pastikan ketentuannya belum berubah sebelum laporan dikirim.",
        )


@aturan(
    "R-04",
    Tingkat.PERINGATAN,
    "Indikator IKPA tidak berbobot pada tahunnya",
    "Skema IKPA berubah beberapa kali; indikator di luar skema tidak terhitung.",
)
def check_kode_ikpa(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """An IKPA indikator without weight in its year is not counted, and staff hear of it."""
    for satu in data.ikpa:
        ketetapan = None if satu.tahun.isi is None else ketentuan.ikpa.pada(int(satu.tahun.isi))
        if ketetapan is not None and satu.kode.isi not in ketetapan.nilai.bobot:
            yield Temuan(
                satu.kode.asal,
                f'Indikator IKPA "{satu.kode.isi}" tidak berbobot pada tahun {satu.tahun.isi} '
                f"({ketetapan.dasar}), sehingga tidak dihitung.",
                "periksa kode dan tahunnya.",
            )


def _berkala_bobot(ketentuan: Ketentuan) -> dict[str, Berkala[Any]]:
    return {
        "ikpa": ketentuan.ikpa,
        "smart": ketentuan.smart,
        "perencanaan": ketentuan.perencanaan,
        "nka": ketentuan.nka,
    }


def _iter_penggantian(
    data: DataKinerja, ketentuan: Ketentuan
) -> Iterator[tuple[Penggantian, Ketetapan[Any] | None]]:
    """Each own value with the rule that it replaces a part of, if there is one."""
    for satu in data.penggantian:
        berkala = _berkala_bobot(ketentuan).get(satu.aturan.isi or "")
        yield satu, berkala.pada(int(satu.tahun.isi or 0)) if berkala is not None else None


def _bobot(ketetapan: Ketetapan[Any]) -> Any:
    return getattr(ketetapan.nilai, "bobot", ketetapan.nilai)


@aturan(
    "R-05",
    Tingkat.GALAT,
    "Nilai pengganti untuk ketentuan atau bobot yang tidak ada",
    "Nilai pengganti yang tidak cocok dengan ketentuan mana pun tidak akan terpakai.",
)
def check_penggantian_dikenal(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """Own values name a known rule, year and weight."""
    for satu, ketetapan in _iter_penggantian(data, ketentuan):
        nama, tahun = satu.aturan.isi or "", int(satu.tahun.isi or 0)
        if ketetapan is None:
            pilihan = ", ".join(_berkala_bobot(ketentuan))
            yield Temuan(
                satu.aturan.asal,
                f'Tidak ada ketentuan "{nama}" untuk tahun {tahun} yang dapat diganti.',
                f"pilih salah satu: {pilihan}, dengan tahun yang tercakup.",
            )
        elif satu.kode.isi not in _bobot(ketetapan):
            yield Temuan(
                satu.kode.asal,
                f'Ketentuan "{nama}" tahun {tahun} tidak mengenal "{satu.kode.isi}".',
                f"pilih salah satu: {', '.join(_bobot(ketetapan))}.",
            )


@aturan(
    "R-06",
    Tingkat.GALAT,
    "Bobot setelah penggantian tidak berjumlah 100",
    "Nilai tertimbang hanya benar bila bobotnya berjumlah 100.",
)
def check_jumlah_penggantian(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """Weights with the office's own values still sum to 100."""
    bobot: dict[tuple[str, int], dict[str, Any]] = {}
    sel: dict[tuple[str, int], str] = {}
    for satu, ketetapan in _iter_penggantian(data, ketentuan):
        if ketetapan is None or satu.kode.isi not in _bobot(ketetapan):
            continue
        if satu.nilai.isi is not None and satu.dasar.isi:
            kunci = (satu.aturan.isi or "", int(satu.tahun.isi or 0))
            bobot.setdefault(kunci, dict(_bobot(ketetapan)))[satu.kode.isi or ""] = satu.nilai.isi
            sel.setdefault(kunci, satu.nilai.asal)
    for (nama, tahun), isi in bobot.items():
        if sum(isi.values()) != SERATUS:
            yield Temuan(
                sel[nama, tahun],
                f'Bobot "{nama}" tahun {tahun} menjadi berjumlah '
                f"{format_asis(sum(isi.values()))}, seharusnya 100.",
                "ganti juga bobot yang lain sampai jumlahnya 100.",
            )


@aturan(
    "R-07",
    Tingkat.PERINGATAN,
    "Indikator IKPA belum lengkap pada tahun yang sudah terisi",
    "Bobot indikator yang kosong keluar dari pembagi, sehingga nilai totalnya berubah.",
)
def check_ikpa_lengkap(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """A year that has some IKPA scores has all of its scheme; what is missing is named."""
    for tahun in sorted({int(s.tahun.isi) for s in data.ikpa if s.tahun.isi is not None}):
        ketetapan = ketentuan.ikpa.pada(tahun)
        baris = [s for s in data.ikpa if s.tahun.isi == tahun]
        terisi = {s.kode.isi for s in baris if s.nilai.isi is not None}
        if ketetapan is None or not terisi:
            continue
        kurang = [kode for kode in ketetapan.nilai.bobot if kode not in terisi]
        if kurang:
            yield Temuan(
                _sel_kosong(baris, kurang),
                f"IKPA tahun {tahun} belum memuat {format_deret(kurang)}.",
                "isi nilainya; biarkan kosong bila memang tidak berlaku bagi satker.",
                f"ikpa.{tahun}.konversi",
            )


def _sel_kosong(baris: list[NilaiIKPA], kurang: list[str]) -> str:
    """The empty cell of the first missing score; the year's last row where it has no row."""
    return next((s.nilai.asal for s in baris if s.kode.isi in kurang), baris[-1].kode.asal)


@aturan(
    "R-08",
    Tingkat.PERINGATAN,
    "Dispensasi SPM diisi pada tahun tanpa pengurang",
    "Pengurang nilai karena dispensasi SPM baru ada sejak PER-5/PB/2024.",
)
def check_dispensasi(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """A year whose scheme has no deduction has no dispensasi either."""
    for satu in data.tahun_ikpa:
        ketetapan = None if satu.tahun.isi is None else ketentuan.ikpa.pada(int(satu.tahun.isi))
        if ketetapan is None or ketetapan.nilai.pengurang_dispensasi:
            continue
        for isian in (satu.dispensasi_permil, satu.pengurang):
            if isian.isi is not None:
                yield Temuan(
                    isian.asal,
                    f"Tahun {satu.tahun.isi} tidak mengenal pengurang dispensasi SPM "
                    f"({ketetapan.dasar}), sehingga isian ini tidak dipakai.",
                    "kosongkan, atau periksa tahunnya.",
                )


@aturan(
    "R-09",
    Tingkat.PERINGATAN,
    "Pengurang IKPA berbeda dari pengurang menurut dispensasi SPM",
    "Pengurang yang diketik dipakai; permil dispensasi lalu tidak berpengaruh.",
)
def check_pengurang(data: DataKinerja, ketentuan: Ketentuan) -> Iterator[Temuan]:
    """A typed deduction is the one that the permil of dispensasi gives."""
    for satu in data.tahun_ikpa:
        ketetapan = None if satu.tahun.isi is None else ketentuan.ikpa.pada(int(satu.tahun.isi))
        if ketetapan is None or satu.pengurang.isi is None:
            continue
        permil = satu.dispensasi_permil.isi
        hitung = compute_pengurang(permil, ketetapan.nilai.pengurang_dispensasi)
        if permil is not None and hitung is not None and hitung != satu.pengurang.isi:
            yield Temuan(
                satu.pengurang.asal,
                f"Pengurang tahun {satu.tahun.isi} diketik {format_asis(satu.pengurang.isi)}, "
                f"sedangkan dispensasi {format_asis(permil)} permil memberi "
                f"{format_asis(hitung)} ({ketetapan.dasar}); yang dipakai "
                f"{format_asis(satu.pengurang.isi)}.",
                "kosongkan Pengurang bila permilnya yang benar, atau periksa permilnya.",
                f"ikpa.{satu.tahun.isi}.nilai",
            )


def _sebut(berkala: Berkala[Any]) -> str:
    """The years covered: "2020, 2021, 2022-2023, 2024 dan seterusnya"."""
    return sebut_tahun([(satu.mulai_tahun, satu.sampai_tahun) for satu in berkala.ketetapan])


ATURAN_KETENTUAN: tuple[Aturan[[DataKinerja, Ketentuan]], ...] = (
    check_tahun_tercakup,
    check_tahun_diperiksa,
    check_kode_ikpa,
    check_penggantian_dikenal,
    check_jumlah_penggantian,
    check_ikpa_lengkap,
    check_dispensasi,
    check_pengurang,
)


def check_ketentuan(data: DataKinerja, ketentuan: Ketentuan) -> list[Problem]:
    """What the regulations have to say about the inputs, each thing once."""
    problems = [p for satu in ATURAN_KETENTUAN for p in satu.periksa(data, ketentuan)]
    return list({(p.kode, p.pesan): p for p in problems}.values())
