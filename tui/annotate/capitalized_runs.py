"""Runs of capitalized words that no known name covers."""

from __future__ import annotations

from collections.abc import Iterator

from tui.annotate.articled_surnames import ArticledSurnames
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.foreign import foreign_words
from tui.languages.lexicon import Lexicon


def find_runs(
    tokenized: TokenizedText,
    covered: set[int],
    lexicon: Lexicon,
    surnames: ArticledSurnames,
    is_foreign: bool = False,
) -> Iterator[tuple[int, int]]:
    """Yield the first token and the end (exclusive) of each run of capitalized words.

    Words that are capitalized only at the start of a sentence are left out, as are the tokens `covered` by
    names and phrases; in a foreign text also titles.
    """
    foreign = foreign_words() if is_foreign else None
    titles = foreign.titles | foreign.function_words if foreign else frozenset()
    end = 0
    for capital in tokenized.capitals:
        if capital < end or capital in covered:
            continue
        first, end = capital, _end_of_run(tokenized, covered, lexicon, capital)
        while (
            first < end
            and not surnames.has_at(tokenized, first)
            and (tokenized.words[first] in titles or _is_common_word(tokenized, first, covered, lexicon))
        ):
            first += 1
        if first < end:
            yield first, end


def _is_common_word(tokenized: TokenizedText, i: int, covered: set[int], lexicon: Lexicon) -> bool:
    """Return whether token `i` is capitalized only because it begins a sentence.

    A function word right behind a name begins one too, with no mark between: «au Niger La décision».
    """
    if tokenized.words[i] in lexicon.function_words and i - 1 in covered:
        return tokenized.between(i - 1).isspace() and tokenized.is_word(i - 1)
    is_noun = tokenized.words[i] in lexicon.opening_nouns and "-" not in tokenized.between(i)
    return (is_noun or tokenized.words[i] in lexicon.function_words) and _begins_sentence(
        tokenized, i, lexicon
    )


def _begins_sentence(tokenized: TokenizedText, i: int, lexicon: Lexicon) -> bool:
    """Return whether token `i` begins a sentence, alone or behind a function word."""
    return tokenized.starts_sentence(i) or (
        tokenized.words[i - 1] in lexicon.function_words and tokenized.starts_sentence(i - 1)
    )


def _end_of_run(tokenized: TokenizedText, covered: set[int], lexicon: Lexicon, first: int) -> int:
    """Return the end (exclusive) of the run that begins at token `first`."""
    i = first + 1
    while i < len(tokenized) and i not in covered:
        if tokenized.is_capital[i]:
            i += 1
        elif (
            (tokenized.words[i] in lexicon.particles or "-" in tokenized.between(i - 1))
            and i + 1 < len(tokenized)
            and tokenized.is_capital[i + 1]
            and i + 1 not in covered
        ):
            i += 2
        else:
            break
    return i
