"""The conditions of each group: what makes a zelfstandige (Bbz art. 1 b) and what each group adds (art. 2 lid 1)."""

from dataclasses import dataclass
from datetime import date, timedelta

from bbzdesk.domain.aow import aow, heeft_aow_leeftijd
from bbzdesk.domain.categorie import BEEINDIGEND, GEVESTIGD, OUDERE, STARTER
from bbzdesk.domain.datum import leeftijd, plus_jaren, plus_maanden, voluit
from bbzdesk.domain.doelgroep_feiten import GEEN, WEGENS_WERKLOOSHEID, Doelgroepfeiten
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Uitleg

TUSSENGROEP = "de groep tussen starter en gevestigd"


@dataclass(frozen=True, slots=True)
class Voorwaarde:
    """One condition: met, not met, or open (None). `beleid` when policy of the municipality decides it, not the law."""

    artikel: str
    oordeel: bool | None
    tekst: str
    beleid: bool = False


def voorwaarden_van(feiten: Doelgroepfeiten, lezer: Lezer, parameters: Parameters) -> tuple[Voorwaarde, ...]:
    """All conditions of the group that the facts name, in the order of the law."""
    toets = _Voorwaarden(feiten, lezer, parameters)
    eigen = {
        GEVESTIGD: toets.gevestigd,
        STARTER: toets.starter,
        OUDERE: toets.oudere,
        BEEINDIGEND: toets.beeindigend,
    }
    return (*toets.zelfstandige(), *eigen[feiten.categorie]())


