"""Undo: put the before-images of a labelled work back, as a labelled work of its own."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row
from sqlalchemy.exc import IntegrityError

from bbzdesk.store import schema
from bbzdesk.store.fouten import NietOngedaan
from bbzdesk.store.lezing import Lezing, rij_naar_json, rij_uit_json
from bbzdesk.store.schema.bewaking import DEFINITIEVE_RIJ
from bbzdesk.store.werk import Werk

_ONGEDAAN, _OPNIEUW = "Ongedaan gemaakt: ", "Opnieuw gedaan: "


def belemmering(bron: Lezing, werk_id: str) -> NietOngedaan | None:
    """Say why a work cannot be undone; None when it can. Changes nothing."""
    werk = bron.een("SELECT * FROM werk WHERE id = ?", (werk_id,))
    if werk is None:
        return NietOngedaan("Deze wijziging staat niet meer in de geschiedenis. Verander de gegevens met de hand.")
    if werk.ongedaan_door is not None:
        return NietOngedaan(f"“{werk.label}” is al ongedaan gemaakt. U hoeft niets te doen.")
    vast = _vaste_tabellen(bron, werk_id)
    if "besluit" in vast:
        return NietOngedaan(
            f"“{werk.label}” kan niet ongedaan worden gemaakt: een definitief besluit verandert niet meer. "
            "Neem een nieuw besluit als het anders moet."
        )
    if "boeking" in vast:
        return NietOngedaan(
            f"“{werk.label}” staat in een administratie die niet verandert. Kies Terugdraaien: dan komt er een "
            "tegenboeking en blijft zichtbaar wat er is gebeurd.",
            moet_teruggedraaid=True,
        )
    if vast:
        return NietOngedaan(f"“{werk.label}” kan niet ongedaan worden gemaakt: wat is vastgelegd, blijft staan.")
    beelden = _beelden(bron, werk_id)
    if not beelden:
        return NietOngedaan(f"“{werk.label}” heeft niets veranderd dat ongedaan kan worden gemaakt.")
    return _later_geraakt(bron, werk, beelden)


def _vaste_tabellen(bron: Lezing, werk_id: str) -> frozenset[str]:
    """The tables that never change and that this work wrote in.

    Asked of the file, before the images are fetched: those of an import are thousands.
    """
    vragen = ", ".join("?" * len(schema.ALLEEN_TOEVOEGEN))
    sql = f"SELECT DISTINCT tabel FROM voorbeeld WHERE werk_id = ? AND tabel IN ({vragen})"  # noqa: S608 - question marks only
    return frozenset(rij.tabel for rij in bron.lees(sql, (werk_id, *schema.ALLEEN_TOEVOEGEN)))


def _beelden(bron: Lezing, werk_id: str) -> list[Row[Any]]:
    return list(bron.lees("SELECT * FROM voorbeeld WHERE werk_id = ? ORDER BY volgnr DESC", (werk_id,)))


def _later_geraakt(bron: Lezing, werk: Row[Any], beelden: list[Row[Any]]) -> NietOngedaan | None:
    """A row that no longer is what this work made of it was changed later. Compare contents: an undone change is none."""
    bekeken: set[tuple[str, str]] = set()
    for beeld in beelden:  # newest first, so the first image of a row is what the work left behind
        rij = (beeld.tabel, beeld.sleutel)
        if rij not in bekeken and _inhoud(bron, *rij) != beeld.nieuw:
            return _later_werk(bron, werk, beeld)
        bekeken.add(rij)
    return None


def _inhoud(bron: Lezing, tabel: str, sleutel: str) -> str | None:
    rij = bron.een(f"SELECT * FROM {tabel} WHERE id = ?", (sleutel,))  # noqa: S608 - a name that the store wrote itself
    return None if rij is None else rij_naar_json(dict(rij._mapping))  # noqa: SLF001 - the documented way to names


def _later_werk(bron: Lezing, werk: Row[Any], beeld: Row[Any]) -> NietOngedaan:
    later = bron.een(
        """
        SELECT w.label, w.tijdstip FROM voorbeeld v JOIN werk w ON w.id = v.werk_id
        WHERE v.tabel = ? AND v.sleutel = ? AND w.volgnr > ? AND w.ongedaan_door IS NULL
        ORDER BY w.volgnr DESC LIMIT 1
        """,
        (beeld.tabel, beeld.sleutel, werk.volgnr),
    )
    wat = f"“{later.label}”" if later else "een latere wijziging"
    return NietOngedaan(
        f"“{werk.label}” kan niet ongedaan worden gemaakt, omdat {wat} daarna dezelfde gegevens heeft veranderd. "
        "Maak eerst die latere wijziging ongedaan."
    )


def label_van_ongedaan(label: str) -> str:
    """The label of the work that undoes a work; undoing an undo is doing it again."""
    if label.startswith(_ONGEDAAN):
        return _OPNIEUW + label.removeprefix(_ONGEDAAN)
    return _ONGEDAAN + label.removeprefix(_OPNIEUW)


def maak_ongedaan(w: Werk, werk_id: str) -> None:
    """Put the rows of a work back as they were, newest change first. Raises NietOngedaan with the reason."""
    fout = belemmering(w, werk_id)
    if fout is not None:
        raise fout
    w.maakt_ongedaan(werk_id)
    for beeld in _beelden(w, werk_id):
        try:
            _zet_terug(w, beeld)
        except IntegrityError as oorzaak:
            raise _geweigerd(oorzaak) from oorzaak


def _geweigerd(oorzaak: IntegrityError) -> NietOngedaan:
    if DEFINITIEVE_RIJ in str(oorzaak.orig):
        return NietOngedaan(
            "Dit kan niet ongedaan worden gemaakt, omdat het intussen definitief is. Neem een nieuw besluit of kies "
            "Terugdraaien.",
            moet_teruggedraaid=True,
        )
    return NietOngedaan(
        "Dit kan niet ongedaan worden gemaakt, omdat andere gegevens er nu naar verwijzen. "
        "Verwijder eerst wat er later aan is toegevoegd."
    )


def vergeet(w: Werk, voor: datetime) -> int:
    """Forget the before-images of works from before a moment, which then cannot be undone; return how many."""
    vraag = "DELETE FROM voorbeeld WHERE werk_id IN (SELECT id FROM werk WHERE tijdstip < ?)"
    return w.uitvoeren(vraag, (voor,))


def _zet_terug(w: Werk, beeld: Row[Any]) -> None:
    if beeld.oud is None:
        w.verwijder(beeld.tabel, beeld.sleutel)
    elif beeld.nieuw is None:
        w.voeg_toe(beeld.tabel, rij_uit_json(beeld.oud))
    else:
        w.wijzig(beeld.tabel, beeld.sleutel, {k: v for k, v in rij_uit_json(beeld.oud).items() if k != "id"})
