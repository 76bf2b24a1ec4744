"""Who may import whom. The table is the architecture's; any other arrow fails here with its file and line."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

PAKKET = Path(__file__).resolve().parent.parent / "bbzdesk"

ALLES_BEHALVE_UI = frozenset({"domain", "content", "store", "documents", "exchange", "services", "paths"})
PIJLEN = {
    "domain": frozenset(),
    "content": frozenset({"domain"}),
    "store": frozenset({"domain"}),
    "documents": frozenset({"domain", "content"}),
    "exchange": frozenset({"domain", "content", "documents"}),
    "services": frozenset({"domain", "content", "store", "documents", "exchange"}),
    "ui": frozenset({"services", "domain", "content"}),
    "app": ALLES_BEHALVE_UI,
    # `domain` because the sentences of its faults and the notation of its amounts are what these two print.
    "cli": frozenset({"app", "paths", "domain", "ui"}),
    "__main__": frozenset({"app", "cli", "paths", "domain", "ui"}),
    "paths": frozenset({"domain"}),
    "__init__": frozenset(),
}
# A window is asked for at run time, so its code is loaded at run time.
ALLEEN_IN_FUNCTIES = {"cli": frozenset({"ui"}), "__main__": frozenset({"ui", "cli", "app"})}

BIBLIOTHEKEN = {
    "store": frozenset({"sqlalchemy", "sqlcipher3", "cryptography"}),
    "ui": frozenset({"PySide6", "shiboken6"}),
    "paths": frozenset({"platformdirs"}),
}
# Loaded inside the function that needs them: together they cost half a second, and the window comes first.
ZWARE_BIBLIOTHEKEN = {
    "documents": frozenset({"reportlab", "openpyxl", "docx", "PIL"}),
    "exchange": frozenset({"openpyxl", "lxml", "pyzipper"}),
}
DATABASE = frozenset({"sqlite3"})  # the plain one of Python: store may read its constants, nobody may open with it
NETWERK = frozenset(
    {"socket", "socketserver", "ssl", "http", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib",
     "telnetlib", "xmlrpc", "asyncio", "webbrowser", "PySide6.QtNetwork", "PySide6.QtWebSockets"}
)  # fmt: skip
# A local pipe between two starts of the same program is no network.
LOKAAL = frozenset({"PySide6.QtNetwork.QLocalServer", "PySide6.QtNetwork.QLocalSocket"})
BUITENWERELD = frozenset(
    {"io", "os", "pathlib", "shutil", "tempfile", "subprocess", "time", "random", "secrets", "logging", "threading"}
)
# The numbered steps, not the package that runs them: that one compares the outcome with the schema of today.
OPWAARDERING = re.compile(r"bbzdesk\.store\.upgrade\.\w+")


@dataclass(frozen=True, slots=True)
class Import:
    doel: str
    regel: int
    in_functie: bool
    alleen_typen: bool


def lees_imports(bron: str, module: str, *, is_pakket: bool = False) -> Iterator[Import]:
    """All imports of a source text, with the full name of what they fetch."""
    huis = module.split(".") if is_pakket else module.split(".")[:-1]
    yield from _loop(ast.parse(bron).body, huis, in_functie=False, alleen_typen=False)


def _loop(knopen: list[ast.AST], huis: list[str], *, in_functie: bool, alleen_typen: bool) -> Iterator[Import]:
    for knoop in knopen:
        for doel in _doelen(knoop, huis):
            yield Import(doel, knoop.lineno, in_functie, alleen_typen)
        dieper = in_functie or isinstance(knoop, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        if isinstance(knoop, ast.If) and "TYPE_CHECKING" in ast.unparse(knoop.test):
            yield from _loop(knoop.body, huis, in_functie=dieper, alleen_typen=True)
            yield from _loop(knoop.orelse, huis, in_functie=dieper, alleen_typen=alleen_typen)
        else:
            yield from _loop(list(ast.iter_child_nodes(knoop)), huis, in_functie=dieper, alleen_typen=alleen_typen)


def _doelen(knoop: ast.AST, huis: list[str]) -> Iterator[str]:
    match knoop:
        case ast.Import(names=namen):
            yield from (naam.name for naam in namen)
        case ast.ImportFrom(module=bron, names=namen, level=niveau):
            boven = huis[: len(huis) - niveau + 1] if niveau else []
            basis = ".".join([*boven, *([bron] if bron else [])])
            yield from (f"{basis}.{naam.name}" for naam in namen)
        case ast.Call(func=ast.Name(id="__import__" | "import_module") | ast.Attribute(attr="import_module")):
            eerste = knoop.args[0] if knoop.args else None
            yield eerste.value if isinstance(eerste, ast.Constant) else "a name that is made up at run time"


def overtredingen(module: str, bron: str, *, is_pakket: bool = False) -> list[str]:
    """What a module may not do, one sentence each; `module` is its full name."""
    kamer = module.split(".")[1] if "." in module else "__init__"
    if kamer not in PIJLEN:
        return [f"{module}: {kamer} is no room of the architecture"]
    gevonden = lees_imports(bron, module, is_pakket=is_pakket)
    zinnen = [
        f"{module}:{i.regel} imports {i.doel}: {reden}" for i in gevonden if (reden := _bezwaar(module, kamer, i))
    ]
    return zinnen + _klok(module, kamer, bron) + _gewone_sqlite(module, bron)


def _bezwaar(module: str, kamer: str, wat: Import) -> str | None:
    top = wat.doel.split(".")[0]
    if _hoort_bij(wat.doel, NETWERK) and wat.doel not in LOKAAL:
        return "nothing is ever sent anywhere"
    if top == "bbzdesk":
        return _bezwaar_binnen(module, kamer, wat)
    if top in DATABASE and (kamer != "store" or "connect" in wat.doel):
        return "the store is SQLCipher, by sqlcipher3"
    if top in sys.stdlib_module_names or top == "__future__":
        return "domain knows no files, no clock and no chance" if kamer == "domain" and top in BUITENWERELD else None
    if top in ZWARE_BIBLIOTHEKEN.get(kamer, ()):
        return None if wat.in_functie or wat.alleen_typen else "a heavy library is imported inside the function"
    return None if top in BIBLIOTHEKEN.get(kamer, ()) else f"not a library of {kamer}"


def _bezwaar_binnen(module: str, kamer: str, wat: Import) -> str | None:
    doel = wat.doel.split(".")[1]
    if doel == kamer:
        schema = wat.doel.startswith("bbzdesk.store.schema")
        return "an upgrade carries its own SQL" if schema and OPWAARDERING.match(module) else None
    if doel.startswith("__") and doel != "__main__":
        return None  # the version
    if doel not in PIJLEN[kamer]:
        return f"{kamer} may not know {doel}"
    if doel in ALLEEN_IN_FUNCTIES.get(kamer, ()) and not (wat.in_functie or wat.alleen_typen):
        return f"{kamer} loads {doel} only when it is asked for"
    return None


def _hoort_bij(doel: str, namen: frozenset[str]) -> bool:
    return any(doel == naam or doel.startswith(f"{naam}.") for naam in namen)


_KLOKKEN = {"date.today", "datetime.now", "datetime.utcnow", "datetime.today", "time.time"}


def _klok(module: str, kamer: str, bron: str) -> list[str]:
    """The day of today is an argument, so that every outcome can be computed again."""
    if kamer not in ("domain", "content", "documents", "services"):
        return []
    aanroepen = (k for k in ast.walk(ast.parse(bron)) if isinstance(k, ast.Call))
    return [
        f"{module}:{k.lineno} reads the clock: hand today's date in"
        for k in aanroepen
        if ".".join(ast.unparse(k.func).split(".")[-2:]) in _KLOKKEN
    ]


def _gewone_sqlite(module: str, bron: str) -> list[str]:
    return [
        f"{module}:{k.lineno} opens plain SQLite: the store is SQLCipher, by sqlcipher3"
        for k in ast.walk(ast.parse(bron))
        if isinstance(k, ast.Attribute) and ast.unparse(k) == "sqlite3.connect"
    ]


def modules() -> Iterator[tuple[str, Path]]:
    for pad in sorted(PAKKET.rglob("*.py")):
        delen = pad.relative_to(PAKKET.parent).with_suffix("").parts
        yield ".".join(delen[:-1] if delen[-1] == "__init__" else delen), pad


def test_only_the_arrows_of_the_architecture():
    gevonden = [
        zin
        for module, pad in modules()
        for zin in overtredingen(module, pad.read_text("utf-8"), is_pakket=pad.name == "__init__.py")
    ]
    assert not gevonden, "\n" + "\n".join(gevonden)


# --- the checker itself: each source breaks one rule -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("module", "bron", "reden"),
    [
        ("bbzdesk.domain.x", "from bbzdesk.content import lezen", "domain may not know content"),
        ("bbzdesk.domain.x", "def f():\n    import bbzdesk.store.werk", "domain may not know store"),
        ("bbzdesk.domain.x", "from ..services import dossier", "domain may not know services"),
        ("bbzdesk.domain.x", "import platformdirs", "not a library of domain"),
        ("bbzdesk.domain.x", "import pathlib", "no files"),
        ("bbzdesk.domain.x", "from datetime import date\ndef f():\n    return date.today()", "reads the clock"),
        ("bbzdesk.services.x", "import datetime\nnu = datetime.datetime.now()", "reads the clock"),
        ("bbzdesk.content.x", "from bbzdesk import documents", "content may not know documents"),
        ("bbzdesk.store.x", "from bbzdesk.content import lezen", "store may not know content"),
        ("bbzdesk.services.x", "import sqlite3", "SQLCipher"),
        ("bbzdesk.store.x", "import sqlite3\nsqlite3.connect('a')", "SQLCipher"),
        ("bbzdesk.store.x", "from sqlite3 import connect", "SQLCipher"),
        ("bbzdesk.store.upgrade.v2", "from bbzdesk.store.schema import DDL", "its own SQL"),
        ("bbzdesk.store.upgrade.v2", "from .. import schema", "its own SQL"),
        ("bbzdesk.documents.x", "import reportlab", "inside the function"),
        ("bbzdesk.documents.x", "class A:\n    from docx import Document", "inside the function"),
        ("bbzdesk.documents.x", "def f():\n    import lxml", "not a library of documents"),
        ("bbzdesk.documents.x", "from bbzdesk.exchange import pakket", "documents may not know exchange"),
        ("bbzdesk.exchange.x", "from lxml import etree", "inside the function"),
        ("bbzdesk.exchange.x", "def f():\n    from bbzdesk.store import werk", "exchange may not know store"),
        ("bbzdesk.services.x", "from bbzdesk import paths", "services may not know paths"),
        ("bbzdesk.services.x", "import sqlalchemy", "not a library of services"),
        ("bbzdesk.services.x", "from bbzdesk.ui import shell", "services may not know ui"),
        ("bbzdesk.services.x", "from PySide6.QtCore import QDate", "not a library of services"),
        ("bbzdesk.ui.pages.x", "from bbzdesk.store import werk", "ui may not know store"),
        ("bbzdesk.ui.pages.x", "from bbzdesk.paths import opslag", "ui may not know paths"),
        ("bbzdesk.ui.pages.x", "from bbzdesk.documents import pdf", "ui may not know documents"),
        ("bbzdesk.ui.x", "from PySide6.QtNetwork import QNetworkAccessManager", "nothing is ever sent"),
        ("bbzdesk.app", "def f():\n    from bbzdesk.ui import shell", "app may not know ui"),
        ("bbzdesk.cli", "from bbzdesk.ui import shell", "only when it is asked for"),
        ("bbzdesk.cli", "from bbzdesk.services import demo", "cli may not know services"),
        ("bbzdesk.__main__", "from bbzdesk.cli import hoofd", "only when it is asked for"),
        ("bbzdesk.exchange.x", "def f():\n    import urllib.request", "nothing is ever sent"),
        ("bbzdesk.services.x", "def f():\n    from http.client import HTTPConnection", "nothing is ever sent"),
        ("bbzdesk.domain.x", "import importlib\nimportlib.import_module('bbzdesk.store')", "domain may not know store"),
        ("bbzdesk.services.x", "def f(n):\n    __import__(n)", "not a library of services"),
        ("bbzdesk.domain.x", "try:\n    import lxml\nexcept ImportError:\n    pass", "not a library of domain"),
        ("bbzdesk.hulp.x", "", "no room of the architecture"),
        ("bbzdesk.utils", "", "no room of the architecture"),
    ],
)  # fmt: skip
def test_a_planted_violation_is_found(module, bron, reden):
    assert any(reden in zin for zin in overtredingen(module, bron)), overtredingen(module, bron)


@pytest.mark.parametrize(
    ("module", "bron"),
    [
        ("bbzdesk.domain.x", "import re\nfrom decimal import Decimal\nfrom bbzdesk.domain.geld import euro"),
        ("bbzdesk.domain.x", "from . import geld"),
        ("bbzdesk.store.x", "import sqlalchemy\nfrom sqlcipher3 import dbapi2\nimport hashlib"),
        ("bbzdesk.store.x", "from bbzdesk.store.schema import DDL"),
        ("bbzdesk.store.upgrade.v2", "from bbzdesk.store.fouten import OpslagFout"),
        ("bbzdesk.documents.x", "def f():\n    from reportlab.pdfgen import canvas"),
        ("bbzdesk.documents.x", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import reportlab"),
        ("bbzdesk.exchange.x", "import zipfile\ndef f():\n    import pyzipper"),
        ("bbzdesk.ui.x", "from PySide6.QtNetwork import QLocalServer\nfrom PySide6.QtWidgets import QWidget"),
        ("bbzdesk.app", "from bbzdesk import paths, services, store"),
        ("bbzdesk.cli", "from bbzdesk import app, __version__\ndef f():\n    from bbzdesk.ui import shell"),
        ("bbzdesk.exchange.x", "from urllib.parse import quote"),
        ("bbzdesk.ui.x", "from datetime import date\nvandaag = date.today()"),
    ],
)
def test_an_arrow_of_the_table_is_allowed(module, bron):
    assert overtredingen(module, bron) == []


def test_types_only_is_no_way_around_an_arrow():
    bron = "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from bbzdesk.store import werk"
    assert overtredingen("bbzdesk.ui.x", bron)
