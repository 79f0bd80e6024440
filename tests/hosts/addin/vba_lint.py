"""A small compiler's eye for our VBA: what Debug > Compile in Excel would refuse.

It knows the part of the language that our modules use, and no more. Nobody here has Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LINE_MAX, CONTINUATIONS_MAX, PROCEDURE_MAX, ARGUMENTS_MAX = 1023, 24, 64_000, 60


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text))


WORDS = _words("""
    and as boolean byref byval call case const date dim double each else elseif end error exit
    explicit false for function get goto if in integer is let like long longptr loop mod new next
    not nothing object on option optional or private property ptrsafe public resume select set
    single string sub then to true type until variant wend while with xor lib declare do redim
    preserve static attribute empty null me
""")
LIBRARY = _words("""
    application activeworkbook activewindow thisworkbook err array cverr cstr environ instr
    instrrev left len mid right now timeserial msgbox vbcrlf vbstring vbinformation vbexclamation
    vartype replace strptr vba7 win64 window iribboncontrol split
""")
# What we use of Excel; each stands in the object model of Excel 2016.
MEMBERS: Mapping[str, frozenset[str]] = {
    "application": _words(
        "macrooptions ontime enableevents screenupdating statusbar protectedviewwindows"
    ),
    "thisworkbook": _words("name isaddin windows saved worksheets"),
    "err": _words("number description raise"),
}
BLOCKS = {
    "sub": "sub", "function": "function", "if": "if", "select": "select", "with": "with",
    "for": "next", "do": "loop", "#if": "#if",
}  # fmt: skip
_PROCEDURE = re.compile(
    r"^(?:(public|private|friend)\s+)?(sub|function)\s+(\w+)\s*\((.*)\)(?:\s+as\s+\w+)?$", re.I
)
_DECLARE = re.compile(
    r"^(?:(public|private)\s+)?declare\s+(ptrsafe\s+)?(?:sub|function)\s+(\w+)\s+lib\s+"
    r'"[^"]*"\s*\((.*)\)(?:\s+as\s+\w+)?$', re.I
)  # fmt: skip
_NAME = re.compile(r"(?<![\w.!])([A-Za-z_]\w*)[$%&]?(?!\w)")


@dataclass
class Procedure:
    """One Sub or Function: its name, what it takes, and its logical lines."""

    name: str
    public: bool
    least: int
    most: int
    names: set[str]
    lines: list[str] = field(default_factory=list)


@dataclass
class Module:
    """What stands in one module."""

    name: str
    procedures: dict[str, Procedure] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


def lint(sources: Mapping[str, str]) -> list[str]:
    """Everything that a compiler would refuse in a project, as "module: what".

    Args:
        sources: Module name -> source with its attributes, lines ending in LF or CRLF.
    """
    found: list[str] = []
    modules = {}
    for name, source in sources.items():
        modules[name.lower()] = module = Module(name)
        found += [f"{name}: {what}" for what in _read_module(source, module)]
    for module in modules.values():
        found += [f"{module.name}: {what}" for what in _check_names(module, modules)]
    return found


def _read_module(source: str, module: Module) -> Iterator[str]:
    physical = source.replace("\r\n", "\n").split("\n")
    yield from (f"line too long: {s[:40]}" for s in physical if len(s) > LINE_MAX)
    if len(module.name) > 31:
        yield "name of the module too long"
    if "Option Explicit" not in physical:
        yield "Option Explicit is missing"
    current: Procedure | None = None
    size = 0
    for line, count in _iter_logical(physical):
        if count > CONTINUATIONS_MAX:
            yield f"too many continuations: {line[:40]}"
        if start := _PROCEDURE.match(line):
            if current:
                yield f"{current.name} is not closed"
            current, size = _read_procedure(start), 0
            if current.name.lower() in module.procedures:
                yield f"ambiguous name: {current.name}"
            module.procedures[current.name.lower()] = current
            if current.most > ARGUMENTS_MAX:
                yield f"too many arguments: {current.name}"
        elif re.match(r"^end (sub|function)$", line, re.I):
            if current is None:
                yield f"{line} without a start"
            else:
                yield from _check_procedure(current)
            current = None
        elif current:
            current.lines.append(line)
            size += len(line) + 2
            if size > PROCEDURE_MAX:
                yield f"procedure too large: {current.name}"
        else:
            yield from _read_declaration(line, module)
    if current:
        yield f"{current.name} is not closed"


def _iter_logical(physical: list[str]) -> Iterator[tuple[str, int]]:
    """Logical lines without comments and strings, and over how many breaks each goes."""
    line, count = "", 0
    for part in physical:
        text = _strip(part)
        if text.endswith(" _"):
            line, count = line + text[:-1], count + 1
            continue
        line += text
        if line.strip() and not line.strip().lower().startswith(("attribute ", "option ")):
            yield " ".join(line.split()), count
        line, count = "", 0


def _strip(part: str) -> str:
    """Strings lose their content, comments go; a quote that is not closed stays visible."""
    out, quoted = "", False
    for sign in part:
        if sign == '"':
            quoted = not quoted
            out += '"'
        elif quoted:
            continue
        elif sign == "'":
            break
        else:
            out += sign
    return out.rstrip() + (" UNCLOSED_STRING" if quoted else "")


def _read_procedure(start: re.Match[str]) -> Procedure:
    arguments = [a.strip() for a in start[4].split(",") if a.strip()]
    least = sum(not a.lower().startswith("optional ") for a in arguments)
    names = {_argument_name(a) for a in arguments} | {start[3].lower()}
    public = (start[1] or "public").lower() != "private"
    return Procedure(start[3], public, least, len(arguments), names)


def _argument_name(argument: str) -> str:
    words = [w for w in argument.split() if w.lower() not in ("optional", "byval", "byref")]
    return words[0].lower()


def _read_declaration(line: str, module: Module) -> Iterator[str]:
    if declare := _DECLARE.match(line):
        if (declare[1] or "").lower() != "private" or not declare[2]:
            yield f"a class takes only Private Declare PtrSafe: {line}"
        module.names.add(declare[3].lower())
        return
    variable = re.match(
        r"^(?:public|private|dim) (?:const )?(\w+)(?: as \w+)?( = .+)?$", line, re.I
    )
    if variable:
        module.names.add(variable[1].lower())
    elif not line.startswith("#"):
        yield f"not a declaration: {line}"


def _check_procedure(procedure: Procedure) -> Iterator[str]:
    stack: list[str] = []
    labels = {m[1].lower() for s in procedure.lines if (m := re.match(r"^(\w+):$", s))}
    for line in procedure.lines:
        low = line.lower()
        if m := re.match(r"^dim (\w+) as (?:new )?\w+$", low):
            if m[1] in procedure.names or m[1] in WORDS:
                yield f"{procedure.name}: {m[1]} declared twice, or a word of VBA"
            procedure.names.add(m[1])
        for target in re.findall(r"\b(?:goto|resume) (?!next\b|0\b)(\w+)", low):
            if target not in labels:
                yield f"{procedure.name}: no label {target}"
        yield from _check_block(procedure.name, low, stack)
    if stack:
        yield f"{procedure.name}: {stack[-1]} is not closed"


def _check_block(name: str, low: str, stack: list[str]) -> Iterator[str]:
    first = low.split()[0]
    if first == "end" or first in ("next", "loop", "#end"):
        close = low.split()[1] if first == "end" and " " in low else first
        if not stack or BLOCKS[stack.pop()] != close:
            yield f"{name}: {low} closes nothing"
    elif first == "if":
        if " then" not in low:
            yield f"{name}: If without Then: {low}"
        elif low.endswith(" then"):
            stack.append("if")
    elif first in BLOCKS and first not in ("sub", "function"):
        stack.append(first)


def _check_names(module: Module, modules: Mapping[str, Module]) -> Iterator[str]:
    shared = {}
    for other in modules.values():
        for low, procedure in other.procedures.items():
            if other is module or (procedure.public and not _is_class(other)):
                if low in shared and shared[low][0] is not module and other is not module:
                    yield f"ambiguous name in the project: {procedure.name}"
                if low not in shared or other is module:
                    shared[low] = (other, procedure)
    known = WORDS | LIBRARY | module.names | set(shared) | set(modules)
    for procedure in module.procedures.values():
        labels = {s[:-1].lower() for s in procedure.lines if re.match(r"^\w+:$", s)}
        for line in procedure.lines:
            text = re.sub(r"\b\w+:=", "", line)
            for name in _NAME.findall(text):
                if name.lower() not in known | procedure.names | labels:
                    yield f"{procedure.name}: {name} is not declared"
            for owner, member in re.findall(r"\b(\w+)\.(\w+)", text):
                yield from _check_member(procedure, owner.lower(), member.lower(), modules)
            for low, (_, called) in shared.items():
                result = low == procedure.name.lower() and text.lower().startswith(f"{low} =")
                if not result and (called is procedure or low not in procedure.names):
                    yield from _check_call(procedure, text, low, called)
            for call in re.findall(r"\b(\w+\.\w+)\b", text):
                owner, _, member = call.lower().partition(".")
                if owner in modules and member in modules[owner].procedures:
                    called = modules[owner].procedures[member]
                    yield from _check_call(procedure, text, call, called)


def _is_class(module: Module) -> bool:
    return module.name.startswith("Python")


def _check_member(
    procedure: Procedure, owner: str, member: str, modules: Mapping[str, Module]
) -> Iterator[str]:
    if owner in MEMBERS:
        if member not in MEMBERS[owner]:
            yield f"{procedure.name}: {owner} has no {member}"
    elif owner in modules:
        target = modules[owner].procedures.get(member)
        if target is None or not target.public:
            yield f"{procedure.name}: {owner} has no public {member}"


def _check_call(procedure: Procedure, text: str, name: str, called: Procedure) -> Iterator[str]:
    for m in re.finditer(rf"(?<![\w.]){re.escape(name)}(?![\w.])", text, re.I):
        rest = text[m.end() :]
        if rest.startswith("("):
            count = _count_arguments(_inside(rest))
        elif m.start() == 0 or text[: m.start()].lower().rstrip().endswith((" then", "else")):
            count = _count_arguments(rest.strip())
        else:
            count = 0
        if not called.least <= count <= called.most:
            yield f"{procedure.name}: {name} called with {count} arguments"


def _inside(rest: str) -> str:
    depth = 0
    for place, sign in enumerate(rest):
        depth += (sign == "(") - (sign == ")")
        if depth == 0:
            return rest[1:place]
    return rest[1:]


def _count_arguments(text: str) -> int:
    depth = 0
    commas = 0
    for sign in text:
        depth += (sign == "(") - (sign == ")")
        commas += sign == "," and depth == 0
    return commas + 1 if text.strip() else 0
