"""Our VBA under a compiler's eye, and proof that this eye sees what it should."""

from __future__ import annotations

import pytest

from lkjip_xl.hosts.addin.sources import build_modul
from tests.hosts.addin.vba_lint import lint

UTUH = {
    "PythonUji": """Option Explicit
Private mNilai As Object
Public Function Panggil(ByVal nama As String, ByVal isian As Variant) As Variant
    On Error GoTo gagal
    Panggil = mNilai
    Exit Function
gagal:
    Panggil = CVErr(2015)
End Function
""",
    "Utama": """Option Explicit
Private Const AWAL As String = "a"
Public Function DUA(nilai As Variant, Optional lain As Variant) As Variant
    DUA = PythonUji.Panggil("DUA", Array(nilai, lain))
End Function
Private Sub Catat(ByVal teks As String)
    If teks <> "" Then
        MsgBox AWAL & teks, vbInformation, _
            "judul"
    End If
    If DUA(teks) = 2 Then Catat "lagi"
End Sub
""",
}


def test_our_modules_would_compile() -> None:
    """No line, block, label, name or call of the add-in is one that VBA refuses."""
    sumber = {satu.nama: satu.teks.decode("cp1252") for satu in build_modul()}

    assert lint(sumber) == []


def test_a_sound_project_passes() -> None:
    """The sample into which the next test plants faults has none itself."""
    assert lint(UTUH) == []


@pytest.mark.parametrize(
    ("modul", "lama", "baru", "temuan"),
    [
        ("Utama", "End If\n", "", "if is not closed"),
        ("Utama", "End Sub\n", "", "Catat is not closed"),
        ("Utama", 'teks <> "" Then', 'teks <> ""', "If without Then"),
        ("Utama", "AWAL & teks", "AWALAN & teks", "AWALAN is not declared"),
        ("Utama", '"judul"', '"judul', "UNCLOSED_STRING"),
        ("Utama", 'Catat "lagi"', 'Catat "lagi", 1', "catat called with 2"),
        ("Utama", 'PythonUji.Panggil("DUA", ', "PythonUji.Panggil(", "called with 1"),
        ("Utama", "PythonUji.Panggil", "PythonUji.Tanya", "has no public tanya"),
        ("Utama", "MsgBox AWAL", "Application.StatusBa = AWAL", "application has no statusba"),
        ("Utama", "Option Explicit\n", "", "Option Explicit is missing"),
        ("Utama", "    If DUA", "    Dim teks As Long\n    If DUA", "teks declared twice"),
        ("Utama", "AWAL & teks", " _\n".join(["AWAL & "] * 26) + "teks", "too many continuations"),
        ("Utama", "AWAL & teks", "AWAL & " * 150 + "teks", "line too long"),
        ("Utama", "    If DUA", '    MsgBox ""\n' * 8000 + "    If DUA", "procedure too large"),
        ("Utama", "Private Sub Catat", "Private Sub Dua", "ambiguous name"),
        ("PythonUji", "GoTo gagal", "GoTo salah", "no label salah"),
        ("PythonUji", "Private m", 'Public Declare Function X Lib "x" () As Long\nPrivate m',
         "only Private Declare PtrSafe"),
    ],
)  # fmt: skip
def test_a_planted_fault_is_seen(modul: str, lama: str, baru: str, temuan: str) -> None:
    """Each kind of fault that would stop the compiler is told."""
    sumber = UTUH | {modul: UTUH[modul].replace(lama, baru, 1)}

    assert any(temuan in satu for satu in lint(sumber)), lint(sumber)
