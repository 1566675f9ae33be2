// The words of the windows, in Dutch: the texts in the code are the English ones, as in the windows.
import { WORDS } from "./words.js";

// The Dutch of a text in a context, with %1 and %2 replaced. An unknown text is a fault that a test finds.
export function say(context, source, ...values) {
    const text = WORDS[context]?.[source];
    if (text === undefined) {
        throw new Error(`no words for ${context}: ${source}`);
    }
    return values.reduce((said, value, at) => said.replace(`%${at + 1}`, () => value), text);
}

export const screenSays = (source, ...values) => say("HallScreen", source, ...values);
const words = (source, ...values) => say("Words", source, ...values);

export const OUTCOMES = {
    adopted: "Adopted", rejected: "Rejected", chosen: "Chosen", no_majority: "No majority", tie: "Tie", void: "No votes cast",
};
const KINDS = {
    proposal: "Proposal", resolution: "Resolution", motion: "Motion", motion_of_order: "Motion of order",
    amendment: "Amendment", point_of_order: "Point of order", election: "Election",
};
const ADVICE = { adopt: "adopt", hold_over: "hold over", advise_against: "advise against" };
const MEANINGS = { for: "For", against: "Against", abstain: "Abstention" };
const SHARES = {
    "1/2": "half", "1/3": "one third", "2/3": "two thirds", "1/4": "one quarter", "3/4": "three quarters", "4/5": "four fifths",
};

export const outcome = (value) => words(OUTCOMES[value]);
export const proposalKind = (kind) => words(KINDS[kind]);
export const recommendation = (advice) => words(ADVICE[advice]);
export const itemKind = (kind) => words(kind === "decision" ? "For decision" : "For information");
export const option = (key) => (key.meaning === "option" ? key.label : words(MEANINGS[key.meaning]));

// The required majority: "meer dan de helft", "twee derde"; what has no name of its own is written as a fraction.
export function majority(required) {
    const named = SHARES[required.fraction];
    const share = named === undefined ? required.fraction : words(named);
    if (required.strict) {
        return words("more than %1", share);
    }
    if (required.fraction === "1/1") {
        return words("all votes");
    }
    return required.fraction === "1/2" ? words("at least %1", share) : share;
}

// "Agendapunt 07b", "Agendapunten 06b en 06c"; what has no number ("orde") stands by itself.
export function itemsOf(numbers) {
    const last = numbers[numbers.length - 1];
    if (numbers.length > 1) {
        return screenSays("Agenda items %1", screenSays("%1 and %2", numbers.slice(0, -1).join(", "), last));
    }
    return /^\d/.test(last) ? screenSays("Agenda item %1", last) : last.charAt(0).toUpperCase() + last.slice(1).toLowerCase();
}
