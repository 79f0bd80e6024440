"""Jinja for staff: sandboxed, strict, and it goes on after a fault so that all are told at once."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import CodeType
from typing import Any

from jinja2 import Undefined, nodes, pass_eval_context
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from lkjip_xl.report.marks import (
    CATATAN_AKHIR,
    CATATAN_AWAL,
    ISIAN_AKHIR,
    ISIAN_AWAL,
    PERINTAH_AKHIR,
    PERINTAH_AWAL,
    gabung,
)
from lkjip_xl.report.record import AlreadyToldError, Record
from lkjip_xl.report.unknown import build_undefined

BATAS_PUTARAN = 200_000
_BATAS_KALI = 100_000
_BATAS_PANGKAT = 1_000
_TAKES_MISSING = {"default", "d"}
_TAKES_NONE = {"default", "d", "list", "first", "last", "length", "count"}
# Raw markup breaks the document; random makes two runs differ; the rest is for web pages.
_NO_FILTERS = ("safe", "random", "urlize", "xmlattr", "tojson", "pprint", "forceescape")
_LOOP, _JOIN = "\ue000putaran", "\ue000gabung"


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Environment of one rendering; faults go to its record."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))
    intercepted_unops = frozenset(("+", "-"))

    def __init__(self, record: Record, filters: Mapping[str, Callable[..., Any]]) -> None:
        """Take the project's `filters` beside the harmless ones of Jinja."""
        super().__init__(
            variable_start_string=ISIAN_AWAL,
            variable_end_string=ISIAN_AKHIR,
            block_start_string=PERINTAH_AWAL,
            block_end_string=PERINTAH_AKHIR,
            comment_start_string=CATATAN_AWAL,
            comment_end_string=CATATAN_AKHIR,
            autoescape=True,
            keep_trailing_newline=True,
            # Folding constants would run filters before there is a place to report.
            optimized=False,
            undefined=build_undefined(record),
            finalize=self._finalize_value,
        )
        self.record = record
        self._turns = 0
        builtin = {name: f for name, f in self.filters.items() if name not in _NO_FILTERS}
        self.filters = {name: self._guard(name, f, False) for name, f in builtin.items()}
        own = {"gabung": gabung, **filters}
        self.filters |= {name: self._guard(name, f, True) for name, f in own.items()}
        self.filters |= {_LOOP: self._count_turns, _JOIN: self._join_texts}
        tests: Any = self.tests  # typed as plain functions by Jinja
        self.tests = {name: self._guard_test(name, f) for name, f in tests.items()}
        self.globals = {
            "range": self._range,
            "dict": dict,
            "namespace": self.globals["namespace"],
        }

    def compile_tree(self, tree: nodes.Template, filename: str) -> CodeType:
        """Compile a parsed part, its loops counted and its joined texts checked."""
        return self.compile(_Guards(self).visit(tree), filename=filename)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A name after a dot: in a mapping its entry comes before its methods."""
        if isinstance(obj, Undefined):
            str(obj)
            return obj
        try:
            if isinstance(obj, Mapping) and attribute in obj:
                return obj[attribute]
            return super().getattr(obj, attribute)
        except Exception as fault:
            return self._tell(fault)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A name or number in square brackets."""
        if isinstance(argument, Undefined):
            str(argument)
            return argument
        try:
            return super().getitem(obj, argument)
        except Exception as fault:
            return self._tell(fault)

    def call(__self, __context: Context, __obj: Any, *args: Any, **kwargs: Any) -> Any:  # noqa: N805
        """A call in brackets; texts must not swallow an empty value."""
        if isinstance(__obj, Undefined):
            return __obj()
        # The sandbox wraps str.format; the method itself is below.
        method = getattr(__obj, "__wrapped__", __obj)
        if isinstance(getattr(method, "__self__", None), str):
            for value in (*args, *kwargs.values()):
                __self.record.check_value(value)
        try:
            return super().call(__context, __obj, *args, **kwargs)
        except Exception as fault:
            return __self._tell(fault)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Arithmetic that cannot fill the memory."""
        try:
            if operator == "**" and abs(right) > _BATAS_PANGKAT:
                raise OverflowError
            if operator == "*" and not isinstance(left, Undefined | Markup):
                for text, count in ((left, right), (right, left)):
                    is_text = isinstance(text, str | list | tuple)
                    if is_text and isinstance(count, int) and len(text) * count > _BATAS_KALI:
                        raise OverflowError
            return super().call_binop(context, operator, left, right)
        except Exception as fault:
            return self._tell(fault)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """A sign in front of a value."""
        try:
            return super().call_unop(context, operator, arg)
        except Exception as fault:
            return self._tell(fault)

    @staticmethod
    @pass_eval_context
    def _finalize_value(context: EvalContext, value: Any) -> Any:
        environment = context.environment
        if isinstance(environment, TemplateEnvironment):
            return environment.record.check_value(value)
        return value

    def _tell(self, fault: Exception) -> Undefined:
        self.record.add_exception(fault)
        return self.undefined(exc=AlreadyToldError)

    def _guard(self, name: str, function: Callable[..., Any], own: bool) -> Callable[..., Any]:
        """`function` that never sees an unknown name, and whose exceptions have a place."""
        skip = 1 if hasattr(function, "jinja_pass_arg") else 0

        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            values = (*args[skip:], *kwargs.values())
            if name not in _TAKES_MISSING:
                for value in values:
                    if isinstance(value, Undefined):
                        str(value)
                        return self.undefined(exc=AlreadyToldError)
            if not own and name not in _TAKES_NONE and args[skip] is None:
                self.record.check_value(None)
                return self.undefined(exc=AlreadyToldError)
            try:
                if not own and name == "format":
                    self.record.check_values(values)
                elif not own and name == "join":
                    joined = self.record.check_values(args[skip])
                    args = (*args[:skip], joined, *args[skip + 1 :])
                return function(*args, **kwargs)
            except Exception as fault:
                return self._tell(fault)

        return guarded

    def _guard_test(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        if name in ("defined", "undefined"):
            return function

        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            unknown = [value for value in args if isinstance(value, Undefined)]
            for value in unknown:
                str(value)
            try:
                return not unknown and function(*args, **kwargs)
            except Exception as fault:
                return bool(self._tell(fault))

        return guarded

    def _count_turns(self, values: Iterable[Any]) -> Iterator[Any]:
        if values is None:
            self.record.check_value(None)
            return
        try:
            iterator = iter(values)
        except TypeError as fault:
            self.record.add_exception(fault)
            return
        while self._turns < BATAS_PUTARAN:
            try:
                value = next(iterator)
            except StopIteration:
                return
            except Exception as fault:
                self.record.add_exception(fault)
                return
            self._turns += 1
            yield value
        self.record.add_exception(OverflowError())

    def _join_texts(self, values: list[Any]) -> Markup:
        return Markup().join(self.record.check_values(values))

    def _range(self, *args: int) -> Iterable[int]:
        return safe_range(*args)


class _Guards(NodeTransformer):
    """Routes every loop and every `a ~ b` through a filter of the environment."""

    def __init__(self, environment: TemplateEnvironment) -> None:
        self._environment = environment

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        node.iter = self._filter(node.iter, _LOOP)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        return self._filter(nodes.List(list(node.nodes), lineno=node.lineno), _JOIN)

    def _filter(self, value: nodes.Node, name: str) -> nodes.Filter:
        new = nodes.Filter(value, name, [], [], None, None, lineno=value.lineno)
        new.set_environment(self._environment)
        return new
