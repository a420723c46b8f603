"""French date expressions in prose, each with its reading: «mardi 16 janvier» → 2024-01-16.

The text is folded (one character stays one character) and read word by word. At a word that can begin an
expression the rules of `french_calendar_rules` and `french_relative_rules` are tried; the longest one that
gives a reading wins. Then the words before it are taken in: an article, or one that opens the date on one
side («depuis», «avant», «d’ici à»). Every pattern is bounded, so time grows with the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import chain, compress
from typing import NamedTuple

from tui.model import date_readings as on
from tui.model.date_readings import Reading
from tui.model.dates import parse_edtf
from tui.model.french_calendar_rules import CALENDAR_RULES, Rule
from tui.model.french_date_context import Context
from tui.model.french_date_words import MONTHS, NUMBERS, SEASONS, WEEKDAYS
from tui.model.french_relative_rules import RELATIVE_RULES
from tui.model.records import DateMention
from tui.model.text import Tokens, fold, tokens

_KINDS = {"DIGIT": "0123456789", "MONTH": MONTHS, "WEEKDAY": WEEKDAYS, "SEASON": SEASONS, "NUMBER": NUMBERS}


def _by_first_word() -> dict[str, list[Rule]]:
    """The rules that may apply at a word; a digit stands for every number that begins with it."""
    table: dict[str, list[Rule]] = {}
    for rule in (*CALENDAR_RULES, *RELATIVE_RULES):
        begins = chain.from_iterable(_KINDS.get(word, (word,)) for word in rule.begins.split())
        for first in {re.split(r"[ .'-]", word)[0] for word in begins}:
            table.setdefault(first, []).append(rule)
    return table


_RULES = _by_first_word()
_JOINED = re.compile(r"(?:[\w'’]-|[0-9][.,:/])\Z")

#: Words of texts whose place among the rules is kept.
_KEPT = 100_000
_GAP = r"[ \n]{1,4}"

# What may stand before an expression and belongs to it: an article or a preposition, before that a word
# that opens it on one side. «du», «de» belong to it only after such a word («à partir du 5 mai»).
_ARTICLE = re.compile(
    rf"(?<![\w-])(?:(?:(?:le|du|au|en|ce|d'ici le){_GAP}|courant{_GAP})?mois{_GAP}(?:de{_GAP}|d')"
    rf"|(?:(?:dans{_GAP})?(?:la|l'){_GAP}?)?(?:nuit|soiree|journee|matinee|apres-midi){_GAP}(?:de|du){_GAP}"
    rf"|(?:(?:a{_GAP})?l'|(?:a{_GAP}la|dans{_GAP}les|le|la|les|en|au|cet?|cette|annee){_GAP})"
    rf"|(?P<weak>(?:du|de{_GAP}la|de|aux?|a|entre{_GAP}le){_GAP}|d'|de{_GAP}l'))\Z"
)
_OPENING = re.compile(
    rf"(?<![\w'-])(?:(?P<since>depuis|pas{_GAP}avant|a{_GAP}partir|a{_GAP}compter|apres)|(?P<on>des)"
    rf"|(?P<by>d'ici(?:{_GAP}a)?|au{_GAP}plus{_GAP}tard)|(?P<until>avant|jusqu'(?:a|en)?|jusque)"
    rf"|(?P<about>vers|autour|aux{_GAP}alentours|aux{_GAP}environs))(?:{_GAP}|(?<=jusqu')|(?<=en)|(?<=a))\Z"
)
_OPEN_QUOTE = re.compile(r"[«“\"] ?\Z")
_CLOSE_QUOTE = re.compile(r"(?: [0-9]{1,2})? ?[»”\"]")
# What is called after a date: a street, a stadium, a movement.
_NAMED_AFTER = re.compile(
    rf"\b(?:rue|avenue|place|boulevard|stade|quai|pont|mouvement|hopital|lycee|camp|palais|universite|collectif"
    rf"|coalition|brigade|front){_GAP}(?:de|du|des|d'){_GAP}(?:[0-9]{{1,2}}{_GAP})?\Z"
)
_AT_THE_LATEST = re.compile(rf"{_GAP}au{_GAP}plus{_GAP}tard\b")
_FROM = re.compile(
    rf"(?<![\w-])(?:du|de|de{_GAP}la|entre(?:{_GAP}(?:le|la|l'))?|depuis(?:{_GAP}le)?)(?:{_GAP}|(?<=l'))\Z|\bd'\Z"
)
_TO = re.compile(
    rf"{_GAP}(?:au|a|et|jusqu'(?:au|a|en)){_GAP}(?:(?:le|la|en|ce){_GAP}|l'|la{_GAP})?|{_GAP}(?:et|a){_GAP}l'"
)

_OPENED = {
    "since": on.since,
    "by": on.until,
    "until": on.until,
    "about": on.about,
}


class _Found(NamedTuple):
    """An expression: its span without and with the words before it, its rule's match, its reading."""

    core: int
    start: int
    end: int
    rule: Rule
    match: re.Match[str]
    reading: Reading
    opening: str


def french_dates(text: str, reference: str | None, parted: Tokens | None = None) -> tuple[DateMention, ...]:
    """The date expressions of a cleaned French text, in order, none overlapping another.

    `reference` is when the text was published, in EDTF; where it is not one day, a reading holds what its
    first and its last day would give. Without one (or with one that is no EDTF) only expressions that are
    absolute by themselves are given. Offsets are code points of `text`. `parted`: the tokens of the folded
    text, where it was parted before.
    """
    known = parse_edtf(reference) if reference else None
    ends = {day for day in (known.earliest, known.latest) if day} if known else set()
    parted = parted or tokens(fold(text))
    passes = [_read(text, parted, anchor) for anchor in sorted(ends)] or [_read(text, parted, None)]
    if len(passes) == 1:
        return tuple(_mention(text, span, reading) for span, reading in passes[0].items())
    first, last = passes
    both = sorted(first.keys() & last.keys())
    return tuple(_mention(text, span, on.union(first[span], last[span])) for span in both)


