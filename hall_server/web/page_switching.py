"""The admin switches the pages for everybody on and off while the hall runs."""

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from hall_server.disk.page_switches import Page, PageSwitches
from hall_server.stations.access import Access
from hall_server.web.bodies import Switched, asked
from stemkast.assembly.events import Role

_LARGEST = 100


class PageSwitching:
    """`switched` is told after a change, in the loop."""

    def __init__(self, switches: PageSwitches, access: Access, switched: Callable[[], None]) -> None:
        self._switches = switches
        self._access = access
        self._switched = switched

    def all(self) -> list[BaseRoute]:
        """Every route, for the application."""
        return [
            Route("/switches", self._all),
            Route("/switches/{page}", self._switch, methods=["PUT"]),
        ]

    async def _all(self, request: Request) -> Response:
        return self._refused(request) or JSONResponse({page.value: on for page, on in self._switches.all.items()})

    def _refused(self, request: Request) -> Response | None:
        """Why nothing is said or done for this station; None for the admin."""
        station = self._access.station(request.headers.get("authorization", ""))
        if station is None:
            return JSONResponse({"text": "this token is not known here"}, 401, {"WWW-Authenticate": "Bearer"})
        if station.role is not Role.ADMIN:
            return JSONResponse({"text": "switching pages is for the admin"}, 403)
        return None

    async def _switch(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused is not None:
            return refused
        name = request.path_params["page"]
        if name not in set(Page):
            return JSONResponse({"text": f"there is no page {name}"}, 404)
        said = await asked(request, Switched, _LARGEST)
        if said is None:
            return JSONResponse({"text": 'a switch is {"on": true} or {"on": false}'}, 422)
        self._switches.switch(Page(name), said.on)
        self._switched()
        return JSONResponse({"on": said.on})
