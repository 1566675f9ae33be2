"""The board: numbered, newest first of every kind, nobody waits for a slow reader, and only so many follow."""

import asyncio
import contextlib
from collections.abc import Coroutine
from typing import TypeVar

from hall_server.web.notice_board import Notice, NoticeBoard, Reader

T = TypeVar("T")
BEAT = 0.05


def run(work: Coroutine[object, object, T]) -> T:
    return asyncio.run(work)


async def news(board: NoticeBoard, after: int = 0) -> list[Notice]:
    """What somebody gets first who knows the notices up to this number."""
    reader = board.join()
    assert reader is not None
    async with contextlib.aclosing(board.follow(reader, after, BEAT)) as following:
        return await anext(following)


def test_whoever_comes_gets_the_newest_of_every_kind_in_order() -> None:
    async def work() -> None:
        board = NoticeBoard(5)
        for key, value in (("a", b"1"), ("b", b"2"), ("a", b"3")):
            board.put(key, value)
        assert await news(board) == [Notice(2, "b", b"2"), Notice(3, "a", b"3")]
        assert await news(board, 2) == [Notice(3, "a", b"3")]
        assert await news(board, 3) == []
        assert board.readers == 0

    run(work())


def test_a_slow_reader_misses_what_was_between_and_holds_up_nobody() -> None:
    async def work() -> None:
        board = NoticeBoard(5)
        slow, quick = board.join(), board.join()
        assert slow is not None
        assert quick is not None
        of_slow, of_quick = board.follow(slow, 0, 60), board.follow(quick, 0, 60)
        assert await anext(of_slow) == await anext(of_quick) == []
        for number in range(1, 1001):
            board.put("screen", b"%d" % number)
            if number % 100 == 0:
                assert (await anext(of_quick))[-1].value == b"%d" % number
        assert await anext(of_slow) == [Notice(1000, "screen", b"1000")]
        await of_slow.aclose()
        await of_quick.aclose()
        assert board.readers == 0

    run(work())


def test_without_news_there_is_a_beat() -> None:
    async def work() -> None:
        board = NoticeBoard(5)
        reader = board.join()
        assert reader is not None
        following = board.follow(reader, 0, BEAT)
        assert [await anext(following) for _ in range(3)] == [[], [], []]
        await following.aclose()

    run(work())


def test_only_so_many_follow_and_a_place_comes_free() -> None:
    async def work() -> None:
        board = NoticeBoard(2)
        first, second = board.join(), board.join()
        assert isinstance(first, Reader)
        assert isinstance(second, Reader)
        assert board.join() is None
        board.leave(first)
        assert isinstance(board.join(), Reader)

    run(work())


def test_all_are_told_and_never_all_at_once() -> None:
    async def work() -> None:
        board = NoticeBoard(1000)
        readers = [board.join() for _ in range(700)]
        board.put("screen", b"1")
        woken = sum(reader.woken.is_set() for reader in readers if reader is not None)
        assert 0 < woken <= 100
        board.put("screen", b"2")  # while they are being woken: nobody is left out, nobody goes behind
        async with asyncio.timeout(10):
            await asyncio.gather(*(reader.woken.wait() for reader in readers if reader is not None))

    run(work())


def test_at_the_end_everybody_goes() -> None:
    async def work() -> None:
        board = NoticeBoard(5)
        reader = board.join()
        assert reader is not None
        following = board.follow(reader, 0, 60)
        assert await anext(following) == []
        board.end()
        assert [each async for each in following] == []
        assert board.readers == 0

    run(work())
