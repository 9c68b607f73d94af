import { z } from "zod";
import { checkEmail } from "@/lib/kernel/identifiers/email";
import { checkPhone } from "@/lib/kernel/identifiers/phone";
import { isProvince } from "@/lib/kernel/provinces";
import { judged, line, orNothing } from "@/lib/orders/checked";

/** Words of one's own, in several lines if wanted. */
const message = z
  .string()
  .trim()
  .max(2000)
  .refine(
    (text) => text.isWellFormed() && !/[^\P{Cc}\n\r\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text),
    "text-not-plain",
  )
  .default("");

/** Who asks, and the zone whose rep answers. */
const asker = {
  name: line(120),
  email: judged(checkEmail, 300),
  phone: judged(checkPhone, 40),
  province: z.string().min(1).max(10).refine(isProvince, "province-unknown"),
  message,
};

/** A member of a professional Order asks the rep of the zone for a mailbox at the agreement's price. */
export const agreementRequestSchema = z.strictObject({
  order: line(120),
  enrolment: orNothing(line(30)),
  ...asker,
});

/** Somebody who wants many mailboxes asks the rep of the zone for an offer. */
export const volumeRequestSchema = z.strictObject({
  mailboxes: z.coerce
    .number("mailboxes-malformed")
    .pipe(z.int("mailboxes-malformed").min(1, "mailboxes-malformed").max(100_000, "mailboxes-malformed")),
  company: orNothing(line(120)),
  ...asker,
});
