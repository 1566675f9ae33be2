// /scherm: paints what the hall is shown, and keeps the last truth when the connection is gone.
import { fitAll } from "./fit.js";
import { follow } from "./follow.js";
import { isTest } from "./frame.js";
import { picture } from "./pictures.js";
import { tick } from "./ring.js";
import { screenSays } from "./say.js";
import { turn } from "./voting_behaviour.js";

const sheet = document.getElementById("sheet");
const print = document.getElementById("small-print");
const off = document.getElementById("off");
const asked = new URLSearchParams(location.search);
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let state = null;
let painted = "";
let connected = true;
let waits = false;
let ticking = false;

document.documentElement.classList.toggle("dark", asked.has("dark"));

function paint() {
    const shown = JSON.stringify(state);
    if (state === null || shown === painted) {
        return;
    }
    const other = painted === "" || kindOf(JSON.parse(painted)) !== kindOf(state);
    painted = shown;
    sheet.replaceChildren(...picture(state));
    sheet.className = isTest(state) ? "sheet test" : "sheet";
    if (other && !asked.has("still")) {
        void sheet.offsetWidth; // so that the same fade can begin anew
        sheet.classList.add("comes");
    }
    onTime();
    fitAll(sheet);
    run();
}

// Whether the whole picture changes, rather than figures in it.
const kindOf = ({ shows, data }) => JSON.stringify([shows, data.topic ?? null, data.item ?? null, data.name ?? null, data.text ?? null]);

function say() {
    print.textContent = !connected ? screenSays("No connection: this is the last known state")
        : waits ? screenSays("Confirmation takes a moment: votes that were sent are not lost") : "";
    print.hidden = print.textContent === "" || state === null;
}

// The letters first: how large a text can be depends on them.
await Promise.allSettled([400, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Source Sans Pro"`)));

const hall = follow("/scherm/events", {
    notice(key, value) {
        if (key === "screen") {
            state = value;
        } else if (key === "waits") {
            waits = value;
        }
    },
    known() {
        off.hidden = true;
        sheet.hidden = false;
        paint();
        say();
    },
    connected(yes) {
        connected = yes;
        say();
    },
    off() {
        state = null;
        painted = "";
        sheet.hidden = true;
        off.hidden = false;
    },
});

const onTime = () => {
    const now = hall.clock();
    return now !== null && state !== null && (tick(sheet, state.data, now) || (turn(sheet, state.data, now) && "turns"));
};

// The ring moves with every frame, or four times a second where motion is not wanted, as the pages of a list do.
function run() {
    if (ticking) {
        return;
    }
    ticking = true;
    const step = () => {
        ticking = onTime();
        if (ticking) {
            calm.matches || asked.has("still") || ticking === "turns" ? setTimeout(step, 250) : requestAnimationFrame(step);
        }
    };
    step();
}

addEventListener("resize", () => fitAll(sheet));
document.fonts.addEventListener("loadingdone", () => fitAll(sheet));
document.addEventListener("dblclick", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
