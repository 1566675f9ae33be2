// An open poll: the question, the keys, the countdown, and how much is in.
import { drawn, element, fitted, mark, styled } from "./dom.js";
import { header, question } from "./frame.js";
import { keyRows, turnoutStrip } from "./parts.js";
import { screenSays } from "./say.js";

const MANY = 6;
const AROUND = 2 * Math.PI * 46.9;

export function openPoll(state) {
    const says = state.held
        ? [element("div.says.held", screenSays("Voting is interrupted")), element("div.stands", screenSays("A vote that was confirmed stands"))]
        : [element("div.says", screenSays("Voting is open"))];
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 240),
        element("div.open.rest",
            element("div.left-side", ...says, keyRows(state.ballot.options)),
            element("div.right-side", ...countdown(state, state.ballot.options.length >= MANY ? 280 : 460))),
        ...turnoutStrip(state.turnout),
    ];
}

// The ring and the words under it; `tick` brings it up to the time.
export function countdown(state, largest) {
    const middle = element("div.middle-of-ring");
    const ring = element("div.ring", ringOf(), middle);
    ring.dataset.ring = largest;
    if (state.held) {
        middle.append(mark("pause"));
        return [ring];
    }
    if (state.seconds === 0) {
        styled(ring, { "--left": 1 });
        middle.append(screenSays("open"));
        middle.classList.add("word");
        return [ring, element("div.line", screenSays("until the chair closes it"))];
    }
    ring.classList.add("runs");
    return [ring, element("div.line", screenSays("seconds"))];
}

function ringOf() {
    const svg = drawn("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" });
    const left = drawn("circle", { class: "left", cx: 50, cy: 50, r: 46.9, "stroke-dasharray": `${AROUND} ${AROUND}` });
    svg.append(drawn("circle", { class: "all", cx: 50, cy: 50, r: 46.9 }), left);
    return svg;
}

// Seconds that are left of a countdown at `now`, milliseconds since 1970 by the hall's clock.
export function secondsLeft(state, now) {
    const gone = (now - Date.parse(state.opened_at)) / 1000;
    return Math.min(state.seconds, Math.max(0, state.seconds - gone));
}

// Brings a countdown on the sheet up to the time; says whether one runs.
export function tick(sheet, state, now) {
    const ring = sheet.querySelector(".ring.runs");
    if (ring === null) {
        return false;
    }
    const left = secondsLeft(state, now);
    const figure = String(Math.ceil(left));
    const middle = ring.querySelector(".middle-of-ring");
    if (middle.textContent !== figure) {
        middle.textContent = figure;
    }
    styled(ring, { "--left": left / state.seconds });
    return true;
}
