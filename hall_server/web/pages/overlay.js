// /overlay: the lower third for the mixer of a stream. Empty where the hall sees nothing that a viewer should read.
import { fitAll } from "./fit.js";
import { follow } from "./follow.js";
import { isTest } from "./frame.js";
import { band } from "./lower_third.js";
import { minutes, secondsLeft } from "./ring.js";

const sheet = document.getElementById("sheet");
let state = null;
let painted = "";

const asked = new URLSearchParams(location.search);
document.documentElement.classList.toggle("dark", asked.has("dark"));
await Promise.allSettled([400, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Source Sans Pro"`)));

// A mixer keeps the last band when the connection is gone: a picture that blinks is worse than one that is late.
const hall = follow("/overlay/events", {
    notice(key, value) {
        if (key === "screen") {
            state = value;
        }
    },
    known() {
        paint();
        count();
    },
    connected() {},
    off() {
        state = null;
        painted = "";
        sheet.replaceChildren();
    },
});

function paint() {
    const shown = JSON.stringify(state);
    if (shown === painted) {
        return;
    }
    const other = painted === "" || JSON.parse(painted)?.shows !== state?.shows;
    painted = shown;
    const parts = state === null ? null : band(state);
    sheet.replaceChildren(...(parts === null ? [] : [parts]));
    sheet.className = state !== null && isTest(state) ? "sheet test" : "sheet";
    if (other && !asked.has("still")) {
        void sheet.offsetWidth; // so that the same fade can begin anew
        sheet.classList.add("comes");
    }
    fitAll(sheet);
}

function count() {
    const figure = sheet.querySelector(".seconds b");
    const now = hall.clock();
    if (figure !== null && now !== null) {
        const left = secondsLeft(state.data, now);
        figure.textContent = state.shows === "speaker" ? minutes(left) : String(Math.ceil(left));
    }
}

setInterval(count, 200);
addEventListener("resize", () => fitAll(sheet));
