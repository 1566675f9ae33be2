import shutil
import subprocess
from pathlib import Path

import pytest

from stemkast.assembly.settings import Settings
from stemkast.documents import typesetting
from stemkast.documents.publication import differences, is_publication, publish
from stemkast.documents.typesetting import TemplateBroken
from stemkast.ledger.export import Exported, ExportRefused
from stemkast.ledger.store import LedgerStore
from stemkast.verifier import Report, verify
from tests.verifier.ledger_maker import VKEY, bodies_of, election, story, write_ledger


def published(ledger: Path, to: Path, templates: Path | None = None) -> Exported | ExportRefused:
    with LedgerStore.open_read_only(ledger) as store:
        return publish(store, VKEY, to, templates)


@pytest.fixture(scope="module")
def whole(story_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication. Not to be changed."""
    folder = tmp_path_factory.mktemp("published") / "alv"
    assert isinstance(published(story_ledger, folder), Exported)
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    shutil.copytree(whole, tmp_path / "alv")
    return tmp_path / "alv"


def test_everything_is_there_and_as_it_should_be(whole: Path) -> None:
    assert is_publication(whole)
    assert differences(whole) == []
    assert {each.name for each in whole.iterdir()} == {
        *("SHA256SUMS", "bewijs", "bundle", "index.html", "notulenfragment.docx", "notulenfragment.md"),
        *("proces-verbaal.json", "proces-verbaal.pdf", "stemgedrag.csv", "stemgedrag.html", "stemgedrag.pdf"),
        *("uitslagen-en-stemgedrag.xlsx", "uitslagen.csv", "uitslagen.pdf"),
    }
    report = verify(whole / "bundle", VKEY)
    assert isinstance(report, Report)
    assert report.ok


def test_stock_tools_check_the_sums(whole: Path) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=whole, check=True)


def test_what_was_changed_missing_or_added_is_named(folder: Path) -> None:
    (folder / "uitslagen.csv").write_text("niets")
    (folder / "stemgedrag.pdf").unlink()
    (folder / "bewijs" / "extra.zip").write_text("")
    assert sorted(differences(folder)) == [
        "bewijs/extra.zip does not belong here",
        "stemgedrag.pdf is missing",
        "uitslagen.csv is other than SHA256SUMS says",
    ]


def test_an_earlier_publication_is_replaced_and_anything_else_is_left(story_ledger: Path, folder: Path) -> None:
    (folder / "uitslagen.csv").write_text("oud")
    assert isinstance(published(story_ledger, folder), Exported)
    assert differences(folder) == []
    other = folder.parent / "foto's"
    other.mkdir()
    (other / "foto.jpg").write_text("")
    refused = published(story_ledger, other)
    assert isinstance(refused, ExportRefused)
    assert (other / "foto.jpg").exists()
    assert [each.name for each in sorted(folder.parent.iterdir())] == ["alv", "foto's"]
    assert isinstance(published(story_ledger, other / "foto.jpg"), ExportRefused)
    assert isinstance(published(story_ledger, story_ledger.parent), ExportRefused)


def test_a_poll_that_runs_is_not_published(tmp_path: Path) -> None:
    hall = election(Settings())
    hall.open()
    hall.vote(1, 1)
    ledger = write_ledger(tmp_path / "running.ledger", bodies_of(hall.entries))
    refused = published(ledger, tmp_path / "alv")
    assert isinstance(refused, ExportRefused)
    assert "not closed" in refused.text
    assert not (tmp_path / "alv").exists()


def test_an_assembly_that_is_not_closed_gives_provisional_papers(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path / "open.ledger", bodies_of(story().entries))
    assert isinstance(published(ledger, tmp_path / "alv"), Exported)
    assert "Voorlopig" in (tmp_path / "alv" / "index.html").read_text()


def test_before_the_register_there_is_nothing_to_publish(tmp_path: Path) -> None:
    ledger = write_ledger(tmp_path / "young.ledger", bodies_of(story().entries[:2]))
    refused = published(ledger, tmp_path / "alv")
    assert isinstance(refused, ExportRefused)
    assert "register" in refused.text


def test_an_office_has_its_own_words(story_ledger: Path, tmp_path: Path) -> None:
    templates = tmp_path / "templates"
    shutil.copytree(str(typesetting.TEMPLATES), templates)
    page = (templates / "index.html").read_text()
    (templates / "index.html").write_text(page.replace("Zelf natellen", "Reken het na"))
    assert isinstance(published(story_ledger, tmp_path / "alv", templates), Exported)
    assert "Reken het na" in (tmp_path / "alv" / "index.html").read_text()
    (templates / "results.typ").write_text("#nothing")
    with pytest.raises(TemplateBroken, match=r"results\.typ"):
        published(story_ledger, tmp_path / "alv", templates)
    assert "Reken het na" in (tmp_path / "alv" / "index.html").read_text()
