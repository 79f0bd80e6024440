"""Accounts: what the file keeps, who is known, and what happens when it is broken."""

from __future__ import annotations

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from lkjip_xl.errors import LingkunganError
from lkjip_xl.hosts.cli import main
from lkjip_xl.hosts.server.akun import DaftarAkun, find_berkas_akun


@pytest.fixture
def akun(tmp_path: Path) -> DaftarAkun:
    """No accounts yet, in a folder that does not exist yet."""
    return DaftarAkun(tmp_path / "setelan" / "pengguna.json")


def test_a_token_is_known_and_its_fingerprint_is_all_that_is_kept(akun: DaftarAkun) -> None:
    """Each token is long, its own, and nowhere in the file, which only its owner reads."""
    siti, budi = akun.create_token("  Siti   Aminah "), akun.create_token("Budi")
    isi = akun.berkas.read_text(encoding="utf-8")

    assert akun.list_nama() == ["Budi", "Siti Aminah"]
    assert [akun.find_nama(satu) for satu in (siti, budi)] == ["Siti Aminah", "Budi"]
    assert siti != budi
    assert len(siti) > 43
    assert siti.removeprefix("lkjip_") not in isi
    if sys.platform != "win32":
        assert stat.S_IMODE(akun.berkas.stat().st_mode) == 0o600
    assert [satu.name for satu in akun.berkas.parent.iterdir()] == ["pengguna.json"]


@pytest.mark.parametrize("token", ["", "lkjip_", "x" * 50, "\udc80", "Siti"])
def test_any_other_token_is_nobodys(akun: DaftarAkun, token: str) -> None:
    """Neither an empty one nor a name nor broken text."""
    akun.create_token("Siti")

    assert akun.find_nama(token) is None


def test_a_new_token_ends_the_old_one(akun: DaftarAkun) -> None:
    """One person has one token."""
    lama = akun.create_token("Siti")
    baru = akun.create_token("Siti")

    assert akun.find_nama(lama) is None
    assert akun.find_nama(baru) == "Siti"


def test_a_change_of_the_file_counts_at_the_next_request(akun: DaftarAkun) -> None:
    """A server that runs sees what the operator does beside it."""
    akun.create_token("Budi")
    lain = DaftarAkun(akun.berkas)
    token = lain.create_token("Siti")
    dikenal = akun.find_nama(token)
    os.utime(akun.berkas, ns=(1, 1))
    lain.remove_akun("Siti")

    assert dikenal == "Siti"
    assert akun.find_nama(token) is None


def test_a_new_token_counts_where_the_disk_keeps_whole_seconds(akun: DaftarAkun) -> None:
    """The new list has the size and the time of the old one, and yet the old token ends."""
    lama = akun.create_token("Siti")
    os.utime(akun.berkas, ns=(0, 0))
    dikenal = akun.find_nama(lama)

    baru = DaftarAkun(akun.berkas).create_token("Siti")
    os.utime(akun.berkas, ns=(0, 0))

    assert dikenal == "Siti"
    assert [akun.find_nama(satu) for satu in (lama, baru)] == [None, "Siti"]


def test_a_name_is_taken_away_however_it_is_spaced(akun: DaftarAkun) -> None:
    """As it was given when the token was made."""
    akun.create_token("  Siti   Aminah ")

    assert akun.remove_akun("  Siti   Aminah ")
    assert akun.list_nama() == []


@pytest.mark.parametrize(
    "isi", ["", "{", "[]", '{"pengguna": []}', '{"pengguna": {"Siti": ""}}', '{"x": 1}']
)
def test_a_broken_list_lets_nobody_in_and_is_told(akun: DaftarAkun, isi: str) -> None:
    """No request is let in; the operator hears about it and nothing is overwritten."""
    token = akun.create_token("Siti")
    akun.berkas.write_text(isi, encoding="utf-8")

    assert akun.find_nama(token) is None
    for kerja in (akun.list_nama, lambda: akun.create_token("Budi")):
        with pytest.raises(LingkunganError) as galat:
            kerja()
        assert [satu.kode for satu in galat.value.problems] == ["L-76"]
    assert akun.berkas.read_text(encoding="utf-8") == isi


@pytest.mark.parametrize("nama", ["", "  ", "a" * 61, "Siti\x00"])
def test_a_name_that_cannot_be_shown_is_refused(akun: DaftarAkun, nama: str) -> None:
    """Nothing is written."""
    with pytest.raises(LingkunganError) as galat:
        akun.create_token(nama)

    assert galat.value.problems[0].kode == "L-77"
    assert not akun.berkas.exists()


def test_command_line_makes_lists_and_revokes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The token alone is on stdout, so that it can be handed on; names can be listed."""
    berkas = tmp_path / "pengguna.json"
    isian = ["server", "--akun", str(berkas)]

    kode = [main([*isian, "--token-baru", "Siti"])]
    token = capsys.readouterr().out.strip()
    kode.append(main([*isian, "--daftar"]))
    daftar = capsys.readouterr().out.strip()
    kode += [main([*isian, "--cabut", "Siti"]), main([*isian, "--cabut", "Siti"])]
    sesudah = capsys.readouterr()

    assert kode == [0, 0, 0, 3]
    assert token.startswith("lkjip_")
    assert "\n" not in token
    assert daftar == "Siti"
    assert "L-77" in sesudah.err
    assert json.loads(berkas.read_text(encoding="utf-8")) == {"pengguna": {}}


def test_accounts_are_kept_among_the_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside the program, whatever the folder it is started in."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/setelan")
    monkeypatch.setenv("APPDATA", "/setelan")

    berkas = find_berkas_akun()

    assert berkas.is_absolute()
    assert "lkjip" in berkas.parent.name.lower()
    assert "site-packages" not in berkas.parts
