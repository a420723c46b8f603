"""The facts that the sentences of a French report state of its event: one value of each kind, or one for
each source that the text names."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount, Scene
from tui.languages.french.news.amounts.finder import find_amounts
from tui.languages.french.news.amounts.people import is_of_town
from tui.languages.french.news.casualties import DOZENS, find_tolls, is_earlier_toll
from tui.languages.french.news.families import find_triggers
from tui.languages.french.news.outcomes import (
    find_extent,
    find_ransom,
    find_winner,
    is_denial,
    is_denial_of,
    is_denied_denial,
)
from tui.languages.french.news.participants.parties import find_participants
from tui.languages.french.news.participants.perpetrators import find_perpetrator, names_unnamed, telling_words
from tui.languages.french.news.participants.presence import find_presences
from tui.languages.french.news.places import Places
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.tolls import Harm, Toll
from tui.languages.french.news.victims import find_victim
from tui.model.figures import Figure, format_figure, hedge_figure
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
#: Sentences of a report in which numbers are read.
_MAX_SENTENCES = 8
_EXPULSION = (
    "expuls", "refoul", "renvoie ", "reconduit", "deporte", "quitter le territoire", "quitter le pays",
    "persona non grata",
)  # fmt: skip
#: What is done all the same by the word of who denies that it did harm: «la frappe effectuée dimanche».
_DONE = re.compile(r"\b(?:effectue|mene|conduit|opere|execute|realise|survenu)e?s?\b")
#: The end of sanctions, which may be a whole one.
_LIFTED = re.compile(r"\blev(?:er|e|ee|ees)\b")
#: Numbers of people of more towns than these are parts of one number, which the report may not give.
MAX_TOWNS = 2
#: Numbers that are shown as they are written, with their units: they may be converted, or rounded.
_WITH_UNITS = ("money", "fine", "share", "turnout", "power", "kg", "prison")
_WITH_UNIT = re.compile(r"[ \u00a0\u202f]?(?:%|(?:(?:de |d[’'])?(?:francs? CFA|[^\W\d]+|[€$])))")
_ATTRIBUTED = re.compile(
    r"\bselon\b|d'apres|\bofficiel|\bparle(?:nt)?\b|affirm|assur|indiqu|precis|annonc|avanc|\bpolice\b|organisateurs"
    r"|autorites|habitants"
    r"|temoins|denombr|\bcompte|estim|source"
)


#: What makes a toll one that others give or fear, beside that of the report.
_DOUBTFUL = re.compile(
    r"\bplus (?:lourd|eleve)|\bpourrai(?:t|ent)\b|\bpretend\w*\b|\bs'alourdir\b|\bfais(?:ait|aient) etat\b"
    r"|\b(?:bilan|chiffre|decompte|total)s? officiels?\b|\bofficiellement\b"
)
#: What makes a toll one of a part of the area, and no other source's.
_OF_PART = re.compile(r"\ba (?:lui seul|elle seule)\b")
#: A range whose end is more times its beginning says little.
MAX_VAGUE = 3
#: So few that are counted may be some of more whom a report does not count.
MAX_OF_MORE = 3
_MANY = r"\b(?:plusieurs|nombreux|nombreuses|multiples|des|les)(?: autres)? (?:[\w-]{3,16} ){0,2}"
_UNNUMBERED: dict[Harm, re.Pattern[str]] = {
    "killed": re.compile(rf"{_MANY}(?:morts?\b(?! de (?:faim|soif))|tues\b|deces\b|cadavres\b|corps\b)"),
    "wounded": re.compile(rf"{_MANY}blesses\b"),
}
#: What a number comes to, in the next sentence: «Ils s’ajoutent aux quatre noyés de dimanche».
_ADDED = re.compile(r"\bs'ajout(?:ent|er|e|aient) (?:a|aux?)\b")


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
    yield from _tolls(title, read, recalled)
    is_expulsion = any(
        any(word in text for word in _EXPULSION) for text in (fold(title), *(one.folded for one in read))
    )
    yield from _amounts(title, read, Scene(day, bool(_GATHERING & families.keys()), is_expulsion))
    seen: set[str] = set()
    for sentence in read:
        for found in find_participants(sentence.text, sentence.folded):
            if found.of not in seen:
                seen.add(found.of)
                yield _fact(sentence, "participants", found.of, found.words, found.names, found.is_open)
    yield from _presences(read)
    who = list(_perpetrators(news)) if _VIOLENT & families.keys() else []
    yield from who
    is_breakdown = any(
        one.names == ("-",) for one in who
    )  # who denies an attack for a breakdown denies no event
    yield from _outcomes(title, read, families, is_breakdown)
    if places.site is not None and "protest" in families:
        yield _fact(news[0], "place", "departure", places.site, (fold(places.site),))


def _fact(
    sentence: Sentence, about: About, of: str, words: str, names: tuple[str, ...] = (), is_open: bool = False
) -> StatedFact:
    """Return a fact that names somebody or something, stated by a sentence."""
    return StatedFact(
        about=about,
        of=of,
        words=words,
        start=sentence.start,
        end=sentence.end,
        names=names,
        is_open=is_open,
    )


def _figure_fact(sentence: Sentence, about: About, of: str, figure: Figure) -> StatedFact:
    """Return a number as a fact, stated by a sentence."""
    return structs.replace(_fact(sentence, about, of, format_figure(figure)), figure=figure)


def _tolls(title: str, read: Sequence[Sentence], recalled: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield the killed and wounded: the toll that is called one, else the first; or one of each source."""
    abouts: tuple[Harm, ...] = ("killed", "wounded")
    stated = [(sentence, toll) for sentence in read for toll in find_tolls(sentence.folded)]
    stated += [
        (one, victim)
        for one in read
        if (victim := find_victim(one.folded)) and not any(victim.harm == toll.harm for _one, toll in stated)
    ]
    earlier = [toll for sentence in recalled for toll in find_tolls(sentence.folded)]
    titled = [
        (_title_of(read), toll)
        for toll in find_tolls(fold(title))
        if not any(toll.harm == one.harm and toll.figure.meets(one.figure) for one in earlier)
    ]
    for harm in abouts:
        own = [one for one in stated if one[1].harm == harm and not one[1].is_part]
        own = own or [one for one in titled if one[1].harm == harm and not one[1].is_part and not stated]
        own = [one for one in own if one[1].figure.high > 0] or own
        if not own:
            continue
        sure = [one for one in own if not _DOUBTFUL.search(one[0].folded)] or own
        sentence, toll = next((one for one in sure if one[1].is_total), sure[0])
        sentence, toll = _more_precise(sentence, toll, sure)
        of_title = [one for one in titled if one[1].harm == harm and not one[1].is_part]
        if of_title and not toll.is_total and toll.figure.high < of_title[0][1].figure.low / 2:
            sentence, toll = of_title[0]  # what the body counts is a part
        figure, sentence = _with_added(sentence, toll, own)
        if figure.high <= MAX_OF_MORE and _have_unnumbered(harm, title, read):
            figure = hedge_figure(figure, "at-least")
        yield _figure_fact(sentence, harm, "", figure)
        if not toll.is_total and (other := _other_toll(sentence, toll, own, stated)):
            yield other


