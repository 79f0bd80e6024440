"""What can be said of the tags before any value is known: syntax, filters, names."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from lkjip_xl.report.faults import Faults, Tag, suggest
from lkjip_xl.report.marks import ISIAN_AKHIR, ISIAN_AWAL, PERINTAH_AKHIR, PERINTAH_AWAL
from lkjip_xl.report.sandbox import TemplateEnvironment
from lkjip_xl.report.syntax_words import write_syntax

_CLOSE = {"for": "endfor", "if": "endif"}


def check_tags(tags: Iterable[Tag], environment: TemplateEnvironment, faults: Faults) -> None:
    """Note syntax errors, unknown filters and unknown tests of every single tag."""
    sound: set[str] = set()  # the same few tags stand in a template again and again
    for tag in tags:
        source = complete_tag(tag)
        if not source or source in sound:
            continue
        before = len(faults)
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as fault:
            faults.add_tag(
                "T-20",
                tag,
                f"tulisan dalam tanda ini belum lengkap atau tidak dapat dibaca "
                f"({write_syntax(fault.message)}).",
                "bandingkan dengan contoh {{ indikator.capaian }} atau "
                "{% for indikator in daftar_indikator %}.",
            )
            continue
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            is_filter = isinstance(node, nodes.Filter)
            known = environment.filters if is_filter else environment.tests
            name = getattr(node, "name", "")
            if name not in known:
                kind = "saringan" if is_filter else "pemeriksaan"
                names = [item for item in known if item.isascii()]
                faults.add_tag("T-21", tag, f'{kind} "{name}" tidak dikenal.', suggest(name, names))
        if len(faults) == before:
            sound.add(source)


def complete_tag(tag: Tag) -> str:
    """`tag` with its missing halves, so that it can be parsed alone; "" if nothing is to parse."""

    def block(body: str) -> str:
        return f"{PERINTAH_AWAL}{body}{PERINTAH_AKHIR}"

    if tag.kind == "{{":
        return f"{ISIAN_AWAL}{tag.body} {ISIAN_AKHIR}"
    if tag.keyword in _CLOSE:
        return block(f"{tag.body} ") + block(_CLOSE[tag.keyword])
    if tag.keyword in ("elif", "else"):
        return block("if 1") + block(f"{tag.body} ") + block("endif")
    if tag.keyword in ("endif", "endfor"):
        opening = "if 1" if tag.keyword == "endif" else "for i in ()"
        return block(opening) + block(f"{tag.body} ")
    return block(f"{tag.body} ")


def check_names(
    tree: nodes.Template,
    context: Iterable[str],
    builtin: Iterable[str],
    lines: Mapping[int, Tag],
    faults: Faults,
) -> tuple[str, ...]:
    """Note top-level names that nothing defines, also in branches that will not run.

    Args:
        tree: Parsed part.
        context: Names of the context.
        builtin: Names of the environment; never suggested.
        lines: Tag on each line of the source.
        faults: Where unknown names go.

    Returns:
        The names to suggest: those of the context and those that the template itself sets.
    """
    walker = _NameWalker(tree, {*context, *builtin})
    names = tuple(sorted({*context, *walker.set_names}))
    walker.visit(tree, set())
    for name, line in walker.unknown:
        tag = lines.get(line)
        if tag is not None:
            faults.add_tag("T-22", tag, f'nama "{name}" tidak dikenal.', suggest(name, names))
    return names


class _NameWalker:
    """Follows Jinja's scopes: a loop has one of its own, a condition has none."""

    def __init__(self, tree: nodes.Template, known: Container[str]) -> None:
        self.unknown: list[tuple[str, int]] = []
        names = list(tree.find_all(nodes.Name))
        self.set_names = {name.name for name in names if name.ctx != "load"}
        self._known = known
        self._asked = _asked_names(tree)

    def visit(self, node: nodes.Node, bound: set[str]) -> None:
        if isinstance(node, nodes.For):
            self._visit_for(node, bound)
        elif isinstance(node, nodes.Assign):
            self.visit(node.node, bound)
            bound |= _targets(node.target)
        elif isinstance(node, nodes.Name):
            if node.ctx == "load" and not self._is_known(node.name, bound):
                self.unknown.append((node.name, node.lineno))
        else:
            for child in node.iter_child_nodes():
                self.visit(child, bound)

    def _visit_for(self, node: nodes.For, bound: set[str]) -> None:
        self.visit(node.iter, bound)
        inner = bound | _targets(node.target) | {"loop"}
        if node.test is not None:
            self.visit(node.test, inner)
        for child in node.body:
            self.visit(child, inner)
        outer = set(bound)
        for child in node.else_:
            self.visit(child, outer)

    def _is_known(self, name: str, bound: set[str]) -> bool:
        return name in bound or name in self._known or name in self._asked


def _targets(node: nodes.Node) -> set[str]:
    if isinstance(node, nodes.Name):
        return {node.name}
    return {name.name for name in node.find_all(nodes.Name)}


def _asked_names(tree: nodes.Template) -> set[str]:
    """Names whose absence the template provides for: `x is defined`, `x|default(...)`."""
    asked: set[str] = set()
    for node in tree.find_all((nodes.Test, nodes.Filter)):
        inner = getattr(node, "node", None)
        if isinstance(inner, nodes.Name) and getattr(node, "name", "") in (
            "defined", "undefined", "default", "d",
        ):  # fmt: skip
            asked.add(inner.name)
    return asked
