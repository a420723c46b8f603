"""Finding a quotation in a text: the TextQuoteSelector of the W3C Web Annotation Data Model.

White space and typographic marks do not matter: any run of white space is one blank; the apostrophes are
one, as are the double quotes (with the blanks inside them), the hyphens and dashes, and `…` and `...`.
Letters do: case and accents are as written. Offsets are code points of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.model.text import clean

_APOSTROPHES = "'’‘ʼ′´`"
_QUOTES = '"“”„‟«»″'
_DASHES = "-‐‑‒–—―−"
_PIECES = re.compile(
    rf"(?P<quote>\s*[{_QUOTES}]\s*)|(?P<stop>\s*[;:!?])|(?P<space>\s+)|(?P<apostrophe>[{_APOSTROPHES}])"
    rf"|(?P<dash>[{_DASHES}])|(?P<ellipsis>…|\.\.\.)"
)
# Possessive, so that a text of blanks costs no more than one pass.
_FORMS = {
    "quote": rf"\s*+[{_QUOTES}]\s*+",
    "space": r"\s++",
    "apostrophe": f"[{_APOSTROPHES}]",
    "dash": f"[{_DASHES}]",
    "ellipsis": r"(?:…|\.\.\.)",
}


def _pattern(quote: str) -> str:
    """A regular expression for a trimmed quotation, white space and typography aside."""
    parts: list[str] = []
    end = 0
    for match in _PIECES.finditer(quote):
        parts.append(re.escape(quote[end : match.start()]))
        kind = str(match.lastgroup)
        parts.append(_FORMS.get(kind) or rf"\s*+{re.escape(match.group().strip())}")
        end = match.end()
    parts.append(re.escape(quote[end:]))
    return "".join(parts).removeprefix(r"\s*+").removesuffix(r"\s*+")


def find_quotes(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> Iterator[tuple[int, int]]:
    """Every place (start, end) at which `quote` stands in `body`, after `prefix` and before `suffix`."""
    before, exact, after = (clean(text or "").strip() for text in (prefix, quote, suffix))
    if not exact:
        return
    pattern = f"({_pattern(exact)})"
    if before:
        pattern = rf"{_pattern(before)}\s*+{pattern}"
    if after:
        pattern = rf"{pattern}\s*+{_pattern(after)}"
    for match in re.finditer(pattern, body):
        yield match.span(1)


def find_quote(
    body: str, quote: str, prefix: str | None = None, suffix: str | None = None
) -> tuple[int, int] | None:
    """The first place (start, end) at which `quote` stands in `body`; None where it does not."""
    return next(find_quotes(body, quote, prefix, suffix), None)


#: How many places are compared, and how many characters around a word of the quotation, at most.
_MOST_PLACES = 60
_LONGEST_QUOTE = 1_000
#: How like the quotation (of 100) a passage must be to be named.
_ALIKE = 60


def nearest_passage(body: str, quote: str) -> str | None:
    """The passage of `body` most like `quote`, whole words; None where nothing is like it.

    Looked at are the places where one of the quotation's long words stands, so that the cost is bounded
    on a body of any length.
    """
    from rapidfuzz import fuzz  # late: only an error needs it

    quote = " ".join(clean(quote).split())[:_LONGEST_QUOTE]
    best, passage = float(_ALIKE), None
    for start, end in _windows(body, quote):
        window = body[start:end]
        found = fuzz.partial_ratio_alignment(quote, window, score_cutoff=best)
        if found and found.score > best and found.dest_end > found.dest_start:
            best, passage = found.score, _whole_words(body, start + found.dest_start, start + found.dest_end)
    return passage


def _windows(body: str, quote: str) -> Iterator[tuple[int, int]]:
    """Stretches of `body` around the longest words of `quote`, each about twice as long as it."""
    if len(body) <= 4 * len(quote):
        yield 0, len(body)
        return
    written = sorted(set(re.findall(r"\w+", quote)), key=lambda word: (-len(word), word))[:4]
    seen: set[int] = set()
    for word in written:
        at = body.find(word)
        for _ in range(_MOST_PLACES // 4):
            if at < 0:
                break
            if (place := at // max(len(quote), 1)) not in seen:
                seen.add(place)
                yield max(0, at - len(quote)), at + 2 * len(quote)
            at = body.find(word, at + len(word))


def _whole_words(body: str, start: int, end: int) -> str:
    """The passage widened to whole words, on one line."""
    while start > 0 and body[start - 1].isalnum() and body[start].isalnum():
        start -= 1
    while end < len(body) and body[end - 1].isalnum() and body[end].isalnum():
        end += 1
    return " ".join(body[start:end].split())
