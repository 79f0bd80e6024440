Attribute VB_Name = "LKjIPMurni"
Option Explicit

' Helpers in plain VBA: they work without Python, in LibreOffice as well. No rule of the law
' stands here; what is computed is computed in Python.

Public Function LKJIP_VERSI() As String
    LKJIP_VERSI = "@VERSI@"
End Function

' What a cell shows for an answer of Python: the text of an Excel error becomes that error,
' so that SUM and IFERROR treat it as one.
Public Function LKJIP_KE_SEL(ByVal jawaban As Variant) As Variant
    Dim teks As String
    LKJIP_KE_SEL = jawaban
    If VarType(jawaban) <> vbString Then Exit Function
    teks = jawaban
    If Left(teks, 1) <> "#" Then Exit Function
    Select Case teks
        Case "#NULL!"
            LKJIP_KE_SEL = CVErr(2000)
        Case "#DIV/0!"
            LKJIP_KE_SEL = CVErr(2007)
        Case "#VALUE!"
            LKJIP_KE_SEL = CVErr(2015)
        Case "#REF!"
            LKJIP_KE_SEL = CVErr(2023)
        Case "#NAME?"
            LKJIP_KE_SEL = CVErr(2029)
        Case "#NUM!"
            LKJIP_KE_SEL = CVErr(2036)
        Case "#N/A"
            LKJIP_KE_SEL = CVErr(2042)
    End Select
End Function

Public Function PesanTanpaBuku(ByVal judul As String) As String
    PesanTanpaBuku = "Belum ada buku kerja yang terbuka." & vbCrLf & vbCrLf & _
        "Buka buku kerja LKjIP Anda terlebih dahulu, lalu klik " & judul & " lagi."
End Function

Public Function PesanTerlindungi(ByVal judul As String) As String
    PesanTerlindungi = "Buku kerja ini masih terbuka hanya untuk dibaca (Protected View)." & _
        vbCrLf & vbCrLf & "Klik Enable Editing (Aktifkan Pengeditan) di atas lembar, " & _
        "lalu klik " & judul & " lagi."
End Function

Public Function PesanGagal(ByVal judul As String, ByVal keterangan As String) As String
    Dim teks As String
    teks = "Langkah " & judul & " belum dapat diselesaikan." & vbCrLf & vbCrLf & _
        "Simpan buku kerja, tutup Excel, buka kembali, lalu coba sekali lagi. " & _
        "Bila tetap belum berhasil, sampaikan pesan ini kepada pengelola komputer; " & _
        "perintah lkjip pasang --cek memeriksa pemasangannya."
    ' A message box shows about a thousand characters; a traceback says most at its end.
    If Len(keterangan) > 500 Then keterangan = "... " & Right$(keterangan, 500)
    If Len(keterangan) > 0 Then
        teks = teks & vbCrLf & vbCrLf & "Keterangan teknis: " & keterangan
    End If
    PesanGagal = teks
End Function
