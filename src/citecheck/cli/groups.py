"""Groups of options that several commands share, each declared once as a frozen dataclass.

``expand`` turns a command that takes such a group into one that typer sees with the single options. The help of an
option is plain text: what stands in square brackets there is shown.
"""

from __future__ import annotations

import copy
import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from functools import cache, wraps
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from typer.models import ParameterInfo

from citecheck.cli.help_text import literal

Command = TypeVar("Command", bound=Callable[..., Any])


def expand(command: Command) -> Command:
    """Replace each parameter whose type is a dataclass by one parameter for each of its fields.

    The fields are annotated as typer wants its parameters; names must be unique over all groups of one command.
    """
    hints = get_type_hints(command, include_extras=True)
    groups: dict[str, Any] = {
        name: kind for name, kind in hints.items() if name != "return" and isinstance(kind, type) and is_dataclass(kind)
    }
    parameters: list[inspect.Parameter] = []
    for parameter in inspect.signature(command).parameters.values():
        if parameter.name not in groups:
            parameters.append(
                parameter.replace(annotation=_plain(hints[parameter.name]), kind=inspect.Parameter.KEYWORD_ONLY)
            )
            continue
        parameters += _options(groups[parameter.name])

    @wraps(command)
    def expanded(**values: object) -> object:
        packed = {
            name: kind(**{item.name: values.pop(item.name) for item in fields(kind)}) for name, kind in groups.items()
        }
        return command(**values, **packed)

    expanded.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined] # what inspect documents
    expanded.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return expanded  # type: ignore[return-value] # the same command, called by name only


@cache
def _options(group: type[Any]) -> tuple[inspect.Parameter, ...]:
    """Give the fields of a group as parameters; most groups are in several commands."""
    hints = get_type_hints(group, include_extras=True)
    return tuple(
        inspect.Parameter(
            item.name,
            inspect.Parameter.KEYWORD_ONLY,
            default=inspect.Parameter.empty if item.default is MISSING else item.default,
            annotation=_plain(hints[item.name]),
        )
        for item in fields(group)
    )


def _plain(annotation: Any) -> Any:  # noqa: ANN401 - annotations have no type of their own
    """Give the annotation with the help of its option escaped."""
    if get_origin(annotation) is not Annotated:
        return annotation
    kind, *about = get_args(annotation)
    told = []
    for info in about:
        if isinstance(info, ParameterInfo) and info.help:
            escaped = copy.copy(info)
            escaped.help = literal(info.help)
            told.append(escaped)
        else:
            told.append(info)
    return Annotated[(kind, *told)]
