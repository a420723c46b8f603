"""Search of a quotation in a text: the TextQuoteSelector of the W3C Web Annotation Data Model.

White space and typography are ignored: any run of white space equals one space; all apostrophes are equal,
as are all double quotes (with the spaces inside them), all hyphens and dashes, and `…` and `...`. Case and
accents must be as written. Offsets are code points of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model.text import clean

_APOSTROPHES = "'’‘ʼ′´`"
_QUOTES = '"“”„‟«»″'
_DASHES = "-‐‑‒–—―−"
#: The characters of a quotation that the text may write in another way.
_VARIABLE = re.compile(
    rf"(?P<quote>\s*[{_QUOTES}]\s*)|(?P<stop>\s*[;:!?])|(?P<space>\s+)|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<dash>[{_DASHES}])|(?P<ellipsis>…|\.\.\.)"
)
#: The pattern that matches every variant of such a character. Quantifiers are possessive, so that a text of
#: nothing but white space takes no more than one pass.
_VARIANT_PATTERNS = {
    "quote": rf"\s*+[{_QUOTES}]\s*+",
    "space": r"\s++",
    "apostrophe": f"[{_APOSTROPHES}]",
    "dash": f"[{_DASHES}]",
    "ellipsis": r"(?:…|\.\.\.)",
}


def _quote_pattern(quote: str) -> str:
    """Return a regular expression for a trimmed quotation that ignores white space and typography."""
    pieces: list[str] = []
    end = 0
    for match in _VARIABLE.finditer(quote):
        pieces.append(re.escape(quote[end : match.start()]))
        kind = str(match.lastgroup)
        pieces.append(_VARIANT_PATTERNS.get(kind) or rf"\s*+{re.escape(match.group().strip())}")
        end = match.end()
    pieces.append(re.escape(quote[end:]))
    return "".join(pieces).removeprefix(r"\s*+").removesuffix(r"\s*+")


def find_quotes(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> Iterator[tuple[int, int]]:
    """Yield every span of `quote` in `body` that stands between `prefix` and `suffix`."""
    before, exact, after = (clean(text or "").strip() for text in (prefix, quote, suffix))
    if not exact:
        return
    pattern = f"({_quote_pattern(exact)})"
    if before:
        pattern = rf"{_quote_pattern(before)}\s*+{pattern}"
    if after:
        pattern = rf"{pattern}\s*+{_quote_pattern(after)}"
    for match in re.finditer(pattern, body):
        yield match.span(1)


def find_quote(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[int, int] | None:
    """Return the first span of `quote` in `body`; None where the body does not contain the quotation."""
    return next(find_quotes(body, quote, prefix, suffix), None)


#: Only so many long words of a quotation are searched for similar passages.
_MAX_WORDS = 4
#: Only so many occurrences of each of these words are compared.
_MAX_OCCURRENCES = 15
#: A similar passage is searched for no more of a quotation; alignment time grows with its length.
_MAX_QUOTE_CHARS = 1_000
#: A passage less similar than this (rapidfuzz ratio, 0–100) is not offered.
_MIN_SIMILARITY = 60


def find_similar_passage(body: str, quote: str) -> str | None:
    """Return the passage of `body` most similar to `quote`, in whole words; None if nothing is similar.

    Only the surroundings of the longest words of the quotation are compared, so that the cost is bounded on a
    body of any length.
    """
    from rapidfuzz import fuzz  # late: only an error needs it

    quote = " ".join(clean(quote).split())[:_MAX_QUOTE_CHARS]
    best_score, passage = float(_MIN_SIMILARITY), None
    for start, end in _candidate_windows(body, quote):
        window = body[start:end]
        alignment = fuzz.partial_ratio_alignment(quote, window, score_cutoff=best_score)
        if alignment and alignment.score > best_score and alignment.dest_end > alignment.dest_start:
            best_score = alignment.score
            passage = _whole_words(body, start + alignment.dest_start, start + alignment.dest_end)
    return passage


def _candidate_windows(body: str, quote: str) -> Iterator[tuple[int, int]]:
    """Yield spans of `body` around the longest words of `quote`, each about three times its length."""
    if len(body) <= 4 * len(quote):
        yield 0, len(body)
        return
    longest_words = sorted(set(re.findall(r"\w+", quote)), key=lambda word: (-len(word), word))[:_MAX_WORDS]
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


def _whole_words(body: str, start: int, end: int) -> str:
    """Return a span of `body` extended to whole words, on one line."""
    while start > 0 and body[start - 1].isalnum() and body[start].isalnum():
        start -= 1
    while end < len(body) and body[end - 1].isalnum() and body[end].isalnum():
        end += 1
    return " ".join(body[start:end].split())
