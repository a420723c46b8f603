"""What limits a number in French prose, in front of it or behind: «au moins 12», «douze au plus»."""

from __future__ import annotations

import re

from tui.model.figures import Figure, Hedge, hedge_figure

#: What limits a number, in front of it; the longest of several wins.
_HEDGES_BEFORE: tuple[tuple[str, Hedge], ...] = (
    ("(?:un peu|a peine|guere|legerement|tout juste) plus d[e'] ?", "just-over"),
    ("un peu moins d[e'] ?", "almost"),
    ("pas moins d[e'] ?", "at-least"),
    ("pas (?:\\w{4,14} ){0,2}plus d[e'] ?", "at-most"),
    ("au moins|au minimum|au bas mot|un minimum d[e'] ?|minimum", "at-least"),
    ("au plus|au maximum|tout au plus|jusqu'a", "at-most"),
    ("(?:n'(?:a|ont) pas|ne) (?:depass|exced)\\w{1,5} (?:pas |guere )?(?:les )?", "almost"),
    ("plus d[e'] ?|depass(?:e|ent|ait|aient|ant) (?:les |la barre des )?", "more-than"),
    ("moins d[e'] ?", "less-than"),
    ("pres d[e'] ?|presque|quasiment|pas loin d[e'] ?", "almost"),
    ("(?:frol|avoisin)(?:e|ent|ait|aient|ant) (?:les )?", "about"),
    ("environ|quelque|autour d[e'] ?|a peu pres|approximativement|aux alentours d[e'] ?", "about"),
    ("bilan (?:\\w+ )?(?:encore )?provisoire (?:\\w+ ){0,3}?d[e'] ?|provisoirement", "at-least"),
)
#: What every number that is limited has in front of it.
_HEDGE_WORDS = (
    "plus", "moins", "minimum", "maximum", "bas mot", "jusqu", "depass", "pres ", "presque", "quasi", "loin",
    "frol", "avoisin", "environ", "quelque", "autour", "a peu", "approx", "alentours", "provisoire",
)  # fmt: skip
_BEFORE = re.compile(
    "|".join(f"(?P<h{i}>(?<![\\w-])(?:{words})) ?\\Z" for i, (words, _hedge) in enumerate(_HEDGES_BEFORE))
)
_AFTER = re.compile(
    r" (?:\w+ ){0,2}(?:(?P<least>au (?:moins|minimum|bas mot))|(?P<most>(?:tout )?au (?:plus|maximum)"
    r"|a tout casser)|(?P<about>environ))\b"
)
_MAX_HEDGE_CHARS = 48


def apply_hedges(folded: str, figure: Figure) -> Figure:
    """Return a figure limited by the words around it."""
    start = max(0, figure.start - _MAX_HEDGE_CHARS)
    words = folded[start : figure.start]
    before = _BEFORE.search(words) if any(word in words for word in _HEDGE_WORDS) else None
    if before is not None:
        name = before.lastgroup or "h0"
        hedged = hedge_figure(figure, _HEDGES_BEFORE[int(name[1:])][1])
        return Figure(start + before.start(), hedged.end, hedged.low, hedged.high, hedged.step)
    after = _AFTER.match(folded, figure.end)
    if after is not None:
        hedge: Hedge = "at-least" if after["least"] else "at-most" if after["most"] else "about"
        return hedge_figure(figure, hedge)
    return figure
