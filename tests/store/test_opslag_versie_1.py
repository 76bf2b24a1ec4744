"""A store exactly as version 1 of the program left it, brought up to date: every value stays, and all is whole.

`gouden/versie_1.json` holds the statements that build it: the schema of that version and the rows of one dossier.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from opslaghulp import NU, PROEF, WACHTWOORD

from bbzdesk.store import bouw, controle, kladden, schema, sleutels, upgrade
from bbzdesk.store.opslag import Opslag
from bbzdesk.store.verbinding import ruwe_verbinding

GOUDEN = json.loads((Path(__file__).parent / "gouden" / "versie_1.json").read_text("utf-8"))
_EIGEN = "name NOT LIKE 'sqlite_%' AND name NOT LIKE 'zoek_%'"


def _vraag(pad: Path, sleutel: bytes, sql: str) -> list[Any]:
    verbinding = ruwe_verbinding(pad, sleutel)
    try:
        return list(verbinding.execute(sql).fetchall())
    finally:
        verbinding.close()


def _inhoud(pad: Path, sleutel: bytes) -> dict[str, list[Any]]:
    tabellen = _vraag(pad, sleutel, f"SELECT name FROM sqlite_schema WHERE type = 'table' AND {_EIGEN}")
    return {naam: sorted(_vraag(pad, sleutel, f"SELECT * FROM {naam}"), key=repr) for (naam,) in tabellen}


@pytest.fixture(scope="module")
def versie_1(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, bytes]:
    map_ = tmp_path_factory.mktemp("versie_1") / "opslag"
    map_.mkdir()
    opslag_id = next(s for s in GOUDEN if "'opslag.id'" in s).split('"')[1]
    bos, sleutel, _ = sleutels.maak(opslag_id, "Anna Proef", WACHTWOORD, sleutels.PROEF)
    sleutels.schrijf(map_, bos)
    verbinding = ruwe_verbinding(map_ / "bbzdesk.db", sleutel, nieuw=True)
    verbinding.execute("PRAGMA foreign_keys=OFF")
    verbinding.execute("BEGIN")
    for statement in GOUDEN:
        verbinding.execute(statement)
    verbinding.execute("COMMIT")
    verbinding.close()
    bouw.bouw_stukken(map_ / "stukken.db", sleutel)
    return map_, sleutel


def test_een_opslag_van_versie_1_houdt_elke_waarde(versie_1: tuple[Path, bytes], tmp_path: Path) -> None:
    bron, sleutel = versie_1
    map_ = Path(shutil.copytree(bron, tmp_path / "opslag"))
    voor = _inhoud(map_ / "bbzdesk.db", sleutel)
    assert {"boeking", "schema_termijn", "besluit", "logboek", "voorbeeld"} <= {
        naam for naam, rij in voor.items() if rij
    }
    with Opslag.open(map_, WACHTWOORD, NU, omstandigheden=PROEF) as opslag, opslag.lees() as lezing:
        assert kladden.alle(lezing, "gebruiker-1") == ()
    na = _inhoud(map_ / "bbzdesk.db", sleutel)
    assert {naam: na[naam] for naam in voor} == voor
    assert _vraag(map_ / "bbzdesk.db", sleutel, "PRAGMA user_version") == [(schema.VERSIE,)]
    (bewaard,) = (map_ / "backup").iterdir()
    assert (bewaard / "bbzdesk.db").read_bytes() == (bron / "bbzdesk.db").read_bytes()


def test_een_bijgewerkte_opslag_is_gebouwd_als_een_nieuwe(versie_1: tuple[Path, bytes], tmp_path: Path) -> None:
    bron, sleutel = versie_1
    map_ = Path(shutil.copytree(bron, tmp_path / "opslag"))
    Opslag.open(map_, WACHTWOORD, NU, omstandigheden=PROEF).sluit()
    bouw.bouw_database(tmp_path / "nieuw.db", sleutel, "nieuw", NU)

    def opzet(pad: Path) -> dict[str, str]:
        rijen = _vraag(pad, sleutel, "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
        return {naam: "".join(sql.split()) for naam, sql in rijen}

    assert opzet(map_ / "bbzdesk.db") == opzet(tmp_path / "nieuw.db")


def test_in_een_bijgewerkte_opslag_kan_worden_gewerkt(versie_1: tuple[Path, bytes], tmp_path: Path) -> None:
    bron, _ = versie_1
    map_ = Path(shutil.copytree(bron, tmp_path / "opslag"))
    with Opslag.open(map_, WACHTWOORD, NU, omstandigheden=PROEF) as opslag:
        with opslag.werk("Gebruiker erbij", wie="gebruiker-1", nu=NU) as w:
            w.voeg_toe("gebruiker", {"naam": "Bert", "aangemaakt_op": NU})
        kladden.bewaar(opslag, "gebruiker-1", kladden.Klad("x", {"tekst": "t"}, NU))
        opslag.maak_ongedaan(w.id, wie="gebruiker-1", nu=NU)
        # The contents of the stukken are not in the golden file; all the rest is whole.
        assert {bevinding.onderdeel for bevinding in controle.volledig(opslag)} == {"stukken"}


@pytest.mark.parametrize("statement", [1, 12, 25, -1])
def test_een_upgrade_die_onderweg_stopt_laat_versie_1_heel(
    versie_1: tuple[Path, bytes], tmp_path: Path, statement: int
) -> None:
    """At the last statement too, where only the commit is left."""
    bron, sleutel = versie_1
    map_ = Path(shutil.copytree(bron, tmp_path / "opslag"))
    triggers = _vraag(map_ / "bbzdesk.db", sleutel, "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger'")[0][0]
    stop = statement if statement > 0 else triggers + 1 + len(schema.triggers()) + 1

    def breek_af(nummer: int) -> None:
        if nummer == stop:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upgrade.werk_bij(map_, sleutel, NU, na_statement=breek_af)
    assert (map_ / "bbzdesk.db").read_bytes() == (bron / "bbzdesk.db").read_bytes()
    Opslag.open(map_, WACHTWOORD, NU, omstandigheden=PROEF).sluit()
    assert _vraag(map_ / "bbzdesk.db", sleutel, "PRAGMA user_version") == [(schema.VERSIE,)]
