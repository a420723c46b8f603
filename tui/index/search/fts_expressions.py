"""Expressions of FTS5 on the full text of articles, and the tokens of their column `facts`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.index.query import Term
from tui.index.tokenizer import fts_quote, index_words, spelling_variants


def text_expression(words: Sequence[str], is_prefix: bool = False) -> str:
    """Return the FTS5 expression of a word sequence in the title or the body.

    `is_prefix`: the last word may go on. As a rule only tokens of the column `facts` contain `_`; without
    one, FTS5 need not be given the columns.
    """
    phrase = fts_quote(" ".join(words)) + " *" * is_prefix
    return f"{{title body}} : {phrase}" if any("_" in word for word in words) else phrase


def actor_token(rowid: int) -> str:
    """Return the token that an article has in its column `facts` for each actor it mentions."""
    return f"actor_{rowid}"


def mention_expression(rowid: int) -> str:
    """Return the FTS5 expression of the articles that mention an actor."""
    return f'facts : "{actor_token(rowid)}"'


def field_expression(term: Term) -> str:
    """Return the FTS5 expression of the articles with a value in a field."""
    phrases = (" ".join(f"{term.field}_{word}" for word in words) for words in spelling_variants(term.words))
    return " OR ".join(f"facts : {fts_quote(phrase)}{' *' * term.is_prefix}" for phrase in phrases)


def field_tokens(field: str, values: Iterable[str]) -> list[str]:
    """Return the tokens of an article's field, such as source_jeune and source_afrique."""
    return [f"{field}_{word}" for value in values for word in index_words(value)]
