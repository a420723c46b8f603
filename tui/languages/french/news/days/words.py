"""Words around the days of a French report that its start and its end have in common."""

from __future__ import annotations

import re

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.patterns.filtered_pattern import FilteredPattern

#: Days on each of which something was, not one of them: «mardi et mercredi», «du 3 au 5 mai».
SEVERAL_DAYS = re.compile(r"(?<!\bil y)(?<=\w) (?:et|au|a) (?:le )?\w")
DAYS_OF_WEEK = 7
#: The kind of event that a departure is, and whose day ahead is its end.
LEAVING = "withdrawal"
#: A report tells of nothing longer before its publication, in days.
MAX_DAYS_BEFORE = 21
#: What began, and what is a day: between what ended and a day, that day is of something else.
_BEGUN = r"(?:commence|entame|debute|ouvert|ouvre|lance|inaugure|demarre|arrive|atterri|convoque)"
_DAY = rf"(?:{'|'.join(WEEKDAYS)}|hier|avant-hier|demain|\d{{1,2}}(?:er)?\b)"
#: What ended, as a verb that has its day in front or behind.
_ENDED = (
    r"(?:(?:s'est|s'etait|se sont|s'etaient) (?:\w{4,12} )?"
    r"(?:acheve|termine|conclu|referme|separe|quitte|clos|clotur)e?s?"
    r"|se (?:termine|conclu[te]|conclura|conclue|referme|separe|clot|clora|cloture)(?:r|nt|ra|ront)?"
    r"|(?:pris|prend|prendre|prendra|prendront) fin|s'acheve(?:r|ra|nt|ront)?"
    r"|(?:a|ont) (?:ete )?(?:acheve|referme|boucle|cloture|clos|conclu)(?:e?s?)"
    r"|(?:sera|seront|etre|est|sont) (?:\w{4,12} )?(?:termine|acheve|conclu|clos|boucle|referme)(?:e?s?)"
    r"|(?:boucle|cloture|referme|acheve|termine)(?:ra|ront)"
    r"|mis (?:fin|un terme)|(?:ferme|fermera|fermeront) (?:ses|leurs) portes|(?:baisse|tire)(?:ra)? le rideau"
    r"|(?:re)?pris (?:l'|son |leur |le )(?:avion|vol)|s'est envolee?|pris conge|plie bagage"
    r"|(?:repris|reprendra|reprendront) le chemin d(?:e |')(?!l'ecole)[\w-]+|regagn(?:e|era|er|ait))"
)
#: In front of a day, what ended on it.
END_VERB = re.compile(
    rf"(?:{_ENDED}|acheve|referme(?:e?s?)|referme|boucle|cloturee?|close?|terminera"
    r"|franchir(?:a|ont)?|(?:avoir|aura|auront) (?:\w+ )?(?:franchi|repasse|quitte|evacue|regagne|plie bagage"
    r"|vide les lieux)|(?:etre|sera|seront) (?:re)?partie?s?"
    r"|expire(?:ra)?|leve[er]?"
    r"|quitt(?:ee?s?|era|eront|er)|repart|rentree?|mis le cap"
    r"|(?:son|leur) (?:avion|vol|appareil|helicoptere) (?:special )?a (?:re)?decolle"
    r"|(?:est|sont) revenue?s?|(?<!etaient de )(?<!etait de )retour|repartie?s?|repartira"
    r"|clap de fin|epilogue"
    r"|(?:derniere?|ultime) (?:jour|journee|seance)"
    r"|fin (?:de|du) (?:la |sa |cette |son |ce )?(?:visite|sejour|mission|rencontre|reunion|session|travaux"
    r"|sommet|pourparlers|discussions|concertations?|tournee)"
    r"|(?:arriv(?:e|era)|parvien\w{1,4}|vien\w{1,4}) a (?:echeance|terme|expiration))"
    rf"(?: (?!{_BEGUN}|{_DAY})[\w’'-]+){{0,4}},? ?\Z"
)
#: «Ont conclu», in front of a day, and what it is behind the day that does not end but begins: «une trêve».
_CONCLUDED = re.compile(r"\b(?:a|ont) (?:\w{4,14} )?conclu\b(?: [\w’'-]+){0,4},? ?\Z")
_AGREEMENT_BEHIND = re.compile(
    r"(?:(?!\b(?:leurs?|ses|sa|son|par|sur) )[^.;:]){0,80}?\b(?:une?|l[ae]|cet(?:te)?|ce) (?:\w{4,12} )?"
    r"(?:treve|accord|pacte|cessez-le-feu|compromis|memorandum|protocole|convention|contrat|entente|alliance"
    r"|partenariat|pret)\b"
)
#: Behind a day, that something ended on it: «c’est vendredi que la réunion a fermé ses portes».
_END_BEHIND = re.compile(
    rf"(?:\b{_BEGUN}e?s? (?:le |ce )?{_DAY}|(?!{_BEGUN}|{_DAY})[^.;:]){{0,110}}?\b{_ENDED}"
    rf"(?!(?: [\w’'-]+){{0,4}}? {_DAY})(?! (?:qu|en ))"
)
#: Around a day, that somebody set out for home on it: «a repris mercredi soir le chemin de Bamako».
_TAKEN = re.compile(r"\b(?:re)?pris (?:le |ce )?\Z")
_WAY_BACK = re.compile(
    r"(?: (?:matin|midi|apres-midi|soir))?,? (?:l'avion\b|(?:son|leur|le) vol\b|conge\b"
    r"|(?:le chemin|la route) d(?:u retour|e |')(?!l'ecole))"
)
#: The last of those who leave, in front of the day on which they did: «les derniers soldats ont franchi …».
_TROOPS = (
    r"(?:soldat|militaire|element|homme|convoi|colonne|avion|vol|troupe|contingent|casque bleu|detachement"
    r"|vehicule|instructeur|camion)s?\b[^.;:]{0,110}?"
)
_LAST_LEFT = re.compile(
    rf"\b(?:dernier|derniere|ultime)s?(?: {_TROOPS})? (?:ont|a|sont|est) (?:\w+ )?"
    r"(?:repasse|franchi|quitte|parti|regagne|rentre|decolle|arrive|traverse)e?s?"
    rf"(?: (?!{_BEGUN}|{_DAY})[\w’'-]+){{0,4}},? ?\Z"
)
_BEGUN_ON = re.compile(rf"\b{_BEGUN}(?:e?s?)(?: (?!{_DAY})[\w’'-]+){{0,3}},? \Z")
#: In front of two days that are compared: «ont doublé entre les marches du 1er et du 8».
COMPARED = re.compile(
    r"\b(?:doubl|tripl|quadrupl|augment|progress|diminu|chut|baiss|recul|pass)\w{1,5} (?:\w+ )?entre"
    r" [^.;,]{0,40}\Z"
)
#: A day that another one behind it has replaced: «initialement fixé au 30 juin, repoussé au 15 juillet».
AT_FIRST = re.compile(r"\b(?:initialement|d'abord|au depart|a l'origine)\b[^.;,]{0,40}\Z")
#: The night of one day, which ends on the next: «dans la nuit du 8 mai».
NIGHT_OF_DAY = re.compile(
    rf"\bnuit d[eu] (?:(?:{'|'.join(WEEKDAYS)}) ?)?(?:\d{{1,2}}(?:er)?(?: [a-z]{{3,9}}(?: \d{{4}})?)?)?\Z"
)
SINCE, BETWEEN = ("depuis", "des "), "entre "
#: In front of «depuis», what a place has been all the time: «la région, théâtre depuis janvier d’attaques».
SCENE = re.compile(
    r"\b(?:theatre|en proie|confront\w+|secoue\w*|meurtri\w*|endeuille\w*|foyer|epicentre|destabilis\w+"
    r"|ensanglant\w+|minee?|fief|bastion|sanctuaire)\b[^.;,]{0,24}\Z"
)
#: In front of the day on which what lasts began, set beside it: «la grève des dockers, commencée le 3 mai,».
LASTING_BEGUN = re.compile(
    r"\b(?:greve|debrayage|arret de travail|mouvement|sit-in|blocus|session|visite|sommet|forum|proces"
    rf"|sejour|mission|operation|offensive|siege)\b[^.;:]{{0,70}}?, {_BEGUN}e?s? (?:le |ce |depuis )?\Z"
)
_REACH_BEFORE, _REACH_BEHIND, _REACH_OF_LAST = 70, 200, 180


