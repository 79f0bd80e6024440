"""What goes wrong while a template is rendered, with the tag in which it does."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any

from jinja2 import Undefined
from jinja2.environment import Template
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.utils import missing

from lkjip_xl.domain.hasil import PANJANG_KUNCI
from lkjip_xl.errors import LkjipError
from lkjip_xl.report.faults import TERLALU_PANJANG, Faults, Tag, suggest
from lkjip_xl.report.marks import RESERVED, Berkunci, mark_key
from lkjip_xl.report.places import Place, part_label

_WORDS: dict[type[Exception], str] = {
    ZeroDivisionError: "ada pembagian dengan nol",
    OverflowError: "pengulangan atau hasilnya terlalu besar",
    RecursionError: "tanda di dalamnya bertumpuk terlalu dalam",
    TypeError: "jenis nilainya tidak cocok, misalnya teks dipakai sebagai angka",
}


class AlreadyToldError(TemplateRuntimeError):
    """Marks an unknown value whose fault was already noted."""


class Record:
    """Notes the faults of one rendering; knows which part is being rendered."""

    def __init__(self, faults: Faults) -> None:
        """Report to `faults`."""
        self._faults = faults
        self._part = ""
        self._filename = ""
        self._lines: Mapping[int, Tag] = {}
        self._template: Template | None = None
        self._names: tuple[str, ...] = ()

    def enter(
        self, part: str, template: Template, lines: Mapping[int, Tag], names: tuple[str, ...]
    ) -> None:
        """From now on faults belong to `part`.

        Args:
            part: Name of the part.
            template: Its compiled template.
            lines: Tag on each line of its source.
            names: Names that a tag may use at top level, for suggestions.
        """
        self._part, self._template, self._lines, self._names = part, template, lines, names
        self._filename = template.filename or ""

    def check_value(self, value: Any) -> Any:
        """`value` as it may be printed, with the marks of its key; "" and a fault for no value."""
        if type(value) is str:
            # Marks come only from filters and Sorot, never from a cell of the workbook.
            return value if value.isascii() else RESERVED.sub("", value)
        if value is None:
            self._add_empty()
            return ""
        if isinstance(value, Undefined):
            return str(value)
        if callable(value) and not hasattr(value, "__html__"):
            self._add(
                "T-26",
                "ini bukan nilai, melainkan perintah bawaan.",
                "periksa kata sesudah titik terakhir.",
            )
            return ""
        if isinstance(value, Berkunci) and len(value.kunci) > PANJANG_KUNCI:
            kode, pesan, perbaikan = TERLALU_PANJANG
            self._add(kode, pesan.format(PANJANG_KUNCI), perbaikan)
        return mark_key(value)

    def check_values(self, values: Iterable[Any]) -> list[Any]:
        """The same for each of `values` that are about to be joined."""
        return [self.check_value(value) for value in values]

    def add_unknown(self, parent: Any, name: Any, exception: type[Exception]) -> None:
        """A name that neither the context nor its parent has."""
        if issubclass(exception, AlreadyToldError):
            return
        if issubclass(exception, SecurityError):
            self._add_forbidden(str(name))
        elif parent is missing:
            self._add("T-22", f'nama "{name}" tidak dikenal.', suggest(str(name), self._names))
        else:
            self._add(
                "T-23",
                f'nama "{name}" tidak ada di sini.',
                suggest(str(name), known_names(parent)),
            )

    def add_exception(self, fault: Exception, tag: Tag | None = None) -> None:
        """An exception inside an expression; never shown as such."""
        if isinstance(fault, LkjipError):
            self._faults.extend(fault.problems)
        elif isinstance(fault, SecurityError):
            self._add_forbidden("", tag)
        elif isinstance(fault, TypeError) and "NoneType" in str(fault):
            self._add_empty(tag)
        else:
            words = next((text for kind, text in _WORDS.items() if isinstance(fault, kind)), "")
            kode = "T-27" if isinstance(fault, OverflowError) else "T-26"
            words = words or str(fault).rstrip(".") or type(fault).__name__
            self._add(
                kode, f"tidak dapat dihitung: {words}.", "periksa nilai dan saringan (|) yang "
                "dipakai dalam tanda ini.", tag,
            )  # fmt: skip

    def tag_of(self, traceback: TracebackType | None) -> Tag | None:
        """The tag in which an exception was raised."""
        tag = None
        while traceback is not None:
            if traceback.tb_frame.f_code.co_filename == self._filename:
                tag = self._tag_at(traceback.tb_lineno)
            traceback = traceback.tb_next
        return tag

    def _add_empty(self, tag: Tag | None = None) -> None:
        self._add(
            "T-24",
            "nilai kosong; tidak ada yang dapat dicetak atau dihitung.",
            "lengkapi isiannya di buku kerja, atau bungkus tanda itu dengan "
            "{% if … %} … {% endif %}.",
            tag,
        )

    def _add_forbidden(self, name: str, tag: Tag | None = None) -> None:
        what = f'"{name}" ' if name else ""
        self._add(
            "T-25",
            f"bagian {what}ini tidak boleh dipakai dalam templat.",
            "pakai hanya nama yang tercantum dalam panduan templat.",
            tag,
        )

    def _add(self, kode: str, pesan: str, perbaikan: str, tag: Tag | None = None) -> None:
        tag = tag or self._current_tag()
        if tag is None:
            place = str(Place(part=part_label(self._part)))
            self._faults.add(kode, place, pesan[0].upper() + pesan[1:], perbaikan)
        else:
            self._faults.add_tag(kode, tag, pesan, perbaikan)

    def _current_tag(self) -> Tag | None:
        """The tag being rendered: the nearest frame of compiled template code tells its line."""
        frame = sys._getframe()
        while frame is not None:
            if frame.f_code.co_filename == self._filename:
                return self._tag_at(frame.f_lineno)
            frame = frame.f_back  # type: ignore[assignment]
        return None

    def _tag_at(self, python_line: int) -> Tag | None:
        if self._template is None:
            return None
        return self._lines.get(self._template.get_corresponding_lineno(python_line))


def known_names(parent: Any) -> list[str]:
    """Names that may follow a dot after `parent`: entries, fields or public attributes."""
    if isinstance(parent, Mapping):
        return [str(key) for key in parent]
    if dataclasses.is_dataclass(parent):
        names = [field.name for field in dataclasses.fields(parent)]
        return names + [name for name, value in vars(type(parent)).items() if _is_property(value)]
    if isinstance(parent, str | int | float | list | tuple) or parent is None:
        return []
    return [name for name in dir(parent) if not name.startswith("_")]


def _is_property(value: object) -> bool:
    return isinstance(value, property)
