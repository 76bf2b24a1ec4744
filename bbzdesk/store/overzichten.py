"""What the lists of the window ask of the whole store, each in one query, however many dossiers there are."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from bbzdesk.domain.zaak import Aanvraag, Opschorting
from bbzdesk.store.canoniek import canoniek
from bbzdesk.store.lezing import Lezing
from bbzdesk.store.vorderingen import INGETROKKEN

AFGERONDE_FASEN = ("terugbetaling", "afgesloten", "overgedragen")


@dataclass(frozen=True, slots=True)
class Dossierrij:
    """A dossier as lists show it, with what it left behind: how far it really is."""

    dossier_id: str
    nummer: str
    categorie: str
    fase: str
    contactpersoon: str
    zaaknummer: str
    overgedragen_op: date | None
    achternaam: str
    tussenvoegsel: str
    voornamen: str
    bedrijf: str
    aanvraag: bool
    onderzoek: bool
    advies: bool
    besluit: bool
    uitbetaald: bool


# `onderzoek` is about the newest application: an earlier one says nothing about where the dossier is now.
_DOSSIERS = """
    SELECT d.id, d.nummer, d.categorie, d.fase, d.contactpersoon, d.zaaknummer, d.overgedragen_op,
        coalesce(p.achternaam, ''), coalesce(p.tussenvoegsel, ''), coalesce(p.voornamen, ''),
        coalesce(nullif(b.naam, ''), b.activiteit, ''),
        EXISTS (SELECT 1 FROM aanvraag a WHERE a.dossier_id = d.id),
        EXISTS (SELECT 1 FROM onderzoek o WHERE o.dossier_id = d.id AND o.aanvraag_id IS
            (SELECT max(a.id) FROM aanvraag a WHERE a.dossier_id = d.id)),
        EXISTS (SELECT 1 FROM advies a WHERE a.dossier_id = d.id),
        EXISTS (SELECT 1 FROM besluit s WHERE s.dossier_id = d.id),
        EXISTS (SELECT 1 FROM vordering v JOIN boekingsregel r ON r.vordering_id = v.id AND r.rekening IN ('uitbetaling', 'overname')
            WHERE v.dossier_id = d.id)
    FROM dossier d
    LEFT JOIN bedrijf b ON b.id = d.bedrijf_id
    LEFT JOIN rol r ON r.dossier_id = d.id AND r.rol = 'aanvrager' AND r.van <= :op AND (r.tot IS NULL OR r.tot >= :op)
    LEFT JOIN persoon p ON p.id = r.persoon_id
    WHERE true{sommige}
    GROUP BY d.id
"""


def dossiers(bron: Lezing, op: date, welke: Iterable[str] | None = None) -> dict[str, Dossierrij]:
    """All dossiers, or some, by their id."""
    sommige = "" if welke is None else " AND d.id IN (SELECT value FROM json_each(:welke))"
    params: dict[str, Any] = {"op": op} if welke is None else {"op": op, "welke": canoniek(sorted(set(welke)))}
    rijen: Sequence[Any] = bron.lees(_DOSSIERS.format(sommige=sommige), params)
    return {rij[0]: _dossierrij(rij) for rij in rijen}


def zonder_dossiers(bron: Lezing) -> bool:
    """Whether no dossier was ever opened here."""
    return not bron.waarde("SELECT EXISTS (SELECT 1 FROM dossier)")


def _dossierrij(rij: Sequence[Any]) -> Dossierrij:
    cellen: list[Any] = [*rij[:6], _datum(rij[6]), *rij[7:11], *map(bool, rij[11:])]
    return Dossierrij(*cellen)


_OPEN_AANVRAGEN = """
    SELECT a.id, a.dossier_id, a.soort, a.ontvangen FROM aanvraag a JOIN dossier d ON d.id = a.dossier_id
    WHERE d.fase NOT IN (SELECT value FROM json_each(:klaar))
    AND NOT EXISTS (SELECT 1 FROM besluit b WHERE b.dossier_id = a.dossier_id AND b.aanvraag_id = a.id)
    ORDER BY a.id
