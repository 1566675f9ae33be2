// Finding a municipality by what somebody types: without accents, capitals and apostrophes.

export const searchable = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[’'‘.-]/g, " ").replace(/\s+/g, " ").trim();

// The places in `names`, each with the names of one municipality, of those that are meant: the one that is exactly so,
// else all that begin so, else all with it.
export function found(text, names) {
    const asked = searchable(text);
    if (asked === "") {
        return [];
    }
    const all = names.map((those, index) => [those, index]);
    for (const meant of [(name) => name === asked, (name) => name.startsWith(asked), (name) => name.includes(asked)]) {
        const fits = all.filter(([those]) => those.some(meant)).map(([, index]) => index);
        if (fits.length) {
            return fits;
        }
    }
    return [];
}
