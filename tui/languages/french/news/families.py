"""Which family of events a French sentence tells of, by the stems of its words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter, LiteralFilters
from tui.model.news import UNTOLD
from tui.model.text import fold

#: «marche», a walk and not a market («marché»), which it is without its accent.
_WALK = FilteredPattern(
    r"\b(?:la|une|cette|nouvelle|grande|premiere|deuxieme|seconde|ont|a|avoir|de nouveau) marches?\b"
    r"|\bles marches\b"
)
#: «Prêter serment», an office that is taken and no loan.
_OATH = re.compile(r"\bpret\w{1,4} (?:\w{1,12} )?serment")
#: What overthrows a government, as news and not as what was before: «depuis le coup d’État de juillet 2023».
_COUP = FilteredPattern(
    r"(?<!depuis le )(?<!apres le )(?<!suite au )(?<!avant le )(?<!lors du )"
    r"\b(?:coup d'etat|(?:prise|pris|prennent|empare\w{0,2}) (?:le |du )pouvoir)\b"
    r"(?! (?:d[eu]|en) [\dj-o]| qui)"
)
_POWER = r"(?:president|presidente|gouvernement|regime|roi|pouvoir|junte|chef de l'etat|premier ministre)"
_CRAFT = (
    r"(?:car|bus|autobus|minibus|camion|camionnette|vehicule|voiture|train|moto|pirogue|bateau|bac|barque"
    r"|embarcation|avion|helicoptere|wagons?)"
)
#: What is overthrown, and what overturns.
_OVERTHROWN = FilteredPattern(
    rf"\b{_POWER}\b[^.;]{{0,70}}?\b(?P<fallen>renvers\w+)|\b(?P<felled>renvers\w+) (?:\w{{1,4}} )?{_POWER}\b"
    rf"|\b{_CRAFT}\b[^.;]{{0,60}}?\b(?P<over>renvers\w+)|\b(?P<turned>renversement|chute) d'une? {_CRAFT}\b"
)
#: «A peine 40 %», which is no punishment; rain that «s’est abattue»; a mine of gold; «un élu local», who
#: tells of something and whom nobody elects.
_NO_TRIGGER = FilteredPattern(
    r"\benlev\w{1,4}(?= (?:l[ae] |son |sa |un |l')(?:mairie|siege|fauteuil|marche|titre|election|scrutin"
    r"|victoire"
    r"|contrat|mise|couronne|partielle|circonscription)\b)|"
    r"\btue?s? (?=sur (?:ordre|decision) d)"
    r"|\ba peine\b|\b(?:s'(?:est|etait)|se sont) abattue?s?\b|\bmine d[e']"
    r"|\b(?:calendrier|programme|liste|date|montant|plan)s? arretee?s?\b"
    r"|(?:\b(?:un|cet|par|les) |l')arretes?\b"
    r"|\ben suspens\b|\bsaisons? des pluies\b|\bcomme (?:la|une) (?:pluie|tempete|bombe|trombe)"
    r"|\b(?:pluies?|eaux|precipitations|grele) (?:\w+ )?tombees?\b"
    r"|\bmissions? (?:militaire|de (?:formation|combat|maintien|paix|stabilisation)"
    r"|d'(?:entrainement|instruction))"
    r"|\ben mission d(?:e|') ?(?:routine|reconnaissance|ravitaillement|patrouille|escorte|transport)"
    r"|\b(?:porte\w{0,2}|reconnait|voit|voient|est) (?:toute )?la signature\b"
    r"|\bfermes? (?:photov|solaire|agric|avic|pisc|pilote)|\bquitt\w{1,4} son lit\b"
    r"|\b(?:une?|des|les|deux|plusieurs|autres?|source) elus?\b|\belus? loca(?:l|ux)\b"
    r"|\b(?:les|des|de|sous) scelles\b|\b(?:a compter|a partir|a dater|des|jour) d?e? ?(?:la|sa) signature\b"
    r"|\b(?:communique|declaration|lettre)\b[^.;:]{0,20} d(?:u|es) syndicats?\b|\ba (?:leur|son) arrivee\b"
    r"|\brequi(?:s|ert|erent|erant) l'anonymat\b"
    r"|\b(?:une? |a |par )votes? a (?:main levee|bulletins? secrets?)"
)
#: Freedom that somebody asks for, and nobody has.
_DEMANDED = FilteredPattern(
    r"\b(?:exig|reclam|demand|plaid|milit|appel)\w*[^.;:]{0,50}\b(?:remise en )?liber(?:te|ation|er)\b"
    r"|\bliberez\b"
)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
#: The weight of what a title or the first, second … sentence tells.
_TITLE_WEIGHT, _SENTENCE_WEIGHTS = 1.5, (2.0, 1.0, 0.7, 0.5)
#: Words that weigh no more together stand behind the first sentence, and may be of something else.
_MAX_WEAK_WEIGHT = 1.0
#: Families with less than this share of the weight are left out.
_MIN_FAMILY_SHARE = 0.12
#: Families of what nobody does, and a word of attacks that is said of them too.
_CALAMITIES = frozenset({"disaster", "accident"})
#: What is told of where people died, and no word says how; what attacks and accidents do.
_DEADLY = "accident"
_KILLED = re.compile(r"tue(?:e?s?)|tuant|tombe?s?")
#: Who has died by no accident, where no word says how.
_SOLDIERS = re.compile(r"\b(?:soldat|militaire|gendarme|casque bleu)s?\b")
#: A strike is over, which lifts nothing else: «la grève, commencée lundi, a été levée mercredi».
_STRIKE_OVER = FilteredPattern(
    r"\b(?:greve|debrayage|arret de travail|mot d'ordre)\b[^.;]{0,80}\b(?:leve|suspendu|rompu)e?s?\b"
)
#: A parliament votes: what the text is on, which may be contracts or a loan, is not signed or given there.
_VOTED = FilteredPattern(
    r"\b(?:deputes|assemblee|parlement|parlementaires|senat|senateurs|hemicycle)\b"
    r"[^.;]{0,80}\b(?:adopt|rejet|vot|approuv|dit (?:\w+ )?(?:oui|non)\b|feu vert|prononc|repouss|retoqu)"
    r"|\b(?:adopt|rejet|vot|approuv|repouss)\w{1,4} [^.;]{0,60}"
    r"\b(?:deputes|assemblee|parlement|parlementaires|senat|senateurs|hemicycle)\b|\bpar \d+ voix\b"
)
_OF_VOTED_SHARE, _VOTE_TEXTS = 0.4, 3
#: Who was held is free again, by the title or the first sentence: the abduction was before, and so much of
#: its weight stays.
_FREED = FilteredPattern(
    r"\b(?:ete|est|sont|etaient|furent) (?:\w+ ){0,2}?(?:libere|libr|relache)e?s?\b|\bsains? et saufs?\b"
    r"|\b(?:recouvr|retrouv)\w{1,4} (?:la |leur |sa )?liberte\b|\blaissee?s? (?:re)?partir\b"
    r"|\b(?:rendu|remis)e?s? (?:[\w'-]+ ){0,3}?(?:a (?:leurs?|sa|ses) (?:famille|proche|parent)s?"
    r"|aux siens)\b|\bretrouve(?:nt)? (?:\w+ )?(?:leurs?|sa|ses) (?:famille|proche|parent)s?\b"
    r"|\bfin de (?:la )?captivite\b|\bannonc\w{1,5} la liberation\b"
)
_NEWS_TEXTS, _OF_FREED_SHARE = 2, 0.3
#: A sentence that is but a quotation, of whom is told next: «« Nous ne partirons pas. »».
_BARE_QUOTE = re.compile(r"\W{0,3}«[^«»]*[.!?…] ?»?\W{0,2}|“[^“”]*[.!?…]”")
#: What goes on for weeks and has no day.
_EPIDEMIC = FilteredPattern(
    r"\b(?:cholera|meningite|rougeole|diphterie|epidemie|dengue|polio|mpox|variole)\b"
)
#: The day on which one is declared.
_DECLARED = FilteredPattern(
    r"\b(?:declar|proclam)\w{1,2}\b[^.;]{0,60}\bepidemie\b|\bepidemie\b[^.;]{0,60}\b(?:declar"
    r"|proclam)\w{1,2}\b"
)
#: In front of a word for an event, what makes it one of several.
_ANOTHER = FilteredPattern(
    r"\bune? (?:second|seconde|deuxieme|troisieme|quatrieme|autre|nouvel|nouvelle|nouveau) (?=\w)"
)
#: In front of what was before the news, «il est arrivé après le massacre»; what it keeps of its weight.
_AFTER, _OF_BEFORE_SHARE = re.compile(r"\bapres (?:l[ae]s? |l'|une? |cet(?:te)? |ces? )?\Z"), 0.7
#: A kind of event with a smaller share says nothing of how it came out.
_MIN_MAIN_SHARE = 0.25
#: The cache of words forgets all of them when it has this many, to bound its memory.
_MAX_CACHED_WORDS = 30_000


class FamilyTrigger(NamedTuple):
    """A word of a sentence that tells of a family of events, with its offset."""

    family: str
    start: int
    end: int


class _Stems(NamedTuple):
    """The stems of all families: whole words, prefixes by their first three letters, and phrases.

    A phrase has the first three letters of a word that stands with it, and its family.
    """

    types: dict[str, str]
    words: dict[str, tuple[str, ...]]
    prefixes: dict[str, list[tuple[str, str]]]
    phrases: list[tuple[str, str, FilteredPattern]]
    has_stem: LiteralFilter
    has_letters: LiteralFilters  # of each phrase


@cache
def _load() -> _Stems:
    table = tomllib.loads(files("tui.languages.french").joinpath("event_families.toml").read_text("utf-8"))
    words: dict[str, list[str]] = {}
    prefixes: dict[str, list[tuple[str, str]]] = {}
    phrases: list[tuple[str, str, str, str]] = []
    for family, entry in table.items():
        for stem in entry["stems"].split():
            if stem.endswith("$"):
                words.setdefault(stem[:-1], []).append(family)
            else:
                prefixes.setdefault(stem[:3], []).append((stem, family))
        for letters, pattern in entry.get("phrases", {}).items():
            first = max(_WORD.findall(letters), key=len)[:3]
            phrases.append((first, letters, family, rf"\b(?:{pattern})\b"))
    phrases.sort(key=lambda phrase: phrase[0])
    return _Stems(
        {family: entry["type"] for family, entry in table.items()},
        {word: tuple(names) for word, names in words.items()},
        prefixes,
        [(first, family, FilteredPattern(pattern)) for first, _letters, family, pattern in phrases],
        LiteralFilter(*words, *(stem for some in prefixes.values() for stem, _family in some)),
        LiteralFilters(letters for _first, letters, _family, _pattern in phrases),
    )


class _FamiliesOfWords(dict[str, tuple[str, ...]]):
    """The families of which each word tells, mostly none; a cache, as most words recur."""

    def __missing__(self, word: str) -> tuple[str, ...]:
        stems = _load()
        families = list(stems.words.get(word, ()))
        families += [family for stem, family in stems.prefixes.get(word[:3], ()) if word.startswith(stem)][:1]
        if len(self) >= _MAX_CACHED_WORDS:
            self.clear()
        value = self[word] = tuple(families)
        return value


_families_of_words = _FamiliesOfWords()


@lru_cache(maxsize=64)
def find_triggers(folded: str) -> tuple[FamilyTrigger, ...]:
    """Return the words of a folded sentence that tell of a family of events."""
    triggers = [FamilyTrigger("protest", *match.span()) for match in _WALK.finditer(folded)]
    triggers += [FamilyTrigger("coup", *match.span()) for match in _COUP.finditer(folded)]
    for match in _OVERTHROWN.finditer(folded):
        kind = "coup" if match.lastgroup in ("fallen", "felled") else "accident"
        triggers.append(FamilyTrigger(kind, *match.span(match.lastgroup or 0)))
    folded = _DEMANDED.sub(lambda match: " " * len(match.group()), folded)
    triggers += _find_phrases(folded)
    if not _load().has_stem.passes(folded):
        return tuple(triggers)
    folded = _NO_TRIGGER.sub(lambda match: " " * len(match.group()), folded)
    if "serment" in folded:
        folded = _OATH.sub(lambda match: " " * (len(match.group()) - len("serment")) + "serment", folded)
    words = _WORD.findall(folded)
    told = [_families_of_words[word] for word in words]
    end = 0
    for word, families in zip(words, told, strict=True) if any(told) else ():
        start = folded.index(word, end)  # no letters are between words
        end = start + len(word)
        triggers += [FamilyTrigger(family, start, end) for family in families]
    return tuple(triggers)


def _find_phrases(folded: str) -> Iterator[FamilyTrigger]:
    """Yield the phrases of a folded sentence that tell of a family of events."""
    stems = _load()
    for index in stems.has_letters.passing(folded):
        first, family, pattern = stems.phrases[index]
        for match in pattern.finditer(folded):
            if any(word.startswith(first) for word in _WORD.findall(folded)):
                yield FamilyTrigger(family, *match.span())


def has_trigger(folded: str) -> bool:
    """Return whether a folded text has a word that tells of any family of events."""
    if any(_families_of_words[match.group()] for match in _WORD.finditer(folded)):
        return True
    is_phrase = next(_find_phrases(folded), None) is not None
    return is_phrase or any(pattern.search(folded) for pattern in (_WALK, _COUP, _OVERTHROWN))


def weigh_families(title: str, sentences: Sequence[Sentence]) -> dict[str, float]:
    """Return the families of events that a report tells of, with their shares."""
    weights: dict[str, float] = {}
    of_killed = 0.0
    texts = [(fold(title), _TITLE_WEIGHT)] if title else []
    telling = [one for one in sentences if not _BARE_QUOTE.fullmatch(one.text)] or sentences
    texts += [(s.news, w) for s, w in zip(telling, _SENTENCE_WEIGHTS, strict=False)]
    for text, of_text in texts:
        seen: set[tuple[str, int]] = set()
        for trigger in find_triggers(text):
            if (trigger.family, trigger.start) not in seen:
                seen.add((trigger.family, trigger.start))
                is_before = _AFTER.search(text, max(0, trigger.start - 12), trigger.start)
                weight = of_text * (_OF_BEFORE_SHARE if is_before else 1)
                weights[trigger.family] = weights.get(trigger.family, 0.0) + weight
                of_killed += weight if _KILLED.fullmatch(text, trigger.start, trigger.end) else 0.0
    if _CALAMITIES & weights.keys() and "attack" in weights:
        weights["attack"] -= of_killed  # people are killed by accidents too
        weights = {family: weight for family, weight in weights.items() if weight > 0}
    if "abduction" in weights and any(_FREED.search(text) for text, _weight in texts[:_NEWS_TEXTS]):
        weights["release"] = weights.get("release", 0.0) + weights["abduction"] * (1 - _OF_FREED_SHARE)
        weights["abduction"] *= _OF_FREED_SHARE
    if "law" in weights and any(_VOTED.search(text) for text, _weight in texts[:_VOTE_TEXTS]):
        for object in {"agreement", "aid"} & weights.keys():
            weights["law"] += weights[object] * (1 - _OF_VOTED_SHARE)
            weights[object] *= _OF_VOTED_SHARE
    if "protest" in weights and any(_STRIKE_OVER.search(text) for text, _weight in texts):
        weights["protest"] += weights.pop("release", 0.0) + weights.pop("sanction", 0.0)
    total = sum(weights.values())
    if not total:
        deadly = [text for text, _weight in texts if find_tolls(text)]
        kind = "attack" if any(map(_SOLDIERS.search, deadly)) else _DEADLY
        return {kind: 1.0} if deadly else {}
    shares = {family: weight / total for family, weight in weights.items()}
    kept = {family: share for family, share in shares.items() if share >= _MIN_FAMILY_SHARE}
    if total <= _MAX_WEAK_WEIGHT:
        kept[UNTOLD] = 0.0
    kept_total = sum(kept.values())
    return {family: share / kept_total for family, share in sorted(kept.items(), key=lambda item: -item[1])}


def is_of_epidemic(sentences: Sequence[Sentence]) -> bool:
    """Return whether sentences tell of an epidemic, and not of the day on which it was declared."""
    is_told = any(_EPIDEMIC.search(one.folded) for one in sentences)
    return is_told and not any(_DECLARED.search(one.folded) for one in sentences)


def tells_of_another(sentence: Sentence, families: Container[str]) -> bool:
    """Return whether a sentence tells of another event of its kind than one before: «un second accord»."""
    another = [match.end() for match in _ANOTHER.finditer(sentence.news)]
    triggers = find_triggers(sentence.news) if another else ()
    return any(one.start in another and one.family in families for one in triggers)


def main_families(families: Mapping[str, float]) -> set[str]:
    """Return the families of which an event most probably is, of all with their shares."""
    return {family for family, share in list(families.items())[:2] if share >= _MIN_MAIN_SHARE}


def type_of_family(family: str) -> str:
    """Return the PLOVER type of a family; empty where PLOVER has none."""
    return _load().types.get(family, "")
