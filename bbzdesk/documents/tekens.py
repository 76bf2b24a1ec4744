"""Text from people made fit for a file: one form of each letter, and nothing that only steers a screen."""

import re
import unicodedata

DOOS = "\N{WHITE SQUARE}"  # stands for a character that cannot be shown
_NIEUWE_REGEL = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_ONZICHTBAAR = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # variation selectors choose a form we do not have


def schoon(tekst: str) -> str:
    """Text in NFC with plain line breaks, a space for a tab, and without the characters that only steer a screen."""
    tekst = unicodedata.normalize("NFC", tekst)
    if tekst.isascii() and tekst.isprintable():
        return tekst
    tekst = _NIEUWE_REGEL.sub("\n", tekst).replace("\t", " ")
    tekst = _ONZICHTBAAR.sub("", tekst)
    return "".join(teken if teken == "\n" else _zichtbaar(teken) for teken in tekst)


def _zichtbaar(teken: str) -> str:
    soort = unicodedata.category(teken)
    if soort in ("Cc", "Cf"):
        return ""
    return DOOS if soort in ("Cs", "Co") else teken


# A sign of the euro, a percentage sign and the word of an article stay on the line of their number. At the edge of a
# run the number may stand in the next one (`€ **12,00**`).
_VAST = re.compile(
    r"(?<=€) (?=-?\d|\Z)|(?:(?<=\d)|\A) (?=%)|(?:(?<=\b[Aa]rt\.)|(?<=\b[Aa]rtikel)|(?<=\b[Ll]id)) (?=\d)"
)


def met_vaste_spaties(tekst: str) -> str:
    """Text for paper, with a no-break space where a line must not end: `€ 3.041,40`, `8 %`, `art. 12`."""
    return _VAST.sub("\N{NO-BREAK SPACE}", tekst)


def op_een_regel(tekst: str) -> str:
    """Clean text without line breaks, for the properties of a file and for alternative texts."""
    return " ".join(schoon(tekst).split())
