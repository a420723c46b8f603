"""The words by which French reports say who did it: claims, accusations, the passive, names of groups."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter

#: The first word of a name: bounded, so that a text of capitals takes no longer than others.
_CAPITAL = r"(?<![\w-])(?!C’est|C’étai|Ce )[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_LINK = (
    r"de|du|des|d’|la|le|les|en|au|aux|et aux(?: [Mm]usulmans)?|à|pour|islamique|armée?|nationale?s?"
    r"|burkinabè|soutien|libération|patriotique|révolutionnaire|front|état|grand"
    r"|[lL]’[iI]slam|l’(?:Ouest|Est|Azawad|Air|Aïr)|nigérienne|malienne|défense|patrie"
)
#: A name with what belongs to it: «État islamique au Grand Sahara»; one that its acronym follows may have any
#: words: «Groupe de soutien à l’islam et aux musulmans (GSIM)».
_WHO = (
    rf"(?P<who>{_CAPITAL}(?: [\w’'-]{{1,30}}){{1,9}}?(?= \([A-Z][A-Za-z]{{1,8}}[ ),])"
    rf"|{_CAPITAL}(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]{{0,30}}|(?:{_LINK})(?![a-zà-ÿ]))){{0,8}})"
)
#: Those who belong to a group: that of an attacker without more, or that of anybody.
_FIGHTERS = r"(?:combattants|rebelles|insurgés|éléments|hommes|miliciens|d?jihadistes|terroristes|islamistes)"
_PEOPLE = (
    r"(?:membres|bande|gars|gens|militants|partisans|mercenaires|soldats|troupes|jeunes|individus|adeptes"
    r"|trafiquants|contrebandiers|bandits|coupeurs de route|pirates|braconniers)"
)
_THE = (
    r"(?:le |la |l’|les |des |une? )?"
    rf"(?:(?:{_FIGHTERS}|{_PEOPLE}) (?:[a-zà-ÿ]{{4,12}} )?(?:de la |de l’|du |des |de |d’))?"
    r"(?:(?:katiba|groupe|mouvement|faction|milice|secte|organisation|coalition|branche|nébuleuse"
    r"|rébellion|aile) (?:[a-zà-ÿ]{7,13} )?(?:de la |de l’|du |de )?)?"
)
#: The same name, that of a group known for what it does to people.
_ARMED_WHO = _WHO.replace("<who>", "<armed>")
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
    r"|chasse|artillerie|état-major|policiers|gendarmes|[Cc]asques bleus|gardes?-frontières?|garde-côtes"
    r"|douaniers|commandos"
    r"|parachutistes)(?: (?:aérienne|armées?|de défense|de sécurité|de l’ordre"
    r"|nationale"
    r"|de l’air))?(?: (?!a\b|ont\b|avai|est\b|sont\b|que\b|dont\b|pour\b|par\b|hier\b|ce\b|où\b|qui\b"
    r"|de\b|des\b|du\b|et\b|à\b|au\b|en\b|sur\b|dans\b"
    r"|contre\b"
    r"|lors\b|quelques?\b|après\b|avant\b|alors\b|puis\b|vers\b|sans\b|selon\b|peu\b|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)[a-zà-ÿ]{3,20})?)"
)
#: What somebody has done to others, behind «a» or «ont».
_DID = (
    r"(?:revendiqué|abattu|attribué|tué|enlevé|attaqué|bombardé|frappé|endossé|assumé|pilonné|kidnappé"
    r"|exécuté"
    r"|massacré|assassiné|mené|lancé|incendié|égorgé|décimé|mitraillé|perpétré|commis|pillé|saccagé"
    r"|encerclé"
    r"|envahi|investi|visé|ciblé|capturé|(?:pris|prise|pris\w*) (?:\w+ )?(?:d’assaut|pour cible)"
    r"|ouvert le feu|tiré"
    r"|fait (?:\w+ )?(?:irruption|sauter|exploser|feu)|tendu (?:\w+ )?(?:une|cette) embuscade|mis le feu)"
)
#: What those do who say that somebody did it.
_ACCUSE = (
    r"accus\w{1,6}|(?:mett|met|mis|mise)\w{0,4} en cause|(?:pointe|point)\w{0,4} du doigt"
    r"|incrimin(?:e|ent|ait|é)|soupçonn(?:e|ent|ait|é)"
)
#: What those do who say that they did it themselves; what they say they did.
_ADMIT = (
    r"(?:a|ont) (?:reconnu|admis|affirmé|confirmé|déclaré|annoncé|revendiqué)|reconna(?:ît|issent)"
    r"|admet(?:tent)?|affirme(?:nt)?|confirme(?:nt)?|(?:dit|disent)|revendique(?:nt)?"
)
#: Those whom armies strike, which is no attack on the side that an event is about.
_ATTACKERS = r"terroristes|assaillants|djihadistes|jihadistes|insurgés|bandits|rebelles|kamikazes"
_STRIKE = r"frappes?|bombardements?|raids?|attaques?|tirs?|opérations?|assauts?|embuscades?|incursions?"
#: A group known for what it does to people, with those who belong to it.
ARMED_GROUP = re.compile(rf"{_THE}{_ARMED_WHO}")
#: By whom something was done, in the group «who», «armed» or «body».
PERPETRATORS = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_WHO}",
        rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_BODY}",
        rf"(?<!, )(?:{_ACCUSE}) (?:formellement |clairement |ouvertement |nommément )?{_THE}{_BODY}",
        r"(?:sous|par) (?:les|des|une|la) "
        r"(?:balle|bombe|tir|coup|obus|couteau|machette|roquette|rafale)[sx]? "
        rf"(?:tirée?s? par |de la |de l’|du |des |de |d’){_THE}(?:{_BODY}|{_WHO})",
        rf"{_BODY}{_APPOSED} (?:{_ADMIT}) (?:\w+ ){{0,2}}?"
        r"(?:(?:en )?être (?:l’|les )auteurs?|être (?:à l’origine|derrière|responsable)"
        r"|(?:l’|les |en )?avoir (?:\w{1,12}ment )?(?:bombardé|frappé|visé|ciblé|pilonné|tiré|ouvert le feu"
        rf"|(?:mené|conduit|lancé|effectué) (?:la |le |l’|cette |cet |ce |les |ces )(?:{_STRIKE}))"
        rf"(?! [^.;]{{0,24}}(?:{_ATTACKERS})))",
        rf"{_BODY}{_APPOSED} (?:revendiqu(?:e|ent|ait|aient)|(?:a|ont) (?:revendiqué|assumé)|assume(?:nt)?) "
        rf"(?:la |le |l’|les |cette |cet |ce |un |une )(?:{_STRIKE})",
        rf"(?:à|au|aux) {_THE}{_WHO} qu(?:e |’)[^.;]{{0,60}}?(?:attribu|imput)",
        rf"l’(?:a|ont|avait|avaient) été par {_THE}{_WHO}",
        rf"{_HARMED} (?:[\w’, -]{{0,80}}? )?par {_THE}{_WHO}",
        (
            rf"{_WHO}{_APPOSED} (?:a|ont|avait|avaient|aurait|auraient|en a|s’est|l’a) "
            rf"(?:\w{{1,12}}ment )?{_DID}"
        ),
        (
            rf"{_WHO}{_APPOSED} (?:s’attribue|endosse|assume|s’est (?:dite?|déclarée?) responsable"
            r"|(?:affirme|dit|assure|prétend|reconnaît|soutient) (?:être (?:l’auteur|derrière|responsable)"
            r"|en être l’auteur)"
            r"|(?:serait|est|seraient|sont|se trouve|se trouverait) (?:bien )?(?:derrière|(?:l’"
            r"|les )auteurs?"
            r"|à l’origine)"
            r"|(?:est|serait|sont) accusée?s? d’(?:être|avoir)|en est l’auteur)"
        ),
        rf"(?:[Ll]a |une )main (?:de |du |des |d’){_THE}{_WHO}",
        (
            rf"(?:incombe|impute|imputable|imputée?s?|attribuable)(?: \w{{2,10}})? (?:à |au "
            rf"|aux ){_THE}{_WHO}"
        ),
        (
            rf"{_WHO}{_APPOSED} (?:affirme|assure|dit|déclare|prétend|soutient|annonce|revendique|indique"
            rf"|(?:a|ont) (?:affirmé|assuré|déclaré|annoncé|indiqué|soutenu))(?:nt)? que (?:ses|leurs) "
            rf"(?:\w{{4,12}} )?(?:{_FIGHTERS}|{_PEOPLE}|forces|unités|moudjahid\w+) [^.;]{{0,24}}?"
            rf"(?:{_DID}|(?:les )?auteurs d|derrière|à l’origine d)"
        ),
        (
            rf"{_WHO}{_APPOSED} (?:affirme|assure|dit|déclare|prétend|soutient|annonce"
            rf"|revendique|reconnaît|admet|(?:a|ont) (?:reconnu|admis|affirmé|assuré|déclaré|annoncé"
            rf"|confirmé))(?:nt)? "
            r"(?:\w{1,12} )?(?:l’|les )?avoir "
            r"(?:\w{1,12}ment )?(?:abattu|détruit|touché|tué|attaqué|enlevé|mené|conduit|visé|neutralisé"
            r"|dynamité|saboté|plastiqué|incendié|brûlé|bombardé|frappé|pilonné|capturé|exécuté|assassiné"
            r"|kidnappé|saccagé|fait (?:sauter|exploser)|mis le feu|tiré|ouvert le feu"
            r"|pris (?:d’assaut|pour cible)|tendu|posé|commis|perpétré|lancé)"
            rf"(?! [^.;]{{0,24}}(?:{_ATTACKERS}|enquête|recherches|ratissage|riposte))"
        ),
        rf"{_WHO}{_APPOSED} revendiqu(?:e|ent|ait|aient) (?:la |le |l’|les |cette |cet |un |une )",
        rf"{_HARMED} (?:[\w’, -]{{0,80}}? )?par {_THE}{_BODY}",
        (
            rf"{_BODY}(?: qui)? (?:a|ont|avait|avaient|auraient) (?:\w{{1,12}}ment )?(?:tué|tiré"
            rf"|ouvert le feu|bombardé"
            rf"|abattu"
            rf"|frappé|pilonné)"
            rf"(?! [^.;]{{0,24}}(?:{_ATTACKERS}))"
        ),
        (
            r"(?:[Ll]e feu|[Ll]’incendie|[Ll]’étincelle) [^.;]{0,40}?(?:mis|allumé|bouté|provoqué"
            r"|déclenché)e?"
            r"(?: [\w’, -]{0,30}?)? par (?:des |les |deux |trois )?(?:(?:agents|éléments|hommes|membres) "
            rf"(?:de la |de l’|du |des ))?{_THE}(?:{_BODY}|{_WHO})"
        ),
        (
            r"(?:[Ff]rappe|[Bb]ombardement|[Tt]ir|[Rr]aid|[Oo]bus|[Rr]oquette|[Mm]issile)s?"
            r"(?: (?:aériens?|aériennes?|d’artillerie|armés?|de drones?))? (?:(?:attribuée?|imputée?"
            r"|menée?"
            r"|lancée?"
            rf"|conduite?)s? (?:à |au |aux |par ))?(?:de |du |des |d’)?{_THE}(?:{_BODY}|{_WHO})"
        ),
        (
            r"(?:[Dd]rone|[Hh]élicoptère|[Aa]vion)s?(?: armés?| de combat| de chasse)? (?:de |du "
            r"|des |d’)"
            rf"{_THE}(?:{_BODY}|{_WHO}) (?:a|ont) (?:tué|bombardé|frappé|tiré|visé|pilonné|largué"
            rf"|ouvert le feu)"
        ),
        rf"(?:revendiqu\w{{1,5}}|responsabilité)[^.;]{{0,60}}? (?:par|au|à|aux|du|de) {_THE}{_WHO}",
        (
            r"(?:drone|avion|hélicoptère|engin|appareil|assaillants|attaquants|agresseurs|assassins|tueurs"
            r"|tireurs|auteurs|ravisseurs"
            r"|combattants|hommes)"
            r"[^.;]{0,50}? (?:appart\w{4,8}|se réclam\w{1,8}|membres?|rel[eè]v\w{1,6}|étaient|sont)"
            rf"(?:,[^.;,]{{2,40}},)? (?:à |au |aux |de |du |des |d’)?{_THE}(?:{_BODY}|{_WHO})"
        ),
        (
            r"(?:œuvre|combattants|éléments|hommes|djihadistes|fait|miliciens|terroristes|bras armé"
            r"|unité)"
            rf" (?:de |du |des |d’|affiliés à |liés à ){_THE}{_WHO}"
        ),
        (rf"(?:{_ACCUSE}|(?:désign|soupçonn|incrimin)\w{{1,6}}|montr\w{{1,4}}(?: du doigt)?) {_THE}{_WHO}"),
        (
            r"soupçons [^.;]{0,24}?(?:portent|pèsent|dirigent|tournent|orientent) "
            rf"(?:\w{{4,12}} )?(?:sur|vers) {_THE}{_WHO}"
        ),
        rf"{_WHO}{_APPOSED} (?:est|sont|serait|seraient) (?:\w{{4,12}} )?(?:soupçonné|suspecté)e?s? d’",
        (
            rf"{_WHO}{_APPOSED} (?:s’en|en) (?:attribue|revendique|assume|endosse|a (?:revendiqué|assumé"
            r"|endossé)|est attribué)"
        ),
        (
            rf"(?:marque|signature|sceau|mode opératoire|griffe|empreinte|patte|estampille) (?:de |du "
            rf"|des |d’){_THE}{_WHO}"
        ),
        rf"{_HARMED} par (?:un|une) \w{{2,15}} (?:de |du |d’){_THE}{_WHO}",
        rf"\b(?:tien|désign|considèr)\w{{1,4}} {_THE}{_WHO} (?:pour|comme) (?:seule?s? )?(?:l’"
        rf"|les )?(?:responsable|auteur)",
    )
)
#: What every sentence has that names one.
HARM_DONE = LiteralFilter(
    "attribu", "imput", "incomb", "endoss", "assum", "pointe", "frapp", "bombard", "drone", "missile",
    "obus", "pilonn", "kidnapp", "assassin", "egorg", "captur", "incendi", "execut", "massacr", "bless",
    "raid", "derriere", "incrimin", "abattu", "detrui", "touche", "vise", "attaqu", "enlev", "tire",
    "tue", "commis", "perpetr", "mene", "conduit", "lance", "revendiqu", "signe", "depose", "enfoui",
    "dissimul", "responsab", "assaillant", "auteur", "ravisseur", "combattant", "hommes", "œuvre",
    "elements d", "djihadist", "milicien", "terrorist", "marque", "accus", "design", "soupconn", "neutralis",
    "main d", "le feu", "incendie", "dynamit", "sabot", "plastiqu", "fait sauter", "fait exploser",
    " pose", "bras arme", "incursion", "irruption", "soupcons", "assaut", "embuscade", "en cause", "montre",
    "gens d", "bande d", "gars d", "membres d", "mains d", "tueurs", "tireurs", "griffe", "empreinte",
    "agresseurs", "pill",
    "coupable", "signature", "indices", "piste", "drapeau", "banniere", "manœuvre", "c'etai",
    "ce sont", "c'est", "ceux d", "exactions", "feu sur", " tirs ", "a investi",
    "balles", "bombes",
    "sous le feu", "revendic", "video", "oriente", "appart", "regards", "ouvert le feu", "paternite",
    "sceau", "mode operatoire",
)  # fmt: skip
#: What a sentence has that tells only by whom people were held.
HELD = LiteralFilter("detena", "detenu", "detien", "geolier", "griffes", "relache", "libere", "laisse partir")
#: What is so for years, or in a region, which is no news of one attack.
HABITUAL = FilteredPattern(
    r"\breguliere?ment\b|\brecurrent|\btheatre d|\bfoyer\b|\bepicentre\b|\ben proie\b|\bsevi(?:t|ssent)\b"
    r"|\bou operent\b|\bconfronte|\bdepuis (?:plusieurs|des|\d{4})\b|\bcachette\b|\ballie(?:s|e|es)?\b"
    r"|\bser(?:t|vent|vait|vaient) (?:\w+ )?(?:de |d')(?:refuge|repaire|base|abri|sanctuaire|cache|repli)\b"
    r"|\babrit(?:e|ent|ait)\b|\bdepuis (?:[\w-]+ ){1,3}(?:ans|annees|decennies?)\b"
)
#: So far behind a name it may say so; what is said of them further on is told of who they are.
HABIT_CHARS = 14
#: Those whom somebody has killed, in front of the name of their group: «avoir tué 50 hommes de Wagner».
STRUCK = re.compile(
    r"(?:\btué|\btuant|\bperdu|\bcapturé|\babattu|\bneutralisé|\bmort d|\bpertes (?:aux|à|parmi)"
    r"|\bprisonniers)"
    r"(?:(?! par | dans )[^.;:,]){0,80}\Z"
)
#: What the side struck did in its turn: «une contre-offensive lancée par l’armée».
ANSWERED = re.compile(
    r"(?:contre-\w{4,10}|riposte|opérations? (?:de (?:ratissage|riposte|recherche|sécurisation)"
    r"|militaires?|conjointes?|lancée?s?|menée?s?"
    r"|conduites?)|ratissages?|enquête (?:ouverte|confiée|menée|conduite|diligentée|lancée))\b[^.;]{0,70}\Z"
)
LOSSES = re.compile(r" \d+ (?:morts|tués|blessés)")
QUOTATION_MARKS = re.compile(r"« ?|[“”\"]| ?»")
UNNAMED = FilteredPattern(
    r"hommes armes|individus armes|d?jihadistes? presumes?|presumes? d?jihadistes?|bandits armes"
    r"|assaillants"
    r"|terroristes|inconnus|groupes? armes?"
)