"""


def open_aanvragen(bron: Lezing) -> tuple[Aanvraag, ...]:
    """The applications that still ask for a decision; of each only what its term depends on."""
    rijen = bron.lees(_OPEN_AANVRAGEN, {"klaar": canoniek(list(AFGERONDE_FASEN))})
    return tuple(Aanvraag(rij.id, rij.dossier_id, rij.soort, date.fromisoformat(rij.ontvangen)) for rij in rijen)


def opschortingen(bron: Lezing, aanvragen: Iterable[str]) -> dict[str, list[Opschorting]]:
    """The suspensions of some applications, oldest first."""
    rijen = bron.lees(
        "SELECT id, aanvraag_id, verzonden, uiterste_datum, hersteld_op FROM opschorting"
        " WHERE aanvraag_id IN (SELECT value FROM json_each(?)) ORDER BY verzonden, id",
        (canoniek(list(aanvragen)),),
    )
    gevonden: dict[str, list[Opschorting]] = {}
    for rij in rijen:
        verzonden, uiterste = date.fromisoformat(rij.verzonden), date.fromisoformat(rij.uiterste_datum)
        deel = Opschorting(rij.id, rij.aanvraag_id, verzonden, uiterste, _datum(rij.hersteld_op))
        gevonden.setdefault(rij.aanvraag_id, []).append(deel)
    return gevonden


@dataclass(frozen=True, slots=True)
class Besluitdag:
    """A decision with a day that matters: the end of its objection term, or its own day while it was not sent."""

    besluit_id: str
    dossier_id: str
    nummer: str
    dag: date


def bezwaartermijnen(bron: Lezing, vanaf: date) -> tuple[Besluitdag, ...]:
    """The objection terms that end on a day or later."""
    rijen = bron.lees(
        "SELECT b.id, b.dossier_id, b.nummer, max(v.bezwaar_uiterlijk) AS dag FROM verzending v"
        " JOIN besluit b ON b.id = v.besluit_id GROUP BY b.id HAVING max(v.bezwaar_uiterlijk) >= ?",
        (vanaf,),
    )
    return _besluitdagen(rijen)


def niet_verzonden(bron: Lezing) -> tuple[Besluitdag, ...]:
    """The definitive decisions that were not sent."""
    rijen = bron.lees(
        "SELECT b.id, b.dossier_id, b.nummer, b.besluitdatum AS dag FROM besluit b"
        " WHERE NOT EXISTS (SELECT 1 FROM verzending v WHERE v.besluit_id = b.id)"
    )
    return _besluitdagen(rijen)


def _besluitdagen(rijen: Iterable[Any]) -> tuple[Besluitdag, ...]:
    return tuple(Besluitdag(rij.id, rij.dossier_id, rij.nummer, date.fromisoformat(rij.dag)) for rij in rijen)


def open_concepten(bron: Lezing, aanvragen: Iterable[str]) -> dict[str, str]:
    """Per application its newest draft of a decision."""
    rijen = bron.lees(
        "SELECT aanvraag_id, max(id) AS id FROM besluit_concept WHERE definitief_id IS NULL"
        " AND aanvraag_id IN (SELECT value FROM json_each(?)) GROUP BY aanvraag_id",
        (canoniek(list(aanvragen)),),
    )
    return {rij.aanvraag_id: rij.id for rij in rijen}


@dataclass(frozen=True, slots=True)
class OpenContact:
    """A contact that asks for something: no outcome, a dossier to open, or a screening to finish (then since when)."""

    contact_id: str
    dossier_id: str | None
    naam: str
    bedrijf: str
    datum: date
    screening: date | None
    uitkomst: str = ""


_OPEN_CONTACTEN = """
    SELECT c.id, c.dossier_id, c.naam, c.bedrijf, c.datum, c.uitkomst, min(i.begonnen) AS screening FROM contact c
    LEFT JOIN invulling i ON i.onderwerp_soort = 'contact' AND i.onderwerp_id = c.id AND i.afgerond IS NULL
    WHERE i.id IS NOT NULL OR (c.uitkomst IN ('', 'mogelijk_bbz') AND c.dossier_id IS NULL)
    GROUP BY c.id ORDER BY c.id
