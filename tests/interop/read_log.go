// Reads a log as C2SP tlog-tiles with golang.org/x/mod/sumdb, and nothing of this project: is it what its hall signed?
//
//	read_log SOURCE VKEY [EARLIER]
//
// SOURCE is http://HOST:PORT of a hall, the folder of an export, or a file X.tlog-proof; VKEY the hall's verifier key,
// EARLIER a file with a checkpoint that was seen before. Prints one JSON object with what it found; whatever does not
// fit ends it (1).
package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height, width = 8, 256

type log struct{ source string }

func (l log) read(path string) []byte {
	if !strings.HasPrefix(l.source, "http://") {
		content, err := os.ReadFile(filepath.Join(l.source, path))
		must(err)
		return content
	}
	answer, err := http.Get(l.source + "/" + path)
	must(err)
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	must(err)
	if answer.StatusCode != http.StatusOK {
		must(fmt.Errorf("%s: %s", path, answer.Status))
	}
	return content
}

// The path of a tile in tlog-tiles is that of the checksum database without the height.
func (l log) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var data [][]byte
	for _, tile := range tiles {
		data = append(data, l.read(strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)))
	}
	return data, nil
}

func (l log) Height() int                     { return height }
func (l log) SaveTiles([]tlog.Tile, [][]byte) {}

func (l log) entries(size int64) [][]byte {
	var found [][]byte
	for start := int64(0); start < size; start += width {
		tile := tlog.Tile{H: height, L: 0, N: start / width, W: int(min(width, size-start))}
		bundle := l.read(strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/0/", height), "tile/entries/", 1))
		for len(bundle) > 0 {
			length := int(bundle[0])<<8 | int(bundle[1])
			found = append(found, bundle[2:2+length])
			bundle = bundle[2+length:]
		}
	}
	return found
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}

func open(signed []byte, vkey string) tlog.Tree {
	verifier, err := note.NewVerifier(vkey)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[0] != verifier.Name() {
		must(errors.New("this is no checkpoint of that log"))
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	return tlog.Tree{N: size, Hash: root}
}

// checkProof reads a C2SP tlog-proof whose extra data is the entry.
func checkProof(path string, vkey string) {
	content, err := os.ReadFile(path)
	must(err)
	head, signed, _ := strings.Cut(string(content), "\n\n")
	lines := strings.Split(head, "\n")
	if len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		must(errors.New("this is no tlog-proof with its entry"))
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	must(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	must(err)
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		must(err)
		proof = append(proof, hash)
	}
	tree := open([]byte(signed), vkey)
	must(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)))
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{"size": tree.N, "index": index, "entry": string(entry)}))
}

func main() {
	source, vkey := log{os.Args[1]}, os.Args[2]
	if strings.HasSuffix(source.source, ".tlog-proof") {
		checkProof(source.source, vkey)
		return
	}
	tree := open(source.read("checkpoint"), vkey)
	hashes := tlog.TileHashReader(tree, source)
	root, err := tlog.TreeHash(tree.N, hashes)
	must(err)
	if root != tree.Hash {
		must(errors.New("the tiles do not give the root"))
	}
	included, forged := 0, 0
	for at, entry := range source.entries(tree.N) {
		proof, err := tlog.ProveRecord(tree.N, int64(at), hashes)
		must(err)
		must(tlog.CheckRecord(proof, tree.N, tree.Hash, int64(at), tlog.RecordHash(entry)))
		included++
		entry[0] ^= 1
		if tlog.CheckRecord(proof, tree.N, tree.Hash, int64(at), tlog.RecordHash(entry)) == nil {
			forged++
		}
	}
	found := map[string]int64{"size": tree.N, "included": int64(included), "forged": int64(forged)}
	if len(os.Args) > 3 {
		signed, err := os.ReadFile(os.Args[3])
		must(err)
		before := open(signed, vkey)
		proof, err := tlog.ProveTree(tree.N, before.N, hashes)
		must(err)
		must(tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash))
		found["before"] = before.N
		before.Hash[0] ^= 1
		if tlog.CheckTree(proof, tree.N, tree.Hash, before.N, before.Hash) == nil {
			found["forged"]++
		}
	}
	must(json.NewEncoder(os.Stdout).Encode(found))
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
