// A speaker: the name large, for whom, on what, and the time that is left.
import { element, fitted } from "./dom.js";
import { header } from "./frame.js";
import { ring } from "./ring.js";
import { screenSays } from "./say.js";

export function speaker(state) {
    const both = state.name && state.on_behalf;
    return [
        header(state.meeting),
        element("div.floor.rest",
            element("div.who",
                element("div.floor-label", screenSays("Has the floor")),
                fitted("h1.speaker-name", 120, { lines: 2 }, state.name || state.on_behalf),
                both ? fitted("div.behalf", 72, { lines: 2 }, state.on_behalf) : null),
            state.seconds ? timeLeft() : null),
        state.topic === null ? null : fitted("div.subject", 46, { lines: 2 }, state.topic.subject),
    ];
}

function timeLeft() {
    const around = ring(element("div.middle-of-ring.minutes"), 400);
    around.classList.add("runs");
    return element("div.right-side", around, element("div.time-left.line"));
}
