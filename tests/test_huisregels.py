"""The rules of the house that a machine can check: in the code, in the sentences, in the lock files."""

import ast
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

WORTEL = Path(__file__).resolve().parent.parent
CODE = sorted((WORTEL / "bbzdesk").rglob("*.py"))
MAXIMUM_REGELS = 500


def kort(pad: Path) -> str:
    return pad.relative_to(WORTEL).as_posix()


def knopen(bron: str) -> Iterator[ast.AST]:
    return ast.walk(ast.parse(bron))


# --- what no code of ours does ---------------------------------------------------------------------------------------

VERBODEN_AANROEPEN = {
    "eval", "exec", "compile", "os.system", "os.popen", "pickle.loads", "pickle.load", "yaml.load",
    "QApplication.processEvents", "QCoreApplication.processEvents",
}  # fmt: skip
VERBODEN_MODULES = {"pickle", "shelve", "marshal", "yaml", "dill", "pandas", "alembic", "pyqtgraph"}
VERBODEN_NAMEN = {
    "processEvents": "work that takes long runs beside the window",
    "QTableWidget": "a table is a model and a view",
    "QSortFilterProxyModel": "sort and filter in the model or in SQL",
}


def verboden_code(bron: str) -> list[str]:
    """What a source text does that none of ours may do, as `line: what`."""
    gevonden = []
    for k in knopen(bron):
        regel = getattr(k, "lineno", 0)
        match k:
            case ast.Call(func=f) if ast.unparse(f) in VERBODEN_AANROEPEN:
                gevonden.append(f"{regel}: {ast.unparse(f)}()")
            case ast.keyword(arg="shell", value=ast.Constant(value=True)):
                gevonden.append(f"{k.value.lineno}: shell=True")
            case ast.Import(names=namen) if {n.name.split(".")[0] for n in namen} & VERBODEN_MODULES:
                gevonden.append(f"{regel}: import of a forbidden module")
            case ast.ImportFrom(module=str(m)) if m.split(".")[0] in VERBODEN_MODULES:
                gevonden.append(f"{regel}: import of a forbidden module")
            case ast.Name(id=naam) | ast.Attribute(attr=naam) | ast.alias(name=naam) if naam in VERBODEN_NAMEN:
                gevonden.append(f"{regel}: {naam} ({VERBODEN_NAMEN[naam]})")
    return gevonden


@pytest.mark.parametrize(
    "bron",
    [
        "eval('1')", "exec('x')", "import os\nos.system('ls')", "import subprocess\nsubprocess.run('ls', shell=True)",
        "import pickle", "from pickle import loads", "app.processEvents()", "QCoreApplication.processEvents()",
        "from PySide6.QtWidgets import QTableWidget", "QtWidgets.QTableWidget()", "import yaml",
    ],
)  # fmt: skip
def test_a_planted_forbidden_call_is_found(bron):
    assert verboden_code(bron)


@pytest.mark.parametrize("bron", ["import re\nre.compile('a')", "ast.literal_eval('1')", "QTableView()"])
def test_its_harmless_neighbour_is_not(bron):
    assert not verboden_code(bron)


def test_no_forbidden_code():
    gevonden = [f"{kort(pad)}:{wat}" for pad in CODE for wat in verboden_code(pad.read_text("utf-8"))]
    assert not gevonden, "\n".join(gevonden)


# --- SQL -------------------------------------------------------------------------------------------------------------

SQL_AANROEPEN = {"text", "execute", "executemany", "executescript", "exec_driver_sql"}
# SQL that is put together from names in our own code says so on its line, with ruff's number (S608) or as
# `# sql: the reason`. Values always travel as parameters.
SQL_REDEN = re.compile(r"#\s*(noqa: S608 - |sql: )\w.{9,}")
# A constant of a module, or bytes as hex digits (a key, which SQLite takes in no other way).
CONSTANTE = re.compile(r"(\w+\.)?_?[A-Z][A-Z0-9_]*|\w+(\.\w+)*\.hex\(\)")


