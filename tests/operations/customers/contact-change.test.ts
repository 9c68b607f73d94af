import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { askAccessByDocument, askContactChange } from "@/lib/customers/exchanges/contact-change";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { approveContactChange } from "@/lib/customers/operations/approve-contact-change";
import { askEmailChange } from "@/lib/customers/operations/ask-email-change";
import { confirmEmailChange } from "@/lib/customers/operations/confirm-email-change";
import { undoEmailChange } from "@/lib/customers/operations/undo-email-change";
import { contactCase } from "@/lib/customers/queries/contact";
import { takeAttachment } from "@/lib/documents/exchanges/take-attachment";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { shiftClock } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { type LinkPurpose, tokenOf } from "@/lib/platform/links";
import { viewerOfSession } from "@/lib/platform/session";
import { answerRequest } from "@/lib/requests/operations/answer-request";
import { withdrawRequest } from "@/lib/requests/operations/withdraw-request";
import { altered } from "../../support/altered";
import { givenUser, PASSWORD, visitor } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";
import { picture } from "../../support/uploads";

let close: () => Promise<void>;
let paper: Buffer;
const dir = mkdtempSync(join(tmpdir(), "sportello-contact-"));
beforeAll(async () => {
  process.env.DATA_DIR = dir;
  close = await givenDatabase();
  await givenSeller("byLink".toLowerCase());
  await givenSeller("bydocument", (policy) => {
    policy.access = { contactChangeNeedsDocument: true, securityQuestions: true };
  });
  paper = await picture(900, 600);
});
afterAll(async () => {
  await close();
  rmSync(dir, { recursive: true, force: true });
});
afterEach(() => shiftClock(0));

const TAX_CODE = "RSSMRA80A01F205X";
const anybody = (seller: string) => ({ seller, actor: { kind: "anonymous" as const } });
function good<T>(outcome: Outcome<T>): T {
  if (isRefusal(outcome)) throw new Error(`${outcome.code} ${outcome.field ?? ""}`);
  return outcome as T;
}
async function signedIn(seller: string) {
  const user = await givenUser(seller);
  const { sessionId } = good(
    await signIn({ login: user.userName, password: PASSWORD, visitor: visitor() }, anybody(seller)),
  );
  return { ...user, sessionId, browser: visitor({ sessionId }), call: { seller, actor: user.actor } };
}
const fresh = () => `nuovo${Math.random().toString(36).slice(2, 10)}@posta.example`;
const userRow = (id: string) => db().user.findFirstOrThrow({ where: { id } });
const templatesTo = async (recipient: string) =>
  (await db().mail.findMany({ where: { recipient }, orderBy: { createdAt: "asc" } })).map(({ template }) => template);
async function token(seller: string, purpose: LinkPurpose, recipient: string, template: string): Promise<string> {
  const mail = await db().mail.findFirstOrThrow({ where: { recipient, template }, orderBy: { createdAt: "desc" } });
  return tokenOf(seller, purpose, (mail.facts as { linkId: string }).linkId);
}
const upload = async (seller: string) =>
  good(await takeAttachment(seller, { bytes: paper, name: "carta.png", type: "image/png" }, 10)).token;

