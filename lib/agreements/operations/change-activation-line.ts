import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { checkLocalPart, rulesFor } from "@/lib/names/name";
import { anybody, operation } from "@/lib/platform/operation";
import { changeLineSchema } from "../activation-schema";
import { inTheWay } from "../store/activation-names";
import { lockRun } from "../store/activation-runs";

/**
 * Other names for one member of a run that is not under way, or none: the member is left out. Refuses
 * `activation-unknown`, `activation-under-way`, `line-unknown`, `line-settled`, the codes of `checkLocalPart`,
 * `name-twice`, `name-of-another-line`, `name-taken`.
 */
export const changeActivationLine = operation({
  act: "change-activation-line",
  input: changeLineSchema,
  may: anybody,
  audit: ({ runId, memberId, leaveOut }) => ({ runId, memberId, leaveOut }),
  run: async (tx, { runId, memberId, leaveOut, names }, context): Promise<Outcome<{ runId: string }>> => {
    const locked = await lockRun(tx, context, runId);
    if (isRefusal(locked)) return locked;
    const { run } = locked;
    if (run.state !== "draft" && run.state !== "paused") return refuse("activation-under-way");
    const key = { sellerId_runId_memberId: { sellerId: context.seller, runId, memberId } };
    const line = await tx.activationLine.findUnique({ where: key, include: { member: { select: { email: true } } } });
    if (!line) return refuse("line-unknown");
    if (line.orderId) return refuse("line-settled");
    if (leaveOut) {
      await tx.activationLine.update({ where: key, data: { state: "left-out", reason: null } });
      return { runId };
    }
    const wanted: string[] = [];
    const rules = rulesFor(context.policy.names, run.domain);
    for (const [n, text] of names.entries()) {
      if (n > 0 && text.trim() === "") continue;
      const name = checkLocalPart(rules, text);
      if (isRefusal(name)) return { ...name, field: `names.${n}` };
      if (wanted.includes(name)) return refuse("name-twice", { field: `names.${n}` });
      const of = { sellerId: context.seller, runId, memberId: { not: memberId }, state: { not: "left-out" } };
      if ((await tx.activationLine.count({ where: { ...of, names: { has: name } } })) > 0)
        return refuse("name-of-another-line", { field: `names.${n}` });
      if ((await inTheWay(tx, context, run.domain, [name])).size > 0)
        return refuse("name-taken", { field: `names.${n}` });
      wanted.push(name);
    }
    const reason = line.member.email ? null : "member-without-email";
    const state = reason ? "failed" : "waiting";
    await tx.activationLine.update({ where: key, data: { names: wanted, clash: false, state, reason } });
    return { runId };
  },
});
