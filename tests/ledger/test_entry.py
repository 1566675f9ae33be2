"""An entry and its bytes."""

import hashlib
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemkast.ledger.canonical import encode
from stemkast.ledger.entry import MAX_BODY, Entry, EntryReason, EntryRefused, from_body, leaf_hash, to_body

AT = datetime(2023, 6, 14, 8, 0, 0, 123_000, tzinfo=UTC)
TIMES = st.datetimes(timezones=st.just(UTC)).map(lambda at: at.replace(microsecond=at.microsecond // 1000 * 1000))


def body_with(**changed: object) -> bytes:
    return encode({"at": "2023-06-14T08:00:00.123Z", "by": "hall", "data": {}, "event": "x"} | changed)


def test_has_the_documented_form_and_hash() -> None:
    body = to_body(Entry(7, AT, "hall", "chair_taken", {"name": "Zoë"}))
    assert body == (b'{"at":"2023-06-14T08:00:00.123Z","by":"hall","data":{"name":"Zo\xc3\xab"},"event":"chair_taken"}')
    assert leaf_hash(body) == hashlib.sha256(b"\x00" + body).digest()


@given(TIMES, st.dictionaries(st.text("abc"), st.integers(0, 9)))
def test_reads_back(at: datetime, data: dict[str, object]) -> None:
    entry = Entry(3, at, "balie 1", "event", data)
    body = to_body(entry)
    assert isinstance(body, bytes)
    assert from_body(3, body) == entry


@pytest.mark.parametrize(
    "at", [AT.replace(microsecond=1), AT.replace(tzinfo=None), AT.astimezone(timezone(-timedelta(hours=2)))]
)
def test_a_time_is_utc_in_milliseconds(at: datetime) -> None:
    with pytest.raises(ValueError, match="UTC in whole milliseconds"):
        Entry(0, at, "", "", {})


@pytest.mark.parametrize(
    "at",
    [
        "2023-06-14T08:00:00Z",
        "2023-06-14T08:00:00.12Z",
        "2023-06-14T08:00:00.1234Z",
        "2023-06-14T08:00:00.123+00:00",
        "2023-06-14t08:00:00.123z",
        "2023-06-14 08:00:00.123Z",
        "2023-06-14T08:00:60.123Z",
        "2023-02-29T08:00:00.123Z",
        "0000-06-14T08:00:00.123Z",
        "２023-06-14T08:00:00.123Z",
        "2023-06-14T08:00:00.123Z\n",
        "",
    ],
)
def test_any_other_time_is_refused(at: str) -> None:
    refused = from_body(0, body_with(at=at))
    assert isinstance(refused, EntryRefused)
    assert refused.reason is EntryReason.WRONG_TIME


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{}", EntryReason.WRONG_SHAPE),
        (b"[]", EntryReason.WRONG_SHAPE),
        (body_with(more=1), EntryReason.WRONG_SHAPE),
        (body_with(at=1), EntryReason.WRONG_SHAPE),
        (body_with(by=None), EntryReason.WRONG_SHAPE),
        (body_with(event=[]), EntryReason.WRONG_SHAPE),
        (body_with(data=[]), EntryReason.WRONG_SHAPE),
        (body_with() + b"\n", EntryReason.NOT_CANONICAL),
        (b"\xff", EntryReason.NOT_CANONICAL),
    ],
)
def test_anything_else_is_refused(body: bytes, reason: EntryReason) -> None:
    refused = from_body(0, body)
    assert isinstance(refused, EntryRefused)
    assert refused.reason is reason


def test_text_that_is_not_nfc_is_refused_when_written() -> None:
    refused = to_body(Entry(0, AT, "hall", "chair_taken", {"name": "Zoe\u0308"}))
    assert refused == EntryRefused(EntryReason.NOT_CANONICAL, "not canonical JSON: not_nfc")


def test_the_limit_is_what_two_bytes_can_count() -> None:
    room = MAX_BODY - len(body_with(by=""))
    body = to_body(Entry(0, AT, "x" * room, "x", {}))
    assert isinstance(body, bytes)
    assert len(body) == MAX_BODY
    assert isinstance(from_body(0, body), Entry)
    too_big = to_body(Entry(0, AT, "x" * (room + 1), "x", {}))
    assert isinstance(too_big, EntryRefused)
    assert too_big.reason is EntryReason.TOO_BIG
    read = from_body(0, body_with(by="x" * (room + 1)))
    assert isinstance(read, EntryRefused)
    assert read.reason is EntryReason.TOO_BIG
