"""Keyed results of budget performance: `ikpa.<TAHUN>.*`, `smart.<TAHUN>.*`, `nka.<TAHUN>.*`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import Alasan, Nilai, tanpa_nilai, tetapkan
from lkjip_xl.domain.aturan import Aturan, Berkala, Bobot, Kelas, Pengurang, classify
from lkjip_xl.domain.hasil import Bentuk, DaftarHasil, Hasil
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR, compute_ikpa, compute_pengurang
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.nka import batasi_efisiensi, compute_nilai_efisiensi, compute_tertimbang
from lkjip_xl.domain.penggantian import BobotTahun, ganti_bobot
from lkjip_xl.domain.rincian import NilaiIKPA, TahunIKPA, TahunNKA, TahunSMART
from lkjip_xl.domain.teks_id import format_asis

RUMUS_TERTIMBANG = "jumlah (nilai x bobot) / 100"


def catat_nka(daftar: DaftarHasil, data: DataKinerja, aturan: Aturan) -> None:
    """Record IKPA, SMART, perencanaan and NKA of every year that has any of them."""
    tahun_ikpa = {int(t.tahun.isi): t for t in data.tahun_ikpa if t.tahun.isi is not None}
    komponen: dict[int, list[NilaiIKPA]] = {}
    for satu in data.ikpa:
        if satu.tahun.isi is not None:
            komponen.setdefault(int(satu.tahun.isi), []).append(satu)
    for tahun in sorted({*tahun_ikpa, *komponen}):
        _catat_ikpa(daftar, data, aturan, tahun, komponen.get(tahun, []), tahun_ikpa.get(tahun))
    for smart in data.tahun_smart:
        if smart.tahun.isi is not None:
            _catat_smart(daftar, data, aturan, int(smart.tahun.isi), smart)
    tahun_nka = {int(t.tahun.isi): t for t in data.tahun_nka if t.tahun.isi is not None}
    tahun_smart = {int(t.tahun.isi) for t in data.tahun_smart if t.tahun.isi is not None}
    for tahun in sorted({*tahun_nka, *tahun_smart}):
        _catat_nka(daftar, data, aturan, tahun, tahun_nka.get(tahun))


def _catat_ikpa(
    daftar: DaftarHasil,
    data: DataKinerja,
    aturan: Aturan,
    tahun: int,
    komponen: Sequence[NilaiIKPA],
    lain: TahunIKPA | None,
) -> None:
    ketetapan = aturan.ikpa.pada(tahun)
    awal = f"ikpa.{tahun}"
    if ketetapan is None:
        daftar.catat(f"{awal}.nilai", tanpa_nilai(Alasan.TANPA_KETENTUAN))
        return
    bobot = ganti_bobot(data.penggantian, "ikpa", tahun, ketetapan.nilai.bobot, ketetapan.dasar)
    skema = type(ketetapan.nilai)(
        bobot.bobot, ketetapan.nilai.aspek, ketetapan.nilai.pengurang_dispensasi
    )
    pengurang, sel_pengurang = _pilih_pengurang(lain, skema.pengurang_dispensasi)
    nilai = {str(satu.kode.isi): satu.nilai.isi for satu in komponen}
    hasil = compute_ikpa(nilai, skema, pengurang)
    bagian = []
    # A year of which nothing is known yet is unfinished; no indikator has been left out of it.
    ada = hasil.nilai.angka is not None or (lain is not None and lain.total_diketik.isi is not None)
    tanpa = tanpa_nilai(Alasan.TIDAK_BERLAKU if ada else Alasan.BELUM_DIISI)
    for satu in komponen:
        kode = str(satu.kode.isi)
        if kode not in skema.bobot:
            continue
        _catat_bobot(daftar, f"{awal}.{kode}.bobot", skema.bobot[kode], bobot.dasar)
        bagian.append(
            daftar.catat(
                f"{awal}.{kode}.nilai_akhir",
                hasil.nilai_akhir.get(kode, tanpa),
                masukan=[satu.nilai],
                rumus=f"nilai {NAMA_INDIKATOR.get(kode, kode)} x bobot / 100",
                rumus_angka=_kali(satu.nilai, skema.bobot[kode]),
                dasar=bobot.dasar,
            )
        )
    jumlah = daftar.catat(
        f"{awal}.jumlah", hasil.jumlah, dari=bagian, rumus=RUMUS_TERTIMBANG, dasar=bobot.dasar
    )
    konversi = daftar.catat(
        f"{awal}.konversi",
        hasil.konversi,
        satuan="%",
        dari=bagian,
        rumus="jumlah bobot indikator yang berlaku",
        dasar=bobot.dasar,
    )
    for nama, isi in hasil.aspek.items():
        daftar.catat(
            f"{awal}.aspek.{nama}",
            isi,
            masukan=[s.nilai for s in komponen if s.kode.isi in skema.aspek[nama]],
            rumus=f"rata-rata nilai indikator aspek {nama}",
            dasar=bobot.dasar,
        )
    kali = [
        _kali(satu.nilai, skema.bobot[str(satu.kode.isi)])
        for satu in komponen
        if satu.nilai.isi is not None and satu.kode.isi in skema.bobot
    ]
    rumus = f"({' + '.join(kali)}) / {konversi.tampil}%"
    if pengurang:
        rumus += f" - {format_asis(pengurang)}"
    _catat_total_ikpa(
        daftar, awal, hasil.nilai, [jumlah, konversi], lain, sel_pengurang, rumus, bobot.dasar
    )
    _catat_kategori(daftar, awal, aturan.kategori_ikpa, tahun)


def _pilih_pengurang(
    lain: TahunIKPA | None, tingkat: tuple[Pengurang, ...]
) -> tuple[Decimal | None, list[Angka]]:
    """The deduction: as typed, else from the permil of dispensasi; with the cells to name."""
    if lain is None or not tingkat:
        return None, []
    if lain.pengurang.isi is not None:
        return lain.pengurang.isi, [lain.pengurang]
    permil = lain.dispensasi_permil
    return compute_pengurang(permil.isi, tingkat), [] if permil.isi is None else [permil]


def _catat_total_ikpa(
    daftar: DaftarHasil,
    awal: str,
    nilai: Nilai,
    dari: Sequence[Hasil],
    lain: TahunIKPA | None,
    sel_pengurang: Sequence[Angka],
    rumus_angka: str,
    dasar: str,
) -> None:
    """The total from the components, or the typed one where there are none."""
    if nilai.angka is None and lain is not None and lain.total_diketik.isi is not None:
        daftar.catat(
            f"{awal}.nilai", tetapkan(Nilai(lain.total_diketik.isi)), masukan=[lain.total_diketik]
        )
        return
    daftar.catat(
        f"{awal}.nilai",
        nilai,
        masukan=sel_pengurang,
        dari=dari,
        rumus="jumlah nilai akhir / konversi bobot - pengurang dispensasi SPM",
        rumus_angka=rumus_angka,
        dasar=dasar,
    )


def _catat_bobot(daftar: DaftarHasil, kunci: str, bobot: Decimal, dasar: str) -> None:
    """A weight in force: of the regulation, or the office's own."""
    daftar.catat(kunci, Nilai(bobot), bentuk=Bentuk.ASIS, satuan="%", dasar=dasar)


