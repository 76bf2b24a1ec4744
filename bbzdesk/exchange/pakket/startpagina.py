"""index.html: what a receiver opens first. Plain HTML without script, every text escaped, and well-formed as XML.

It tells what the entrepreneur has already told, so that nobody has to tell it twice, opens every part, and shows the
metadata in the structure and with the labels of MDTO.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from bbzdesk.domain.datum import voluit
from bbzdesk.exchange.pakket.gegevens import PakketInhoud
from bbzdesk.exchange.pakket.mdto import Knoop, label

BESTAND = "index.html"
DOCTYPE = "<!DOCTYPE html>"
OPMAAK = (
    "body{font:1rem/1.5 'Segoe UI','Liberation Sans',sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem;"
    "color:#1b1b1b;background:#fff}h1{font-size:1.6rem}h2{font-size:1.25rem;margin-top:2rem}"
    "table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;"
    "border-bottom:1px solid #c8c8c8}dt{font-weight:600}dd{margin:0 0 .4rem 1rem;white-space:pre-wrap}"
    "a{color:#00508c}summary{cursor:pointer;padding:.3rem 0}"
)
BELEID = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Ingang:
    """One part on the start page: where it lies, what it is called, what kind it is, and how large."""

    pad: str
    titel: str
    soort: str
    gemaakt_op: datetime
    omvang: int


def startpagina(
    inhoud: PakketInhoud, nummer: str, nu: datetime, ingangen: Sequence[Ingang], metagegevens: Sequence[Knoop]
) -> bytes:
    """Write the start page."""
    delen = [
        f'{DOCTYPE}\n<html lang="nl">\n<head>\n<meta charset="utf-8"/>',
        f'<meta http-equiv="Content-Security-Policy" content="{BELEID}"/>',
        '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
        f"<title>Overdracht {escape(inhoud.dossiernummer)}</title>\n<style>{OPMAAK}</style>\n</head>\n<body>",
        f"<header>\n<h1>Overdracht van dossier {escape(inhoud.dossiernummer)}</h1>",
        f"<p>{escape(inhoud.dossiertitel)}</p>\n</header>\n<main>",
        _wie(inhoud, nummer, nu),
        _verhaal(inhoud),
        _onderdelen(ingangen),
        _metagegevens(metagegevens),
        "</main>\n</body>\n</html>\n",
    ]
    return "\n".join(delen).encode("utf-8")


def _wie(inhoud: PakketInhoud, nummer: str, nu: datetime) -> str:
    regels = [
        ("Van", f"{inhoud.gemeente.naam}, {inhoud.gemeente.contact}, {inhoud.gemeente.email}"),
        ("Aan", f"{inhoud.partner.naam}, {inhoud.partner.contact}, {inhoud.partner.email}"),
        ("Gemaakt op", f"{voluit(nu.date())} om {nu:%H.%M} uur"),
        ("Pakketnummer", nummer),
        ("Zaaknummer", inhoud.zaaknummer or "geen"),
        ("Vertrouwelijkheid", ". ".join(filter(None, (inhoud.vertrouwelijkheid.label, inhoud.vertrouwelijkheid.toelichting)))),
        ("Bijzonderheden", inhoud.bijzonderheden or "geen"),
    ]  # fmt: skip
    return f"<section>\n<h2>Van wie en voor wie</h2>\n<dl>\n{_lijst(regels)}</dl>\n</section>"


def _lijst(regels: Iterable[tuple[str, str]]) -> str:
    return "".join(f"<dt>{escape(kop)}</dt><dd>{escape(tekst)}</dd>\n" for kop, tekst in regels)


def _verhaal(inhoud: PakketInhoud) -> str:
    if not inhoud.verhaal:
        return ""
    delen = []
    for deel in inhoud.verhaal:
        alineas = "".join(f"<p>{escape(alinea)}</p>\n" for alinea in deel.alineas)
        delen.append(f"<h3>{escape(deel.kop)}</h3>\n{alineas}")
    uitleg = "<p>Lees dit eerst. Dan hoeft de ondernemer het niet nog een keer te vertellen.</p>\n"
    return f"<section>\n<h2>Wat de ondernemer al heeft verteld</h2>\n{uitleg}{''.join(delen)}</section>"


def _onderdelen(ingangen: Sequence[Ingang]) -> str:
    rijen = "".join(
        f'<tr><td><a href="{escape(ingang.pad)}">{escape(ingang.titel)}</a></td><td>{escape(ingang.soort)}</td>'
        f"<td>{escape(voluit(ingang.gemaakt_op.date()))}</td><td>{_grootte(ingang.omvang)}</td></tr>\n"
        for ingang in ingangen
    )
    kop = '<tr><th scope="col">Onderdeel</th><th scope="col">Soort</th><th scope="col">Datum</th><th scope="col">Grootte</th></tr>'
    return f"<section>\n<h2>Wat zit er in dit pakket</h2>\n<table>\n<thead>{kop}</thead>\n<tbody>\n{rijen}</tbody>\n</table>\n</section>"


def _grootte(omvang: int) -> str:
    if omvang >= 1_000_000:
        return f"{omvang // 1_000_000},{omvang % 1_000_000 // 100_000} MB"
    return f"{max(1, omvang // 1000)} kB"


def _metagegevens(knopen: Sequence[Knoop]) -> str:
    delen = "".join(
        f"<details>\n<summary>{escape(knoop.waarde('naam'))} ({label(knoop.naam).lower()})</summary>\n"
        f"{_boom(knoop)}</details>\n"
        for knoop in knopen
    )
    uitleg = "<p>Zo is elk onderdeel beschreven volgens MDTO, de standaard voor metagegevens van de overheid.</p>\n"
    return f"<section>\n<h2>Metagegevens</h2>\n{uitleg}{delen}</section>"


def _boom(knoop: Knoop) -> str:
    if isinstance(knoop.inhoud, str):
        return escape(knoop.inhoud)
    delen = "".join(f"<dt>{escape(label(kind.naam))}</dt><dd>{_boom(kind)}</dd>" for kind in knoop.inhoud)
    return f"<dl>{delen}</dl>"
