"""Kinds of passages that real pages have: who is marked, and who is not."""

from __future__ import annotations

import pytest

from tui.annotate.annotator import Annotator
from tui.model.records import Actor, Article, Decision, Name, Role


def person(id: str, name: str, of: str, *roles: Role, **fields: object) -> Actor:
    return Actor(id=id, name=name, type="person", of=of, roles=roles, **fields)  # type: ignore[arg-type]


def country(id: str, name: str, demonyms: str, *capitals: str, **fields: object) -> Actor:
    words = tuple(demonyms.split())
    return Actor(id=id, name=name, type="country", demonyms=words, capitals=capitals, **fields)  # type: ignore[arg-type]


def body(id: str, name: str, acronym: str = "") -> Actor:
    aliases = (Name(acronym, match="exact"),) if acronym else ()
    return Actor(id=id, name=name, type="organization", aliases=aliases)


ACTORS = [
    country("ner", "Niger", "nigérien nigérienne nigériens", "Niamey"),
    country("mli", "Mali", "malien malienne maliens", "Bamako"),
    country("bfa", "Burkina Faso", "burkinabè", "Ouagadougou", aliases=(Name("Burkina"),)),
    country("tcd", "Tchad", "tchadien tchadienne", "N'Djamena", names={"en": "Chad"}),
    country("chn", "Chine", "chinois chinoise", "Pékin"),
    country("fra", "France", "français française", "Paris"),
    person(
        "zara",
        "Abdourahamane Zarato",
        "ner",
        Role("général"),
        Role("chef de la junte", of="ner", since="2023-07"),
    ),
    person(
        "doudou",
        "Oumar Doudoua",
        "ner",
        Role("ministre de la Défense", of="ner", since="2023-08"),
        Role("général"),
    ),
    person(
        "bagari", "Yaou Bagari", "ner", Role("ministre des Affaires étrangères", of="ner", since="2023-08")
    ),
    person(
        "lamido", "Ali Mahamane Lamido Zeynou", "ner", Role("Premier ministre", of="ner", since="2023-08")
    ),
    person(
        "debo", "Mahamat Idriss Debo", "tcd", Role("président", of="tcd", since="2021-04"), Role("général")
    ),
    person("li", "Li Feng", "chn", Role("ambassadeur de Chine au Niger", of="chn")),
    person("modo-a", "Choguel Modo", "mli", Role("Premier ministre", of="mli", since="2021-06")),
    person("modo-b", "Abdoulaye Modo", "mli", Role("colonel")),
    person("intal", "Mohamed Ag Intal", "mli"),
    person("moumou", "Abdou Moumouna", "ner"),
    person("pout", "Vladimir Poutov", "rus", names={"en": "Vladimir Putov", "ru": "Владимир Путов"}),
    body("ads", "Alliance des États du Sahel", "ADS"),
    body("onu", "Organisation des Nations unies", "ONU"),
    body("csp", "Conseil supérieur pour la patrie", "CSP"),
    body("spout", "Spoutnika"),
    body("ue", "Union européenne"),
]
ANNOTATOR = Annotator(ACTORS)


