"""A real Chromium without a window, told what to do over its DevTools protocol."""

import base64
import contextlib
import itertools
import json
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any

from websockets.sync.client import connect

from tests.patience import PATIENCE

_LISTENING = "DevTools listening on "
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """The browser of this machine, or None."""
    return next((found for name in _NAMES if (found := shutil.which(name))), None)


class Chromium:
    """A browser with one page. A context manager that ends it."""

    def __init__(self, program: str) -> None:
        self.complaints: list[str] = []
        self._numbers = itertools.count(1)
        with contextlib.ExitStack() as opened:
            profile = opened.enter_context(tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True))
            self._said = Path(profile) / "said"  # a file: a browser whose pipe is full stands still
            with self._said.open("wb") as said:
                arguments = [program, *_arguments(profile), "about:blank"]
                browser = subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=said)
            self._process = opened.enter_context(browser)
            opened.callback(self._process.terminate)
            self._socket = opened.enter_context(connect(self._address(), max_size=None, proxy=None, compression=None))
            target = self._call("Target.createTarget", {"url": "about:blank"}, "")["targetId"]
            attached = self._call("Target.attachToTarget", {"targetId": target, "flatten": True}, "")
            self._session = str(attached["sessionId"])
            for domain in ("Page", "Runtime", "Log"):
                self.call(f"{domain}.enable")
            self._opened = opened.pop_all()

    def _address(self) -> str:
        until = time.monotonic() + PATIENCE
        while self._process.poll() is None and time.monotonic() < until:
            for line in self._said.read_text("utf-8", errors="replace").splitlines(keepends=True):
                if line.startswith(_LISTENING) and line.endswith("\n"):
                    return line.removeprefix(_LISTENING).strip()
            time.sleep(0.02)
        raise AssertionError(f"the browser did not start: {self._said.read_text('utf-8', errors='replace')}")

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """A command of the protocol, to the page."""
        return self._call(method, parameters, self._session)

    def _call(self, method: str, parameters: dict[str, object], session: str) -> dict[str, Any]:
        number = next(self._numbers)
        message: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE))
            self._heard(answer)
            if answer.get("id") == number:
                assert "error" not in answer, answer
                return dict(answer["result"])

    def _heard(self, answer: dict[str, Any]) -> None:
        """Keeps what the page complained of: exceptions, errors on the console, what its policy refused."""
        match answer.get("method"), answer.get("params"):
            case "Runtime.exceptionThrown", {"exceptionDetails": details}:
                self.complaints.append(json.dumps(details))
            case "Log.entryAdded", {"entry": {"level": "error", "text": text, **more}}:
                self.complaints.append(f"{text} {more.get('url', '')}")

    def size(self, width: int, height: int, **features: str) -> None:
        """The size of the page in pixels; `features` of the media, such as prefers_reduced_motion."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )
        named = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.call("Emulation.setEmulatedMedia", features=named)

    def before_any_page(self, script: str) -> str:
        """Runs before the scripts of every page that is opened from now on; gives its name."""
        return str(self.call("Page.addScriptToEvaluateOnNewDocument", source=script)["identifier"])

    def no_more_before_any_page(self, name: str) -> None:
        """Pages are opened without it again."""
        self.call("Page.removeScriptToEvaluateOnNewDocument", identifier=name)

    def open(self, url: str) -> None:
        """Opens a page, and waits until its scripts and typefaces are there."""
        self.call("Page.navigate", url=url)
        self.wait(f"location.href.startsWith({json.dumps(url)}) && document.readyState === 'complete'")

    def run(self, expression: str) -> Any:  # noqa: ANN401 - whatever the page says
        """The value of an expression, a promise awaited."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def wait(self, expression: str, seconds: float = PATIENCE) -> None:
        """Waits until the expression is true."""
        deadline = time.monotonic() + seconds
        while not self.run(expression):
            assert time.monotonic() < deadline, f"not so: {expression}"
            self.run("new Promise((done) => setTimeout(done, 20))")

    def picture(self, path: Path) -> None:
        """A screenshot as PNG."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def press(self, key: str, code: int) -> None:
        """Presses a key that types nothing, such as Tab (9)."""
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def write(self, text: str) -> None:
        """Types into what has the focus."""
        self.call("Input.insertText", text=text)

    def __enter__(self) -> "Chromium":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opened.close()


def _arguments(profile: str) -> list[str]:
    arguments = ["--headless=new", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions"]
    arguments += ["--remote-debugging-port=0", f"--user-data-dir={profile}", "--lang=nl"]
    arguments += ["--ignore-certificate-errors", "--disable-dev-shm-usage", "--no-proxy-server"]
    return arguments + (["--no-sandbox"] if os.geteuid() == 0 else [])
