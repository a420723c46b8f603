"""What a French report states of its event: a value of each kind, or one for each source that it names."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from msgspec import structs

from tui.languages.french.news.amounts.crowds.crowd_parts import state_crowd_parts
from tui.languages.french.news.amounts.stated_amounts import state_amounts
from tui.languages.french.news.amounts.stated_bare_numbers import state_bare_numbers
from tui.languages.french.news.amounts.stated_crowds import choose_crowds
from tui.languages.french.news.days.crowd_days import EventDays
from tui.languages.french.news.families import find_triggers, main_families
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.harm.stated_tolls import state_tolls
from tui.languages.french.news.outcomes.courses import find_courses
from tui.languages.french.news.outcomes.ransoms import RANSOM, is_only_asked, state_ransom
from tui.languages.french.news.outcomes.told_outcomes import (
    find_extent,
    find_freed,
    is_denial,
    is_denial_of,
    is_denial_of_ballot,
    is_denial_of_part,
    is_denied_denial,
    is_disputed,
)
from tui.languages.french.news.outcomes.winners import find_winner, find_winning_party
from tui.languages.french.news.participants.captives import find_captives
from tui.languages.french.news.participants.companies import COUNTED_COMPANIES
from tui.languages.french.news.participants.stated_participants import state_lists, state_presences
from tui.languages.french.news.perpetrators.breakdowns import is_on_purpose
from tui.languages.french.news.perpetrators.captors import find_captor
from tui.languages.french.news.perpetrators.instigators import find_instigator
from tui.languages.french.news.perpetrators.perpetrators import (
    find_blamed_group,
    find_perpetrator,
    names_unnamed,
    without_added_denial,
)
from tui.languages.french.news.places.departures import name_departure
from tui.languages.french.news.places.places import Places
from tui.languages.french.news.plain_sentences import simplify_sentence
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_fact, title_as_sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import NOBODY, SOMEBODY, UNTOLD, ReportedDay, StatedFact
from tui.model.text import fold

#: Families of events in which people are held, are taken, or come to harm.
_HELD = frozenset({"abduction", "release"})
_COUNTS_OF_HELD = frozenset({"abducted", "released"})
_COUP = "coup"
_TAKING, _CALAMITIES = frozenset({"arrest", "abduction"}), frozenset({"accident", "disaster", "attack"})
_VIOLENT = frozenset({"attack", "abduction", "accident", "disaster"})
#: Of what is denied, its kind has so much of the share of the likeliest kind.
_MAIN_SHARE = 0.8
#: Sentences of a report in which numbers are read; in which numbers of any things are.
_MAX_SENTENCES, _MAX_LEAD_SENTENCES, _MIN_CHARS = 8, 4, 50
#: What is done all the same by the word of who denies that it did harm: «la frappe effectuée dimanche».
_DONE = FilteredPattern(r"\b(?:effectue|mene|conduit|opere|execute|realise|survenu)e?s?\b")
#: Who are told of before, as people, and not as soldiers.
_THE_MEN = re.compile(r"\bles (?!autres )[\w-]{2,12} (?:hommes|femmes)\b")
#: What is to be done yet.
_AHEAD = FilteredPattern(
    r"\b(?:partir|quitter|retirer)(?:a|ont)\b|\bd'ici (?:a|la|le)?\b|\bau plus tard\b|\bavant (?:le|la) \b"
    r"|\bretrait .{0,60}\bavant\b|\bdev(?:ra|ront)\b|\bva\b|\bvont\b"
)
#: What numbers of those are of who may call for a march.
_CALLING_GROUPS = "associations"
#: The end of sanctions, which may be a whole one.
_LIFTED = FilteredPattern(r"\blev(?:er|e|ee|ees)\b")


def find_facts(
    title: str,
    news: Sequence[Sentence],
    families: Mapping[str, float],
    places: Places,
    day: date | None,
    recalled: Sequence[Sentence] = (),
    begun: ReportedDay | None = None,
) -> Iterator[StatedFact]:
    """Yield what a report states; `day`: of publication, for rates; `news`: its sentences, no reminders.

    `begun`: when it was; `recalled`: reminders, whose tolls are not of it, even where the title gives them.
    """
    whole = _without_background(news)
    counting = [simplify_sentence(one) for one in whole]
    read = news[:_MAX_SENTENCES]
    lists = list(state_lists(read))
    callers = {one.start for one in lists if one.of == "callers"}
    counted = [*state_tolls(title, counting, recalled), *state_amounts(title, counting, families, day)]
    # How many they are who are named is no number of its own.
    counted = [one for one in counted if one.of != _CALLING_GROUPS or one.start not in callers]
    listed = {(one.of, one.start, len(one.names)) for one in lists if one.of in ("states", "companies")}
    counted = [one for one in counted if not _is_of_listed(one, listed)]
    if main_families(families) & _HELD == {"release"}:  # what was asked for them need not have been paid
        asked = {one.start for one in whole if is_only_asked(one.folded)}
        counted = [one for one in counted if one.of != RANSOM or one.start not in asked]
        men = {one.start for one in counting if _THE_MEN.search(one.folded)}
        counted = [
            structs.replace(one, of="released") if one.of == "troops" and one.start in men else one
            for one in counted
        ]
    counted += state_bare_numbers(counting, whole, counted, families)
    counted += state_crowd_parts(whole, counted)
    yield from choose_crowds(counted, (counting, whole), places.towns, EventDays(begun, day))
    yield from lists
    if not _HELD.isdisjoint(main_families(families)):
        held = {one.figure.low for one in counted if one.of in _COUNTS_OF_HELD and one.figure is not None}
        if (captives := find_captives(read, held)) is not None:
            yield captives
    yield from state_presences(read)
    is_violent = not _VIOLENT.isdisjoint(families)
    is_of_held = not is_violent and "release" in families
    may_name = is_violent or is_of_held or UNTOLD in families
    who = list(_perpetrators(title, news, is_violent, is_of_held)) if may_name else []
    likeliest = main_families(families)
    if not who and not _TAKING.isdisjoint(likeliest) and _CALAMITIES.isdisjoint(likeliest):
        who = list(_captors(read[:_MAX_LEAD_SENTENCES]))
    if _COUP in likeliest:
        who = [*_instigators(read), *who][:1]
    yield from who
    is_breakdown = any(
        one.names == (NOBODY,) for one in who
    )  # who denies an attack for a breakdown denies no event
    yield from _outcomes(title, read, families, is_breakdown)
    if places.site is not None and "protest" in families:
        yield make_fact(news[0], "place", "departure", places.site, (name_departure(places.site),))


def _is_of_listed(fact: StatedFact, lists: Container[tuple[str, int, int]]) -> bool:
    """Return whether a number counts those of a list: its kind, where its sentence is, and its names."""
    of = "states" if fact.about == "attendance" else "companies" if fact.of in COUNTED_COMPANIES else ""
    if not of or fact.figure is None or not fact.figure.is_exact:
        return False
    return (of, fact.start, int(fact.figure.low)) in lists


def _without_background(news: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the first sentences of a report, so many that are more than an answer of a few words."""
    whole = 0
    for at, sentence in enumerate(news):
        whole += sentence.end - sentence.start >= _MIN_CHARS
        if whole == _MAX_SENTENCES:
            return news[: at + 1]
    return news


