import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HeldMailbox } from "@/lib/connectors/mailbox-provider/sandbox-state";
import type { HeldSession } from "@/lib/connectors/payments/sandbox-state";

/** Everything an outside service has ever done, change by change, as its own journal tells it. */
function changes<T>(dataDir: string, area: string, kind: string): [id: string, value: T][] {
  const lines = readFileSync(join(dataDir, `sandbox/${area}.jsonl`), "utf8")
    .split("\n")
    .filter(Boolean);
  const puts = lines.flatMap((line) => JSON.parse(line) as [kind: string, id: string, value: T][]);
  return puts.filter(([each]) => each === kind).map(([, id, value]) => [id, value]);
}

export interface AtProvider {
  /** The mailbox as it now is. */
  is: HeldMailbox;
  /** How often its expiry has been changed. */
  extended: number;
}

/** Every mailbox the provider has, by its reference, and how often each was made. */
export function providerOf(dataDir: string) {
  const mailboxes = new Map<string, AtProvider>();
  for (const [ref, is] of changes<HeldMailbox>(dataDir, "provider", "mailbox")) {
    const before = mailboxes.get(ref);
    const extended = (before?.extended ?? 0) + (before && before.is.expiry !== is.expiry ? 1 : 0);
    mailboxes.set(ref, { is, extended });
  }
  return { mailboxes, made: changes<string>(dataDir, "provider", "made").map(([, ref]) => ref) };
}

/** The pages at which somebody has paid, by our payment's id. */
export function paidAtGateway(dataDir: string): Map<string, number> {
  const paid = new Map<string, number>();
  for (const [, { client_reference_id: id, payment_status, amount_total }] of changes<HeldSession>(
    dataDir,
    "stripe",
    "session",
  ))
    if (id && payment_status === "paid") paid.set(id, amount_total);
  return paid;
}
