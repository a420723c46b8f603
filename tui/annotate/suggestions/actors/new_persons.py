"""New persons from the names of all articles: each with the fullest name, other spellings and offices."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.annotate.suggestions.actors.name_evidence import NameEvidence, suggest_actor
from tui.annotate.suggestions.actors.person_groups import NameContext, PersonGroups, Words
from tui.annotate.suggestions.uses.gazetteer_actors import name_key
from tui.annotate.suggestions.uses.name_similarity import sound_of
from tui.annotate.suggestions.uses.said_offices import SaidOffice
from tui.i18n import N_
from tui.languages.language import Language
from tui.model.records import Actor, ActorType, Name, Role


class NewPersons:
    """Names without a record that may be a person's; `full`: those of several words, by these."""

    def __init__(self, listed: Mapping[str, Actor], language: Language) -> None:
        self._listed, self._words, self._lexicon = listed, language.candidate_lexicon, language.lexicon
        self.full: dict[Words, NameEvidence] = {}
        self._alone: dict[Words, dict[str, NameEvidence]] = {}  # by the full name

    def add_surname(self, word: str, full_name: Words) -> NameEvidence:
        """Return the evidence for a word, used alone where an article has a full name; () for none."""
        return self._alone.setdefault(full_name, {}).setdefault(word, NameEvidence())

    def suggestions(self) -> Iterator[NewActorSuggestion]:
        """Yield persons, and bodies that a noun says to be such, by groups of names."""
        uses = {
            words: NameContext(one.count, one.articles, _unique_offices(one.offices))
            for words, one in self.full.items()
        }
        groups = PersonGroups(self._lexicon, self._words).group(uses)
        self._give_to_bearers(groups)
        surnames = self._surnames(groups)
        claimed = {word for words in surnames.values() for word in words}
        for group in groups:
            if suggestion := self._named_suggestion(group, surnames[group[0]]):
                yield suggestion
        for word, evidence in self._alone.get((), {}).items():
            if word not in claimed and (one := self._lone_surname(evidence)):
                yield one

    def _give_to_bearers(self, groups: list[list[Words]]) -> None:
        """Give each surname of articles without a full name to the only person of the others who bears it.

        Not where many bear it, or where texts give the two other ranks, or offices of other countries.
        """
        bearers: defaultdict[str, dict[Words, None]] = defaultdict(dict)
        for group in groups:
            for name in group:
                for word in name[1:]:
                    bearers[sound_of(word)][group[0]] = None
        lone = self._alone.get((), {})
        for word in list(lone):
            names = bearers.get(sound_of(word), {})
            if len(names) != 1 or not self._is_telling(word):
                continue
            (name,) = names
            if not _are_two(lone[word], self.full[name]):
                self.add_surname(word, name).merge(lone.pop(word))

    def _surnames(self, groups: list[list[Words]]) -> dict[Words, list[str]]:
        """Return the words by which texts call the person of each group alone, and no other person."""
        group_by_name = {name: group[0] for group in groups for name in group}
        owners: defaultdict[str, set[Words]] = defaultdict(set)
        for full_name, words in self._alone.items():
            if full_name in group_by_name:  # it may be used too seldom to be read, or be a known actor's
                for word in words:
                    owners[word].add(group_by_name[full_name])
        for group in groups:
            for name in group:
                for word in owners.keys() & set(name):
                    owners[word].add(group[0])
        alone: dict[Words, list[str]] = {group[0]: [] for group in groups}
        for word, fullest_names in owners.items():
            if len(fullest_names) == 1:
                alone[next(iter(fullest_names))].append(word)
        return alone

    def _named_suggestion(self, group: list[Words], surnames: list[str]) -> NewActorSuggestion | None:
        """Return the actor whom a group of names means; None without enough evidence."""
        evidence = NameEvidence()
        for words in group:
            evidence.merge(self.full[words])
        fullest = self.full[group[0]].name
        others = [self.full[words].name for words in group[1:]]
        singles = NameEvidence()
        for words in group:
            for word, uses in self._alone.get(words, {}).items():
                singles.merge(uses)
                if word in surnames and self._is_telling(word):
                    others.append(uses.name)
        evidence.merge(singles)
        verdict = self._verdict(group[0], evidence)
        if verdict is None:
            return None
        type_, confidence, reason = verdict
        aliases = tuple(
            Name(other) for other in dict.fromkeys(others) if name_key(other) != name_key(fullest)
        )
        roles = tuple(self._roles(evidence.offices)) if type_ == "person" else ()
        countries = {role.of for role in roles if role.of and self._is_country(role.of)}
        of = next(iter(countries)) if len(countries) == 1 else None
        actor = Actor(id="", name=fullest, type=type_, aliases=aliases, roles=roles, of=of)
        return suggest_actor(actor, evidence, confidence, reason, self._listed)

    def _is_telling(self, word: str) -> bool:
        """Return whether a surname alone can be an alias: many have it, or it is a common word, otherwise."""
        return (
            word not in self._lexicon.common_surnames | self._lexicon.common_words | self._words.given_names
        )

    def _verdict(self, words: Words, evidence: NameEvidence) -> tuple[ActorType, float, str] | None:
        """Return what a name is, how sure that is, and why; None if it is too uncertain."""
        if evidence.offices:
            said = next(office.said for office in evidence.offices)
            return "person", 0.8, N_("introduced as “{title}”").format(title=said)
        if evidence.types:
            return evidence.types.most_common(1)[0][0], 0.7, N_("the text says what it is")
        if len(words) < 2 or evidence.places * 2 >= evidence.read_count:
            return None
        recurs = evidence.inside > 0 and evidence.count > 1 and not evidence.places
        has_given_name_behind = words[-1] in self._words.given_names and not evidence.articled
        verdicts: tuple[tuple[bool, ActorType, float, str], ...] = (
            (words[0] in self._words.given_names, "person", 0.75, N_("a given name")),
            (self._is_among_persons(evidence), "person", 0.65, N_("is quoted, or named alongside people")),
            (has_given_name_behind, "person", 0.6, N_("a surname followed by a given name")),
            (recurs and evidence.articled > 0, "organization", 0.4, N_("a name preceded by an article")),
            (recurs, "person", 0.5, N_("capitalised words that recur")),
        )
        return next(((type_, sure, why) for is_so, type_, sure, why in verdicts if is_so), None)

    def _is_among_persons(self, evidence: NameEvidence) -> bool:
        return bool(evidence.speaking or evidence.beside_persons or evidence.kin)

    def _lone_surname(self, evidence: NameEvidence) -> NewActorSuggestion | None:
        """Return a person called by the surname alone; None where no office is said, or it is common."""
        roles = tuple(self._roles(evidence.offices))
        if not roles or not self._is_telling(name_key(evidence.name)):
            return None
        actor = Actor(id="", name=evidence.name, type="person", roles=roles)
        return suggest_actor(
            actor, evidence, 0.55, N_("introduced as “{title}”").format(title=roles[0].title), self._listed
        )

    def _roles(self, offices: Counter[SaidOffice]) -> Iterator[Role]:
        """Yield each office once, in the words that are said most often; ranks last."""
        by_office: dict[tuple[bool, str], Counter[SaidOffice]] = {}
        for said, count in offices.items():
            if said.title:
                by_office.setdefault((said.is_rank, said.office), Counter())[said] += count
        for (is_rank, _office), counts in sorted(by_office.items(), key=lambda pair: pair[0][0]):
            owners = Counter(one.of for one in counts.elements() if one.of)
            best = max(counts, key=lambda one: (counts[one], -len(one.title)))
            yield Role(best.title, owners.most_common(1)[0][0] if owners and not is_rank else None)

    def _is_country(self, id: str) -> bool:
        return id in self._listed and self._listed[id].type == "country"


def _are_two(one: NameEvidence, other: NameEvidence) -> bool:
    """Return whether texts give two names ranks, or offices of somebody, and none that is the same."""
    ranks, other_ranks = (
        {said.office for said in evidence.offices if said.is_rank and said.office}
        for evidence in (one, other)
    )
    owners, other_owners = ({said.of for said in evidence.offices if said.of} for evidence in (one, other))
    return any(
        known and known_of_other and not known & known_of_other
        for known, known_of_other in ((ranks, other_ranks), (owners, other_owners))
    )


def _unique_offices(offices: Iterable[SaidOffice]) -> set[str]:
    """Return the offices that one person holds at a time, so that they tell who is meant."""
    return {one.office for one in offices if one.office and one.of and not one.is_rank and one.title}
