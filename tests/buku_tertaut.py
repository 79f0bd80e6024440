"""A book of the UDF edition as Excel saves it: its functions are links to the add-in, [1]!LKJ_X."""

from __future__ import annotations

import io
import re
import zipfile

_UTAMA = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ADDIN = "http://schemas.microsoft.com/office/2006/relationships/xlExternalLinkPath/xlStartup"
_PAKET = "http://schemas.openxmlformats.org/package/2006/relationships"
_BAGIAN = "xl/externalLinks/externalLink1.xml"
_JENIS = "application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"
_RUMUS = re.compile(rb"(<(?:f|calculatedColumnFormula)\b[^>]*>)([^<]*LKJ_[^<]*)(?=</)")


def link_addin(isi: bytes) -> bytes:
    """The same book after Excel has saved it with the add-in loaded from XLSTART."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as lama, zipfile.ZipFile(keluar, "w") as baru:
        nama_fungsi: set[bytes] = set()
        for nama in lama.namelist():
            teks = lama.read(nama)
            if nama.startswith(("xl/worksheets/", "xl/tables/")):
                nama_fungsi |= set(re.findall(rb"LKJ_\w+", teks))
                teks = _RUMUS.sub(lambda m: m[1] + m[2].replace(b"LKJ_", b"[1]!LKJ_"), teks)
            elif nama == "xl/workbook.xml":
                tautan = b'<externalReferences><externalReference r:id="rIdTautan"/>'
                teks = teks.replace(b"</sheets>", b"</sheets>" + tautan + b"</externalReferences>")
            elif nama == "xl/_rels/workbook.xml.rels":
                satu = _build_relasi(
                    "rIdTautan", f"{_R}/externalLink", "externalLinks/externalLink1.xml"
                )
                teks = _append(teks, b"Relationships", satu)
            elif nama == "[Content_Types].xml":
                satu = f'<Override PartName="/{_BAGIAN}" ContentType="{_JENIS}"/>'
                teks = _append(teks, b"Types", satu)
            baru.writestr(nama, teks)
        daftar = "".join(f'<definedName name="{n.decode()}"/>' for n in sorted(nama_fungsi))
        baru.writestr(
            _BAGIAN,
            f'<externalLink xmlns="{_UTAMA}"><externalBook xmlns:r="{_R}" r:id="rId1">'
            f"<definedNames>{daftar}</definedNames></externalBook></externalLink>",
        )
        satu = _build_relasi("rId1", _ADDIN, "LKjIP.xlam").replace("/>", ' TargetMode="External"/>')
        baru.writestr(
            "xl/externalLinks/_rels/externalLink1.xml.rels",
            f'<Relationships xmlns="{_PAKET}">{satu}</Relationships>',
        )
    return keluar.getvalue()


def _build_relasi(nomor: str, jenis: str, tujuan: str) -> str:
    return f'<Relationship Id="{nomor}" Type="{jenis}" Target="{tujuan}"/>'


def _append(teks: bytes, akar: bytes, isi: str) -> bytes:
    return teks.replace(b"</" + akar + b">", isi.encode() + b"</" + akar + b">")
