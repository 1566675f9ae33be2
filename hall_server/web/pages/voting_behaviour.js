// How each municipality voted: three columns by name, pages that turn by themselves, and a legend with the votes.
import { element, fitted, styled } from "./dom.js";
import { header, question } from "./frame.js";
import { whole } from "./numbers.js";
import { notVoted } from "./parts.js";
import { extraWords } from "./result.js";
import { option, screenSays } from "./say.js";

const PAGE_SECONDS = 6;
const COLUMNS = 3;
const ROWS = 13;
const ROWS_OF_TWO = 11;
const ROWS_OF_MORE = 8;
const LONG = 24;
const ENTRIES = 4;
const SWATCHES = { for: "favour", against: "against", abstain: "abstain" };

const rowsOf = (state) => (!state.ballot.is_choice ? ROWS : state.tallies.length <= 2 ? ROWS_OF_TWO : ROWS_OF_MORE);

export function votingBehaviour(state) {
    const everybody = state.municipalities;
    const pages = Math.max(1, Math.ceil(everybody.length / (COLUMNS * rowsOf(state))));
    const length = Math.max(1, Math.ceil(everybody.length / pages));
    const list = styled(element("div.voters"), { "--share": rowsOf(state) });
    for (let at = 0; at < Math.max(1, everybody.length); at += length) {
        list.append(pageOf(state, everybody.slice(at, at + length)));
    }
    list.dataset.names = 34;
    turnTo(list, 0);
    const turns = pages > 1 ? element("span.turns.soft.line") : null;
    const extra = element("span.soft", extraWords(state));
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 130, 48),
        element("div.voters-head", fitted("div.about", 34, {}, element("b", screenSays("Voting behaviour")), extra), turns),
        list,
        legend(state),
    ];
}

// Brings the list on the sheet to the page of this moment; says whether it has pages that turn.
export function turn(sheet, state, now) {
    const list = sheet.querySelector(".voters");
    if (list === null || list.childElementCount < 2) {
        return false;
    }
    const pages = list.childElementCount;
    const turned = Math.trunc((now - Date.parse(state.since)) / 1000 / PAGE_SECONDS) % pages;
    turnTo(list, (turned + pages) % pages);
    const says = screenSays("page %1 of %2", String(Number(list.dataset.page) + 1), String(pages));
    const turns = sheet.querySelector(".turns");
    if (turns.textContent !== says) {
        turns.textContent = says;
    }
    return true;
}

function turnTo(list, page) {
    if (list.dataset.page !== String(page)) {
        list.dataset.page = page;
        [...list.children].forEach((each, number) => { each.hidden = number !== page; });
    }
}

function pageOf(state, rows) {
    const inColumn = Math.max(1, Math.ceil(rows.length / COLUMNS));
    const cells = rows.map(({ name, votes, choice }) => element("div.voter",
        markOf(state, choice),
        element(`span.name${choice ? "" : ".soft"}${name.length > LONG ? ".long" : ""}`, element("span", name)),
        element("span.soft.weight", whole(votes))));
    return styled(element("div.voters-page", ...cells), {
        "--in-column": inColumn, "--at-least": Math.max(inColumn, Math.min(rowsOf(state), rows.length)),
    });
}

// As in the legend: the shape of for, against, abstained or not voted, or the key of an option.
function markOf(state, choice) {
    const key = state.ballot.options.find((each) => each.key === choice);
    if (key === undefined) {
        return element("i.swatch.absent");
    }
    return key.meaning === "option" ? element("b.pressed", String(choice)) : element(`i.swatch.${SWATCHES[key.meaning]}`);
}

function legend(state) {
    const tallies = state.abstained === null ? state.tallies : [...state.tallies, state.abstained];
    const entries = tallies.map((tally) => [tally.option.key, option(tally.option), tally.votes]);
    entries.push([0, screenSays("Did not vote"), notVoted(state.turnout)[0]]);
    const rows = Math.ceil(entries.length / ENTRIES);
    const cells = entries.map(([key, label, votes]) => element("div.entry", markOf(state, key),
        fitted("div.semibold.said", 30, { lines: 5, comfortable: 26 }, `${label}  ${whole(votes)}`)));
    return styled(element("div.voters-legend", ...cells), { "--columns": Math.ceil(entries.length / rows), "--rows": rows, "--share": rowsOf(state) });
}
