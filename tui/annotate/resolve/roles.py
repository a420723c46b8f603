"""Resolution of phrases such as «le chef du gouvernement» to the holder of the office.

The statements of the article («le Premier ministre Ali Lamine Zeine») come first, then the records: the only
holder at the date of the article, of the country in the phrase, or among the persons the article mentions, or
of the country the article is about. If several persons fit, or none, there is no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import SEVERAL, UNKNOWN, Office, OfficePhrase
from tui.annotate.resolve.country_mentions import CountryMentions
from tui.annotate.resolve.entity_tracker import IN_TITLE, EntityTracker
from tui.annotate.resolve.introductions import OfficeIntroductions
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.resolve.phrase_context import is_definite, is_excluded, is_object, speaker_behind
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.tenure import Tenure, latest_day
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.dates.edtf import Edtf, parse_edtf
from tui.model.dates.formatting import format_long
from tui.model.records import Actor

#: The index of an actor, the confidence (0–1), and the reason for the user.
_Resolution = tuple[int, float, str]


class _PhraseContext(Struct, frozen=True):
    """The context of a phrase for an office."""

    times: tuple[Edtf, ...] = ()  # the dates that belong to the phrase
    is_continued: bool = False  # by words that make it another office
    own: int | None = None  # the country that the article, and the passage, are about
    near: int | None = None  # the country mentioned last before the phrase
    host: int | None = None  # the country where a phrase within its clause is, by the sentence before it
    dateline: int | None = None  # the country of the dateline of its paragraph
    token_index: int = IN_TITLE


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
        self._countries = CountryMentions(offices)
        self._persons: Sequence[dict[int, tuple[int, int | None]]] = ()
        self._own: int | None = None
        self._present: int | None = None

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
        self._countries.count(analyzed_texts, persons)
        self._own = self._countries.most_mentioned()
        self._present = self._countries.most_present() if self._own is None else self._own

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
            if is_excluded(analyzed, phrase, self._table) or not is_definite(analyzed, phrase, self._table):
                continue
            context = self._context(part_index, analyzed, phrase)
            resolution = (
                self._former(phrase, analyzed) if phrase.is_former else self._current(phrase, context)
            )
            if resolution and speaker_behind(analyzed, phrase, self._persons[part_index]) != resolution[0]:
                yield _role(phrase, resolution)

    def _context(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> _PhraseContext:
        """Return the context of a phrase in title (0) or body (1)."""
        times = [time for edtf in analyzed.times_beside(phrase) if (time := parse_edtf(edtf))]
        own = self._own_country(analyzed, phrase)
        is_continued = analyzed.surface(phrase.last) in self._table.continued_by
        if part_index == 0:
            return _PhraseContext(tuple(times), is_continued, own)
        earlier_names = analyzed.names_until(phrase.first)
        near = next((c for span in earlier_names if (c := self._countries.of_name(span)) is not None), None)
        host = self._countries.of_sentence(analyzed, phrase) if is_object(analyzed, phrase) else None
        dateline = self._countries.of_dateline(analyzed, phrase)
        return _PhraseContext(tuple(times), is_continued, own, near, host, dateline, phrase.first)

    def _own_country(self, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return the country that the article and the passage are about; None if they differ.

        For «la junte» only countries under a junta count.
        """
        juntas = self._table.juntas
        eligible = None
        if juntas & {phrase.office.key, phrase.office.complement}:
            eligible = {role.office.country for key in juntas for role in self._offices.offices_with_key(key)}
        countries = (
            self._countries.of_name(span)
            for span in analyzed.names_before(phrase)
            if not analyzed.is_in_office(span)
        )
        nearest = next((c for c in countries if c is not None and (eligible is None or c in eligible)), None)
        own = self._present if eligible is None else self._countries.most_mentioned(eligible)
        return own if nearest in (None, own) else None

    def _current(self, phrase: OfficePhrase, context: _PhraseContext) -> _Resolution | None:
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
            return None if context.is_continued else self._bare(phrase)
        return self._of_article(office, introduced, context)

    def _of_country(
        self, office: Office, introduced: set[int | None], context: _PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office whose country or body the phrase names."""
        if introduced:
            return self._only_introduced(introduced)
        holders = {
            person
            for person in self._tenure.holders(office, context.times)
            if self._is_posted(person, office, context.own)
        }
        if len(holders) > 1:
            holders = {person for person in holders if person in self._tracker}
        return self._only_holder(holders, office, 0.9)

    def _is_posted(self, person: int, office: Office, own: int | None) -> bool:
        """Return whether an ambassador is mentioned, or posted to the country the passage is about."""
        hosts = {
            role.office.host for role in self._offices.held_by(person) if self._offices.fits(role, office)
        }
        is_elsewhere = office.host is None and hosts.isdisjoint({None, own})
        return not is_elsewhere or person in self._tracker

    def _of_article(
        self, office: Office, introduced: set[int | None], context: _PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office without a country.

        It is a person the article mentions, else the holder in the country the article is about.
        """
        if context.dateline is not None and not introduced:
            holders = self._tenure.holders(office, context.times)
            of_dateline = {one for one in holders if self._is_of_country(one, office, context.dateline)}
            return self._only_holder(of_dateline, office, 0.8)
        resolution = self._of_article_anywhere(office, introduced, context)
        if resolution and context.host is not None:
            return resolution if self._is_of_country(resolution[0], office, context.host) else None
        return resolution

    def _of_article_anywhere(
        self, office: Office, introduced: set[int | None], context: _PhraseContext
    ) -> _Resolution | None:
        """Return the holder of an office without a country, wherever the sentence is."""
        holders = self._tenure.holders(office, context.times)
        mentioned = introduced | {person for person in holders if person in self._tracker}
        own_holders = {person for person in holders if self._is_of_country(person, office, context.own)}
        if not mentioned:
            return self._only_holder(own_holders, office, 0.75)
        if not introduced and any(
            self._is_of_country(person, office, self._own) for person in holders - mentioned
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

    def _mentioned_before(
        self, persons: set[int | None], office: Office, context: _PhraseContext
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
        roles = [role for role in self._offices.held_by(person) if self._offices.fits(role, office)]
        return country in {role.office.country for role in roles} | {self._offices.home(person)}

    def _bare(self, phrase: OfficePhrase) -> _Resolution | None:
        """Return the only person whom the article introduces with the office of «le ministre» alone."""
        return self._only_introduced(self._introductions.persons_with_key_of(phrase))

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
        why = N_("{title} until {date}").format(
            title=candidates[0].role.title, date=format_long(candidates[0].role.until)
        )
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
        since = N_(" since {date}").format(date=format_long(held.role.since)) if held.role.since else ""
        return f"{held.role.title}{of}{since}"


def _role(phrase: OfficePhrase, resolution: _Resolution) -> ResolvedSpan:
    """Return a phrase as a mention of the holder."""
    actor, confidence, why = resolution
    return ResolvedSpan(phrase.first, phrase.last, actor, "role", confidence, why)
