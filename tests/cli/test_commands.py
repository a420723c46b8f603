"""Every command, with and without `--json`: what it prints and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.index.small import FILES, write
from tui.cli import main


def test_a_mistyped_command_is_no_corpus(run: Run, tmp_path: Path) -> None:
    for args in (("serch",), ("serch", "niger")):
        done = run(*args)
        assert (done.code, done.out) == (2, "")
        assert done.err == "niger-tui: serch: no such command or folder; perhaps `niger-tui search`\n"
    assert "no such command; `niger-tui --help`" in run("xyzzy", "niger").err
    (tmp_path / "serch").mkdir()
    assert "the explorer needs a terminal" in run("serch").err


def test_what_is_missing_or_unknown_is_named_not_the_option_behind_it(run: Run, tmp_path: Path) -> None:
    for args, words in (
        (("xyzzy", "--corpus", "."), "niger-tui: xyzzy: no such command; `niger-tui --help`"),
        (("xyzzy", "--json"), "niger-tui: xyzzy: no such command; `niger-tui --help`"),
        (("xyzzy", "--read-only"), "niger-tui: xyzzy: no such folder; `niger-tui init xyzzy`"),
        (("export", "--corpus", "."), "niger-tui: no format is named: name one first, then the options;"),
        (("export", "--output=x", "csv"), "niger-tui: no format is named: name one first, then the options;"),
        (("new", "planet"), "niger-tui: planet: no such kind of record; there are actor, claim, event\n"),
        (("new", "--corpus", "."), "niger-tui: name first what is to be made, then the options; there"),
    ):
        done = run(*args)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1) and done.err.startswith(words), done
    assert run("export", "--corpus", ".", "csv", "--table", "actors").out.startswith("id,name,")


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


def test_annotate_shows_what_it_left_out_however_the_text_came(run: Run, tmp_path: Path) -> None:
    text = (
        "Sommet de Niamey\n\nLe parlement a voté la loi minière.\n\n"
        "Les députés ont voté la loi minière lundi soir, dans le calme.\n\nLire aussi : autre chose\n"
    )
    (tmp_path / "in.txt").write_text(text)
    (tmp_path / "in.md").write_text(text)
    named = run("annotate", str(tmp_path / "in.txt"), "--show-noise").out
    assert "\n- " in named
    assert run("annotate", str(tmp_path / "in.md"), "--show-noise").out == named
    assert run("annotate", "-", "--show-noise", given=text.encode()).out == named


def test_annotate_refuses_what_it_cannot_read(run: Run, tmp_path: Path) -> None:
    for args, words in (
        (("annotate", "missing.txt"), "niger-tui: missing.txt: No such file or directory"),
        (("annotate", "-", "--date", "soon"), "niger-tui: --date: “soon”"),
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
    visit = "event:visite-a-moscou"
    assert run("show", visit, "--json", NIGER_TUI_CORPUS="mine").value["id"] == visit
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
    assert (tmp_path / "empty/corpus.yaml").read_text("utf-8").startswith("title: empty\n")
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


def test_a_folder_that_is_plainly_no_corpus_is_read_with_a_word(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mixed").mkdir()
    write(tmp_path / "mixed", {"une.txt": "Un titre\n\nDu mil et du sorgho.\n"})
    for number in range(600):
        (tmp_path / "mixed" / f"{number}.o").touch()
    first = run("search", "sorgho", "--corpus", "mixed", "--json")
    assert first.value["id"] == "article:une"
    assert "mixed does not look like a corpus: 1 of the first 601 files are texts" in first.err
    assert "look like" not in run("search", "sorgho", "--corpus", "mixed").err  # it has been read


def test_a_corpus_is_named_before_or_behind_a_command_and_once(run: Run, tmp_path: Path) -> None:
    write(tmp_path / "mine", FILES)
    count = run("index", "mine", "--json").value["articles"]
    assert run("--corpus", "mine", "index", "--json").value["articles"] == count
    assert run("--corpus=mine", "search", "mil", "--json").code == 0
    two = run("check", "mine", "--corpus", "other")
    assert two.code == 2 and "two corpora are named: mine and other" in two.err


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
