"""Names of armed groups and of bodies of a state in French reports, in their long and short forms."""

from __future__ import annotations

import re

from tui.languages.french.news.known_names import states_by_demonym, states_by_name
from tui.languages.patterns.filtered_pattern import FilteredPattern

_WORD = re.compile(r"\w+")
#: What the name of whoever does such things has in it.
ORGANIZATION = FilteredPattern(
    r"groupe|front|etat|seleka|balaka|fdlr|casques|mouvement|armee|force|brigade|union|jama|boko|isw|aqmi"
    r"|alliance|coalition|katiba|bako?ura|\bjas\b"
    r"|milice|organisation|al-|parti|comite|ansar|is[gw]|eig|jnim|gsim|m23|adf|codeco|lakurawa|province"
    r"|gendarm"
    r"|police|garde|shebab|shabab|houthi|hamas|hezbollah|taliban|dozo|ambazon|gang|wagner|africa corps|russ"
    r"|volontaires pour|franc|ukrain|israel|algeri|rwand"
    r"|^(?:alger|bamako|niamey|ouagadougou|abuja|tripoli|kinshasa|kigali|khartoum"
    r"|moscou|kiev|kyiv|tel-aviv|washington|paris|teheran|ankara)$"
)
#: The name of a group that is known for nothing else.
ARMED = re.compile(
    r"boko|\bjas\b|jama'?a|bako?ura|ahli?s? sunna|seleka|balaka|fdlr|isw|aqmi|ansar|is[gw]s|eigs|eiao"
    r"|\beis\b|jnim|gsim|m23|\badf\b|codeco|lakurawa|shebab|shabab"
    r"|houthi|hamas"
    r"|hezbollah|taliban|dozo|ambazon|daech|daesh|etat islamique|al-qa|wagner|africa corps|katiba|\bfla\b"
    r"|\bfact\b|\bccmsr\b|\bufr\b|\bupc\b|\bfprc\b|\bmnj\b|\bfpj\b|mahmuda|darul salam"
    r"|\bcsp\b|\bvdp\b|volontaires pour la defense"
    r"|\bfpl\b|\bmplj\b|\bcpc\b|\b3r\b|\brsf\b|\bfsr\b|\bfdlr\b|mai-mai|wazalendo|janjawid"
    r"|front patriotique|front de liberation|mouvement patriotique|soutien a l'islam|dan na ambassagou"
)
#: In front of a name, what makes it that of those whom attackers are only near to.
LINKED = re.compile(r"(?:affilié|lié|apparenté)e?s? (?:à |au |aux )(?:la |l’)?\Z")
#: Behind a name, of which group it is a part: «la Katiba Serma, affiliée au GSIM».
PART_OF = re.compile(
    r",? ?\(?(?:affilié|lié|rattaché|appartenant|membre|composante|branche|unité|faction)\w{0,2} "
    r"(?:à |au |aux |du |de |d’)(?:la |l’)?(?P<whole>[A-ZÀ-ÖØ-Þ][\w’-]+(?: (?:[A-ZÀ-ÖØ-Þ][\w’-]*"
    r"|islamique))*)"
)
ACRONYM = re.compile(r"\((?P<acronym>[A-Z][\w-]{1,9})\b")
NO_ACRONYM = re.compile(r"(?i)groupe|front|[ée]tat|mouvement|arm[ée]e|union|organisation")
#: A name of so few letters needs no acronym behind it.
MAX_ACRONYM = 6
#: The article of a name that begins a sentence, or the office of who speaks for a group.
ARTICLE = re.compile(
    r"\A(?:(?:Le|La|Les) (?=[A-ZÀ-Þ])|L’(?=[A-ZÀ-Þ])|(?:L’organisation|Le groupe|Le mouvement"
    r"|La secte) (?=[A-ZÀ-Þ])"
    r"|(?:(?:Le|La|Un|Une) )?(?:[Pp]orte-parole|[Cc]hef|[Rr]esponsable|[Éé]mir|[Cc]ommandant|[Dd]irigeant)"
    r" (?:\w+ )?(?:de la |de l’|du |des |de |d’))"
)
#: Acronyms and long names, wherever they stand in what is told, of groups with several names.
_ACRONYMS = {"jnim": "gsim", "isgs": "eigs", "eis": "eigs", "iswap": "eiao", "isis": "ei", "daech": "ei",
             "daesh": "ei", "al-qaeda": "al-qaida", "fsr": "rsf"}  # fmt: skip
_LONG_NAMES = {
    "groupe de soutien a": "gsim", "etat islamique au grand sahara": "eigs",
    "etat islamique dans le grand sahara": "eigs", "etat islamique au sahel": "eigs",
    "etat islamique au sahara": "eigs", "etat islamique en afrique de l'ouest": "eiao",
    "province ouest-africaine": "eiao", "province d'afrique de l'ouest": "eiao", "etat islamique": "ei",
    "jama'atu ahli": "jas", "jama'at ahl": "jas", "jamaatu ahli": "jas", "bakoura": "jas", "bakura": "jas",
    "forces de soutien rapide": "rsf", "volontaires pour la defense": "vdp",
}  # fmt: skip
#: Movements with the branches that have names of their own: one may be meant by the other.
_BRANCHES = {"ei": ("eigs", "eiao"), "al-qaida": ("gsim", "aqmi"), "boko haram": ("jas",)}
#: Words that many groups have in their names.
_COMMON_WORDS = re.compile(
    r"armee?s?|forces?|fronts?|groupes?|mouvements?|brigades?|unions?|milices?|alliances?|islam\w*"
    r"|national\w*|organisation|defense|aerienne|gendarmerie|police|liberation|etats?|soutien|combattants?"
    r"|gardes?|frontieres?"
    r"|front|musulmans"
    r"|militaires|soldats|peuple"
)
_STEM_CHARS = 5
#: Words that give no letter to an acronym; letters of one.
_LINKS = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "dans")
)
_MIN_INITIALS = 3


def shorten_group(name: str) -> str:
    """Return the short form of a folded name of a group, where the press has several for it."""
    known = next((short for long, short in _LONG_NAMES.items() if long in name), name)
    return _ACRONYMS.get(known, known)


def names_of_group(*forms: str) -> tuple[str, ...]:
    """Return the folded forms of the name of a group, each with what tells it from others.

    These are the beginnings of those of its words that not every group has, its state, initials and branches.
    """
    names: dict[str, None] = {}
    states = states_by_demonym()
    for form in filter(None, forms):
        words = [word for word in _WORD.findall(form) if word not in _LINKS]
        of_states = [states[one] for word in words if (one := word.removesuffix("s")) in states]
        telling = [word for word in words if len(word) >= _STEM_CHARS and not _COMMON_WORDS.fullmatch(word)]
        stems = [word[:_STEM_CHARS] for word in telling if word.removesuffix("s") not in states]
        initials = "".join(word[0] for word in words)
        capital_of = states_by_name().get(form)
        singular = [form.removesuffix("s")] if len(form) >= _STEM_CHARS else []
        names |= dict.fromkeys((form, *singular, *stems, *of_states, *([capital_of] if capital_of else [])))
        names |= dict.fromkeys([initials] if len(initials) >= _MIN_INITIALS else [])
    names |= dict.fromkeys(branch for form in forms for branch in _BRANCHES.get(form, ()))
    return tuple(names)
