"""From profit to net income over a boekjaar: Bbz art. 1 e, 6 and 33, Participatiewet art. 31 lid 3 and 32.

The profit is not the fiscal profit: the accounts are corrected post by post, and a vennoot has his share. On income
without loonheffing taxes and premiums are a fixed percentage (art. 6 lid 2), on that of the year in which the boekjaar
begins. A share in the profit of a legal person is net already (art. 33), as are wages.

Reading of a loss: it counts as an income of nought and does not lower other income; the explanation also says what
the other reading gives.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.boekjaar import DAGEN, Dagen, aandeel
from bbzdesk.domain.datum import MAANDEN, laatste_dag, voluit
from bbzdesk.domain.feiten import procent
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import afgerond, euro
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

CONCEPT, DEFINITIEF = "concept", "definitief"
NIET_VERREKENEN, VERREKENEN = "niet_verrekenen", "verrekenen"
VERLIESLEZINGEN = (NIET_VERREKENEN, VERREKENEN)
ARTIKEL = "Bbz art. 1 e"


@dataclass(frozen=True, slots=True)
class Correctie:
    """A post by which the profit of the accounts is corrected; negative lowers it.

    `na_verdeling` when it concerns only this vennoot, so that it is not shared with the others.
    """

    omschrijving: str
    bedrag: int
    na_verdeling: bool = False


@dataclass(frozen=True, slots=True)
class Jaarstukken:
    """The profit (negative: a loss) of a business over the boekjaar, and the share of this zelfstandige in it."""

    winst: int
    correcties: tuple[Correctie, ...] = ()
    aandeel: Fraction = Fraction(1)
    status: str = DEFINITIEF


@dataclass(frozen=True, slots=True)
class Inkomensfeiten:
    """All income over the whole boekjaar, in cents.

    `zonder_loonheffing` is other income of the zelfstandige without loonheffing; `rechtspersoon` his part of the profit
    of a BV or coöperatie after vennootschapsbelasting (art. 33, negative for a loss); `netto` wages and benefits;
    `partner` the income of the partner over the months of the joint household. `zvw_bijdrage` None is not known;
    `zvw_aftrekken` is the setting of the municipality. `overige_aftrek` is that of Pw art. 31 lid 3 c and d.
    """

    jaarstukken: Jaarstukken
    zonder_loonheffing: int = 0
    rechtspersoon: int = 0
    netto: int = 0
    partner: int = 0
    zvw_bijdrage: int | None = None
    zvw_aftrekken: bool = True
    overige_aftrek: int = 0
    verlies: str = NIET_VERREKENEN


@dataclass(frozen=True, slots=True)
class Inkomen:
    """The net income, and what it would be in the other reading of a loss. `voorlopig` when the accounts are a draft."""

    netto: int
    andere_lezing: int
    winst: int
    forfait: int
    voorlopig: bool
    gebroken_boekjaar: bool
    regels: tuple[Regel, ...]


def netto_inkomen(feiten: Inkomensfeiten, boekjaar: Dagen, lezer: Lezer, verwacht: bool = False) -> Inkomen:
    """Compute the net income over a boekjaar; `verwacht` when it is a forecast, so that the sentences say so.

    Raises InvoerFouten for facts that cannot be, OnbekendeWaarde when the percentage of art. 6 lid 2 is not known.
    """
    _controleer(feiten)
    uitleg = Uitleg()
    winst = _winst(feiten.jaarstukken, boekjaar, uitleg, verwacht)
    gekozen = _Lezing(feiten, winst, feiten.verlies == VERREKENEN)
    andere = _Lezing(feiten, winst, feiten.verlies != VERREKENEN)
    _vertel_verlies(feiten, winst, uitleg)
    if feiten.zonder_loonheffing:
        zin = f"Ander inkomen waarover geen loonheffing is betaald: {euro(feiten.zonder_loonheffing)}."
        uitleg.regel(zin, "Bbz art. 6 lid 2", feiten.zonder_loonheffing)
    belasting = _forfait(gekozen.onbelast, boekjaar, lezer, uitleg)
    _vertel_overig(feiten, uitleg)
    netto = gekozen.netto(belasting)
    if gekozen.som(belasting) < 0:
        uitleg.regel("Dat is minder dan nul. Het telt als nul.", "Bbz art. 1 e en 6 lid 1", 0)
    zin = f"Het {'verwachte ' if verwacht else ''}netto inkomen over het hele boekjaar is {euro(netto)}. Ook maanden zonder bijstand tellen mee."
    uitleg.regel(zin, "Bbz art. 1 e en 6 lid 1", netto)
    andere_netto = andere.netto(_forfait(andere.onbelast, boekjaar, lezer, Uitleg()))
    if andere_netto != netto:
        hoe = "zonder" if feiten.verlies == VERREKENEN else "met"
        zin = f"In de andere leeswijze, {hoe} verrekening van het verlies, is het netto inkomen {euro(andere_netto)}."
        uitleg.regel(zin, ARTIKEL, andere_netto)
    return Inkomen(
        netto=netto,
        andere_lezing=andere_netto,
        winst=winst,
        forfait=belasting,
        voorlopig=feiten.jaarstukken.status == CONCEPT,
        gebroken_boekjaar=boekjaar.van.year != boekjaar.tot.year,
        regels=uitleg.regels,
    )


def _controleer(feiten: Inkomensfeiten) -> None:
    fouten = []
    if not 0 < feiten.jaarstukken.aandeel <= 1:
        zin = "Het aandeel in de winst moet meer dan 0 en ten hoogste het geheel zijn. Controleer het aandeel."
        fouten.append(InvoerFout("aandeel", zin))
    bedragen = {
        "inkomen_zonder_loonheffing": feiten.zonder_loonheffing,
        "inkomen_netto": feiten.netto,
        "inkomen_partner_netto": feiten.partner,
        "zvw_bijdrage": feiten.zvw_bijdrage or 0,
        "overige_aftrek": feiten.overige_aftrek,
    }
    for veld, bedrag in bedragen.items():
        if bedrag < 0:
            zin = f"Het bedrag bij {veld} is lager dan nul. Vul een bedrag van nul of hoger in."
            fouten.append(InvoerFout(veld, zin))
    if fouten:
        raise InvoerFouten(fouten)


def _winst(stukken: Jaarstukken, boekjaar: Dagen, uitleg: Uitleg, verwacht: bool) -> int:
    """The corrected profit that belongs to this zelfstandige."""
    periode = f"{voluit(boekjaar.van)} tot en met {voluit(boekjaar.tot)}"
    zin = f"{_soort(stukken.winst, verwacht)} over {periode} is {euro(abs(stukken.winst))}."
    uitleg.regel(zin, ARTIKEL, stukken.winst)
    if stukken.status == CONCEPT:
        uitleg.regel("De jaarstukken zijn nog concept. Dit inkomen is dus voorlopig.", "Bbz art. 12 lid 1")
    winst = stukken.winst + _corrigeer([post for post in stukken.correcties if not post.na_verdeling], uitleg)
    if stukken.aandeel != 1:
        winst = afgerond(winst * stukken.aandeel)
        deel = f"{stukken.aandeel.numerator}/{stukken.aandeel.denominator}"
        uitleg.regel(f"Het aandeel van de zelfstandige in de winst is {deel} deel.", ARTIKEL, winst)
    winst += _corrigeer([post for post in stukken.correcties if post.na_verdeling], uitleg)
    if stukken.correcties:
        uitleg.regel(f"{_soort(winst, verwacht)} na correctie is {euro(abs(winst))}.", ARTIKEL, winst)
    return winst


def _corrigeer(posten: Sequence[Correctie], uitleg: Uitleg) -> int:
    for post in posten:
        uitleg.regel(f"Correctie: {post.omschrijving}.", "Bbz art. 1 e; Pw art. 32", post.bedrag)
    return sum(post.bedrag for post in posten)


def _soort(winst: int, verwacht: bool) -> str:
    if verwacht:
        return "Het verwachte verlies" if winst < 0 else "De verwachte winst"
    return "Het verlies" if winst < 0 else "De winst"


class _Lezing:
    """The income in one reading of a loss."""

    def __init__(self, feiten: Inkomensfeiten, winst: int, verrekenen: bool) -> None:
        self._feiten = feiten
        eigen = winst if verrekenen else max(0, winst)
        zonder_heffing = eigen + feiten.zonder_loonheffing
        self.onbelast = max(0, zonder_heffing)
        rechtspersoon = feiten.rechtspersoon if verrekenen else max(0, feiten.rechtspersoon)
        self._ander = min(0, zonder_heffing) + rechtspersoon + feiten.netto + feiten.partner

    def netto(self, forfait: int) -> int:
        return max(0, self.som(forfait))

    def som(self, forfait: int) -> int:
        """The income less what goes off it; below nought when that is more."""
        zvw = (self._feiten.zvw_bijdrage or 0) if self._feiten.zvw_aftrekken else 0
        return self.onbelast - forfait - zvw - self._feiten.overige_aftrek + self._ander


def _vertel_verlies(feiten: Inkomensfeiten, winst: int, uitleg: Uitleg) -> None:
    if min(winst, feiten.rechtspersoon) >= 0:
        return
    if feiten.verlies == VERREKENEN:
        zin = "Het verlies gaat af van ander inkomen, tot ten laagste nul (leeswijze verrekenen)."
    else:
        zin = "Een verlies telt als inkomen van nul en gaat niet af van ander inkomen (leeswijze niet verrekenen)."
    uitleg.regel(zin, ARTIKEL)


def _forfait(onbelast: int, boekjaar: Dagen, lezer: Lezer, uitleg: Uitleg) -> int:
    """Taxes and premiums on income without loonheffing (art. 6 lid 2); without such income no percentage is asked."""
    if not onbelast:
        return 0
    deel = lezer.waarde("forfait.procent", boekjaar.van)
    belasting = afgerond(Fraction(deel) / 100 * onbelast)
    zin = f"Belasting en premies zijn gesteld op {procent(deel)}% van {euro(onbelast)}."
    uitleg.regel(zin, "Bbz art. 6 lid 2", -belasting)
    if boekjaar.van.year != boekjaar.tot.year:
        zin = (
            f"Het boekjaar loopt over twee kalenderjaren. Het percentage is dat van {boekjaar.van.year}, "
            "het jaar waarin het boekjaar begint. Controleer of uw gemeente dit ook zo doet."
        )
        uitleg.regel(zin, "Bbz art. 6 lid 2")
    return belasting


def _vertel_overig(feiten: Inkomensfeiten, uitleg: Uitleg) -> None:
    if feiten.zvw_bijdrage and feiten.zvw_aftrekken:
        uitleg.regel("De bijdrage Zvw gaat van het inkomen af.", "Pw art. 31 lid 3 b", -feiten.zvw_bijdrage)
    elif feiten.zvw_bijdrage:
        zin = "De bijdrage Zvw gaat niet van het inkomen af: zo staat het in de instellingen van uw gemeente."
        uitleg.regel(zin, "Pw art. 31 lid 3 b", 0)
    elif feiten.zvw_bijdrage is None and feiten.zvw_aftrekken:
        uitleg.regel(
            "Er is geen bijdrage Zvw ingevuld. Daarvoor gaat dus niets van het inkomen af.", "Pw art. 31 lid 3 b", 0
        )
    if feiten.overige_aftrek:
        zin = "Verplichte premies en andere inhoudingen gaan van het inkomen af."
        uitleg.regel(zin, "Pw art. 31 lid 3 c en d", -feiten.overige_aftrek)
    if feiten.rechtspersoon:
        zin = "Het deel van de winst van de BV of coöperatie telt mee, na vennootschapsbelasting en zonder forfait."
        uitleg.regel(zin, "Bbz art. 33", feiten.rechtspersoon)
    if feiten.netto:
        uitleg.regel("Loon en uitkeringen tellen netto mee.", "Bbz art. 1 e; Pw art. 32", feiten.netto)
    if feiten.partner:
        zin = "Het inkomen van de partner telt netto mee, over de maanden van het gezamenlijke huishouden."
        uitleg.regel(zin, "Pw art. 32", feiten.partner)


@dataclass(frozen=True, slots=True)
class Maandinkomen:
    """What somebody earned net in a month, as far as it lies in the boekjaar; `maand` is any day of it."""

    maand: date
    bedrag: int


def partnerinkomen(
    maanden: Sequence[Maandinkomen],
    gezamenlijk: Sequence[Dagen],
    boekjaar: Dagen,
    deel_van_maand: str,
    uitleg: Uitleg,
) -> int:
    """The income of the partner over the months of the boekjaar in which the household was joint, in cents.

    A month that is joint in part follows the reading of the jaarnorm: by whole months it has the facts of its first
    day (within the boekjaar), by days it counts for the days that were joint. Raises InvoerFouten for a month that
    comes twice.
    """
    if len({(deel.maand.year, deel.maand.month) for deel in maanden}) < len(maanden):
        zin = "Een maand staat twee keer bij het inkomen van de partner. Zet elke maand er één keer in."
        raise InvoerFouten([InvoerFout("inkomen_partner_netto", zin)])
    totaal = 0
    for deel in sorted(maanden, key=lambda maand: maand.maand):
        maand = Dagen(deel.maand.replace(day=1), laatste_dag(deel.maand.year, deel.maand.month))
        telt = maand.binnen(boekjaar)
        if telt is None:
            continue
        if deel_van_maand != DAGEN:
            telt = Dagen(telt.van, telt.van)
        mee = afgerond(deel.bedrag * aandeel(telt, gezamenlijk, DAGEN))
        totaal += mee
        if mee != deel.bedrag:
            naam = f"{MAANDEN[maand.van.month - 1]} {maand.van.year}"
            zin = f"Van het inkomen van de partner in {naam} telt {euro(mee)} mee: toen was er niet steeds een gezamenlijk huishouden."
            uitleg.regel(zin, "Pw art. 32", mee)
    return totaal
