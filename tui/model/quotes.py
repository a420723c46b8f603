"""Search of a quotation in a text: the TextQuoteSelector of the W3C Web Annotation Data Model.

White space and typography are ignored: any run of white space equals one space; all apostrophes are equal,
as are all double quotes (with the spaces inside them), all hyphens and dashes, and `…` and `...`. Case and
accents must be as written. Offsets are code points of the body.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from itertools import islice

from tui.model.text import clean

_APOSTROPHES = "'’‘ʼ′´`"
_QUOTES = '"“”„‟«»″'
_DASHES = "-‐‑‒–—―−"
#: The characters of a quotation that the text may write in another way.
_VARIABLE = re.compile(
    rf"(?P<quote>\s*[{_QUOTES}]\s*)|(?P<stop>\s*[;:!?])|(?P<space>\s+)|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<dash>[{_DASHES}])|(?P<ellipsis>…|\.\.\.)"
)
_ONE_FORM = {
    ord(mark): one for one, marks in (("'", _APOSTROPHES), ('"', _QUOTES), ("-", _DASHES)) for mark in marks
} | {ord("…"): "..."}
#: Blanks beside a double quote, and before these marks, do not count.
_TIGHT = (('" ', '"'), (' "', '"'), *((f" {mark}", mark) for mark in ";:!?"))


def _normalize(text: str) -> str:
    """Return `text` with white space and every mark in one form."""
    plain = " ".join(text.split()).translate(_ONE_FORM)
    for loose, tight in _TIGHT:
        plain = plain.replace(loose, tight)
    return plain


class NormalizedText:
    """A text in which quotations are searched: it is normalized once, however many they are."""

    def __init__(self, body: str) -> None:
        self._body, self._plain = body, _normalize(body)

    def find(self, quote: str, prefix: str | None, suffix: str | None) -> Iterator[tuple[int, int]]:
        """Yield the spans that `find_quotes` yields."""
        spans = set(self._find_spans(quote, prefix, suffix))
        starts, ends = _offsets(self._body, spans) if spans else ({}, {})
        for first, last in sorted(spans):
            if first in starts and last in ends:
                yield starts[first], ends[last]

    def is_repeated(self, quote: str, prefix: str | None, suffix: str | None) -> bool:
        """Return whether a quotation stands more than once between a prefix and a suffix."""
        return len(list(islice(self._find_spans(quote, prefix, suffix), 2))) > 1

    def _find_spans(self, quote: str, prefix: str | None, suffix: str | None) -> Iterator[tuple[int, int]]:
        before, exact, after = (_normalize(clean(text or "")) for text in (prefix, quote, suffix))
        return _find_spans(self._plain, before, exact, after) if exact else iter(())


def find_quotes(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> Iterator[tuple[int, int]]:
    """Yield every span of `quote` in `body` that stands between `prefix` and `suffix`.

    The time grows with the sum of the lengths of both texts, whatever repeats in them.
    """
    yield from NormalizedText(body).find(quote, prefix, suffix)


def _find_spans(plain: str, before: str, exact: str, after: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a quotation in a text, all of them normalized, between the words around it."""
    for start in {before, before and f"{before} "}:
        for end in {after, after and f" {after}"}:
            wanted = f"{start}{exact}{end}"
            at = plain.find(wanted)
            while at >= 0:
                yield at + len(start), at + len(start) + len(exact)
                at = plain.find(wanted, at + len(wanted))


def has_quote(body: str, quote: str, prefix: str | None = None, suffix: str | None = None) -> bool:
    """Return whether `find_quotes` yields a span; where it is takes longer to find."""
    if "…" in body:  # a quotation may begin or end within the character
        return find_quote(body, quote, prefix, suffix) is not None
    before, exact, after = (_normalize(clean(text or "")) for text in (prefix, quote, suffix))
    return bool(exact) and any(_find_spans(_normalize(body), before, exact, after))


def _offsets(body: str, spans: Collection[tuple[int, int]]) -> tuple[dict[int, int], dict[int, int]]:
    """Map the starts and the ends of spans of the normalized body to offsets in `body`.

    An offset within a character (a third of «…») is left out.
    """
    starts, ends = ({span[side]: -1 for span in sorted(spans)} for side in (0, 1))
    waiting, closing = list(reversed(starts)), sorted(ends, reverse=True)
    plain_at = 0
    for at, size, plain_size in _pieces(body):
        plain_end = plain_at + plain_size
        while waiting and waiting[-1] < plain_end:
            shift = (first := waiting.pop()) - plain_at
            starts[first] = at + shift if size == plain_size or not shift else -1
        while closing and closing[-1] <= plain_end:
            last = closing.pop()
            ends[last] = at + size - (plain_end - last) if size == plain_size or last == plain_end else -1
        if not closing:
            break
        plain_at = plain_end
    return _known(starts), _known(ends)


def _known(offsets: dict[int, int]) -> dict[int, int]:
    return {plain: at for plain, at in offsets.items() if at >= 0}


def _pieces(body: str) -> Iterator[tuple[int, int, int]]:
    """Yield the pieces of a text: offset and length without the spaces around it, and normalized length."""
    done = len(body) - len(body.lstrip())
    end = len(body.rstrip())
    for match in _VARIABLE.finditer(body, done, end):
        yield done, match.start() - done, match.start() - done
        core = match.group().strip() or match.group()
        kind = match.lastgroup
        yield match.start() + match.group().find(core), len(core), 3 if kind == "ellipsis" else 1
        done = match.end()
    yield done, end - done, end - done


