"""What holds for any text, and what a person decides."""

from __future__ import annotations

import random
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.annotate.marking import gold, gold_actors, passage_actors, passages
from tui.annotate.annotator import Annotator, fingerprint, words_affected_by_change, words_mentioning
from tui.annotate.invalidation.affected_words import AffectedWords, words_of_phrases
from tui.annotate.invalidation.given_names import stands_alone
from tui.annotate.invalidation.office_changes import OfficeChanges
from tui.annotate.resolve.person_names import MAX_NAMESAKES, is_other_spelling
from tui.index.record_ids import first_day
from tui.model.annotations import Mention
from tui.model.records import Actor, Article, Decision, Name, Role
from tui.model.text import clean, split_words


@cache
def annotator() -> Annotator:
    return Annotator(gold_actors())


PIECES = [
    "Niger",
    "Nigeria",
    "le général ",
    "Modi",
    "Salifou Modi",
    "M. ",
    "Mme ",
    "l’",
    "d'",
    "de la ",
    "du ",
    "nigérien",
    "ministre ",
    "ministre de la Défense ",
    "président renversé ",
    "chef de la junte",
    "ambassadeur de France au ",
    " ",
    "\n",
    "\n\n",
    ", ",
    ". ",
    "-",
    "«",
    "’",
    "AES",
    "LE GÉNÉRAL TIANI",
    "Traoré ",
    "Alliance des États du Sahel",
    "Ag Boula",
    "2022 ",
    "Paris 8",
    "É",
    "É",
    "œ",
    "İ",
    "ß",
    "🙂",
    "_",
    "0",
    "au pouvoir à ",
    "et du ",
    "en ",
    "chef ",
    "(",
    ")",
]
TEXTS = st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))


@settings(max_examples=80)
@given(TEXTS, TEXTS, st.sampled_from([None, "2024-01-19", "2023-07~", "../2024", "nonsense"]))
def test_marks_lie_in_the_text(title: str, body: str, date: str | None) -> None:
    article = Article(id="a", title=clean(title), body=clean(body), date=date)
    marks = annotator().annotate(article)
    for text, mentions in ((article.title, marks.title), (article.body, marks.body)):
        outer: Mention | None = None
        for mention in mentions:
            assert text[mention.start : mention.end] == mention.exact != ""
            assert 0 < mention.confidence <= 1
            assert mention.why
            if outer and mention.start < outer.end:  # only countries and the like, in descriptions
                assert mention.end <= outer.end
                assert outer.how in ("role", "name")
                assert mention.how in ("name", "demonym", "capital")
            else:
                outer = mention
    assert annotator().annotate(article) == marks


def test_marks_do_not_depend_on_the_order_of_records() -> None:
    turned = Annotator(gold_actors()[::-1])
    for text in gold():
        assert turned.annotate(text.article) == annotator().annotate(text.article)


def test_decomposed_accents_give_the_same_marks() -> None:
    for text in gold():
        body = clean(unicodedata.normalize("NFD", text.article.body))
        assert annotator().annotate(Article(id="a", title="", body=body)) == annotator().annotate(
            Article(id="a", title="", body=text.article.body)
        )


def test_nobody_is_marked_whose_words_are_not_in_the_article() -> None:
    """The index marks only those articles anew in which a changed record's words stand."""
    for actors, texts in (
        (gold_actors(), [*gold(), *passages("sahel.txt")]),
        (passage_actors(), [*passages("texts.txt")]),
    ):
        touching = {actor.id: words_mentioning(actor) for actor in actors}
        offices = {
            actor.id: OfficeChanges(actors, [one for one in actors if one is not actor]) for actor in actors
        }
        program = Annotator(actors)
        for text in texts:
            marks = program.annotate(text.article)
            asked = program.take_questions()
            for mention in (*marks.title, *marks.body):
                others = [actor for actor in actors if actor.id != mention.actor]
                changes = offices[mention.actor]
                is_asked = any(map(changes.days_of, asked))
                assert is_asked or may_affect(touching[mention.actor], text.article, others, changes), mention


