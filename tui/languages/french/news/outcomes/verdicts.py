"""What a court decided, by a French report: guilty or not, of all charges or of some, upheld or not."""

from __future__ import annotations

from tui.languages.french.news.outcomes.course_kinds import Course
from tui.languages.patterns.filtered_pattern import FilteredPattern

_COURTS = frozenset({"verdict", "arrest", "release"})
_CLEARED = r"(?:acquitt|relax|blanchi|disculp|innocent|dispens)(?:ee?s?|s|t)?"
_CHARGE = (
    r"(?:chefs?|charges?|accusations?|faits|inculpations?|delits?|crimes?|infractions?|griefs?|prevention)"
)
_OFFENCE = (
    r"(?:blanchiment|detournements?|corruption|enrichissement|association de malfaiteurs|complicite"
    r"|assassinats?|meurtres?|viols?|trahison|atteinte|complot|terrorisme|faux|usage de faux|escroquerie"
    r"|abus|diffamation|outrages?|rebellion|incitation|trafic|recel|fraude|prise illegale|concussion"
    r"|favoritisme|espionnage|torture|homicide|sedition|haute trahison|mise en danger|injures?|vols?)"
)
_JUDGED = r"(?:peines?|condamnations?|jugements?|verdicts?|sentences?|decisions?|arrets?)"
#: Whom a court clears beside the one of whom a report is, or of what it clears that one.
_BESIDE = FilteredPattern(
    r"\b(?:ses|leurs|des|les|(?:une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|\d+)"
    r"(?: (?:de ses|de leurs|des|autres))?) (?:[a-z]{2,12} ){0,2}?"
    r"(?:co-?(?:prevenus?|accuses?|inculpes?)|collaborat\w{3,5}|complices?|subordonnes?|autres prevenus"
    r"|autres accuses|autres personnes|proches|adjoints?|comparses?|cadres|agents)\b[^.;]{0,70}?"
    rf"\b{_CLEARED}\b"
    rf"|\b{_CLEARED}\b (?:\w+ )?(?:ses|leurs|des|les|deux|trois|quatre|cinq|six"
    rf"|\d+) (?:[a-z]{{2,12}} ){{0,2}}?"
    r"(?:co-?(?:prevenus?|accuses?|inculpes?)|collaborat\w{3,5}|complices?|subordonnes?)\b"
    rf"|\b{_CLEARED}\b[^.;:]{{0,40}}? (?:du|des|de|d'un|de l'|pour|de la|pour le|pour les) ?"
    rf"(?:{_CHARGE}|(?:le |la |l'|les )?{_OFFENCE})\b(?! (?:qui|dont) (?:lui|leur|il|elle|etai))"
)
VERDICTS = (
    Course(
        "verdict",
        _COURTS,
        {
            "acquitted": FilteredPattern(
                r"\b(?:acquitt|relax|blanchi|disculp)(?:e|ee|es|ees|s|t)?\b|\bacquittement\b|\bnon-lieu\b"
                r"|\bnon coupables?\b"
            ),
            "convicted": FilteredPattern(
                r"\b(?:est|sont|a ete|ont ete|sera|seront) (?:\w{4,14} )?condamn(?:e|ee|es|ees)\b"
                r"|\bcondamn(?:e|ee|es|ees)\b[^.;]{0,120}?\ba (?:\d|une?\b|deux|trois|quatre|cinq|six|sept"
                r"|huit|neuf|dix|douze|quinze|vingt|trente|mort|perpet|la (?:prison|peine|reclusion)"
                r"|de la prison"
                r"|verser|payer)"
                r"|\bcondamn(?:e|ee|es|ees)\b[^.;]{0,30}?\b(?:prevenus?|accuses?|inculpes?|coupables?)\b"
                r"|\breconnue?s? coupables?\b|\becop(?:e|ent)\b|\bdeclaree?s? coupables?\b"
                r"|\binflig(?:e|ee|ent)\b|\bpein\w{1,2} d[e']|\bpeine prononcee\b"
                r"|\b(?:\d+|[a-z-]{4,10}) condamnations\b|\bconfirm\w{1,3} [^.;]{0,30}\bcondamnation\b"
            ),
        },
        ("acquit", "relax", "blanchi", "disculp", "non-lieu", "coupable", "condamn", "ecop", "inflig",
         "pein"),
        _BESIDE,
    ),
    Course(
        "charges",
        _COURTS,
        {
            "all": FilteredPattern(
                r"\bcoupables? (?:de |d')(?:tou(?:s|te|tes) |l'ensemble |l'integralite |la totalite )"
                r"|\bcoupables? sur toute la ligne\b|\bcoupables? sur tous les (?:points|chefs)\b"
                rf"|\btou(?:s|tes) les (?:{_CHARGE})\b[^.;:]{{0,60}}? (?:retenue?s?|etablie?s?|constituee?s?"
                r"|prouvee?s?|fondee?s?)\b"
                rf"|\b(?:l'ensemble|l'integralite|la totalite) des {_CHARGE}\b[^.;:]{{0,50}}? (?:retenue?s?"
                r"|etablie?s?)\b"
                rf"|\bretenu (?:contre \w+ )?(?:tou(?:s|tes) les|l'ensemble des|la totalite des) {_CHARGE}\b"
                rf"|\b(?:n'a|n'ont) (?:ecarte|abandonne) aucune? (?:des )?{_CHARGE}\b"
            ),
            "some": FilteredPattern(
                rf"\b{_CLEARED}\b[^.;:]{{0,40}}? (?:du|des|de|d'un|de l'|pour|de la|pour le|pour les) ?"
                rf"(?:{_CHARGE}|(?:le |la |l'|les )?{_OFFENCE})\b(?! (?:qui|dont) (?:lui|leur|il|elle|etai))"
                rf"|\b(?:ecart|abandonn|rejet)\w{{1,4}} (?:\w+ )?(?:l'|la |le |les |celle |celui |du |de "
                rf"|des )"
                rf"(?:{_CHARGE} )?(?:de |d'|du )?(?:la |l')?{_OFFENCE}\b"
                rf"|\b(?:{_OFFENCE}|{_CHARGE})\b[^.;:]{{0,40}}? (?:n'a|n'ont|n'est|ne sont) pas (?:ete )?"
                r"(?:retenu|etabli|constitue|prouve)(?:e|es|s)?\b"
                rf"|\bn'a pas retenu (?:l'|la |le |les )?(?:{_CHARGE} )?(?:de |d')?(?:la |l')?{_OFFENCE}\b"
                r"|\bpartiellement coupables?\b|\bcoupables? (?:seulement|uniquement) d"
                r"|\bcoupables? [^.;:]{3,90}\bmais (?:pas|non) (?:de |d'|du )"
            ),
        },
        ("coupable", "retenu", "etabli", "constitue", "ecart", "abandonn", "rejet", "acquit", "relax",
         "blanchi", "disculp", "innocent", "prouve"),
    ),
    Course(
        "appeal",
        _COURTS,
        {
            "upheld": FilteredPattern(
                rf"\bconfirm\w{{1,4}} (?:en appel |\w{{4,12}} )?(?:la |le |les |sa |cette |l')?{_JUDGED}\b"
                rf"|\b{_JUDGED}\b[^.;:]{{0,50}} (?:est |a ete |sont |ont ete )?(?:confirme|maintenu)e?s?\b"
                r"|\brejet\w{1,4} (?:\w{4,12} )?(?:l'appel|le pourvoi|son pourvoi|le recours|son recours"
                r"|leur recours|leur pourvoi)\b|\bdeboutee?s?\b|\b(?:pourvoi|recours) (?:\w+ )?rejetee?s?\b"
            ),
            "reduced": FilteredPattern(
                rf"\b(?:reduit|ramen|alleg|abaiss|divis|allege|commu)\w{{0,4}} (?:\w{{4,12}} )?"
                rf"(?:la |le |les |sa |leurs? |cette |l'){_JUDGED}\b"
                rf"|\b{_JUDGED}\b[^.;:]{{0,50}} (?:est |a ete |sont |ont ete )?"
                r"(?:reduite?|ramenee?|allegee?|commuee?)s?\b"
            ),
            "increased": FilteredPattern(
                rf"\b(?:alourdi|aggrav|doubl|tripl)\w{{0,3}} (?:\w{{4,12}} )?"
                rf"(?:la |le |les |sa |leurs? |cette |l'){_JUDGED}\b"
                rf"|\b{_JUDGED}\b[^.;:]{{0,50}} (?:est |a ete |sont |ont ete )?"
                r"(?:alourdie?|aggravee?|doublee?)s?\b"
            ),
            "overturned": FilteredPattern(
                rf"\b(?:annul|infirm|cass)\w{{1,3}} (?:\w{{4,12}} )?(?:la |le |les |sa |leurs? |cette |l')"
                rf"{_JUDGED}\b|\b{_JUDGED}\b[^.;:]{{0,50}} (?:est |a ete |sont |ont ete )?"
                r"(?:annulee?|infirmee?|cassee?)s?\b"
            ),
        },
        ("confirm", "maintenu", "rejet", "debout", "redui", "ramen", "alleg", "abaiss", "divis", "commu",
         "alourdi", "aggrav", "doubl", "tripl", "annul", "infirm", "cass"),
    ),
)  # fmt: skip
