"""Objects of this LibreOffice, lent over a pipe to the user's own Python while it runs a macro.

Runs inside LibreOffice: standard library only, Python 3.8. One JSON line asks, one answers; the
other end is `lkjip_xl.hosts.libreoffice.jauh`. Plain values travel as they are, structs, enums,
types and bytes by value, all else as a number that stands for the object here.
"""

from __future__ import annotations

import base64
import contextlib
import json
import math
import subprocess
import threading
from collections.abc import Callable, Iterator
from typing import Any

from .penjaga import Penjaga, end_proses
from .pesan import show_pesan

BATAS_DIAM_DETIK = 180.0
_BATAS_AKHIR_DETIK = 10.0
_KONTEKS = 0
# What a child that dies would leave open; closed in its place.
_PENUTUP = {
    "lockControllers": "unlockControllers",
    "enterUndoContext": "leaveUndoContext",
    "lock": "unlock",
    "start": "end",
}
_REFLEKSI = "/singletons/com.sun.star.reflection.theCoreReflection"
_SEDANG_JALAN = threading.Lock()


def jalankan(ctx: Any, verb: str, proses: subprocess.Popen[bytes]) -> None:
    """Serve the objects of this office to `proses` until it ends; what fails is told in a message.

    A second click while a macro runs is ignored: its process is ended.

    Args:
        ctx: Component context of this LibreOffice.
        verb: Name of the macro, for the status bar only.
        proses: The user's Python with pipes to its input and output.
    """
    if not _SEDANG_JALAN.acquire(blocking=False):
        end_proses(proses)
        return
    try:
        pelayan = Pelayan(ctx)
        with contextlib.ExitStack() as tumpukan:
            tumpukan.enter_context(_show_status(ctx, f"LKjIP: {verb.replace('_', ' ')} ..."))
            # The child shows its own progress as soon as it is there.
            selesai = pelayan.serve(proses, BATAS_DIAM_DETIK, tumpukan.close)
        kode = end_proses(proses, _BATAS_AKHIR_DETIK)
        if not selesai:
            _show_putus(ctx, kode, pelayan.terlalu_lama)
    finally:
        _SEDANG_JALAN.release()


class Pelayan:
    """The objects that a child holds, and what it may do with them."""

    def __init__(self, ctx: Any) -> None:
        """Lend the context, from which all else is reached."""
        self.terlalu_lama = False
        self._objek: dict[int, Any] = {_KONTEKS: ctx}
        self._nomor = _KONTEKS
        self._medan: dict[str, tuple[str, ...]] = {}
        self._terbuka: list[tuple[Any, str]] = []
        self._encode = json.JSONEncoder(
            default=self._encode_khusus, allow_nan=False, separators=(",", ":")
        ).encode
        self._decode = json.JSONDecoder(object_hook=self._decode_khusus).decode

    def serve(
        self,
        proses: subprocess.Popen[bytes],
        batas_diam: float,
        greet: Callable[[], None] = lambda: None,
    ) -> bool:
        """Answer until the child says that it is done; False where it went without saying so.

        Args:
            proses: The child.
            batas_diam: Seconds of silence after which it is ended.
            greet: Called when the child speaks for the first time.
        """
        masuk, keluar = proses.stdout, proses.stdin
        assert masuk is not None
        assert keluar is not None
        penjaga = Penjaga(proses, batas_diam)
        try:
            with penjaga:
                baris = masuk.readline()
            greet()
            while baris.endswith(b"\n"):
                jawaban = self.answer(baris)
                if jawaban is None:
                    return True
                with penjaga:
                    keluar.write(jawaban)
                    keluar.flush()
                    baris = masuk.readline()
            return False
        except OSError:
            return False
        finally:
            self.terlalu_lama = penjaga.stop()
            self._close_terbuka()
            self._objek.clear()

    def answer(self, baris: bytes) -> bytes | None:
        """The answer to one line; None for the one that says goodbye."""
        try:
            lepas, kerja, nomor, nama, isi = self._decode(baris.decode("ascii"))
            for satu in lepas:
                self._objek.pop(satu, None)
            if kerja == "akhir":
                return None
            jawaban = [True, self._do(kerja, nomor, nama, isi)]
        # A fault of UNO, of a name or of an argument: the child has to know, and goes on.
        except Exception as fault:
            jawaban = [False, _find_kelas(fault), str(getattr(fault, "Message", "") or fault)]
        return self._encode_baris(jawaban)

    def _encode_baris(self, jawaban: list[Any]) -> bytes:
        try:
            try:
                teks = self._encode(jawaban)
            except ValueError:  # JSON has no name for what is not a number
                teks = self._encode(_drop_bukan_angka(jawaban))
        # Something in the answer is an object that LibreOffice itself no longer wants to describe.
        except Exception as fault:
            teks = self._encode([False, _find_kelas(fault), str(fault)])
        return teks.encode("ascii") + b"\n"

    def _do(self, kerja: str, nomor: int, nama: str, isi: Any) -> Any:
        if kerja == "struct":
            return _build_struct(nama)
        objek = self._objek[nomor]
        if kerja == "ambil":
            return getattr(objek, nama)
        if kerja == "taruh":
            setattr(objek, nama, _freeze(isi))
            return None
        if kerja == "panggil":
            hasil = getattr(objek, nama)(*_freeze(isi))
            self._watch_terbuka(objek, nama)
            return hasil
        raise ValueError(kerja)

    def _watch_terbuka(self, objek: Any, nama: str) -> None:
        """Remember what was opened and not closed."""
        if nama in _PENUTUP:
            self._terbuka.append((objek, _PENUTUP[nama]))
            return
        for letak in range(len(self._terbuka) - 1, -1, -1):
            if self._terbuka[letak][1] == nama:
                del self._terbuka[letak]
                return

    def _close_terbuka(self) -> None:
        while self._terbuka:
            objek, nama = self._terbuka.pop()
            # The book may be closed by now.
            with contextlib.suppress(Exception):
                getattr(objek, nama)()

    def _encode_khusus(self, isi: Any) -> Any:
        """What JSON does not know."""
        jenis = type(isi).__name__
        if jenis == "ByteSequence" or isinstance(isi, (bytes, bytearray)):
            mentah = getattr(isi, "value", isi)
            return {"bytes": base64.b64encode(bytes(mentah)).decode("ascii")}
        if jenis == "Enum":
            return {"enum": [isi.typeName, isi.value]}
        if jenis == "Type":
            return {"tipe": [isi.typeName, isi.typeClass.value]}
        # Asking a remote object for a name that it lacks is slow; its class says enough.
        struct = None if jenis == "pyuno" else getattr(isi, "__pyunostruct__", None)
        if struct is not None:
            medan = {nama: getattr(isi, nama) for nama in self._find_medan(struct)}
            return {"struct": [struct, medan]}
        self._nomor += 1
        self._objek[self._nomor] = isi
        return {"objek": self._nomor}

    def _find_medan(self, struct: str) -> tuple[str, ...]:
        if struct not in self._medan:
            kelas = self._objek[_KONTEKS].getValueByName(_REFLEKSI).forName(struct)
            self._medan[struct] = tuple(satu.getName() for satu in kelas.getFields())
        return self._medan[struct]

    def _decode_khusus(self, isi: dict[str, Any]) -> Any:
        if len(isi) != 1:
            return isi
        [(jenis, rinci)] = isi.items()
        if jenis == "objek":
            return self._objek[rinci]
        if jenis == "struct":
            nama, medan = rinci
            hasil = _build_struct(nama)
            for satu, nilai in medan.items():
                setattr(hasil, satu, _freeze(nilai))
            return hasil
        if jenis in ("enum", "tipe", "bytes"):
            return _build_nilai(jenis, rinci)
        return isi