def _more_precise(
    sentence: Sentence, toll: Toll, own: Sequence[tuple[Sentence, Toll]]
) -> tuple[Sentence, Toll]:
    """Return a toll, or one that says more where it says little: «plusieurs dizaines», then «59»."""
    is_dozens = toll.figure.low == DOZENS[0] and toll.figure.high == math.inf
    if not is_dozens and (toll.figure.high <= toll.figure.low * MAX_VAGUE or toll.figure.high == math.inf):
        return sentence, toll
    better = (
        one for one in own if toll.figure.low <= one[1].figure.low <= toll.figure.high and one[1] != toll
    )
    return next(better, (sentence, toll))


def _have_unnumbered(harm: Harm, title: str, read: Sequence[Sentence]) -> bool:
    """Return whether a report tells of many who came to harm without their number: «plusieurs morts»."""
    pattern = _UNNUMBERED[harm]
    return any(pattern.search(text) for text in (fold(title), *(one.folded for one in read)))


def _title_of(read: Sequence[Sentence]) -> Sentence:
    """Return the title in the place of a sentence: of no words in the body."""
    return structs.replace(read[0], end=read[0].start)


def _with_added(
    sentence: Sentence, toll: Toll, own: Sequence[tuple[Sentence, Toll]]
) -> tuple[Figure, Sentence]:
    """Return a toll with those of the next sentence, where it says that they are added, and who states it."""
    for other_sentence, other in own:
        if other_sentence.index == sentence.index + 1 and _ADDED.search(other_sentence.folded):
            return toll.figure.plus(other.figure), structs.replace(sentence, end=other_sentence.end)
    return toll.figure, sentence


