"""From keypads on a line to a recount: the assembly of 14 June 2023, and others."""

import json
import subprocess
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from stemkast.__main__ import cli
from tests.scenarios.conftest import Run, files, weighted

Demo = tuple[Path, "subprocess.CompletedProcess[str]"]


def test_the_demo_gives_every_percentage_of_the_minutes(demo: Demo) -> None:
    out, done = demo
    assert done.returncode == 0, done.stderr
    assert "16 van 16 gewogen stemmingen gelijk aan de notulen." in done.stdout
    rows = json.loads((out / "results.json").read_text())
    assert len(rows) == 40
    weighted_rows = [row for row in rows if row["how"] == "gewogen stemming"]
    assert [row["percentage"] for row in weighted_rows] == [row["said_percentage"] for row in weighted_rows]
    assert len(weighted_rows) == 16
    assert sum(row["how"] == "acclamatie" for row in rows) == 22
    assert [row["subject"][:19] for row in rows if row["how"] == "ingetrokken"] == ["Motie Alphen aan de"]
    assert "Traceback" not in done.stderr


def test_the_demo_leaves_one_ledger_file_a_bundle_and_a_picture_of_every_result(demo: Demo) -> None:
    out, _ = demo
    assert not list(out.glob("assembly.ledger-*"))
    assert {"SHA256SUMS", "checkpoint", "hall.vkey", "assembly.ledger", "tile"} == {
        path.name for path in (out / "bundle").iterdir()
    }
    pictures = sorted((out / "screens").glob("*.png"))
    assert len(pictures) == 40
    with Image.open(pictures[9]) as picture:
        assert picture.size == (1920, 1080)
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 50


@pytest.mark.parametrize("what", ["assembly.ledger", "bundle"])
def test_verify_recounts_the_demo(stemkast: Run, demo: Demo, what: str) -> None:
    out, _ = demo
    key = (out / "bundle" / "hall.vkey").read_text().strip()
    done = stemkast("verify", out / what, "--hall-key", key, "--json")
    assert done.returncode == 0, done.stdout[-2000:]
    report = json.loads(done.stdout)
    assert report["ok"]
    assert report["anchored"]
    assert report["hall_key"] == key
    assert len(report["polls"]) == 40
    shown = json.loads((out / "results.json").read_text())
    for recounted, row in zip(report["polls"], shown, strict=True):
        assert recounted["percentage"] == row["percentage"]
        assert recounted["votes"] == row["votes"]
        assert recounted["subject"] == row["subject"]
    assert report["polls"][0]["kind"] == "test"
    assert report["polls"][0]["outcome"] is None


def test_verify_without_a_key_says_that_it_is_not_anchored(stemkast: Run, small: Path) -> None:
    done = stemkast("verify", small / "bundle")
    assert done.returncode == 0, done.stdout
    assert "NOT ANCHORED" in done.stdout
    other = stemkast("verify", small / "bundle", "--hall-key", "stemkast.nl/00+00000000+AAAA")
    assert other.returncode in (1, 2)


def test_verify_takes_what_a_person_knows_from_elsewhere(stemkast: Run, small: Path, tmp_path: Path) -> None:
    register, checkpoint = small.parent / "register.csv", small / "bundle" / "checkpoint"
    anchors = ("--register", register, "--checkpoint", checkpoint)
    done = stemkast("verify", small / "bundle", *anchors)
    assert done.returncode == 0, done.stdout
    assert "anchored by register, checkpoint" in done.stdout
    assert "--fleet-key" in done.stdout, "it says what nobody looked for"
    other = tmp_path / "register.csv"
    other.write_text(register.read_text().replace("000,2022", "001,2022", 1))
    done = stemkast("verify", small / "assembly.ledger", "--register", other, "--fleet-key", "AAAA")
    assert done.returncode == 1
    for word in ("FAILED V-34", "GM0001", "FAILED V-35", "Inwonertallen zijn gewijzigd", "2 of 31 checks FAILED"):
        assert word in done.stdout


def test_export_writes_the_same_bundle_again_beside_the_papers(stemkast: Run, small: Path, tmp_path: Path) -> None:
    done = stemkast("export", small / "assembly.ledger", "--to", tmp_path / "again")
    assert done.returncode == 0, done.stderr
    for path in sorted((small / "bundle" / "tile").rglob("*")):
        if path.is_file():
            again = tmp_path / "again" / "bundle" / path.relative_to(small / "bundle")
            assert again.read_bytes() == path.read_bytes()
    assert stemkast("verify", tmp_path / "again").returncode == 0
    key = (small / "bundle" / "hall.vkey").read_text().strip()
    shown = stemkast("verify", "--proof", tmp_path / "again" / "bewijs" / "GM0003.zip", "--hall-key", key)
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert shown.stdout.count("signed by its keypad") == 5
    (tmp_path / "again" / "uitslagen.csv").write_text("")
    changed = stemkast("verify", tmp_path / "again")
    assert changed.returncode == 1
    assert "uitslagen.csv is other than SHA256SUMS says" in changed.stderr


