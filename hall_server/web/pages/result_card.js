// One matter on a phone: what it was, how it ended, and behind that how every municipality voted.
import { element, mark, styled } from "./dom.js";
import { aboutOf } from "./frame.js";
import { percentage as shareInWords, percentOnScreen, shareOf, whole } from "./numbers.js";
import { municipalitiesOf, notVoted } from "./parts.js";
import { DECISIONS } from "./quiet.js";
import { extraWords, ofCast, verdictOf, voteBar } from "./result.js";
import { majority, option, outcome, screenSays } from "./say.js";

const SIGNS = { yes: "check", no: "cross", neither: "dash" };
const NO_VOTE = "geen stem uitgebracht";

export function card({ shown: { shows, data } }) {
    const parts = { result: resultOf, decided: decidedOf, voided: voidedOf }[shows](data);
    return [element("p.about", ...aboutOf(data.topic, data.ballot, true)), element("h2", data.topic.subject), ...parts];
}

// The same in a line, for who listens.
export function headline({ shown: { shows, data } }) {
    const said = shows === "result" ? [outcome(data.outcome), data.percentage && percentOnScreen(data.percentage), data.outcome === "chosen" && data.leading]
        : [screenSays(shows === "voided" ? "Poll void" : DECISIONS[data.decision][0])];
    return `${data.topic.subject}: ${said.filter(Boolean).join(", ")}`;
}

const votesOfOne = (weight) => (weight === 1 ? "1 stem" : screenSays("%1 votes", whole(weight)));

const badge = (word, verdict) => element(`p.badge.${verdict}`, mark(SIGNS[verdict]), element("span", word));

function decidedOf({ decision }) {
    const [word, says, verdict] = DECISIONS[decision];
    return [element("div.outcome", badge(screenSays(word), verdict)), element("p.of", screenSays(says))];
}

function voidedOf({ reason }) {
    return [
        element("div.outcome", badge(screenSays("Poll void"), "neither")),
        element("p.of", screenSays("The votes of this poll do not count: %1", reason)),
    ];
}

function resultOf(state) {
    const { is_choice: isChoice } = state.ballot;
    const figure = state.percentage === null ? null
        : element("p.percentage", element("span", state.percentage), element("span.sign", "%"));
    const leading = !isChoice || state.leading === null ? null
        : element("p.chosen", state.outcome === "chosen" ? state.leading : screenSays("the most votes cast: %1", state.leading));
    const said = isChoice ? extraWords(state).replace(/^ +· +/, "") : ofCast(state) + extraWords(state);
    return [
        element("div.outcome", figure, badge(outcome(state.outcome), verdictOf(state.outcome)), leading),
        said ? element("p.of", said) : null,
        isChoice ? null : barOf(state),
        votesOf(state),
        element("details", element("summary", "Stemgedrag per gemeente"), element("ul.all")),
    ].filter((part) => part !== null);
}

function barOf(state) {
    const bar = voteBar(state);
    const share = `${shareOf(state.ballot.majority.fraction) * 100}%`;
    const words = element("span.needed-words", majority(state.ballot.majority));
    bar.append(styled(words, { left: share, transform: `translateX(-${share})` })); // over its line, and on the page
    return bar;
}

const SWATCHES = { for: "favour", against: "against", abstain: "abstain", option: "option" };

function votesOf(state) {
    const rows = state.tallies.map(({ option: key, votes, municipalities }) => {
        const share = state.ballot.is_choice && state.cast ? `  ${percentOnScreen(shareInWords(votes, state.cast))}` : "";
        return [SWATCHES[key.meaning], `${option(key)}${share}`, votes, municipalities];
    });
    if (state.abstained !== null) {
        rows.push(["abstain", option(state.abstained.option), state.abstained.votes, state.abstained.municipalities]);
    }
    rows.push(["absent", screenSays("Did not vote"), ...notVoted(state.turnout)]);
    return element("dl", ...rows.map(([swatch, label, votes, count]) =>
        element("div", element(`i.swatch.${swatch}`), element("dt", label),
            element("dd.votes", whole(votes)), element("dd.count", municipalitiesOf(count)))));
}

function howOf(matter, index) {
    const key = matter.choices[index];
    const pressed = matter.shown.data.ballot.options.find((each) => each.key === key);
    return pressed === undefined ? element("span.how.pressed-none", NO_VOTE) : element(`span.how.pressed-${pressed.meaning}`, option(pressed));
}

// Every municipality, once the reader asks for it.
export function fillVoters(details, matter, register) {
    const list = details.querySelector(".all");
    if (list.childElementCount === 0) {
        list.append(...register.municipalities.map(({ name, weight }, index) =>
            element("li", element("span", name, element("span.soft", ` (${whole(weight)})`)), howOf(matter, index))));
    }
}

// How these municipalities voted; null where no vote counts.
export function theirVotes(matter, register, indexes) {
    if (!matter.choices.length || !indexes.length) {
        return null;
    }
    return element("div.theirs", ...indexes.map((index) => {
        const { name, weight } = register.municipalities[index];
        return element("p", `${name} (${votesOfOne(weight)}): `, howOf(matter, index));
    }));
}
