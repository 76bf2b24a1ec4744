"""The icons of BbzDesk: our own drawings on a grid of 16 units, in one colour that the theme gives them."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QGuiApplication, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

# What a drawing says for its own colour, and for the mark inside a filled shape.
_INK, _MARK = "currentColor", "white"


@lru_cache(maxsize=128)
def _drawing(folder: Path, name: str) -> str:
    return (folder / f"{name}.svg").read_text("utf-8")


def coloured(folder: Path, name: str, colour: str, ground: str) -> str:
    """The SVG text of an icon in this colour; the mark inside a filled shape takes the colour of the ground."""
    return _drawing(folder, name).replace(_MARK, ground).replace(_INK, colour)


def pixmap(folder: Path, name: str, colour: str, ground: str, size: int) -> QPixmap:
    """The icon as a picture of `size` logical pixels, sharp at every scale of the screen."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    key = f"bbzdesk {folder} {name} {colour} {ground} {size} {ratio}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _drawn(coloured(folder, name, colour, ground), size, ratio)
        QPixmapCache.insert(key, picture)
    return picture


def _drawn(svg: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill("transparent")
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture
