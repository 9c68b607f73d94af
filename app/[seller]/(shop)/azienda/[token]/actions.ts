"use server";
import { z } from "zod";
import { refuse } from "@/lib/kernel/refusal";
import { registerCompany } from "@/lib/orders/operations/register-company";
import { formAction } from "@/lib/platform/action";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import type { Call } from "@/lib/platform/operation";

const supplied = registerCompany.schema.omit({ holderId: true }).extend({ token: z.string().max(100) });

/** Whoever holds the link acts as the link, whoever else they may be. */
async function byLink({ token, ...numbers }: z.input<typeof supplied>, call: Call) {
  const link = await findLink(call.seller, "company", token, now());
  if (!link || link.usedAt) return refuse("holder-unknown");
  const actor = { kind: "link" as const, purpose: "company", subjectId: link.subjectId };
  return registerCompany({ ...numbers, holderId: link.subjectId }, { ...call, actor });
}

export const supplyByLink = formAction({
  operation: Object.assign(byLink, { schema: supplied }),
  namespace: "purchase",
  goTo: (_, { seller, input }) => `/${seller}/azienda/${input.token}`,
});
