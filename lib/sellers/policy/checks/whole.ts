import type { Fault } from "./fault";

const LONGEST_TEXT = 20_000;
const LONGEST_LIST = 2_000;
/** Addresses of the installation itself: no shop can stand there. */
const OURS = ["api", "posta-demo", "readme", "static"];

/** What holds of every field: plain text of a sensible length; and the seller's slug is free to be an address. */
export function checkWhole(policy: unknown, fault: Fault): void {
  walk(policy, [], fault);
  if (typeof policy === "object" && policy !== null && "seller" in policy && OURS.includes(String(policy.seller)))
    fault(["seller"], "seller-reserved", { seller: String(policy.seller) });
}

function walk(value: unknown, path: (string | number)[], fault: Fault): void {
  if (typeof value === "string") {
    if (value.length > LONGEST_TEXT) fault(path, "text-too-long", { maximum: LONGEST_TEXT });
    else if (!isPlain(value)) fault(path, "text-not-plain");
  } else if (Array.isArray(value)) {
    if (value.length > LONGEST_LIST) fault(path, "list-too-long", { maximum: LONGEST_LIST });
    else for (const [i, each] of value.entries()) walk(each, [...path, i], fault);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, each] of Object.entries(value)) walk(each, [...path, key], fault);
  }
}

/** No control characters but line breaks and tabs, nothing that turns the direction of writing. */
const isPlain = (text: string): boolean =>
  text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text);
