"""Whether a folder is plainly no corpus: a home, a folder of temporary files, many files of other kinds."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from tui.corpus.scan import KINDS_OF_FOLDERS

#: Names by which a folder says that it is a corpus.
_SIGNS = (*KINDS_OF_FOLDERS, "corpus.yaml", "decisions.yaml")
#: The survey looks at no more files and folders.
_MAX_ENTRIES = 5_000
#: Of fewer files all are read at once, whatever they are.
_MIN_FILES = 500
#: A folder of clippings has at least this share of texts.
_MIN_TEXT_SHARE = 0.2
_TEXT_ENDINGS = (".md", ".txt", ".html", ".htm")


class FolderSurvey(Struct, frozen=True):
    """What was seen of a folder: its files, as far as they were counted, and how many are texts."""

    files: int
    texts: int
    is_special: bool  # a home, a folder of temporary files, the root of the file system

    @property
    def is_doubtful(self) -> bool:
        """Return whether the folder is probably no corpus."""
        is_mixed = self.files >= _MIN_FILES and self.texts < _MIN_TEXT_SHARE * self.files
        return self.is_special or is_mixed


def survey_folder(root: Path) -> FolderSurvey | None:
    """Return what a folder holds; None where it has the files or folders of a corpus."""
    if any((root / name).exists() for name in _SIGNS):
        return None
    files, texts, entries = 0, 0, 0
    for _folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        files += len(names)
        texts += sum(name.lower().endswith(_TEXT_ENDINGS) for name in names)
        entries += len(names) + len(folders)
        if entries > _MAX_ENTRIES:
            break
    return FolderSurvey(files, texts, _is_special(root))


def _is_special(root: Path) -> bool:
    """Return whether a folder is one in which programs keep all kinds of files."""
    resolved = root.resolve()
    special_folders = [Path(tempfile.gettempdir()), Path(resolved.anchor)]
    with suppress(RuntimeError):  # a user without a home
        special_folders.append(Path.home())
    return any(resolved == folder.resolve() for folder in special_folders)
