"""An invented store of any size, the same every time: dossier n is the same in a small store and in a large one.

`python -m tests.benchmarks.maker MAP AANTAL` makes one. Rows go in as batches, in the order in which an office would
have written them, so that a claim is as scattered over the file as in real life; `controle` must find nothing.
"""

import random
import sys
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from bbzdesk.domain.datum import Geboortedatum
from bbzdesk.domain.zaak import Aanvraag, Bedrijf, Contact, Dossier, Huishouden, Persoon, Rol, Stuk
from bbzdesk.services.kantoor import Inhoud, Kantoor
from bbzdesk.store import instellingen, logboek, records, sleutels, standen
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.lezing import naar_cel
from bbzdesk.store.openen import STUKKEN
from bbzdesk.store.opslag import Omstandigheden, Opslag
from bbzdesk.store.plaats import Computer
from bbzdesk.store.verbinding import ruwe_verbinding
from bbzdesk.store.vouwen import vouw
from bbzdesk.store.werk import Werk
from tests.benchmarks import namen
from tests.benchmarks.schulden import PEILDATUM, Schuldmaker

WACHTWOORD, NAAM = "een lang wachtwoord", "Anna"
MOMENT = datetime.combine(PEILDATUM, time(9), UTC)
STUKKEN_PER_DOSSIER = LOGREGELS_PER_DOSSIER = 10
_PARTIJ = 2_000
# A table after those it refers to; the lines of a booking before the booking.
_VOLGORDE = (
    "persoon", "bedrijf", "dossier", "rol", "huishouden", "aanvraag", "contact", "vordering", "lening_voorwaarden",
    "schema_termijn", "vervallen_termijn", "vordering_status", "boekingsregel", "boeking", "stuk", "zoek",
)  # fmt: skip


class VasteSchijf(Computer):
    """This computer, wherever the measurement runs: a fixed disk on which we may write."""

    def schrijfbaar(self, map_: Path) -> bool:
        return True


# A cheap passphrase; the cost of the real derivation is measured apart.
OMSTANDIGHEDEN = Omstandigheden(waarnemer=VasteSchijf(), kosten=sleutels.PROEF, oorsprong="meting")


def maak(map_: Path, dossiers: int) -> None:
    """Make a store of this many dossiers, with about 2.5 claims, 100 ledger rows and 10 stukken for each."""
    opslag, _ = Opslag.maak(map_, NAAM, WACHTWOORD, MOMENT, OMSTANDIGHEDEN)
    with opslag:
        vulling = Vulling(opslag.opslag_id)
        for nummer in range(dossiers):
            vulling.dossier(nummer)
        _schrijf_inhouden(opslag, vulling.inhouden)
        with opslag.werk("Opslag voor metingen gevuld", wie=_wie(opslag), nu=MOMENT) as w:
            instellingen.zet(w, {"gemeente.naam": "Meerdijk", "gemeente.contactpersoon": NAAM})
            for tabel in _VOLGORDE:
                _voeg_partijen_toe(w, tabel, vulling.rijen[tabel])
            standen.herbouw(w)
            _schrijf_log(w, dossiers * LOGREGELS_PER_DOSSIER)


def open_(map_: Path) -> Opslag:
    """Open a store that `maak` made."""
    return Opslag.open(map_, WACHTWOORD, MOMENT, omstandigheden=OMSTANDIGHEDEN)


def kantoor(opslag: Opslag, inhoud: Inhoud, klok: Callable[[], datetime] = lambda: MOMENT) -> Kantoor:
    """The desk at such a store."""
    return Kantoor(opslag=opslag, inhoud=inhoud, wie=_wie(opslag), naam=NAAM, klok=klok)


def _wie(opslag: Opslag) -> str:
    with opslag.lees() as bron:
        return instellingen.gebruiker_id(bron, NAAM)