def samengestelde_sql(bron: str) -> list[tuple[int, str]]:
    """Calls that run SQL made with an f-string, %, + or format, directly or through a local name."""
    gevonden = []
    boom = ast.parse(bron)
    samengesteld = {
        doel.id
        for k in ast.walk(boom)
        if isinstance(k, ast.Assign) and _is_samengesteld(k.value)
        for doel in k.targets
        if isinstance(doel, ast.Name)
    }
    regels = bron.splitlines()
    for k in ast.walk(boom):
        if not (isinstance(k, ast.Call) and k.args and _naam(k.func) in SQL_AANROEPEN):
            continue
        if any(SQL_REDEN.search(regel) for regel in regels[k.lineno - 1 : k.end_lineno]):
            continue
        eerste = k.args[0]
        if _is_samengesteld(eerste) or (isinstance(eerste, ast.Name) and eerste.id in samengesteld):
            gevonden.append((k.lineno, ast.unparse(eerste)))
    return gevonden


def _naam(functie: ast.AST) -> str:
    return functie.attr if isinstance(functie, ast.Attribute) else getattr(functie, "id", "")


def _is_samengesteld(k: ast.AST) -> bool:
    match k:
        case ast.JoinedStr(values=[ast.Constant(value=str(begin)), *_]) if begin.startswith("PRAGMA "):
            return False  # SQLite takes no parameters there
        case ast.JoinedStr(values=delen):
            namen = (ast.unparse(deel.value) for deel in delen if isinstance(deel, ast.FormattedValue))
            return not all(CONSTANTE.fullmatch(naam) for naam in namen)
        case ast.BinOp(op=ast.Mod() | ast.Add(), left=links, right=rechts):
            return any(isinstance(n, ast.Constant | ast.JoinedStr) for n in (links, rechts)) or _is_samengesteld(links)
        case ast.Call(func=ast.Attribute(attr="format" | "join")):
            return True
        case ast.IfExp(body=ja, orelse=nee):
            return _is_samengesteld(ja) or _is_samengesteld(nee)
    return False


@pytest.mark.parametrize(
    "bron",
    [
        "w.execute(f'SELECT * FROM {t}')", "w.execute('SELECT ' + kolom)", "text('SELECT %s' % x)",
        "c.exec_driver_sql('SELECT {}'.format(x))", "sql = f'DELETE FROM {t}'\nw.execute(sql)",
        "w.execute(text(f'SELECT {x}'))", "w.execute('a' if b else f'{x}')", "c.executescript(';'.join(regels))",
    ],
)  # fmt: skip
def test_planted_string_formatted_sql_is_found(bron):
    assert samengestelde_sql(bron)


@pytest.mark.parametrize(
    "bron",
    [
        "w.execute('SELECT ?', (x,))",
        "w.execute(text('SELECT :a'), {'a': f'{x}'})",
        "w.execute(f'SELECT {_VELDEN} FROM t WHERE a=?', (x,))",
        "w.execute(f'PRAGMA {naam}')",
        "w.execute(f'ATTACH DATABASE ? AS a KEY \\'{sleutel.hex()}\\'', (pad,))",
        "w.execute(f'DELETE FROM {t}')  # noqa: S608 - t comes from our own list of tables",
        "w.execute(f'DELETE FROM {t}')  # sql: t comes from our own list of tables",
    ],
)
def test_a_parameter_a_constant_or_a_reason_is_not(bron):
    assert not samengestelde_sql(bron)


def test_no_string_formatted_sql():
    gevonden = [
        f"{kort(pad)}:{regel} {wat}" for pad in CODE for regel, wat in samengestelde_sql(pad.read_text("utf-8"))
    ]
    assert not gevonden, "use parameters, or give the reason on the line:\n" + "\n".join(gevonden)


# --- money -----------------------------------------------------------------------------------------------------------

# A float that is no money says so on its line: `# geen geld: the reason`.
GEEN_GELD = re.compile(r"#\s*geen geld: \w.{5,}")
# Files in which nothing is money, each with what its numbers are.
ZONDER_GELD = {"bbzdesk/store/zoeken.py": "how much two words look alike"}


def kommagetallen(bron: str) -> list[tuple[int, str]]:
    regels = bron.splitlines()
    return [
        (k.lineno, ast.unparse(k))
        for k in knopen(bron)
        if _is_kommagetal(k) and not GEEN_GELD.search(regels[k.lineno - 1])
    ]


def _is_kommagetal(k: ast.AST) -> bool:
    if isinstance(k, ast.Call):
        return ast.unparse(k.func) in ("float", "round")
    return isinstance(k, ast.Constant) and isinstance(k.value, float)


