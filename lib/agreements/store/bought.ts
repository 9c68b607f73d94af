/** An order that was placed and not given up: it counts for the cap, and for its member. */
export const STANDS = { in: ["placed", "settled", "fulfilled"] as ("placed" | "settled" | "fulfilled")[] };
