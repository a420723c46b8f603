"""Resolution of phrases such as «le chef du gouvernement» to the holder of the office.

The statements of the article («le Premier ministre Ali Lamine Zeine») come first, then the records: the only
holder at the date of the article, of the country in the phrase, or among the persons the article mentions, or
of the country the article is about. If several persons fit, or none, there is no mention.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import SEVERAL, UNKNOWN, Office, OfficePhrase
from tui.annotate.resolve.context.passage import Owner, PhraseContext, PhraseContexts
from tui.annotate.resolve.entity_tracker import EntityTracker
from tui.annotate.resolve.holders import HolderFinder, Resolution
from tui.annotate.resolve.introductions import OfficeIntroductions
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.phrase_context import is_definite, is_excluded, is_said_before, speaker_behind
from tui.annotate.resolve.resolved_span import ResolvedSpan
from tui.annotate.resolve.tenure import Tenure, latest_day
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.dates.formatting import format_long, is_single_day
from tui.model.records import Actor


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
        self._of = language.lexicon.of
        self._holders = HolderFinder(actors, offices, tracker, tenure)
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
        roles: list[tuple[int, int]] = []  # the first tokens of resolved phrases, and the holders
        for phrase in analyzed.phrases:
            in_chain = self._introductions.person_of_chain(part_index, phrase)
            if in_chain is not None and analyzed.is_bare(phrase):
                yield _role(phrase, self._holders.name_introduced(in_chain))
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
                owner = self._contexts.owner(part_index, analyzed, phrase, roles)
                resolution = self._of_owner(analyzed, phrase, owner, context)
            elif phrase.is_former:
                resolution = self._former(phrase, analyzed, context)
            else:
                resolution = self._current(part_index, analyzed, phrase, context)
            if phrase.is_acting and resolution and not self._offices.is_acting(resolution[0], phrase.office):
                continue
            is_new = resolution is not None and self._tenure.is_new(resolution[0], phrase.office)
            if is_new and is_said_before(analyzed, phrase, self._table.had):
                continue
            if resolution and context.day and not phrase.is_former:
                resolution = self._on_day(resolution, phrase.office, context.day)
            if resolution and self._offices.is_of_other_gender(
                resolution[0], phrase.office, analyzed.word(phrase.first)
            ):
                continue
            if resolution and speaker_behind(analyzed, phrase, self._persons[part_index]) != resolution[0]:
                roles.append((phrase.first, resolution[0]))
                yield _role(phrase, resolution)

    def _current(
        self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase, context: PhraseContext
    ) -> Resolution | None:
        """Return the present holder of an office that a phrase describes, or None."""
        office = phrase.office
        if office.country in (UNKNOWN, SEVERAL):
            return None
        if phrase.is_acting:
            return self._holders.find_acting(office, context)
        introduced = self._introductions.persons_in(phrase)
        names_owner = (
            office.country is not None or office.body is not None or office.complement.startswith("@")
        )
        if names_owner or self._offices.names_holder(office):
            return self._holders.find_in_country(office, introduced, context)
        if not (phrase.is_complete or office.complement):
            return (
                None
                if context.is_continued or context.is_rivaled
                else self._bare(part_index, analyzed, phrase, context)
            )
        return self._holders.find_in_article(office, introduced, context)

    def _bare(
        self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase, context: PhraseContext
    ) -> Resolution | None:
        """Return whom «le ministre» alone means: the only person whom the article introduces with the office.

        Without one it is who leads a state, or is a minister of state, and is named before in the paragraph,
        or for an office of which a country has one the holder whom the article mentions.
        """
        introduced = self._introductions.persons_with_key_of(part_index, phrase)
        if introduced:
            return self._holders.choose_introduced(introduced)
        if self._offices.is_alone(phrase.office):
            holders = {
                role.person
                for role in self._offices.offices_with_key(phrase.office.key)
                if role.person in self._tracker and self._tenure.is_current(role, context.times)
            }
            return self._only_alone(
                {one for one in holders if self._offices.home(one) == context.own}, phrase
            )
        if self._has_namesake_office(analyzed, phrase, context):
            return None
        is_top = self._offices.is_top(phrase.office)
        if not is_top and not self._offices.is_begun(phrase.office):
            return None
        named = {
            one
            for one in self._tracker.recorded_between(context.paragraph, context.token_index)
            if self._tenure.holds(one, phrase.office, context.times)
        }
        return self._holders.choose_only(named, phrase.office, 0.75)

    def _has_namesake_office(
        self, analyzed: AnalyzedText, phrase: OfficePhrase, context: PhraseContext
    ) -> bool:
        """Return whether an office of this key, but another one, stands before a phrase in its paragraph."""
        before = range(max(context.paragraph, 0), phrase.first)
        word = analyzed.word(phrase.first)
        has_complement = any(analyzed.word(i) == word and analyzed.word(i + 1) in self._of for i in before)
        return has_complement or any(
            other.office.key == phrase.office.key and other.office != phrase.office
            for other in analyzed.phrases
            if other.first in before
        )

    def _only_alone(self, persons: set[int], phrase: OfficePhrase) -> Resolution | None:
        """Return the only person who holds an office with a key, whatever its complement."""
        person = next(iter(persons)) if len(persons) == 1 else None
        if person is None:
            return None
        held = next(role for role in self._offices.held_by(person) if role.office.key == phrase.office.key)
        return person, 0.8, self._holders.describe_role(held)

    def _on_day(self, resolution: Resolution, office: Office, day: date) -> Resolution | None:
        """Return who held an office in the country of its present holder on the day of which the text tells.

        None if nobody is known to have held it.
        """
        present = resolution[0]
        before = self._tenure.holders_before(present, office, day)
        if before is None:
            return resolution
        home = self._offices.home(present)
        return self._holders.choose_only(
            {one for one in before if self._offices.home(one) == home}, office, 0.75
        )

    def _of_owner(
        self, analyzed: AnalyzedText, phrase: OfficePhrase, owner: Owner, context: PhraseContext
    ) -> Resolution | None:
        """Return the holder of an office that has a possessive; or None.

        It is in the owner’s country, «son ministre de l’Eau», or of a body, «la Cédéao … son président»; or
        in the country that the text is about, «votre ministre».
        """
        office, before = phrase.office, analyzed.word(phrase.first - 1)
        if before in self._table.possessive and owner.body is not None and not office.complement:
            of_body = replace(office, complement=f"@{owner.body}")
            return self._holders.choose_only(self._tenure.holders(of_body), of_body, 0.75)
        is_whole = office.country is None and (phrase.is_complete or office.complement)
        if not is_whole or before not in self._table.possessive | self._table.addressed:
            return None
        country = owner.country if before in self._table.possessive else context.own
        holders = self._tenure.holders(office)
        fitting = {one for one in holders if self._holders.is_of_country(one, office, country)}
        return self._holders.choose_only(fitting - {owner.person}, office, 0.75)

    def _former(
        self, phrase: OfficePhrase, analyzed: AnalyzedText, context: PhraseContext
    ) -> Resolution | None:
        """Return the former holder of an office: «le président renversé».

        It is a person the article mentions (of several the last before, in the same paragraph), else the last
        holder in the country that the phrase names, or of who leads a state in that of the passage.
        """
        country = phrase.office.country
        ended = [role for role in self._offices.holders(phrase.office) if self._tenure.is_gone(role)]
        mentioned = [role for role in ended if role.person in self._tracker]
        if not mentioned and country is None and self._offices.is_top(phrase.office):
            country = context.own
            ended = [role for role in ended if self._offices.home(role.person) == country]
        if not mentioned and country is not None:
            last_end = max((latest_day(role) for role in ended), default=None)
            ended = [role for role in ended if latest_day(role) == last_end]
        candidates = mentioned or (ended if country is not None else [])
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


def _role(phrase: OfficePhrase, resolution: Resolution) -> ResolvedSpan:
    """Return a phrase as a mention of the holder."""
    actor, confidence, why = resolution
    return ResolvedSpan(phrase.first, phrase.last, actor, "role", confidence, why)
