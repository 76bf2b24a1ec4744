"""The colour of the municipality as accent of the window: made readable, or refused with one sentence.

Only the accent follows the municipality. Grounds, lines and status colours stay, because there colour has a meaning.
"""

import colorsys
import re
from types import MappingProxyType

from bbzdesk.domain.fouten import InvoerFout
from bbzdesk.ui.tokens import DONKER, LICHT, PAIRS, Pair, Tokens, contrast

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_STATUS = ("achterstand", "letop", "bij")
# A municipal colour this near to red, orange or green would read as a status.
_HUE_APART = 25 / 360
# A grey has no hue that could be taken for a status.
_GREY = 0.08
# More than this much darker is no longer the colour that people know; in the dark scheme every deep colour turns light.
_MOST_STEPS, _MOST_STEPS_DARK = 35, 60
_STEP = 0.01
_PRESS = 0.06


def with_accent(tokens: Tokens, colour: str) -> Tokens:
    """These tokens with the accent of the municipality, moved in small steps until every pair holds."""
    if not _COLOUR.fullmatch(colour):
        raise InvoerFout(
            "accent",
            "De huiskleur is niet te lezen, want een kleur bestaat uit # en zes tekens. "
            "Vul de kleur in zoals uw huisstijl haar noemt, bijvoorbeeld #17558F.",
        )
    if _reads_as_status(colour):
        raise InvoerFout(
            "accent",
            f"De huiskleur {colour} lijkt op het rood, oranje of groen van een status, "
            "dus op het scherm blijft het blauw staan. In brieven gebruikt BbzDesk uw kleur wel.",
        )
    light = _settled(LICHT, colour, _MOST_STEPS)
    return light if tokens is LICHT else _settled(tokens, colour, _MOST_STEPS_DARK)


def _reads_as_status(colour: str) -> bool:
    hue, _, saturation = _hls(colour)
    if saturation < _GREY:
        return False
    reserved = (_hls(scheme[status])[0] for scheme in (LICHT, DONKER) for status in _STATUS)
    return any(min(abs(hue - other), 1 - abs(hue - other)) < _HUE_APART for other in reserved)


def _settled(tokens: Tokens, colour: str, most: int) -> Tokens:
    words = _first(tokens, colour, most, ("accent",))
    fill = _first(tokens, colour, most, ("accent_fill", "on_accent"))
    press = _shifted(fill, -_PRESS)
    return MappingProxyType({**tokens, "accent": words, "accent_fill": fill, "accent_press": press})


def _first(tokens: Tokens, colour: str, most: int, fronts: tuple[str, ...]) -> str:
    """The shade nearest to the colour with which all pairs of these roles hold."""
    pairs = [p for p in PAIRS if p.front in fronts and p.ground != "accent_press"]
    for step in range(most + 1):
        for shade in (_shifted(colour, -step * _STEP), _shifted(colour, step * _STEP)):
            if all(_holds(tokens, pair, shade) for pair in pairs):
                return shade
    raise InvoerFout(
        "accent",
        f"De huiskleur {colour} is op het scherm niet goed te lezen zonder dat zij een andere kleur wordt. "
        "BbzDesk houdt het blauw; kies in uw huisstijl een andere kleur als u die ook op het scherm wilt.",
    )


def _holds(tokens: Tokens, pair: Pair, shade: str) -> bool:
    changed = {**tokens, "accent": shade, "accent_fill": shade}
    return contrast(changed[pair.front], changed[pair.ground]) >= pair.least


def _shifted(colour: str, lightness: float) -> str:
    hue, light, saturation = _hls(colour)
    parts = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light + lightness)), saturation)
    return "#" + "".join(f"{round(part * 255):02X}" for part in parts)


def _hls(colour: str) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
