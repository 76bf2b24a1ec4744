"""Days and names as the lines of the window write them."""

from datetime import date

from bbzdesk.domain.datum import MAANDEN, WEEKDAGEN, met_dag
from bbzdesk.domain.feiten import CATEGORIEEN
from bbzdesk.domain.stoplicht import Stoplicht

# The state of a dossier is that of the claim that asks most of the office.
_ZWAARSTE_EERST = (
    Stoplicht.OPGEEIST, Stoplicht.ACHTERSTAND, Stoplicht.LET_OP, Stoplicht.UITSTEL,
    Stoplicht.RENTELOOS, Stoplicht.BIJ, Stoplicht.AFGELOST,
)  # fmt: skip
_DOELGROEPEN = dict(CATEGORIEEN)


def hoofdletter(tekst: str) -> str:
    """The same text as the beginning of a sentence."""
    return tekst[:1].upper() + tekst[1:]


def dag_en_maand(dag: date, vandaag: date) -> str:
    """`1 maart`, with the year when that is another one than today's."""
    jaar = "" if dag.year == vandaag.year else f" {dag.year}"
    return f"{dag.day} {MAANDEN[dag.month - 1]}{jaar}"


def met_weekdag(dag: date, vandaag: date) -> str:
    """`vrijdag 6 maart`, with the year when that is another one."""
    return f"{WEEKDAGEN[dag.weekday()]} {dag_en_maand(dag, vandaag)}"


def met_korte_dag(dag: date, vandaag: date) -> str:
    """`vr 6 maart`, for the right side of a line."""
    return f"{WEEKDAGEN[dag.weekday()][:2]} {dag_en_maand(dag, vandaag)}"


def week(dag: date) -> str:
    """`Maandag 9 maart 2026, week 11`."""
    return f"{hoofdletter(met_dag(dag))}, week {dag.isocalendar().week}"


def dagen(aantal: int) -> str:
    """`1 dag`, `12 dagen`."""
    return "1 dag" if aantal == 1 else f"{aantal} dagen"


def aantal_van(aantal: int, een: str, meer: str) -> str:
    """`1 termijn`, `3 termijnen`."""
    return f"{aantal} {een if aantal == 1 else meer}"


def nog_of_te_laat(dag: date, vandaag: date) -> str:
    """`nog 25 dagen`, `vandaag`, `3 dagen te laat`."""
    over = (dag - vandaag).days
    if over == 0:
        return "vandaag"
    return f"nog {dagen(over)}" if over > 0 else f"{dagen(-over)} te laat"


def al_dagen(sinds: date, vandaag: date) -> str:
    """`al 3 dagen`: how long something waits."""
    return f"al {dagen((vandaag - sinds).days)}"


def geleden(dag: date, vandaag: date) -> str:
    """`vandaag`, `gisteren`, `12 dagen geleden`."""
    sinds = (vandaag - dag).days
    return {0: "vandaag", 1: "gisteren"}.get(sinds) or f"{dagen(sinds)} geleden"


def familienaam(tussenvoegsel: str, achternaam: str) -> str:
    """The surname as it begins a line: `Van den Berg`."""
    return hoofdletter(f"{tussenvoegsel} {achternaam}".strip())


def wie(tussenvoegsel: str, achternaam: str, bedrijf: str) -> str:
    """A dossier in a few words, surname first: `Van den Berg, timmerwerk`; without a person its company."""
    return ", ".join(deel for deel in (familienaam(tussenvoegsel, achternaam), bedrijf) if deel)


def doelgroep(categorie: str) -> str:
    """The group of Bbz art. 2 in words; a dossier of a sheet that was taken over has none yet."""
    return hoofdletter(_DOELGROEPEN.get(categorie, "doelgroep niet bekend"))


def zwaarste(lichten: list[Stoplicht]) -> Stoplicht | None:
    """The state that asks most of the office; None without a claim."""
    return next((licht for licht in _ZWAARSTE_EERST if licht in lichten), None)


_SLEUTELS = {licht: licht.name.replace("_", "").lower() for licht in Stoplicht}


def stoplichtsleutel(licht: Stoplicht | None) -> str | None:
    """The key under which the window knows a state: `letop`."""
    return None if licht is None else _SLEUTELS[licht]


def bsn_verborgen(bsn: str) -> str:
    """A BSN as screens show it: enough to recognise, not enough to copy."""
    return f"•••••• {bsn[-3:]}"


def grootte(lengte: int) -> str:
    """`12 kB`, `3 MB`: rounded up, so that no file is 0."""
    kilo = -(-lengte // 1000)
    return f"{kilo} kB" if kilo < 1000 else f"{-(-kilo // 1000)} MB"
