"""The store as the rest of the program sees it: make, open, work, read, undo, close."""

import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine

from bbzdesk.store import bouw, grootboek, logboek, openen, schema, sleutels, sleutelwissel, standen
from bbzdesk.store.fouten import AlleenLezen
from bbzdesk.store.identiteit import Identiteiten
from bbzdesk.store.kladblok import Kladblok
from bbzdesk.store.kopie import kopieer_database
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.ongedaan import belemmering, label_van_ongedaan, maak_ongedaan
from bbzdesk.store.plaats import Computer, Waarnemer
from bbzdesk.store.stukken import Stukken
from bbzdesk.store.verbinding import maak_engine, vertaald
from bbzdesk.store.werk import Kader, Werk, Wijziging


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What differs between the office and a test: the computer, the cost of a passphrase, the program's version."""

    waarnemer: Waarnemer = field(default_factory=Computer)
    kosten: sleutels.Kosten = sleutels.VLOER
    oorsprong: str = ""

    @property
    def proef(self) -> bool:
        """Whether a passphrase may be cheap here."""
        return self.kosten != sleutels.VLOER


GEWOON = Omstandigheden()


class Opslag:
    """One open store. Use it as a context manager, or call `sluit`.

    `met_startcode`: who opened it was given a start code, and has not chosen a passphrase of his own yet.
    """

    def __init__(self, geopend: openen.Geopend, omstandigheden: Omstandigheden) -> None:
        self.map = geopend.map
        self.naam = geopend.naam
        self.alleen_lezen = geopend.alleen_lezen
        self.opslag_id = geopend.opslag_id
        self.omstandigheden = omstandigheden
        self.met_startcode = geopend.met_startcode
        self._sleutel = geopend.sleutel
        self._slot = geopend.slot
        self._beurt = _Beurt()
        self._draad = threading.local()
        self.kladblok = Kladblok(self.map, self._sleutel, alleen_lezen=self.alleen_lezen)
        try:
            self._open_bestanden()
        except BaseException:  # also Ctrl-C: clean up, then raise it again
            self.sluit()
            raise

    @classmethod
    def maak(
        cls, map_: Path, naam: str, wachtwoord: str, nu: datetime, omstandigheden: Omstandigheden = GEWOON
    ) -> tuple[Self, str]:
        """Make a new store with one user in a new or empty folder; return it with the recovery code to print."""
        code = bouw.maak(map_, naam, wachtwoord, nu, omstandigheden.waarnemer, omstandigheden.kosten)
        return cls.open(map_, wachtwoord, nu, naam=naam, omstandigheden=omstandigheden), code

    @classmethod
    def open(
        cls,
        map_: Path,
        wachtwoord: str,
        nu: datetime,
        *,
        naam: str | None = None,
        omstandigheden: Omstandigheden = GEWOON,
    ) -> Self:
        """Open a store with a user's passphrase. Every refusal is one sentence and writes nothing."""
        o = omstandigheden
        met = openen.MetWachtwoord(wachtwoord, naam)
        return cls(openen.open_opslag(map_, met, nu, o.waarnemer, proef=o.proef), o)

    @classmethod
    def open_met_herstelcode(
        cls, map_: Path, code: str, nu: datetime, *, omstandigheden: Omstandigheden = GEWOON
    ) -> Self:
        """Open a store with the recovery sheet; give the user a new passphrase next (`zet_wachtwoord`)."""
        o = omstandigheden
        return cls(openen.open_opslag(map_, openen.MetHerstelcode(code), nu, o.waarnemer, proef=o.proef), o)

    @contextmanager
    def werk(self, label: str, *, wie: str, nu: datetime) -> Iterator[Werk]:
        """One labelled transaction: everything in it happens, or nothing does. `wie` is the id of a user."""
        self._weiger_als_alleen_lezen()
        if getattr(self._draad, "leest", 0):
            raise RuntimeError("a work inside a read: it would wait for itself")
        with self._beurt, vertaald(), self._transactie("BEGIN IMMEDIATE") as verbinding:
            w = Werk(verbinding, self._kader, label, wie, nu)
            yield w
            if scheef := grootboek.uit_evenwicht(w, w.geboekt):
                raise RuntimeError(f"bookings out of balance: {scheef}")
            standen.werk_bij(w)
            w.sluit()
            if klad := getattr(self._draad, "klad", ""):
                verbinding.exec_driver_sql("DELETE FROM klad WHERE id = ?", (klad,))
            verbinding.commit()

    @contextmanager
    def vergeet_klad(self, klad_id: str) -> Iterator[None]:
        """A work inside this forgets a draft in its own transaction: what was done is not offered to be done again."""
        self._draad.klad = klad_id
        try:
            yield
        finally:
            self._draad.klad = ""

    @contextmanager
    def lees(self) -> Iterator[Lezing]:
        """Read one consistent moment. Keep it short: a write waits for it."""
        self._draad.leest = getattr(self._draad, "leest", 0) + 1
        try:
            with vertaald(), self._transactie("BEGIN") as verbinding:
                yield Lezing(verbinding)
        finally:
            self._draad.leest -= 1

    @contextmanager
    def momentopname(self) -> Iterator[Lezing]:
        """Read one moment for as long as it takes, from an encrypted copy: nobody waits for a long report."""
        pad = self.map / f"{openen.MOMENTOPNAME}{uuid.uuid4().hex[:8]}.db"
        try:
            kopieer_database(self.map / openen.DATABASE, pad, self._sleutel)
            engine = maak_engine(pad, self._sleutel, alleen_lezen=True)
            try:
                with vertaald(), engine.connect() as verbinding:
                    yield Lezing(verbinding)
            finally:
                engine.dispose()
        finally:
            pad.unlink(missing_ok=True)

    def maak_ongedaan(self, werk_id: str, *, wie: str, nu: datetime) -> Wijziging:
        """Undo a work as a work of its own; raises NietOngedaan with the reason."""
        with self.lees() as bron:
            label = bron.waarde("SELECT label FROM werk WHERE id = ?", (werk_id,))
        with self.werk(label_van_ongedaan(label or ""), wie=wie, nu=nu) as w:
            maak_ongedaan(w, werk_id)
        return w.wijziging

    def waarom_niet_ongedaan(self, werk_id: str) -> str | None:
        """The sentence that says why a work cannot be undone; None when it can."""
        with self.lees() as bron:
            fout = belemmering(bron, werk_id)
        return None if fout is None else str(fout)

    def meld(self, melding: logboek.Melding, nu: datetime) -> None:
        """Log an act that changes no record: an export, a refused attempt."""
        with self.terzijde() as verbinding:
            logboek.schrijf(verbinding, self.opslag_id, melding, nu)

    @contextmanager
    def terzijde(self) -> Iterator[Connection]:
        """A short transaction beside the works, for what is no act on records: no label, no before-image, no undo."""
        self._weiger_als_alleen_lezen()
        with self._beurt, vertaald(), self._transactie("BEGIN IMMEDIATE") as verbinding:
            yield verbinding
            verbinding.commit()

    def zet_wachtwoord(self, naam: str, wachtwoord: str) -> None:
        """Add a user, or give a user a new passphrase."""
        self._weiger_als_alleen_lezen()
        bos = sleutels.met_gebruiker(
            sleutels.lees(self.map), self._sleutel, naam, wachtwoord, self.omstandigheden.kosten
        )
        sleutels.schrijf(self.map, bos)
        self.met_startcode = self.met_startcode and naam != self.naam

    def wijzig_wachtwoord(self, naam: str, oud: str, nieuw: str) -> None:
        """Change a passphrase by who knows the old one."""
        sleutels.open_met_wachtwoord(sleutels.lees(self.map), oud, naam, proef=self.omstandigheden.proef)
        self.zet_wachtwoord(naam, nieuw)

    def nieuw_herstelblad(self) -> str:
        """Make a new recovery code; the one before opens this store no more (older backups it still does)."""
        self._weiger_als_alleen_lezen()
        bos, code = sleutels.met_herstelblad(sleutels.lees(self.map), self._sleutel, self.omstandigheden.kosten)
        sleutels.schrijf(self.map, bos)
        return code

    def verwijder_gebruiker(
        self,
        naam: str,
        mijn_naam: str,
        mijn_wachtwoord: str,
        daarbij: Callable[[Connection], None] = lambda _: None,
    ) -> sleutelwissel.NieuweToegang:
        """Take a user's access away: a new key on both files, a new recovery sheet, start codes for the others.

        `daarbij` writes what has to be true exactly when he is gone. What is refused leaves all as it was.
        """
        self._weiger_als_alleen_lezen()
        with self._beurt:
            ik = sleutelwissel.Blijver(mijn_naam, mijn_wachtwoord)
            self._sluit_bestanden()
            try:
                self._sleutel, toegang = sleutelwissel.wissel(
                    self.map,
                    self._sleutel,
                    ik,
                    naam,
                    self.omstandigheden.kosten,
                    proef=self.omstandigheden.proef,
                    daarbij=daarbij,
                    eerst=self.kladblok.wissel,
                )
            finally:
                self._open_bestanden()
        return toegang

    @property
    def gebruikers(self) -> tuple[str, ...]:
        """The names of the users that have a passphrase."""
        return sleutels.lees(self.map).namen

    @property
    def sleutel(self) -> bytes:
        """The key of both files, for the store's own modules (backup, restore)."""
        return self._sleutel

    def geroepen(self) -> bool:
        """Whether a second start asked for this window since the last time this was asked."""
        return self._slot is not None and self._slot.geroepen()

    def sluit(self) -> None:
        """Close both files and let go of the lock."""
        self.kladblok.geef_over()
        self._sluit_bestanden()
        if self._slot is not None:
            self._slot.laat_los()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.sluit()

    def _open_bestanden(self) -> None:
        self._engine = maak_engine(self.map / openen.DATABASE, self._sleutel, alleen_lezen=self.alleen_lezen)
        self._stukken_engine = maak_engine(self.map / openen.STUKKEN, self._sleutel, alleen_lezen=self.alleen_lezen)
        self.stukken = Stukken(self._stukken_engine)
        with self.lees() as bron:
            kolommen = schema.kolommen(bron)
            if not self.alleen_lezen:
                self.kladblok.ken((rij.id, rij.bewaard_op) for rij in bron.lees("SELECT id, bewaard_op FROM klad"))
        self._kader = Kader(self.opslag_id, self.omstandigheden.oorsprong, Identiteiten(), kolommen)

    def _sluit_bestanden(self) -> None:
        engines: tuple[Engine, ...] = (self._engine, self._stukken_engine)
        for engine in engines:
            engine.dispose()

    def _weiger_als_alleen_lezen(self) -> None:
        if self.alleen_lezen:
            raise AlleenLezen

    @contextmanager
    def _transactie(self, begin: str) -> Iterator[Connection]:
        """A transaction that is rolled back unless its user committed it."""
        verbinding = self._engine.connect()
        try:
            verbinding.exec_driver_sql(begin)
            yield verbinding
        finally:
            # A file that is damaged or gone can refuse the rollback too; the first error is the one to tell.
            with suppress(Exception):
                verbinding.rollback()
            verbinding.close()


class _Beurt:
    """One writer at a time. A work inside a work would wait for itself, so it is a bug and says so at once."""

    def __init__(self) -> None:
        self._slot = threading.Lock()
        self._wie: int | None = None

    def __enter__(self) -> None:
        if self._wie == threading.get_ident():
            raise RuntimeError("a work inside a work")
        self._slot.acquire()
        self._wie = threading.get_ident()

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._wie = None
        self._slot.release()
