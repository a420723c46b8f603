"""What Citus is known not to take of SQL, looked for in statements as PostgreSQL gets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import tui.index.postgres.publication

SCHEMA = Path(tui.index.postgres.publication.__file__).with_name("schema.sql").read_text("utf-8")
#: The tables that are divided, with the column by which they are.
DIVIDED = dict(re.findall(r"CREATE TABLE (\w+) [^;]*?\{divided:(\w+)\};", SCHEMA))
_REFUSED = {
    "a recursive query": r"\bWITH RECURSIVE\b",
    "grouping sets": r"\bGROUPING SETS\b|\bROLLUP\b|\bCUBE\b",
    "rows locked in several shards": r"\bFOR (UPDATE|SHARE|NO KEY UPDATE|KEY SHARE)\b",
    "a lateral subquery": r"\bLATERAL\b",
    "a setting that workers never see": r"\bSET pg_trgm\b|\bset_config\(",
}
_NAMED = re.compile(
    r"\b(?:FROM|JOIN)\s+(\w+)(?:\s+(?:AS\s+)?(?!WHERE\b|JOIN\b|LEFT\b|ON\b|ORDER\b|GROUP\b)(\w+))?"
)


_OUTER_JOIN = re.compile(r"\bLEFT JOIN (\w+) AS (\w+) ON (\w+)\.\w+ = (\w+)\.\w+")


def find_faults(statement: str) -> list[str]:
    """What Citus would refuse in a statement."""
    faults = [what for what, pattern in _REFUSED.items() if re.search(pattern, statement, re.IGNORECASE)]
    tables = {name: table for table, name in _NAMED.findall(statement)}
    for table, name, *sides in _OUTER_JOIN.findall(statement):
        (other,) = [side for side in sides if side != name]
        if table in DIVIDED and tables[other] not in DIVIDED:
            faults.append("an outer join of a table that is divided with one that is not")
    for outer, inner in _subqueries(statement):
        known = {name for match in _NAMED.finditer(inner) for name in match.groups() if name}
        used = set(re.findall(r"\b([a-z]\w*)\.\w", inner)) - known
        outer_tables = {name: table for table, name in _NAMED.findall(outer) if name}
        outer_tables |= {table: table for table, _name in _NAMED.findall(outer)}
        if any(outer_tables.get(name, "") not in DIVIDED for name in used if name in outer_tables):
            faults.append("a correlated subquery under a table that is not divided")
    return faults


def find_schema_faults(schema: str) -> list[str]:
    """What Citus would refuse in the definitions of tables."""
    faults = []
    for table, body, column in re.findall(r"CREATE TABLE (\w+) \(([^;]*?)\)(?: \{divided:(\w+)\})?;", schema):
        keys = re.findall(r"(?:PRIMARY KEY|UNIQUE)\s*(?:\(([^)]*)\))?", body)
        if column and any(column not in re.findall(r"\w+", key) for key in keys):
            faults.append(f"{table}: unique without the column by which it is divided")
    return faults


def _subqueries(statement: str) -> Iterator[tuple[str, str]]:
    """Each subquery, with the statement around it in which its place is empty."""
    for match in re.finditer(r"\(SELECT\b", statement):
        depth = 0
        for end in range(match.start(), len(statement)):
            depth += {"(": 1, ")": -1}.get(statement[end], 0)
            if not depth:
                yield statement[: match.start()] + statement[end:], statement[match.start() : end + 1]
                break
