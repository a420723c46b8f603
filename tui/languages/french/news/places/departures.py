"""Where a march set out, by a French report: «partis du stade», «le départ de la place …».

A site is a noun with its name. It is one of departure behind a verb of setting out, in front of one («c’est
du marché que …»), from one site to another, or where people came together who then march.
"""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_THE = r"(?:la |le |les |l’)"
_OF = (
    rf"(?:de la |de l’|du |des |de |d’|(?:depuis|de devant|devant|au niveau de|à partir de) {_THE}?"
    r"|(?:au niveau|à partir) du )"
)
_AT = (
    r"(?:devant|à|au|aux|sur|dans|vers|autour d[eu]|aux abords d[eu]|dans l’enceinte d[eu]"
    r"|dans la cour d[eu]) ?(?:la |le |les |l’|de la |de l’)?"
)
_DAYS = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier)"
_CAPITAL = r"(?:[A-ZÀ-ÖØ-Þ][\w’-]*|\d{1,3}(?:e|er|ème)?\b)"
#: A noun of a place in a town, with an adjective and its name: «vieux marché central de Gani».
_NOUNS = (
    "place rond-point stade palais bourse carrefour siège marché pont gare autogare esplanade maison campus"
    " université lycée collège école mosquée église cathédrale quartier échangeur boulevard avenue"
    " gouvernorat mairie monument faculté terrain parc hippodrome locaux permanence cité porte plage port"
    " cinéma tribune hôpital ministère ambassade centre jardin terminus station péage square espace théâtre"
    " statue hôtel usine dépôt commissariat tribunal parking rectorat foyer tombeau cimetière entrée rive"
    " préfecture sous-préfecture présidence assemblée parlement sultanat direction prison camp"
)
_NOUN = f"(?:{'|'.join(f'[{noun[0]}{noun[0].upper()}]{noun[1:]}' for noun in _NOUNS.split())})"
_QUALITY = (
    r"(?:[a-zà-ÿ]{2,12}(?:ale?|aux|aire|ière|ien|ienne|ique|ports|elle|ier|ée|eur)|couvert|du même nom)(?!\w)"
)
_NO_NAME = (
    rf"(?!{_DAYS}|bonne|bon\b|bout|nouveau|matin|nuit|leurs?\b|son\b|sa\b|ce\b|cette\b|\d|plus\b|quelque|près"
    r"|nombreu|mille|cent|dizaine|centaine|millier|violen|temps|manière|façon|suite|gaz\b)"
)
_NOUN_SITE = (
    r"(?P<site>(?:(?:[Gg]rande?|[Vv]ieille|[Vv]ieux|[Aa]ncienne?|[Pp]etite?|[Nn]ouvelle|[Nn]ouveau) )?"
    rf"{_NOUN}\b"
    rf"(?: {_QUALITY})?(?: {_CAPITAL})*"
    rf"(?: (?:de la |de l’|du |des |de |d’|aux ){_NO_NAME}[\w’-]+(?: {_CAPITAL})*){{0,2}})"
)
#: What a march is, which no place is.
_MARCH_NOUN = (
    r"(?:march(?!é)|manifest|cortège|grève|course|caravane|mouvement|mobilisation|défilé|procession|foule)"
)
#: A site of any words, directly behind a verb of setting out, and what stands behind it.
_ANY_SITE = rf"(?P<site>(?!{_MARCH_NOUN}|pays\b|pouvoir\b|prix\b|hausse\b|gouvernement\b)[^,.;:()]{{3,60}}?)"
_STOP = (
    r"(?= vers\b| pour\b| jusqu| à la\b| à l’| au petit| en direction| où\b| peu (?:avant|après)| avant\b"
    rf"| aux (?:environs|alentours)| {_DAYS}\b| dès\b| ce\b| en (?:rangs|scandant|fin|début)| derrière\b"
    r"| [àa] [\dA-ZÀ-Þ]| et\b| sous\b| avec\b| dans\b| devant\b| sans\b| lors\b| d’où\b|[,.;:()]|\Z)"
)
_NOT_FROM = (
    r"(?:direction|vers(?! \d| midi)|pour|jusqu|destination|rejoindre|gagner|rallier|loin|long|côté|abords)"
)
_TIME = rf"(?:,? (?!{_MARCH_NOUN}|{_NOT_FROM})[\w’]+,?){{0,5}}?"
#: How a march sets out: as a participle, a verb or a noun.
_SETS_OUT = (
    r"(?:\b[Pp]artie?s?|\bpartaient|\bpartait|\bpart(?:ent)?|\bébranlée?s?|\bs’ébranl(?:e|ent|ait|aient|er)"
    r"|\bdémarré|\b[Aa]u départ|\bélancée?s?|\bs’élanc\w{1,5}|\bmise?s? en (?:branle|marche|route|mouvement))"
)
_LEAVES = r"\b(?:(?:ont|a|avoir) (?:\w+ )?quitté|quitt(?:ant|er|ent|aient|ait))"
#: What people do who march, wherever they came together.
_MARCHES = (
    r"(?:(?:\b(?:ont|a|avaient|avait) |\bavant de |\bpour )(?:\w+ )?(?:march|défil|pris|prendre|converg|ralli"
    r"|gagn|rejoin|parcour|travers|arpent|sillonn|batt|envahi|remont|descend|diriger|se rendre)"
    r"|s’(?:est|étaient|était) (?:ébranl|élanc|mise? en (?:marche|route|branle))"
    r"|se sont (?:ébranl|élanc|mis en (?:marche|route)|dirig|rendu)|\bs’ébranl|\bs’élanc"
    r"|\b(?:est|sont|étaient|était) partie?s?)"
)
_GATHERED = (
    r"(?:\b[Rr]assemblée?s?|\b[Rr]éunie?s?|\b[Rr]egroupée?s?|\b[Mm]assée?s?|\b[Ff]ormée?s?|\b[Cc]onstituée?s?"
    r"|\b[Rr]endez-vous|\b[Rr]etrouvée?s?|\b[Cc]onverge\w{1,5}|\b[Cc]onvergé|\b[Aa]ttroupée?s?|\b[Aa]fflu\w{1,5}"
    r"|\b[Aa]ssemblée?s?|\b[Rr]assemblement|\b[Cc]oncentrée?s?|\b[Nn]ous sommes|\b[Mm]assaient)"
)
#: From there, where the place has been named before.
_FROM_THERE = FilteredPattern(
    rf"(?:\b[Cc]’est de là qu|\b[Dd]e là,? |\bd’où )[^.;]{{0,60}}?(?:{_MARCHES}|{_SETS_OUT})"
    r"|\ben (?:est|sont|étaient|était) partie?s?"
)
_DEPARTURES = tuple(
    FilteredPattern(pattern)
    for pattern in (
        # «partis de la place …», «s’est ébranlé samedi du rond-point …», «ont quitté le stade»
        rf"{_SETS_OUT}{_TIME},? {_OF}{_NOUN_SITE}",
        rf"{_LEAVES}{_TIME} {_THE}{_NOUN_SITE}",
        rf"{_SETS_OUT}(?: {_DAYS}| (?:ce )?(?:matin|midi|soir)| à pied| d’abord)? {_OF}{_ANY_SITE}{_STOP}",
        # «c’est du marché que le cortège s’est ébranlé», «Du stade, où …, la marche s’est ébranlée»
        r"\b[Cc]’est (?:\w{5,12} )?(?:de la |de l’|du |des |de |d’|(?:au|à la|devant (?:la|le)) |à l’)"
        rf"{_ANY_SITE}"
        r"(?: *,(?: [^.;:]{0,60}?,)?)? qu(?:e |’)[^.;:]{0,50}?(?:ébranl|part|élanc|démarr|début)",
        # «la marche a débuté à la place …», «qui s’était mis en route à la Bourse»
        rf"(?:{_MARCH_NOUN}\w*[^.;:]{{0,40}}? (?:a|ont|avait) (?:débuté|commencé)|\bébranlée?s?|\bélancée?s?"
        rf"|\bdémarré|\bmise?s? en (?:branle|marche|route|mouvement)){_TIME} "
        rf"(?:devant (?:la |le |l’)?|au |à la |à l’){_NOUN_SITE}",
        # «ils ont rallié la ville à pied depuis la cité»
        rf"\b(?:rallié|gagné|rejoint|marché|défilé)[^.;:]{{0,40}}? depuis (?:la |le |les |l’)?{_NOUN_SITE}",
        # «le départ a été donné à la place …», «point de départ de la marche : le stade»
        rf"\b(?:départ|coup d’envoi)\b[^.;:]{{0,60}}? (?:donné|fixé|pris|prévu|était){_TIME} (?:{_AT}|{_OF})"
        rf"{_NOUN_SITE}",
        rf"\b(?:pris|prenant|prendre) le départ{_TIME} (?:{_AT}|{_OF}){_NOUN_SITE}",
        rf"\b[Pp]oint de (?:départ|rassemblement|ralliement)[^.;:]{{0,50}} : (?:la |le |les |l’)?"
        rf"{_ANY_SITE}{_STOP}",
        rf"\bpoint de départ {_THE}{_NOUN_SITE}",
        rf"\b{_NOUN_SITE}, (?:leur |son )?point de départ",
        # «ils ont défilé entre la mairie et le stade», «nous étions mille entre …»
        r"(?:\b(?:[Nn]ous étions|[Ii]ls étaient|[Ee]lles étaient|[Oo]n était|(?:ont|avons|avaient|a)"
        r" (?:marché|défilé|manifesté|cheminé|battu le pavé)|march(?:aient|ions)|défil(?:aient|ions))\b)"
        rf"(?:(?! entre |accord|heurt|affront|différend|conflit|match)[^.;:]){{0,60}}?"
        rf" entre {_THE}{_NOUN_SITE} et {_THE}{_NOUN}\b",
    )
)
#: From one site to another: «du stade au gouvernorat», «de la place jusqu’aux grilles de …».
_FROM_TO = FilteredPattern(
    rf"(?:\b[Dd]u|\b[Dd]e la|\b[Dd]e l’|\b[Dd]epuis (?:la|le|l’)) ?{_NOUN_SITE},?"
    rf" (?:jusqu’(?:au|à)|(?:à la |à l’|au ){_NOUN}\b)"
)
_GATHERED_AT = FilteredPattern(rf"{_GATHERED}[^.;:]{{0,40}}? (?:{_AT})?{_NOUN_SITE}")
_MARCHES_ON = re.compile(_MARCHES)
_MARCHERS_OPEN = re.compile(
    r"\W{0,3}(?:(?:Puis|Ensuite|Vers [^,]{2,20}|À \d[^,]{1,12}|Peu après),? )?(?:[Ii]ls|[Ee]lles|[Oo]n"
    r"|[Ll]es (?:manifestants|marcheurs|marcheuses|femmes|élèves|étudiants|jeunes)"
    r"|[Ll](?:e|a) (?:cortège|foule|marche|procession))"
)
_SITE = re.compile(_NOUN_SITE)
#: In front of «partis», what makes it a noun: «une coalition de partis de l’opposition».
_PARTIES_BEFORE = re.compile(
    r"(?i)\b(?:de|des|les|deux|autres|plusieurs|ces|aux|trois|une?|la|en|bonne|grande|f[a-z]{2,6}) \Z"
)
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
                return match["site"].partition("  ")[0].strip()  # without what was ruled out
    if from_to := _FROM_TO.search(text):
        return from_to["site"]
    if there := _FROM_THERE.search(text):
        return _last_site(text[: there.start()])
    gathered = next(_GATHERED_AT.finditer(text), None)
    return gathered["site"] if gathered and _MARCHES_ON.search(text, gathered.end()) else None


def find_departure_before(text: str, before: str) -> str | None:
    """Return from where those set out of whom a sentence tells, by the one in front of it: «De là, ils …»."""
    if _FROM_THERE.search(text):
        return _last_site(before)
    if not (_MARCHERS_OPEN.match(text) and _MARCHES_ON.search(text)):
        return None
    gathered = _GATHERED_AT.search(before)
    return gathered["site"] if gathered else None


def _last_site(text: str) -> str | None:
    """Return the last site that a text names."""
    sites = [match["site"] for match in _SITE.finditer(text)]
    return sites[-1] if sites else None


def name_departure(site: str) -> str:
    """Return the folded name of a place, without what may be said of it or not: «stade municipal»."""
    return _WHAT_KIND.sub("", fold(site))