def marked(text: str, date: str | None = "2024-05-07", title: str = "", lang: str | None = "fr") -> list[str]:
    article = Article(id="a", title=title, body=text, date=date, lang=lang)
    annotations = ANNOTATOR.annotate(article)
    spans = [(mention.start, mention.end, mention.exact) for mention in annotations.body]
    spans += [(date.start, date.end, date.exact) for date in annotations.dates]
    assert all(text[start:end] == exact for start, end, exact in spans)
    return [f"{mention.exact}={mention.actor}" for mention in annotations.body]


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        # demonyms behind a rank, and not a person's name
        ("Un soldat malien et un général nigérien.", ["malien=mli", "nigérien=ner"]),
        ("Le capitaine Niger est venu.", []),
        # what touches a name: a lost line break, a label, an agency, a person behind a body
        ("Fuite au Niger La décision tombe. Feu au Mali Ce bilan monte.", ["Niger=ner", "Mali=mli"]),
        ("AIB Burkina : cent médecins.", ["Burkina=bfa"]),
        ("BBC Niger : les titres.", []),
        ("Crise - Oumar Doudoua reste.", ["Oumar Doudoua=doudou"]),
        ("EXCLUSIF Oumar Doudoua reste.", ["Oumar Doudoua=doudou"]),
        ("Selon Spoutnika Maria Petrova part.", ["Spoutnika=spout"]),
        ("Le Karamoko Oumar Doudoua est un autre.", ["Oumar Doudoua=doudou"]),
        # what bears a name
        ("Les cours de l’université Abdou Moumouna reprennent.", []),
        ("Abdou Moumouna enseigne à Paris-Dauphine, rue de Paris.", ["Abdou Moumouna=moumou"]),
        ("Le stade Oumar-Doudoua est vide.", []),
        # capitals, full stops, apostrophes
        ("L’alliance des Etats du Sahel, puis l’Ads.", ["alliance des Etats du Sahel=ads", "Ads=ads"]),
        ("Il préside le conseil supérieur pour la patrie.", ["conseil supérieur pour la patrie=csp"]),
        ("L’union européenne hésite.", []),
        (
            "L’union européenne hésite. L’Union européenne paie.",
            ["union européenne=ue", "Union européenne=ue"],
        ),
        ("Les casques de l’O.N.U. sont là.", ["O.N.U.=onu"]),
        (
            "Le conseil supérieur pour la patrie (Csp) siège ; le parti libéral (Pl) part.",
            ["conseil supérieur pour la patrie=csp", "Csp=csp"],
        ),
        # words with capitals behind a person, in headlines
        ("Décret : Abdourahamane Zarato Promu Général.", ["Abdourahamane Zarato=zara"]),
        ("Hier Oumar Doudoua Premier ministre.", ["Oumar Doudoua=doudou"]),
        ("Hier Oumar Doudoua Karimou chante.", []),
        ("La Cour d’État du Niger juge le coup d’État du Niger.", ["Niger=ner", "Niger=ner"]),
        ("Vers N´Djamena, N`Djamena et N′djaména.", ["N´Djamena=tcd", "N`Djamena=tcd", "N′djaména=tcd"]),
        ("Mohamed ag Intal est là. M. ag Intal part.", ["Mohamed ag Intal=intal", "ag Intal=intal"]),
        ("On a vu Ali Mahaman lamido zeynou.", ["Ali Mahaman lamido zeynou=lamido"]),
        (
            "Le Chef de l’Etat du Niger ; la police de l’Etat du Niger.",
            ["Chef de l’Etat du Niger=zara", "Niger=ner"],
        ),
        # hashtags, broken lines
        (
            "L’Alliance des États du #Sahel et le #BurkinaFaso.",
            ["Alliance des États du #Sahel=ads", "BurkinaFaso=bfa"],
        ),
        ("Le général #Zarato. #OumarDoudoua", ["Zarato=zara", "OumarDoudoua=doudou"]),
        ("L’aide nigé-\nrienne d’Oumar Dou-\ndoua.", ["nigé-\nrienne=ner", "Oumar Dou-\ndoua=doudou"]),
        ("Le porte-\nparole du Mali.", ["Mali=mli"]),
        # another order or spelling, with a title or beside the name
        ("Le général Abdourahmane Zarato est là. Zarato part.", ["Abdourahmane Zarato=zara", "Zarato=zara"]),
        (
            "Le général Abdourahamane Zarato, puis Abdourahamne Zarato.",
            ["Abdourahamane Zarato=zara", "Abdourahamne Zarato=zara"],
        ),
        ("Le ministre de la Défense, Doudoua Oumar, part.", ["Doudoua Oumar=doudou"]),
        ("M. Lamido Zeynou Ali Mahaman est là.", ["Lamido Zeynou Ali Mahaman=lamido"]),
        ("Doudoua Oumar, l’ancien ministre de la Défense, part.", ["Doudoua Oumar=doudou"]),
        ("Doudoua Oumar, devant le ministre de la Défense, part.", []),
        ("On dit que Doudoua Oumar part.", []),
        # a part of a name, with an office that agrees
        ("Le Premier ministre, Lamido Zeynou, part. Zeynou rit.", ["Lamido Zeynou=lamido", "Zeynou=lamido"]),
        ("Le ministre de la Défense, Lamido Zeynou, part.", []),
        ("Le général Lamido Zeynou part.", []),
        ("Le pharmacien Abdourahmane Zarato vend.", []),
    ],
)
def test_who_is_marked(text: str, mentions: list[str]) -> None:
    assert marked(text) == mentions


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Au Niger, le ministre des Affaires étrangères parle.", ["ministre des Affaires étrangères=bagari"]),
        # the holder stands beside the role
        ("Le Niger parle. Le ministre des Affaires étrangères, Robert Dossa, se tait.", []),
        (
            "Le Niger parle. Il a vu le ministre des Affaires étrangères et des Cultes à l’étranger,"
            " M. Nadir Bel.",
            [],
        ),
        ("Le Niger parle. Il a vu le président de la transition, le général Mahamat Idriss Debo.", []),
        # a passage in another country
        (
            "Oumar Doudoua et Ali Mahamane Lamido Zeynou sont partis."
            " À Ouagadougou, ils ont vu le Premier ministre.",
            [],
        ),
        ("BAMAKO – Choguel Modo a reçu l’ambassadeur de Chine.", []),
        (
            "Le Niger attend. À Niamey, on se tait. L’ambassadeur de Chine est là.",
            ["Niamey=ner", "ambassadeur de Chine=li"],
        ),
        # the country of the dateline
        (
            "BAMAKO – L’armée malienne avance. Le Premier ministre se tait."
            "\n\nPÉKIN – La Chine se tait. Le Premier ministre dort.",
            ["malienne=mli", "Premier ministre=modo-a", "PÉKIN=chn"],
        ),
        # the country whose persons are there
        (
            "Oumar Doudoua est parti du Niger. Oumar Doudoua a vu des Maliens."
            "\n\nLe Premier ministre est resté.",
            ["Maliens=mli", "Premier ministre=lamido"],
        ),
        # who speaks does not mean himself
        ("Le Niger compte. « J’ai vu le chef du gouvernement », a dit Ali Mahamane Lamido Zeynou.", []),
        # another office
        ("Le Niger reçoit. Le ministre d’État a écrit à Yaou Bagari, ministre des Affaires étrangères.", []),
        (
            "Le ministre d’État, ministre de la Défense, le général Oumar Doudoua, est là."
            " Il est l’hôte du ministre d’État.",
            ["ministre d’État=doudou"],
        ),
    ],
)
def test_a_role_is_that_of_its_own_holder(text: str, roles: list[str]) -> None:
    names = {
        "Niger",
        "Mali",
        "Chine",
        "Ouagadougou",
        "BAMAKO",
        "Oumar Doudoua",
        "Choguel Modo",
        "Yaou Bagari",
        "Ali Mahamane Lamido Zeynou",
        "Mahamat Idriss Debo",
    }
    assert [mention for mention in marked(text) if mention.split("=")[0] not in names] == roles


