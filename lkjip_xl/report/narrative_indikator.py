"""Sentences on a sasaran and its indikator: means, counts, years, efficiency, predikat."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup

from lkjip_xl.domain.angka import Alasan
from lkjip_xl.domain.capaian import Polaritas, Status, Tren
from lkjip_xl.domain.hasil import DaftarHasil, Hasil
from lkjip_xl.domain.kinerja import Indikator
from lkjip_xl.domain.rincian import Rasio
from lkjip_xl.domain.teks_id import format_asis, format_deret
from lkjip_xl.domain.terbilang import terbilang
from lkjip_xl.report.narrative import KECIL_BAIK, format_mutlak
from lkjip_xl.report.printed import filter_persen, filter_satuan, print_hasil

_SELURUH = re.compile(r"(?i)^(?:total|jumlah|seluruh)\s+")
_TAHUN_RIWAYAT = 3  # below this the trend against last year has said it all
_EFISIEN = (
    "Capaian {capaian} diperoleh dengan serapan anggaran {serapan}; selisih {selisih} poin "
    "menunjukkan bahwa sumber daya digunakan secara efisien.",
    "Dengan serapan anggaran {serapan}, indikator ini mencapai {capaian}. Capaian yang {selisih} "
    "poin lebih tinggi daripada serapan berarti penggunaan sumber daya efisien.",
)
_TIDAK_EFISIEN = (
    "Capaian {capaian} lebih rendah {selisih} poin daripada serapan anggaran {serapan}, sehingga "
    "penggunaan sumber daya belum efisien.",
    "Serapan anggaran {serapan} melebihi capaian {capaian} sebesar {selisih} poin; penggunaan "
    "sumber daya belum efisien dan perlu ditinjau.",
)


def write_sasaran(hasil: DaftarHasil, kode: str, anggota: Sequence[Indikator]) -> Markup | None:
    """Mean capaian of a sasaran and where it is highest and lowest; None without indikator."""
    capaian = hasil.get(f"sasaran.{kode}.capaian")
    if capaian is None or not anggota:
        return None
    banyak = terbilang(len(anggota))
    if capaian.alasan == Alasan.TIDAK_ADA_KASUS:
        return Markup("Sasaran ini diukur dengan {} indikator dan tidak dinilai karena {}.").format(
            banyak, capaian.alasan
        )
    if capaian.angka is None:
        return Markup("Sasaran ini diukur dengan {} indikator; capaiannya belum ada ({}).").format(
            banyak, print_hasil(capaian)
        )
    persen = filter_persen(print_hasil(capaian))
    ada = sum(hasil[f"ikk.{i.kode.isi}.capaian"].angka is not None for i in anggota)
    if ada < len(anggota):
        kata = "rata-rata capaian dari" if ada > 1 else "capaian dari"
        kalimat = Markup(
            "Sasaran ini diukur dengan {} indikator; {} {} indikator yang ada nilainya sebesar {}."
        ).format(banyak, kata, terbilang(ada), persen)
        return kalimat + _write_ujung(hasil, anggota)
    if len(anggota) == 1:
        return Markup("Sasaran ini diukur dengan satu indikator, dengan capaian {}.").format(persen)
    kalimat = Markup("Sasaran ini diukur dengan {} indikator, dengan rata-rata capaian {}.").format(
        banyak, persen
    )
    return kalimat + _write_ujung(hasil, anggota)


def _write_ujung(hasil: DaftarHasil, anggota: Sequence[Indikator]) -> Markup:
    """The indikator with the highest and the lowest capaian; "" where print shows no difference."""
    nilai = [(i.indikator.isi or str(i.kode.isi), hasil[f"ikk.{i.kode.isi}.capaian"])
             for i in anggota]  # fmt: skip
    ada = [(nama, c) for nama, c in nilai if c.angka is not None]
    if len({c.tampil for _, c in ada}) < 2:
        return Markup("")
    rendah = min((c for _, c in ada), key=lambda c: c.angka or 0)
    tinggi = max((c for _, c in ada), key=lambda c: c.angka or 0)
    atas, bawah = (
        format_deret([nama for nama, c in ada if c.tampil == ujung.tampil])
        for ujung in (tinggi, rendah)
    )
    return Markup(" Capaian tertinggi {} pada {} dan terendah {} pada {}.").format(
        filter_persen(print_hasil(tinggi)), atas, filter_persen(print_hasil(rendah)), bawah
    )


def write_predikat(hasil: DaftarHasil, awal: str) -> Markup | None:
    """The predikat with the scale it comes from; None for an office that uses none."""
    predikat = hasil.get(f"{awal}.predikat")
    if predikat is None or predikat.nilai is None:
        return None
    return Markup("Menurut skala pada {}, capaian ini berpredikat {}.").format(
        predikat.dasar, str(predikat.nilai).lower()
    )


def write_rasio(rasio: Rasio, pembilang: str, penyebut: str) -> Markup | None:
    """How many of how many this year; None while a count is missing."""
    if rasio.pembilang.isi is None or rasio.penyebut.isi is None:
        return None
    tahun = int(rasio.tahun.isi or 0)
    pokok = _SELURUH.sub("", penyebut)
    if rasio.penyebut.isi == 0:
        return Markup("Pada tahun {} tidak ada {}.").format(tahun, pokok)
    if pembilang.startswith(f"{pokok} "):
        # "114 dari 114 rencana aksi terlaksana": what is counted is said once.
        return Markup("Pada tahun {}, {} dari {} {}.").format(
            tahun, format_asis(rasio.pembilang.isi), format_asis(rasio.penyebut.isi), pembilang
        )
    return Markup("Pada tahun {} terdapat {} {} dari {} {}.").format(
        tahun,
        format_asis(rasio.pembilang.isi),
        pembilang,
        format_asis(rasio.penyebut.isi),
        penyebut,
    )


def write_riwayat(hasil: DaftarHasil, awal: str, tahun: int | None) -> Markup | None:
    """Highest and lowest realisasi of three years or more, and the years without a case."""
    semua = _list_tahun(hasil, awal, tahun)
    ada = [(t, h) for t, h in semua if h.angka is not None]
    tanpa = [t for t, h in semua if h.angka is None and not h.is_belum_diisi]
    bagian = []
    if tanpa:
        bagian.append(
            Markup("Tahun {} tidak mempunyai realisasi karena {}.").format(
                _sebut_tahun(tanpa), next(h.alasan for t, h in semua if t == tanpa[0])
            )
        )
    if len(ada) >= _TAHUN_RIWAYAT:
        bagian.append(_write_rentang(ada))
    return Markup(" ").join(bagian) if bagian else None


def _sebut_tahun(tahun: Sequence[int]) -> str:
    """Years as a reader says them: a run from first to last, else each of them."""
    if len(tahun) > 2 and tahun[-1] - tahun[0] == len(tahun) - 1:
        return f"{tahun[0]} sampai {tahun[-1]}"
    return format_deret([str(t) for t in tahun])


def _list_tahun(hasil: DaftarHasil, awal: str, tahun: int | None) -> list[tuple[int, Hasil]]:
    """Realisasi by year, this one last."""
    depan = f"{awal}.riwayat."
    lama = [
        (int(kunci.removeprefix(depan).partition(".")[0]), satu)
        for kunci, satu in hasil.items()
        if kunci.startswith(depan) and kunci.endswith(".realisasi")
    ]
    return sorted(lama) + ([(tahun, hasil[f"{awal}.realisasi"])] if tahun is not None else [])


def _write_rentang(ada: Sequence[tuple[int, Hasil]]) -> Markup:
    satuan = ada[-1][1].satuan
    awal, akhir = ada[0][0], ada[-1][0]
    tinggi = max(ada, key=lambda satu: satu[1].angka or 0)
    rendah = min(ada, key=lambda satu: satu[1].angka or 0)
    if tinggi[1].tampil == rendah[1].tampil:
        return Markup("Sejak tahun {} realisasi selalu {}.").format(
            awal, filter_satuan(print_hasil(ada[-1][1]), satuan)
        )
    return Markup(
        "Dalam kurun {} sampai {} realisasi tertinggi {} ({}) dan terendah {} ({})."
    ).format(
        awal,
        akhir,
        filter_satuan(print_hasil(tinggi[1]), satuan),
        _sebut_sama(ada, tinggi[1]),
        filter_satuan(print_hasil(rendah[1]), satuan),
        _sebut_sama(ada, rendah[1]),
    )


def _sebut_sama(ada: Sequence[tuple[int, Hasil]], ujung: Hasil) -> str:
    """The last year with this figure, and the earlier ones that print the same."""
    *lain, akhir = [tahun for tahun, satu in ada if satu.tampil == ujung.tampil]
    return f"tahun {akhir}, sama dengan tahun {_sebut_tahun(lain)}" if lain else f"tahun {akhir}"


def write_analisis(
    hasil: DaftarHasil, awal: str, polaritas: Polaritas, tahun: int | None
) -> Markup | None:
    """What the figures say where staff wrote no analysis; None while there is no status."""
    status, tren = hasil[f"{awal}.status"], hasil.get(f"{awal}.tren")
    if status.nilai is None or tahun is None:
        return None
    kata = {
        Status.TERLAMPAUI: f"target tahun {tahun} terlampaui",
        Status.TERCAPAI: f"target tahun {tahun} tercapai",
        Status.BELUM: f"target tahun {tahun} belum tercapai",
    }[Status(str(status.nilai))]
    if tren is None or tren.nilai is None:
        return Markup("Data di atas menunjukkan bahwa {}.").format(kata)
    arah = {
        Tren.MENINGKAT: "realisasinya meningkat dibandingkan dengan",
        Tren.MENURUN: "realisasinya menurun dibandingkan dengan",
        Tren.TETAP: "realisasinya sama dengan",
    }[Tren(str(tren.nilai))]
    baik = {Tren.MENURUN} if polaritas in KECIL_BAIK else {Tren.MENINGKAT}
    searah = (Tren(str(tren.nilai)) in baik) == (status.nilai != Status.BELUM)
    sambung = "dan" if searah or tren.nilai == Tren.TETAP else "sedangkan"
    return Markup("Data di atas menunjukkan bahwa {} {} {} tahun {}.").format(
        kata, sambung, arah, tahun - 1
    )


def write_efisiensi(hasil: DaftarHasil, kode: str, urutan: int) -> Markup | None:
    """Capaian beside serapan: the sign of their difference gives the word."""
    awal = f"anggaran.indikator.{kode}"
    selisih, capaian = hasil.get(f"{awal}.efisiensi"), hasil.get(f"ikk.{kode}.capaian")
    if selisih is None or selisih.angka is None or capaian is None:
        return None
    nilai = {
        "capaian": filter_persen(print_hasil(capaian)),
        "serapan": filter_persen(print_hasil(hasil[f"{awal}.serapan"])),
        "selisih": format_mutlak(selisih),
    }
    if selisih.angka == 0:
        return Markup(
            "Capaian {capaian} sama dengan serapan anggaran, sehingga penggunaan sumber daya "
            "sebanding dengan hasilnya."
        ).format(**nilai)
    bentuk = _EFISIEN if selisih.angka > 0 else _TIDAK_EFISIEN
    return Markup(bentuk[urutan % len(bentuk)]).format(**nilai)
