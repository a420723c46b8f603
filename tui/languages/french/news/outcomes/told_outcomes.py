"""How it came out, by a French report: whether it was at all, and whether whole or in part."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from tui.languages.french.news.families import find_triggers
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern

_DENIAL = FilteredAlternatives(
    r"\bdement(?:i|ie|is|ent|ir)?\b|\bdementent\b|\bdementi\b|\bnie(?:nt)?\b|\ba nie\b|\bont nie\b"
    r"|\brefut\w+|(?<!diffusion de )(?<!diffuse de )(?<!diffuser de )(?<!propage de )(?<!propager de )"
    r"(?<!propagation de )(?<!publie de )(?<!publication de )\bfausses? (?:informations?|nouvelles?|rumeurs?)"
    r"|\binfox\b|\bsans fondement|\binfonde|\bpure (?:invention|affabulation)|\b(?:simples?|pures?"
    r"|fausses?|s'agit d[e'](?: \w+)?|fabricants de|aux|ces|qualifie \w+ de) rumeurs?\b"
    r"|\brumeurs? (?:\w+ )?(?:infonde|malveillan|sans fondement|mensong)"
    r"|\bmensonger\w*|\b(?:un|au|de|ce|quel|parl\w+ de) (?:pur |gros |grossier |enorme |vulgaire )?mensonge\b"
    r"|\bcontrevérité|\bn'a (?:jamais|pas) eu lieu"
    r"|\bil n'y a (?:pas|jamais) eu d(?:e |')(?!bless|mort|victime|incident|perte|heurt|surprise)"
    r"|\baucune? (?:\w{3,12} )?(?:attaque|assaut|bombardement|frappe|raid|embuscade|enlevement|rapt"
    r"|execution"
    r"|exaction|massacre|coup|mutinerie|affrontement|combat|tir|explosion|accord|contrat|convention"
    r"|rencontre"
    r"|reunion|entretien|visite|marche|manifestation|greve|retrait|licenciement|expulsion|arrestation"
    r"|interpellation|liberation|echange|vote|sanction|suspension|fermeture|negociation|audience|livraison"
    r"|don|financement)s?(?: \w{3,14}){0,2} n'(?:a|ont) (?:eu lieu|(?:jamais )?ete)(?! (?:\w+ )?(?:signal"
    r"|constat"
    r"|enregistr|deplor|rapport|relev|communiqu))"
    r"|\baucune? (?!rancon|victime|mort|blesse|perte|suspect|civile?|personne|soldat|piste"
    r"|(?:batiment|edifice|immeuble|maison|vehicule|logement|commerce|organe)\w* n'a ete touch)\w+ n'a ete"
    r" (?:attaqu|bombard|vise|pris|enlev|arret|interpell|sign(?!al)|licenci|expuls|liber|brul|incendi|occup"
    r"|touch)"
    r"|\baucune? (?:[\w']+ ){1,7}n'(?:a|ont) (?:jamais )?(?:interpell|arret|attaqu|bombard|tire|tue|enlev"
    r"|frappe|vise|pris pour cible|expuls|licenci)"
    r"|\baucune? (?:\w+ ){1,3}ne s'(?:est|etait) (?:produit|deroul)"
    r"|\baucun (?:cortege|defile|rassemblement|attroupement)(?: \w+){0,2} ne s'(?:est|etait) (?:form"
    r"|constitu|ebranl)"
    r"|\b(?:cortege|marche|manifestation|defile|rassemblement)s?\b[^.;:]{0,50} ne s'(?:est"
    r"|etait) (?:jamais|pas)"
    r" (?:form|constitu|ebranl|elanc)"
    r"|\baucun coup de feu n'a\b"
    r"|\b(?:parl|denonc|cri|qualif|relev)\w* [^.;:]{0,30}\b(?:desinformation|intox\b|intoxication"
    r"|fake news)"
    r"|\bqualif\w+ (?:\w+ ){0,2}de (?:faux|fausses?|mensong\w+|infond\w+|intox|canular)"
    r"|\bdenuee?s? de (?:tout )?fondement"
    r"|\brien n'a ete (?:sign|conclu|decid|attaqu|convenu|acte|vendu|achet)"
    r"|\brien (?:de tel )?ne s'est (?:pass|produi)"
    r"|\bn'(?:a|ont|avoir|avait) (?:\w+ )?(?:constate|releve|vu|trouve|observe) (?:\w+ )?aucune? (?:trace"
    r"|signe|indice)"
    r"|\bil n'en (?:est|etait|serait) rien\b|\brejet\w{1,4} (?:\w+ )?(?:les|des|ces) informations\b"
    r"|\bc'est (?:totalement |completement )?faux\b|\bil n'y a eu aucune? (?!victime|mort|blesse|perte"
    r"|degat|suspect)"
    r"|\bconteste(?:nt)? (?:l'|toute |avoir |cette (?!version|these|lecture|analyse)|la realite)|"
    r"\best bien vivante?\b|\best vivante? et\b"
    r"|\bimaginaire|\binvent[eé]e? de toutes pieces|\bn'(?:ont"
    r"|a) (?:jamais|pas) (?:ete )?"
    r"(?:attaque|tue|bombarde|enleve|arrete|eu lieu)|\bn'(?:ont|a) (?:jamais|pas) ete signe"
)
#: Behind a denial, that of having done it, which is no denial that it was done.
_NOT_BY_ME = re.compile(
    r"(?: en bloc)?(?: tout\w{0,2})? (?:les |ces |des )?(?:faits|accusations|charges|griefs|reproches)\b|"
    r"(?: (?:mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche))?,? (?:toute|quelque|etre|avoir"
    r"|une quelconque|sa|leur|son|l')(?: \w+)? ?(?:faute|manquement|negligence|bavure|tort|implication"
    r"|responsabilite|participation|lien|collusion"
    r"|complicite|roles?|implique|a l'origine|derriere|l'auteur|responsable|lie|participe|commandite|ordonne"
    r"|pris part)"
)
#: Behind a denial, that of how many it befell, or of what others foretold: «ils ont démenti ceux qui …».
_NOT_SO_MANY = re.compile(
    r"(?: \w+)? (?:que [^.;]{0,80}? (?:ait|aient|avait|avaient) (?:fait|cause|coute|entraine)|(?:ce |le "
    r"|les |tout )"
    r"(?:bilan|chiffre|nombre|pronostic|prevision|cassandre|sceptique)|(?:tous )?(?:ceux|celles) qui\b)"
)
#: Behind a denial, what begins to say of what it is: «dément les rumeurs de repli».
_OF_SOMETHING = re.compile(
    r"(?: \w+){0,2}? (?:toute?|(?:les |des )?(?:rumeurs|informations|allegations|accusations) d[e']) ?\w"
)
#: Behind a denial, that of how it came about: «réfute la thèse d’une bavure».
_NOT_SO = re.compile(
    r"[\"»”]?(?: ?»)?(?: \w+){0,2}? (?:la|les|cette|toute|une) (?:these|version|piste|hypothese|lecture)s?\b"
)
#: In front of a denial, of what it is that: «une rumeur dit que …, l’armée a démenti».
_OF_RUMOUR = re.compile(r"\b(?:rumeur|bruit|theorie)s? [^.;]{3,160}, [^.;,]{0,60}\Z")
#: Kinds of events that hardly anybody denies: what is denied beside them has to be named as one of these.
_SELDOM_DENIED = frozenset({"protest", "verdict", "arrest", "seizure", "celebration", "election", "price"})
_DENIED_DENIAL = FilteredPattern(
    r"dement\w* (?:avoir|les?) dementi?|dementi? (?:du |de son )?dementi|maintient|persiste"
    r"|\bne dement\w{0,4} (?:pas|plus|point)\b|\b(?:revenue?s?|revient|reviennent) (?:\w{1,12} )?"
    r"sur (?:son|leurs?) dementi"
    r"|\b(?:malgre|contredit|contredisent) (?:les?|son|leurs?) dementi"
)
#: What is said again against a denial.
_MAINTAINED = FilteredPattern(r"\b(?:maintien\w*|persist\w*)\b")
_CLAUSE = re.compile(r"[,.;:]")
#: Kinds of events that are signed.
_SIGNED = ("agreement", "truce", "aid")
#: Behind a denial, how far what is denied may stand.
MAX_CHARS_TO_DENIED = 60
_WHOLE = FilteredPattern(
    r"\bderniers? (?:soldat|militaire|homme|element|avion|convoi|camion|char|contingent)s?\b|\bintegral"
    r"|\btotalement"
    r"|\bentierement|\best total\b|\bretrait total\b|\bau complet|\blevee (?:immediate et )?totale\b"
    r"|\bla totalite\b|\btous les\b(?![^.;:,]{0,50}\bn(?:e |')(?:sont|ont|etaient) pas\b)"
    r"|\b(?:retrait|desengagement|depart|rapatriement|repli) (?:est|etait|serait) "
    r"(?:desormais |donc |enfin )?(?:acheve|termine|boucle)|\bplus un seul (?:d|soldat|militaire|homme)"
)
_PARTIAL = FilteredPattern(
    r"\bpartiel|\ben partie"
    r"|\bune partie (?:seulement )?d(?!(?:u|es|e (?:leur|l'|la|ses|leurs|son)) ?(?:materiel|equipement"
    r"|vehicules|stocks?|armement|logistique|engins|bagages))|\bla moitie\b|\brestent? (?:sur|encore|une"
    r"|environ|quelque|\d)"
    r"|\b(?:reste|demeure|est) (?:donc |encore |toujours )?inacheve|\ble gros (?:du|des|de la) "
    r"|\btous ne (?:sont|seraient) pas\b|\bn'(?:a|ont) (?:\w{4,12} )?(?:rapatrie|retire|rappele|evacue) qu"
    r"|\bencore (?:presents?|sur place)"
    r"(?![^.;:]{0,60} (?:ont|sont|se sont) (?:\w{4,14} )?"
    r"(?:quitte|remi|rendu|plie|parti|regagn|embarqu|envol|evacu))"
    r"|\bd'entre eux (?:[\w']+ ){0,2}encore\b"
    r"|\btous (?:les )?[^.;:,]{1,40}\bn(?:e |')(?:sont|ont|etaient) pas\b"
    r"|\bn(?:e |')(?:sont|ont|etaient) pas (?:encore )?tou(?:s|tes)\b"
)


#: Those who were held, and that they are free.
_CAPTIVES = (
    r"(?:otages?|captifs?|captives?|prisonniers?|detenus?|eleves?|ecolieres?|employes?|technicien\w{0,2}"
    r"|ouvriers?|personnes"
    r"|hommes|femmes|enleves?|enlevees?|victimes|soldats|militaires|chauffeurs|foreurs|passagers|voyageurs"
    r"|enseignants?)"
)
_FREE = (
    r"(?:(?:liber|relach|elargi|delivr|recouvr|retrouv)\w*|en securite|sains? et sau\w+|\blibres?\b"
    r"|rentre\w*|au complet)"
)
_NUMBER = (
    r"(?:\d{1,4}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|quinze|vingt\w*|la moitie"
    r"|une partie)"
)
_ALL_FREED = FilteredPattern(
    rf"\btou(?:s|tes)\b[^.;:]{{0,60}}\b{_FREE}|\b{_FREE}[^.;:]{{0,60}}\btou(?:s|tes) (?:les|ces)\b"
    rf"|\b(?:l'ensemble|la totalite|l'integralite|les derniers|le dernier"
    rf"|la derniere)\b[^.;:]{{0,24}}\b{_CAPTIVES}\b"
    rf"[^.;:]{{0,60}}\b{_FREE}|\b{_FREE}[^.;:]{{0,40}}\b(?:l'ensemble|la totalite|l'integralite) (?:des"
    rf"|de ces)\b"
)
_SOME_FREED = FilteredPattern(
    rf"\bliberation\b[^.;:]{{0,60}}\bpartielle\b"
    rf"|\b{_NUMBER} (?:seuls? )?(?:[a-z]+ sur|des(?! (?:notres|siens|miens|leurs)\b)|d'entre"
    rf"|de (?:ces|ses|leurs)|sur) (?!fois\b)[^.;:]{{0,60}}\b{_FREE}"
    rf"|\b(?:des|sur les) {_NUMBER} [^.;:]{{2,60}}, {_NUMBER} [^.;:]{{0,30}}\b{_FREE}"
    rf"|\bseul\w{{0,2}} {_NUMBER}\b[^.;:]{{0,50}}\b{_FREE}"
    r"|\b(?:le|la|les|leur|un|une|deux|trois|quatre) (?:dernier\w*|autres?|\w+ieme|seconde?"
    r"|collegue)s?\b[^.;:]{0,40}"
    r"\b(?:rest\w{1,4}|demeur\w{1,4}|est|sont|etait|n'etait|manqu\w{1,4}) (?:\w+ )?(?:captif|captive"
    r"|detenu|retenu|aux mains"
    r"|entre les mains|introuvable|otage|pas du voyage|pas ete|a l'appel|prisonni|inconnu)"
)
_EXCEPT = re.compile(r"\b(?:sauf|hormis|a l'exception|excepte|pas tous|sans que tous|attendent|reclam|exig)")

_STILL_THERE = re.compile(r"rest|encore")


_BALLOT = r"(?:election|vote|scrutin)"
#: That nobody voted, which denies an election and not only how it came out.
_NO_BALLOT = FilteredPattern(
    rf"\baucune? {_BALLOT} (?:\w+ )?n'(?:a|avait|aurait|ait) (?:jamais )?(?:eu lieu|ete (?:organise|tenu))"
    rf"|\bil n'y (?:a|avait|aurait|ait) (?:pas|jamais) eu (?:de |d'){_BALLOT}\b"
    rf"|\b{_BALLOT}\b(?:(?! (?:qui|que|ou|dont) )[^.;:,]){{0,40}} n'(?:a|avait|aurait) "
    rf"(?:pas|jamais) (?:eu lieu|ete (?:organise|tenu)e?)\b(?! dans)"
    r"|\b(?:personne|nul) n'(?:a|avait|aurait) (?:jamais )?vote\b"
)
#: Those who elect somebody without a ballot, by which there was an election.
_WITHOUT_BALLOT = re.compile(r"\bacclam|\bconsensus\b|\bunanimite\b|\bd'office\b")


class Outcome(NamedTuple):
    """How something came out: `of` is what was decided, `names` how, `words` as people read it."""

    of: str
    names: tuple[str, ...]
    words: str


def is_denied_denial(folded: str) -> bool:
    """Return whether a sentence denies, takes back or contradicts a denial."""
    return _DENIED_DENIAL.search(folded) is not None


def is_denial(folded: str) -> bool:
    """Return whether a sentence denies what others reported; not when it denies a denial."""
    return _DENIAL.search(folded) is not None and not is_denied_denial(folded)


def is_disputed(folded: str) -> bool:
    """Return whether a sentence tells that one denies it, and another maintains that it was."""
    return _DENIAL.search(folded) is not None and _MAINTAINED.search(folded) is not None


def is_denial_of(folded: str, families: Collection[str]) -> bool:
    """Return whether a sentence denies what is of some families of events: not all that it denies is."""
    denial = _DENIAL.search(folded)
    if denial is None or is_denied_denial(folded):
        return False
    if any(pattern.match(folded, denial.end()) for pattern in (_NOT_BY_ME, _NOT_SO_MANY, _NOT_SO)):
        return False
    if denial.group().rstrip("e").endswith("sign") and not any(kind in families for kind in _SIGNED):
        return False  # «rien n’a été signé, ce n’était pas le but» of a visit
    clause = _CLAUSE.search(folded, denial.end())
    last = min(denial.end() + MAX_CHARS_TO_DENIED, clause.start() if clause else len(folded))
    behind = {one.family for one in find_triggers(folded) if denial.end() <= one.start < last}
    if not behind and _SELDOM_DENIED.issuperset(families):
        first = max(0, denial.start() - MAX_CHARS_TO_DENIED)
        before = (one.family for one in find_triggers(folded) if first <= one.start < denial.end())
        return any(family in families for family in before)
    if not behind and (rumour := _OF_RUMOUR.search(folded, 0, denial.start())) is not None:
        last = folded.rfind(",", 0, denial.start())
        behind = {one.family for one in find_triggers(folded) if rumour.start() <= one.start < last}
    elif not behind:
        return _OF_SOMETHING.match(folded, denial.end()) is None
    return any(family in families for family in behind)


def is_denial_of_part(folded: str) -> bool:
    """Return whether a sentence denies that somebody had a part in what was done."""
    denial = _DENIAL.search(folded)
    return denial is not None and _NOT_BY_ME.match(folded, denial.end()) is not None


def is_denial_of_ballot(folded: str) -> bool:
    """Return whether a sentence denies that anybody voted."""
    return _NO_BALLOT.search(folded) is not None and _WITHOUT_BALLOT.search(folded) is None


def find_extent(folded: str, is_ahead: bool = False) -> Outcome | None:
    """Return whether a sentence tells that something was done in whole or in part.

    `is_ahead`: it is to be done, so that those who are there yet do not make it one in part.
    """
    partial, whole = _PARTIAL.search(folded), _WHOLE.search(folded)
    if partial and not whole and not (is_ahead and _STILL_THERE.match(partial.group())):
        return Outcome("extent", ("partial",), "in part")
    return Outcome("extent", ("whole",), "as a whole") if whole and not partial else None


def find_freed(folded: str) -> Outcome | None:
    """Return whether a sentence tells that all who were held are free, or that only some of them are."""
    if _SOME_FREED.search(folded):
        return Outcome("extent", ("partial",), "in part")
    if _ALL_FREED.search(folded) and not _EXCEPT.search(folded):
        return Outcome("extent", ("whole",), "as a whole")
    return None
