"""The required literals of a regular expression: strings of which every text that it matches has one.

They are derived from the parsed expression, as engines with a literal prefilter do. Of all sets that would
do, the one least likely to be in a text is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as code  # type: ignore[attr-defined]
from typing import Any

#: A node of a parsed expression: what it is, with its arguments.
_Node = tuple[Any, Any]

#: So many strings at most that a part of an expression stands for are written out.
MAX_STRINGS = 24
#: Letters of a class that are written out: «[Ll]».
MAX_CLASS_LETTERS = 4
#: By so much each letter makes a literal rarer; likelier literals than these are in nearly every text.
_RARITY_OF_LETTER, MAX_LIKELIHOOD = 4.0, 0.06
_ANCHORS = frozenset({code.AT, code.ASSERT, code.ASSERT_NOT})
_REPEATS = frozenset({code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT})


def find_required_literals(tree: Any) -> frozenset[str]:
    """Return strings of which each match of a parsed expression has one; none that say little."""
    literals = None if tree.state.flags & re.IGNORECASE else _require(tree)
    return literals if literals and _likelihood(literals) <= MAX_LIKELIHOOD else frozenset()


def _require(nodes: Iterable[_Node]) -> frozenset[str] | None:
    """Return the rarest required literals of nodes in a row; None without any."""
    found: list[frozenset[str]] = []
    run = {""}  # what the last nodes stand for, all written out
    for node in nodes:
        strings = _write_out(node)
        if strings is not None and len(run) * len(strings) <= MAX_STRINGS:
            run = {before + string for before in run for string in strings}
            if node[0] is code.ASSERT and (inner := _require_inside(node)) is not None:
                found.append(inner)
            continue
        found.append(_shortest(run))
        run = strings or {""}
        if strings is None and (inner := _require_inside(node)) is not None:
            found.append(inner)
    rarest = min([*found, _shortest(run)], key=_likelihood)
    return None if "" in rarest else rarest


def _require_inside(node: _Node) -> frozenset[str] | None:
    """Return the required literals of the parts of one node."""
    kind, given = node
    if kind is code.SUBPATTERN and not given[1] & re.IGNORECASE:
        return _require(given[3])
    if kind is code.BRANCH:
        branches = [_require(branch) for branch in given[1]]
        return None if None in branches else frozenset().union(*filter(None, branches))
    if kind is code.ASSERT:
        return _require(given[1])
    return _require(given[2]) if kind in _REPEATS and given[0] > 0 else None


def _write_out(node: _Node) -> set[str] | None:
    """Return all strings that a node stands for; None where there are many."""
    kind, given = node
    if kind is code.LITERAL or kind in _ANCHORS:
        return {chr(given) if kind is code.LITERAL else ""}
    if kind is code.IN:
        is_short = len(given) <= MAX_CLASS_LETTERS and all(item is code.LITERAL for item, _ in given)
        return {chr(letter) for _, letter in given} if is_short else None
    if kind is code.SUBPATTERN:
        return None if given[1] & re.IGNORECASE else _write_out_all(given[3])
    if kind is code.BRANCH:
        return _unite([_write_out_all(branch) for branch in given[1]])
    if kind in _REPEATS and given[1] == 1:
        return _unite([_write_out_all(given[2]), {""} if given[0] == 0 else set()])
    return None


def _write_out_all(nodes: Iterable[_Node]) -> set[str] | None:
    """Return all strings that nodes in a row stand for; None where there are many."""
    written = {""}
    for node in nodes:
        strings = _write_out(node)
        if strings is None or len(written) * len(strings) > MAX_STRINGS:
            return None
        written = {before + string for before in written for string in strings}
    return written


def _unite(sets: Sequence[set[str] | None]) -> set[str] | None:
    """Return the strings of several sets; None where one is unknown or there are many."""
    union: set[str] = set()
    for strings in sets:
        if strings is None:
            return None
        union |= strings
    return union if len(union) <= MAX_STRINGS else None


def _shortest(strings: set[str]) -> frozenset[str]:
    """Return strings without those that have another of them inside."""
    return frozenset(one for one in strings if not any(other != one and other in one for other in strings))


def _likelihood(literals: frozenset[str]) -> float:
    """Return how likely it is, for comparison, that a text has one of some literals."""
    return sum(_RARITY_OF_LETTER ** -len(literal) for literal in literals)
