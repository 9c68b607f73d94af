import { attach, fileOfToken } from "@/lib/documents/store/attachments";
import type { Agreement } from "@/lib/generated/prisma/client";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { rulesFor } from "@/lib/names/name";
import { domainFor } from "@/lib/orders/offer";
import { actorName } from "@/lib/platform/actor";
import type { Tx } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { anybody, type Context, operation, type z } from "@/lib/platform/operation";
import { MOST_MEMBERS } from "../activation";
import { prepareActivationSchema } from "../activation-schema";
import { dealOf, lockAgreement } from "../store";
import { freeProposals } from "../store/activation-names";
import { offerUnder } from "../store/activation-runs";
import { STANDS } from "../store/bought";
import { mustManage } from "../store/managers";

type Input = z.infer<typeof prepareActivationSchema>;

/**
 * Prepares mailboxes for the members of an agreement that have none: a line for each, with names proposed, to be looked
 * at and confirmed; the run prepared before and never confirmed goes. Refuses `agreement-unknown`, `agreement-not-open`,
 * `plan-not-sold`, `papers-not-collected`, `delegation-not-allowed`, `delegation-missing`, `file-unknown`,
 * `no-order-account`, `nobody-to-activate`, `too-many-members` {most}.
 */
export const prepareActivation = operation({
  act: "prepare-activation",
  input: prepareActivationSchema,
  may: anybody,
  audit: ({ agreementId, offer, papers, pays }) => ({ agreementId, ...offer, papers, pays }),
  run: async (tx, input, context): Promise<Outcome<{ runId: string; agreementId: string }>> => {
    const { agreementId } = input;
    const may = await mustManage(tx, context, agreementId);
    if (isRefusal(may)) return may;
    const agreement = await lockAgreement(tx, context, agreementId);
    if (isRefusal(agreement)) return agreement;
    const sold = offerUnder(agreement, context, { ...input.offer, together: isTogether(input) });
    if (isRefusal(sold)) return sold;
    const { collects, delegates } = dealOf(agreement).terms;
    if (input.papers === "collected" && !collects) return refuse("papers-not-collected", { field: "papers" });
    if (input.papers === "delegated" && !(delegates && context.policy.identity.delegation))
      return refuse("delegation-not-allowed", { field: "papers" });
    if (input.pays === "prepaid" && !agreement.accountUserId) return refuse("no-order-account", { field: "pays" });
    const members = await withoutMailbox(tx, agreement, input.q);
    if (members.length === 0) return refuse("nobody-to-activate", { field: "q" });
    if (members.length > MOST_MEMBERS)
      return refuse("too-many-members", { field: "q", params: { most: MOST_MEMBERS } });
    const delegationFileId = await fileDelegation(tx, context, input);
    if (isRefusal(delegationFileId)) return delegationFileId;
    const domain = domainFor(sold.policy, input.offer.plan, input.domain);
    const register = { domain, rules: rulesFor(sold.policy.names, domain) };
    const proposals = await freeProposals(tx, context, register, members);
    await dropDrafts(tx, context, agreement);
    const runId = newId();
    const unitCents = sold.offer.sum.totalCents;
    const run = { id: runId, domain, unitCents, delegationFileId };
    await tx.activationRun.create({ data: runOf(context, agreement, input, run) });
    await tx.activationLine.createMany({
      data: members.map(({ id: memberId, email }, n) => {
        const { names = [], clash = false } = proposals.get(memberId) ?? {};
        const reason = email ? (names.length > 0 ? null : "no-name-left") : "member-without-email";
        const state = reason ? "failed" : "waiting";
        return { sellerId: context.seller, runId, memberId, n, names, clash, state, reason };
      }),
    });
    return { runId, agreementId };
  },
});

/** All the professional order pays is on one invoice. */
const isTogether = ({ pays, together }: Input): boolean => together && pays === "prepaid";

function runOf(
  context: Context,
  agreement: Agreement,
  input: Input,
  given: { id: string; domain: string; unitCents: number; delegationFileId: string | null },
) {
  const { offer, papers, pays, office } = input;
  return {
    sellerId: context.seller,
    agreementId: agreement.id,
    ...given,
    // What is free has no invoice.
    together: isTogether(input) && given.unitCents > 0,
    planCode: offer.plan,
    termMonths: offer.termMonths,
    papers,
    pays,
    payerId: pays === "prepaid" ? agreement.accountUserId : null,
    ...(office ? { office } : {}),
    createdAt: instantToDb(context.now),
    createdByName: actorName(context.actor) ?? null,
  };
}

/** The delegations of the members stay on file with the agreement. Null: nobody signs for another. */
async function fileDelegation(
  tx: Tx,
  context: Context,
  { papers, delegation, agreementId: subjectId }: Input,
): Promise<Outcome<string | null>> {
  if (papers !== "delegated") return null;
  if (delegation === "") return refuse("delegation-missing", { field: "delegation" });
  const fileId = fileOfToken(context.seller, delegation);
  if (!fileId) return refuse("file-unknown", { field: "delegation" });
  const filed = await attach(tx, context, { subjectKind: "agreement", subjectId, kind: "delegation", fileId });
  return isRefusal(filed) ? { ...filed, field: "delegation" } : fileId;
}

/** Members of today's list without a mailbox, on its way or not, and without an order of another run still open. */
const withoutMailbox = (tx: Tx, { sellerId, id }: Agreement, q: string) => {
  const begins = { startsWith: q, mode: "insensitive" as const };
  return tx.agreementMember.findMany({
    where: {
      sellerId,
      agreementId: id,
      state: "listed",
      orders: { none: { kind: "activation", state: STANDS } },
      lines: { none: { state: "ordered", order: { state: { notIn: ["cancelled", "expired"] } } } },
      ...(q ? { OR: [{ lastName: begins }, { firstName: begins }, { number: begins }] } : {}),
    },
    orderBy: [{ lastName: "asc" }, { firstName: "asc" }, { number: "asc" }, { id: "asc" }],
    select: { id: true, firstName: true, lastName: true, email: true },
    take: MOST_MEMBERS + 1,
  });
};

const dropDrafts = (tx: Tx, context: Context, { sellerId, id }: Agreement) =>
  tx.activationRun.updateMany({
    where: { sellerId, agreementId: id, state: "draft" },
    data: { state: "dropped", finishedAt: instantToDb(context.now) },
  });
