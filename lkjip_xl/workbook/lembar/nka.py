"""Sheet NKA: SMART to 2023, budget planning from 2024, and the Nilai Kinerja Anggaran."""

from __future__ import annotations

from lkjip_xl.domain import rincian
from lkjip_xl.domain.nka import BATAS_EFISIENSI, NILAI_TENGAH
from lkjip_xl.workbook.lembar.ikpa import (
    build_rumus_jumlah,
    build_rumus_konversi,
    build_udf_ikpa,
)
from lkjip_xl.workbook.lembar.rumus_bobot import (
    ATURAN,
    UDF_GANTI,
    build_rumus_berkala,
    build_rumus_bobot,
    build_rumus_kelas,
    build_rumus_tertimbang,
)
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe

_SMART = {
    "CRO": "CRO",
    "EFISIENSI": "Efisiensi",
    "KONSISTENSI": "Konsistensi",
    "PENYERAPAN": "Penyerapan",
}
# A year with components but without a row on tblIKPATahun has no deduction and no typed total.
_IKPA = (
    "=IF(COUNTIF(tblIKPATahun[Tahun],[@Tahun])>0,"
    'IFERROR(INDEX(tblIKPATahun[Nilai],MATCH([@Tahun],tblIKPATahun[Tahun],0)),""),'
    'IF({konversi}=0,"",ROUND(MAX(0,{jumlah}*100/{konversi}),2)))'
).format(jumlah=build_rumus_jumlah("[@Tahun]"), konversi=build_rumus_konversi("[@Tahun]"))
_UDF_IKPA = (
    "LKJ_PERTAMA(LKJ_CARI([@Tahun],tblIKPATahun[Tahun],tblIKPATahun[Nilai]),"
    + build_udf_ikpa("LKJ_IKPA", "[@Tahun]", f'"","","",{UDF_GANTI}')
    + ")"
)


def _nilai(nama: str, header: str, hint: str, *, is_penting: bool = True) -> Kolom:
    return Kolom(nama, header, Tipe.INDEKS, hint, minimum=0, is_penting=is_penting)


def _diketik(nama: str, header: str, hint: str) -> Kolom:
    return Kolom(nama, header, Tipe.INDEKS, hint, minimum=0, maksimum=100)


def _hitung(
    nama: str, header: str, rumus: str, kunci: str, tipe: Tipe = Tipe.INDEKS, *, udf: str
) -> Kolom:
    return Kolom(nama, header, tipe, rumus=rumus, udf=f"={udf}", kunci=kunci)


def _kategori(awal: str) -> Kolom:
    rumus = "=" + build_rumus_kelas(ATURAN.kategori_nka, "[@Tahun]", "[@Nilai]")
    return _hitung("kategori", "Kategori", rumus, f"{awal}.kategori", Tipe.TEKS,
                   udf="LKJ_KATEGORI([@Nilai],[@Tahun])")  # fmt: skip


_TAHUN = Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun anggaran.", lebar=12)
_TOTAL_DIKETIK = _diketik(
    "total_diketik", "Total Diketik", "Nilai tahun itu bila komponennya tidak diketahui."
)
_TERBATAS = f"MAX(-{BATAS_EFISIENSI},MIN({BATAS_EFISIENSI},[@Efisiensi (poin)]))"

