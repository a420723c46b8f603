"""The facts that the sentences of a French report state of its event: one value of each kind, or one for
each source that the text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount, Scene
from tui.languages.french.news.amounts.crowds import is_of_town
from tui.languages.french.news.amounts.finder import find_amounts
from tui.languages.french.news.courses import find_courses
from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.harm.stated_tolls import state_tolls
from tui.languages.french.news.harm.tolls import is_earlier_toll
from tui.languages.french.news.outcomes import (
    find_extent,
    find_ransom,
    find_winner,
    is_denial,
    is_denial_of,
    is_denied_denial,
)
from tui.languages.french.news.participants.attendees import find_attendees
from tui.languages.french.news.participants.offices import find_office_holders
from tui.languages.french.news.participants.parties import find_participants
from tui.languages.french.news.participants.perpetrators import find_perpetrator, names_unnamed, telling_words
from tui.languages.french.news.participants.presence import find_presences
from tui.languages.french.news.places import Places
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import (
    is_attributed,
    make_fact,
    make_figure_fact,
    title_as_sentence,
)
from tui.model.figures import Figure
from tui.model.news import ABSENT, PRESENT, About, StatedFact
from tui.model.phonetics import spelling_key
from tui.model.text import fold

#: Families of events in which people come to harm, come together, or set out.
_HARMFUL = frozenset({"attack", "abduction", "accident", "disaster", "protest"})
_GATHERING = frozenset(
    {"protest", "truce", "agreement", "visit", "appointment", "opening", "talks", "celebration"}
)
_HELD = frozenset({"abduction", "release"})
_VIOLENT = frozenset({"attack", "abduction", "accident"})
_OF_ONE = frozenset({"appointment", "arrest", "verdict", "coup", "release"})
#: A kind of event with a smaller share says nothing of how it came out.
_MIN_SHARE = 0.25
#: Sentences of a report in which numbers are read; in which numbers of any things are.
_MAX_SENTENCES, _MAX_LEAD_SENTENCES = 8, 4
_EXPULSION = (
    "expuls", "refoul", "renvoie ", "reconduit", "deporte", "quitter le territoire", "quitter le pays",
    "persona non grata",
)  # fmt: skip
#: Of whom is told that they go back to where they had fled from.
_RETURN = re.compile(
    r"\bretours? (?:volontaires?|(?:chez eux|au pays)|des (?:refugies|deplaces|expulses))|\brapatri"
    r"|\bregagn\w{1,5}"
    r" (?:leur|le) (?:pays|village|region)|\brefugies [^.;]{0,50}\b(?:rentr|regagn|retourn)"
)
#: What is done all the same by the word of who denies that it did harm: «la frappe effectuée dimanche».
_DONE = re.compile(r"\b(?:effectue|mene|conduit|opere|execute|realise|survenu)e?s?\b")
#: What is to be done yet.
_AHEAD = re.compile(
    r"\b(?:partir|quitter|retirer)(?:a|ont)\b|\bd'ici (?:a|la|le)?\b|\bau plus tard\b|\bavant (?:le|la) \b"
    r"|\bretrait .{0,60}\bavant\b|\bdev(?:ra|ront)\b|\bva\b|\bvont\b"
)
#: The end of sanctions, which may be a whole one.
_LIFTED = re.compile(r"\blev(?:er|e|ee|ees)\b")
#: What makes two numbers of one sentence those of two sources, not of two towns.
_COUNTED_TWICE = re.compile(
    r"\b(?:police|prefecture|autorites|gendarmerie)\b[^;]*\b(?:organisateurs|syndicats|collectif)"
    r"|\b(?:organisateurs|syndicats|collectif)\b[^;]*\b(?:police|prefecture|autorites|gendarmerie)"
)
#: Numbers of people of more towns than these are parts of one number, which the report may not give.
MAX_TOWNS = 2
#: Numbers that each side gives of a strike, as of a crowd.
_OF_SOURCES = frozenset({"share on strike"})
#: Numbers that are shown as they are written, with their units: they may be converted, or rounded.
_WITH_UNITS = (
    "money", "fine", "share", "turnout", "power", "kg", "prison", "ransom", "damage", "embezzled", "stolen",
    "cost", "price", "bail", "salary", "percent", "litres", "metres",
)  # fmt: skip
_WITH_UNIT = re.compile(r"[ \u00a0\u202f]?(?:%|(?:(?:de |d[’'])?(?:francs? CFA|[^\W\d]+|[€$])))")


def find_facts(
    title: str,
    news: Sequence[Sentence],
    families: Mapping[str, float],
    places: Places,
    day: date | None,
    recalled: Sequence[Sentence] = (),
) -> Iterator[StatedFact]:
    """Yield what a report states; `day`: of publication, for rates; `news`: its sentences, no reminders.

    `recalled`: the reminders, whose tolls are not of the event, even where the title gives them.
    """
    read = news[:_MAX_SENTENCES]
    yield from state_tolls(title, read, recalled)
    is_expulsion = any(
        any(word in text for word in _EXPULSION) for text in (fold(title), *(one.folded for one in read))
    )
    is_of_one = next(iter(families)) in _OF_ONE
    is_strike = "protest" in families and "election" not in families
    is_crowd = bool(_GATHERING & families.keys())
    scene = Scene(day, is_crowd, is_expulsion, is_of_one=is_of_one, is_strike=is_strike)
    scene = scene._replace(
        is_of_captives=families.keys() >= _HELD,
        is_building=next(iter(families)) == "opening",
        is_verdict="verdict" in _main_of(families),
        is_return=next(iter(families)) not in _GATHERING
        and any(_RETURN.search(text) for text in (fold(title), *(one.folded for one in read[:3]))),
    )
    yield from _amounts(title, read, scene)
    seen: set[str] = set()
    for sentence in read:
        lists = (
            find_participants(sentence.text, sentence.folded),
            find_attendees(sentence.text, sentence.folded),
            find_office_holders(sentence.folded, sentence.text),
        )
        for found in chain.from_iterable(lists):
            if found.of not in seen:
                seen.add(found.of)
                yield make_fact(sentence, "participants", found.of, found.words, found.names, found.is_open)
    yield from _presences(read)
    who = list(_perpetrators(news)) if _VIOLENT & families.keys() else []
    yield from who
    is_breakdown = any(
        one.names == ("-",) for one in who
    )  # who denies an attack for a breakdown denies no event
    yield from _outcomes(title, read, families, is_breakdown)
    if places.site is not None and "protest" in families:
        yield make_fact(news[0], "place", "departure", places.site, (fold(places.site),))


def _amounts(title: str, read: Sequence[Sentence], scene: Scene) -> Iterator[StatedFact]:
    """Yield the other numbers: the first of each thing; of people present every one that has a source.

    The title is asked for what no sentence counts.
    """
    seen: dict[str, list[Figure]] = {}
    amounts = _without_terms_of_several(list(_read_amounts(read, scene)))
    amounts = [(sentence, _named_for(amount, scene)) for sentence, amount in amounts]
    for sentence, amount in _without_parts(amounts):
        about: About = "attendance" if amount.is_attendance else "amount"
        known = seen.setdefault(amount.of or about, [])
        is_new = not any(figure.meets(amount.figure) for figure in known)
        has_sources = amount.is_attendance or amount.of in _OF_SOURCES
        if not known or (has_sources and is_new and is_attributed(sentence.folded)):
            known.append(amount.figure)
            fact = make_figure_fact(sentence, about, amount.of, amount.figure)
            written = _WITH_UNIT.match(sentence.text, amount.figure.end)
            if written and amount.of.startswith(_WITH_UNITS):
                words = sentence.text[amount.figure.start : written.end()]
                fact = structs.replace(fact, words=" ".join(words.split()))
            yield fact
    tolls = [toll.figure for toll in find_tolls(fold(title))]
    for amount in find_amounts(fold(title), scene):
        is_toll = any(toll.start <= amount.figure.start < toll.end for toll in tolls)
        if amount.of and not is_toll and amount.of not in seen:
            seen[amount.of] = [amount.figure]
            yield make_figure_fact(title_as_sentence(read), "amount", amount.of, amount.figure)


def _named_for(amount: Amount, scene: Scene) -> Amount:
    """Return a number by what it is in a scene: who takes part in a strike does not vote."""
    if amount.of == "turnout" and scene.is_strike:
        return amount._replace(of="share on strike")
    if scene.is_return and (amount.is_attendance or amount.of == "displaced"):
        return Amount("repatriated", amount.figure)
    if amount.of == "money" and scene.is_building:
        return amount._replace(of="cost")
    if amount.of == "money" and scene.is_verdict:
        return amount._replace(of="damages")
    is_ransom = scene.is_of_captives and amount.of.startswith("money")
    return amount._replace(of=amount.of.replace("money", "ransom", 1)) if is_ransom else amount


def _read_amounts(read: Sequence[Sentence], scene: Scene) -> Iterator[tuple[Sentence, Amount]]:
    """Yield the numbers of sentences that are no casualties."""
    for index, sentence in enumerate(read):
        if is_earlier_toll(sentence.folded):
            continue
        scene = scene._replace(has_any_things=index < _MAX_LEAD_SENTENCES)
        tolls = [toll.figure for toll in find_tolls(sentence.folded)]
        for amount in find_amounts(sentence.folded, scene):
            if not any(toll.start <= amount.figure.start < toll.end for toll in tolls):
                yield sentence, amount


def _without_terms_of_several(
    amounts: Sequence[tuple[Sentence, Amount]],
) -> Sequence[tuple[Sentence, Amount]]:
    """Return numbers without terms of prison where several people were sentenced to other ones."""
    terms = {
        (amount.figure.low, amount.figure.high) for _sentence, amount in amounts if amount.of == "prison"
    }
    return amounts if len(terms) < 2 else [one for one in amounts if one[1].of != "prison"]


def _without_parts(amounts: Sequence[tuple[Sentence, Amount]]) -> Iterator[tuple[Sentence, Amount]]:
    """Yield numbers without those of the people who came to one of several towns, where one is of all."""
    crowds = [amount.figure for _sentence, amount in amounts if amount.is_attendance]
    parts = [
        amount.figure
        for sentence, amount in amounts
        if amount.is_attendance
        and is_of_town(sentence.text, amount.figure)
        and not _COUNTED_TWICE.search(sentence.folded)
    ]
    has_whole = len(crowds) > len(parts) or len(parts) > MAX_TOWNS
    for sentence, amount in amounts:
        if not (has_whole and amount.is_attendance and amount.figure in parts):
            yield sentence, amount


def _presences(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who was there, and who was not: the first that is said of each person."""
    seen: set[str] = set()
    for sentence in read:
        for presence in find_presences(sentence.text, sentence.folded):
            key = spelling_key(fold(presence.name))
            if key not in seen:
                seen.add(key)
                value = PRESENT if presence.is_there else ABSENT
                yield make_fact(sentence, "participants", presence.name, value, (value,))


