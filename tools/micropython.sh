#!/bin/sh
# micropython.sh [FOLDER]: prints the path of a MicroPython (unix port, 1.20 or later), made in FOLDER if need be.
# The one of this machine is taken if there is one. Else the packages of the next suite of this distribution that has it
# come from the mirror that this machine's apt is set up for, and are unpacked, not installed: they run with their own
# loader and libraries. apt keeps its lists and files of that in FOLDER, so the machine stays as it is; root is not needed.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-.venv/micropython}

fail() {
    printf 'MicroPython cannot be had: %s\n' "$1" >&2
    exit 1
}
works() {
    "$1" -c 'import sys; sys.exit(sys.implementation.version < (1, 20))' >/dev/null 2>&1
}

for found in "$(command -v micropython || true)" "$PWD/${folder#"$PWD/"}/micropython"; do
    if [ -n "$found" ] && works "$found"; then
        printf '%s\n' "$found"
        exit 0
    fi
done

command -v apt-get >/dev/null 2>&1 && command -v dpkg-deb >/dev/null 2>&1 || fail 'there is no apt here, and no micropython on the PATH'
. /etc/os-release
codename=${VERSION_CODENAME:-}
# Debian 12 does not have it, the suite after it does.
case $codename in
    '') fail 'this system does not say which suite it is of' ;;
    bookworm) suite=trixie ;;
    *) suite=$codename ;;
esac
mirror=$(apt-get update --print-uris 2>/dev/null | sed -n "s|^'\(.*\)/dists/$codename/InRelease'.*|\1|p" | head -n 1)
[ -n "$mirror" ] || fail "apt has no source for $codename"

rm -rf "$folder"
mkdir -p "$folder/apt/lists/partial" "$folder/apt/archives/partial" "$folder/root"
folder=$(cd "$folder" && pwd)
keyring=/usr/share/keyrings/${ID:-debian}-archive-keyring.gpg
signed=
[ ! -r "$keyring" ] || signed="[signed-by=$keyring] "
component=main
[ "${ID:-}" != ubuntu ] || component='main universe'
printf 'deb %s%s %s %s\n' "$signed" "$mirror" "$suite" "$component" >"$folder/apt/sources.list"
: >"$folder/apt/status"

own_apt() {
    apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferences=/dev/null -o Dir::Etc::preferencesparts=/dev/null \
        -o Dir::State="$folder/apt" -o Dir::State::status="$folder/apt/status" -o Dir::Cache="$folder/apt" \
        -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= -o Debug::NoLocking=true -o APT::Sandbox::User=root \
        -o Acquire::Languages=none -o APT::Install-Recommends=false "$@" >"$folder/apt/said" 2>&1 </dev/null
}

# An empty status: apt takes every package that it leans on, the loader and the C library among them.
own_apt update || fail "the lists of $suite did not come ($(grep -m 1 '^E:' "$folder/apt/said" || echo 'no reason given'))"
own_apt --download-only --yes install micropython || fail "$suite gives no package ($(grep -m 1 '^E:' "$folder/apt/said" || echo 'no reason given'))"
for package in "$folder"/apt/archives/*.deb; do
    dpkg-deb --extract "$package" "$folder/root" || fail "$package cannot be unpacked"
done
rm -rf "$folder/apt"

# The wrapper finds its folder by its own path, so that the folder can be moved.
cat >"$folder/micropython" <<'WRAPPER'
#!/bin/sh
root=$(dirname "$0")/root
libraries=
for folder in "$root"/usr/lib/*-linux-gnu* "$root"/lib/*-linux-gnu*; do
    [ ! -d "$folder" ] || libraries=$libraries${libraries:+:}$folder
done
for loader in "$root"/usr/lib/*-linux-gnu*/ld-linux*.so.* "$root"/lib/*-linux-gnu*/ld-linux*.so.* "$root"/lib*/ld-linux*.so.*; do
    [ ! -x "$loader" ] || exec "$loader" --library-path "$libraries" "$root/usr/bin/micropython" "$@"
done
echo 'no loader was unpacked' >&2
exit 1
WRAPPER
chmod +x "$folder/micropython"
works "$folder/micropython" || fail "what $suite gives does not run here"
printf '%s\n' "$folder/micropython"
