// From a state to the band of the lower third: at the left what it is about, at the right how it stands.
import { element, fitted } from "./dom.js";
import { aboutOf } from "./frame.js";
import { whole } from "./numbers.js";
import { badge, filled } from "./parts.js";
import { DECISIONS } from "./quiet.js";
import { ofCast, verdictOf, voteBar } from "./result.js";
import { callSays } from "./roll_call.js";
import { itemKind, itemsOf, option, outcome, screenSays } from "./say.js";

const SIDES = {
    matter: () => [],
    announced: () => [element("div.says", screenSays("Voting opens shortly"))],
    open: openSide,
    roll_call: (state) => [element("div.says", callSays(state)), state.calling ? fitted("div.chosen", 52, { lines: 2, comfortable: 36 }, state.calling) : null].filter(Boolean),
    checking: () => [element("div.says", screenSays("One moment please"))],
    result: resultSide,
    voting_behaviour: behaviourSide,
    decided: ({ decision }) => [badge(screenSays(DECISIONS[decision][0]), DECISIONS[decision][2], 60)],
    voided: () => [badge(screenSays("Poll void"), "neither", 48)],
};

// The band, or null where there is nothing to say: during the welcome the stream has a picture of its own.
export function band({ shows, data }) {
    if (shows === "welcome") {
        return null;
    }
    if (shows === "pause") {
        return made([data.meeting.name], screenSays("Break"), [element("div.soft", screenSays("The meeting will continue shortly"))]);
    }
    if (shows === "message") {
        return made([data.meeting.name], data.text, []);
    }
    if (shows === "fingerprint") {
        return made([screenSays("Fingerprint of the ledger")], data.groups.join(" "), []);
    }
    if (shows === "speaker") {
        const side = data.seconds ? [element("div.seconds", element("b"))] : [];
        const behalf = data.name && data.on_behalf ? [element("div.soft", data.on_behalf)] : [];
        return made([screenSays("Has the floor")], data.name || data.on_behalf, [...behalf, ...side]);
    }
    if (shows === "item") {
        return made([itemsOf([data.item.number]), "  ·  ", itemKind(data.item.kind)], data.item.title, []);
    }
    return made(aboutOf(data.topic, null, true), data.topic.subject, SIDES[shows](data), data.ballot?.kind === "test");
}

function made(about, text, side, isTest = false) {
    const tag = isTest ? element("span.tag", screenSays("TEST")) : null;
    return element("div.band",
        element("div.words", fitted("div.about", 32, {}, tag, ...about), fitted("div.topic", 60, { lines: 3, comfortable: 40 }, text)),
        side.length ? element("div.side", ...side) : null);
}

function openSide({ held, seconds, turnout }) {
    const says = element("div.says", screenSays(held ? "Voting is interrupted" : "Voting is open"));
    const share = turnout.present_votes ? turnout.voted_votes / turnout.present_votes : 0;
    return [
        says,
        held || seconds === 0 ? null : element("div.seconds", element("b"), element("span.soft", screenSays("seconds"))),
        element("div.track.turnout", filled("ink", share)),
        fitted("div.votes", 34, {}, element("span", element("b", whole(turnout.voted)), " ", element("span.soft", screenSays("of %1 municipalities", whole(turnout.present))))),
    ].filter((part) => part !== null);
}

// Who voted how is for the hall and for /uitslagen: names that pass in a lower third nobody reads.
function behaviourSide({ ballot, tallies }) {
    const counted = ballot.is_choice ? [] : tallies.map((tally) =>
        fitted("div.votes", 34, {}, element("span.soft", option(tally.option)), " ", element("b", whole(tally.votes))));
    return [element("div.says", screenSays("Voting behaviour")), ...counted];
}

function resultSide(state) {
    const figure = state.percentage === null ? null
        : element("div.percentage", element("span.figure", state.percentage), element("span.sign", "%"));
    if (state.outcome === null) {
        return [figure, element("div.soft", screenSays("Test poll: no decision"))];
    }
    if (state.ballot.is_choice) {
        const name = state.leading === null ? null : fitted("div.chosen", 36, { lines: 2, comfortable: 26 }, state.leading);
        return [figure, badge(outcome(state.outcome), verdictOf(state.outcome), 46), name].filter((part) => part !== null);
    }
    const word = badge(outcome(state.outcome), verdictOf(state.outcome), 46);
    return [
        figure,
        word,
        voteBar(state),
        fitted("div.votes", 30, {}, element("span.soft", ofCast(state))),
    ].filter((part) => part !== null);
}
