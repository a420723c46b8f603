"""What is suggested: near misses of known names, and names that return; and what must never be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.annotate.suggesting import UsesOfTexts
from tui.annotate.annotator import Annotator
from tui.annotate.suggestions.kinds import find_suggestions
from tui.annotate.suggestions.suggestion import Suggestion, SuggestionInput
from tui.languages.registry import find_language
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article, Decision, Name, Ref, Role
from tui.model.text import clean

ACTORS = [
    Actor(id="goita", name="Assimi Goïta", type="person", roles=(Role("colonel"),)),
    Actor(
        id="zeine",
        name="Ali Mahaman Lamine Zeine",
        type="person",
        aliases=(Name("Ali Lamine Zeine"),),
        roles=(Role("Premier ministre", "niger"),),
    ),
    Actor(id="evkourov", name="Iounous-bek Evkourov", type="person", names={"ru": "Юнус-бек Евкуров"}),
    Actor(id="modi", name="Salifou Modi", type="person"),
    Actor(id="ibrahim", name="Ibrahim Traoré", type="person"),
    Actor(id="karamoko", name="Karamoko Jean Marie Traoré", type="person"),
    Actor(id="boula", name="Rhissa ag Boula", type="person"),
    Actor(id="niger", name="Niger", type="country", demonyms=("nigérien", "nigérienne", "nigériens")),
    Actor(id="mali", name="Mali", type="country", demonyms=("malien", "malienne")),
]


def article(body: str, id: str = "a", **fields: object) -> Article:
    return Article(id=id, title="T", body=body, **fields)  # type: ignore[arg-type]


def known(actors: Sequence[Actor], decisions: Sequence[Decision] = ()) -> SuggestionInput:
    """What is known before the texts are read."""
    return SuggestionInput(actors, (), decisions, find_language())


def offered(
    *bodies: str, actors: list[Actor] = ACTORS, decisions: tuple[Decision, ...] = ()
) -> dict[str, Suggestion]:
    """The suggestions of some texts, by name."""
    annotator = Annotator(actors, decisions)
    texts = [article(body, f"a{number}") for number, body in enumerate(bodies)]
    source = UsesOfTexts(((text, annotator.annotate(text)) for text in texts), annotator.actors)
    found = find_suggestions(source, known(annotator.actors, decisions))
    assert [one.rank for one in found] == sorted(one.rank for one in found)
    return {one.name: one for one in found}


@pytest.mark.parametrize(
    ("text", "name", "actor", "why"),
    [
        ("Hier, Assini Goïta a parlé.", "Assini Goïta", "goita", "one letter from Assimi"),
        ("Avec Ali Zein, il part.", "Ali Zein", "zeine", "without “Mahaman Lamine”, sounds like Zeine"),
        ("Le général Evkourov Lunus-Bek part.", "Evkourov Lunus-Bek", "evkourov", "inverted"),
        ("Puis Younous-Bek Yevkurov est parti.", "Younous-Bek Yevkurov", "evkourov", "sounds like"),
        ("Le général Salifou Mody est arrivé.", "Salifou Mody", "modi", "sounds like Modi"),
        ("Ce jour-là, Karamoco Traoré attendait.", "Karamoco Traoré", "karamoko", "without “Jean Marie”"),
        ("Ils ont vu Assini GOÏTA hier.", "Assini Goïta", "goita", "one letter"),
        ("Ils ont vu\nAssini\nGoïta hier.", "Assini Goïta", "goita", "one letter"),
    ],
)
def test_a_near_miss_is_offered_with_its_reason(text: str, name: str, actor: str, why: str) -> None:
    found = offered(text)[name]
    assert (found.kind, found.target) == ("alias", Ref("actor", actor))
    assert why in found.reason
    assert 0.5 <= found.confidence < 1
    (passage,) = found.evidence
    assert passage.exact == text[passage.start : passage.end]
    assert passage.sentence[passage.at :].startswith(passage.exact.replace("\n", " "))


@pytest.mark.parametrize(
    "text",
    [
        "Le Premier ministre indien Narendra Modi a téléphoné. Narendra Modi rit.",  # another given name
        "Le capitaine Karim Traoré attend. Hier, Karim Traoré dormait.",
        "Son frère Assini Goïta dormait. Avec Assimi Goyta, son cousin.",  # a relative of that name
        "Le Nigeria, la Malie, les Nigerian et Nigerien.",  # countries and peoples
        "ASSINI GOÏTA ET ALI ZEIN À BAMAKO\n\nIl pleut.",  # a title in capitals
        "Ibrahim Traoré parle, Assimi Goïta aussi.",  # known as they stand
        "Il vit à Zein.",
        "Ali Sani et Assimi Keïta rient.",  # names of their own, not mistakes
    ],
)
def test_somebody_else_is_no_spelling(text: str) -> None:
    assert [one.name for one in offered(text).values() if one.kind == "alias"] == []


def test_a_surname_alone_is_offered_where_its_bearer_is_named() -> None:
    named = offered("Ali Lamine Zeine est là. Selon lui, c’est Zein qui part.")
    assert (named["Zein"].target, named["Zein"].reason) == (Ref("actor", "zeine"), "sounds like Zeine")
    assert "Zein" not in offered("Selon lui, c’est Zein qui part.")
    assert "Goûta" not in offered("Assimi Goïta est là. Il goûta la soupe, dit-on, puis on Goûta encore.")


def test_two_who_could_be_meant_are_not_offered() -> None:
    twins = [
        Actor(id="a", name="Moussa Barmou", type="person"),
        Actor(id="b", name="Moussa Barmoud", type="person"),
    ]
    assert "Moussa Barmout" not in offered("Hier Moussa Barmout parlait.", actors=twins)
    assert "Moussa Barmout" in offered("Hier Moussa Barmout parlait.", actors=twins[:1])


@pytest.mark.parametrize(
    ("text", "name", "type", "why"),
    [
        ("Le général Éric Ozanne est parti.", "Éric Ozanne", "person", "introduced as “général”"),
        ("Il a vu M. Adam Jones hier.", "Adam Jones", "person", "introduced as “M.”"),
        ("Ousmane Diallo, ministre des Mines, part.", "Ousmane Diallo", "person", "“ministre des Mines”"),
        ("Le ministre nigérien du Pétrole, Sahabi Oumarou, part.", "Sahabi Oumarou", "person", "introduced"),
        ("Selon Zorbek Petit, il pleut.", "Zorbek Petit", "person", "is quoted"),
        ("La chaîne russe Zvezda en parle.", "Zvezda", "media", "the text says what it is"),
        ("À Niamey, Amadou Zorbek dort.", "Amadou Zorbek", "person", "given name"),
        ("La Cour suprême siège.", "Cour suprême", "public-body", "begins with"),
        ("Le colonel Rhissa ag Akli est là.", "Rhissa ag Akli", "person", "introduced as “colonel”"),
        ("Il a vu Zorbek Petit. Puis Zorbek Petit a ri.", "Zorbek Petit", "person", "that recur"),
        ("Le Front des forces libres (FFL) se tait.", "Front des forces libres", "group", "acronym"),
        ("Avec la FFL, contre la FFL, il parle.", "FFL", "organization", "capitals"),
        ("À côté, la Croix Verte. Il quitte la Croix Verte.", "Croix Verte", "organization", "article"),
    ],
)  # fmt: skip
def test_a_name_that_no_record_knows_is_offered(text: str, name: str, type: str, why: str) -> None:
    found = offered(text)[name]
    assert (found.kind, found.group) == ("actor", type)
    assert why in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Zorbek Diallo dort. Zorbek Diallo est parti.",  # only where sentences begin
        "Il a vu Zorbek Diallo.",  # once, and nothing says who
        "Il vit à New Ardil. De New Ardil, il écrit à New Ardil.",  # a place
        "Il est né dans la ville de Port Sec. Il aime Port Sec, il dit Port Sec.",
        "Il part.\n\nPar Ousmane Diallo\n\nIl revient.\n\nPar Ousmane Diallo",  # a byline
        "Il part.\n\nPhoto Ousmane Diallo\n\nIl revient.\n\nPhoto Ousmane Diallo",  # a credit
        "LE GÉNÉRAL ADAM JONES À PARIS\n\nIl pleut.",  # a title in capitals
        "Le PDG rit, le XIV aussi, dit le PDG au XIV.",  # no bodies
        "Le Grand Conseil siège. Un conseil siège. Grand, il part.",
        "Il voit le Palais du Stade Général Seyni Kountché, et l’aéroport international Diori Hamani.",
        "Maurice dort. Elle lance une grenade ; Grenade la regarde.",  # no countries here
    ],
)
def test_what_is_no_actor_is_not_offered(text: str) -> None:
    assert offered(text) == {}


def test_an_author_is_no_actor() -> None:
    text = article("Il a vu M. Adam Jones. Puis M. Adam Jones a ri.", authors=("Adam Jones",))
    assert find_suggestions(UsesOfTexts([(text, Annotations())], ()), known([])) == []


def test_passages_are_counted_over_articles_and_the_telling_one_stands_first() -> None:
    found = offered("Il a vu Adam Jones.", "Hier, Adam Jones est parti.", "Le général Adam Jones rit.")
    jones = found["Adam Jones"]
    assert jones.count == 3
    assert [passage.article for passage in jones.evidence] == ["a2", "a0", "a1"]
    assert jones.confidence > offered("Le général Adam Jones rit.")["Adam Jones"].confidence


def test_what_was_rejected_is_not_offered_again() -> None:
    text = "Assini Goïta a parlé au général Adam Jones."
    assert set(offered(text)) == {"Assini Goïta", "Adam Jones"}
    alias = Decision(suggestion="alias", name="assini goita", actor="goita", verdict="rejected")
    actor = Decision(suggestion="actor", name="Adam Jones", verdict="rejected", on="2026-11-21")
    assert set(offered(text, decisions=(alias,))) == {"Adam Jones"}
    assert set(offered(text, decisions=(actor,))) == {"Assini Goïta"}
    other = Decision(suggestion="alias", name="Assini Goïta", actor="modi", verdict="rejected")
    assert "Assini Goïta" in offered(text, decisions=(other,))
    nobody = Decision(article="a0", quote="Assini Goïta", actor="nobody")
    assert [one.kind for one in offered(text, decisions=(nobody,)).values()] == ["actor"]


def test_an_accepted_alias_is_marked_and_no_longer_offered() -> None:
    text = "Evkourov Lunus-Bek a parlé avec Ali Zein."
    found = offered(text)
    assert len(found) == 2
    accepted = [
        Actor(
            id=actor.id,
            name=actor.name,
            type=actor.type,
            names=actor.names,
            aliases=(*actor.aliases, *(Name(one.name) for one in found.values() if one.target == actor.ref)),
        )
        for actor in ACTORS
    ]
    assert offered(text, actors=accepted) == {}


PIECES = [
    "Assimi Goïta", "Assini", "Goïta", "Le général ", "M. ", "Par ", "\n", "\n\n", ", ", ". ", " ", "-",
    "’", "«", "(", ")", "FFL", "XIV", "ag ", "de ", "la ", "à ", "Niger", "nigérien", "Adam Jones", "İ",
    "ß", "œ", "Юнус", "🙂", "_", "0", "son frère ", "É", "LE GÉNÉRAL JONES", "ministre des Mines",
    "\u0301", "Iounous-bek Evkourov", "…",
]  # fmt: skip
TEXTS = st.one_of(st.text(max_size=120), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=20)
@given(st.lists(TEXTS, min_size=1, max_size=3), st.booleans())
def test_any_text_gives_suggestions_that_lie_in_it(bodies: list[str], is_marked: bool) -> None:
    annotator = Annotator(ACTORS)
    texts = [article(clean(body), str(number)) for number, body in enumerate(bodies)]
    pairs = [(text, annotator.annotate(text) if is_marked else Annotations()) for text in texts]
    source = UsesOfTexts(pairs, annotator.actors)
    found = find_suggestions(source, known(annotator.actors))
    assert found == find_suggestions(source, known(annotator.actors))
    for one in found:
        assert 0 < one.confidence < 1
        assert one.name == " ".join(one.name.split()) != ""
        assert one.reason
        assert one.count >= len(one.evidence) > 0
        for passage in one.evidence:
            body = texts[int(passage.article)].body
            assert body[passage.start : passage.end] == passage.exact
            assert passage.sentence[passage.at :].startswith(passage.exact.replace("\n", " "))
