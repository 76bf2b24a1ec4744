"""Invented claims of every kind with their ledger, so that each stoplicht occurs.

The ledger of a loan is what the maandverwerking and the payments would have booked: it follows from `verloop`.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, Protocol

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.grootboek import Boeking, Boekingsregel, Rekening
from bbzdesk.domain.lening import (
    ANNUITAIR,
    LINEAIR,
    Betaling,
    Leningvoorwaarden,
    Schema,
    Uitbetaling,
    Verloop,
    maak_schema,
    verloop,
)
from bbzdesk.domain.stoplicht import OPGEEIST, RENTELOOS, UITSTEL, Stoplicht
from bbzdesk.domain.vordering import LeningVoorwaarden, SchemaTermijn, VervallenTermijn, Vordering, VorderingStatus
from bbzdesk.services.inlezen import OVERGENOMEN, OVERNAME
from bbzdesk.services.leningen import AKTE, KAPITAAL
from bbzdesk.store.vorderingen import BETALING

PEILDATUM = date(2026, 6, 12)
# The codes as they stand in the stores of offices; one that differs makes the maandverwerking book anew.
RENTE, UITBETALING, EXTRA = "rente", "uitbetaling", "extra_aflossing"
# Of twenty claims; each state occurs among any twenty in a row.
_LICHTEN = (
    (Stoplicht.LET_OP,) * 2 + (Stoplicht.ACHTERSTAND,) * 3 + (Stoplicht.UITSTEL,) * 2 + (Stoplicht.OPGEEIST,) * 2
    + (Stoplicht.BIJ,) * 7 + (Stoplicht.RENTELOOS,) * 2 + (Stoplicht.AFGELOST,) * 2
)  # fmt: skip
_GEMIST = {Stoplicht.LET_OP: 1, Stoplicht.ACHTERSTAND: 3, Stoplicht.UITSTEL: 2, Stoplicht.OPGEEIST: 4}
_STATUS = {Stoplicht.UITSTEL: UITSTEL, Stoplicht.OPGEEIST: OPGEEIST, Stoplicht.RENTELOOS: RENTELOOS}


class Doel(Protocol):
    """Where the rows go."""

    opslag_id: str

    def nieuw_id(self, moment: datetime) -> str: ...
    def zet(self, record: Any) -> None: ...
    def zet_rij(self, tabel: str, rij: Mapping[str, Any]) -> None: ...


def moment(dag: date, uur: int = 12) -> datetime:
    """A moment of a day on which somebody at the office typed."""
    return datetime.combine(dag, time(uur, dag.day), UTC)


class Schuldmaker:
    """Makes claims: of ten, six loans, two with a regeling (bijstand als lening, terugvordering), two taken over."""

    def __init__(self, doel: Doel) -> None:
        self._doel = doel

    def vordering(self, kans: random.Random, nummer: int, dossier_id: str) -> None:
        """Claim number `nummer` of the store."""
        licht = _LICHTEN[(nummer + nummer // 10) * 7 % len(_LICHTEN)]
        soort = nummer % 10
        if soort < 6:
            self._lening(kans, nummer, dossier_id, licht)
        elif soort < 8:
            self._met_regeling(kans, nummer, dossier_id, licht, "terugvordering" if soort == 6 else "levensonderhoud")
        else:
            self._overgenomen(kans, nummer, dossier_id, licht)

    def _nieuw(self, nummer: int, dossier_id: str, soort: str, op: date) -> str:
        vordering = Vordering(
            id=self._doel.nieuw_id(moment(op, 8)),
            opslag=self._doel.opslag_id,
            dossier_id=dossier_id,
            besluit_id=None,
            nummer=f"L{op.year}-{nummer + 1:05d}",
            soort=soort,
            omschrijving="",
            ontstaan_op=op,
            zaaknummer="",
            aangemaakt_op=moment(op, 8),
        )
        self._doel.zet(vordering)
        return vordering.id

    def _lening(self, kans: random.Random, nummer: int, dossier_id: str, licht: Stoplicht) -> None:
        maanden = kans.randint(5, 16)  # terms that fell due
        eerste = plus_maanden(date(2026, 6, kans.choice((1, 5, 10))), 1 - maanden)
        lening = Leningvoorwaarden(
            hoofdsom=kans.randrange(500_000, 5_000_000, 25_000),
            rente=Decimal(8),
            uitbetalingen=(),
            eerste_vervaldatum=eerste,
            aantal_termijnen=kans.choice((36, 60, 60, 84, 120)),
            vorm=LINEAIR if nummer % 3 == 0 else ANNUITAIR,
            aflossingsvrij=2 if nummer % 5 == 0 else 0,
        )
        lening = _uitbetaald(lening, plus_maanden(eerste, -1) - timedelta(days=kans.randrange(20)))
        schema = maak_schema(lening)
        betalingen = _betalingen(kans, lening, schema, maanden, licht)
        vordering_id = self._nieuw(nummer, dossier_id, KAPITAAL, lening.begin)
        self._voorwaarden(vordering_id, lening, schema)
        self._status(vordering_id, AKTE, lening.begin)
        self._statussen(vordering_id, nummer, licht)
        regels = _paar(Rekening.HOOFDSOM, Rekening.UITBETALING, lening.hoofdsom, vordering_id)
        self._boek(UITBETALING, UITBETALING, lening.begin, moment(lening.begin, 9), regels)
        self._boek_verloop(vordering_id, verloop(lening, betalingen, PEILDATUM))

    def _voorwaarden(self, vordering_id: str, lening: Leningvoorwaarden, schema: Schema) -> None:
        gemaakt = moment(lening.begin, 8)
        voorwaarden = LeningVoorwaarden(
            id=self._doel.nieuw_id(gemaakt),
            vordering_id=vordering_id,
            vanaf=lening.begin,
            besluit_id=None,
            bedrag=lening.hoofdsom,
            rente_procent=lening.rente,
            looptijd_maanden=lening.aantal_termijnen,
            vorm=lening.vorm,
            eerste_termijn_op=lening.eerste_vervaldatum,
            dagtelling=lening.dagtelling,
            aflossingsvrij=lening.aflossingsvrij,
            renteberekening=lening.renteberekening,
        )
        self._doel.zet(voorwaarden)
        for t in schema.termijnen:
            sleutel = self._doel.nieuw_id(gemaakt)
            self._doel.zet(SchemaTermijn(sleutel, vordering_id, 1, t.nr, t.vervaldatum, t.aflossing, t.rente, gemaakt))

    def _boek_verloop(self, vordering_id: str, gevolgd: Verloop) -> None:
        for t in gevolgd.termijnen:
            if t.vervaldatum > PEILDATUM:
                break
            self._vervallen(vordering_id, t.nr, t.vervaldatum, t.aflossing, t.rente)
            if t.rente:
                regels = _paar(Rekening.RENTE, Rekening.RENTEOPBRENGST, t.rente, vordering_id)
                self._boek(RENTE, f"termijn {t.nr}", t.vervaldatum, moment(t.vervaldatum, 6), regels)
        for nummer, deel in enumerate(gevolgd.verdeling, 1):
            posten = ((Rekening.RENTE, deel.rente), (Rekening.HOOFDSOM, deel.aflossing - deel.extra))
            self._ontvang(vordering_id, nummer, deel.datum, posten)
            self._ontvang(vordering_id, nummer, deel.datum, ((Rekening.HOOFDSOM, deel.extra),), EXTRA)

    def _met_regeling(self, kans: random.Random, nummer: int, dossier_id: str, licht: Stoplicht, soort: str) -> None:
        """Costs were added, and a fixed amount a month was agreed."""
        maanden, bedrag = kans.randint(6, 14), kans.randrange(5_000, 20_000, 500)
        begin = plus_maanden(date(2026, 6, 5), -maanden)
        vordering_id = self._nieuw(nummer, dossier_id, soort, begin)
        tegen = Rekening.OM_NIET if soort == "terugvordering" else Rekening.BIJSTAND_ALS_LENING
        kosten, hoofdsom = 4_250, bedrag * (maanden if licht is Stoplicht.AFGELOST else 3 * maanden) - 4_250
        self._boek(soort, soort, begin, moment(begin), _paar(Rekening.HOOFDSOM, tegen, hoofdsom, vordering_id))
        regels = _paar(Rekening.KOSTEN, Rekening.KOSTENOPBRENGST, kosten, vordering_id)
        self._boek("kosten", "aanmaning", begin, moment(begin, 13), regels)
        for volgnr in range(1, maanden + 1):
            dag = plus_maanden(begin, volgnr)
            self._vervallen(vordering_id, volgnr, dag, bedrag, 0)
            if volgnr <= maanden - _GEMIST.get(licht, 0):
                op_kosten = kosten if volgnr == 1 else 0
                posten = ((Rekening.KOSTEN, op_kosten), (Rekening.HOOFDSOM, bedrag - op_kosten))
                self._ontvang(vordering_id, volgnr, dag, posten)
        self._statussen(vordering_id, nummer, licht)

    def _overgenomen(self, kans: random.Random, nummer: int, dossier_id: str, licht: Stoplicht) -> None:
        """From a sheet of the municipality: one balance, sometimes an arrear of which the terms are not known."""
        maanden, bedrag = kans.randint(5, 12), kans.randrange(5_000, 30_000, 500)
        begin = plus_maanden(date(2026, 6, 3), -maanden)
        vordering_id = self._nieuw(nummer, dossier_id, "onbekend", begin)
        restschuld = bedrag * (maanden if licht is Stoplicht.AFGELOST else 4 * maanden)
        self._boek(
            OVERNAME, OVERNAME, begin, moment(begin),
            _paar(Rekening.HOOFDSOM, Rekening.OVERNAME, restschuld, vordering_id),
        )  # fmt: skip
        for volgnr in range(1, maanden + 1):
            self._ontvang(vordering_id, volgnr, plus_maanden(begin, volgnr), ((Rekening.HOOFDSOM, bedrag),))
        achterstand = bedrag * (maanden + 3) if licht in _GEMIST and licht is not Stoplicht.LET_OP else 0
        if achterstand:
            self._vervallen(vordering_id, 0, begin, achterstand, 0)
        gegevens = {"hoofdsom": 2 * restschuld, "rente": "8", "laatste_betaling": begin.isoformat()}
        self._status(vordering_id, OVERGENOMEN, begin, gegevens=gegevens)
        self._statussen(vordering_id, nummer, licht)
        if nummer % 3 == 0:
            self._vergissing(vordering_id, maanden + 1, plus_maanden(begin, 2), bedrag)

    def _vergissing(self, vordering_id: str, nummer: int, dag: date, bedrag: int) -> None:
        """A payment that was booked on the wrong claim and turned back."""
        regels = _paar(Rekening.ONTVANGST, Rekening.HOOFDSOM, bedrag, vordering_id)
        wat = f"betaling {nummer}"
        fout = self._boek(BETALING, wat, dag, moment(dag, 15), regels)
        terug = tuple(Boekingsregel(regel.rekening, -regel.bedrag, vordering_id) for regel in regels)
        self._boek(BETALING, wat, dag, moment(dag, 16), terug, fout)

    def _statussen(self, vordering_id: str, nummer: int, licht: Stoplicht) -> None:
        """What was decided about the claim, and now and then a postponement of last year that was withdrawn."""
        if licht in _STATUS:
            tot = plus_maanden(PEILDATUM, 3) if licht is Stoplicht.UITSTEL else None
            self._status(vordering_id, _STATUS[licht], plus_maanden(PEILDATUM, -2), tot)
        if licht is Stoplicht.ACHTERSTAND:
            self._status(vordering_id, "aanmaning", plus_maanden(PEILDATUM, -1))
        if nummer % 12 == 0:
            eerder = self._status(vordering_id, UITSTEL, plus_maanden(PEILDATUM, -3))
            self._status(vordering_id, UITSTEL, plus_maanden(PEILDATUM, -3), trekt_in=eerder)

    def _status(
        self,
        vordering_id: str,
        soort: str,
        vanaf: date,
        tot: date | None = None,
        gegevens: Mapping[str, Any] | None = None,
        trekt_in: str | None = None,
    ) -> str:
        sleutel = self._doel.nieuw_id(moment(vanaf, 14))
        self._doel.zet(
            VorderingStatus(
                sleutel, vordering_id, soort, vanaf, tot, None, dict(gegevens or {}), moment(vanaf, 14), trekt_in
            )
        )
        return sleutel

    def _vervallen(self, vordering_id: str, volgnr: int, dag: date, aflossing: int, rente: int) -> None:
        gemaakt = moment(dag, 6)
        self._doel.zet(
            VervallenTermijn(self._doel.nieuw_id(gemaakt), vordering_id, volgnr, dag, aflossing, rente, gemaakt)
        )

    def _ontvang(
        self, vordering_id: str, nummer: int, dag: date, posten: Sequence[tuple[Rekening, int]], soort: str = BETALING
    ) -> None:
        delen = [Boekingsregel(rekening, -bedrag, vordering_id) for rekening, bedrag in posten if bedrag]
        if delen:
            som = Boekingsregel(Rekening.ONTVANGST, -sum(deel.bedrag for deel in delen), vordering_id)
            self._boek(soort, f"betaling {nummer}", dag, moment(dag), (som, *delen))

    def _boek(
        self,
        soort: str,
        omschrijving: str,
        dag: date,
        gemaakt: datetime,
        regels: tuple[Boekingsregel, ...],
        draait_terug: str | None = None,
    ) -> str:
        boeking = Boeking(self._doel.nieuw_id(gemaakt), soort, omschrijving, dag, gemaakt, regels, draait_terug)
        datums = {"valutadatum": dag, "vastgelegd_op": gemaakt}
        for volgnr, regel in enumerate(boeking.regels):
            plek = {"boeking_id": boeking.id, "volgnr": volgnr}
            inhoud = {"rekening": str(regel.rekening), "vordering_id": regel.vordering, "bedrag": regel.bedrag}
            self._doel.zet_rij("boekingsregel", {**plek, **inhoud, **datums})
        kop = {"id": boeking.id, "soort": soort, "omschrijving": omschrijving, "draait_terug": draait_terug}
        self._doel.zet_rij("boeking", {**kop, **datums})
        return boeking.id


def _uitbetaald(lening: Leningvoorwaarden, op: date) -> Leningvoorwaarden:
    return replace(lening, uitbetalingen=(Uitbetaling(op, lening.hoofdsom),))


def _paar(debet: Rekening, credit: Rekening, bedrag: int, vordering_id: str) -> tuple[Boekingsregel, ...]:
    return (Boekingsregel(debet, bedrag, vordering_id), Boekingsregel(credit, -bedrag, vordering_id))


def _betalingen(
    kans: random.Random, lening: Leningvoorwaarden, schema: Schema, maanden: int, licht: Stoplicht
) -> list[Betaling]:
    """Every term on its due date, but for those that the state misses; some pay extra, some repay all at the end."""
    termijnen = schema.termijnen[: maanden - _GEMIST.get(licht, 0)]
    betalingen = [Betaling(t.vervaldatum, t.termijnbedrag) for t in termijnen]
    if licht is Stoplicht.AFGELOST:
        laatste = schema.termijnen[maanden - 1]
        betalingen[-1] = Betaling(laatste.vervaldatum, laatste.termijnbedrag + laatste.restschuld)
    elif licht is Stoplicht.BIJ and kans.random() < 0.2:
        plaats = kans.randrange(maanden)
        betalingen[plaats] = Betaling(betalingen[plaats].datum, betalingen[plaats].bedrag + 50_000)
    return betalingen
