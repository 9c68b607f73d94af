import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { failpoint } from "@/lib/platform/failpoint";
import { recordOptions } from "../operations/record-options";
import { optionsToTell } from "../queries/options";

/** Tells the provider all that the owner of a mailbox set; what was changed meanwhile is told again. */
export const handler: Handler<"mailbox.options"> = async ({ seller, mailboxId }) => {
  const due = await optionsToTell(seller, mailboxId);
  if (!due) return;
  const { providerRef, options, round } = due;
  const set = await mailboxProvider().setOptions({
    providerRef,
    options,
    idempotencyKey: `${mailboxId}:options:${round}`,
  });
  const call = { seller, actor: SYSTEM("options") };
  if (isRefusal(set)) {
    if (set.code !== "provider-rejected" && set.code !== "provider-not-offered") throw new TryAgain(set.code);
    const detail = set.params?.what ? `not-offered: ${set.params.what}` : String(set.params?.providerCode ?? "");
    await recordOptions({ mailboxId, round, told: "refused", detail }, call);
    return;
  }
  failpoint("options.after-provider");
  await recordOptions({ mailboxId, round, told: "done" }, call);
};
