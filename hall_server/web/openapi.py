"""The OpenAPI 3.1 document of a hall: every question, who may ask it, and every answer with its status."""

from typing import Any

import msgspec

from hall_server.stations.roles import QUESTIONS, STATIONS
from hall_server.web import bodies
from hall_server.web.command_schema import CommandSchemas
from stemkast.assembly.events import Role

Part = dict[str, Any]
_COMMANDS = CommandSchemas()
_ANSWERS = (
    bodies.Said,
    bodies.Refused,
    bodies.Done,
    bodies.Health,
    bodies.Entries,
    bodies.Code,
    bodies.Token,
    bodies.Stations,
    bodies.Keypads,
    bodies.SentAway,
    bodies.Switches,
    bodies.Switched,
)
_QUESTIONS = (bodies.Enrolment, bodies.Invited)
_LARGEST = 10**15 - 1
_STREAM = """A WebSocket: a GET that asks for the upgrade, with the token in its Authorization header. From entry \
`start` on the hall sends a text message for every entry, `{"index": 7, "body": "…"}`, those that are there first and \
then each once it is durable; and behind the entries that it covers every checkpoint, `{"checkpoint": "…"}`. A station \
that keeps the ledger says `{"size": 7}`, how many entries it keeps; `{"size": 7, "cosignature": "…"}`, its line under \
that checkpoint; and `{"witness": "…"}`, the verifier key of such lines. Nothing else that a follower says is noticed. \
It closes with 4401 where the token is not known or no more, 4403 for another role, \
4422 where `start` is no whole number, 4408 where a follower does not keep up and may come back at its number, 4429 \
where a station has too many streams already, and 1011 where the ledger cannot be read."""

_LINES = """A WebSocket, asked for like `/stream`. A station lends the hall the line `name` of a device of its own: a \
`base` a base station, a `desk` or `admin` a cradle. The hall says first how it calls the line, as text, \
`{"line": "balie-3/cradle"}`; after that binary messages of at most 65,536 bytes are the bytes of the line, in both \
directions, whole HID reports where it carries those. They are taken no faster than from a cable. It closes with 4401 \
where the token is not known or no more, 4403 for another role, 4422 where the question is none, 4429 beyond sixteen \
lines of a station, 4409 where the same line is lent anew, and 4408 where too much waits for the station or the hall. \
A line that is lent again goes on where it was: its own protocol sees to that."""
_WEBSOCKETS = {("GET", "/stream"), ("GET", "/lines")}

_EVENTS = """Server-sent events that do not end by themselves. `notice` has `{"key": …, "value": …}`: the newest of \
everything at first, then each that changes. `beat`, every five seconds, has the hall's clock in milliseconds. `off` \
comes before the end where the page is switched off. A follower that is slow misses what was between."""


def _json(kind: type, description: str) -> Part:
    schema = {"$ref": f"#/components/schemas/{kind.__name__}"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}


def _said(description: str) -> Part:
    return _json(bodies.Said, description)


def _text(description: str) -> Part:
    return {"description": description, "content": {"text/plain": {"schema": {"type": "string"}}}}


def _body(schema: Part) -> Part:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


def _number(name: str, default: int, description: str) -> Part:
    schema = {"type": "integer", "minimum": 0, "maximum": _LARGEST, "default": default}
    return {"name": name, "in": "query", "description": description, "schema": schema}


def _asked_for(name: str, schema: Part) -> Part:
    return {"name": name, "in": "query", "required": True, "schema": schema}


def _in_path(name: str, description: str, schema: Part) -> Part:
    return {"name": name, "in": "path", "required": True, "description": description, "schema": schema}


def _page(summary: str) -> Part:
    answers = {
        "200": {"description": "The page.", "content": {"text/html": {"schema": {"type": "string"}}}},
        "404": _said("The page is switched off."),
    }
    return {"summary": summary, "responses": answers}


