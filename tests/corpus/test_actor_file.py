"""An alias goes into an actor's file and out again; what a person wrote there stays, byte for byte."""

import os
from pathlib import Path
from time import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.actor_file import EditError, add_alias, create_actor, undo_edit
from tui.corpus.record_files.loader import read_record
from tui.model.records import Actor, Name
from tui.model.text import clean_line

FILE = "actors/modi.md"
HINT = Actor(id="modi", name="Salifou Modi", type="person", path=FILE)


def corpus(root: Path, data: bytes) -> Path:
    (root / "actors").mkdir(exist_ok=True)
    (root / FILE).write_bytes(data)
    os.utime(root / FILE, (time() - 86_400, time() - 86_400))  # no editor is at work on it
    return root / FILE


def read(path: Path) -> Actor:
    loaded = read_record("actor", "modi", FILE, path.read_bytes().decode("utf-8").removeprefix("\ufeff"))
    assert isinstance(loaded.record, Actor)
    return loaded.record


def added(root: Path, front: str, name: str = "Salifou Mody") -> str:
    """The front matter after an alias was added; taking it back restores the file."""
    before = f"---\n{front}\n---\nBody: text.\n".encode()
    path = corpus(root, before)
    edit = add_alias(root, HINT, name)
    after = path.read_bytes()
    undo_edit(root, edit)
    assert path.read_bytes() == before
    return after.decode().removeprefix("---\n").removesuffix("\n---\nBody: text.\n")


@pytest.mark.parametrize(
    ("front", "wanted"),
    [
        # no aliases yet: behind the names
        (
            "name: A B\ntype: person  # sure\nof: niger",
            "name: A B\ntype: person  # sure\naliases:\n  - Salifou Mody\nof: niger",
        ),
        (
            "name: A B\nnames:\n  ru: Я\n\ntype: person",
            "name: A B\nnames:\n  ru: Я\naliases:\n  - Salifou Mody\n\ntype: person",
        ),
        # a block, indented or not, with comments
        (
            "name: A B\ntype: person\naliases: # mine\n- X # one\n# end\nof: niger",
            "name: A B\ntype: person\naliases: # mine\n- X # one\n- Salifou Mody\n# end\nof: niger",
        ),
        (
            "name: A B\ntype: person\naliases:\n    - {name: AES, match: exact}",
            "name: A B\ntype: person\naliases:\n    - {name: AES, match: exact}\n    - Salifou Mody",
        ),
        (
            "name: A B\ntype: person\naliases:\n  - name: X\n    match: exact #\n\nof: x",
            "name: A B\ntype: person\naliases:\n  - name: X\n    match: exact #\n  - Salifou Mody\n\nof: x",
        ),
        # on one line, empty, over several lines, with a comma at its end
        ("name: A B\ntype: person\naliases: [X, 'Y, Z'] # so", None),
        ("name: A B\ntype: person\naliases: []", "name: A B\ntype: person\naliases: [Salifou Mody]"),
        (
            "name: A B\ntype: person\naliases: [X, # one\n  Y, # two\n]",
            "name: A B\ntype: person\naliases: [X, # one\n  Y, Salifou Mody, # two\n]",
        ),
        # the field is there and holds nothing
        (
            "name: A B\naliases: # none yet\ntype: person",
            "name: A B\naliases: # none yet\n  - Salifou Mody\ntype: person",
        ),
        # all of it in braces
        ("{name: A B, type: person}", "{name: A B, type: person, aliases: [Salifou Mody]}"),
    ],
)
def test_an_alias_goes_where_a_person_would_write_it(tmp_path: Path, front: str, wanted: str | None) -> None:
    assert added(tmp_path, front) == (wanted or front.replace("'Y, Z'", "'Y, Z', Salifou Mody"))


NAMES = st.text(
    alphabet=st.sampled_from("abcé Ôж,:#-'’\"[]{}&*!|>%@`~?0"), min_size=1, max_size=12
).map(str.strip).filter(bool)  # fmt: skip
COMMENTS = st.sampled_from(["", "", " # a comment", "   # «é»"])


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """An actor's file as people write them: comments, blank lines, every form of list, either line end."""
    lines = [f"name: Salifou Modi{draw(COMMENTS)}"]
    fields = [
        [f"type: person{draw(COMMENTS)}"],
        ["roles:", "  - {title: général}  # rank"],
        ["# alone"],
        [""],
    ]
    aliases = draw(
        st.lists(st.sampled_from(["X Y", "'it''s'", '"a: b"', "{name: AES, match: exact}"]), max_size=3)
    )
    form = draw(st.sampled_from(["none", "empty", "flow", "block", "flat"]))
    if form == "flow":
        fields.append([f"aliases: [{', '.join(aliases)}]{draw(COMMENTS)}"])
    elif form != "none":
        indent = "" if form == "flat" else "  "
        items = aliases if form != "empty" else []
        fields.append([f"aliases:{draw(COMMENTS)}", *(f"{indent}- {item}{draw(COMMENTS)}" for item in items)])
    for field in draw(st.permutations(fields)):
        lines += field
    body = draw(st.sampled_from(["", "Body.", "\n\n Body\n---\naliases: no\n", "é\ttab  "]))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + end.join(["---", *lines, "---", ""]) + body).encode()