def _kali(isian: Angka, bobot: Decimal) -> str:
    return "" if isian.isi is None else f"{format_asis(isian.isi)} x {format_asis(bobot)}%"


def _catat_kategori(
    daftar: DaftarHasil, awal: str, skala: Berkala[tuple[Kelas, ...]], tahun: int
) -> None:
    ketetapan = skala.pada(tahun)
    nilai = daftar[f"{awal}.nilai"]
    daftar.catat(
        f"{awal}.kategori",
        classify(nilai.angka, ketetapan.nilai) if ketetapan is not None else None,
        bentuk=Bentuk.TEKS,
        dari=[nilai],
        rumus="kelas dari nilai",
        dasar=ketetapan.dasar if ketetapan is not None else "",
    )


def _pada(data: DataKinerja, nama: str, berkala: Berkala[Bobot], tahun: int) -> BobotTahun | None:
    ketetapan = berkala.pada(tahun)
    if ketetapan is None:
        return None
    return ganti_bobot(data.penggantian, nama, tahun, ketetapan.nilai, ketetapan.dasar)


def _catat_smart(
    daftar: DaftarHasil, data: DataKinerja, aturan: Aturan, tahun: int, smart: TahunSMART
) -> None:
    bobot, awal = _pada(data, "smart", aturan.smart, tahun), f"smart.{tahun}"
    if bobot is None:
        daftar.catat(f"{awal}.nilai", tanpa_nilai(Alasan.TANPA_KETENTUAN))
        return
    # Published reports print these weights against wrong names, so the book shows them by name.
    for kode, berat in bobot.bobot.items():
        _catat_bobot(daftar, f"{awal}.bobot.{kode}", berat, bobot.dasar)
    efisiensi = daftar.catat(
        f"{awal}.nilai_efisiensi",
        compute_nilai_efisiensi(smart.efisiensi.isi),
        masukan=[smart.efisiensi],
        rumus="50 + E / 20 x 50, E paling kecil -20 dan paling besar 20",
        rumus_angka=""
        if smart.efisiensi.isi is None
        else f"50 + {format_asis(batasi_efisiensi(smart.efisiensi.isi))} / 20 x 50",
        dasar=bobot.dasar,
    )
    isian = {"CRO": smart.cro, "KONSISTENSI": smart.konsistensi, "PENYERAPAN": smart.penyerapan}
    nilai = {kode: satu.isi for kode, satu in isian.items()} | {"EFISIENSI": efisiensi.angka}
    _catat_tertimbang(daftar, f"{awal}.nilai", nilai, bobot, [*isian.values()], [efisiensi],
                      smart.total_diketik)  # fmt: skip
    _catat_kategori(daftar, awal, aturan.kategori_nka, tahun)


