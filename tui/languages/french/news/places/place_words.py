"""The words around places in French reports: in front of towns, areas and sites, and of what is no place."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_pattern import FilteredPattern

#: A name of a place: up to four words; bounded, so that a text of capitals takes no longer than others.
_WORD = r"(?!Premier|Président|Ministre|Général)[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
NAME = rf"(?<!\w){_WORD}(?:(?:[ -](?:(?:de|du|des|d’)[ -]?)?|-(?:la|le|les|en|sur)-){_WORD}){{0,3}}"
#: Nouns of areas in front of a name.
_AREA = (
    r"r[ée]gions?|d[ée]partements?|cercles?|provinces?|zones?|[ÉEé]tats?|pr[ée]fectures?"
    r"|communes? rurales?|arrondissements?|secteurs?"
    r"|districts?|canton|vallée|forêt|pays|nord|sud|est|ouest|centre|nord-est|nord-ouest|sud-est|sud-ouest"
    r"|frontière|parc|bassin"
)
#: Kinds of towns, and of what stands in one and has its name: «la localité nigérienne de Gaya», «la prison
#: de …».
_IN_TOWNS = (
    r"villes?|localités?|villages?|communes?(?! rurale)|bourgs?|bourgade|cité|capitale|chef-lieu|hameau|site"
    r"|mine|lieu-dit|quartiers|poste-frontière|poste|base|camp|position|garnison|détachement|caserne"
    r"|domicile|centre-ville|mairie"
    r"|[Cc]ampus|[Uu]niversité|placer|carrière|gisement|chantier|palmeraie|oasis|résidence"
)
#: What stands in a town, which is where it was if that was struck, or if people came together there.
_BUILDINGS = (
    r"commissariat|prison|aéroport|marché|mosquée|église|école|lycée|collège"
    r"|tribunal|cour d’appel|brigade|gendarmerie|péage|préfecture|gare|stade|raffinerie"
    r"|cathédrale|orphelinat|hôpital|maternité|clinique|complexe|usine|musée|centre de santé|temple|dépôt"
    r"|entrepôt|maison d’arrêt|hôtel|axe|carrefour|esplanade|palais(?: du sultan| royal)?|sous-préfecture"
    r"|gouvernorat|maison des jeunes|arbre à palabres|siège|(?:grande )?place|cour royale"
)
_OF_WHAT = (
    r" (?:militaires?|avancée?|de l’armée|de (?:la )?gendarmerie|de police|de contrôle|de grande instance"
    r"|de déplacés|de réfugiés|de formation|d’or|d’uranium|central|centrale|international|internationale"
    r"|hydroélectrique|solaire|thermique|(?!maire|préfet)[a-zà-ÿ]{3,12}(?:ien|ienne|ais|aise|ois|oise|è|ine"
    r"|in|al|ale|eur|ère|er|ière|ier))"
)
TOWN = re.compile(
    rf"(?<![\w-])(?:à|À|A(?= [A-Z])|station balnéaire (?:[a-zà-ÿ]{{2,12}} )?(?:d[e’] ?)?"
    rf"|(?:{_IN_TOWNS})(?:{_OF_WHAT}){{0,2}} d[e’] ?"
    r"|(?:[Dd]ans|À|à) une? (?:[a-zà-ÿ]{3,14} )?(?:hôtel|villa|palace|résidence|salon|salle|caserne|maison"
    r"|domaine|centre de conférences?|monastère|couvent|ferme|propriété|bâtiment|complexe)(?: [a-zà-ÿ]{3,16}"
    r"| d[eu’] ?(?:la )?[a-zà-ÿ]{3,14}){0,3} d[e’] ?"
    rf"|quartier(?: {_WORD}){{1,3}}(?: \d{{1,2}})? d[e’] ?"
    rf"|(?i:attaque|embuscade|assaut|attentat|massacre|tuerie|partielle|élection|scrutin|accident"
    rf"|naufrage|fusillade|affrontements?|combats?|bataille|effondrement|éboulement|sommet|forum|conclave"
    rf"|rencontre|réunion|session|pourparlers|drame|explosion|incendie|raid|rapt|enlèvement"
    rf"|concertations|inondations)(?: [a-zà-ÿ]{{5,20}})? (?:contre |sur )?d[e’] ?"
    rf"|(?:attaque|embuscade|assaut|attentat|raid|offensive)(?: [a-zà-ÿ]{{5,20}})?"
    rf" (?:menée?|perpétrée?|lancée?|survenue?|commise?|dirigée?)(?: [a-zà-ÿ]{{3,9}})? (?:contre|sur)"
    r"|(?i:descente|incursion|irruption|attaque|assaut|raid|razzia) (?:des |d’|de |du )[a-zà-ÿ’]{3,16}"
    rf"(?: [a-zà-ÿ]{{2,12}}){{0,3}} (?:sur|dans))\s?"
    rf"(?P<name>{NAME})"
)
#: The capital of a state, by its demonym: «dans la capitale algérienne».
CAPITAL = FilteredPattern(
    r"(?<![\w-])(?:[Dd]ans|à|À) la capitale (?:fédérale |politique )?(?P<demonym>[a-zà-ÿ-]{4,24})"
)
BUILDING = FilteredPattern(
    rf"(?<![\w-])(?:{_BUILDINGS})(?:{_OF_WHAT}){{0,2}}(?: [A-ZÀ-ÖØ-Þ][\w’-]{{1,20}}){{0,3}} d[e’]"
    rf" ?(?P<name>{NAME})"
)
#: What was done to such a building, in front of it or behind.
BUILDING_STRUCK_BEFORE = re.compile(
    r"(?i)(?:attaqu\w{0,3}|assaut|attentat|incendi\w{0,3}|incendie|ravag\w{1,3}|explosion|bousculade"
    r"|fusillade|mutinerie|évasion|évad\w{1,3}|fait la belle|échapp\w{1,3}|vis\w{1,2}|bombard\w{1,3}|feu"
    r"|saccag\w{1,3}|pill\w{1,3}|s’en (?:sont|est|étaient|était) prise?s?"
    r"|rassemblée?s?|réunie?s?|tenue?|déclaré|comparu|signée?s?|conclue?s?|paraphée?s?|scellée?s?"
    r"|signature|jugée?s?|cueillie?s?|arrêtée?s?|interpellée?s?)(?: [\w’-]{1,14}){0,6} ?\Z"
)
#: In front of such a building at the beginning of a sentence, that what it tells was there.
AT_BUILDING = re.compile(
    r"(?i)\A\W{0,3}(?:c’est )?(?:au|à la|à l’|dans (?:le|la|l’|les)|sous (?:le|la|l’|les)|devant (?:le|la|l’)"
    r"|sur (?:le|la))(?: ?[a-zà-ÿ]{3,14} (?:du|de la|de l’|des))?\s?\Z"
)
BUILDING_STRUCK = re.compile(
    r"(?: [\w’-]{1,16}){0,3} (?:(?:a|ont) (?:\w{4,12}ment )?(?:été (?:attaqu|incendi|vis|saccag|pill"
    r"|bombard|pris|détrui"
    r"|ravag|le théâtre)|brûlé|condamné|accueilli|jugé|ouvert)|est (?:parti|tombé))"
)
_DAY = (
    r"(?: (?:hier|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|à nouveau|de nouveau|encore"
    r"|\w{4,12}ment))?"
)
_ONE_WORD = r"(?!Premier|Président|Ministre|Général)[A-ZÀ-ÖØ-Þ][\w’-]{2,30}(?! [A-ZÀ-ÖØ-Þ])"
#: A town that is the object of what was done to it: «ont attaqué mardi Gaya», «pris le contrôle de Gaya».
TOWN_STRUCK = FilteredPattern(
    r"(?<![\w-])(?:(?:a|ont|avait|avaient|aurait|auraient)(?: \w{4,12}ment)? (?:attaqué|bombardé|pilonné"
    r"|pillé"
    r"|incendié|assiégé|encerclé|investi|envahi|saccagé|reconquis|repris|frappé|visé|secoué|endeuillé|dévasté"
    rf"|ravagé|inondé|touché|pris d’assaut){_DAY}|(?:fait|fit|font) irruption{_DAY} (?:dans|à)"
    rf"|(?:entrés?|pénétré|infiltrés|déferlé){_DAY} (?:dans|à|sur)"
    rf"|(?:pris|repris|perdu|gardé|garder|prendre|reprendre){_DAY} (?:le "
    rf"|du )?contrôle(?: total)?(?: de la ville)? (?:de |d’)"
    rf"|s’(?:est|étaient|sont) emparée?s?{_DAY} (?:de |d’)|attaquant|bombardant|prise (?:de |d’)"
    rf"|chute (?:de |d’))\s?"
    rf"(?P<name>{_ONE_WORD})"
)
#: A town that is the subject: of what was done to it, or of what was held there.
TOWN_SUBJECT = FilteredPattern(
    rf"(?:\A\W{{0,3}}|[.;:] |, |\b(?:que|quand|lorsque|où) )(?P<name>{_ONE_WORD}) (?:a|avait|aurait|est"
    rf"|sera) "
    r"(?:(?:\w{4,12}ment|de nouveau|à nouveau) )?(?:été (?:\w{4,12}ment )?(?:le théâtre|la cible|attaquée?"
    r"|bombardée?|pilonnée?|pillée?|incendiée?|envahie?|prise? d’assaut|secouée?|endeuillée?|frappée? par"
    r"|le lieu)"
    r"|tombée? aux mains)"
    rf"|(?:\A\W{{0,3}}|[.;:] |, )(?P<host>{_ONE_WORD}) (?:abrite|accueille|a abrité|a accueilli|abritera"
    r"|accueillera|reçoit)[^.;:]{0,40}? (?:sommet|conférence|réunion|rencontre|forum|cérémonie|édition"
    r"|session"
    r"|assises|festival|foire|salon|tournoi|finale|signature|négociations|pourparlers|congrès"
    r"|concertations)\b"
)


#: What it was near to: another town may have been where it was.
NEAR = FilteredPattern(
    r"(?<![\w-])(?:(?:à (?:la sortie|l’entrée|la périphérie)(?: (?:est|ouest|nord|sud))?"
    r"|à hauteur|au large|en face|près|proche|non loin|aux abords|aux environs"
    r"|(?:kilomètres|mètres|km)(?: au (?:nord|sud)(?:-est|-ouest)?| à l’(?:est|ouest)| plus au (?:nord"
    r"|sud))?)"
    r"(?: du (?:village|bourg|camp|poste|port|quai|marché)"
    r"| de la (?:ville|localité|commune|cité|base))? d[e’]|vers)"
    rf"\s?(?P<name>{NAME})"
)
#: So near that it counts as there; so few kilometres.
EDGE = re.compile(r"à (?:la sortie|l’entrée|la périphérie|hauteur)|aux abords")
FEW = re.compile(r"\b(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|[1-9]|10) \Z")
#: Where people were set down, or found: at the edge of a town, behind it.
LEFT_AT = re.compile(
    r"\b(?:dépos|laiss|abandonn|relâch|libér|trouv|retrouv|recueilli|récupér|remis|débarqu|secouru)"
    r"\w{0,4} (?:[\w’-]+ ){0,4}\Z"
)
#: The town in front of a title: «Gaya : un bus percute un camion».
LABEL = re.compile(rf"(?P<name>{NAME}) ?:")
#: What stands in front of a town in a body that tells of it.
TOWN_TOLD = ("à ", "À ", " de ", "d’")
#: A town where people came together for something: «ont rejoint Gani, dans le département de Sona, où …».
TOWN_JOINED = FilteredPattern(
    rf"(?<![\w-])(?:rejoint|gagné|rallié|retrouvée?s?){_DAY}(?: à)? (?P<name>{_ONE_WORD})"
    r"(?=(?:,(?: [^.;,]{0,60},)?)? où )"
    rf"|(?<![\w-])(?:de |d’)(?P<there>{_ONE_WORD})(?=,? où (?:[\w’]+ ){{0,6}}?"
    r"(?:(?:a|ont|avait|avaient|se sont|s’est|est|sont) )?(?:reçu|accueilli|séjourn|rencontr|entreten"
    r"|particip|pris part|fait irruption|attaqué|surgi|tué|ouvert le feu|pillé|massacr|égorg|péri|mort"
    r"|été (?:tué|enlev|attaqu|abattu|bless|arrêt)))"
)
#: Where something was signed: «signé mardi à Gani».
SIGNED_AT = FilteredPattern(
    rf"\b(?:sign|paraph|conclu|scell|ratifi|entérin)(?!al)\w{{0,6}}(?:,? (?!à\b|\d{{4}})[\w’-]+){{0,4}},? à"
    rf" (?P<name>{NAME})"
)
#: Whom somebody took away, in front of where; and who is free again.
TAKEN_AT = re.compile(r"(?:enlev|kidnapp|ravi|captur|rapt)\w{0,5}(?: [\w’-]+){0,4} \Z")
FREED = FilteredPattern(r"libér|relâch|liberté|élargi|(?:familles?|proches)\b")
#: What was done in an earlier month or year, in front of where.
EARLIER_AT = re.compile(
    r"(?:commis|perpétr|survenu|enlev|arrêt|tué)\w{0,4}"
    r" (?:en (?:[a-zà-ÿ]{3,9}(?: \d{4})?|\d{4})|il y a [^,.;]{3,20}) \Z"
)
#: Behind a building, in which town it stands: «le marché de Katako, à Niamey».
IN_TOWN = re.compile(r",? à [A-ZÀ-ÖØ-Þ]")
#: What a town is in, behind it: «à Kituku, Goma».
WITHIN = re.compile(rf"(?:, | \()(?P<name>{NAME})(?=[,.)]| \()")
#: What is said of a town that is not where it was: «non loin de la ville de …», «le maire de la ville de …».
NEAR_THE = re.compile(
    r"(?i)(?:près|loin|proche|voisine?|abords|environs|kilomètres|km|sortie|maire|préfet|gouverneur"
    r"|habitante?s?) (?:de|du) (?:la |l’)?\Z"
)
#: Whom something was said to, or who said it where: «a annoncé le ministère à Niamey», «confié à RFI».
SAID = re.compile(
    r"(?i)(?:annonc|indiqu|déclar|confi(?:é|rm)|précis|rapport|affirm|appris|transmis|expliqu|ajout"
    r"|accord[éa]|inflig|décern|reproch|notifi"
    r"|\bdit|savoir|assur|communiqu|répond|témoign|\bselon|\bd’après|-on\b)\w{0,6}(?! avoir\b| être\b)"
    r"(?:(?! qu[e’])[ ][\w’'-]+){0,7} ?\Z"
)
#: Where the wounded were brought, or are.
WOUNDED_AT = re.compile(
    r"(?:blessé|atteint|brûlé|rescapé|touché)\w{0,3}\b[^.;]{0,50}(?:sont|ont été (?:admis|conduit|hospitalisé"
    r"|soigné|transporté|évacué)e?s|soins?|soignée?s?|hospitalisée?s?)(?: \w{2,12}){0,2}?(?: à"
    r" [A-ZÀ-Þ][\w’-]+ et)? \Z"
)
#: The same behind the town: «décédé à Gaya, où il avait été évacué».
BROUGHT_THERE = re.compile(
    r",? où (?:il|elle|ils|elles|on l’|l’on l’)(?: y)? ?(?:était|étaient|avait|avaient|a|ont)(?: été)? "
    r"(?:\w{4,14} )?(?:transf[ée]r|évacu|admis|hospitalis|soign|condui|transport|intern|opér|pris en charge)"
)
#: For whom so many votes were: «contre 5 987 à Koffi Adjei».
VOTES = re.compile(r"(?:voix|suffrages|%|contre [\d ]{1,9}) ?\Z")
#: A vote is of a town, or of whom it was won by: «l’élection de Mohamed Bazoum».
VOTE_OF = re.compile(r"(?i:élection|scrutin)")
#: An area that is called by its chief town, and may be told of where others name a village.
COMMUNE = FilteredPattern(
    rf"(?<![\w-])(?:communes?|arrondissements?|districts?|cantons?)(?: (?:urbaine?"
    rf"|de développement))? d[e’] ?"
    rf"(?P<name>{NAME})"
)
#: What was before, in one sentence with what is told: «sept mois après un drame à Niamey».
ANOTHER = FilteredPattern(
    r"\b(?:jours?|semaines?|mois|ans?|survient|intervient|survenue?) (?:\w+ )?après"
    r" (?:un|une|celle|celui|(?<!jours après )(?<!jour après )l[ae’]|s’être|avoir|être|qu’)\b"
    r"|\bau lendemain de (?:sa|son|leur) (?:visite|passage|séjour|étape|escale|rencontre|entretien|tournée)\b"
    r"|\bil y a (?:\w{1,20} ){1,3}(?:jours?|semaines?|mois|ans?)\b"
    r"|\b(?:[Uu]ne?|d’|deux) ?autres? (?:attaque|assaut|raid|embuscade|explosion|accident|incident"
    r"|effondrement|eboulement|incendie|naufrage|drame)s?\b"
    r"|\b(?:nouve(?:au|l|lle)|prochaine?) [^.;]{0,60}?(?:se tiendra|aura lieu|est prévue?|se réunira)\b"
)
_PLACE = r"[A-ZÀ-ÖØ-Þ][\w’]{2,24}"
#: A road or a stretch: «entre Ansongo et Gao», where something moves or happens.
BETWEEN = FilteredPattern(
    rf"\b(?:axe|route|tronçon|piste|tombé|survenue?s?|embuscade|attaqu\w+|mitraillé\w*|sauté|circul\w+"
    rf"|rel\w+|convoi"
    rf"|accident\w*)[^.;:]{{0,60}}?"
    rf" entre (?P<one>{NAME}) et (?P<other>{NAME})"
    rf"|\b(?:axe|route|tronçon|piste)(?: (?:nationale|routière?"
    rf"|bitumée))? (?P<from>{_PLACE})[-–/](?P<to>{_PLACE})"
)
AREA_NAME = FilteredPattern(
    rf"(?<![\w-])(?:{_AREA})(?: (?!voisin|limitrophe)\w+)? (?:de la |de l’|des |du |de |d’)(?P<name>{NAME})"
    rf"|(?<![\w-])(?:au|en|aux|le|du) (?P<country>{NAME})(?! voisine?\b)"
    rf"|(?<![\w-])dans (?:le|la|l’|les) ?(?P<in>{NAME})"
)
#: Where one goes back to or comes from, or what is to be served by a loan, which is not where it was.
ELSEWHERE = re.compile(
    r"(?i)(?<!\w)(?:contrairement|différence|regagn\w+|retours?|rentr\w+|quitt\w+|évacu\w+|transf[ée]r\w+"
    r"|conduit\w*|transport\w+"
    r"|hôpital\w*|acheminé\w*|venus?|originaires?"
    r"|partis?|arrivés? de|basée?s?|reli(?:e|ant|ait)|entre|destination|présentés?|correspondant\w*"
    r"|envoyé\w*|inhumés?|doter|équiper|alimenter|desservir|bâtir|électrifier|construire|approvisionner"
    r"|jointe?s?|interrogée?s?|contactée?s?"
    r"|repart\w+|s’envol\w+|ir(?:a|ont)"
    r"|refoulée?s?|expulsée?s?|renvoyée?s?|exilée?s?|(?<!de )(?<!des )(?<!les )(?<!du )réfugiée?s?"
    r"|né\w*|siège|formé\w*|attendue?s?|se rend(?:r\w+|ai\w+)|doi(?:t|vent) se rendre|poursuivr\w+)"
    r"(?: [\w’'-]+){0,3} ?\Z|\battendue?s?,(?: [\w’'-]+,?){0,4} ?\Z"
)
#: What is behind «le», «du» or «au» and no place: bodies, and where movements have their names from.
INSTITUTION = re.compile(
    r"(?:syndicat|union|association|ligue|ordre|collectif|federation|coordination|conference|coalition"
    r"|comite|gouvernement|rassemblement|nouveau front|front|parlement|senat|assemblee|mouvement|parti"
    r"|bureau|ministere|haut[- ]commissariat|haut[- ]conseil|tribunal|cour|palais|programme|fonds|groupe"
    r"|cadre|pole|defenseur|mediateur|tgi|peuple|jnim|gsim|eigs|famas?|wagner|csp|cnsp|chef|colonel|capitaine|sultan|pape|prophete|ramadan"
    r"|covid\w{0,9}|monde|figaro|parisien|soleil)\b"
)
#: In front of «vers», what makes it the way of those who were taken from there, or left.
TAKEN_TOWARDS = re.compile(
    r"\b(?:achemin|évacu|transport|transfér|condui|emmen|rapatri|héliport|repli|fui"
    r"|fuy)\w{0,6}\b[^.;:]{0,70}\Z"
)
MOVEMENT = re.compile(r"(?i)(?:qa[iï]da|islamique|islam|djihad) \Z")
COUNTRY_ACRONYMS = frozenset(["RDC", "RCA", "USA", "EAU", "MALI", "NIGER", "TCHAD", "TOGO"])
#: What reads as a place only behind another preposition.
NO_PLACE = frozenset(
    [
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
        "lundi",
        "mardi",
        "mercredi",
        "jeudi",
        "vendredi",
        "samedi",
        "dimanche",
        "etat",
        "al-qaida",
        "islam",
        "dieu",
        "premier",
        "conseil",
        "defense",
        "tresor",
        "justice",
        "reuters",
        "afp",
        "rfi",
        "trophee",
        "boko haram",
        "al-shabab",
        "daech",
        "wagner",
        "jnim",
        "gsim",
        "aqmi",
        "hamas",
        "hezbollah",
        "etat islamique",
        "ansaroul islam",
    ]
)
