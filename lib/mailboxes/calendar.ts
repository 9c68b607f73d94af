import { createEvent } from "ics";
import { addDays, type Day, type Instant } from "@/lib/kernel/day";

/** An expiry as calendars keep it: the whole day, a bell a week before. `uid` makes a second file replace the first. */
export interface ExpiryEvent {
  uid: string;
  title: string;
  text: string;
  url: string;
  on: Day;
  /** When the file was made. */
  at: Instant;
}

/** An iCalendar file (RFC 5545) with one all-day event. Throws when the facts can't be written so. */
export function expiryCalendar({ uid, title, text, url, on, at }: ExpiryEvent): string {
  const parts = ({ year, month, day }: Day): [number, number, number] => [year, month, day];
  const { error, value } = createEvent({
    uid,
    title,
    description: text,
    url,
    start: parts(on),
    end: parts(addDays(on, 1)),
    startInputType: "utc",
    // The time of making is part of the file: taken from our clock, not the machine's.
    created: at.epochMilliseconds,
    lastModified: at.epochMilliseconds,
    busyStatus: "FREE",
    transp: "TRANSPARENT",
    productId: "sportello",
    alarms: [{ action: "display", description: title, trigger: { before: true, days: 7 } }],
  });
  if (error || !value) throw new Error("the calendar file could not be written", { cause: error });
  return value;
}
