"""Sheet of the IPK: weighted unsur of an internal and an external side."""

from __future__ import annotations

from lkjip_xl.domain import kuesioner
from lkjip_xl.domain.hasil_survei import SISI_IPK
from lkjip_xl.workbook.model import Kolom, Lembar, Tabel, Tipe


def _sisi(sisi: str) -> Kolom:
    cocok = f'(tblIPKUnsur[Sisi]="{sisi}")'
    return Kolom(
        sisi,
        f"Nilai {sisi.capitalize()}",
        Tipe.INDEKS,
        rumus=f'=IF(COUNTIF(tblIPKUnsur[Sisi],"{sisi}")=0,"",'
        f"IF(SUMPRODUCT({cocok}*ISNUMBER(tblIPKUnsur[Tertimbang]))"
        f'<COUNTIF(tblIPKUnsur[Sisi],"{sisi}"),"",'
        f'ROUND(SUMIFS(tblIPKUnsur[Tertimbang],tblIPKUnsur[Sisi],"{sisi}"),2)))',
        udf=f'=LKJ_IPK_SISI("{sisi}",tblIPKUnsur[Sisi],tblIPKUnsur[Bobot (%)],'
        "tblIPKUnsur[Nilai],[@Skala Jawaban])",
        kunci=f"survei.{{kode}}.{sisi}",
    )


def _responden_sisi(sisi: str) -> Kolom:
    return Kolom(
        f"responden_{sisi}",
        f"Responden {sisi.capitalize()}",
        Tipe.BULAT,
        f"Banyak responden {sisi}.",
        minimum=0,
    )


_KALI = "N([@Nilai {0}])*N([@Responden {0}])"
# A side that is surveyed but not complete leaves no index: the other side alone is another one.
_BELUM = (
    'AND(COUNTIF(tblIPKUnsur[Sisi],"{1}")>0,'
    'OR([@Responden {0}]="",AND(N([@Responden {0}])>0,[@Nilai {0}]="")))'
)
_PEMBAGI = 'IF(COUNTIF(tblIPKUnsur[Sisi],"{1}")>0,N([@Responden {0}]),0)'
_SISI = [(sisi.capitalize(), sisi) for sisi in SISI_IPK]
_NILAI_IPK = (
    f'=IF(OR({",".join(_BELUM.format(*s) for s in _SISI)}),"",'
    f"IFERROR(ROUND(({'+'.join(_KALI.format(*s) for s in _SISI)})"
    f'/({"+".join(_PEMBAGI.format(*s) for s in _SISI)}),2),""))'
)

IPK = Lembar(
    "Survei_IPK",
    "Indeks Pengamanan Keimigrasian",
    "Isi bobot dan nilai tiap unsur. Bobot setiap sisi berjumlah 100.",
    (
        Tabel(
            nama="tblIPK",
            field="ipk",
            kelas=kuesioner.SurveiIPK,
            judul="Hasil survei",
            petunjuk="Kode sama dengan kode indikator yang memakai survei ini.",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode indikator yang memakai survei ini."),
                Kolom(
                    "skala",
                    "Skala Jawaban",
                    Tipe.BULAT,
                    "4, atau 5 bila jawaban memakai skala 1 - 5.",
                    pilihan=("4", "5"),
                ),
                _responden_sisi("internal"),
                _responden_sisi("eksternal"),
                Kolom(
                    "responden_minimum",
                    "Responden Eksternal Minimum",
                    Tipe.BULAT,
                    "Jumlah responden eksternal paling sedikit, misalnya 5.",
                    minimum=0,
                ),
                *(_sisi(sisi) for sisi in SISI_IPK),
                Kolom(
                    "nilai",
                    "Nilai IPK",
                    Tipe.INDEKS,
                    rumus=_NILAI_IPK,
                    udf="=LKJ_IPK([@Nilai Internal],[@Responden Internal],[@Nilai Eksternal],"
                    "[@Responden Eksternal],tblIPKUnsur[Sisi])",
                    kunci="survei.{kode}.nilai",
                ),
            ),
            unik=("kode",),
            satu_baris=True,
        ),
        Tabel(
            nama="tblIPKUnsur",
            field="ipk_unsur",
            kelas=kuesioner.UnsurIPK,
            judul="Unsur per sisi",
            kolom=(
                Kolom("kode", "Kode", Tipe.KODE, "Kode unsur, misalnya I1 atau E1."),
                Kolom("sisi", "Sisi", Tipe.PILIHAN, "internal atau eksternal.", pilihan=SISI_IPK),
                Kolom("unsur", "Unsur", Tipe.TEKS, "Nama unsur.", lebar=30),
                Kolom(
                    "bobot",
                    "Bobot (%)",
                    Tipe.PERSEN,
                    "Poin persen; setiap sisi berjumlah 100.",
                    minimum=0,
                    maksimum=100,
                ),
                Kolom(
                    "nilai",
                    "Nilai",
                    Tipe.INDEKS,
                    "Nilai pada skala jawaban.",
                    minimum=0,
                    maksimum=5,
                    is_penting=True,
                ),
                Kolom(
                    "tertimbang",
                    "Tertimbang",
                    Tipe.INDEKS,
                    rumus='=IF(OR([@Bobot (%)]="",[@Nilai]=""),"",'
                    "[@Bobot (%)]*[@Nilai]/100*4/IF(N(tblIPK[Skala Jawaban])=0,4,"
                    "tblIPK[Skala Jawaban]))",
                    udf="=LKJ_IPK_UNSUR([@Bobot (%)],[@Nilai],tblIPK[Skala Jawaban])",
                    kunci="survei.{ipk}.{sisi}.unsur.{kode}.tertimbang",
                ),
            ),
            unik=("kode",),
            cadangan=3,
        ),
    ),
)