def test_a_surname_of_two_is_marked_where_the_passage_is_about_one() -> None:
    two = "Choguel Modo et Abdoulaye Modo se taisent."
    assert marked(f"{two} Modo rit.")[2:] == []
    assert marked(f"{two} Le colonel Modo rit.")[2:] == ["Modo=modo-b"]
    assert marked(f"{two}\n\nAbdoulaye Modo part. Modo rit.")[2:] == ["Abdoulaye Modo=modo-b", "Modo=modo-b"]


def test_names_are_marked_in_any_language() -> None:
    english = (
        "General Abdourahamane Zarato met envoys sent by President Vladimir Putov in Niamey. The ONU"
        " Commission and Chad were told on 2 May 2024. Zarato said Prime Minister Oumar Doudoua will travel."
    )
    assert marked(english, lang="en") == [
        "Abdourahamane Zarato=zara",
        "Vladimir Putov=pout",
        "Niamey=ner",
        "ONU=onu",
        "Chad=tcd",
        "Zarato=zara",
        "Oumar Doudoua=doudou",
    ]
    hausa = (
        "Janar Abdourahamane Zarato ya gana da wakilai. Firaminista Oumar Doudoua ya halarta. Владимир Путов."
    )
    assert marked(hausa, lang="ha") == [
        "Abdourahamane Zarato=zara",
        "Oumar Doudoua=doudou",
        "Владимир Путов=pout",
    ]
    untagged = Article(id="a", title="", body=f"{hausa} Kungiyar ba ta ce komai ba 7 May 2024, in ji su.")
    assert not ANNOTATOR.reads_language_of(untagged)
    assert ANNOTATOR.reads_language_of(Article(id="a", title="", body="Le général est au Niger. " * 9))
    annotations = ANNOTATOR.annotate(untagged)
    assert [mention.actor for mention in annotations.body] == ["zara", "doudou", "pout"]
    assert [(date.exact, date.edtf) for date in annotations.dates] == [("7 May 2024", "2024-05-07")]


