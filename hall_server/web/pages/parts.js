// What several pictures have in common: keys, turnout, badges, bars and the votes behind a result.
import { element, fitted, mark, styled } from "./dom.js";
import { shareOf, whole } from "./numbers.js";
import { majority, option, screenSays } from "./say.js";

const COLUMNS_FROM = 6;
const FILLS = { for: "favour", against: "against", abstain: "abstain", option: "ink" };

// One row per key, in two columns when there are many.
export function keyRows(options) {
    const inColumn = options.length >= COLUMNS_FROM ? Math.ceil(options.length / 2) : options.length;
    const rows = options.map((each) => {
        const name = fitted("div.name", 84, { lines: 2, comfortable: 26 }, element("span", option(each)));
        Object.assign(name.dataset, { share: 0.5, most: 84 });
        return element("div", element(`div.key.${FILLS[each.meaning]}`, String(each.key)), name);
    });
    const keys = styled(element("div.keys", ...rows), { "--in-column": inColumn });
    Object.assign(keys.dataset, { rows: inColumn, highest: 150 });
    return element("div.rest", keys);
}

// How many voted and how much weight that is; never in which direction.
export function turnoutStrip(turnout) {
    const share = turnout.present_votes ? turnout.voted_votes / turnout.present_votes : 0;
    const pair = (number, text) => element("div.line", element("b", whole(number)), element("span.soft", text));
    return [
        element(
            "div.turnout-figures",
            pair(turnout.voted, screenSays("of %1 municipalities", whole(turnout.present))),
            pair(turnout.voted_votes, screenSays("of %1 votes", whole(turnout.present_votes))),
        ),
        element("div.track.turnout", filled("ink", share)),
    ];
}

export function filled(fill, share) {
    return styled(element(`i.${fill}`), { width: `${share * 100}%` });
}

const SIGNS = { yes: "check", no: "cross", neither: "dash" };

// The word that a matter ended with: by fill and by sign, not only by hue.
export function badge(word, verdict, largest = 84) {
    const made = fitted(`div.badge.${verdict}`, largest, { smallest: 26 }, mark(SIGNS[verdict]), element("span", word));
    if (largest > 100) {
        made.classList.add("big");
    }
    return made;
}

// The required majority across a bar, at its share.
export function majorityLine(required) {
    return styled(element("i.needed"), { left: `${shareOf(required.fraction) * 100}%` });
}

// Its words, over the line and on the sheet.
export function majorityWords(required) {
    const words = element("span", majority(required));
    words.dataset.at = shareOf(required.fraction);
    return words;
}

export function municipalitiesOf(number) {
    return number === 1 ? screenSays("1 municipality") : screenSays("%1 municipalities", whole(number));
}

export function notVoted(turnout) {
    return [turnout.present_votes - turnout.voted_votes, turnout.present - turnout.voted];
}
