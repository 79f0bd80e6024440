"""Rules over the surveys: weights, months, respondents and sample sizes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from lkjip_xl.checks.aturan import Temuan, aturan
from lkjip_xl.checks.place import format_sel
from lkjip_xl.domain.angka import SERATUS
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_realisasi import SKALA_TERTINGGI
from lkjip_xl.domain.hasil_survei import SISI_IPK
from lkjip_xl.domain.isian import Angka
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kuesioner import Responden, Survei
from lkjip_xl.domain.teks_id import BULAN_SINGKAT, format_asis, format_deret
from lkjip_xl.errors import Tingkat as Berat

PERBAIKAN_NOL = "0 berarti nol, bukan kosong; kosongkan sel bila tidak ada data."
TOLERANSI_BOBOT = Decimal("0.02")  # 9 x 0,11 = 0,99 reproduces old reports


def _iter_bulanan(
    data: DataKinerja,
) -> Iterator[tuple[Survei, tuple[Angka, ...], Sequence[tuple[Angka, ...]]]]:
    """Each monthly survey with its respondents and the values of its unsur by month."""
    ikm = [satu.bulan for satu in data.ikm_unsur]
    iki = [satu.bulan for satu in data.iki_variabel]
    for survei, responden in zip(data.ikm, data.ikm_responden, strict=False):
        yield survei, responden.bulan, ikm
    for survei, responden in zip(data.iki, data.iki_responden, strict=False):
        yield survei, responden.bulan, iki


def _sebut_bulan(nomor: Sequence[int]) -> str:
    return format_deret([BULAN_SINGKAT[satu] for satu in nomor])


@aturan(
    "P-01",
    Berat.GALAT,
    "Jumlah bobot unsur IPK bukan 100",
    "Nilai tertimbang hanya benar bila bobotnya berjumlah 100.",
)
def check_bobot_ipk(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Weights of each side of the IPK sum to 100."""
    for sisi in SISI_IPK:
        bobot = [u.bobot for u in data.ipk_unsur if u.sisi.isi == sisi]
        if not bobot or any(satu.isi is None for satu in bobot):
            continue
        jumlah = sum((satu.isi for satu in bobot if satu.isi is not None), Decimal(0))
        if jumlah != SERATUS:
            awal, akhir = bobot[0].asal, bobot[-1].asal.rpartition("!")[2]
            yield Temuan(
                awal,
                f"Jumlah bobot unsur {sisi} {format_asis(jumlah)}, seharusnya 100.",
                f"periksa {awal} sampai {akhir}.",
            )


