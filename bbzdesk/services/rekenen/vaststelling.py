"""`vaststelling`: the bijstand over a boekjaar against the jaarnorm (Bbz art. 11 to 13)."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from bbzdesk.domain.boekjaar import HELE_MAANDEN, Dagen, maak_boekjaar
from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.geld import MAXIMUM
from bbzdesk.domain.inkomen import Correctie, Inkomensfeiten, Jaarstukken
from bbzdesk.domain.norm import GEHUWD
from bbzdesk.domain.parameters import Lezer, Parameters
from bbzdesk.domain.vaststelling import (
    ART13_LEZINGEN,
    EVENREDIG_NAAR,
    GEHEEL,
    NAAR_JAARNORM,
    Bijstandsperiode,
    Matiging,
    Vaststelling,
    Vaststellingsfeiten,
    gegeven_jaarnorm,
    stel_vast,
)
from bbzdesk.domain.vermogen import CATEGORIEEN, Vermogen
from bbzdesk.services.rekenen.feiten import WEINIG_DELEN, Feiten
from bbzdesk.services.rekenen.jaarnorm import Jaarnormfeiten, bereken_jaarnorm, lees_jaarnormfeiten
from bbzdesk.services.rekenen.uitvoer import bedrag, verantwoording


def reken(feiten: Feiten, parameters: Parameters) -> dict[str, Any]:
    """Aid, income, assets and jaarnorm of a boekjaar; what the determination comes to."""
    gelezen = lees_vaststelling(feiten)
    feiten.klaar()
    lezer = parameters.lezer()
    uitkomst = stel_vast(maak_vaststellingsfeiten(gelezen, lezer, parameters), lezer)
    return {**schrijf_vaststelling(uitkomst), **verantwoording(uitkomst.regels, lezer)}


def schrijf_vaststelling(uitkomst: Vaststelling) -> dict[str, Any]:
    """Write the outcome, without its explanation."""
    return {
        "netto_inkomen": bedrag(uitkomst.inkomen.netto),
        "jaarnorm": bedrag(uitkomst.jaarnorm),
        "onderdeel": uitkomst.onderdeel,
        "nabetaling": bedrag(uitkomst.nabetaling),
        "terug_te_vorderen_ten_hoogste": bedrag(uitkomst.terug_te_vorderen_ten_hoogste),
        "terug_te_vorderen": bedrag(uitkomst.terug_te_vorderen),
        "om_niet": bedrag(uitkomst.om_niet),
        "renteloze_lening": bedrag(uitkomst.renteloze_lening),
        "jaarlijkse_aflossing_ten_minste": bedrag(uitkomst.jaarlijkse_aflossing_ten_minste),
    }


@dataclass(frozen=True, slots=True)
class GelezenVaststelling:
    """The facts as they were read. Their boekjaar and jaarnorm are filled in when both are computed."""

    eind: date | None
    jaarnorm: int | Jaarnormfeiten
    feiten: Vaststellingsfeiten


def lees_vaststelling(feiten: Feiten) -> GelezenVaststelling:
    """Read the facts of a determination; the forecast reads them with this too."""
    begin, eind = feiten.datum("boekjaar_begin"), feiten.datum_of_niets("boekjaar_eind")
    norm, bijzondere_bijstand = _lees_jaarnorm(feiten, begin, eind)
    matiging = feiten.bedrag_of_niets("matiging")
    gelezen = Vaststellingsfeiten(
        boekjaar=Dagen(begin, begin),
        bijstand=_lees_bijstand(feiten),
        inkomen=_lees_inkomen(feiten, norm),
        categorie=feiten.keuze("categorie", CATEGORIEEN),
        vermogen=Vermogen(feiten.bedrag("totaal_vermogen"), feiten.bedrag("schulden")),
        jaarnorm=gegeven_jaarnorm(0, 0),
        bijzondere_bijstand=bijzondere_bijstand,
        deel_van_maand=HELE_MAANDEN if isinstance(norm, int) else norm.deel_van_maand,
        vermogen_peildatum=feiten.datum_of_niets("vermogen_peildatum"),
        evenredig=feiten.keuze("evenredig", EVENREDIG_NAAR, NAAR_JAARNORM),
        art13_lezing=feiten.keuze("art13_lezing", ART13_LEZINGEN, GEHEEL),
        matiging=None if matiging is None else Matiging(matiging),
    )
    return GelezenVaststelling(eind, norm, gelezen)


def maak_vaststellingsfeiten(gelezen: GelezenVaststelling, lezer: Lezer, parameters: Parameters) -> Vaststellingsfeiten:
    """Fill in the boekjaar and the jaarnorm. Raises InvoerFouten when the jaarnorm has another boekjaar."""
    feiten, norm = gelezen.feiten, gelezen.jaarnorm
    begin = feiten.boekjaar.van
    meeste = lezer.aantal("bbz_vast.boekjaar_maanden", begin)
    boekjaar = maak_boekjaar(begin, gelezen.eind, meeste)
    if isinstance(norm, int):
        return replace(feiten, boekjaar=boekjaar, jaarnorm=gegeven_jaarnorm(norm, feiten.bijzondere_bijstand))
    if maak_boekjaar(norm.begin, norm.eind, meeste) != boekjaar:
        zin = "Bij “jaarnorm” staat een ander boekjaar dan dat van de vaststelling. Laat het daar weg of vul hetzelfde in."
        raise InvoerFouten([InvoerFout("jaarnorm.boekjaar_begin", zin)])
    return replace(feiten, boekjaar=boekjaar, jaarnorm=bereken_jaarnorm(norm, lezer, parameters))


def _lees_jaarnorm(feiten: Feiten, begin: date, eind: date | None) -> tuple[int | Jaarnormfeiten, int]:
    """The jaarnorm, and the bijzondere bijstand that is on both sides, wherever it was given."""
    bijzondere_bijstand = feiten.bedrag_of_niets("bijzondere_bijstand")
    if not feiten.heeft("jaarnorm"):
        feiten.negeer("jaarnorm")
        feiten.meld("jaarnorm", "“jaarnorm” ontbreekt. Vul in: een bedrag zonder bijzondere bijstand, of de feiten.")
        return 0, bijzondere_bijstand or 0
    if not feiten.is_object("jaarnorm"):
        return feiten.bedrag("jaarnorm"), bijzondere_bijstand or 0
    deel = feiten.deel("jaarnorm")
    gelezen = lees_jaarnormfeiten(deel, begin, eind)
    if bijzondere_bijstand is None:
        bijzondere_bijstand = gelezen.bijzondere_bijstand
    elif deel.heeft("bijzondere_bijstand") and gelezen.bijzondere_bijstand != bijzondere_bijstand:
        deel.fout("bijzondere_bijstand", "hoort hetzelfde bedrag als bij “bijzondere_bijstand”. Vul het één keer in.")
    return replace(gelezen, bijzondere_bijstand=bijzondere_bijstand), bijzondere_bijstand


def _ooit_gehuwd(norm: Jaarnormfeiten) -> bool:
    """Whether the household was joint at some time, as far as is known."""
    perioden = norm.perioden if norm.situatie is None else (norm.situatie,)
    return any(periode.situatie is None or periode.situatie.leefvorm == GEHUWD for periode in perioden)


def _lees_bijstand(feiten: Feiten) -> tuple[Bijstandsperiode, ...]:
    delen = feiten.lijst("bijstand", WEINIG_DELEN)
    if delen is None:
        feiten.meld("bijstand", "“bijstand” ontbreekt. Vul in: een lijst met van, tot en bedrag.")
    return tuple(
        Bijstandsperiode(Dagen(deel.datum("van"), deel.datum("tot")), deel.bedrag("bedrag"), deel.plaats)
        for deel in delen or ()
    )


def _lees_inkomen(feiten: Feiten, norm: int | Jaarnormfeiten) -> Inkomensfeiten:
    correcties = tuple(
        Correctie(deel.tekst("omschrijving").rstrip("."), deel.bedrag("bedrag", -MAXIMUM))
        for deel in feiten.lijst("correcties", WEINIG_DELEN) or ()
    )
    partner = feiten.bedrag_of_niets("inkomen_partner_netto") or 0
    if partner and isinstance(norm, Jaarnormfeiten) and not _ooit_gehuwd(norm):
        zin = "hoort een periode met leefvorm gehuwd in de jaarnorm: alleen dan telt het mee. Pas een van de twee aan."
        feiten.fout("inkomen_partner_netto", zin)
    return Inkomensfeiten(
        jaarstukken=Jaarstukken(feiten.bedrag("winst", -MAXIMUM), correcties),
        zonder_loonheffing=feiten.bedrag_of_niets("inkomen_zonder_loonheffing") or 0,
        netto=feiten.bedrag_of_niets("inkomen_netto") or 0,
        partner=partner,
        zvw_bijdrage=feiten.bedrag_of_niets("zvw_bijdrage"),
        overige_aftrek=feiten.bedrag_of_niets("overige_aftrek") or 0,
    )
