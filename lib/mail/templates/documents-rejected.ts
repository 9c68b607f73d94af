import type { DocumentKind } from "@/lib/sellers/policy/identity";
import { action, facts, list, paragraph } from "../blocks";
import { template } from "../template";

/** Reasons are what staff wrote to the customer. */
export type Facts = {
  name: string;
  orderCode: string;
  rejected: { document: DocumentKind; reason: string }[];
  url: string;
};

export const render = template<Facts>("documents-rejected", ({ name, orderCode, rejected, url }, { say, shared }) => ({
  subject: say("subject", { code: orderCode }),
  name,
  blocks: [
    paragraph(say("text")),
    facts([shared("order"), orderCode]),
    list(rejected.map(({ document, reason }) => `${shared(`documents.${document}`)}: ${reason}`)),
    action(say("action"), url),
    paragraph(say("after")),
  ],
}));
