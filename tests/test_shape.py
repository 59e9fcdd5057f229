"""Keep the code small enough to read in one sitting."""

import ast
from pathlib import Path

import pytest

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
NAMES_WITHOUT_SUBJECT = {"utils", "util", "helpers", "common", "misc", "base", "tools"}
ROOT = Path(__file__).resolve().parent.parent
CODE = sorted(
    path.relative_to(ROOT)
    for top in ("newsroom", "factcheck")
    for path in (ROOT / top).rglob("*.py")
    if "migrations" not in path.parts
)


def read(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def long_functions(source: str) -> list[str]:
    """Names and lengths of the functions over 40 lines."""
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, FUNCTIONS)]
    lengths = {node.name: node.end_lineno - node.lineno + 1 for node in functions}
    return [f"{name} has {length} lines; cut it up" for name, length in lengths.items() if length > 40]


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_module_is_read_in_one_sitting(path):
    source = read(path)
    assert len(source.splitlines()) <= 250, "split this file"
    assert long_functions(source) == []


@pytest.mark.parametrize("path", CODE, ids=str)
def test_a_module_has_a_subject(path):
    assert path.stem not in NAMES_WITHOUT_SUBJECT
    assert ast.get_docstring(ast.parse(read(path))), "its first line says the subject in newsroom words"


def test_a_long_function_is_found():
    body = "    x = 1\n" * 40
    assert long_functions(f"def long():\n{body}") == ["long has 41 lines; cut it up"]
    assert long_functions(f"def short():\n{body[:-10]}") == []
