"""The explanation of a calculation, sentence by sentence: what is left out or turned round is noticed here."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.services.rekenen import ONDERWERPEN, reken

# The test of assets has an explanation of its own; in others its lines are left out.
VERMOGENSTOETS = re.compile(r"Bbz art\. (1 h|1 i|3)\b")
GEVALLEN = [
    geval
    for pad in sorted(Path(__file__).parent.glob("uitleg_*.toml"))
    for geval in tomllib.loads(pad.read_text(encoding="utf-8"))["uitleg"]
]


@pytest.mark.parametrize("geval", GEVALLEN, ids=lambda geval: geval["naam"])
def test_de_uitleg_is_volledig_en_in_volgorde(geval: dict[str, Any], parameters) -> None:
    uitkomst = reken(geval["onderwerp"], geval["feiten"], parameters)
    gezien = [[regel["artikel"], regel["tekst"], regel["bedrag"] or "geen"] for regel in uitkomst["regels"]]
    if geval["onderwerp"] in ("vaststelling", "lopende_prognose"):
        gezien = [regel for regel in gezien if not VERMOGENSTOETS.match(regel[0])]
    assert gezien == geval["regels"]


def test_elk_onderwerp_heeft_een_hele_uitleg() -> None:
    """`doelgroep` tells its conditions in its own situations."""
    met = {geval["onderwerp"] for geval in GEVALLEN}
    assert set(ONDERWERPEN) - met == {"doelgroep"}