def _perpetrators(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who did it, as far as a report names anybody, or calls attackers without a name."""
    for sentence in read:
        who = find_perpetrator(sentence.text, sentence.folded)
        if who is not None and (who.is_nobody or not is_denial(sentence.folded)):
            names = ("-",) if who.is_nobody else (*telling_words(who.name), *telling_words(who.full))
            words = "nobody" if who.is_nobody else who.words
            yield make_fact(sentence, "perpetrator", "", words, names, who.is_linked)
            return
    for sentence in read:
        if unnamed := names_unnamed(sentence.folded):
            at = sentence.folded.index(unnamed)
            words = sentence.text[at : at + len(unnamed)]  # with its accents
            yield make_fact(sentence, "perpetrator", "", words, is_open=True)
            return


def _find_winner(title: str, read: Sequence[Sentence]) -> StatedFact | None:
    """Return who won an election, by the title or the first sentences of a report."""
    for text, sentence in [(title, title_as_sentence(read)), *((one.text, one) for one in read[:3])]:
        if (winner := find_winner(text)) is not None:
            return make_fact(sentence, "outcome", winner.of, winner.words, winner.names)
    return None


def _main_of(families: Mapping[str, float]) -> set[str]:
    """Return the families of which an event most probably is."""
    return {family for family, share in list(families.items())[:2] if share >= _MIN_SHARE}


def _denies_harm(sentence: Sentence) -> bool:
    """Return whether a sentence that denies something says that it was done, and that nobody was killed."""
    has_killed = any(toll.harm == "killed" and toll.figure.high == 0 for toll in find_tolls(sentence.folded))
    return has_killed and _DONE.search(sentence.folded) is not None


def _outcomes(
    title: str, read: Sequence[Sentence], families: Mapping[str, float], is_breakdown: bool
) -> Iterator[StatedFact]:
    """Yield who won, whether it was at all, and whether whole or in part."""
    first = read[0]
    winner = _find_winner(title, read) if "election" in families else None
    if winner is not None:
        yield winner
    elif next(iter(families)) != "election":
        told = [fold(title), *(sentence.folded for sentence in read[:2])]
        main = next(iter(families))
        denying = [one for one in read[:2] if is_denial_of(one.folded, (main,))]
        denying = denying or ([title_as_sentence(read)] if is_denial_of(fold(title), (main,)) else [])
        if is_breakdown or any(map(is_denied_denial, told)) or any(map(_denies_harm, denying)):
            denying = []
        value, words = ("denied", "denied") if denying else ("held", "reported")
        yield make_fact(next(iter(denying), first), "outcome", "happened", words, (value,))
    titled = title_as_sentence(read)
    sentences = (*read[:_MAX_LEAD_SENTENCES], titled)
    for number, course in find_courses(
        (*(one.folded for one in sentences[:-1]), fold(title)), _main_of(families)
    ):
        yield make_fact(sentences[number], "outcome", course.of, course.words, course.names)
    if not _HELD.isdisjoint(families):
        texts = [*((one.folded, one) for one in read), (fold(title), title_as_sentence(read))]
        told_ransoms = ((find_ransom(folded), sentence) for folded, sentence in texts)
        for ransom, sentence in told_ransoms:
            if ransom is not None:
                yield make_fact(sentence, "outcome", ransom.of, ransom.words, ransom.names)
                break
    is_ahead = _AHEAD.search(read[0].folded) is not None
    if not {"withdrawal", "sanction"}.isdisjoint(families):
        for sentence in read[:6]:
            is_lifted = "sanction" in families and _LIFTED.search(sentence.folded)
            is_told = is_lifted or any(
                trigger.family == "withdrawal" for trigger in find_triggers(sentence.news)
            )
            extent = find_extent(sentence.folded, is_ahead) if is_told else None
            if extent is not None:
                yield make_fact(sentence, "outcome", extent.of, extent.words, extent.names)
                break
