"""Snippets: where in a text the searched words stand, and the best piece of it for one line of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tui.index.results import Span
from tui.index.search.fts_query import FtsQuery
from tui.index.tokenizer import is_unsegmented
from tui.model.annotations import Mention
from tui.model.records import FOUND_SIGN
from tui.model.text import fold

_SNIPPET_CHARS = 160  # what fits on a wide terminal
_MAX_CHARS_BEFORE_MATCH = 50  # so that the first match is near the beginning of the snippet
_SENTENCE_END_CHARS = 40  # a snippet may end so much earlier to end with a sentence or a word
_MAX_MATCHES_COMPARED = 200  # a text may have thousands
_MATCHES_PER_SNIPPET = 12  # more than a snippet has room for
_SENTENCE_BREAK = re.compile(r"[.!?…](?:[ »”\"]*[»”\"])?\s+|\n+")
_BLANK = re.compile(r"\s")
_BLANK_BUT_SPACE = re.compile(r"[^\S ]")
_WORD_GAP = re.compile(r"\W+")
_WORD_REST = re.compile(r"\w*")


class MatchFinder:
    """Finds what a query highlights: phrases, one whose last word is a prefix, mentions of actors."""

    def __init__(self, query: FtsQuery) -> None:
        self._phrases = [
            _Phrase(phrase) for phrase in query.phrases if phrase and phrase not in query.prefixes
        ]
        self._phrases += [_Phrase(phrase, is_begun=True) for phrase in query.prefixes]
        self.actors = query.actors

    @property
    def has_found_actors(self) -> bool:
        """Return whether it finds mentions of actors that nobody has kept."""
        return any(id_.startswith(FOUND_SIGN) for id_ in self.actors)

    def spans(self, text: str, mentions: Sequence[Mention]) -> list[Span]:
        """Return the spans to highlight in a clean text, in order, none inside another.

        `mentions`: those of the text, of which the ones of the query's actors are highlighted.
        """
        folded = fold(text)
        candidates = [span for phrase in self._phrases for span in phrase.spans(folded)]
        candidates += [(m.start, m.end) for m in mentions if m.actor in self.actors]
        spans: list[Span] = []
        for start, end in sorted(candidates, key=lambda span: (span[0], -span[1])):
            if not spans or start >= spans[-1][1]:
                spans.append((start, end))
        return spans


class _Phrase:
    """A sequence of index words to be found in folded texts.

    Compiling a regular expression for each would take longer than searching the texts of a page.
    """

    def __init__(self, phrase: str, is_begun: bool = False) -> None:
        self._first_forms, *self._following_forms = map(_folded_forms, phrase.split())
        self._is_begun = is_begun

    def spans(self, folded: str) -> Iterator[Span]:
        """Yield the spans of the phrase in a folded text."""
        for first in self._first_forms:
            start = folded.find(first)
            while start >= 0:
                if not _are_in_word(folded[start - 1 : start], first) and (
                    end := self._end(folded, start + len(first))
                ):
                    yield start, end
                start = folded.find(first, start + 1)

    def _end(self, folded: str, end: int) -> int:
        """Return the end of the phrase whose first word ends at `end`; 0 when the rest does not follow."""
        for forms in self._following_forms:
            gap = _WORD_GAP.match(folded, end)
            start = gap.end() if gap else end
            if not gap and _are_in_word(folded[end - 1 : end], folded[end : end + 1]):
                return 0
            end = next((start + len(form) for form in forms if folded.startswith(form, start)), 0)
            if not end:
                return 0
        if self._is_begun and (word_rest := _WORD_REST.match(folded, end)):
            return word_rest.end()
        return 0 if _are_in_word(folded[end - 1 : end], folded[end : end + 1]) else end


def _are_in_word(left: str, right: str) -> bool:
    """Return whether two texts that follow each other meet within a word; beside an empty one they do not."""
    before, after = left[-1:], right[:1]
    are_of_words = (before.isalnum() or before == "_") and (after.isalnum() or after == "_")
    return are_of_words and not (is_unsegmented(before) or is_unsegmented(after))


def _folded_forms(word: str) -> list[str]:
    """Return the forms of an index word in a folded text, in which a ligature may be one character."""
    forms = [word]
    for letters, ligature in (("oe", "œ"), ("ae", "æ"), ("ss", "ß")):
        if letters in word:
            forms += [form.replace(letters, ligature) for form in forms]
    return forms


class Snippet(NamedTuple):
    """A snippet on one line; `at` is the offset in the text of its first match, in code points."""

    text: str
    matched: tuple[Span, ...]
    at: int


def best_snippet(text: str, spans: Sequence[Span]) -> Snippet | None:
    """Return the snippet of `text` with the most different matches; None when there are no matches."""
    if not spans:
        return None
    first_match = _most_varied_match(text, spans)
    start = _snippet_start(text, spans[first_match][0])
    end = _snippet_end(text, max(start + _SNIPPET_CHARS, spans[first_match][1]))
    inner_spans = [(s - start, e - start) for s, e in spans[first_match:] if e <= end]
    lead_ellipsis, tail_ellipsis = "…" * (start > 0), "…" * (end < len(text))
    line = lead_ellipsis + _BLANK_BUT_SPACE.sub(" ", text[start:end]) + tail_ellipsis
    return Snippet(
        line,
        tuple((s + len(lead_ellipsis), e + len(lead_ellipsis)) for s, e in inner_spans),
        spans[first_match][0],
    )


def _most_varied_match(text: str, spans: Sequence[Span]) -> int:
    """Return the index of the match whose snippet has the most different matches; the first of several."""
    matched_texts = [text[start:end].casefold() for start, end in spans[:_MAX_MATCHES_COMPARED]]
    distinct_total = len(set(matched_texts))
    best_match, best_count = 0, 0
    for match_index, (start, _) in enumerate(spans[:_MAX_MATCHES_COMPARED]):
        end = start + _SNIPPET_CHARS - _MAX_CHARS_BEFORE_MATCH
        window = slice(match_index, match_index + _MATCHES_PER_SNIPPET)
        following_matches = zip(matched_texts[window], spans[window], strict=False)
        distinct_count = len({matched_text for matched_text, span in following_matches if span[1] <= end})
        if distinct_count > best_count:
            best_match, best_count = match_index, distinct_count
        if best_count == distinct_total:
            break
    return best_match


def _snippet_start(text: str, match_start: int) -> int:
    """Return the start of a snippet with a match at `match_start`: a sentence, or else a word before it."""
    earliest = max(0, match_start - _MAX_CHARS_BEFORE_MATCH)
    sentence_starts = [
        match.end() for match in _SENTENCE_BREAK.finditer(text, max(0, earliest - 2), match_start)
    ]
    if earliest == 0 and not sentence_starts:
        return 0
    if sentence_starts:
        return sentence_starts[-1] if sentence_starts[-1] <= match_start else earliest
    blank = _BLANK.search(text, earliest, match_start)
    return blank.end() if blank else earliest


def _snippet_end(text: str, limit: int) -> int:
    """Return where a snippet of text up to `limit` ends: after a sentence near `limit`, or else a word."""
    if limit >= len(text):
        return len(text)
    sentence_ends = [
        match.start() + 1 for match in _SENTENCE_BREAK.finditer(text, limit - _SENTENCE_END_CHARS, limit)
    ]
    if sentence_ends:
        return sentence_ends[-1]
    blank = text.rfind(" ", limit - _SENTENCE_END_CHARS, limit)
    return blank if blank > 0 else limit
