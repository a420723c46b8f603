"""Resolution of phrases such as «le chef du gouvernement» to the holder of the office.

The statements of the article («le Premier ministre Ali Lamine Zeine») come first, then the records: the only
holder at the date of the article, of the country in the phrase, or among the persons the article mentions, or
of the country the article is about. If several persons fit, or none, there is no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import SEVERAL, UNKNOWN, Office, OfficePhrase
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.introductions import OfficeIntroductions
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.resolve.passage import PhraseContext, PhraseContexts
from tui.annotate.resolve.phrase_context import is_definite, is_excluded, speaker_behind
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.tenure import Tenure, latest_day
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.dates.formatting import format_long, is_single_day
from tui.model.records import Actor

#: The index of an actor, the confidence (0–1), and the reason for the user.
_Resolution = tuple[int, float, str]


class RoleResolver:
    """A resolver of the phrases for offices in one article."""

    def __init__(
        self,
        actors: Sequence[Actor],
        offices: OfficeIndex,
        tracker: EntityTracker,
        tenure: Tenure,
        language: Language,
    ) -> None:
        self._actors = actors
        self._offices = offices
        self._tracker = tracker
        self._tenure = tenure
        self._table = language.offices
        self._introductions = OfficeIntroductions(offices, tracker, tenure, language)
        self._contexts = PhraseContexts(offices, self._introductions, tenure, language)
        self._persons: Sequence[dict[int, tuple[int, int | None]]] = ()

    def read(
        self, analyzed_texts: Sequence[AnalyzedText], persons: Sequence[dict[int, tuple[int, int | None]]]
    ) -> None:
        """Collect who holds which office by the article's own words, and the country it is about.

        `analyzed_texts` are title and body. `persons` has the names of persons in each: the first
        token, and with it the end and the actor (None: without a record).
        """
        for part_index, (analyzed, names) in enumerate(zip(analyzed_texts, persons, strict=True)):
            self._introductions.collect(part_index, analyzed, names)
        self._persons = persons
        self._contexts.prepare(analyzed_texts, persons)

    def find(self, part_index: int, analyzed: AnalyzedText) -> Iterator[ResolvedSpan]:
        """Yield the phrases of title (0) or body (1) that refer to one known actor."""
        for phrase in analyzed.phrases:
            in_chain = self._introductions.person_of_chain(part_index, phrase)
            if in_chain is not None and analyzed.is_bare(phrase):
                yield _role(phrase, self._introduced_person(in_chain))
            if (
                phrase.is_rank
                or self._introductions.is_in_apposition(part_index, phrase)
                or not analyzed.is_bare(phrase)
            ):
                continue
            if is_excluded(analyzed, phrase, self._table):
                continue
            context = self._contexts.read(part_index, analyzed, phrase)
            if not is_definite(analyzed, phrase, self._table):
                resolution = self._of_owner(part_index, analyzed, phrase)
            elif phrase.is_former:
                resolution = self._former(phrase, analyzed)
            else:
                resolution = self._current(phrase, context)
            if resolution and context.day and not phrase.is_former:
                resolution = self._on_day(resolution, phrase.office, context.day)
            if resolution and self._offices.is_of_other_gender(
                resolution[0], phrase.office, analyzed.word(phrase.first)
            ):
                continue
            if resolution and speaker_behind(analyzed, phrase, self._persons[part_index]) != resolution[0]:
                yield _role(phrase, resolution)

    def _current(self, phrase: OfficePhrase, context: PhraseContext) -> _Resolution | None:
        """Return the present holder of an office that a phrase describes, or None."""
        office = phrase.office
        if office.country in (UNKNOWN, SEVERAL):
            return None
        introduced = self._introductions.persons_in(phrase)
        names_owner = (
            office.country is not None or office.body is not None or office.complement.startswith("@")
        )
        if names_owner or self._offices.names_holder(office):
            return self._of_country(office, introduced, context)
        if not (phrase.is_complete or office.complement):
            return None if context.is_continued or context.is_rivaled else self._bare(phrase)
        return self._of_article(office, introduced, context)

    def _of_country(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office whose country or body the phrase names."""
        if introduced:
            return self._only_introduced(introduced)
        holders = {
            person
            for person in self._tenure.holders(office, context.times)
            if self._is_posted(person, office, context)
        }
        if len(holders) > 1:
            holders = {person for person in holders if person in self._tracker}
        return self._only_holder(holders, office, 0.9)

    def _is_posted(self, person: int, office: Office, context: PhraseContext) -> bool:
        """Return whether an ambassador is mentioned, or posted to the country the passage is about."""
        places = {None, context.own, context.frame.country if context.frame else None}
        hosts = {role.office.host for role in self._offices.matching(person, office)}
        is_elsewhere = office.host is None and hosts.isdisjoint(places)
        return not is_elsewhere or person in self._tracker

    def _of_article(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office without a country.

        It is a person the article mentions, else the holder in the country the article is about.
        """
        if context.frame is not None and (resolution := self._of_frame(office, introduced, context)):
            return resolution
        if context.dateline is not None and not introduced:
            holders = self._tenure.holders(office, context.times)
            of_dateline = {one for one in holders if self._is_of_country(one, office, context.dateline)}
            return self._only_holder(of_dateline, office, 0.8)
        resolution = self._of_article_anywhere(office, introduced, context)
        if resolution and context.host is not None:
            return resolution if self._is_of_country(resolution[0], office, context.host) else None
        return resolution

    def _of_frame(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office in the country to which the sentence turns, or None.

        «En France, le ministre …» may tell of a visitor, if the article mentions a holder of another country
        and none of this one.
        """
        assert context.frame is not None
        holders = self._tenure.holders(office, context.times)
        mentioned = introduced | {person for person in holders if person in self._tracker}
        fitting = {one for one in holders if self._is_of_country(one, office, context.frame.country)}
        is_told = context.frame.is_heading or mentioned <= fitting or mentioned & fitting
        if None in introduced or not is_told:
            return None
        return self._only_holder(fitting, office, 0.8)

    def _of_article_anywhere(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office without a country, wherever the sentence is."""
        holders = self._tenure.holders(office, context.times)
        mentioned = introduced | {person for person in holders if person in self._tracker}
        own_holders = {person for person in holders if self._is_of_country(person, office, context.own)}
        if not mentioned:
            return self._only_holder(own_holders or self._worded(holders, office, context), office, 0.75)
        if not introduced and any(
            self._is_of_country(person, office, context.main) for person in holders - mentioned
        ):
            return None  # a holder in the article's own country, whom it does not mention, may be meant
        if len(mentioned) > 1:
            of_own_country = {
                person
                for person in mentioned
                if person is None or self._is_of_country(person, office, context.own)
            }
            mentioned = of_own_country or self._mentioned_before(mentioned, office, context)
        if mentioned <= introduced:
            return self._only_introduced(mentioned)
        return None if None in mentioned else self._only_holder(mentioned & holders, office, 0.9)

    def _worded(self, holders: set[int], office: Office, context: PhraseContext) -> set[int]:
        """Return the only holder whose record has the very words of a phrase: «ministre des Armées».

        It is a person of the country that the article is about, and of several holders; else nobody.
        """
        worded = {person for person in holders if self._offices.has_title(person, context.words)}
        is_told = len(worded) == 1 < len(holders) and self._is_of_country(min(worded), office, context.main)
        return worded if is_told else set()

    def _mentioned_before(
        self, persons: set[int | None], office: Office, context: PhraseContext
    ) -> set[int | None]:
        """Return the only person mentioned so far, if the country mentioned last is theirs; else nobody."""
        earlier = {
            person
            for person in persons
            if person is None or self._tracker.is_recorded(person, context.token_index)
        }
        person = next(iter(earlier)) if len(earlier) == 1 else None
        is_near = person is not None and self._is_of_country(person, office, context.near)
        return earlier if is_near else set()

    def _is_of_country(self, person: int, office: Office, country: int | None) -> bool:
        """Return whether a person holds an office in a country, or belongs to that country."""
        if country is None:
            return False
        roles = self._offices.matching(person, office)
        return country in {role.office.country for role in roles} | {self._offices.home(person)}

    def _bare(self, phrase: OfficePhrase) -> _Resolution | None:
        """Return the only person whom the article introduces with the office of «le ministre» alone."""
        return self._only_introduced(self._introductions.persons_with_key_of(phrase))

    def _on_day(self, resolution: _Resolution, office: Office, day: date) -> _Resolution | None:
        """Return who held an office in the country of its present holder on the day of which the text tells.

        None if nobody is known to have held it.
        """
        present = resolution[0]
        before = self._tenure.holders_before(present, office, day)
        if before is None:
            return resolution
        home = self._offices.home(present)
        return self._only_holder({one for one in before if self._offices.home(one) == home}, office, 0.75)

    def _of_owner(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> _Resolution | None:
        """Return the holder of an office in the country of its owner, «son ministre de l’Eau»; or None."""
        is_whole = phrase.office.country is None and (phrase.is_complete or phrase.office.complement)
        if not is_whole or analyzed.word(phrase.first - 1) not in self._table.possessive:
            return None
        owner, country = self._contexts.owner(part_index, analyzed, phrase)
        holders = self._tenure.holders(phrase.office)
        fitting = {one for one in holders if self._is_of_country(one, phrase.office, country)}
        return self._only_holder(fitting - {owner}, phrase.office, 0.75)

    def _former(self, phrase: OfficePhrase, analyzed: AnalyzedText) -> _Resolution | None:
        """Return the former holder of an office: «le président renversé».

        It is a person the article mentions (of several the last before, in the same paragraph), else the last
        holder in the country that the phrase names.
        """
        ended = [role for role in self._offices.holders(phrase.office) if self._tenure.is_gone(role)]
        mentioned = [role for role in ended if role.person in self._tracker]
        if not mentioned and phrase.office.country is not None:
            last_end = max((latest_day(role) for role in ended), default=None)
            ended = [role for role in ended if latest_day(role) == last_end]
        candidates = mentioned or (ended if phrase.office.country is not None else [])
        persons = {role.person for role in mentioned}
        if len(persons) > 1:
            earlier = (actor for span in analyzed.names_before(phrase) for actor in span.actors)
            nearest = next((actor for actor in earlier if actor in persons), None)
            candidates = [role for role in mentioned if role.person == nearest]
        if len({role.person for role in candidates}) != 1:
            return None
        until = candidates[0].role.until or ""
        words = N_("{title} until {day}") if is_single_day(until) else N_("{title} until {date}")
        why = words.format(title=candidates[0].role.title, day=format_long(until), date=format_long(until))
        return candidates[0].person, 0.9 if mentioned else 0.8, why

    def _only_introduced(self, persons: set[int | None]) -> _Resolution | None:
        """Return the only person whom the article introduces with an office; None if none or several."""
        person = next(iter(persons)) if len(persons) == 1 else None
        return None if person is None else self._introduced_person(person)

    def _introduced_person(self, person: int) -> _Resolution:
        """Return a person whom the article introduces with an office."""
        return person, 0.9, N_("this text gives the office to {name}").format(name=self._actors[person].name)

    def _only_holder(
        self, persons: set[int | None] | set[int], office: Office, confidence: float
    ) -> _Resolution | None:
        """Return the only holder of an office by the records; None if there is none, or several."""
        person = next(iter(persons)) if len(persons) == 1 else None
        if person is None:
            return None
        held = next(role for role in self._offices.held_by(person) if self._offices.fits(role, office))
        return person, confidence, self._reason(held)

    def _reason(self, held: HeldOffice) -> str:
        """Return the title, country and start of a role, as the reason for the user."""
        country = held.office.country
        of = f" ({self._actors[country].name})" if country not in (None, UNKNOWN) else ""
        office, since = f"{held.role.title}{of}", held.role.since
        if not since:
            return office
        words = N_("{office} since {day}") if is_single_day(since) else N_("{office} since {date}")
        return words.format(office=office, day=format_long(since), date=format_long(since))


def _role(phrase: OfficePhrase, resolution: _Resolution) -> ResolvedSpan:
    """Return a phrase as a mention of the holder."""
    actor, confidence, why = resolution
    return ResolvedSpan(phrase.first, phrase.last, actor, "role", confidence, why)