describe("a new address, by a link", () => {
  const seller = "bylink";
  const ask = (user: Awaited<ReturnType<typeof signedIn>>, email: string) =>
    askEmailChange({ email, visitor: user.browser }, user.call);
  const confirm = async (email: string) =>
    confirmEmailChange({ token: await token(seller, "change-email", email, "confirm-new-email") }, anybody(seller));

  test("counts once whoever reads it says so; both are told, and old links end", async () => {
    const [user, email] = [await signedIn(seller), fresh()];
    expect(await ask(user, user.email)).toEqual(refuse("email-same", { field: "email" }));
    good(await ask(user, email));
    expect((await userRow(user.userId)).email).toBe(user.email);
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => confirm(email)));
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
    expect(await userRow(user.userId)).toMatchObject({ email, emailConfirmedAt: expect.any(Date) });
    expect(await templatesTo(user.email)).toEqual(["email-change-asked", "email-changed"]);
    expect(await templatesTo(email)).toEqual(["confirm-new-email", "email-changed"]);
  });

  test("is undone from the old address, before it counts and after: sessions end, the password can be chosen anew", async () => {
    for (const done of [false, true]) {
      const [user, email] = [await signedIn(seller), fresh()];
      good(await ask(user, email));
      if (done) good(await confirm(email));
      const undo = await token(seller, "undo-email", user.email, "email-change-asked");
      good(await undoEmailChange({ token: undo }, anybody(seller)));
      expect((await userRow(user.userId)).email).toBe(user.email);
      expect(await viewerOfSession(seller, user.sessionId)).toBeNull();
      expect(await confirm(email)).toEqual(refuse("link-expired"));
      expect(await undoEmailChange({ token: undo }, anybody(seller))).toEqual(refuse("link-expired"));
      expect((await templatesTo(user.email)).at(-1)).toBe("reset-password");
    }
  });

  test("takes nobody else's, says so only to who reads it, and lasts a day", async () => {
    const [user, other] = [await signedIn(seller), await signedIn(seller)];
    good(await ask(user, other.email));
    expect(await confirm(other.email)).toEqual(refuse("email-taken"));
    const late = fresh();
    good(await ask(user, late));
    shiftClock(24 * 3600_000 + 1000);
    expect(await confirm(late)).toEqual(refuse("link-expired"));
  });

  test("an address never confirmed is no way into the account", async () => {
    const [user, email] = [await signedIn(seller), fresh()];
    await db().user.updateMany({ where: { id: user.userId }, data: { emailConfirmedAt: null } });
    good(await ask(user, email));
    expect(await templatesTo(user.email)).toEqual([]);
  });

  test("needs a fresh proof; a later wish replaces the one before", async () => {
    const [user, first, second] = [await signedIn(seller), fresh(), fresh()];
    good(await ask(user, first));
    good(await ask(user, second));
    expect(await confirm(first)).toEqual(refuse("link-expired"));
    good(await confirm(second));
    shiftClock(16 * 60_000);
    expect(await ask(user, fresh())).toEqual(refuse("prove-again"));
    const call = { ...user.call, seller: "bydocument" };
    expect(await askEmailChange({ email: first, visitor: user.browser }, call)).toEqual(refuse("document-needed"));
  });
});

