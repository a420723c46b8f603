"""The originals of articles: kept in `raw/` as they came, each once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from tui.corpus.extraction.exports.export_file import MAX_WHOLE_BYTES, ExportFile, open_export
from tui.corpus.extraction.exports.form_detection import Form
from tui.corpus.known_articles import numbered
from tui.corpus.safe_write.file_edits import CorpusWriter, Edit
from tui.corpus.scan import ORIGINALS, id_of_filename

_PLAIN_NAME = re.compile(r"[\w][\w .()+,-]*")
_PLAIN_ENDING = re.compile(r"\.[a-z0-9]{1,8}")
#: The extensions that fit a form; the first is for an original that has none of them.
_ENDINGS = {Form.TEXT: (".txt", ".md"), Form.HTML: (".html", ".htm")}
#: The extension of an original without one.
_DEFAULT_ENDINGS = {
    Form.EUROPRESSE_HTML: ".html", Form.FACTIVA_HTML: ".html", Form.PDF: ".pdf", Form.DOCX: ".docx",
    Form.ODT: ".odt", Form.RTF: ".rtf", Form.EPUB: ".epub", Form.FEED: ".xml", Form.MAIL: ".eml",
    Form.MBOX: ".mbox", Form.MHTML: ".mhtml", Form.TABLE: ".csv", Form.JSON_LINES: ".jsonl",
    Form.JSON: ".json", Form.CSL: ".json", Form.RIS: ".ris", Form.BIBTEX: ".bib", Form.WARC: ".warc",
}  # fmt: skip
_MAX_NAME_CHARS = 100
_PIECE_BYTES = 1_048_576


def name_original(name: str, form: Form) -> str:
    """Return the name for a stored original: its own if that is plain, with an extension for its form."""
    path = Path("text" if name == "-" else name)
    is_plain = _PLAIN_NAME.fullmatch(path.stem) and len(path.stem) <= _MAX_NAME_CHARS
    stem = path.stem if is_plain else id_of_filename(path.stem)[:_MAX_NAME_CHARS]
    ending = path.suffix.lower()
    endings = _ENDINGS.get(form)
    if (endings and ending not in endings) or not _PLAIN_ENDING.fullmatch(ending):
        ending = endings[0] if endings else _DEFAULT_ENDINGS.get(form, ".txt")
    return f"{stem.lstrip('.') or 'text'}{ending}"


class OriginalStore:
    """Stores originals in the corpus at `root`, and knows those that it has stored."""

    def __init__(self, root: Path) -> None:
        self._folder = root / ORIGINALS
        self._names: dict[str, str] = {}  # by the hash

    def store(self, writer: CorpusWriter, file: ExportFile, name: str) -> tuple[str, Edit | None]:
        """Store the original; return its name there and the edit, None if it is there already or is large."""
        digest = file.survey.digest
        if digest in self._names:
            return self._names[digest], None
        path = Path(name)
        for stem in numbered(path.stem):
            original = self._folder / f"{stem}{path.suffix}"
            try:
                edit = _create(writer, original, file)
            except FileExistsError:
                if not _has_digest(original, digest):
                    continue
                edit = None
            if edit is None:  # several articles may come out of it
                self._names[digest] = original.name
            return original.name, edit
        raise AssertionError("numbers end")


def _create(writer: CorpusWriter, path: Path, file: ExportFile) -> Edit | None:
    """Create the file of an original; a large one in pieces, without an edit. Raises FileExistsError."""
    if file.survey.size <= MAX_WHOLE_BYTES:
        return writer.create(path, file.read_whole())
    if os.path.lexists(path):
        raise FileExistsError(path)
    writer.create_from(path, _read_pieces(file))
    return None


def _read_pieces(file: ExportFile) -> Iterator[bytes]:
    with file.open() as stream:
        while piece := stream.read(_PIECE_BYTES):
            yield piece


def _has_digest(path: Path, digest: str) -> bool:
    """Return whether a file has a hash; False for what is no regular file."""
    try:
        return open_export(path).survey.digest == digest
    except OSError:
        return False
