"""The published JSON Schema, made from the wire types.

``python -m citecheck.reports.json_v1.schema > docs/schema/audit-1.json`` writes it; a test fails when it has drifted.
"""

from __future__ import annotations

import json
import sys

import msgspec

from citecheck.reports.json_v1.audit import SCHEMA, AuditV1


def schema() -> dict[str, object]:
    """Give the JSON Schema (draft 2020-12) of an audit."""
    made = msgspec.json.schema(AuditV1)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"{SCHEMA}: an audit of citecheck",
        **made,
    }


def schema_text() -> str:
    """Give the schema as it is published, ending in a line end."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
