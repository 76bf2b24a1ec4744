"""Situations as data that a lawyer can read: one file per subject, facts in, what must come out, on which article."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from bbzdesk.domain.fouten import GebruikersFout
from bbzdesk.services.rekenen import reken

MAP = Path(__file__).parent / "situaties"
# Each line of an explanation is a sentence that rests on an article.
WET = re.compile(r"((Bbz|Pw|Awb|BW|AOW|Algemene termijnenwet) art\. \d|Stb\. \d{4}, \d)")


def _situaties() -> list[Any]:
    gevonden = []
    for pad in sorted(MAP.glob("*.toml")):
        bestand = tomllib.loads(pad.read_text(encoding="utf-8"))
        for situatie in bestand["situatie"]:
            feiten = bestand.get("altijd", {}) | situatie["feiten"]
            geheel = situatie | {"onderwerp": bestand["onderwerp"], "feiten": feiten}
            gevonden.append(pytest.param(geheel, id=f"{pad.stem}: {situatie['naam']}"))
    return gevonden


@pytest.mark.parametrize("situatie", _situaties())
def test_situatie(situatie: dict[str, Any], parameters) -> None:
    assert situatie["artikel"]
    feiten = {naam: waarde for naam, waarde in situatie["feiten"].items() if waarde != "onbekend"}
    if "fout" in situatie:
        with pytest.raises(GebruikersFout) as gezien:
            reken(situatie["onderwerp"], feiten, parameters)
        for deel in situatie["fout"]:
            assert deel in str(gezien.value)
        return
    uitkomst = reken(situatie["onderwerp"], feiten, parameters)
    for regel in uitkomst["regels"]:
        assert WET.match(regel["artikel"]), regel
        assert regel["tekst"].endswith("."), regel
        assert not WET.match(regel["tekst"]), regel
    for pad, verwacht in situatie["verwacht"].items():
        assert _zoek(uitkomst, pad) == verwacht, pad


def _zoek(uitkomst: Any, pad: str) -> Any:
    """Walk a path like `termijnen[-1].rente`; `#` is the length of a list, `geen` stands for null."""
    for deel in re.findall(r"[a-z_0-9]+|\[-?\d+\]|#", pad):
        if deel == "#":
            uitkomst = len(uitkomst)
        elif deel.startswith("["):
            uitkomst = uitkomst[int(deel[1:-1])]
        else:
            uitkomst = uitkomst[deel]
    return "geen" if uitkomst is None else uitkomst
