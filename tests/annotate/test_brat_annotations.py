from tui.annotate.brat_annotations import MAX_ANNOTATIONS, read_brat_annotations
from tui.model.records import Actor, Article, Name

TEXT = "Modi à Moscou\n\nPar Awa Diallo\n\nLe général Salifou Modi est à Moscou. Moscou l’a reçu.\n"
ARTICLE = Article(
    id="a", title="Modi à Moscou", body="Le général Salifou Modi est à Moscou. Moscou l’a reçu."
)
ACTORS = (
    Actor(id="modi", name="Salifou Modi", type="person", aliases=(Name("Modi"),)),
    Actor(id="moscou", name="Moscou", type="place"),
    Actor(id="one", name="Awa Diallo", type="person"),
    Actor(id="two", name="Awa Diallo", type="person"),
)


def line(number: int, words: str, nth: int = 0) -> str:
    start = -1
    for _time in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return f"T{number}\tPerson {start} {start + len(words)}\t{words}\n"


def test_an_annotation_is_a_decision_on_the_mention_at_its_place() -> None:
    annotations = (
        line(1, "Salifou Modi") + line(2, "Moscou", 2) + "R1\tAt Arg1:T1 Arg2:T2\n#1\tAnnotatorNotes T1\tx\n"
    )
    reading = read_brat_annotations(annotations, TEXT, ARTICLE, ACTORS)
    assert reading.problems == ()
    assert [(decision.quote, decision.actor) for decision in reading.decisions] == [
        ("Salifou Modi", "modi"), ("Moscou", "moscou"),
    ]  # fmt: skip
    assert reading.decisions[1].prefix or reading.decisions[1].nth == 2


def test_what_is_not_the_name_of_one_actor_or_not_there_is_said() -> None:
    annotations = (
        line(1, "général") + line(2, "Awa Diallo") + "T3\tPlace 0 6\tMoscou\nT4\tPlace 8 10;11 13\tà M\n"
    )
    reading = read_brat_annotations(annotations, TEXT, ARTICLE, ACTORS)
    assert reading.decisions == ()
    assert [problem.split(": ", 1)[1] for problem in reading.problems] == [
        "no actor of this name", "the name of several: one, two", "its place was not found in the article",
        "no actor of this name",
    ]  # fmt: skip


def test_too_many_annotations_are_refused() -> None:
    reading = read_brat_annotations(line(1, "Moscou") * (MAX_ANNOTATIONS + 1), TEXT, ARTICLE, ACTORS)
    assert (reading.decisions, len(reading.problems)) == ((), 1)