@pytest.mark.parametrize("bron", ["a = 0.1", "float('1')", "x = round(a, 2)", "def f(a=1e3): pass"])
def test_a_planted_float_is_found(bron):
    assert kommagetallen(bron)


def test_no_floats_near_money():
    """`round` is refused with them: it rounds half to even, and the law's cents go half up."""
    gevonden = [
        f"{kort(pad)}:{regel} {wat}"
        for pad in CODE
        if pad.relative_to(WORTEL).parts[1] in ("domain", "content", "store", "services")
        and kort(pad) not in ZONDER_GELD
        for regel, wat in kommagetallen(pad.read_text("utf-8"))
    ]
    assert not gevonden, "money is integer cents, a percentage a Decimal:\n" + "\n".join(gevonden)


# --- size and leftovers ----------------------------------------------------------------------------------------------


def test_a_module_says_one_thing():
    lang = {kort(pad): n for pad in CODE if (n := pad.read_text("utf-8").count("\n")) > MAXIMUM_REGELS}
    assert not lang


def eigen_bestanden() -> list[Path]:
    """What git holds, and what stands beside it waiting for a commit."""
    if (git := shutil.which("git")) is None:
        pytest.skip("no git here, so what belongs to the source tree is unknown")
    uit = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=WORTEL, capture_output=True, check=False,
    )  # fmt: skip
    if uit.returncode:
        pytest.skip("this tree is no git clone, so what belongs to it is unknown")
    paden = (WORTEL / naam for naam in uit.stdout.decode().split("\0") if naam)
    return [pad for pad in paden if pad.is_file() and not pad.is_symlink()]


def tekst(pad: Path) -> str | None:
    ruw = pad.read_bytes()
    if b"\0" in ruw[:8000]:
        return None
    try:
        return ruw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def test_nothing_is_left_for_later_and_nothing_points_at_one_machine():
    """A home folder, or the folder in which this tree happens to stand, tells of one computer and fails on others."""
    # Put together here, because this file is checked too.
    later = re.compile(
        r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X", "raise NotImplemented" + "Error")) + r")\b"
    )
    # A short one (/, /app) says nothing and stands in many a text.
    deze = [f"{map_}/" for map_ in (Path.home(), WORTEL) if len(map_.parts) > 2]
    machine = re.compile("|".join((*map(re.escape, deze), "/ro" + "ot/", "/wo" + "rk/main", "/wo" + "rk/shared")))
    thuis = re.compile("|".join((r"/home/[a-z]", r"[A-Z]:\\Us" + "ers", "/Us" + "ers/", "/tmp/[a-z]")))
    gevonden = []
    for pad in eigen_bestanden():
        if pad.suffix == ".lock" or pad.name == "LICENSE" or (inhoud := tekst(pad)) is None:
            continue
        patronen = [machine]
        if pad.suffix in {".py", ".sh", ".cmd", ""}:
            patronen.append(later)
        if pad.relative_to(WORTEL).parts[0] != "tests":  # tests need the folders of people who do not exist
            patronen.append(thuis)
        for nummer, regel in enumerate(inhoud.splitlines(), 1):
            gevonden += [f"{kort(pad)}:{nummer} {t[0]}" for p in patronen for t in p.finditer(regel)]
    assert not gevonden, "\n".join(gevonden)


def test_no_two_helpers_of_the_tests_share_a_name():
    """Their folders are on one path, so the second would silently be the first."""
    namen = [pad.name for pad in (WORTEL / "tests").rglob("*.py") if pad.name not in ("conftest.py", "__init__.py")]
    assert sorted(namen) == sorted(set(namen))


# --- sentences -------------------------------------------------------------------------------------------------------

