// The result of a choice or an election: what was chosen, and a bar for every option.
import { element, fitted, mark, styled } from "./dom.js";
import { header, question } from "./frame.js";
import { percentage as shareInWords, percentOnScreen, whole } from "./numbers.js";
import { badge, filled, majorityLine, majorityWords, municipalitiesOf, notVoted } from "./parts.js";
import { extraWords, percentage, verdictOf } from "./result.js";
import { option, outcome, screenSays } from "./say.js";

const FEW = 3;

export function choiceResult(state) {
    const few = state.tallies.length <= FEW;
    const long = state.topic.subject.length > 100;
    const size = few ? 260 : long ? 96 : 190;
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, few ? 170 : 150, 62),
        styled(element("div.gap"), { height: `calc(${few ? 60 : long ? 16 : 34} * var(--u))`, flex: "none" }),
        element("div.verdict", percentage(state.percentage, size), outcomeOf(state, size)),
        styled(element("div.needed-words.over-options", state.cast ? element("div.over", majorityWords(state.ballot.majority)) : null), { "--size": size }),
        element("div.rest", options(state)),
        others(state),
    ];
}

function outcomeOf(state, size) {
    if (state.outcome === null) {
        return element("div.outcome", fitted("div.bold.no-decision", 72, { lines: 2 }, screenSays("Test poll: no decision")));
    }
    if (state.outcome === "chosen" && state.leading !== null) {
        const label = element("div.chosen-label", mark("check"), element("span", outcome("chosen") + extraWords(state)));
        return element("div.outcome", label, fitted("div.chosen-name", size < 150 ? 56 : 84, { lines: 2, comfortable: 26 }, state.leading));
    }
    const word = badge(outcome(state.outcome), verdictOf(state.outcome), size < 150 ? 52 : 84);
    word.classList.toggle("low", size < 150);
    const says = state.leading === null ? null : fitted("div.of", 40, { lines: 2, comfortable: 26 },
        screenSays("the most votes cast: %1", state.leading) + extraWords(state));
    return element("div.outcome", word, says);
}

function options(state) {
    const cells = state.tallies.flatMap((tally) => {
        const leads = tally.option.label === state.leading;
        const name = fitted("div.name", 48, { lines: 2, comfortable: 26 }, element(leads ? "b" : "span", option(tally.option)));
        Object.assign(name.dataset, { share: 0.48, most: 48 });
        const share = state.cast ? tally.votes / state.cast : 0;
        const figures = element("div.figures", element("b", whole(tally.votes)));
        if (state.cast) {
            figures.append(element("span.soft", percentOnScreen(shareInWords(tally.votes, state.cast))));
        }
        return [name, element("div.track", filled(leads ? "favour" : "abstain", share)), figures];
    });
    const count = state.tallies.length;
    const line = state.cast ? element("div.across", majorityLine(state.ballot.majority)) : null;
    const made = styled(element("div.options", ...cells, line), { "--count": count });
    Object.assign(made.dataset, { rows: count, highest: 150 });
    return made;
}

function others(state) {
    const parts = state.abstained === null ? [] : [[screenSays("Abstention"), state.abstained.votes, state.abstained.municipalities]];
    parts.push([screenSays("Did not vote"), ...notVoted(state.turnout)]);
    const runs = parts.flatMap(([label, votes, municipalities], at) => [
        element("span.soft", `${at ? "      " : ""}${label} `),
        element("b", whole(votes)),
        element("span.soft", ` (${municipalitiesOf(municipalities)})`),
    ]);
    return fitted("div.others", 38, {}, ...runs);
}