"""


def open_contacten(bron: Lezing) -> tuple[OpenContact, ...]:
    """The contacts without outcome, those that ask for a dossier, and those with an unfinished screening."""
    return tuple(
        OpenContact(
            rij.id,
            rij.dossier_id,
            rij.naam,
            rij.bedrijf,
            date.fromisoformat(rij.datum),
            _dag(rij.screening),
            rij.uitkomst,
        )
        for rij in bron.lees(_OPEN_CONTACTEN)
    )


@dataclass(frozen=True, slots=True)
class TeBetalen:
    """A loan that was granted and not paid out: the planned day, and when its akte was signed."""

    vordering_id: str
    dossier_id: str
    nummer: str
    gepland: date
    akte: date | None


_TE_BETALEN = """
    SELECT v.id, v.dossier_id, coalesce(v.nummer, '') AS nummer, max(l.vanaf) AS gepland,
        (SELECT min(s.vanaf) FROM vordering_status s WHERE s.vordering_id = v.id AND s.soort = 'akte_getekend') AS akte
    FROM json_each(:welke) w JOIN lening_voorwaarden l ON l.vordering_id = w.value
    JOIN vordering v ON v.id = l.vordering_id JOIN dossier d ON d.id = v.dossier_id
    WHERE d.overgedragen_op IS NULL
    AND NOT EXISTS (SELECT 1 FROM boekingsregel r WHERE r.vordering_id = v.id AND r.rekening = 'uitbetaling')
    AND NOT EXISTS (SELECT 1 FROM vordering_status s WHERE s.vordering_id = v.id AND s.soort = :weg)
    GROUP BY v.id ORDER BY v.id
"""


def te_betalen(bron: Lezing, geboekt: Collection[str]) -> tuple[TeBetalen, ...]:
    """The loans that wait for their akte or for their payment out; `geboekt` are claims that have bookings for sure."""
    alle = bron.lees("SELECT DISTINCT vordering_id FROM lening_voorwaarden")
    welke = [rij.vordering_id for rij in alle if rij.vordering_id not in geboekt]
    return tuple(
        TeBetalen(rij.id, rij.dossier_id, rij.nummer, date.fromisoformat(rij.gepland), _datum(rij.akte))
        for rij in bron.lees(_TE_BETALEN, {"welke": canoniek(welke), "weg": INGETROKKEN})
    )


# Per loan that was paid out the terms of its newest schedule after the last one processed. Terms are a month apart, so
# within 28 days of the last one there is none; looking at the next term first leaves the rest of a schedule unread.
_ONVERWERKT = """
    WITH open AS MATERIALIZED (
        SELECT l.vordering_id, max(s.versie) AS versie,
            coalesce((SELECT max(t.volgnr) FROM vervallen_termijn t WHERE t.vordering_id = l.vordering_id), 0) AS gedaan
        FROM lening_voorwaarden l CROSS JOIN schema_termijn s ON s.rowid = (
            SELECT x.rowid FROM schema_termijn x WHERE x.vordering_id = l.vordering_id ORDER BY x.versie DESC LIMIT 1)
        WHERE NOT EXISTS (SELECT 1 FROM lening_verwerkt k WHERE k.vordering_id = l.vordering_id AND k.volgende > :op)
        AND EXISTS (SELECT 1 FROM boekingsregel u WHERE u.vordering_id = l.vordering_id AND u.rekening = 'uitbetaling')
        AND coalesce(date((SELECT max(t.vervaldatum) FROM vervallen_termijn t WHERE t.vordering_id = l.vordering_id),
            '+28 days'), l.eerste_termijn_op) <= :op
        AND NOT EXISTS (SELECT 1 FROM vordering_status i WHERE i.vordering_id = l.vordering_id AND i.soort = :weg)
        GROUP BY l.vordering_id
    )
    SELECT count(*) AS aantal, min(t.vervaldatum) AS oudste FROM open o
    CROSS JOIN schema_termijn n ON n.rowid = (
        SELECT x.rowid FROM schema_termijn x
        WHERE x.vordering_id = o.vordering_id AND x.versie = o.versie AND x.volgnr > o.gedaan
        ORDER BY x.volgnr LIMIT 1)
    CROSS JOIN schema_termijn t ON t.vordering_id = o.vordering_id AND t.versie = o.versie AND t.volgnr >= n.volgnr
    WHERE n.vervaldatum <= :op AND t.vervaldatum <= :op
