"""Where things live: the resources that ship with the program, and the user's store, backups and technical log.

Only `app`, `cli` and `__main__` know this module; every other function is handed its paths.
"""

import sys
import sysconfig
from pathlib import Path

import platformdirs

from bbzdesk.domain.fouten import GebruikersFout


def hulpbronnen() -> Path:
    """The folder `resources`: in a frozen program, in the source tree or beside an installed wheel."""
    for map_ in _kandidaten():
        # `parameters` tells our folder from another `resources` that happens to stand in site-packages.
        if (map_ / "parameters").is_dir():
            return map_
    raise GebruikersFout(
        "BbzDesk mist de map met bedragen en teksten (resources), dus het kan niet starten. "
        "Installeer BbzDesk opnieuw; uw gegevens blijven staan."
    )


def _kandidaten() -> tuple[Path, ...]:
    if bevroren := getattr(sys, "_MEIPASS", None):
        return (Path(bevroren) / "resources",)
    pakket = Path(__file__).resolve().parent
    gedeelde_gegevens = Path(sysconfig.get_path("data"))
    return pakket.parent / "resources", pakket / "resources", gedeelde_gegevens / "share" / "bbzdesk" / "resources"


def gegevensmap() -> Path:
    r"""The user's folder for BbzDesk: `%LOCALAPPDATA%\BbzDesk`, `~/.local/share/bbzdesk`.

    Not the roaming profile: Windows would copy a live store over the network at every log-on.
    """
    naam = "BbzDesk" if sys.platform == "win32" else "bbzdesk"
    return platformdirs.user_data_path(naam, appauthor=False, roaming=False)


def opslag() -> Path:
    """The usual store of this account; a folder of its own, because a store is only made in an empty one."""
    return gegevensmap() / "opslag"


def opslagkeuze() -> Path:
    """The file that remembers a folder other than `opslag`, when somebody chose one; see `services.plaatskeuze`."""
    return gegevensmap() / "opslag.txt"


def oefenopslag() -> Path:
    """The practice store; never the same folder as the real one."""
    return gegevensmap() / "oefenen"


def backups() -> Path:
    """The first location of the backups; the user chooses the second."""
    return gegevensmap() / "back-up"


def vensterstand() -> Path:
    """Size, place and looks of the window; no personal data, so it is not in the store."""
    return gegevensmap() / "venster.ini"


def technisch_logboek() -> Path:
    """The technical log: what went wrong inside the program, without personal data."""
    return gegevensmap() / "technisch-logboek" / "bbzdesk.log"


def nieuwe_demomap() -> Path:
    """Make a fresh folder for the demo: `oefenen-demo/1`, `oefenen-demo/2` ...; an earlier demo stays as it is."""
    boven = gegevensmap() / "oefenen-demo"
    boven.mkdir(parents=True, exist_ok=True)
    nummer = 1 + max((int(map_.name) for map_ in boven.iterdir() if map_.name.isdecimal()), default=0)
    while True:
        try:
            (boven / str(nummer)).mkdir()
        except FileExistsError:  # another start was just before us
            nummer += 1
        else:
            return boven / str(nummer)
