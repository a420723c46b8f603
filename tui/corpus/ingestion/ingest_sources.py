"""The files to add: what a person names, in folders too, and what belongs to another file there."""

from __future__ import annotations

import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from msgspec import Struct

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import MAX_WHOLE_BYTES, ExportFile, make_export, open_export
from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.i18n import N_

#: The folder that a browser saves beside a page has one of these behind the page's name.
_PAGE_FOLDERS = ("_files", "_fichiers", "-Dateien", "_archivos", ".files")
_PAGES = (".html", ".htm", ".xhtml")
_BIBLIOGRAPHIES = (".bib", ".ris")
_ANNOTATIONS = ".ann"


class Source(Struct, frozen=True):
    """A file to add: by its path, or its bytes as `data` with a name; `notes` say what belongs to it."""

    name: str
    data: bytes | None = None
    notes: tuple[str, ...] = ()

    def open(self) -> ExportFile:
        """Return the file that it names."""
        return make_export(self.name, self.data) if self.data is not None else open_export(Path(self.name))


class Belongings(Struct, frozen=True):
    """The files that belong to others and are not read by themselves, and notes on their owners."""

    left_out: frozenset[str]
    notes: dict[str, tuple[str, ...]]


def expand_sources(names: Sequence[str]) -> list[Source]:
    """Return the sources that files, folders (recursively) and glob patterns name, in order.

    `-` is standard input. A name that matches nothing is kept: adding it reports that there is no such file.
    """
    sources: list[Source] = []
    for name in names:
        path = Path(name).expanduser()
        if name == "-":
            sources.append(Source("-", sys.stdin.buffer.read(MAX_WHOLE_BYTES + 1)))
        elif path.is_dir():
            sources += _list_folder(path)
        elif not os.path.lexists(path) and glob.has_magic(name):
            listed = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 — a pattern may be absolute
            matches = [Source(match) for match in listed if Path(match).is_file()]
            sources += matches or [Source(name)]
        else:
            sources.append(Source(str(path)))
    return list({(source.name, source.data): source for source in sources}.values())


def find_belongings(names: Iterable[str], open_file: Callable[[str], ExportFile | None]) -> Belongings:
    """Find which of some files, named by their paths with slashes, belong to others.

    The folder that a browser saves beside a page, the annotations of a text, what a bibliography attaches.
    """
    known = set(names)
    left_out: set[str] = set()
    notes: dict[str, tuple[str, ...]] = {}
    folders = _find_page_folders(known)
    for name in sorted(known):
        path = PurePosixPath(name)
        owner = next((folders[str(parent)] for parent in path.parents if str(parent) in folders), None)
        if owner:
            left_out.add(name)
            notes[owner] = (
                N_("the folder beside the page was skipped: it only holds what the page displays"),
            )
        elif path.suffix.lower() == _ANNOTATIONS and str(path.with_suffix(".txt")) in known:
            left_out.add(name)
            notes[str(path.with_suffix(".txt"))] = (word_annotations(path.name),)
        elif path.suffix.lower() in _BIBLIOGRAPHIES:
            left_out |= known & {str(path.parent / attached) for attached in _list_attached(open_file(name))}
    return Belongings(frozenset(left_out), notes)


def word_annotations(name: str) -> str:
    """Return the note on the annotations beside a text."""
    return N_("the annotations in {name} were not read: add --annotations makes decisions of them").format(
        name=name
    )


def _find_page_folders(names: set[str]) -> dict[str, str]:
    """Return the page that each folder of a saved page belongs to."""
    pages = [PurePosixPath(name) for name in names if name.lower().endswith(_PAGES)]
    return {str(page.with_name(page.stem + ending)): str(page) for page in pages for ending in _PAGE_FOLDERS}


def _list_attached(file: ExportFile | None) -> list[str]:
    """Return the paths that a bibliography attaches; none for one that cannot be read."""
    from tui.corpus.extraction.exports.collections.bibtex import list_bibtex_attachments
    from tui.corpus.extraction.exports.collections.references import list_ris_attachments

    try:
        text = decode_text(file.read_whole())[0] if file else ""
    except (OSError, NotTextError, UnreadableError):
        return []
    lines = [path for line in text.split("\n") for path in list_ris_attachments(line)]
    return [*lines, *list_bibtex_attachments(text)] if "@" in text else lines


def _list_folder(folder: Path) -> list[Source]:
    """Return the files in a folder and below it, by path, except hidden ones and what belongs to others."""
    paths = {path.relative_to(folder).as_posix(): path for path in _walk(folder)}
    belongings = find_belongings(paths, lambda name: open_export(paths[name]))
    return [
        Source(str(path), notes=belongings.notes.get(name, ()))
        for name, path in paths.items()
        if name not in belongings.left_out
    ]


def _walk(folder: Path) -> Iterator[Path]:
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(top, name)
