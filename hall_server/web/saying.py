"""Sending over a WebSocket that may have ended at any moment."""

from collections.abc import Awaitable

from starlette.websockets import WebSocketDisconnect

_PROTOCOL_ERROR = 1002


async def say(sending: Awaitable[None]) -> None:
    """Sends. Raises WebSocketDisconnect where nobody is there any more.

    What comes over a connection and is no WebSocket ends it in the server, which raises RuntimeError for what is sent
    then, before anybody heard of the end.
    """
    try:
        await sending
    except RuntimeError as error:
        raise WebSocketDisconnect(_PROTOCOL_ERROR) from error
