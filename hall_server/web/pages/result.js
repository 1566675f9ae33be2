// The result of a vote for or against: the percentage, the word, the bar with the majority, and the votes.
import { element, fitted, styled } from "./dom.js";
import { header, question } from "./frame.js";
import { whole } from "./numbers.js";
import { badge, majorityLine, majorityWords, municipalitiesOf, notVoted } from "./parts.js";
import { option, outcome, screenSays } from "./say.js";

const FILLS = { for: "favour", against: "against" };

export function result(state) {
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 200, 62),
        element("div.rest"),
        element("div.verdict", percentage(state.percentage, 296), outcomeOf(state)),
        element("div.needed-words", majorityWords(state.ballot.majority)),
        voteBar(state),
        legend(state),
    ];
}

export function percentage(figure, largest) {
    if (figure === null) {
        return null;
    }
    const parts = [element("span.figure", figure), element("span.sign", "%")];
    return styled(fitted("div.percentage", largest, { smallest: 100 }, ...parts), { "max-width": "56%" });
}

export const verdictOf = (value) => ({ adopted: "yes", chosen: "yes", rejected: "no" })[value] ?? "neither";

// That no keypad signed the votes, that a lot decided, or that the result is contested.
export function extraWords(state) {
    const said = [];
    if (state.roll_call) {
        said.push(screenSays("by roll call, not signed by keypads"));
    }
    if (state.by_lot) {
        said.push(screenSays("decided by lot"));
    }
    if (state.contested) {
        said.push(screenSays("contested"));
    }
    return said.map((each) => `  ·  ${each}`).join("");
}

export function ofCast(state) {
    return state.percentage === null
        ? screenSays("nobody voted for or against")
        : screenSays("of %1 votes cast in favour", whole(state.cast));
}

function outcomeOf(state) {
    const word = state.outcome === null
        ? fitted("div.bold.no-decision", 72, {}, screenSays("Test poll: no decision"))
        : badge(outcome(state.outcome), verdictOf(state.outcome));
    return element("div.outcome", word, fitted("div.of", 44, { lines: 2, comfortable: 36 }, ofCast(state) + extraWords(state)));
}

export function voteBar(state) {
    const part = (fill, votes) => (votes ? styled(element(`i.${fill}`), { "flex-grow": votes / state.cast }) : null);
    const parts = state.cast ? state.tallies.map((tally) => part(FILLS[tally.option.meaning], tally.votes)) : [];
    if (state.cast && state.abstentions_count && state.abstained !== null) {
        parts.push(part("abstain", state.abstained.votes));
    }
    return element("div.bar", element("div.parts", ...parts), majorityLine(state.ballot.majority));
}

const SWATCHES = { for: ["favour", "for"], against: ["against", "against-text"] };

function legend(state) {
    const columns = state.tallies.map((tally) => [option(tally.option), tally.votes, tally.municipalities, ...SWATCHES[tally.option.meaning]]);
    if (state.abstained !== null) {
        const { option: key, votes, municipalities } = state.abstained;
        columns.push([option(key), votes, municipalities, "abstain", "abstain-text"]);
    }
    columns.push([screenSays("Did not vote"), ...notVoted(state.turnout), "absent", "absent-text"]);
    return element("div.legend", ...columns.map(([label, votes, municipalities, swatch, colour]) =>
        element("div",
            element(`div.label.${colour}`, element(`i.swatch.${swatch}`), element("span", label)),
            element("div.votes", whole(votes)),
            element("div.count", municipalitiesOf(municipalities)))));
}
