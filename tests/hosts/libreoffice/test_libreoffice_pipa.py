"""Objects of LibreOffice over a pipe: values, structs, faults, and children that misbehave."""

from __future__ import annotations

import contextlib
import math
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lkjip_xl.hosts.libreoffice.ekstensi import pelayan_uno
from lkjip_xl.hosts.libreoffice.ekstensi.pelayan_uno import Pelayan, jalankan
from lkjip_xl.hosts.libreoffice.jauh import (
    JembatanPipa,
    ObjekJauh,
    Pipa,
    PipaPutusError,
    TipeUno,
    UnoError,
)
from tests.hosts.libreoffice.uno_palsu import (
    ByteSequence,
    Enum,
    Layar,
    StructPalsu,
    TidakAdaError,
    Type,
    build_ctx,
    build_ctx_layar,
    install_uno,
)

LETAK = "com.sun.star.table.CellRangeAddress"
AKAR = Path(__file__).parents[3]


class Tabel:
    """An object with a struct for a property."""

    def __init__(self) -> None:
        """Rows 0 to 4."""
        self.DataArea = StructPalsu(LETAK, EndRow=4)
        self.Isi: Any = None

    def getDataArray(self) -> Any:  # noqa: N802 - named by LibreOffice
        """Rows of cells."""
        return (("teks", 0.1, None), (1e300, True, 7))

    def setData(self, *isi: Any) -> Any:  # noqa: N802 - named by LibreOffice
        """Keep arguments and give them back."""
        self.Isi = isi
        return isi[0]

    def getByName(self, nama: str) -> Any:  # noqa: N802 - named by LibreOffice
        """A fault."""
        raise TidakAdaError(nama)


@pytest.fixture
def tabel() -> Tabel:
    """What the child works with."""
    return Tabel()


@pytest.fixture
def jembatan(tabel: Tabel, monkeypatch: pytest.MonkeyPatch) -> Iterator[JembatanPipa]:
    """Both ends of the pipe in this process."""
    install_uno(monkeypatch)
    ctx = build_ctx({"com.sun.star.frame.Desktop": lambda: tabel})
    with sambung(Pelayan(ctx)) as pipa:
        yield JembatanPipa(pipa)
        pipa.close()


@contextlib.contextmanager
def sambung(pelayan: Pelayan) -> Iterator[Pipa]:
    """The child's end of a pipe that is served."""
    baca_anak, tulis_induk = os.pipe()
    baca_induk, tulis_anak = os.pipe()
    with contextlib.ExitStack() as tumpukan:
        buka = [
            tumpukan.enter_context(os.fdopen(nomor, cara))
            for nomor, cara in (
                (baca_anak, "rb"), (tulis_anak, "wb"), (baca_induk, "rb"), (tulis_induk, "wb"),
            )
        ]  # fmt: skip
        proses: Any = SimpleNamespace(stdin=buka[3], stdout=buka[2], kill=lambda: None)
        benang = threading.Thread(target=pelayan.serve, args=(proses, 60.0))
        benang.start()
        yield Pipa(buka[0], buka[1])
        buka[1].close()
        benang.join()


def test_values_come_and_go_exactly(jembatan: JembatanPipa, tabel: Tabel) -> None:
    """Floats to the last bit, texts of any script, nothing at all, rows as tuples, bytes."""
    isi = ((0.1, 1 / 3, -0.0, 5e-324), ("é\U0001f600\ud800\n", None, True, 12345678901234567890))

    balik = jembatan.desktop.setData(isi, [1, [2.0]], b"\x00\xff")

    assert balik == isi
    assert math.copysign(1, balik[0][2]) == -1
    assert [type(sel) for sel in tabel.Isi[0][1]] == [str, type(None), bool, int]
    assert tabel.Isi[1] == (1, (2.0,))
    assert tabel.Isi[2].value == b"\x00\xff"
    assert jembatan.desktop.getDataArray() == (("teks", 0.1, None), (1e300, True, 7))


def test_what_is_no_number_arrives_as_nothing_and_is_never_sent(
    jembatan: JembatanPipa, tabel: Tabel
) -> None:
    """JSON has no name for it, and no cell holds it."""
    tabel.Isi = ((math.nan, 1.0), (math.inf, "a"))

    assert jembatan.desktop.Isi == ((None, 1.0), (None, "a"))
    with pytest.raises(ValueError, match="JSON compliant"):
        jembatan.desktop.setData(math.nan)
    assert jembatan.desktop.setData(2.5) == 2.5


