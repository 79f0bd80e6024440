"""argparse that speaks Indonesian."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any, NoReturn

from lkjip_xl import api

_TERJEMAHAN = (
    ("the following arguments are required:", "masih kurang:"),
    ("unrecognized arguments:", "isian tidak dikenal:"),
    ("expected one argument", "perlu satu isian"),
    ("invalid choice:", "pilihan tidak dikenal:"),
    ("(choose from", "(pilih dari"),
    ("argument ", "isian "),
)


def add_rumus(parser: argparse.ArgumentParser) -> None:
    """The choice of how computed columns are written."""
    parser.add_argument(
        "--rumus",
        choices=api.RUMUS,
        default="native",
        help="native: rumus Excel biasa (baku); udf: fungsi LKJ_ dari add-in",
    )


class _Format(argparse.HelpFormatter):
    """Help text with an Indonesian word in front of the usage line."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """As argparse, with "Pemakaian:"."""
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and complaints staff can read."""

    def __init__(self, **isi: Any) -> None:
        """As argparse, with an Indonesian -h."""
        super().__init__(**{**isi, "add_help": False, "formatter_class": _Format})
        self.add_argument("-h", "--help", "--bantuan", action="help", help="tampilkan bantuan ini")

    def format_help(self) -> str:
        """Help with Indonesian headings."""
        bantuan = super().format_help()
        for asli, ganti in (
            ("positional arguments:", "Isian:"),
            ("options:", "Pilihan:"),
        ):
            bantuan = bantuan.replace(asli, ganti)
        return bantuan

    def error(self, message: str) -> NoReturn:
        """Print what is missing or unknown, and how to get help; exit code 2."""
        for asli, ganti in _TERJEMAHAN:
            message = message.replace(asli, ganti)
        self.exit(2, f"{self.prog}: {message}\nLihat cara pakai: {self.prog} --bantuan\n")
