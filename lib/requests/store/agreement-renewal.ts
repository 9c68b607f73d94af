import { z } from "zod";
import type { Request } from "@/lib/generated/prisma/client";
import type { Tx } from "@/lib/platform/db";
import { UNDECIDED } from "../request";

const facts = z.object({
  agreementId: z.uuid(),
  order: z.string(),
  /** "YYYY-MM-DD"; null: without an end. */
  until: z.iso.date().nullable(),
  fileId: z.uuid(),
});
export type AgreementRenewalAsked = z.infer<typeof facts>;

/** What a request for the renewal of an agreement asks; null: a request of another kind. */
export const renewalAsked = ({ kind, facts: kept }: Pick<Request, "kind" | "facts">): AgreementRenewalAsked | null =>
  kind === "agreement-renewal" ? facts.parse(kept) : null;

/** The requests for the renewal of an agreement. */
export const renewalsOf = (sellerId: string, agreementId: string) => ({
  sellerId,
  kind: "agreement-renewal",
  facts: { path: ["agreementId"], equals: agreementId },
});

/** How many of them nobody has decided; the caller has locked the agreement. */
export const countOpenRenewals = (tx: Tx, seller: string, agreementId: string): Promise<number> =>
  tx.request.count({ where: { ...renewalsOf(seller, agreementId), state: { in: [...UNDECIDED] } } });
