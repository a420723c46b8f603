"""What the words around a date speak for or against as the day of an event: speech, decrees, tolls, calls."""

from __future__ import annotations

import re

from tui.languages.french.news.days.declarations import is_declared
from tui.languages.french.news.days.words import LASTING_BEGUN, SINCE, tells_of_end

_SPEECH = (
    r"indique|(?<!s'est )declare|annonce|affirme|precise|rapporte|ajoute|explique|confirme|fait savoir"
    r"|dit(?! (?:\w+ )?(?:oui|non)\b)"
    r"|soutenu"
    r"|(?<!sont )(?<!etaient )(?<!est )(?<!etait )(?<!ete )assure|reagi|estime"
    r"|rendu publi[cq]u?e?s?|publiee?|diffusee?|presentee?|proclamee?|revendique|dementi|communique|lue?"
    r"|fait le point|souligne|rappele|appris|temoigne|deplore|salue|reaffirme|fait etat|donne|point de presse"
    r"|conference de presse|interroge|joints?|contacte"
    r"|(?<!sont )(?<!est )parvenue?|transmis|poste|publi[ea]|mis en ligne|averti|reconnu|refute|qualifie"
    r"|cite|informe"
    r"|constate(?= (?:notre|nos|l'envoye|un (?:journaliste|correspondant|reporter)|une equipe)\b)"
    r"|ecri(?:t|vait|vaient|vions|vons)|annoncions|indiquions|rapportions"
    r"|a-t-(?:il|elle) confie|(?<!suffrages )(?<!voix )exprime|exprimai(?:t|ent)|reagissant|evoque"
    r"|(?<!se sont )parle"
)
_SPEECH_BEFORE = re.compile(
    rf"(?<![\w-])(?:{_SPEECH})e?s?(?! qu[e']| avoir\b| etre\b)"
    r"(?: (?:a |aux? |la |le |les |l'|notre |dans |ce |cet? |,)?[\w']+){0,3},? ?\Z"
)
_WORD = r"(?!(?:a|ont|est|sont|qui|ou|dont)\b)[\w'’-]+"
_SPEECH_AFTER = re.compile(
    r"(?: (?:au |dans la )?(?:soir(?:ee)?|matin(?:ee)?|apres-midi))?"
    rf"(?:,?(?: {_WORD},?){{0,9}}? {_WORD} | )(?:a|ont) "
    rf"(?:{_SPEECH})\b|,? un (?:nouveau|dernier|premier) (?:bilan|decompte|communique)\b"
)
#: Who had something done to them, and then speaks: «Arrêté mardi, le maire a dit …».
_DONE_TO = re.compile(r"\A\W*\w{3,}(?:e|ee|es|ees|u|ue|us|ues) (?:le )?\Z")
#: Who speaks against an attack on a day of their own: «le ministre a condamné mardi l’attaque».
_CONDEMNED = re.compile(r"(?<!ete )\bcondamne (?:ce |le )?\Z")
#: What is said of an event on a later day: «l’arrestation a été dénoncée jeudi», «affirmait, dimanche, …».
_REACTED = re.compile(
    r"\b(?:(?:denonc|deplor|critiqu|fustig|regrett)(?:ee?s?|ait|aient)"
    r"|(?:affirm|estim|declar|assur|expliqu|jug)(?:ait|aient)),? (?:ce |le |des )?\Z"
    r"|\breactions?\b[^.;:]{0,30} \Z"
    # «Applaudissements jeudi au conseil : la banque prête …»
    r"|(?:\A|[.:;] )\W*(?:applaudissements|ovation|joie|liesse|soulagement|colere|emoi|stupeur|emotion"
    r"|consternation|inquietude|satisfaction|deception|grogne|concert de klaxons),? (?:ce |le )?\Z"
)
_ATTACK_BEHIND = re.compile(
    r"(?: \w+ment|,? avec(?: [\w'’-]+){1,4}?,?)? (?:l'|cette |cet |ces |les |d')"
    r"(?:attaque|attentat|assaut|acte|massacre|crime|violence)"
)
#: A call, which comes before what it is for: «à l’appel d’un collectif lancé lundi».
_CALL = re.compile(r"\b(?:appel|preavis|mot d'ordre)\b[^.;,]{0,50}\b(?:lance|depose|emis) (?:le )?\Z")
#: A decree of mourning or the toll of a day, which is not the day of what is mourned or counted.
_DECREED = re.compile(
    r"\b(?:decret|instaur|observ)\w{0,4}\b[^.;]{0,60}\bdeuil\b[^.;]{0,40}\Z"
    r"|\ben deuil,? (?:ce |le |depuis )?\Z"
    r"|\bdeuil\b[^.;]{0,40}\b(?:decret|instaur|observ|entam|debut|commenc)\w{0,4}\b[^.;:]{0,40}\Z"
)
#: What is counted up to a day, which stands for no other; the day of a decree is that of what it decides.
_AS_OF, AS_OF_COST = re.compile(r"\bdate d[eu] \Z"), 2.5
_DECISION = re.compile(r"\b(?:arrete|decret|decision|ordonnance)\b[^.;]{0,60}\Z")
_MOURNING_AFTER = re.compile(r"(?:,? (?!apres\b)[\w'-]+){0,6}?,? (?:d'un |un |le |son |de )?deuil\b")
#: The day of a toll: «selon le dernier bilan du ministère, samedi», «le bilan établi samedi».
_TOLL_OF_DAY = re.compile(
    r"\b(?:bilan|decompte|point)\b[^.;:]{0,50}?(?:,|\b(?:fait|etabli|arrete|dresse|actualise|communique)"
    r"(?: (?:au soir d[eu]|au matin d[eu]|dans la (?:soiree|matinee) d[eu]|tard|le|ce))?) \Z"
    r"|\b(?:alourdi|augmente|revue? a la (?:hausse|baisse))(?: encore)?,? (?:hier,? )?\Z"
    r"|\bcommunique\b[^.;]{0,30}\bdate d[eu] \Z"
    r"|\b(?:bilan|decompte|compte|comptage)\b[^.;:]{0,60}\b(?:s'arret|s'elev|s'etabli|grimp|pass|mont)"
    r"\w{1,5} \Z"
    r"|\bselon (?:le|un) (?:\w+ )?(?:bilan|decompte|point) d[eu] \Z"
)
#: What had happened to those who are told of: «disparus samedi, ils ont été libérés dimanche».
_BEFORE_IT = re.compile(
    r"(?<!\bete )(?<!\bont )(?<!\ba )(?<!\best )(?<!\bsont )"
    r"\b(?:enleve|disparu|kidnappe|arrete|detenu|capture|interpelle|condamne|blesse|recrute|embauche|engage"
    r"|nomme|promu)(?:e?s)? (?:le |ce )?\Z"
)
#: The day of a burial, or of what is done in memory.
_BURIED_ON = re.compile(
    r"\b(?:inhum|enterr|port\w{1,3} en terre|mis\w{0,2} en terre|obseques|funerailles|hommage"
    r"|(?:s'est|se sont) recueilli)\w{0,4}"
    r"[^.;:,]{0,24}\Z"
)
_HATCHET = re.compile(r"[^.;,]{0,30} la hache de guerre")
#: The day on which somebody went to where it was.
_WENT = re.compile(r"\b(?:s'est|se sont) (?:\w{3,14} )?rendue?s?,? (?:ce |le )?\Z")
#: The day on which somebody came to where it was: «le préfet, arrivé mercredi sur les lieux».
_CAME = r"\b(?:arrive|venu|depeche|deploye|accouru|achemine|attendu)e?s?"
_AT_SITE = r"(?:sur (?:les lieux|place|zone)|en renfort|au chevet|aupres d\w{1,2})"
_CAME_THERE = re.compile(rf"{_CAME} {_AT_SITE} (?:le |ce |des )?\Z")
CAME_ON, _THERE_BEHIND = (
    re.compile(rf"{_CAME} (?:le |ce |des )?\Z"),
    re.compile(rf",? (?:\w+ )?{_AT_SITE}\b"),
)
#: A day that a text says it was not: «ce n’est pas samedi, mais vendredi», «vendredi, et non samedi».
_DENIED = re.compile(r"\b(?:pas|non|plutot que) (?:le |un |ce )?\Z")
#: The day on which the dead were found: «ont repêché lundi deux corps».
_FOUND_ON = re.compile(r"\b(?:repeche|retrouve|decouvert|exhume|remonte|sorti)e?s? (?:le |ce )?\Z")
_DEAD_BEHIND = re.compile(r",? (?:[\w'-]+ ){0,3}?(?:corps|depouilles?|cadavres?|disparus?|portee?s? disparu)")
#: The day on which somebody set out, and on which somebody goes to a higher court.
_LEFT = re.compile(r"\bpartie?s? (?:le )?\Z")
_LEFT_PLACE = re.compile(r"\bpartie?s? d(?:e |u |es |'|e la |e l')[\w'’-]+(?: [\w'’-]+)?,? (?:le )?\Z")
_APPEALED = re.compile(
    r"\b(?:fait|interjete|releve) appel[^.;,]{0,12}\Z|\bpourvu\w{0,2} en cassation[^.;,]{0,12}\Z"
)
#: What had been done before: «déjà frappé vendredi, le village a été attaqué mardi».
_ALREADY = re.compile(r"\bdeja (?:ete )?\w{3,}(?:e|ee|es|ees|i|is|u|us) (?:le |ce )?\Z")
#: The day on which those who were on strike work again.
_RESUMED = re.compile(
    r"\b(?:repris|reprennent|reprendront) (?:le travail|les cours|le service|le chemin)[^.;,]{0,24}\Z"
)
#: The day on which a strike is called off.
_CALLED_OFF = re.compile(
    r"\b(?:greve|debrayage|mouvement|mot d'ordre|arret de travail)\b[^.;]{0,60}"
    r"\b(?:suspendu|leve|rompu|interrompu)e?s?,? (?:le )?\Z"
)
_CALLS_OFF = re.compile(r"\b(?:suspendu|leve|rompu|interrompu) (?:ce |le )?\Z")
_STRIKE_BEHIND = re.compile(r"[^.;]{0,60}?\b(?:mot d'ordre|greve|debrayage|arret de travail)\b")
#: Who died of wounds of an earlier day; who learned what befell them.
_WOUNDED_DIED = re.compile(
    r"\b(?:blesses?|brules?|rescapes?|malades?|evacuee?s?|hospitalisee?s?)\b[^.;]{0,80}"
    r"\b(?:rendu l'ame|decedee?s?|morte?s?|peri|eteinte?s?|pas survecu)"
    r" ?(?:le |ce )?\Z"
)
_DIED_LATER = re.compile(r"\b(?:succombe|decedee?s?|morte?s?|meurt) (?:le |ce )?\Z")
_OF_WOUNDS = re.compile(
    r"(?: [\w']{1,12}){0,4} (?:a|de) (?:ses|leurs) (?:blessures|brulures)\b"
    r"|[^.;:]{0,60}?,? ou (?:il|elle|ils|elles|on l'|l'on l')(?: y)? ?"
    r"(?:etai(?:t|ent)|avai(?:t|ent)(?: ete)?|recevai(?:t|ent)) (?:\w{1,12} )?"
    r"(?:transfer|evacu|admis|hospitalis|soign|conduit|transport|intern|opere|trait|pris|des soins)"
)
_LEARNED = re.compile(r"\b(?:ont|a) (?:\w+ment )?appris (?:le |ce )?\Z")
#: Who lost whom they nursed: «l’hôpital a perdu lundi deux des gendarmes qu’il soignait».
_LOST = re.compile(r"\bperdu (?:le |ce )?\Z")
_NURSED = re.compile(r"[^.;]{0,60}\b(?:soign|hospitalis|patients?\b|blesses?\b|brules?\b)")
#: What those who write tell of themselves: «le gouvernorat, où l’on nous a reçus ce matin».
_RECEIVED_US = re.compile(r"\bnous (?:a|ont) (?:recu|accueilli|convi|ouvert)\w{0,2} (?:le |ce )?\Z")
_WE_TOLD = re.compile(
    r"[^.;]{0,50}\bnous (?:donn|annonc|ecriv|dis|indiqu|rapport|parl|avanc|titr|publi)e?ions\b"
)
#: The day on which one of the wounded died, after the event.
_SUCCUMBED = re.compile(r"\bsuccomb\w{1,5}\b[^.;,]{0,40}\Z")
#: The day on which a paper reached those who tell of it: «une note remise vendredi à la presse».
_PAPER = re.compile(
    r"\b(?:note|texte|document|lettre|courrier|message|mise au point|enregistrement|audio|video|declaration"
    r"|rapport|bulletin|droit de reponse)\b[^.;:]{0,40}\b(?:remis|envoye|adresse|distribue|recu|consulte|date"
    r"|(?<!texte )(?<!document )signe|transmis|parvenu|diffuse|publie|obtenu)e?s? (?:le |ce )?\Z"
    r"|\b(?:communique|texte|note|bilan|annonce|nouvelle|chiffres?|liste)\b[^.;:]{0,60}"
    r"\b(?:est|sont|etai(?:t|ent)) tombee?s? (?:le |ce )?\Z"
)
#: What stands behind a quotation is said: «« C’est lui qui a gagné », a martelé jeudi le porte-parole».
_QUOTED_BEFORE = re.compile(
    r"[»”\"] ?,? (?:a|ont|s'est|se sont|s'etait)(?:-t-(?:il|elle|on))? "
    r"(?:\w{3,14}ment )?\w{3,14} (?:ce |le )?\Z"
)
#: What was before the news, by its own words: «depuis son précédent mouvement, il y a deux semaines».
_PRECEDING = re.compile(r"\bpreceden(?:te?s?)(?: [\w'’-]+){0,3},? (?:le |lance\w{0,2} )?\Z")
#: The day with which that of the event is compared: «contre 69 000 le 26 janvier», «par rapport à la semaine
#: précédente»; behind people only where it is said to be an earlier one: «contre 300 gendarmes samedi».
_COMPARED = re.compile(
    r"\b(?:par rapport|compare(?:e?s?|r)|en comparaison)(?: [\w']+){0,4}? ?\Z"
    r"|\bcontre (?:[\w']+ ){0,4}?\d[\d .']*,? (?:le |du |lors d[eu] )?\Z"
    r"|\b(?:moins|plus|aussi|autant)(?: [\w'-]+){0,3}? qu(?:e |')(?:l[ae] |l'|lors d[eu] )?\Z"
)
_COMPARED_WITH_PEOPLE = re.compile(
    r"\bcontre (?:[\w']+ ){0,4}?\d[\d .']*(?: [\w'-]+){1,4},? (?:le |lors d[eu] )?\Z"
)
_EARLIER = re.compile(r"\b(?:dernier|precedent|passe)e?\b|\b(?:plus tot|auparavant|d'avant)\b")
#: A noun of what happened in front of a date: «l’attaque du 14 mai», «l’élection de dimanche».
_OF_EVENT = re.compile(
    r"(?:attaque|assaut|embuscade|attentat|raid|bombardement|frappe|explosion|affrontements?|combats?"
    r"|drame|tragedie|incident|election|scrutin|vote|legislative|presidentielle|partielle|referendum"
    r"|second tour|premier tour|manifestation"
    r"|(?<!au )(?<!du )(?<!le )marche|rassemblement|greve|journee|inondations?|crue|pluies"
    r"|accident|naufrage|incendie|crash|rencontre|reunion|sommet|visite|ceremonie|signature|seance|session"
    r"|conseil des ministres|enlevement|rapt|operation"
    r"|(?:(?<=l')|(?<=par )|(?<=d')|(?<=cet )|(?<=un ))arrete|decret|ordonnance|circulaire"
    r"|nuit)s?(?: \w+){0,4}? (?:du|de|d'|des|dans la nuit du|dans la nuit de|au|survenue?s?"
    r"|menee?s?|lancee?s?|perpetree?s?|commise?s?|organisee?s?|tenue?s?)(?: ce| le)? ?\Z"
)
#: The day behind what is named with its place: «depuis l’attaque de Goumori, samedi dernier».
_OF_PLACED_EVENT = re.compile(
    r"\b(?:l'|cette |cet |la |du )(?:double )?(?:attaque|assaut|embuscade|attentat|raid|explosion|drame"
    r"|tragedie|accident|naufrage|incendie|crash|collision|enlevement|rapt|effondrement|eboulement"
    r"|inondation|marche|manifestation)"
    r" (?:d[eu]s? |d'|contre |a |au |pres d[eu] |sur )[^.;:,]{2,60}, (?:le )?\Z"
)
#: In front of a day, that something happened on it.
_OCCURRED = re.compile(
    r"\b(?:survenu|perpetre|commis|intervenu|declenche|deroule|produit)(?:e?s?) (?:le |ce )?\Z"
)
_START_VERB = re.compile(
    r"(?:entamee?s?|ouverte?s?|commencee?s?|debutee?s?|demarree?s?|lancee?s?|arrivee?s?|depuis|initiee?s?"
    r"|a partir d[eu])"
    r"(?: [\w’'-]+){0,4},? ?\Z"
)
#: In front of a time, from where somebody came: «parti d’In Guezzam il y a neuf jours».
_SET_OUT = re.compile(r"\b(?:partie?s?|quitt\w{1,4}|embarquee?s?) (?:[\w'-]+ ){0,5}\Z")
#: What stands in front of days that are hardly those of the event, with what it speaks against them: days of
#: burials, of later deaths and of visits, and what had happened to those to whom something happens now.
_COSTS = (
    (_BURIED_ON, 3.0),
    (_WOUNDED_DIED, 3.0),
    (_RESUMED, 4.0),
    (_CALLED_OFF, 3.0),
    (_WENT, 2.0),
    (_LEFT, 1.5),
    (_APPEALED, 3.0),
    (_ALREADY, 3.0),
    (_BEFORE_IT, 1.0),
    (_DENIED, 6.0),
    (_REACTED, 4.0),
)


