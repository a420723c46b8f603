"""Language detection by the commonest words of each language."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import lru_cache
from importlib.resources import files

from tui.corpus.extraction.press_patterns import PAGE_LANGUAGE
from tui.model.text import split_words

#: Fewer common words are no evidence.
_MIN_COMMON_WORDS = 3
#: The count of the language must be at least this many times that of the second.
_MIN_LEAD_RATIO = 1.3
_MAX_TEXT_CHARS = 20_000


def detect_language(text: str) -> str | None:
    """Return the BCP 47 tag of a clean text's language; None if there is too little evidence."""
    counts = Counter(split_words(text[:_MAX_TEXT_CHARS]))
    ranking = sorted(
        ((sum(counts[word] for word in common), tag) for tag, common in _load_common_words().items()),
        reverse=True,
    )
    (most, tag), (second, _) = ranking[:2]
    return tag if most >= _MIN_COMMON_WORDS and most >= second * _MIN_LEAD_RATIO else None


@lru_cache(maxsize=1)
def _load_common_words() -> dict[str, frozenset[str]]:
    """Return the commonest words of each language by its BCP 47 tag."""
    others = tomllib.loads(files("tui.languages").joinpath("other_languages.toml").read_text("utf-8"))
    words = {tag: frozenset(text.split()) for tag, text in others.items()}
    return words | {PAGE_LANGUAGE.code: PAGE_LANGUAGE.press.commonest_words}
