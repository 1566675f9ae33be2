// Lets everything on a sheet take the room that it has: rows, rings and texts, in the order in which they stand.

// Pixels of one unit, as the style sheets have it.
export function unit() {
    return Math.min(innerHeight / 1080, innerWidth / 1440);
}

export function fitAll(sheet) {
    for (const each of sheet.querySelectorAll("[data-rows], [data-ring], [data-at], [data-names], .fitted")) {
        if (each.dataset.rows) {
            fitRows(each);
        } else if (each.dataset.ring) {
            fitRing(each);
        } else if (each.dataset.at) {
            place(each);
        } else if (each.dataset.names) {
            fitNames(each);
        } else {
            fitText(each);
        }
    }
}

const TIGHT = 70;

// Rows share the height of what they stand in, up to `highest` units each.
function fitRows(rows) {
    const { rows: count, highest } = rows.dataset;
    const pitch = Math.min(highest * unit(), rows.parentElement.clientHeight / count);
    rows.style.setProperty("--pitch", `${pitch}px`);
    rows.style.setProperty("--high", pitch > TIGHT * unit() ? 0.78 : 0.98);
    for (const name of rows.querySelectorAll("[data-share]")) {
        name.dataset.largest = Math.max(26, Math.min(name.dataset.most, Math.round((pitch / unit()) * name.dataset.share)));
    }
    const figures = Math.max(26, Math.min(48, Math.round((pitch / unit()) * 0.72 * 0.66)));
    rows.style.setProperty("--figures", `${figures * unit()}px`);
}

// The same size for all names but the very long, which get smaller letters or two lines. Pages that are hidden count.
function fitNames(list) {
    const one = unit();
    const shown = [...list.children].find((page) => !page.hidden);
    const first = shown.querySelector(".voter");
    if (first === null) {
        return;
    }
    const pitch = first.clientHeight / one;
    const largest = Math.max(26, Math.round(Math.min(list.dataset.names, 0.76 * pitch)));
    list.style.setProperty("--size", `${largest * one}px`);
    const measure = document.createElement("canvas").getContext("2d");
    const widthOf = (name, size) => {
        measure.font = `${size * one}px "Source Sans Pro"`;
        return measure.measureText(name).width;
    };
    const room = Math.min(...[...shown.querySelectorAll(".name")].map((name) => name.clientWidth));
    const names = [...list.querySelectorAll(".name:not(.long)")].map((name) => widthOf(name.textContent, largest));
    const size = Math.max(26, Math.min(largest, Math.floor((largest * room) / Math.max(room, ...names))));
    list.style.setProperty("--size", `${size * one}px`);
    for (const name of list.querySelectorAll(".name.long")) {
        const inOne = Math.floor((size * room) / Math.max(1, widthOf(name.textContent, size)));
        const inTwo = Math.floor((pitch - 4) / 1.72);
        name.style.fontSize = `${Math.max(26, Math.min(size, inOne >= 26 ? inOne : inTwo)) * one}px`;
    }
}

function fitRing(ring) {
    const room = ring.parentElement.clientHeight / unit() - 50;
    ring.style.setProperty("--d", `${Math.min(ring.dataset.ring, room) * unit()}px`);
}

// The words over the line of the majority stay on the sheet.
function place(words) {
    const room = words.parentElement.clientWidth;
    const left = Math.min(Math.max(room * words.dataset.at - words.offsetWidth / 2, 0), room - words.offsetWidth);
    words.style.left = `${left}px`;
}

// The largest size at which nothing sticks out; below the comfortable one a text takes more lines than it should.
function fitText(text) {
    const { largest, comfortable, smallest, lines } = Object.fromEntries(
        Object.entries(text.dataset).map(([name, value]) => [name, Number(value)]),
    );
    const one = unit();
    const fits = (size, most) => {
        text.style.fontSize = `${size * one}px`;
        if (text.scrollWidth > text.clientWidth + 1) {
            return false;
        }
        if (lines === 1) {
            return true;
        }
        const { leading, needed } = linesOf(text);
        return needed <= most && needed * leading <= text.clientHeight + 1;
    };
    const few = largestOf(Math.max(smallest, comfortable), largest, (size) => fits(size, lines));
    if (!few) {
        largestOf(smallest, largest, (size) => fits(size, Infinity));
    }
}

// How many lines a text takes, and the pixels from one to the next. The letters of a line reach out of it by CONTENT.
const CONTENT = 1.257;

export function linesOf(text) {
    const style = getComputedStyle(text);
    const [size, leading] = [parseFloat(style.fontSize), parseFloat(style.lineHeight)];
    const range = document.createRange();
    range.selectNodeContents(text);
    const high = range.getBoundingClientRect().height;
    return { leading, needed: Math.round((high - CONTENT * size) / leading) + 1 };
}

// Sets the largest size between two that fits and says whether there is one; the smallest stays where none does.
function largestOf(low, high, fits) {
    if (fits(high)) {
        return true;
    }
    let [below, above] = [low, high];
    while (above - below > 1) {
        const middle = Math.floor((below + above) / 2);
        if (fits(middle)) {
            below = middle;
        } else {
            above = middle;
        }
    }
    return fits(below);
}
