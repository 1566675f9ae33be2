"""The numbers of broadcasts: never twice, never back, whatever happens to the file or the machine."""

from pathlib import Path

import pytest

from hall_server.keypads.sequence import BLOCK, FILE, Sequence, SequenceUnusable

pytestmark = pytest.mark.rule("P-28")


def test_numbers_rise_by_one_above_the_ledger(tmp_path: Path) -> None:
    sequence = Sequence(tmp_path, 0)
    assert [sequence.next() for _ in range(3)] == [1, 2, 3]
    assert sequence.last == 3


def test_a_next_hall_goes_on_above_everything_that_was_reserved(tmp_path: Path) -> None:
    used = [sequence.next() for sequence in (Sequence(tmp_path, 0), Sequence(tmp_path, 1), Sequence(tmp_path, 1))]
    assert used == [1, BLOCK + 1, 2 * BLOCK + 1]


def test_what_is_used_is_always_reserved_before(tmp_path: Path) -> None:
    sequence = Sequence(tmp_path, 0)
    for _ in range(3 * BLOCK):
        number = sequence.next()
        assert number <= int((tmp_path / FILE).read_text())
    assert sorted(each.name for each in tmp_path.iterdir()) == [FILE]


def test_a_ledger_that_is_further_than_the_file_counts(tmp_path: Path) -> None:
    Sequence(tmp_path, 0)
    assert Sequence(tmp_path, 7_000).next() == 7_001


def test_without_the_file_a_block_is_skipped(tmp_path: Path) -> None:
    """The ledger knows of no heartbeat: some were numbered above its last control."""
    assert Sequence(tmp_path, 40).next() == 40 + BLOCK + 1


@pytest.mark.parametrize("content", [b"", b"-1", b"1.5", b"\xff", b"9" * 17])
def test_a_file_that_holds_no_number_is_no_file_to_go_on_with(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(SequenceUnusable, match=r"hall\.sequence"):
        Sequence(tmp_path, 0)


def test_a_folder_that_takes_nothing(tmp_path: Path) -> None:
    with pytest.raises(SequenceUnusable, match="cannot be written"):
        Sequence(tmp_path / "nowhere", 0)


def test_a_folder_that_is_full_for_a_while_stops_nobody(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sequence = Sequence(tmp_path, 0)
    in_the_way = tmp_path / f".{FILE}.new"
    in_the_way.mkdir()
    used = [sequence.next() for _ in range(BLOCK)]
    assert used[-1] == BLOCK == int((tmp_path / FILE).read_text())
    with pytest.raises(SequenceUnusable):
        sequence.next()
    in_the_way.rmdir()
    assert sequence.next() == BLOCK + 1
    assert "sequence not reserved" in capsys.readouterr().out
    assert Sequence(tmp_path, 0).next() == 2 * BLOCK + 1
