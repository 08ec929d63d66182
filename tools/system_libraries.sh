#!/bin/sh
# Installs the system libraries that Qt needs on Debian and Ubuntu when root, or prints the line to type.
# Usage: system_libraries.sh window|test
set -eu
purpose=${1:-window}

[ "$(uname -s)" = Linux ] || exit 0
if ! command -v dpkg-query >/dev/null 2>&1; then exit 0; fi

wanted="libegl1 libgl1 libglib2.0-0 libfontconfig1 libdbus-1-3 libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 \
libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 fonts-dejavu-core"
[ "$purpose" = test ] && wanted="$wanted xvfb xdotool"

missing=""
for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' ||
        dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null | grep -q 'install ok installed' ||
        missing="$missing $package"
done

if [ -n "$missing" ]; then
    if [ "$(id -u)" = 0 ]; then
        echo "Installing system libraries:$missing"
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    else
        echo "Qt needs system libraries that are missing. Type this line, then try again:" >&2
        echo "  sudo apt-get install -y$missing" >&2
        exit 1
    fi
fi

if [ "$purpose" = window ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ] && [ -z "${QT_QPA_PLATFORM:-}" ]; then
    echo "The atlas opens a window and needs a screen: an X11 or Wayland session (DISPLAY or WAYLAND_DISPLAY)." >&2
    echo "On a bare server use the commands without a window (.venv/bin/python -m atlas --help), or a virtual" >&2
    echo "screen: apt-get install xvfb, then xvfb-run -s '-screen 0 1920x1080x24' make run" >&2
    exit 1
fi
