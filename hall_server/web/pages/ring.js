// The countdown: a ring that empties clockwise, and what is left of it.
import { drawn, element, styled } from "./dom.js";
import { screenSays } from "./say.js";

const AROUND = 2 * Math.PI * 46.9;

// A ring of at most so many units around something.
export function ring(middle, largest) {
    const svg = drawn("svg", { viewBox: "0 0 100 100", "aria-hidden": "true" });
    svg.append(...["all", "left"].map((name) => drawn("circle", { class: name, cx: 50, cy: 50, r: 46.9, "stroke-dasharray": `${AROUND} ${AROUND}` })));
    const made = element("div.ring", svg, middle);
    made.dataset.ring = largest;
    return made;
}

// Seconds that are left at `now`, milliseconds since 1970 by the hall's clock.
export function secondsLeft(state, now) {
    const gone = (now - Date.parse(state.opened_at ?? state.since)) / 1000;
    return Math.min(state.seconds, Math.max(0, state.seconds - gone));
}

// As a clock says it: 2:05; every second that has begun counts.
export function minutes(left) {
    const whole = Math.ceil(left);
    return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

// Brings a countdown on the sheet up to the time; says whether one runs.
export function tick(sheet, state, now) {
    const running = sheet.querySelector(".ring.runs");
    if (running === null) {
        return false;
    }
    const left = secondsLeft(state, now);
    write(running.querySelector(".middle-of-ring"), "since" in state ? minutes(left) : String(Math.ceil(left)));
    styled(running, { "--left": left / state.seconds });
    const caption = sheet.querySelector(".time-left");
    if (caption !== null) {
        write(caption, screenSays(left > 0 ? "left to speak" : "time is up"));
    }
    return true;
}

function write(at, text) {
    if (at.textContent !== text) {
        at.textContent = text;
    }
}
