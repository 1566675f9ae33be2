"""`GET /metrics`: the figures of the hall, for who works at its computer and for stations that are let in."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hall_server.stations.access import Access
from hall_server.stations.this_computer import asks_from_this_computer
from hall_server.writer.metrics import CONTENT_TYPE, HallMetrics, HallNow


class MetricsPage:
    """The page of one hall. `now` says how the hall stands; it is asked in the event loop."""

    def __init__(self, metrics: HallMetrics, access: Access, now: Callable[[], HallNow]) -> None:
        self._metrics = metrics
        self._access = access
        self._now = now

    def route(self) -> Route:
        """For the application."""
        return Route("/metrics", self._answer)

    async def _answer(self, request: Request) -> Response:
        authorization = request.headers.get("authorization", "")
        if not asks_from_this_computer(request) and self._access.station(authorization) is None:
            return JSONResponse({"text": "this token is not known here"}, 401)
        return Response(self._metrics.page(self._now()), headers={"Content-Type": CONTENT_TYPE})
