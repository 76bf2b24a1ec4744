"""One calculation: facts in as JSON values, outcome out as JSON values, with its explanation and parameters.

Each subject has a module of its own that reads its facts strictly, calls `domain` and writes the outcome. The window
and the command line call the same `domain` functions; here is no arithmetic.
"""

from collections.abc import Callable
from typing import Any

from bbzdesk.domain.fouten import InvoerFout, InvoerFouten
from bbzdesk.domain.parameters import Parameters
from bbzdesk.services.rekenen import (
    aflossing_na_beeindiging,
    aow,
    beslistermijn,
    doelgroep,
    hypotheeklening,
    jaarnorm,
    lening,
    lopende_prognose,
    maanduitkering,
    norm,
    rentekwijtschelding,
    rijksafrekening,
    termijn,
    uitstel,
    vaststelling,
    vermogenstoets,
    voorschot,
    wettelijke_rente,
)
from bbzdesk.services.rekenen.feiten import Feiten
from bbzdesk.services.rekenen.json_lezen import lees_json

_REKENAARS: dict[str, Callable[[Feiten, Parameters], dict[str, Any]]] = {
    "lening": lening.reken,
    "norm": norm.reken,
    "jaarnorm": jaarnorm.reken,
    "beslistermijn": beslistermijn.reken,
    "termijn": termijn.reken,
    "uitstel": uitstel.reken,
    "aow": aow.reken,
    "vermogenstoets": vermogenstoets.reken,
    "maanduitkering": maanduitkering.reken,
    "voorschot": voorschot.reken,
    "vaststelling": vaststelling.reken,
    "lopende_prognose": lopende_prognose.reken,
    "doelgroep": doelgroep.reken,
    "rentekwijtschelding": rentekwijtschelding.reken,
    "wettelijke_rente": wettelijke_rente.reken,
    "aflossing_na_beeindiging": aflossing_na_beeindiging.reken,
    "hypotheeklening": hypotheeklening.reken,
    "rijksafrekening": rijksafrekening.reken,
}
ONDERWERPEN = tuple(_REKENAARS)

__all__ = ["ONDERWERPEN", "lees_json", "reken"]


def reken(onderwerp: str, invoer: Any, parameters: Parameters) -> dict[str, Any]:
    """Do one calculation. Raises InvoerFouten with a sentence per fault, or OnbekendeWaarde for a known gap."""
    rekenaar = _REKENAARS.get(onderwerp)
    if rekenaar is None:
        zin = f"Het onderwerp is niet bekend. Kies uit: {', '.join(ONDERWERPEN)}."
        raise InvoerFouten([InvoerFout("onderwerp", zin)])
    if not isinstance(invoer, dict):
        raise InvoerFouten([InvoerFout("", "De invoer hoort een JSON-object te zijn, tussen { en }.")])
    return rekenaar(Feiten(invoer), parameters)
