"""Answers nobody whose question became none while it was being answered.

uvicorn hands a question on as soon as its header is there. Where the body is not HTTP, it answers 400 itself and closes
the connection, and h11 refuses what this hall then says: that is the client's doing, and no fault to be logged.
"""

import h11
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class SpoiledQuestions:
    """Stands before everything else that answers."""

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