def _events(summary: str) -> Part:
    known = _text_asked("known", "The `id` of the last event, to get what is newer; as the header `Last-Event-ID`.")
    answers = {
        "200": {"description": _EVENTS, "content": {"text/event-stream": {}}},
        "404": _said("The page is switched off."),
        "503": _said("As many follow as the hall takes; `Retry-After` says when to ask again."),
    }
    return {"summary": summary, "parameters": [known], "responses": answers}


def _text_asked(name: str, description: str) -> Part:
    return {"name": name, "in": "query", "description": description, "schema": {"type": "string"}}


_OPERATIONS: dict[tuple[str, str], Part] = {
    ("GET", "/health"): {
        "summary": "How far the ledger is, and who asks",
        "responses": {"200": _json(bodies.Health, "The hall is there.")},
    },
    ("GET", "/entries"): {
        "summary": "Entries by number, at most a thousand at once",
        "parameters": [
            _number("start", 0, "The index of the first."),
            _number("limit", 1_000, "At most so many, and never more than a thousand."),
        ],
        "responses": {
            "200": _json(bodies.Entries, "The entries from `start` on; none where there are none yet."),
            "422": _said("`start` or `limit` is no whole number, or something else is asked."),
        },
    },
    ("GET", "/stream"): {
        "summary": "Every entry from a number on, as it is written",
        "description": _STREAM,
        "parameters": [_number("start", 0, "The index of the first.")],
        "responses": {
            "101": {"description": "The connection is a WebSocket from here on."},
            "404": _said("The question did not ask for a WebSocket."),
        },
    },
    ("GET", "/lines"): {
        "summary": "Lends the hall a line",
        "description": _LINES,
        "parameters": [
            _asked_for("name", {"type": "string", "minLength": 1, "maxLength": 80, "pattern": "^[^/]*$"}),
            _asked_for("carries", {"type": "string", "enum": ["serial", "hid"]}),
        ],
        "responses": {
            "101": {"description": "The connection is a WebSocket from here on."},
            "404": _said("The question did not ask for a WebSocket."),
        },
    },
    ("POST", "/commands"): {
        "summary": "The one door for commands",
        "description": "What is asked by whom stands in docs/ROLES.md; which answer means what, in LEDGER.md.",
        **_body({"$ref": "#/components/schemas/Command"}),
        "responses": {
            "200": _json(bodies.Done, "Done, and durable."),
            "409": _json(bodies.Refused, "The rules do not allow it; nothing is written."),
            "413": _said("Longer than 200,000 bytes."),
            "422": _said("This is no command."),
            "503": _said("The hall has stopped; the ledger says whether this was done."),
        },
    },
    ("POST", "/enrol"): {
        "summary": "A station is let in by the code of an invitation",
        "description": "Five wrong codes close every open invitation.",
        **_body({"$ref": "#/components/schemas/Enrolment"}),
        "responses": {
            "200": _json(bodies.Token, "Let in; an earlier station of this name is sent away."),
            "403": _said("The code is wrong, used, or older than ten minutes."),
            "422": _said("This is no enrolment."),
            "503": _said("The hall's folder cannot be written now; the code is used up."),
        },
    },
    ("POST", "/invitations"): {
        "summary": "Invites a station",
        **_body({"$ref": "#/components/schemas/Invited"}),
        "responses": {"200": _json(bodies.Code, "Invited."), "422": _said("This is no invitation.")},
    },
    ("GET", "/stations"): {
        "summary": "Who is let in",
        "responses": {"200": _json(bodies.Stations, "Every station.")},
    },
    ("DELETE", "/stations/{name}"): {
        "summary": "Sends a station away at once",
        "parameters": [_in_path("name", "The name of the station.", {"type": "string", "minLength": 1})],
        "responses": {
            "200": _json(bodies.SentAway, "Sent away."),
            "404": _said("There is no such station."),
            "503": _said("The hall's folder cannot be written now."),
        },
    },
    ("GET", "/keypads"): {
        "summary": "How the keypads are",
        "description": "What lies in the cradles, with its certificate, and what those that are out said last.",
        "responses": {"200": _json(bodies.Keypads, "The keypads.")},
    },
    ("GET", "/switches"): {
        "summary": "Which pages for everybody are on",
        "responses": {"200": _json(bodies.Switches, "Every page.")},
    },
    ("PUT", "/switches/{page}"): {
        "summary": "Switches a page for everybody on or off",
        "parameters": [_in_path("page", "The page.", {"type": "string", "enum": ["scherm", "overlay", "uitslagen"]})],
        **_body({"$ref": "#/components/schemas/Switched"}),
        "responses": {
            "200": _json(bodies.Switched, "As asked."),
            "404": _said("There is no such page."),
            "422": _said("This is no switch."),
        },
    },
    ("GET", "/scherm"): _page("The hall screen in a browser"),
    ("GET", "/overlay"): _page("The lower third for the mixer of a stream"),
    ("GET", "/uitslagen"): _page("Results and voting behaviour so far"),
    ("GET", "/scherm/events"): _events("What the hall screen shows"),
    ("GET", "/overlay/events"): _events("What the hall screen shows, for the overlay"),
    ("GET", "/uitslagen/events"): _events("What is decided, and how each municipality voted"),
    ("GET", "/pages/{name}"): {
        "summary": "A file that the pages need",
        "parameters": [_in_path("name", "Its name.", {"type": "string", "examples": ["screen.css"]})],
        "responses": {
            "200": {"description": "The file.", "content": {"*/*": {}}},
            "404": _said("There is no such file."),
        },
    },
    ("GET", "/checkpoint"): {
        "summary": "The newest signed checkpoint that everybody may see",
        "description": "A note as in C2SP tlog-checkpoint. It stands still while a poll is open.",
        "responses": {"200": _text("The checkpoint."), "404": _said("There is none yet.")},
    },
    ("GET", "/tile/{path}"): {
        "summary": "A tile of hashes or a bundle of entries (C2SP tlog-tiles)",
        "parameters": [
            _in_path(
                "path",
                "`LEVEL/NUMBER` or `entries/NUMBER`, with `.p/WIDTH` behind it for a partial one; with its slashes.",
                {"type": "string", "examples": ["0/000.p/1", "entries/000", "1/x001/234.p/17"]},
            )
        ],
        "responses": {
            "200": {
                "description": "Hashes of 32 bytes, or entries each behind its length in two bytes.",
                "content": {"application/octet-stream": {}},
            },
            "404": _said("There is no such tile in the public log."),
        },
    },
    ("GET", "/openapi.json"): {
        "summary": "This document",
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": {"application/json": {}}}},
    },
}