def tells_of_end(before: str, after: str) -> bool:
    """Return whether the words in front of a day say that something ended on it, by those behind it too."""
    if END_VERB.search(before) is None:
        return False
    return not ("conclu" in before and _CONCLUDED.search(before) and _AGREEMENT_BEHIND.match(after))


def is_end_day(folded: str, start: int, end: int) -> bool:
    """Return whether a date of a folded sentence is told as the day on which something ended."""
    if tells_of_end(folded[max(0, start - _REACH_BEFORE) : start], folded[end : end + _REACH_BEHIND]):
        return True
    if _WAY_BACK.match(folded, end) and _TAKEN.search(folded, max(0, start - _REACH_BEFORE), start):
        return True
    is_of_last = "derni" in folded or "ultime" in folded
    if is_of_last and _LAST_LEFT.search(folded, max(0, start - _REACH_OF_LAST), start):
        return True
    if _BEGUN_ON.search(folded, max(0, start - _REACH_BEFORE), start):
        return False
    return _END_BEHIND.match(folded, end, min(len(folded), end + _REACH_BEHIND)) is not None


#: In front of a date, that what it is of has yet to be: «la visite prévue mercredi».
PLANNED = re.compile(
    r"\b(?:prevu|programme|attendu|annonce|convoque)e?s?,?(?: (?:pour|le|ce|des|a \w+))? ?\Z"
)
#: What was told before, with a day of its own: «le drame a eu lieu mardi».
HAPPENED = FilteredPattern(
    r"\b(?:incident|drame|faits?|scene|tragedie|catastrophe)s? (?:(?:s'est|se sont|a|ont|est|sont) "
    r"(?:\w{1,20} )?(?:deroul|produi|eu lieu|survenu|passe)|remont(?:e|ent)\b|dat(?:e|ent)\b|se (?:pass"
    r"|deroul)(?:e|ent)\b)|\b(?:que s'est-il|ce qui s'est|cela s'est|tout s'est) (?:\w{1,20} )?passe\b"
    r"|\b(?:feu vert|decision|aval|accord) (?:\w{4,14} )?(?:a|avait) ete (?:\w{4,14} )?(?:donne|pris"
    r"|accorde|obtenu|delivre)e?\b|\b(?:avai(?:t|ent)|a|ont) (?:debute|commence|demarre)\b"
    rf"|\b(?:c'etait|nous etions) (?:ce |le )?(?:{'|'.join(WEEKDAYS)}|hier|avant-hier|\d{{1,2}}(?:er)? [a-z])"
)
#: A weekday alone: in a text without a date it is no day, and what has one is recalled: «… tué jeudi. Les
#: attentats du 3 mai 2015 …».
BARE_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b(?! (?:\d|1er))")