def _perpetrators(
    title: str, read: Sequence[Sentence], is_violent: bool, is_of_held: bool
) -> Iterator[StatedFact]:
    """Yield who did it, as far as a report names anybody, or calls attackers without a name.

    Where it has no word for a violent event, only a group that is known for such does one; `is_of_held`: it
    tells of people who are free again, who may be of a group themselves.
    """
    titled = title_as_sentence(read)
    texts = [*((one.text, one.folded, one) for one in read), (title.replace("'", "’"), fold(title), titled)]
    named = (
        (find_perpetrator(text, folded), folded, sentence)
        for text, folded, sentence in (() if is_of_held else texts)
    )
    befores = ("", *(text for text, _folded, _sentence in texts[:-2]), "")
    blamed = (
        (find_blamed_group(text, folded, before), folded, sentence)
        for (text, folded, sentence), before in zip(texts, befores, strict=True)
    )
    for who, folded, sentence in chain(named, blamed):
        if who is None or not (is_violent or who.is_armed_group):
            continue
        if who.is_nobody or not is_denial(without_added_denial(folded)):
            words = "nobody" if who.is_nobody else who.words
            yield make_fact(sentence, "perpetrator", "", words, who.names, who.is_linked)
            return
    for _text, folded, sentence in texts:
        if is_on_purpose(folded) and not is_denial(folded):
            yield make_fact(sentence, "perpetrator", "", "somebody", (SOMEBODY,), is_open=True)
            return
    for sentence in read:
        if unnamed := names_unnamed(sentence.folded):
            at = sentence.folded.index(unnamed)
            words = sentence.text[at : at + len(unnamed)]  # with its accents
            yield make_fact(sentence, "perpetrator", "", words, is_open=True)
            return