def test_struct_is_changed_here_and_handed_back(jembatan: JembatanPipa, tabel: Tabel) -> None:
    """A struct is a copy, as in pyuno: it counts when it is set."""
    letak = jembatan.desktop.DataArea
    letak.EndRow = 9
    sebelum = tabel.DataArea.EndRow
    jembatan.desktop.DataArea = letak

    assert sebelum == 4
    assert tabel.DataArea.EndRow == 9
    assert tabel.DataArea.StartRow == 0
    with pytest.raises(AttributeError, match="EndRov"):
        letak.EndRov = 1


def test_new_structs_begin_alike_and_apart(jembatan: JembatanPipa, tabel: Tabel) -> None:
    """Each is a struct of its own; in a tuple it arrives as a struct too."""
    satu, dua = (jembatan.build_struct("com.sun.star.beans.PropertyValue") for _ in range(2))
    satu.Name, satu.Value = "Hidden", True

    jembatan.desktop.setData((satu, dua))

    assert [(s.Name, s.Value) for s in tabel.Isi[0]] == [("Hidden", True), (0, 0)]
    assert isinstance(tabel.Isi[0][0], StructPalsu)


def test_enums_types_and_bytes_travel_by_value(jembatan: JembatanPipa, tabel: Tabel) -> None:
    """Each arrives as LibreOffice has it, and reads the same here."""
    jenis = jembatan.build_enum("com.sun.star.sheet.CellInsertMode", "DOWN")
    jembatan.desktop.setData(jenis, TipeUno("long", "LONG"))
    enum, tipe = tabel.Isi
    tabel.Isi = (enum, tipe, ByteSequence(b"isi"))

    terima = jembatan.desktop.Isi

    assert (type(enum), enum.typeName, enum.value) == (
        Enum, "com.sun.star.sheet.CellInsertMode", "DOWN",
    )  # fmt: skip
    assert (type(tipe), tipe.typeName, tipe.typeClass.value) == (Type, "long", "LONG")
    assert terima == (jenis, TipeUno("long", "LONG"), b"isi")
    assert terima[0].value == "DOWN"


def test_faults_have_the_name_that_libreoffice_gives_them(jembatan: JembatanPipa) -> None:
    """A missing member is an AttributeError, so that hasattr and getattr work; the pipe goes on."""
    with pytest.raises(UnoError, match="NoSuchElementException: tidak ada PK") as galat:
        jembatan.desktop.getByName("PK")

    assert galat.value.kelas == "com.sun.star.container.NoSuchElementException"
    assert getattr(jembatan.desktop, "GetSaveAsFilename", None) is None
    with pytest.raises(AttributeError, match="tanpaNama"):
        jembatan.desktop.tanpaNama()
    with pytest.raises(UnoError, match="TypeError"):
        jembatan.desktop.getDataArray("lebih")
    assert jembatan.desktop.Isi is None


def test_what_is_no_value_cannot_be_sent(jembatan: JembatanPipa) -> None:
    """A programmer's mistake is told here, and the pipe goes on."""
    with pytest.raises(ValueError, match="set cannot travel"):
        jembatan.desktop.setData({1})

    assert jembatan.desktop.setData("lagi") == "lagi"


def test_objects_go_back_as_themselves_and_are_let_go(jembatan: JembatanPipa, tabel: Tabel) -> None:
    """A method gets the very object; what nobody holds here is not held there."""
    anak = Tabel()
    tabel.Isi = anak
    jauh = jembatan.desktop.Isi
    jembatan.desktop.setData(jauh)
    sama = tabel.Isi[0] is anak

    banyak = sys.getrefcount(anak)
    del jauh
    tabel.Isi = None
    _ = jembatan.desktop.Isi  # the next message carries the release

    assert sama
    assert sys.getrefcount(anak) < banyak


def test_garbage_is_answered_with_a_fault() -> None:
    """Lines that are no questions, and objects that are not there."""
    pelayan = Pelayan(build_ctx({}))

    jawaban = [
        pelayan.answer(baris)
        for baris in (b"halo\n", b"[]\n", b'[[],"ambil",99,"Nama",null]\n', b"\xff\n",
                      b'[[],"hapus",0,"",null]\n')
    ]  # fmt: skip

    assert [satu[:7] if satu else None for satu in jawaban] == [b"[false,"] * 5


def test_a_closed_pipe_is_told() -> None:
    """Where LibreOffice is gone, no question waits for ever."""
    baca, tulis = os.pipe()
    os.close(tulis)
    with os.fdopen(baca, "rb") as masuk, open(os.devnull, "wb") as keluar:
        objek = ObjekJauh(Pipa(masuk, keluar), 0)

        with pytest.raises(PipaPutusError):
            _ = objek.Nama