_TBL_NKA = Tabel(
    nama="tblNKA",
    field="tahun_nka",
    kelas=rincian.TahunNKA,
    judul="Nilai kinerja anggaran per tahun",
    petunjuk="Sampai 2023 dari SMART dan IKPA; mulai 2024 dari perencanaan dan IKPA.",
    kolom=(
        _TAHUN,
        # Years to 2023 have none of these, so an empty cell does not make a row incomplete.
        _nilai("cro", "CRO", "Capaian rincian output, mulai 2024.", is_penting=False),
        _nilai("penggunaan_sbk", "Penggunaan SBK", "Mulai 2024.", is_penting=False),
        _nilai("efisiensi_sbk", "Efisiensi SBK", "Mulai 2024.", is_penting=False),
        _diketik(
            "perencanaan_diketik",
            "Perencanaan Diketik",
            "Nilai kinerja perencanaan bila komponennya tidak diketahui.",
        ),
        _TOTAL_DIKETIK,
        _hitung(
            "perencanaan",
            "Perencanaan",
            "="
            + build_rumus_tertimbang(
                "perencanaan",
                "[@Tahun]",
                {
                    "CRO": "[@CRO]",
                    "PENGGUNAAN_SBK": "[@Penggunaan SBK]",
                    "EFISIENSI_SBK": "[@Efisiensi SBK]",
                },
                "[@Perencanaan Diketik]",
            ),
            "nka.{tahun}.perencanaan",
            udf="LKJ_PERENCANAAN([@Tahun],[@CRO],[@Penggunaan SBK],[@Efisiensi SBK],"
            f"[@Perencanaan Diketik],{UDF_GANTI})",
        ),
        _hitung(
            "smart",
            "SMART",
            '=IFERROR(INDEX(tblSMART[Nilai],MATCH([@Tahun],tblSMART[Tahun],0)),"")',
            "smart.{tahun}.nilai",
            udf="LKJ_CARI([@Tahun],tblSMART[Tahun],tblSMART[Nilai])",
        ),
        _hitung("ikpa", "IKPA", _IKPA, "ikpa.{tahun}.nilai", udf=_UDF_IKPA),
        _hitung(
            "nilai",
            "Nilai",
            "="
            + build_rumus_tertimbang(
                "nka",
                "[@Tahun]",
                {"SMART": "[@SMART]", "IKPA": "[@IKPA]", "PERENCANAAN": "[@Perencanaan]"},
                "[@Total Diketik]",
            ),
            "nka.{tahun}.nilai",
            udf=f"LKJ_NKA([@Tahun],[@SMART],[@IKPA],[@Perencanaan],[@Total Diketik],{UDF_GANTI})",
        ),
        _kategori("nka.{tahun}"),
    ),
    unik=("tahun",),
    cadangan=2,
)

_TBL_SMART = Tabel(
    nama="tblSMART",
    field="tahun_smart",
    kelas=rincian.TahunSMART,
    judul="Nilai SMART per tahun (sampai 2023)",
    petunjuk="Periksa bobot tiap komponen; laporan terbit sering menukar namanya.",
    kolom=(
        _TAHUN,
        _nilai("cro", "CRO", "Capaian rincian output."),
        Kolom(
            "efisiensi",
            "Efisiensi (poin)",
            Tipe.INDEKS,
            "Efisiensi E dalam poin persen beserta tandanya, misalnya -0,09.",
            is_penting=True,
        ),
        _nilai("konsistensi", "Konsistensi", "Konsistensi penyerapan terhadap rencana."),
        _nilai("penyerapan", "Penyerapan", "Penyerapan anggaran."),
        _TOTAL_DIKETIK,
        *(
            _hitung(
                f"bobot_{kode.lower()}",
                f"Bobot {nama}",
                "=" + build_rumus_bobot("smart", "[@Tahun]", f'"{kode}"'),
                f"smart.{{tahun}}.bobot.{kode}",
                udf=f'LKJ_BOBOT("smart","{kode}",[@Tahun],{UDF_GANTI})',
            )
            for kode, nama in _SMART.items()
        ),
        _hitung(
            "nilai_efisiensi",
            "Nilai Efisiensi",
            '=IF([@Efisiensi (poin)]="","",'
            + build_rumus_berkala(
                ATURAN.smart,
                "[@Tahun]",
                lambda _: f"{NILAI_TENGAH}+{_TERBATAS}*{NILAI_TENGAH}/{BATAS_EFISIENSI}",
            )
            + ")",
            "smart.{tahun}.nilai_efisiensi",
            udf="LKJ_BILA_ADA([@Tahun],LKJ_NILAI_EFISIENSI([@Efisiensi (poin)],[@Tahun]))",
        ),
        _hitung(
            "nilai",
            "Nilai",
            "="
            + build_rumus_tertimbang(
                "smart",
                "[@Tahun]",
                {
                    "CRO": "[@CRO]",
                    "EFISIENSI": "[@Nilai Efisiensi]",
                    "KONSISTENSI": "[@Konsistensi]",
                    "PENYERAPAN": "[@Penyerapan]",
                },
                "[@Total Diketik]",
                {kode: f"[@Bobot {nama}]" for kode, nama in _SMART.items()},
            ),
            "smart.{tahun}.nilai",
            udf="LKJ_SMART([@Tahun],[@CRO],[@Nilai Efisiensi],[@Konsistensi],[@Penyerapan],"
            f"[@Total Diketik],{UDF_GANTI})",
        ),
        _kategori("smart.{tahun}"),
    ),
    unik=("tahun",),
    cadangan=2,
)

NKA = Lembar(
    "NKA",
    "Nilai Kinerja Anggaran",
    "Nilai dari aplikasi SMART dan MonevPA. Komponen yang belum ada dikosongkan, bukan 0.",
    (_TBL_NKA, _TBL_SMART),
)
