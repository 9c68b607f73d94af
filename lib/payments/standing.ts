/** How far the money of an order is, in a word of the pages. */
export type MoneyStanding = "waiting" | "reported" | "partial" | "begun" | "paid" | "closed";

interface Standing {
  state: string;
  receivedCents: number;
  startedAt: Date | null;
  reports: { state: string }[];
}

/** The standing of an order, from its row and the receipts sent for it. */
export function standingOf({ state, receivedCents, startedAt, reports }: Standing): MoneyStanding {
  if (state === "settled" || state === "fulfilled") return "paid";
  if (state !== "placed") return "closed";
  if (startedAt) return "begun";
  if (receivedCents > 0) return "partial";
  return reports.some((report) => report.state === "open") ? "reported" : "waiting";
}
