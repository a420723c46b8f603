"""A form as values: the parts of a record as texts, the record that they make, and what is wrong with them.

It knows nothing of a screen. What the form has no field for stays as it is in the record.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct, structs

from tui.app.screens.curation.forms.field_texts import (
    format_details,
    format_participants,
    parse_details,
    parse_participants,
)
from tui.app.screens.curation.forms.form_fields import FORM_SPECS, FieldSpec, PartSpec
from tui.app.session.form_drafts import DraftPart
from tui.corpus.curation.typed_dates import read_typed_date
from tui.corpus.record_files.frontmatter import collect_fields, format_field
from tui.corpus.record_files.record_edit import load_record
from tui.corpus.record_files.struct_builder import UNKNOWN_FIELD
from tui.corpus.validate import BodyOf, RecordExists, record_problems
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.i18n.term_words import read_term, term_words
from tui.model.records import Article, Kind, Problem, Record
from tui.model.text import clean, clean_line

#: The mark before an alias that is found only with its case and accents as written.
_EXACT_MARK = "="


def show_value(spec: FieldSpec, value: str) -> str:
    """Return a value of a file as a form shows it: a choice in the language of the interface."""
    return term_words(value) if spec.kind == "choice" and value in spec.choices else value


class FormField:
    """A field as it is in the form; told from others by identity."""

    def __init__(self, spec: FieldSpec, value: str = "") -> None:
        """Fill the field with a value as files have it; it is shown in the language of the interface."""
        self.spec, self.value = spec, show_value(spec, value)

    @property
    def text(self) -> str:
        """Return what goes into the record: clean, a date as EDTF if understood, a choice as its term."""
        if self.spec.kind == "text":
            return clean(self.value).strip()
        value = clean_line(self.value)
        if self.spec.kind == "choice":
            return read_term(value, self.spec.choices)
        return (read_typed_date(value) or value) if self.spec.kind == "date" and value else value

    @property
    def content(self) -> Any:
        """Return what goes into a part of the record: the text, or what it means if it has several values."""
        if self.spec.kind == "participants":
            return parse_participants(self.text)
        return parse_details(self.text) if self.spec.kind == "details" and self.text else self.text


class FormPart:
    """One field, or the fields of one item of a list; `rest` is what the item was."""

    def __init__(self, spec: FieldSpec | PartSpec, item: Any = None) -> None:
        self.spec, self.rest = spec, item
        if isinstance(spec, FieldSpec):
            self.fields = [FormField(spec, "" if item is None else str(item))]
        else:
            self.fields = [FormField(field, _item_text(field, item)) for field in spec.fields]

    @property
    def is_blank(self) -> bool:
        """Return whether nothing was filled in."""
        return all(field.text in ("", field.spec.default) for field in self.fields)

    def item(self) -> Any:
        """Return the item of the list in the record."""
        first = self.fields[0].text
        if self.fields[0].spec.name:
            values = {field.spec.name: field.content for field in self.fields}
            rest = self.rest if isinstance(self.rest, dict) else {}
            if values.get("quote") != rest.get("quote", ""):
                rest = {name: value for name, value in rest.items() if name not in ("prefix", "suffix")}
            return {name: value for name, value in (rest | values).items() if value not in ("", [])}
        if isinstance(self.spec, PartSpec) and self.spec.name == "aliases" and first.startswith(_EXACT_MARK):
            return {"name": first[1:].strip(), "match": "exact"}
        return first


def _item_text(field: FieldSpec, item: Any) -> str:
    """Return the text of a field of an item as it is in the file."""
    if isinstance(item, dict) and not field.name:
        return f"{_EXACT_MARK}{item.get('name', '')}"
    if isinstance(item, dict):
        value = item.get(field.name, field.default)
        if field.kind == "participants" and isinstance(value, list):
            return format_participants(value)
        if field.kind == "details" and isinstance(value, dict):
            return format_details(value)
        return value if isinstance(value, str) else ""
    return field.default if item is None else str(item)


class BuiltRecord(Struct, frozen=True):
    """The record that a form makes, None if it makes none, and what is wrong, by field; None: elsewhere."""

    record: Record | None
    faults: Mapping[FormField | None, str]


class RecordForm:
    """The parts of a form for a record, or for a new one (`before` is None)."""

    def __init__(self, kind: Kind, fields: Mapping[str, Any], before: Record | None = None) -> None:
        self.kind, self.before = kind, before
        self._fields = dict(fields)
        self.parts = [part for spec in FORM_SPECS[kind] for part in self._make_parts(spec)]

    @classmethod
    def of_record(cls, record: Record) -> RecordForm:
        """Return the form of a record that is there."""
        return cls(record.ref.kind, collect_fields(record) | {"text": record.body}, record)

    def _make_parts(self, spec: FieldSpec | PartSpec) -> Iterator[FormPart]:
        value = self._fields.get(spec.name)
        if isinstance(spec, FieldSpec):
            yield FormPart(spec, value)
            return
        if isinstance(value, dict):
            value = [f"{name}: {text}" for name, text in value.items()]
        for item in value or [None]:
            yield FormPart(spec, item)

    def values(self) -> list[tuple[str, ...]]:
        """Return what is in the form, to be compared."""
        return [tuple(field.value for field in part.fields) for part in self.parts if not part.is_blank]

    def draft(self) -> list[DraftPart]:
        """Return all texts of the form, to be kept until it is saved."""
        return [
            DraftPart(part.spec.name, tuple(clean(field.value) for field in part.fields), part.rest)
            for part in self.parts
        ]

    def fill(self, draft: Sequence[DraftPart]) -> bool:
        """Fill the form with texts that were kept; return False, changing nothing, if they do not fit."""
        specs = {spec.name: spec for spec in FORM_SPECS[self.kind]}
        parts = []
        for kept in draft:
            if (spec := specs.get(kept.name)) is None:
                return False
            part = FormPart(spec, kept.rest)
            if len(part.fields) != len(kept.values):
                return False
            for field, value in zip(part.fields, kept.values, strict=True):
                field.value = value
            parts.append(part)
        if {part.spec.name for part in parts} != specs.keys():
            return False
        self.parts = parts
        return True

    def add_part(self, after: FormPart) -> FormPart:
        """Add a blank part of the same kind after another."""
        part = FormPart(after.spec)
        self.parts.insert(self.parts.index(after) + 1, part)
        return part

    def remove_part(self, part: FormPart) -> bool:
        """Remove a part of a list; return False for the last one, which is only emptied."""
        others = [one for one in self.parts if one.spec is part.spec and one is not part]
        if others:
            self.parts.remove(part)
        return bool(others)

    # -- the record ----------------------------------------------------------------------------

    def build(self, has: RecordExists, body_of: BodyOf) -> BuiltRecord:
        """Return the record that the form makes, with every fault; may block."""
        fields, places = self._collect()
        body = fields.pop("text", "")
        before = self.before
        if isinstance(before, Article):
            body = before.body
        lines = [line for name, value in fields.items() for line in format_field(name, value, 0)]
        id, path = (before.id, before.path) if before else ("", "")
        text = "\n".join(["---", *lines, "---", str(body), ""])
        loaded = load_record(self.kind, id, path, text)
        record = loaded.record
        problems = [one for one in loaded.problems if not one.message.startswith(UNKNOWN_FIELD)]
        if isinstance(record, Article) and isinstance(before, Article):
            record = structs.replace(record, body=before.body, body_line=before.body_line)
        if record is not None and not problems:
            problems = record_problems(record, has, body_of)
        return BuiltRecord(record, _faults_by_field(problems, places))

    def _collect(self) -> tuple[dict[str, Any], dict[str, FormField]]:
        """Return the fields of the record as a file has them, and the form’s fields by their paths there."""
        fields, places = dict(self._fields), dict[str, FormField]()
        for spec in FORM_SPECS[self.kind]:
            fields.pop(spec.name, None)
            parts = [part for part in self.parts if part.spec is spec]
            places[spec.name] = parts[0].fields[0]
            if isinstance(spec, FieldSpec):
                if text := parts[0].fields[0].text:
                    fields[spec.name] = text
                continue
            items: list[Any] = []
            for part in parts:
                if not part.is_blank:
                    for field in part.fields:
                        path = f"{spec.name}[{len(items)}]"
                        places[f"{path}.{field.spec.name}".rstrip(".")] = field
                    items.append(part.item())
            if items:
                fields[spec.name] = _mapping_of(items) if spec.is_mapping else items
        return fields, places


def _mapping_of(items: list[Any]) -> dict[str, str]:
    pairs = (str(item).partition(":") for item in items)
    return {key.strip(): value.strip() for key, _colon, value in pairs}


def _faults_by_field(problems: list[Problem], places: Mapping[str, FormField]) -> dict[FormField | None, str]:
    """Return the first problem of each field, found by the longest path that it begins with."""
    faults: dict[FormField | None, str] = {}
    for problem in problems:
        paths = [
            path
            for path in places
            if problem.field == path or problem.field.startswith((f"{path}[", f"{path}."))
        ]
        path = max(paths, key=len, default="")
        spec = places[path].spec if path else None
        message = _choice_fault(spec) if spec and spec.choices else translate_text(problem.message)
        words = message if path else f"{problem.field}: {message}".lstrip(": ")
        faults.setdefault(places.get(path), words)
    return faults


def _choice_fault(spec: FieldSpec) -> str:
    """Return what would be right in a field of which the value is one of a list."""
    words = _("choose one of {values}.").format(values=", ".join(map(term_words, spec.choices)))
    return f"{words} {_(spec.help)}." if spec.help else words
