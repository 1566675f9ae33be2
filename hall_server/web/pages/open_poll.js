// An open poll: the question, the keys, the countdown, and how much is in.
import { element, mark, styled } from "./dom.js";
import { header, question } from "./frame.js";
import { keyRows, turnoutStrip } from "./parts.js";
import { ring } from "./ring.js";
import { screenSays } from "./say.js";

const MANY = 6;

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

// The ring and the words under it; ring.js brings it up to the time.
export function countdown(state, largest) {
    const middle = element("div.middle-of-ring");
    const around = ring(middle, largest);
    if (state.held) {
        middle.append(mark("pause"));
        return [around];
    }
    if (state.seconds === 0) {
        styled(around, { "--left": 1 });
        middle.append(screenSays("open"));
        middle.classList.add("word");
        return [around, element("div.line", screenSays("until the chair closes it"))];
    }
    around.classList.add("runs");
    return [around, element("div.line", screenSays("seconds"))];
}
