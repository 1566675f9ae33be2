// The fingerprint of the ledger: sixteen groups of four, the first two of which are read aloud.
import { element, fitted } from "./dom.js";
import { header } from "./frame.js";
import { time, whole } from "./numbers.js";
import { screenSays } from "./say.js";

const ALOUD = 2;

export function fingerprint(state) {
    return [
        header(state.meeting),
        element("h1.fingerprint-title", screenSays("Fingerprint of the ledger")),
        element("div.groups.rest", ...state.groups.map((group, at) => element(at < ALOUD ? "b" : "span.soft", group))),
        fitted("div.second", 44, {}, screenSays("of the first %1 entries, as they stood at %2", whole(state.entries), time(state.at))),
    ];
}
