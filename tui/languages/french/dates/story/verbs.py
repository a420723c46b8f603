"""The verbs and other words around a French date that tell on which side of publication it lies."""

from __future__ import annotations

import re

#: Verb forms, in folded text, of clauses about the time after publication. Of several verbs the nearest
#: decides.
FUTURE_VERBS = re.compile(
    r"\b(?!(?:af)?front\b|opera\b|camera\b|cholera\b|extra\b|ultra\b|infra\b|kora\b|mantra\b|para\b|hydra\b"
    r"|sierra\b|diaspora\b|agora\b|(?:pat|envi|escad|vigne|forge|buche|quarte)rons\b)"
    r"(?:\w+(?:ra|ront|rons|rez)|(?!vrai\b|minerai\b|frai\b)\w+rai|doit|doivent|va|vont|devrait|devraient|pourrait|pourraient"
    r"|repart(?:ent)?|s'acheve(?:nt)?|se termine(?:nt)?|se conclu(?:t|ent)"
    r"|expire(?:nt)?|entre(?:nt)? en vigueur|prend fin|prennent fin|arrive(?:nt)? a (?:echeance|terme)"
    r"|entame(?:nt)?|s'ouvre(?:nt)?|debute(?:nt)?|demarre(?:nt)?|se reuni(?:t|ssent)|se tien(?:t|nent)"
    r"|affronte(?:nt)?"
    r"|tien(?:t|nent) (?:une |un |sa |son |leur )(?:reunion|session|sommet|conference|congres|meeting)"
    r"|(?:est|sont)(?: \w{3,9}){0,2}"
    r" (?:annoncee?s?|convoquee?s?|conviee?s?|attendue?s?|prevue?s?|programmee?s?)"
    r"|(?<!etait )(?<!etaient )(?<!initialement )(?<!ete )(?<!d'abord )"
    r"(?:prevue?s?|attendue?s?|programmee?s?)"
    r"|(?:l'|\bles )attend(?:ent)?"
    r"|(?:on|il|elle|ils|elles|qui) attend(?:ent)? (?:une?|le|la|les|des|son|sa|ses)"
    r"|(?<!\ble )(?<!\bdu )(?<!\bun )rendez-vous(?= (?:(?:ce|des|le) )?\Z)"
    r"|prochaine?s? (?:rendez-vous|reunions?|etapes?|audiences?|sessions?|sommets?|echeances?|rencontres?"
    r"|elections?|visites?)"
    r"|a (?:quelques|\w+) (?:jours|semaines|mois) (?:de la|de l'|du|des)(?= )"
    r"|(?:report|report(?:er?|ee?|ees?|es)|repouss(?:er?|ee?|ees?|es)|ajourn(?:er?|ee?|ees?|es)|renvoy(?:er|ee?s?|es)"
    r"|prolong(?:er?|ee?s?|es)|prorog(?:er?|ee?s?|es))\b[^.]{0,40}?\b(?:au|jusqu'au))\b"
)
#: Verb forms, in folded text, of clauses about the time before publication.
PAST_VERBS = re.compile(
    r"\b(?:a|ont|avais|avait|avaient|etait|etaient|est|sont|fut|furent|eut|eurent|\w+erent|\w+aient|\w+irent)\b"
)
#: Verb forms, in folded text, that leave the time to the expression: «aurait lieu», «promet de voter».
OPEN_VERBS = re.compile(
    r"\b(?:\w+(?:rait|raient)|(?:a|de|d'|pour) ?(?:s'en |s'y |s'|se |en |y )?"
    r"(?!hiver\b|venir\b|avenir\b)\w{1,15}(?:[^i\W]er|ir|faire|dire|lire|crire|uire|endre|ondre|indre|ettre|attre"
    r"|aitre|ivre)"
    r"|(?:demand|ordonn|somm|exhort|enjoin)\w{1,3} [^,.;]{0,60}\bde (?:re)?venir)\b"
)
#: A participle without an auxiliary, unfolded: «le communiqué diffusé [lundi]».
PARTICIPLE = re.compile(
    r"\b(?:\w{2,20}(?:é|ée|és|ées)|tenue?s?|rendue?s?|parue?s?|survenue?s?|reçue?s?|venue?s?|conclue?s?"
    r"|ouverte?s?|prise?s?|mise?s?|faite?s?|morte?s?|rendue?s? publi(?:c|que)s?|commise?s?|émise?s?)"
    r"(?: (?:dans la nuit (?:de|du)|ce|le|la))? \Z"
)
#: A participle that opens the sentence, unfolded: «Élu dès le premier tour, [le 24 mars], le maire …».
OPENING_PARTICIPLE = re.compile(
    r"(?!Prévu|Attendu|Annoncé|Programmé|Convoqué|Fixé|Reporté|Invité|Appelé|Espéré)"
    r"[A-ZÀ-Þ]\w{0,14}(?:(?:[^t\W]|rrêt|mont|cont|ort|jet|vot|rapt|fêt|xécut)ée?s?)\b"
    r"|(?:Élu|Elu|Réélu|Investi|Réuni|Parti|Sorti|Venu|Revenu|Parvenu|Promu|Mort|Pris|Repris|Mis|Reçu|Rendu|Battu"
    r"|Vaincu|Déchu|Saisi|Vendu|Paru|Disparu|Apparu|Tenu|Détenu|Retenu|Ouvert|Construit|Élargi|Né)(?:e?s?)\b"
)
#: What a participle between commas tells of is over, unfolded: «son gardien, touché à la cuisse [dimanche]».
#: Not what is still to come («reporté», «disputé»), nor what goes on meanwhile («accompagné»).
PARTICIPLE_CLAUSE = re.compile(
    r", (?:\w{2,14}ment |déjà |d’abord |lui |elle |eux )?"
    r"(?!(?:annonc|programm|convoqu|fix|report|invit|appel|espér|renvoy|repouss|ajourn|prolong|prorog|envisag|planifi"
    r"|souhait|charg|cens|accompagn|entour|escort|précéd|assist|flanqu|épaul|emmen|men|dirig|présid|organis|consacr|dédi"
    r"|intitul|plac|célébr|dot|disput|jou|retransmis|compos)é)"
    r"(?P<participle>[a-zà-ÿ]{0,14}(?:(?:[^t\W]|rrêt|mont|cont|ort|jet|vot|rapt|fêt|xécut)ée?s?"
    r"|(?:promis|pris|mis|soumis|commis|permis|admis|remis|acquis|surpris)(?:es?)?|(?:élu|réélu|reçu|rendu|battu|vaincu"
    r"|vendu|paru|disparu|apparu|venu|détenu|retenu|conclu|perdu|parti|sorti|trahi|saisi|investi|ouvert|mort|né)e?s?))"
    r"\b(?P<rest>[^,]{0,60})\Z"
)
#: What is for a time to come: «promis pour lundi», «fermé jusqu’à dimanche».
UNTIL_THEN = re.compile(r"\b(?:(?:pour|jusqu|d'ici|avant|a (?:partir|compter))\b|des (?:le )?\Z)")
#: What is planned for the date behind it, unless it had been: «a promis de payer pour [octobre]».
PLANNED = re.compile(
    r"\A(?!.*\b(?:avait|avaient|etait|etaient|initialement)\b)(?:.*?[^\w])??(?:(?:promi(?:s|se|ses|t|ttent)"
    r"|annonc\w{1,5}|programm\w{1,4}|s'(?:est|sont) engage\w{0,3}|tables?|tablent|vise(?:nt)?|parie(?:nt)?"
    r"|espere(?:nt)?)"
    r"\b[^,]{0,60}\b(?:pour|sur)(?: (?:le|la|l'|debut|mi-?|fin))? ?"
    r"|(?:ont|a) jusqu'(?:au|a|a la) ?|donn\w{1,5} rendez-vous\b[^,]{0,60})\Z"
)
#: What comes next, before the colon: «Prochain numéro : [lundi]».
NEXT_IS = re.compile(
    r"\b(?:prochaine?s?|suite|reprise|retour|reouverture|rendez-vous)\b[^.:;,\n]{0,25}"
    r" ?: ?(?:(?:le|en|au) )?\Z"
)
#: A verb of lasting in the past, or of a state then: «a duré jusqu’à lundi».
LASTED = re.compile(
    r"\b(?:etait|etaient|avait|avaient|\w{3,}aient|(?:a|ont|est|sont|s'est|se sont) (?:dure|tenu"
    r"|poursuivie?s?|restee?s?|continue|travaille|combattu|attendu))\b"
)
#: What is asked for now: «appelle à marcher [vendredi]», «devait s'y rendre [mardi]».
_INFINITIVE = (
    r" (?:\w+ ){0,3}(?:(?:a|de|d'|se) ?)?(?:se |s'|y )?"
    r"\w{1,15}(?:er|ir|oir|faire|dire|lire|crire|uire|endre|ondre|ettre|attre|ivre)\b[^,]{0,40}\Z"
)
CALL = re.compile(
    r"\b(?:appelle(?:nt)?|invite(?:nt)?|convie(?:nt)?|prie(?:nt)?|somme(?:nt)?|exige(?:nt)?|espere(?:nt)?|compte(?:nt)?"
    r"|souhaite(?:nt)?|veut|veulent|entend(?:ent)?|prevoi(?:t|ent)|propose(?:nt)?)" + _INFINITIVE
)
#: What is asked for or planned, up to the expression: «a demandé à voir les captifs [jeudi]».
REQUEST = re.compile(
    r"\b(?:demandee?s?|appelee?s?|invitee?s?|conviee?s?|priee?s?|sommee?s?|exigee?s?|convoquee?s?|promis|esperee?s?"
    r"|devait)" + _INFINITIVE
)
#: An event that is over, dated by the expression behind it: «après la mort du président, le [23 août]».
AFTER_EVENT = re.compile(
    r"\b(?:apres|depuis|suite a|a la suite de) (?:la |le |les |l'|son |sa |un |une )"
    r"(?:mort|deces|chute|coup|putsch|assassinat|renversement|attaque|attentat|arrestation|enlevement"
    r"|disparition|prise d'otages?|crash)\b[^,]{0,60},? (?:le |du |de |survenue? le )?\Z"
)
#: Verbs in the present tense whose participle is folded to the same letters.
PRESENT_FORMS = ("debute", "demarre", "expire", "entre", "entame")
