"""How the server may be started: what is unsafe is refused, and the environment has no say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from lkjip_xl.hosts.server.setelan import Setelan, build_lingkungan, check_setelan

AKUN = Path("pengguna.json")


def kode(setelan: Setelan) -> list[str]:
    """Codes of what is wrong."""
    return [satu.kode for satu in check_setelan(setelan)]


def test_this_computer_alone_is_the_default() -> None:
    """Nothing is to be said against it, in any of its spellings."""
    for alamat in ("127.0.0.1", "localhost", "::1", "127.0.0.5"):
        assert kode(Setelan(AKUN, alamat)) == []
    assert Setelan(AKUN).alamat == "127.0.0.1"


@pytest.mark.parametrize("alamat", ["0.0.0.0", "::", "192.168.1.5", "kantor"])
def test_other_computers_need_a_certificate_and_a_clear_will(
    alamat: str, sertifikat: tuple[Path, Path]
) -> None:
    """Either alone is not enough, and the name of the server is needed as well."""
    pem, kunci = sertifikat

    assert kode(Setelan(AKUN, alamat)) == ["L-72", "L-78"]
    assert kode(Setelan(AKUN, alamat, is_jaringan=True, situs="a.id")) == ["L-72"]
    assert kode(Setelan(AKUN, alamat, situs="a.id", sertifikat=pem, kunci=kunci)) == ["L-72"]
    assert (
        kode(Setelan(AKUN, alamat, 8017, "a.id", sertifikat=pem, kunci=kunci, is_jaringan=True))
        == []
    )


@pytest.fixture(scope="module")
def sertifikat(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A certificate and its key, as an operator makes them."""
    folder = tmp_path_factory.mktemp("sertifikat")
    pem, kunci = folder / "server.pem", folder / "kunci.pem"
    perintah = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1",
                "-subj", "/CN=localhost", "-out", str(pem), "-keyout", str(kunci)]  # fmt: skip
    try:
        subprocess.run(perintah, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl tidak ada: pasang dengan apt install openssl")
    return pem, kunci


def test_a_certificate_must_be_usable(sertifikat: tuple[Path, Path], tmp_path: Path) -> None:
    """Missing, alone, swapped or broken files are told before anything starts."""
    pem, kunci = sertifikat
    rusak = tmp_path / "rusak.pem"
    rusak.write_text("bukan sertifikat", encoding="utf-8")

    assert kode(Setelan(AKUN, sertifikat=pem, kunci=kunci)) == []
    for satu, dua, sebab in (
        (pem, None, "berdua"), (None, kunci, "berdua"), (kunci, pem, "bukan PEM"),
        (rusak, kunci, "bukan PEM"), (pem, rusak, "bukan PEM"),
        (tmp_path / "tiada.pem", kunci, "tidak ada"),
    ):  # fmt: skip
        (galat,) = check_setelan(Setelan(AKUN, sertifikat=satu, kunci=dua))
        assert galat.kode == "L-73"
        assert sebab in galat.pesan


@pytest.mark.parametrize("situs", ["https://a.id", "a.id/", "a b", "a.id:", "-a", "a.id\r\nx: y"])
def test_a_name_of_the_server_is_a_name(situs: str) -> None:
    """An address with more in it would end up in the manifest."""
    assert kode(Setelan(AKUN, situs=situs)) == ["L-78"]


@pytest.mark.parametrize("port", [0, -1, 65536])
def test_a_port_is_a_port(port: int) -> None:
    """With 0 the system would choose one that no manifest names."""
    assert kode(Setelan(AKUN, port=port)) == ["L-74"]


def test_the_usual_port_is_left_out_as_browsers_do() -> None:
    """A request to https://a.id:443 names a.id as its host."""
    setelan = Setelan(AKUN, situs="A.id:443")

    assert setelan.asal == "https://a.id"
    assert setelan.list_asal()["a.id"] == "https://a.id"


def test_only_known_names_of_the_server_are_answered() -> None:
    """Those of this computer and the one that was given, as https behind the office's server."""
    asal = Setelan(AKUN, port=9000, situs="LKjIP.kantor.go.id").list_asal()

    assert asal == {
        "localhost:9000": "http://localhost:9000",
        "127.0.0.1:9000": "http://127.0.0.1:9000",
        "[::1]:9000": "http://[::1]:9000",
        "lkjip.kantor.go.id": "https://lkjip.kantor.go.id",
    }


def test_settings_from_elsewhere_have_no_say() -> None:
    """Sign-in is on and other sites are out whatever it says; only the licence key passes."""
    lama = {
        "PATH": "/bin", "XLWINGS_AUTH_PROVIDERS": "[]", "XLWINGS_CORS_ALLOW_ORIGINS": '["*"]',
        "XLWINGS_ENVIRONMENT": "dev", "XLWINGS_PROJECT_DIR": "/lain", "DOTENV_PATH": "/lain/.env",
        "XLWINGS_ENABLE_EXAMPLES": "true", "xlwings_app_path": "/x",
        "XLWINGS_LICENSE_KEY": "kunci kantor",
    }  # fmt: skip

    baru = build_lingkungan(Setelan(AKUN), lama)

    assert baru["PATH"] == "/bin"
    assert baru["XLWINGS_LICENSE_KEY"] == "kunci kantor"
    assert baru["XLWINGS_AUTH_PROVIDERS"] == '["lkjip"]'
    assert baru["XLWINGS_CORS_ALLOW_ORIGINS"] == "[]"
    assert baru["XLWINGS_ENVIRONMENT"] == "prod"
    assert not {"DOTENV_PATH", "XLWINGS_ENABLE_EXAMPLES", "xlwings_app_path"} & set(baru)
    assert (Path(baru["XLWINGS_PROJECT_DIR"]) / "custom_functions" / "__init__.py").is_file()


def test_the_licence_is_never_chosen_for_the_operator() -> None:
    """Without a key none is set."""
    assert "XLWINGS_LICENSE_KEY" not in build_lingkungan(Setelan(AKUN), {})
