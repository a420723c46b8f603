"""Dates as people write them instead of EDTF, and the EDTF that they seem to mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from tui.i18n import N_
from tui.model.dates.edtf import MAX_EDTF_CHARS, edtf_error, parse_edtf
from tui.model.dates.formatting import SHORT_MONTHS

#: A problem message quotes no more of a text, to stay one line.
_MAX_QUOTED_CHARS = 60


class DateWords(Struct, frozen=True):
    """The words of informal dates in one language, as regular expressions that ignore case."""

    months: tuple[str, ...]  # for each month how its name and abbreviations begin
    approximate: str  # before a date: «about 2023»
    to: str  # between two dates: «May to June 2023»
    article: str  # before a day, with a space: «the 1st May 2023»
    ordinal: str  # behind the number of a day: «1st»


_ENGLISH = DateWords(
    months=tuple(map(str.lower, SHORT_MONTHS)),
    approximate=r"about|circa|ca?\.",
    to="to",
    article="the ",
    ordinal="st|nd|rd|th",
)


def edtf_problem(text: str, other_words: Callable[[], DateWords] | None = None) -> str | None:
    """Say in one line what is wrong with a text as EDTF and what would be right; None: nothing is.

    `other_words` returns the words of another language than English; it is called only for a mistake.
    """
    if parse_edtf(text):
        return None
    suggestion = read_informal_date(text, other_words)
    why = edtf_error(text[:MAX_EDTF_CHARS]) or N_("not an EDTF date")
    example = N_("it like 2024-01-16, 2024-01, 2024 or 2024-01-15/2024-01-18")
    return N_("“{text}”: {why}; write {advice}").format(
        text=text[:_MAX_QUOTED_CHARS], why=why, advice=suggestion or example
    )


def read_informal_date(text: str, other_words: Callable[[], DateWords] | None = None) -> str | None:
    """Return the EDTF that an informal date seems to mean; None where it is not understood.

    `other_words` returns the words of another language than English.
    """
    languages = [_ENGLISH, other_words()] if other_words else [_ENGLISH]
    return _suggest_edtf(text[:MAX_EDTF_CHARS], list(_patterns(languages)))


def _patterns(languages: list[DateWords]) -> Iterator[tuple[str, str]]:
    """Yield patterns of informal dates, each with the template of the EDTF made of its groups."""
    approximate = "|".join(words.approximate for words in languages)
    to = "|".join(words.to for words in languages)
    article = "|".join(words.article for words in languages)
    ordinal = "|".join(words.ordinal for words in languages)
    months = ["|".join(names) for names in zip(*(words.months for words in languages), strict=True)]
    yield rf"(?:{approximate})\s+(.+)", "{0}~"
    yield rf"(\S++(?:\s++(?!(?:-|–|—|{to})\s)\S++)*+)\s++(?:-|–|—|{to})\s++(.+)", "{0}/{1}"
    yield r"([0-9]{1,2})[/. ]([0-9]{1,2})[/. ]([0-9]{4})", "{2}-{1:0>2}-{0:0>2}"
    yield r"([0-9]{4})[/. -]([0-9]{1,2})[/. -]([0-9]{1,2})", "{0}-{1:0>2}-{2:0>2}"
    yield r"([0-9]{4})[/. -]([0-9]{1,2})", "{0}-{1:0>2}"
    yield r"([0-9]{1,2})[/. ]([0-9]{4})", "{1}-{0:0>2}"
    for number, month in enumerate(months, 1):
        day = rf"(?:{article})?([0-9]{{1,2}})(?:{ordinal})?"
        yield rf"{day}\s+(?:{month})\S*\s+([0-9]{{4}})", f"{{1}}-{number:02}-{{0:0>2}}"
    for number, month in enumerate(months, 1):
        yield rf"(?:{month})[^\s0-9]*\s+([0-9]{{4}})", f"{{0}}-{number:02}"


def _suggest_edtf(text: str, patterns: list[tuple[str, str]], depth: int = 2) -> str | None:
    """Return the EDTF that the writer of an informal date seems to mean; a day precedes its month.

    `depth`: how many patterns may still nest, as in «about May 2023». None: no pattern fits.
    """
    if parse_edtf(text):
        return text
    for pattern, template in patterns:
        if depth and (match := re.fullmatch(rf"\A(?:{pattern})", text.strip(), re.IGNORECASE)):
            groups = [_suggest_edtf(group, patterns, depth - 1) or group for group in match.groups()]
            if parse_edtf(edtf := template.format(*groups)):
                return edtf
    return None
