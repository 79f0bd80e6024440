"""The value of an unknown name: its use is noted, printed it is nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2 import Undefined

from lkjip_xl.report.record import Record


def build_undefined(record: Record) -> type[Undefined]:
    """A kind of Undefined that notes its use in `record` and lets the rendering go on."""

    class RecordedUndefined(Undefined):
        """Unknown name; every use but `is defined` and `default` is a fault."""

        __slots__ = ()

        def _note(self, *args: Any, **kwargs: Any) -> Any:
            record.add_unknown(self._undefined_obj, self._undefined_name, self._undefined_exception)
            return self

        def _note_false(self, *args: Any) -> Any:
            self._note()
            return False

        def __getattr__(self, name: str) -> Any:
            if name[:2] == "__":
                raise AttributeError(name)
            return self._note()

        def __str__(self) -> str:
            self._note()
            return ""

        def __iter__(self) -> Iterator[Any]:
            self._note()
            return iter(())

        def _note_zero(self) -> int:
            self._note()
            return 0

        __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _note
        __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _note
        __mod__ = __rmod__ = __pow__ = __rpow__ = __pos__ = __neg__ = __abs__ = _note
        __len__ = __hash__ = _note_zero
        __call__ = __getitem__ = _note
        __eq__ = __ne__ = __bool__ = __contains__ = _note_false
        __lt__ = __le__ = __gt__ = __ge__ = _note_false

    return RecordedUndefined
