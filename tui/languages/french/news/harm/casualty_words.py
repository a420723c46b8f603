"""The words of killed and wounded people in French, folded: what happened, to whom, and what is counted."""

from __future__ import annotations

import re

from tui.languages.patterns.literal_filter import LiteralFilter

#: Ways to die that are said of people, and some of them of things too: «carbonisés».
_WAYS_TO_DIE = (
    r"(?:carbonise|calcine|asphyxie|etouffe|electrocute|lynche|decapite|fusille|poignarde|broye"
    r"|dechiquete|pietine"
    r"|foudroye)(?:e?s?)|brule(?:e?s?) vi(?:f|ve)s?"
    r"|emporte(?:e?s?) par (?:l[ea]s? )?(?:eaux?|crues?|courants?|flots|torrent|vagues?)"
)
OF_PEOPLE_ALONE = re.compile(rf"{_WAYS_TO_DIE}|brule")
_KILLED = (
    r"mortellement (?:touche|blesse|atteint|fauche|percute|poignarde)(?:e?s?)"
    r"|(?:touche|blesse|atteint)(?:e?s?) mortellement|n'(?:ont|a|auraient) pas survecu|sans vie"
    r"|portee?s en terre"
    r"|(?:paye de|donne|fait don de|fait le sacrifice de|sacrifie) leurs? vies?|consenti le sacrifice supreme"
    r"|n'en (?:est|sont) pas (?:res)?sorti(?:e?s?)|rendu l'ame|y (?:est|sont) restee?s?"
    r"|ne reviendront (?:pas|jamais|plus)|ne (?:sont|seront) (?:pas|jamais) (?:revenu|rentre)e?s"
    r"|arrachee?s? a (?:l'affection|la vie|leurs? familles?)"
    r"|n'(?:a|ont) (?:pas )?pu etre (?:sauve|secouru|ranime)e?s?"
    rf"|passe(?:e?s?) par les armes|(?<!ete )(?<!sont )depouilles?|cercueils?|{_WAYS_TO_DIE}|inhume(?:e?s?)"
    r"|tue(?:e?s?)|mortels|(?<!de )(?<! a )mort(?! d[e'])"
    r"|morts(?! de (?:faim|fatigue))|mortes?|deces|decede(?:e?s?)|(?<!\bla )tombe(?:e?s?)"
    r"(?! (?:dans|sur|aux mains|entre)\b)|enseveli(?:e?s?) vivant(?:e?s?)"
    r"|peri|perirent|martyrs?|pertes? en vies? humaines?"
    r"|(?:perdu|perdent|laisse) (?:la|leurs?) vies?|trouve (?:la|une) mort|succombe|succombent"
    r"|massacre(?:e?s?)"
    r"|(?<!se sont )(?<!s'est )(?<!s'etaient )abattu(?:e?s?)"
    r"|execute(?:e?s?)|assassine(?:e?s?)|egorge(?:e?s?)|noye(?:e?s?)|disparaitre|cadavres?|(?<!du )corps"
)
_WOUNDED = (
    r"blesse(?:e?s?)|legers|(?:touche|atteint)(?:e?s?) par (?:balles?|des (?:tirs|balles|eclats))"
    r"|(?:grievement|gravement|legerement|serieusement) (?:touche|atteint|brule)(?:e?s?)"
    r"|(?<!malades )(?<!patients )admis(?:es)? (?:\w+ )?(?:aux urgences|en reanimation|a l'hopital)"
    r"|hospitalise(?:e?s?)|brule(?:e?s?)"
    r"|(?<=autres ont ete )touchee?s|contusionne(?:e?s?)|intoxique(?:e?s?)|(?:recu|recoivent) (?:des"
    r"|les (?:premiers )?) ?(?:soins|balles)"
    r"|(?:(?:en|sous) (?:traitement|soins)|traitee?s?) pour (?:leurs|ses|des) (?:blessures|brulures)"
    r"|soigne(?:e?s?)|(?:souffrent|souffre|avec) (?:de |d'|des )(?:\w{3,12} )?(?:blessures|fractures"
    r"|brulures)"
)
#: Verbs in front of the number: «a tué 12 soldats», «a fait 12 morts», «coûté la vie à 12 personnes».
_KILLING = (
    r"tue|tuant|tuer|tuaient|eu raison de|perdu|perd|pleure(?:nt)?|mis en terre"
    r"|(?:entrain|precipit)\w{1,4} dans la mort|(?:cout|ot|fauch|pris"
    r"|pren|arrach"
    r"|vol)\w{1,4} la vie (?:a|aux|de|d')"
    r"|abattu|assassine|massacre|execute|emporte|emportant|fauche|fauchant|decime|enterre|inhume|lynche"
    r"|egorge|decapite|executant|abattant|massacrant"
    r"|tues? ?:|morts? ?:"
)
#: Nouns in front of the number: «la mort, lundi 3 mai, de 12 soldats», «le nombre de morts est de 12».
_DEATH_OF = (
    r"(?:mort|deces|massacre|assassinat|execution|meurtre|perte|noyade|prix de la vie)"
    r"(?:,? (?:ce |le )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: [\w ]{1,20})?,?)?"
    r" (?:de |d'|des )"
    r"|(?:corps|depouilles)(?: sans vie)? (?:de |d')(?!\w)"
)
_DEATHS_ARE = (
    r"\b(?:les|nos|leurs|ses) (?:morts|tues)(?: d[eu] \w{4,9})? : ?"
    r"|nombre (?:de |des )(?:morts|tues|victimes)(?: [\w']{1,12}){0,4} (?:de |a |d')"
    r"|nombre (?:total )?(?:de |des |d')(?:[\w-]{3,20} ){0,3}?(?:morts|tues|victimes|tombes|decedes)"
    r"(?: [\w']{1,14}){0,9}? (?:est|serait|reste|passe|grimpe|monte|s'eleve|s'etablit|atteint)"
    r"(?: \w{2,12})?,? (?:de [\w-]{1,20} a |de |a |d')"
)
_WOUNDED_ARE = (
    r"nombre (?:total )?(?:de |des )blesses(?: [\w'-]{1,14}){0,8}? (?:est|serait|passe|grimpe|monte"
    r"|s'eleve|s'etablit|atteint)(?: \w{2,12})? (?:de [\w-]{1,20} a|de|a|d')"
)
_WOUNDING = rf"soigne|soignent|blessant|blesse|blesser|{_WOUNDED_ARE}"
#: What else is done to people, in front of their number: they come to no harm by it.
_OTHERWISE = (
    r"interpelle|arrete|enleve|kidnappe|capture|libere|relache|secouru|evacue|arretant"
    r"|arrestation d[e']|interpellation d[e']|capturant|neutralisant|neutralisation d[e']"
)
_PEOPLE = (
    r"soldats?|militaires?|civils?|civiles?|personnes?|gendarmes?|policiers?|enfants?|femmes?|hommes?"
    r"|villageois"
    r"|habitants?|passagers?|eleves?|officiers?|victimes?|gardes?|douaniers?|agents?|membres?|elements?"
    r"|casques? bleus?"
    r"|fillettes?|garcons?|bebes?|adultes?|pecheurs?|orpailleurs?|mineurs?|chauffeurs?|paysans?|bergers?"
    r"|eleveurs?"
    r"|commercants?|ouvriers?|employes?|fideles?|supplices?|suppletifs|volontaires?|combattants?"
    r"|manifestants?"
    r"|etudiants?|lyceens?|otages?|migrants?|voyageurs?|occupants?|riverains?|vdp|sous-officiers?|paras?"
    r"|autres?"
    r"|fonctionnaires?|humanitaires?|journalistes?|conducteurs?|apprentis?|nourrissons?|vieillards?"
    r"|freres?|soeurs?|individus?|travailleurs?|touristes?|ressortissants?|refugies?|deplaces?|ecoliers?"
    r"|patients?|malades|camarades|collegues|compagnons|freres d'armes"
    r"|passants?|clients?|pelerins?|marins?|equipiers?|jeunes|filles|opposants?|ames|vies?|mamans?"
    r"|meres?|peres?|braves|heros|fds|recrues|legionnaires|conscrits"
    r"|personnels?|gendres?|medecins?|infirmiers?|sauveteurs?|pompiers?|candidats?|rescapes?|detenus?"
    r"|prisonniers?|gardiens?|surveillants?|spectateurs?|supporters|joueurs|baigneurs|convives|invites"
    r"|enseignants?|imams?|religieux|cultivateurs?|agriculteurs?|guides?|interpretes?|missionnaires?"
    r"|francais|americains?|nigeriens?|nigerians?|maliens?|burkinabe|tchadiens?|chinois|martyrs?|sinistres?"
)
_ATTACKERS = (
    r"combattants? (?:des? groupes? armes?|terroristes?|d?jihadistes?|ennemis?)|terroristes?"
    r"|assaillants?|djihadistes?|jihadistes?|insurges?|bandits?|rebelles?|kamikazes?"
    r"|attaquants?|ennemis?"
    r"|islamistes?|shebabs?|malfaiteurs?|hommes armes|individus armes|agresseurs?|criminels?|ravisseurs?"
    r"|(?:narco)?trafiquants?|voleurs?|braqueurs?|braconniers?|pirates?|coupeurs? de routes?"
)
#: What every sentence about a toll has.
ANY_HARM = LiteralFilter(
    "tue", "tua", "perd",
    "mort", "dece", "tomb", "peri", "vie", "succomb", "massacr", "abattu", "execut", "assassin",
    "egorg", "noy", "cadavre", "corps", "bless", "victime", "touche", "atteint", "perte h", "pertes h",
    "perte n", "perte d", "noyade", "legers", "sacrifi",
    "survec", "surviv", "rendu l'ame", "par les armes", "depouille", "cercueil", "inhum", "enterr",
    "carbonis", "calcin",
    "asphyx", "electrocut", "lynch", "decapit", "fusill", "poignard", "broye", "dechiquet", "pietin",
    "foudroy",
    "etouff", "emport", "fauch", "decim", "hospitalis", "contusion", "intoxi", "soins", "soigne", "brule",
    "traite", "brulure",
    "fracture", "recu des", "eu raison", "sortis", "pleure", "en terre", "indemne", "degats",
    "sont reste", "reviendr", "revenus", "rentres", "arrache", "pu etre", "admis",
)  # fmt: skip
CUE = re.compile(
    rf"(?<![\w-])(?:(?P<killed>{_KILLED})|(?P<wounded>{_WOUNDED})|(?P<other>(?:arrete|interpelle|enleve"
    rf"|evacue"
    rf"|deplace|neutralise|detruit|incendie|brule|capture|sans[- ]abri"
    rf"|sans (?:toit|logis|domicile)|saisi|recupere|libere|secouru|relache"
    rf"|endommage|exfiltre|sauve)(?:e?s?)|portee?s? disparue?s?))\b"
)
#: What may stand between a verb and a number: «a interpellé mardi à Gani une vingtaine de …».
_WHEN_AND_WHERE = (
    r"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|ce (?:jour|soir)-la) "
    r"(?:matin |soir |apres-midi )?)?"
    r"(?:(?:a|pres de|dans) (?:l[ae] |l')?[\w-]{3,20} )?"
)
ACTIVE = re.compile(
    rf"(?<![\w-])(?:(?P<death>{_DEATH_OF}|{_DEATHS_ARE})|(?:(?P<killed>{_KILLING})|(?P<wounded>{_WOUNDING})"
    rf"|(?P<other>{_OTHERWISE}))(?:\s|(?<=d')))(?:sur le coup |au (?:moins"
    rf"|passage) )?{_WHEN_AND_WHERE}(?:\w+ ){{0,2}}?(?:[«\"“‘] ?)?\Z"
)
#: Those who did it, directly in front of what happened: «parmi les assaillants tués».
OF_ATTACKERS = re.compile(rf"(?<![\w-])(?:{_ATTACKERS}) \Z")
#: Whose bodies were found, behind the word: «douze corps de terroristes».
BODIES_OF = re.compile(rf"(?<=corps|morts)(?: sans vie)? (?:de |d'|des |du cote des )(?:{_ATTACKERS})\b")
#: What is set between dashes, which says who those before are: «deux Nigériens - leur guide et un ami -».
APPOSITION = re.compile(r"(?<= [-–—] )[^.;–—]{3,80}?(?= [-–—] )")
#: Who a number of people are, between commas: «deux personnes, le chauffeur et un gendarme, ont été tuées».
WHO_THEY_ARE = re.compile(
    r"(?:(?<=personnes)|(?<=hommes)|(?<=victimes)|(?<=membres)|(?<=employes)|(?<=voyageurs)|(?<=passagers))"
    r", (?:l[ae] |l'|les |une? )[^.;:]{2,90}?(?:, | et )"
    r"(?:l[ae] |l'|les |une? |deux )[^.;:,]{2,50},(?= (?:ont|sont|auraient|seraient|y ont)\b)"
)
DEATHS_ARE = re.compile(rf"(?:{_DEATHS_ARE}|{_WOUNDED_ARE} )\Z")
#: In front of a number of dead that their noun stands far from it.
MAX_CHARS_TO_DEATHS = 110
#: The same at the beginning of a clause: «des quarante passagers, douze …».
WHOLE_FIRST = re.compile(r"(?:\A\W{0,3}|[.;:] )des \Z")
#: Behind a number, what makes it an age: «26 enfants de 5 et 6 ans».
AGE = re.compile(r"(?: (?:et|a|ou) \d{1,3})? ans\b")
#: In front of a number, the whole of which parts follow: «sur les 217 victimes, 108 …».
WHOLE = re.compile(
    r"(?<!feu )(?<!tire )\bsur (?:(?:les|ces|un total d[e']) ?)?\Z"
    r"|\b(?:commando|groupe|patrouille|equipe|section|bataillon|convoi"
    r"|equipage|effectif|foule)s?(?: \w{1,12})? d(?:e |')\Z"
)
#: Among the killed, those who did it: «19 morts, dont 18 parmi les assaillants».
ATTACKERS_AMONG = re.compile(rf"(?: «)? (?:parmi |sont |etaient )?(?:les |des )?(?:{_ATTACKERS})\b")
#: The same where they are the subject: «les assaillants ont fait 19 morts, dont 18 parmi eux».
ATTACKERS = re.compile(rf"\b(?:{_ATTACKERS})\b")
OF_THEM = re.compile(r" (?:parmi eux|d'entre eux|des leurs|dans leurs rangs)\b")
#: Those whom such a one calls its own: «les assaillants ont perdu vingt des leurs».
THEIR_OWN = re.compile(r" (?:des (?:leurs|siens)|de (?:leurs|ses) (?:hommes|combattants|elements|membres))\b")
THEY_LOST = re.compile(rf"\b(?:{_ATTACKERS}|groupe|mouvement|organisation|faction)\b[^.;:]{{0,80}}\Z")
#: In front of a number, whose side it is of: «Côté ennemi : 77 morts».
ENEMY_SIDE = re.compile(
    r"\b(?:cote|rangs?) (?:de l')?(?:ennemis?|adverses?|terroristes?|assaillants?) ?:? ?(?:\w+ )?\Z"
)
#: Behind a toll, what its parts may follow without a word for it: «Bilan : 20 morts, 18 assaillants et …».
DEAD = re.compile(r" morts?[,:] ")
#: In front of a number, an event before this one: «un mois après l’attaque d’Inata, qui avait fait 71 morts».
OF_BEFORE = re.compile(
    r"(?P<other>\b(?:egalement|aussi|deja) (?:endeuill|frapp|touch|meurtri)\w{0,4} [^.;]{0,60}\Z)"
    r"|\b(?:apres|depuis|celles?|celui|comme|rappel\w{0,5})\b[^.;]{0,110}?"
    r"\b(?:qui|laquelle|lequel|ayant|dans lesquels?)\b(?P<past>[^.;]{0,12}?\bavai(?:t|ent))?[^.;,]{0,60}\Z"
)
MORE_CHARS = 60
NOUN = re.compile(
    r"\s?(?:d'|de |des )?(?:(?:autres |leurs |ses |nos )?(?:jeunes |petite?s? |simples? |nouveaux |nouvelles "
    r"|vaillante?s? |braves? |valeureu(?:x|ses) |paisibles? |innocente?s? |pauvres? |malheureu(?:x|ses) "
    r"|compatriotes |concitoyens )?"
    rf"(?:(?P<attackers>{_ATTACKERS})|(?P<people>{_PEOPLE}))|(?P<others>autres?))\b"
    r"|\s(?P<own>des (?:notres|miens|siens|leurs))\b"
)
#: People who are told of as a whole, before who they are.
ANY_PEOPLE = re.compile(
    r"\s?(?:d'|de )?(?:personnes|victimes|morts|tues|blesses|corps|depouilles|deces|habitants|villageois"
    r"|hommes|civils|des (?:notres|leurs|siens))\b"
)
#: Which of the people a number counts: of one nation, civilians, soldiers.
SIDE = re.compile(
    r"\s(?:(?P<national>francais|americains?|belges|allemands?|chinois|italiens|espagnols|britanniques|russes"
    r"|turcs|indiens|libanais|europeens|occidentaux|marocains|algeriens|ivoiriens|senegalais)"
    r"|(?P<civil>civile?s?|villageois|habitants)|(?P<military>soldats?|militaires?|gendarmes?|policiers?"
    r"|gardes?))\b"
)
PART = re.compile(
    r"(?<![\w-])(?:dont(?! le (?:bilan|nombre|total|decompte)\b)"
    r"|parmi (?:eux|elles|lesquels|lesquelles|les victimes)"
    r"|y compris|notamment|au nombre desquels|entre autres)\b"
)
#: In front of a number, the cases of a disease some of which ended in death: «214 cas, dont onze mortels».
OF_CASES = re.compile(r"\b(?:cas|malades|contaminations)(?: (?:de |d')?\w+){0,2},? dont (?:\w+ )?\Z")
#: Behind a number of wounded, what makes them the worst of more: «18 blessés sont en urgence absolue».
GRAVELY = re.compile(
    r" (?:[\w']{1,12} ){0,3}(?:en|dans un|entre) [^.,;]{0,12}(?:urgence absolue"
    r"|etat (?:critique|grave|desespere)|la vie et)"
)
#: Behind a number of wounded, what makes them dead, who are told of with all others: «… ont succombé».
SUCCUMBED = re.compile(
    r"(?: (?:dans|lors d[e']|au cours d[e']|pendant)[^,.;:]{2,40}?,?)?"
    r"(?: (?!et\b)[\w'-]{1,16}){0,5} (?:(?:ont|avaient|auraient) (?:\w+ )?(?:succombe|peri|rendu l'ame)"
    r"|(?:sont|etaient) (?:\w+ )?(?:morte?s|decedee?s)|se (?:sont|seraient) (?:\w+ )?eteinte?s"
    r"|n'(?:ont|auraient) pas survecu)\b"
    r"|(?: [\w-]{2,12})? (?:(?:succomb|meur|deced)ent|s'eteignent)\b"
    r"|(?: (?!et\b)[\w-]{2,12}){0,2},? (?:ayant (?:\w+ )?(?:succombe|peri)|etant (?:morts|decedes)"
    r"|(?:morts|decedes) )"
)
#: Behind a number of killed, what makes it one of others too: «700 morts et disparus».
AND_MISSING = re.compile(r" (?:et|ou) (?:disparus|blesses|portes disparus)\b")
#: What ends a part, in front of what happened to the whole.
AFTER_PART = re.compile(r",|\b(?:ont|sont|auraient|seraient|a|est)\b")
#: Behind a number, what makes it a part of others: «deux des blessés», «trois d’entre eux».
OF_OTHERS = re.compile(
    r"\s?(?:des(?! (?:notres|miens|siens|leurs)\b)(?! \d[\d ]*[a-z])(?! (?:[\w-]+ ){0,3}?(?:passagers"
    r"|occupants|voyageurs|personnes|membres d'equipage)\b)"
    r"|d'entre|parmi|de (?:ces|leurs|nos(?! (?:\w+ )?(?:soldats|militaires|hommes|elements|gendarmes"
    r"|policiers|gardes|compatriotes|concitoyens|civils|freres|fils|enfants|parents|villageois)\b)|ses)"
    r"(?! (?:occupants|passagers|voyageurs|camarades|collegues|compagnons|freres d'armes)\b))\b"
)
JOINED = re.compile(
    r"(?:(?! - )[^.;:()–—«»]){0,70}?(?:,| et| ainsi que| plus)\s?"
    r"(?:a (?!(?:dit|raconte|indique|ajoute|affirme|declare|precise|confie|assure"
    r"|annonce)\b)[\w-]{3,30} |au moins |pres de |environ |d'|de |ses |leurs |les |aussi )?\Z"
)
#: What is said beside a number, between it and what it is summed with: «15 civils (dont deux Belges) et 3 …».
IN_BRACKETS = re.compile(r" ?\((?:dont|parmi|y compris)\b[^()]{1,60}\)")
CLAUSE = re.compile(
    r"[.;:!?()«»]|, (?:tandis|alors|selon|mais|et (?:a|ont|ses|leurs)\b)|(?<!\bainsi )\bque\b"
)
PASSIVE = re.compile(r"[^.,;]{0,110}?\b(?:(?:ont|a|auraient|aurait) ete|est|sont) (?:\w+ment )?\Z")
INTRANSITIVE = re.compile(
    r"paye|donne|fait|sacrifie|consenti|peri|perdu|perdent|trouve|laisse|succomb|disparaitre"
)
#: «12 de blessés»; what ends the clause of a part.
OF = re.compile(r"\s(?:d'|de )")
NEW_CLAUSE = re.compile(r"[.;:()]|\b(?:ont|a|sont) ")
#: What may be «un autre» and is nobody.
OTHER_THING = re.compile(
    r"\sautre (?:bilan|decompte|chiffre|compte|version|source|communique|attaque|assaut|raid|embuscade"
    r"|explosion|incident|accident|fois|jour|village|poste|ville)\b"
)
#: Nouns of what comes to no harm as people do: animals, measures.
NO_PEOPLE = (
    r"(?:ans|heures|jours|mois|semaines|fois|minutes|metres|kilometres|tetes|animaux|bovins|boeufs|moutons"
    r"|chevres|chameaux|dromadaires|anes|betes|elephants|lions|vaches|poulets|volailles|poissons|porcs|ovins"
    r"|cas|foyers|prelevements|echantillons|caprins|ruminants|chevaux|francs|euros|dollars|millions|milliards|villages|attaques|coups|balles)"
)
#: Any noun in the plural, where what happened to them follows at once.
ANY_NOUN = re.compile(
    rf"\s?(?:d'|de )?(?!{NO_PEOPLE}\b)"
    r"\w{2,24}[sx]\b(?=[^.,;:]{0,40}? (?:ont ete|ont peri|sont morts|ont trouve|ont perdu))"
)
#: One person, by any noun: «un vigile malien a été tué».
ANY_ONE = re.compile(
    rf"\s(?!{_ATTACKERS}|drone|avion|helico|aeronef|appareil|chasseur|arbre|missile|engin|lion|elephant)"
    r"\w{3,20}(?: (?!et\b|a\b|est\b|qui\b|par\b|ont\b|dont\b)[\w'-]{1,20}){0,6}"
    r"(?:, agee? d[e'] ?[^,.;]{2,24},)? "
    r"(?=(?:y )?(?:a (?:egalement |aussi )?(?:ete (?:mortellement |grievement |legerement |gravement )?"
    r"(?:tue|abattu|assassine|blesse|egorge|execute|lynche|poignarde|touche|atteint|fauche|ecrase)"
    r"|peri|succombe"
    r"|perdu la vie|trouve la mort)|est (?:mort|decede))e?\b)"
)
VERB_FOLLOWS = re.compile(
    r"\s?(?:se sont|n'ont|ont|sont|restent|demeurent|seraient|auraient|y ont|en sont)\b"
)
#: Behind a number, what befell them: «ils étaient douze à perdre la vie».
TO_DIE = re.compile(
    r" a (?:y )?(?:avoir |etre )?(?:perd(?:re|u) la vie|laisser? la vie|perir?|mourir|morts|tues"
    r"|succomber?|tombes|trouver? la mort)\b"
)
#: Behind a number, what it is the number of: «porte à quinze le nombre de personnes qui ont perdu la vie».
NUMBER_OF_DEAD = re.compile(
    r" (?:desormais )?le (?:nombre|total|bilan) (?:total )?(?:de |des "
    r"|d')(?:\w{4,14} )?(?:(?:qui )?(?:ont |sont )?)?"
    r"(?:perdu la vie|peri|trouve la mort|tuee?s?|mortes?|morts|decedee?s?|deces"
    r"|victimes)\b(?![^.;]{0,30}\bdepuis\b)"
)
