"""Every colour and measure of the window, by the name of its role; no other module holds a colour.

The contrast that each pair must reach stands beside them, so that a test can compute it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

Tokens = Mapping[str, str]


class Scheme(StrEnum):
    """The three sets of colours; the words are those of the menu *Beeld*."""

    LICHT = "licht"
    DONKER = "donker"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class StatusLook:
    """How a debtor status reads: the letter for narrow columns and print, the word, and the icon with its shape."""

    letter: str
    woord: str
    icon: str


STATUS: Mapping[str, StatusLook] = MappingProxyType(
    {
        "bij": StatusLook("B", "Bij", "st-bij"),
        "letop": StatusLook("L", "Let op", "st-letop"),
        "achterstand": StatusLook("A", "Achterstand", "st-achterstand"),
        "uitstel": StatusLook("U", "Uitstel", "st-uitstel"),
        "opgeeist": StatusLook("O", "Opgeëist", "st-opgeeist"),
        "renteloos": StatusLook("R", "Renteloos", "st-renteloos"),
        "afgelost": StatusLook("✔", "Afgelost", "st-afgelost"),
    }
)

LICHT: Tokens = MappingProxyType(
    {
        "surface": "#F3F5F8",
        "raised": "#FFFFFF",
        "sunken": "#E9EDF2",
        "nav": "#E3E8EF",
        "hover": "#EEF2F7",
        "line": "#D5DBE3",
        "line_strong": "#75818D",
        "text": "#17212B",
        "muted": "#4A5764",
        "accent": "#17558F",
        "accent_fill": "#17558F",
        "accent_press": "#0F3F6C",
        "on_accent": "#FFFFFF",
        "accent_soft": "#DEE9F5",
        "focus": "#0B63CE",
        "paper": "#FFFFFF",
        "shadow": "#C4CCD6",
        "bij": "#1A6B3C",
        "bij_soft": "#E1F0E6",
        "letop": "#8F4B00",
        "letop_soft": "#FCEFD8",
        "achterstand": "#B3261E",
        "achterstand_soft": "#FBE7E5",
        "uitstel": "#3850A8",
        "uitstel_soft": "#E5E9F8",
        "opgeeist": "#17212B",
        "opgeeist_soft": "#E2E6EA",
        "renteloos": "#59646F",
        "renteloos_soft": "#ECEFF2",
        "afgelost": "#4A5764",
        "afgelost_soft": "#FFFFFF",
        "oefen": "#F5A524",
        "on_oefen": "#2A1B00",
    }
)
DONKER: Tokens = MappingProxyType(
    {
        "surface": "#14191F",
        "raised": "#1C232B",
        "sunken": "#262F39",
        "nav": "#10151A",
        "hover": "#242D37",
        "line": "#33404C",
        "line_strong": "#7E8B98",
        "text": "#E6EBF0",
        "muted": "#A9B5C1",
        "accent": "#82BAEF",
        "accent_fill": "#2F72B3",
        "accent_press": "#3979B9",
        "on_accent": "#FFFFFF",
        "accent_soft": "#203B57",
        "focus": "#A6D0FF",
        "paper": "#F4F4F2",
        "shadow": "#0A0D10",
        "bij": "#79CF9B",
        "bij_soft": "#1B3627",
        "letop": "#F3B866",
        "letop_soft": "#40301A",
        "achterstand": "#FF9485",
        "achterstand_soft": "#45231F",
        "uitstel": "#A5B8F6",
        "uitstel_soft": "#272F50",
        "opgeeist": "#E6EBF0",
        "opgeeist_soft": "#3A434D",
        "renteloos": "#B1BCC6",
        "renteloos_soft": "#2A333D",
        "afgelost": "#A9B5C1",
        "afgelost_soft": "#1C232B",
        "oefen": "#F5A524",
        "on_oefen": "#2A1B00",
    }
)


@dataclass(frozen=True, slots=True)
class UserColours:
    """The colours that a user with a high-contrast scheme has chosen for the whole computer, as `#rrggbb`."""

    window: str
    window_text: str
    link: str
    highlight: str
    highlighted_text: str


def high_contrast(own: UserColours) -> Tokens:
    """Only colours of the user: soft grounds vanish, lines are full text colour, shape and word carry the status."""
    tokens = dict.fromkeys(LICHT, own.window_text)
    grounds = {"surface", "raised", "sunken", "nav", "hover", "shadow"} | {k for k in LICHT if k.endswith("_soft")}
    tokens.update(dict.fromkeys(grounds, own.window))
    tokens.update(accent=own.link, focus=own.link, paper=LICHT["paper"])
    tokens.update(dict.fromkeys(("accent_fill", "accent_press", "oefen"), own.highlight))
    tokens.update(dict.fromkeys(("on_accent", "on_oefen"), own.highlighted_text))
    return MappingProxyType(tokens)


SPACE: Mapping[str, int] = MappingProxyType({"none": 0, "xs": 4, "s": 8, "m": 12, "l": 16, "xl": 24, "xxl": 32})
"""Distances in pixels at 96 dpi; Qt scales them with the screen."""

RADIUS_CONTROL, RADIUS_PANEL = 4, 6

TYPE: Mapping[str, float] = MappingProxyType({"small": 0.9, "body": 1.0, "section": 1.1, "amount": 1.35, "title": 1.5})
"""Sizes of text as a multiple of the base size."""

TEXT_SIZES = (10, 12, 14, 18)
"""The sizes in points that *Beeld → Tekstgrootte* offers."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour, a ground it may stand on, and the least contrast between them."""

    front: str
    ground: str
    least: float


def _on(front: str, grounds: str, least: float) -> tuple[Pair, ...]:
    return tuple(Pair(front, ground, least) for ground in grounds.split())


PAIRS: tuple[Pair, ...] = (
    *_on("text", "surface raised sunken nav accent_soft hover", 7),
    *_on("muted", "surface raised sunken nav accent_soft hover", 4.5),
    *_on("accent", "surface raised sunken accent_soft hover", 4.5),
    *_on("on_accent", "accent_fill accent_press", 4.5),
    *_on("on_oefen", "oefen", 7),
    *_on("line_strong", "surface raised sunken", 3),
    *_on("accent_fill", "surface raised", 3),
    *_on("focus", "surface raised sunken nav accent_soft", 3),
    *(pair for s in STATUS for pair in _on(s, f"raised {s}_soft accent_soft", 4.5)),
)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, by the formula of WCAG 2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_weak(tokens: Tokens) -> tuple[Pair, ...]:
    """The pairs that these colours do not hold."""
    return tuple(p for p in PAIRS if contrast(tokens[p.front], tokens[p.ground]) < p.least)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
