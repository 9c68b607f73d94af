import { sandboxRef } from "@/lib/connectors/mailbox-provider/sandbox-state";
import { fromDb, isoDay } from "@/lib/kernel/day";
import { db } from "@/lib/platform/db";
import { givenMailbox } from "./orders";
import type { TestStack } from "./stack";

/** A mailbox that the provider knows too. */
export async function givenLiveMailbox(stack: TestStack, options: Parameters<typeof givenMailbox>[0] = {}) {
  const mailbox = await givenMailbox(options);
  const address = `${mailbox.localPart}@${mailbox.domain}`;
  const known = {
    userId: mailbox.userCode,
    address,
    taxCode: "SMPPRV80A01H501H",
    expiry: isoDay(fromDb(mailbox.expiresOn!)),
  };
  await stack.control("/provider/__mailboxes", { mailboxes: [known] });
  return db().mailbox.update({
    where: { sellerId_id: { sellerId: mailbox.sellerId, id: mailbox.id } },
    data: { providerRef: sandboxRef(address) },
  });
}
