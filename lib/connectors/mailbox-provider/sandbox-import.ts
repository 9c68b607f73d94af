import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { bodyOf } from "../sandbox/control";
import { json, type Reply, type Route, type SandboxRequest } from "../sandbox/router";
import type { Put } from "../sandbox/store";
import { hashOf, type ProviderShapes, type ProviderStore, sandboxRef, splitUserId } from "./sandbox-state";

const importSchema = z.strictObject({
  mailboxes: z
    .array(
      z.strictObject({
        userId: z.string().min(2).max(40),
        address: z.string().min(3).max(254),
        plan: z.string().max(60).default("demo"),
        taxCode: z.string().max(40).default(""),
        expiry: z.iso.date(),
        state: z.enum(["active", "suspended", "closed"]).default("active"),
      }),
    )
    .max(20_000),
});

/** Control routes: a name lost to someone else, the mailboxes a demo starts with, how much one has sent. */
export function importRoutes(store: ProviderStore): Route[] {
  return [
    { method: "POST", path: "/__names", handle: (request) => loseName(store, request) },
    { method: "POST", path: "/__mailboxes", handle: (request) => importMailboxes(store, request) },
    { method: "POST", path: "/__sent", handle: (request) => setSent(store, request) },
  ];
}

function loseName(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ address: z.string().min(3).max(254) }));
  if ("reply" in body) return body.reply;
  const address = body.value.address.toLowerCase();
  if (store.get("name", address) === undefined) store.commit([["name", address, "other"]]);
  return json(200, { address, status: "taken" });
}

function setSent(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, z.strictObject({ ref: z.string(), sent: z.int().min(0) }));
  if ("reply" in body) return body.reply;
  const mailbox = store.get("mailbox", body.value.ref);
  if (!mailbox) return json(404, { code: "mailbox-unknown" });
  store.commit([["mailbox", mailbox.ref, { ...mailbox, sent: body.value.sent }]]);
  return json(200, { sent: body.value.sent });
}

/** File in the sandbox's folder with the mailboxes a demo starts with, in the shape of `POST /__mailboxes`. */
export const SEED_FILE = "provider-seed.json";

/** Takes in a demo's mailboxes, if such a file was left for us. */
export function importFile(store: ProviderStore, file: string): void {
  if (existsSync(file)) takeIn(store, importSchema.parse(JSON.parse(readFileSync(file, "utf8"))));
}

function importMailboxes(store: ProviderStore, request: SandboxRequest): Reply {
  const body = bodyOf(request, importSchema);
  return "reply" in body ? body.reply : json(200, { imported: takeIn(store, body.value) });
}

/** Takes in mailboxes that the provider doesn't know yet; known addresses are left as they are. Answers how many. */
function takeIn(store: ProviderStore, { mailboxes }: z.infer<typeof importSchema>): number {
  const puts: Put<ProviderShapes>[] = [];
  const highest = new Map<string, number>();
  for (const { userId, taxCode, ...given } of mailboxes) {
    const address = given.address.toLowerCase();
    if (store.get("name", address) !== undefined) continue;
    const ref = sandboxRef(address);
    puts.push(
      ["mailbox", ref, { ...given, address, ref, userId, holderHash: hashOf(taxCode) }],
      ["name", address, ref],
    );
    const [prefix, number] = splitUserId(userId) ?? ["", 0];
    highest.set(prefix, Math.max(number, highest.get(prefix) ?? store.get("counter", prefix) ?? 0));
  }
  for (const [prefix, number] of highest) puts.push(["counter", prefix, number]);
  if (puts.length > 0) store.commit(puts);
  return puts.filter(([kind]) => kind === "mailbox").length;
}
