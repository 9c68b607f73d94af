import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mailboxProvider } from "@/lib/connectors/mailbox-provider";
import { isRefusal } from "@/lib/kernel/refusal";
import { watchingOf } from "@/lib/mailboxes/exchanges/hub";
import { activateLite, readLiteFile, readWatchFile } from "@/lib/mailboxes/exchanges/read-hub-file";
import { hubInWords } from "@/lib/mailboxes/hub";
import { activateLites } from "@/lib/mailboxes/operations/activate-lites";
import { changeWatchedPassword } from "@/lib/mailboxes/operations/change-watched-password";
import { unwatchMailbox } from "@/lib/mailboxes/operations/unwatch-mailbox";
import { watchMailboxes } from "@/lib/mailboxes/operations/watch-mailboxes";
import { hubPanel } from "@/lib/mailboxes/queries/hub";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { policyOf } from "@/lib/sellers/queries";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, runJobs, type TestStack } from "@/tests/support/stack";
import { DOMAIN, givenHub, lite, litesOf, withHub } from "./support";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", withHub);
}, 120_000);
afterAll(() => stack.close());

const line = (name: string, password = "Giusta-2026") => ({
  address: `${name}@${DOMAIN}`,
  userCode: "DMO1",
  password,
  note: "",
});
const rowsOf = (hubId: string) => db().watchedMailbox.findMany({ where: { hubId }, orderBy: { address: "asc" } });
const file = (text: string) => new File([text], "elenco.csv", { type: "text/csv" });

describe("watching mailboxes", () => {
  it("tells the provider, keeps no password, and says whose is wrong", async () => {
    const { hub, owner } = await givenHub(stack);
    const lines = [line("uno"), line("due", "sbagliata"), { ...line("tre"), address: "tre@arubapec.it" }];
    expect(await watchMailboxes({ hubId: hub.id, lines }, owner)).toEqual({ watched: 3, there: 0 });
    await runJobs();
    expect(await rowsOf(hub.id)).toMatchObject([
      { state: "wrong_password", passwordSealed: null },
      { state: "refused", passwordSealed: null },
      { state: "watched", passwordSealed: null },
    ]);
    const [due] = await rowsOf(hub.id);
    const told = { watchedId: due!.id, password: "Giusta-2026" };
    expect(await changeWatchedPassword(told, (await givenHub(stack)).owner)).toMatchObject({ code: "watched-unknown" });
    await changeWatchedPassword(told, owner);
    await runJobs();
    expect((await rowsOf(hub.id))[0]).toMatchObject({ state: "watched", passwordSealed: null });
    // Its owner changes the password without saying: the provider knows first.
    await stack.control("/provider/__watched", {
      ref: hub.providerRef,
      address: line("uno").address,
      state: "wrong-password",
    });
    const panel = await hubPanel(hub, (await policyOf("demo"))!);
    const { watches } = hubInWords(panel!, await watchingOf(hub.providerRef));
    expect(watches.map(({ state }) => state)).toEqual(["watched", "refused", "wrong-password"]);
  });

  it("stops at the places there are, 16 at once, and gives one back when a mailbox is taken off", async () => {
    const { hub, owner } = await givenHub(stack);
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, i) => watchMailboxes({ hubId: hub.id, lines: [line(`casella.${i}`)] }, owner)),
    );
    expect(answers.filter((answer) => !isRefusal(answer))).toHaveLength(3);
    await runJobs();
    const [first] = await rowsOf(hub.id);
    await unwatchMailbox({ watchedId: first!.id }, owner);
    expect(await watchMailboxes({ hubId: hub.id, lines: [line("nuova")] }, owner)).toMatchObject({ watched: 1 });
    await runJobs();
    expect(await rowsOf(hub.id)).toHaveLength(3);
    expect(await mailboxProvider().watchedBy(hub.providerRef!)).toHaveLength(3);
    expect(await unwatchMailbox({ watchedId: first!.id }, owner)).toMatchObject({ code: "watched-unknown" });
  });

  it("what is taken off while the provider is being told is taken off there too", async () => {
    const { hub, owner } = await givenHub(stack);
    await watchMailboxes({ hubId: hub.id, lines: [line("breve")] }, owner);
    const [row] = await rowsOf(hub.id);
    await unwatchMailbox({ watchedId: row!.id }, owner);
    await runJobs();
    expect(await rowsOf(hub.id)).toEqual([]);
    expect(await mailboxProvider().watchedBy(hub.providerRef!)).toEqual([]);
  });
});

describe("a file, before anything is done", () => {
  it("has every line judged: form, ours, the provider's", async () => {
    const { hub, owner } = await givenHub(stack);
    const stem = newId().slice(-8);
    await activateLites({ hubId: hub.id, lines: [lite(`mia.${stem}`)] }, owner);
    const text = `Casella;E-mail\nposta;\nmia.${stem};\nnuova.${stem};città@x\nnuova.${stem};\na..b;\n`;
    const read = await readLiteFile({ hubId: hub.id, file: file(text) }, owner);
    if (isRefusal(read)) throw new Error(read.code);
    expect(read.lines.map(({ line: at, verdict, reason }) => [at, reason ?? verdict])).toEqual([
      [2, "name-taken"],
      [3, "there"],
      [4, "line-email"],
      [5, "ok"],
      [6, "name-double-dot"],
    ]);
    expect(await litesOf(hub.id)).toHaveLength(1);
    const mine = { hubId: hub.id, file: file(text) };
    expect(await readLiteFile(mine, (await givenHub(stack)).owner)).toMatchObject({ code: "hub-unknown" });
    expect(await readWatchFile(mine, owner)).toMatchObject({ code: "csv-columns", field: "file" });
    await stack.fault("provider", { mode: "down" });
    const silent = await readLiteFile({ hubId: hub.id, file: file(`nome\naltra.${stem}`) }, owner);
    await stack.fault("provider", { mode: "none" });
    expect(silent).toMatchObject({ lines: [{ verdict: "wrong", reason: "provider-unavailable" }] });
  });

  it("one name is asked about before it is taken", async () => {
    const { hub, owner } = await givenHub(stack);
    const one = (name: string) => activateLite({ hubId: hub.id, ...lite(name) }, owner);
    expect(await one("posta")).toMatchObject({ code: "name-taken", field: "name" });
    const name = `sola.${newId().slice(-8)}`;
    expect(await one(name)).toMatchObject({ activated: 1 });
    expect(await one(name)).toMatchObject({ code: "lite-there" });
    await runJobs();
    expect(await litesOf(hub.id)).toMatchObject([{ localPart: name, state: "active" }]);
  });
});
