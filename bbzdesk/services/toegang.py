"""The front door: what the window asks before a store is open, and everything that opens one.

The unlock page paints before the database library is loaded. So this module costs next to nothing to import, and every
function fetches what it needs itself.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bbzdesk.services.kantoor import Inhoud, Kantoor
    from bbzdesk.store.opslag import Omstandigheden, Opslag

OEFENWACHTWOORD = "oefenen-mag-altijd"  # the practice store is open to everybody, and says so

Voortgang = Callable[[str], None]


@dataclass(frozen=True)
class Deur:
    """One store on this computer, open or not: where it is, and how it opens. `app.deur` makes it.

    `oefenen`: the practice store, which opens without being asked for anything (`open_oefening`).
    """

    map: Path
    hulpbronnen: Path
    backupmap: Path | None
    klok: Callable[[], datetime]
    omstandigheden: "Callable[[], Omstandigheden]"
    oefenen: bool = False

    def bestaat(self) -> bool:
        """Whether there is anything of a store in the folder; a part that is missing is told at opening."""
        try:
            return any((self.map / naam).exists() for naam in ("bbzdesk.db", "stukken.db", "sleutels.json"))
        except OSError:  # a folder that we may not enter: opening says so
            return True

    def naar(self, map_: Path) -> "Deur":
        """The door of another folder, under the same circumstances."""
        return replace(self, map=map_)

    def gebruikers(self) -> tuple[str, ...]:
        """The names of the users, which are no secret; raises OpslagFout when the file of the keys cannot be read."""
        from bbzdesk.store import sleutels
        from bbzdesk.store.bestanden import vertaalde_schijffouten

        with vertaalde_schijffouten():
            return sleutels.lees(self.map).namen

    def roep_eerste_venster(self) -> bool:
        """When another start of the program has this store open, ask its window to the front and say so."""
        from bbzdesk.store import slot

        bezet = slot.in_gebruik(self.map)
        if bezet:
            slot.roep_eerste_venster(self.map)
        return bezet

    def keur_plaats(self) -> str | None:
        """Say why a new store may not be made in this folder; None when it may. Writes nothing."""
        from bbzdesk.store.fouten import OpslagFout
        from bbzdesk.store.plaats import keur_nieuw

        try:
            keur_nieuw(self.map, self.omstandigheden().waarnemer)
        except OpslagFout as fout:
            return str(fout)
        return None

    def maak_gereed(self) -> None:
        """Load the libraries and the content while the user types: opening then takes the key derivation only."""
        assert self.inhoud

    @cached_property
    def inhoud(self) -> "Inhoud":
        """The content of the program, read once; raises InhoudFout with file, place and remedy."""
        from bbzdesk.services.kantoor import laad_inhoud

        return laad_inhoud(self.hulpbronnen)

    def open(self, wachtwoord: str, naam: str | None = None) -> "Kantoor":
        """Open the store with a user's passphrase; raises OpslagFout, and then nothing is written."""
        from bbzdesk.store.opslag import Opslag

        o = self.omstandigheden()
        return self._kantoor(Opslag.open(self.map, wachtwoord, self.klok(), naam=naam, omstandigheden=o))

    def open_met_herstelcode(self, code: str) -> "Kantoor":
        """Open the store with the recovery sheet. Nobody is at the desk yet: `gebruikers.neem_plaats` comes next."""
        from bbzdesk.store.opslag import Opslag

        return self._kantoor(
            Opslag.open_met_herstelcode(self.map, code, self.klok(), omstandigheden=self.omstandigheden())
        )

    def maak(self, naam: str, wachtwoord: str) -> "tuple[Kantoor, str]":
        """Make a new store with one user; return the desk and the recovery code, which is nowhere else."""
        from bbzdesk.services.gebruikers import lees_naam, vraag_om_papier
        from bbzdesk.store.opslag import Opslag

        opslag, code = Opslag.maak(self.map, lees_naam(naam), wachtwoord, self.klok(), self.omstandigheden())
        kantoor = self._kantoor(opslag)
        vraag_om_papier(kantoor, "Herstelblad gemaakt")
        return kantoor, code

    def zet_terug(
        self,
        backup: Path,
        wachtwoord: str,
        laatste_besluit: str = "",
        *,
        code: str = "",
        mee: Mapping[str, bytes] | None = None,
    ) -> "tuple[Kantoor, tuple[str, ...]]":
        """Put a backup back as this store, which must not be there yet, and open it.

        With a recovery code the passphrase is not asked, and nobody is at the desk yet (`open_met_herstelcode`).
        `laatste_besluit` is the number of the last decision on paper, or empty. The second part are the numbers of the
        decisions that are on paper and not in the backup. `mee` are files that stand in the folder from the beginning.
        Raises OpslagFout or InvoerFout.
        """
        from bbzdesk.services import besluitnummers
        from bbzdesk.store import herstel
        from bbzdesk.store.openen import MetHerstelcode, MetWachtwoord

        besluitnummers.controleer_nummer(laatste_besluit)
        met, o = MetHerstelcode(code) if code else MetWachtwoord(wachtwoord), self.omstandigheden()
        herstel.zet_terug(backup, self.map, met, laatste_besluit, self.klok(), mee=mee, omstandigheden=o)
        kantoor = self.open_met_herstelcode(code) if code else self.open(wachtwoord)
        with kantoor.opslag.lees() as bron:
            return kantoor, tuple(besluitnummers.ontbrekende_nummers(bron, laatste_besluit))

    def open_oefening(self, voortgang: Voortgang = lambda _: None) -> "Kantoor":
        """Open the practice store; the first time it is made and filled, and `voortgang` hears what is being made."""
        if not self.bestaat():
            from bbzdesk.services import oefening

            oefening.maak(self, voortgang)
        return self.open(OEFENWACHTWOORD)

    def _kantoor(self, opslag: "Opslag") -> "Kantoor":
        try:
            return kantoor_aan(opslag, self.inhoud, self.klok, self.backupmap, oefening=self.oefenen)
        except BaseException:  # also Ctrl-C: a store that nobody holds would stay locked
            opslag.sluit()
            raise


