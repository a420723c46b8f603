"""Matches on the full text of articles, and the tokens of its column `facts`; in the language of FTS5."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tui.index.query import Term
from tui.index.sql.match import AllOf, AnyOf, Match, Words, any_of
from tui.index.tokenizer import fts_quote, index_words, spelling_variants

#: Longer words are not looked for in two parts, nor parts of fewer characters.
_MAX_BROKEN_CHARS, _MIN_PART_CHARS = 40, 2
#: The significant words of a name stand so near each other, in words for each of them; of more words the
#: distance is not asked.
_NEAR_WORDS, _MAX_NEAR_WORDS = 7, 4


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


# -- words of names as texts write them, also broken at the end of a line ------------------------


def broken_forms(word: str) -> Iterator[str]:
    """Yield the phrases that a word is where a line ends in it: «mos cou»."""
    if len(word) <= _MAX_BROKEN_CHARS:
        yield from (f"{word[:end]} {word[end:]}" for end in range(_MIN_PART_CHARS, len(word) - 1))


def any_word_expression(words: Iterable[str]) -> str:
    """Return the FTS5 expression of texts with any of some words, perhaps broken at the end of a line."""
    whole = {index_word for word in words for index_word in index_words(word)}
    terms = sorted(whole.union(*map(broken_forms, whole)))
    return " OR ".join(map(fts_quote, terms))


def near_words_expression(words: Iterable[str]) -> str:
    """Return the FTS5 expression of texts with all words of a name near each other; empty if there is none.

    Where one of the words is broken at the end of a line, the others may be anywhere; so may many words.
    """
    whole = list(dict.fromkeys(index_word for word in words for index_word in index_words(word)))
    if not 1 < len(whole) <= _MAX_NEAR_WORDS:
        return " AND ".join(f"({any_word_expression([word])})" for word in whole)
    distance = _NEAR_WORDS * len(whole)
    near = [f"NEAR({' '.join(map(fts_quote, whole))}, {distance})"]
    for place, word in enumerate(whole):  # the first broken one
        if broken := " OR ".join(map(fts_quote, broken_forms(word))):
            others = [fts_quote(one) for one in whole[:place]]
            others += [f"({any_word_expression([one])})" for one in whole[place + 1 :]]
            near.append(" AND ".join([f"({broken})", *others]))
    return " OR ".join(f"({one})" for one in near)


def pair_expression(word: str, other: str) -> str:
    """Return the FTS5 expression of texts with one word directly before another; a broken one anywhere."""
    (first, *firsts), (second, *seconds) = (
        [fts_quote(form) for form in (one, *broken_forms(one))] for one in (word, other)
    )
    broken = [f"({first} AND {form})" for form in seconds] + [f"({form} AND {second})" for form in firsts]
    broken += [f"({one} AND {form})" for one in firsts for form in seconds]
    return " OR ".join([fts_quote(f"{word} {other}"), *broken])
