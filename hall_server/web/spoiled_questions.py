"""Questions that become none after the hall began with them: the client's doing, and no fault to be logged.

uvicorn hands a question on as soon as its header is there. Where the body is not HTTP, it answers 400 itself and closes
the connection. If it comes before the hall, h11 refuses what the hall then says (`SpoiledQuestions`); if the hall was
first, h11 refuses the 400 (`Http`).
"""

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

_UNANSWERED = (h11.IDLE, h11.SEND_RESPONSE)


class Http(H11Protocol):
    """HTTP/1.1 as uvicorn speaks it; whoever was answered already is not answered a second time."""

    def send_400_response(self, msg: str) -> None:
        """Says that it is no HTTP, where nothing was said yet, and ends the connection."""
        if self.conn.our_state in _UNANSWERED:
            super().send_400_response(msg)
        else:
            self.transport.close()


class SpoiledQuestions:
    """Stands before everything else that answers, and answers nobody whom uvicorn answered."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One question, as ASGI has it."""
        spoiled = False

        async def said(message: Message) -> None:
            nonlocal spoiled
            if spoiled:
                return
            try:
                await send(message)
            except h11.LocalProtocolError:
                spoiled = True

        await self._app(scope, receive, said)
        if spoiled:
            while (await receive())["type"] != "http.disconnect":
                pass  # returning before it is closed would be logged as an answer that was left out
