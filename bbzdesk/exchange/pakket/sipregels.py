"""The rules of the MDTO-SIP in the bag: every object described once, with its parent, and every description true."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bbzdesk.exchange.pakket.bestandssoort import bezwaar_inhoud
from bbzdesk.exchange.pakket.bevindingen import Afwijking, Bevindingen
from bbzdesk.exchange.pakket.bron import Bron, lees
from bbzdesk.exchange.pakket.dossierjson import BESTAND as DOSSIERJSON
from bbzdesk.exchange.pakket.dossierjson import SCHEMA, afwijkingen, is_ons_schema
from bbzdesk.exchange.pakket.gegevens import MEDIATYPEN
from bbzdesk.exchange.pakket.grenzen import BESTAND, SAMEN_JSON, SIDECAR
from bbzdesk.exchange.pakket.jsonlezen import lees_json
from bbzdesk.exchange.pakket.mdto import Knoop, uit_xml
from bbzdesk.exchange.pakket.namen import bezwaar_sip, sleutel, toonbaar
from bbzdesk.exchange.pakket.paginaregels import eis_startpagina
from bbzdesk.exchange.pakket.startpagina import BESTAND as STARTPAGINA

_SIDECAR, _VAN_BESTAND = ".MDTO.xml", ".bestand.MDTO.xml"
_KENMERK = "identificatie/identificatieKenmerk"
_BRON = "identificatie/identificatieBron"
_DOEL = "verwijzingIdentificatie/identificatieKenmerk"
_DOELBRON = "verwijzingIdentificatie/identificatieBron"
_Aanduiding = tuple[str, str, str]  # name, identification and where that comes from


@dataclass(frozen=True, slots=True)
class GelezenSip:
    """The delivery: the description of every folder and file by path under `data/`, and what dossier.json holds."""

    map: str
    objecten: Mapping[str, Knoop]
    bestanden: Mapping[str, Knoop]
    dossier: Mapping[str, object]


def controleer_sip(bron: Bron, sommen: Mapping[str, str], bevindingen: Bevindingen) -> GelezenSip | None:
    """Check the delivery under `data/`; `bron` has paths below that folder, `sommen` the SHA-512 of `data/...`."""
    _eis_namen(bron, bevindingen)
    toppen = {pad.partition("/")[0] for pad in bron.omvang}
    if len(toppen) != 1 or any("/" not in pad for pad in bron.omvang):
        bevindingen.zin("In de map “data” hoort precies één map te staan: die van het dossier.")
        return None
    top = toppen.pop()
    mappen = sorted({pad.rpartition("/")[0] for pad in bron.omvang} | _bovenliggend(bron))
    objecten = dict(_objecten(bron, mappen, bevindingen))
    bestanden = dict(_bestanden(bron, bevindingen))
    _eis_sidecars_met_bestand(bron, mappen, bevindingen)
    _eis_bestanden(bron, bestanden, objecten, sommen, bevindingen)
    _eis_samenhang(top, objecten, bestanden, bevindingen)
    dossier = _dossierjson(bron, top, bevindingen)
    if f"{top}/{STARTPAGINA}" in bron.omvang:
        eis_startpagina(bron, top, bevindingen)
    else:
        bevindingen.zin(f"In het pakket ontbreekt de startpagina “{STARTPAGINA}”.")
    return GelezenSip(top, objecten, bestanden, dossier)


def _bovenliggend(bron: Bron) -> set[str]:
    return {pad[:plaats] for pad in bron.omvang for plaats, teken in enumerate(pad) if teken == "/"}


def _eis_namen(bron: Bron, bevindingen: Bevindingen) -> None:
    gezien: dict[str, str] = {}
    for pad in sorted(_bovenliggend(bron)) + sorted(bron.omvang):
        naam = pad.rpartition("/")[2]
        if reden := bezwaar_sip(naam):
            bevindingen.meld(naam, f"heeft een naam die in een MDTO-SIP niet mag: de naam {reden}")
        if gezien.setdefault(sleutel(naam), pad) != pad:
            bevindingen.meld(naam, "heeft een naam die in het pakket nog een keer voorkomt")


def _is_sidecar(pad: str) -> bool:
    return pad.endswith(_SIDECAR)


def _lees_sidecar(bron: Bron, pad: str, soort: str, bevindingen: Bevindingen) -> Iterator[Knoop]:
    try:
        knoop = uit_xml(lees(bron, pad, SIDECAR))
    except Afwijking as reden:
        bevindingen.meld(_naam(pad), str(reden))
        return
    if knoop.naam == soort:
        yield knoop
    else:
        bevindingen.meld(_naam(pad), f"hoort een {soort} te beschrijven en beschrijft een {knoop.naam}")


def _naam(pad: str) -> str:
    return pad.rpartition("/")[2]


def _objecten(bron: Bron, mappen: list[str], bevindingen: Bevindingen) -> Iterator[tuple[str, Knoop]]:
    for map_ in mappen:
        sidecar = f"{map_}/{_naam(map_)}{_SIDECAR}"
        if sidecar not in bron.omvang:
            bevindingen.zin(
                f"In de map “{toonbaar(_naam(map_))}” ontbreekt de beschrijving “{toonbaar(_naam(sidecar))}”."
            )
            continue
        for knoop in _lees_sidecar(bron, sidecar, "informatieobject", bevindingen):
            yield map_, knoop


def _bestanden(bron: Bron, bevindingen: Bevindingen) -> Iterator[tuple[str, Knoop]]:
    for pad in sorted(bron.omvang):
        if _is_sidecar(pad):
            continue
        if f"{pad}{_VAN_BESTAND}" not in bron.omvang:
            bevindingen.meld(_naam(pad), "heeft geen beschrijving (MDTO) naast zich")
            continue
        for knoop in _lees_sidecar(bron, f"{pad}{_VAN_BESTAND}", "bestand", bevindingen):
            yield pad, knoop


def _eis_sidecars_met_bestand(bron: Bron, mappen: list[str], bevindingen: Bevindingen) -> None:
    van_mappen = {f"{map_}/{_naam(map_)}{_SIDECAR}" for map_ in mappen}
    for pad in sorted(bron.omvang):
        if _is_sidecar(pad) and pad not in van_mappen and pad.removesuffix(_VAN_BESTAND) not in bron.omvang:
            bevindingen.meld(_naam(pad), "beschrijft iets dat niet in het pakket zit")
        elif pad.lower().endswith(".mdto.xml") and not _is_sidecar(pad):
            bevindingen.meld(_naam(pad), "eindigt niet precies op .MDTO.xml")


def _eis_bestanden(
    bron: Bron,
    bestanden: Mapping[str, Knoop],
    objecten: Mapping[str, Knoop],
    sommen: Mapping[str, str],
    bevindingen: Bevindingen,
) -> None:
    for pad, knoop in bestanden.items():
        naam = _naam(pad)
        sidecar = f"{naam}{_VAN_BESTAND}"
        uitgang = naam.rpartition(".")[2]
        if uitgang not in MEDIATYPEN and naam != STARTPAGINA:
            bevindingen.meld(naam, "is een soort bestand dat niet in een overdrachtspakket mag")
        elif knoop.waarde("bestandsformaat/begripLabel") != MEDIATYPEN.get(uitgang, "text/html"):
            bevindingen.meld(sidecar, "noemt een ander bestandsformaat dan dat van het bestand")
        if bron.omvang[pad] > (SAMEN_JSON if uitgang == "json" else BESTAND):
            bevindingen.meld(naam, "is te groot")
        _eis_soort(bron, pad, uitgang, bevindingen)
        if knoop.waarde("naam") != naam:
            bevindingen.meld(sidecar, "noemt een andere naam dan die van het bestand")
        if knoop.waarde("omvang") != str(bron.omvang[pad]):
            bevindingen.meld(sidecar, "noemt een andere omvang dan die van het bestand")
        if not _som_klopt(knoop, sommen.get(f"data/{pad}")):
            bevindingen.meld(sidecar, "noemt een andere controlesom (SHA-512) dan die van het bestand")
        object_ = objecten.get(pad.rpartition("/")[0])
        if object_ and _verwijzingen(knoop, "isRepresentatieVan") != [_aanduiding(object_)]:
            bevindingen.meld(sidecar, "wijst niet naar het onderdeel in dezelfde map")


def _eis_soort(bron: Bron, pad: str, uitgang: str, bevindingen: Bevindingen) -> None:
    try:
        if reden := bezwaar_inhoud(uitgang, bron.blokken(pad)):
            bevindingen.meld(_naam(pad), reden)
    except Afwijking as reden_van_lezen:
        bevindingen.meld(_naam(pad), str(reden_van_lezen))


def _som_klopt(knoop: Knoop, echt: str | None) -> bool:
    return any(
        som.waarde("checksumAlgoritme/begripLabel").upper().replace("-", "") == "SHA512"
        and som.waarde("checksumWaarde").lower() == echt
        for som in knoop.alle("checksum")
    )


def _eis_samenhang(
    top: str, objecten: Mapping[str, Knoop], bestanden: Mapping[str, Knoop], bevindingen: Bevindingen
) -> None:
    kenmerken: dict[str, str] = {}
    for pad, knoop in [*objecten.items(), *bestanden.items()]:
        if kenmerken.setdefault(knoop.waarde(_KENMERK), pad) != pad:
            bevindingen.meld(_naam(pad), "heeft een kenmerk dat in het pakket nog een keer voorkomt")
    delen_in, bestanden_in = _per_map(objecten), _per_map(bestanden)
    for pad, knoop in objecten.items():
        sidecar = f"{_naam(pad)}{_SIDECAR}"
        niveau = "Dossier" if pad == top else "Archiefstuk"
        if knoop.waarde("aggregatieniveau/begripLabel") != niveau:
            bevindingen.meld(sidecar, f"heeft niet het aggregatieniveau {niveau}")
        ouder = objecten.get(pad.rpartition("/")[0])
        verwacht = [_aanduiding(ouder)] if ouder else []
        if _verwijzingen(knoop, "isOnderdeelVan") != verwacht and (ouder or pad == top):
            bevindingen.meld(sidecar, "wijst niet precies één keer naar het dossier waar het bij hoort")
        # What an object says it holds must be exactly what lies in its folder.
        if _verwijzingen(knoop, "bevatOnderdeel") != delen_in.get(pad, []):
            bevindingen.meld(sidecar, "noemt niet precies de onderdelen die in de map zitten")
        if _verwijzingen(knoop, "heeftRepresentatie", "aanvullendeMetagegevens") != bestanden_in.get(pad, []):
            bevindingen.meld(sidecar, "noemt niet precies de bestanden die in de map zitten")


def _aanduiding(knoop: Knoop) -> _Aanduiding:
    return knoop.waarde("naam"), knoop.waarde(_KENMERK), knoop.waarde(_BRON)


def _verwijzingen(knoop: Knoop, *namen: str) -> list[_Aanduiding]:
    """What an object points to, sorted: a reference with another name or another origin points elsewhere."""
    return sorted(
        (doel.waarde("verwijzingNaam"), doel.waarde(_DOEL), doel.waarde(_DOELBRON))
        for naam in namen
        for doel in knoop.alle(naam)
    )


def _per_map(knopen: Mapping[str, Knoop]) -> dict[str, list[_Aanduiding]]:
    """What lies directly in each folder, sorted."""
    per_map: dict[str, list[_Aanduiding]] = {}
    for pad, knoop in knopen.items():
        per_map.setdefault(pad.rpartition("/")[0], []).append(_aanduiding(knoop))
    return {pad: sorted(aanduidingen) for pad, aanduidingen in per_map.items()}


def _dossierjson(bron: Bron, top: str, bevindingen: Bevindingen) -> Mapping[str, object]:
    plaatsen = [pad for pad in bron.omvang if _naam(pad) == SCHEMA]
    if f"{top}/{DOSSIERJSON}" not in bron.omvang or len(plaatsen) != 1:
        bevindingen.zin(f"In het pakket ontbreekt “{DOSSIERJSON}” of het schema daarvan, “{SCHEMA}”.")
        return {}
    schema = _lees_json(bron, plaatsen[0], bevindingen)
    dossier = _lees_json(bron, f"{top}/{DOSSIERJSON}", bevindingen)
    if schema is None or dossier is None:
        return {}
    if not is_ons_schema(schema):
        bevindingen.meld(SCHEMA, "is niet het schema dat bij deze versie van het pakket hoort")
        return {}
    assert isinstance(schema, dict)
    try:
        for gezegde in afwijkingen(dossier, schema):
            bevindingen.meld(DOSSIERJSON, gezegde)
    except Afwijking as reden:
        bevindingen.meld(SCHEMA, str(reden))
    return dossier if isinstance(dossier, dict) else {}


def _lees_json(bron: Bron, pad: str, bevindingen: Bevindingen) -> object:
    try:
        inhoud: object = lees_json(lees(bron, pad, SAMEN_JSON))
    except Afwijking as reden:
        bevindingen.meld(_naam(pad), str(reden))
        return None
    return inhoud
