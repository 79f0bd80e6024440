"""The annex in words: what each figure is called for the reader of an official report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lkjip_xl.domain.ikpa import NAMA_INDIKATOR
from lkjip_xl.domain.isian import Isian
from lkjip_xl.domain.kinerja import DataKinerja
from lkjip_xl.domain.kunci import find_pola
from lkjip_xl.domain.teks_id import BULAN, BULAN_SINGKAT, TRIWULAN

_UANG = {"pagu": "Pagu", "realisasi": "Realisasi", "serapan": "Serapan",
         "sisa": "Sisa pagu"}  # fmt: skip
_PAGU = {"pagu_semula": "Pagu semula", "pagu_menjadi": "Pagu setelah revisi"}
_TERCAPAI = {"target": "Target", "realisasi": "Realisasi", "persen": "Realisasi terhadap target"}
# Family of keys: whom it is about, and its figures. <K> and the like become names.
_KATA: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "pk": ("", {
        "anggaran.total": "Jumlah anggaran Perjanjian Kinerja",
        "anggaran.total_semula": "Jumlah anggaran Perjanjian Kinerja sebelum revisi",
    }),
    "pk.anggaran": ("<G>", {"<G>": "Anggaran Perjanjian Kinerja"}),
    "pk.<K>": ("<K>", {"target": "Target Perjanjian Kinerja"}),
    "pk_depan": ("", {"anggaran.total": "Jumlah anggaran Perjanjian Kinerja tahun depan"}),
    "pk_depan.anggaran": ("<G>", {"<G>": "Anggaran Perjanjian Kinerja tahun depan"}),
    "pk_depan.<K>": ("<K>", {"target": "Target Perjanjian Kinerja tahun depan"}),
    "ikk.<K>": ("<K>", {
        "target": "Target",
        "realisasi": "Realisasi",
        "realisasi_sumber": "Realisasi menurut data sumbernya",
        "capaian": "Capaian",
        "capaian_tanpa_batas": "Capaian tanpa batas atas",
        "perubahan_poin": "Perubahan realisasi dari tahun sebelumnya",
        "perubahan_persen": "Perubahan realisasi dari tahun sebelumnya, dalam persen",
        "riwayat.<TAHUN>.target": "Target tahun <TAHUN>",
        "riwayat.<TAHUN>.realisasi": "Realisasi tahun <TAHUN>",
        "riwayat.<TAHUN>.capaian": "Capaian tahun <TAHUN>",
        "riwayat.<TAHUN>.perubahan_poin": "Perubahan realisasi sejak tahun <TAHUN>",
        "riwayat.<TAHUN>.perubahan_persen":
            "Perubahan realisasi sejak tahun <TAHUN>, dalam persen",
        "rasio.<TAHUN>": "Persentase dari jumlah kasus tahun <TAHUN>",
        "renstra.target": "Target akhir Renstra",
        "renstra.capaian": "Realisasi terhadap target akhir Renstra",
        "pembanding.<P>.nilai": "Nilai pembanding: <P>",
        "pembanding.<P>.z": "Perbandingan dengan <P>",
        "pembanding.<P>.selisih": "Selisih dengan <P>",
    }),
    "sasaran.<S>": ("<S>", {"capaian": "Rata-rata capaian indikator"}),
    "kinerja": ("", {
        "rata_rata": "Rata-rata capaian kinerja",
        "rata_rata_sasaran": "Rata-rata capaian menurut sasaran",
        "rata_rata_indikator": "Rata-rata capaian menurut indikator",
        "jumlah_indikator": "Jumlah indikator kinerja kegiatan",
        "jumlah_terlampaui": "Jumlah indikator yang melampaui target",
        "jumlah_tercapai": "Jumlah indikator yang tepat mencapai target",
        "jumlah_belum_tercapai": "Jumlah indikator yang belum mencapai target",
    }),
    "survei.<K>": ("<K>", {
        "nilai": "Nilai survei setahun",
        "iio": "Indeks Integritas Organisasi (IIO), skala 0 sampai 100",
        "responden": "Jumlah responden",
        "jumlah_tertimbang": "Jumlah nilai tertimbang",
        "konversi": "Nilai pada skala 25 sampai 100",
        "bulan.<BULAN>": "Nilai bulan <BULAN>",
        "rata_rata": "Rata-rata nilai unsur, skala 1 sampai 4",
        "sampel_minimum": "Ukuran sampel minimum",
        "unsur.<U>.jumlah": "Jumlah jawaban: <U>",
        "unsur.<U>.banyak": "Banyaknya jawaban: <U>",
        "unsur.<U>.nrr": "Nilai rata-rata jawaban: <U>",
        "unsur.<U>.nilai": "Nilai setahun: <U>",
        "kelompok.<KK>.bulan.<BULAN>": "Nilai bulan <BULAN>: <KK>",
        "internal": "Nilai sisi internal",
        "eksternal": "Nilai sisi eksternal",
        "internal.unsur.<U>.tertimbang": "Nilai tertimbang sisi internal: <U>",
        "eksternal.unsur.<U>.tertimbang": "Nilai tertimbang sisi eksternal: <U>",
    }),
    "anggaran.total": ("Seluruh anggaran", {**_UANG, "pagu_semula": _PAGU["pagu_semula"]}),
    "anggaran.kegiatan.<G>": ("<G>", {**_UANG, **_PAGU}),
    "anggaran.indikator.<K>": ("<K>", {
        **_UANG, **_PAGU, "efisiensi": "Efisiensi (capaian dikurangi serapan)",
    }),
    "anggaran.sasaran.<S>": ("<S>", _UANG),
    "anggaran.belanja.<B>": ("<B>", {
        f"<TAHUN>.{nama}": f"{kata} tahun <TAHUN>" for nama, kata in _UANG.items()
    }),
    "anggaran.sumber.<D>": ("<D>", _UANG),
    "anggaran.triwulan": ("Seluruh anggaran", {
        "<TW>.realisasi": "Realisasi sampai akhir <TW>",
        "<TW>.serapan": "Serapan sampai akhir <TW>",
    }),
    "pnbp.<TAHUN>": ("PNBP tahun <TAHUN>", {
        "akun.<A>": "Penerimaan akun <A>",
        "total": "Jumlah penerimaan",
        "target": "Target penerimaan",
        "persen_target": "Penerimaan terhadap target",
        "perubahan_persen": "Perubahan penerimaan dari tahun sebelumnya",
    }),
    "ikpa.<TAHUN>": ("IKPA tahun <TAHUN>", {
        "<I>.bobot": "Bobot: <I>",
        "<I>.nilai_akhir": "Nilai akhir: <I>",
        "jumlah": "Jumlah nilai akhir",
        "konversi": "Konversi bobot",
        "aspek.<KELOMPOK>": "Nilai aspek: kualitas <KELOMPOK>",
        "nilai": "Nilai IKPA",
    }),
    "smart.<TAHUN>": ("SMART tahun <TAHUN>", {
        "bobot.<I>": "Bobot: <I>",
        "nilai_efisiensi": "Nilai efisiensi",
        "nilai": "Nilai SMART",
    }),
    "nka.<TAHUN>": ("Nilai Kinerja Anggaran tahun <TAHUN>", {
        "perencanaan": "Nilai kinerja perencanaan anggaran",
        "nilai": "Nilai Kinerja Anggaran",
    }),
    "rencana_aksi": ("Setahun", {
        "total": "Jumlah rencana aksi",
        "selesai": "Rencana aksi yang selesai",
        "persen": "Persentase rencana aksi yang selesai",
    }),
    "rencana_aksi.<TW>": ("<TW>", {
        "jumlah": "Jumlah rencana aksi",
        "selesai": "Rencana aksi yang selesai",
        "persen": "Persentase rencana aksi yang selesai",
    }),
    "sdm": ("", {"total": "Jumlah pegawai"}),
    "sdm.<KELOMPOK>": ("Pegawai menurut <KELOMPOK>", {
        "laki": "Jumlah pegawai laki-laki",
        "perempuan": "Jumlah pegawai perempuan",
        "total": "Jumlah pegawai",
    }),
    "output.<TABEL>": ("<TABEL>", {"total": "Jumlah"}),
    "eperformance": ("E-Performance", {
        "<TW>.nilai": "Nilai <TW>", "rata_rata": "Rata-rata nilai",
    }),
    "target_kinerja": ("Target kinerja setahun", _TERCAPAI),
    "target_kinerja.<TW>": ("Target kinerja <TW>", _TERCAPAI),
    "emonev": ("e-Monev", {
        "<TW>.anggaran": "Penyerapan sampai akhir <TW>",
        "<TW>.fisik": "Kemajuan fisik sampai akhir <TW>",
    }),
    "tindak_lanjut": ("", {
        "jumlah": "Jumlah tindak lanjut",
        "selesai": "Tindak lanjut yang selesai",
        "berjalan": "Tindak lanjut yang sedang berjalan",
        "belum": "Tindak lanjut yang belum dimulai",
        "terlambat": "Tindak lanjut yang lewat batas waktu",
    }),
}  # fmt: skip
_PER_POLA = {
    f"{awal}.{akhir}": (pokok, kata)
    for awal, (pokok, isi) in _KATA.items()
    for akhir, kata in isi.items()
}
_TETAP: Mapping[str, Mapping[str, str]] = {
    "<BULAN>": {s.upper(): b for s, b in zip(BULAN_SINGKAT, BULAN, strict=True)},
    "<TW>": {f"TW{nomor}": f"Triwulan {tw}" for nomor, tw in enumerate(TRIWULAN, 1)},
    "<I>": {
        **NAMA_INDIKATOR,
        "CRO": "Capaian Rincian Output",
        "EFISIENSI": "Nilai efisiensi",
        "KONSISTENSI": "Konsistensi penyerapan terhadap perencanaan",
        # PENYERAPAN is a component of IKPA and of SMART under one name.
    },
    "<KELOMPOK>": {
        "perencanaan": "perencanaan anggaran",
        "pelaksanaan": "pelaksanaan anggaran",
        "hasil": "hasil pelaksanaan anggaran",
    },
    "<B>": {"TOTAL": "Seluruh jenis belanja"},
    "<D>": {"TOTAL": "Seluruh sumber dana"},
}
_SURVEI_LAIN = "Survei Kepuasan Masyarakat"  # as the report calls an SKM that feeds no indikator


@dataclass(frozen=True, slots=True)
class Uraian:
    """A key in words.

    Attributes:
        pokok: Whom it is about; "" for the whole office.
        kata: What it is.
        pola: The family of keys, "ikk.<K>.capaian"; "" for a key that no calculation gives.
    """

    pokok: str
    kata: str
    pola: str


class KamusKunci:
    """Keys in words, with the names behind the codes of one book."""

    def __init__(self, data: DataKinerja) -> None:
        """Take the names from the inputs."""
        umum = _list_nama(data)
        tanda = {*umum, *_TETAP}
        self._nama = {satu: {**_TETAP.get(satu, {}), **umum.get(satu, {})} for satu in tanda}
        # Codes of unsur are those of one survey only.
        self._unsur = _list_unsur(data)

    def explain(self, kunci: str) -> Uraian:
        """The words of a key; what has no name keeps its kode."""
        pola = find_pola(kunci)
        if pola is None:
            return Uraian("", kunci, "")
        kode = [
            (tanda, satu)
            for satu, tanda in zip(kunci.split("."), pola.pola.split("."), strict=True)
            if tanda.startswith("<")
        ]
        nama = {tanda: self._nama.get(tanda, {}).get(satu, satu) for tanda, satu in kode}
        if "<U>" in nama:
            semua = dict(kode)
            sisi = next((s for s in ("internal", "eksternal") if f".{s}." in kunci), "")
            tempat = (semua["<K>"], sisi, semua["<U>"])
            nama["<U>"] = self._unsur.get(tempat, semua["<U>"])
        pokok, kata = _PER_POLA.get(pola.pola, ("", pola.arti))
        for tanda, isi in nama.items():
            pokok, kata = pokok.replace(tanda, isi), kata.replace(tanda, isi)
        return Uraian(pokok, kata, pola.pola)


def _list_nama(data: DataKinerja) -> dict[str, dict[str, str]]:
    """Names by kode, for what stands for them in a family of keys."""
    kegiatan = [(a.kode, a.kegiatan) for a in data.anggaran_pk]
    kegiatan += [(a.kode, a.kegiatan) for a in data.anggaran_kegiatan]
    skm = {str(s.kode.isi): _SURVEI_LAIN for s in data.skm}
    return {
        "<K>": skm | _list_indikator(data),
        "<S>": _collect((s.kode, s.sasaran) for s in data.sasaran),
        "<G>": _collect(kegiatan),
        "<B>": _collect((b.kode, b.belanja) for b in data.anggaran_belanja),
        "<D>": _collect((d.kode, d.sumber) for d in data.sumber_dana),
        "<A>": {
            kode: f"{kode} ({nama})"
            for kode, nama in _collect((p.kode, p.uraian) for p in data.pnbp).items()
        },
        "<P>": _collect((p.kode, p.unit) for p in data.pembanding),
        "<KK>": _collect((k.kode, k.kelompok) for k in data.iki_kelompok),
        "<TABEL>": _collect((d.tabel, d.judul) for d in data.daftar_output),
    }


def _list_indikator(data: DataKinerja) -> dict[str, str]:
    """Names of indikator; one that stands at several tingkat of the PK says at which."""
    tingkat = {s.kode.isi: s.tingkat.isi for s in data.sasaran}
    nama = _collect((i.kode, i.indikator) for i in data.indikator)
    banyak = Counter(nama.values())
    for satu in data.indikator:
        kode = str(satu.kode.isi)
        if kode in nama and banyak[nama[kode]] > 1:
            nama[kode] += f" (indikator {tingkat.get(satu.kode_sasaran.isi) or kode})"
    return nama


def _list_unsur(data: DataKinerja) -> dict[tuple[str, str, str], str]:
    """Names of unsur by survey, side ("" where there is none) and kode."""
    nama: dict[tuple[str, str, str], str] = {}
    for survei in data.ikm:
        for kode, satu in _collect((u.kode, u.unsur) for u in data.ikm_unsur).items():
            nama[str(survei.kode.isi), "", kode] = satu
    for survei in data.iki:
        for kode, satu in _collect((v.kode, v.variabel) for v in data.iki_variabel).items():
            nama[str(survei.kode.isi), "", kode] = satu
    for ipk in data.ipk:
        for unsur in data.ipk_unsur:
            for kode, satu in _collect([(unsur.kode, unsur.unsur)]).items():
                nama[str(ipk.kode.isi), str(unsur.sisi.isi), kode] = satu
    for skm in data.skm:
        nama |= {(str(skm.kode.isi), "", str(u.kode)): str(u.unsur) for u in skm.unsur}
    return nama


def _collect(isi: Iterable[tuple[Isian[str], Isian[str]]]) -> dict[str, str]:
    return {str(kode.isi): " ".join(str(nama.isi).split()) for kode, nama in isi if nama.isi}
