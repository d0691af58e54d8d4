"""The checkout as the shape tests see it: its written files, and the functions and classes of its Python."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "qilou"
FLOWS = SRC / "flows"
TOOLS_MADE_IT = {
    ".git", ".venv", ".make", ".qilou", ".hypothesis", "__pycache__", "node_modules", "static", "dist", "build",
    ".pytest_cache", ".ruff_cache", ".import_linter_cache", ".grimp_cache", "shared", "coverage", "test-results",
}  # fmt: skip


def written_files(*suffixes: str, under: Path = ROOT) -> Iterator[Path]:
    """Yield the files below the folder that people wrote, of these suffixes or of any."""
    for path in sorted(under.iterdir()):
        if path.name in TOOLS_MADE_IT:
            continue
        if path.is_dir() and not path.is_symlink():
            yield from written_files(*suffixes, under=path)
        elif path.is_file() and (not suffixes or path.suffix in suffixes):
            yield path


def line_count(path: Path) -> int:
    """Return how many lines the file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


@cache
def parsed(path: Path) -> ast.Module:
    """Return the file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function and method in the file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """Yield every class in the file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ClassDef):
            yield node


def public_functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return the file's functions that others may call."""
    body = parsed(path).body
    found = [node for node in body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node for node in found if not node.name.startswith("_")]


def called_names(node: ast.AST) -> list[str]:
    """Return the last name of everything that is called within the node: `f` for f(), `commit` for a.b.commit()."""
    names: list[str] = []
    for call in ast.walk(node):
        if isinstance(call, ast.Call):
            target = call.func
            names.append(target.attr if isinstance(target, ast.Attribute) else getattr(target, "id", ""))
    return names


def place(path: Path, line: int = 1) -> str:
    """Return where that is, as editors understand it."""
    return f"{path.relative_to(ROOT)}:{line}"
