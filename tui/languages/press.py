"""What the newspapers of a language print around a story: the press tables of the language's folder."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, convert

from tui.languages.calendar_words import CalendarWords
from tui.model.dates.formatting import MONTHS, SHORT_MONTHS

#: The lists of `press_names.toml` behind each part of a pattern: <MEDIUM> matches one name of either list.
_WORD_LISTS = {
    "AGENCY": ("agencies",),
    "MEDIUM": ("media", "agencies"),
    "PLACE": ("places",),
    "MASTHEAD": ("mastheads",),
    "OFFICE": ("offices",),
    "RUBRIC": ("rubrics", "places"),
    "BUTTON": ("buttons",),
}
#: The parts in which capitals count.
_WITH_CAPITALS = ("AGENCY", "MEDIUM")


class BoilerplateRule(Struct, frozen=True):
    """A kind of boilerplate; `at_ends`: only above and below the story, elsewhere it may be story."""

    name: str
    pattern: str
    at_ends: bool = False


class BoilerplateTable(Struct, frozen=True):
    """The rules of `boilerplate.toml`, which describes each kind."""

    pieces: tuple[BoilerplateRule, ...]
    lines: tuple[BoilerplateRule, ...]
    openings: tuple[BoilerplateRule, ...]
    ends: tuple[BoilerplateRule, ...]
    beginnings: tuple[BoilerplateRule, ...]
    persons: tuple[BoilerplateRule, ...]
    papers: tuple[BoilerplateRule, ...]


class PressPhrases(Struct, frozen=True):
    """The single patterns of `press.toml`, which describes each."""

    page_dates: tuple[str, ...]
    stated_dates: tuple[str, ...]
    issued: str
    modified: str
    by: str
    staff: str
    agencies_alone: str
    capital_particle: str
    motto: str
    byline_classes: tuple[str, ...]
    box_classes: tuple[str, ...]
    teaser_classes: tuple[str, ...]
    comment_classes: tuple[str, ...]
    see_also: str
    breadcrumb: str
    no_site: str
    title_classes: tuple[str, ...]
    signed: str
    reported: str
    together_with: str
    title_label: str
    page_number: str


class PressPatterns(Struct, frozen=True):
    """The patterns for pages of the press: templates in which `<…>` stands for one of the `parts`."""

    parts: dict[str, str]
    months: dict[str, int]  # the number of a month by its names on pages
    boilerplate: BoilerplateTable
    phrases: PressPhrases
    commonest_words: frozenset[str]


def read_press_patterns(
    press: Mapping[str, object],
    parts: Mapping[str, object],
    names: Mapping[str, object],
    boilerplate: Mapping[str, object],
    calendar: CalendarWords,
) -> PressPatterns:
    """Return the patterns made of parsed TOML files; months have the names of the language and of English."""
    months = _english_months() | {name.rstrip("."): number for name, number in calendar.months.items()}
    return PressPatterns(
        parts={
            **convert(_join_lines(parts), dict[str, str]),
            **_word_parts(convert(names, dict[str, list[str]])),
            "MONTHNAME": _alternatives(months),
            "WEEKDAYNAME": _alternatives(calendar.weekdays),
        },
        months=months,
        boilerplate=convert(_join_lines(boilerplate), BoilerplateTable),
        phrases=convert(_join_lines(press["phrases"]), PressPhrases),
        commonest_words=frozenset(str(press["commonest_words"]).split()),
    )


def _english_months() -> dict[str, int]:
    """Return the number of a month by its English name and abbreviation, in small letters."""
    return {name.lower(): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}


def _word_parts(word_lists: Mapping[str, list[str]]) -> dict[str, str]:
    """Return the parts that match one name of a list."""
    return {
        part: f"(?>(?{'' if part in _WITH_CAPITALS else 'i'}:{'|'.join(_longest_first(words))})(?!\\w))"
        for part, lists in _WORD_LISTS.items()
        if (words := {word for name in lists for word in word_lists[name]})
    }


def _alternatives(words: Mapping[str, int]) -> str:
    return f"(?:{'|'.join(_longest_first(set(words)))})"


def _longest_first(words: set[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _join_lines(value: object) -> object:
    """Return the content of a table with the lines of each text joined."""
    if isinstance(value, Mapping):
        return {key: _join_lines(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_join_lines(item) for item in value]
    return "".join(value.split("\n")) if isinstance(value, str) else value
