"use server";
import { renewMailboxes } from "@/lib/agreements/operations/renew-mailboxes";
import { takeList } from "@/lib/agreements/operations/take-list";
import { slugOf } from "@/lib/agreements/queries/desk";
import { renewMailboxesForm } from "@/lib/agreements/schema";
import { readAgreed } from "@/lib/mailboxes/bulk-schema";
import { formAction } from "@/lib/platform/action";
import type { Call, z } from "@/lib/platform/operation";

export const take = formAction({
  operation: takeList,
  namespace: "agreements",
  goTo: async ({ agreementId, ...done }, { seller }) =>
    `/${seller}/convenzioni/${await slugOf(seller, agreementId)}/gestione?aggiunti=${done.added}&cambiati=${done.changed}&usciti=${done.left}`,
});

const asAgreed = async ({ lines, ...input }: z.input<typeof renewMailboxesForm>, call: Call) =>
  renewMailboxes({ ...input, lines: readAgreed(lines) ?? [] }, call);

export const renew = formAction({
  operation: Object.assign(asAgreed, { schema: renewMailboxesForm }),
  namespace: "agreements",
  goTo: async ({ agreementId, batchId }, { seller }) =>
    `/${seller}/convenzioni/${await slugOf(seller, agreementId)}/gestione/scadenze/rinnovi/${batchId}`,
});
