"""The whole demo out of an installed wheel: `make package-test`. It takes a minute; test_wheel.py has a small one."""

from pathlib import Path

from tests.packages.checkout import Installed


def test_the_demo_and_its_recount(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("stemkast", "demo", "--headless", "--out", tmp_path / "out", timeout=600)
    assert done.returncode == 0, done.stderr + done.stdout
    assert "16 van 16 gewogen stemmingen gelijk aan de notulen." in done.stdout
    key = (tmp_path / "out" / "bundle" / "hall.vkey").read_text().strip()
    recount = installed.run("stemkast", "verify", tmp_path / "out" / "bundle", "--hall-key", key)
    assert recount.returncode == 0, recount.stdout + recount.stderr