@pytest.fixture
def layar(monkeypatch: pytest.MonkeyPatch) -> Layar:
    """The screen in front of which children run."""
    install_uno(monkeypatch)
    return Layar()


@pytest.fixture
def anak(layar: Layar) -> Callable[..., Any]:
    """Runs a child that has `jembatan`, and gives what it worked on."""

    def jalan(kode: str, **isi: Any) -> Any:
        awal = (
            "import sys\n"
            "from lkjip_xl.hosts.libreoffice.tamu import take_pipa\n"
            "from lkjip_xl.hosts.libreoffice.jauh import JembatanPipa\n"
        )
        ctx = build_ctx_layar(layar, **isi)
        proses = subprocess.Popen(
            [sys.executable, "-c", awal + kode],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=AKAR,
        )  # fmt: skip
        jalankan(ctx, "hitung_ulang", proses)
        assert proses.returncode is not None
        return ctx

    return jalan


PIPA = "with take_pipa() as pipa:\n    j = JembatanPipa(pipa)\n"


def test_prints_of_a_child_do_not_disturb_it(anak: Callable[..., Any], layar: Layar) -> None:
    """What a library prints, in Python or below it, is not taken for a question."""
    kode = (
        f"{PIPA}    print('halo')\n    import os\n    os.write(1, b'halo')\n"
        "    os.system('echo halo')\n    j.ctx.Tanda = 'selesai'\n    pipa.close()"
    )

    ctx = anak(kode)

    assert ctx.Tanda == "selesai"
    assert layar.kotak == []
    assert layar.status == ["LKjIP: hitung ulang ...", "LKjIP: hitung ulang ...", ""]


@pytest.mark.parametrize("kode", ["sys.exit(3)", f"{PIPA}    sys.exit(3)", "import tidak_ada_ini"])
def test_a_child_that_dies_ends_in_one_message(
    kode: str, anak: Callable[..., Any], layar: Layar
) -> None:
    """The message says what to do; the status bar is given back."""
    anak(kode)

    [(jenis, _, judul, teks)] = layar.kotak
    assert (jenis, judul) == ("ERRORBOX", "LKjIP")
    assert "berhenti sebelum selesai, kode" in teks
    assert "lkjip pasang --cek --libreoffice" in teks
    assert layar.status[-1] == ""


def test_a_child_that_dies_leaves_no_book_locked(anak: Callable[..., Any]) -> None:
    """What it had opened is closed in its place, the last first."""
    urut: list[str] = []
    buku = SimpleNamespace(
        lockControllers=lambda: urut.append("kunci"),
        unlockControllers=lambda: urut.append("lepas kunci"),
    )
    undo = SimpleNamespace(
        enterUndoContext=lambda judul: urut.append(judul),
        leaveUndoContext=lambda: urut.append("akhir undo"),
    )

    anak(
        f"{PIPA}    j.ctx.Undo.enterUndoContext('a')\n    j.ctx.Undo.leaveUndoContext()\n"
        "    j.ctx.Undo.enterUndoContext('b')\n    j.ctx.Buku.lockControllers()\n    sys.exit(1)",
        Buku=buku,
        Undo=undo,
    )

    assert urut == ["a", "akhir undo", "b", "kunci", "lepas kunci", "akhir undo"]


def test_a_child_that_hangs_is_ended(
    anak: Callable[..., Any], layar: Layar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """LibreOffice does not wait for ever; the message says why."""
    monkeypatch.setattr(pelayan_uno, "BATAS_DIAM_DETIK", 0.4)

    anak("import time\ntime.sleep(60)")

    assert len(layar.kotak) == 1
    assert "tidak menjawab selama 0.4 detik" in layar.kotak[0][3]


def test_a_second_click_while_one_runs_is_ignored(anak: Callable[..., Any], layar: Layar) -> None:
    """Its process is ended without a word; the first goes on."""
    kedua = subprocess.Popen(
        [sys.executable, "-c", "import time; time.sleep(60)"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip

    ctx = anak(
        f"{PIPA}    j.ctx.klikLagi()\n    j.ctx.Tanda = 'selesai'\n    pipa.close()",
        klikLagi=lambda: jalankan(None, "periksa_data", kedua),
    )

    assert ctx.Tanda == "selesai"
    assert kedua.returncode is not None
    assert layar.kotak == []
