"""What came of it, by a French report: adopted or rejected, convicted or acquitted, kept up or called off.

Each is read where a report says so in so many words, and never where it says both of two things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.languages.french.news.outcomes.course_kinds import COURSES, Course
from tui.languages.french.news.outcomes.strikes import STRIKES
from tui.languages.french.news.outcomes.told_outcomes import Outcome
from tui.languages.french.news.outcomes.verdicts import VERDICTS
from tui.languages.patterns.filtered_pattern import FilteredPattern

_MARCH = r"(?:cortege|marche|marcheur|manifestation|manifestant|foule|rassemblement|sit-in|protestataire)s?"
_GOAL_NOUN = (
    r"(?:gouvernorat|prefecture|mairie|place|assemblee|primature|ambassade|siege"
    r"|palais|ministere"
    r"|bourse|stade|arrivee|rond-point|hotel de ville|destination)"
)
_GOAL = rf"(?:l'|la |le |leur ){_GOAL_NOUN}"
_MOTION = r"(?:motion|memorandum|declaration|petition|message|doleances|lettre|plateforme)"
#: Who keeps a march from a street.
_BARRING = (
    r"(?:police|policiers?|gendarmes?|gendarmerie|cordons?|barrages?|forces|militaires|soldats|unites"
    r"|blindes|armee|crs)"
)
_HANDED = r"\b(?:remis|depose|lu|transmis)"
#: How far a march came; whom a closed border lets pass.
_REACHES = (
    Course(
        "march",
        frozenset({"protest"}),
        {
            "stopped": FilteredPattern(
                rf"\bdispers(?:e|ee|es|ant|er|ent) (?:la |le |les |ce |cette )?{_MARCH}\b"
                rf"|\b{_MARCH}\b[^.;:]{{0,110}}\b(?:a|ont) ete (?:\w+ment )?(?:dispers|arret|bloqu|stopp"
                rf"|interromp"
                r"|empech|refoul|repouss)(?:e|ee|es|ees|u|ue|us)\b(?! (?:puis|hier))"
                r"|\bn'(?:a|ont) (?:pas )?pu (?:atteindre|rallier|rejoindre|gagner|parvenir|arriver)"
                rf"|(?<!n'ont )(?<!n'a )\bempech\w+ (?:la |le |les ){_MARCH}\b"
                rf"|\b{_MARCH}\b[^.;:]{{0,60}}\ba mi-chemin\b"
                rf"|\b(?:bloqu|stopp|refoul|conten)\w{{1,4}} (?:\w+ ){{0,2}}?"
                rf"(?:la |le |les |ce |cette ){_MARCH}\b"
                rf"|\b{_MARCH}\b[^.;:]{{0,60}}\b(?:tourne court|(?:bute|heurte)\w{{0,2}} (?:a|contre|sur) "
                r"(?:un|des|les?) (?:\w+ )?(?:barrages?|cordons?|forces|policiers|barricades?))\b"
                r"|\bn'y (?:est|sont|etaient) (?:pas|jamais) (?:\w+ )?(?:parvenu|arrive)e?s?\b"
                rf"|\b{_MARCH}\b[^.;:]{{0,60}}\bn'(?:est|sont|etaient) (?:pas|jamais) (?:\w+ )?"
                rf"(?:parvenu|arrive)e?s? (?:\w+ )?(?:(?:jusqu')?(?:a|au|aux) )(?:l'|la |leur )?{_GOAL_NOUN}"
                rf"|\bn'(?:a|ont|avait|avaient) (?:pas|jamais) (?:atteint|rallie|rejoint|gagne|vu) {_GOAL}"
                # «sans avoir pu remettre leur lettre», «sans atteindre le palais»
                rf"|\bsans (?:avoir |y )?(?:pu |pouvoir |reussi a |reussir a |parvenir a "
                r"|etre parvenue?s? a )?(?:(?:remettre|remis|deposer|depose|transmettre|lire|lu) "
                rf"(?:[\w']+ ){{0,3}}?{_MOTION}\b"
                rf"|(?:atteindre|atteint|rallier|rejoindre|gagner) {_GOAL})"
                rf"|\b{_BARRING}\b[^.;:]{{0,60}}\bbarr(?:e|ee|er|ant|aient|ait) (?:\w+ )?"
                r"(?:l[ea] (?:rue|voie|boulevard|pont)|l'(?:avenue|entree))\b"
                r"|\bbarr(?:e|ee|er|ant|aient|ait) (?:\w+ )?(?:la route|le (?:chemin|passage)|l'acces)\b"
                # a headline: «La marche bloquée devant le palais»
                rf"|\b{_MARCH}(?: d(?:es?|u) [\w-]+){{0,2}} (?:bloqu|stopp|refoul|contenu)(?:e|s|ee|ees|es)? "
                r"(?:avant|devant|par|a|au|aux|pres|loin|en)\b"
                rf"|\bloin d(?:e |u |')(?:la |l')?{_GOAL_NOUN}"
            ),
            "completed": FilteredPattern(
                rf"\b{_MARCH}\b[^.;:]{{0,60}}\b(?:a son terme|jusqu'au bout)\b"
                rf"|\b(?:a|ont|avait|avaient) (?:\w+ment )?(?:rallie|rejoint|atteint|gagne) {_GOAL}"
                rf"|\b(?:marche|defile|suivi|avance|chemine)\b[^.;:]{{0,120}} jusqu'(?:a |au |aux )(?:la "
                rf"|l')?\w"
                r"|\bavant d(?:e |')(?:atteindre|rallier|gagner|rejoindre|arriver a|parvenir a)\b"
                rf"[^.;:]{{0,30}} {_GOAL}"
                rf"|\bremett(?:ent|ant) (?:[\w']+ ){{0,3}}{_MOTION}\b"
                rf"|\b{_MOTION}\b(?:(?! (?:n'|ne |sans |aucun))[^.;:]){{0,90}}?\b(?:remis|recu"
                r"|receptionne|depos|lu|transmis)(?:e|ee|es|ees|s)?\b"
                rf"|(?<!sans avoir )(?<!sans ){_HANDED} (?:[\w']+ ){{0,3}}{_MOTION}\b"
                rf"|\b{_MOTION}\b (?:est|se trouve|etait) (?:[\w']+ )?(?:sur le bureau|entre les mains) d"
            ),
        },
        ("dispers", "arret", "bloqu", "stopp", "empech", "refoul", " pu ", "mi-chemin", "terme", "bout",
         "n'y ", "n'est", "sont", "n'et", "sans ", "conten", "tourne court", "cordon",
         "bute", "heurte", "barr", "loin d",
         "remett", "recu", "bureau", "mains d", "receptionne", "avant d",
         "ralli", "rejoint", "attein", "gagne", "jusqu'", "remis", "depos", " lu", "transmis"),
    ),
    Course(
        "closure",
        frozenset({"sanction"}),
        {
            "whole": FilteredPattern(
                r"\ba toute circulation\b|\btoute (?:circulation|traversee|entree|sortie)\b|\b(?:rien"
                r"|personne|nul) ne passe\b"
                r"|\bhermetiquement\b|\bfermeture (?:totale|complete)\b|\btotalement (?:ferm|clos|boucl)"
            ),
            "partial": FilteredPattern(
                r"\bpas pour tous\b|\bfermeture partielle\b|\bpartiellement ferm|\bne sont pas concern"
                r"|\b(?:autoris|laiss|admis)\w* (?:a )?(?:passer|circuler|entrer|traverser)\b"
                r"|\bseul\w{0,2} (?:les|des) [^.;:]{0,40}\b(?:bloqu|autoris|pass|circul|peuvent)"
            ),
        },
        ("circulation", "traversee", "passe", "hermetiq", "fermeture", "ferm", "boucl", "pas pour tous",
         "concern", "autoris", "laiss", "seul", "entree", "sortie"),
    ),
)  # fmt: skip
#: What is said to be so by others, or is only feared.
_NOT_TOLD = re.compile(
    r"\b(?:pourrait|pourraient|risqu\w{1,4}|menac\w{1,4}|si\b|avant que|sans que|afin d|pour que"
    r"|demand\w{1,4})\b"
)


#: Directly in front of what is told, what makes it untrue.
_NEGATED = re.compile(
    r"(?:\b(?:n'(?:a|ont|est|avait)|ne (?:sont|s'est|se sont|l'a)) (?:pas|jamais|guere"
    r"|toujours pas)(?: ete)?"
    r"|\baucun) (?:\w+ )?\Z"
)


def _is_put_off(folded: str, start: int) -> bool:
    """Return whether the words in front of what is told make it a fear, a demand or untrue."""
    return any(
        pattern.search(folded, max(0, start - 40), start) is not None for pattern in (_NOT_TOLD, _NEGATED)
    )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def find_courses(texts: Iterable[str], families: Iterable[str]) -> Iterable[tuple[int, Outcome]]:
    """Yield what came of an event of some families, with the number of the folded text that says so."""
    kinds = set(families)
    told = list(texts)
    for course in (*COURSES, *VERDICTS, STRIKES, *_REACHES):
        if kinds.isdisjoint(course.families):
            continue
        found: dict[str, int] = {}
        for number, folded in enumerate(told):
            if not any(map(folded.__contains__, course.words)):
                continue
            own = folded if course.beside is None else course.beside.sub(_blank, folded)
            for value, pattern in course.values.items():
                match = pattern.search(own)
                if match is not None and not _is_put_off(own, match.start()):
                    found.setdefault(value, number)
        if len(found) == 1:
            ((value, number),) = found.items()
            yield number, Outcome(course.of, (value,), value)
