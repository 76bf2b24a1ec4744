"""Findings of a check: one Dutch sentence each, that names the file and says what is wrong."""

from bbzdesk.exchange.pakket.gegevens import Oordeel, PakketFout
from bbzdesk.exchange.pakket.grenzen import BEVINDINGEN
from bbzdesk.exchange.pakket.namen import toonbaar


class Afwijking(PakketFout):
    """One file is not as it must be. The text is what follows its name: `bevat een DTD`."""


class Stop(PakketFout):
    """The package cannot be judged further; the text is the whole sentence."""


class Bevindingen:
    """Collects sentences, each once, and never more than a person can read."""

    def __init__(self) -> None:
        self._zinnen: dict[str, None] = {}
        self._meer = False

    def meld(self, naam: str, gezegde: str) -> None:
        """Add a finding about one file; `gezegde` is what follows its name (`bevat een DTD`)."""
        self.zin(f"Het bestand “{toonbaar(naam)}” {gezegde}.")

    def zin(self, zin: str) -> None:
        """Add a finding that is no single file's. What a hostile file put into it is made visible, not obeyed."""
        zin = "".join(teken if teken.isprintable() else "\N{REPLACEMENT CHARACTER}" for teken in zin)
        if len(self._zinnen) < BEVINDINGEN:
            self._zinnen[zin] = None
        else:
            self._meer = True

    @property
    def leeg(self) -> bool:
        """Whether nothing was found."""
        return not self._zinnen

    def oordeel(self) -> Oordeel:
        """The verdict: good when nothing was found."""
        meer = ("Er is nog meer gevonden. Vraag de afzender om een nieuw pakket.",) if self._meer else ()
        return Oordeel(goed=self.leeg, bevindingen=(*self._zinnen, *meer))