def _mention(text: str, span: tuple[int, int], reading: Reading) -> DateMention:
    start, end = span
    return DateMention(start, end, text[start:end], reading.edtf)


def _read(text: str, parted: Tokens, anchor: date | None) -> dict[tuple[int, int], Reading]:
    """The readings of a text by span, for one day of publication."""
    context = Context(text, parted, anchor)
    kept: list[_Found] = []
    for found in _expressions(context):
        joined = _joined(kept[-1], found, context) if kept else None
        if joined:
            kept.pop()
        kept.append(joined or found)
        if found.opening not in ("by", "until"):
            context.say(kept[-1].reading, kept[-1].start, kept[-1].end)
    return {(found.start, found.end): found.reading for found in kept}


def _expressions(context: Context) -> Iterator[_Found]:
    """The expressions of a text, one after the other."""
    done = 0
    for start, first in _beginnings(context.tokens):
        if start < done or _JOINED.search(context.folded, max(0, start - 2), start):
            continue
        found = _expression(context, _RULES[first], start, done)
        if found:
            done = found.end
            yield found


class _Firsts(dict[str, str]):
    """What words are called in the table of rules, or nothing; kept, for most words come again."""

    def __missing__(self, word: str) -> str:
        first = word if word in _RULES else word[:1]
        if len(self) >= _KEPT:
            self.clear()
        name = self[word] = first if first in _RULES and (first == word or first.isdigit()) else ""
        return name


_firsts = _Firsts()


def _beginnings(tokens: Tokens) -> Iterator[tuple[int, str]]:
    """The words that may begin an expression: where each stands, and its name in the table of rules."""
    named = list(map(_firsts.__getitem__, tokens.words))
    return compress(zip(tokens.starts, named, strict=True), named)


def _expression(context: Context, rules: list[Rule], start: int, done: int) -> _Found | None:
    """The longest expression that begins at an offset; `done` is where the one before it ended."""
    matches = [(rule, match) for rule in rules if (match := rule.pattern.match(context.folded, start))]
    if not matches or _is_named_after(context, start, done):
        return None
    begin, opening = _opened(context, start, done)
    context.bound = opening
    for rule, match in sorted(matches, key=lambda tried: -tried[1].end()):
        reading = _resolved(rule, match, context)
        end = match.end()
        if reading is None or _is_title(context.folded, start, end):
            continue
        late = _AT_THE_LATEST.match(context.folded, end)
        if late:
            reading, end, opening = on.until(reading), late.end(), "by"
        elif opening in _OPENED and ".." not in reading.edtf:
            reading = _OPENED[opening](reading)
        if "first" in rule.pattern.groupindex:
            begin = min(begin, _weak_start(context.folded, start, done))
        return _Found(start, begin, end, rule, match, reading, opening)
    return None


def _is_named_after(context: Context, start: int, done: int) -> bool:
    """Whether a street or a stadium bears the date as its name; «le camp dès 2004» does not."""
    named = _NAMED_AFTER.search(context.folded, max(done, start - 40), start)
    return named is not None and "è" not in context.text[named.start() : named.end()].rsplit(maxsplit=1)[-1]


def _is_title(folded: str, start: int, end: int) -> bool:
    """Whether an expression stands alone in quotation marks: a film «Vendredi 13»."""
    return bool(_OPEN_QUOTE.search(folded, max(0, start - 2), start) and _CLOSE_QUOTE.match(folded, end))


def _resolved(rule: Rule, match: re.Match[str], context: Context) -> Reading | None:
    """What a rule reads; None beyond the years of the calendar."""
    try:
        return rule.read(match, context)
    except (ValueError, OverflowError):
        return None


def _opened(context: Context, start: int, done: int) -> tuple[int, str]:
    """Where an expression begins with the words that belong to it, and how they open it."""
    folded = context.folded
    article = _ARTICLE.search(folded, max(done, start - 40), start)
    begin = article.start() if article else start
    opening = _OPENING.search(folded, max(done, begin - 24), begin)
    is_des = opening and opening["on"] and context.text[opening.start() + 1] not in "èÈ"  # «des», not «dès»
    if opening and not is_des:
        return opening.start(), opening.lastgroup or ""
    return (start if article and article["weak"] else begin), ""


def _weak_start(folded: str, start: int, done: int) -> int:
    """Where «du», «de», «entre le» before a range begins."""
    article = _FROM.search(folded, max(done, start - 16), start)
    return article.start() if article else start


def _joined(one: _Found, other: _Found, context: Context) -> _Found | None:
    """«du 30 août» and «au 2 septembre» as one: the first is then the latest one before the second."""
    between = _TO.fullmatch(context.folded, one.end, other.core)
    opener = _FROM.search(context.folded, max(0, one.core - 16), one.core)
    if not between or not opener or other.reading.last is None or one.opening in ("by", "until"):
        return None
    first = one.reading
    if one.rule in CALENDAR_RULES:
        before = Context(context.text, context.tokens, other.reading.last)
        before.tense = "back"
        first = _resolved(one.rule, one.match, before) or first
    if first.first is None or first.first > other.reading.last:
        return None
    reading = on.span(first, other.reading._replace(edtf=other.reading.edtf.removeprefix("../")))
    return _Found(opener.start(), opener.start(), other.end, other.rule, other.match, reading, "")
