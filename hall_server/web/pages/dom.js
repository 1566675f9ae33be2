// Elements out of values. Text goes in as text: nothing that anybody typed is ever read as markup.

// element("p.soft.run", "text", child, …)
export function element(path, ...children) {
    const [tag, ...classes] = path.split(".");
    const made = document.createElement(tag);
    made.className = classes.join(" ");
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
}

// A text that shrinks from `largest` units until it fits; see fit.js.
export function fitted(path, largest, { lines = 1, comfortable = 44, smallest = 26 } = {}, ...children) {
    const made = element(`${path}.fitted`, ...children);
    Object.assign(made.dataset, { largest, lines, comfortable: Math.min(comfortable, largest), smallest });
    if (lines === 1) {
        made.classList.add("line");
    }
    return made;
}

export function styled(made, values) {
    for (const [name, value] of Object.entries(values)) {
        made.style.setProperty(name, value);
    }
    return made;
}

const SHAPES = {
    check: ["M6 56 L38 88 L96 16"],
    cross: ["M12 12 L88 88", "M88 12 L12 88"],
    dash: ["M8 50 L92 50"],
    pause: ["M6 0 H26 a6 6 0 0 1 6 6 V94 a6 6 0 0 1 -6 6 H6 a6 6 0 0 1 -6 -6 V6 a6 6 0 0 1 6 -6 Z",
        "M74 0 H94 a6 6 0 0 1 6 6 V94 a6 6 0 0 1 -6 6 H74 a6 6 0 0 1 -6 -6 V6 a6 6 0 0 1 6 -6 Z"],
};

// A sign that is drawn, because no typeface is sure to have it; each goes with a word.
export function mark(name) {
    const svg = drawn("svg", { viewBox: "0 0 100 100", class: `mark ${name}`, "aria-hidden": "true", preserveAspectRatio: "none" });
    svg.append(...SHAPES[name].map((d) => drawn("path", { d })));
    return svg;
}

export function drawn(tag, attributes) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) {
        made.setAttribute(name, value);
    }
    return made;
}
