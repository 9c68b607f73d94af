import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { instantToDb } from "@/lib/kernel/day";
import { isRefusal } from "@/lib/kernel/refusal";
import { checkNames } from "@/lib/names/exchanges/check-names";
import { checkOne } from "@/lib/names/exchanges/check-one";
import { appearanceOf } from "@/lib/names/name";
import { standingOf } from "@/lib/names/store/standing";
import { now } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { policyOf } from "@/lib/sellers/queries";
import { givenMailbox } from "@/tests/support/orders";
import { givenSeller } from "@/tests/support/seller";
import { givenStack, type TestStack } from "@/tests/support/stack";
import { by, done, givenDraft, linkTo } from "../orders/wizard";

let stack: TestStack;
beforeAll(async () => {
  stack = await givenStack();
  await givenSeller("demo", (policy) => {
    policy.names.lookAlikes = "refuse";
    policy.names.perDomain = { "legal.demo.example": { separators: "." } };
  });
  await givenSeller("mite", (policy) => {
    policy.names.lookAlikes = "warn";
  });
  await givenMailbox({ localPart: "mario.rossi", n: 7 });
  await givenMailbox({ localPart: "mario.rossi", n: 7, seller: "mite" });
});
afterAll(() => stack.close());

const DOMAIN = "pec.demo.example";
const validate = async (orderId: string, ...names: [string, string, string]) =>
  done(await checkNames({ orderId, names }, by(linkTo(orderId))));

describe("a name like another's", () => {
  it("is refused where the policy minds, whatever the disguise", async () => {
    const { orderId } = await givenDraft();
    const found = await validate(orderId, "Mar1o-Rossi", "mariorossl", "mario.bianchi");
    expect(found.answers.map(({ answer, reason }) => reason ?? answer)).toEqual([
      "name-too-similar",
      "name-too-similar",
      "free",
    ]);
  });

  it("is only pointed out where it warns, and can be had", async () => {
    const asked = { name: "mar10.rossi", domain: DOMAIN, network: "n" };
    expect(await checkOne("mite", { ...asked, name: "mar1o.rossi" })).toMatchObject({
      answer: "free",
      reason: "name-similar",
    });
    expect(await checkOne("mite", { ...asked, name: "maria.rossi" })).toMatchObject({ answer: "free", reason: null });
  });

  it("is no hindrance in another domain", async () => {
    expect(await checkOne("demo", { name: "mar1o.rossi", domain: "legal.demo.example", network: "n" })).toMatchObject({
      answer: "free",
    });
    expect(await checkOne("demo", { name: "mario-rossi", domain: "legal.demo.example", network: "n" })).toMatchObject({
      reason: "name-separators",
    });
  });

  it("goes to one of two buyers who want look-alikes at once", async () => {
    const drafts = await Promise.all(Array.from({ length: 6 }, () => givenDraft()));
    const names = ["lucia.verdi", "luc1a.verdi", "lucla.verdi", "luciaverdi", "lucia_verdi", "lucia-verd1"];
    const found = await Promise.all(drafts.map(({ orderId }, i) => validate(orderId, names[i] ?? "", "", "")));
    expect(found.filter(({ held }) => held === 1)).toHaveLength(1);
    const reasons = found.flatMap(({ answers }) => answers.map(({ reason }) => reason)).filter(Boolean);
    expect(new Set(reasons)).toEqual(new Set(["name-too-similar"]));
  });

  it("of one's own order or one's own mailbox is no hindrance", async () => {
    const { orderId } = await givenDraft();
    await validate(orderId, "anna.neri", "", "");
    expect((await validate(orderId, "annaneri", "anna.neri", "")).held).toBe(1);
    const mine = { domain: DOMAIN, localPart: "mariorossi" };
    const { holderIndex } = await db().name.findFirstOrThrow({ where: { localPart: "mario.rossi", sellerId: "demo" } });
    const at = { seller: "demo", now: now() };
    const { names, lifecycle } = (await policyOf("demo"))!;
    const policy = { lifecycle, names: { ...names, lookAlikes: "refuse" as const } };
    const standing = (seen: object) => standingOf({ ...at, policy }, { ...mine, ...seen });
    expect(await standing({ holderIndex: holderIndex ?? "" })).toBe("free");
    expect(await standing({ holderIndex: "altri" })).toBe("name-too-similar");
    expect(await standing({})).toBe("name-too-similar");
  });
});

describe("the register", () => {
  it("sees in SQL what the rule sees", async () => {
    const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{1,20}[a-z0-9]$/);
    const names = fc.sample(name, 300);
    const rows = await db().$queryRaw<{ seen: string }[]>`
      SELECT replace(translate(n, '01i._-', 'oll'), 'rn', 'm') AS seen FROM unnest(${names}::text[]) WITH ORDINALITY AS t(n, i) ORDER BY i`;
    expect(rows.map(({ seen }) => seen)).toEqual(names.map(appearanceOf));
  });

  it("finds them by its index", async () => {
    await db().$executeRaw`
      INSERT INTO "Name" ("sellerId", "domain", "localPart", "state", "updatedAt")
      SELECT 'demo', ${DOMAIN}, 'casella.' || i, 'blocked', ${instantToDb(now())} FROM generate_series(1, 20000) AS i`;
    await db().$executeRaw`ANALYZE "Name"`;
    const plan = await db().$queryRaw<{ "QUERY PLAN": string }[]>`
      EXPLAIN SELECT 1 FROM "Name" WHERE "sellerId" = 'demo' AND "domain" = ${DOMAIN}
        AND replace(translate("localPart", '01i._-', 'oll'), 'rn', 'm') = 'x'`;
    expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toMatch(/Name_appearance/);
    expect(isRefusal(await checkOne("demo", { name: "casella.77", domain: DOMAIN, network: "n" }))).toBe(false);
  });
});