def _with_access(question: tuple[str, str]) -> Part:
    """The operation with whose question it is, and what others are answered."""
    operation, roles = _OPERATIONS[question], QUESTIONS[question]
    if roles is None:
        return operation | {"security": []}
    answers = dict(operation["responses"])
    if question not in _WEBSOCKETS:  # which close instead, since a browser tells a page no status
        answers["401"] = _said("The token is not known here.")
        if roles != STATIONS:
            answers["403"] = _said(f"This is for {', '.join(role.value for role in Role if role in roles)}.")
    return operation | {"security": [{"token": []}], "responses": dict(sorted(answers.items()))}


def document() -> Part:
    """The document, as JSON values. The WebSocket is described in words: OpenAPI knows none."""
    reference = "#/components/schemas/{name}"
    _, schemas = msgspec.json.schema_components((*_QUESTIONS, *_ANSWERS), ref_template=reference)
    paths: Part = {}
    for method, path in QUESTIONS:
        paths.setdefault(path, {})[method.lower()] = _with_access((method, path))
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The hall",
            "version": "1",
            "description": "Commands in, numbered entries out; and the public log, for anybody.",
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "paths": paths,
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "A station's token."}},
            "schemas": {**schemas, **_COMMANDS.inside, "Command": _COMMANDS.body},
        },
    }


DOCUMENT = document()
