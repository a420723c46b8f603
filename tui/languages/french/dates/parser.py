"""A parser of French date expressions in prose: «mardi 16 janvier» → 2024-01-16.

The text is folded (each character to one character) and scanned word by word. At a word that can begin an
expression, the calendar rules and the relative rules are tried; the longest match that gives a date range
wins. The expression is then extended by the words before it: an article, or a preposition that leaves the
date open on one side («depuis», «avant», «d’ici à»). Every pattern is bounded, so that time grows linearly
with the length of the text.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.dispatches import find_dispatch_dates, find_spoken_date
from tui.languages.french.dates.rule_table import ABSOLUTE_RULES, RULES_BY_FIRST_WORD, possible_beginnings
from tui.languages.french.dates.rules import DateRule
from tui.model.annotations import DateMention
from tui.model.dates import ranges
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.ranges import DateRange
from tui.model.text import TokenTable, fold, tokenize

#: What joins a word to the one before, so that no expression begins there: «post-11», «3,5», «12:30».
_JOINING = frozenset("-.,:/")
_JOINED_TO_PREVIOUS = re.compile(r"(?:[\w'’]-|[0-9][.,:/])\Z")

_GAP = r"[ \n]{1,4}"

# What may stand before an expression and belongs to it: an article or a preposition, and before that a
# preposition that opens the date on one side. «du» and «de» belong to the expression only after such a
# preposition («à partir du 5 mai»).
_ARTICLE = re.compile(
    rf"(?<![\w-])(?:(?:(?:le|du|au|en|ce|d'ici le){_GAP}|courant{_GAP})?mois{_GAP}(?:de{_GAP}|d')"
    rf"|(?:(?:dans{_GAP})?(?:la|l'){_GAP}?)?(?:nuit|soiree|journee|matinee|apres-midi){_GAP}(?:de|du){_GAP}"
    rf"|(?:(?:a{_GAP})?l'|(?:a{_GAP}la|dans{_GAP}les|le|la|les|en|au|cet?|cette|annee){_GAP})"
    rf"|(?P<weak>(?:du|de{_GAP}la|de|aux?|a|entre{_GAP}le){_GAP}|d'|de{_GAP}l'))\Z"
)
# The prepositions that stand before an expression or its article, by their kind.
_OPENING = re.compile(
    rf"(?<![\w'-])(?:(?P<since>depuis|pas{_GAP}avant|a{_GAP}partir|a{_GAP}compter|apres)|(?P<on>des)"
    rf"|(?P<by>d'ici(?:{_GAP}a)?|au{_GAP}plus{_GAP}tard)|(?P<until>avant|jusqu'(?:a|en)?|jusque)"
    rf"|(?P<about>vers|autour|aux{_GAP}alentours|aux{_GAP}environs))(?:{_GAP}|(?<=jusqu')|(?<=en)|(?<=a))\Z"
)
#: The last words of articles and prepositions, and of what bears a date as its name.
_ENDS_OF_ARTICLES = frozenset(
    ["a", "annee", "au", "aux", "ce", "cet", "cette", "d", "de", "du", "en", "l", "la", "le", "les"]
)
_ENDS_OF_OPENINGS = frozenset(
    ["a", "alentours", "apres", "autour", "avant", "compter", "depuis", "des", "en", "environs", "ici"]
) | {"jusqu", "jusque", "partir", "tard", "vers"}
_ENDS_OF_NAMES = frozenset(["d", "de", "des", "du"])
_OPEN_QUOTES = frozenset('«“"')
_OPEN_QUOTE = re.compile(r"[«“\"] ?\Z")
_CLOSE_QUOTE = re.compile(r"(?: [0-9]{1,2})? ?[»”\"]")
# What bears a date as its name: a street, a stadium, a movement.
_NAMED_AFTER_DATE = re.compile(
    rf"\b(?:rue|avenue|place|boulevard|stade|quai|pont|mouvement|hopital|lycee|camp|palais|universite|collectif"
    rf"|coalition|brigade|front){_GAP}(?:de|du|des|d'){_GAP}(?:[0-9]{{1,2}}{_GAP})?\Z"
)
_AT_THE_LATEST = re.compile(rf"{_GAP}au{_GAP}plus{_GAP}tard\b")
# What stands before the first date of a range: «du 3 au 5 mai».
_RANGE_FROM = re.compile(
    rf"(?<![\w-])(?:du|de|de{_GAP}la|entre(?:{_GAP}(?:le|la|l'))?|depuis(?:{_GAP}le)?)(?:{_GAP}|(?<=l'))\Z|\bd'\Z"
)
# What stands between the two dates of a range.
_RANGE_TO = re.compile(
    rf"{_GAP}(?:au|a|et|jusqu'(?:au|a|en)){_GAP}(?:(?:le|la|en|ce){_GAP}|l'|la{_GAP})?|{_GAP}(?:et|a){_GAP}l'"
)

#: What each kind of preposition makes of the date behind it.
_BOUND_BY_PREPOSITION = {
    "since": ranges.open_end,
    "by": ranges.open_start,
    "until": ranges.open_start,
    "about": ranges.approximate,
}


class _Match(NamedTuple):
    """A date expression: its offsets, the rule that matched, its date range, its preposition."""

    core: int  # where the expression starts without the words that belong to it
    start: int
    end: int
    rule: DateRule
    match: re.Match[str]
    reading: DateRange
    preposition: str  # its kind, a group of `_OPENING`; empty without one


def find_french_dates(
    text: str, reference: str | None, text_tokens: TokenTable | None = None
) -> tuple[DateMention, ...]:
    """Find the date expressions of a cleaned French text, in order and without overlap.

    `reference` is the date of publication as EDTF. If it is a range, the result covers what its first and its
    last day would give; without it (or if it is no EDTF) only absolute expressions are found, unless the
    text says «nous sommes le» with a full date. A dispatch with a dateline of its own is read by that.
    `text_tokens`: those of the folded text, if they are known already. Offsets are code points of `text`.
    """
    published = parse_edtf(reference) if reference else None
    anchors = {day for day in (published.earliest, published.latest) if day} if published else set()
    text_tokens = text_tokens or tokenize(fold(text))
    if published is None and (spoken := find_spoken_date(text_tokens.folded)):
        anchors = {spoken}
    passes = [_find_ranges(text, text_tokens, anchor) for anchor in sorted(anchors)]
    passes = passes or [_find_ranges(text, text_tokens, None)]
    if len(passes) == 1:
        return tuple(_mention(text, span, reading) for span, reading in passes[0].items())
    first, last = passes
    common_spans = sorted(first.keys() & last.keys())
    return tuple(_mention(text, span, ranges.union(first[span], last[span])) for span in common_spans)


def _mention(text: str, span: tuple[int, int], reading: DateRange) -> DateMention:
    """Return the mention of a date range at a span."""
    start, end = span
    return DateMention(start, end, text[start:end], reading.edtf)


def _find_ranges(text: str, text_tokens: TokenTable, anchor: date | None) -> dict[tuple[int, int], DateRange]:
    """Return the date ranges of a text by span, for one day of publication."""
    context = DateContext(text, text_tokens, anchor)
    matches: list[_Match] = []
    dispatches = find_dispatch_dates(text, context.folded, anchor) if anchor else []
    for match in _expressions(context, dispatches):
        joined = _join_range(matches[-1], match, context) if matches else None
        if joined:
            matches.pop()
        matches.append(joined or match)
        context.mentioned = (matches[-1].start, matches[-1].end, matches[-1].reading)
        if match.preposition not in ("by", "until"):
            context.remember(matches[-1].reading, matches[-1].start, matches[-1].end)
    return {(match.start, match.end): match.reading for match in matches}


def _expressions(context: DateContext, dispatches: list[tuple[int, date]]) -> Iterator[_Match]:
    """Yield the date expressions of a text in order; `dispatches`: the days from offsets of the text on."""
    previous_end = 0
    coming = deque(dispatches)
    for i, rules_key in possible_beginnings(context.tokens):
        start = context.tokens.starts[i]
        while coming and coming[0][0] <= start:
            context.anchor = coming.popleft()[1]
        if start < previous_end or _is_joined_to_previous(context.folded, start):
            continue
        match = _longest_match(context, RULES_BY_FIRST_WORD[rules_key], i, previous_end)
        if match:
            previous_end = match.end
            yield match


def _is_joined_to_previous(folded: str, start: int) -> bool:
    """Return whether the word at an offset is joined to the one before."""
    if start == 0 or folded[start - 1] not in _JOINING:
        return False
    return _JOINED_TO_PREVIOUS.search(folded, max(0, start - 2), start) is not None


def _longest_match(context: DateContext, rules: list[DateRule], i: int, previous_end: int) -> _Match | None:
    """Return the longest expression at word `i` that gives a date range; None if none does.

    `previous_end` is the offset at which the expression before ends.
    """
    folded, start = context.folded, context.tokens.starts[i]
    candidates = [(rule, match) for rule in rules if (match := rule.pattern.match(folded, start))]
    if not candidates or _is_proper_name(context, i, previous_end):
        return None
    begin, preposition = _preceding_preposition(context, i, previous_end)
    context.preposition = preposition
    if len(candidates) > 1:
        candidates.sort(key=lambda candidate: -candidate[1].end())
    for rule, match in candidates:
        reading = _apply(rule, match, context)
        end = match.end()
        if reading is None or _is_quoted_title(context, i, end):
            continue
        at_the_latest = _AT_THE_LATEST.match(folded, end)
        if at_the_latest:
            reading, end, preposition = ranges.open_start(reading), at_the_latest.end(), "by"
        elif preposition in _BOUND_BY_PREPOSITION and ".." not in reading.edtf:
            reading = _BOUND_BY_PREPOSITION[preposition](reading)
        if "first" in rule.pattern.groupindex:
            begin = min(begin, _start_of_range(folded, start, previous_end))
        return _Match(start, begin, end, rule, match, reading, preposition)
    return None


def _word_before(context: DateContext, i: int) -> str:
    """Return the word or mark before word `i`; empty at the beginning of the text."""
    return context.tokens.words[i - 1] if i else ""


def _is_proper_name(context: DateContext, i: int, previous_end: int) -> bool:
    """Return whether a street or stadium bears the date at word `i` as name; not in «le camp dès 2004»."""
    word = _word_before(context, i)
    if word not in _ENDS_OF_NAMES and not word.isdecimal():
        return False
    start = context.tokens.starts[i]
    head = _NAMED_AFTER_DATE.search(context.folded, max(previous_end, start - 40), start)
    return head is not None and "è" not in context.text[head.start() : head.end()].rsplit(maxsplit=1)[-1]


def _is_quoted_title(context: DateContext, i: int, end: int) -> bool:
    """Return whether an expression at word `i` stands alone in quotation marks, as a film «Vendredi 13»."""
    if _word_before(context, i) not in _OPEN_QUOTES:
        return False
    folded, start = context.folded, context.tokens.starts[i]
    return bool(_OPEN_QUOTE.search(folded, max(0, start - 2), start) and _CLOSE_QUOTE.match(folded, end))


def _apply(rule: DateRule, match: re.Match[str], context: DateContext) -> DateRange | None:
    """Return the date range that a rule gives; None if it rejects the match or no such day exists."""
    try:
        return rule.resolve(match, context)
    except (ValueError, OverflowError):
        return None


def _preceding_preposition(context: DateContext, i: int, previous_end: int) -> tuple[int, str]:
    """Return where an expression at word `i` starts with those before it, and the kind of its preposition."""
    folded, start = context.folded, context.tokens.starts[i]
    word, article = _word_before(context, i), None
    if word in _ENDS_OF_ARTICLES:
        article = _ARTICLE.search(folded, max(previous_end, start - 40), start)
    if article is None and word not in _ENDS_OF_OPENINGS:
        return start, ""
    begin = article.start() if article else start
    opening = _OPENING.search(folded, max(previous_end, begin - 24), begin)
    is_des = opening and opening["on"] and context.text[opening.start() + 1] not in "èÈ"  # «des», not «dès»
    if opening and not is_des:
        return opening.start(), opening.lastgroup or ""
    return (start if article and article["weak"] else begin), ""


def _start_of_range(folded: str, start: int, previous_end: int) -> int:
    """Return where «du», «de» or «entre le» before a range starts; `start` without one."""
    article = _RANGE_FROM.search(folded, max(previous_end, start - 16), start)
    return article.start() if article else start


def _join_range(left: _Match, right: _Match, context: DateContext) -> _Match | None:
    """Return «du 30 août» and «au 2 septembre» as one range; None where they are no range.

    The first date is then the latest one before the second.
    """
    if not _RANGE_TO.fullmatch(context.folded, left.end, right.core):
        return None
    range_from = _RANGE_FROM.search(context.folded, max(0, left.core - 16), left.core)
    if not range_from or right.reading.last is None or left.preposition in ("by", "until"):
        return None
    first = left.reading
    if left.rule in ABSOLUTE_RULES:
        before_second = DateContext(context.text, context.tokens, right.reading.last)
        before_second.tense = "back"
        first = _apply(left.rule, left.match, before_second) or first
    if first.first is None or first.first > right.reading.last:
        return None
    reading = ranges.span(first, right.reading._replace(edtf=right.reading.edtf.removeprefix("../")))
    return _Match(range_from.start(), range_from.start(), right.end, right.rule, right.match, reading, "")
