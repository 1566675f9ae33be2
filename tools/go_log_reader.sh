#!/bin/sh
# go_log_reader.sh [FOLDER]: builds tests/interop/read_log.go in FOLDER and prints the path of the program.
# It reads logs with the code that verifies the checksum database of Go (golang.org/x/mod/sumdb). Compiler and library
# come from Debian (80 MB): the packages are installed when this is root, else the command that does is printed.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-.interop}
library=/usr/share/gocode

if ! command -v go >/dev/null 2>&1 || [ ! -d "$library/src/golang.org/x/mod/sumdb/tlog" ]; then
    command -v apt-get >/dev/null 2>&1 || { echo 'There is no go here, and no apt to get it with.' >&2; exit 1; }
    tools/apt_install.sh golang-go golang-golang-x-mod-dev
fi
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
GO111MODULE=off GOPATH=$library GOCACHE=$folder/go-cache CGO_ENABLED=0 GOFLAGS= \
    go build -o "$folder/read_log" tests/interop/read_log.go
printf '%s\n' "$folder/read_log"
