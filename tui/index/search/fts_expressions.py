"""Matches on the full text of articles, and the tokens of its column `facts`; in the language of FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.index.query import Term
from tui.index.sql.match import AllOf, AnyOf, Match, Words, any_of
from tui.index.tokenizer import fts_quote, index_words, spelling_variants


def text_expression(words: Sequence[str], is_prefix: bool = False) -> Match:
    """Return the match of a word sequence in the title or the body; `is_prefix`: the last word may go on."""
    return Words(tuple(words), is_prefix, "text")


def actor_token(rowid: int) -> str:
    """Return the token that an article has in its column `facts` for each actor it mentions."""
    return f"actor_{rowid}"


def mention_expression(rowid: int) -> Match:
    """Return the match of the articles that mention an actor."""
    return Words((actor_token(rowid),), column="facts")


def field_expression(term: Term) -> Match:
    """Return the match of the articles with a value in a field."""
    phrases = (tuple(f"{term.field}_{word}" for word in words) for words in spelling_variants(term.words))
    return any_of(Words(phrase, term.is_prefix, "facts") for phrase in phrases)


def field_tokens(field: str, values: Iterable[str]) -> list[str]:
    """Return the tokens of an article's field, such as source_jeune and source_afrique."""
    return [f"{field}_{word}" for value in values for word in index_words(value)]


def fts5_expression(match: Match) -> str:
    """Return a match in the language of FTS5, in which words are quoted.

    As a rule only tokens of the column `facts` contain `_`; without one, FTS5 need not be given the columns.
    """
    if isinstance(match, Words):
        phrase = fts_quote(" ".join(match.words)) + " *" * match.is_prefix
        if match.column == "facts":
            return f"facts : {phrase}"
        has_mark = match.column == "text" and any("_" in word for word in match.words)
        return f"{{title body}} : {phrase}" if has_mark else phrase
    if isinstance(match, AnyOf):
        return f"({' OR '.join(map(fts5_expression, match.parts)) or fts_quote('')})"
    if isinstance(match, AllOf):
        return f"({' AND '.join(map(fts5_expression, match.parts))})"
    return f"(({fts5_expression(match.wanted)}) NOT ({fts5_expression(match.excluded)}))"
