# Sourced by run and test: finds a Python that is new enough and really starts.

new_enough() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

look_for_python() {
    local candidate
    for candidate in .venv/bin/python "${VIRTUAL_ENV:+$VIRTUAL_ENV/bin/python}" \
        python3.12 python3.13 python3.11 python3 python python3.14 \
        "$HOME"/.pyenv/versions/3.1[1-9]*/bin/python3; do
        if [ -n "$candidate" ] && new_enough "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

find_python() {
    look_for_python && return 0
    if command -v apt-get >/dev/null 2>&1; then
        echo "No Python 3.11 or newer found; installing python3 ..." >&2
        as_root apt-get update -q >&2 && as_root apt-get install -qy python3 python3-venv >&2
        look_for_python && return 0
    fi
    echo "Python 3.11 or newer is needed and was not found." >&2
    return 1
}
