"""The explanation of a determination, sentence by sentence: what is left out or turned round is noticed here."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.services.rekenen import reken

_BESTAND = Path(__file__).parent / "uitleg_vaststelling.toml"
VERMOGENSTOETS = re.compile(r"Bbz art\. (1 h|1 i|3)\b")
GEVALLEN = tomllib.loads(_BESTAND.read_text(encoding="utf-8"))["uitleg"]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["naam"])
def test_de_uitleg_is_volledig_en_in_volgorde(geval: dict[str, Any], parameters) -> None:
    uitkomst = reken(geval["onderwerp"], geval["feiten"], parameters)
    gezien = [
        [regel["artikel"], regel["tekst"], regel["bedrag"] or "geen"]
        for regel in uitkomst["regels"]
        if not VERMOGENSTOETS.match(regel["artikel"])
    ]
    assert gezien == geval["regels"]
