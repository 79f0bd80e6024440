Attribute VB_Name = "RibbonLKjIP"
Option Explicit

' One Public Sub for each button of ribbon.xml; the work is done in Python.

Public Sub HitungUlang(control As IRibbonControl)
    Jalankan "hitung_ulang", "Hitung Ulang"
End Sub

Public Sub PeriksaData(control As IRibbonControl)
    Jalankan "periksa_data", "Periksa Data"
End Sub

Public Sub BuatLKjIP(control As IRibbonControl)
    Jalankan "buat_lkjip", "Buat LKjIP"
End Sub

Public Sub PerjanjianKinerja(control As IRibbonControl)
    Jalankan "perjanjian_kinerja", "Perjanjian Kinerja"
End Sub

Public Sub TahunBaru(control As IRibbonControl)
    Jalankan "tahun_baru", "Tahun Baru"
End Sub

Public Sub Dasbor(control As IRibbonControl)
    Jalankan "dasbor", "Dasbor"
End Sub

Public Sub Impor(control As IRibbonControl)
    Jalankan "impor", "Impor"
End Sub

Public Sub Bantuan(control As IRibbonControl)
    Jalankan "bantuan", "Bantuan"
End Sub

Private Sub Jalankan(ByVal langkah As String, ByVal judul As String)
    Dim hasil As Variant
    ' xlwings asks the active workbook for its name before anything else.
    If ActiveWorkbook Is Nothing Then
        MsgBox PesanTanpaBuku(judul), vbInformation, judul
        Exit Sub
    End If
    On Error GoTo gagal
    hasil = RunPython("import lkjip_xl.hosts.macros as m; m." & langkah & "()")
    ' Nothing comes back from a step that went well; -1 after an error that was already shown.
    If IsNumeric(hasil) Then
        If hasil <> 0 Then MsgBox PesanGagal(judul, ""), vbExclamation, judul
    End If
    Application.StatusBar = False
    Exit Sub
gagal:
    MsgBox PesanGagal(judul, Err.Description), vbExclamation, judul
    Application.StatusBar = False
End Sub
