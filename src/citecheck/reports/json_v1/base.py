"""What all wire types share."""

from __future__ import annotations

from typing import Self

import msgspec


class Wire(msgspec.Struct, kw_only=True):
    """One JSON object. Unknown members are passed over, so that files of later versions can be read."""

    @classmethod
    def like(cls, value: object) -> Self:
        """Copy the members of a model value that has the same ones, nested values too."""
        return msgspec.convert(value, cls, from_attributes=True)


Count = dict[str, int]
"""State or severity -> number; every state is a member, also with 0."""
