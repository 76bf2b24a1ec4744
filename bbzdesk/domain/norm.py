"""The bijstandsnorm per month: Participatiewet art. 20 to 24, net and with vakantietoeslag in it."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.aow import heeft_aow_leeftijd
from bbzdesk.domain.datum import leeftijd, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.uitleg import Uitleg

ALLEENSTAAND, ALLEENSTAANDE_OUDER, GEHUWD = "alleenstaand", "alleenstaande_ouder", "gehuwd"
LEEFVORMEN = (ALLEENSTAAND, ALLEENSTAANDE_OUDER, GEHUWD)
MEESTE_MEDEBEWONERS = 50  # a bound of the program


@dataclass(frozen=True, slots=True)
class Situatie:
    """The facts a norm depends on. `gehuwd` includes samenwonend (Pw art. 3).

    `kostendelende_medebewoners` are others than the applicant and the partner who count under art. 19a. None is
    unknown. `partner_zonder_recht` is art. 24.
    """

    leefvorm: str
    geboortedatum: date
    partner_geboortedatum: date | None = None
    kinderen: bool | None = None
    kostendelende_medebewoners: int | None = None
    partner_zonder_recht: bool = False


def controleer_situatie(situatie: Situatie, veld: str = "") -> list[InvoerFout]:
    """List what contradicts itself in the facts; `veld` is the prefix of their keys (`perioden[0].`)."""
    fouten = []
    if situatie.leefvorm != GEHUWD and situatie.partner_geboortedatum is not None:
        zin = f"De {veld}partner_geboortedatum past niet bij leefvorm {situatie.leefvorm}. Laat een van de twee weg."
        fouten.append(InvoerFout(f"{veld}partner_geboortedatum", zin))
    if situatie.leefvorm == GEHUWD and situatie.partner_geboortedatum is None:
        zin = f"De {veld}partner_geboortedatum ontbreekt en is nodig bij leefvorm gehuwd. Vul de datum in."
        fouten.append(InvoerFout(f"{veld}partner_geboortedatum", zin))
    if situatie.leefvorm == ALLEENSTAAND and situatie.kinderen:
        zin = f"Met {veld}kinderen hoort leefvorm alleenstaande_ouder. Pas een van de twee aan."
        fouten.append(InvoerFout(f"{veld}kinderen", zin))
    if situatie.leefvorm == ALLEENSTAANDE_OUDER and situatie.kinderen is False:
        zin = f"Zonder {veld}kinderen hoort leefvorm alleenstaand. Pas een van de twee aan."
        fouten.append(InvoerFout(f"{veld}kinderen", zin))
    if not 0 <= (situatie.kostendelende_medebewoners or 0) <= MEESTE_MEDEBEWONERS:
        zin = f"Het aantal {veld}kostendelende_medebewoners moet tussen 0 en {MEESTE_MEDEBEWONERS} liggen."
        fouten.append(InvoerFout(f"{veld}kostendelende_medebewoners", zin))
    return fouten


def norm_per_maand(
    situatie: Situatie, peildatum: date, lezer: Lezer, parameters: Parameters, uitleg: Uitleg, veld: str = ""
) -> int:
    """The norm of a situation on a day, in cents per month.

    Raises InvoerFouten for facts that contradict each other or are missing where they decide, OnbekendeWaarde where
    the amount of that day is not known.
    """
    if fouten := controleer_situatie(situatie, veld):
        raise InvoerFouten(fouten)
    berekening = _Norm(situatie, peildatum, lezer, parameters, uitleg, veld)
    return berekening.gehuwd() if situatie.leefvorm == GEHUWD else berekening.alleen()


def vraag_naar_medebewoners(situatie: Situatie, peildatum: date, lezer: Lezer, uitleg: Uitleg) -> None:
    """Say that nobody filled in who shares the costs, where that can change the norm (Pw art. 22a)."""
    if situatie.kostendelende_medebewoners is not None:
        return
    telt_partner = situatie.partner_geboortedatum is not None and not situatie.partner_zonder_recht
    geboren = [situatie.geboortedatum, *([situatie.partner_geboortedatum] if telt_partner else [])]
    volle_norm = lezer.aantal("leeftijd.volle_norm", peildatum)
    if any(dag is not None and leeftijd(dag, peildatum) >= volle_norm for dag in geboren):
        zin = "Niet ingevuld is of medebewoners de kosten delen. BbzDesk rekent zonder. Vraag dit na."
        uitleg.regel(zin, "Pw art. 22a")


@dataclass(frozen=True, slots=True)
class _Persoon:
    volwassen: bool  # 21 or older (art. 20, 21)
    aow: bool


class _Norm:
    """One computation: the situation, the day and where the amounts come from."""

    def __init__(
        self, situatie: Situatie, op: date, lezer: Lezer, parameters: Parameters, uitleg: Uitleg, veld: str
    ) -> None:
        self._situatie = situatie
        self._op = op
        self._lezer = lezer
        self._parameters = parameters
        self._uitleg = uitleg
        self._veld = veld
        self._medebewoners = situatie.kostendelende_medebewoners or 0

    def alleen(self) -> int:
        """Art. 20 lid 1 a and 2 a, 21 a, 22 a and 22a."""
        zelf = self._persoon(self._situatie.geboortedatum, "geboortedatum")
        if not zelf.volwassen:
            if self._situatie.leefvorm == ALLEENSTAANDE_OUDER:
                return self._bedrag("alleenstaande_ouder_18_20", "Pw art. 20 lid 2 a")
            return self._bedrag("alleenstaande_18_19_20", "Pw art. 20 lid 1 a")
        if self._medebewoners:
            return self._kostendelers(zelf.aow, samen=1, normen=1)
        if zelf.aow:
            return self._bedrag("alleenstaande_aow", "Pw art. 22 a")
        return self._bedrag("alleenstaande_21_tot_aow", "Pw art. 21 a")

    def gehuwd(self) -> int:
        """Art. 20 lid 1 b, c and 2 b, c, 21 b, 22 b, c and 22a, 24."""
        assert self._situatie.partner_geboortedatum is not None
        zelf = self._persoon(self._situatie.geboortedatum, "geboortedatum")
        partner = self._persoon(self._situatie.partner_geboortedatum, "partner_geboortedatum")
        if self._situatie.partner_zonder_recht:
            return self._zonder_rechthebbende_partner(zelf, partner)
        if not zelf.volwassen and not partner.volwassen:
            if self._kinderen():
                return self._bedrag("gehuwden_beiden_18_20_met_kind", "Pw art. 20 lid 2 b")
            return self._bedrag("gehuwden_beiden_18_20_zonder_kind", "Pw art. 20 lid 1 b")
        if not (zelf.volwassen and partner.volwassen):
            return self._een_jonge_partner(zelf if zelf.volwassen else partner)
        een_aow = zelf.aow or partner.aow
        if self._medebewoners:
            return self._kostendelers(een_aow, samen=2, normen=2)
        return self._bedrag(*self._kolom_gehuwd(een_aow))

    def _een_jonge_partner(self, oudste: _Persoon) -> int:
        """One spouse of 18 to 20: art. 20 lid 1 c and 2 c, or with kostendelers art. 22a lid 3."""
        kinderen = self._kinderen()
        achter = "met_kind" if kinderen else "zonder_kind"
        if not self._medebewoners:
            lid = "2 c" if kinderen else "1 c"
            return self._bedrag(f"gehuwden_een_18_20_ander_21plus_{achter}", f"Pw art. 20 lid {lid}")
        jong = self._bedrag(f"echtgenoot_18_20_bij_kostendelers_{achter}", "Pw art. 22a lid 3")
        return jong + self._kostendelers(oudste.aow, samen=1, normen=1)

    def _zonder_rechthebbende_partner(self, zelf: _Persoon, partner: _Persoon) -> int:
        """Art. 24: half of the norm with a spouse of the same age; with kostendelers the own norm of art. 22a."""
        if zelf.volwassen and self._medebewoners:
            return self._kostendelers(zelf.aow or partner.aow, samen=2 if partner.volwassen else 1, normen=1)
        if zelf.volwassen:
            geheel = self._bedrag(*self._kolom_gehuwd(zelf.aow))
        elif self._kinderen():
            geheel = self._bedrag("gehuwden_beiden_18_20_met_kind", "Pw art. 20 lid 2 b")
        else:
            geheel = self._bedrag("gehuwden_beiden_18_20_zonder_kind", "Pw art. 20 lid 1 b")
        deel = Fraction(self._lezer.waarde("partner_zonder_recht.deel_van_gehuwdennorm", self._op)) / 100
        norm = afgerond(geheel * deel)
        self._uitleg.regel("De echtgenoot heeft geen recht op bijstand.", "Pw art. 24", norm)
        return norm

    def _kostendelers(self, een_aow: bool, samen: int, normen: int) -> int:
        """((40% + A x 30%) / A) x B per person, exactly, each person rounded on his own; lid 2 adds them up.

        `samen` counts the applicant and a spouse of 21 or older, A adds the kostendelende medebewoners. `normen` is
        how many of these norms the household gets.
        """
        aantal = self._medebewoners + samen
        vast = Fraction(self._lezer.waarde("kostendelersnorm.vast_deel", self._op)) / 100
        per_persoon = Fraction(self._lezer.waarde("kostendelersnorm.deel_per_persoon", self._op)) / 100
        jaar = self._lezer.aantal("kostendelersnorm.leeftijd_medebewoner", self._op)
        kolom, _ = self._kolom_gehuwd(een_aow)
        basis = self._lezer.centen(f"normen.{kolom}", self._op)
        norm = afgerond((vast + aantal * per_persoon) / aantal * basis)
        self._uitleg.regel(
            f"Er zijn {aantal} personen die de kosten delen (medebewoners van {jaar} jaar of ouder tellen mee).",
            "Pw art. 19a en 22a lid 1",
        )
        self._uitleg.regel(
            f"De norm per persoon is (({_procent(vast)} + {aantal} × {_procent(per_persoon)}) / {aantal}) × {euro(basis)}.",
            "Pw art. 22a lid 1",
            norm,
        )
        if normen > 1:
            zin = "Voor gehuwden zijn de normen van beide echtgenoten opgeteld."
            self._uitleg.regel(zin, "Pw art. 22a lid 2", normen * norm)
        return normen * norm

    def _kolom_gehuwd(self, een_aow: bool) -> tuple[str, str]:
        if een_aow:
            return "gehuwden_aow_een_of_beiden", "Pw art. 22 b en c"
        return "gehuwden_21_tot_aow", "Pw art. 21 b"

    def _bedrag(self, kolom: str, artikel: str) -> int:
        bedrag = self._lezer.centen(f"normen.{kolom}", self._op)
        self._uitleg.regel(f"De norm op {voluit(self._op)} is {euro(bedrag)} per maand.", artikel, bedrag)
        return bedrag

    def _persoon(self, geboren: date, feit: str) -> _Persoon:
        veld = f"{self._veld}{feit}"
        jongst = self._lezer.aantal("leeftijd.zelfstandige", self._op)
        jaren = leeftijd(geboren, self._op)
        if jaren < jongst:
            zin = (
                f"Bij {veld} is iemand op {voluit(self._op)} nog geen {jongst} jaar. "
                f"Een norm is er vanaf {jongst} jaar. Controleer de datum."
            )
            raise InvoerFouten([InvoerFout(veld, zin)])
        volwassen = jaren >= self._lezer.aantal("leeftijd.volle_norm", self._op)
        return _Persoon(volwassen, volwassen and heeft_aow_leeftijd(geboren, self._op, self._lezer, self._parameters))

    def _kinderen(self) -> bool:
        """Whether there are children to support; asked only where it decides."""
        if self._situatie.kinderen is None:
            veld = f"{self._veld}kinderen"
            zin = f"Het feit {veld} ontbreekt en bepaalt hier de norm. Vul true of false in."
            raise InvoerFouten([InvoerFout(veld, zin)])
        return self._situatie.kinderen


def _procent(deel: Fraction) -> str:
    procent = deel * 100
    assert procent.denominator == 1  # the law has whole percentages here
    return f"{procent.numerator}%"
