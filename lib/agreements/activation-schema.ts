import { z } from "zod";
import { startOrderSchema } from "@/lib/orders/schema";
import { officeSchema } from "./activation";

const common = {
  agreementId: z.uuid(),
  offer: startOrderSchema.shape.offer,
  domain: z.string().max(100).optional(),
  /** Only members whose name or number begins so; empty: all who have no mailbox. */
  q: z.string().trim().max(100).default(""),
  pays: z.enum(["prepaid", "member"]),
  /** All that the professional order pays is on one invoice. */
  together: z.boolean().default(false),
  /** Token of the file with the members' delegations, where the professional order signs for them. */
  delegation: z.string().max(100).default(""),
};

/**
 * Which members, what they get, who pays, and who has the papers. Where each member signs and pays, nobody is told where
 * the professional order is reached.
 */
export const prepareActivationSchema = z.discriminatedUnion("papers", [
  z.strictObject({ papers: z.literal("collected"), ...common, office: officeSchema }),
  z.strictObject({ papers: z.literal("delegated"), ...common, office: officeSchema }),
  z.discriminatedUnion("pays", [
    z.strictObject({ papers: z.literal("link"), ...common, pays: z.literal("prepaid"), office: officeSchema }),
    z.strictObject({
      papers: z.literal("link"),
      ...common,
      pays: z.literal("member"),
      office: z
        .unknown()
        .optional()
        .transform(() => null),
    }),
  ]),
]);

const localPart = z.string().max(200);
export const changeLineSchema = z.strictObject({
  runId: z.uuid(),
  memberId: z.uuid(),
  names: z.tuple([localPart, localPart, localPart]),
  leaveOut: z.boolean().default(false),
});

export const confirmActivationSchema = z.strictObject({
  runId: z.uuid(),
  /** What was shown: lines, and cents altogether. */
  seenLines: z.coerce.number().int().min(1),
  seenTotalCents: z.coerce.number().int().min(0),
  /** The professional order answers for what it does in its members' name. */
  accepted: z.boolean().refine((yes) => yes, "activation-not-accepted"),
});

export const steerActivationSchema = z.strictObject({ runId: z.uuid(), event: z.enum(["pause", "resume", "drop"]) });
