"""Names under which LibreOffice knows our components."""

NAMA_FUNGSI = "id.go.lkjip.Fungsi"
NAMA_TOMBOL = "id.go.lkjip.Tombol"