@settings(max_examples=30)
@given(files(), NAMES)
def test_adding_says_one_thing_more_and_taking_back_restores(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    root = tmp_path_factory.getbasetemp()
    path = corpus(root, data)
    known, name = read(path), clean_line(name)
    if not name or name in {spelling.name for spelling in known.spellings()}:
        return
    try:
        edit = add_alias(root, HINT, name)
    except EditError:
        assert path.read_bytes() == data  # refused, and nothing was touched
        assert not name.isprintable()
        return
    after = path.read_bytes()
    assert read(path).aliases == (*known.aliases, Name(name))
    # Nothing but the insertion: what was there stands before and behind it.
    start = next((i for i, (a, b) in enumerate(zip(data, after, strict=False)) if a != b), len(data))
    assert after.endswith(data[start:])
    assert after[:start] == data[:start]
    undo_edit(root, edit)
    assert path.read_bytes() == data


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no front matter\n", "no front matter"),
        (b"---\nname: [\n---\n", ""),
        (b"---\nname: A\n---\n", "missing"),
        ("---\nname: Salifou Modi\ntype: person\n# é\n---\n".encode("cp1252"), "UTF-8"),
        (b"---\nname: Salifou Mody\ntype: person\n---\n", "already there"),
        (b"---\nname: A\ntype: person\naliases: X\n---\n", "modi.md:4: aliases"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_alone(tmp_path: Path, data: bytes, said: str) -> None:
    path = corpus(tmp_path, data)
    with pytest.raises(EditError) as caught:
        add_alias(tmp_path, HINT, "Salifou Mody")
    assert str(path) in str(caught.value)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
    assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["modi.md"]


def test_of_a_file_that_was_changed_since_only_the_alias_is_taken_out(tmp_path: Path) -> None:
    path = corpus(tmp_path, b"---\nname: A B\ntype: person\n---\n")
    edit = add_alias(tmp_path, HINT, "X")
    path.write_bytes(b"# mine\n".join([b"---\n", path.read_bytes().removeprefix(b"---\n")]) + b"more\n")
    undo_edit(tmp_path, edit)
    assert path.read_bytes() == b"---\n# mine\nname: A B\ntype: person\n---\nmore\n"


def test_an_alias_whose_line_was_changed_since_is_not_taken_back(tmp_path: Path) -> None:
    path = corpus(tmp_path, b"---\nname: A B\ntype: person\naliases: [Y]\n---\n")
    edit = add_alias(tmp_path, HINT, "X")
    changed = path.read_bytes().replace(b"[Y, X]", b"[Y, X, Z]")
    path.write_bytes(changed)
    with pytest.raises(EditError, match="changed since"):
        undo_edit(tmp_path, edit)
    assert path.read_bytes() == changed


def test_an_actor_gets_a_file_of_its_own_and_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    new = Actor(id="", name="Éric d’Ozanne: «x»", type="person")
    first, edit = create_actor(tmp_path, new)
    second, _ = create_actor(tmp_path, new)
    assert (first.id, second.id) == ("eric-d-ozanne-x", "eric-d-ozanne-x-2")
    loaded = read_record("actor", first.id, first.path, (tmp_path / first.path).read_text("utf-8"))
    assert loaded.record == first
    assert not loaded.problems
    undo_edit(tmp_path, edit)
    assert [file.name for file in (tmp_path / "actors").iterdir()] == ["eric-d-ozanne-x-2.md"]


def test_a_folder_of_texts_alone_keeps_its_articles(tmp_path: Path) -> None:
    """A folder actors would make it another corpus, in which the texts are not read."""
    (tmp_path / "a.txt").write_text("x", "utf-8")
    with pytest.raises(EditError, match="folder actors"):
        create_actor(tmp_path, Actor(id="", name="A B", type="person"))
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