def _catat_tertimbang(
    daftar: DaftarHasil,
    kunci: str,
    nilai: Mapping[str, Decimal | None],
    bobot: BobotTahun,
    masukan: Sequence[Angka],
    dari: Sequence[Hasil],
    diketik: Angka | None,
) -> Hasil:
    """A weighted total, or the typed one where its components are not known."""
    total = compute_tertimbang(nilai, bobot.bobot)
    if total.angka is None and diketik is not None and diketik.isi is not None:
        return daftar.catat(kunci, tetapkan(Nilai(diketik.isi)), masukan=[diketik])
    return daftar.catat(
        kunci,
        total,
        masukan=masukan,
        dari=dari,
        rumus=RUMUS_TERTIMBANG,
        rumus_angka=" + ".join(
            f"{format_asis(isi)} x {format_asis(bobot.bobot[kode])}%"
            for kode, isi in nilai.items()
            if isi is not None and kode in bobot.bobot
        ),
        dasar=bobot.dasar,
    )


def _catat_nka(
    daftar: DaftarHasil,
    data: DataKinerja,
    aturan: Aturan,
    tahun: int,
    nka: TahunNKA | None,
) -> None:
    awal = f"nka.{tahun}"
    bagian: dict[str, Hasil | None] = {
        "IKPA": daftar.get(f"ikpa.{tahun}.nilai"),
        "SMART": daftar.get(f"smart.{tahun}.nilai"),
    }
    perencanaan = _pada(data, "perencanaan", aturan.perencanaan, tahun)
    if perencanaan is not None and nka is not None:
        isian = {
            "CRO": nka.cro,
            "PENGGUNAAN_SBK": nka.penggunaan_sbk,
            "EFISIENSI_SBK": nka.efisiensi_sbk,
        }
        bagian["PERENCANAAN"] = _catat_tertimbang(
            daftar,
            f"{awal}.perencanaan",
            {kode: satu.isi for kode, satu in isian.items()},
            perencanaan,
            [*isian.values()],
            [],
            nka.perencanaan_diketik,
        )
    bobot = _pada(data, "nka", aturan.nka, tahun)
    if bobot is None:
        daftar.catat(f"{awal}.nilai", tanpa_nilai(Alasan.TANPA_KETENTUAN))
        return
    dipakai = {kode: bagian.get(kode) for kode in bobot.bobot}
    ada = [satu for satu in dipakai.values() if satu is not None]
    _catat_tertimbang(
        daftar,
        f"{awal}.nilai",
        {kode: satu.angka if satu is not None else None for kode, satu in dipakai.items()},
        bobot,
        [],
        ada,
        nka.total_diketik if nka is not None else None,
    )
    _catat_kategori(daftar, awal, aturan.kategori_nka, tahun)