def _other_toll(
    sentence: Sentence,
    toll: Toll,
    own: Sequence[tuple[Sentence, Toll]],
    stated: Sequence[tuple[Sentence, Toll]],
) -> StatedFact | None:
    """Return a toll that another sentence gives, in the words of another source; None without one.

    One with far fewer killed is not of the event: `stated` is every toll, `own` those of the harm of `toll`.
    """
    most = max((one.figure.low for _sentence, one in stated if one.harm == "killed"), default=0.0)
    small = {
        id(one_sentence)
        for one_sentence, one in stated
        if one.harm == "killed" and not one.is_part and one.figure.high < most / 2
    }
    for other_sentence, other in own:
        if id(other_sentence) in small or _OF_PART.search(other_sentence.folded):
            continue
        high = toll.figure.low if math.isinf(toll.figure.high) else toll.figure.high
        is_whole = other.figure.low > high / 2 and not other.figure.meets(toll.figure)
        if is_whole and other_sentence is not sentence and _ATTRIBUTED.search(other_sentence.folded):
            return _figure_fact(other_sentence, toll.harm, "", other.figure)
    return None


def _amounts(title: str, read: Sequence[Sentence], scene: Scene) -> Iterator[StatedFact]:
    """Yield the other numbers: the first of each thing; of people present every one that has a source.

    The title is asked for what no sentence counts.
    """
    seen: dict[str, list[Figure]] = {}
    amounts = _without_terms_of_several(list(_read_amounts(read, scene)))
    for sentence, amount in _without_parts(amounts):
        about: About = "attendance" if amount.is_attendance else "amount"
        known = seen.setdefault(amount.of or about, [])
        is_new = not any(figure.meets(amount.figure) for figure in known)
        if not known or (amount.is_attendance and is_new and _ATTRIBUTED.search(sentence.folded)):
            known.append(amount.figure)
            fact = _figure_fact(sentence, about, amount.of, amount.figure)
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
            yield _figure_fact(_title_of(read), "amount", amount.of, amount.figure)


def _read_amounts(read: Sequence[Sentence], scene: Scene) -> Iterator[tuple[Sentence, Amount]]:
    """Yield the numbers of sentences that are no casualties."""
    for sentence in read:
        if is_earlier_toll(sentence.folded):
            continue
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
        if amount.is_attendance and is_of_town(sentence.text, amount.figure)
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
                yield _fact(sentence, "participants", presence.name, value, (value,))


def _perpetrators(read: Sequence[Sentence]) -> Iterator[StatedFact]:
    """Yield who did it, as far as a report names anybody, or calls attackers without a name."""
    for sentence in read:
        who = find_perpetrator(sentence.text, sentence.folded)
        if who is not None and (who.is_nobody or not is_denial(sentence.folded)):
            names = ("-",) if who.is_nobody else (*telling_words(who.name), *telling_words(who.full))
            words = "nobody" if who.is_nobody else who.words
            yield _fact(sentence, "perpetrator", "", words, names, who.is_linked)
            return
    for sentence in read:
        if unnamed := names_unnamed(sentence.folded):
            at = sentence.folded.index(unnamed)
            words = sentence.text[at : at + len(unnamed)]  # with its accents
            yield _fact(sentence, "perpetrator", "", words, is_open=True)
            return


def _find_winner(title: str, read: Sequence[Sentence]) -> StatedFact | None:
    """Return who won an election, by the title or the first sentences of a report."""
    for text, sentence in [(title, _title_of(read)), *((one.text, one) for one in read[:3])]:
        if (winner := find_winner(text)) is not None:
            return _fact(sentence, "outcome", winner.of, winner.words, winner.names)
    return None


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
        denying = denying or ([_title_of(read)] if is_denial_of(fold(title), (main,)) else [])
        if is_breakdown or any(map(is_denied_denial, told)) or any(map(_denies_harm, denying)):
            denying = []
        value, words = ("denied", "denied") if denying else ("held", "reported")
        yield _fact(next(iter(denying), first), "outcome", "happened", words, (value,))
    if not _HELD.isdisjoint(families):
        texts = [*((one.folded, one) for one in read), (fold(title), _title_of(read))]
        told_ransoms = ((find_ransom(folded), sentence) for folded, sentence in texts)
        for ransom, sentence in told_ransoms:
            if ransom is not None:
                yield _fact(sentence, "outcome", ransom.of, ransom.words, ransom.names)
                break
    if not {"withdrawal", "sanction"}.isdisjoint(families):
        for sentence in read[:6]:
            is_lifted = "sanction" in families and _LIFTED.search(sentence.folded)
            is_told = is_lifted or any(
                trigger.family == "withdrawal" for trigger in find_triggers(sentence.news)
            )
            extent = find_extent(sentence.folded) if is_told else None
            if extent is not None:
                yield _fact(sentence, "outcome", extent.of, extent.words, extent.names)
                break
