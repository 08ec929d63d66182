"""Gives memory back to the system as soon as it is free (glibc only; elsewhere nothing is done)."""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
BLOCK = 256 * 1024
"""Bytes from which a block is mapped by itself, so that it goes back to the system when it is freed."""


@cache
def _library() -> Any | None:
    """The C library if it is glibc, else None."""
    if not sys.platform.startswith("linux"):
        return None
    import ctypes  # in the worker, after the first paint

    library = ctypes.CDLL(None)
    return library if hasattr(library, "gnu_get_libc_version") else None


@cache
def steady() -> None:
    """Keep the threshold of the allocator where it is.

    glibc raises it to the size of the largest block that was ever freed: after the first large picture
    all others would be cut from the heap, which keeps what it has once taken.
    """
    library = _library()
    if library is not None:
        library.mallopt(M_MMAP_THRESHOLD, BLOCK)
        library.mallopt(M_TRIM_THRESHOLD, BLOCK)


def release() -> None:
    """Hand free pages of the heaps back; a millisecond or two, for a moment in which nothing moves."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)