def rate_words(before: str, words: str, after: str) -> float:
    """Return what the words around a date speak for (more than 0) or against as the day of the event."""
    score = 0.0
    is_start, is_end = is_beginning(before, words), tells_of_end(before, after)
    if is_start:
        score += 3.0 if LASTING_BEGUN.search(before) else 1.0
    elif is_end:
        score -= 2.0
    is_aside = (
        _TOLL_OF_DAY.search(before)
        or _PAPER.search(before)
        or _PRECEDING.search(before)
        or _DECREED.search(before)
        or ((is_end or is_start) and _MOURNING_AFTER.match(after))
    )
    if _AS_OF.search(before) and not _DECISION.search(before):
        score -= AS_OF_COST
    if words.startswith("il y a") and _SET_OUT.search(before):
        score -= 3.0  # the way took so long
    if "succomb" in before and _SUCCUMBED.search(before):
        score -= 4.0
    score -= sum(cost for pattern, cost in _COSTS if pattern.search(before))
    score -= 4.0 * (_CALLS_OFF.search(before) is not None and _STRIKE_BEHIND.match(after) is not None)
    score += 3.0 * (_HATCHET.match(after) is not None and _BURIED_ON.search(before) is not None)
    score -= 6.0 * _is_compared(before, words)
    if _CAME_THERE.search(before) or (CAME_ON.search(before) and _THERE_BEHIND.match(after)):
        score -= 4.0
    if _FOUND_ON.search(before) and _DEAD_BEHIND.match(after):
        score -= 4.0
    is_lost_later = _LOST.search(before) and _NURSED.match(after)
    if is_lost_later or (_DIED_LATER.search(before) and _OF_WOUNDS.match(after)):
        score -= 3.0
    if _LEARNED.search(before) and after.startswith(" qu'"):
        return score + 2.0  # those whom it befell
    if _OCCURRED.search(before):
        score += 1.5
    if _OF_EVENT.search(before) or _OF_PLACED_EVENT.search(before) or is_declared(before, after):
        score += 3.0
    elif is_aside or _SPEECH_BEFORE.search(before) or _is_spoken(before, after) or _CALL.search(before):
        score -= 3.0 + max(score, 0.0)
    return score


def is_beginning(before: str, words: str) -> bool:
    """Return whether the words around a date say that something goes on from it: «arrivé mardi», «depuis»."""
    return words.startswith(SINCE) or _START_VERB.search(before) is not None


def has_left(folded: str, start: int) -> bool:
    """Return whether those who are told of set out on a date at an offset of a folded sentence."""
    before = folded[max(0, start - 50) : start]
    return _LEFT.search(before) is not None or _LEFT_PLACE.search(before) is not None


def _is_compared(before: str, words: str) -> bool:
    """Return whether a day is one with which that of the event is compared."""
    if _COMPARED.search(before):
        return True
    return _EARLIER.search(words) is not None and _COMPARED_WITH_PEOPLE.search(before) is not None


def _is_spoken(before: str, after: str) -> bool:
    """Return whether a day is that on which somebody speaks, by the words behind it."""
    if _QUOTED_BEFORE.search(before) or _RECEIVED_US.search(before) or _WE_TOLD.match(after):
        return True
    if _SPEECH_AFTER.match(after) and not _DONE_TO.match(before):
        return True
    return _CONDEMNED.search(before) is not None and _ATTACK_BEHIND.match(after) is not None
