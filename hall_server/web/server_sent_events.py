"""A board followed by a browser: server-sent events (WHATWG HTML, section 9.2), with a heartbeat that tells the time.

id: 3f2a90c1-17                  the name of the board and the number of the notice, to come back with
event: notice
data: {"key": "screen", "value": …}

event: beat
data: 1686736812345              milliseconds since 1970, by the hall's clock

event: off                       the page is switched off; the answer ends
"""

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Callable

from starlette.types import Receive, Scope, Send

from hall_server.web.notice_board import Notice, NoticeBoard, Reader

BEAT = 5.0
"""Seconds of silence at most; a page that hears nothing for longer says so and asks anew."""
CONTENT_TYPE = "text/event-stream"
_OFF = b"event: off\ndata:\n\n"


class ServerSentEvents:
    """An answer to `reader` that goes on until the reader goes, the board ends, or the page is not served any more.

    `known` is what a browser knows already, "NAME-NUMBER"; whatever it is of another board counts as nothing.
    """

    def __init__(
        self,
        board: NoticeBoard,
        reader: Reader,
        known: str,
        headers: dict[str, str],
        now: Callable[[], int],
        is_on: Callable[[], bool],
    ) -> None:
        name, _, number = known.partition("-")
        is_of_this = name == board.name and number.isascii() and number.isdigit() and len(number) < 16
        self._after = int(number) if is_of_this else 0
        self._board = board
        self._reader = reader
        self._headers = headers
        self._now = now
        self._is_on = is_on
        self._gone = False

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The answer, as ASGI has it."""
        headers = self._headers | {"Content-Type": CONTENT_TYPE, "Cache-Control": "no-store"}
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        listening = asyncio.create_task(self._until_gone(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": raw})
            if scope["method"] != "HEAD":
                async with contextlib.aclosing(self._parts()) as parts:
                    async for part in parts:
                        await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        finally:
            self._board.leave(self._reader)
            listening.cancel()
            await asyncio.gather(listening, return_exceptions=True)

    async def _until_gone(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self._gone = True
        self._reader.woken.set()

    async def _parts(self) -> AsyncGenerator[bytes, None]:
        async with contextlib.aclosing(self._board.follow(self._reader, self._after, BEAT)) as following:
            async for news in following:
                if self._gone:
                    return
                if not self._is_on():
                    yield _OFF
                    return
                yield b"".join(map(self._notice, news)) + b"event: beat\ndata: %d\n\n" % self._now()

    def _notice(self, notice: Notice) -> bytes:
        head = f"id: {self._board.name}-{notice.number}\nevent: notice\n"
        return head.encode() + b'data: {"key":"%b","value":%b}\n\n' % (notice.key.encode(), notice.value)
