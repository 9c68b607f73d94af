import { z } from "zod";
import { day, formatDay, fromDb, isAfter, isoDay, toDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { closeOrder } from "@/lib/orders/store";
import { isStaff } from "@/lib/platform/actor";
import { anybody, operation } from "@/lib/platform/operation";
import { isInTime, lastDayForNotice } from "../notice";
import { mailboxToRenew } from "../queries/renewal";
import { lockMailbox, writeHistory } from "../store";
import { stopReminders } from "../store/reminders";

/**
 * Notice of termination: the term ends on its day and is not renewed by itself; what was asked for it is given up, and
 * nobody is reminded of it any more. By its owner, or registered by the staff with the day the PEC was received (row 28). Refuses `mailbox-not-found`,
 * `no-automatic-renewal`, `notice-given`, `notice-too-late` {last}, `day-in-future`.
 */
export const giveNotice = operation({
  act: "give-notice",
  input: z.strictObject({ mailboxId: z.uuid(), receivedOn: z.union([z.literal(""), z.iso.date()]).default("") }),
  may: anybody,
  audit: ({ mailboxId, receivedOn }) => ({ mailboxId, receivedOn }),
  run: async (tx, { mailboxId, receivedOn }, context) => {
    const found = await mailboxToRenew(tx, context.seller, { mailboxId }, context.actor);
    if (isRefusal(found)) return found;
    const mailbox = await lockMailbox(tx, context.seller, found.id);
    if (isRefusal(mailbox)) return mailbox;
    const { policy, today } = context;
    const expiry = mailbox.expiresOn && fromDb(mailbox.expiresOn);
    const last = expiry && lastDayForNotice(policy, expiry);
    if (!expiry || !last) return refuse("no-automatic-renewal");
    if (mailbox.noticeOn) return refuse("notice-given");
    // Only the staff know of a PEC that came before today.
    const on = receivedOn && isStaff(context.actor) ? day(receivedOn) : today;
    if (isAfter(on, today)) return refuse("day-in-future", { field: "receivedOn" });
    if (!isInTime(policy, expiry, on)) return refuse("notice-too-late", { params: { last: formatDay(last) } });
    await tx.mailbox.update({
      where: { sellerId_id: { sellerId: context.seller, id: mailboxId } },
      data: { noticeOn: toDb(on) },
    });
    await stopReminders(tx, mailbox);
    const where = { sellerId: context.seller, mailboxId, kind: "renewal" as const, oldExpiry: mailbox.expiresOn };
    const open = await tx.order.findMany({ where: { ...where, state: "placed", startedAt: null } });
    for (const order of open) await closeOrder(tx, context, order, "cancel");
    await writeHistory(tx, context, mailboxId, "notice-given", { on: isoDay(on) });
    return { mailboxId };
  },
});
