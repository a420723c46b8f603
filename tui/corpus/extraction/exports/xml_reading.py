"""XML that others wrote: read without entities, definitions and addresses, and never deeper than is sound."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from tui.corpus.extraction.exports.export_items import UnreadableError
from tui.i18n import N_


def parse_xml(data: bytes, encoding: str | None = None) -> Any:
    """Parse a whole document, damaged or not; raises `UnreadableError` where nothing can be made of it.

    `encoding`: the one it has, whatever it declares.
    """
    parser = etree.XMLParser(
        encoding=encoding,
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableError(N_("damaged XML ({error})").format(error=error)) from error
    if root is None:
        raise UnreadableError(N_("damaged XML: it is empty"))
    return root


def iterate_elements(file: BinaryIO, *names: str, encoding: str | None = None) -> Iterator[Any]:
    """Yield the elements of some local names, each when it is complete; what was read is then freed.

    `encoding`: the one it has, whatever it declares. Raises `UnreadableError`.
    """
    tags = [f"{{*}}{name}" for name in names]
    try:
        for _event, element in etree.iterparse(
            file, events=("end",), tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
            huge_tree=False, recover=True, remove_comments=True, remove_pis=True, encoding=encoding,
        ):  # fmt: skip
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise UnreadableError(N_("damaged XML ({reason})").format(reason=error.msg)) from error


def local_name(element: Any) -> str:
    """Return the name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def local_attribute(element: Any, name: str) -> str | None:
    """Return the value of an attribute, whatever its namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def find_text(element: Any, *names: str) -> str | None:
    """Return the text of the first child that has one of the local names, in the order of the names."""
    for name in names:
        for child in element:
            if local_name(child) == name and (text := "".join(child.itertext()).strip()):
                return text
    return None


def is_well_formed(data: bytes) -> bool:
    """Return whether a document is sound XML."""
    try:
        for _event in etree.iterparse(io.BytesIO(data), resolve_entities=False, no_network=True):
            pass
    except etree.XMLSyntaxError:
        return False
    return True
