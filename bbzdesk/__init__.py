"""BbzDesk: the Bbz-consulent's desktop program. The layout is described in README.md."""

__version__ = "0.1.0"
