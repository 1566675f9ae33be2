// Numbers and dates as Dutch writes them. What is counted stays whole: no share is ever rounded twice.

export const whole = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ".");

export const percentOnScreen = (percentage) => `${percentage}\u202f%`;

// Votes of what was cast as the minutes write it: two decimals, rounded half up from the exact fraction.
export function percentage(votes, cast) {
    const hundredths = (BigInt(votes) * 20000n + BigInt(cast)) / (2n * BigInt(cast));
    return `${hundredths / 100n},${String(hundredths % 100n).padStart(2, "0")}`;
}

// The time of day where this is looked at: 14:05.
export const time = (moment) => new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" }).format(new Date(moment));

export const shareOf = (fraction) => {
    const [numerator, denominator] = fraction.split("/").map(Number);
    return numerator / denominator;
};

const dated = (date, parts) => {
    const day = /^\d{4}-\d\d-\d\d$/.test(date) ? new Date(`${date}T12:00:00Z`) : null;
    return day && !Number.isNaN(day.getTime())
        ? new Intl.DateTimeFormat("nl-NL", { timeZone: "UTC", day: "numeric", month: "long", year: "numeric", ...parts }).format(day)
        : date;
};
export const longDate = (date) => dated(date, {});
export const longWeekday = (date) => dated(date, { weekday: "long" });
