"""Modules and names: no circle, no crowded folder, no name that stands for two things or for none."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import click
import pytest
from textual.app import App
from textual.message import Message
from textual.widget import Widget
from textual_serve.server import Server

ROOT = Path(__file__).resolve().parents[1]
#: The modules of a folder, `__init__` not counted, that can be taken in at a glance.
MAX_MODULES = 14
#: Classes of the program in one line of inheritance, at most.
MAX_INHERITANCE = 3
#: Methods that a class defines, at most.
MAX_METHODS = 41
#: A name that says in what state or activity something is, and not what it is.
VAGUE_NAMES = {
    "added", "asking", "apart", "before", "being", "carried", "counted", "deciding", "done", "filtered",
    "found", "given", "going", "highlighting", "kept", "known", "learning", "loaded", "looking", "made",
    "narrowing", "opening", "prepared", "reading", "running", "said", "searching", "seen", "settled",
    "settling", "sharing", "shown", "telling", "timed", "told", "used", "viewing", "wanted", "watching",
    "writing",
}  # fmt: skip

#: Classes of libraries whose methods the program overrides: the library calls them.
OUTER_BASES = (App, Message, Widget, click.Group, Server)
#: Methods that Textual and Python find by their names.
HOOK = re.compile(r"_?on_|_?key_|action_|watch_|validate_|render|__")
#: A string that is longer is no action of a key.
MAX_ACTION_CHARS = 60
USED_BY_BENCHMARKS = {"warm"}


@cache
def modules() -> dict[str, ast.Module]:
    """Return the modules of the program by their names."""
    return {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): ast.parse(
            path.read_text("utf-8")
        )
        for path in sorted((ROOT / "tui").rglob("*.py"))
    }


@cache
def nodes_of(module: str) -> list[ast.AST]:
    """Return all nodes of a module, for those who look at each."""
    return list(ast.walk(modules()[module]))


def imported_modules(name: str) -> set[str]:
    """Return the modules that a module imports, late or for the type checker too."""
    imported: set[str] = set()
    for node in nodes_of(name):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                member = f"{node.module}.{alias.name}"
                imported.add(member if member in modules() else node.module)
        elif isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
    return (imported & modules().keys()) - {name}


def find_circle(imports: dict[str, set[str]]) -> list[str]:
    """Return modules that import each other in a circle, or an empty list when there are none."""
    left = dict(imports)
    while ends := [name for name, targets in left.items() if not targets & left.keys()]:
        for name in ends:
            del left[name]
    path: list[str] = []
    while left:
        name = min(left[path[-1]] & left.keys()) if path else min(left)
        if name in path:
            return path[path.index(name) :]
        path.append(name)
    return []


def classes() -> Iterator[tuple[str, ast.ClassDef]]:
    """Yield every class of the program, with its module."""
    for module in modules():
        for node in nodes_of(module):
            if isinstance(node, ast.ClassDef):
                yield module, node


def base_names(node: ast.ClassDef) -> list[str]:
    """Return the names of the classes that a class inherits from, without what is in brackets.

    One that is named with its module, `click.Command`, is not ours.
    """
    return [ast.unparse(base).partition("[")[0] for base in node.bases]


def test_a_circle_is_seen() -> None:
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": set()}) == ["b", "c"]
    assert find_circle({"a": {"b"}, "b": {"c"}, "c": set()}) == []


def test_no_module_imports_one_that_imports_it_back() -> None:
    assert find_circle({name: imported_modules(name) for name in modules()}) == []


def test_a_folder_can_be_taken_in_at_a_glance() -> None:
    for folder in {path.parent for path in (ROOT / "tui").rglob("*.py")}:
        modules = [path.stem for path in folder.glob("*.py") if path.stem != "__init__"]
        assert len(modules) <= MAX_MODULES, folder


def test_a_class_name_stands_for_one_class_and_one_message() -> None:
    modules: dict[str, list[str]] = {}
    for module, node in classes():
        modules.setdefault(node.name, []).append(module)
    assert {name: where for name, where in modules.items() if len(where) > 1} == {}


def test_no_line_of_inheritance_is_long() -> None:
    bases = {node.name: base_names(node) for _module, node in classes()}

    def length(name: str) -> int:
        return 1 + max((length(base) for base in bases[name] if base in bases), default=0)

    assert [name for name in bases if length(name) > MAX_INHERITANCE] == []


def test_no_class_defines_more_methods_than_can_be_kept_in_mind() -> None:
    for module, node in classes():
        methods = [item for item in node.body if isinstance(item, ast.FunctionDef | ast.AsyncFunctionDef)]
        assert len(methods) <= MAX_METHODS, f"{module}.{node.name}"


def test_no_module_or_public_function_is_a_lone_participle() -> None:
    for module, tree in modules().items():
        assert module.rpartition(".")[2] not in VAGUE_NAMES, module
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                assert node.name not in VAGUE_NAMES, f"{module}.{node.name}"


def test_the_docstring_of_a_function_begins_with_a_verb() -> None:
    nouns = {"A", "All", "An", "Every", "How", "None", "The", "True", "What", "Where", "Whether", "Who"}
    functions = [
        (name, node.name, ast.get_docstring(node) or "")
        for name in modules()
        for node in nodes_of(name)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert sum(bool(docstring) for *_, docstring in functions) > 500
    assert [(module, name) for module, name, text in functions if text.partition(" ")[0] in nouns] == []


def test_no_docstring_is_broken_as_if_it_were_code() -> None:
    nodes = [(name, node) for name, tree in modules().items() for node in (tree, *ast.walk(tree))]
    kinds = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
    texts = [
        (name, ast.get_docstring(node, clean=False) or "") for name, node in nodes if isinstance(node, kinds)
    ]
    assert sum(bool(text) for _name, text in texts) > 500
    assert [(name, text) for name, text in texts if re.search(r'"\n\s*" ', text)] == []


def test_replaced_fields_are_those_of_one_class() -> None:
    fields_by_class = [
        {ast.unparse(item.target) for item in node.body if isinstance(item, ast.AnnAssign)}
        for _module, node in classes()
    ]
    for module in modules():
        for call in (node for node in nodes_of(module) if isinstance(node, ast.Call)):
            if getattr(call.func, "attr", getattr(call.func, "id", "")) in ("replace", "_replace"):
                replaced = {keyword.arg for keyword in call.keywords}
                assert any(replaced <= fields for fields in fields_by_class), f"{module}:{call.lineno}"


def names_in_strings(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the dotted names of the program that stand in strings: to be patched, or in a script."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "tui" in node.value:
            if re.fullmatch(r"tui(\.\w+)+", node.value):
                yield node.value
            yield from re.findall(r"\bimport (?:\w+, )*(tui\.[\w.]+)", node.value)
            for module, names in re.findall(r"from (tui[\w.]*) import ([\w, ]+)", node.value):
                yield from (f"{module}.{name.strip()}" for name in names.split(","))


def resolves(name: str) -> bool:
    """Return whether a dotted name is that of a module of the program, or of something in one."""
    parts = name.split(".")
    beginnings = [".".join(parts[:count]) for count in range(1, len(parts) + 1)]
    module = max((beginning for beginning in beginnings if beginning in modules()), key=len)
    value: object = importlib.import_module(module)
    for part in parts[module.count(".") + 1 :]:
        if not hasattr(value, part):
            return (ROOT / name.replace(".", "/")).is_dir()  # a folder of data
        value = getattr(value, part)
    return True


@pytest.mark.parametrize("folder", ["tui", "tests"])
def test_a_name_in_a_string_is_the_name_of_something(folder: str) -> None:
    for path in sorted((ROOT / folder).rglob("*.py")):
        for name in names_in_strings(ast.walk(ast.parse(path.read_text("utf-8")))):
            assert resolves(name), f"{path.relative_to(ROOT)}: {name}"


def test_every_function_has_a_caller() -> None:
    """A method that was renamed where it is called, and not in a class that overrides it, has none."""
    used: set[str] = set()
    for module in modules():
        for node in nodes_of(module):
            if isinstance(node, ast.Attribute):
                used.add(node.attr)
            elif isinstance(node, ast.Name):
                used.add(node.id)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                used |= set(re.findall(r"\w+", node.value)) if len(node.value) < MAX_ACTION_CHARS else set()
    inherited = {name for base in OUTER_BASES for name in dir(base)}
    for module in modules():
        for node in nodes_of(module):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or HOOK.match(node.name):
                continue
            is_handler = any(ast.unparse(decorator).startswith("on(") for decorator in node.decorator_list)
            is_used = node.name in used or node.name in inherited or is_handler
            assert is_used or node.name in USED_BY_BENCHMARKS, f"{module}:{node.lineno} {node.name}"