def may_affect(
    words: AffectedWords, article: Article, others: Sequence[Actor], offices: OfficeChanges
) -> bool:
    """Whether a change with these words may affect a text; `others` are as before."""
    text = f"{article.title}\n\n{article.body}"
    there = set(split_words(text))
    known = [{*split_words(" ".join(one.name for one in actor.spellings()))} for actor in others]
    bearers = Counter(word for one in known for word in words.given & one)
    telling = {
        word
        for word in words.given & there
        if bearers[word] >= MAX_NAMESAKES
        or (bearers[word] < 2 and stands_alone(text, word, offices.beginnings))
    }
    misspelt = (
        {*name[:place], *name[place + 1 :]} <= there
        and (2 < len(name) == place + 1 or any(is_other_spelling(name[place], word, True) for word in there))
        for name, place in words.names
        if len(name) > 1
    )
    has_initial = any({initial, surname} <= there for initial, surname in words.initials)
    is_there = has_initial or not there.isdisjoint(words.alone | words.hashtags | telling)
    return is_there or any(set(whole) <= there for whole in words.wholes) or any(misspelt)


def is_asked(offices: OfficeChanges, article: Article, asked: Sequence[str]) -> bool:
    """Whether an article asks for an office whose holder may be another on its day."""
    day = first_day(article.date)
    days = filter(None, map(offices.days_of, asked))
    return any(first <= day <= last for first, last in days)


def renamed(draw: random.Random, actor: Actor, names: Sequence[str]) -> Actor:
    """An actor with one way to be named more or less: another's name, or one made of others' words."""
    how = draw.choice(("aliases", "aliases", "aliases", "demonyms", "not_"))
    there = getattr(actor, how)
    if there and draw.random() < 0.4:
        gone = draw.randrange(len(there))
        return structs.replace(actor, **{how: there[:gone] + there[gone + 1 :]})
    mixed = " ".join(draw.choice(draw.choice(names).split()) for _ in range(draw.randint(1, 3)))
    name = draw.choice((mixed, draw.choice(names), f"{mixed} {actor.name.split()[-1]}"))
    return structs.replace(actor, **{how: (*there, Name(name) if how == "aliases" else name)})


def test_a_text_without_the_words_of_a_persons_change_is_marked_as_before() -> None:
    draw, actors, texts = random.Random(5), list(gold_actors()), [*gold(), *passages("sahel.txt")]
    before = [Annotator(actors).annotate(text.article) for text in texts]
    persons = [at for at, actor in enumerate(actors) if actor.type == "person"]
    names = [spelling.name for at in persons for spelling in actors[at].spellings()]
    differ = 0
    for _ in range(25):
        at = draw.choice(persons)
        other = renamed(draw, actors[at], names)
        others = [*actors[:at], *actors[at + 1 :]]
        program, offices = Annotator([*others, other]), OfficeChanges(actors, [*others, other])
        touched = words_affected_by_change(actors[at], other)
        for text, marks in zip(texts, before, strict=True):
            if program.annotate(text.article) != marks:
                differ += 1
                assert may_affect(touched, text.article, others, offices), (actors[at].id, other)
    assert differ > 4


