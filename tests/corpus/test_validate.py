"""What does not fit together in a corpus."""

from pathlib import Path

import pytest

from tui.corpus.folder import open_folder
from tui.corpus.validate import record_problems, validate_corpus
from tui.model.records import Actor, Claim, Event, Participant, Ref, Role

BODY = "Le ministre Salifou Modi a reçu mardi la délégation venue de Moscou. Modi a souri."
ARTICLE = f"---\ntitle: A\n---\n{BODY}\n"
EVENT = """---
title: E
type: consult
{0}
claims:
  - article: a
    quote: {1}
---
"""


def found(root: Path, files: dict[str, str]) -> list[str]:
    for name, text in {
        "articles/a.md": ARTICLE,
        "actors/niger.md": "---\nname: N\ntype: country\n---\n",
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return [str(problem) for problem in validate_corpus(open_folder(root))]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("participants: [{actor: niger}]", None),
        ("participants:\n  - {actor: mali}", "5: participants[0].actor: no actor “mali”: add actors/mali.md"),
        ("place: Quelque part", None),
        ("place: niger", None),
        ("place: say", "4: place: no actor “say”"),
        ("related: [f]", "4: related[0]: no event “f”"),
        ("mood: calm", "4: mood: unknown field"),
        ("date: hier", "4: date: “hier”: not an EDTF date"),
        ("claims: []", "5: claims: given twice"),
    ],
)
def test_what_an_event_names_must_be_there(tmp_path: Path, line: str, told: str | None) -> None:
    problems = found(tmp_path, {"events/e.md": EVENT.format(line, "la délégation venue de Moscou")})
    if told is None:
        assert problems == []
    else:
        assert any(problem.startswith(f"events/e.md:{told}") for problem in problems), problems


def test_a_quote_that_is_not_in_its_article_comes_with_the_nearest_passage(tmp_path: Path) -> None:
    problems = found(
        tmp_path, {"events/e.md": EVENT.format("label: x", "la délégation qui venait de Moscou")}
    )
    assert len(problems) == 1
    assert problems[0].startswith("events/e.md:7: claims[0].quote: not in the article; nearest: “")
    assert "venue de Moscou" in problems[0]


def test_a_quote_after_another_prefix_is_told_apart(tmp_path: Path) -> None:
    event = EVENT.format("label: x", "Modi\n    prefix: Narendra")
    assert "but not after this prefix" in found(tmp_path, {"events/e.md": event})[0]
    assert found(tmp_path, {"events/e.md": EVENT.format("label: x", "Modi\n    suffix: a souri")}) == []


def test_an_article_that_is_not_there(tmp_path: Path) -> None:
    event = EVENT.format("label: x", "mardi").replace("article: a", "article: b")
    assert found(tmp_path, {"events/e.md": event}) == [
        "events/e.md:6: claims[0].article: no article “b”: add articles/b.md, or correct the id"
    ]


def test_decisions_are_checked_too(tmp_path: Path) -> None:
    decisions = (
        "- {article: a, quote: Modi, is: nobody}\n- {article: a, quote: Modi, is: mali}\n"
        "- {article: b, quote: x, is: niger}\n"
    )
    assert [problem[:25] for problem in found(tmp_path, {"decisions.yaml": decisions})] == [
        "decisions.yaml:2: [1].is:",
        "decisions.yaml:3: [2].art",
    ]


def test_files_that_do_not_read_are_named_and_the_others_checked(tmp_path: Path) -> None:
    actor = "---\nname: Y\ntype: person\nof: {}\n---\n"
    files = {"actors/x.md": "", "actors/y.md": actor.format("x"), "actors/z.md": actor.format("w")}
    problems = found(tmp_path, files)
    assert problems[0].startswith("actors/x.md:0: the file is empty")  # said once, and not as missing
    assert problems[1].startswith("actors/z.md:4: of: no actor “w”") and len(problems) == 2


def test_a_fault_that_makes_a_file_unusable_hides_no_other(tmp_path: Path) -> None:
    files = {
        "actors/x.md": "---\nname: X\ntype: persn\nof: absent\ncountry: Niger\n---\n",
        "events/e.md": """---
title: E
type: visite
participants: [{actor: absent, role: chef}]
claims:
  - {article: a, quote: pas là}
  - {article: missing}
  - {source: foo}
related: [nothing]
---
""",
    }
    fields = [problem.split(": ")[1] for problem in found(tmp_path, files)]
    assert sorted(fields) == sorted(
        ["type", "of", "country", "type", "participants[0].role", "participants[0].actor", "claims[0].quote",
         "claims[1]", "claims[1].article", "claims[2]", "claims[2].source", "related[0]"]
    )  # fmt: skip


def test_problems_of_a_record_alone_name_the_field() -> None:
    actor = Actor(
        id="a",
        name="A",
        type="person",
        roles=(Role("chef", "b", "2024", "2023-05"),),
        country="Niger",
        wikidata="q1",
    )
    assert [p.field for p in record_problems(actor, lambda ref: False, lambda id: None)] == [
        "country",
        "wikidata",
        "roles[0].of",
        "roles[0].to",
    ]
    own = Actor(id="a", name="A", type="person", of="a")
    assert [p.field for p in record_problems(own, lambda ref: True, lambda id: None)] == ["of"]
    event = Event(
        id="e",
        title="E",
        type="consult",
        claims=(Claim(source="ftp://x", publisher="P", participants=(Participant("c"),)),),
    )
    asked: list[Ref] = []

    def has(ref: Ref) -> bool:
        asked.append(ref)
        return True

    assert [p.field for p in record_problems(event, has, lambda id: None)] == ["claims[0].source"]
    assert asked == [Ref("actor", "c")]


def test_a_text_that_is_too_long_to_be_marked_whole_is_said(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "long.md").write_text("---\ntitle: Long\n---\n" + "mot " * 260_000, "utf-8")
    (problem,) = validate_corpus(open_folder(tmp_path))
    assert (problem.path, problem.message.split(":")[0]) == (
        "articles/long.md",
        "only the first 1,000,000 characters are marked",
    )
