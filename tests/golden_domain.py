"""Published figures of an office as domain objects, for the rules whose sheet comes later."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.domain import kinerja, rincian
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja, Profil
from lkjip_xl.domain.skm import JawabanUnsur

KASUS = Path(__file__).parent / "kasus"
_KODE_IKPA = {nama: kode for kode, nama in NAMA_INDIKATOR.items()} | {"Data Kontrak": "KONTRAK"}


def load_kasus(nama: str) -> Mapping[str, Any]:
    """A case file, figures as Decimal."""
    return tomllib.loads((KASUS / nama).read_text("utf-8"), parse_float=Decimal)


def build_isian(isi: Any, asal: str = "Kasus!A1") -> Isian[Any]:
    """An Isian; whole numbers become Decimal."""
    if isinstance(isi, int) and not isinstance(isi, bool):
        isi = Decimal(isi)
    return Isian(isi, asal)


def build_baris(kelas: type[Any], **isi: Any) -> Any:
    """A row of the domain; fields that are not given are empty cells."""
    nama = kelas.__dataclass_fields__
    nilai = {k: build_isian(isi.get(k)) for k in nama if k not in ("triwulan", "angka", "bulan")}
    for grup in {"triwulan", "angka", "bulan"} & set(nama):
        if kelas in (rincian.RencanaAksi, rincian.EPerformance):
            nilai[grup] = build_isian(isi.get(grup))
        else:
            nilai[grup] = tuple(build_isian(i) for i in isi.get(grup, ()))
    return kelas(**nilai)


def build_profil(tahun: int, **lain: Any) -> Profil:
    """A Profil with what calculations ask of it."""
    isi = {"TAHUN": tahun, "RATA_RATA": "sasaran", "BATAS_CAPAIAN": None, **lain}
    return Profil({kode: build_isian(satu) for kode, satu in isi.items()})


def build_skm(**lain: Any) -> rincian.SurveiSKM:
    """The SKM of the agreed vector: nine unsur, 29 respondents."""
    jumlah = (105, 101, 100, 116, 102, 105, 106, 105, 115)
    unsur = tuple(JawabanUnsur(f"U{n}", f"Unsur {n}", j, 29) for n, j in enumerate(jumlah, 1))
    isi = {"kode": "SKM", "responden": 29, "bobot": None, "populasi": 240, **lain}
    return rincian.SurveiSKM(
        **{nama: build_isian(satu, "Responden!A4") for nama, satu in isi.items()}, unsur=unsur
    )


def build_tahunan(masukan: Mapping[str, Any]) -> dict[str, Any]:
    """SMART, IKPA and NKA of a golden file."""
    smart = [build_baris(rincian.TahunSMART, **satu) for satu in masukan.get("smart", ())]
    nilai = [
        build_baris(rincian.NilaiIKPA, kode=_KODE_IKPA[nama], tahun=satu["tahun"], nilai=isi)
        for satu in masukan.get("ikpa", ())
        for nama, isi in satu["nilai"].items()
    ]
    tahun = [
        build_baris(
            rincian.TahunIKPA, tahun=satu["tahun"], pengurang=satu.get("pengurang_dispensasi_spm")
        )
        for satu in masukan.get("ikpa", ())
    ] + [
        build_baris(rincian.TahunIKPA, tahun=satu["tahun"], total_diketik=satu["nilai"])
        for satu in masukan.get("ikpa_akhir", ())
    ]
    nka = (
        [build_baris(rincian.TahunNKA, tahun=2024, **masukan["nka_2024"])]
        if ("nka_2024" in masukan)
        else []
    )
    return {
        "tahun_smart": tuple(smart),
        "ikpa": tuple(nilai),
        "tahun_ikpa": tuple(tahun),
        "tahun_nka": tuple(nka),
    }


def build_tanjungpinang() -> DataKinerja:
    """Tanjungpinang 2024 as staff would have filled it in."""
    kasus = load_kasus("golden_tanjungpinang_2024.toml")
    masukan = kasus["masukan"]
    sasaran = dict.fromkeys(satu["sasaran"] for satu in masukan["pk"])
    kode_sasaran = {nama: f"S{nomor}" for nomor, nama in enumerate(sasaran, 1)}
    langsung = {satu["kode"]: satu["nilai"] for satu in masukan["indeks_langsung"]}
    return DataKinerja(
        profil=build_profil(2024),
        sasaran=tuple(
            build_baris(kinerja.Sasaran, kode=kode, tingkat="kegiatan", sasaran=nama)
            for nama, kode in kode_sasaran.items()
        ),
        indikator=tuple(
            build_baris(
                kinerja.Indikator,
                kode=satu["kode"],
                kode_sasaran=kode_sasaran[satu["sasaran"]],
                indikator=satu["indikator"],
                satuan=satu["satuan"],
                polaritas=satu["polaritas"],
                target_awal=satu["target"],
            )
            for satu in masukan["pk"]
        ),
        realisasi=tuple(
            build_baris(
                kinerja.Realisasi,
                kode=satu["kode"],
                sumber="ketik" if satu["kode"] in langsung else "rasio",
                realisasi_diketik=langsung.get(satu["kode"]),
            )
            for satu in masukan["pk"]
        ),
        rasio=tuple(
            build_baris(rincian.Rasio, kode=satu["kode"], **data)
            for satu in masukan["rasio"]
            for data in satu["data"]
        ),
        pembanding=tuple(_build_pembanding(masukan["pembanding_nasional"])),
        anggaran_indikator=tuple(
            build_baris(
                rincian.AnggaranIndikator,
                kode=satu["kode"],
                pagu_semula=satu["pagu"],
                realisasi=satu["realisasi"],
            )
            for satu in masukan["anggaran_indikator"]
        ),
        anggaran_belanja=tuple(
            build_baris(kinerja.AnggaranBelanja, kode=str(51 + n % 3), **satu)
            for n, satu in enumerate(masukan["anggaran_belanja"])
        ),
        pnbp=tuple(
            build_baris(
                kinerja.Penerimaan,
                kode=satu["akun"],
                tahun=2024,
                mpn=satu["mpn_non_pajak"],
                potongan_spm=satu["potongan_spm"],
            )
            for satu in masukan["pnbp_2024"]
        ),
        tahun_pnbp=(
            *(
                build_baris(kinerja.TahunPNBP, tahun=int(t), total_diketik=total)
                for t, total in masukan["pnbp_total"].items()
            ),
            build_baris(kinerja.TahunPNBP, tahun=2024, target=masukan["pnbp_target"]),
        ),
        rencana_aksi=tuple(
            build_baris(rincian.RencanaAksi, triwulan=satu["tw"], capaian=satu["capaian"])
            for satu in masukan["rencana_aksi_rb"]
        ),
        output=tuple(_build_output(masukan)),
        **build_tahunan(masukan),
    )


def _build_pembanding(daftar: Iterable[Mapping[str, Any]]) -> Iterable[kinerja.Pembanding]:
    for satu in daftar:
        ukuran = "capaian" if "rata_rata_capaian" in satu else "realisasi"
        yield build_baris(
            kinerja.Pembanding,
            kode=satu["pembanding"],
            kode_indikator=satu["kode"],
            ukuran=ukuran,
            nilai=satu[f"rata_rata_{ukuran}"],
        )


def _build_output(masukan: Mapping[str, Any]) -> Iterable[rincian.BarisOutput]:
    dua = {"paspor_biasa_48": "paspor_biasa_48", "paspor_elektronik_48": "paspor_elektronik_48"}
    for tabel, sumber in dua.items():
        for satu in masukan[sumber]:
            angka = [satu["laki"], satu["perempuan"]]
            yield build_baris(rincian.BarisOutput, tabel=tabel, uraian=satu["jenis"], angka=angka)
    for satu in masukan["perlintasan"]:
        angka = [isi for nama, isi in satu.items() if nama != "tpi"]
        yield build_baris(rincian.BarisOutput, tabel="perlintasan", uraian=satu["tpi"], angka=angka)
    for tabel, sumber in (("operasi", "pengawasan_operasi"), ("deteni", "deteni")):
        for uraian, isi in masukan[sumber].items():
            yield build_baris(rincian.BarisOutput, tabel=tabel, uraian=uraian, angka=[isi])
    for satu in masukan["tak_2024"]:
        yield build_baris(
            rincian.BarisOutput, tabel="tak", uraian=satu["jenis"], angka=[satu["jumlah"]]
        )
