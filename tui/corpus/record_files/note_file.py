"""Notes: one Markdown file each in `notes/`, about a record or a passage of one."""

from __future__ import annotations

from msgspec import Struct

from tui.corpus.record_files.frontmatter import split_frontmatter
from tui.corpus.record_files.struct_builder import build_struct
from tui.corpus.record_files.yaml_nodes import YamlProblem, parse_yaml
from tui.corpus.scan import printable_path
from tui.i18n import N_
from tui.model.records import Note, Problem
from tui.model.text import clean, clean_line


class LoadedNote(Struct, frozen=True):
    """The note of a file (None: it is unusable), and its problems."""

    note: Note | None
    problems: tuple[Problem, ...] = ()


def parse_note(path: str, text: str) -> LoadedNote:
    """Read the text of a note’s file."""
    split_file = split_frontmatter(clean(text))
    problems: list[Problem] = []

    def report(fault: YamlProblem) -> None:
        line = fault.line + split_file.head_line
        words = clean_line(fault.message)
        problems.append(Problem(printable_path(path), line, clean_line(fault.field), words))

    if split_file.head is None:
        report(
            YamlProblem(
                0, "", N_("no front matter: begin with a line ---, then about: article:…, then a line ---")
            )
        )
        return LoadedNote(None, tuple(problems))
    tree = parse_yaml(split_file.head)
    for fault in tree.faults:
        report(fault)
    name = path.rpartition("/")[2].removesuffix(".md")
    derived = {"id": name, "path": path, "body": split_file.body}
    note = build_struct(Note, tree.root, "", report, **derived) if tree.root else None
    if tree.root is None and not tree.faults:
        report(YamlProblem(0, "about", N_("missing: the record, article:… or actor:… or event:…")))
    return LoadedNote(note, tuple(problems))