def test_an_office_changes_the_templates(stemkast: Run, small: Path, tmp_path: Path) -> None:
    assert stemkast("templates", "--to", tmp_path / "own").returncode == 0
    page = tmp_path / "own" / "index.html"
    page.write_text(page.read_text().replace("Zelf natellen", "Reken het na"))
    ledger = small / "assembly.ledger"
    done = stemkast("export", ledger, "--to", tmp_path / "papers", "--templates", tmp_path / "own")
    assert done.returncode == 0, done.stderr
    assert "Reken het na" in (tmp_path / "papers" / "index.html").read_text()
    (tmp_path / "own" / "house.typ").write_text("#nothing")
    broken = stemkast("export", ledger, "--to", tmp_path / "papers", "--templates", tmp_path / "own")
    assert broken.returncode == 2
    assert "house.typ" in broken.stderr
    again = stemkast("templates", "--to", tmp_path / "own")
    assert again.returncode == 2


def test_the_bundle_alone_can_be_exported_too(stemkast: Run, small: Path, tmp_path: Path) -> None:
    done = stemkast("export", small / "assembly.ledger", "--to", tmp_path / "bundle", "--bundle")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "bundle").iterdir()} == {
        path.name for path in (small / "bundle").iterdir()
    }


def test_a_percentage_on_the_edge_goes_either_way(stemkast: Run, tmp_path: Path) -> None:
    # 209 votes: 50,24 is 105; with 104 against it is adopted. 49,76 is rejected.
    decisions = [weighted("Net wel", "aangenomen", "50,24"), weighted("Net niet", "verworpen", "49,76")]
    done = stemkast("replay", *files(tmp_path, decisions))
    assert done.returncode == 0, done.stderr + done.stdout


def test_an_unreachable_percentage_names_the_poll_and_the_nearest(stemkast: Run, tmp_path: Path) -> None:
    arguments = files(tmp_path, [weighted("Onhaalbaar", "aangenomen", "50,00")], {"Aa": 1, "Bee": 1, "Cee": 1})
    done = stemkast("replay", *arguments)
    assert done.returncode == 2
    assert "Onhaalbaar" in done.stderr
    assert "66,67" in done.stderr
    assert "Traceback" not in done.stderr


def _mistakes(folder: Path) -> list[tuple[list[object], str]]:
    good = files(folder, [weighted("Begroting", "aangenomen", "64,11")])
    (folder / "columns.csv").write_text("cbs_code,name\nGM0001,Aa\n")
    (folder / "rows.csv").write_text("cbs_code,name,population\nGM0001,Aa,veel\nGM0001,Bee,3000\n")
    (folder / "text.ledger").write_text("this is not a ledger")
    return [
        (["replay", folder / "nothing.json", *good[1:]], "nothing.json"),
        (["replay", good[0], "--register", folder / "columns.csv", *good[3:]], "population"),
        (["replay", good[0], "--register", folder / "rows.csv", *good[3:]], "row 2"),
        (["verify", folder / "nothing.ledger"], "nothing.ledger"),
        (["verify", folder / "text.ledger"], "text.ledger"),
        (["verify", folder / "text.ledger", "--register", folder / "nothing.csv"], "nothing.csv"),
        (["export", folder / "text.ledger", "--to", folder / "b"], "text.ledger"),
        (["verify"], "--proof"),
        (["verify", "--proof", folder / "nothing.zip"], "nothing.zip"),
        (["export", folder / "nothing.ledger", "--to", folder / "b"], "nothing.ledger"),
        ([], "no screen"),
        (["--folder", folder], "holds no assembly"),
        (["demo", "--speed", "0"], "speed"),
    ]


def test_what_a_person_can_get_wrong_ends_in_a_clear_line_and_status_2(stemkast: Run, tmp_path: Path) -> None:
    """Three as processes, for what the shell sees; the others without starting Python for each of them."""
    for number, (arguments, word) in enumerate(_mistakes(tmp_path)):
        if number % 5 == 0:
            done = stemkast(*arguments)
            status, said = done.returncode, done.stderr
        else:
            result = CliRunner().invoke(cli, [str(each) for each in arguments])
            status, said = result.exit_code, result.stderr
            assert isinstance(result.exception, SystemExit), (arguments, result.exception)
        assert status == 2, (arguments, said)
        assert word in said, (arguments, said)
        assert "Traceback" not in said