def find_quote(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[int, int] | None:
    """Return the first span of `quote` in `body`; None where the body does not contain the quotation."""
    return next(find_quotes(body, quote, prefix, suffix), None)


def anchor_quote(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[int, int] | None:
    """Return where a quotation stands in a text that may have been edited since; None where nothing is left.

    The words as quoted, between the words around them; else the occurrence whose surroundings are the most
    like those; else the passage that is the most like the quotation.
    """
    if (span := find_quote(body, quote, prefix, suffix)) is not None:
        return span
    places = list(find_quotes(body, quote))[:_MAX_OCCURRENCES]
    if places:
        return max(places, key=lambda place: _context_likeness(body, place, prefix, suffix))
    if len(quote) < _MIN_ANCHOR_CHARS:
        return None
    span = _find_similar_span(body, quote, _MIN_ANCHOR_SIMILARITY)
    span = _fit_edges(body, quote, span) if span else None
    return span if span and span[1] - span[0] >= len(quote) / 2 else None


def _fit_edges(body: str, quote: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return a span with its edges moved to the words with which it is the most like a quotation."""
    from rapidfuzz import fuzz  # late, as below

    plain = _normalize(clean(quote))

    def likeness(edges: tuple[int, int]) -> float:
        return fuzz.ratio(plain, _normalize(body[slice(*edges)]))

    margin = min(len(quote), _MAX_EDGE_CHARS)
    low, high = max(0, span[0] - margin), min(len(body), span[1] + margin)
    starts = [match.start() for match in _TEXT_WORD.finditer(body, low, span[0] + margin)]
    ends = [match.end() for match in _TEXT_WORD.finditer(body, max(low, span[1] - margin), high)]
    best = max(((start, span[1]) for start in (span[0], *starts) if start < span[1]), key=likeness)
    return max(((best[0], end) for end in (span[1], *ends) if end > best[0]), key=likeness)


def _context_likeness(body: str, span: tuple[int, int], prefix: str | None, suffix: str | None) -> float:
    """Return how much the text around a span is like what stood there, 0 to 200."""
    from rapidfuzz import fuzz  # late, as below

    start, end = span
    before, after = _normalize(clean(prefix or "")), _normalize(clean(suffix or ""))
    beside = body[max(0, start - len(before)) : start], body[end : end + len(after)]
    pairs = ((before, beside[0]), (after, beside[1]))
    return sum(fuzz.ratio(known, _normalize(now)) for known, now in pairs if known)


_WORDS = re.compile(r"\w+")
_TEXT_WORD = re.compile(r"\S+")
#: So far the edges of a passage may be from those of the window in which it was found.
_MAX_EDGE_CHARS = 60
#: Only so many long words of a quotation are searched for similar passages.
_MAX_WORDS = 4
#: Only so many occurrences of each of these words are compared.
_MAX_OCCURRENCES = 15
#: A similar passage is searched for no more of a quotation; alignment time grows with its length.
_MAX_QUOTE_CHARS = 1_000
#: A passage less similar than this (rapidfuzz ratio, 0–100) is not offered.
_MIN_SIMILARITY = 60
#: A note stays with a passage that is at least so much like its quotation.
_MIN_ANCHOR_SIMILARITY = 75
#: A shorter quotation is like too many words to be found again by its likeness.
_MIN_ANCHOR_CHARS = 12


def find_similar_passage(body: str, quote: str) -> str | None:
    """Return the passage of `body` most similar to `quote`, in whole words; None if nothing is similar.

    Only the surroundings of the longest words of the quotation are compared, so that the cost is bounded on a
    body of any length.
    """
    span = _find_similar_span(body, quote, _MIN_SIMILARITY)
    return " ".join(body[slice(*span)].split()) if span else None


def _find_similar_span(body: str, quote: str, min_similarity: float) -> tuple[int, int] | None:
    """Return the span of the passage most similar to `quote`; None if none is more similar than that."""
    from rapidfuzz import fuzz  # late: only an error or an edited text needs it

    quote = " ".join(clean(quote).split())[:_MAX_QUOTE_CHARS]
    best_score, span = float(min_similarity), None
    for start, end in _candidate_windows(body, quote):
        window = body[start:end]
        alignment = fuzz.partial_ratio_alignment(quote, window, score_cutoff=best_score)
        if alignment and alignment.score > best_score and alignment.dest_end > alignment.dest_start:
            best_score = alignment.score
            span = _whole_words(body, start + alignment.dest_start, start + alignment.dest_end)
    return span


def _candidate_windows(body: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield spans of `body` around the longest words of `quote`, each about three times its length."""
    if len(body) <= 4 * len(quote):
        yield 0, len(body)
        return
    longest_words = sorted(set(_WORDS.findall(quote)), key=lambda word: (-len(word), word))[:_MAX_WORDS]
    compared_windows: set[int] = set()
    for word in longest_words:
        offset = body.find(word)
        for _ in range(_MAX_OCCURRENCES):
            if offset < 0:
                break
            if (window_index := offset // max(len(quote), 1)) not in compared_windows:
                compared_windows.add(window_index)
                yield max(0, offset - len(quote)), offset + 2 * len(quote)
            offset = body.find(word, offset + len(word))


def _whole_words(body: str, start: int, end: int) -> tuple[int, int]:
    """Return a span of `body` extended to whole words, without blanks at its ends."""
    while start > 0 and body[start - 1].isalnum() and body[start].isalnum():
        start -= 1
    while end < len(body) and body[end - 1].isalnum() and body[end].isalnum():
        end += 1
    words = body[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
