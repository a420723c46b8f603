"""Surnames and titled names: «Modi», «Lamine Zeine», «le général Modi», «M. Talon».

A part of a name means the person whom the same article names in full (or a decision names); among several the
title decides, then the nearest before. Without a full name it means the one person the title fits, or the
only bearer there is, unless the word is a common one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.decided import Settled
from tui.annotate.descriptions import SEVERAL, UNKNOWN, Phrase
from tui.annotate.gazetteer import Span
from tui.annotate.lexicon import lexicon
from tui.annotate.offices import Offices
from tui.annotate.page import Page, Run
from tui.annotate.persons import Persons
from tui.annotate.tenure import Tenure
from tui.model.records import Actor, How

_OF = ("de", "d", "du", "des")
#: How well a title fits a person.
_CONTRADICTS, _SAYS_NOTHING, _FITS = 0, 1, 2


class Found(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that mean an actor."""

    first: int
    last: int
    actor: int
    how: How
    confidence: float
    why: str


class Surnames:
    """Finds parts of personal names in a page and says who is meant."""

    def __init__(self, actors: Sequence[Actor], offices: Offices, persons: Persons) -> None:
        self._actors = actors
        self._offices = offices
        self._persons = persons
        self._lexicon = lexicon()

    def see_genders(self, page: Page, named: Iterable[Found], cast: Cast) -> None:
        """Tell `cast` what the page, and the records, say of a person's gender: «la ministre X»."""
        for one in named:
            if one.actor in self._persons:
                cast.see_gender(one.actor, page.gender_before(one.first))
                cast.see_gender(one.actor, self._offices.gender(one.actor))

    def see_strangers(self, page: Page, cast: Cast, in_title: bool) -> None:
        """Tell `cast` of the names in the page that are somebody else's."""
        others: list[Span | Settled | Run] = [*page.strangers]
        others += (one for one in page.settled if one.actor is None)
        others += (run for run in page.runs if self._is_stranger(page, run))
        for one in others:
            words = page.reading.words[one.first : one.last]
            keys = {title.office.key for title in page.titles_before(one.first)} - {""}
            cast.see_stranger(words, BEFORE if in_title else one.first, keys)

    def _is_stranger(self, page: Page, run: Run) -> bool:
        if run.last - run.first < 2 or page.reading.is_loud[run.first]:
            return False
        words = page.reading.words[run.first : run.last]
        return all(word.isalpha() for word in words) and not self._candidates(words)

    def find(self, page: Page, cast: Cast, tenure: Tenure, in_title: bool) -> list[Found]:
        """The parts of names in a page, left to right; each one found is seen by `cast`."""
        found = []
        done = 0
        for run in page.runs:
            if run.first < done:
                continue
            for part in self._parts(page, run):
                done = part.last
                place = BEFORE if in_title else part.first
                words = page.reading.words[part.first : part.last]
                meant = self._meant(page, cast, tenure, part, words, place)
                if meant:
                    cast.see(meant.actor, place)
                    found.append(meant)
        return found

    def _parts(self, page: Page, run: Run) -> Iterator[Run]:
        """The parts of a run that may be names: all of it, or in a text of capitals whatever is known."""
        if not page.reading.is_loud[run.first]:
            yield self._whole(page, run)
            return
        i = run.first
        while i < run.last:
            ends = range(min(run.last, i + 4), i, -1)
            end = next((end for end in ends if self._candidates(page.reading.words[i:end])), None)
            if end:
                yield Run(i, end)
            i = end or i + 1

    def _whole(self, page: Page, run: Run) -> Run:
        """A run with what is behind it where both are a surname: «Kayikwamba Wagner», «Kyélem de Tambèla»."""
        behind: Span | Run | None = page.stranger_from.get(run.last)
        if behind is None and page.word(run.last) in _OF:
            behind = page.run_from(run.last + 1)
        if behind is None or not self._persons.bearers(page.reading.words[run.first : behind.last]):
            return run
        return Run(run.first, behind.last)

    def _candidates(self, words: Sequence[str]) -> set[int]:
        found = self._persons.bearers(words)
        if not found and len(words) == 1 and (first := self._persons.first_bearer(words[0])) is not None:
            return {first}
        if not found and (near := self._persons.spelled_nearly(words)) is not None:
            return {near}
        return found

    def _meant(
        self, page: Page, cast: Cast, tenure: Tenure, run: Run, words: Sequence[str], place: int
    ) -> Found | None:
        near = self._persons.spelled_nearly(words)
        if near is not None and not self._persons.bearers(words):
            return Found(run.first, run.last, near, "name", 0.9, f"as {self._actors[near].name} sounds")
        numbers = self._candidates(words)
        titles = page.titles_before(run.first)
        numbers = {
            number for number in numbers if all(cast.is_of_gender(number, title.gender) for title in titles)
        }
        if not numbers or self._is_no_one(page, run, titles):
            return None
        named = {number for number in numbers if number in cast and self._fit(number, titles) != _CONTRADICTS}
        successor = self._successor(numbers, named, titles, tenure) if named else None
        if successor is not None:
            return self._by_title(run, {successor}, titles)
        if named and not self._is_other(cast, named, numbers, place, titles):
            return self._among_named(cast, tenure, run, words, place, named, titles)
        if named or any(title.office.key for title in titles):
            return self._by_title(run, numbers, titles)
        return self._alone(page, cast, run, words, numbers, bool(titles))

    def _is_other(
        self, cast: Cast, named: set[int], numbers: set[int], place: int, titles: list[Phrase]
    ) -> bool:
        """Whether a title is the record's of one bearer who is not named in full, and of none who is.

        A rank decides by itself; an office only before the article has named somebody to whom it may give it.
        """
        fitting = self.fitting(numbers, titles)
        if fitting is None or fitting in named:
            return False
        is_ranked = any(title.is_rank and title.office.key for title in titles)
        return is_ranked or not any(cast.is_seen(number, place) for number in named)

    def _successor(
        self, numbers: set[int], named: set[int], titles: list[Phrase], tenure: Tenure
    ) -> int | None:
        """Who now holds the office that those named have left: «le président Déby», of father and son."""
        offices = [title.office for title in titles if title.office.key and not title.is_rank]
        if not offices or not all(tenure.is_past(number, offices[0]) for number in named):
            return None
        now = {number for number in numbers - named if tenure.is_now(number, offices[0])}
        return now.pop() if len(now) == 1 else None

    def _is_officer(self, number: int) -> bool:
        """Whether the records know a rank, by which «M.» would pass over in favour of somebody else."""
        return any(one.is_rank and one.office.key for one in self._offices.held(number))

    def _is_no_one(self, page: Page, run: Run, titles: list[Phrase]) -> bool:
        """Whether the word before says that this is not one known person: «un autre X», «son père, X»."""
        before = page.word(run.first - 1)
        if not titles and self._is_noun(page, run):
            return True
        if (
            run.last - run.first > 1
            and before in ("de", "d")
            and page.word(run.first - 2) in self._lexicon.kin
        ):
            return True  # «le fils d’Idriss X»: the parent has most of the name
        if page.word(run.last) == "," and page.word(run.last + 2) in self._lexicon.kin:
            return True
        if before == ",":
            return page.word(run.first - 2) in self._lexicon.kin
        return before in self._lexicon.kin or (not titles and before in self._lexicon.determiners)

    def _is_noun(self, page: Page, run: Run) -> bool:
        """Whether a word is a noun, a product or a place: «Marchand de légumes», «les drones Bayraktar»."""
        i = run.last
        if i - run.first == 1 and page.word(run.first - 1) in self._lexicon.products:
            return True  # «les drones Bayraktar»
        if (
            page.word(i) == ","
            and page.word(i + 1) == "en"
            and page.word(i + 2)
            and page.reading.is_capital[i + 2]
        ):
            return True  # «à Langley, en Virginie»
        if page.reading.opens(run.first) and page.word(i) == "ou" and page.word(i + 1) == "non":
            return True
        return (
            i - run.first == 1
            and page.reading.opens(run.first)
            and page.word(i) in ("de", "d")
            and i + 1 < len(page.reading)
            and not page.reading.is_capital[i + 1]
            and page.word(i + 1) not in self._lexicon.function_words | self._lexicon.states
        )

    def _among_named(
        self,
        cast: Cast,
        tenure: Tenure,
        run: Run,
        words: Sequence[str],
        place: int,
        named: set[int],
        titles: list[Phrase],
    ) -> Found | None:
        """Whom of those named in the article a part of a name means."""
        how: How = "title" if titles else "surname"
        levels = {number: self._fit(number, titles) for number in named}
        best = max(levels.values())
        fitting = {number for number, level in levels.items() if level == best}
        past = {
            number for number in fitting if self._successor(fitting, {number}, titles, tenure) is not None
        }
        fitting -= past
        keys = {title.office.key for title in titles} - {""} if best == _FITS else ()
        if cast.is_strange(words, fitting, place, keys):
            return None
        if len(fitting) == 1:
            number = fitting.pop()
            why = self._why_title(number, titles) if best == _FITS else "named in full in this text"
            return Found(run.first, run.last, number, how, 0.95, why)
        nearest = cast.nearest(fitting, place)
        if nearest is None or (how == "title" and best < _FITS and self._is_officer(nearest)):
            return None
        return Found(run.first, run.last, nearest, how, 0.8, "the last one before who bears this name")

    def fitting(self, numbers: Iterable[int], titles: list[Phrase]) -> int | None:
        """The one actor whose record says what the titles before a name say."""
        found = [number for number in numbers if self._fit(number, titles) == _FITS]
        return found[0] if len(found) == 1 else None

    def _by_title(self, run: Run, numbers: set[int], titles: list[Phrase]) -> Found | None:
        number = self.fitting(numbers, titles)
        if number is None:
            return None
        return Found(run.first, run.last, number, "title", 0.85, self._why_title(number, titles))

    def _alone(
        self, page: Page, cast: Cast, run: Run, words: Sequence[str], numbers: set[int], is_titled: bool
    ) -> Found | None:
        """The only bearer of a name that nobody in the article bears in full."""
        known = self._lexicon
        if len(numbers) != 1 or cast.has_stranger(words[-1:]) or page.reading.is_loud[run.first]:
            return None
        number = next(iter(numbers))
        if len(words) > 1:
            if not self._persons.begins(number, words[0]):
                return None
        elif (
            self._persons.is_shared(words[0])
            or not self._persons.bearers(words)
            or words[0] in known.common_surnames | known.common_words
            or words[0] in page.small_words
        ):
            return None
        why = f"nobody else known is called {page.reading.exact(run.first, run.last)}"
        return Found(run.first, run.last, number, "title" if is_titled else "surname", 0.6, why)

    def _fit(self, number: int, titles: list[Phrase]) -> int:
        """How well all the titles before a name fit a person, by the person's record."""
        level = _SAYS_NOTHING
        for title in titles:
            if not title.office.key:
                continue
            held = self._offices.held(number)
            if any(self._offices.fits_title(one, title.office) for one in held):
                level = _FITS
            elif title.office.country == UNKNOWN or self._contradicts(number, title):
                return _CONTRADICTS
        return level

    def _contradicts(self, number: int, title: Phrase) -> bool:
        """Whether a record speaks against a title: another rank, another country."""
        if title.is_rank:
            return any(one.is_rank and one.office.key for one in self._offices.held(number))
        country = self._offices.home(number)
        return (
            title.office.country not in (None, SEVERAL)
            and country is not None
            and title.office.country != country
        )

    def _why_title(self, number: int, titles: list[Phrase]) -> str:
        for title in titles:
            for one in self._offices.held(number):
                if title.office.key and self._offices.fits_title(one, title.office):
                    return f"{one.role.title} fits {self._actors[number].name}"
        return "named in full in this text"
