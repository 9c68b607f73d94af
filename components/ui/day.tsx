import { day, formatDay, formatInstant, type Instant, isoDay, type Day as KernelDay } from "@/lib/kernel/day";

/** A civil date, "21/11/2026"; takes a day or its ISO text. */
export function Day({ value }: { value: KernelDay | string }) {
  const date = typeof value === "string" ? day(value) : value;
  return (
    <time dateTime={isoDay(date)} className="figure">
      {formatDay(date)}
    </time>
  );
}

/** A point in time by the clock of Rome, "21/11/2026, 14:05". */
export function Moment({ value }: { value: Instant }) {
  return (
    <time dateTime={value.toString()} className="figure">
      {formatInstant(value)}
    </time>
  );
}
