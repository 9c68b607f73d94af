import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, day } from "@/lib/kernel/day";
import { MAILBOX_STATES } from "@/lib/mailboxes/filter";
import { isAnswerable, REMINDED, termOfSubject, termSubject } from "@/lib/mailboxes/no-renewal";
import { demoPolicy } from "@/tests/support/policy";

const plain = demoPolicy();
const selfRenewing = demoPolicy("demo", (draft) => {
  draft.lifecycle.autoRenewal = { proformaDays: 45, noticeDays: 30 };
});
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays(day("2000-01-01"), n));

test("a term is read back from a link as it was written", () => {
  fc.assert(
    fc.property(fc.uuid(), anyDay, (mailboxId, expiresOn) => {
      expect(termOfSubject(termSubject(mailboxId, expiresOn))).toEqual({ mailboxId, expiresOn });
    }),
  );
});

test("can be answered exactly while it is reminded of and does not renew itself", () => {
  const dateOrNot = fc.option(fc.constant(new Date("2027-01-01")));
  const mailbox = fc.record({
    state: fc.constantFrom(...MAILBOX_STATES),
    expiresOn: dateOrNot,
    revokeOn: dateOrNot,
    hubId: fc.option(fc.constant("hub")),
  });
  fc.assert(
    fc.property(mailbox, (each) => {
      const reminded = (REMINDED as readonly string[]).includes(each.state);
      const free = each.expiresOn && !each.revokeOn && !each.hubId;
      expect(isAnswerable(plain, each)).toBe(reminded && Boolean(free));
      expect(isAnswerable(selfRenewing, each)).toBe(false);
    }),
  );
});
