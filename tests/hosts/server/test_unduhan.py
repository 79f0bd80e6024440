"""Files that wait for their user: once, for a while, not too many, not too large."""

from __future__ import annotations

import pytest

from lkjip_xl.errors import LingkunganError
from lkjip_xl.hosts.server.gerbang import build_lampiran
from lkjip_xl.hosts.server.halaman import build_halaman_unduh
from lkjip_xl.hosts.server.unduhan import BATAS_BERKAS, BERLAKU_MENIT, Gudang, Unduhan


class Jam:
    """A clock that the test sets."""

    def __init__(self) -> None:
        """It begins at 0."""
        self.kini = 0.0

    def __call__(self) -> float:
        """Seconds."""
        return self.kini


def test_a_file_is_taken_once_and_looked_at_often() -> None:
    """Only taking it ends the link."""
    gudang = Gudang(Jam())
    kunci = gudang.store("a.docx", b"isi", "Siti")

    lihat = [gudang.find(kunci), gudang.find(kunci)]
    ambil = [gudang.take(kunci), gudang.take(kunci)]

    assert [satu.isi if satu else None for satu in lihat] == [b"isi", b"isi"]
    assert [satu.nama if satu else None for satu in ambil] == ["a.docx", None]
    assert gudang.find(kunci) is None


def test_a_link_ends_with_its_time() -> None:
    """A second before it works, at the end it does not."""
    jam = Jam()
    gudang = Gudang(jam)
    kunci = gudang.store("a.docx", b"isi", "Siti")

    jam.kini = BERLAKU_MENIT * 60 - 1
    sebelum = gudang.find(kunci)
    jam.kini += 1
    gudang.drop_lewat()

    assert sebelum is not None
    assert gudang.take(kunci) is None


def test_keys_are_long_and_never_the_same() -> None:
    """Nobody guesses one, nor learns it from another."""
    gudang = Gudang(Jam())

    semua = {gudang.store("a.docx", b"isi", str(nomor)) for nomor in range(200)}

    assert len(semua) == 200
    assert {len(satu) for satu in semua} == {43}
    assert gudang.find("") is None
    assert gudang.find("\udc80") is None


def test_many_files_of_one_user_push_out_his_own_only() -> None:
    """The oldest of Budi go, that of Siti stays."""
    gudang = Gudang(Jam())
    siti = gudang.store("s.docx", b"s", "Siti")

    budi = [gudang.store(f"{n}.docx", b"b", "Budi") for n in range(5)]

    assert [gudang.find(satu) is not None for satu in budi] == [False, False, True, True, True]
    assert gudang.find(siti) is not None


def test_too_large_and_too_many_files_are_refused() -> None:
    """A single one over the limit, or all together; what waits is not harmed."""
    gudang = Gudang(Jam())
    penuh = bytes(BATAS_BERKAS)
    kunci = [gudang.store("a.docx", penuh, str(nomor)) for nomor in range(16)]

    galat = []
    for isi in (penuh + b"x", penuh):
        with pytest.raises(LingkunganError) as satu:
            gudang.store("b.docx", isi, "Wati")
        galat.append(satu.value.problems[0].kode)

    assert galat == ["L-79", "L-79"]
    assert all(gudang.find(satu) for satu in kunci)


def test_the_name_of_a_file_cannot_break_out() -> None:
    """Neither of the header nor of the page."""
    nama = 'a"; x=\r\nSet-Cookie: b <script> é.docx'

    kepala = build_lampiran(nama)
    halaman = build_halaman_unduh(Unduhan(nama, b"isi", "<b>Siti</b>", 0.0))

    assert "\r" not in kepala
    assert "\n" not in kepala
    assert kepala.count('"') == 2
    assert kepala.encode("latin-1")
    assert "<script>" not in halaman
    assert "<b>Siti" not in halaman
    assert 'method="post"' in halaman
