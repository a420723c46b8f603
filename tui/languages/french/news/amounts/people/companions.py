"""Persons who stand beside a number of others in a French sentence: «Issa Bako et deux de ses proches»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from tui.languages.french.news.harm.single_persons import ONE_BEFORE
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

_NAME = r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w-]{1,30}(?: (?:ag |ould |al |el |ben |de )?[A-ZÀ-ÖØ-Þ][\w-]{1,30}){1,5}"
_FULL_NAME = re.compile(_NAME)
#: Names in front of a number, with what is said of the last one and who else is listed.
_NAMED = re.compile(
    rf"(?<!\bà )(?<!\ben )(?<!\bau )(?<!\baux )(?<!\bdu )(?<!\bdes )(?<!\bla )(?<!\bles )(?<!\b[lL]’)(?<!\w)"
    rf"(?P<names>{_NAME}(?:, {_NAME})*)(?:, \d\d ans)?"
    r"(?P<family>(?:, (?:son|sa|ses deux|ses trois) \w+)*)"
    r"(?:, (?!(?:a|ont|est|sont|mais|et)\b)(?:(?!\b(?:a|ont|est|sont|avait|été) )[^.;:()«»]){2,110},)?"
    r",? (?:et|ainsi que|de même que|avec|en compagnie|aux côtés)(?: (?:de |d’|avec )?)?(?:ses |leurs )?\Z"
)
#: In front of names, what makes them some of a number told before.
_AMONG = re.compile(r"\b(?:dont|parmi lesquel(?:le)?s|notamment|y compris|comme|par)(?: [\wé’'-]+){0,3} \Z")
#: In front of a number, that one person was not alone: «a été arrêté mardi avec trois de ses proches».
_WITH = FilteredPattern(
    r"\b(?:arrete|interpelle|apprehende|enleve|kidnappe|emmene|libere|relache|condamne|relaxe|acquitte"
    r"|expulse"
    r"|detenu|ecroue|incarcere|place|inculpe|limoge|licencie|revoque"
    r"|suspendu)e? (?:(?!\bpar\b)[^.;:,()]){0,50}?"
    r"\b(?:avec|en compagnie d(?:e |')|aux cotes d(?:e |')|en meme temps que) ?(?:ses |leurs )?\Z"
)
#: Others who are counted by themselves, in front of theirs: «deux Chinois et leurs quatre collègues».
_THEIRS = re.compile(
    r"(?<![\w-])(?P<number>(?!les |ses |des )[\w-]+) [a-z-]{3,20}s(?: [a-z-]{3,20}){0,2},? (?:et|ainsi que)"
    r"(?: de)? (?:leurs|ses) \Z"
)
#: How far in front of a number names may stand.
_MAX_CHARS = 220
#: No more people than so many are told of beside somebody by name.
_MAX_OTHERS = 60


class Companions(NamedTuple):
    """Persons beside a number: how many, and where they begin."""

    persons: int
    start: int


def find_counted_with_theirs(folded: str, figures: Sequence[Figure]) -> set[int]:
    """Return where those numbers begin that are counted with the next one, of those who are theirs."""
    pairs = pairwise(figures)
    return {one.start for one, other in pairs if _THEIRS.search(folded, one.start, other.start)}


def find_companions(text: str, folded: str, figure: Figure) -> Companions | None:
    """Return the persons who stand in one list with a number of others; None without any.

    `text`: the sentence with its capital letters, empty where it is not known.
    """
    if figure.high > _MAX_OTHERS:
        return None
    first = max(0, figure.start - _MAX_CHARS)
    named = _NAMED.search(text[first : figure.start])
    if named is not None and not _AMONG.search(text, first, first + named.start()):
        count = len(_FULL_NAME.findall(named["names"])) + named["family"].count(",")
        return Companions(count, first + named.start())
    if (one := ONE_BEFORE.search(folded, first, figure.start)) is not None:
        return Companions(1, one.end() - len(one.group().lstrip(" ,;:.–—")))
    others = _THEIRS.search(folded, first, figure.start)
    counted = find_numbers(others["number"]) if others else ()
    if others is not None and len(counted) == 1 and counted[0].is_exact and counted[0].high <= _MAX_OTHERS:
        return Companions(int(counted[0].high), others.start())
    return Companions(1, figure.start) if _WITH.search(folded, first, figure.start) else None
