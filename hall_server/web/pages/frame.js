// What stands around every picture: the line at the top, the question, and the tag of a test poll.
import { element, fitted, styled } from "./dom.js";
import { longDate } from "./numbers.js";
import { itemsOf, proposalKind, recommendation, screenSays } from "./say.js";

export const isTest = (state) => state.data.ballot?.kind === "test";

export function header(meeting, topic = null, ballot = null, withAdvice = true) {
    const about = fitted("div.about", 34);
    about.append(...(topic === null ? [meeting.name] : aboutOf(topic, ballot, withAdvice)));
    if (ballot?.kind === "test") {
        return element("header.head", about, element("div.tag", screenSays("TEST")));
    }
    const day = meeting.date ? element("div.line", screenSays("Assembly of %1", longDate(meeting.date))) : null;
    return element("header.head", about, day);
}

export function aboutOf(topic, ballot, withAdvice) {
    const parts = topic.items.length ? [itemsOf(topic.items)] : [];
    if (ballot?.kind === "test") {
        parts.push(screenSays("Test poll: these votes do not count"));
    }
    if (topic.kind !== null) {
        parts.push(proposalKind(topic.kind));
    }
    if (topic.round > 1) {
        parts.push(screenSays("Round %1", String(topic.round)));
    }
    const runs = [parts.join("  ·  ")];
    if (withAdvice && topic.recommendation !== null) {
        runs.push(`${parts.length ? "  ·  " : ""}${screenSays("board advises:")} `);
        runs.push(element(`span.${topic.recommendation}`, recommendation(topic.recommendation)));
    }
    return runs;
}

// The question in full, in a room of so many units.
export function question(text, room, largest = 72) {
    return styled(fitted("h1.question", largest, { lines: 4 }, text), { "--room": room });
}
