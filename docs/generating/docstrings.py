"""Sentences that stand under the members of a class, which Python itself does not keep."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Mapping


def of_members(kind: type) -> Mapping[str, str]:
    """Give the docstring under each assignment of a class body, by the name assigned."""
    tree = ast.parse(inspect.getsource(inspect.getmodule(kind) or kind))
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef) or node.name != kind.__name__:
            continue
        for statement, after in zip(node.body, node.body[1:], strict=False):
            text = _text(after)
            for name in _names(statement):
                if text is not None:
                    found[name] = inspect.cleandoc(text)
    return found


def _names(statement: ast.stmt) -> list[str]:
    targets: list[ast.expr] = []
    if isinstance(statement, ast.AnnAssign):
        targets = [statement.target]
    elif isinstance(statement, ast.Assign):
        targets = statement.targets
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _text(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        value = statement.value.value
        return value if isinstance(value, str) else None
    return None
