"""Records by what a person made of them: kept, read, starred, labelled, noted on; as conditions of SQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.index.query import Query, Term
from tui.index.sql.store_connection import Params
from tui.index.tokenizer import spelling_variants
from tui.model.reading_marks import ReadingMark, ReadingMarks
from tui.model.records import Kind

_LABELLED = (
    "SELECT number FROM label WHERE instr(' ' || words || ' ', ?) > 0"
    " UNION ALL SELECT r.number FROM note_file AS n JOIN record AS r ON r.kind = n.kind AND r.id = n.id"
    " WHERE instr(' ' || n.label_words || ' ', ?) > 0"
)
_NOTED = (
    "SELECT r.number FROM note_file AS n JOIN record AS r ON r.kind = n.kind AND r.id = n.id"
    " WHERE instr(' ' || n.words || ' ', ?) > 0"
)
_MARKED = "SELECT number FROM record WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
#: The values of `is:`, with the mark, and whether the records have it.
_MARKS: dict[str, tuple[ReadingMark, bool]] = {
    "read": ("read", True),
    "unread": ("read", False),
    "starred": ("starred", True),
}
_FOUND = "(SELECT number FROM record WHERE found = 1)"
#: The values of `is:` that say whether a file has the record.
_STANDINGS = {"found": f"{{number}} IN {_FOUND}", "kept": f"{{number}} NOT IN {_FOUND}"}


class RecordSet(NamedTuple):
    """A condition on the rowid of a record, which stands in it as `{number}`, and its parameters."""

    condition: str
    given: Params = ()

    def sql(self, column: str) -> str:
        """Return the condition on a column."""
        return self.condition.replace("{number}", column)


def personal_sets(query: Query, kind: Kind, marks: ReadingMarks) -> Iterator[RecordSet]:
    """Yield a set for each part of a query that asks for a person’s own fields alone; all must hold."""
    for clause in query.personal.clauses:
        yield select_records(clause, kind, marks)
    for term in query.personal.excluded:
        condition, given = select_records([term], kind, marks)
        yield RecordSet(f"NOT {condition}", given)


def select_records(terms: Sequence[Term], kind: Kind, marks: ReadingMarks) -> RecordSet:
    """Return the set of the records of a kind that one of some terms of a person’s own fields selects."""
    sets = [_select(term, kind, marks) for term in terms]
    return RecordSet(
        f"({' OR '.join(one for one, _given in sets)})", sum((given for _one, given in sets), ())
    )


def _select(term: Term, kind: Kind, marks: ReadingMarks) -> RecordSet:
    if term.field == "is" and (standing := _STANDINGS.get(term.value.lower())):
        return RecordSet(standing)
    if term.field == "is":
        mark, has_mark = _MARKS[term.value.lower()]
        start = f"{kind}:"
        ids = [ref.removeprefix(start) for ref in sorted(marks.refs(mark)) if ref.startswith(start)]
        condition = f"{{number}} {'' if has_mark else 'NOT '}IN ({_MARKED})"
        return RecordSet(condition, (kind, ids))
    rowids = _LABELLED if term.field == "label" else _NOTED
    needles = [f" {' '.join(words)}{' ' * (not term.is_prefix)}" for words in spelling_variants(term.words)]
    condition = " OR ".join(f"{{number}} IN ({rowids})" for _needle in needles)
    return RecordSet(f"({condition})", tuple(needle for needle in needles for _ in range(rowids.count("?"))))
