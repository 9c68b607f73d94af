import { z } from "zod";
import { compareDays, parseDay } from "@/lib/kernel/day";
import { isProvince } from "@/lib/kernel/provinces";

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