def _captors(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who arrested or took somebody away, as far as a report tells."""
    for sentence in read:
        captor = None if is_denial(sentence.folded) else find_captor(sentence.folded)
        if captor is not None:
            words = sentence.text[captor.start : captor.end]
            names = (captor.name,) if captor.name else ()
            yield make_fact(sentence, "perpetrator", "", words, names, is_open=not names)
            return


def _instigators(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who led or plotted a coup, as far as a report tells."""
    for sentence in read:
        led = None if is_denial(sentence.folded) else find_instigator(sentence.text)
        if led is not None:
            yield make_fact(sentence, "perpetrator", "", led.words, led.names)


def _find_winner(title: str, read: Sequence[Sentence]) -> StatedFact | None:
    """Return who won an election, by the title or the first sentences of a report: a person, or a party."""
    texts = [(title, title_as_sentence(read)), *((one.text, one) for one in read[:3])]
    for find in (find_winner, find_winning_party):
        for text, sentence in texts:
            if (winner := find(text)) is not None:
                return make_fact(sentence, "outcome", winner.of, winner.words, winner.names)
    return None


def _denies_harm(sentence: Sentence) -> bool:
    """Return whether a sentence that denies something says that it was done, and that nobody was killed."""
    has_killed = any(toll.harm == "killed" and toll.figure.high == 0 for toll in find_tolls(sentence.folded))
    return has_killed and _DONE.search(sentence.folded) is not None


def _outcomes(
    title: str, read: Sequence[Sentence], families: Mapping[str, float], is_breakdown: bool
) -> Iterator[StatedFact]:
    """Yield who won, whether it was at all, and whether whole or in part."""
    is_election = "election" in families
    winner = _find_winner(title, read) if is_election else None
    no_ballot = [one for one in read[:2] if is_election and is_denial_of_ballot(one.folded)]
    if winner is not None:
        yield winner
    for one in no_ballot[:1]:
        yield make_fact(one, "outcome", "happened", "denied", ("denied",))
    if winner is None and not no_ballot:
        yield from _happened(title, read, families, is_breakdown)
    titled = title_as_sentence(read)
    sentences = (*read[:_MAX_LEAD_SENTENCES], titled)
    for number, course in find_courses(
        (*(one.folded for one in sentences[:-1]), fold(title)), main_families(families)
    ):
        yield make_fact(sentences[number], "outcome", course.of, course.words, course.names)
    if not _HELD.isdisjoint(families):
        texts = [*((one.folded, one) for one in read), (fold(title), title_as_sentence(read))]
        yield from state_ransom(texts)
    yield from _extents(read, families)


def _happened(
    title: str, read: Sequence[Sentence], families: Mapping[str, float], is_breakdown: bool
) -> Iterator[StatedFact]:
    """Yield whether it was at all: told, denied, or both, where one report has it from two sources."""
    first = read[0]
    told = [fold(title), *(sentence.folded for sentence in read[:2])]
    main = [name for name, share in families.items() if share >= _MAIN_SHARE * max(families.values())]
    denying = [one for one in read[:2] if is_denial_of(one.folded, main)]
    if not (denying or any(is_denial_of_part(one.folded) for one in read[:2])):
        denying = [title_as_sentence(read)] if is_denial_of(fold(title), main) else []
    is_result = next(iter(families)) == "election"  # what is denied of it is how it came out
    if is_result or is_breakdown or any(map(is_denied_denial, told)) or any(map(_denies_harm, denying)):
        denying = []
    disputed = [one for one in read[1:3] if is_disputed(one.folded)]
    is_told = any(one.family in main for one in find_triggers(first.news)) and not is_denial(told[0])
    if disputed or not denying or (is_told and denying[0].index > first.index):
        yield make_fact(first, "outcome", "happened", "reported", ("held",))
    for one in (denying or disputed)[:1]:
        yield make_fact(one, "outcome", "happened", "denied", ("denied",))


def _extents(read: Sequence[Sentence], families: Mapping[str, float]) -> Iterator[StatedFact]:
    """Yield whether people were freed, troops withdrawn or sanctions lifted as a whole or in part."""
    texts = read[:_MAX_LEAD_SENTENCES] if "release" in main_families(families) else ()
    extents = [(find_freed(sentence.folded), sentence) for sentence in texts]
    is_ahead = _AHEAD.search(read[0].folded) is not None
    texts = () if {"withdrawal", "sanction"}.isdisjoint(families) else read[:6]
    for sentence in texts:
        is_lifted = "sanction" in families and _LIFTED.search(sentence.folded)
        if is_lifted or any(one.family == "withdrawal" for one in find_triggers(sentence.news)):
            extents.append((find_extent(sentence.folded, is_ahead), sentence))
    for extent, sentence in extents:
        if extent is not None:
            yield make_fact(sentence, "outcome", extent.of, extent.words, extent.names)
            break