def kantoor_aan(
    opslag: "Opslag", inhoud: "Inhoud", klok: Callable[[], datetime], backupmap: Path | None, *, oefening: bool = False
) -> "Kantoor":
    """The desk at an open store, for the user who opened it."""
    from bbzdesk.services.kantoor import Kantoor
    from bbzdesk.store.instellingen import gebruiker_id

    naam = opslag.naam or ""  # none when the recovery sheet opened it
    with opslag.lees() as bron:
        wie = gebruiker_id(bron, naam)
    return Kantoor(opslag, inhoud, wie, naam, klok, oefening, backupmap)


def sluit(kantoor: "Kantoor") -> None:
    """Close the store and let go of its lock."""
    kantoor.opslag.sluit()


def waarom_alleen_lezen(kantoor: "Kantoor") -> str | None:
    """The sentence of the red band when nothing can be saved; None when it can."""
    from bbzdesk.store.fouten import AlleenLezen

    return str(AlleenLezen()) if kantoor.opslag.alleen_lezen else None


def klopt_wachtwoord(kantoor: "Kantoor", wachtwoord: str) -> bool:
    """Whether this is the passphrase of the user at the desk: the schermslot. The key stays in memory meanwhile."""
    from bbzdesk.store import sleutels
    from bbzdesk.store.bestanden import vertaalde_schijffouten
    from bbzdesk.store.fouten import VerkeerdWachtwoord

    opslag = kantoor.opslag
    with vertaalde_schijffouten():
        bos = sleutels.lees(opslag.map)
    try:
        sleutels.open_met_wachtwoord(bos, wachtwoord, kantoor.naam or None, proef=opslag.omstandigheden.proef)
    except VerkeerdWachtwoord:
        return False
    return True


def code_groepen(code: str) -> tuple[str, ...]:
    """The groups of a recovery code, to show them apart and to ask for two of them."""
    return tuple(code.split())


def klopt_groep(code: str, nummer: int, getypt: str) -> bool:
    """Whether somebody typed group `nummer` (from 1) of his sheet; capitals, spaces and O for 0 do not matter."""
    from bbzdesk.store.herstelcode import kale_tekens

    return kale_tekens(getypt) == code_groepen(code)[nummer - 1]


def herstelblad_pdf(kantoor: "Kantoor", code: str) -> bytes:
    """The recovery sheet on one page. It is the only place of the code: print it, and keep no file of it."""
    from bbzdesk.documents.pdf import render_pdf
    from bbzdesk.services.herstelblad import herstelblad

    blad = herstelblad(kantoor, code_groepen(code))
    return render_pdf(blad, gemaakt_op=kantoor.nu, lettertypen=kantoor.inhoud.lettertypen)


def aan_het_bureau(kantoor: "Kantoor", naam: str) -> "Kantoor":
    """The same desk with another user at it."""
    from bbzdesk.store.instellingen import gebruiker_id

    with kantoor.opslag.lees() as bron:
        return replace(kantoor, naam=naam, wie=gebruiker_id(bron, naam))
