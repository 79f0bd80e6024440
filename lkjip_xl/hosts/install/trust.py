"""Excel as the registry describes it: its version, 32 or 64 bit, and whether macros may run."""

from __future__ import annotations

from dataclasses import dataclass

from lkjip_xl.errors import Problem, Tingkat
from lkjip_xl.hosts.install.registry import Registry

PAKAI_STARTER = (
    "pakailah Buat LKjIP.cmd, yang bekerja tanpa add-in: lkjip pasang --starter FOLDER_BUKU"
)
_APP_PATHS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_CLICK_TO_RUN = r"HKLM\SOFTWARE\Microsoft\Office\ClickToRun\Configuration"
_BAKU = "16.0"  # 2016, 2019, 2021, 2024 and Microsoft 365 share it
_PUSAT = "File > Options > Trust Center > Trust Center Settings"
# Policies that stop an unsigned add-in wherever it lies: key below the policies, name, value.
_LARANGAN = (
    ("Common", "VBAOff", 1, "VBA dimatikan"),
    (r"Excel\Security", "DisableAllAddins", 1, "semua add-in dimatikan"),
    (r"Excel\Security", "RequireAddinSig", 1, "add-in tanpa tanda tangan digital ditolak"),
    (r"Common\Security", "RequireAlwaysOnMacroSig", 1, "add-in tanpa tanda tangan digital ditolak"),
)
_TANPA_TEPERCAYA = (
    (r"Excel\Security\Trusted Locations", "AllLocationsDisabled", 1),
    (r"Common\Security\Trusted Locations", "Allow User Locations", 0),
)
# Rules of Windows Defender that stop what an add-in needs: blocked, or only after a question.
_CEGAH = ("1", "6")
_ATURAN_DEFENDER = r"Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_KIRIMAN_DEFENDER = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Policy Manager"
_DEFENDER = (
    ("d4f940ab-401b-4efc-aadc-ad5f3c50688a", "Excel dilarang menjalankan program lain"),
    ("92e97fa1-2edf-4476-bdd6-9dd0b4dddc7b", "makro dilarang memakai fungsi Windows"),
)
_SEMUA_MAKRO = 1
_MAKRO_MATI = {
    3: "hanya makro bertanda tangan digital yang diizinkan",
    4: "makro dimatikan tanpa pemberitahuan",
}


@dataclass(frozen=True, slots=True)
class Excel:
    """The Excel of this computer.

    Attributes:
        versi: As in the registry: "16.0".
        bit: 32 or 64; None when nothing tells.
    """

    versi: str
    bit: int | None


def read_excel(registry: Registry) -> Excel | None:
    """The installed Excel; None when there is none."""
    letak = registry(rf"HKLM\{_APP_PATHS}", "") or registry(rf"HKCU\{_APP_PATHS}", "")
    if not letak:
        return None
    _, _, nomor = str(
        registry(r"HKLM\SOFTWARE\Classes\Excel.Application\CurVer", "") or ""
    ).rpartition(".")
    versi = f"{nomor}.0" if nomor.isdigit() else _BAKU
    return Excel(versi, _read_bit(registry, versi, str(letak)))


def _read_bit(registry: Registry, versi: str, letak: str) -> int | None:
    kata = registry(_CLICK_TO_RUN, "Platform")
    for induk in (r"Microsoft", r"WOW6432Node\Microsoft"):
        kata = kata or registry(rf"HKLM\SOFTWARE\{induk}\Office\{versi}\Outlook", "Bitness")
    if kata in ("x64", "x86"):
        return 64 if kata == "x64" else 32
    return 32 if "(x86)" in letak else None


def is_jaringan_tepercaya(registry: Registry, versi: str = _BAKU) -> bool:
    """Whether Excel trusts folders on other computers at all; as delivered it does not."""
    kunci, nama = r"Excel\Security\Trusted Locations", "AllowNetworkLocations"
    isi = _read_kebijakan(registry, versi, kunci, nama)
    if isi is None:
        isi = registry(rf"HKCU\Software\Microsoft\Office\{versi}\{kunci}", nama)
    return isi == 1