def test_a_text_without_the_words_of_a_bodys_or_places_change_is_marked_as_before() -> None:
    draw, actors, texts = random.Random(3), list(gold_actors()), [*gold(), *passages("sahel.txt")]
    first = Annotator(actors)
    before = [(first.annotate(text.article), first.take_questions()) for text in texts]
    changed = [at for at, actor in enumerate(actors) if actor.type != "person"]
    names = [spelling.name for actor in actors for spelling in actor.spellings()]
    differ = kept = 0
    for _ in range(40):
        at = draw.choice(changed)
        other = renamed(draw, actors[at], names)
        if draw.random() < 0.2:
            other = structs.replace(other, capitals=(*other.capitals, draw.choice(names)))
        others = [*actors[:at], *actors[at + 1 :]]
        program, offices = Annotator([*others, other]), OfficeChanges(actors, [*others, other])
        touched = words_affected_by_change(actors[at], other) | words_of_phrases(offices.phrases)
        for one in (*actors, other):
            touched |= words_mentioning(one) if one.id in offices.holders else AffectedWords()
        for text, (marks, asked) in zip(texts, before, strict=True):
            is_kept = not is_asked(offices, text.article, asked)
            is_kept = is_kept and not may_affect(touched, text.article, others, offices)
            kept += is_kept
            if program.annotate(text.article) != marks:
                differ += 1
                assert not is_kept, (actors[at].id, other, text.article.title)
    assert differ > 9 and kept > 99


TITLES = (
    "ministre de la Jeunesse",
    "ministre de la Défense nationale",
    "ministre du Pétrole, ministre de l’Énergie",
    "ministre malien des Affaires étrangères",
    "ministre",
    "cheffe de la diplomatie",
    "Premier ministre",
    "président",
    "président de la Cédéao",
    "porte-parole de la junte",
    "porte-parole du CNSP",
    "conseiller spécial du président",
    "président du Niger",
    "ambassadeur de Russie au Niger",
    "colonel",
)


def with_other_offices(draw: random.Random, actor: Actor, roles: Sequence[Role], ids: Sequence[str]) -> Actor:
    """An actor with an office more or less, or of another country."""
    if draw.random() < 0.1:
        return structs.replace(actor, of=draw.choice(ids))
    if actor.roles and draw.random() < 0.3:
        gone = draw.randrange(len(actor.roles))
        return structs.replace(actor, roles=actor.roles[:gone] + actor.roles[gone + 1 :])
    role = draw.choice((Role(draw.choice(TITLES), draw.choice((None, *ids))), draw.choice(roles)))
    return structs.replace(actor, roles=(*actor.roles, role))


def test_a_text_without_the_words_of_a_persons_offices_is_marked_as_before() -> None:
    draw, actors, texts = random.Random(11), list(gold_actors()), [*gold(), *passages("sahel.txt")]
    first = Annotator(actors)
    before = [(first.annotate(text.article), first.take_questions()) for text in texts]
    persons = [at for at, actor in enumerate(actors) if actor.type == "person"]
    roles = [role for actor in actors for role in actor.roles]
    owners = [actor.id for actor in actors if actor.type != "person"]
    differ = kept = 0
    for _ in range(60):
        at = draw.choice(persons)
        other = with_other_offices(draw, actors[at], roles, owners)
        program = Annotator([*actors[:at], other, *actors[at + 1 :]])
        others = [*actors[:at], *actors[at + 1 :]]
        offices = OfficeChanges(actors, [*others, other])
        touched = words_affected_by_change(actors[at], other) | words_of_phrases(offices.phrases)
        for one in (*actors, other):
            touched |= words_mentioning(one) if one.id in offices.holders else AffectedWords()
        for text, (marks, asked) in zip(texts, before, strict=True):
            is_kept = not is_asked(offices, text.article, asked)
            is_kept = is_kept and not may_affect(touched, text.article, others, offices)
            kept += is_kept
            if program.annotate(text.article) != marks:
                differ += 1
                assert not is_kept, (actors[at].id, other.roles, other.of, text.article.title)
    assert differ > 9 and kept > 99


