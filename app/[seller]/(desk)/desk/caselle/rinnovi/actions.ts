"use server";
import type { z } from "zod";
import { agreedForCustomerForm, readAgreed } from "@/lib/mailboxes/bulk-schema";
import { renewInBulk } from "@/lib/mailboxes/operations/renew-in-bulk";
import { formAction } from "@/lib/platform/action";
import type { Call } from "@/lib/platform/operation";

const renewFor = ({ lines, userId, reason }: z.input<typeof agreedForCustomerForm>, call: Call) =>
  renewInBulk({ userId, reason, lines: readAgreed(lines) ?? [] }, call);

export const payForCustomer = formAction({
  operation: Object.assign(renewFor, { schema: agreedForCustomerForm }),
  namespace: "renewals",
  goTo: ({ batchId }, { seller }) => `/${seller}/desk/caselle/rinnovi/${batchId}`,
});
