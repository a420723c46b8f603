"""The words by which French reports say who did it: claims, accusations, the passive, names of groups."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern

WORD = re.compile(r"\w+")
#: The first word of a name: bounded, so that a text of capitals takes no longer than others.
_CAPITAL = r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_LINK = (
    r"de|du|des|d’|la|le|les|en|au|aux|et aux|à|pour|islamique|armée?|nationale?s?|nigérienne|malienne"
    r"|burkinabè|soutien|libération|patriotique|révolutionnaire|front|état|grand"
    r"|[lL]’[iI]slam|et aux [Mm]usulmans"
)
#: A name with what belongs to it: «État islamique au Grand Sahara»; one that its acronym follows may have any
#: words: «Groupe de soutien à l’islam et aux musulmans (GSIM)».
_WHO = (
    rf"(?P<who>{_CAPITAL}(?: [\w’'-]{{1,30}}){{1,9}}?(?= \([A-Z][A-Za-z]{{1,8}}[ ),])"
    rf"|{_CAPITAL}(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]{{0,30}}|(?:{_LINK})(?![a-zà-ÿ]))){{0,8}})"
)
_THE = (
    r"(?:le |la |l’|les |des |une? )?"
    r"(?:(?:combattants|rebelles|insurgés|éléments|hommes|miliciens|djihadistes) "
    r"(?:de la |de l’|du |des |de |d’))?"
    r"(?:(?:katiba|groupe|mouvement|faction|milice|secte|organisation|coalition|branche) (?:de l’|du )?)?"
)
#: What may stand between a name and its verb: its acronym, an apposition.
_APPOSED = r"(?: \([^)]{0,60}\))?,?(?: [^.;,]{0,40},)?"
_HARMED = (
    r"(?:abattu|détrui[ts]|touché|visé|attaqué|enlevé|tiré|commis|perpétré|mené|conduit|lancé|[Rr]evendiqué"
    r"|signé|posé|déposé|enfoui|dissimulé|tué|blessé|exécuté|massacré|incendié|bombardé|pilonné|frappé"
    r"|endossé"
    r"|kidnappé|assassiné|égorgé|capturé|ciblé|opéré|provoqué|causé)e?s?"
)
_BODY = (
    r"(?P<body>(?:armée|aviation|forces?|gendarmerie|police|marine|défense|garde|militaires|soldats|milice"
    r"|chasse|artillerie|policiers|gendarmes)(?: (?:aérienne|armées?|de défense|de sécurité|de l’ordre"
    r"|nationale"
    r"|de l’air))?(?: (?!a\b|ont\b|avai|est\b|sont\b|que\b|dont\b|pour\b|par\b|hier\b|ce\b|où\b|qui\b"
    r"|de\b|des\b|du\b|et\b|à\b|au\b|en\b|sur\b|dans\b"
    r"|contre\b"
    r"|lors\b|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)[a-zà-ÿ]{3,20})?)"
)
ACRONYM = re.compile(r"\((?P<acronym>[A-Z][\w-]{1,9})\b")
ORGANIZATION = re.compile(
    r"groupe|front|etat|mouvement|armee|force|brigade|union|jama|boko|isw|aqmi|alliance|coalition|katiba"
    r"|milice|organisation|al-|parti|comite|ansar|is[gw]|eig|jnim|gsim|m23|adf|codeco|lakurawa|province"
    r"|gendarm"
    r"|police|garde|shebab|shabab|houthi|hamas|hezbollah|taliban|dozo|ambazon|gang|wagner|africa corps|russ"
    r"|franc|ukrain|israel|algeri|rwand"
    r"|^(?:alger|bamako|niamey|ouagadougou|abuja|tripoli|kinshasa|kigali|khartoum"
    r"|moscou|kiev|kyiv|tel-aviv|washington|paris|teheran|ankara)$"
)
_DONE = (
    "revendiqu", "abattu", "attribu", "tue", "enlev", "attaqu", "bombard", "frapp", "endoss", "assum",
    "pilonn", "kidnapp", "execut", "massacr", "assassin", "mene", "lance", "incendi",
)  # fmt: skip
_GROUP = (
    "oeuvre", "œuvre", "combattants", "elements", "hommes", "djihadistes", "fait", "miliciens",
    "terroristes", "bras", "unite",
)  # fmt: skip
#: By whom something was done, in the group «who» or «body»; with words of which each such sentence has one.
PERPETRATORS = tuple(
    (tuple(words), FilteredPattern(pattern))
    for words, pattern in (
        (
            ["attribu", "imput"],
            rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_WHO}",
        ),
        (
            ["attribu", "imput"],
            rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_BODY}",
        ),
        (
            ["accus"],
            rf"accus\w{{1,4}} (?:formellement )?{_THE}{_BODY}",
        ),
        (
            (" par ",),
            rf"{_HARMED} (?:[\w’, -]{{0,50}}? )?par {_THE}{_WHO}",
        ),
        (
            _DONE,
            (
                rf"{_WHO}{_APPOSED} (?:a|ont|avait|en a|s’est|l’a) (?:\w{{1,12}}ment )?"
                r"(?:revendiqué|abattu|attribué|tué|enlevé|attaqué|bombardé|frappé|endossé|assumé|pilonné"
                r"|kidnappé"
                r"|exécuté|massacré|assassiné|mené|lancé|incendié)"
            ),
        ),
        (
            ["derriere", "auteur", "origine", "accus", "attribue", "endoss", "assum", "responsab"],
            (
                rf"{_WHO}{_APPOSED} (?:s’attribue|endosse|assume|s’est (?:dite?|déclarée?) responsable"
                r"|(?:affirme|dit|assure|prétend|reconnaît) (?:être (?:l’auteur|derrière|responsable)"
                r"|en être l’auteur)"
                r"|(?:serait|est|seraient|sont|se trouve|se trouverait) (?:bien )?(?:derrière|(?:l’"
                r"|les )auteurs?"
                r"|à l’origine)"
                r"|(?:est|serait|sont) accusée?s? d’(?:être|avoir)|en est l’auteur)"
            ),
        ),
        (
            ["main", "d"],
            rf"(?:[Ll]a |une )main (?:de |du |des |d’){_THE}{_WHO}",
        ),
        (
            ["incomb", "impute", "attribuable"],
            rf"(?:incombe|impute|imputable|imputée?s?|attribuable)(?: \w{{2,10}})? (?:à |au "
            rf"|aux ){_THE}{_WHO}",
        ),
        (
            ["avoir"],
            (
                rf"{_WHO}{_APPOSED} (?:affirme|assure|dit|déclare|prétend|soutient|annonce"
                rf"|revendique)(?:nt)? (?:\w{{1,12}} )?(?:l’|les )?avoir "
                r"(?:\w{1,12}ment )?(?:abattu|détruit|touché|tué|attaqué|enlevé|mené|visé|neutralisé"
                r"|dynamité|saboté|plastiqué|incendié|brûlé|bombardé|frappé|pilonné|capturé|exécuté|assassiné"
                r"|kidnappé|saccagé|fait (?:sauter|exploser)|mis le feu|tiré|ouvert le feu"
                r"|pris (?:d’assaut|pour cible)|tendu|posé|commis|perpétré|lancé)"
            ),
        ),
        (
            ["revendiqu"],
            rf"{_WHO}{_APPOSED} revendiqu(?:e|ent|ait|aient) (?:la |le |l’|les |cette |cet |un |une )",
        ),
        (
            (" par ",),
            rf"{_HARMED} (?:[\w’, -]{{0,40}}? )?par {_THE}{_BODY}",
        ),
        (
            ["tue", "tire", "feu", "bombard", "abattu", "frappe", "pilonn"],
            (
                rf"{_BODY} (?:a|ont|avait|avaient) (?:\w{{1,12}}ment )?(?:tué|tiré|ouvert le feu|bombardé"
                rf"|abattu"
                rf"|frappé|pilonné)"
                rf"(?! [^.;]{{0,24}}(?:terroristes|assaillants|djihadistes|jihadistes|insurgés|bandits"
                rf"|rebelles"
                rf"|kamikazes))"
            ),
        ),
        (
            ["le feu"],
            (
                r"(?:[Ll]e feu|[Ll]’incendie|[Ll]’étincelle) [^.;]{0,40}?(?:mis|allumé|bouté|provoqué"
                r"|déclenché)e?"
                r"(?: [\w’, -]{0,30}?)? par (?:des |les |deux |trois )?(?:(?:agents|éléments|hommes|membres) "
                rf"(?:de la |de l’|du |des ))?{_THE}(?:{_BODY}|{_WHO})"
            ),
        ),
        (
            ["frappe", "bombard", "tir", "raid", "obus", "roquette", "missile"],
            (
                r"(?:[Ff]rappe|[Bb]ombardement|[Tt]ir|[Rr]aid|[Oo]bus|[Rr]oquette|[Mm]issile)s?"
                r"(?: (?:aériens?|aériennes?|d’artillerie|armés?|de drones?))? (?:(?:attribuée?|imputée?"
                r"|menée?"
                r"|lancée?"
                rf"|conduite?)s? (?:à |au |aux |par ))?(?:de |du |des |d’)?{_THE}(?:{_BODY}|{_WHO})"
            ),
        ),
        (
            ["drone", "helico", "avion"],
            (
                r"(?:[Dd]rone|[Hh]élicoptère|[Aa]vion)s?(?: armés?| de combat| de chasse)? (?:de |du "
                r"|des |d’)"
                rf"{_THE}(?:{_BODY}|{_WHO}) (?:a|ont) (?:tué|bombardé|frappé|tiré|visé|pilonné|largué"
                rf"|ouvert le feu)"
            ),
        ),
        (
            ["revendiqu", "responsab"],
            rf"(?:revendiqu\w{{1,5}}|responsabilité)[^.;]{{0,60}}? (?:par|au|à|aux|du|de) {_THE}{_WHO}",
        ),
        (
            ["appart", "reclam", "membre", "relev", "etaient", "sont"],
            (
                r"(?:assaillants|attaquants|auteurs|ravisseurs|combattants|hommes)[^.;]{0,50}?"
                r" (?:appart\w{4,8}|se réclam\w{1,6}|membres?|relev\w{1,6}|étaient|sont)"
                rf" (?:à |au |aux |de |du |des |d’)?{_THE}{_WHO}"
            ),
        ),
        (
            _GROUP,
            (
                r"(?:œuvre|combattants|éléments|hommes|djihadistes|fait|miliciens|terroristes|bras armé"
                r"|unité)"
                rf" (?:de |du |des |d’|affiliés à |liés à ){_THE}{_WHO}"
            ),
        ),
        (
            ["accus", "design", "pointe", "soupconn", "incrimin"],
            rf"(?:accus|désign|pointe|soupçonn|incrimin)\w{{0,6}} (?:du doigt )?{_THE}{_WHO}",
        ),
        (
            ["marque", "signature", "sceau", "mode"],
            rf"(?:marque|signature|sceau|mode opératoire) (?:de |du |des |d’){_THE}{_WHO}",
        ),
        (
            (" par ",),
            rf"{_HARMED} par (?:un|une) \w{{2,15}} (?:de |du |d’){_THE}{_WHO}",
        ),
    )
)
#: What every sentence has that names one.
HARM_DONE = (
    "attribu", "imput", "incomb", "endoss", "assum", "pointe", "frapp", "bombard", "drone", "missile",
    "obus", "pilonn", "kidnapp", "assassin", "egorg", "captur", "incendi", "execut", "massacr", "bless",
    "raid", "derriere", "incrimin", "abattu", "detrui", "touche", "vise", "attaqu", "enlev", "tire",
    "tue", "commis", "perpetr", "mene", "conduit", "lance", "revendiqu", "signe", "depose", "enfoui",
    "dissimul", "responsab", "assaillant", "auteurs", "ravisseur", "combattant", "hommes", "œuvre",
    "djihadist", "milicien", "terrorist", "marque", "accus", "design", "soupconn", "neutralis",
    "main d", "le feu", "incendie", "dynamit", "sabot", "plastiqu", "fait sauter", "fait exploser",
    " pose", "bras arme",
)  # fmt: skip
#: What is so for years, or in a region, which is no news of one attack.
HABITUAL = FilteredPattern(
    r"\breguliere?ment\b|\brecurrent|\btheatre d|\bfoyer\b|\bepicentre\b|\ben proie\b|\bsevi(?:t|ssent)\b"
    r"|\bou operent\b|\bconfronte|\bdepuis (?:plusieurs|des|\d{4})\b|\bcachette\b|\ballie(?:s|e|es)?\b"
)
#: So far behind a name it may say so; what is said of them further on is told of who they are.
HABIT_CHARS = 14
#: Those whom somebody has killed, in front of the name of their group: «avoir tué 50 hommes de Wagner».
STRUCK = re.compile(
    r"(?:\btué|\btuant|\bperdu|\bcapturé|\babattu|\bneutralisé|\bmort d|\bpertes (?:aux|à|parmi)"
    r"|\bprisonniers)"
    r"(?:(?! par | dans )[^.;,]){0,80}\Z"
)
#: What the side struck did in its turn: «une contre-offensive lancée par l’armée».
ANSWERED = re.compile(
    r"(?:contre-\w{4,10}|riposte|opérations? (?:de (?:ratissage|riposte|recherche|sécurisation)"
    r"|militaires?|conjointes?|lancée?s?|menée?s?"
    r"|conduites?)|ratissages?|enquête)\b[^.;]{0,70}\Z"
)
LOSSES = re.compile(r" \d+ (?:morts|tués|blessés)")
LINKED = re.compile(r"(?:affilié|lié)e?s? (?:à |au |aux )(?:la |l’)?\Z")
#: Movements that have branches with names of their own.
UMBRELLAS = frozenset(["etat islamique", "ei", "daech", "daesh", "al-qaida"])
QUOTATION_MARKS = re.compile(r"« ?|[“”\"]| ?»")
BY_NOBODY = FilteredPattern(
    r"(?:\bpanne|defaillance|avarie|ennui|incident|probleme|defaut|souci) (?:de |d'|du )?"
    r"(?:technique|mecanique|moteur|electrique|liaison)|\bpanne\b|erreur humaine|causes? accidentelles?"
    r"|origine accidentelle|un accident\b(?! de la (?:circulation|route))|court-circuit|mauvais temps"
    r"|perte de (?:controle|liaison)|erreurs? de (?:pilotage|manipulation|conduite)|conditions meteo"
    r"|\b(?:corrosion|vetuste|surchauffe|usure|surcharge|surtension|foudre|megots?|intemperies)\b"
    r"|\b(?:fuite|bonbonne|bouteille)s? de gaz\b|feux? de brousse"
    r"|branchements? (?:sauvage|clandestin|anarchique|electrique)"
    r"|exces de vitesse|eclatement d'un pneu|pneu(?:matique)? (?:eclate|creve)"
)
#: What every sentence has that tells of one.
BREAKDOWN_WORDS = (
    "panne", "defaillance", "avarie", "ennui", "incident", "probleme", "defaut", "souci", "erreur",
    "accident",
    "court-circuit", "mauvais temps", "perte de", "meteo", "corrosion", "vetuste", "surchauffe", "usure",
    "surcharge", "surtension", "foudre", "megot", "gaz", "branchement", "exces de vitesse", "pneu",
    "intemperies", "de brousse",
)  # fmt: skip
#: What is told of a cause.
CAUSE = FilteredPattern(
    r"\bdue? a\b|\b(?:a la )?suite (?:a|d)\b|\bsuite d'|\ben cause\b|\borigine\b|\bcausee? par\b"
    r"|\bprovoquee? par\b|\ben raison d|\ba l'origine d|\bs'explique"
)
NO_BREAKDOWN = FilteredPattern(
    r"(?:\bpas|\bnon|\baucune?|\bexclu\w{0,5}|\becart\w{0,5})\b[^.;]{0,30}(?:panne|defaillance|technique)"
)
UNNAMED = FilteredPattern(
    r"hommes armes|individus armes|d?jihadistes? presumes?|presumes? d?jihadistes?|bandits armes|assaillants"
    r"|terroristes|inconnus|groupes? armes?"
)
#: What every sentence has that calls them so.
UNNAMED_WORDS = ("armes", "djihad", "jihad", "assaillants", "terroristes", "inconnus", "groupe")

#: Groups that the press calls by two names or acronyms.
SAME_GROUP = {
    "jnim": "gsim", "isgs": "eigs", "iswap": "eiao", "etat islamique au grand sahara": "eigs",
    "groupe de soutien a l'islam et aux musulmans": "gsim",
    "groupe de soutien a l'islam": "gsim", "etat islamique au sahel": "eigs", "eis": "eigs",
    "etat islamique dans le grand sahara": "eigs", "etat islamique en afrique de l'ouest": "eiao",
}  # fmt: skip


#: The same, by what is told of their long names wherever it stands.
LONG_NAMES = {
    "groupe de soutien a": "gsim", "etat islamique au grand sahara": "eigs",
    "etat islamique dans le grand sahara": "eigs", "etat islamique au sahel": "eigs",
    "etat islamique au sahara": "eigs", "etat islamique en afrique de l'ouest": "eiao",
}  # fmt: skip
NO_ACRONYM = re.compile(r"(?i)groupe|front|[ée]tat|mouvement|arm[ée]e|union|organisation")
#: A name of so few letters needs no acronym behind it.
MAX_ACRONYM = 6
#: The article of a name that begins a sentence.
ARTICLE = re.compile(r"\A(?:(?:Le|La|Les) (?=[A-ZÀ-Þ])|L’(?=[A-ZÀ-Þ]))")
