"""A loan under mortgage month by month: payments and added interest (Bbz art. 43b), sale (43c), statement (43d)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date

from bbzdesk.domain.datum import plus_maanden, voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import euro
from bbzdesk.domain.hypotheeklening import aflossingsjaren, maandrente
from bbzdesk.domain.parameters import Lezer
from bbzdesk.domain.uitleg import Regel, Uitleg

KAN_AFLOSSEN, KAN_RENTE_BETALEN, KAN_GEEN_RENTE_BETALEN = "kan_aflossen", "kan_rente_betalen", "kan_geen_rente_betalen"
OORDELEN = (KAN_AFLOSSEN, KAN_RENTE_BETALEN, KAN_GEEN_RENTE_BETALEN)
ALLE_RENTE, ALLEEN_LID_4 = "alle_bijgeschreven_rente", "alleen_lid_4"
LEZINGEN_43C = (ALLE_RENTE, ALLEEN_LID_4)


@dataclass(frozen=True, slots=True)
class Hypotheekstand:
    """What is owed, in cents: the loan, interest added under art. 43b lid 3 and lid 4, and interest in arrears."""

    hoofdsom: int
    bijgeschreven_lid_3: int = 0
    bijgeschreven_lid_4: int = 0
    achterstallige_rente: int = 0

    @property
    def rentevordering(self) -> int:
        """All interest that is owed."""
        return self.bijgeschreven_lid_3 + self.bijgeschreven_lid_4 + self.achterstallige_rente


@dataclass(frozen=True, slots=True)
class Betaalmaand:
    """A month (its first day), what was paid in it, and what the college judged that the debtor can pay."""

    maand: date
    betaald: int
    oordeel: str


@dataclass(frozen=True, slots=True)
class Verloopmaand:
    """What a month did: its interest, where the payment went, what was added, and the standing after it."""

    maand: date
    rente: int
    aflossing: int
    rente_betaald: int
    bijgeschreven: int
    over: int
    stand: Hypotheekstand


@dataclass(frozen=True, slots=True)
class Jaaropgave:
    """The statement after a calendar year (art. 43d): the loan and the interest, at begin and end."""

    jaar: int
    hoofdsom_begin: int
    aflossing: int
    hoofdsom_eind: int
    rentevordering_begin: int
    rente: int
    rente_betaald: int
    rentevordering_eind: int


@dataclass(frozen=True, slots=True)
class Afrekening:
    """What is due at once when the home is sold or inherited (art. 43c), what is waived, and what stays owed."""

    terstond_af_te_lossen: int
    kwijtschelding: int | None
    blijft_open: int
    regels: tuple[Regel, ...]


def verloop(
    begin: Hypotheekstand, maanden: Sequence[Betaalmaand], einde_bijstand: date, lezer: Lezer
) -> tuple[Verloopmaand, ...]:
    """Carry the loan through months in a row (art. 43a and 43b).

    In the years of repayment a payment repays. After them: who can pay interest but not repay (lid 3) repays first with
    his payment, up to the interest of the month, and the unpaid interest is added; who can pay none (lid 4) has
    it added; who can repay pays interest first (Awb art. 4:92). Raises InvoerFouten.
    """
    _controleer(begin, maanden, einde_bijstand)
    jaren = aflossingsjaren(einde_bijstand, lezer)
    uit = []
    stand = begin
    for maand in maanden:
        rente = maandrente(maand.maand, stand.hoofdsom, lezer, Uitleg()) if maand.maand > jaren.tot else 0
        if not rente or maand.oordeel == KAN_AFLOSSEN:
            regel = _eerst_rente(stand, maand, rente)
        else:
            regel = _eerst_aflossing(stand, maand, rente)
        uit.append(regel)
        stand = regel.stand
    return tuple(uit)


def jaaropgave(jaar: int, begin: Hypotheekstand, maanden: Sequence[Verloopmaand]) -> Jaaropgave:
    """State a calendar year from the months of `verloop`; `begin` is the standing before the first of them."""
    ervoor = [begin, *(maand.stand for maand in maanden if maand.maand.year < jaar)][-1]
    van_jaar = [maand for maand in maanden if maand.maand.year == jaar]
    erna = van_jaar[-1].stand if van_jaar else ervoor
    return Jaaropgave(
        jaar=jaar,
        hoofdsom_begin=ervoor.hoofdsom,
        aflossing=sum(maand.aflossing for maand in van_jaar),
        hoofdsom_eind=erna.hoofdsom,
        rentevordering_begin=ervoor.rentevordering,
        rente=sum(maand.rente for maand in van_jaar),
        rente_betaald=sum(maand.rente_betaald for maand in van_jaar),
        rentevordering_eind=erna.rentevordering,
    )


def bij_verkoop(stand: Hypotheekstand, beschikbaar: int, tegen_marktwaarde: bool | None, lezing: str) -> Afrekening:
    """Settle the loan when the home is sold (art. 43c).

    Which added interest is due at once is open: lid 1 names lid 4 only. The caller chooses the reading. When the home
    was sold at its market value, free of occupants, what the proceeds do not reach is waived (lid 2); None when
    that is unknown.
    """
    uitleg = Uitleg()
    if beschikbaar < 0:
        zin = f"Bij beschikbaar hoort een bedrag van {euro(0)} of meer. Controleer het bedrag."
        raise InvoerFouten([InvoerFout("beschikbaar", zin)])
    bedrag = _terstond(stand, lezing, uitleg)
    tekort = max(0, bedrag - beschikbaar)
    kwijt: int | None = tekort
    if tekort and tegen_marktwaarde is None:
        zin = "Is verkocht voor de waarde in het economisch verkeer, dan wordt het tekort kwijtgescholden. Ga dat na."
        uitleg.regel(zin, "Bbz art. 43c lid 2", tekort)
        kwijt = None
    elif tekort and tegen_marktwaarde:
        zin = "Verkocht voor de waarde in het economisch verkeer: het tekort wordt kwijtgescholden."
        uitleg.regel(zin, "Bbz art. 43c lid 2", tekort)
    elif tekort:
        kwijt = 0
        zin = "Niet verkocht voor de waarde in het economisch verkeer: het tekort blijft verschuldigd."
        uitleg.regel(zin, "Bbz art. 43c lid 2", tekort)
    open_ = stand.hoofdsom + stand.rentevordering - min(bedrag, beschikbaar) - (kwijt or 0)
    return Afrekening(bedrag, kwijt, open_, uitleg.regels)


def bij_vererving(stand: Hypotheekstand, lezing: str) -> Afrekening:
    """Settle the loan when the home is inherited after the death of the last of the two (art. 43c lid 1): no waiver."""
    uitleg = Uitleg()
    bedrag = _terstond(stand, lezing, uitleg)
    return Afrekening(bedrag, 0, stand.hoofdsom + stand.rentevordering, uitleg.regels)


def _terstond(stand: Hypotheekstand, lezing: str, uitleg: Uitleg) -> int:
    fouten = _negatief("stand", stand)
    if lezing not in LEZINGEN_43C:
        zin = f"De leeswijze is niet bekend. Kies uit: {', '.join(LEZINGEN_43C)}."
        fouten.append(InvoerFout("lezing", zin))
    if fouten:
        raise InvoerFouten(fouten)
    rente = stand.bijgeschreven_lid_4 + stand.achterstallige_rente
    if lezing == ALLE_RENTE:
        rente += stand.bijgeschreven_lid_3
    leeswijze = lezing.replace("_", " ")
    zin = f"De lening ({euro(stand.hoofdsom)}) en de rente ({euro(rente)}) worden terstond afgelost (leeswijze {leeswijze})."
    uitleg.regel(zin, "Bbz art. 43c lid 1", stand.hoofdsom + rente)
    return stand.hoofdsom + rente


def _eerst_aflossing(stand: Hypotheekstand, maand: Betaalmaand, rente: int) -> Verloopmaand:
    """Art. 43b lid 3 and 4: up to the interest it repays, then it pays interest; then it repays, then added interest."""
    aflossing = min(maand.betaald, rente, stand.hoofdsom)
    over = maand.betaald - aflossing
    naar_rente = min(over, rente)
    over -= naar_rente
    extra = min(over, stand.hoofdsom - aflossing)
    over -= extra
    bij = rente - naar_rente
    lid_3 = bij if maand.oordeel == KAN_RENTE_BETALEN else 0
    na = Hypotheekstand(
        stand.hoofdsom - aflossing - extra,
        stand.bijgeschreven_lid_3 + lid_3,
        stand.bijgeschreven_lid_4 + bij - lid_3,
        stand.achterstallige_rente,
    )
    na, op_rente = _op_rentevordering(na, over)
    return Verloopmaand(maand.maand, rente, aflossing + extra, naar_rente + op_rente, bij, over - op_rente, na)


def _eerst_rente(stand: Hypotheekstand, maand: Betaalmaand, rente: int) -> Verloopmaand:
    """Awb art. 4:92: interest that fell due, then the loan, at last the added interest."""
    verschenen = stand.achterstallige_rente + rente
    naar_rente = min(maand.betaald, verschenen)
    aflossing = min(maand.betaald - naar_rente, stand.hoofdsom)
    over = maand.betaald - naar_rente - aflossing
    na = Hypotheekstand(
        stand.hoofdsom - aflossing, stand.bijgeschreven_lid_3, stand.bijgeschreven_lid_4, verschenen - naar_rente
    )
    na, op_rente = _op_rentevordering(na, over)
    return Verloopmaand(maand.maand, rente, aflossing, naar_rente + op_rente, 0, over - op_rente, na)


def _op_rentevordering(stand: Hypotheekstand, bedrag: int) -> tuple[Hypotheekstand, int]:
    """Pay interest that is owed with what is left of a payment: arrears, lid 3, lid 4."""
    achter = min(bedrag, stand.achterstallige_rente)
    lid_3 = min(bedrag - achter, stand.bijgeschreven_lid_3)
    lid_4 = min(bedrag - achter - lid_3, stand.bijgeschreven_lid_4)
    na = Hypotheekstand(
        stand.hoofdsom,
        stand.bijgeschreven_lid_3 - lid_3,
        stand.bijgeschreven_lid_4 - lid_4,
        stand.achterstallige_rente - achter,
    )
    return na, achter + lid_3 + lid_4


def _negatief(naam: str, stand: Hypotheekstand) -> list[InvoerFout]:
    velden = [f"{naam}.{veld.name}" for veld in fields(stand) if getattr(stand, veld.name) < 0]
    return [
        InvoerFout(veld, f"Bij {veld} hoort een bedrag van {euro(0)} of meer. Controleer het bedrag.")
        for veld in velden
    ]


def _controleer(begin: Hypotheekstand, maanden: Sequence[Betaalmaand], einde_bijstand: date) -> None:
    fouten = _negatief("begin", begin)
    if maanden and maanden[0].maand < einde_bijstand:
        zin = (
            f"De aflossing begint bij het einde van de bijstand ({voluit(einde_bijstand)}). Laat de maanden ervóór weg."
        )
        fouten.append(InvoerFout("maanden[0].maand", zin))
    for plaats, maand in enumerate(maanden):
        if maand.maand != plus_maanden(maanden[0].maand.replace(day=1), plaats):
            zin = f"De maanden volgen elkaar niet op bij maanden[{plaats}] ({voluit(maand.maand)}). Geef van elke maand de eerste dag."
            fouten.append(InvoerFout(f"maanden[{plaats}].maand", zin))
        if maand.betaald < 0:
            zin = f"Bij maanden[{plaats}].betaald hoort een bedrag van {euro(0)} of meer. Controleer het bedrag."
            fouten.append(InvoerFout(f"maanden[{plaats}].betaald", zin))
        if maand.oordeel not in OORDELEN:
            zin = f"Het oordeel bij maanden[{plaats}] is niet bekend. Kies uit: {', '.join(OORDELEN)}."
            fouten.append(InvoerFout(f"maanden[{plaats}].oordeel", zin))
        if maand.oordeel == KAN_GEEN_RENTE_BETALEN and maand.betaald:
            zin = f"Bij maanden[{plaats}] is betaald, en het oordeel is dat dat niet kan. Pas het oordeel aan."
            fouten.append(InvoerFout(f"maanden[{plaats}].oordeel", zin))
    if fouten:
        raise InvoerFouten(fouten)
