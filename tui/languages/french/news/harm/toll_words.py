"""The words of whole tolls in French, folded: nobody was killed, an earlier toll, a provisional one."""

from __future__ import annotations

import re

from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern

_NOT_HARMED = r"n'(?:a|est|aurait) (?:\w+ment )?(?:ete )?"
NO_VICTIM = FilteredPattern(
    r"(?<![\w-])(?:aucune?|sans(?: faire)?(?: de)?|pas (?:fait )?de|ni) (?:pertes? (?:humaines?"
    r"|en vies? humaines?)|pertes? en vies?"
    r"|victimes?|mort|deces)\b|(?<![\w-])ni morts? ni blesses?|\bsains? et saufs?\b"
    rf"|\b(?:personne|nul(?:le)?|aucune? (?:personne|civile?|soldat|militaire|habitante?|passager))"
    rf" {_NOT_HARMED}"
    r"(?:tue|touche|atteint|mort|decede|peri|trouve la mort|perdu la vie)"
    r"|\bpas (?:eu )?(?:de )?mort d'homme|\bpersonne n'a (?:peri|trouve la mort|perdu la vie)\b"
    r"|\bla vie a personne\b"
    r"|\bque des (?:degats|dommages|pertes) (?:purement |seulement )?materiel"
    r"|\b(?:zero|aucune?) pertes? (?:n'est|n'a|n'etait|a deplorer|a signaler)|\bzero morts?\b"
    r"|\btou(?:s|tes) (?:les|ses|ces) (?:[\w'-]+ ){1,3}?(?:sont|sortent|s'en sortent|s'en sont sortis)"
    r"(?: sorti(?:e?s))?(?: tous)? indemnes"
)
NO_WOUNDED = FilteredPattern(
    r"(?<![\w-])(?:aucune?|sans(?: faire)?(?: de)?|pas (?:fait )?de|ni) (?:blesse|victime)s?\b"
    r"|\bni morts? ni blesses?\b"
    rf"|\b(?:personne|nul(?:le)?|aucune? (?:personne|civile?|soldat|militaire|habitante?|passager))"
    rf" {_NOT_HARMED}"
    r"(?:blesse|touche|atteint)"
)
#: Behind «aucune victime», whose side alone that is said of: «dans nos rangs».
OF_ONE_SIDE = re.compile(
    r"[^.;:]{0,50}?\b(?:(?:dans|de|parmi|au sein de) (?:nos|leurs|ses|les|notre|leur) (?:propres )?"
    r"(?:rangs|troupes|combattants|hommes|elements|forces|unites|moudjahid\w{0,4})"
    r"|d[eu] (?:notre|leur|son) cote|cote (?:ami|assaillants?|rebelles?)"
    r"|du cote des (?:assaillants|rebelles|insurges))\b"
)
#: What a toll before this one was: it no longer holds.
EARLIER = FilteredAlternatives(
    r"(?:precedent|ancien|initia)(?:e|s|es|l|ux)? (?:bilan|decompte|communique)|bilans? (?:initia|preceden"
    r"|anterieur)"
    r"|\bpremi(?:er|ere)s? (?:bilan|decompte|communique|evaluation|estimation)s?"
    r" (?:[\w']{1,20} ){0,4}?(?:faisai|etai|evoquai|parlai|donnai"
    r"|annoncai|indiquai|avai|portai)e?n?t\b"
    r"|\bavai(?:t|ent) (?:precedemment|initialement|d'abord) ete (?:estime|evalue|annonce|donne)"
    r"|(?<!ce qui )(?<!ce que nous )(?:avions|avait|avaient|avais) (?:\w+ ){0,5}?(?:annonce|indique"
    r"|fait etat|evoque|donne|parle|avance"
    r"|rapporte|ecrit|compte)"
    r"|\bnous (?:rapportions|ecrivions|annoncions|indiquions|evoquions|parlions|donnions|faisions etat)\b"
    r"|\b(?:notre|nos) (?:numeros?|editions?|journa(?:l|ux)|livraisons?|bulletins?|antenne) [^.;:]{0,40}"
    r"\b(?:fais|donn|annonc|parl|evoqu|indiqu)ai(?:t|ent)\b"
    r"|\bdans un premier temps\b|contre \w+ (?:morts|tues|blesses) (?:annonces|selon)"
)
TOTAL = FilteredPattern(
    r"\bbilan\b(?! (?:\w{2,10} ){0,2}(?:lourd|eleve|tragique|effroyable|macabre))|\bau total\b|\ben tout\b"
    r"|\btotal de\b|\b(?:port|pass|ramen|mont|grimp)\w{1,4} a\b|\bs'eleve\b|\bs'etablit\b"
    r"|\bce sont (?:desormais|maintenant|donc|en realite)\b"
)
#: Behind a number, that it is what all the dead come to: «six personnes ont donc péri».
SO_MANY_NOW = re.compile(
    r" (?!autres?\b)[\w'-]{3,20}(?: [\w'-]{3,20}){0,2} (?:y )?(?:ont|sont) "
    r"(?:donc|ainsi|desormais|maintenant|au total|en tout) "
    r"(?:peri|perdu|laisse|trouve|succombe|mort|decede|tue|tombe|ete tue)"
)
#: What makes a toll the least that there are: more may be found.
PROVISIONAL = FilteredPattern(
    r"\b(?:bilan|decompte|chiffre)s?,? (?:[\w']{1,12} ){0,2}?provisoires?\b|\bprovisoirement\b"
    r"|\bpremier bilan\b|\ba ce stade\b|\bpour l'heure\b|\bpour l'instant\b"
    r"|\bcorps (?:[\w']{1,12} ){0,3}(?:ont|auraient|avaient) (?:deja )?ete (?:remont|degag"
    r"|repech|retrouv|decouv|inhum|enterr"
    r"|mis en terre)"
    r"|\bdeja (?:ete )?(?:recens|retrouv|repech|enregistr)"
)
#: Behind a number, what makes it that of months or years, not of one event: «3 000 soldats depuis 2015».
OF_YEARS = re.compile(
    r"(?P<told>[^.,;:!?]{0,60}?)\b(?:"
    r"depuis (?:(?:le debut|la fin|debut|fin|l'annee|l'an|janvier|fevrier|mars|avril|mai|juin|juillet|aout"
    r"|septembre|octobre|novembre|decembre) ?(?:de (?:l'|cette )?)?)?"
    r"(?:(?:19|20)\d\d\b|annee\b|l'insurrection\b|la guerre\b|le conflit\b)"
    r"|depuis (?:[\w-]+ )?(?:mois|ans|annees)\b"
    r"|en (?:19|20)\d\d\b|(?:l'an|l'annee) (?:dernier|derniere|passee?)\b|par an\b|chaque annee\b"
    r"|au (?:cours du )?(?:premier|deuxieme|second|troisieme|quatrieme|dernier) (?:se|tri)mestre\b"
    r"|en (?:moins d'|plus d'|l'espace d')?(?:un|deux|trois|quatre|cinq|six|dix|douze|\d{1,2}) (?:mois"
    r"|ans)\b)"
)
#: The same in front of it: «Depuis janvier, quinze soldats ont été tués».
SINCE_LONG = re.compile(
    r"(?:\A|[.;:] )\W{0,3}(?:depuis (?:le debut de l'annee|20\d\d|[\w-]+ (?:ans|mois)|des (?:mois|annees)"
    r"|(?:le mois de )?(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre"
    r"|decembre))|en (?:20\d\d|[\w-]+ (?:ans|mois))|cette annee|l'an dernier),? [^.;:]{0,60}\Z"
    r"|,? depuis (?:l'an |l'annee )?20\d\d,? (?:ont |a )?(?:deja )?(?:fait|cause|coute|tue)\b[^.;:]{0,60}\Z"
)
#: What makes tolls those of a movement up to now, not of one of its days.
OF_MOVEMENT = FilteredPattern(
    r"\bdepuis (?:leur|son) (?:debut|lancement|declenchement)\b"
    r"|\bune? (?:deux|trois|quatr|cinqu|six|sept|huit|neuv|dix)ieme (?:personne|mort|victime|deces)\b"
    r"[^.;]{0,60}\b(?:mouvement|mobilisation|contestation|crise)\b"
    r"|\bdepuis le (?:debut|lancement|declenchement|demarrage) d(?:e (?:la |l'|ce |cette |ces )?|u |es )"
    r"(?:\w+ )?(?:mouvement|mobilisation|crise|contestation|manifestation|conflit|fronde|greve|revolte"
    r"|protestation|emeute|trouble)"
    r"|\bapres (?:[\w-]+ ){1,3}(?:semaines?|mois) de (?:\w+ )?(?:protestation|mobilisation|manifestation"
    r"|mouvement|contestation|crise)"
    r"|\b(?:manifestation|protestation|mouvement|evenement|blocage)s?\b[^.;]{0,110}\b(?:declenche|debute"
    r"|commence|entame)\w{0,3} (?:le \d|a la mi|debut|il y a)"
    r"|\b(?:mouvement|evenements|manifestations|blocages)\b[^;]{0,240} depuis (?:le \d|la mi-)"
    r"|\bdepuis (?:le \d|la mi-)[^.;]{0,30}\b(?:mouvement|evenements|manifestations|blocages|mobilisation"
    r"|contestation|crise|fronde)\b"
)
#: The same where no day is told.
OF_WHOLE_MOVEMENT = FilteredPattern(
    r"\b(?:mouvement|contestation|fronde|crise)\b[^.;]{0,110}\ba (?:deja )?(?:fait|cause|coute"
    r"|ete endeuille)\b"
    r"|\b(?:survenue?s|mort[es]{0,2}|decede\w*|tuee?s)\b[^.;]{0,40}\b(?:en marge|lors) des manifestations\b"
    r"|\ben marge des manifestations qui ont (?:debute|commence)\b"
)
SOME_DAY = re.compile(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|aujourd'hui|week-end|nuit|matin|soir)\b"
)
#: Between the number and the years, what says that it is the greatest in them: «la plus meurtrière depuis
#: 2015».
GREATEST = re.compile(r"\b(?:plus|pires?|jamais|premi\w{2,3}|record|precedent|inedite?)\b")
#: What goes on for so long that its toll is counted so.
GOES_ON = FilteredPattern(r"cholera|epidemi|meningite|rougeole|diphterie|dengue|inondation|pluies|\bcrues?\b")
#: In front of a number, that it is not so: «dément le chiffre de soixante morts», «loin des soixante morts».
REJECTED = re.compile(
    r"\b(?:dement|dementent|dementi|rejette|rejettent|refute|refutent|conteste|contestent|recuse|nie"
    r"|nient|loin d(?:e |es |'))"
    r"[^.;:]{0,40}\Z|\b(?:et non|et pas|au lieu d(?:e|es)|plutot que) (?:de )?\Z"
    r"|\b(?:nous (?:avions|avons)|on (?:a|avait)) (?:d'abord |initialement |par erreur |\w{4,12}ment )?"
    r"(?:ecrit|annonce|indique|avance|publie|donne|rapporte|parle)(?: d'abord| par erreur)? ?"
    r"(?:le (?:chiffre|nombre) )?(?:de |d')?\Z"
)
#: That those who attacked are among the dead, nobody says how many: «trente morts du côté des gendarmes et
#: des assaillants»; in a sentence, and behind their number.
_OF_BOTH = (
    r"\b(?:dans les rangs d|parmi l|entre l|du cote d)[^.;:,()]{3,40} et (?:du cote )?"
    r"(?:d(?:es |e l'|e la |u |e )|l(?:es |'|e |a ))"
    r"(?:assaillants|d?jihadistes|terroristes|rebelles|insurges|attaquants|groupes? armes?)"
)
IS_OF_BOTH_SIDES = FilteredPattern(_OF_BOTH)
BOTH_SIDES = re.compile(rf"[^.;:,()]{{0,30}}?{_OF_BOTH}")
#: Behind those who died, that the ones told before are among them: «deux corps, onze morts au total».
IN_ALL = re.compile(r" (?:au total|en tout)\b")
#: A number without a noun, at another place, of other people or causes: «70 morts à Bani et 30 à Téra», «six
#: personnes sont mortes à Bani, trois à Téra».
AT_PLACE_TOO = re.compile(
    r"(?: (?:sont|ont) [^.,;:()\d]{4,40}?)? (?:a|dans|sur|parmi|chez|par) [^.;:()]{2,40}"
    r"(?: ?\([^()]{1,60}\))?(?:,| et) \Z"
)
AT_PLACE = re.compile(r" (?:a|dans|parmi|chez|par) \w")
