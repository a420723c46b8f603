"""What happens to people who are counted in French sentences: arrested, abducted, displaced; folded words."""

from __future__ import annotations

from tui.languages.patterns.filtered_alternatives import FilteredAlternatives

_RAVISHERS = (
    r"(?:de |d'|des )?(?:les |leurs |ces )?(?:ravisseurs|hommes|bandits|inconnus|djihadistes|assaillants)"
)
_PRISON = r"(?:prison|maison d'arret|camp penal|centre penitentiaire|penitencier|cellules?|geoles?)"
#: In front of what is an arrest there, and a decree behind these.
_NO_DECREE = r"(?<!\bun )(?<!\bcet )(?<!\bl')(?<!\bd')(?<!\bpar )(?<!\bson )(?<!\bnouvel )"
#: What happened to people who are counted, by the words around the number.
_FATES = {
    "released": (
        r"(?:libere|relache|gracie|amnistie|elargi)(?:e?s)?|(?:retrouve|recouvre) (?:la |leur )liberte"
        r"|(?:remis|rendu)(?:e?s)? (?:[\w'-]+ ){0,3}?a (?:leurs? (?:parents?|familles?|proches)|la liberte)"
        r"|retrouve (?:\w+ )?leurs? (?:familles?|proches|parents)|(?:est|sont) (?:[\w']+ ){0,2}libres?"
        r"|(?:sorti|tire|arrache)(?:e?s) (?:\w+ )?(?:des|aux) (?:mains|griffes|geoles)"
        r"|remise?s? en liberte|(?<!patriotique de )(?<!national de )(?<!nationale de )(?<!populaire de"
        r" )(?<!front de )(?<!mouvement de )(?<!armee de )liberations?|(?:beneficie|beneficient"
        r"|beneficieront)(?: [\w-]+){0,4}? d'une (?:grace|amnistie|remise de peine|liberation)"
        rf"|quitte (?:\w+ )?(?:la |leur |les |sa )?{_PRISON}(?![^.;]{{0,60}}(?:tunnel|\bmur|mutin|cavale))"
    ),
    "arrested": (
        rf"(?:{_NO_DECREE}arrete|interpelle|apprehende|intercepte|ecroue|incarcere|alpague|defere|emprisonne|embastille"
        r"|rafle|inculpe|coffre|epingle)(?:e?s)?|(?:(?<=camarades )|(?<=manifestants )|(?<=militants )"
        r"|(?<=etudiants )|(?<=jeunes )|(?<=ete ))embarquee?s(?! (?:sur|pour|vers|a bord|dans)\b)"
        r"|(?:ramasse|cueilli"
        r"|detenu)(?:e?s)? (?:par|a l'aube|a leur|depuis"
        r"|dans|chez)\b"
        r"|(?:(?<=sont )|(?<=seraient )|(?<=etaient )|(?<=restent )|(?<=toujours ))detenue?s"
        r"|en detention\b|derriere les barreaux|au violon\b|au trou\b"
        r"|gardee?s? a vue|placee?s? (?:en garde a vue|sous mandat de depot|en detention|sous ecrou)"
        r"|en garde a vue"
        r"|(?:mis(?:es)? )?sous les verrous|arrestations?|interpellations?|aux arrets"
        r"|(?:tombe|pris)(?:e?s)? (?:[\w-]+ ){0,3}?dans (?:les|leurs|ses) (?:filets|mailles)"
        r"|hors d'etat de nuire"
        r"|presente(?:e?s)? (?:\w+ )?(?:au (?:procureur|parquet|juge)|a la (?:presse|justice)"
        r"|devant le (?:juge|procureur))"
        r"|(?:conduite?s?|emmenee?s?|auditionnee?s?|pass\w{1,6} la nuit|dorm\w{1,6}"
        r"|retenue?s?) (?:\w+ )?(?:au (?:commissariat|poste)"
        r"|a la (?:gendarmerie|police|brigade)|dans les locaux (?:de la|du)|en garde a vue)"
        rf"|embarquee?s? par (?:la police|les gendarmes|des policiers)|(?:dorm"
        rf"|croupi|moisi|attend)\w{{1,6}} (?:\w+ )?(?:(?:en|dans une|a la) {_PRISON}|dans les locaux"
        rf"|dans les geoles)"
        r"|(?:aux|entre les) mains (?:de la|des|de l'|de) ?(?:police|gendarmerie|justice|gendarmes|policiers"
        r"|forces|enqueteurs|autorites|services)"
    ),
    "abducted": (
        r"(?:enleve|kidnappe|emmene|sequestre|ravi)(?:e?s)?|otages?|captifs?|captives?|captur(?:e|es|ees)"
        r"|rapts?|enlevements?|tombe(?:e?s)? (?:aux|entre les) mains|pris(?:e?s)? en otages?"
        rf"|retenue?s? par {_RAVISHERS}|(?:aux|entre les) mains {_RAVISHERS}"
    ),
    "displaced": (
        r"(?:ont|avaient|auraient) (?:\w+ )?fui|sans (?:rien(?! \w+(?:er|ir|re)\b)|logis|domicile)|sans-logis"
        r"|(?:(?<!s'est )(?<!se sont )(?<!s'etaient )deplace|sinistre|refugie|deloge)(?:e?s)?"
        r"|sans-abri|sans abri|sans toit"
        r"|n'(?:ont|avaient|auront) plus (?:de |d')(?:toit|abri|logement|logis|maison"
        r"|domicile|foyer|chez-soi)|n'(?:ont|avaient) plus ou (?:dormir|loger|s'abriter)"
        r"|perdu leurs? (?:toits?|maisons?|logements?|abris?)|dorment (?:dehors|a la belle etoile|sous)"
        r"|trouve refuge|a l'exode|chassee?s de|a la rue|a fuir\b|sur les routes"
        r"|(?:du |contraints? (?:de |a ))?(?:quitter|fuir|abandonner|fui|quitte|abandonne) (?:leurs? |la "
        r"|les )?"
        r"(?:domiciles?|maisons?|foyers?|villages?|logements?|habitations?|zone|violences|combats)"
        r"|(?:touche|affecte|impacte|frappe)(?:e?s)? par (?:les |l'|la |le |des |ces )?(?:inond|pluie"
        r"|intemp|crue|catastroph|incendie|seisme|cyclone|tempete|eaux|ouragan)\w*"
        r"|evacue(?:e?s)?(?! (?:vers|a|dans|sur) (?:l'|les? |des |un )?(?:centre|hopita|chu))"
    ),
    "missing": (
        r"disparu(?:e?s)?|portee?s? disparue?s?|introuvables?|manqu(?:e|ent|ait"
        r"|aient) (?:(?:\w+ )?a l'appel|toujours|encore)"
    ),
    "rescued": (
        r"(?:secouru|rescape|repeche|sauve)(?:e?s)?(?! par balle)|survivants?|sains? et saufs?"
        r"|(?:a|ont) ete (?:secouru|sauve|tire)(?:e?s)?"
    ),
    "escaped": (
        r"evade(?:e?s)?|enfuie?s|echappe(?:e?s)|fait la belle|fugitifs|(?:s'|de s')(?:evader|echapper|enfuir)"
        r"|(?:pu|reussi a|parvenue?s? a) (?:s')?(?:echapper|evader|enfuir)"
        rf"|quitte la {_PRISON}|pris la (?:fuite|cle des champs)|fausse compagnie|evasions?"
    ),
    "condemned": (
        r"condamne(?:e?s)?|(?:reconnu|declare|juge)(?:e?s)? coupables?|ecop\w{1,5}|frappe(?:e?s)? d(?:e "
        r"|')peines"
    ),
    "acquitted": r"(?:acquitte|relaxe|blanchi|disculpe|innocente)(?:e?s)?|mis(?:es)? hors de cause"
    r"|(?:sort|ressort|repart)\w{1,4} libres?",
    "sanctioned": (
        r"sanctionne(?:e?s)?|figur\w{1,4} (?:\w+ ){0,2}sur (?:la|une|cette) liste"
        r"|vise(?:e?s)? par (?:l[ea]s? |ces "
        r"|des )?sanctions|inscrit(?:e?s)? sur (?:la"
        r"|une|sa) liste"
    ),
    "expelled": (
        r"(?:expulse|refoule|renvoye|reconduit|deporte)(?:e?s)?"
        r"|vue?s? (?:signifier|notifier) (?:[\w'-]+ ){0,4}?expulsion"
        r"|declare(?:e?s)? (?:\w+ )?(?:personae? non gratae?|indesirables?)"
        r"|(?:(?:prie|somme)(?:e?s)?|recu (?:\w+ )?l'ordre|mis(?:es)? en demeure)"
        r" (?:[\w'-]+ ){0,3}?de quitter"
        r" (?:le (?:pays|territoire|sol)|l[ea] (?:niger|mali|tchad|burkina|benin|togo|senegal|cameroun"
        r"|nigeria|ghana|guinee|mauritanie|france|libye|soudan|maroc)|l'algerie)"
    ),
    "repatriated": r"rapatrie(?:e?s)?|rapatriements?|retournes|(?:rentres|revenus) (?:au pays|chez eux)",
    "disarmed": (
        r"(?:desarme|demobilise)(?:e?s)?|(?:depose|rendu|remis|livre|restitue|deposer|rendre|remettre)"
        r" (?:\w+ )?(?:les|leurs) (?:armes|fusils)"
        r"|(?:s'est|se sont) rendue?s?\b"
    ),
    "dismissed": (
        r"lettres? de (?:renvoi|licenciement)|leur (?:renvoi|licenciement)|mis(?:es)? a (?:pied|la porte)"
        r"|remercie(?:e?s)|(?:en conge|au chomage|en chomage) technique"
        r"|(?:limoge|licencie|revoque|radie|congedie|destitue|demis)(?:e?s)?"
    ),
    "jobs": r"(?:recrute|embauche)(?:e?s)?|recrutements?|embauches",
    "trained": (
        r"(?:forme|diplome)(?:e?s)|(?:termine|acheve|boucle) leur (?:formation|instruction|stage)"
        r"|(?:recu|recoivent) (?:[\w-]+ ){0,4}?leurs? (?:attestations?|diplomes?|galons|berets?|parchemins?)"
    ),
    "vaccinated": r"vaccine(?:e?s)?|a vacciner",
    "exchanged": r"echange(?:e?s)",
    "infected": (
        r"(?:contamine|infecte|atteint)(?:e?s)?|malades|contracte la maladie|testee?s? positi\w+"
        r"|cas(?=,? dont\b)"
        r"|(?:touche|affecte|frappe)(?:e?s)? par (?:la|le|l')(?: \w+)? ?(?:cholera|rougeole|meningite|maladie"
        r"|virus|epidemie|dengue|diphterie|variole|polio|fievre)"
        r"|cas (?:(?:ont ete|sont) (?:\w{2,12} )?)?(?:confirmes|suspects|recenses|enregistres|notifies"
        r"|declares|signales|detectes|portes|depuis|positifs"
        r"|de (?:cholera|rougeole|meningite|paludisme|dengue|diphterie|variole|polio|covid|fievre|mpox))"
    ),
}
FATE = FilteredAlternatives(
    "|".join(f"(?P<{name}>(?<![\\w-])(?:{words})\\b)" for name, words in _FATES.items())
)
#: The same in front of a number of people, in the active voice or as a noun.
_FATES_BEFORE = {
    "arrested": (
        rf"{_NO_DECREE}arrete|interpelle|apprehende|intercepte|embarque|coffre|alpague|defere|ecroue|incarcere"
        r"|mis la main sur|passe les menottes a|venue?s? (?:\w+ )?chercher|valu la prison a"
        r"|(?:envoye|jete|mis|conduit) en prison"
        r"|inculpe|rafle|aux arrets|cueilli(?: \w+){0,3}|(?:detention|incarceration|garde a vue) d[e']"
        r"|(?:arrestation|interpellation|capture)(?:,[^,.;:()0-9]{1,40},)? d[e']|arretant|interpellant"
    ),
    "abducted": r"reparti(?:e?s)? (?:\w+ )?avec|detiennent|detient|enleve|kidnappe|emmene|enlevant|emmenant"
    r"|(?:enlevement|rapt|kidnapping) d[e']",
    "released": r"laisse partir|(?:captivite|calvaire|cauchemar) (?:d[e']|pour)|remis en liberte"
    r"|rendu (?:la|leur) liberte a|libere"
    "|relache|gracie|elargi|(?:liberation|grace|elargissement"
    "|restitution)(?:,[^,.;:()0-9]{1,40},)? d[e']|liberant",
    "displaced": r"chasse|exode d[e']|(?:pousse|contraint) (?:a l'exode|au depart|a fuir)|vide \w+ d[e']"
    r"|prive d'abri|prive de toit|fait fuir|(?:jete|mis|laisse) (?:a la rue|sans (?:abri"
    "|toit)|dehors)|deplace|deloge|(?:affecte|touche(?!r)|impacte|frappe(?!r)"
    "|sinistre"
    "|deplacement d[e'])",
    "infected": r"contamine|infecte",
    "missing": r"sans nouvelles? d[e']|disparition d[e']|a la recherche d[e']",
    "rescued": r"secouru|sauvetage d[e']|sauve|recueilli|repeche",
    "condemned": r"culpabilite d[e']|retenu? contre|retient contre|coupables|condamne(?! (?:\w{2,6}di "
    "|hier |dimanche )?(?:l'|la |le |les |cet|avec ))|condamnation d[e']",
    "acquitted": r"charges (?:pesant |retenues )?(?:sur|contre)|poursuites contre|acquitte"
    "|acquittement d[e']|relaxe(?: d[e'])?|blanchi",
    "sanctioned": (
        r"sanctions (?:a|contre|visant)|sanctionne|sanctionnant|(?:inscrit"
        r"|ajoute) (?:[\w']{1,10} ){0,5}?liste noire"
        r"|liste noire|gele les avoirs d[e']"
    ),
    "expelled": r"expulse|expulsion d[e']|renvoie|renvoye|refoule|reconduit|deporte|refoulement d[e']",
    "repatriated": r"rapatrie|rapatriement d[e']|(?:a|ont|avait|avaient) ramene(?! (?:le|la|a|au)\b)"
    r"|retours? (?:volontaires? |au pays )d[e']",
    "escaped": r"evasion d[e']|evader|s'echapper|fuite d[e']|permis a",
    "disarmed": r"desarme|demobilise|(?:desarmement|reddition|demobilisation) d[e']",
    "dismissed": (
        r"licenciement (?:a|pour)|se separe(?:r|nt)? d[e']|separee?s? (?:\w+ )?d[e']|mis a la porte"
        r"|mis a pied"
        r"|remercie|debauche|limoge|licencie|revoque|radie|congedie|(?:limogeage|licenciement|revocation"
        r"|radiation) d[e']"
    ),
    "jobs": (
        r"recrut(?:e|er|era|eront|ant)|embauch(?:e|er|era|ant)|(?:recrutement|embauche) d[e']"
        r"|emplo(?:iera|ieront|yer)|cre(?:er|era|eront|ation d[e'])"
    ),
    "staff": r"emploie|emploient|employait",
    "trained": r"(?:former|formera|formation d[e'])",
    "vaccinated": r"vaccin(?:er|era|e|ant)|(?:vaccination d[e'])",
    "exchanged": r"(?:echange|echanger|echangeront|echangent)(?: d[e'])?"
    r"|(?:rend|restitu|remett)(?:r?e|ent|er|r?ra|r?ront|era|eront|u)(?=(?: \w{3,14})? ?\Z)",
}
FATE_BEFORE = FilteredAlternatives(
    "(?:"
    + "|".join(f"(?P<{name}>\\b(?:{words}))" for name, words in _FATES_BEFORE.items())
    + r") ?(?:(?:(?! et |, qu|, dont )[^.;:()0-9]){0,60}? )?\Z"
)
#: What follows directly in front of the people alone: «touché 300 personnes», not «touché le village …».
NEAR_ONLY = frozenset(
    {"displaced", "rescued", "escaped", "jobs", "staff", "trained", "vaccinated", "missing"}
)