@aturan(
    "P-10",
    Berat.PERINGATAN,
    "Survei berisi responden tanpa kode",
    "Kode menghubungkan survei dengan indikatornya; tanpa kode hasilnya tidak dipakai.",
)
def check_tanpa_kode(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Respondents of a survey that names no indikator are told; the survey is not used."""
    for survei, responden in ((data.ikm, data.ikm_responden), (data.iki, data.iki_responden)):
        terisi = [isian for r in responden for isian in r.bulan if isian.isi is not None]
        if terisi and not survei:
            yield Temuan(
                terisi[0].asal,
                "Survei ini berisi responden, tetapi Kode surveinya belum diisi sehingga "
                "tidak dipakai.",
                "isi Kode di tabel Hasil survei dengan kode indikatornya.",
            )


@aturan(
    "P-27",
    Berat.SARAN,
    "Bobot SKM x banyaknya unsur jauh dari 1",
    "PermenPANRB 14/2017 memberi setiap unsur bobot 1/n, sehingga jumlahnya 1.",
)
def check_bobot_skm(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A typed weight times the number of unsur is close to 1."""
    for skm in data.skm:
        banyak = sum(1 for unsur in skm.unsur if unsur.banyak)
        if skm.bobot.isi is None or not banyak:
            continue
        jumlah = skm.bobot.isi * banyak
        if abs(jumlah - 1) > TOLERANSI_BOBOT:
            yield Temuan(
                skm.bobot.asal,
                f"Bobot {format_asis(skm.bobot.isi)} x {banyak} unsur = {format_asis(jumlah)}, "
                "seharusnya mendekati 1.",
                f"kosongkan bobot agar dipakai tepat 1/{banyak}, atau periksa angkanya.",
            )


@aturan(
    "P-28",
    Berat.PERINGATAN,
    "Bulan yang respondennya di bawah minimum",
    "Nilai bulan dengan sedikit responden kurang mewakili; laporan menyebut bulannya.",
)
def check_bulan_kurang(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Months below the minimum are named, once for each survey."""
    for survei, responden, _ in _iter_bulanan(data):
        minimum = survei.responden_minimum.isi
        if minimum is None:
            continue
        isi = [satu.isi for satu in responden]
        nomor = [i for i, satu in enumerate(isi) if satu is not None and satu < minimum]
        if nomor:
            yield Temuan(
                responden[nomor[0]].asal,
                f'Survei "{survei.kode.isi}": responden {_sebut_bulan(nomor)} di bawah '
                f"{format_asis(minimum)}.",
                "periksa angkanya; bila memang demikian, jelaskan di narasi.",
                f"survei.{survei.kode.isi}.bulan_kurang_responden",
            )


@aturan(
    "P-29",
    Berat.PERINGATAN,
    "Bulan berisi responden tanpa nilai",
    "Bulan itu tidak ikut dihitung, sehingga respondennya hilang dari hasil.",
)
def check_tanpa_jawaban(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A month with respondents has values."""
    for survei, responden, nilai in _iter_bulanan(data):
        nomor = [
            i
            for i, satu in enumerate(responden)
            if satu.isi and all(baris[i].isi is None for baris in nilai)
        ]
        if nomor:
            yield Temuan(
                responden[nomor[0]].asal,
                f'Survei "{survei.kode.isi}": {_sebut_bulan(nomor)} berisi responden, tetapi '
                "nilainya belum ada.",
                "isi nilai setiap unsur pada bulan itu, atau kosongkan respondennya.",
            )


@aturan(
    "P-30",
    Berat.PERINGATAN,
    "Bulan berisi nilai tanpa responden",
    "Nilai tahun ditimbang dengan responden; nilai tanpa responden tidak terhitung.",
)
def check_tanpa_responden(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A month with values has respondents."""
    for survei, responden, nilai in _iter_bulanan(data):
        nomor = [
            i
            for i, satu in enumerate(responden)
            if not satu.isi and any(baris[i].isi is not None for baris in nilai)
        ]
        if nomor:
            yield Temuan(
                responden[nomor[0]].asal,
                f'Survei "{survei.kode.isi}": {_sebut_bulan(nomor)} berisi nilai, tetapi '
                "respondennya kosong atau 0.",
                "isi jumlah responden bulan itu, atau kosongkan nilainya.",
            )


@aturan(
    "P-31",
    Berat.PERINGATAN,
    "Responden eksternal IPK di bawah minimum",
    "Pedoman IPK meminta jumlah responden eksternal minimum.",
)
def check_eksternal_ipk(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """The external side of the IPK has enough respondents."""
    for ipk in data.ipk:
        ada, minimum = ipk.responden_eksternal.isi, ipk.responden_minimum.isi
        if ada is not None and minimum is not None and ada < minimum:
            yield Temuan(
                ipk.responden_eksternal.asal,
                f'Responden eksternal "{ipk.kode.isi}" {format_asis(ada)}, paling sedikit '
                f"{format_asis(minimum)}.",
                "periksa angkanya; bila memang demikian, jelaskan di narasi.",
            )


@aturan(
    "P-32",
    Berat.PERINGATAN,
    "Responden SKM di bawah ukuran sampel",
    "PermenPANRB 14/2017 menetapkan ukuran sampel menurut tabel Krejcie-Morgan.",
)
def check_sampel_skm(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """An SKM has the respondents that its population asks for."""
    for skm in data.skm:
        kunci = f"survei.{skm.kode.isi}.sampel_minimum"
        minimum = hasil.get(kunci)
        if minimum is None or minimum.angka is None or skm.responden.isi is None:
            continue
        if skm.responden.isi < minimum.angka:
            yield Temuan(
                skm.populasi.asal,
                f'Responden "{skm.kode.isi}" {format_asis(skm.responden.isi)}, sedangkan populasi '
                f"{format_asis(skm.populasi.isi or Decimal(0))} memerlukan {minimum.tampil}.",
                "periksa populasinya; bila memang demikian, jelaskan di narasi.",
                kunci,
            )


def _iter_nol(
    pasangan: Sequence[tuple[Survei, Responden]],
    baris: Sequence[tuple[Angka, ...]],
    is_nol: Callable[[Decimal], bool],
) -> Iterator[tuple[str, str, list[str]]]:
    """Survey, respondents of a month ("Feb, 30 responden") and its cells that look like no data."""
    for survei, responden in pasangan:
        for i, satu in enumerate(responden.bulan):
            sel = [b[i].asal for b in baris if (isi := b[i].isi) is not None and is_nol(isi)]
            if sel and satu.isi is not None and satu.isi > 0:
                bulan = f"{_sebut_bulan([i])} ({format_asis(satu.isi)} responden)"
                yield str(survei.kode.isi), bulan, sel


@aturan(
    "P-62",
    Berat.GALAT,
    "Nilai unsur IKM di bawah 1",
    "Skala IKM 1 sampai 4; angka 0 ikut dirata-rata dan menurunkan indeks.",
)
def check_nol_ikm(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """No unsur of the monthly IKM lies below its scale in a month with respondents."""
    pasangan = list(zip(data.ikm, data.ikm_responden, strict=False))
    baris = [satu.bulan for satu in data.ikm_unsur]
    for kode, bulan, sel in _iter_nol(pasangan, baris, lambda isi: isi < 1):
        yield Temuan(
            sel[0],
            f'Survei "{kode}" {bulan}: {len(sel)} nilai unsur di bawah 1 ({format_sel(sel)}), '
            "sedangkan skalanya 1 sampai 4.",
            PERBAIKAN_NOL,
        )


@aturan(
    "P-63",
    Berat.PERINGATAN,
    "Nilai variabel IKI nol",
    "Angka 0 ikut dirata-rata dan menurunkan indeks; sel kosong tidak.",
)
def check_nol_iki(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """A variable of the IIO that is 0 in a month with respondents is perhaps no data."""
    pasangan = list(zip(data.iki, data.iki_responden, strict=False))
    baris = [satu.bulan for satu in data.iki_variabel]
    for kode, bulan, sel in _iter_nol(pasangan, baris, lambda isi: isi == 0):
        yield Temuan(
            sel[0],
            f'Survei "{kode}" {bulan}: {len(sel)} variabel bernilai 0 ({format_sel(sel)}).',
            PERBAIKAN_NOL,
        )


@aturan(
    "P-64",
    Berat.GALAT,
    "Nilai unsur IPK di luar skala jawaban",
    "Nilai di luar skala menghasilkan indeks yang tidak mungkin.",
)
def check_skala_ipk(data: DataKinerja, hasil: DaftarHasil) -> Iterator[Temuan]:
    """Values of the IPK lie between 1 and the Skala Jawaban, 4 where it is empty."""
    baku = Decimal(SKALA_TERTINGGI)
    skala = max((ipk.skala.isi or baku for ipk in data.ipk), default=baku)
    for satu in data.ipk_unsur:
        nilai = satu.nilai.isi
        if nilai is not None and not 1 <= nilai <= skala:
            yield Temuan(
                satu.nilai.asal,
                f'Nilai unsur IPK "{satu.kode.isi}" {format_asis(nilai)}, sedangkan skala '
                f"jawabannya 1 sampai {format_asis(skala)}.",
                PERBAIKAN_NOL
                if nilai < 1
                else "periksa koma desimalnya, atau Skala Jawaban di tabel tblIPK (5 bila "
                "jawabannya 1 sampai 5).",
            )
