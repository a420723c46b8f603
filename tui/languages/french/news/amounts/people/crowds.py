"""Numbers of people who came, in French sentences: marchers, guests, heads of state."""

from __future__ import annotations

import re

from tui.languages.french.news.amounts.amount import Amount
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.figures import Figure

#: Words of a sentence that counts who came.
_COUNTING = FilteredPattern(
    r"manifestants|participants|marcheurs|police|organisateurs|\bcompt|\bparl|denombr|etaient|chiffre"
    r"|prefecture"
    r"|affluence|revendiqu|si l'on|croire|intersyndicale|syndicats?\b|commissa|gendarmerie|autorites"
    r"|collectif"
)
_GATHERED = FilteredPattern(
    r"assist|particip|reuni|rassembl|defil|march|manifest|invit|cortege|presen[ct]|meeting|foule|public"
    r"|mobilis|descend|batt\w{0,2} le pave|sit-in|bloqu|scand|barricad|affluence|ralli|protest|reclam"
    r"|drain|attir|pris d'assaut|masse|converg|accueill|devant|venus|ecout|applaudi|debatt|discut"
    r"|\bmaree humaine|\bsubmerg|\bdeferl"
    r"|\bsuivie par\b|\barpent|\bplanch|\bassis\b|\bassises\b|\bafflu|\baccour|\brejoin"
    r"|\b(?:r?empli|envahi|occupe)|gradins|spectateur|fidele|compt|denombr|parl|estim|pris part|prennent part"
    r"|fait le (?:deplacement|plein|voyage|trajet)|sous les yeux|\betaient la\b|se press"
    r"|\bpressee?s\b|\brendez-vous\b|\bbrav(?:e|ant)\b"
    r"|suivi(?:e|r)? (?:la|les|cette) (?:ceremonie|lecture|signature|rencontre|seance|discours)|salue|acclam"
    r"|temoins? d|en temoins?"
    r"|\bs'(?:est|etai(?:t|ent)) (?:elanc|ebranl)|\bse sont (?:elanc|ebranl)|\bmise?s? en (?:marche|route"
    r"|branle)"
    r"|\bpris place|\btena(?:i|ie)nt\b|\btenir\b|\bven(?:u|ir)|\bassistance\b"
)
_CROWD = re.compile(
    r"\s?[»”\"]?\s?(?:d'|de )?(?:ancien(?:ne)?s |jeunes |simples )?"
    r"(?:(?P<crowd>manifestante?s?|marcheu(?:r|se)s?|participante?s?|invites?"
    r"|convives?"
    r"|spectateurs?"
    r"|fideles|pelerins|supporters|visiteurs|festivaliers|exposants"
    r"|grevistes|protestataires|delegues|congressistes)|(?P<people>personnes|habitants|femmes|jeunes"
    r"|hommes et (?:de )?femmes|etudiants|eleves|lyceens|ames|gens|fans"
    r"|membres(?! de la (?:police|gendarmerie)| des (?:forces|services) )"
    r"|partisans|sympathisants|opposants|syndicalistes|avocats|magistrats|medecins|infirmiers|journalistes"
    r"|militants|enseignants|travailleurs|nigeriens|maliens|burkinabe|citoyens|presidents|chefs d'etat"
    r"|agents|fonctionnaires|ouvriers|employes|salaries|retraites|veuves|eleveurs|paysans|producteurs"
    r"|commercants|chauffeurs|transporteurs|diplomes|cadres|representants|experts|ministres|elus|maires"
    r"|responsables|officiers|investisseurs|chercheurs|ambassadeurs"
    r"|dirigeants|delegations|curieux|badauds|temoins|notables|villageois|riverains|bergers"
    r"|proches|chefs (?:coutumiers|de (?:village|famille|canton|tribu))))\b"
)
#: Anybody who marched: «plusieurs centaines de zémidjans ont manifesté», «… d’entre eux ont défilé».
_MARCHED = re.compile(
    r"\s?(?:d'|de )?(?!(?:parti|organisation|association|syndicat|centrale|ville|village|commune|mouvement"
    r"|communaute|groupe|camion|vehicule|char|voiture)s\b)"
    r"(?:[\w'-]{1,24}s(?: (?!armes\b)[\w'-]{1,24}){0,3}?|d'entre (?:eux|elles)|des leurs)"
    r"(?:,? (?:selon|d'apres|de source) [^.;:]{3,90}?,)? "
    r"(?:(?:ont|avaient) (?:\w{1,16} )?"
    r"(?:manifest|arpent|dit (?:non|stop|oui)|defil|march|battu le pave|converg|envahi les rues"
    r"|pris part|participe|repondu a l'appel|scand)"
    r"|(?:se sont|s'etaient) (?:\w{1,16} )?"
    r"(?:mass|rassembl|relay|reuni|attroup|press|regroup|retrouv|assembl|install|post)(?:e?s) "
    r"(?:\w{3,12} )?(?:chaque \w+ )?(?:devant|sur|dans|a|au|aux|place|autour|le long)\b)"
)
#: What people of a movement call themselves: «4 000 « foulards bleus », selon le préfet».
_QUOTED = re.compile(
    r"\s?(?:d'|de )?(?:[«\"“]|'')\s?[a-z][\w'-]{2,20}(?: [\w'-]{2,20}){0,2}s\s?(?:[»\"”]|'')"
)
#: What is counted in milliards is no crowd.
MAX_STEP_OF_CROWD = 1e7
_BARE_END = re.compile(
    r"(?:\s?[»”\"])?(?: voire (?:plus|davantage))?\s?(?:[,.;:(]|tetes\b(?! de)|selon"
    r"|d'apres|pour|si l'on|s'il faut|a en croire|de source|a |au |, |et |\Z)"
)
#: Those whom a pronoun stands for came: «ils étaient un millier à manifester».
_THEY_WERE = re.compile(
    r"\b(?:ils|elles|nous|vous) (?:n')?(?:etaient|etions|etiez|sont|seraient|(?:ont|auraient) ete) \Z"
    r"|\bon etait \Z"
)
_NO_NOUN = re.compile(
    r"(?: (?:au moins|au minimum|au bas mot|au plus|environ|tout au plus))?\s?(?:[.,;:!?(»]|a\b|si\b"
    r"|selon\b|d'apres\b|dans\b|hier\b|(?:lun|mar|mercre|jeu|vendre|same)di\b"
    r"|dimanche\b|devant\b|sur\b|pour\b|entre\b|vers\b|(?:en|a la|au) (?:fin|milieu|debut|soir)"
    r"|au (?:total|plus fort)"
    r"|le soir\b|\Z)"
)
#: At the beginning of a sentence without a verb, people are those who came: «Plus de trois mille
#: personnes, avec …».
_BEGINNING = re.compile(r"\W{0,3}")
_NO_VERB = re.compile(r" ?(?:[,.;:!]|selon\b|d'apres\b|au moins\b|environ\b|\Z)")
#: In front of a number of people, what makes them no crowd: a delegation, the people of a town, who saw a
#: film.
_NO_CROWD = re.compile(
    r"\b(?:delegation|groupe|equipe|comite|bureau|poignee|represente\w{0,2}"
    r"|conduite?)[^.;,]{0,24}\b(?:de|d'|par) ?\Z"
    r"|\b(?:ville|commune|localite|cite|village|pays|region|quartier|departement|population)\b[^.,;:]{0,40}\Z"
    r"|\b(?:convoqu|recu|recoi|design|nomm|envoy)\w{0,3} (?:\w+ ){0,2}\Z"
    r"|\b(?:la vie (?:a|de)|la mort d[e']|tue|blesse) ?(?:[\w']+ ){0,3}\Z"
    r"|\b(?:vue?|lue?|partagee?|visionnee?|ecoutee?|regardee?)s? (?:\w+ ){0,2}par \Z"
    r"|\b(?:cour|jury|tribunal|college|conseil|commission|chambre)\b[^.;]{0,60}"
    r"\bcompose\w{0,2} (?:\w+ )?(?:de |d')\Z"
)
#: Who lives in a town or belongs to a union, and did not come for that.
_BELONG = re.compile(
    r"\s?(?:d'|de )?(?:habitants|ames|membres|adherents|fonctionnaires|agents|salaries|employes|travailleurs"
    r"|eleves|etudiants)\b"
)
_LIVE = re.compile(r"(?:\(|\b(?:vivent|vivaient|peuplee? de|compte|comptant)) ?(?:\w+ ){0,2}\Z")
_HAS = re.compile(
    r"\b(?:syndicat|union|organisation|association|federation)\b[^.;:]{0,50},? forte? d(?:e |')"
    r"(?:\w+ ){0,2}\Z"
    r"|\b(?:compte|comptait|comptent|abrite|emploie) (?:\w+ ){0,2}\Z"
)
#: Behind people, what was done to them, which is not that they came.
_WERE_DONE_TO = re.compile(
    r"(?: \w+)? (?:ont|auraient) (?:\w+ ){0,2}ete (?!(?:mobilis|reuni|rassembl|accueill|recu|compt|denombr"
    r"|recens|estim|invit"
    r"|convi|convoq|presen|attend|enregistr|vu))"
    r"|(?: \w+)? (?:ont|auraient) (?:\w+ )?(?:(?:depose|poste|publie|laisse|redige|envoye) (?:[\w'.,]+ ){0,6}"
    r"(?:contributions?|propositions?|commentaires?|messages?|avis|doleances?)"
    r"|signe (?:la|une|cette) (?:petition|tribune|lettre))\b"
    r"|[^.;:]{0,60}? (?:ont|a|auraient) (?:\w+ )?(?:retrouve|recouvre) (?:la |leur )liberte\b"
)
#: Who strikes need not come together: «les 780 travailleurs ont entamé une grève».
_ALL_OF = ("les ", "ses ", "leurs ", "nos ")
_ON_STRIKE = FilteredPattern(r"\bgreve\b|\bdebray|\barret de travail\b|\bcesse le travail\b")
#: In front of a number without a noun, what makes it a sum or an age: «soit 500», «Awa, la trentaine».
_NO_BARE_CROWD = re.compile(r"\bsoit \Z|, la \Z")
#: What is counted in a sentence beside a crowd, so that a number without a noun need not be of one.
_OTHERS_COUNTED = LiteralFilter("bless", "garde a vue", "gardes a vue", "interpell", "arrestation")
_BY_SOMEBODY = re.compile(r"(?: ?[»”\"])? ?[,(]? ?(?:selon|d'apres|de source)\b")
#: Of so few, only heads of state make a crowd.
_PROTESTERS = ("manifestants", "manifestantes", "protestataires", "grevistes")
_MIN_CROWD, _HEADS_OF_STATE = 5, ("presidents", "chefs d'etat")
_MIN_ALONE = 50


