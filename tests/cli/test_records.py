"""Records are searched for and shown, for people and as JSON."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from subprocess import PIPE

from tests.cli.conftest import Run
from tests.index.indexing.test_found_events import write_article
from tui.index.sqlite_store import open_store

VISIT = "event:visite-a-moscou"


MISSION = "article:russie-niger-mission-a-moscou"


COOPERATION = "article:cooperation-militaire-niger-russie"


def test_the_moscow_visit_as_the_contract_has_it(run: Run) -> None:
    done = run("show", VISIT, "--json")
    assert (done.code, done.err) == (0, "")
    event = done.value
    assert event["id"] == VISIT
    assert (event["type"], event["date"], event["origins"]) == ("consult", "2024-01-15/2024-01-18", 4)
    first, second, third, fourth = event["claims"]
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
    assert (fourth["date"], fourth["origin"]) == ("../2024-01-19", "African Initiative")
    assert event["disagreements"] == [
        {
            "about": "start",
            "values": [
                {"value": "2024-01-15", "claims": [0]},
                {"value": "2024-01-16", "claims": [1, 2]},
            ],
        },
        {
            "about": "end",
            "values": [
                {"value": "2024-01-18", "claims": [2]},
                {"value": "2024-01-19", "claims": [3]},
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
    assert "no field “sorce” (perhaps source:): searched as words; fields are kind, actor, " in done.err
    unread = run("search", "after:hier", "niger", "--explain", "--json")
    (note,) = unread.values[0]["notes"]
    assert note.startswith("after: “hier” is not a date and is ignored; write it like 2024")
    assert unread.err == f"note: {note}\n"
    (kind,) = run("search", "kind:artcle", "niger", "--explain", "--json").values[0]["notes"]
    assert kind == "kind: “artcle” is not a kind and is ignored; write article, actor or event"


def test_search_that_finds_nothing_says_so_by_its_code(run: Run) -> None:
    done = run("search", "xyzzyplugh", "--json")
    assert (done.code, done.out) == (1, "")


def test_a_corpus_that_another_program_reads_for_the_first_time_is_waited_for(
    home: dict[str, str], tmp_path: Path
) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "articles").mkdir(parents=True)
    (corpus / "articles" / "a.md").write_text("---\ntitle: Modi à Moscou\ndate: 2024-02-01\n---\nTexte.\n")
    store = open_store(corpus, cache=Path(home["NIGER_TUI_CACHE"]))
    words = f"Another program is reading {corpus}; waiting for it.\n"
    program = [sys.executable, "-m", "tui", "articles", "--corpus", str(corpus)]
    with store.writing():
        command = subprocess.Popen(program, env=home, stdout=PIPE, stderr=PIPE, cwd=tmp_path, text=True)
        assert command.stderr is not None
        assert command.stderr.readline() == words  # however long the program takes to come to it
    out, err = command.communicate(timeout=120)
    assert (command.returncode, "Modi à Moscou" in out, err) == (0, True, "")
    store.close()


def test_a_record_that_is_not_there(run: Run) -> None:
    done = run("show", "actor:nobody", "--json")
    assert (done.code, done.out, done.err) == (1, "", "there is no actor nobody\n")


def test_a_search_that_only_found_records_fit_says_how_to_see_them(run: Run, tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    for name in ("agency", "copy", "toll"):
        write_article(root, name)
    done = run("search", "nations unies", "--kind", "actor", "--corpus", str(root))
    assert (done.code, done.out) == (1, "")
    assert done.err == "nothing found\nnote: the articles have some that nobody has kept: add is:found\n"
    assert run("search", "is:found", "nations unies", "--kind", "actor", "--corpus", str(root)).code == 0
    none = run("search", "zzzqx", "--kind", "actor", "--corpus", str(root))
    assert none.err == "nothing found\n"
