"""Whether a text is in a language whose titles, offices and demonyms the program does not know."""

from __future__ import annotations

from tui.annotate.tokenized_text import TokenizedText
from tui.languages.language import Language
from tui.languages.registry import knows_language

#: A shorter text says too little about its language.
_MIN_WORDS = 25
#: At least this share of the words of a text are articles or prepositions of its language.
_MIN_SHARE = 0.03


def is_foreign(tag: str | None, tokenized: TokenizedText, language: Language) -> bool:
    """Return whether a text is in none of the known languages, by its tag or else by its commonest words."""
    if tag is not None:
        return not knows_language(tag)
    if len(tokenized) < _MIN_WORDS:
        return False
    common_words = language.lexicon.articles | language.lexicon.of
    count = sum(map(common_words.__contains__, tokenized.words))
    return count < _MIN_SHARE * len(tokenized)
