"""What staff see of a macro in LibreOffice: messages, questions, progress."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from lkjip_xl.hosts.libreoffice.dialog import ask_buka, ask_simpan, ask_teks, read_url
from lkjip_xl.hosts.libreoffice.engine_program import Program, ProgramLayar
from tests.hosts.libreoffice.uno_palsu import Enum, Layar


class Jembatan:
    """The way to a LibreOffice that is not there."""

    def __init__(self, layanan: dict[str, Callable[[], Any]] | None = None) -> None:
        """What makes each service."""
        self.layanan = layanan or {}
        self.ctx = self.desktop = None

    def build_struct(self, nama: str) -> Any:
        """None is needed."""
        raise NotImplementedError(nama)

    def build_enum(self, tipe: str, nilai: str) -> Any:
        """A value of an enum."""
        return Enum(tipe, nilai)

    def build_layanan(self, nama: str) -> Any:
        """A new instance of a service."""
        return self.layanan[nama]()


class Buku:
    """An open document."""

    def __init__(self, layar: Layar) -> None:
        """In the window of that screen."""
        self.CurrentController = SimpleNamespace(Frame=layar.bingkai)
        self.URL = "file:///tmp/Buku%20Kita.xlsx"
        self.kunci = 0
        self.Sheets = None
        self.riwayat: list[str] = []
        self.UndoManager = SimpleNamespace(
            lock=lambda: self.riwayat.append("lock"),
            unlock=lambda: self.riwayat.append("unlock"),
            enterUndoContext=lambda judul: self.riwayat.append("enter"),
            leaveUndoContext=lambda: self.riwayat.append("leave"),
        )

    def hasLocation(self) -> bool:  # noqa: N802 - named by LibreOffice
        """It was saved."""
        return True

    def lockControllers(self) -> None:  # noqa: N802 - named by LibreOffice
        """One lock more."""
        self.kunci += 1
        self.riwayat.append("lockControllers")

    def unlockControllers(self) -> None:  # noqa: N802 - named by LibreOffice
        """One lock less."""
        self.kunci -= 1
        self.riwayat.append("unlockControllers")


@pytest.fixture
def layar() -> Layar:
    """The screen."""
    return Layar()


@pytest.fixture
def buku(layar: Layar) -> Buku:
    """The book in front."""
    return Buku(layar)


@pytest.fixture
def program(buku: Buku) -> ProgramLayar:
    """LibreOffice with one book."""
    program = ProgramLayar(None, Jembatan(), 1)
    program.books.take(buku)
    return program


@pytest.mark.parametrize(
    ("tombol", "rupa", "tekan", "kotak", "jawaban"),
    [
        ("ok", "info", 1, ("INFOBOX", 1), "ok"),
        ("ok", "critical", 0, ("ERRORBOX", 1), "ok"),
        ("yes_no", None, 2, ("QUERYBOX", 3), "yes"),
        ("yes_no", "info", 3, ("QUERYBOX", 3), "no"),
        ("yes_no", None, 0, ("QUERYBOX", 3), "no"),  # closed, or no screen
        ("yes_no_cancel", None, 0, ("QUERYBOX", 4), "cancel"),
        ("ok_cancel", None, 0, ("INFOBOX", 2), "cancel"),
    ],
)
def test_message_boxes_answer_in_the_words_of_xlwings(
    program: ProgramLayar,
    buku: Buku,
    layar: Layar,
    tombol: str,
    rupa: str,
    tekan: int,
    kotak: tuple[str, int],
    jawaban: str,
) -> None:
    """Buttons and looks as asked; a question closed without an answer means no.

    LibreOffice shortens the open step of undo when it comes back: an empty one is open then.
    """
    layar.jawaban = tekan

    jawab = program.alert("Teks", "LKjIP", tombol, rupa, None)

    assert jawab == jawaban
    assert layar.kotak == [(*kotak, "LKjIP", "Teks")]
    assert layar.ditutup == 1
    assert buku.riwayat == ["enter", "leave"]


def test_status_bar_is_taken_once_and_given_back(program: ProgramLayar, layar: Layar) -> None:
    """Texts follow one another; giving it back twice does no harm."""
    program.status_bar = "satu"
    program.status_bar = "dua"
    terlihat = program.status_bar
    program.status_bar = False
    program.status_bar = False

    assert layar.status == ["satu", "dua", ""]
    assert (terlihat, program.status_bar) == ("dua", False)


def test_screen_is_locked_once_and_freed(program: ProgramLayar, buku: Buku) -> None:
    """However often it is switched off, the book is drawn again afterwards."""
    program.screen_updating = False
    program.screen_updating = False
    terkunci = (buku.kunci, program.screen_updating)
    program.screen_updating = True
    program.screen_updating = True

    assert terkunci == (1, False)
    assert (buku.kunci, program.screen_updating) == (0, True)
    # LibreOffice would keep the lock as a step that Ctrl+Z takes back without any effect.
    assert buku.riwayat == [
        "lock", "lockControllers", "unlock", "lock", "unlockControllers", "unlock",
    ]  # fmt: skip


class Pemilih:
    """A file dialog that answers by itself."""

    def __init__(self, hasil: list[str]) -> None:
        """What is picked; nothing is cancelled."""
        self.hasil = hasil
        self.diminta: dict[str, Any] = {}

    def __getattr__(self, nama: str) -> Any:
        return lambda *isi: self.diminta.__setitem__(nama, isi)

    def execute(self) -> int:
        """Picked or not."""
        return int(bool(self.hasil))

    def getFiles(self) -> tuple[str, ...]:  # noqa: N802 - named by LibreOffice
        """What was picked."""
        return tuple(self.hasil)


def _build_pemilih(hasil: list[str]) -> tuple[Jembatan, Pemilih]:
    pemilih = Pemilih(hasil)
    return Jembatan({"com.sun.star.ui.dialogs.FilePicker": lambda: pemilih}), pemilih


@pytest.mark.parametrize(
    ("dipilih", "path"),
    [
        (["file:///tmp/Laporan%20Kita.docx"], "/tmp/Laporan Kita.docx"),
        (["file:///tmp/laporan"], "/tmp/laporan.docx"),
        (["file:///tmp/laporan.v2"], "/tmp/laporan.v2.docx"),
        (["https://awan.contoh.go.id/laporan.docx"], None),
        ([], None),
    ],
)
def test_where_to_write_is_asked_with_a_name_and_its_ending(
    dipilih: list[str], path: str | None
) -> None:
    """The proposed folder and name are shown; a name without the ending gets it."""
    jembatan, pemilih = _build_pemilih(dipilih)

    jawab = ask_simpan(jembatan, Path("/tmp/Buku Kita/LKjIP.docx"), ".docx")

    assert jawab == (None if path is None else Path(path))
    assert pemilih.diminta["setDefaultName"] == ("LKjIP.docx",)
    assert pemilih.diminta["setDisplayDirectory"] == ("file:///tmp/Buku%20Kita",)
    assert pemilih.diminta["appendFilter"] == ("Dokumen Word (*.docx)", "*.docx")


def test_which_file_to_read_is_asked_with_all_its_endings() -> None:
    """One filter shows every kind that is wanted."""
    jembatan, pemilih = _build_pemilih(["file:///tmp/data.csv"])

    jawab = ask_buka(jembatan, "Pilih data", [".csv", ".xlsx"])

    assert jawab == Path("/tmp/data.csv")
    assert pemilih.diminta["setTitle"] == ("Pilih data",)
    assert pemilih.diminta["appendFilter"][1] == "*.csv;*.xlsx"


def test_url_of_a_file_is_its_path() -> None:
    """Spaces and letters of any script; a place elsewhere has none."""
    assert read_url("file:///tmp/a%20b/%C3%A9.xlsx") == Path("/tmp/a b/é.xlsx")
    assert read_url("file://localhost/tmp/a.xlsx") == Path("/tmp/a.xlsx")
    assert read_url("https://awan.contoh.go.id/a.xlsx") is None


class Dialog:
    """A dialog in which staff type."""

    def __init__(self, diketik: str | None) -> None:
        """What they type; None cancels."""
        self.diketik = diketik
        self.model: Any = None
        self.ditutup = False
        self.letak: tuple[int, ...] = ()

    def setModel(self, model: Any) -> None:  # noqa: N802 - named by LibreOffice
        """What it shows."""
        self.model = model

    def createPeer(self, alat: Any, induk: Any) -> None:  # noqa: N802 - named by LibreOffice
        """It is on the screen."""

    def getPosSize(self) -> Any:  # noqa: N802 - named by LibreOffice
        """Its own size."""
        return SimpleNamespace(Width=400, Height=200)

    def setPosSize(self, *isi: int) -> None:  # noqa: N802 - named by LibreOffice
        """Where it stands."""
        self.letak = isi

    def getControl(self, nama: str) -> Any:  # noqa: N802 - named by LibreOffice
        """The line to type in."""
        return SimpleNamespace(setFocus=lambda: None, getText=lambda: self.diketik)

    def execute(self) -> int:
        """OK or Cancel."""
        return int(self.diketik is not None)

    def dispose(self) -> None:
        """It is gone."""
        self.ditutup = True


class Model:
    """What a dialog shows."""

    def __init__(self) -> None:
        """Nothing yet."""
        self.kendali: dict[str, Any] = {}

    def createInstance(self, jenis: str) -> Any:  # noqa: N802 - named by LibreOffice
        """A new control."""
        return SimpleNamespace(jenis=jenis.rpartition(".")[2])

    def insertByName(self, nama: str, kendali: Any) -> None:  # noqa: N802 - named by LibreOffice
        """One control more."""
        self.kendali[nama] = kendali


@pytest.mark.parametrize("diketik", ["dua", "", None])
def test_a_line_is_asked_for(diketik: str | None, layar: Layar) -> None:
    """Question, default and both buttons are there and inside; cancelled is not empty."""
    dialog, model = Dialog(diketik), Model()
    jembatan = Jembatan(
        {
            "com.sun.star.awt.UnoControlDialog": lambda: dialog,
            "com.sun.star.awt.UnoControlDialogModel": lambda: model,
        }
    )
    daftar = "Tabel mana?\n" + "\n".join(f"{n}. tblSurvei" for n in range(1, 13))

    jawab = ask_teks(jembatan, layar.bingkai, "Impor", daftar, "1")

    kendali: Any = model.kendali
    tampak: Any = dialog.model
    assert jawab == diketik
    assert dialog.ditutup
    assert dialog.letak[:2] == (300, 200)  # in the middle of the window
    assert (tampak.Title, kendali["teks"].Label, kendali["isian"].Text) == ("Impor", daftar, "1")
    assert kendali["ok"].DefaultButton
    bawah = [satu.PositionY + satu.Height for satu in kendali.values()]
    assert bawah == sorted(bawah)
    assert max(bawah) < tampak.Height
    assert kendali["teks"].Height >= 13 * 8  # a line for each of the list


def test_without_a_screen_answers_are_given_beforehand() -> None:
    """A file goes where it is proposed, messages get the friendly answer, the rest is cancelled."""
    program = Program(None, Jembatan(), 1)
    usul = Path("/tmp/LKjIP.docx")
    biasa = [
        program.alert("Lanjut?", "LKjIP", "yes_no", "", None),
        program.ask_simpan(usul, ".docx"),
        program.ask_buka("Data", [".csv"]),
        program.ask_teks("Judul", "Tanya", "1"),
    ]
    program.jawaban = {"alert": "no", "simpan": None, "buka": Path("/tmp/a.csv"), "teks": "2"}

    diberi = [
        program.alert("Lanjut?", "LKjIP", "yes_no", "", None),
        program.ask_simpan(usul, ".docx"),
        program.ask_buka("Data", [".csv"]),
        program.ask_teks("Judul", "Tanya", "1"),
    ]

    assert biasa == ["yes", usul, None, None]
    assert diberi == ["no", None, Path("/tmp/a.csv"), "2"]
    assert program.pesan == ["Lanjut?", "Lanjut?"]
