"""How articles use a name, or an office, that no record has: what the index keeps of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from tui.annotate.reports.report import Report
from tui.annotate.suggestions.uses.name_candidate import NameCandidate
from tui.annotate.suggestions.uses.said_offices import SaidOffice
from tui.model.records import ActorType

#: At most this many passages support a suggestion: a user reads no more.
MAX_EVIDENCE = 10

#: What is used: a name of the gazetteer (`of`: the id of its actor); a run of capitalized words, and one that
#: may only be another spelling of a known name; the surname of a person whose full name (`of`) the article
#: has, or, with an office, nobody's; a body; an acronym, as it is written; a word like the surname of a
#: known person in the article (`of`: the id); an office of a known person (`of`: the id).
UseForm = Literal["listed", "run", "doubtful", "alone", "body", "acronym", "surname", "office"]


class NameUse(Struct, frozen=True, array_like=True):
    """How one article uses a name; `spans`: where, code points of the body, the most telling first."""

    count: int
    surfaces: dict[str, int]
    spans: tuple[tuple[int, int], ...]
    named: int = 0  # occurrences that are no demonym or capital
    inside: int = 0  # occurrences that do not begin a sentence
    speaking: int = 0  # occurrences with a verb of speech
    beside_persons: int = 0
    kin: int = 0
    places: int = 0  # occurrences as a place
    articled: int = 0  # occurrences with an article
    offices: tuple[tuple[SaidOffice, int], ...] = ()
    types: dict[ActorType, int] = {}
    acronyms: dict[str, int] = {}

    @property
    def is_telling(self) -> bool:
        """Return whether the article says who or what bears the name."""
        return bool(self.offices or self.acronyms)


class NameKey(Struct, frozen=True):
    """What tells names that articles use apart; `words`: folded, with blanks between them."""

    form: UseForm
    words: str
    of: str = ""


class UsedName(Struct, frozen=True):
    """A name with some of the articles that use it, those that tell most first."""

    key: NameKey
    count: int  # occurrences in all articles
    uses: tuple[tuple[str, NameUse], ...]  # each with the id of its article


class ArticleUses(Struct, frozen=True):
    """What one article uses that no record has, and the events that it reports."""

    names: dict[NameKey, NameUse]
    reports: tuple[Report, ...]


class ArticleReports(Struct, frozen=True):
    """The events that an article reports; `article`: its id."""

    article: str
    reports: tuple[Report, ...]

    @property
    def confidence(self) -> float:
        """Return the confidence of the surest report."""
        return max((report.confidence for report in self.reports), default=0)


def summarize_uses(candidates: Sequence[NameCandidate]) -> NameUse:
    """Return how an article uses a name, from all its occurrences."""
    telling = [one for one in candidates if one.offices or one.acronym]
    others = [one for one in candidates if not (one.offices or one.acronym)]
    offices = Counter(office for one in telling for office in one.offices)
    return NameUse(
        count=len(candidates),
        surfaces=dict(Counter(one.name for one in candidates)),
        spans=tuple((one.start, one.end) for one in (*telling, *others)[:MAX_EVIDENCE]),
        named=sum(one.is_name for one in candidates),
        inside=sum(not one.opens for one in candidates),
        speaking=sum(one.speaks for one in candidates),
        beside_persons=sum(one.is_beside_person for one in candidates),
        kin=sum(one.is_kin for one in candidates),
        places=sum(one.is_place for one in candidates),
        articled=sum(one.has_article for one in candidates),
        offices=tuple(offices.items()),
        types=dict(Counter(one.type for one in candidates if one.type)),
        acronyms=dict(Counter(one.acronym for one in telling if one.acronym)),
    )
