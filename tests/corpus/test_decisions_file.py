"""What a person wrote in decisions.yaml stays byte for byte when a decision is added or undone."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.decisions_file import DecisionError, update_decisions
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.undo import undo_step
from tui.corpus.record_files.loader import read_decisions
from tui.corpus.record_files.yaml_list import append_lines, remove_line
from tui.model.records import Decision
from tui.model.text import clean_line

NEW = Decision(article="zz", quote="q", actor="nn")
LINE = "- {article: zz, quote: q, is: nn}"
A = "{article: a, quote: b, is: niger}"

#: Lists as people write them, and what the file is with a decision more; None: a line at its end.
FORMS: dict[str, tuple[str, str | None]] = {
    "a field without a value": ("- article: a\n  quote: b\n  prefix:\n  is: niger\n", None),
    "tilde": ("- {article: a, quote: b, prefix: ~, is: niger}\n", None),
    "windows": (f"- {A}\r\n# c\r\n- {A}\r\n", None),
    "windows, no end": (f"- {A}\r\n- {A}", None),
    "mark": (f"\ufeff- {A}\n", None),
    "mark alone": ("\ufeff", f"\ufeff{LINE}\n"),
    "indented": (
        f"  - article: a\n    quote: b\n    is:   niger    # why\n\n\n  # two\n  -   {A}\n",
        f"  - article: a\n    quote: b\n    is:   niger    # why\n\n\n  # two\n  -   {A}\n  {LINE}\n",
    ),
    "folded": ("- article: a\n  quote: >\n    un deux\n    trois\n  is: niger\n", None),
    "literal": ("- article: a\n  is: niger\n  quote: |+\n    un #1\n    trois\n\n", None),
    "over lines": ('- article: a\n  quote: "un deux\n    trois"\n  is: niger\n', None),
    "types": ("- {article: 0123, quote: 1.10, is: 1e3}\n- {article: +1, quote: yes, is: NO}\n", None),
    "more types": ("- {article: True, quote: Null, is: .NaN}\n- {article: 1_0, quote: 0x0F, is: -0}\n", None),
    "times": ("- {article: 2024-01-15T10:00:00Z, quote: 2024-1-5, is: 2024-01-15 10:00}\n", None),
    "anchor": (f"- &a {A}\n- *a\n", None),
    "merge": (f"- &a {A}\n- {{<<: *a, quote: c}}\n", None),
    "given twice": ("- {article: a, quote: b, quote: c, is: niger}\n", None),
    "tag": ("- {article: !x a, quote: b, is: niger}\n", None),
    "version": (f"%YAML 1.1\n---\n- {A}\n", None),
    "begin and end": (f"---\n- {A}\n...\n# c\n", f"---\n- {A}\n{LINE}\n...\n# c\n"),
    "begin alone": ("---\n# c\n", None),
    "comment": ("# nothing yet\n", None),
    "comments, no end": ("# nothing yet\n\n  # two", f"# nothing yet\n\n  # two\n{LINE}"),
    "comment below": (f"- {A}  # sure\n\n# end\n\n", None),
    "no end": (f"- {A}", f"- {A}\n{LINE}"),
    "blanks at the end": (f"- {A}   \n   ", f"- {A}   \n   \n{LINE}"),
    "in brackets": (f"[{A}, {A}]\n", f"[{A}, {A}, {LINE[2:]}]\n"),
    "in brackets, with a comma": (f"[{A},] # c\n", f"[{A}, {LINE[2:]},] # c\n"),
    "in brackets, on lines": (
        f"[\n  {A}, # one\n  {A} # two\n]\n",
        f"[\n  {A}, # one\n  {A},\n  {LINE[2:]} # two\n]\n",
    ),
    "empty brackets": ("[ # none\n]\n", f"[{LINE[2:]} # none\n]\n"),
    "tabs": ('- article: a\n  quote:\t"b\\tc"\n  is: niger\n', None),
    "quotes": ("- {article: a, quote: 'l''un', is: niger}\n- {article: l'un, quote: d'un, is: x}\n", None),
    "no mappings": ("- rien\n- 012\n-\n", None),
    "escapes": ('- {article: a, quote: "\\u00e9 \\U0001F600", is: niger}\n', None),
    "line separators": ('- {article: a, quote: "x\u0085y\u2028z", is: niger}\n', None),
    "old Macintosh": (f"- {A}\r# c\r", f"- {A}\r# c\r{LINE}\r"),
}  # fmt: skip


def save(path: Path, text: str | bytes) -> None:
    """Put a file there that no editor has touched for a day."""
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(path, (time() - 86_400, time() - 86_400))


def end_of(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


@pytest.mark.parametrize("form", FORMS)
def test_a_decision_is_a_line_more_and_undone_a_line_less(tmp_path: Path, form: str) -> None:
    text, wanted = FORMS[form]
    path = tmp_path / "decisions.yaml"
    save(path, text)
    edit = update_decisions(tmp_path, add=[NEW])
    with_line = text + LINE + end_of(text) if text.endswith("\n") else text + end_of(text) + LINE
    assert path.read_bytes().decode() == (with_line if wanted is None else wanted)
    before, after = (read_decisions("", file)[0] for file in (text, path.read_bytes().decode()))
    assert after == (*before, NEW)
    update_decisions(tmp_path, remove=[NEW])
    assert path.read_bytes().decode() == text
    save(path, edit.after or b"")
    undo_step(tmp_path, edit.step)
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"title: mine\n", r"decisions\.yaml: a list is expected"),
        (b"~\n", r"decisions\.yaml: a list is expected"),
        (b"- a\n- {b: c\n- d\n", r"decisions\.yaml:\d: not YAML"),
        (b"- a\n---\n- b\n", r"decisions\.yaml:2: a second document"),
        (b"- \xe9\n", r"decisions\.yaml: save it as UTF-8 first"),
        (b"- a\x07b\n", r"decisions\.yaml: not YAML"),
    ],
)
def test_a_file_that_cannot_take_it_is_left_alone(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "decisions.yaml"
    save(path, data)
    with pytest.raises(DecisionError, match=said):
        update_decisions(tmp_path, add=[NEW])
    assert path.read_bytes() == data


def test_the_file_comes_with_the_first_decision_and_goes_with_the_last(tmp_path: Path) -> None:
    other = Decision(article="a", quote="x", actor="nobody")
    update_decisions(tmp_path, add=[NEW, other])
    update_decisions(tmp_path, remove=[NEW])
    assert (tmp_path / "decisions.yaml").read_bytes() == b"- {article: a, quote: x, is: nobody}\n"
    update_decisions(tmp_path, remove=[NEW])
    update_decisions(tmp_path, remove=[other])
    assert [path.name for path in tmp_path.iterdir()] == [FOLDER]


@pytest.mark.parametrize(
    ("now", "wanted"),
    [
        (f"# a\n{LINE}  # why not\n- {A}\n", f"# a\n# why not\n- {A}\n"),
        (
            "- article: zz # here\n  # because\n  quote: 'q'\n\n  is: nn\n\n# end\n",
            "# here\n# because\n\n# end\n",
        ),
        (f"# b\n{LINE}\n{LINE}\n", f"# b\n{LINE}\n"),
        (f"  - {A}\n  - quote: q\n    article: 'zz'\n    is: nn", f"  - {A}"),
        (f"[{LINE[2:]}, # ours\n {A}]", f"[ # ours\n {A}]"),
    ],
)
def test_undo_takes_out_a_line_that_was_written_anew_and_keeps_its_comments(
    tmp_path: Path, now: str, wanted: str
) -> None:
    path = tmp_path / "decisions.yaml"
    update_decisions(tmp_path, add=[NEW])
    save(path, now)
    update_decisions(tmp_path, remove=[NEW])
    assert path.read_text("utf-8") == wanted


def test_an_entry_that_others_refer_to_is_not_taken_out(tmp_path: Path) -> None:
    path = tmp_path / "decisions.yaml"
    text = f"- &a {LINE[2:]}\n- {{<<: *a, quote: c}}\n"
    save(path, text)
    update_decisions(tmp_path, remove=[Decision(article="zz", quote="other", actor="nn")])
    assert path.read_text("utf-8") == text


COMMENTS = st.sampled_from(["", "", "  # «é» {", " # don't"])
WORDS = st.text("abé '\"#:,-?{}[]&*!|>%@`\\😀", min_size=1, max_size=8).map(clean_line).filter(bool)


@st.composite
def lists(draw: st.DrawFn) -> str:
    """A list as people write it: entries in braces and in lines, comments, either line end, or none."""
    indent = " " * draw(st.integers(0, 2))
    lines = []
    for word in draw(st.lists(WORDS, max_size=4)):
        quoted = "'" + word.replace("'", "''") + "'"
        form = draw(st.sampled_from(["flow", "block", "literal", "comment", "blank"]))
        lines += {
            "flow": [f"{indent}- {{article: a, quote: {quoted}, is: b}}{draw(COMMENTS)}"],
            "block": [
                f"{indent}- article: a{draw(COMMENTS)}",
                f"{indent}  quote: {quoted}",
                f"{indent}  is: x{draw(COMMENTS)}",
            ],
            "literal": [
                f"{indent}- article: a",
                f"{indent}  is: x",
                f"{indent}  quote: |",
                f"{indent}    # {word}",
            ],
            "comment": [f"{draw(COMMENTS)}"],
            "blank": ["", ""],
        }[form]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return draw(st.sampled_from(["", "\ufeff"])) + end.join(lines) + draw(st.sampled_from(["", end]))


@given(lists(), st.lists(WORDS, min_size=1, max_size=3))
def test_whatever_is_there_stays(text: str, quotes: list[str]) -> None:
    new = [Decision(article="zz", quote=quote, actor="nn") for quote in quotes]
    before = read_decisions("", text)[0]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "decisions.yaml")
        save(path, text)
        update_decisions(Path(folder), add=new)
        after = path.read_bytes().decode()
        assert read_decisions("", after)[0] == (*before, *new)
        assert after.startswith(text)
        update_decisions(Path(folder), remove=new)
        assert (path.read_bytes().decode() if path.exists() else "") == text


@pytest.mark.parametrize(
    "text",
    [
        "- e:",
        "- e:\n",
        "- {a: b, c: }\n- e: # x\n",
        "- {a: b}\n\ufeff# end\n",
        "\ufeff\ufeff-",
        "\ufeff\ufeff\ufeff- e: a\n",
    ],
)
def test_behind_an_odd_entry_a_decision_comes_and_goes(tmp_path: Path, text: str) -> None:
    path, new = tmp_path / "decisions.yaml", Decision(article="zz", quote="q", actor="nn")
    save(path, text)
    update_decisions(tmp_path, add=[new])
    assert read_decisions("", path.read_bytes().decode())[0][-1] == new
    update_decisions(tmp_path, remove=[new])
    assert path.read_bytes().decode() == text


def test_what_the_program_writes_is_changed_without_being_read_anew(tmp_path: Path) -> None:
    new = [
        Decision(article="a-1", quote="l’État «du» Niger d'ici", prefix=': Le "x"', actor="niger"),
        Decision(suggestion="alias", name="A # b", actor="x", verdict="rejected", on="2024-01-16"),
    ]
    update_decisions(tmp_path, add=new)
    text = (tmp_path / "decisions.yaml").read_text("utf-8")
    assert append_lines(text, ["{a: b}"]) == text + "- {a: b}\n"
    assert remove_line(text, text.splitlines()[-1].removeprefix("- ")) == text.splitlines(True)[0]
    assert remove_line(text, "{a: b}") is None


@pytest.mark.parametrize("text", ["- \u00a0", "- \u3000\n", "- a\u00a0\n- b\n"])
def test_what_is_no_blank_of_yaml_is_text(tmp_path: Path, text: str) -> None:
    decision = Decision(article="a", quote="x", actor="niger")
    file = tmp_path / "decisions.yaml"
    file.write_text(text, "utf-8")
    update_decisions(tmp_path, add=[decision])
    update_decisions(tmp_path, remove=[decision])
    assert file.read_text("utf-8") == text


def test_a_list_whose_field_is_too_long_for_yaml_is_refused_unchanged(tmp_path: Path) -> None:
    file, text = tmp_path / "decisions.yaml", f"- {{{'a' * 1_100}: b}}\n"
    file.write_text(text, "utf-8")
    with pytest.raises(DecisionError, match="not YAML"):
        update_decisions(tmp_path, add=[Decision(article="a", quote="x", actor="niger")])
    assert file.read_text("utf-8") == text


def test_a_list_that_is_read_otherwise_than_it_is_parsed_is_not_added_to(tmp_path: Path) -> None:
    text = "-\n\ufeff-"  # two entries for a reader, one that holds a list for YAML
    file = tmp_path / "decisions.yaml"
    file.write_text(text, "utf-8")
    with pytest.raises(DecisionError, match="write each decision on its own line"):
        update_decisions(tmp_path, add=[Decision(article="a", quote="x", actor="niger")])
    assert file.read_text("utf-8") == text
