"""Upgrades, proven on a frozen store of a version that never was in use."""

from pathlib import Path
from typing import Any

import pytest
from opslaghulp import NU, afdrukken

from bbzdesk.store import schema, upgrade
from bbzdesk.store.fouten import AlleenLezen, OpslagBeschadigd, SchijfVol
from bbzdesk.store.schema.bewaking import alleen_toevoegen
from bbzdesk.store.upgrade import Doel, Stap
from bbzdesk.store.verbinding import ruwe_verbinding

SLEUTEL = bytes(range(32))

# Frozen: what the store of version 0 looked like.
VERSIE_0 = (
    "CREATE TABLE persoon (id TEXT PRIMARY KEY, naam TEXT NOT NULL) STRICT",
    "CREATE TABLE boeking (id TEXT PRIMARY KEY, persoon_id TEXT REFERENCES persoon (id), bedrag REAL) STRICT",
    *alleen_toevoegen("boeking"),
    "CREATE TRIGGER oud AFTER INSERT ON persoon BEGIN SELECT 1; END",
    *(f"INSERT INTO persoon VALUES ('p{n}', 'naam {n}')" for n in range(50)),
    *(f"INSERT INTO boeking VALUES ('b{n}', 'p{n}', {n}.25)" for n in range(50)),
)
# The ledger goes from euros to cents by a rebuilt table, which loses its triggers.
STAP_1 = Stap(
    1,
    (
        "ALTER TABLE persoon ADD COLUMN actief INTEGER NOT NULL DEFAULT 1",
        """
        CREATE TABLE boeking_nieuw (
            id TEXT PRIMARY KEY, persoon_id TEXT REFERENCES persoon (id), centen INTEGER NOT NULL
        ) STRICT
        """,
        "INSERT INTO boeking_nieuw SELECT id, persoon_id, CAST(round(bedrag * 100) AS INTEGER) FROM boeking",
        "DROP TABLE boeking",
        "ALTER TABLE boeking_nieuw RENAME TO boeking",
        "CREATE INDEX boeking_persoon ON boeking (persoon_id)",
    ),
)
DOEL = Doel((STAP_1,), alleen_toevoegen("boeking"))


def bouw_oude_opslag(map_: Path) -> None:
    map_.mkdir(exist_ok=True)
    verbinding = ruwe_verbinding(map_ / "bbzdesk.db", SLEUTEL, nieuw=True)
    verbinding.execute("BEGIN")
    for statement in VERSIE_0:
        verbinding.execute(statement)
    verbinding.execute("COMMIT")
    verbinding.close()
    (map_ / "sleutels.json").write_text("{}")


def vraag(map_: Path, sql: str) -> list[Any]:
    verbinding = ruwe_verbinding(map_ / "bbzdesk.db", SLEUTEL)
    try:
        return list(verbinding.execute(sql).fetchall())
    finally:
        verbinding.close()


def inhoud_oud(map_: Path) -> list[Any]:
    return vraag(map_, "SELECT id, bedrag FROM boeking ORDER BY id")


def inhoud_nieuw(map_: Path) -> bool:
    rijen = vraag(map_, "SELECT b.id, b.centen, p.actief FROM boeking b JOIN persoon p ON p.id = b.persoon_id")
    return sorted(rijen) == sorted((f"b{n}", n * 100 + 25, 1) for n in range(50))


@pytest.fixture
def oud(tmp_path: Path) -> Path:
    bouw_oude_opslag(tmp_path / "oud")
    return tmp_path / "oud"


def test_een_oude_opslag_wordt_bijgewerkt_met_alle_waarden_en_bewaking(oud: Path) -> None:
    voor = (oud / "bbzdesk.db").read_bytes()
    upgrade.werk_bij(oud, SLEUTEL, NU, doel=DOEL)
    assert inhoud_nieuw(oud)
    assert vraag(oud, "PRAGMA user_version") == [(1,)]
    triggers = vraag(oud, "SELECT name FROM sqlite_schema WHERE type = 'trigger' ORDER BY name")
    assert triggers == [("boeking_weigert_delete",), ("boeking_weigert_update",)]
    for statement in (
        "UPDATE boeking SET centen = 1",
        "DELETE FROM boeking",
        "REPLACE INTO boeking SELECT * FROM boeking",
    ):
        with pytest.raises(Exception, match="definitieve rij"):
            vraag(oud, statement)
    (bewaard,) = (oud / "backup").iterdir()
    assert (bewaard / "bbzdesk.db").read_bytes() == voor
    assert not (oud / "bbzdesk.db.nieuw").exists()


@pytest.mark.parametrize(("doel", "fout"), [
    (Doel((), ()), RuntimeError),
    (Doel((Stap(2, ("SELECT 1",)),), ()), RuntimeError),
    (Doel((Stap(1, ("DELETE FROM persoon",)),), ()), OpslagBeschadigd),
    (Doel((Stap(1, ("INSERT INTO persoon VALUES ('p1', 'dubbel')",)),), ()), Exception),
])  # fmt: skip
def test_een_stap_die_niet_klopt_laat_het_oude_bestand_staan(oud: Path, doel: Doel, fout: type[Exception]) -> None:
    voor = (oud / "bbzdesk.db").read_bytes()
    with pytest.raises(fout):
        upgrade.werk_bij(oud, SLEUTEL, NU, doel=doel)
    assert (oud / "bbzdesk.db").read_bytes() == voor
    upgrade.werk_bij(oud, SLEUTEL, NU, doel=DOEL)
    assert inhoud_nieuw(oud)


def test_wie_alleen_mag_lezen_werkt_niet_bij(oud: Path) -> None:
    voor = afdrukken(oud)
    with pytest.raises(AlleenLezen):
        upgrade.werk_bij(oud, SLEUTEL, NU, alleen_lezen=True, doel=DOEL)
    assert afdrukken(oud) == voor


def test_een_volle_schijf_tijdens_het_bijwerken_laat_het_oude_bestand_staan(oud: Path) -> None:
    voor = (oud / "bbzdesk.db").read_bytes()
    bladen = len(voor) // 4096
    gestopt = 0
    for ruimte in range(bladen, bladen + 60):
        stap = Stap(1, (f"PRAGMA max_page_count={ruimte}", *STAP_1.sql))
        try:
            upgrade.werk_bij(oud, SLEUTEL, NU, doel=Doel((stap,), DOEL.triggers))
        except SchijfVol:
            gestopt += 1
            assert (oud / "bbzdesk.db").read_bytes() == voor
        else:
            break
    assert gestopt > 0
    assert inhoud_nieuw(oud)


def test_twee_stappen_gaan_achter_elkaar(oud: Path) -> None:
    tweede = Stap(2, ("ALTER TABLE persoon ADD COLUMN functie TEXT NOT NULL DEFAULT ''",))
    upgrade.werk_bij(oud, SLEUTEL, NU, doel=Doel((tweede, STAP_1), ()))
    assert vraag(oud, "PRAGMA user_version") == [(2,)]
    upgrade.werk_bij(oud, SLEUTEL, NU, doel=Doel((STAP_1, tweede, Stap(3, ("SELECT 1",))), DOEL.triggers))
    assert vraag(oud, "PRAGMA user_version") == [(3,)]


def test_de_stappen_van_het_programma_sluiten_aan_op_zijn_versie() -> None:
    assert [stap.naar for stap in upgrade.STAPPEN] == list(range(2, schema.VERSIE + 1))
