import { z } from "zod";
import { compareDays, parseDay } from "@/lib/kernel/day";
import { isProvince } from "@/lib/kernel/provinces";
import { line } from "@/lib/orders/checked";
import { ACTING_REASONS } from "./acting";
import { VIEW_LISTS, viewQuery } from "./saved-view";

/** Provinces as they are typed: "RM, LT vt", in any case, once each. */
const provinces = z
  .string()
  .max(1000)
  .transform((text) => [
    ...new Set(
      text
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ])
  .refine((codes) => codes.every(isProvince), "province-unknown");

export const assignZoneInput = z.strictObject({ userId: z.uuid(), provinces });

const typedDay = z.string().transform((text, context) => {
  const parsed = parseDay(text);
  if (parsed) return parsed;
  context.addIssue({ code: "custom", message: "day-unreadable" });
  return z.NEVER;
});

/** Somebody is away from a day to a day, both included. */
export const nameStandInInput = z
  .strictObject({ userId: z.uuid(), standInId: z.uuid(), from: typedDay, to: typedDay })
  .refine(({ from, to }) => compareDays(from, to) <= 0, { path: ["to"], message: "days-reversed" })
  .refine(({ userId, standInId }) => userId !== standInId, { path: ["standInId"], message: "stand-in-oneself" });

/** Words of the staff, in several lines if wanted; nothing that cannot be seen. */
const words = z
  .string()
  .trim()
  .min(1)
  .max(4000)
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
    "text-not-plain",
  );
export const noteInput = z.strictObject({ customerId: z.uuid(), text: words });
export const templateInput = z.strictObject({ title: line(80), text: words });

export const startActingInput = z.strictObject({ userId: z.uuid(), reason: z.enum(ACTING_REASONS), note: line(300) });

/** The query of a table's link, as the page had it; kept as `viewQuery` writes it. */
const viewedQuery = z
  .string()
  .max(1000)
  .transform((text) => viewQuery(Object.fromEntries(new URLSearchParams(text))))
  .refine((text) => text !== "" && text.length <= 1000, "view-of-everything");

export const saveViewInput = z.strictObject({
  list: z.enum(VIEW_LISTS),
  name: line(60),
  query: viewedQuery,
  shared: z.boolean().default(false),
});
