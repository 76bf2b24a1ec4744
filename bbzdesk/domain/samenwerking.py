"""Working together in a vof, maatschap, cv, bv or coöperatie: Bbz art. 9 and 30 to 33."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Uitleg
from bbzdesk.domain.vermogen import Vermogen, Vermogenstoets, controleer_vermogen, toets_vermogen

EENMANSZAAK, VOF, MAATSCHAP, CV, BV, COOPERATIE = "eenmanszaak", "vof", "maatschap", "cv", "bv", "cooperatie"
RECHTSVORMEN = (EENMANSZAAK, VOF, MAATSCHAP, CV, BV, COOPERATIE)
RECHTSPERSONEN = (BV, COOPERATIE)  # of which art. 30 means the cooperative with statutory liability

IEDER_APART, SAMEN = "ieder_apart", "samen"
LEZINGEN_VERMOGEN = (IEDER_APART, SAMEN)


@dataclass(frozen=True, slots=True)
class Deelnemer:
    """One of those who run the business together; `kenmerk` is how the caller knows him.

    `alleen_kapitaal`: a limited partner of a cv who brings in nothing but money. `alleen_arbeid`: a partner of a
    maatschap who brings in nothing but work. None is unknown.
    """

    kenmerk: str
    alleen_kapitaal: bool | None = False
    alleen_arbeid: bool | None = False


@dataclass(frozen=True, slots=True)
class Aansprakelijke:
    """Whether somebody must accept hoofdelijke aansprakelijkheid (None: a fact is missing), and why."""

    kenmerk: str
    moet_aanvaarden: bool | None
    tekst: str
    artikel: str


@dataclass(frozen=True, slots=True)
class Vennootvermogen:
    """A partner with his own category and what is his, his share in the business included."""

    kenmerk: str
    categorie: str
    vermogen: Vermogen


def hoofdelijkheid(
    rechtsvorm: str, deelnemers: Sequence[Deelnemer], uitleg: Uitleg, *, rechtspersoon: str = "het bedrijf"
) -> tuple[Aansprakelijke, ...]:
    """Who must accept liability before bedrijfskapitaal is given (art. 30); nobody else for an eenmanszaak.

    Raises InvoerFouten when a part does not go with the legal form.
    """
    _controleer_deelnemers(rechtsvorm, deelnemers)
    if rechtsvorm == EENMANSZAAK:
        uitleg.regel("Bij een eenmanszaak hoeft niemand anders aansprakelijk te zijn.", "Bbz art. 30 lid 1")
        return ()
    lijst = [_aansprakelijke(deelnemer) for deelnemer in deelnemers]
    if rechtsvorm in RECHTSPERSONEN:
        tekst = "De rechtspersoon zelf aanvaardt hoofdelijke aansprakelijkheid."
        lijst.append(Aansprakelijke(rechtspersoon, True, tekst, "Bbz art. 30 lid 1 b"))
    for regel in lijst:
        uitleg.regel(f"{regel.kenmerk}: {regel.tekst}", regel.artikel)
    return tuple(lijst)


def mag_kapitaal_krijgen(deelnemer: Deelnemer) -> bool | None:
    """Whether bedrijfskapitaal can go to this partner: not to one who brings in only work (art. 30 lid 3)."""
    return None if deelnemer.alleen_arbeid is None else not deelnemer.alleen_arbeid


def _aansprakelijke(deelnemer: Deelnemer) -> Aansprakelijke:
    naam = deelnemer.kenmerk
    if deelnemer.alleen_kapitaal:
        tekst = "Brengt alleen kapitaal in en hoeft geen aansprakelijkheid te aanvaarden."
        return Aansprakelijke(naam, False, tekst, "Bbz art. 30 lid 2")
    if deelnemer.alleen_arbeid:
        tekst = "Brengt alleen arbeid in: krijgt geen bedrijfskapitaal en hoeft geen aansprakelijkheid te aanvaarden."
        return Aansprakelijke(naam, False, tekst, "Bbz art. 30 lid 3")
    if deelnemer.alleen_kapitaal is None:
        tekst = "Onbekend is of deze vennoot alleen kapitaal inbrengt. Vraag dit na."
        return Aansprakelijke(naam, None, tekst, "Bbz art. 30 lid 2")
    if deelnemer.alleen_arbeid is None:
        tekst = "Onbekend is of deze vennoot alleen arbeid inbrengt. Vraag dit na."
        return Aansprakelijke(naam, None, tekst, "Bbz art. 30 lid 3")
    return Aansprakelijke(naam, True, "Aanvaardt hoofdelijke aansprakelijkheid.", "Bbz art. 30 lid 1 a")


def _controleer_deelnemers(rechtsvorm: str, deelnemers: Sequence[Deelnemer]) -> None:
    fouten = []
    if rechtsvorm not in RECHTSVORMEN:
        fouten.append(InvoerFout("rechtsvorm", f"De rechtsvorm is niet bekend. Kies uit: {', '.join(RECHTSVORMEN)}."))
    elif rechtsvorm != EENMANSZAAK and not deelnemers:
        fouten.append(InvoerFout("deelnemers", "Er zijn geen vennoten of leden ingevuld. Vul ze allemaal in."))
    for nummer, deelnemer in enumerate(deelnemers):
        veld = f"deelnemers[{nummer}]."
        if rechtsvorm != CV and deelnemer.alleen_kapitaal is not False:
            zin = f"Bij {veld}alleen_kapitaal past alleen een cv. Pas dit aan of kies rechtsvorm cv."
            fouten.append(InvoerFout(f"{veld}alleen_kapitaal", zin))
        if rechtsvorm != MAATSCHAP and deelnemer.alleen_arbeid is not False:
            zin = f"Bij {veld}alleen_arbeid past alleen een maatschap. Pas dit aan of kies rechtsvorm maatschap."
            fouten.append(InvoerFout(f"{veld}alleen_arbeid", zin))
    fouten += _dubbele([deelnemer.kenmerk for deelnemer in deelnemers])
    if fouten:
        raise InvoerFouten(fouten)


def toets_vennoten(
    vennoten: Sequence[Vennootvermogen], peildatum: date, lezer: Lezer, uitleg: Uitleg, lezing: str = IEDER_APART
) -> dict[str, Vermogenstoets]:
    """The test of art. 3 for each partner, by his kenmerk (art. 9, 32).

    How art. 9 (the assets of the others count) and art. 32 (the limits apply to each) go together is not in the text.
    `ieder_apart`: each with his own assets against his own limit. `samen`: the assets of all together, against as many
    times the limit as there are partners.
    """
    _controleer_vennoten(vennoten, lezing)
    artikel = "Bbz art. 9 en 32"
    if lezing == SAMEN:
        alles = Vermogen(
            sum(vennoot.vermogen.totaal for vennoot in vennoten), sum(vennoot.vermogen.schulden for vennoot in vennoten)
        )
        uitleg.regel("Het vermogen van alle vennoten telt samen (leeswijze samen).", artikel, alles.eigen)
    else:
        uitleg.regel("Iedere vennoot heeft een eigen vermogen en een eigen grens (leeswijze ieder apart).", artikel)
    uitkomsten = {}
    for vennoot in vennoten:
        uitleg.regel(f"De toets voor {vennoot.kenmerk}:", "Bbz art. 32")
        vermogen, keer = (alles, len(vennoten)) if lezing == SAMEN else (vennoot.vermogen, 1)
        uitkomsten[vennoot.kenmerk] = toets_vermogen(
            vennoot.categorie, vermogen, peildatum, lezer, uitleg, keer_de_grens=keer
        )
    return uitkomsten


def _controleer_vennoten(vennoten: Sequence[Vennootvermogen], lezing: str) -> None:
    fouten = []
    if lezing not in LEZINGEN_VERMOGEN:
        fouten.append(InvoerFout("lezing", f"De lezing is niet bekend. Kies uit: {', '.join(LEZINGEN_VERMOGEN)}."))
    if not vennoten:
        fouten.append(InvoerFout("deelnemers", "Er zijn geen vennoten of leden ingevuld. Vul ze allemaal in."))
    for nummer, vennoot in enumerate(vennoten):
        fouten += controleer_vermogen(vennoot.categorie, vennoot.vermogen, f"deelnemers[{nummer}].")
    fouten += _dubbele([vennoot.kenmerk for vennoot in vennoten])
    if fouten:
        raise InvoerFouten(fouten)


def _dubbele(kenmerken: Sequence[str]) -> list[InvoerFout]:
    return [
        InvoerFout(
            f"deelnemers[{nummer}].kenmerk",
            f"Het deelnemers[{nummer}].kenmerk komt twee keer voor. Geef iedereen een eigen kenmerk.",
        )
        for nummer, kenmerk in enumerate(kenmerken)
        if kenmerk in kenmerken[:nummer]
    ]


def winst_uit_rechtspersoon(
    winst: int, vennootschapsbelasting: int, zelfstandigen: Fraction | int, uitleg: Uitleg, *, deel: Fraction | int = 1
) -> int:
    """What of the profit of a bv or coöperatie is the income of one zelfstandige, in cents (art. 33).

    `zelfstandigen` is how many there were over the boekjaar: two of whom one stayed half a year are one and a half;
    `deel` is then which part of the boekjaar this one took part. A loss gives an amount below nought.
    """
    _controleer_rechtspersoon(vennootschapsbelasting, Fraction(zelfstandigen), Fraction(deel))
    na_belasting = winst - vennootschapsbelasting
    aandeel = afgerond(Fraction(na_belasting) * Fraction(deel) / Fraction(zelfstandigen))
    uitleg.regel(
        f"De winst van de rechtspersoon is {euro(winst)}. Daar gaat {euro(vennootschapsbelasting)} "
        "vennootschapsbelasting af.",
        "Bbz art. 33",
        na_belasting,
    )
    krijgt = _breuk(Fraction(deel) / zelfstandigen)
    uitleg.regel(f"Deze zelfstandige krijgt daarvan {krijgt}.", "Bbz art. 33", aandeel)
    return aandeel


def _breuk(deel: Fraction) -> str:
    return "alles" if deel == 1 else f"{deel.numerator}/{deel.denominator}"


def _controleer_rechtspersoon(vennootschapsbelasting: int, zelfstandigen: Fraction, deel: Fraction) -> None:
    fouten = []
    if vennootschapsbelasting < 0:
        zin = "De vennootschapsbelasting is lager dan nul. Vul nul in als er niets verschuldigd is."
        fouten.append(InvoerFout("vennootschapsbelasting", zin))
    if not 0 < deel <= 1:
        fouten.append(InvoerFout("deel", "Het deel van het boekjaar hoort meer dan 0 en ten hoogste 1 te zijn."))
    if zelfstandigen <= 0 or zelfstandigen < deel:
        zin = "Het aantal zelfstandigen is lager dan het deel van deze ene zelfstandige. Controleer het aantal."
        fouten.append(InvoerFout("zelfstandigen", zin))
    if fouten:
        raise InvoerFouten(fouten)