describe("a new address, by an identity document", () => {
  const seller = "bydocument";
  const asked = async () => {
    const [user, email] = [await signedIn(seller), fresh()];
    const front = await upload(seller);
    const { requestId } = good(await askContactChange({ email, front, visitor: user.browser }, user.call));
    return { user, email, requestId };
  };
  const staff = (role: "back-office" | "admin" | "accounting" = "back-office") => givenUser(seller, { roles: [role] });
  const approve = async (requestId: string, by?: Awaited<ReturnType<typeof staff>>) =>
    approveContactChange({ requestId, text: "Controllato." }, { seller, actor: (by ?? (await staff())).actor });

  test("is recorded when the staff approve; both addresses are told, and the new one is to be confirmed", async () => {
    const { user, email, requestId } = await asked();
    expect(await templatesTo(user.email)).toEqual(["request-opened", "email-change-asked"]);
    expect(await contactCase(seller, requestId)).toMatchObject({
      newEmail: email,
      oldEmail: user.email,
      user: { userName: user.userName },
      documents: [{ kind: "identity-front", contentType: "image/jpeg" }],
    });
    expect(await approve(requestId, await staff("accounting"))).toEqual(refuse("not-allowed"));
    good(await approve(requestId));
    expect(await userRow(user.userId)).toMatchObject({ email, emailConfirmedAt: null });
    expect(await templatesTo(user.email)).toContain("email-changed");
    expect(await templatesTo(email)).toEqual(["email-changed", "confirm-email"]);
    expect(await approve(requestId)).toMatchObject({ code: "request-decided" });
  });

  test("is not accepted without being recorded, not by oneself, not when withdrawn or refused", async () => {
    const clerk = await staff();
    const { requestId, user } = await asked();
    const answer = (decision: "accept" | "refuse") =>
      answerRequest({ requestId, decision, text: "Ecco" }, { seller, actor: clerk.actor });
    expect(await answer("accept")).toEqual(refuse("request-needs-act"));
    const self = { ...clerk, actor: { ...user.actor, roles: ["back-office" as const] } } as typeof clerk;
    expect(await approve(requestId, self)).toEqual(refuse("own-request"));
    good(await answer("refuse"));
    expect(await approve(requestId)).toMatchObject({ code: "request-decided" });
    const second = await asked();
    good(await withdrawRequest({ requestId: second.requestId }, second.user.call));
    expect(await approve(second.requestId)).toMatchObject({ code: "request-withdrawn" });
    expect((await userRow(user.userId)).email).toBe(user.email);
  });

  test("of two staff who approve at once, one does", async () => {
    const { requestId } = await asked();
    const both = await Promise.all([staff(), staff()]);
    const outcomes = await Promise.all(both.map((by) => approve(requestId, by)));
    expect(outcomes.filter((each) => !isRefusal(each))).toHaveLength(1);
  });

  test("takes only a file that was sent to us by whoever names it, once", async () => {
    const user = await signedIn(seller);
    const front = await upload(seller);
    const ask = (token: string) => askContactChange({ email: fresh(), front: token, visitor: user.browser }, user.call);
    for (const forged of [altered(front), front.slice(0, 36), await upload("bylink"), "x".repeat(60)])
      expect(await ask(forged)).toEqual(refuse("file-unknown", { field: "front" }));
    good(await ask(front));
    expect(await ask(front)).toMatchObject({ code: "file-unknown" });
  });

  describe("of somebody who cannot come in", () => {
    const lost = async (login: string, email: string, front?: string) =>
      askAccessByDocument(
        {
          ...{ login, email, name: "Mario Rossi", taxCode: TAX_CODE, message: "Ho perso la posta" },
          front: front ?? (await upload(seller)),
          visitor: visitor(),
        },
        anybody(seller),
      );
    const requestTo = (email: string) =>
      db().request.findFirstOrThrow({ where: { email, kind: "contact-change" }, orderBy: { openedAt: "desc" } });

    test("is answered alike whether somebody was found or not; the staff see which", async () => {
      const user = await signedIn(seller);
      const [known, unknown] = [fresh(), fresh()];
      await db().rateLimiterFlexible.deleteMany();
      expect(await lost(user.userName, known)).toEqual({});
      expect(await lost("nessuno-cosi", unknown)).toEqual({});
      expect(await templatesTo(user.email)).toEqual(["email-change-asked"]);
      expect(await contactCase(seller, (await requestTo(known)).id)).toMatchObject({
        user: { userName: user.userName },
        taxCodeMatches: null,
        claim: { taxCode: TAX_CODE },
      });
      const nobody = (await requestTo(unknown)).id;
      expect(await contactCase(seller, nobody)).toMatchObject({ user: null, holder: null });
      expect(await approve(nobody)).toEqual(refuse("nothing-to-change"));
      const kept = JSON.stringify(await db().contactChange.findMany());
      expect(kept).not.toContain(TAX_CODE);
    });

    test("opens the account at the new address, past cancelled security information, with every session ended", async () => {
      const [user, email] = [await signedIn(seller), fresh()];
      await db().rateLimiterFlexible.deleteMany();
      const at = new Date();
      await db().securityInfo.create({ data: { sellerId: seller, userId: user.userId, setAt: at, cancelledAt: at } });
      expect(await lost(user.email, email)).toEqual({});
      good(await approve((await requestTo(email)).id));
      expect((await userRow(user.userId)).email).toBe(email);
      expect(await viewerOfSession(seller, user.sessionId)).toBeNull();
      expect(await db().securityInfo.count({ where: { userId: user.userId } })).toBe(0);
      expect(await templatesTo(email)).toContain("reset-password");
    });

    test("does not hand a colleague's access to anybody but an admin", async () => {
      const [colleague, email] = [await givenUser(seller, { roles: ["accounting"] }), fresh()];
      await db().rateLimiterFlexible.deleteMany();
      expect(await lost(colleague.userName, email)).toEqual({});
      const { id } = await requestTo(email);
      expect(await approve(id)).toEqual(refuse("admin-needed"));
      good(await approve(id, await staff("admin")));
    });

    test("may be asked five times an hour about one person", async () => {
      await db().rateLimiterFlexible.deleteMany();
      const emails = Array.from({ length: 7 }, fresh);
      for (const email of emails) expect(await lost("chiunque", email)).toEqual({});
      expect(await db().request.count({ where: { email: { in: emails } } })).toBe(5);
    });
  });
});
