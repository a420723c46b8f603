"""Who has a part in a reported event, in which role, and where it was."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tui.annotate.reports.bystanders import BystanderReader
from tui.annotate.reports.placed_mentions import PlacedMention
from tui.annotate.reports.sentence_words import SentenceWords
from tui.annotate.reports.speakers import SpeakerFinder
from tui.annotate.reports.triggers import Trigger
from tui.languages.event_words import EventLexicon
from tui.model.records import Participant, ParticipantRole
from tui.model.text import fold

MAX_PARTICIPANTS = 8
#: Those with whom one does these are said to do them, too.
_SHARED_TYPES = frozenset(("agree", "support", "cooperate"))
#: Who is held to do these must be told to.
_HOSTILE = frozenset(
    ("request", "accuse", "reject", "threaten", "protest", "sanction", "mobilize", "coerce", "assault")
)
#: What is done by saying something.
_SPOKEN = frozenset(("request", "accuse", "reject", "threaten"))
_TERRITORIES = ("country", "place")
_VISITS, _HARM, _HARMING = "consult", "assault", ("assault", "coerce")
#: What people suffer by a participle without an auxiliary: «libéré le 8 janvier»; how far behind them it is.
_SUFFERED, _BESIDE_WORDS = ("assault", "coerce", "retreat"), 5
#: How far, in words, «par» stands in front of who acts, whatever is between; a part in front of its country.
_AGENT_WORDS, _PART_WORDS = 6, 4
#: Words between two names of a list, their titles among them.
_LIST_WORDS = 8


class ParticipantReader:
    """A reader of roles and places, by the prepositions of a language."""

    def __init__(self, lexicon: EventLexicon, of: Set[str], before_places: Set[str]) -> None:
        self._lexicon, self._context = lexicon, lexicon.context
        self._of, self._before_places = of, before_places
        context = lexicon.context
        self._prepositions = before_places | context.targets | context.partners
        self._no_subjects = context.pronouns | context.complementizers | context.conjunctions
        self._no_subjects |= context.negations | context.reflexives
        self._speakers = SpeakerFinder(lexicon)
        self._bystanders = BystanderReader(lexicon.context, of)

    def find_place(self, words: SentenceWords, mentions: Sequence[PlacedMention]) -> str | None:
        """Return the first country or place named behind a preposition of places, or by its capital."""
        for placed in mentions:
            is_territory = placed.actor.type in _TERRITORIES and placed.mention.how in ("name", "capital")
            if is_territory and self._is_at_place(words, placed.at):
                return placed.actor.id
        return None

    def _is_at_place(self, words: SentenceWords, at: int) -> bool:
        """Return whether a preposition of places is before a word or a part: «dans l’ouest du Niger»."""
        before = words.words[at - 1] if at else ""
        if fold(before) in self._before_places:
            return before not in self._context.partners
        if before in self._of and at > 1 and fold(words.words[at - 2]) in self._before_places:
            return True  # «près de»
        part = words.index_of(self._context.parts_of_countries, at - _PART_WORDS, at - 1)
        if part is None or not all(word in self._of for word in words.words[part + 1 : at]):
            return False
        while part and words.words[part - 1] in self._context.parts_of_countries:
            part -= 1
        return any(fold(word) in self._before_places for word in words.words[max(0, part - 2) : part])

    def read_unsorted(
        self, words: SentenceWords, mentions: Sequence[PlacedMention], place: str | None
    ) -> tuple[Participant, ...]:
        """Return whom a sentence names where no word tells what they do: the first one acts, others do not.

        Those who only say it, and media, have no part.
        """
        roles: dict[str, ParticipantRole] = {}
        previous: PlacedMention | None = None
        role: ParticipantRole = "actor"
        for placed in mentions:
            is_named = placed.actor.type != "media" and placed.actor.id != place
            is_none = self._is_of_pair(words, placed) or (
                placed.actor.type in _TERRITORIES
                and (placed.mention.how == "capital" or self._bystanders.is_beyond_border(words, placed.at))
            )
            if is_none or not is_named or self._speakers.is_speaker(words, placed.span(words), None):
                continue
            if previous is not None:
                role = role if self._is_listed(words, previous, placed) else "recipient"
            roles.setdefault(placed.actor.id, role)
            previous = placed
        return tuple(Participant(id, role) for id, role in list(roles.items())[:MAX_PARTICIPANTS])

    def _is_listed(self, words: SentenceWords, one: PlacedMention, other: PlacedMention) -> bool:
        """Return whether a name follows another in a list, or in what is said of it behind a comma."""
        between = range(one.span(words)[1], other.at + 1)
        is_joined = any(
            index in words.comma_before or words.words[index] in self._context.conjunctions
            for index in between
        )
        return is_joined and len(between) <= _LIST_WORDS

    def _is_of_pair(self, words: SentenceWords, placed: PlacedMention) -> bool:
        """Return whether a country is half of a name: «l’oléoduc Niger-Bénin»."""
        first, last = placed.span(words)
        is_joined = first in words.hyphen_before or last in words.hyphen_before
        return is_joined and placed.actor.type in _TERRITORIES

    def read(
        self,
        words: SentenceWords,
        mentions: Sequence[PlacedMention],
        trigger: Trigger,
        place: str | None,
        inherited: Sequence[str] = (),
        first: int | None = None,
    ) -> tuple[Participant, ...]:
        """Return who has a part: who is named before what happened acts, in the passive it is acted upon.

        `inherited`: ids of actors from before the clause, which are its subject where none is named in it;
        `first`: the word with which the clause begins, where it may have a subject that is no known actor.
        """
        mentions = [one for one in mentions if not self._is_apart(words, one, trigger)]
        mentions = self._without_seats(words, mentions, trigger)
        is_suffered = trigger.is_passive or self._is_undergone(words, trigger)
        subject: ParticipantRole = "recipient" if is_suffered else "actor"
        roles: dict[str, ParticipantRole] = {}
        type_ = trigger.senses[0].type
        leader: ParticipantRole = subject
        for placed in mentions:
            is_place = placed.actor.id == place and self._only_says_where(words, placed)
            if is_place and (type_ != _VISITS or placed.actor.type == "place"):
                continue  # the country that somebody visits has a part in it
            role = "recipient" if is_place else self._role(words, placed, trigger, subject)
            if placed.at < trigger.begin and self._is_of_others(words, placed, mentions, trigger):
                role = "recipient"
            if self._is_company(words, placed, trigger):
                role = leader
            elif placed.actor.type not in _TERRITORIES:
                leader = role
            roles.setdefault(placed.actor.id, role)
        before = [
            placed
            for placed in mentions
            if placed.at < trigger.begin
            and not (placed.actor.id == place and self._only_says_where(words, placed))
        ]
        if not before:
            roles = {id: subject for id in inherited if id not in roles and id != place} | roles
        has_subject = first is not None and not before and self.has_subject(words, first, trigger)
        if roles and "actor" not in roles.values() and not (is_suffered or has_subject):
            roles[next(iter(roles))] = "actor"
        return tuple(Participant(id, role) for id, role in list(roles.items())[:MAX_PARTICIPANTS])

    def _only_says_where(self, words: SentenceWords, placed: PlacedMention) -> bool:
        """Return whether a territory is named as a place: in «le Togo a signé à Lomé» the first is not."""
        is_seat = placed.mention.how == "capital" or placed.actor.type == "place"
        return is_seat or self._is_at_place(words, placed.at)

    def _is_apart(self, words: SentenceWords, placed: PlacedMention, trigger: Trigger) -> bool:
        """Return whether who is named has no part: half of a name, in front of «attaque», who only speaks,
        who is beyond a border.

        Of a demand the speaker is who makes it.
        A country whose officials speak of what is peaceful has a part in it.
        """
        type_ = trigger.senses[0].type
        if placed.actor.type in _TERRITORIES and self._bystanders.is_beyond_border(words, placed.at):
            return True
        if placed.actor.type == "place" and self._bystanders.is_described(words, placed.at, trigger):
            return True
        is_before_noun = trigger.tense is None and type_ in _HARMING and placed.at < trigger.begin
        if is_before_noun or (type_ in _HOSTILE and self._is_of_pair(words, placed)):
            return True
        is_act = type_ in _SPOKEN and placed.actor.type != "media"
        if is_act or (type_ not in _HOSTILE and placed.actor.type in _TERRITORIES):
            return False
        return self._speakers.is_speaker(words, placed.span(words), (trigger.first, trigger.last))

    def _without_seats(
        self, words: SentenceWords, mentions: Sequence[PlacedMention], trigger: Trigger
    ) -> Sequence[PlacedMention]:
        """Return names without the capitals by which a subject is described: «les soldats … de Niamey»."""
        return [
            one
            for index, one in enumerate(mentions)
            if index == 0
            or one.mention.how != "capital"
            or one.at > trigger.begin
            or words.words[one.at - 1] not in self._of
        ]

    def antecedent(
        self, words: SentenceWords, mentions: Sequence[PlacedMention], first: int, trigger: Trigger
    ) -> list[PlacedMention]:
        """Return whom a relative clause is about: who is named before it, of a hostile act directly."""
        before = [placed for placed in mentions if placed.at < first][-1:]
        is_hostile = trigger.senses[0].type in _HOSTILE
        return [one for one in before if not is_hostile or one.span(words)[1] >= first]

    def has_subject(self, words: SentenceWords, first: int, trigger: Trigger) -> bool:
        """Return whether words that are no pronouns are in front of a verb of a hostile act: who did it.

        Of what is peaceful, as an agreement that is signed, those named before are taken to have a part.
        """
        if not trigger.is_finite or trigger.senses[0].type not in _HOSTILE:
            return False
        some = words.words[first : trigger.begin]
        return any(word not in self._no_subjects and len(word) > 2 for word in some)

    def _is_undergone(self, words: SentenceWords, trigger: Trigger) -> bool:
        """Return whether the subject of a verb suffers what it tells: «ont péri», «libéré le 8 janvier»."""
        some = words.words[trigger.first : trigger.last]
        if trigger.tense is None:
            return False
        if trigger.senses[0].type == _HARM and any(word in self._lexicon.undergone for word in some):
            return True
        is_bare = trigger.tense == "past participle" and not trigger.is_compound
        return is_bare and trigger.senses[0].type in _SUFFERED and some[0] not in self._lexicon.unaccusatives

    def _is_of_others(
        self, words: SentenceWords, placed: PlacedMention, mentions: Sequence[PlacedMention], trigger: Trigger
    ) -> bool:
        """Return whether what is told is the decision of others, who are named behind that word."""
        if trigger.tense != "infinitive":
            return False
        decision = words.index_of(self._context.decisions, placed.at, trigger.begin)
        return decision is not None and any(decision < one.at < trigger.begin for one in mentions)

    def _is_company(self, words: SentenceWords, placed: PlacedMention, trigger: Trigger) -> bool:
        """Return whether a name is in a list of those who are with somebody named in front of it."""
        phrases = words.phrases(self._context.company, 0, placed.at)
        if not phrases:
            return False
        begin = phrases[-1][0]
        is_apart = any(index in words.divided_before for index in range(begin, placed.at))
        return not is_apart and not begin < trigger.begin < placed.at

    def _role(
        self, words: SentenceWords, placed: PlacedMention, trigger: Trigger, subject: ParticipantRole
    ) -> ParticipantRole:
        """Return the role of who is named at a word, by where it stands and by the preposition before it."""
        context, at = self._context, placed.at
        if words.index_of(context.targets, at - 4, at) is not None:
            return "recipient"
        partner = words.index_of(context.partners, at - 3, at)
        if partner is not None and words.index_of(context.broken, partner - 3, partner) is not None:
            return "recipient"
        if at < trigger.begin:
            commas = any(index in words.comma_before for index in range(at, trigger.begin))
            has_agent = words.index_of(context.agents, trigger.last, len(words)) is not None
            if trigger.is_passive and trigger.senses[0].type in _SHARED_TYPES and commas and not has_agent:
                return "actor"  # of what was signed when they were there
            is_bare = (
                subject == "recipient" and not trigger.is_compound and trigger.tense == "past participle"
            )
            return "actor" if is_bare and trigger.begin - at > _BESIDE_WORDS else subject
        agent = words.index_of(context.agents, trigger.last, at)
        is_near = agent is not None and (
            at - agent <= _AGENT_WORDS or not self._has_link(words, agent + 1, at)
        )
        credit = words.index_of(context.attributed, max(trigger.begin, at - _AGENT_WORDS), at)
        is_credited = credit is not None and not self._has_link(words, credit + 2, at)  # «attribuée à X»
        if is_credited or (is_near and (trigger.is_passive or trigger.tense in (None, "past participle"))):
            return "actor"
        is_partner = words.index_of(context.partners, trigger.last, at) is not None
        return "actor" if is_partner and trigger.senses[0].type in _SHARED_TYPES else "recipient"

    def _has_link(self, words: SentenceWords, first: int, last: int) -> bool:
        """Return whether a preposition that begins another part of the sentence stands between two words."""
        some = {fold(word) for word in words.words[first:last]}
        return not some.isdisjoint(self._prepositions)
