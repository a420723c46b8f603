"""Which peoples are parties to an agreement, by a French report: «communautés zarma et peule»."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern

#: The peoples of the Sahel and the groups of hunters and vigilantes, by the stems of what they are called.
_PEOPLES = FilteredAlternatives(
    r"\b(?P<stem>zarma|djerma|songhai|sonrai|peul|peuhl|foulani|fulani|bororo|touareg|tamacheq|tamasheq"
    r"|daoussak"
    r"|imghad|idnan|ifoghas|bella|haoussa|hausa|kanouri|beriberi|boudouma|toubou|gorane|arabe|mahamid"
    r"|zaghawa"
    r"|ouaddaien|hadjarai|massalit|moundang|moubi|kotoko|massa|sara|ngambaye|gourmantche|mossi|gourounsi"
    r"|lobi"
    r"|dagara|bissa|samo|bwa|bobo|minyanka|senoufo|bambara|malinke|soninke|khassonke|dogon|bozo|dafing"
    r"|marka|dozo|donso"
    r"|dadjo|kanembou|bilala|kenga|maba|toupouri|moussey|mbororo|bariba|dendi|dioula|koyam|mobeur|bouzou"
    r"|azza|teda|daza|mossey|mousgoum|guidar|runga|gbaya|tama|djallaba"
    r"|koglweogo|yan[ -]?sakai|kel [a-z]{3,12})(?:u?e?s|u?e|x)?\b"
)
#: Those who live by different things, where a sentence names no peoples: «éleveurs et cultivateurs».
_LIVELIHOODS = FilteredPattern(
    r"\b(?P<stem>eleveur|pasteur|berger|transhumant|nomade|agriculteur|cultivateur|paysan|pecheur|orpailleur"
    r"|chasseur|maraicher|sedentaire)s\b"
)
#: What is called otherwise by others.
_OTHER_NAMES = {
    "djerma": "zarma", "peuhl": "peul", "foulani": "peul", "fulani": "peul",
    "mbororo": "bororo", "hausa": "haoussa",
    "sonrai": "songhai", "tamasheq": "touareg", "tamacheq": "touareg",
    "pasteur": "eleveur", "berger": "eleveur", "transhumant": "eleveur", "nomade": "eleveur",
    "agriculteur": "cultivateur", "paysan": "cultivateur", "sedentaire": "cultivateur",
    "donso": "dozo", "beriberi": "kanouri", "yansakai": "yan sakai", "yan-sakai": "yan sakai",
}  # fmt: skip
#: What they do as parties, or how they are called as such.
_AS_PARTIES = FilteredPattern(
    r"\bsign|\bappos|\bengag|\bpacte|\baccord|\btreve|\bpaix\b|\breconcili|\bcess(?:er|ation|ent|ez)\b"
    r"|\bjur(?:e|ent)\b|\bparaph|\bles trois camps\b|\bune? pour les? [^.;:]{3,60}\bune? pour les?\b"
    r"|\benterr\w{1,4} la hache\b|\bserment"
    r"|\bconclu|\bscell|\bcelles? d(?:es?|u)\b[^.;]{3,60}\bcelles? d(?:es?|u)\b"
)
#: Who stayed away: «; les Dafings s’en tiennent à l’écart», «sans les Dogons».
_WITHOUT = FilteredPattern(
    r"(?:; |, (?:mais|tandis que|alors que) )[^;.]{0,60}?\b(?:n'\w{1,8} pas|ne \w{1,12} pas|ecart"
    r"|absent\w{0,2}|refus\w{1,3}"
    r"|boud\w{1,3})\b[^;.]{0,60}|\b(?:sans|en l'absence d[eu]s?) (?:les |la |le )?\w{3,14}"
)
#: That there were others, too.
_OPEN = FilteredPattern(r"\bnotamment\b|\bentre autres\b|\bparmi lesquel|\ben particulier\b|\bou encore\b")


def find_peoples(folded: str) -> tuple[tuple[str, ...], bool]:
    """Return the peoples that a folded sentence has as parties, and whether it says that there were others.

    Each by its stem, in the order of the text; none where it names fewer than two.
    """
    folded = _WITHOUT.sub(lambda match: " " * len(match.group()), folded)
    found = list(_PEOPLES.finditer(folded))
    # «Arabes mahamid» are one people.
    apart = (one for last, one in zip((None, *found), found, strict=False) if not _is_part_of(last, one))
    stems = [match["stem"] for match in apart]
    if len(stems) < 2:
        stems = [match["stem"] for match in _LIVELIHOODS.finditer(folded)]
    names = tuple(dict.fromkeys(_OTHER_NAMES.get(stem, stem) for stem in stems))
    if len(names) < 2 or _AS_PARTIES.search(folded) is None:
        return (), False
    return names, _OPEN.search(folded) is not None


def _is_part_of(last: re.Match[str] | None, one: re.Match[str]) -> bool:
    """Return whether a name only tells which of those who are named directly in front of it."""
    return last is not None and one.start() - last.end() == 1