def test_countries_and_bodies_are_marked_in_english_as_the_gazetteer_names_them() -> None:
    actors = [
        country("ner", "Niger", "nigérien", "Niamey"),
        country("usa", "États-Unis", "américain", "Washington"),
        body("ue", "Union européenne"),
    ]
    text = (
        "The United States and the European Union said on Monday that the Nigerien and American officers"
        " had left, but not from where, and that polish was sold there."
    )
    annotations = Annotator(actors).annotate(Article(id="a", title="", body=text, lang="en"))
    assert [(mention.exact, mention.actor) for mention in annotations.body] == [
        ("United States", "usa"),
        ("European Union", "ue"),
        ("Nigerien", "ner"),
        ("American", "usa"),
    ]
    french = Article(id="a", title="", body="Le groupe American Football est là.", lang="fr")
    assert Annotator(actors).annotate(french).body == ()


def test_plain_english_dates_are_read() -> None:
    text = (
        "On Monday, May 2, 3rd of June 2023 and March 2024; it will end Friday."
        " Next week, yesterday, last Tuesday."
    )
    annotations = ANNOTATOR.annotate(Article(id="a", title="", body=text, date="2024-05-08", lang="en"))
    assert [date.edtf for date in annotations.dates] == [
        "2024-05-06",
        "2024-05-02",
        "2023-06-03",
        "2024-03",
        "2024-05-10",
        "2024-05-13/2024-05-19",
        "2024-05-07",
        "2024-05-07",
    ]


def test_english_dates_that_refer_to_others_are_read() -> None:
    text = (
        "He came on April 2 and left the same day. Three weeks later he wrote; it was raining in March."
        " Nothing will change before the end of the year, nor since February.\n\nTwo days later, no."
    )
    annotations = ANNOTATOR.annotate(Article(id="a", title="", body=text, date="2024-05-08", lang="en"))
    assert [(date.exact, date.edtf) for date in annotations.dates] == [
        ("April 2", "2024-04-02"),
        ("the same day", "2024-04-02"),
        ("Three weeks later", "2024-04-23"),
        ("in March", "2024-03"),
        ("before the end of the year", "../2024-12-31"),
        ("since February", "2024-02/.."),
    ]


def test_a_decision_holds_where_the_text_breaks_the_name() -> None:
    text = "Hier, Oumar Dou-\ndoua est venu."
    decision = Decision(article="a", quote="Oumar Dou-\ndoua", actor="nobody")
    article = Article(id="a", title="", body=text, date="2024-05-07", lang="fr")
    assert Annotator(ACTORS, [decision]).annotate(article).body == ()
