import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { startSandbox } from "@/lib/connectors/sandbox/start";
import { instantToDb } from "@/lib/kernel/day";
import { demoPolicy } from "../support/policy";
import type { Bench } from "./support/bench";
import { latencies, timed } from "./support/clock";
import { durableDatabase } from "./support/database";

const SELLER = "demo";
const LINES = 500;
/** Milliseconds the pretend provider takes to make a mailbox. No vendor says what its own takes; less would be unlikely. */
const PROVIDER_MS = 400;
/** As many calls at once as one worker makes (lib/jobs/worker.ts). */
const ABREAST = 4;

const KEYS = { stripe: "sk_sandbox", resend: "re_sandbox", provider: "sandbox", control: "control" };

/**
 * The mailboxes of 500 members, from the press of the button until the last is active, by one worker process with its
 * mails and invoices; against the same calls to the same provider and nothing else, as many at once.
 */
const bench: Bench = {
  name: `bulk activation of ${LINES} members, against the provider's own time`,
  bar: { atMost: 2 },
  async run() {
    const database = await durableDatabase();
    const sandbox = await startSandbox({
      port: 0,
      dataDir: process.env.DATA_DIR ?? "",
      appUrl: "http://127.0.0.1:9",
      webhookSecret: "whsec_sandbox",
      keys: KEYS,
    });
    Object.assign(process.env, { SANDBOX_URL: sandbox.url, DATABASE_URL: database });
    const slow = { mode: "slow", delayMs: PROVIDER_MS, match: "POST /v1/mailboxes" };
    await fetch(`${sandbox.url}/provider/__faults`, {
      method: "POST",
      headers: { "x-sandbox-key": KEYS.control, "content-type": "application/json" },
      body: JSON.stringify(slow),
    });
    const alone = await timed(() => providerAlone());
    const { prepare, activeMailboxes } = await givenMembers();
    const worker = spawn(process.execPath, ["--import", "tsx", "lib/cli/worker.ts"], { stdio: "inherit" });
    try {
      const confirm = await prepare();
      const ours = await timed(async () => {
        await confirm();
        while ((await activeMailboxes()) < LINES) await wait(100);
      });
      return {
        ratio: ours / alone,
        detail: { "ours, s": seconds(ours), "provider alone, s": seconds(alone), "its answer, ms": PROVIDER_MS },
      };
    } finally {
      worker.kill("SIGKILL");
      await once(worker, "exit");
      await sandbox.close();
    }
  },
};
export default bench;

const seconds = (ms: number) => Number((ms / 1000).toFixed(1));

/** The same calls, as many at once, with names of their own. */
async function providerAlone(): Promise<void> {
  const { mailboxProvider } = await import("@/lib/connectors/mailbox-provider");
  const { now, today } = await import("@/lib/platform/clock");
  const { isRefusal } = await import("@/lib/kernel/refusal");
  const provider = mailboxProvider();
  const expiry = today().add({ months: 24 }).toString();
  await latencies(LINES, ABREAST, async (n) => {
    const made = await provider.createMailbox({
      address: `prima.${n}@pec.demo.example`,
      holder: { kind: "professional", name: "Prova Esempio", taxCode: "SMPPRV80A01H501H" },
      plan: "base",
      expiry,
      userIdPrefix: "DMO",
      idempotencyKey: `alone:${n}`,
      since: now().toString(),
      again: false,
    });
    if (isRefusal(made)) throw new Error(`not made: ${made.code}`);
  });
}

/** An order with 500 members and the money for them. */
async function givenMembers() {
  const { postMovement } = await import("@/lib/accounts/store");
  const { now, today } = await import("@/lib/platform/clock");
  const { db } = await import("@/lib/platform/db");
  const { publishPolicy } = await import("@/lib/sellers/store");
  const { confirmActivation } = await import("@/lib/agreements/operations/confirm-activation");
  const { givenProfessionalOrder, must, prepared, UNIT } = await import("../support/activations");
  const policy = demoPolicy(SELLER, (given) => {
    given.money.methods.agreement = ["card"];
  });
  await publishPolicy(db(), policy, today().subtract({ days: 1 }), instantToDb(now()));
  const order = await givenProfessionalOrder(SELLER, LINES);
  const { userId, actor } = order.secretary;
  const amountCents = LINES * UNIT;
  const entries = [
    { account: { kind: "receipts" as const, ownerId: "opening" }, amountCents: -amountCents },
    { account: { kind: "prepaid" as const, ownerId: userId }, amountCents },
  ];
  await db().$transaction((tx) => postMovement(tx, { seller: SELLER, kind: "opening", at: now(), entries }));
  return {
    /** The names proposed; answers the press of the button. */
    prepare: async () => {
      const { runId } = must(await prepared(order, actor));
      await wait(5_000); // the worker has started
      await db().$executeRawUnsafe("ANALYZE");
      const seen = { seenLines: LINES, seenTotalCents: amountCents };
      return async () => must(await confirmActivation({ runId, ...seen, accepted: true }, { seller: SELLER, actor }));
    },
    activeMailboxes: () => db().mailbox.count({ where: { state: "active" } }),
  };
}
