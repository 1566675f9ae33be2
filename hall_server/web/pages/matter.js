// A proposal that is discussed, and a poll that is announced.
import { element, fitted, mark } from "./dom.js";
import { header, question } from "./frame.js";
import { whole } from "./numbers.js";
import { keyRows } from "./parts.js";
import { majority, recommendation, screenSays } from "./say.js";

const NAMED = 4;
const MANY = 6;
const SIGNS = { adopt: "check", advise_against: "cross", hold_over: "dash" };

export function matter(state) {
    const known = facts(state);
    const asked = question(state.topic.subject, 1080, state.options.length ? 104 : 128);
    return [
        header(state.meeting, state.topic, null, false),
        state.options.length
            ? [question(state.topic.subject, 300, 104), element("div.rest.for-choices", choices(state.options))]
            : element("div.matter.rest", asked),
        known.length ? element("div.known", ...known) : null,
    ].flat();
}

function choices(options) {
    const rows = options.map((label) => {
        const row = fitted("div", 64, { lines: 2, comfortable: 26 }, element("span", label));
        Object.assign(row.dataset, { share: 0.6, most: 64 });
        return row;
    });
    const made = element("div.choices", ...rows);
    Object.assign(made.dataset, { rows: options.length, highest: 110 });
    return made;
}

function facts({ topic, majority: needed }) {
    const found = [];
    if (topic.movers.length) {
        const names = topic.movers.slice(0, NAMED).join(", ");
        found.push([screenSays("Moved by"), topic.movers.length > NAMED ? screenSays("%1 and others", names) : names]);
    }
    if (topic.recommendation !== null) {
        found.push([screenSays("The board advises"), recommendation(topic.recommendation), topic.recommendation]);
    }
    if (needed.fraction !== "1/2" || !needed.strict) {
        found.push([screenSays("Required majority"), majority(needed)]);
    }
    return found.map(([label, value, advice]) =>
        element("div",
            element("div.label", label),
            element(advice ? `div.value.${advice}` : "div.value",
                advice ? mark(SIGNS[advice]) : null,
                fitted("div.rest", 56, { lines: 2, comfortable: 34 }, value))));
}

export function announced(state) {
    const { options } = state.ballot;
    const rows = keyRows(options);
    const beside = options.length >= MANY ? null : element("div.facts",
        element("div.label", screenSays("Required majority")),
        fitted("div.value", 56, {}, majority(state.ballot.majority)),
        element("div.label", screenSays("Present")),
        fitted("div.value", 56, {}, screenSays("%1 municipalities", whole(state.turnout.present))),
        fitted("div.value", 56, {}, screenSays("%1 votes", whole(state.turnout.present_votes))));
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 290),
        element("div.says.shortly", screenSays("Voting opens shortly")),
        element("div.beside.rest", rows, beside),
    ];
}
