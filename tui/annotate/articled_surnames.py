"""Surnames of known persons that begin with an article: «Le Maire», «Le Pen»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tui.annotate.spelling.written_forms import words_of
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.lexicon import Lexicon
from tui.model.records import Actor


class ArticledSurnames:
    """The surnames with an article, by which «Le Maire» is told from «Le maire de Lyon»."""

    def __init__(self, actors: Sequence[Actor], lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._surnames = frozenset(_surnames(actors, lexicon))
        self._articles = frozenset(article for article, _ in self._surnames)

    def has_at(self, tokenized: TokenizedText, i: int) -> bool:
        """Return whether a surname begins with token `i`, and no noun with an article."""
        return (
            tokenized.words[i] in self._articles
            and i + 1 < len(tokenized)
            and (tokenized.words[i], tokenized.words[i + 1]) in self._surnames
            and all(tokenized.is_capital[i : i + 2])
            and not tokenized.is_all_caps[i]
            and (i + 2 == len(tokenized) or tokenized.words[i + 2] not in self._lexicon.of)
        )


def _surnames(actors: Sequence[Actor], lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the article and the rest of each surname that begins with an article."""
    for actor in actors:
        if actor.type == "person":
            for name in map(words_of, (spelling.name for spelling in actor.spellings())):
                if len(name) > 2 and name[-2] in lexicon.kept_articles:
                    yield name[-2], name[-1]
