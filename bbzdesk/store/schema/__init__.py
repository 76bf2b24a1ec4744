"""The schema of the store: literal DDL, one module per subject, as the one truth.

How to add a subject: write a module `schema/<onderwerp>.py` with four tuples and put it in `_ONDERWERPEN` below.

    TABELLEN = ("CREATE TABLE ... STRICT", "CREATE INDEX ...")      literal SQL, in order of making
    TRIGGERS = ("CREATE TRIGGER ...",)                              triggers that are the subject's own
    ALLEEN_TOEVOEGEN = ("boeking",)                                 tables that refuse UPDATE, DELETE and REPLACE
    DEFINITIEF = {"besluit": "OLD.definitief_op IS NOT NULL"}       tables that refuse them from a moment on

Rules that `tests/store` guards: every table is STRICT; a table that `Werk.voeg_toe`, `wijzig` and `verwijder` handle
has `id TEXT PRIMARY KEY`; no ON DELETE CASCADE or SET NULL (an undo must see each row that goes); dates are text
(`2026-03-02`), moments text in UTC (`identiteit.tijdstip`), money INTEGER cents in a column that ends in nothing
special; a yes or no is INTEGER with CHECK (x IN (0, 1)).

A new file gets the newest schema and is stamped with VERSIE. A file of an older version only runs steps (`upgrade`).
"""

from collections.abc import Mapping
from typing import Protocol

from bbzdesk.store.lezing import Lezing
from bbzdesk.store.schema import (
    basis,
    besluit,
    grootboek,
    klad,
    logboek,
    stuk,
    uitwisseling,
    vordering,
    werk,
    zaak,
    zoek,
)
from bbzdesk.store.schema.bewaking import alleen_toevoegen, definitief

TOEPASSING = 0x4262_7A44  # "BbzD", in the header of bbzdesk.db
TOEPASSING_STUKKEN = 0x4262_7A53  # "BbzS", in the header of stukken.db
VERSIE = 2
VERSIE_STUKKEN = 1


class Onderwerp(Protocol):
    """What a module of the schema offers."""

    @property
    def TABELLEN(self) -> tuple[str, ...]: ...  # noqa: D102, N802 - said above
    @property
    def TRIGGERS(self) -> tuple[str, ...]: ...  # noqa: D102, N802
    @property
    def ALLEEN_TOEVOEGEN(self) -> tuple[str, ...]: ...  # noqa: D102, N802
    @property
    def DEFINITIEF(self) -> Mapping[str, str]: ...  # noqa: D102, N802


_ONDERWERPEN: tuple[Onderwerp, ...] = (
    basis,
    werk,
    logboek,
    zaak,
    besluit,
    vordering,
    grootboek,
    stuk,
    uitwisseling,
    zoek,
    klad,
)

ALLEEN_TOEVOEGEN = frozenset(tabel for onderwerp in _ONDERWERPEN for tabel in onderwerp.ALLEEN_TOEVOEGEN)
STUKKEN_DDL = stuk.STUKKEN
# Columns that name a content in stukken.db; `controle` and every backup check that the content is there.
STUKVERWIJZINGEN = (("stuk", "sha256"), ("besluit", "pdf_sha256"))


def ddl() -> tuple[str, ...]:
    """Every statement that builds an empty store of the newest version."""
    tabellen = tuple(statement for onderwerp in _ONDERWERPEN for statement in onderwerp.TABELLEN)
    return tabellen + triggers()


def triggers() -> tuple[str, ...]:
    """Every trigger, also for an upgrade, which drops and makes them anew."""
    eigen = [statement for onderwerp in _ONDERWERPEN for statement in onderwerp.TRIGGERS]
    for onderwerp in _ONDERWERPEN:
        for tabel in onderwerp.ALLEEN_TOEVOEGEN:
            eigen.extend(alleen_toevoegen(tabel))
        for tabel, wanneer in onderwerp.DEFINITIEF.items():
            eigen.extend(definitief(tabel, wanneer))
    return tuple(eigen)


def kolommen(bron: Lezing) -> dict[str, frozenset[str]]:
    """The columns of every table in a store."""
    rijen = bron.lees(
        "SELECT s.name AS tabel, k.name AS kolom FROM sqlite_schema s JOIN pragma_table_info(s.name) k"
        " WHERE s.type = 'table'"
    )
    gevonden: dict[str, set[str]] = {}
    for rij in rijen:
        gevonden.setdefault(rij.tabel, set()).add(rij.kolom)
    return {tabel: frozenset(namen) for tabel, namen in gevonden.items()}
