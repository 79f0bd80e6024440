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
    Dim sebab As String
    ' A book in Protected View is not among the workbooks.
    If ActiveWorkbook Is Nothing Then
        If Application.ProtectedViewWindows.Count > 0 Then
            MsgBox PesanTerlindungi(judul), vbInformation, judul
        Else
            MsgBox PesanTanpaBuku(judul), vbInformation, judul
        End If
        Exit Sub
    End If
    ' The first time Python takes some seconds to start.
    Application.StatusBar = "LKjIP: menyiapkan " & judul & " ..."
    sebab = PythonLKjIP.Jalankan(langkah)
    Application.StatusBar = False
    If sebab <> "" Then MsgBox PesanGagal(judul, sebab), vbExclamation, judul
End Sub
