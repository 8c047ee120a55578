"""The part of SARIF 2.1.0 that citecheck writes; members are named as there, absent where they are not known.

Source: Static Analysis Results Interchange Format (SARIF) Version 2.1.0, OASIS Standard, 27 March 2020.
"""

from __future__ import annotations

from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType

Level = Literal["error", "warning", "note"]
Precision = Literal["very-high", "high", "medium"]


class Sarif(msgspec.Struct, kw_only=True, rename="camel", omit_defaults=True):
    """One object; members that hold their default are left out."""


class Message(Sarif):
    """Plain text, perhaps with Markdown beside it."""

    text: str
    markdown: str | UnsetType = UNSET


class ArtifactLocation(Sarif):
    """A file, as a relative or absolute URI reference."""

    uri: str
    uri_base_id: str | UnsetType = UNSET
    index: int = -1


class Region(Sarif):
    """A stretch of a file; columns and characters are Unicode code points, lines and columns count from 1."""

    start_line: int
    start_column: int
    end_line: int | UnsetType = UNSET
    end_column: int | UnsetType = UNSET
    char_offset: int = -1
    char_length: int | UnsetType = UNSET


class PhysicalLocation(Sarif):
    """A region of a file."""

    artifact_location: ArtifactLocation
    region: Region | UnsetType = UNSET


class LogicalLocation(Sarif):
    """A reference, by its id."""

    name: str
    kind: str = "object"


class Location(Sarif):
    """Where a result stands."""

    physical_location: PhysicalLocation
    logical_locations: list[LogicalLocation] = msgspec.field(default_factory=list)


class RelatedLocation(Location, kw_only=True):
    """Another place that a result speaks of."""

    id: int
    message: Message


class DeletedRegion(Sarif):
    """The characters that an edit takes away."""

    char_offset: int
    char_length: int


class Replacement(Sarif):
    """One edit of the characters of a file."""

    deleted_region: DeletedRegion
    inserted_content: Message


class ArtifactChange(Sarif):
    """All edits of one file."""

    artifact_location: ArtifactLocation
    replacements: list[Replacement]


class Fix(Sarif):
    """A repair that a tool may apply."""

    description: Message
    artifact_changes: list[ArtifactChange]


class Suppression(Sarif, omit_defaults=False):
    """Why a result does not count."""

    kind: Literal["inSource", "external"]
    status: Literal["accepted"] = "accepted"
    justification: str = ""


class Result(Sarif):
    """One finding."""

    rule_id: str
    level: Level
    message: Message
    locations: list[Location]
    partial_fingerprints: dict[str, str]
    rule_index: int = -1
    kind: str | UnsetType = UNSET
    related_locations: list[RelatedLocation] = msgspec.field(default_factory=list)
    fixes: list[Fix] = msgspec.field(default_factory=list)
    suppressions: list[Suppression] = msgspec.field(default_factory=list)
    properties: dict[str, str] = msgspec.field(default_factory=dict)


class Configuration(Sarif, omit_defaults=False):
    """How a rule is set."""

    level: Level
    enabled: bool = True


class RuleProperties(Sarif, rename=None):
    """What GitHub reads of a rule."""

    tags: list[str]
    precision: Precision
    problem_severity: str = msgspec.field(name="problem.severity")


class ReportingDescriptor(Sarif):
    """One rule."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: RuleProperties


class Driver(Sarif):
    """The tool."""

    name: str
    version: str | UnsetType
    rules: list[ReportingDescriptor]


class Tool(Sarif):
    """The tool and its parts."""

    driver: Driver


class Notification(Sarif):
    """Something about the run itself: what was not looked at."""

    level: Level
    message: Message
    locations: list[Location] = msgspec.field(default_factory=list)


class Invocation(Sarif, omit_defaults=False):
    """The run."""

    execution_successful: bool
    start_time_utc: str
    end_time_utc: str
    tool_execution_notifications: list[Notification]


class Artifact(Sarif):
    """One source."""

    location: ArtifactLocation
    encoding: str | UnsetType = UNSET


class Run(Sarif):
    """One run of the tool."""

    tool: Tool
    invocations: list[Invocation]
    artifacts: list[Artifact]
    results: list[Result]
    column_kind: str = msgspec.field(default="", name="columnKind")


class Log(Sarif, kw_only=True):
    """A whole file."""

    schema: str = msgspec.field(name="$schema")
    version: str
    runs: list[Run]