class Vulling:
    """All rows of a store in the making, per table."""

    def __init__(self, opslag_id: str) -> None:
        self.opslag_id = opslag_id
        self.rijen: dict[str, list[dict[str, Any]]] = defaultdict(list)
        self.inhouden: list[bytes] = []
        self._volgnummer = 0
        self._schulden = Schuldmaker(self)

    def nieuw_id(self, moment: datetime) -> str:
        """A UUIDv7 of a moment, made without chance."""
        self._volgnummer += 1
        los = int.from_bytes(sha256(str(self._volgnummer).encode()).digest()[:8]) >> 2
        teller = self._volgnummer % 4096
        return str(UUID(int=int(moment.timestamp() * 1000) << 80 | 0x7 << 76 | teller << 64 | 0b10 << 62 | los))

    def zet(self, record: Any) -> None:
        """Add a record of the domain."""
        self.zet_rij(records._TABELLEN[type(record)], {v.name: _cel(getattr(record, v.name)) for v in fields(record)})

    def zet_rij(self, tabel: str, rij: Mapping[str, Any]) -> None:
        """Add a row."""
        self.rijen[tabel].append({naam: naar_cel(waarde) for naam, waarde in rij.items()})

    def dossier(self, nummer: int) -> None:
        """One dossier with its people, application, files, claims and search text."""
        kans = random.Random(f"bbzdesk {nummer}")
        geopend = datetime.combine(date(2024, 11, 4) + timedelta(days=nummer % 180), time(9, nummer % 60), UTC)
        persoon = self._persoon(kans, nummer, geopend)
        bedrijf = Bedrijf(
            id=self.nieuw_id(geopend),
            naam=f"{kans.choice(namen.VAKKEN)} {persoon.achternaam}",
            kvk=f"{10_000_000 + nummer}",
            activiteit="dienstverlening",
            gestart_op=date(2015 + nummer % 9, 1 + nummer % 12, 1),
        )
        dossier = Dossier(
            self.nieuw_id(geopend), f"BBZ-2025-{nummer + 1:05d}", bedrijf.id, "gevestigd", "terugbetaling", NAAM
        )
        for record in (persoon, bedrijf, dossier):
            self.zet(record)
        self.zet(Rol(self.nieuw_id(geopend), dossier.id, persoon.id, "aanvrager", geopend.date()))
        self._gezin(kans, nummer, dossier, geopend)
        self._aanvraag(kans, dossier, persoon, bedrijf, geopend)
        tekst = f"{dossier.nummer} {persoon.naam} {persoon.bsn or ''} {bedrijf.naam} {bedrijf.kvk} {persoon.telefoon}"
        self._indexeer("dossier", dossier.id, dossier.id, tekst)
        for volgnr in range(STUKKEN_PER_DOSSIER):
            self._stuk(kans, dossier, volgnr, geopend + timedelta(days=3 * volgnr))
        for volgnr in range(2 + nummer % 2):
            self._schulden.vordering(kans, (5 * nummer) // 2 + volgnr, dossier.id)

    def _persoon(self, kans: random.Random, nummer: int, moment: datetime) -> Persoon:
        return Persoon(
            id=self.nieuw_id(moment),
            achternaam=namen.achternaam(kans),
            voornamen=kans.choice(namen.VOORNAMEN),
            tussenvoegsel=kans.choice(namen.TUSSENVOEGSELS),
            bsn=namen.TESTBSN[nummer] if nummer < len(namen.TESTBSN) else None,
            geboortedatum=Geboortedatum(1960 + nummer % 40, 1 + nummer % 12, 1 + nummer % 28),
            straat=f"Molenpad {1 + nummer % 300}",
            postcode=f"{1000 + nummer % 9000} AB",
            woonplaats=kans.choice(namen.PLAATSEN),
            telefoon=f"06{nummer:08d}",
            email=f"ondernemer{nummer}@voorbeeld.example",
            iban=namen.iban(nummer),
        )

    def _gezin(self, kans: random.Random, nummer: int, dossier: Dossier, moment: datetime) -> None:
        gehuwd = nummer % 3 == 0
        leefvorm = "gehuwd" if gehuwd else "alleenstaand"
        self.zet(Huishouden(self.nieuw_id(moment), dossier.id, moment.date(), leefvorm, nummer % 4 == 0, 0))
        if gehuwd:
            partner = Persoon(self.nieuw_id(moment), namen.achternaam(kans), kans.choice(namen.VOORNAMEN))
            self.zet(partner)
            self.zet(Rol(self.nieuw_id(moment), dossier.id, partner.id, "partner", moment.date()))

    def _aanvraag(
        self, kans: random.Random, dossier: Dossier, persoon: Persoon, bedrijf: Bedrijf, moment: datetime
    ) -> None:
        contact = Contact(
            id=self.nieuw_id(moment),
            datum=moment.date(),
            kanaal="zelf",
            medium="telefoon",
            naam=persoon.naam,
            telefoon=persoon.telefoon,
            woonplaats=persoon.woonplaats,
            bedrijf=bedrijf.naam,
            hulpvraag="Geld voor een machine",
            uitkomst="dossier",
            dossier_id=dossier.id,
        )
        self.zet(contact)
        self._indexeer("contact", contact.id, None, f"{contact.naam} {contact.bedrijf} {contact.telefoon}")
        bedrag = kans.randrange(500_000, 3_000_000, 25_000)
        aanvraag = Aanvraag(
            self.nieuw_id(moment), dossier.id, "kapitaal", moment.date(), None, bedrag, "een machine", True
        )
        self.zet(aanvraag)

    def _stuk(self, kans: random.Random, dossier: Dossier, volgnr: int, moment: datetime) -> None:
        soort = ("jaarrekening", "bankafschrift", "identiteit", "offerte", "brief")[volgnr % 5]
        inhoud = f"{dossier.nummer} {soort} {volgnr}\n".encode() + kans.randbytes(300)
        self.inhouden.append(inhoud)
        stuk = Stuk(
            id=self.nieuw_id(moment),
            opslag=self.opslag_id,
            dossier_id=dossier.id,
            soort=soort,
            naam=f"{soort} {volgnr + 1} {namen.achternaam(kans)}.pdf",
            mimetype="application/pdf",
            lengte=len(inhoud),
            sha256=sha256(inhoud).hexdigest(),
            toegevoegd_op=moment,
        )
        self.zet(stuk)
        self._indexeer("stuk", stuk.id, dossier.id, stuk.naam)

    def _indexeer(self, soort: str, object_id: str, dossier_id: str | None, tekst: str) -> None:
        rij = {"id": f"{soort}:{object_id}", "soort": soort, "object_id": object_id, "dossier_id": dossier_id}
        self.zet_rij("zoek", {**rij, "tekst": tekst, "gevouwen": vouw(tekst)})


def _cel(waarde: Any) -> Any:
    return records._cel(waarde)


def _voeg_partijen_toe(w: Werk, tabel: str, rijen: list[dict[str, Any]]) -> None:
    """Insert rows in the order of time (identities sort so), a batch per statement."""
    if not rijen:
        return
    if "id" in rijen[0] and tabel != "zoek":
        rijen.sort(key=lambda rij: rij["id"])
    kolommen = list(rijen[0])
    waarden = ", ".join(f"value ->> {plaats}" for plaats in range(len(kolommen)))
    opdracht = f"INSERT INTO {tabel} ({', '.join(kolommen)}) SELECT {waarden} FROM json_each(?)"
    for begin in range(0, len(rijen), _PARTIJ):
        w.uitvoeren(opdracht, (canoniek([list(rij.values()) for rij in rijen[begin : begin + _PARTIJ]]),))


def _schrijf_inhouden(opslag: Opslag, inhouden: Iterable[bytes]) -> None:
    """The contents of the stukken, as `Stukken.bewaar` keeps them but in one transaction."""
    verbinding = ruwe_verbinding(opslag.map / STUKKEN, opslag.sleutel)
    try:
        verbinding.execute("BEGIN IMMEDIATE")
        verbinding.executemany(
            "INSERT OR IGNORE INTO inhoud (sha256, lengte, ingepakt) VALUES (?, ?, ?)",
            ((sha256(inhoud).hexdigest(), len(inhoud), zlib.compress(inhoud, 6)) for inhoud in inhouden),
        )
        verbinding.execute("COMMIT")
    finally:
        verbinding.close()


def _schrijf_log(w: Werk, aantal: int) -> None:
    """A log as long as the work of some years, in one chain."""
    for nummer in range(aantal):
        melding = logboek.Melding("Overzicht bekeken", w.wie, "meting", None, (("dossier", f"{nummer}"),))
        logboek.schrijf(w._verbinding, w.opslag_id, melding, w.nu)


if __name__ == "__main__":
    maak(Path(sys.argv[1]), int(sys.argv[2]))