def check_trust(registry: Registry, versi: str = _BAKU) -> list[Problem]:
    """What keeps an unsigned add-in in XLSTART from running; empty when nothing does.

    Args:
        registry: Reader of the registry.
        versi: Version of Excel as in the registry.
    """
    dilarang = [arti for kunci, nama, nilai, arti in _LARANGAN
                if _read_kebijakan(registry, versi, kunci, nama) == nilai]  # fmt: skip
    dilarang += [arti for aturan, arti in _DEFENDER if _is_dicegah(registry, aturan)]
    if dilarang:
        return [_problem_kebijakan(", ".join(dict.fromkeys(dilarang)))]
    sendiri = rf"HKCU\Software\Microsoft\Office\{versi}\Excel\Security"
    if registry(sendiri, "DisableAllAddins") == 1 or registry(sendiri, "RequireAddinSig") == 1:
        return [_problem_addin_mati()]
    makro = _read_kebijakan(registry, versi, r"Excel\Security", "VBAWarnings")
    is_kebijakan = makro is not None
    makro = makro if is_kebijakan else registry(sendiri, "VBAWarnings")
    arti = _MAKRO_MATI.get(makro) if isinstance(makro, int) else None
    ditutup = any(_read_kebijakan(registry, versi, kunci, nama) == nilai
                  for kunci, nama, nilai in _TANPA_TEPERCAYA)  # fmt: skip
    if ditutup or registry(rf"{sendiri}\Trusted Locations", "AllLocationsDisabled") == 1:
        if arti is None:
            return [] if makro == _SEMUA_MAKRO else [_saran_tanya()]
        return [_problem_makro(arti, is_kebijakan=is_kebijakan or ditutup)]
    return [_saran_makro(arti)] if arti else []


def _read_kebijakan(registry: Registry, versi: str, kunci: str, nama: str) -> str | int | None:
    """A policy from the cloud, or of the user, or else of the computer."""
    for induk in (r"HKCU\Software\Policies\Microsoft\Cloud", r"HKCU\Software\Policies\Microsoft",
                  r"HKLM\Software\Policies\Microsoft"):  # fmt: skip
        isi = registry(rf"{induk}\Office\{versi}\{kunci}", nama)
        if isi is not None:
            return isi
    return None


def _is_dicegah(registry: Registry, aturan: str) -> bool:
    """Whether a rule of Windows Defender is on, by a policy of the office or by its service."""
    isi = [registry(rf"HKLM\{induk}\{_ATURAN_DEFENDER}", aturan)
           for induk in (r"SOFTWARE\Policies", "SOFTWARE")]  # fmt: skip
    kiriman = str(registry(_KIRIMAN_DEFENDER, "ASRRules") or "").lower()
    isi += [satu.partition("=")[2] for satu in kiriman.split("|") if satu.startswith(aturan)]
    return any(str(satu) in _CEGAH for satu in isi)


def _problem_kebijakan(arti: str) -> Problem:
    return Problem(
        "L-36",
        Tingkat.PERINGATAN,
        f"Kebijakan kantor pada komputer ini menghalangi add-in: {arti}.",
        f"mintalah izin kepada pengelola komputer, atau {PAKAI_STARTER}.",
    )


def _problem_addin_mati() -> Problem:
    return Problem(
        "L-37",
        Tingkat.PERINGATAN,
        "Excel diatur untuk tidak menjalankan add-in seperti LKjIP.",
        f"di Excel: {_PUSAT} > Add-ins, kosongkan kedua pilihan tentang tanda tangan dan "
        "mematikan add-in, klik OK, lalu buka Excel lagi.",
    )


def _problem_makro(arti: str, *, is_kebijakan: bool) -> Problem:
    if is_kebijakan:
        return _problem_kebijakan(f"{arti}, dan folder tepercaya tidak berlaku")
    return Problem(
        "L-37",
        Tingkat.PERINGATAN,
        f"Setelan Excel menghalangi add-in: {arti}, dan folder tepercaya tidak berlaku.",
        f"di Excel: {_PUSAT} > Trusted Locations, kosongkan Disable all Trusted Locations, klik "
        f"OK, lalu buka Excel lagi; bila pilihannya tidak dapat diubah, {PAKAI_STARTER}.",
    )


def _saran_makro(arti: str) -> Problem:
    return Problem(
        "L-38",
        Tingkat.SARAN,
        f"Di luar folder tepercaya, {arti}. Add-in berada di folder tepercaya (XLSTART), "
        "jadi biasanya tetap berjalan.",
        f"bila tab LKjIP tidak tampil setelah Excel dibuka lagi, {PAKAI_STARTER}.",
    )


def _saran_tanya() -> Problem:
    return Problem(
        "L-38",
        Tingkat.SARAN,
        "Folder tepercaya tidak berlaku di Excel ini, jadi Excel bertanya setiap kali dibuka.",
        "pada pertanyaan tentang LKjIP.xlam, klik Enable Macros.",
    )
