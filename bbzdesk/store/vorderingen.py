"""Claims in bulk: what fell due and what was paid on it, as at a date, in a fixed number of queries."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from bbzdesk.domain.stoplicht import Statusregel
from bbzdesk.domain.vordering import Achterstand, achterstand_uit
from bbzdesk.store.lezing import Lezing

BETALING = "betaling"
INGETROKKEN = "ingetrokken"
_ALTIJD = "9999"  # sorts after every moment: all that is known now

# Terms that fell due; of a loan that was not brought up to date, the planned terms after the last one processed.
_TERMIJNEN = """
    SELECT vordering_id, volgnr, vervaldatum, sum(aflossing + rente) AS bedrag FROM (
        SELECT vordering_id, volgnr, vervaldatum, aflossing, rente FROM vervallen_termijn
        WHERE vervaldatum <= :op AND vastgelegd_op <= :bekend
        UNION ALL
        SELECT t.vordering_id, t.volgnr, t.vervaldatum, t.aflossing, t.rente FROM schema_termijn t
        JOIN (SELECT vordering_id, max(versie) AS versie FROM schema_termijn WHERE vastgelegd_op <= :bekend
              GROUP BY vordering_id) nieuwste USING (vordering_id, versie)
        WHERE t.vervaldatum <= :op AND EXISTS (
            SELECT 1 FROM boekingsregel u WHERE u.vordering_id = t.vordering_id AND u.rekening = 'uitbetaling'
            AND u.valutadatum <= :op AND u.vastgelegd_op <= :bekend)
        AND t.volgnr > coalesce((SELECT max(v.volgnr) FROM vervallen_termijn v
                                 WHERE v.vordering_id = t.vordering_id AND v.vastgelegd_op <= :bekend), 0)
    ) GROUP BY vordering_id, volgnr, vervaldatum
"""
_VERVALLEN = f"SELECT vordering_id, sum(bedrag) AS bedrag FROM ({_TERMIJNEN}) GROUP BY vordering_id"  # noqa: S608 - literals
_BETAALD = """
    SELECT r.vordering_id, sum(r.bedrag) AS bedrag FROM boekingsregel r JOIN boeking b ON b.id = r.boeking_id
    WHERE r.rekening = 'ontvangst' AND b.soort = :soort AND r.valutadatum <= :op AND r.vastgelegd_op <= :bekend
    GROUP BY r.vordering_id
