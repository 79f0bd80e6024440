"""The checks that run before every report: one function, one rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from lkjip_xl.checks.place import build_problem
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_survei import SISI_IPK
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Tingkat
from lkjip_xl.domain.teks_id import format_asis
from lkjip_xl.errors import Problem
from lkjip_xl.errors import Tingkat as Berat

Aturan = Callable[[DataKinerja, DaftarHasil], Iterator[Problem]]


def check_kinerja(data: DataKinerja, hasil: DaftarHasil) -> list[Problem]:
    """What every rule of this module finds."""
    return [problem for aturan in ATURAN for problem in aturan(data, hasil)]


def check_bobot_ipk(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Weights of each side of the IPK sum to 100."""
    for sisi in SISI_IPK:
        bobot = [u.bobot for u in data.ipk_unsur if u.sisi.isi == sisi]
        if not bobot or any(satu.isi is None for satu in bobot):
            continue
        jumlah = sum((satu.isi for satu in bobot if satu.isi is not None), Decimal(0))
        if jumlah != SERATUS:
            awal, akhir = bobot[0].asal, bobot[-1].asal.rpartition("!")[2]
            yield build_problem(
                "P-01",
                Berat.GALAT,
                bobot[0],
                f"Jumlah bobot unsur {sisi} {format_asis(jumlah)}, seharusnya 100.",
                f"periksa {awal} sampai {akhir}.",
            )


