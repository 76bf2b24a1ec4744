# Finds a Python for `start`, `test` and `.ci/run`; sourced, never run by itself.
# Sets WORTEL (the folder of the program), PYTHON and OMGEVING_PYTHON.

WORTEL="$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)"
OMGEVING_PYTHON="$WORTEL/.venv/bin/python"

# Runs, and is 3.11 or newer. A name on the path is no proof: a version manager leaves names of Pythons that are gone.
is_bruikbaar() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 </dev/null
}

vind_python() {
    # The environment's own Python is quickest, unless a broken-off set-up is to be rebuilt from outside.
    if [[ ! -e "$WORTEL/.venv/.bbzdesk-bezig" ]] && is_bruikbaar "$OMGEVING_PYTHON"; then
        PYTHON="$OMGEVING_PYTHON"
        return
    fi
    local naam
    for naam in python3.13 python3.12 python3.11 python3; do
        if is_bruikbaar "$naam"; then
            PYTHON="$naam"
            return
        fi
    done
    echo "BbzDesk heeft Python 3.11 of nieuwer nodig, en die staat niet op deze computer." \
        "Op Debian en Ubuntu zet deze opdracht hem erbij: sudo apt-get install python3 python3-venv" >&2
    return 1
}

# maak_gereed [--ontwikkelen]: environment, packages and Qt's libraries.
maak_gereed() {
    vind_python
    "$PYTHON" "$WORTEL/installer/gereedmaken.py" --python "$PYTHON" "$@" </dev/null
}
