"use server";
import type { z } from "zod";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { agreedForm, listForm, readAgreed } from "@/lib/mailboxes/bulk-schema";
import { orderRenewals } from "@/lib/mailboxes/operations/order-renewals";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { reviewList } from "@/lib/mailboxes/queries/bulk";
import { formAction } from "@/lib/platform/action";
import { tokenOf } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";

const renewOwn = async ({ lines }: z.input<typeof agreedForm>, call: Call): Promise<Outcome<{ batchId: string }>> =>
  call.actor.kind === "user"
    ? renewInBulk({ userId: call.actor.userId, lines: readAgreed(lines) ?? [] }, call)
    : refuse("not-signed-in");

export const payTogether = formAction({
  operation: Object.assign(renewOwn, { schema: agreedForm }),
  namespace: "renewals",
  goTo: ({ batchId }, { seller }) => `/${seller}/caselle/rinnovi/${batchId}`,
});

const orderOwn = ({ lines }: z.input<typeof agreedForm>, call: Call) =>
  orderRenewals({ lines: readAgreed(lines) ?? [] }, call);

export const orderTogether = formAction({
  operation: Object.assign(orderOwn, { schema: agreedForm }),
  namespace: "renewals",
  goTo: ({ linkId }, { seller }) => `/${seller}/paga/${tokenOf(seller, "order", linkId)}`,
});

const checkOwn = async (input: z.input<typeof listForm>, { seller, actor }: Call) => {
  if (actor.kind !== "user") return refuse("not-signed-in");
  const { text, column, termMonths } = listForm.parse(input);
  return reviewList(
    { seller, userId: actor.userId },
    { text, column: column || (column === 0 ? 0 : undefined), termMonths: termMonths || undefined },
  );
};

export const readFile = formAction({
  operation: Object.assign(checkOwn, { schema: listForm }),
  namespace: "renewals",
  value: (review) => review,
});
