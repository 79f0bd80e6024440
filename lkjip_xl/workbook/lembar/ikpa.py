"""Sheet IKPA: scores of budget execution by year, weighted by the scheme of the year."""

from __future__ import annotations

from lkjip_xl.domain import rincian
from lkjip_xl.domain.aturan import Pengurang, SkemaIKPA
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.workbook.lembar.rumus_bobot import (
    ATURAN,
    TANPA_NILAI,
    UDF_GANTI,
    build_daftar,
    build_rumus_berkala,
    build_rumus_bobot,
    build_rumus_kelas,
)
from lkjip_xl.workbook.model import Kolom, Lembar, Padanan, Tabel, Tipe

_ASPEK = tuple(dict.fromkeys(nama for s in ATURAN.ikpa.ketetapan for nama in s.nilai.aspek))


def build_rumus_jumlah(tahun: str) -> str:
    """Sum of nilai x bobot / 100 over the indikator that apply in the year, native."""
    return f"SUMIFS(tblIKPA[Nilai Akhir],tblIKPA[Tahun],{tahun})"


def build_rumus_konversi(tahun: str) -> str:
    """Sum of the weights that apply in the year, native; 0 where none does."""
    return f'SUMIFS(tblIKPA[Bobot (%)],tblIKPA[Tahun],{tahun},tblIKPA[Nilai],">=0")'


def build_udf_ikpa(fungsi: str, awal: str, akhir: str) -> str:
    """A call of a UDF over the components of all years.

    Args:
        fungsi: Name of the function.
        awal: Its first arguments.
        akhir: What follows the components; empty for nothing.
    """
    komponen = "tblIKPA[Tahun],tblIKPA[Kode],tblIKPA[Nilai]"
    return f"{fungsi}({','.join(satu for satu in (awal, komponen, akhir) if satu)})"


def _build_aspek(nama: str) -> str:
    """Plain mean of the indikator of one aspect."""

    def satu_blok(skema: SkemaIKPA) -> str:
        if nama not in skema.aspek:
            return TANPA_NILAI
        cocok = (
            "(tblIKPA[Tahun]=[@Tahun])"
            f"*ISNUMBER(MATCH(tblIKPA[Kode],{build_daftar(skema.aspek[nama])},0))"
        )
        banyak = f"SUMPRODUCT({cocok}*ISNUMBER(tblIKPA[Nilai]))"
        return f'IF({banyak}=0,"",SUMPRODUCT({cocok},tblIKPA[Nilai])/{banyak})'

    return "=" + build_rumus_berkala(ATURAN.ikpa, "[@Tahun]", satu_blok)


def _build_pengurang(tingkat: tuple[Pengurang, ...]) -> str:
    """Deduction as typed, else from the permil of dispensasi, else 0."""
    if not tingkat:
        return "0"
    permil = "[@Dispensasi SPM (permil)]"
    hasil = str(tingkat[-1].pengurang)
    for satu in reversed(tingkat):
        if satu.di_bawah is not None:
            hasil = f"IF({permil}<{satu.di_bawah},{satu.pengurang},{hasil})"
    return f'IF([@Pengurang]<>"",[@Pengurang],IF(N({permil})<=0,0,{hasil}))'


def _build_nilai() -> str:
    """The established total, or the typed one where no component is known."""

    def satu_blok(skema: SkemaIKPA) -> str:
        total = f"[@Jumlah]*100/[@Konversi (%)]-{_build_pengurang(skema.pengurang_dispensasi)}"
        diketik = 'IF([@Total Diketik]="","",ROUND([@Total Diketik],2))'
        return f'IF([@Konversi (%)]="",{diketik},ROUND(MAX(0,{total}),2))'

    return "=" + build_rumus_berkala(ATURAN.ikpa, "[@Tahun]", satu_blok)


_TAHUN = Kolom("tahun", "Tahun", Tipe.TAHUN, "Tahun anggaran.", lebar=12)