def test_a_text_without_the_words_of_an_actor_is_marked_as_before_it_came() -> None:
    draw, texts = random.Random(7), [*gold(), *passages("sahel.txt")]
    persons = [actor for actor in gold_actors() if actor.type == "person" and " " in actor.name]
    namesakes = [
        Actor(id=f"{one.id}-{n}", name=f"{one.name.rpartition(' ')[0]} {surname}", type="person")
        for one in persons
        for n, surname in enumerate(("Zorbekou", "Vaskine"))
    ]
    actors = [*gold_actors(), *namesakes]
    before = [Annotator(actors).annotate(text.article) for text in texts]
    pairs = [pair for text in texts for pair in re.findall(r"[A-Z]\w+ [A-Z]\w+", text.article.body)]
    differ = kept = 0
    for number in range(30):
        (first, _), (_, last) = draw.choice(persons).name.split()[:2], draw.choice(pairs).split()
        name = draw.choice((draw.choice(pairs), f"{first} {last}", f"{first} Ali {last}"))
        new = Actor(id=f"new-{number}", name=name, type=draw.choice(("person", "person", "group")))
        program, touched = Annotator([*actors, new]), words_mentioning(new)
        offices = OfficeChanges(actors, [*actors, new])
        for text, marks in zip(texts, before, strict=True):
            is_other = program.annotate(text.article) != marks
            is_kept = not may_affect(touched, text.article, actors, offices)
            differ += is_other
            kept += is_kept
            assert not (is_other and is_kept), (name, text.article.title)
    assert differ > 4 and kept > 4


MODI = Actor(id="modi", name="Salifou Modi", type="person", roles=(Role("général"),))
GORGA = Actor(id="gorga", name="Alio Gorga", type="person")


def decided(body: str, *decisions: Decision, title: str = "") -> list[tuple[str, str, str]]:
    article = Article(id="a", title=title, body=body)
    marks = Annotator([MODI, GORGA], decisions).annotate(article)
    return [(mention.exact, mention.actor, mention.how) for mention in (*marks.title, *marks.body)]


def test_a_decision_unmarks_one_place_or_all() -> None:
    body = "Salifou Modi parle. Modi attend. Modi part."
    assert [exact for exact, _, _ in decided(body)] == ["Salifou Modi", "Modi", "Modi"]
    one = Decision(article="a", quote="Modi", suffix="part", actor="nobody")
    assert decided(body, one) == [("Salifou Modi", "modi", "name"), ("Modi", "modi", "surname")]
    second = Decision(article="a", quote="Modi", prefix="parle. ", actor="nobody")
    assert len(decided(body, second)) == 1  # the next one may be that stranger again
    everywhere = Decision(article="a", quote="Modi", actor="nobody")
    assert decided(body, everywhere) == [("Salifou Modi", "modi", "name")]  # a longer name is another
    assert decided("Salifou Modi dort.", everywhere) == []  # the place itself is meant
    in_all = Decision(quote="Modi", actor="nobody")
    assert decided(body, in_all) == [("Salifou Modi", "modi", "name")]
    assert len(decided(body, in_all, Decision(article="a", quote="Modi", actor="modi"))) == 3
    elsewhere = Decision(article="b", quote="Modi", actor="nobody")
    assert len(decided(body, elsewhere)) == 3


def test_a_decision_names_whom_a_description_means() -> None:
    body = "Hier, le chef du gouvernement dort. Le chef du gouvernement rêve. Il attend le général Modi."
    second = Decision(article="a", quote="le chef du gouvernement", nth=2, actor="gorga")
    marks = Annotator([MODI, GORGA], [second]).annotate(Article(id="a", title="", body=body)).body
    assert [(mention.start, mention.exact, mention.how) for mention in marks] == [
        (body.index("chef", 30), "chef du gouvernement", "role"),
        (body.index("Modi"), "Modi", "title"),
    ]


def test_a_decision_moves_a_mention_to_someone_else() -> None:
    other = Decision(article="a", quote="le général Modi", actor="gorga")
    assert decided("Hier, le général Modi a parlé.", other, title="Modi")[-1] == ("Modi", "gorga", "name")


