"""The HTTP face of the hall: the public log, health, entries and the one door for commands."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import wraps

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from hall_server.stations.access import Access, Station
from hall_server.stations.invitations import Invitations
from hall_server.stations.roles import is_for
from hall_server.web import openapi
from hall_server.web.bodies import Enrolment, Invited, asked, body_of, number
from hall_server.web.following import Following
from hall_server.web.keypads_now import keypads
from hall_server.web.public_log import PublicLog
from hall_server.writer.arrivals import HallEnded
from hall_server.writer.event_stream import EventStream
from hall_server.writer.hall import Hall
from stemkast.assembly.commands import from_json
from stemkast.assembly.event_codec import EventRefused
from stemkast.assembly.events import Role
from stemkast.assembly.refusal import Refusal
from stemkast.ledger.tiles import WIDTH, entry_bundle

_MOST_ENTRIES = 1_000
_LARGEST_COMMAND = 200_000
_LARGEST_QUESTION = 1_000
_Answer = Callable[[Request, Station], Awaitable[Response]]


class Routes:
    """The routes of one hall."""

    def __init__(
        self,
        hall: Hall,
        stream: EventStream,
        log: PublicLog,
        access: Access,
        invitations: Invitations,
        following: Following,
    ) -> None:
        self._hall = hall
        self._stream = stream
        self._log = log
        self._access = access
        self._invitations = invitations
        self._following = following

    def all(self) -> list[BaseRoute]:
        """Every route, for the application."""
        return [
            Route("/health", self._of("GET /health", self._health)),
            Route("/entries", self._of("GET /entries", self._entries)),
            Route("/openapi.json", self._openapi),
            Route("/checkpoint", self._checkpoint),
            Route("/tile/{path:path}", self._tile),
            Route("/commands", self._of("POST /commands", self._commands), methods=["POST"]),
            Route("/enrol", self._enrol, methods=["POST"]),
            Route("/invitations", self._of("POST /invitations", self._invite), methods=["POST"]),
            Route("/stations", self._of("GET /stations", self._stations)),
            Route("/keypads", self._of("GET /keypads", self._keypads)),
            Route("/stations/{name}", self._of("DELETE /stations/{name}", self._send_away), methods=["DELETE"]),
        ]

    def _of(self, question: str, answer: _Answer) -> Callable[[Request], Awaitable[Response]]:
        """The answer to those whose question it is."""
        method, _, path = question.partition(" ")

        @wraps(answer)
        async def guarded(request: Request) -> Response:
            station = self._access.station(request.headers.get("authorization", ""))
            if station is None:
                return JSONResponse({"text": "this token is not known here"}, 401, {"WWW-Authenticate": "Bearer"})
            if not is_for(station.role, method, path):
                return JSONResponse({"text": f"this is not for the role {station.role.value}"}, 403)
            return await answer(request, station)

        return guarded

    async def _enrol(self, request: Request) -> Response:
        enrolment = await asked(request, Enrolment, _LARGEST_QUESTION)
        if enrolment is None:
            return JSONResponse({"text": 'an enrolment is {"code": TEXT}'}, 422)
        invitation = self._invitations.redeem(enrolment.code)
        if invitation is None:
            return JSONResponse({"text": "this code is wrong, used, or older than ten minutes"}, 403)
        try:
            token = self._access.enrol(invitation.name, invitation.role)
        except OSError:
            return _not_kept()
        return JSONResponse({"token": token, "name": invitation.name, "role": invitation.role.value})

    async def _invite(self, request: Request, _station: Station) -> Response:
        invited = await asked(request, Invited, _LARGEST_QUESTION)
        if invited is None or invited.role is Role.HALL or not invited.name.isprintable():
            return JSONResponse({"text": 'an invitation is {"name": TEXT, "role": ROLE}'}, 422)
        return JSONResponse({"code": self._invitations.invite(invited.name, invited.role)})

    async def _stations(self, _request: Request, _station: Station) -> Response:
        kept = self._hall.kept_by()
        listed = [self._listed(each, kept.get(each.name)) for each in self._access.stations]
        return JSONResponse({"stations": listed})

    def _listed(self, station: Station, kept: int | None) -> dict[str, object]:
        heard = self._access.heard(station)
        return {
            "name": station.name,
            "role": station.role,
            "heard": heard.isoformat(timespec="seconds") if heard is not None else None,
            "following": self._following.is_there(station.name),
            "kept": kept,
            "witness": self._following.witness_of(station),
        }

    async def _keypads(self, _request: Request, _station: Station) -> Response:
        return JSONResponse(keypads(self._hall.in_cradles(), self._hall.keypads_seen()))

    async def _send_away(self, request: Request, _station: Station) -> Response:
        name = request.path_params["name"]
        try:
            revoked = self._access.revoke(name)
        except OSError:
            return _not_kept()
        if not revoked:
            return JSONResponse({"text": f"there is no station {name}"}, 404)
        return JSONResponse({"name": name})

    async def _health(self, _request: Request, station: Station) -> Response:
        return JSONResponse({"size": self._stream.size, "station": station.name, "role": station.role.value})

    async def _entries(self, request: Request, _station: Station) -> Response:
        start = number(request.query_params.get("start", "0"))
        limit = number(request.query_params.get("limit", str(_MOST_ENTRIES)))
        if start is None or limit is None or set(request.query_params) - {"start", "limit"}:
            return JSONResponse({"text": "start and limit are whole numbers, and nothing else is asked"}, 422)
        stop = min(start + min(limit, _MOST_ENTRIES), self._stream.size)
        entries = await self._stream.entries(start, stop) if start < stop else []
        return JSONResponse({"entries": [body.decode() for _, body in entries]})

    async def _openapi(self, _request: Request) -> Response:
        return JSONResponse(openapi.DOCUMENT)

    async def _checkpoint(self, _request: Request) -> Response:
        note = self._log.checkpoint
        if note is None:
            return JSONResponse({"text": "there is no checkpoint yet"}, 404)
        return PlainTextResponse(note, headers={"Cache-Control": "no-cache"})

    async def _tile(self, request: Request) -> Response:
        name = self._log.asked(f"tile/{request.path_params['path']}")
        content = self._log.hashes(name) if name is not None else None
        if name is not None and name.level is None:
            bodies = [body for _, body in await self._stream.entries(name.start, name.stop)]
            content = entry_bundle(name.number, bodies).content
        if name is None or content is None:
            return JSONResponse({"text": "there is no such tile in the public log"}, 404)
        lasting = "public, max-age=31536000, immutable" if name.width == WIDTH else "no-cache"
        return Response(content, media_type="application/octet-stream", headers={"Cache-Control": lasting})

    async def _commands(self, request: Request, station: Station) -> Response:
        raw = await body_of(request, _LARGEST_COMMAND)
        if raw is None:
            return JSONResponse({"text": "this command is too long"}, 413)
        try:
            command = from_json(msgspec.json.decode(raw))
        except (msgspec.DecodeError, RecursionError, UnicodeDecodeError):
            return JSONResponse({"text": "this is not JSON"}, 422)
        if isinstance(command, EventRefused):
            return JSONResponse({"text": f"{command.path}: {command.text}".lstrip(": ")}, 422)
        try:
            answer = await asyncio.wrap_future(self._hall.ask(command, station))
        except HallEnded:
            return JSONResponse({"text": "the hall has stopped; the ledger says whether this was done"}, 503)
        if isinstance(answer, Refusal):
            refused = {"reason": answer.reason.value, "text": answer.text, "rule": answer.rule}
            return JSONResponse(refused, 409)
        return JSONResponse({"indexes": list(answer)})


def _not_kept() -> Response:
    return JSONResponse({"text": "the hall's folder cannot be written now; who is let in stays as it was"}, 503)
