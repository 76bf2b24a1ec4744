"""What becomes of a plan with real payments: the terms as they turn out, how each payment is divided, the standing.

Readings that the decision or the contract leaves to us, in one place:
- On one day a term falls due first, then a payment is divided (Awb art. 4:92), costs first.
- What is paid above all that is due repays principal at once and shortens the loan; terms keep their amount. Only
  when no principal is left it pays the running interest.
- With `saldo` interest runs on all principal that is outstanding, also what is overdue; with `schema` on the
  principal that is not yet due, so that late and early days make no difference.
- Terms that fall due after the reference day are taken as paid on their due date.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bbzdesk.domain.datum import voluit
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM, afgerond, euro
from bbzdesk.domain.lening.rente import Stuk, Tijdlijn
from bbzdesk.domain.lening.schema import Termijn, aflossing_van, termijnbedrag_van, vaste_aflossing
from bbzdesk.domain.lening.toerekening import reken_toe
from bbzdesk.domain.lening.voorwaarden import SALDO, Betaling, Leningvoorwaarden, controleer


@dataclass(frozen=True, slots=True)
class Verdeling:
    """How one payment was divided (Awb art. 4:92); `extra` is the part of `aflossing` above all that was due."""

    datum: date
    kosten: int
    rente: int
    aflossing: int
    extra: int = 0


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a loan stands at the end of a day. `restschuld` is all principal not repaid, overdue or not."""

    restschuld: int
    vervallen: int
    betaald: int
    achterstand: int
    achterstand_termijnen: int


@dataclass(frozen=True, slots=True)
class Verloop:
    """A loan with its real payments. `stand` belongs to the reference day."""

    termijnen: tuple[Termijn, ...]
    termijnbedrag: int | None
    totaal_rente: int
    verdeling: tuple[Verdeling, ...]
    stand: Stand


def verloop(
    lening: Leningvoorwaarden,
    betalingen: Sequence[Betaling] = (),
    peildatum: date | None = None,
    kosten: Sequence[Betaling] = (),
) -> Verloop:
    """Follow a loan through its payments; costs (of an aanmaning, a dwangbevel) are owed from their day on.

    The reference day is `peildatum`, or the last payment. Raises InvoerFouten for what contradicts itself.
    """
    controleer(lening)
    _controleer_betalingen(lening, betalingen)
    return _Loop(lening, betalingen, peildatum, kosten).volg()


def verdeel(
    lening: Leningvoorwaarden, betalingen: Sequence[Betaling], kosten: Sequence[Betaling] = ()
) -> tuple[Verdeling, ...]:
    """Divide each payment (Awb art. 4:92)."""
    return verloop(lening, betalingen, kosten=kosten).verdeling


def stand(
    lening: Leningvoorwaarden, betalingen: Sequence[Betaling], peildatum: date, kosten: Sequence[Betaling] = ()
) -> Stand:
    """Where the loan stands at the end of a day."""
    return verloop(lening, betalingen, peildatum, kosten).stand


def _controleer_betalingen(lening: Leningvoorwaarden, betalingen: Sequence[Betaling]) -> None:
    fouten = []
    for plaats, betaling in enumerate(betalingen):
        veld = f"betalingen[{plaats}]"
        if not 0 < betaling.bedrag <= MAXIMUM:
            zin = f"Het bedrag bij {veld}.bedrag moet meer zijn dan € 0,00. Controleer het bedrag."
            fouten.append(InvoerFout(f"{veld}.bedrag", zin))
        if betaling.datum < lening.begin:
            zin = (
                f"De datum bij {veld}.datum ({voluit(betaling.datum)}) ligt vóór de uitbetaling "
                f"({voluit(lening.begin)}). Controleer de datum."
            )
            fouten.append(InvoerFout(f"{veld}.datum", zin))
    if fouten:
        raise InvoerFouten(fouten)


@dataclass(slots=True)
class _Vervallen:
    """A term that fell due, and what of it is still open."""

    nr: int
    bedrag: int
    rente: int
    aflossing: int


