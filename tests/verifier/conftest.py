from pathlib import Path

import pytest

from tests.verifier.ledger_maker import Hall, bodies_of, story, write_bundle, write_ledger


@pytest.fixture(scope="session")
def whole_story() -> Hall:
    """Read only: a test that goes on with it makes its own."""
    return story()


@pytest.fixture(scope="session")
def ledger(whole_story: Hall, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of the story, closed, with three checkpoints. Not to be changed."""
    path = tmp_path_factory.mktemp("ledger") / "story.ledger"
    return write_ledger(path, bodies_of(whole_story.end()), [7, 40])


@pytest.fixture(scope="session")
def bundle(ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of the story. Not to be changed."""
    return write_bundle(tmp_path_factory.mktemp("bundle") / "bundle", ledger)
