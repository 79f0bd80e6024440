"""Names in the tags of a template against the catalogue, also in loops and in broken templates.

The tags are followed one by one, each parsed alone: so a loop that is not closed does not hide
the unknown names of the template.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from lkjip_xl.report.catalog import Bentuk, Jenis, umumkan_kunci
from lkjip_xl.report.faults import Faults, Tag, suggest
from lkjip_xl.report.sandbox import TemplateEnvironment
from lkjip_xl.report.static import complete_tag

_FIRST = {"first", "last", "min", "max"}
_SAME = {"sort", "reverse", "list", "unique", "select", "selectattr", "reject", "rejectattr"}
_ASKED = {"defined", "undefined", "default", "d"}


class NameCheck:
    """Follows the tags of one part in document order."""

    def __init__(
        self, bentuk: Bentuk, environment: TemplateEnvironment, faults: Faults, *, is_sound: bool
    ) -> None:
        """Compare with `bentuk`.

        Args:
            bentuk: Shape of the contexts.
            environment: Parses the tags; its own names are known.
            faults: Where unknown names go.
            is_sound: Whether all blocks are paired; a name of a loop stays known where they are
                not, so that nothing is called unknown because of a misplaced tag.
        """
        self._bentuk = bentuk
        self._environment = environment
        self._faults = faults
        self._is_sound = is_sound
        self._scopes: list[dict[str, Bentuk | None]] = [{}]
        self._closed: dict[str, Bentuk | None] = {}
        self._asked: set[str] = set()
        self._tag: Tag | None = None
        self._quiet = 0

    def check(self, tags: Iterable[Tag]) -> None:
        """Note every name that is not known, and every group or list that is used as a value."""
        parsed = [(tag, tree) for tag in tags if (tree := self._parse(tag)) is not None]
        for _, tree in parsed:
            self._note_asked(tree)
        for tag, tree in parsed:
            self._tag = tag
            if tag.keyword == "endfor":
                self._close()
            elif tag.keyword == "for":
                loop = next(tree.find_all(nodes.For), None)
                if loop is not None:
                    self._open(loop)
            elif tag.keyword not in ("else", "endif"):
                self._read_tag(tree)

    def _parse(self, tag: Tag) -> nodes.Template | None:
        try:
            return self._environment.parse(complete_tag(tag))
        except TemplateSyntaxError:
            return None  # told by check_tags

    def _note_asked(self, tree: nodes.Template) -> None:
        for node in tree.find_all((nodes.Test, nodes.Filter)):
            if getattr(node, "name", "") in _ASKED:
                self._asked.add(_path(getattr(node, "node", None)))

    def _open(self, loop: nodes.For) -> None:
        daftar = self._read(loop.iter)
        scope: dict[str, Bentuk | None] = {"loop": None}
        targets = loop.target.find_all(nodes.Name)
        names = [loop.target.name] if isinstance(loop.target, nodes.Name) else []
        if daftar is not None and daftar.jenis in (Jenis.NILAI, Jenis.YA_TIDAK):
            self._add(
                "T-31",
                f"«{_path(loop.iter)}» berisi satu nilai, bukan daftar yang dapat diulang.",
                "cetak nilai itu dengan {{ … }}, atau pakai nama daftar.",
            )
        is_list = daftar is not None and daftar.jenis is Jenis.DAFTAR
        butir = daftar.butir if daftar is not None and is_list else None
        scope |= dict.fromkeys([name.name for name in targets])
        scope |= dict.fromkeys(names, butir)
        self._scopes.append(scope)
        if loop.test is not None:
            self._read(loop.test)

    def _close(self) -> None:
        if len(self._scopes) > 1:
            scope = self._scopes.pop()
            if not self._is_sound:
                self._closed |= scope

    def _read_tag(self, tree: nodes.Template) -> None:
        for node in tree.body:
            if isinstance(node, nodes.Assign):
                shape = self._read(node.node)
                names = [node.target] if isinstance(node.target, nodes.Name) else []
                self._scopes[-1] |= {name.name: None for name in node.target.find_all(nodes.Name)}
                self._scopes[-1] |= {name.name: shape for name in names}
            elif isinstance(node, nodes.Output):
                for value in node.nodes:
                    self._check_printed(value, self._read(value))
            else:
                self._read(node)

    def _check_printed(self, value: nodes.Node, shape: Bentuk | None) -> None:
        if shape is None or shape.jenis not in (Jenis.KELOMPOK, Jenis.DAFTAR):
            return
        if shape.jenis is Jenis.DAFTAR:
            how = f"ulangi dengan {{% for butir in {_path(value)} %}} … {{% endfor %}}."
        else:
            how = f"tambahkan titik dan satu nama: {', '.join(list(shape.isi)[:6])}."
        pesan = f"«{_path(value)}» berisi {shape.jenis}, bukan satu nilai yang dapat dicetak."
        self._add("T-32", pesan, how)

    def _read(self, node: nodes.Node) -> Bentuk | None:
        """Shape of an expression; None where it is not known, which is no fault."""
        if isinstance(node, nodes.Name):
            return self._read_name(node)
        if isinstance(node, nodes.Getattr):
            return self._read_entry(node, self._read(node.node), node.attr)
        if isinstance(node, nodes.Getitem):
            return self._read_item(node)
        if isinstance(node, nodes.Filter | nodes.Test):
            return self._read_filter(node)
        if isinstance(node, nodes.CondExpr):
            self._read(node.test)
            if node.expr2 is not None:
                self._read(node.expr2)
            return self._read(node.expr1)
        for child in node.iter_child_nodes():
            self._read(child)
        return None

    def _read_name(self, node: nodes.Name) -> Bentuk | None:
        for scope in reversed(self._scopes):
            if node.name in scope:
                return scope[node.name]
        if node.name in self._bentuk.isi:
            return self._bentuk.isi[node.name]
        if node.name in self._closed:
            return self._closed[node.name]
        is_known = node.name in self._environment.globals or node.name in self._asked
        if node.ctx == "load" and not is_known:
            names = [*self._bentuk.isi, *(name for scope in self._scopes for name in scope)]
            self._add("T-22", f'nama "{node.name}" tidak dikenal.', suggest(node.name, names))
        return None

    def _read_item(self, node: nodes.Getitem) -> Bentuk | None:
        shape = self._read(node.node)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._read_entry(node, shape, node.arg.value)
        self._read(node.arg)
        if shape is None or shape.jenis is not Jenis.DAFTAR:
            return None
        return shape if isinstance(node.arg, nodes.Slice) else shape.butir

    def _read_entry(self, node: nodes.Node, shape: Bentuk | None, name: str) -> Bentuk | None:
        if shape is None:
            return None
        known: Mapping[str, Bentuk] = shape.isi
        if name in known:
            return known[name]
        umum = {umumkan_kunci(kunci): isi for kunci, isi in known.items() if "." in kunci}
        if umumkan_kunci(name) in umum:
            return umum[umumkan_kunci(name)]
        native = {Jenis.KELOMPOK: dict, Jenis.DAFTAR: list}.get(shape.jenis, str)
        if not hasattr(native, name) and _path(node) not in self._asked:
            pesan = f'nama "{name}" tidak ada di sini.'
            self._add("T-23", pesan, suggest(name, [*known, *umum]))
        return None

    def _read_filter(self, node: nodes.Filter | nodes.Test) -> Bentuk | None:
        is_asked = node.name in _ASKED
        self._quiet += is_asked
        shape = None if node.node is None else self._read(node.node)
        self._quiet -= is_asked
        for value in node.args:
            self._read(value)
        if isinstance(node, nodes.Filter) and shape is not None:
            if node.name in _FIRST and shape.jenis is Jenis.DAFTAR:
                return shape.butir
            if node.name in _SAME:
                return shape
        return None

    def _add(self, kode: str, pesan: str, perbaikan: str) -> None:
        if self._tag is not None and not self._quiet:
            self._faults.add_tag(kode, self._tag, pesan, perbaikan)


def _path(node: object) -> str:
    """A chain of names as it is written; other expressions shortened to "…"."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_path(node.node)}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f"{_path(node.node)}[{node.arg.value!r}]"
    return "…"
