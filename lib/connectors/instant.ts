import { Temporal } from "temporal-polyfill";
import type { Instant } from "@/lib/kernel/day";

/** An instant as others write it; without a zone it is meant in Rome. Null: not a time. */
export function instantOf(text: string): Instant | null {
  const written = text.trim();
  try {
    return Temporal.Instant.from(written);
  } catch {
    try {
      return Temporal.PlainDateTime.from(written).toZonedDateTime("Europe/Rome").toInstant();
    } catch {
      return null;
    }
  }
}
