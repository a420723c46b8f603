"""Who holds an office: by the article's statements, by the records, in the country that it is about."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotate.office import UNKNOWN, Office
from tui.annotate.resolve.context.passage import PhraseContext
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.resolve.tenure import Tenure
from tui.i18n import N_
from tui.model.dates.formatting import format_long, is_single_day
from tui.model.records import Actor

#: The index of an actor, the confidence (0–1), and the reason for the user.
Resolution = tuple[int, float, str]


class HolderFinder:
    """A finder of the holders of the offices that one article names."""

    def __init__(
        self, actors: Sequence[Actor], offices: OfficeIndex, tracker: EntityTracker, tenure: Tenure
    ) -> None:
        self._actors = actors
        self._offices = offices
        self._tracker = tracker
        self._tenure = tenure

    def find_acting(self, office: Office, context: PhraseContext) -> Resolution | None:
        """Return who has an office only for a time, in its country or the one the passage is about."""
        country = context.own if office.country is None else office.country
        return self.choose_only(
            {
                one
                for one in self._tenure.holders(office, context.times)
                if self._offices.is_acting(one, office) and self.is_of_country(one, office, country)
            },
            office,
            0.8,
        )

    def find_in_country(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> Resolution | None:
        """Return the holder of an office whose country or body the phrase names."""
        if introduced:
            return self.choose_introduced(introduced)
        holders = {
            person
            for person in self._tenure.holders(office, context.times)
            if self._is_posted(person, office, context)
        }
        if len(holders) > 1:
            holders = {person for person in holders if person in self._tracker}
        return self.choose_only(holders, office, 0.9)

    def _is_posted(self, person: int, office: Office, context: PhraseContext) -> bool:
        """Return whether an ambassador is mentioned, or posted to the country the passage is about."""
        places = {None, context.own, context.frame.country if context.frame else None}
        hosts = {role.office.host for role in self._offices.matching(person, office)}
        is_elsewhere = office.host is None and hosts.isdisjoint(places)
        return not is_elsewhere or person in self._tracker

    def find_in_article(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> Resolution | None:
        """Return the holder of an office without a country.

        It is a person the article mentions, else the holder in the country the article is about.
        """
        if context.frame is not None and (resolution := self._of_frame(office, introduced, context)):
            return resolution
        if context.dateline is not None and not introduced:
            holders = self._tenure.holders(office, context.times)
            of_dateline = {one for one in holders if self.is_of_country(one, office, context.dateline)}
            return self.choose_only(of_dateline, office, 0.8)
        resolution = self._of_article_anywhere(office, introduced, context)
        if resolution and context.frame and self._is_elsewhere(resolution[0], office, context):
            return None
        if resolution and context.host is not None:
            return resolution if self.is_of_country(resolution[0], office, context.host) else None
        return resolution

    def _of_frame(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> Resolution | None:
        """Return the holder of an office in the country to which the sentence turns, or None.

        «En France, le ministre …» may tell of a visitor, if the article mentions a holder of another country
        and none of this one.
        """
        assert context.frame is not None
        holders = self._tenure.holders(office, context.times)
        mentioned = introduced | {person for person in holders if person in self._tracker}
        fitting = {one for one in holders if self.is_of_country(one, office, context.frame.country)}
        rivals = {one for one in mentioned - fitting if one is not None}
        is_told = (
            context.frame.is_heading
            or mentioned & fitting
            or not any(self._is_present(one, office, context) for one in rivals)
        )
        if None in introduced or not is_told:
            return None
        return self.choose_only(fitting, office, 0.8)

    def _is_elsewhere(self, person: int, office: Office, context: PhraseContext) -> bool:
        """Return whether a sentence turns to a country with a holder, and its paragraph names no visitor."""
        assert context.frame is not None
        country = context.frame.country
        is_held = any(
            self.is_of_country(one, office, country) for one in self._tenure.holders(office, context.times)
        )
        return (
            is_held
            and not self.is_of_country(person, office, country)
            and not self._tracker.is_recorded_between(person, context.paragraph, context.token_index)
        )

    def _is_present(self, person: int, office: Office, context: PhraseContext) -> bool:
        """Return whether a holder is of the article's country, or named before in the phrase's paragraph."""
        is_of_main = context.main is None or self.is_of_country(person, office, context.main)
        return is_of_main or self._tracker.is_recorded_between(person, context.paragraph, context.token_index)

    def _of_article_anywhere(
        self, office: Office, introduced: set[int | None], context: PhraseContext
    ) -> Resolution | None:
        """Return the holder of an office without a country, wherever the sentence is."""
        holders = self._tenure.holders(office, context.times)
        mentioned = introduced | {person for person in holders if person in self._tracker}
        own_holders = {person for person in holders if self.is_of_country(person, office, context.own)}
        if not mentioned:
            return self.choose_only(own_holders or self._worded(holders, office, context), office, 0.75)
        if not introduced and any(
            self.is_of_country(person, office, context.main) for person in holders - mentioned
        ):
            return None  # a holder in the article's own country, whom it does not mention, may be meant
        if len(mentioned) > 1:
            of_own_country = {
                person
                for person in mentioned
                if person is None or self.is_of_country(person, office, context.own)
            }
            mentioned = (
                of_own_country
                or self._mentioned_before(mentioned, office, context)
                or self._introduced_at_home(mentioned, introduced, office, context)
                or self._named_in_paragraph(mentioned, context)
            )
            if len(worded := self._worded_among(mentioned, context)) == 1:
                mentioned = worded
        if mentioned <= introduced:
            return self.choose_introduced(mentioned)
        return None if None in mentioned else self.choose_only(mentioned & holders, office, 0.9)

    def _worded(self, holders: set[int], office: Office, context: PhraseContext) -> set[int]:
        """Return the only holder whose record has the very words of a phrase: «ministre des Armées».

        It is a person of the country that the article is about, and of several holders; else nobody.
        """
        worded = {person for person in holders if self._offices.has_title(person, context.words)}
        others = any(self.is_of_country(one, office, context.main) for one in holders - worded)
        places = [context.main, *([context.near] if others or context.main is None else [])]
        is_told = len(worded) == 1 < len(holders) and any(
            self.is_of_country(min(worded), office, place) for place in places
        )
        return worded if is_told else set()

    def _worded_among(self, persons: set[int | None], context: PhraseContext) -> set[int | None]:
        """Return those persons whose records have the very words of a phrase; nobody if one has no record."""
        if None in persons:
            return set()
        return {one for one in persons if one is not None and self._offices.has_title(one, context.words)}

    def _named_in_paragraph(self, persons: set[int | None], context: PhraseContext) -> set[int | None]:
        """Return the only one of the persons whom the paragraph names before a phrase; else nobody."""
        if None in persons:
            return set()
        named: set[int | None] = {
            one
            for one in persons
            if one is not None
            and self._tracker.is_recorded_between(one, context.paragraph, context.token_index)
        }
        return named if len(named) == 1 else set()

    def _introduced_at_home(
        self, persons: set[int | None], introduced: set[int | None], office: Office, context: PhraseContext
    ) -> set[int | None]:
        """Return whom the article introduces with an office in the country it is about.

        Nobody if the country mentioned last before the phrase has one of the persons, too.
        """
        if any(one is None or self.is_of_country(one, office, context.near) for one in persons):
            return set()
        return {
            one for one in introduced if one is not None and self.is_of_country(one, office, context.main)
        }

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
        is_near = person is not None and self.is_of_country(person, office, context.near)
        return earlier if is_near else set()

    def is_of_country(self, person: int, office: Office, country: int | None) -> bool:
        """Return whether a person holds an office in a country, or belongs to that country."""
        if country is None:
            return False
        roles = self._offices.matching(person, office)
        return country in {role.office.country for role in roles} | {self._offices.home(person)}

    def choose_introduced(self, persons: set[int | None]) -> Resolution | None:
        """Return the only person whom the article introduces with an office; None if none or several."""
        person = next(iter(persons)) if len(persons) == 1 else None
        return None if person is None else self.name_introduced(person)

    def name_introduced(self, person: int) -> Resolution:
        """Return a person whom the article introduces with an office."""
        return person, 0.9, N_("this text gives the office to {name}").format(name=self._actors[person].name)

    def choose_only(
        self, persons: set[int | None] | set[int], office: Office, confidence: float
    ) -> Resolution | None:
        """Return the only holder of an office by the records; None if there is none, or several."""
        person = next(iter(persons)) if len(persons) == 1 else None
        if person is None:
            return None
        return person, confidence, self.describe_role(self._offices.matching(person, office)[0])

    def describe_role(self, held: HeldOffice) -> str:
        """Return the title, country and start of a role, as the reason for the user."""
        country = held.office.country
        of = f" ({self._actors[country].name})" if country not in (None, UNKNOWN) else ""
        office, since = f"{held.role.title}{of}", held.role.since
        if not since:
            return office
        words = N_("{office} since {day}") if is_single_day(since) else N_("{office} since {date}")
        return words.format(office=office, day=format_long(since), date=format_long(since))
