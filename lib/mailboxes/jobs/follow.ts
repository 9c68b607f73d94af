import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { type Handler, TryAgain } from "@/lib/jobs/handler";
import { isRefusal, type Refusal } from "@/lib/kernel/refusal";
import { liteToFollow } from "../queries/lites";

/** Gives a Lite mailbox the expiry its HUB was renewed to, and access back if it had been suspended. */
export const handler: Handler<"mailbox.follow"> = async ({ seller, mailboxId, until }) => {
  const providerRef = await liteToFollow(seller, mailboxId, until);
  if (!providerRef) return;
  const provider = mailboxProvider();
  const key = `${mailboxId}:follow:${until}`;
  const renewed = await provider.renewMailbox({ providerRef, newExpiry: until, idempotencyKey: key });
  if (isRefusal(renewed)) throw failure(renewed);
  if (renewed.state !== "suspended") return;
  const restored = await provider.restoreMailbox({ providerRef, idempotencyKey: `${key}:restore` });
  if (isRefusal(restored)) throw failure(restored);
};

const failure = ({ code }: Refusal): Error =>
  code === "provider-rejected" ? new Error("provider refused to follow") : new TryAgain(code);
