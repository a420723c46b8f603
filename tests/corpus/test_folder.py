"""A corpus folder: what is found in it, and bad input of every kind."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.corpus import folder as folder_module
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import CorpusError, Folder, open_folder
from tui.corpus.scan import id_of_filename
from tui.corpus.validate import validate_corpus
from tui.model.records import Actor, Article, Problem, Record

ACTOR = "---\nname: {0}\ntype: person\n---\n"


def make(root: Path, files: dict[str, str | bytes]) -> Folder:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return open_folder(root)


def read_all(folder: Folder) -> tuple[list[Record], list[str]]:
    problems: list[Problem] = []
    records: list[Record] = []
    for entry in folder.scan(problems):
        loaded = folder.read(entry)
        problems += loaded.problems
        records += [loaded.record] if loaded.record else []
    return records, [str(problem) for problem in problems]


def test_the_corpus_that_ships_is_read_and_nothing_is_wrong_with_it() -> None:
    folder = open_folder(bundled_corpus_path())
    kinds = {entry.kind for entry in folder.scan()}
    assert kinds == {"article", "actor", "event"}
    assert list(validate_corpus(folder)) == []


def test_records_originals_and_what_is_neither(tmp_path: Path) -> None:
    folder = make(
        tmp_path,
        {
            "articles/2024/a.md": "---\ntitle: A\n---\n",
            "articles/b_é.txt": "Titre\nTexte.",
            "articles/.hidden.md": "x",
            "articles/image.png": b"\x89PNG",
            "actors/niger.md": ACTOR.format("Niger"),
            "actors/notes.txt": "x",
            "raw/c.txt": "x",
            "README.md": "x",
        },
    )
    entries = list(folder.scan())
    assert [(entry.path, str(entry.ref)) for entry in entries] == [
        ("actors/niger.md", "actor:niger"),
        ("articles/2024/a.md", "article:a"),
        ("articles/b_é.txt", "article:b-e"),
    ]
    assert entries[0].state.size == len(ACTOR.format("Niger"))
    assert entries[0].state.mtime_ns == (tmp_path / "actors/niger.md").stat().st_mtime_ns


def test_a_folder_of_texts_is_a_corpus_of_articles(tmp_path: Path) -> None:
    folder = make(
        tmp_path, {"a.TXT": "Un\nTexte.", "sub/b.md": "# Deux\n\nTexte.", "raw/c.txt": "x", "d.pdf": "x"}
    )
    records, problems = read_all(folder)
    assert [(record.id, record.title) for record in records] == [("a", "Un"), ("b", "Deux")]
    assert problems == []


@pytest.mark.parametrize(
    ("path", "told"), [("none", "no such folder"), ("file", "not a folder"), ("nul\0", "cannot be read")]
)
def test_what_is_not_a_folder_is_said_in_a_line(tmp_path: Path, path: str, told: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(CorpusError, match=told) as error:
        open_folder(tmp_path / path)
    assert path in str(error.value) and "\n" not in str(error.value)


def test_of_two_records_with_one_id_the_first_by_path_is_read(tmp_path: Path) -> None:
    folder = make(
        tmp_path, {"actors/b/x.md": ACTOR.format("B"), "actors/a/x.md": ACTOR.format("A"), "events/x.md": ""}
    )
    records, problems = read_all(folder)
    assert [record.title for record in records] == ["A"]
    assert "actors/b/x.md:0: the id actor:x is taken by actors/a/x.md: rename one of the two" in problems


def test_an_id_that_is_none_is_told_the_right_one(tmp_path: Path) -> None:
    records, problems = read_all(make(tmp_path, {"actors/été_2023.md": ACTOR.format("A")}))
    assert records[0].id == "ete-2023"
    assert "name the file ete-2023.md" in problems[0]


@given(st.text(min_size=1))
@example("___")
@example("\udce9")
def test_every_stem_gives_an_id(stem: str) -> None:
    assert id_of_filename(stem).isascii()
    assert id_of_filename(id_of_filename(stem)) == id_of_filename(stem) != ""
    assert set(id_of_filename(stem)) <= set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-"
    )


TEXT = "Été à Niamey\n\nL’œuvre : «\u00a0c’était mardi\u00a0»."


@pytest.mark.parametrize(
    ("data", "notice"),
    [
        (TEXT.encode(), None),
        (TEXT.encode("utf-8-sig"), None),
        (TEXT.replace("\n", "\r\n").encode(), None),
        (TEXT.replace("É", "E\u0301").encode(), None),
        (TEXT.encode("cp1252"), "read as Windows-1252"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "UTF-16"),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, notice: str | None) -> None:
    records, problems = read_all(make(tmp_path, {"a.txt": data}))
    (article,) = records
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Été à Niamey", "L’œuvre : « c’était mardi ».")
    assert len(problems) == (notice is not None)
    assert (notice or "") in "".join(problems)


def test_utf8_with_some_damage_stays_utf8(tmp_path: Path) -> None:
    records, problems = read_all(make(tmp_path, {"a.txt": "Été à Niamey".encode() + b"\xc3"}))
    assert records[0].title == "Été à Niamey\ufffd"
    assert "1 damaged character" in problems[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "the file is empty"), (b" \n\r\n", "the file is empty"), (b"PK\x03\x04\0\0", "not a text")],
)
def test_a_file_without_text(tmp_path: Path, data: bytes, told: str) -> None:
    records, problems = read_all(make(tmp_path, {"a.md": data, "b.txt": "Titre"}))
    assert [record.id for record in records] == ["b"]
    assert told in problems[0]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "MAX_FILE_BYTES", 1_000)
    records, problems = read_all(make(tmp_path, {"a.txt": "x" * 1_001, "b.txt": "y" * 1_000}))
    assert [record.id for record in records] == ["b"]
    assert problems[0].startswith("a.txt:0: larger than")


def test_twenty_megabytes_and_a_line_of_a_hundred_thousand_characters(tmp_path: Path) -> None:
    line = "mot " * 25_000
    folder = make(tmp_path, {"a.md": f"---\ntitle: Long\n---\n{(line + chr(10)) * 200}"})
    ((article,), problems) = read_all(folder)
    assert isinstance(article, Article) and len(article.body) > 19_900_000
    assert problems == []


def test_files_and_folders_that_cannot_be_read_do_not_hide_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make(
        tmp_path,
        {
            "actors/locked.md": "x",
            "actors/open.md": ACTOR.format("A"),
            "events/sub/e.md": "x",
            "corpus.yaml": "title: C",
        },
    )
    opened = os.open

    def refuse_open(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).name in ("locked.md", "sub"):
            raise PermissionError(13, "Permission denied")
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_open)
    records, problems = read_all(folder)
    assert [record.id for record in records] == ["open"]
    assert "actors/locked.md:0: cannot be read: Permission denied" in problems
    assert "events/sub:0: cannot be listed: Permission denied" in problems


def test_symbolic_links_are_followed_and_their_loops_are_not(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    make(elsewhere, {"b.txt": "Titre"})
    folder = make(tmp_path / "corpus", {"articles/a.txt": "Titre"})
    articles = tmp_path / "corpus/articles"
    (articles / "loop").symlink_to(articles)
    (articles / "other").symlink_to(elsewhere)
    (articles / "self.txt").symlink_to("self.txt")
    (articles / "gone.txt").symlink_to("nothing.txt")
    os.mkfifo(articles / "pipe.txt")
    records, problems = read_all(folder)
    assert [record.id for record in records] == ["a", "b"]
    assert sorted(problem.split(":")[0] for problem in problems) == [
        "articles/gone.txt",
        "articles/other",
        "articles/pipe.txt",
        "articles/self.txt",
    ]
    assert f"articles/other:0: a link to {elsewhere}, outside the corpus" in problems
    assert "articles/pipe.txt:0: cannot be read: it is a pipe, not a file" in problems


def test_a_name_with_escape_sequences_is_shown_without_and_read_all_the_same(tmp_path: Path) -> None:
    records, problems = read_all(make(tmp_path, {"articles/a\x1b[31m.md": "---\ndate: x\n---\n"}))
    assert records[0].path == "articles/a.md"
    assert problems and "\x1b" not in "".join(problems)


def test_a_name_that_is_not_utf8_is_told_and_left_out(tmp_path: Path) -> None:
    folder = make(tmp_path, {"articles/a.txt": "Titre"})
    (tmp_path / "articles" / os.fsdecode(b"\xe9t\xe9.txt")).write_text("Titre")
    records, problems = read_all(folder)
    assert [record.id for record in records] == ["a"]
    assert "not UTF-8: rename" in problems[0] and problems[0].encode()


def test_corpus_and_decisions(tmp_path: Path) -> None:
    folder = make(
        tmp_path,
        {
            "corpus.yaml": "title: Sahel : un dossier\nlang: fr\ncolour: red\n",
            "decisions.yaml": '- {article: a, quote: Modi, prefix: "indien ", is: nobody, nth: 2}\n'
            "- {nth: no}\n- x\n",
        },
    )
    meta, problems = folder.meta()
    assert (meta.title, meta.lang) == ("Sahel : un dossier", "fr")
    assert [(problem.line, problem.field) for problem in problems] == [(1, "title"), (3, "colour")]
    decisions, problems = folder.decisions()
    assert (decisions[0].actor, decisions[0].nth, decisions[0].prefix) == ("nobody", 2, "indien")
    assert [(problem.line, problem.field) for problem in problems] == [(2, "[1].nth"), (3, "[2]")]


def test_a_corpus_without_them_is_no_problem(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.txt": "x"})
    assert folder.meta()[1] == folder.decisions()[1] == ()
    assert list(validate_corpus(folder)) == []


YAML_LIKE = st.text(st.sampled_from("ab: -[]{},\"'#|>&*!%\n\t~?é\x1b"), max_size=60)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.binary(),
        st.one_of(YAML_LIKE, st.text()).map(lambda t: f"---\n{t}\n---\nx".encode("utf-8", "replace")),
    )
)
@example(b"---\na: &a [*a]\n---\n")
@example(b"---\n? [a]: b\n---\n")
@example(b"---\n%YAML 9.9\n---\n")
@example(b"---\n" + b"- " * 5_000 + b"\n---\n")
@example(b"---\n'\n---\n")
def test_reading_any_bytes_never_raises(tmp_path: Path, data: bytes) -> None:
    names = ("articles/a.md", "articles/b.txt", "actors/a.md", "events/a.md", "corpus.yaml", "decisions.yaml")
    folder = make(tmp_path, dict.fromkeys(names, data))
    records, problems = read_all(folder)
    told = "".join(map(str, validate_corpus(folder)))
    assert "\x1b" not in repr(records) + "".join(problems) + told
    assert not any(isinstance(record, Actor) and not record.name for record in records)
