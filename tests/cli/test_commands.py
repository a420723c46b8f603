"""Every command, with and without `--json`: what it prints and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.index.small import FILES, write
from tui.cli import main

VISIT = "event:visite-a-moscou"
MISSION = "article:russie-niger-mission-a-moscou"
COOPERATION = "article:cooperation-militaire-niger-russie"


def test_the_moscow_visit_as_the_contract_has_it(run: Run) -> None:
    done = run("show", VISIT, "--json")
    assert (done.code, done.err) == (0, "")
    event = done.value
    assert event["id"] == VISIT
    assert (event["type"], event["date"], event["origins"]) == ("consult", "2024-01-15/2024-01-18", 3)
    first, second, third = event["claims"]
    assert first == {
        "article": MISSION,
        "quote": "a entamé depuis le lundi 15 janvier 2024, une mission de travail à Moscou",
        "start": 57,
        "end": 130,
        "sentence": "Le Premier Ministre du Niger, Ali Mahamane Lamine Zeine, a entamé depuis le lundi 15 "
        "janvier 2024, une mission de travail à Moscou, en Russie.",
        "stated": "depuis le lundi 15 janvier 2024",
        "date": "2024-01-15/..",
        "details": {"delegation": ["Défense", "Pétrole", "Sport", "Commerce"]},
        "origin": "Ousmane Diallo",
    }
    assert (second["article"], second["date"], second["origin"]) == (COOPERATION, "2024-01-16", "RFI")
    assert (third["publisher"], third["origin"]) == ("Sputnik", "Sputnik")
    assert third["source"].startswith("https://")
    assert event["disagreements"] == [
        {
            "about": "start",
            "values": [
                {"value": "2024-01-15", "claims": [0]},
                {"value": "2024-01-16", "claims": [1, 2]},
            ],
        },
        {
            "about": "details.delegation",
            "values": [
                {"value": ["Défense", "Pétrole", "Sport", "Commerce"], "claims": [0]},
                {"value": ["Défense", "Commerce", "Énergie et Mines"], "claims": [1]},
            ],
        },
    ]
    link = next(link for link in event["related"] if link["id"] == "actor:russie")
    assert link == {
        "id": "actor:russie",
        "title": "Russie",
        "why": "participant",
        "role": "recipient",
        "count": 1,
    }


def test_show_for_people(run: Run) -> None:
    done = run("show", "visite-a-moscou")
    assert done.code == 0
    assert "sources differ on start: 15 January 2024 (Ousmane Diallo)" in done.out
    assert "sources differ on start: 16 January 2024 (RFI · Sputnik)" in done.out
    assert "participant: russie (recipient)" in done.out


def test_show_an_article_with_its_mentions(run: Run) -> None:
    article = run("show", MISSION, "--json").value
    mention = next(mention for mention in article["mentions"] if mention["actor"] == "ali-lamine-zeine")
    assert set(mention) == {"start", "end", "exact", "actor", "how", "confidence", "why"}
    assert article["body"][mention["start"] : mention["end"]] == mention["exact"]
    date = article["dates"][0]
    assert date["exact"].endswith("lundi 15 janvier 2024")
    assert date["edtf"].startswith("2024-01-15")
    assert article["body"][date["start"] : date["end"]] == date["exact"]
    assert article["title_mentions"]


def test_search_prints_a_line_a_hit(run: Run) -> None:
    hits = run("search", "yevkurov", "--json").values
    assert hits[0]["id"] == "actor:iounous-bek-evkourov"
    assert set(hits[0]) == {
        "id",
        "kind",
        "title",
        "score",
        "matched",
        "reason",
        "snippet",
        "at",
        "date",
    }
    assert [hit["score"] for hit in hits] == sorted((hit["score"] for hit in hits), reverse=True)
    (article,) = run("search", "yevkurov", "--json", "--kind", "article").values
    body = run("show", article["id"], "--json").value["body"]
    assert body[article["at"] :].startswith("Iounous-bek Evkourov") or "Evkourov" in article["snippet"]
    assert len(run("search", "niger", "--json", "--limit", "2").values) == 2

    people = run("search", "yevkurov")
    assert people.out.startswith("actor:iounous-bek-evkourov  Iounous-bek Evkourov\n")
    assert "\x1b" not in people.out


def test_search_explains_what_it_understood(run: Run) -> None:
    explained, *hits = run("search", "moscou", "source:RFI", "--json", "--explain").values
    assert explained["query"] == "moscou source:RFI"
    assert explained["explanation"] == "articles with “moscou”, by RFI"
    assert explained["articles"] == len(hits) == 1
    assert explained["facets"]["source"] == [{"value": "RFI", "label": "RFI", "count": 1}]
    assert run("search", "moscou", "on:hier", "--json", "--explain").values[0]["notes"]


def test_search_says_which_field_it_could_not_read(run: Run) -> None:
    done = run("search", "sorce:rfi", "niger")
    assert (done.code, done.err.splitlines()[-1].startswith("note: ")) == (0, True)
    assert "no field «sorce» (perhaps source:): searched as words; fields are kind, actor, " in done.err
    unread = run("search", "after:hier", "niger", "--explain", "--json")
    (note,) = unread.values[0]["notes"]
    assert note.startswith("after: «hier» is no date, so it narrows nothing; write it like 2024")
    assert unread.err == f"note: {note}\n"
    (kind,) = run("search", "kind:artcle", "niger", "--explain", "--json").values[0]["notes"]
    assert kind == "kind: «artcle» is none, so it narrows nothing; it is article, actor or event"


def test_a_mistyped_command_is_no_corpus(run: Run, tmp_path: Path) -> None:
    for args in (("serch",), ("serch", "niger")):
        done = run(*args)
        assert (done.code, done.out) == (2, "")
        assert done.err == "niger-tui: serch: no such command or folder; perhaps `niger-tui search`\n"
    assert "no such command; `niger-tui --help`" in run("xyzzy", "niger").err
    (tmp_path / "serch").mkdir()
    assert "the explorer needs a terminal" in run("serch").err


def test_search_that_finds_nothing_says_so_by_its_code(run: Run) -> None:
    done = run("search", "xyzzyplugh", "--json")
    assert (done.code, done.out) == (1, "")


def test_a_record_that_is_not_there(run: Run) -> None:
    done = run("show", "actor:nobody", "--json")
    assert (done.code, done.out, done.err) == (1, "", "there is no actor nobody\n")


def test_annotate_from_standard_input(run: Run) -> None:
    text = "Titre\n\nSalifou Modi était à Niamey mardi. Le président nigérien aussi.\n".encode()
    value = run("annotate", "-", "--json", "--date", "2024-01-17", given=text).value
    assert list(value) == [
        "title",
        "date",
        "authors",
        "publisher",
        "source",
        "lang",
        "body",
        "mentions",
        "title_mentions",
        "dates",
    ]
    assert value["date"] == "2024-01-17"
    found = {(mention["exact"], mention["actor"], mention["how"]) for mention in value["mentions"]}
    assert ("Salifou Modi", "salifou-modi", "name") in found
    assert ("nigérien", "niger", "demonym") in found
    for mention in value["mentions"]:
        assert value["body"][mention["start"] : mention["end"]] == mention["exact"]
    (day,) = value["dates"]
    assert (day["exact"], day["edtf"]) == ("mardi", "2024-01-16")

    people = run("annotate", "-", given=text)
    assert "[Salifou Modi](salifou-modi)" in people.out


def test_annotate_refuses_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    for args, words in (
        (("annotate", "missing.txt"), "niger-tui: missing.txt: No such file or directory"),
        (("annotate", "-", "--date", "soon"), "niger-tui: --date: «soon»"),
    ):
        done = run(*args)
        assert (done.code, done.out) == (2, "")
        assert done.err.startswith(words)
        assert done.err.count("\n") == 1
    done = run("annotate", "-", given=b"\x00\x01\x02" * 50)
    assert done.code in (1, 2)
    assert done.err


def test_check_finds_the_corpus_that_ships_clean(run: Run) -> None:
    done = run("check")
    assert (done.code, done.out, done.err) == (0, "", "no problems\n")
    assert run("check", "--json").out == ""


def test_check_prints_where_and_what(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "corpus", {"actors/x.md": "---\nname: X\ntype: robot\n---\n"})
    done = run("check", "--corpus", "corpus")
    assert done.code == 1
    assert done.out.startswith("actors/x.md:3: type: ")
    (problem,) = run("check", "--corpus", "corpus", "--json").values
    assert set(problem) == {"path", "line", "field", "message"}
    assert (problem["path"], problem["line"], problem["field"]) == ("actors/x.md", 3, "type")


def test_index_counts(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "corpus", FILES)
    first = run("index", "--corpus", "corpus", "--json").value
    assert {name: first[name] for name in ("articles", "actors", "events", "changed", "removed")} == {
        "articles": 3,
        "actors": 9,
        "events": 3,
        "changed": 15,
        "removed": 0,
    }
    assert set(first) == {"articles", "actors", "events", "changed", "removed", "seconds"}
    (tmp_path / "corpus" / "articles" / "recoltes.md").unlink()
    assert run("index", "--corpus", "corpus").out.startswith("2 articles, 9 actors, 3 events; 0 changed, 1 ")
    assert run("index", "--corpus", "corpus", "--rebuild", "--json").value["changed"] == 14


def test_init_copies_and_refuses(run: Run, tmp_path: Path) -> None:
    assert run("init", "mine").code == 0
    assert run("check", "--corpus", "mine").code == 0
    assert run("show", VISIT, "--json", NIGER_TUI_CORPUS="mine").value["id"] == VISIT
    again = run("init", "mine")
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert again.err.startswith("niger-tui: mine: there are files here")

    assert run("init", "empty", "--empty").code == 0
    assert {path.name for path in (tmp_path / "empty").iterdir()} == {
        "articles",
        "actors",
        "events",
        "corpus.yaml",
    }
    assert run("check", "--corpus", "empty").code == 0
    nothing = run("search", "niger", "--corpus", "empty")
    assert (nothing.code, nothing.out) == (1, "")


@pytest.mark.parametrize(
    "args",
    [
        ("search",),
        ("search", "x", "--kind", "planet"),
        ("search", "x", "--limit", "0"),
        ("show",),
        ("show", "x", "--nonsense"),
        ("one", "two"),
        ("search", "x", "--corpus", "nowhere"),
        ("check", "--corpus", "nowhere"),
        ("show", "x", "--corpus", "file"),
        ("init", "file"),
        ("nowhere",),
    ],
)
def test_wrong_use_is_one_line_and_code_2(run: Run, tmp_path: Path, args: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("a file, not a folder", "utf-8")
    done = run(*args)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("niger-tui: ")
    assert done.err.count("\n") == 1


def test_a_folder_of_texts_is_a_corpus_even_with_the_name_of_a_command(run: Run, tmp_path: Path) -> None:
    write(
        tmp_path / "search", {"une.txt": "Un titre\n\nDu mil et du sorgho.\n", "deux.txt": "Autre\n\nRien."}
    )
    (hit,) = run("search", "sorgho", "--corpus", "./search", "--json").values
    assert hit["id"] == "article:une"
    assert run("index", "--corpus", "./search", "--json").value["articles"] == 2


def test_a_fault_is_one_line_and_debug_shows_where(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(_folder: object) -> None:
        raise RuntimeError("a bolt is loose")

    monkeypatch.setattr("tui.corpus.validate.validate_corpus", fault)
    monkeypatch.setattr("tui.standard_streams.signal.signal", lambda *_args: None)  # of this process
    with pytest.raises(SystemExit) as ended:
        main(["check"])
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said == "niger-tui: a bolt is loose (RuntimeError); --debug shows where\n"
    with pytest.raises(SystemExit) as ended:
        main(["check", "--debug"])
    assert ended.value.code == 1
    assert capsys.readouterr().err.endswith("RuntimeError: a bolt is loose\n")


def test_help_and_version(run: Run) -> None:
    assert run("--version").out.startswith("niger-tui, version ")
    top = run("--help")
    assert top.code == 0
    for name in ("search", "show", "annotate", "check", "index", "init"):
        assert f"\n  {name} " in top.out
        assert run(name, "--help").out.startswith(f"Usage: niger-tui {name} ")


def test_the_shell_completes_commands_and_options(run: Run) -> None:
    asked = {"_NIGER_TUI_COMPLETE": "bash_complete"}
    assert run(**asked, COMP_WORDS="niger-tui se", COMP_CWORD="1").out == "plain,search\n"
    assert "--kind" in run(**asked, COMP_WORDS="niger-tui search --k", COMP_CWORD="2").out
