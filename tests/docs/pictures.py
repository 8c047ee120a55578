"""Pictures for the docs, made small: a repository keeps every version for ever."""

from __future__ import annotations

import io

COLOURS = 128
"""Text on a flat page needs few; more than this does not show. Our choice."""


def small_png(picture: bytes) -> bytes:
    """Give a PNG with a palette, without dithering, where Pillow is installed; else as it was."""
    try:
        from PIL import Image
    except ImportError:
        return picture
    with Image.open(io.BytesIO(picture)) as image:
        few = image.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        out = io.BytesIO()
        few.save(out, "PNG", optimize=True)
    return min(out.getvalue(), picture, key=len)
