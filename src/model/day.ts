/** A day of the calendar in UTC, in milliseconds. A file of its own, for pages send it to browsers. */
export const DAY = 24 * 60 * 60_000
