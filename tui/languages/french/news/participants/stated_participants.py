"""Who took part, by the sentences of a French report: the first list of each kind, and who was there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from tui.languages.french.news.known_names import write_name
from tui.languages.french.news.participants.attendees import find_attendees
from tui.languages.french.news.participants.companies import find_companies
from tui.languages.french.news.participants.factions import excludes_others, find_factions
from tui.languages.french.news.participants.go_betweens import find_go_betweens
from tui.languages.french.news.participants.leaders import find_leaders, find_represented
from tui.languages.french.news.participants.officials import find_officials
from tui.languages.french.news.participants.parties import find_participants
from tui.languages.french.news.participants.presence import find_presences
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_fact
from tui.model.news import ABSENT, PRESENT, StatedFact
from tui.model.phonetics import spelling_key
from tui.model.text import fold


def state_lists(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield the lists of who took part: the first of each kind."""
    seen: set[str] = set()
    # A state whose leader sent another is one of those that were there.
    represented = dict.fromkeys(state for one in read for state in find_represented(one.text))
    # That there was nobody else may be told some sentences on.
    closing = next((one.folded for one in read if excludes_others(one.folded)), "")
    afters = (*(f"{one.folded} {closing}" for one in read[1:]), closing)
    for (before, sentence), after in zip(pairwise((read[0], *read)), afters, strict=True):
        lists = (
            find_participants(sentence.text, sentence.folded),
            find_attendees(sentence.text, sentence.folded),
            find_officials(sentence.text, sentence.folded, before.text),
            filter(None, [find_companies(sentence.text, sentence.folded)]),
            find_go_betweens(sentence.folded),
            filter(None, [find_factions(sentence.text, sentence.folded, after)]),
        )
        for found in chain.from_iterable(lists):
            if found.of not in seen:
                seen.add(found.of)
                more = [one for one in represented if one not in found.names] if found.of == "states" else []
                names, words = (*found.names, *more), ", ".join((found.words, *map(write_name, more)))
                yield make_fact(sentence, "participants", found.of, words, names, found.is_open)


def state_presences(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who was there, and who was not: the first that is said of each person."""
    seen: set[str] = set()
    for before, sentence in pairwise((read[0], *read)):
        leaders = find_leaders(sentence.text, sentence.folded, before.folded)
        for presence in (*find_presences(sentence.text, sentence.folded), *leaders):
            key = spelling_key(fold(presence.name))
            if key not in seen:
                seen.add(key)
                value = PRESENT if presence.is_there else ABSENT
                yield make_fact(sentence, "participants", presence.name, value, (value,))
