import { createTranslator } from "next-intl";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { signUp } from "@/lib/customers/exchanges/asked-by-anybody";
import { signingIn } from "@/lib/customers/exchanges/browser-session";
import { signIn } from "@/lib/customers/exchanges/sign-in";
import { changeProfile } from "@/lib/customers/operations/change-profile";
import { signInSchema, signUpSchema } from "@/lib/customers/schema";
import { messages } from "@/lib/i18n/messages";
import { formAction, linkActor } from "@/lib/platform/action";
import { fromBrowser } from "@/lib/platform/browser";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { createLink, endLinks, tokenOf } from "@/lib/platform/links";
import { currentViewer } from "@/lib/platform/session";
import { givenUser, PASSWORD } from "../../support/people";
import { givenDatabase, givenSeller } from "../../support/seller";

const HOST = "shop.example";
const request = { headers: new Headers(), cookies: new Map<string, string>() };

vi.mock("next/headers", () => ({
  headers: async () => request.headers,
  cookies: async () => ({
    get: (name: string) => (request.cookies.has(name) ? { value: request.cookies.get(name) } : undefined),
    set: (name: string, value: string) => request.cookies.set(name, value),
  }),
}));
vi.mock("next-intl/server", () => ({
  getTranslations: async (namespace?: "errors.unexpected") =>
    createTranslator({ locale: "it", messages: messages.it, ...(namespace ? { namespace } : {}) }),
}));

let close: () => Promise<void>;
let seller: string;
beforeAll(async () => {
  close = await givenDatabase();
  seller = await givenSeller();
  await givenSeller("other");
});
afterAll(() => close());
beforeEach(() => {
  request.headers = new Headers({ origin: `https://${HOST}`, host: HOST, "next-action": "x" });
  request.cookies.clear();
});

const form = (values: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.append(name, value);
  return data;
};
const enter = formAction({
  operation: signingIn(signInSchema, signIn),
  namespace: "auth",
  goTo: (_, { seller: at }) => `/${at}/caselle`,
});
const save = formAction({ operation: changeProfile, namespace: "account", message: "profile.saved" });
const enrol = formAction({ operation: fromBrowser(signUpSchema, signUp), namespace: "auth" });
const PROFILE = { displayName: "Nome Nuovo", phone: "", province: "", taxCode: "", locale: "it" };

describe("a form", () => {
  test.each([null, "null", "https://evil.example", `https://${HOST}.evil.example`, "file://", "nonsense"])(
    "sent from %s is refused and nothing is done",
    async (origin) => {
      const { userName } = await givenUser(seller);
      request.headers.delete("origin");
      if (origin !== null) request.headers.set("origin", origin);
      const result = await enter(seller, null, form({ login: userName, password: PASSWORD }));
      expect(result).toMatchObject({
        ok: false,
        errors: [{ message: expect.stringContaining("non viene da questo sito") }],
      });
      expect(request.cookies.size).toBe(0);
    },
  );

  test("says what is wrong beside each field, and refuses fields it does not know", async () => {
    const wrong = { displayName: "", email: "no", userName: "x", password: "", taxCode: "RSSMRA85T10A562X" };
    const result = await enrol(seller, null, form(wrong));
    const fields = result.ok ? [] : result.errors.map((error) => error.field);
    expect(fields).toEqual(["displayName", "email", "userName", "password", "taxCode"]);
    expect(result).toMatchObject({
      errors: expect.arrayContaining([{ field: "taxCode", message: expect.stringContaining("tessera sanitaria") }]),
    });
    const more = { login: "a", password: "b", visitor: "c", __proto__x: "d" };
    expect(await enter(seller, null, form(more))).toMatchObject({ ok: false });
    expect(await enter(seller, null, form({ "login.x": "a", password: "b" }))).toMatchObject({ ok: false });
  });

  test("signs in, is the viewer's afterwards, and nobody's at another seller or with an altered cookie", async () => {
    const { userName, userId } = await givenUser(seller);
    const result = await enter(seller, null, form({ login: userName, password: PASSWORD }));
    expect(result).toEqual({ ok: true, redirectTo: `/${seller}/caselle` });
    expect(await currentViewer(seller)).toMatchObject({ kind: "user", userId });
    expect(await currentViewer("other")).toEqual({ kind: "anonymous", seller: "other" });
    expect(await save(seller, null, form(PROFILE))).toEqual({ ok: true, message: "I dati sono salvati." });
    expect(await save("other", null, form(PROFILE))).toMatchObject({ ok: false });
    const cookie = request.cookies.get("sportello-session") ?? "";
    request.cookies.set("sportello-session", `${cookie.slice(0, -3)}AAA`);
    expect(await currentViewer(seller)).toEqual({ kind: "anonymous", seller });
    expect(await save(seller, null, form(PROFILE))).toMatchObject({ ok: false });
  });

  test("that fails unexpectedly answers one sentence with a reference and no detail", async () => {
    const broken = Object.assign(
      async () => {
        throw new Error("password of anna@posta.example");
      },
      { schema: signInSchema },
    );
    const result = await formAction({ operation: broken, namespace: "auth" })(
      seller,
      null,
      form({ login: "a", password: "b" }),
    );
    const sentence = result.ok ? "" : (result.errors[0]?.message ?? "");
    expect(sentence).toMatch(/Riferimento.*[0-9A-F]{4}-[0-9A-F]{4}/);
    expect(sentence).not.toContain("anna");
  });
});

describe("a private link", () => {
  test("lets strangers and other customers act for its subject, staff and its owner as themselves", async () => {
    const [owner, other, clerk] = [
      await givenUser(seller),
      await givenUser(seller),
      await givenUser(seller, { roles: ["back-office"] }),
    ];
    const subjectId = owner.userId;
    const id = await db().$transaction((tx) => createLink(tx, { seller, purpose: "order", subjectId, at: now() }));
    const token = tokenOf(seller, "order", id);
    const as = async (who: { userName: string } | null, given: string | undefined = token) => {
      request.cookies.clear();
      if (who) await enter(seller, null, form({ login: who.userName, password: PASSWORD }));
      // What staff do after the password has tests of its own.
      await db().session.updateMany({ data: { pending: null } });
      return linkActor(seller, "order", given, await currentViewer(seller), (userId) => userId === owner.userId);
    };
    const link = { kind: "link", purpose: "order", subjectId };
    expect(await as(null)).toEqual(link);
    expect(await as(other)).toEqual(link);
    expect(await as(owner)).toMatchObject({ kind: "user", userId: owner.userId });
    expect(await as(clerk)).toMatchObject({ kind: "user", userId: clerk.userId });
    expect(await as(null, `${token}x`)).toEqual({ kind: "anonymous" });
    expect(await as(null, tokenOf(seller, "request", id))).toEqual({ kind: "anonymous" });
    await db().$transaction((tx) => endLinks(tx, seller, "order", subjectId, now()));
    expect(await as(null)).toEqual({ kind: "anonymous" });
    expect(await as(other)).toMatchObject({ kind: "user", userId: other.userId });
  });
});
