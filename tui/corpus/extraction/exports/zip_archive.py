"""Zip archives: their members are read one by one, within limits, and never written under their own names."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Container, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import BinaryIO

from tui.corpus.extraction.exports.export_file import MAX_WHOLE_BYTES, ExportFile, make_export, open_export
from tui.corpus.extraction.exports.export_items import Refusal, UnreadableError
from tui.i18n import N_
from tui.model.text import clean_line

MAX_MEMBERS = 50_000
#: One member may unpack to so much, and all of them together.
MAX_MEMBER_BYTES = 500_000_000
MAX_TOTAL_BYTES = 4_000_000_000
#: Text packs to a tenth; what unpacks to so many times its size, and is not small, was made to fill a disk.
MAX_RATIO = 100
_MIN_SUSPECT_BYTES = 2_000_000
_HELD_BYTES = 8_000_000
_PIECE_BYTES = 262_144
#: What systems put into archives of their own.
_LITTER = ("__MACOSX/", ".DS_Store", "Thumbs.db", "desktop.ini")
_ENCRYPTED = 1  # a flag of a member
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)


@contextmanager
def open_archive(file: ExportFile) -> Iterator[zipfile.ZipFile]:
    """Open a file as an archive; raises `UnreadableError` for one that is damaged."""
    with file.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except _FAULTS as error:
            raise UnreadableError(N_("a damaged zip archive ({error})").format(error=error)) from error
        with archive:
            if len(archive.infolist()) > MAX_MEMBERS:
                raise UnreadableError(
                    N_("more than {n:,} members: split it into several archives").format(n=MAX_MEMBERS)
                )
            yield archive


def read_member(archive: zipfile.ZipFile, name: str, max_bytes: int = MAX_WHOLE_BYTES) -> bytes | None:
    """Return the bytes of a member; None if there is none. Raises `UnreadableError` beyond the limits."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    target = io.BytesIO()
    _unpack(archive, info, target, max_bytes)
    return target.getvalue()


def list_members(archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """Return the members that are files, except what systems add, by name."""
    members = [info for info in archive.infolist() if not info.is_dir() and not _is_litter(info.filename)]
    return sorted(members, key=lambda info: info.filename)


def open_members(file: ExportFile, left_out: Container[str]) -> Iterator[tuple[str, ExportFile | Refusal]]:
    """Yield the members of an archive by name, each as a file while it is looked at, or why it is refused.

    `left_out`: members that are not wanted.
    """
    with open_archive(file) as archive, TemporaryDirectory(prefix="niger-tui-") as folder:
        total = 0
        for info in list_members(archive):
            name = clean_line(info.filename)
            if info.filename in left_out:
                continue
            if reason := _find_fault(info):
                yield name, Refusal(reason)
                continue
            if total > MAX_TOTAL_BYTES:
                yield (
                    name,
                    Refusal(
                        N_("the archive unpacks to more than {n:,} MB").format(n=MAX_TOTAL_BYTES // 1000000)
                    ),
                )
                continue
            try:
                member, size = _open_member(archive, info, file.name, Path(folder))
            except UnreadableError as error:
                yield name, Refusal(str(error))
                continue
            total += size
            yield name, member


def _open_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, archive_name: str, folder: Path
) -> tuple[ExportFile, int]:
    """Unpack a member into memory, or a large one into a file; return it with its size."""
    name = f"{archive_name}/{info.filename}"
    if info.file_size <= _HELD_BYTES:
        target = io.BytesIO()
        size = _unpack(archive, info, target, _HELD_BYTES)
        member = make_export(name, target.getvalue())
    else:
        place = folder / "member"
        with place.open("wb") as unpacked:
            size = _unpack(archive, info, unpacked, MAX_MEMBER_BYTES)
        member = open_export(place)
        member.name = name

    def find_neighbor(relative: str) -> ExportFile | None:
        path = str(PurePosixPath(info.filename).parent / relative)
        try:
            data = None if ".." in path.split("/") else read_member(archive, path)
        except UnreadableError:
            return None
        return make_export(f"{archive_name}/{path}", data) if data is not None else None

    member.find_neighbor = find_neighbor
    return member, size


def _unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, target: BinaryIO, max_bytes: int) -> int:
    """Unpack a member within the limits, counted while it is unpacked; return its size."""
    if fault := _find_fault(info):
        raise UnreadableError(fault)
    size = 0
    try:
        with archive.open(info) as source:
            while piece := source.read(_PIECE_BYTES):
                size += len(piece)
                if size > max_bytes:
                    raise UnreadableError(N_("unpacks to more than {n:,} MB").format(n=max_bytes // 1000000))
                if size > _MIN_SUSPECT_BYTES and size > MAX_RATIO * max(info.compress_size, 1):
                    raise UnreadableError(N_("unpacks to more than {n} times its size").format(n=MAX_RATIO))
                target.write(piece)
    except _FAULTS as error:
        raise UnreadableError(
            N_("damaged in the archive ({error})").format(error=clean_line(str(error)))
        ) from error
    return size


def _find_fault(info: zipfile.ZipInfo) -> str | None:
    """Return why a member must not be read; None if it may."""
    path = info.filename.replace("\\", "/")
    if path.startswith("/") or ".." in path.split("/") or path[1:2] == ":":
        return N_("its path leads outside the archive, so it is not read")
    if info.flag_bits & _ENCRYPTED:
        return N_("encrypted: unpack it first, with its password")
    return None


def _is_litter(name: str) -> bool:
    return name.startswith(_LITTER[0]) or name.rpartition("/")[2] in _LITTER
