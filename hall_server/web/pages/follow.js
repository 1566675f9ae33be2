// Following a board of the hall: the newest of everything, then what changes, across lost connections.

const SILENCE = 12_000; // milliseconds: the hall says something every five seconds
const SOONEST = 500;
const LATEST = 8_000;

// `on.notice(key, value)`, `on.connected(yes)`, `on.off()` and `on.known()`, after everything that came together.
// `clock()` gives milliseconds since 1970 by the hall's clock, and null before the hall said what time it is.
export function follow(path, on) {
    let known = "";
    let wait = SOONEST;
    let source = null;
    let silence = 0;
    let ahead = null;

    function ask() {
        source = new EventSource(`${path}?known=${encodeURIComponent(known)}`);
        source.addEventListener("notice", (event) => {
            known = event.lastEventId;
            const { key, value } = JSON.parse(event.data);
            on.notice(key, value);
        });
        source.addEventListener("beat", (event) => {
            const offset = Number(event.data) - performance.now();
            ahead = ahead === null ? offset : Math.max(ahead, offset);
            wait = SOONEST;
            listen();
            on.connected(true);
            on.known();
        });
        source.addEventListener("off", () => {
            on.off();
            again();
        });
        source.addEventListener("error", again);
        listen();
    }

    function listen() {
        clearTimeout(silence);
        silence = setTimeout(again, SILENCE);
    }

    // Not all at the same moment: a whole hall lost its connection together.
    function again() {
        clearTimeout(silence);
        source.close();
        on.connected(false);
        silence = setTimeout(ask, wait * (0.5 + Math.random()));
        wait = Math.min(wait * 2, LATEST);
    }

    // A page that a browser keeps to come back to holds no connection meanwhile.
    addEventListener("pagehide", () => {
        clearTimeout(silence);
        source.close();
    });
    addEventListener("pageshow", (event) => event.persisted && ask());

    ask();
    return { clock: () => (ahead === null ? null : ahead + performance.now()) };
}
