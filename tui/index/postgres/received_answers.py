"""Answers as a reader gets them: nothing is in their texts that a terminal obeys, whoever wrote the tables.

What `publish` writes is clean. Others may have written into its tables, so an answer is looked at as a whole,
once, when it leaves the store: that takes microseconds, as it is short beside what it is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from msgspec import Struct, json

from tui.index.store import Store
from tui.model.text import clean, controls_pattern

_Asked = ParamSpec("_Asked")
_T = TypeVar("_T")
#: What JSON makes of control characters, but a line end; and the first bytes, in UTF-8, of the characters in
#: `controls_pattern` that Python calls printable.
_SUSPICIOUS = (rb"\u", rb"\b", rb"\f", rb"\r", rb"\t", b"\xcd", b"\xe1", b"\xe3", b"\xef")
_LINE_ENDS = ("\r", "\t", "\u2028", "\u2029")


def clean_answers(store: type[_T]) -> type[_T]:
    """Let every method of the protocol `Store` that a class has return clean answers; decorates the class."""
    for name, declared in vars(Store).items():
        if callable(declared) and not name.startswith("_"):
            setattr(store, name, _clean_answer_of(getattr(store, name)))
    return store


def _clean_answer_of(method: Callable[_Asked, Any]) -> Callable[_Asked, Any]:
    @wraps(method)
    def answer(*asked: _Asked.args, **options: _Asked.kwargs) -> Any:
        value = method(*asked, **options)
        return map(clean_answer, value) if isinstance(value, Iterator) else clean_answer(value)

    return answer


def clean_answer(value: _T) -> _T:
    """Return an answer of the store without controls in its texts: itself, where there are none."""
    return value if _is_surely_clean(json.encode(value)) else _clean(value)


def _is_surely_clean(encoded: bytes) -> bool:
    """Return whether nothing can be wrong with the texts of an answer; faster than to look for what is."""
    if any(sign in encoded for sign in _SUSPICIOUS):
        return False
    text = encoded.decode()
    return text.isprintable() or text.replace("\xa0", "").replace("\u202f", "").isprintable()


def _clean(value: Any) -> Any:
    """Return a value with all texts in it cleaned."""
    if isinstance(value, str):
        is_clean = not controls_pattern().search(value) and not any(
            line_end in value for line_end in _LINE_ENDS
        )
        return value if is_clean else clean(value)
    if isinstance(value, Struct):
        return type(value)(**{name: _clean(getattr(value, name)) for name in value.__struct_fields__})
    if isinstance(value, dict):
        return {_clean(key): _clean(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        cleaned = [_clean(one) for one in value]
        return type(value)(*cleaned) if hasattr(value, "_fields") else type(value)(cleaned)
    return value
