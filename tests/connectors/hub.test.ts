import { describe, expect, it } from "vitest";
import { httpProvider } from "@/lib/connectors/mailbox-provider/http";
import type { CreateMailbox } from "@/lib/connectors/mailbox-provider/port";
import { keys, sandbox } from "./support/sandbox";

const order = (localPart: string, over: Partial<CreateMailbox> = {}): CreateMailbox => ({
  address: `${localPart}@pec.example.it`,
  holder: { kind: "company", name: "Esempio S.r.l.", taxCode: "12345670017" },
  plan: "hub",
  expiry: "2028-11-21",
  userIdPrefix: "HMS",
  idempotencyKey: localPart,
  since: "2026-01-01T00:00:00Z",
  ...over,
});
const bare = { inboxGb: 5, archiveGb: 0, sends: null, watched: 2, lite: 1, switches: [] };

async function givenHub() {
  const running = await sandbox();
  const provider = httpProvider({ baseUrl: `${running.url}/provider`, apiKey: keys.provider });
  const hub = await provider.createMailbox(order("quadro"));
  if ("refused" in hub) throw new Error(hub.code);
  const { providerRef } = hub;
  await provider.setExtras({ providerRef, extras: bare, idempotencyKey: "e1" });
  const watch = (address: string, password = "giusta") =>
    provider.watchMailbox({ providerRef, address, userId: "HMS1", password, idempotencyKey: `w:${address}` });
  return { running, provider, providerRef, watch };
}

describe("a HUB at the provider", () => {
  it("watches mailboxes, says whose password is wrong, and forgets them", async () => {
    const { running, provider, providerRef, watch } = await givenHub();
    expect(await watch("uno@pec.example.it")).toEqual({ state: "watched" });
    expect(await watch("due@pec.example.it", "sbagliata")).toEqual({ state: "wrong-password" });
    expect(await watch("due@pec.example.it", "giusta")).toEqual({ state: "watched" });
    expect(await watch("tre@pec.example.it")).toMatchObject({
      code: "provider-rejected",
      params: { providerCode: "watched-full" },
    });
    expect(await watch("uno@arubapec.it")).toMatchObject({ params: { providerCode: "other-provider" } });
    const changed = { ref: providerRef, address: "uno@pec.example.it", state: "wrong-password" };
    await fetch(`${running.url}/provider/__watched`, {
      method: "POST",
      headers: { "x-sandbox-key": keys.control },
      body: JSON.stringify(changed),
    });
    expect(await provider.watchedBy(providerRef)).toEqual([
      { address: "uno@pec.example.it", state: "wrong-password" },
      { address: "due@pec.example.it", state: "watched" },
    ]);
    const gone = { providerRef, address: "uno@pec.example.it", idempotencyKey: "u1" };
    await provider.unwatchMailbox(gone);
    expect(await provider.unwatchMailbox(gone)).toMatchObject({ address: "quadro@pec.example.it" });
    expect(await provider.watchedBy(providerRef)).toHaveLength(1);
    expect(await watch("tre@pec.example.it")).toEqual({ state: "watched" });
  });

  it("has Lite mailboxes as many as it may, and watches them", async () => {
    const { provider, providerRef } = await givenHub();
    const lite = await provider.createMailbox(order("lite.uno", { plan: "lite", hubRef: providerRef }));
    if ("refused" in lite) throw new Error(lite.code);
    expect(await provider.watchedBy(providerRef)).toEqual([{ address: "lite.uno@pec.example.it", state: "watched" }]);
    const second = order("lite.due", { plan: "lite", hubRef: providerRef });
    expect(await provider.createMailbox(second)).toMatchObject({ params: { providerCode: "lite-full" } });
    await provider.closeMailbox({ providerRef: lite.providerRef, idempotencyKey: "c1" });
    expect(await provider.createMailbox(second)).toMatchObject({ userId: expect.stringMatching(/^HMS/) });
  });

  it("tells the sends of a mailbox that may send so many, never more", async () => {
    const { provider, providerRef } = await givenHub();
    expect(await provider.usageOf(providerRef)).toMatchObject({ sends: null });
    await provider.setExtras({ providerRef, extras: { ...bare, sends: 8 }, idempotencyKey: "e2" });
    const usage = await provider.usageOf(providerRef);
    expect(usage).toMatchObject({ sends: expect.any(Number) });
    expect((usage as { sends: number }).sends).toBeLessThanOrEqual(8);
  });
});
