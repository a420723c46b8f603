"""Resolution of surnames and titled names: «Modi», «Lamine Zeine», «le général Modi», «M. Talon».

A part of a name refers to the person whom the same article mentions in full (or by a decision of the user);
of several such persons the title decides, then the nearest mention before. Without a full mention, the part
refers to the only person whom the title fits, or to the only person of that name, unless the word is a common
one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum

from msgspec import Struct

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.decided import Settled
from tui.annotate.descriptions import SEVERAL, UNKNOWN, Phrase
from tui.annotate.gazetteer import Span
from tui.annotate.name_context import is_not_one_person
from tui.annotate.offices import Offices
from tui.annotate.page import Page, Run
from tui.annotate.persons import Persons
from tui.annotate.tenure import Tenure
from tui.languages.lexicon import Lexicon
from tui.model.records import Actor, How

#: In a text of capitals a name is searched for in at most this many words.
_MAX_NAME_WORDS = 4


class _Fit(IntEnum):
    """How well the titles before a name fit a person's record."""

    CONTRADICTS = 0
    UNDECIDED = 1
    FITS = 2


class Found(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that refer to an actor."""

    first: int
    last: int
    actor: int
    how: How
    confidence: float
    why: str


class Surnames:
    """A resolver of parts of personal names to the persons they refer to."""

    def __init__(self, actors: Sequence[Actor], offices: Offices, persons: Persons, lexicon: Lexicon) -> None:
        self._actors = actors
        self._offices = offices
        self._persons = persons
        self._lexicon = lexicon

    def see_genders(self, page: Page, named: Iterable[Found], cast: Cast) -> None:
        """Record in `cast` the genders that the text («la ministre X») and the records give to persons."""
        for mention in named:
            if mention.actor in self._persons:
                cast.see_gender(mention.actor, page.gender_before(mention.first))
                cast.see_gender(mention.actor, self._offices.gender(mention.actor))

    def see_strangers(self, page: Page, cast: Cast, in_title: bool) -> None:
        """Record in `cast` the names of unknown persons in a text."""
        unknown_names: list[Span | Settled | Run] = [*page.strangers]
        unknown_names += (decided_span for decided_span in page.settled if decided_span.actor is None)
        unknown_names += (run for run in page.runs if self._is_unknown_name(page, run))
        for span in unknown_names:
            words = page.reading.words[span.first : span.last]
            office_keys = {title.office.key for title in page.titles_before(span.first)} - {""}
            cast.see_stranger(words, BEFORE if in_title else span.first, office_keys)

    def _is_unknown_name(self, page: Page, run: Run) -> bool:
        """Return whether a run is a name of several words that no known person has."""
        if run.last - run.first < 2 or page.reading.is_loud[run.first]:
            return False
        words = page.reading.words[run.first : run.last]
        return all(word.isalpha() for word in words) and not self._candidates(words)

    def find(self, page: Page, cast: Cast, tenure: Tenure, in_title: bool) -> list[Found]:
        """Return the mentions of persons by part of a name, in order, and record each in `cast`."""
        mentions = []
        previous_end = 0
        for run in page.runs:
            if run.first < previous_end:
                continue
            for name in self._possible_names(page, run):
                previous_end = name.last
                place = BEFORE if in_title else name.first
                words = page.reading.words[name.first : name.last]
                mention = self._resolve(page, cast, tenure, name, words, place)
                if mention:
                    cast.see(mention.actor, place)
                    mentions.append(mention)
        return mentions

    def _possible_names(self, page: Page, run: Run) -> Iterator[Run]:
        """Yield the parts of a run that may be names: the run; in a text of capitals any known names."""
        if not page.reading.is_loud[run.first]:
            yield self._extended(page, run)
            return
        i = run.first
        while i < run.last:
            ends = range(min(run.last, i + _MAX_NAME_WORDS), i, -1)
            end = next((end for end in ends if self._candidates(page.reading.words[i:end])), None)
            if end:
                yield Run(i, end)
            i = end or i + 1

    def _extended(self, page: Page, run: Run) -> Run:
        """Return a run with the words behind it if both are a surname: «Kyélem de Tambèla»."""
        behind: Span | Run | None = page.stranger_from.get(run.last)
        if behind is None and page.word(run.last) in self._lexicon.of:
            behind = page.run_from(run.last + 1)
        if behind is None or not self._persons.bearers(page.reading.words[run.first : behind.last]):
            return run
        return Run(run.first, behind.last)

    def _candidates(self, words: Sequence[str]) -> set[int]:
        """Return the persons that a name can mean: by surname, else by first name, else by its sound."""
        bearers = self._persons.bearers(words)
        if not bearers and len(words) == 1 and (first := self._persons.first_bearer(words[0])) is not None:
            return {first}
        if not bearers and (similar := self._persons.spelled_nearly(words)) is not None:
            return {similar}
        return bearers

    def _resolve(
        self, page: Page, cast: Cast, tenure: Tenure, run: Run, words: Sequence[str], place: int
    ) -> Found | None:
        """Return whom a name means, or None; `words` are the folded words of `run`."""
        similar = self._persons.spelled_nearly(words)
        if similar is not None and not self._persons.bearers(words):
            why = f"as {self._actors[similar].name} sounds"
            return Found(run.first, run.last, similar, "name", 0.9, why)
        titles = page.titles_before(run.first)
        candidates = {
            person
            for person in self._candidates(words)
            if all(cast.is_of_gender(person, title.gender) for title in titles)
        }
        if not candidates or is_not_one_person(page, run, bool(titles), self._lexicon):
            return None
        mentioned = {
            person
            for person in candidates
            if person in cast and self._fit(person, titles) != _Fit.CONTRADICTS
        }
        successor = self._successor(candidates, mentioned, titles, tenure) if mentioned else None
        if successor is not None:
            return self._by_title(run, {successor}, titles)
        if mentioned and not self._is_unmentioned(cast, mentioned, candidates, place, titles):
            return self._among_mentioned(cast, tenure, run, words, place, mentioned, titles)
        if mentioned or any(title.office.key for title in titles):
            return self._by_title(run, candidates, titles)
        return self._only_bearer(page, cast, run, words, candidates, bool(titles))

    def _is_unmentioned(
        self, cast: Cast, mentioned: set[int], candidates: set[int], place: int, titles: list[Phrase]
    ) -> bool:
        """Return whether the titles fit only a candidate whom the article does not mention in full.

        A rank decides alone; an office only before the article has mentioned somebody who may have it.
        """
        fitting = self.fitting(candidates, titles)
        if fitting is None or fitting in mentioned:
            return False
        has_rank = any(title.is_rank and title.office.key for title in titles)
        return has_rank or not any(cast.is_seen(person, place) for person in mentioned)

    def _successor(
        self, candidates: set[int], mentioned: set[int], titles: list[Phrase], tenure: Tenure
    ) -> int | None:
        """Return the present holder of an office that all mentioned persons have left; None if unclear.

        «le président Déby», of father and son.
        """
        offices = [title.office for title in titles if title.office.key and not title.is_rank]
        if not offices or not all(tenure.is_past(person, offices[0]) for person in mentioned):
            return None
        present_holders = {person for person in candidates - mentioned if tenure.is_now(person, offices[0])}
        return present_holders.pop() if len(present_holders) == 1 else None

    def _is_officer(self, person: int) -> bool:
        """Return whether a person's record gives a rank, so that «M.» would rather mean somebody else."""
        return any(role.is_rank and role.office.key for role in self._offices.held(person))

    def _among_mentioned(
        self,
        cast: Cast,
        tenure: Tenure,
        run: Run,
        words: Sequence[str],
        place: int,
        mentioned: set[int],
        titles: list[Phrase],
    ) -> Found | None:
        """Return which person mentioned in full in the article a part of a name means, or None."""
        how: How = "title" if titles else "surname"
        fits = {person: self._fit(person, titles) for person in mentioned}
        best_fit = max(fits.values())
        fitting = {person for person, fit in fits.items() if fit == best_fit}
        predecessors = {
            person for person in fitting if self._successor(fitting, {person}, titles, tenure) is not None
        }
        fitting -= predecessors
        office_keys = {title.office.key for title in titles} - {""} if best_fit == _Fit.FITS else ()
        if cast.is_strange(words, fitting, place, office_keys):
            return None
        if len(fitting) == 1:
            person = fitting.pop()
            why = self._reason(person, titles) if best_fit == _Fit.FITS else "named in full in this text"
            return Found(run.first, run.last, person, how, 0.95, why)
        nearest = cast.nearest(fitting, place)
        if nearest is None or (how == "title" and best_fit < _Fit.FITS and self._is_officer(nearest)):
            return None
        return Found(run.first, run.last, nearest, how, 0.8, "the last one before who bears this name")

    def fitting(self, numbers: Iterable[int], titles: list[Phrase]) -> int | None:
        """Return the only actor whose record has the titles before a name; None if none or several do."""
        fitting = [actor for actor in numbers if self._fit(actor, titles) == _Fit.FITS]
        return fitting[0] if len(fitting) == 1 else None

    def _by_title(self, run: Run, candidates: set[int], titles: list[Phrase]) -> Found | None:
        """Return the only candidate whom the titles fit, as a mention; None without one."""
        person = self.fitting(candidates, titles)
        if person is None:
            return None
        return Found(run.first, run.last, person, "title", 0.85, self._reason(person, titles))

    def _only_bearer(
        self, page: Page, cast: Cast, run: Run, words: Sequence[str], candidates: set[int], has_title: bool
    ) -> Found | None:
        """Return the only person with a name, as a mention, if the article mentions nobody by it in full."""
        word_lists = self._lexicon
        if len(candidates) != 1 or cast.has_stranger(words[-1:]) or page.reading.is_loud[run.first]:
            return None
        person = next(iter(candidates))
        if len(words) > 1:
            if not self._persons.begins(person, words[0]):
                return None
        elif (
            self._persons.is_shared(words[0])
            or not self._persons.bearers(words)
            or words[0] in word_lists.common_surnames | word_lists.common_words
            or words[0] in page.small_words
        ):
            return None
        why = f"nobody else known is called {page.reading.exact(run.first, run.last)}"
        return Found(run.first, run.last, person, "title" if has_title else "surname", 0.6, why)

    def _fit(self, person: int, titles: list[Phrase]) -> _Fit:
        """Return how well the titles before a name fit a person's record, all of them together."""
        fit = _Fit.UNDECIDED
        for title in titles:
            if not title.office.key:
                continue
            roles = self._offices.held(person)
            if any(self._offices.fits_title(role, title.office) for role in roles):
                fit = _Fit.FITS
            elif title.office.country == UNKNOWN or self._contradicts(person, title):
                return _Fit.CONTRADICTS
        return fit

    def _contradicts(self, person: int, title: Phrase) -> bool:
        """Return whether a person's record contradicts a title: another rank, another country."""
        if title.is_rank:
            return self._is_officer(person)
        country = self._offices.home(person)
        return (
            title.office.country not in (None, SEVERAL)
            and country is not None
            and title.office.country != country
        )

    def _reason(self, person: int, titles: list[Phrase]) -> str:
        """Return the reason for a mention by title, for the user."""
        for title in titles:
            for role in self._offices.held(person):
                if title.office.key and self._offices.fits_title(role, title.office):
                    return f"{role.role.title} fits {self._actors[person].name}"
        return "named in full in this text"
