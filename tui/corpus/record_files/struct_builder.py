"""Conversion of YAML nodes to records; the definitions in `tui.model.records` give the types of fields.

Invalid values are reported with their line and left out; the rest is used where possible.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, TypeVar

from msgspec import Struct, inspect

from tui.corpus.record_files.yaml_nodes import Node, YamlProblem
from tui.i18n import N_
from tui.model.dates.informal_dates import DateWords, edtf_problem
from tui.model.records import Article, Claim, Decision, Event, Name, Role
from tui.model.text import clean, clean_line

T = TypeVar("T", bound=Struct)
#: Receives each problem.
Report = Callable[[YamlProblem], None]

#: Fields that hold an EDTF date, by the names that files use.
_DATES: dict[type[Struct], set[str]] = {
    Article: {"date", "accessed"},
    Event: {"date"},
    Claim: {"date"},
    Role: {"from", "to"},
    Decision: {"on"},
}


def date_fields(kind: type[Struct]) -> frozenset[str]:
    """Return the fields of a record, or of a part of one, that hold a date, by the names that files use."""
    return frozenset(_DATES.get(kind, ()))


#: Fields that come from the file itself; in front matter, a field with such a name is unknown.
DERIVED_FIELDS = {"id", "body", "path", "body_line", "extra"}
_TRUTHS = {"true": True, "false": False}
#: How the problem of a field begins that the format does not have, and that is kept.
UNKNOWN_FIELD = N_("unknown field, kept")
#: A field that has no usable value.
_MISSING: Any = object()


class _Shape(Struct, frozen=True):
    """The fields of a record or part of one, by the names that files use."""

    fields: dict[str, inspect.Field]
    has_extra: bool


@lru_cache(maxsize=32)
def _struct_shape(kind: type[Struct]) -> _Shape:
    type_info = inspect.type_info(kind)
    assert isinstance(type_info, inspect.StructType)
    fields = {field.encode_name: field for field in type_info.fields if field.name not in DERIVED_FIELDS}
    return _Shape(fields, any(field.name == "extra" for field in type_info.fields))


def build_struct(kind: type[T], node: Node, path: str, report: Report, /, **derived: Any) -> T | None:
    """Build a record (or part of one) from a mapping; None if a required field is missing.

    `derived` are values that are not in the mapping, among them defaults for required fields.
    """
    if not isinstance(node.content, dict):
        report(
            YamlProblem(
                node.line,
                path,
                N_("fields are expected here ({fields}), each as “field: text”").format(
                    fields=", ".join(_struct_shape(kind).fields)
                ),
            )
        )
        return None
    shape = _struct_shape(kind)
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, inner in node.content.items():
        below = f"{path}.{name}".lstrip(".")
        if name not in shape.fields:
            _report_unknown(name, inner, below, shape, report)
            extra[name] = _convert_unknown(inner)
            continue
        value = _convert_value(shape.fields[name].type, inner, below, report)
        is_date = value is not _MISSING and name in _DATES.get(kind, ())
        if is_date and (wrong := edtf_problem(value, _french_date_words)):
            report(YamlProblem(inner.line, below, wrong))
        elif value is not _MISSING:
            values[shape.fields[name].name] = value
    missing = [n for n, f in shape.fields.items() if f.required and f.name not in values | derived]
    for name in missing:
        if name in node.content and not _is_blank(node.content[name]):
            continue  # what is wrong there has been said
        report(
            YamlProblem(
                node.line,
                f"{path}.{name}".lstrip("."),
                N_("missing: {what}").format(what=_describe_type(shape.fields[name].type)),
            )
        )
    if missing and report is not _ignore_problem:
        return None
    values |= {shape.fields[name].name: _stand_in(shape.fields[name].type) for name in missing}
    return kind(**derived | values, **{"extra": extra} if shape.has_extra else {})


def build_draft(kind: type[T], node: Node, /, **derived: Any) -> T | None:
    """Build a record with stand-ins for required values that are unusable: to be checked, not to be used."""
    return build_struct(kind, node, "", _ignore_problem, **derived)


def _ignore_problem(_problem: YamlProblem) -> None:
    """Report nothing: the problems of a draft were reported when the record was built."""


def _stand_in(kind: inspect.Type) -> Any:
    """Return a value of the type of a required field: the first choice, an empty list or text."""
    if isinstance(kind, inspect.LiteralType):
        return kind.values[0]
    return () if isinstance(kind, inspect.VarTupleType) else ""


def _is_blank(node: Node) -> bool:
    return isinstance(node.content, str) and not clean_line(node.content)


def _french_date_words() -> DateWords:
    from tui.languages.registry import find_language  # late: only a mistake needs the words

    return find_language().date_words()


def _report_unknown(name: str, node: Node, path: str, shape: _Shape, report: Report) -> None:
    """Report a field that the format does not have, with the name it may have been meant as."""
    if node.in_braces and node.content == "":
        report(
            YamlProblem(
                node.line,
                path,
                N_("a comma inside {…} separates fields: put the text that has the comma in quotes"),
            )
        )
        return
    close = get_close_matches(name, shape.fields, 1)
    consequence = N_("unknown field, kept and shown, but the program does not use it")
    if not shape.has_extra:
        consequence = N_("unknown field, left out")
    report(YamlProblem(node.line, path, f"{consequence}; {_suggest(close[0])}" if close else consequence))


def _suggest(name: str) -> str:
    return N_("did you mean “{name}”?").format(name=name)


def _convert_value(kind: inspect.Type, node: Node, path: str, report: Report) -> Any:
    """Convert `node` to a field of type `kind`; `_MISSING` if it has no usable value."""
    if node.content == "":
        return _MISSING
    if isinstance(kind, inspect.UnionType):
        kind = _choose_alternative(kind, node)
    if isinstance(kind, inspect.VarTupleType):
        return _convert_list(kind, node, path, report)
    if isinstance(kind, inspect.DictType):
        return _convert_mapping(kind, node, path, report)
    if isinstance(kind, inspect.StructType):
        return _convert_struct(kind.cls, node, path, report)
    return _convert_scalar(kind, node, path, report)


def _choose_alternative(kind: inspect.UnionType, node: Node) -> inspect.Type:
    """Return the alternative of a union that fits the node: the list, or the other type."""
    kinds = [alternative for alternative in kind.types if not isinstance(alternative, inspect.NoneType)]
    is_list = isinstance(node.content, list)
    return next(
        (alternative for alternative in kinds if isinstance(alternative, inspect.VarTupleType) == is_list),
        kinds[0],
    )


def _convert_struct(kind: type[Struct], node: Node, path: str, report: Report) -> Any:
    """Build a part of a record; a name may be written as plain text."""
    if kind is Name and isinstance(node.content, str):
        return Name(clean_line(node.content))
    built = build_struct(kind, node, path, report)
    return _MISSING if built is None else built


def _convert_list(kind: inspect.VarTupleType, node: Node, path: str, report: Report) -> Any:
    """Convert the items of a list; invalid ones are left out."""
    if not isinstance(node.content, list):
        shown = f"[{node.content}]" if isinstance(node.content, str) else "- …"
        report(
            YamlProblem(
                node.line,
                path,
                N_("a list is expected: write {path}: {shown}").format(
                    path=path.rpartition(".")[2], shown=shown
                ),
            )
        )
        if not isinstance(node.content, str):
            return _MISSING
        node = Node([Node(node.content, node.line)], node.line)
    assert isinstance(node.content, list)
    items = [
        _convert_value(kind.item_type, item_node, f"{path}[{i}]", report)
        for i, item_node in enumerate(node.content)
    ]
    return tuple(item for item in items if item is not _MISSING)


def _convert_mapping(kind: inspect.DictType, node: Node, path: str, report: Report) -> Any:
    """Convert a mapping with arbitrary names; invalid values are left out."""
    if not isinstance(node.content, dict):
        report(
            YamlProblem(
                node.line,
                path,
                N_("fields are expected: write {path}: {{name: text}}").format(path=path.rpartition(".")[2]),
            )
        )
        return _MISSING
    values = {
        name: _convert_value(kind.value_type, item_node, f"{path}.{name}", report)
        for name, item_node in node.content.items()
    }
    return {name: value for name, value in values.items() if value is not _MISSING}


def _convert_scalar(kind: inspect.Type, node: Node, path: str, report: Report) -> Any:
    """Convert a text, a choice, a truth value or a number."""
    if not isinstance(node.content, str):
        report(
            YamlProblem(
                node.line,
                path,
                N_("a text is expected; YAML reads this as {reason}").format(reason=_describe_reading(node)),
            )
        )
        return _MISSING
    text = clean_line(node.content)
    wrong = None
    value: Any = text or _MISSING
    if isinstance(kind, inspect.LiteralType) and text not in kind.values:
        close = get_close_matches(text, [str(value) for value in kind.values], 1)
        wrong = N_("is not one of {values}").format(values=", ".join(map(str, kind.values)))
        wrong += f"; {_suggest(close[0])}" if close else ""
    elif isinstance(kind, inspect.BoolType):
        value = _TRUTHS.get(text.lower())
        wrong = N_("write true or false") if value is None else None
    elif isinstance(kind, inspect.IntType):
        value = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else 0
        wrong = None if value else N_("write a number: 1, 2 …")
    if wrong:
        report(YamlProblem(node.line, path, f"“{text[:60]}”: {wrong}"))
    return _MISSING if wrong else value


def _describe_reading(node: Node) -> str:
    """Describe how YAML read a text that should have been quoted, and how to correct it."""
    if isinstance(node.content, list):
        texts = [item.content for item in node.content if isinstance(item.content, str)]
        return N_('a list: put it in quotes: "[{texts}]"').format(texts=", ".join(texts)[:60])
    assert isinstance(node.content, dict)
    name, inner = next(iter(node.content.items()), ("", Node("")))
    if node.in_braces:
        return N_("fields: put a text with { } in quotes")
    return N_('a field “{name}”: put the whole in quotes: "{name}: {text}"').format(
        name=name[:60], text=_shorten(inner)
    )


def _shorten(node: Node) -> str:
    return node.content[:60] if isinstance(node.content, str) else "…"


def _describe_type(kind: inspect.Type) -> str:
    """Describe what a required field holds, in words."""
    if isinstance(kind, inspect.LiteralType):
        return N_("one of {values}").format(values=", ".join(map(str, kind.values)))
    return N_("a list of one or more") if isinstance(kind, inspect.VarTupleType) else N_("a text")


def _convert_unknown(node: Node) -> Any:
    """Return the cleaned content of a field that the format does not have."""
    if isinstance(node.content, str):
        return clean(node.content)
    if isinstance(node.content, list):
        return [_convert_unknown(item) for item in node.content]
    return {name: _convert_unknown(item) for name, item in node.content.items()}
