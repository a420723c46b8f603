"""Who arrested or took somebody away, by a French report: the police, the gendarmerie, the secret service."""

from __future__ import annotations

from typing import NamedTuple

from tui.languages.patterns.filtered_pattern import FilteredPattern

#: Bodies that arrest people, by the stems of what each is called; the last are of no body that is named.
_BODIES = (
    (
        "renseignement",
        r"(?:direction generale de )?la documentation et de la securite exterieure|\bdgdse\b"
        r"|agence nationale de (?:la )?(?:renseignements?|securite)|services? (?:secrets?"
        r"|de renseignements?|de la securite d'etat)|securite d'etat|surete de l'etat"
        r"|surete nationale|securite interieure|renseignements? generaux|renseignement|\bdgse\b|\bdst\b"
        r"|\bansi?e?\b|\banr\b|\bdgre\b|\bdsse\b",
    ),
    ("gendarmerie", r"gendarm\w{1,5}"),
    ("garde", r"garde (?:nationale|republicaine|presidentielle)|gardes nationaux"),
    ("douane", r"douan\w{1,4}"),
    ("police", r"polic\w{1,4}|(?:agents|brigade) (?:de police|anticriminalite|de recherche)"),
    ("armee", r"(?:l'|une )?armee|militaires|soldats|forces speciales"),
    ("", r"forces (?:de l'ordre|de (?:defense|securite)[^.;,]{0,24})|forces de securite"),
    ("", r"(?:hommes|individus|inconnus|personnes)(?: (?:armes|cagoules|encagoules|masques|en civil|en tenue"
         r"|en uniforme|non identifies))*"),
)  # fmt: skip
_BODY = "|".join(f"(?P<b{index}>{words})" for index, (_name, words) in enumerate(_BODIES))
_MEMBERS = (
    r"(?:(?:des|les|d'|de|deux|trois|quatre|plusieurs|une?|la|le|l') ?)?"
    r"(?:(?:agents|elements|hommes|membres|officiers|unite|unites|limiers|fins limiers|equipe|patrouille"
    r"|detachement|brigade) (?:\w{4,14} )?(?:de la |de l'|du |des |de |d'))?"
)
_TAKEN = (
    r"(?:arrete|interpelle|apprehende|emmene|embarque|cueilli|alpague|intercepte|capture|conduit|enleve"
    r"|saisi"
    r"|kidnappe|rafle|extrait|tire|place[es]{0,2} en garde a vue|mis aux arrets)"
)
#: What may stand between it and by whom it was done, and is not done by others.
_BETWEEN = (
    r"(?:(?! (?:alors|qui|que|recherche|poursuivi|accuse|convoque|soupconne|apres|pour) )[^.;:]){0,60}?"
)
_CAPTORS = tuple(
    FilteredPattern(pattern)
    for pattern in (
        # «interpellé mercredi soir à Bamako par des gendarmes»
        rf"\b{_TAKEN}e?s?\b{_BETWEEN} par {_MEMBERS}(?:{_BODY})",
        # «des gendarmes ont interpellé», «la police a mis la main sur», «… a procédé à l’arrestation»
        rf"\b{_MEMBERS}\b(?:{_BODY})(?: [^.;:,]{{0,30}}?)?,? (?:a|ont|avait|avaient) (?:\w{{4,14}} )?"
        rf"(?:{_TAKEN}\b|mis (?:la main|le grappin) sur|mis aux arrets"
        r"|procede (?:[\w']+ ){0,2}a (?:l'|une |des |\d{1,3} |\w+ )(?:arrestation|interpellation)s?\b)",
        # «la police est venue chercher»
        rf"\b{_MEMBERS}\b(?:{_BODY})(?: [^.;:,]{{0,30}}?)?,? (?:est|sont|etait|etaient) venue?s? (?:l'"
        rf"|les? |la )?"
        r"(?:chercher|cueillir|prendre)\b",
        # «son arrestation par la police», «un coup de filet de la gendarmerie»
        r"\b(?:arrestation|interpellation|enlevement|capture|rafle)s?\b[^.;:]{0,40}? par "
        rf"{_MEMBERS}(?:{_BODY})",
        rf"\b(?:coup de filet|descente|operation|rafle) (?:de la |de l'|du |des ){_MEMBERS}(?:{_BODY})",
        # «reconnaissent dans leurs ravisseurs des agents de la Sécurité d’État»
        rf"\b(?:ravisseurs|auteurs de (?:l'enlevement|l'arrestation))\b[^.;:]{{0,50}}?"
        rf" (?:des|etaient|sont|seraient) {_MEMBERS}(?:{_BODY})",
        rf"\b(?:hommes|individus|inconnus) qui (?:l'|les |ont |avaient )[^.;:]{{0,80}}? (?:etaient|sont"
        rf"|seraient)"
        rf" {_MEMBERS}(?:{_BODY})",
    )
)


class Captor(NamedTuple):
    """Who took somebody away: the name of a body, empty where none is named; the span of its words."""

    name: str
    start: int
    end: int


def find_captor(folded: str) -> Captor | None:
    """Return who took somebody away by a folded sentence; None where it does not tell."""
    found: list[Captor] = []
    for pattern in _CAPTORS:
        if match := pattern.search(folded):
            group = next(name for name in match.groupdict() if match[name] is not None)
            found.append(Captor(_BODIES[int(group[1:])][0], *match.span(group)))
    return next((one for one in found if one.name), next(iter(found), None))
