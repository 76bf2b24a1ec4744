"""Loans with real payments against a second computation that walks day by day, in fractions, and knows no terms ahead."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bbzdesk.domain.datum import plus_maanden
from bbzdesk.domain.fouten import InvoerFouten
from bbzdesk.domain.lening import (
    ANNUITAIR,
    DERTIG_360,
    WERKELIJK_365,
    Betaling,
    Leningvoorwaarden,
    Uitbetaling,
    verloop,
)

DAG = timedelta(days=1)


def _dagen(van: date, dagtelling: str) -> Fraction:
    """Which part of a year one day is: 30E/360 gives the 31st nothing, and the end of February what is missing."""
    if dagtelling == WERKELIJK_365:
        return Fraction(1, 365)
    morgen = van + DAG
    return Fraction(
        (morgen.year - van.year) * 360 + (morgen.month - van.month) * 30 + min(morgen.day, 30) - min(van.day, 30), 360
    )


def _rond(waarde: Fraction) -> int:
    return int(waarde + Fraction(1, 2))


def naslag(lening: Leningvoorwaarden, betaald: dict[date, int], peildatum: date) -> dict:
    """Walk from the first day to the last due date. Only for a given amount per term, without grace or free periods."""
    vervaldatums = {lening.vervaldatum(nr): nr for nr in range(1, lening.aantal_termijnen + 1)}
    niet_vervallen, open_rente, open_hoofdsom = lening.hoofdsom, 0, 0
    lopend, stuk = 0, Fraction(0)
    rentes, verdeling, vervallen = [], [], 0
    dag = lening.begin
    uitkomst: dict = {}
    while dag <= max([*vervaldatums, peildatum]):
        if nr := vervaldatums.get(dag):
            lopend += _rond(stuk)
            assert lening.termijnbedrag is not None
            aflossing = min(max(lening.termijnbedrag - lopend, 0), niet_vervallen)
            if nr == lening.aantal_termijnen:
                aflossing = niet_vervallen
            rentes.append(lopend)
            niet_vervallen -= aflossing
            if dag <= peildatum:
                open_rente += lopend
                open_hoofdsom += aflossing
                vervallen += lopend + aflossing
            lopend, stuk = 0, Fraction(0)
        if bedrag := betaald.get(dag):
            lopend, stuk = lopend + _rond(stuk), Fraction(0)
            rente = min(bedrag, open_rente)
            open_rente -= rente
            achter = min(bedrag - rente, open_hoofdsom)
            open_hoofdsom -= achter
            niet_vervallen -= bedrag - rente - achter
            verdeling.append((rente, bedrag - rente))
        if dag == peildatum:
            uitkomst = {
                "restschuld": niet_vervallen + open_hoofdsom,
                "achterstand": open_rente + open_hoofdsom,
                "vervallen": vervallen,
            }
        per_dag = Fraction(lening.rente) / 100 * _dagen(dag, lening.dagtelling)
        stuk += (niet_vervallen + open_hoofdsom) * per_dag
        dag += DAG
    return uitkomst | {"rentes": rentes, "verdeling": verdeling}


@settings(derandomize=True, max_examples=120, deadline=None)
@given(
    dagtelling=st.sampled_from([DERTIG_360, WERKELIJK_365]),
    op=st.dates(date(2022, 1, 1), date(2024, 12, 31)).filter(lambda dag: dag.day <= 28),
    rente=st.sampled_from(["0", "2", "8", "11.75"]),
    posten=st.dictionaries(st.integers(1, 420), st.integers(1, 60_000), max_size=6),
    peil=st.integers(1, 430),
)
def test_rente_over_het_saldo_klopt_met_de_naslag(
    dagtelling: str, op: date, rente: str, posten: dict, peil: int
) -> None:
    lening = Leningvoorwaarden(
        500_000,
        Decimal(rente),
        (Uitbetaling(op, 500_000),),
        plus_maanden(op, 1),
        12,
        ANNUITAIR,
        dagtelling,
        termijnbedrag=43_000,
    )
    betaald = {op + timedelta(days=na): bedrag for na, bedrag in sorted(posten.items())}
    betaald = {dag: bedrag for dag, bedrag in betaald.items() if dag <= lening.vervaldatum(12)}
    peildatum = op + timedelta(days=peil)
    try:
        echt = verloop(lening, [Betaling(dag, bedrag) for dag, bedrag in betaald.items()], peildatum)
    except InvoerFouten:
        return
    anders = naslag(lening, betaald, peildatum)
    assert [rij.rente for rij in echt.termijnen] == anders["rentes"][: len(echt.termijnen)]
    assert not any(anders["rentes"][len(echt.termijnen) :])
    assert [(deel.rente, deel.aflossing) for deel in echt.verdeling] == anders["verdeling"]
    assert (echt.stand.restschuld, echt.stand.achterstand, echt.stand.vervallen) == (
        anders["restschuld"],
        anders["achterstand"],
        anders["vervallen"],
    )