IKPA = Lembar(
    "IKPA",
    "Indikator Kinerja Pelaksanaan Anggaran",
    "Nilai 0-100 dari aplikasi OM-SPAN. Indikator yang tidak berlaku dikosongkan, bukan 0.",
    (
        Tabel(
            nama="tblIKPATahun",
            field="tahun_ikpa",
            kelas=rincian.TahunIKPA,
            judul="Nilai IKPA per tahun",
            petunjuk="Total diketik hanya dipakai bila nilai indikator tahun itu tidak ada.",
            kolom=(
                _TAHUN,
                Kolom(
                    "dispensasi_permil",
                    "Dispensasi SPM (permil)",
                    Tipe.ANGKA,
                    "Permil SPM dengan dispensasi pada triwulan IV, mulai 2024.",
                    minimum=0,
                ),
                Kolom(
                    "pengurang",
                    "Pengurang",
                    Tipe.ANGKA,
                    "Pengurang nilai dalam poin, bila diketahui; mulai 2024.",
                    minimum=0,
                    maksimum=100,
                ),
                Kolom(
                    "total_diketik",
                    "Total Diketik",
                    Tipe.INDEKS,
                    "Nilai IKPA bila rinciannya tidak ada.",
                    minimum=0,
                    maksimum=100,
                ),
                Kolom(
                    "jumlah",
                    "Jumlah",
                    Tipe.INDEKS,
                    rumus=f'=IF([@Konversi (%)]="","",{build_rumus_jumlah("[@Tahun]")})',
                    udf="=LKJ_BILA_ADA([@Konversi (%)],LKJ_JUMLAH_BILA([@Tahun],tblIKPA[Tahun],"
                    "tblIKPA[Nilai Akhir]))",
                    kunci="ikpa.{tahun}.jumlah",
                ),
                Kolom(
                    "konversi",
                    "Konversi (%)",
                    Tipe.PERSEN,
                    rumus='=IF([@Tahun]="","",IF({0}=0,"",{0}))'.format(
                        build_rumus_konversi("[@Tahun]")
                    ),
                    udf="=" + build_udf_ikpa("LKJ_IKPA_KONVERSI", "[@Tahun]", UDF_GANTI),
                    kunci="ikpa.{tahun}.konversi",
                ),
                *(
                    Kolom(
                        nama,
                        f"Aspek {nama.capitalize()}",
                        Tipe.INDEKS,
                        rumus=_build_aspek(nama),
                        udf="=" + build_udf_ikpa("LKJ_IKPA_ASPEK", f'"{nama}",[@Tahun]', ""),
                        kunci=f"ikpa.{{tahun}}.aspek.{nama}",
                    )
                    for nama in _ASPEK
                ),
                Kolom(
                    "nilai",
                    "Nilai",
                    Tipe.INDEKS,
                    rumus=_build_nilai(),
                    udf="="
                    + build_udf_ikpa(
                        "LKJ_IKPA",
                        "[@Tahun]",
                        f"[@Pengurang],[@Dispensasi SPM (permil)],[@Total Diketik],{UDF_GANTI}",
                    ),
                    kunci="ikpa.{tahun}.nilai",
                ),
                Kolom(
                    "kategori",
                    "Kategori",
                    Tipe.TEKS,
                    rumus="=" + build_rumus_kelas(ATURAN.kategori_ikpa, "[@Tahun]", "[@Nilai]"),
                    udf='=LKJ_KATEGORI([@Nilai],[@Tahun],"ikpa")',
                    kunci="ikpa.{tahun}.kategori",
                ),
            ),
            unik=("tahun",),
            cadangan=2,
        ),
        Tabel(
            nama="tblIKPA",
            field="ikpa",
            kelas=rincian.NilaiIKPA,
            tersedia=20,
            judul="Nilai indikator per tahun",
            petunjuk="Bobot mengikuti peraturan tahun itu; lihat lembar Ketentuan.",
            kolom=(
                Kolom(
                    "kode",
                    "Kode",
                    Tipe.KODE,
                    "Pilih kode indikator, misalnya OUTPUT.",
                    pilihan=tuple(NAMA_INDIKATOR),
                    lebar=14,
                ),
                _TAHUN,
                Kolom("nama", "Indikator", Tipe.TEKS, padanan=Padanan(NAMA_INDIKATOR), lebar=30),
                Kolom(
                    "nilai",
                    "Nilai",
                    Tipe.INDEKS,
                    "Nilai 0-100; kosong bila tidak berlaku bagi kantor.",
                    minimum=0,
                    maksimum=100,
                    is_penting=True,
                ),
                Kolom(
                    "bobot",
                    "Bobot (%)",
                    Tipe.PERSEN,
                    rumus="=" + build_rumus_bobot("ikpa", "[@Tahun]", "[@Kode]"),
                    udf=f'=LKJ_BOBOT("ikpa",[@Kode],[@Tahun],{UDF_GANTI})',
                    kunci="ikpa.{tahun}.{kode}.bobot",
                ),
                Kolom(
                    "nilai_akhir",
                    "Nilai Akhir",
                    Tipe.INDEKS,
                    rumus='=IF(OR([@Bobot (%)]="",[@Nilai]=""),"",[@Nilai]*[@Bobot (%)]/100)',
                    udf="=LKJ_NILAI_AKHIR([@Nilai],[@Bobot (%)])",
                    kunci="ikpa.{tahun}.{kode}.nilai_akhir",
                ),
            ),
            unik=("kode", "tahun"),
            cadangan=4,
        ),
    ),
)