"""


def onverwerkt(bron: Lezing, op: date) -> tuple[int, date | None]:
    """How many terms fell due by a day that the maandverwerking has not posted, and the day of the oldest."""
    rij = bron.een(_ONVERWERKT, {"op": op, "weg": INGETROKKEN})
    assert rij is not None
    return rij.aantal, _datum(rij.oudste)


_VORDERINGEN = """
    SELECT v.id, v.dossier_id FROM vordering v
    WHERE v.id NOT IN (SELECT vordering_id FROM vordering_status WHERE soort = :weg){sommige}
"""


_GEWERKT = (
    "contact",
    "huishouden",
    "aanvraag",
    "onderzoek",
    "advies",
    "besluit_concept",
    "besluit",
    "overdracht",
    "stuk",
)


def is_aan_gewerkt(bron: Lezing, dossier_id: str) -> bool:
    """Whether something hangs on a dossier besides its people, its company and its claims."""
    vragen = [f"SELECT 1 FROM {tabel} WHERE dossier_id = ? LIMIT 1" for tabel in _GEWERKT]  # noqa: S608 - our own tables
    return any(bron.waarde(vraag, (dossier_id,)) is not None for vraag in vragen)


def dossiers_van_vorderingen(bron: Lezing, dossier_id: str | None = None) -> dict[str, str]:
    """Per claim its dossier, for all or for one dossier; withdrawn claims are left out."""
    sommige = "" if dossier_id is None else " AND v.dossier_id = :dossier"
    params = {"weg": INGETROKKEN} if dossier_id is None else {"weg": INGETROKKEN, "dossier": dossier_id}
    rijen: Sequence[Any] = bron.lees(_VORDERINGEN.format(sommige=sommige), params)
    return dict(map(tuple, rijen))


_EERDER_TE_LAAT = """
    SELECT DISTINCT s.vordering_id FROM vordering_stand s
    JOIN json_each(:nu) n ON n.key = s.vordering_id
    WHERE s.achterstand > 0 AND s.oudste IS NOT NULL AND s.oudste < n.value AND s.tot > date(s.oudste, '+1 day')
"""


def eerder_te_laat(bron: Lezing, oudste: dict[str, date]) -> frozenset[str]:
    """Of some claims, each with the due date of its oldest open term: those that paid an earlier term too late."""
    rijen = bron.lees(_EERDER_TE_LAAT, {"nu": canoniek({v: dag.isoformat() for v, dag in oudste.items()})})
    return frozenset(rij.vordering_id for rij in rijen)


@dataclass(frozen=True, slots=True)
class Zoekgegeven:
    """What a search result says of a contact, a claim, a decision or a file."""

    tekst: str
    nummer: str
    dag: date | None


_ZOEKGEGEVENS = """
    SELECT c.id, concat_ws(', ', nullif(c.naam, ''), nullif(c.bedrijf, '')), '', c.datum
    FROM json_each(:welke) w JOIN contact c ON c.id = w.value
    UNION ALL SELECT v.id, v.soort, coalesce(v.nummer, ''), v.ontstaan_op
    FROM json_each(:welke) w JOIN vordering v ON v.id = w.value
    UNION ALL SELECT b.id, b.nummer, b.nummer, b.besluitdatum FROM json_each(:welke) w JOIN besluit b ON b.id = w.value
    UNION ALL SELECT s.id, s.naam, '', substr(s.toegevoegd_op, 1, 10)
    FROM json_each(:welke) w JOIN stuk s ON s.id = w.value
"""


def zoekgegevens(bron: Lezing, welke: Collection[str]) -> dict[str, Zoekgegeven]:
    """What is known of things that were found, by their id."""
    if not welke:
        return {}
    rijen: Sequence[Any] = bron.lees(_ZOEKGEGEVENS, {"welke": canoniek(list(welke))})
    return {rij[0]: Zoekgegeven(rij[1], rij[2], _datum(rij[3])) for rij in rijen}


def _datum(tekst: str | None) -> date | None:
    return None if tekst is None else date.fromisoformat(tekst)


def _dag(moment: str | None) -> date | None:
    return None if moment is None else date.fromisoformat(moment[:10])
