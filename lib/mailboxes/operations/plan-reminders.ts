import { z } from "zod";
import { day } from "@/lib/kernel/day";
import { operation, systemOnly } from "@/lib/platform/operation";
import * as reminders from "../store/reminders";

/** Plans the reminders of a seller due from one day to another, both included. Answers how many are new. */
export const planReminders = operation({
  act: "plan-reminders",
  input: z.strictObject({ from: z.iso.date(), to: z.iso.date() }),
  may: systemOnly,
  audit: (input) => input,
  run: async (tx, { from, to }, context) => ({
    planned: await reminders.planReminders(tx, context, day(from), day(to)),
  }),
});
