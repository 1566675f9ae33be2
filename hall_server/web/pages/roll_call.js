// A roll call: who is called, very large, and who come next. The direction is nowhere.
import { element, fitted } from "./dom.js";
import { header, question } from "./frame.js";
import { turnoutStrip } from "./parts.js";
import { screenSays } from "./say.js";

export const callSays = ({ calling }) => screenSays(calling ? "Roll call" : "Everybody was called");

export function rollCall(state) {
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 230),
        element("div.call-label", screenSays("Roll call")),
        element("div.call.rest",
            fitted("div.calling", 150, { lines: 2 }, state.calling || screenSays("Everybody was called")),
            element("div.following", ...state.following.map((name) => fitted("div.next", 44, {}, name)))),
        ...turnoutStrip(state.turnout),
    ];
}
