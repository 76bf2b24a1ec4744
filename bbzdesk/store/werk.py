"""The unit of work: one labelled transaction that happens whole or not at all, and can say what it changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from bbzdesk.store import logboek, schema
from bbzdesk.store.identiteit import Identiteiten, tijdstip
from bbzdesk.store.lezing import Lezing, naar_cel, rij_naar_json
from bbzdesk.store.verbinding import vertaald
from bbzdesk.store.vouwen import vouw

_ONZICHTBAAR = frozenset({"zoek"})  # follows from other records; nobody looks at it


@dataclass(frozen=True, slots=True)
class Wijziging:
    """What one work changed: (table, id) of each record, each once. Empty when nothing changed."""

    werk_id: str
    label: str
    records: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class Kader:
    """What every work of one store shares."""

    opslag_id: str
    oorsprong: str
    identiteiten: Identiteiten
    kolommen: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class _Voorbeeld:
    tabel: str
    sleutel: str
    oud: str | None
    nieuw: str | None


@dataclass(slots=True)
class _Stand:
    voorbeelden: list[_Voorbeeld] = field(default_factory=list)
    vernietigd: list[tuple[str, str]] = field(default_factory=list)
    maakt_ongedaan: str | None = None
    wijziging: Wijziging | None = None


class Werk(Lezing):
    """Changes inside one transaction. Reads through it see the changes so far."""

    def __init__(self, verbinding: Connection, kader: Kader, label: str, wie: str, nu: datetime) -> None:
        super().__init__(verbinding)
        self._kader = kader
        self._stand = _Stand()
        self._begin = _aantal_wijzigingen(verbinding)
        self.id = kader.identiteiten.nieuw(nu)
        self.label = label
        self.wie = wie
        self.nu = nu

    @property
    def opslag_id(self) -> str:
        """The identity of this store, which every record that can travel carries as its origin."""
        return self._kader.opslag_id

    @property
    def wijziging(self) -> Wijziging:
        """What was changed; known once the work has ended normally."""
        if self._stand.wijziging is None:
            raise RuntimeError("the work has not ended yet")
        return self._stand.wijziging

    def nieuw_id(self) -> str:
        """Return a new identity for a record of this work."""
        return self._kader.identiteiten.nieuw(self.nu)

    def voeg_toe(self, tabel: str, rij: Mapping[str, Any]) -> str:
        """Add a row and return its id; without `id` in the row it gets one."""
        compleet = {"id": rij["id"] if "id" in rij else self.nieuw_id(), **rij}
        self._controleer(tabel, compleet)
        namen = ", ".join(compleet)
        vragen = ", ".join("?" * len(compleet))
        self._voer_uit(f"INSERT INTO {tabel} ({namen}) VALUES ({vragen})", compleet.values())  # noqa: S608 - checked
        sleutel = str(compleet["id"])
        nieuw = None if tabel in schema.ALLEEN_TOEVOEGEN else self._rij(tabel, sleutel)
        self._noteer(tabel, sleutel, None, nieuw)
        return sleutel

    def wijzig(self, tabel: str, sleutel: str, velden: Mapping[str, Any]) -> None:
        """Change fields of one row. A row that stays equal is not counted as changed."""
        self._controleer(tabel, velden)
        oud = self._bestaande_rij(tabel, sleutel)
        zetten = ", ".join(f"{naam} = ?" for naam in velden)
        self._voer_uit(f"UPDATE {tabel} SET {zetten} WHERE id = ?", [*velden.values(), sleutel])  # noqa: S608 - checked
        nieuw = self._rij(tabel, sleutel)
        if nieuw != oud:
            self._noteer(tabel, sleutel, oud, nieuw)

    def verwijder(self, tabel: str, sleutel: str) -> None:
        """Remove one row."""
        self._controleer(tabel, {})
        oud = self._bestaande_rij(tabel, sleutel)
        self._voer_uit(f"DELETE FROM {tabel} WHERE id = ?", [sleutel])  # noqa: S608 - checked
        self._noteer(tabel, sleutel, oud, None)

    def vernietig(self, tabel: str, sleutel: str) -> None:
        """Remove one row for good, with everything that an undo remembers of it. Only for an approved destruction."""
        self._controleer(tabel, {})
        self._bestaande_rij(tabel, sleutel)
        self._voer_uit(f"DELETE FROM {tabel} WHERE id = ?", [sleutel])  # noqa: S608 - checked
        self._voer_uit(
            "UPDATE voorbeeld SET oud = NULL, nieuw = NULL WHERE sleutel = ? AND tabel = ?", [sleutel, tabel]
        )
        self._stand.vernietigd.append((tabel, sleutel))

    def bewaar(self, tabel: str, rij: Mapping[str, Any]) -> None:
        """Add a row, or change the one with the same id into it."""
        if self._rij(tabel, str(rij["id"])) is None:
            self.voeg_toe(tabel, rij)
        else:
            self.wijzig(tabel, str(rij["id"]), {naam: waarde for naam, waarde in rij.items() if naam != "id"})

    def indexeer(self, soort: str, object_id: str, dossier_id: str | None, tekst: str) -> None:
        """Make a thing findable by a text; an empty text takes it out. Undone together with the rest of the work."""
        sleutel = f"{soort}:{object_id}"
        if tekst.strip():
            rij = {"id": sleutel, "soort": soort, "object_id": object_id, "dossier_id": dossier_id}
            self.bewaar("zoek", {**rij, "tekst": tekst, "gevouwen": vouw(tekst)})
        elif self._rij("zoek", sleutel) is not None:
            self.verwijder("zoek", sleutel)

    def uitvoeren(self, sql: str, params: Sequence[Any] = ()) -> int:
        """Run a statement without before-image (a cache, a bulk act of the store itself); return the rows touched."""
        return self._voer_uit(sql, params)

    def maakt_ongedaan(self, werk_id: str) -> None:
        """Note that this work undoes another one."""
        self._stand.maakt_ongedaan = werk_id

    @property
    def geboekt(self) -> tuple[str, ...]:
        """The bookings made so far in this work."""
        return tuple(v.sleutel for v in self._stand.voorbeelden if v.tabel == "boeking")

    def sluit(self) -> None:
        """Write down what was changed: the work, its before-images and one row in the log. The commit follows."""
        voorbeelden = self._stand.voorbeelden
        records = dict.fromkeys([*_zichtbaar(voorbeelden), *self._stand.vernietigd])
        self._stand.wijziging = Wijziging(self.id, self.label, tuple(records))
        if _aantal_wijzigingen(self._verbinding) == self._begin:
            return
        with vertaald():
            self._schrijf_werk()
            melding = logboek.Melding(
                self.label, self.wie, self._kader.oorsprong, self.id, self._stand.wijziging.records
            )
            logboek.schrijf(self._verbinding, self.opslag_id, melding, self.nu)

    def _schrijf_werk(self) -> None:
        ongedaan = self._stand.maakt_ongedaan
        self._voer_uit(
            "INSERT INTO werk (id, label, wie, tijdstip, maakt_ongedaan) VALUES (?, ?, ?, ?, ?)",
            [self.id, self.label, self.wie, tijdstip(self.nu), ongedaan],
        )
        if ongedaan is not None:
            self._voer_uit("UPDATE werk SET ongedaan_door = ? WHERE id = ?", [self.id, ongedaan])
            # Undoing an undo: what that one had undone counts again.
            opnieuw = "UPDATE werk SET ongedaan_door = NULL WHERE id = (SELECT maakt_ongedaan FROM werk WHERE id = ?)"
            self._voer_uit(opnieuw, [ongedaan])
        rijen = [(self.id, nr, v.tabel, v.sleutel, v.oud, v.nieuw) for nr, v in enumerate(self._stand.voorbeelden)]
        if rijen:
            self._verbinding.exec_driver_sql(
                "INSERT INTO voorbeeld (werk_id, volgnr, tabel, sleutel, oud, nieuw) VALUES (?, ?, ?, ?, ?, ?)", rijen
            )

    def _controleer(self, tabel: str, velden: Iterable[str]) -> None:
        """Names come from our own code, but they end up in SQL: only known tables and columns pass."""
        onbekend = set(velden) - self._kader.kolommen[tabel]
        if onbekend:
            raise KeyError(f"{tabel} has no column {sorted(onbekend)}")

    def _voer_uit(self, sql: str, params: Iterable[Any]) -> int:
        with vertaald():
            return self._verbinding.exec_driver_sql(sql, tuple(naar_cel(waarde) for waarde in params)).rowcount

    def _rij(self, tabel: str, sleutel: str) -> str | None:
        rij = self.een(f"SELECT * FROM {tabel} WHERE id = ?", (sleutel,))  # noqa: S608 - checked
        return None if rij is None else rij_naar_json(rij._mapping)  # type: ignore[arg-type]  # keys are the names  # noqa: SLF001

    def _bestaande_rij(self, tabel: str, sleutel: str) -> str:
        rij = self._rij(tabel, sleutel)
        if rij is None:
            raise KeyError(f"{tabel} has no row {sleutel}")
        return rij

    def _noteer(self, tabel: str, sleutel: str, oud: str | None, nieuw: str | None) -> None:
        self._stand.voorbeelden.append(_Voorbeeld(tabel, sleutel, oud, nieuw))


def _zichtbaar(voorbeelden: Iterable[_Voorbeeld]) -> Iterable[tuple[str, str]]:
    return ((v.tabel, v.sleutel) for v in voorbeelden if v.tabel not in _ONZICHTBAAR)


def _aantal_wijzigingen(verbinding: Connection) -> int:
    ruw: Any = verbinding.connection.driver_connection
    aantal: int = ruw.total_changes
    return aantal
