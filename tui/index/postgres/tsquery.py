"""Full text in the language of PostgreSQL: what is asked as `tsquery`, and the words of a text as `tsvector`.

Words are in index form already, so no parser of PostgreSQL sees them. The tokens of the column `facts` begin
with `=`, which no word has. A `tsvector` knows the places of some 16,000 words:
in a longer text, words that follow one another are found up to there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.index.sql.match import AllOf, AnyOf, Match, Words

FACT_SIGN = "="
_MAX_WORD_CHARS = 400  # a lexeme has at most 2046 bytes
_MAX_POSITION = 16_383
_MAX_VECTOR_BYTES = 900_000  # PostgreSQL takes a little more than 1 MB
_NOTHING = f"'{FACT_SIGN}'"  # which no text has


def lexeme(word: str) -> str:
    """Return a word between quotation marks, cut where it is longer than a lexeme may be."""
    return "'" + word[:_MAX_WORD_CHARS].replace("\\", "\\\\").replace("'", "''") + "'"


def tsquery(match: Match) -> str:
    """Return a match in the language of PostgreSQL."""
    if isinstance(match, Words):
        sign = FACT_SIGN if match.column == "facts" else ""
        parts = " <-> ".join(lexeme(sign + word) for word in match.words)
        return f"({parts}{':*' * match.is_prefix})"
    if isinstance(match, AnyOf):
        return f"({' | '.join(tsquery(part) for part in match.parts) or _NOTHING})"
    if isinstance(match, AllOf):
        return f"({' & '.join(tsquery(part) for part in match.parts)})"
    return f"({tsquery(match.wanted)} & !{tsquery(match.excluded)})"


def words_vector(words: Iterable[str]) -> str:
    """Return the words of a name or title as a `tsvector`."""
    return _vector([(word, position) for position, word in enumerate(words, 1)])


def text_vector(title: Sequence[str], facts: Sequence[str], body: Iterable[str]) -> str:
    """Return the words of an article as a `tsvector`; between its parts a place is left out."""
    after_title = len(title) + 2
    after_facts = after_title + len(facts) + 1
    return _vector(
        [
            *((word, at) for at, word in enumerate(title, 1)),
            *((FACT_SIGN + token, at) for at, token in enumerate(facts, after_title)),
            *((word, at) for at, word in enumerate(body, after_facts)),
        ]
    )


def _vector(placed: Sequence[tuple[str, int]]) -> str:
    """Return words with their places as a `tsvector`; those that find no room are left out."""
    places: dict[str, list[str]] = {}
    for word, position in placed:
        places.setdefault(word[:_MAX_WORD_CHARS], []).append(str(min(position, _MAX_POSITION)))
    lexemes, size = [], 0
    for word, positions in places.items():
        size += len(word.encode()) + 2 * len(positions) + 8
        if size > _MAX_VECTOR_BYTES:
            break
        lexemes.append(f"{lexeme(word)}:{','.join(positions)}")
    return " ".join(lexemes)
