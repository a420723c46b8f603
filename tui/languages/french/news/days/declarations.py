"""Days on which something is done by saying so, by a French report: a recall, an approval, a curfew."""

from __future__ import annotations

import re

_DECLARED = re.compile(
    r"\b(?:epidemie|etat d'urgence|couvre-feu|catastrophe naturelle)\b[^.;]{0,60}"
    r"\b(?:declare|proclame|instaure)e? \Z"
)
_DECLARING = re.compile(r"\b(?:declare|proclame|instaure|decrete) (?:ce |le )?\Z")
_DECLARED_BEHIND = re.compile(
    r",? (?:(?:l'|la |une? |le )(?:epidemie|etat d'urgence|couvre-feu|catastrophe)"
    r"|(?:[^.;:]{3,80} )?(?:personae? non gratae?|indesirables?)\b)"
)
#: What is done by saying so: «… a annoncé samedi que le Niger dénonce l’accord».
_DONE_BY_SAYING = re.compile(
    r"[^.;:]{0,60} qu(?:e |')[^.;:]{0,80}\bdenonc(?:e|ent|ait|aient) "
    r"[^.;:]{0,60}\b(?:accord|traite|convention)"
)
_ANNOUNCED = re.compile(r"\b(?:annonce|decide|decrete|ordonne|notifie|signifie)e?s? (?:ce |le )?\Z")
#: «A donné mercredi, à Dosso, le coup d’envoi …», which says nothing.
_GIVEN = re.compile(r"\bdonnee?s? (?:ce |le )?\Z")
_APPROVED = re.compile(
    r"\b(?:feu vert|aval|accord|quitus|coup d'envoi|top depart) [^.;:]{0,40}donnee? (?:ce |le )?\Z"
)
_GIVEN_BEHIND = re.compile(
    r"(?:,? (?:a|dans|depuis|au|en) [^.;,]{2,30},?| (?:matin|soir|apres-midi))?,? (?:le |son |un )"
    r"(?:premier coup|coup d'envoi|coup de pioche|feu vert|top depart)"
)
_RECALLED = re.compile(r"\brappele (?:ce |le )?\Z")
_AMBASSADOR_BEHIND = re.compile(r",? (?:son|ses|leurs?) (?:ambassad|consul|charge|representant)")
_ACT_BEHIND = re.compile(
    r",? (?:l'|la |le |les |sa |son |leur |une? )"
    r"(?:suspension|fermeture|rupture|dissolution|demission|interdiction|expulsion|rappel|reouverture"
    r"|nomination|limogeage|revocation|report|annulation|nationalisation|retrait)"
)


def is_declared(before: str, after: str) -> bool:
    """Return whether a day is that of a declaration with which a curfew begins, or an agreement ends."""
    if _DECLARED.search(before) or _DONE_BY_SAYING.match(after):
        return True
    if _AMBASSADOR_BEHIND.match(after) and _RECALLED.search(before):
        return True  # «rappelé mercredi son ambassadeur» is no reminder
    if _GIVEN.search(before) and (_GIVEN_BEHIND.match(after) or _APPROVED.search(before)):
        return True
    if _ACT_BEHIND.match(after) and _ANNOUNCED.search(before):
        return True
    return _DECLARING.search(before) is not None and _DECLARED_BEHIND.match(after) is not None