def check_pk_lengkap(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Every indikator has a target, and every indikator kegiatan a row on Capaian."""
    tingkat = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    pada_capaian = {satu.kode.isi for satu in data.realisasi}
    for satu in data.indikator:
        kegiatan = tingkat.get(satu.kode_sasaran.isi) == Tingkat.KEGIATAN
        if hasil[f"pk.{satu.kode.isi}.target"].nilai is None:
            yield build_problem(
                "P-02",
                Berat.PERINGATAN,
                satu.target_awal,
                f'Target indikator "{satu.kode.isi}" belum diisi.',
                "isi Target Awal sesuai Perjanjian Kinerja.",
            )
        if kegiatan and satu.kode.isi not in pada_capaian:
            yield build_problem(
                "P-03",
                Berat.PERINGATAN,
                satu.kode,
                f'Indikator "{satu.kode.isi}" belum ada di lembar Capaian.',
                "tambahkan satu baris dengan kode itu di tabel tblCapaian.",
            )
    for indikator in data.realisasi:
        nama = f"ikk.{indikator.kode.isi}.realisasi"
        satu_hasil = hasil.get(nama)
        if satu_hasil is not None and satu_hasil.is_belum_diisi:
            yield build_problem(
                "P-04",
                Berat.PERINGATAN,
                Isian(None, satu_hasil.kosong[0])
                if satu_hasil.kosong
                else indikator.realisasi_diketik,
                f'Realisasi indikator "{indikator.kode.isi}" belum ada.',
                "pilih Sumber, lalu isi Realisasi Diketik, triwulan, atau lembar survei.",
                nama,
            )


def check_ada_indikator(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """A report without any indikator kegiatan says nothing."""
    if hasil["kinerja.jumlah_indikator"].angka == 0:
        yield Problem(
            "P-13",
            Berat.PERINGATAN,
            "Lembar PK belum memuat indikator kegiatan, sehingga belum ada capaian.",
            "isi tabel Sasaran (tingkat kegiatan) dan tabel indikator di lembar PK.",
            "PK",
        )


def check_tahun_riwayat(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Riwayat holds earlier years; a row of this year or later is not used."""
    tahun = data.profil.tahun
    for satu in data.riwayat:
        if tahun is not None and satu.tahun.isi is not None and satu.tahun.isi >= tahun:
            yield build_problem(
                "P-14",
                Berat.PERINGATAN,
                satu.tahun,
                f"Tahun {satu.tahun.isi} bukan tahun sebelum {tahun}, sehingga baris ini "
                "tidak dipakai.",
                "periksa tahunnya, atau Tahun laporan di lembar Profil.",
            )


def check_tingkat(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Every sasaran says its level; without it the indikator appears nowhere."""
    for satu in data.sasaran:
        if satu.tingkat.isi is None:
            yield build_problem(
                "P-05",
                Berat.PERINGATAN,
                satu.tingkat,
                f'Tingkat sasaran "{satu.kode.isi}" belum dipilih.',
                "pilih strategis, program, atau kegiatan.",
            )


def check_tingkat_capaian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Capaian holds indikator kegiatan only; one of another level would be left out in silence."""
    sasaran = {satu.kode.isi: satu.tingkat.isi for satu in data.sasaran}
    tingkat = {satu.kode.isi: sasaran.get(satu.kode_sasaran.isi) for satu in data.indikator}
    for satu in data.realisasi:
        if satu.kode.isi in tingkat and tingkat[satu.kode.isi] not in (None, Tingkat.KEGIATAN):
            yield build_problem(
                "P-09",
                Berat.PERINGATAN,
                satu.kode,
                f'Indikator "{satu.kode.isi}" bertingkat {tingkat[satu.kode.isi]}, sehingga '
                "barisnya di lembar Capaian tidak dihitung.",
                "hapus baris ini, atau pindahkan indikatornya ke sasaran kegiatan.",
            )


def check_survei_tanpa_kode(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """Respondents of a survey that names no indikator are told; the survey is not used."""
    for survei, responden in (
        (data.ikm, data.ikm_responden),
        (data.iki, data.iki_responden),
    ):
        terisi = [isian for r in responden for isian in r.bulan if isian.isi is not None]
        if terisi and not survei:
            yield build_problem(
                "P-10",
                Berat.PERINGATAN,
                terisi[0],
                "Survei ini berisi responden, tetapi Kode surveinya belum diisi sehingga "
                "tidak dipakai.",
                "isi Kode di tabel Hasil survei dengan kode indikatornya.",
            )


def check_total_sama(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """The same money has the same total by kegiatan, jenis belanja, indikator and source."""
    tahun = data.profil.tahun
    lain = (
        (
            f"anggaran.belanja.TOTAL.{tahun}",
            "jenis belanja",
            [x.pagu for x in data.anggaran_belanja],
        ),
        ("anggaran.sumber.TOTAL", "sumber dana", [x.pagu for x in data.sumber_dana]),
    )
    for awal, nama, sel in lain:
        for ukuran in ("pagu", "realisasi"):
            utama, banding = hasil[f"anggaran.total.{ukuran}"], hasil.get(f"{awal}.{ukuran}")
            if banding is None or utama.angka is None or banding.angka is None:
                continue
            if utama.angka != banding.angka and sel:
                yield build_problem(
                    "P-11",
                    Berat.PERINGATAN,
                    sel[0],
                    f"Jumlah {ukuran} menurut {nama} {banding.tampil}, sedangkan menurut kegiatan "
                    f"{utama.tampil}.",
                    "samakan kedua tabel, atau periksa pagu semula dan menjadi.",
                    utama.kunci,
                )


def check_total_diketik(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
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
            yield build_problem(
                "P-12",
                Berat.PERINGATAN,
                isian,
                f"Total diketik {format_asis(isian.isi)}, sedangkan rinciannya memberi "
                f"{satu.tampil}; yang dipakai {satu.tampil}.",
                "kosongkan total bila rinciannya lengkap, atau periksa rinciannya.",
                kunci,
            )


def check_realisasi_ganda(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """A typed realisasi that differs from its own source: the typed one wins, and it is told."""
    for satu in data.realisasi:
        awal = f"ikk.{satu.kode.isi}"
        dipakai, sumber = hasil.get(f"{awal}.realisasi"), hasil.get(f"{awal}.realisasi_sumber")
        if dipakai is None or sumber is None or sumber.angka is None:
            continue
        if satu.realisasi_diketik.isi is not None and dipakai.angka != sumber.angka:
            yield build_problem(
                "P-06",
                Berat.PERINGATAN,
                satu.realisasi_diketik,
                f'Realisasi "{satu.kode.isi}" diketik {dipakai.tampil}, sedangkan '
                f"{satu.sumber.isi} memberi {sumber.tampil}; yang dipakai {dipakai.tampil}.",
                "kosongkan Realisasi Diketik bila hitungan yang benar.",
                f"{awal}.realisasi",
            )


def check_satuan_persen(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """A target or realisasi in percent between 0 and 1 was probably meant as a fraction."""
    realisasi = {satu.kode.isi: satu.realisasi_diketik for satu in data.realisasi}
    for satu in data.indikator:
        if satu.satuan.isi not in ("%", "persen", "Persen"):
            continue
        for isian in (satu.target_awal, satu.target_revisi, realisasi.get(satu.kode.isi)):
            if isian is not None and isian.isi is not None and 0 < isian.isi < 1:
                yield build_problem(
                    "B-21",
                    Berat.PERINGATAN,
                    isian,
                    f"Satuannya persen tetapi isinya {format_asis(isian.isi)}; "
                    f"mungkin maksudnya {format_asis(isian.isi * 100)}.",
                    "tulis persen sebagai poin persen: 87,5 untuk 87,5%.",
                )


def check_kurung(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """No text of the book holds template brackets, which a report must never show."""
    teks = [*data.narasi.values(), *(satu.teks for satu in data.narasi_indikator)]
    teks += [satu.sasaran for satu in data.sasaran] + [satu.indikator for satu in data.indikator]
    teks += [isian for kode in data.profil.isian if (isian := data.profil.teks(kode)).isi]
    for isian in teks:
        if isian.isi and any(kurung in isian.isi for kurung in ("{{", "}}", "{%", "%}")):
            yield build_problem(
                "P-07",
                Berat.GALAT,
                isian,
                "Teks ini masih memuat kurung templat seperti {{ }} atau {% %}.",
                "ganti dengan isi yang sebenarnya, atau hapus kurungnya.",
            )


def check_penggantian(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Problem]:
    """A value of the office's own instead of a regulation's needs its basis."""
    for satu in data.penggantian:
        if satu.nilai.isi is not None and satu.dasar.isi is None:
            yield build_problem(
                "P-08",
                Berat.GALAT,
                satu.dasar,
                f'Nilai pengganti untuk "{satu.kode.isi}" belum punya dasar.',
                'isi kolom "Dasar" dengan peraturan atau keputusan yang menetapkannya.',
            )


ATURAN: tuple[Aturan, ...] = (
    check_bobot_ipk,
    check_tingkat,
    check_pk_lengkap,
    check_realisasi_ganda,
    check_satuan_persen,
    check_kurung,
    check_penggantian,
    check_tingkat_capaian,
    check_survei_tanpa_kode,
    check_total_sama,
    check_ada_indikator,
    check_tahun_riwayat,
    check_total_diketik,
)
