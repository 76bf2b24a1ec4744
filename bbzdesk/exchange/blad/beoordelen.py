"""Judging one row: every mapped cell read, every fault of the row named, and what only makes one wonder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from bbzdesk.domain.datum import plus_maanden, voluit
from bbzdesk.domain.geld import getal as als_getal
from bbzdesk.exchange.blad import betekenis, eenheid, waarden
from bbzdesk.exchange.blad.dagen import datum
from bbzdesk.exchange.blad.indelen import Plaatsing
from bbzdesk.exchange.blad.kopbreedte import TE_BREED, is_te_breed
from bbzdesk.exchange.blad.model import AANHEF, BEDRAGEN, DATUMS, Bevinding, Cel, Debiteurrij, Rij, Status
from bbzdesk.exchange.blad.naam import volle_naam
from bbzdesk.exchange.blad.stijl import Stijl
from bbzdesk.exchange.blad.waarden import Onleesbaar, Waarde

_RUIM_VOORUIT = timedelta(days=366)
_LANG_VOORBIJ_MAANDEN = 12  # after the last term; a signal for the official, not a period of the law


@dataclass(frozen=True, slots=True)
class Omstandigheden:
    """What judging needs besides the row."""

    plaatsing: Plaatsing
    stijl: Stijl
    vandaag: date
    langste_looptijd: int | None  # of bedrijfskapitaal, in months; a legal figure, so it is handed in
    eenheden: Mapping[str, str] = field(default_factory=dict)  # fields whose amounts are in thousands or cents
    kopbreedte: int = 0  # columns of the header of a csv file; nought = not to be compared


@dataclass(slots=True)
class Oordeel:
    """A row as read: values by field (None = absent or unreadable), its faults and its doubts."""

    blad: str
    rij: int
    waarden: dict[str, object] = field(default_factory=dict)
    fouten: dict[str, list[str]] = field(default_factory=dict)
    twijfels: dict[str, list[str]] = field(default_factory=dict)
    status: Status = "bij"

    def fout(self, veld: str, reden: str) -> None:
        """Name a fault of this row."""
        self.fouten.setdefault(veld, []).append(reden)

    def twijfel(self, veld: str, reden: str) -> None:
        """Name a doubt about this row; empty reasons do not count."""
        if reden:
            self.twijfels.setdefault(veld, []).append(reden)

    def centen(self, veld: str) -> int | None:
        """An amount of this row."""
        waarde = self.waarden.get(veld)
        return waarde if isinstance(waarde, int) else None

    def dag(self, veld: str) -> date | None:
        """A date of this row."""
        waarde = self.waarden.get(veld)
        return waarde if isinstance(waarde, date) else None

    def tekst(self, veld: str) -> str:
        """A text of this row; empty when absent."""
        waarde = self.waarden.get(veld)
        return waarde if isinstance(waarde, str) else ""

    def bevindingen(self, soort: dict[str, list[str]]) -> list[Bevinding]:
        """The faults or doubts as lines of the list."""
        return [Bevinding(self.blad, self.rij, veld, reden) for veld, redenen in soort.items() for reden in redenen]

    def als_rij(self) -> Debiteurrij:
        """The loan; only for a row without faults."""
        velden: dict[str, object] = dict(self.waarden)
        velden["achterstand"] = velden.get("achterstand") or 0
        namen = [naam for naam in Debiteurrij.__slots__ if naam not in ("blad", "rij", "status")]
        gevuld = {naam: velden.get(naam) for naam in namen}
        return Debiteurrij(blad=self.blad, rij=self.rij, status=self.status, **gevuld)  # type: ignore[arg-type] # the readers gave these types


def beoordeel(rij: Rij, omstandigheden: Omstandigheden) -> Oordeel:
    """Read every field of a row, then look at the row as a whole."""
    oordeel = Oordeel(omstandigheden.plaatsing.blad, rij.nr)
    if is_te_breed(rij, omstandigheden.kopbreedte, omstandigheden.plaatsing):
        oordeel.fout("restschuld", TE_BREED)  # no cell can be trusted to stand under its own head
        return oordeel
    for veld, kolom in omstandigheden.plaatsing.kolommen.items():
        try:
            oordeel.waarden[veld] = _lees(veld, rij.cellen.get(kolom), omstandigheden, oordeel)
        except Onleesbaar as onleesbaar:
            oordeel.waarden[veld] = None
            oordeel.fout(veld, str(onleesbaar))
    _naam(oordeel, omstandigheden.plaatsing)
    _verplicht(oordeel)
    _bedragen(oordeel)
    _dagen(oordeel, omstandigheden)
    _soort(oordeel, omstandigheden)
    _status(oordeel, omstandigheden)
    _lang_voorbij(oordeel, omstandigheden.vandaag)
    return oordeel


def _lees(veld: str, cel: Cel | None, om: Omstandigheden, oordeel: Oordeel) -> object:
    if veld in DATUMS:
        gelezen, twijfel = datum(cel, veld, om.stijl, om.vandaag)
        oordeel.twijfel(veld, twijfel)
        return gelezen
    if veld in om.eenheden and cel is not None:
        raise Onleesbaar(eenheid.reden(veld, om.eenheden))
    waarde = _lezer(veld, om.stijl)(cel)
    oordeel.twijfel(veld, waarde.twijfel)
    return waarde.waarde


def _lezer(veld: str, stijl: Stijl) -> Callable[[Cel | None], Waarde]:
    if veld in BEDRAGEN:
        return lambda cel: waarden.bedrag(cel, veld, stijl.decimaal[veld])
    if veld == "rente":
        return lambda cel: waarden.percentage(cel, stijl.rente_als_deel)
    if veld == "looptijd":
        return lambda cel: waarden.looptijd(cel, stijl.looptijd_in_jaren)
    if veld in ("bsn", "iban"):
        return lambda cel: waarden.nummer(cel, veld)
    return lambda cel: waarden.tekst(cel, veld)


def _naam(oordeel: Oordeel, plaatsing: Plaatsing) -> None:
    if oordeel.tekst("naam"):
        voor = oordeel.tekst("voornaam") or oordeel.tekst("voorletters")
        kop = plaatsing.koppen.get(plaatsing.kolommen["naam"], "")
        oordeel.waarden["naam"] = volle_naam(kop, oordeel.tekst("naam"), voor, oordeel.tekst("tussenvoegsel"))


def _verplicht(oordeel: Oordeel) -> None:
    if oordeel.centen("restschuld") is None and "restschuld" not in oordeel.fouten:
        oordeel.fout("restschuld", "De restschuld is niet ingevuld. Vul het bedrag in, of 0 als de lening is afgelost.")
    if not oordeel.tekst("naam") and not oordeel.tekst("dossier") and not {"naam", "dossier"} & set(oordeel.fouten):
        veld = "naam" if "naam" in oordeel.waarden else "dossier"
        oordeel.fout(veld, "De naam en het dossiernummer zijn niet ingevuld. Vul er een in.")
    if "rente" in oordeel.waarden and oordeel.waarden["rente"] is None and "rente" not in oordeel.fouten:
        oordeel.twijfel("rente", "De rente is niet ingevuld. Controleer of de lening renteloos is.")


def _bedragen(oordeel: Oordeel) -> None:
    for veld in BEDRAGEN:
        if (oordeel.centen(veld) or 0) < 0 and veld == "achterstand":
            oordeel.twijfel(veld, "De achterstand is lager dan nul. Controleer of er vooruit is betaald.")
        elif (oordeel.centen(veld) or 0) < 0:
            oordeel.fout(veld, f"{AANHEF[veld]} is lager dan nul. Controleer het bedrag.")
    hoofdsom, rest, achter = (oordeel.centen(veld) for veld in ("hoofdsom", "restschuld", "achterstand"))
    if hoofdsom is not None and rest is not None and 0 <= hoofdsom < rest:
        oordeel.fout(
            "restschuld",
            f"De restschuld {als_getal(rest)} is hoger dan de hoofdsom {als_getal(hoofdsom)}. Controleer beide bedragen.",
        )
    if achter is not None and rest is not None and achter > max(rest, 0):
        oordeel.twijfel("achterstand", "De achterstand is hoger dan de restschuld. Controleer beide bedragen.")


def _dagen(oordeel: Oordeel, om: Omstandigheden) -> None:
    ingang, laatst = oordeel.dag("ingangsdatum"), oordeel.dag("laatste_betaling")
    if ingang is not None and ingang > om.vandaag + _RUIM_VOORUIT:
        oordeel.fout(
            "ingangsdatum", f"De ingangsdatum {voluit(ingang)} ligt meer dan een jaar vooruit. Controleer het jaar."
        )
    if laatst is not None and laatst > om.vandaag:
        oordeel.twijfel(
            "laatste_betaling", f"De laatste betaling van {voluit(laatst)} ligt in de toekomst. Controleer de datum."
        )
    if ingang is not None and laatst is not None and laatst < ingang:
        oordeel.twijfel("laatste_betaling", "De laatste betaling ligt voor de ingangsdatum. Controleer beide datums.")


def _soort(oordeel: Oordeel, om: Omstandigheden) -> None:
    geschreven = oordeel.tekst("soort")
    if not geschreven:
        return
    soort = betekenis.soort(geschreven)
    if soort is None:
        oordeel.twijfel("soort", "De soort lening is niet herkend. Kies bedrijfskapitaal, levensonderhoud of Tozo.")
        return
    oordeel.waarden["soort"] = soort
    looptijd = oordeel.waarden.get("looptijd")
    langste = om.langste_looptijd
    if soort == "bedrijfskapitaal" and langste is not None and isinstance(looptijd, int) and looptijd > langste:
        oordeel.twijfel("looptijd", f"De looptijd is langer dan {langste} maanden. Controleer het aantal maanden.")


def _status(oordeel: Oordeel, om: Omstandigheden) -> None:
    """The heaviest word of status and remark decides; without one the arrears do."""
    gevonden: list[Status] = []
    for veld in ("status", "opmerking"):
        geschreven = oordeel.tekst(veld)
        if not geschreven:
            continue
        status, begrepen = betekenis.stand(geschreven, om.vandaag)
        if status:
            gevonden.append(status)
        if not begrepen:
            oordeel.twijfel(
                veld, f"{AANHEF[veld]} is niet begrepen en telt niet mee voor de status. Lees de {veld} zelf na."
            )
    volgorde: tuple[Status, ...] = ("opgeeist", "uitstel", "achterstand")
    achter = (oordeel.centen("achterstand") or 0) > 0
    oordeel.status = next((status for status in volgorde if status in gevonden), "achterstand" if achter else "bij")


def _lang_voorbij(oordeel: Oordeel, vandaag: date) -> None:
    ingang, looptijd = oordeel.dag("ingangsdatum"), oordeel.waarden.get("looptijd")
    if ingang is None or not isinstance(looptijd, int) or oordeel.status in ("opgeeist", "uitstel"):
        return
    if (oordeel.centen("restschuld") or 0) > 0 and plus_maanden(ingang, looptijd + _LANG_VOORBIJ_MAANDEN) < vandaag:
        einde = voluit(plus_maanden(ingang, looptijd))
        oordeel.twijfel(
            "looptijd", f"De looptijd eindigde op {einde} en er staat nog een restschuld. Controleer de lening."
        )
