"""What was done last, and undoing it: the menu *Bewerken*, Ctrl+Z and Ctrl+Y."""

from dataclasses import dataclass, replace

from bbzdesk.services.kantoor import Gedaan, Kantoor
from bbzdesk.services.momenten import in_woorden
from bbzdesk.store import geschiedenis
from bbzdesk.store.geschiedenis import Werkrij
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.ongedaan import belemmering


@dataclass(frozen=True, slots=True)
class Gedaanwerk:
    """One act of the office. `waarom_niet` is None when it can be undone, and otherwise the sentence to show.

    `moet_teruggedraaid`: it stands in the ledger, so the way back is *Terugdraaien*: a counter-entry.
    """

    id: str
    label: str
    wanneer: str
    wie: str
    waarom_niet: str | None
    moet_teruggedraaid: bool = False

    @property
    def kan(self) -> bool:
        """Whether it can be undone now."""
        return self.waarom_niet is None


def laatste(kantoor: Kantoor, aantal: int = 10) -> tuple[Gedaanwerk, ...]:
    """The last acts of everybody who works in this store, newest first."""
    with kantoor.opslag.lees() as bron:
        return tuple(_gedaan(kantoor, bron, rij) for rij in geschiedenis.laatste(bron, aantal))


def voor_ongedaan(kantoor: Kantoor) -> Gedaanwerk | None:
    """The act that Ctrl+Z is about: the last one of this user that stands. It may say why it cannot be undone."""
    with kantoor.opslag.lees() as bron:
        rij = geschiedenis.laatst_gedaan(bron, kantoor.wie)
        return None if rij is None else _gedaan(kantoor, bron, rij)


def voor_opnieuw(kantoor: Kantoor) -> Gedaanwerk | None:
    """The undoing that Ctrl+Y takes back, under the label of the act itself; None when nothing was undone, or something new was done after it."""
    with kantoor.opslag.lees() as bron:
        rij = geschiedenis.laatst_ongedaan(bron, kantoor.wie)
        if rij is None or rij.maakt_ongedaan is None:
            return None
        gedaan = geschiedenis.een(bron, rij.maakt_ongedaan)
        return _gedaan(kantoor, bron, rij if gedaan is None else replace(rij, label=gedaan.label))


def maak_ongedaan(kantoor: Kantoor, werk_id: str) -> Gedaan[None]:
    """Undo an act; of an undoing this is doing it again. Raises NietOngedaan with the reason."""
    return Gedaan(None, kantoor.opslag.maak_ongedaan(werk_id, wie=kantoor.wie, nu=kantoor.nu))


def _gedaan(kantoor: Kantoor, bron: Lezing, rij: Werkrij) -> Gedaanwerk:
    fout = belemmering(bron, rij.id)
    return Gedaanwerk(
        id=rij.id,
        label=rij.label,
        wanneer=in_woorden(rij.tijdstip, kantoor.nu),
        wie=rij.naam,
        waarom_niet=None if fout is None else str(fout),
        moet_teruggedraaid=fout is not None and fout.moet_teruggedraaid,
    )
