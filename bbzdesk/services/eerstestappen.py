"""*Eerste stappen*: what a new office can do first. Each line goes when it is done, all of them with the first dossier."""

from collections.abc import Mapping
from typing import Any

from bbzdesk.services import backups, instellingen
from bbzdesk.services.doel import Doel
from bbzdesk.services.kantoor import Kantoor
from bbzdesk.services.werkregel import GEWOON, Werkregel
from bbzdesk.store import overzichten

_OP_DE_BRIEF = {
    "gemeente.adres": "het adres",
    "gemeente.postcode_plaats": "de plaats",
    "gemeente.bezwaaradres": "het adres voor bezwaar",
    "gemeente.rechtbank": "de rechtbank",
}  # without these a letter cannot say where it comes from, and who disagrees cannot answer


def regels(kantoor: Kantoor) -> tuple[Werkregel, ...]:
    """The lines of a store without a dossier; none once there is one."""
    with kantoor.opslag.lees() as bron:
        if not overzichten.zonder_dossiers(bron):
            return ()
        gemeente = instellingen.gemeentefeiten(bron)
    return (_lijst(), _melding(), *_gemeente(gemeente), *_tweede_plaats(kantoor))


def _lijst() -> Werkregel:
    waarom = "Neem uw eigen Excel-overzicht over. U ziet eerst een proef; er verandert nog niets."
    return Werkregel("inlezen", "Uw lopende leningen", waarom, "", GEWOON, "Lees uw lijst in", Doel("inlezen"))


def _melding() -> Werkregel:
    waarom = "Belt er een ondernemer? Typ mee. Daarna kunt u meteen de telefonische screening doen."
    return Werkregel("screening", "De eerste melding", waarom, "", GEWOON, "Maak een melding", Doel("contact"))


def _gemeente(feiten: Mapping[str, Any]) -> tuple[Werkregel, ...]:
    weg = [woorden for naam, woorden in _OP_DE_BRIEF.items() if not feiten.get(naam)]
    if not weg:
        return ()
    waarom = f"Op elke brief staan ook {_samen(weg)}. Die zijn nog leeg."
    doel = Doel("instellingen", tab="gemeente")
    return (Werkregel("instellen", "Gegevens van uw gemeente", waarom, "", GEWOON, "Vul aan", doel),)


def _samen(delen: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(delen[:-1]), delen[-1])))


def _tweede_plaats(kantoor: Kantoor) -> tuple[Werkregel, ...]:
    if kantoor.oefening or backups.tweede_plaats(kantoor) is not None:
        return ()
    waarom = "Kies een netwerkmap of losse schijf. Gaat deze computer stuk, dan hebt u uw gegevens nog."
    return (
        Werkregel("opslag", "Een tweede plaats voor de back-up", waarom, "", GEWOON, "Kies een plaats", Doel("opslag")),
    )
