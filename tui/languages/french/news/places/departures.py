"""Where a march set out, by a French report: «partis du stade», «le départ de la place …»."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_OF = r"(?:depuis |de devant )?(?:de la |de l’|du |des |de |d’|la |le |les |l’)"
_AT = r"(?:devant|à|au|aux|sur|dans|dans l’enceinte d[eu]) ?(?:la |le |les |l’|de la |de l’)?"
_WEEKDAY = r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce matin"
#: What a march is, which no place is.
_MARCH = (
    r"(?!march(?!é)|manifest|cortège|grève|course|caravane|mouvement|mobilisation|pays\b|pouvoir\b|prix\b"
    r"|hausse\b"
    r"|gouvernement\b)"
)
_SITE = rf"(?P<site>{_MARCH}[^,.;:()]{{3,60}}?)"
#: Behind the place.
_STOP = (
    r"(?= vers\b| pour\b| jusqu| à la\b| à l’| au petit| en direction| où\b| peu (?:avant|après)| avant\b"
    r"| aux"
    rf" (?:environs|alentours)| (?:{_WEEKDAY})\b| dès\b| ce\b| en (?:rangs|scandant|fin|début)| derrière\b"
    rf"| [àa]"
    r" [\dA-ZÀ-Þ]| et\b| sous\b| avec\b| dans\b| devant\b| sans\b| lors\b| d’où\b|[,.;:()]|\Z)"
)
_TIME = r"(?: [\w’]+){0,4}?"
_PLACE_NOUN = (
    r"(?:place|rond-point|stade|palais|bourse|Bourse|carrefour|siège|marché|pont|gare|autogare|esplanade"
    r"|maison"
    r"|campus|université|lycée|collège|école|mosquée|église|cathédrale|quartier|échangeur|boulevard|avenue"
    r"|gouvernorat|mairie|monument|faculté|terrain|parc|hippodrome|locaux|permanence|Place|Stade|Palais)"
)
_NOUN_SITE = rf"(?P<site>(?:[Gg]rande |[Vv]ieille |[Aa]ncienne? )?{_PLACE_NOUN}\b[^,.;:()]{{0,50}}?)"
_DEPARTURES = tuple(
    FilteredPattern(pattern)
    for pattern in (
        # «partis de la place …», «s’est ébranlé du rond-point …», «ont quitté le stade»
        r"(?:\b[Pp]artie?s?|\bébranlée?s?|\bdémarré|\b[Aa]u départ|\bélancée?s?|\b(?:ont|a) quitté"
        r"|\bs’ébranle"
        rf"|\bs’élancent?|\bpoint de départ){_TIME} {_OF}{_SITE}{_STOP}",
        rf"\bquitt(?:er|ant|ent|aient){_TIME} (?:la |le |les |l’){_NOUN_SITE}{_STOP}",
        # «c’est du marché que le cortège s’est ébranlé»
        rf"\b[Cc]’est (?:de la |de l’|du |des |de |d’){_SITE}(?: *,(?: [^.;:]{{0,60}}?,)?)? qu(?:e |’)"
        r"[^.;:]{0,50}?(?:ébranl|part|élanc|démarr)",
        # «ils ont rallié la ville à pied depuis la cité», «la marche, du stade à la préfecture»
        rf"\b(?:rallié|gagné|rejoint|marché|défilé)[^.;:]{{0,40}}? depuis (?:la |le |les |l’){_SITE}{_STOP}",
        rf"\b(?:du|de la|de l’|depuis la|depuis le) ?{_NOUN_SITE} (?:jusqu’(?:à la|à l’|au)|à la|à l’|au) ?"
        r"(?:\w+ )?(?:préfecture|gouvernorat|mairie|place|stade|palais|siège|assemblée|ministère|rond-point"
        r"|bourse|tribunal|parlement|hôtel|monument|cathédrale|mosquée|ambassade|direction|gare|camp)\b",
        # «rassemblés place de l’Indépendance, ils en sont partis»
        rf"\b(?:[Rr]assemblée?s?|[Rr]éunie?s?|[Rr]egroupée?s?|[Mm]assée?s?){_TIME} {_NOUN_SITE},"
        r"[^.;:]{0,30}\ben (?:est|sont|étaient) partie?s?\b",
        # «le départ a été donné à la place …»
        rf"\b(?:départ (?:de [^.;:]{{3,40}}? )?(?:a été )?donné|pris le départ|prenant le départ){_TIME} "
        rf"(?:{_AT}|{_OF}){_NOUN_SITE}{_STOP}",
        # «point de départ de la marche : le stade»
        rf"\b[Pp]oint de (?:départ|rassemblement|ralliement)[^.;:]{{0,50}} : (?:la |le |les "
        rf"|l’)?{_SITE}{_STOP}",
        # «rassemblés devant le lycée, les élèves ont marché»
        rf"\b(?:[Rr]assemblée?s?|[Rr]éunie?s?|[Rr]egroupée?s?|[Mm]assée?s?|[Ff]ormée?s?|[Cc]onstituée?s?"
        rf"|rendez-vous){_TIME} {_AT}{_NOUN_SITE}{_STOP}"
        r"(?=[^.;]{0,60}?(?:\b(?:ont|a) (?:\w+ )?(?:marché|défilé|pris la direction|convergé|rallié|gagné)"
        r"|avant de"
        r" (?:marcher|défiler|gagner|rallier|rejoindre|se rendre|prendre|se diriger)|c’est de là|d’où))",
        # «la place …, d’où le cortège s’est ébranlé», «c’est de là qu’on est partis»
        rf"\b{_NOUN_SITE},(?: (?:d’où|c’est de là qu[e’]) ?(?:[\w’]+ ){{1,5}}?(?:est|sont|s’est"
        rf"|se sont) (?:ébranl"
        r"|part|élanc)| (?:leur |son )?point de départ)",
    )
)
#: In front of «partis», what makes it a noun: «une coalition de partis de l’opposition».
_PARTIES_BEFORE = re.compile(r"(?i)\b(?:de|des|les|deux|autres|plusieurs|ces|aux|trois) \Z")
#: What is said of a place without telling which one it is.
_WHAT_KIND = re.compile(
    r"\A(?:grande?|petite?|vieille|ancienne?) |(?<=\w) (?:municipale?|centrale?|regionale?|omnisports?"
    r"|communale?)\b"
)


def find_departure(text: str) -> str | None:
    """Return from where a march set out, by a sentence; None where it does not say."""
    for pattern in _DEPARTURES:
        for match in pattern.finditer(text):
            if not _PARTIES_BEFORE.search(text, max(0, match.start() - 10), match.start()):
                return match["site"].strip()
    return None


def name_departure(site: str) -> str:
    """Return the folded name of a place, without what may be said of it or not: «stade municipal»."""
    return _WHAT_KIND.sub("", fold(site))
