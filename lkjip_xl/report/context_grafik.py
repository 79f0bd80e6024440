"""Data of every chart that a template may show, by key; figures are those that the report prints.

`kinerja.capaian`; `ikk.<K>.tren`, `.realisasi`, `.bulan`; `survei.<K>.unsur`, `.bulan`;
`anggaran.belanja`, `.belanja.rupiah`, `.triwulan`; `pnbp.tahun`; `sdm.<KELOMPOK>`, `sdm.gender`;
`ikpa.<TAHUN>`, `ikpa.tahun`, `smart.tahun`, `nka.tahun`; `rencana_aksi.tw`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.angka import SERATUS, bulatkan
from lkjip_xl.domain.hasil import DaftarHasil
from lkjip_xl.domain.hasil_lain import KELOMPOK_PEGAWAI, compute_pegawai
from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.kinerja import DataKinerja, Tingkat
from lkjip_xl.domain.teks_id import BULAN_SINGKAT, TRIWULAN
from lkjip_xl.report.grafik import Grafik, Seri

_RUPIAH, _BULAT = "#,##0", "#,##0"
_PANJANG_NAMA = 60
_KOSONG = Grafik()


def build_grafik(data: DataKinerja, hasil: DaftarHasil) -> Mapping[str, Grafik]:
    """Data of all charts.

    Args:
        data: Inputs: names, codes and years.
        hasil: Results of the same inputs. One without a value is a gap in the chart, never 0.

    Returns:
        Every key that this book may have; a chart for which nothing is filled in has no data.
    """
    baca = _Pembaca(data, hasil)
    grafik = {"kinerja.capaian": baca.build_capaian()}
    for kode in baca.kode:
        grafik |= baca.build_indikator(kode)
    for kode in baca.list_survei():
        grafik |= baca.build_survei(kode)
    grafik |= baca.build_anggaran() | baca.build_ikpa() | baca.build_pegawai()
    for jenis in ("ikpa", "smart", "nka"):
        grafik[f"{jenis}.tahun"] = baca.build_per_tahun(jenis, [("Nilai", "nilai")])
    grafik["pnbp.tahun"] = baca.build_per_tahun(
        "pnbp", [("Realisasi", "total"), ("Target", "target")], _RUPIAH
    )
    tw = [baca.angka(f"rencana_aksi.TW{n}.persen") for n in range(1, 5)]
    grafik["rencana_aksi.tw"] = _satu("Rencana aksi selesai (%)", _NAMA_TW, tw)
    return grafik


_NAMA_TW = tuple(f"TW {tw}" for tw in TRIWULAN)


def _satu(
    nama: str, kategori: Iterable[str], nilai: Iterable[Decimal | None], bentuk: str = "#,##0.00"
) -> Grafik:
    return Grafik(tuple(kategori), (Seri(nama, tuple(nilai)),), bentuk)


def _label(teks: object) -> str:
    """A name that fits a chart: on one line, cut between words where it is long."""
    bersih = " ".join("".join(c if c.isprintable() else " " for c in str(teks or "")).split())
    if len(bersih) <= _PANJANG_NAMA:
        return bersih
    return f"{bersih[:_PANJANG_NAMA].rpartition(' ')[0] or bersih[:_PANJANG_NAMA]} …"


class _Pembaca:
    """Looks results up and puts them side by side."""

    def __init__(self, data: DataKinerja, hasil: DaftarHasil) -> None:
        self.data = data
        self.hasil = hasil
        kegiatan = [s.kode.isi for s in data.sasaran if s.tingkat.isi == Tingkat.KEGIATAN]
        # In the order of the report, which numbers them: by sasaran.
        self.kode = [
            str(i.kode.isi)
            for s in kegiatan
            for i in data.indikator
            if i.kode_sasaran.isi == s and f"ikk.{i.kode.isi}.capaian" in hasil
        ]
        self._tahun: dict[str, list[int]] = {}
        for kunci in hasil:
            awal, _, akhir = kunci.rpartition(".")
            induk, _, tahun = awal.rpartition(".")
            if tahun.isdecimal() and len(tahun) == 4 and akhir in ("capaian", "nilai", "total"):
                self._tahun.setdefault(induk, []).append(int(tahun))

    def angka(self, kunci: str) -> Decimal | None:
        """A figure rounded as the report prints it; None for no value."""
        satu = self.hasil.get(kunci)
        if satu is None or satu.angka is None:
            return None
        return bulatkan(satu.angka, len(satu.tampil.partition(",")[2]))

    def tahun(self, induk: str) -> list[int]:
        """Years under a key, in order."""
        return sorted(self._tahun.get(induk, ()))

    def build_capaian(self) -> Grafik:
        """Capaian of each indikator beside the 100 percent that was promised.

        Indikator have names of a whole sentence, so they are called by their number in the report.
        """
        capaian = [self.angka(f"ikk.{kode}.capaian") for kode in self.kode]
        if all(satu is None for satu in capaian):
            return _KOSONG
        nama = tuple(f"Indikator {nomor}" for nomor, _ in enumerate(self.kode, 1))
        target = tuple(SERATUS for _ in self.kode)
        seri = (Seri("Capaian (%)", tuple(capaian)), Seri("Target (100%)", target))
        return Grafik(nama, seri)

    def build_indikator(self, kode: str) -> dict[str, Grafik]:
        """Trend of one indikator, and the survey behind it if there is one."""
        awal = f"ikk.{kode}"
        kunci = {t: f"{awal}.riwayat.{t}" for t in self.tahun(f"{awal}.riwayat")}
        if self.data.profil.tahun is not None:
            kunci[self.data.profil.tahun] = awal
        survei = self.build_survei(kode)
        return survei | {
            f"{awal}.tren": self._build_tren(kunci, [("Capaian (%)", "capaian")]),
            f"{awal}.realisasi": self._build_tren(
                kunci, [("Realisasi", "realisasi"), ("Target", "target")]
            ),
            f"{awal}.bulan": survei[f"survei.{kode}.bulan"],
        }

    def list_survei(self) -> list[str]:
        """Kode of all surveys, also of those that feed no indikator."""
        data = self.data
        semua = [s.kode.isi for s in data.ikm] + [s.kode.isi for s in data.skm]
        semua += [s.kode.isi for s in data.iki] + [s.kode.isi for s in data.ipk]
        return [kode for kode in semua if kode is not None]

    def build_survei(self, kode: str) -> dict[str, Grafik]:
        """One survey by month and by unsur."""
        nilai = [self.angka(f"survei.{kode}.bulan.{bulan.upper()}") for bulan in BULAN_SINGKAT]
        return {
            f"survei.{kode}.bulan": _satu("Nilai", BULAN_SINGKAT, nilai),
            f"survei.{kode}.unsur": self._build_unsur(kode),
        }

    def _build_tren(
        self,
        kunci: Mapping[int, str],
        seri: Sequence[tuple[str, str]],
        bentuk: str = "#,##0.00",
    ) -> Grafik:
        """By year, from the key of each year; one year alone is no trend."""
        isi = tuple(
            Seri(nama, tuple(self.angka(f"{k}.{apa}") for k in kunci.values()))
            for nama, apa in seri
        )
        ada = sum(1 for angka in isi[0].nilai if angka is not None)
        return Grafik(tuple(str(t) for t in kunci), isi, bentuk) if ada > 1 else _KOSONG

    def _build_unsur(self, kode: str) -> Grafik:
        """Year value of each unsur; of an IPK the values of both sides."""
        data = self.data
        if any(s.kode.isi == kode for s in data.ipk):
            return self._build_unsur_ipk()
        nama: dict[str, str] = {}
        if any(s.kode.isi == kode for s in data.ikm):
            nama = {str(u.kode.isi): _label(u.unsur.isi) for u in data.ikm_unsur}
        elif any(s.kode.isi == kode for s in data.skm):
            nama = {str(u.kode.isi): _label(u.unsur.isi) for u in data.skm_unsur}
        elif any(s.kode.isi == kode for s in data.iki):
            nama = {str(v.kode.isi): _label(v.variabel.isi) for v in data.iki_variabel}
        return _satu(
            "Nilai", nama.values(), [self.angka(f"survei.{kode}.unsur.{u}.nilai") for u in nama]
        )

    def _build_unsur_ipk(self) -> Grafik:
        nama = dict.fromkeys(_label(u.unsur.isi) for u in self.data.ipk_unsur)
        seri = []
        for sisi in ("internal", "eksternal"):
            nilai = {
                _label(u.unsur.isi): u.nilai.isi for u in self.data.ipk_unsur if u.sisi.isi == sisi
            }
            seri.append(Seri(sisi.capitalize(), tuple(nilai.get(satu) for satu in nama)))
        return Grafik(tuple(nama), tuple(seri))

    def build_anggaran(self) -> dict[str, Grafik]:
        """Serapan by jenis belanja over the years and by triwulan; pagu and realisasi this year."""
        belanja = {str(b.kode.isi): _label(b.belanja.isi) for b in self.data.anggaran_belanja}
        tahun = self._tahun_belanja()
        awal = "anggaran.belanja"
        serapan = tuple(
            Seri(nama, tuple(self.angka(f"{awal}.{kode}.{t}.serapan") for t in tahun))
            for kode, nama in belanja.items()
        )
        ini = self.data.profil.tahun
        rupiah = tuple(
            Seri(nama, tuple(self.angka(f"{awal}.{kode}.{ini}.{apa}") for kode in belanja))
            for nama, apa in (("Pagu", "pagu"), ("Realisasi", "realisasi"))
        )
        tw = [self.angka(f"anggaran.triwulan.TW{n}.serapan") for n in range(1, 5)]
        return {
            awal: Grafik(tuple(str(t) for t in tahun), serapan),
            f"{awal}.rupiah": Grafik(tuple(belanja.values()), rupiah, _RUPIAH),
            "anggaran.triwulan": _satu("Serapan (%)", _NAMA_TW, tw),
        }

    def _tahun_belanja(self) -> list[int]:
        return sorted({int(b.tahun.isi) for b in self.data.anggaran_belanja if b.tahun.isi})

    def build_per_tahun(
        self, induk: str, seri: Sequence[tuple[str, str]], bentuk: str = "#,##0.00"
    ) -> Grafik:
        """Totals under a key by year."""
        return self._build_tren({t: f"{induk}.{t}" for t in self.tahun(induk)}, seri, bentuk)

    def build_ikpa(self) -> dict[str, Grafik]:
        """Score of each IKPA indikator, a chart for each year; what does not apply is left out."""
        ini = self.data.profil.tahun
        tahun = {int(n.tahun.isi) for n in self.data.ikpa if n.tahun.isi is not None}
        tahun |= set() if ini is None else {ini - 1, ini}
        grafik = {}
        for t in sorted(tahun):
            ada = [n for n in self.data.ikpa if n.tahun.isi == t and n.nilai.isi is not None]
            nama = [NAMA_INDIKATOR.get(str(n.kode.isi), _label(n.kode.isi)) for n in ada]
            grafik[f"ikpa.{t}"] = _satu("Nilai", nama, [n.nilai.isi for n in ada])
        return grafik

    def build_pegawai(self) -> dict[str, Grafik]:
        """Staff by seksi, golongan, jabatan, pendidikan and gender; empty slices are left out."""
        grafik = {}
        lain = [str(p.kelompok.isi) for p in self.data.pegawai if p.kelompok.isi]
        for kelompok in dict.fromkeys((*KELOMPOK_PEGAWAI, *lain)):
            anggota = [p for p in self.data.pegawai if p.kelompok.isi == kelompok]
            jumlah = [(_label(p.uraian.isi), compute_pegawai(p).angka) for p in anggota]
            grafik[f"sdm.{kelompok}"] = _irisan(jumlah)
        gender = ("laki", "Laki-laki"), ("perempuan", "Perempuan")
        grafik["sdm.gender"] = next(
            (
                satu
                for kelompok in KELOMPOK_PEGAWAI
                if (satu := _irisan(
                    [(nama, self.angka(f"sdm.{kelompok}.{apa}")) for apa, nama in gender]
                )).ada
            ),
            _KOSONG,
        )  # fmt: skip
        return grafik


def _irisan(jumlah: Sequence[tuple[str, Decimal | None]]) -> Grafik:
    ada = [(nama, angka) for nama, angka in jumlah if angka]
    return _satu("Pegawai", [nama for nama, _ in ada], [angka for _, angka in ada], _BULAT)