def _build_struct(nama: str) -> Any:
    import uno

    return uno.createUnoStruct(nama)


def _build_nilai(jenis: str, rinci: Any) -> Any:
    import uno

    if jenis == "bytes":
        return uno.ByteSequence(base64.b64decode(rinci))
    if jenis == "enum":
        return uno.Enum(rinci[0], rinci[1])
    return uno.Type(rinci[0], uno.Enum("com.sun.star.uno.TypeClass", rinci[1]))


def _freeze(isi: Any) -> Any:
    """Lists as tuples, which are the sequences of UNO."""
    if type(isi) is not list:
        return isi
    return tuple([_freeze(satu) if type(satu) is list else satu for satu in isi])


def _drop_bukan_angka(isi: Any) -> Any:
    """None in place of every number that is none."""
    if isinstance(isi, float) and not math.isfinite(isi):
        return None
    if isinstance(isi, (list, tuple)):
        return [_drop_bukan_angka(satu) for satu in isi]
    return isi


def _find_kelas(fault: Exception) -> str:
    return str(getattr(type(fault), "__pyunostruct__", type(fault).__name__))


@contextlib.contextmanager
def _show_status(ctx: Any, teks: str) -> Iterator[None]:
    """Text in the status bar until the child puts its own there; starting it takes a second."""
    petunjuk: Any = None
    with contextlib.suppress(Exception):  # there may be no window
        desktop = ctx.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", ctx)
        petunjuk = desktop.getCurrentFrame().createStatusIndicator()
        petunjuk.start(teks, 0)
        petunjuk.setText(teks)  # only a second text makes LibreOffice draw the first
    try:
        yield
    finally:
        with contextlib.suppress(Exception):  # the window may have been closed meanwhile
            petunjuk.end()


def _show_putus(ctx: Any, kode: int, terlalu_lama: bool) -> None:
    sebab = (
        f"tidak menjawab selama {BATAS_DIAM_DETIK:g} detik"
        if terlalu_lama
        else f"berhenti sebelum selesai, kode {kode}"
    )
    pesan = (
        f"Pekerjaan LKjIP belum selesai: program Python di belakangnya {sebab}.\n"
        "Isi buku yang belum disimpan masih ada.\n"
        "Perbaikan: klik menunya sekali lagi; bila berulang, jalankan\n"
        "lkjip pasang --cek --libreoffice di Command Prompt atau Terminal. (L-60)"
    )
    show_pesan(ctx, pesan)
