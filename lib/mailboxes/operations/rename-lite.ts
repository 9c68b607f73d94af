import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, refuse } from "@/lib/kernel/refusal";
import { checkLocalPart, rulesFor } from "@/lib/names/name";
import { claimName } from "@/lib/names/store/claim";
import { operation } from "@/lib/platform/operation";
import { closeTask } from "@/lib/staff/store";
import { renameLiteInput } from "../hub-schema";
import { lockMailbox, moveMailbox, writeHistory } from "../store";
import { lockHub } from "../store/hub";

/**
 * Another name for a Lite mailbox that could not be made under its own; it keeps its place. Refuses `hub-unknown`,
 * `hub-not-live`, the codes of `checkLocalPart`, `lite-name-taken` {name}, `mailbox-cannot-provision`.
 */
export const renameLite = operation({
  act: "rename-lite",
  input: renameLiteInput,
  may: (actor) => actor.kind === "user",
  audit: ({ mailboxId }) => ({ mailboxId }),
  run: async (tx, { mailboxId, name: wanted }, context) => {
    const key = { sellerId_id: { sellerId: context.seller, id: mailboxId } };
    const found = await tx.mailbox.findUnique({ where: key, select: { hubId: true } });
    const hub = await lockHub(tx, context, found?.hubId ?? mailboxId);
    if (isRefusal(hub)) return hub;
    if (!found?.hubId) return refuse("hub-unknown");
    const lite = await lockMailbox(tx, context.seller, mailboxId);
    if (isRefusal(lite)) return lite;
    const name = checkLocalPart(rulesFor(context.policy.names, lite.domain), wanted);
    if (isRefusal(name)) return refuse(name.code, { field: "name", params: { ...name.params, name: wanted } });
    const moved = await moveMailbox(tx, context.now, lite, "provision", { localPart: name, expiresOn: hub.expiresOn });
    if (isRefusal(moved)) return moved;
    const holder = await tx.holder.findUniqueOrThrow({
      where: { sellerId_id: { sellerId: context.seller, id: lite.holderId } },
      select: { taxCodeIndex: true },
    });
    const claim = { domain: lite.domain, localPart: name, mailboxId, orderId: null, holderIndex: holder.taxCodeIndex };
    if (!(await claimName(tx, context, claim))) return refuse("lite-name-taken", { field: "name", params: { name } });
    // The name it had can't be made for it: nobody else is to have it either.
    await tx.name.updateMany({
      where: { sellerId: context.seller, mailboxId, localPart: { not: name }, state: "bound" },
      data: { state: "blocked", mailboxId: null, holderIndex: null, updatedAt: instantToDb(context.now) },
    });
    for (const kind of ["no-name-left", "provider-rejected"])
      await closeTask(tx, context, { kind, subjectKind: "mailbox", subjectId: mailboxId });
    await writeHistory(tx, context, mailboxId, "provisioning-started");
    await context.enqueue("mailbox.provision", { seller: context.seller, mailboxId });
    return { mailboxId };
  },
});
