"""The words of a sentence that belong to each of the events that it reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct

from tui.annotate.reports.report import PLANNED_TYPES
from tui.annotate.reports.sentence_words import Clause, SentenceWords
from tui.annotate.reports.triggers import Trigger, is_faint
from tui.languages.event_words import ContextWords
from tui.model.records import EventType

#: Acts of speech: what their complement tells is what is demanded, alleged or promised.
_SPEECH_TYPES = frozenset(("agree", "request", "accuse", "reject", "threaten"))
#: The share of its weight that a word adds to the type of a clause that has another verb.
_BESIDE_VERB = 0.5


class Zone(Struct, frozen=True):
    """The words of one reported event: its trigger and what stands around it, up to the next event."""

    first: int
    last: int
    trigger: Trigger
    others: tuple[Trigger, ...]
    clause: Clause
    described: int  # the end of the relative clauses behind it that report nothing


def divide_sentence(
    words: SentenceWords, clauses: Sequence[Clause], triggers: Sequence[Trigger], context: ContextWords
) -> Iterator[Zone]:
    """Yield the reported events of a sentence: each verb of a clause is one, else its most telling words.

    What depends on an act of speech is no event of its own: it is what is demanded, alleged or promised.
    """
    index = 0
    while index < len(clauses):
        clause, last = clauses[index], clauses[index].last
        inside = [one for one in triggers if clause.first <= one.first < clause.last]
        heads = _heads(inside)
        index += 1
        if heads and heads[-1].tense is not None and heads[-1].senses[0].type in _SPEECH_TYPES:
            while index < len(clauses) and clauses[index].kind in ("complement", "adverbial"):
                if clauses[index].kind == "adverbial" and last == clause.last:
                    break  # it is about the speech, not in it
                last = clauses[index].last
                index += 1
            inside = [one for one in triggers if clause.first <= one.first < last]
        if not heads:
            continue
        firsts = [clause.first]
        for earlier, head in pairwise(heads):
            firsts.append(_border(words, earlier, head, context))
        for head, first, end in zip(heads, firsts, [*firsts[1:], last], strict=True):
            others = (one for one in inside if one not in heads and first <= one.first < end)
            described = _end_of_description(clauses[index:], triggers, end) if end == last else end
            yield Zone(first, end, head, tuple(others), clause, described)


def _end_of_description(clauses: Sequence[Clause], triggers: Sequence[Trigger], end: int) -> int:
    """Return where the relative clauses end that follow a word and report nothing themselves."""
    for clause in clauses:
        if clause.kind != "relative" or any(clause.first <= one.first < clause.last for one in triggers):
            break
        end = clause.last
    return end


def _heads(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the verbs of a clause; without one its infinitives, else its most telling word."""
    verbs = [one for one in triggers if one.is_finite or one.tense == "present participle"]
    if verbs:
        return [one for index, one in enumerate(verbs) if not index or not _is_told(verbs[index - 1], one)]
    infinitives = [one for one in triggers if one.tense == "infinitive"]
    telling = [one for one in triggers if not is_faint(one)]
    return infinitives or ([max(telling, key=lambda one: one.weight)] if telling else [])


def _is_told(speech: Trigger, trigger: Trigger) -> bool:
    """Return whether a verb is what an act of speech is about: «accuse d’avoir bombardé»."""
    return trigger.tense == "infinitive" and speech.senses[0].type in _SPEECH_TYPES


def _border(words: SentenceWords, earlier: Trigger, later: Trigger, context: ContextWords) -> int:
    """Return the word with which the event of the later of two verbs begins."""
    if words.words[later.begin - 1] in context.conjunctions:
        return later.begin - 1
    commas = (index for index in range(earlier.last + 1, later.begin) if index in words.comma_before)
    return next(commas, later.begin)


def rank_types(zone: Zone) -> tuple[EventType, ...]:
    """Return the types that the words of a zone tell of, the likeliest first."""
    scores: dict[EventType, float] = {}
    for sense in zone.trigger.senses:
        scores[sense.type] = max(scores.get(sense.type, 0), sense.weight)
    for other in zone.others:
        for sense in other.senses:
            scores[sense.type] = scores.get(sense.type, 0) + _BESIDE_VERB * sense.weight
    types = tuple(sorted(scores, key=lambda type_: -scores[type_]))
    if types[0] != "agree":
        return types
    # What somebody intends may be no cooperation: «envisage de fermer l’ambassade».
    intended = (one.senses[0].type for one in zone.others if one.tense == "infinitive")
    codes = [PLANNED_TYPES[type_] for type_ in intended if type_ in PLANNED_TYPES]
    return tuple(dict.fromkeys((*codes[:1], *types)))
