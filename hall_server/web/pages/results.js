// /uitslagen: what is decided so far, newest first, and how each municipality voted; it keeps itself up to date.
import { element } from "./dom.js";
import { follow } from "./follow.js";
import { longWeekday } from "./numbers.js";
import { card, fillVoters, headline, theirVotes } from "./result_card.js";
import { screenSays } from "./say.js";
import { found, searchable } from "./search.js";

const at = (id) => document.getElementById(id);
const input = at("municipality");
const cards = new Map(); // number of a matter: { matter, item }
let register = { meeting: { name: "", date: "", place: "" }, municipalities: [] };
let names = [];
let changed = new Set();
let begun = false;

at("search").addEventListener("submit", (event) => event.preventDefault());
input.addEventListener("input", showTheirs);
input.value = new URLSearchParams(location.search).get("gemeente") ?? "";

follow("/uitslagen/events", {
    notice(key, value) {
        if (key === "register") {
            register = value;
            showRegister();
        } else if (key.startsWith("matter ")) {
            put(Number(key.slice(7)), value);
        }
    },
    known() {
        at("off").hidden = true;
        document.querySelector("main").hidden = false;
        at("nothing").hidden = cards.size > 0;
        if (begun && changed.size) {
            at("news").textContent = [...changed].filter((number) => cards.has(number)).map((number) => headline(cards.get(number).matter)).join(". ");
        }
        if (changed.size) {
            showTheirs();
        }
        changed = new Set();
        begun = true;
    },
    connected(yes) {
        at("connection").hidden = yes || !begun;
        at("connection").textContent = yes ? "" : screenSays("No connection: this is the last known state");
    },
    off() {
        document.querySelector("main").hidden = true;
        at("off").hidden = false;
    },
});

function showRegister() {
    const { name, date, place } = register.meeting;
    at("meeting").textContent = [name, longWeekday(date), place].filter(Boolean).join("  ·  ");
    names = register.municipalities.map(({ name, also }) => [name, ...also].map(searchable));
    at("municipalities").replaceChildren(...register.municipalities.map((each) => {
        const option = element("option");
        option.value = each.name;
        return option;
    }));
}

// A new or changed matter takes its place; newest first. What the reader has opened stays open.
function put(number, matter) {
    const before = cards.get(number);
    changed.add(number);
    if (matter === null) {
        before?.item.remove();
        cards.delete(number);
        return;
    }
    const item = element("li", ...card(matter));
    item.dataset.number = number;
    const details = item.querySelector("details");
    details?.addEventListener("toggle", () => details.open && fillVoters(details, matter, register));
    if (before) {
        if (details !== null) {
            details.open = before.item.querySelector("details")?.open ?? false;
        }
        before.item.replaceWith(item);
    } else {
        const older = [...at("matters").children].find((each) => Number(each.dataset.number) < number);
        at("matters").insertBefore(item, older ?? null);
    }
    cards.set(number, { matter, item });
}

// How the municipalities that are asked for voted, on every card.
function showTheirs() {
    const asked = found(input.value, names);
    const all = asked.map((index) => register.municipalities[index].name);
    at("found").textContent = input.value.trim() === "" ? ""
        : asked.length === 0 ? "Geen gemeente gevonden."
        : asked.length > 4 ? `${asked.length} gemeenten gevonden: typ verder.` : all.join(", ");
    for (const { matter, item } of cards.values()) {
        item.querySelector(".theirs")?.remove();
        const theirs = asked.length > 4 ? null : theirVotes(matter, register, asked);
        if (theirs !== null) {
            item.querySelector("details").before(theirs);
        }
    }
}