"""


def achterstanden(bron: Lezing, op: date, bekend_op: datetime | None = None) -> dict[str, Achterstand]:
    """The arrears of all claims as at a date; a claim without arrears is left out."""
    params: Mapping[str, object] = {"op": op, "bekend": bekend_op or _ALTIJD, "soort": BETALING}
    betaald = {rij.vordering_id: rij.bedrag for rij in bron.lees(_BETAALD, params)}
    achter = {
        rij.vordering_id for rij in bron.lees(_VERVALLEN, params) if rij.bedrag > betaald.get(rij.vordering_id, 0)
    }
    if not achter:
        return {}
    termijnen: dict[str, list[tuple[int, date, int]]] = {vordering: [] for vordering in achter}
    for rij in bron.lees(f"{_TERMIJNEN} ORDER BY vordering_id, vervaldatum, volgnr", params):
        if rij.vordering_id in achter:
            termijnen[rij.vordering_id].append((rij.volgnr, date.fromisoformat(rij.vervaldatum), rij.bedrag))
    return {vordering: achterstand_uit(rijen, betaald.get(vordering, 0)) for vordering, rijen in termijnen.items()}


def statussen(bron: Lezing) -> dict[str, list[Statusregel]]:
    """The dated statuses of all claims; a status that a later row withdrew is left out."""
    rijen = bron.lees(
        "SELECT vordering_id, soort, vanaf, tot_en_met FROM vordering_status s"
        " WHERE trekt_in IS NULL AND NOT EXISTS (SELECT 1 FROM vordering_status l WHERE l.trekt_in = s.id)"
    )
    gevonden: dict[str, list[Statusregel]] = {}
    for rij in rijen:
        tot = date.fromisoformat(rij.tot_en_met) if rij.tot_en_met else None
        gevonden.setdefault(rij.vordering_id, []).append(Statusregel(rij.soort, date.fromisoformat(rij.vanaf), tot))
    return gevonden


def laatste_betalingen(bron: Lezing, op: date) -> dict[str, date]:
    """The day of the last payment of each claim that stands, up to a date."""
    rijen = bron.lees(
        "SELECT r.vordering_id, max(r.valutadatum) AS dag FROM boekingsregel r JOIN boeking b ON b.id = r.boeking_id"
        " WHERE r.rekening = 'ontvangst' AND r.bedrag > 0 AND r.valutadatum <= ?"
        " AND NOT EXISTS (SELECT 1 FROM boeking t WHERE t.draait_terug = b.id) AND b.draait_terug IS NULL"
        " GROUP BY r.vordering_id",
        (op,),
    )
    return {rij.vordering_id: date.fromisoformat(rij.dag) for rij in rijen}


@dataclass(frozen=True, slots=True)
class Kop:
    """What the overview says of a claim besides its standing. Amount in cents, rate in percent; None when unknown."""

    vordering_id: str
    dossier_id: str
    nummer: str
    naam: str
    bedrijf: str
    soort: str
    hoofdsom: int | None
    rente: Decimal | None
    laatste_betaling: date | None


_KOPPEN = """
    SELECT v.id, v.dossier_id, v.nummer, v.soort, p.achternaam, p.voornamen, p.tussenvoegsel, b.naam AS bedrijf,
        l.bedrag AS hoofdsom, l.rente_procent AS rente, o.gegevens AS overgenomen
    FROM vordering v
    JOIN dossier d ON d.id = v.dossier_id
    LEFT JOIN bedrijf b ON b.id = d.bedrijf_id
    LEFT JOIN rol r ON r.dossier_id = d.id AND r.rol = 'aanvrager' AND r.van <= :op AND (r.tot IS NULL OR r.tot >= :op)
    LEFT JOIN persoon p ON p.id = r.persoon_id
    LEFT JOIN lening_voorwaarden l ON l.vordering_id = v.id AND l.vanaf = (
        SELECT max(vanaf) FROM lening_voorwaarden n WHERE n.vordering_id = v.id)
    LEFT JOIN vordering_status o ON o.vordering_id = v.id AND o.soort = 'overgenomen'
    WHERE NOT EXISTS (SELECT 1 FROM vordering_status i WHERE i.vordering_id = v.id AND i.soort = 'ingetrokken')
    GROUP BY v.id
    ORDER BY p.achternaam COLLATE NOCASE, p.voornamen COLLATE NOCASE, v.nummer
"""


def koppen(bron: Lezing, op: date) -> tuple[Kop, ...]:
    """All claims with the names of their debtor, in the order of the overview; withdrawn claims are left out."""
    return tuple(_kop(rij) for rij in bron.lees(_KOPPEN, {"op": op}))


def _kop(rij: Any) -> Kop:
    overgenomen = json.loads(rij.overgenomen) if rij.overgenomen else {}
    rente = rij.rente or overgenomen.get("rente")
    laatste = overgenomen.get("laatste_betaling")
    voor = " ".join(deel for deel in (rij.voornamen, rij.tussenvoegsel) if deel)
    return Kop(
        vordering_id=rij.id,
        dossier_id=rij.dossier_id,
        nummer=rij.nummer or "",
        naam=", ".join(deel for deel in (rij.achternaam, voor) if deel),
        bedrijf=rij.bedrijf or "",
        soort=rij.soort,
        hoofdsom=rij.hoofdsom if rij.hoofdsom is not None else overgenomen.get("hoofdsom"),
        rente=Decimal(rente) if rente else None,
        laatste_betaling=date.fromisoformat(laatste) if laatste else None,
    )