class _Voorwaarden:
    """The conditions, built from one set of facts."""

    def __init__(self, feiten: Doelgroepfeiten, lezer: Lezer, parameters: Parameters) -> None:
        self._feiten = feiten
        self._op = feiten.peildatum
        self._lezer = lezer
        self._parameters = parameters

    def zelfstandige(self) -> tuple[Voorwaarde, ...]:
        """Art. 1 b, and living in the Netherlands."""
        f = self._feiten
        return (
            self._leeftijd(),
            _janee(f.woont_in_nederland, "Pw art. 11 lid 1", "woont in Nederland", "woont niet in Nederland"),
            _janee(
                f.wettelijke_vereisten,
                "Bbz art. 1 b 1°",
                "voldoet aan de wettelijke vereisten voor dit bedrijf",
                "voldoet niet aan de wettelijke vereisten voor dit bedrijf",
            ),
            self._uren(),
            _janee(
                f.volledige_zeggenschap,
                "Bbz art. 1 b 3°",
                "heeft alleen of samen met de anderen in het bedrijf de volledige zeggenschap",
                "heeft ook samen met de anderen in het bedrijf niet de volledige zeggenschap",
            ),
            _janee(
                f.financieel_risico,
                "Bbz art. 1 b 3°",
                "draagt de financiële risico’s van het bedrijf",
                "draagt de financiële risico’s van het bedrijf niet",
            ),
        )

    def gevestigd(self) -> tuple[Voorwaarde, ...]:
        """Art. 2 lid 1 a."""
        return (self._redelijke_termijn(), self._levensvatbaar("Bbz art. 2 lid 1 a"))

    def starter(self) -> tuple[Voorwaarde, ...]:
        """Art. 2 lid 1 b."""
        return (self._uitkering(), self._begint(), self._levensvatbaar("Bbz art. 2 lid 1 b"))

    def oudere(self) -> tuple[Voorwaarde, ...]:
        """Art. 2 lid 1 c."""
        artikel = "Bbz art. 2 lid 1 c"
        return (
            self._geboren(artikel),
            self._niet_levensvatbaar(artikel),
            self._jaren(artikel),
            _janee(
                self._feiten.onafgebroken,
                artikel,
                "heeft het bedrijf zonder onderbreking uitgeoefend",
                "heeft het bedrijf niet zonder onderbreking uitgeoefend",
            ),
            _janee(
                self._feiten.inkomen_duurzaam_ontoereikend,
                artikel,
                "heeft uit het bedrijf een inkomen dat duurzaam te laag is om van te leven",
                "heeft uit het bedrijf geen inkomen dat duurzaam te laag is om van te leven",
            ),
        )

    def beeindigend(self) -> tuple[Voorwaarde, ...]:
        """Art. 2 lid 1 d."""
        return (self._niet_levensvatbaar("Bbz art. 2 lid 1 d"), self._einde())

    def _leeftijd(self) -> Voorwaarde:
        geboren, artikel = self._feiten.geboortedatum, "Bbz art. 1 b"
        jongst = self._lezer.aantal("leeftijd.zelfstandige", self._op)
        jaren = leeftijd(geboren, self._op)
        if jaren < jongst:
            return Voorwaarde(artikel, False, f"De aanvrager is op {voluit(self._op)} nog geen {jongst} jaar.")
        if heeft_aow_leeftijd(geboren, self._op, self._lezer, self._parameters):
            return Voorwaarde(artikel, False, f"De aanvrager heeft op {voluit(self._op)} de AOW-leeftijd bereikt.")
        return Voorwaarde(
            artikel, True, f"De aanvrager is op {voluit(self._op)} {jaren} jaar en heeft de AOW-leeftijd niet bereikt."
        )

    def _uren(self) -> Voorwaarde:
        artikel = "Bbz art. 1 b 2°; Wet IB 2001 art. 3.6"
        nodig = self._lezer.aantal("urencriterium.uren_per_kalenderjaar", self._op)
        uren = self._feiten.uren_per_jaar
        eis = f"Nodig is ten minste {_duizend(nodig)} uur per jaar."
        if uren is None:
            return Voorwaarde(artikel, None, f"Onbekend is hoeveel uur de aanvrager in het bedrijf werkt. {eis}")
        start = self._feiten.start_bedrijf
        begint_nog = start is not None and start > self._op
        werkt = (
            f"gaat {_duizend(uren)} uur per jaar in het bedrijf werken"
            if begint_nog
            else f"werkt {_duizend(uren)} uur per jaar in het bedrijf"
        )
        return Voorwaarde(artikel, uren >= nodig, f"De aanvrager {werkt}. {eis}")

    def _levensvatbaar(self, artikel: str) -> Voorwaarde:
        start = self._feiten.start_bedrijf
        nee = "Het bedrijf is niet levensvatbaar."
        if start is not None and start > self._op:
            nee = "Het plan voor het bedrijf is niet levensvatbaar."
        elif self._feiten.categorie == GEVESTIGD:
            nee += " Kijk of hulp bij het beëindigen past."
        return _oordeel(self._feiten.levensvatbaar, artikel, "Het bedrijf is levensvatbaar.", nee)

    def _niet_levensvatbaar(self, artikel: str) -> Voorwaarde:
        wel = self._feiten.levensvatbaar
        nee = "Het bedrijf is levensvatbaar. Kijk naar de doelgroep gevestigde zelfstandige of starter."
        return _oordeel(None if wel is None else not wel, artikel, "Het bedrijf is niet levensvatbaar.", nee)

    def _redelijke_termijn(self) -> Voorwaarde:
        """The Decree says *redelijke termijn*; how long that is, is policy."""
        artikel, start = "Bbz art. 2 lid 1 a", self._feiten.start_bedrijf
        if start is None:
            return Voorwaarde(
                artikel, None, "Onbekend is sinds wanneer de aanvrager zelfstandige is. Vraag dit na.", beleid=True
            )
        if start > self._op:
            return Voorwaarde(
                artikel, False, f"Het bedrijf begint pas op {voluit(start)}. Kijk naar de doelgroep starter."
            )
        maanden = self._maanden()
        sinds = f"De aanvrager is sinds {voluit(start)} zelfstandige"
        termijn = f"de redelijke termijn van {maanden} maanden (beleid van de gemeente)"
        if plus_maanden(start, maanden) <= self._op:
            return Voorwaarde(artikel, True, f"{sinds}. Dat is ten minste {termijn}.", beleid=True)
        return Voorwaarde(artikel, False, f"{sinds}. Dat is korter dan {termijn}. {self._waar_dan()}", beleid=True)

    def _waar_dan(self) -> str:
        """Where somebody belongs who is in business for less than the redelijke termijn."""
        uitkering = self._feiten.uitkering
        if uitkering in WEGENS_WERKLOOSHEID:
            return f"Door de uitkering ({uitkering}) past de doelgroep starter misschien wel."
        if uitkering == GEEN:
            return f"Zonder uitkering is dit {TUSSENGROEP}. Bepaal met een reden welke termijn hier redelijk is."
        return f"Vraag welke uitkering er is. Zonder uitkering wegens werkloosheid is dit {TUSSENGROEP}."

    def _uitkering(self) -> Voorwaarde:
        artikel, uitkering = "Bbz art. 2 lid 1 b", self._feiten.uitkering
        if uitkering is None:
            tekst = (
                "Onbekend is of de aanvrager of de echtgenoot een uitkering wegens werkloosheid heeft. Vraag dit na."
            )
            return Voorwaarde(artikel, None, tekst)
        if uitkering in WEGENS_WERKLOOSHEID:
            tekst = f"De aanvrager of de echtgenoot heeft een uitkering wegens werkloosheid: {uitkering}."
            return Voorwaarde(artikel, True, tekst)
        if uitkering == GEEN:
            tekst = "Er is geen uitkering wegens werkloosheid, niet van de aanvrager en niet van de echtgenoot."
            if self._korter_dan_de_termijn():
                tekst += f" Dit is {TUSSENGROEP}."
            return Voorwaarde(artikel, False, tekst)
        soort = "een andere uitkering" if uitkering == "anders" else f"een uitkering ({uitkering})"
        tekst = f"Er is {soort}. Of die telt als uitkering wegens werkloosheid, staat niet vast. Vraag dit na."
        return Voorwaarde(artikel, None, tekst, beleid=True)

    def _begint(self) -> Voorwaarde:
        """Who is in business for the redelijke termijn does not begin any more."""
        artikel, start = "Bbz art. 2 lid 1 b", self._feiten.start_bedrijf
        if start is None:
            return Voorwaarde(artikel, None, "Onbekend is wanneer het bedrijf begint. Vraag dit na.")
        if start > self._op:
            return Voorwaarde(artikel, True, f"De aanvrager begint op {voluit(start)} een bedrijf.")
        maanden = self._maanden()
        sinds = f"De aanvrager is sinds {voluit(start)} zelfstandige."
        if self._korter_dan_de_termijn():
            tekst = f"{sinds} Dat is korter dan {maanden} maanden (beleid van de gemeente): het bedrijf begint nog."
            return Voorwaarde(artikel, True, tekst, beleid=True)
        tekst = (
            f"{sinds} Dat is {maanden} maanden of langer (beleid van de gemeente). Kijk naar de doelgroep gevestigd."
        )
        return Voorwaarde(artikel, False, tekst, beleid=True)

    def _korter_dan_de_termijn(self) -> bool:
        start = self._feiten.start_bedrijf
        return start is not None and start <= self._op < plus_maanden(start, self._maanden())

    def _maanden(self) -> int:
        eigen = self._feiten.redelijke_termijn_maanden
        return self._lezer.aantal("redelijke_termijn.maanden", self._op) if eigen is None else eigen

    def _geboren(self, artikel: str) -> Voorwaarde:
        """Born before a year; before 2020 the law named an age (art. 60a lid 1)."""
        geboren = self._feiten.geboortedatum
        if _geldt("oudere_zelfstandige_leeftijd.ten_minste", self._op, self._parameters):
            jaren = self._lezer.aantal("oudere_zelfstandige_leeftijd.ten_minste", self._op)
            oud = leeftijd(geboren, self._op)
            tekst = f"De aanvrager is {oud} jaar. Nodig is ten minste {jaren} jaar (de wet tot en met 2019)."
            return Voorwaarde(f"{artikel} en 60a lid 1", oud >= jaren, tekst)
        jaar = self._lezer.aantal("oudere_zelfstandige_geboren.voor_jaar", self._op)
        tekst = f"De aanvrager is geboren op {voluit(geboren)}. Nodig is een geboortedatum vóór 1 januari {jaar}."
        return Voorwaarde(artikel, geboren.year < jaar, tekst)

    def _jaren(self, artikel: str) -> Voorwaarde:
        jaren = self._lezer.aantal("oudere_zelfstandige.onafgebroken", self._op)
        start = self._feiten.start_bedrijf
        eis = f"Nodig is ten minste {jaren} jaar direct voor de aanvraag."
        if start is None:
            return Voorwaarde(artikel, None, f"Onbekend is sinds wanneer de aanvrager dit bedrijf uitoefent. {eis}")
        voldaan = plus_jaren(start, jaren) <= self._op
        return Voorwaarde(artikel, voldaan, f"De aanvrager oefent het bedrijf uit sinds {voluit(start)}. {eis}")

    def _einde(self) -> Voorwaarde:
        artikel, einde = "Bbz art. 2 lid 1 d", self._feiten.beeindigt_uiterlijk
        maanden = self._lezer.aantal("duur_beeindigend.ten_hoogste", self._op)
        uiterlijk = plus_maanden(self._op, maanden)
        if einde is None:
            tekst = (
                f"Onbekend is wanneer de aanvrager het bedrijf beëindigt. Dat moet uiterlijk op {voluit(uiterlijk)}."
            )
            return Voorwaarde(artikel, None, tekst)
        if einde < self._op:
            tekst = f"Het bedrijf is al beëindigd op {voluit(einde)}, vóór de aanvraag."
            if _geldt("pw_overig.terugwerkende_kracht_maanden", self._op, self._parameters):
                tekst += " Bijstand over de tijd daarvoor is dan niet mogelijk."
                artikel = "Bbz art. 2 lid 1 d en 27a"
            return Voorwaarde(artikel, False, tekst)
        wanneer = "binnen" if einde <= uiterlijk else "later dan"
        tekst = f"De aanvrager beëindigt het bedrijf uiterlijk op {voluit(einde)}. Dat is {wanneer} {maanden} maanden."
        return Voorwaarde(artikel, einde <= uiterlijk, tekst)


