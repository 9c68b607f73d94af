import { z } from "zod";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal, type Outcome, type Refusal } from "@/lib/kernel/refusal";
import { SYSTEM } from "@/lib/platform/actor";
import { unseal } from "@/lib/platform/crypto";
import { recordWatch } from "../operations/record-watch";
import { watchToTell } from "../queries/lites";

type Told = "watched" | "wrong-password" | "refused" | "removed";

/**
 * Tells the provider to watch a mailbox, or no more. What its owner changed while it was being told is told again, until
 * what was told last is what stands here.
 */
export const handler: Handler<"hub.watch"> = async ({ seller, watchedId }) => {
  const due = await watchToTell(seller, watchedId);
  if (!due) return;
  const told = await tell(due);
  if (isRefusal(told)) throw new TryAgain(told.code);
  const recorded = await recordWatch({ watchedId, round: due.round, told }, { seller, actor: SYSTEM("hub") });
  if (isRefusal(recorded)) throw new TryAgain(recorded.code);
};

type Due = NonNullable<Awaited<ReturnType<typeof watchToTell>>>;

async function tell({ id, round, hubRef, address, userCode, state, passwordSealed }: Due): Promise<Outcome<Told>> {
  const provider = mailboxProvider();
  const command = { providerRef: hubRef, address, idempotencyKey: `${id}:${round}` };
  if (state === "removing") {
    const gone = await provider.unwatchMailbox(command);
    return isRefusal(gone) ? gone : "removed";
  }
  const password = z.string().parse(passwordSealed && unseal(passwordSealed));
  const watched = await provider.watchMailbox({ ...command, userId: userCode, password });
  if (!isRefusal(watched)) return watched.state;
  return isFinal(watched) ? "refused" : watched;
}

/** A place that is being given back is there in a moment. */
const isFinal = ({ code, params }: Refusal): boolean =>
  code === "provider-not-offered" || (code === "provider-rejected" && params?.providerCode !== "watched-full");
