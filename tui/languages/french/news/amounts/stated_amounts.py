"""The numbers that a French report states beside its casualties: the first of each, crowds by source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from msgspec import structs

from tui.languages.french.news.amounts.amount import Amount, Scene
from tui.languages.french.news.amounts.finder import find_amounts
from tui.languages.french.news.amounts.people.crowd_scopes import find_scope
from tui.languages.french.news.amounts.stated_crowds import ARRESTED
from tui.languages.french.news.families import main_families
from tui.languages.french.news.figure_sources import find_source, has_own_source
from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.harm.tolls import is_earlier_toll
from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import is_attributed, make_figure_fact, title_as_sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.figures import Figure
from tui.model.news import About, StatedFact
from tui.model.text import fold

#: Families of events for which people come together, of captives, of one person.
_GATHERING = frozenset(
    {"protest", "truce", "agreement", "visit", "appointment", "opening", "talks", "celebration"}
)
_HELD = frozenset({"abduction", "release"})
_OF_ONE = frozenset({"appointment", "arrest", "verdict", "coup", "release"})
#: Sentences of a report in which numbers of any things are read.
_MAX_LEAD_SENTENCES = 4
#: Families of events of which damage is what was destroyed, not what somebody took.
_CALAMITIES = frozenset({"disaster", "accident"})
_EXPULSION = LiteralFilter(
    "expuls", "refoul", "renvoie ", "reconduit", "deporte", "quitter le territoire", "quitter le pays",
    "persona non grata", "indesirable", "ordre de quitter", "somme de quitter", "sommes de quitter",
)  # fmt: skip
#: Of whom is told that they go back to where they had fled from.
_RETURN = FilteredPattern(
    r"\bretours? (?:volontaires?|(?:chez eux|au pays)|des (?:refugies|deplaces|expulses))|\brapatri"
    r"|\bregagn\w{1,5}"
    r" (?:leur|le) (?:pays|village|region)|\brefugies [^.;]{0,50}\b(?:rentr|regagn|retourn)"
)
#: Who took people away: those who do it by their office.
_TAKEN_BY_STATE = FilteredPattern(
    r"\b(?:emmen|enlev|embarqu|interpell|arret|saisi|kidnapp|ravisseurs)\w{0,4} [^.;:]{0,120}"
    r"\b(?:(?:par|des|de) (?:les |la |l'|des )?(?:agents|elements|hommes)? ?(?:(?:de la|de l'|du|des) )?"
    r"(?:gendarmes?|gendarmerie|policiers?|police|securite d'etat|renseignements?|services? (?:de "
    r"|secrets?)|dgse"
    r"|soldats|militaires|agence nationale de (?:la )?securite|surete"
    r"|direction (?:generale )?(?:de la |des |du )(?:documentation|securite|surete|surveillance"
    r"|renseignement)|cagoules se reclamant))"
)
#: Numbers that each side gives of a strike, as of a crowd; those of a vote, each with its source beside it.
_OF_SOURCES = frozenset({"share on strike"})
_OF_BALLOTS = frozenset({"turnout"})
#: What is to be invested, which is the sum of an agreement or what something costs.
_INVESTMENT = "investment"
#: Numbers that are shown as they are written, with their units: they may be converted, or rounded.
_WITH_UNITS = (
    "money", "fine", "share", "turnout", "power", "kg", "prison", "ransom", "damage", "embezzled", "stolen",
    "cost", "price", "bail", "salary", "percent", "litres", "metres",
)  # fmt: skip
_WITH_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:(?P<percent>%|pour cent)|(?:(?:de |d[’'])?"
    r"(?:nos |leurs |bons )?(?:francs? CFA|(?!(?:a|en|au|aux|pour|sur|par|selon|et|dans|contre|ont"
    r"|sont|est)\b)"
    r"[^\W\d]+|[€$])))"
)


_PERCENTAGE = re.compile(r"(?<![\d,])(?P<number>\d{1,4}(?:,\d{1,3})?)[ \u00a0\u202f]?(?:%|pour ?cent)")


def state_amounts(
    title: str, read: Sequence[Sentence], families: Mapping[str, float], day: date | None
) -> Iterator[StatedFact]:
    """Yield the numbers of a report: the first of each thing, and all of people present or arrested.

    The title is asked for what no sentence counts. `day`: of publication, for rates.
    """
    scene = _scene_of(title, read, families, day)
    seen: dict[str, list[Figure]] = {}
    amounts = _without_values_of_several(list(_read_amounts(read, scene)), read)
    for sentence, amount in ((one, _named_for(amount, scene)) for one, amount in amounts):
        about: About = "attendance" if amount.is_attendance else "amount"
        known = seen.setdefault(amount.of or about, [])
        is_new = not any(figure.meets(amount.figure) for figure in known)
        has_sources = amount.of in _OF_SOURCES and is_attributed(sentence.folded)
        if amount.of in _OF_BALLOTS and len(known) == 1:
            has_sources = has_own_source(sentence.folded, amount.figure)
        if not known or amount.is_attendance or amount.of == ARRESTED or (has_sources and is_new):
            known.append(amount.figure)
            fact = make_figure_fact(sentence, about, amount.of, amount.figure)
            if has_sources:
                fact = structs.replace(fact, source=find_source(sentence.folded, amount.figure))
            yield _as_written(fact, sentence, amount)
    tolls = [toll.figure for toll in find_tolls(fold(title))]
    for amount in (_named_for(one, scene) for one in find_amounts(fold(title), scene, title)):
        is_toll = any(toll.start <= amount.figure.start < toll.end for toll in tolls)
        kind: About = "attendance" if amount.is_attendance else "amount"
        if not is_toll and (amount.of or kind) not in seen:
            seen[amount.of or kind] = [amount.figure]
            fact = make_figure_fact(title_as_sentence(read), kind, amount.of, amount.figure)
            scope = find_scope(title.replace("'", "’"), amount.figure) if amount.is_attendance else ""
            yield structs.replace(fact, names=(scope,)) if scope else fact


def _as_written(fact: StatedFact, sentence: Sentence, amount: Amount) -> StatedFact:
    """Return a number with its unit as written; a share that is not in per cent is not shown so."""
    written = _WITH_UNIT.match(sentence.text, amount.figure.end)
    is_odd = amount.of.startswith(("share", "turnout")) and not (written and written["percent"])
    if is_odd or not amount.of.startswith(_WITH_UNITS):
        return fact
    words = sentence.text[amount.figure.start : written.end() if written else amount.figure.end]
    return structs.replace(fact, words=" ".join(words.split()))


def _scene_of(title: str, read: Sequence[Sentence], families: Mapping[str, float], day: date | None) -> Scene:
    """Return what a report tells of, by which its numbers are read."""
    is_expulsion = any(_EXPULSION.passes(text) for text in (fold(title), *(one.folded for one in read)))
    is_of_one = next(iter(families)) in _OF_ONE
    is_strike = "protest" in families and "election" not in families
    is_crowd = bool(_GATHERING & families.keys())
    scene = Scene(day, is_crowd, is_expulsion, is_of_one=is_of_one, is_strike=is_strike)
    return scene._replace(
        is_taken_by_state=any(_TAKEN_BY_STATE.search(one.folded) for one in read),
        is_of_captives=families.keys() >= _HELD,
        is_release=next(iter(families)) == "release",
        is_protest="protest" in families,
        is_ballot="election" in families,
        is_deal=next(iter(families)) == "agreement" and "aid" not in families,
        is_building=next(iter(families)) == "opening",
        is_calamity=next(iter(families)) in _CALAMITIES,
        is_verdict="verdict" in main_families(families),
        is_return=next(iter(families)) not in _GATHERING
        and any(_RETURN.search(text) for text in (fold(title), *(one.folded for one in read[:3]))),
    )


def _named_for(amount: Amount, scene: Scene) -> Amount:
    """Return a number by what it is in a scene: who takes part in a strike does not vote."""
    if scene.is_return and amount.is_attendance:
        return Amount("repatriated", amount.figure)
    names = {
        "abducted": "arrested" if scene.is_taken_by_state else "",
        "missing": "arrested" if scene.is_taken_by_state else "",
        "turnout": "share on strike" if scene.is_strike else "",
        "percent success": "share on strike" if scene.is_strike else "",
        "repatriated": "released" if scene.is_release else "",
        "displaced": "repatriated" if scene.is_return else "",
        "embezzled": "damage" if scene.is_calamity else "",
        "money": "cost" if scene.is_building else "damages" if scene.is_verdict else "",
    }
    if name := names.get(amount.of):
        return amount._replace(of=name)
    if amount.of.startswith(_INVESTMENT):
        return amount._replace(of=amount.of.replace(_INVESTMENT, "money" if scene.is_deal else "cost", 1))
    is_ransom = scene.is_of_captives and amount.of.startswith("money")
    return amount._replace(of=amount.of.replace("money", "ransom", 1)) if is_ransom else amount


def _read_amounts(read: Sequence[Sentence], scene: Scene) -> Iterator[tuple[Sentence, Amount]]:
    """Yield the numbers of sentences that are no casualties."""
    for index, sentence in enumerate(read):
        if is_earlier_toll(sentence.folded):
            continue
        scene = scene._replace(has_any_things=index < _MAX_LEAD_SENTENCES)
        tolls = [toll.figure for toll in find_tolls(sentence.folded)]
        for amount in find_amounts(sentence.folded, scene, sentence.text):
            if not any(toll.start <= amount.figure.start < toll.end for toll in tolls):
                yield sentence, amount


def _without_values_of_several(
    amounts: Sequence[tuple[Sentence, Amount]], read: Sequence[Sentence]
) -> Sequence[tuple[Sentence, Amount]]:
    """Return numbers without those of which a report has several, of different things.

    These are terms of prison, where several people were sentenced to other ones, and changes in per cent,
    where it has other percentages.
    """
    terms = {
        (amount.figure.low, amount.figure.high) for _sentence, amount in amounts if amount.of == "prison"
    }
    percentages = {match["number"] for one in read for match in _PERCENTAGE.finditer(one.folded)}
    dropped = {"prison"} if len(terms) > 1 else set[str]()
    if len(percentages) > 1:
        dropped |= {"percent rise", "percent fall"}
    return [one for one in amounts if one[1].of not in dropped]