def test_of_two_with_one_name_the_title_decides() -> None:
    actors = [
        Actor(id="general", name="Ali Gado", type="person", roles=(Role("général"),)),
        Actor(id="minister", name="Ali Gado", type="person", roles=(Role("ministre du Commerce"),)),
    ]
    body = "Le général Ali Gado et Ali Gado ont reçu le ministre du Commerce Ali Gado."
    marks = Annotator(actors).annotate(Article(id="a", title="", body=body)).body
    assert [(mention.start, mention.actor) for mention in marks] == [
        (body.index("Ali"), "general"),
        (body.rindex("Ali"), "minister"),
    ]


def test_the_fingerprint_follows_what_decides_the_marks() -> None:
    plain = fingerprint([MODI, GORGA], [])
    assert plain == fingerprint([GORGA, MODI], [])
    known = Actor(id="modi", name="Salifou Modi", type="person", roles=(Role("général"),), body="A general.")
    assert plain == fingerprint([known, GORGA], [])
    renamed = Actor(
        id="modi", name="Salifou Modi", type="person", aliases=(Name("Mody"),), roles=(Role("général"),)
    )
    assert plain != fingerprint([renamed, GORGA], [])
    assert plain != fingerprint([MODI, GORGA], [Decision(article="a", quote="Modi", actor="nobody")])


def test_capitals_accents_and_exactness() -> None:
    actors = [
        Actor(id="paris", name="Paris", type="place"),
        Actor(
            id="aes",
            name="Alliance",
            type="organization",
            aliases=(Name("AES", "exact"), Name("Été", "exact")),
        ),
        Actor(id="ministry", name="ministère russe de la Défense", type="public-body"),
        Actor(id="cedeao", name="CEDEAO", type="organization"),
        Actor(id="oeuvre", name="Œuvre Notre-Dame", type="organization"),
        Actor(id="ivory", name="Côte d’Ivoire", type="country"),
    ]

    def found(body: str) -> list[str]:
        return [
            mention.exact for mention in Annotator(actors).annotate(Article(id="a", title="", body=body)).body
        ]

    assert found("Les paris sont à Paris, PARIS.") == ["Paris", "PARIS"]
    assert found("Des aes, des Aes, l’AES ; l’été, l’Eté, l’Été.") == ["AES", "Été"]
    assert found("Le Ministère russe de la défense.") == ["Ministère russe de la défense"]
    assert found("La Cédéao, la Cedeao et cedeao.") == ["Cédéao", "Cedeao"]
    assert found("L’Oeuvre Notre-Dame, l’œuvre.") == ["Oeuvre Notre-Dame"]
    assert found("En Cote d'Ivoire, Côte-d’Ivoire, CÔTE\nD’IVOIRE, côte d’ivoire.") == [
        "Cote d'Ivoire", "Côte-d’Ivoire", "CÔTE\nD’IVOIRE",
    ]  # fmt: skip
    assert found("La Côte. D’Ivoire, rien. La Côte\n\nd’Ivoire.") == []


def test_a_word_of_a_portfolio_is_no_acronym() -> None:
    actors = [
        Actor(id="uae", name="Émirats", type="country", aliases=(Name("EAU", "exact"),)),
        Actor(id="sel", name="SEL", type="organization"),
        Actor(id="onu", name="Onusiens", type="organization", aliases=(Name("ONU", "exact"),)),
    ]
    texts = {
        "La ministre nigérienne de l’Élevage et de l’Eau est là.": [],
        "L’Eau manque à Diffa.": [],
        "Les ministères de la Mer, du Sel et de la Pêche.": [],
        "LE MINISTRE DE L’EAU ET LES EAU.": ["EAU", "EAU"],
        "Le ministre a salué le Sel et l’Onu.": ["Sel", "Onu"],
        "Le ministre de l’Élevage et l’Onu.": ["Onu"],
        "Les EAU et le SEL.": ["EAU", "SEL"],
    }
    annotator = Annotator(actors)
    for body, names in texts.items():
        mentions = annotator.annotate(Article(id="a", title="", body=body)).body
        assert [mention.exact for mention in mentions] == names, body