class _Loop:
    """The events of one loan in order of time; mutable only while `volg` runs."""

    def __init__(
        self,
        lening: Leningvoorwaarden,
        betalingen: Sequence[Betaling],
        peildatum: date | None,
        kosten: Sequence[Betaling],
    ) -> None:
        self._lening = lening
        self._tijdlijn = Tijdlijn(lening)
        self._op_saldo = lening.renteberekening == SALDO
        volgorde = sorted(enumerate(betalingen), key=lambda genummerd: genummerd[1].datum)
        self._komend = volgorde[::-1]  # the next payment is the last of the list
        self._kosten = sorted(kosten, key=lambda post: post.datum, reverse=True)
        self._peildatum = peildatum or max((betaling.datum for betaling in betalingen), default=date.max)
        self._alles_betaald = peildatum is None and not betalingen  # no reference day at all: the plan itself
        self._niet_vervallen = self._vervallen_hoofdsom = 0
        self._open_kosten = 0
        self._vervallen: list[_Vervallen] = []
        self._lopend = self._lopend_betaald = 0
        self._wachtend = Fraction(0)
        self._verdeling: dict[int, Verdeling] = {}
        self._betaald = 0
        self._stand: Stand | None = None

    def volg(self) -> Verloop:
        lening, tijdlijn = self._lening, self._tijdlijn
        bedrag, vast = termijnbedrag_van(lening, tijdlijn), vaste_aflossing(lening)
        rijen: list[Termijn] = []
        for nr in range(1, lening.aantal_termijnen + 1):
            self._loop_rente(nr)
            vervaldatum = tijdlijn.vervaldatums[nr]
            rente = self._lopend
            aflossing = aflossing_van(lening, nr, self._niet_vervallen, rente, bedrag, vast)
            klaar = nr >= tijdlijn.laatste_uitbetaling
            if klaar and not (rente or aflossing or self._saldo):
                break
            self._vervalt(nr, vervaldatum, rente, aflossing)
            self._betaal_tot_en_met(vervaldatum)
            rijen.append(Termijn(nr, vervaldatum, rente, aflossing, self._saldo))
            if klaar and not self._saldo:
                break
        self._betaal_tot_en_met(date.max)
        if self._stand is None:
            self._stand = self._maak_stand()
        verdeling = tuple(self._verdeling[plaats] for plaats in sorted(self._verdeling))
        return Verloop(tuple(rijen), bedrag, sum(rij.rente for rij in rijen), verdeling, self._stand)

    @property
    def _saldo(self) -> int:
        """The principal on which interest runs."""
        return self._niet_vervallen + (self._vervallen_hoofdsom if self._op_saldo else 0)

    def _loop_rente(self, nr: int) -> None:
        """Run the interest of one term, dividing the payments within it on their days."""
        van, tot = self._tijdlijn.vervaldatums[nr - 1], self._tijdlijn.vervaldatums[nr]
        self._lopend = self._lopend_betaald = 0
        gepland = {stuk.van for stuk in self._tijdlijn.stukken(nr)}
        dagen = tuple(betaling.datum for _, betaling in self._komend if van < betaling.datum < tot)
        vorig_saldo = 0
        for stuk in self._tijdlijn.stukken(nr, dagen):
            if stuk.uitbetaald:
                self._onthoud_stand(stuk.van)
            self._niet_vervallen += stuk.uitbetaald
            self._betaal_tot_en_met(stuk.van)
            if self._op_saldo or stuk.van in gepland or self._saldo != vorig_saldo:
                self._rond_af()
            self._laat_wachten(stuk)
            vorig_saldo = self._saldo
        self._rond_af()

    def _laat_wachten(self, stuk: Stuk) -> None:
        tijdlijn = self._tijdlijn
        self._wachtend += Fraction(self._saldo * tijdlijn.teller * stuk.teller, tijdlijn.noemer * stuk.noemer)

    def _rond_af(self) -> None:
        """Close a stretch: its interest becomes whole cents."""
        self._lopend += afgerond(self._wachtend)
        self._wachtend = Fraction(0)

    def _vervalt(self, nr: int, vervaldatum: date, rente: int, aflossing: int) -> None:
        self._onthoud_stand(vervaldatum)
        self._niet_vervallen -= aflossing
        nog_te_betalen = rente - self._lopend_betaald
        self._lopend = self._lopend_betaald = 0  # what ran is due now
        if self._alles_betaald or vervaldatum > self._peildatum:
            return
        self._vervallen_hoofdsom += aflossing
        self._vervallen.append(_Vervallen(nr, rente + aflossing, nog_te_betalen, aflossing))

    def _betaal_tot_en_met(self, dag: date) -> None:
        while self._komend and self._komend[-1][1].datum <= dag:
            plaats, betaling = self._komend.pop()
            self._onthoud_stand(betaling.datum)
            self._verdeling[plaats] = self._verdeel(plaats, betaling)
            self._betaald += betaling.bedrag

    def _verdeel(self, plaats: int, betaling: Betaling) -> Verdeling:
        while self._kosten and self._kosten[-1].datum <= betaling.datum:
            self._open_kosten += self._kosten.pop().bedrag
        verschenen = sum(post.rente for post in self._vervallen)
        vervallen = self._vervallen_hoofdsom
        eerst = reken_toe(betaling.bedrag, self._open_kosten, verschenen, vervallen + self._niet_vervallen)
        rest = eerst.over
        if rest:  # all principal is repaid: what remains pays the interest that runs
            self._rond_af()
        lopend = min(rest, self._lopend - self._lopend_betaald)
        if rest > lopend:
            raise self._te_veel(plaats, rest - lopend)
        self._open_kosten -= eerst.kosten
        self._betaal_vervallen(eerst.rente, min(eerst.hoofdsom, vervallen))
        extra = max(0, eerst.hoofdsom - vervallen)
        self._niet_vervallen -= extra
        self._lopend_betaald += lopend
        return Verdeling(betaling.datum, eerst.kosten, eerst.rente + lopend, eerst.hoofdsom, extra)

    def _betaal_vervallen(self, rente: int, aflossing: int) -> None:
        """Pay the terms that fell due, the oldest first."""
        self._vervallen_hoofdsom -= aflossing
        for post in self._vervallen:
            deel_rente, deel_aflossing = min(rente, post.rente), min(aflossing, post.aflossing)
            post.rente -= deel_rente
            post.aflossing -= deel_aflossing
            rente -= deel_rente
            aflossing -= deel_aflossing

    def _te_veel(self, plaats: int, over: int) -> InvoerFouten:
        veld = f"betalingen[{plaats}].bedrag"
        zin = (
            f"Het bedrag bij {veld} is {euro(over)} hoger dan alles wat dan nog openstaat. "
            "Verlaag het bedrag of haal de betaling weg."
        )
        return InvoerFouten([InvoerFout(veld, zin)])

    def _onthoud_stand(self, dag: date) -> None:
        """Before the first event after the reference day: keep the standing."""
        if self._stand is None and dag > self._peildatum:
            self._stand = self._maak_stand()

    def _maak_stand(self) -> Stand:
        achter = [post.rente + post.aflossing for post in self._vervallen]
        return Stand(
            restschuld=self._niet_vervallen + self._vervallen_hoofdsom,
            vervallen=sum(post.bedrag for post in self._vervallen),
            betaald=self._betaald,
            achterstand=sum(achter),
            achterstand_termijnen=sum(1 for bedrag in achter if bedrag),
        )