def vertel_einde_van_de_groep(op: date, lezer: Lezer, parameters: Parameters, uitleg: Uitleg) -> None:
    """Say that group c is empty once the youngest who can belong to it has the AOW-leeftijd."""
    naam = "oudere_zelfstandige_geboren.voor_jaar"
    if not _geldt(naam, op, parameters):
        return
    jaar = lezer.aantal(naam, op)
    jongste = date(jaar, 1, 1) - timedelta(days=1)
    if not heeft_aow_leeftijd(jongste, op, lezer, parameters):
        return
    sinds = date(aow(jongste, lezer, parameters).datum.year + 1, 1, 1)
    if op < sinds:
        return
    zin = (
        f"In deze doelgroep past sinds {voluit(sinds)} niemand meer: wie vóór 1 januari {jaar} is geboren, "
        "heeft de AOW-leeftijd bereikt."
    )
    uitleg.regel(zin, "Bbz art. 1 b en 2 lid 1 c")


def _geldt(naam: str, op: date, parameters: Parameters) -> bool:
    """Whether a parameter has a value on a day; for a rule that began or ended."""
    return any(waarde.geldt_op(op) for waarde in parameters.van(naam))


def _janee(feit: bool | None, artikel: str, ja: str, nee: str) -> Voorwaarde:
    """A condition on one fact about the applicant."""
    if feit is None:
        return Voorwaarde(artikel, None, f"Onbekend is of dit klopt: de aanvrager {ja}. Vraag dit na.")
    return Voorwaarde(artikel, feit, f"De aanvrager {ja if feit else nee}.")


def _oordeel(oordeel: bool | None, artikel: str, ja: str, nee: str) -> Voorwaarde:
    """A condition on the viability of the business."""
    onbekend = "Onbekend is of het bedrijf levensvatbaar is. Dat moet nog worden onderzocht."
    tekst = onbekend if oordeel is None else ja if oordeel else nee
    return Voorwaarde(artikel, oordeel, tekst)


def _duizend(getal: int) -> str:
    return f"{getal:,}".replace(",", ".")
