// The pictures with few words: welcome, pause, agenda item, checking, decided without a poll, voided.
import { element, fitted, mark } from "./dom.js";
import { header, question } from "./frame.js";
import { longWeekday, whole } from "./numbers.js";
import { badge, turnoutStrip } from "./parts.js";
import { itemKind, screenSays } from "./say.js";

export function welcome(state) {
    const where = [longWeekday(state.meeting.date), state.meeting.place].filter(Boolean).join("  ·  ");
    const figure = (number, text) => element("div", element("b", whole(number)), element("span", text));
    return [
        element("div.welcome-label", screenSays("Welcome")),
        fitted("h1.meeting-name", 136, { lines: 3 }, state.meeting.name),
        where ? fitted("div.where", 52, {}, where) : null,
        element("div.rest"),
        element("div.rule"),
        element("div.two",
            figure(state.present, screenSays("of %1 municipalities present", whole(state.municipalities))),
            figure(state.present_votes, screenSays("of %1 votes present", whole(state.votes)))),
    ];
}

export function pause(state) {
    return [
        header(state.meeting),
        element("div.middle",
            element("div.break", mark("pause"), element("span", screenSays("Break"))),
            element("div.second", screenSays("The meeting will continue shortly"))),
    ];
}

export function message(state) {
    return [header(state.meeting), element("div.matter.rest", fitted("h1.message", 128, { lines: 7 }, state.text))];
}

export function item(state) {
    return [
        header(state.meeting),
        element("div.item-label", screenSays("Agenda item")),
        fitted("div.item-number", 280, {}, state.item.number),
        element("div.item-rule"),
        fitted("h1.item-title", 96, { lines: 3 }, state.item.title),
        element("div.item-kind", itemKind(state.item.kind)),
    ];
}

export function checking(state) {
    const says = state.closing
        ? screenSays("Voting is closing: the last votes are coming in")
        : screenSays("Voting is closed: the result is being checked");
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 262, 58),
        element("div.middle", fitted("div.patience", 168, {}, screenSays("One moment please")), fitted("div.second", 52, {}, says)),
        ...turnoutStrip(state.turnout),
    ];
}

export const DECISIONS = {
    acclamation: ["Adopted", "by acclamation: nobody asked for a vote", "yes"],
    withdrawn: ["Withdrawn", "by those who moved it: there will be no vote", "neither"],
    held_over: ["Held over", "until a later assembly: there will be no vote", "neither"],
    taken_off: ["Off the agenda", "after a decision on the order of business", "neither"],
};

export function decided(state) {
    const [word, says, verdict] = DECISIONS[state.decision];
    return [
        header(state.meeting, state.topic),
        question(state.topic.subject, 380, 104),
        element("div.middle", badge(screenSays(word), verdict, 120), fitted("div.second", 52, {}, screenSays(says))),
    ];
}

export function voided(state) {
    return [
        header(state.meeting, state.topic, state.ballot),
        question(state.topic.subject, 330),
        element("div.middle",
            badge(screenSays("Poll void"), "neither", 120),
            fitted("div.reason", 52, { lines: 3 }, screenSays("The votes of this poll do not count: %1", state.reason))),
    ];
}
