import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fileDeclaration, nameUser } from "@/lib/contracts/exchanges/draw-declaration";
import { endDeclaration } from "@/lib/contracts/operations/end-declaration";
import { declarationsOf, usedMailbox } from "@/lib/contracts/queries/declarations";
import { nameUserSchema } from "@/lib/contracts/schema";
import { readFile } from "@/lib/documents/exchanges/files";
import { openFile } from "@/lib/documents/exchanges/open-file";
import { takeAttachment } from "@/lib/documents/exchanges/take-attachment";
import { isRefusal, type Outcome } from "@/lib/kernel/refusal";
import { historyOf } from "@/lib/mailboxes/queries/history";
import type { Actor } from "@/lib/platform/actor";
import { db } from "@/lib/platform/db";
import { printedText } from "../../support/contracts";
import { givenMailbox } from "../../support/orders";
import { somebody } from "../../support/papers";
import { givenUser } from "../../support/people";
import { givenSeller } from "../../support/seller";
import { givenStack, type TestStack } from "../../support/stack";
import { miniPdf } from "../../support/uploads";

const both = (text: string) => ({ it: text, en: text });
let stack: TestStack;
let owner: Actor & { kind: "user" };
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", ({ identity }) => {
    identity.userDeclaration = { version: "7", clauses: [{ title: both("Uso"), text: both("Rispondo io.") }] };
  });
  await givenSeller("solo");
  owner = (await givenUser("demo")).actor as typeof owner;
});
afterAll(() => stack.close());

const USER = {
  ...{ firstName: "Prova", lastName: "Esempio", birthDate: "1980-01-01", birthPlace: "Roma" },
  ...{ taxCode: "SMPPRV80A01H501H", email: "uso@posta.example", role: "collaboratore" },
};
const done = <T>(outcome: Outcome<T>): T => {
  if (isRefusal(outcome)) throw new Error(outcome.code);
  return outcome as T;
};
const call = (actor: Actor = owner) => ({ seller: "demo", actor });
let count = 0;
const mailbox = () => givenMailbox({ userId: owner.userId, n: 50 + ++count });
const copy = async () =>
  done(await takeAttachment("demo", { bytes: miniPdf(), name: "a.pdf", type: "application/pdf" }, 5)).token;
const states = async (id: string) => (await declarationsOf("demo", id)).map(({ state }) => state);

describe("who uses a mailbox", () => {
  test("is named, declares on paper, and the signed copy is filed with the mailbox", async () => {
    const box = await mailbox();
    const { declarationId } = done(await nameUser({ mailboxId: box.id, user: USER }, call()));
    const [drawn] = await declarationsOf("demo", box.id);
    const text = (await printedText((await readFile("demo", drawn?.fileId ?? ""))?.bytes ?? Buffer.alloc(0))).join(" ");
    for (const said of [
      `${box.localPart}@${box.domain}`,
      "SMPPRV80A01H501H",
      "Rispondo io.",
      "collaboratore",
      "01/01/1980",
    ])
      expect(text).toContain(said);
    expect(JSON.stringify(await db().userDeclaration.findMany())).not.toMatch(/SMPPRV|Esempio/);
    done(await fileDeclaration({ declarationId, file: await copy() }, call()));
    expect(await states(box.id)).toEqual(["signed"]);
    expect((await historyOf("demo", box.id)).map(({ kind }) => kind)).toContain("user-declared");
    const [signed] = await declarationsOf("demo", box.id);
    const look = (actor: Actor) => openFile({ fileId: signed?.signedFileId ?? "", reason: "own" }, call(actor));
    expect(isRefusal(await look(owner))).toBe(false);
    expect(isRefusal(await look(somebody("Anna", "back-office")))).toBe(false);
    expect(await look(somebody("Altro", "customer"))).toMatchObject({ code: "file-unknown" });
  });

  test("changes: the one in force stays so until the next is signed", async () => {
    const box = await mailbox();
    const first = done(await nameUser({ mailboxId: box.id, user: USER }, call()));
    done(await fileDeclaration({ declarationId: first.declarationId, file: await copy() }, call()));
    const second = done(await nameUser({ mailboxId: box.id, user: { ...USER, role: "dipendente" } }, call()));
    const third = done(await nameUser({ mailboxId: box.id, user: { ...USER, role: "familiare" } }, call()));
    expect(await states(box.id)).toEqual(["drawn", "ended", "signed"]);
    expect(await fileDeclaration({ declarationId: second.declarationId, file: await copy() }, call())).toMatchObject({
      code: "declaration-unknown",
    });
    done(await fileDeclaration({ declarationId: third.declarationId, file: await copy() }, call()));
    expect(await states(box.id)).toEqual(["signed", "ended", "ended"]);
    done(await endDeclaration({ mailboxId: box.id }, call()));
    expect(await states(box.id)).toEqual(["ended", "ended", "ended"]);
    expect(await endDeclaration({ mailboxId: box.id }, call())).toMatchObject({ code: "declaration-unknown" });
  });

  test("named eight times at once is one waiting declaration", async () => {
    const box = await mailbox();
    await Promise.all(Array.from({ length: 8 }, () => nameUser({ mailboxId: box.id, user: USER }, call())));
    expect((await states(box.id)).filter((state) => state === "drawn")).toHaveLength(1);
  });

  test("is nobody else's business: strangers, other sellers, made-up files, closed mailboxes", async () => {
    const box = await mailbox();
    const stranger = somebody("Altro", "customer");
    expect(await nameUser({ mailboxId: box.id, user: USER }, call(stranger))).toMatchObject({
      code: "mailbox-unknown",
    });
    expect(await nameUser({ mailboxId: box.id, user: USER }, { seller: "solo", actor: owner })).toMatchObject({
      code: "mailbox-unknown",
    });
    expect(await usedMailbox("demo", box.id, stranger)).toBeNull();
    const { declarationId } = done(await nameUser({ mailboxId: box.id, user: USER }, call()));
    expect(await fileDeclaration({ declarationId, file: await copy() }, call(stranger))).toMatchObject({
      code: "declaration-unknown",
    });
    expect(await fileDeclaration({ declarationId, file: "inventato" }, call())).toMatchObject({ code: "file-unknown" });
    await db().mailbox.updateMany({ where: { id: box.id }, data: { state: "revoked" } });
    expect(await fileDeclaration({ declarationId, file: await copy() }, call())).toMatchObject({
      code: "mailbox-over",
    });
  });

  test("is asked where the seller's policy says so, and is a person whose codice fiscale is theirs", async () => {
    const box = await givenMailbox({ seller: "solo", n: 99 });
    const staff = { seller: "solo", actor: somebody("Anna", "back-office") };
    expect(await nameUser({ mailboxId: box.id, user: USER }, staff)).toMatchObject({
      code: "declarations-not-offered",
    });
    const faults = (change: object) =>
      nameUserSchema
        .safeParse({ mailboxId: box.id, user: { ...USER, ...change } })
        .error?.issues.map(({ message }) => message);
    expect(faults({ lastName: "Altro" })).toEqual(["codice-fiscale-last-name"]);
    expect(faults({ taxCode: "SMPPRV80A01H501X" })).toEqual(["codice-fiscale-check-character"]);
    expect(faults({})).toBeUndefined();
  });
});