def _counts_others(folded: str, figure: Figure) -> bool:
    """Return whether a number without a noun may be one of those who were hurt or taken."""
    return _OTHERS_COUNTED.passes(folded) and _BY_SOMEBODY.match(folded, figure.end) is None


def read_crowd(folded: str, figure: Figure, is_protest: bool = True) -> Amount | None:
    """Return a number of people who came; who protests has come to nothing else than a protest."""
    if folded.endswith("dont ", 0, figure.start) or figure.step >= MAX_STEP_OF_CROWD:
        return None
    first = max(0, figure.start - 80)
    if _THEY_WERE.search(folded, first, figure.start) and figure.high > _MIN_CROWD:
        return Amount("", figure, True) if _NO_NOUN.match(folded, figure.end) else None
    crowd = _CROWD.match(folded, figure.end)
    if crowd is None:
        is_bare = _BARE_END.match(folded, figure.end) is not None and figure.low >= 20
        is_bare = is_bare and not (
            _NO_BARE_CROWD.search(folded, first, figure.start) or _counts_others(folded, figure)
        )
        has_marched = figure.low >= _MIN_CROWD and _MARCHED.match(folded, figure.end)
        is_quoted = (
            figure.low >= _MIN_CROWD and _QUOTED.match(folded, figure.end) and _GATHERED.search(folded)
        )
        is_by = is_bare and _BY_SOMEBODY.match(folded, figure.end) and _GATHERED.search(folded)
        is_counted = has_marched or is_quoted or is_by or (is_bare and _COUNTING.search(folded))
        return Amount("", figure, True) if is_counted else None
    is_of_others = not is_protest and crowd.group().endswith(_PROTESTERS)
    if is_of_others or (crowd["people"] == "habitants" and _LIVE.search(folded, first, figure.start)):
        return None
    is_few = figure.high < _MIN_CROWD and not crowd.group().endswith(_HEADS_OF_STATE)
    is_on_strike = folded.endswith(_ALL_OF, 0, figure.start) and _ON_STRIKE.search(folded) is not None
    is_done_to = is_on_strike or _WERE_DONE_TO.match(folded, crowd.end()) is not None
    is_owned = _BELONG.match(folded, figure.end) and _HAS.search(folded, first, figure.start)
    if is_few or is_done_to or is_owned or _NO_CROWD.search(folded, first, figure.start):
        return None
    is_alone = _BEGINNING.fullmatch(folded, 0, figure.start) and _NO_VERB.match(folded, crowd.end())
    has_come = crowd["crowd"] or _GATHERED.search(folded) or (is_alone and figure.low >= _MIN_ALONE)
    return Amount("", figure, True) if has_come else None
