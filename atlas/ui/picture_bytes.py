"""Pictures as the bytes of a file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QImageWriter


def encoded(image: QImage, kind: bytes, quality: int = -1) -> bytes:
    """The picture as ``png``, ``jpeg``; ``quality`` 0 to 100. Raises ValueError where Qt cannot write it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, kind)
    writer.setQuality(quality)
    if not writer.write(image):
        raise ValueError(f"Qt writes no {kind.decode()}: {writer.errorString()}")
    return bytes(buffer.data().data())