# Word to avoid and what to write instead; whole words, any case.
STIJVE_WOORDEN = {
    "conform": "volgens", "middels": "met", "door middel van": "met", "derhalve": "daarom", "inzake": "over",
    "betreffende": "over", "teneinde": "om", "reeds": "al", "tevens": "ook", "ten aanzien van": "over",
    "indien": "als", "geschieden": "gebeuren", "geschiedt": "gebeurt", "bovengenoemd": "noem het zelf",
    "bovengenoemde": "noem het zelf", "voornoemd": "noem het zelf", "voornoemde": "noem het zelf",
    "u dient": "u moet", "dient u": "moet u",
}  # fmt: skip
# In the sentence of a problem also these: they blame, or say nothing.
VERWIJTEN = {"ongeldig": "zeg wat er wel kan", "ongeldige": "zeg wat er wel kan", "verboden": "zeg wat er wel kan",
             "fout": "zeg wat er niet klopt", "foutieve": "zeg wat er niet klopt", "foute": "zeg wat er niet klopt",
             "vergeten": "vraag erom"}  # fmt: skip


def _zoeker(woorden: dict[str, str]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(" + "|".join(map(re.escape, woorden)) + r")(?![\w-])", re.IGNORECASE)


STIJF = _zoeker(STIJVE_WOORDEN)
IN_EEN_MELDING = _zoeker(STIJVE_WOORDEN | VERWIJTEN)


def meldingen(bron: str) -> Iterator[tuple[int, str]]:
    """The texts in a raised exception whose name ends like one of ours, and in calls that make one."""
    for k in knopen(bron):
        if isinstance(k, ast.Call) and re.search(r"(Fout|Fouten|Waarde|_fout|_geen_\w+)$", _naam(k.func)):
            for deel in ast.walk(k):
                if isinstance(deel, ast.Constant) and isinstance(deel.value, str) and " " in deel.value:
                    yield deel.lineno, deel.value


@pytest.mark.parametrize(
    ("bron", "woord"),
    [
        ("raise InvoerFout('x', 'De datum is ongeldig.')", "ongeldig"),
        ("raise GebruikersFout(f'Het bedrag {x} is fout.')", "fout"),
        ("raise OpslagFout('Vul het in ' 'conform de wet.')", "conform"),
        ("raise InvoerFout('x', 'U dient een datum te geven.')", "u dient"),
    ],
)
def test_a_planted_stiff_word_is_found(bron, woord):
    assert [t[1].lower() for _, zin in meldingen(bron) if (t := IN_EEN_MELDING.search(zin))] == [woord]


def test_problems_are_said_in_plain_dutch_without_blame():
    gevonden = [
        f"{kort(pad)}:{regel} “{t[1]}”: {(STIJVE_WOORDEN | VERWIJTEN)[t[1].lower()]}"
        for pad in CODE
        for regel, zin in meldingen(pad.read_text("utf-8"))
        for t in IN_EEN_MELDING.finditer(zin)
    ]
    assert not gevonden, "\n".join(gevonden)


# In a legal ground a term keeps its exact name; a source names what it quotes.
_WETTELIJK = re.compile(r"grond|bron|artikel|wettelijk|rechtsmiddel|citaat")


def teksten(waarde: object, sleutel: str = "") -> Iterator[tuple[str, str]]:
    match waarde:
        case str():
            yield sleutel, waarde
        case dict():
            for naam, deel in waarde.items():
                yield from teksten(deel, f"{sleutel}.{naam}" if sleutel else naam)
        case list():
            for nummer, deel in enumerate(waarde):
                yield from teksten(deel, f"{sleutel}[{nummer}]")


def test_letters_and_checklists_are_plain_dutch():
    gevonden = []
    for kamer in ("beschikkingen", "checklists", "levensvatbaarheid"):
        for pad in sorted((WORTEL / "resources" / kamer).rglob("*")):
            if pad.suffix == ".toml":
                paren = list(teksten(tomllib.loads(pad.read_text("utf-8"))))
            elif pad.suffix in {".txt", ".md"}:
                paren = [(f"regel {n}", r) for n, r in enumerate(pad.read_text("utf-8").splitlines(), 1)]
            else:
                continue
            gevonden += [
                f"{kort(pad)} {sleutel}: “{t[1]}”, schrijf: {STIJVE_WOORDEN[t[1].lower()]}"
                for sleutel, zin in paren
                if not _WETTELIJK.search(sleutel)
                for t in STIJF.finditer(zin)
            ]
    assert not gevonden, "\n".join(gevonden)


# --- the lock files --------------------------------------------------------------------------------------------------

SLOTEN = (WORTEL / "requirements.lock", WORTEL / "installer" / "requirements-dev.lock")


def vastgezet(slot: Path) -> dict[str, str]:
    """Name to version of everything a lock file pins."""
    regels = (r for r in slot.read_text("utf-8").splitlines() if r and not r.startswith((" ", "#")))
    return dict(re.match(r"([a-z0-9-]+)==([\w.]+)", r).groups() for r in regels)


@pytest.mark.parametrize("slot", SLOTEN, ids=lambda slot: slot.name)
def test_every_package_has_one_version_and_its_hashes(slot):
    inhoud = slot.read_text("utf-8").replace("\\\n", " ")
    regels = [r for r in inhoud.splitlines() if r.strip() and not r.lstrip().startswith("#")]
    vorm = re.compile(r"[a-z0-9-]+==[\w.]+(?: ; [^#]+?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")
    assert regels
    assert [r[:60] for r in regels if not vorm.fullmatch(r)] == []


@pytest.mark.parametrize("slot", SLOTEN, ids=lambda slot: slot.name)
def test_a_lock_file_names_no_host(slot):
    """A host name would bind every municipality to one server."""
    inhoud = slot.read_text("utf-8")
    assert not re.search(r"https?:|index-url|find-links|trusted-host|file:|@ ", inhoud)


def test_the_developers_lock_holds_all_of_the_programs_lock():
    """The installer relies on it: it reads one of the two."""
    assert vastgezet(SLOTEN[0]).items() <= vastgezet(SLOTEN[1]).items()


def _genormaliseerd(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", naam).lower()


@pytest.mark.parametrize(("slot", "extra"), [(SLOTEN[0], None), (SLOTEN[1], "dev")], ids=["program", "development"])
def test_the_locks_are_within_the_ranges_of_pyproject(slot, extra):
    from packaging.requirements import Requirement

    project = tomllib.loads((WORTEL / "pyproject.toml").read_text("utf-8"))["project"]
    eisen = list(project["dependencies"]) + (project["optional-dependencies"][extra] if extra else [])
    versies = vastgezet(slot)
    buiten = [
        str(eis)
        for eis in map(Requirement, eisen)
        if not eis.specifier.contains(versies.get(_genormaliseerd(eis.name), "0"), prereleases=True)
    ]
    assert not buiten, f"not in {slot.name}, or another version"


# What may ship beside a program under the EUPL: free licences, and the LGPL for a library that stays a file of its own.
VRIJE_LICENTIES = re.compile(
    r"\b(MIT|MIT-CMU|BSD|BSD-[23]-Clause|Apache|Apache-2\.0|PSF|PSF-2\.0|Zlib|zlib|HPND|LGPL|LGPL-3\.0-only|Public Domain)\b"
)


def _licentie(naam: str) -> str:
    gegevens = importlib.metadata.metadata(naam)
    soorten = [s for s in gegevens.get_all("Classifier", []) if s.startswith("License ::")]
    return " ".join([gegevens.get("License-Expression") or "", (gegevens.get("License") or "")[:200], *soorten]).strip()


# No licence in its metadata; read in the LICENSE file of the package itself.
GELEZEN_LICENTIES = {"sqlcipher3": "zlib"}


def test_everything_that_ships_has_a_licence_that_allows_it():
    licenties = {n: GELEZEN_LICENTIES.get(n) or _licentie(n) for n in vastgezet(SLOTEN[0])}
    assert {n: soort for n, soort in licenties.items() if not VRIJE_LICENTIES.search(soort)} == {}


# --- the command line ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("argumenten", [["--help"], ["reken", "aow"], ["bestaat-niet"]], ids=" ".join)
def test_the_command_line_loads_no_qt(argumenten):
    if not (WORTEL / "bbzdesk" / "cli.py").is_file():
        pytest.skip("the command line is not there yet")
    # The last line of standard output is ours, whatever the order itself prints.
    proef = (
        "import sys\nfrom bbzdesk.__main__ import main\n"
        "try:\n    main(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(); print(sorted(m for m in sys.modules if m.split('.')[0] in ('PySide6', 'shiboken6')))"
    )
    uit = subprocess.run(
        [sys.executable, "-c", proef, *argumenten],
        cwd=WORTEL, input='{"geboortedatum": "1961-04-30"}', capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert uit.stdout.splitlines()[-1] == "[]"
    assert "Traceback" not in uit.stderr
