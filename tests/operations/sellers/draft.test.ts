import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addDays, instantToDb, isoDay } from "@/lib/kernel/day";
import { placeOrder } from "@/lib/orders/operations/place-order";
import { now, today } from "@/lib/platform/clock";
import { db } from "@/lib/platform/db";
import { newId } from "@/lib/platform/ids";
import { discardDraft } from "@/lib/sellers/operations/discard-draft";
import { publishDraft } from "@/lib/sellers/operations/publish-draft";
import { replaceDraft } from "@/lib/sellers/operations/replace-draft";
import { savePart } from "@/lib/sellers/operations/save-part";
import { withdrawVersion } from "@/lib/sellers/operations/withdraw-version";
import { rulesOf, versionsOf, versionWithEarlier } from "@/lib/sellers/queries/versions";
import { policyInForce, publishPolicy } from "@/lib/sellers/store";

import { settleByCard } from "../../support/orders";
import { somebody } from "../../support/papers";
import { demoPolicy } from "../../support/policy";
import { givenDatabase, givenSeller } from "../../support/seller";
import { done, givenComplete, linkTo } from "../orders/wizard";

let close: () => Promise<void>;
let seller = "";
let sellers = 0;
beforeAll(async () => {
  close = await givenDatabase();
});
afterAll(() => close());
beforeEach(async () => {
  sellers += 1;
  seller = await givenSeller(`demo${sellers}`);
});

const anna = somebody("Anna Admin", "admin");
const bruno = somebody("Bruno Admin", "admin");
const by = (actor = anna) => ({ seller, actor });
const TODAY = isoDay(today());
const inDays = (days: number) => isoDay(addDays(today(), days));

/** The draft as the page has it. */
const revisionNow = async () => (await rulesOf(seller))?.draft?.revision ?? "";
const brandNamed = (name: string) => JSON.stringify({ ...demoPolicy(seller).brand, name });
const rename = (name: string, revision: string, actor = anna) =>
  savePart({ part: "brand", revision, value: brandNamed(name) }, by(actor));
const publishNow = async (from = TODAY, against = 1) =>
  publishDraft({ revision: await revisionNow(), against, from }, by());
/** A name drafted and published in one go; answers the version. */
async function published(name: string, from = TODAY, against = 1): Promise<number> {
  done(await rename(name, await revisionNow()));
  return done(await publishNow(from, against)).version;
}
const nameOn = async (days: number) => (await policyInForce(db(), seller, addDays(today(), days)))?.policy.brand.name;

describe("a draft", () => {
  test("begins with the policy in force and keeps what is saved, part by part", async () => {
    const first = done(await rename("Nuovo nome", ""));
    done(await savePart({ part: "access", revision: first.revision, value: "{}" }, by()));
    const rules = await rulesOf(seller);
    const policy = { brand: { name: "Nuovo nome" }, access: {} };
    expect(rules?.draft).toMatchObject({ baseVersion: 1, savedByName: "Anna Admin", policy });
    expect(rules?.policy.brand.name).toBe("Demo");
    expect(await nameOn(0)).toBe("Demo");
  });

  test("may be wrong: the faults of the part are counted, and it cannot be published", async () => {
    const { revision, faults } = done(
      await savePart({ part: "names", revision: "", value: '{"domains":[],"userIdPrefix":"x"}' }, by()),
    );
    expect(faults).toBe(2);
    expect(await publishDraft({ revision, against: 1, from: TODAY }, by())).toMatchObject({
      code: "policy-invalid",
      params: { count: 2 },
    });
  });

  test.each([
    ["{", "json-wrong"],
    ["7", "json-not-object"],
    ['{"a":"\\u0000"}', "json-not-plain"],
  ])("%s cannot be kept", async (value, code) => {
    expect(await savePart({ part: "brand", revision: "", value }, by())).toMatchObject({ code, field: "value" });
    expect(await replaceDraft({ revision: "", json: value }, by())).toMatchObject({ code, field: "json" });
    expect(await revisionNow()).toBe("");
  });

  test("of two people saving at once the second is told who was first, and loses nothing of theirs", async () => {
    const { revision } = done(await rename("Comune", ""));
    done(await rename("Di Anna", revision));
    expect(await rename("Di Bruno", revision, bruno)).toMatchObject({
      code: "draft-changed",
      params: { there: "yes", who: "Anna Admin" },
    });
    expect(await rulesOf(seller)).toMatchObject({ draft: { policy: { brand: { name: "Di Anna" } } } });
  });

  test("twenty at the same moment: one is kept", async () => {
    const { revision } = done(await rename("Comune", ""));
    const all = await Promise.all(Array.from({ length: 20 }, (_, i) => rename(`Numero ${i}`, revision)));
    expect(all.filter((each) => "revision" in each)).toHaveLength(1);
    expect(all.filter((each) => "code" in each && each.code === "draft-changed")).toHaveLength(19);
  });

  test("discarded or published meanwhile, a page that still shows it is told so", async () => {
    const { revision } = done(await rename("Comune", ""));
    done(await discardDraft({ revision }, by(bruno)));
    expect(await rename("Tardi", revision)).toMatchObject({ code: "draft-changed", params: { there: "no" } });
    expect(await discardDraft({ revision }, by())).toMatchObject({ code: "draft-changed" });
  });

  test("can be put in as a whole, but never as another seller's", async () => {
    const own = demoPolicy(seller, (policy) => Object.assign(policy.brand, { name: "Dal file" }));
    expect(await replaceDraft({ revision: "", json: JSON.stringify({ ...own, seller: "altro" }) }, by())).toMatchObject(
      {
        code: "policy-other-seller",
        params: { seller: "altro", own: seller },
      },
    );
    const { seller: _, ...nameless } = own;
    done(await replaceDraft({ revision: "", json: JSON.stringify(nameless) }, by()));
    expect(done(await publishNow())).toEqual({ version: 2 });
    expect(await nameOn(0)).toBe("Dal file");
  });
});

describe("publishing", () => {
  test("is never done in the past, nor without a change", async () => {
    const { revision } = done(await rename("Nuovo", ""));
    expect(await publishDraft({ revision, against: 1, from: inDays(-1) }, by())).toMatchObject({
      code: "from-in-past",
      field: "from",
    });
    done(await rename("Demo", revision));
    expect(await publishNow()).toMatchObject({ code: "policy-unchanged" });
  });

  test("from today holds at once; from a day to come holds from that day", async () => {
    expect(await published("Subito")).toBe(2);
    expect(await published("Dopo", inDays(10), 2)).toBe(3);
    expect([await nameOn(0), await nameOn(9), await nameOn(10)]).toEqual(["Subito", "Subito", "Dopo"]);
    expect(
      (await versionsOf(seller)).map(({ version, state, publishedByName }) => [version, state, publishedByName]),
    ).toEqual([
      [3, "scheduled", "Anna Admin"],
      [2, "in-force", "Anna Admin"],
      [1, "past", null],
    ]);
  });

  test("an urgent version of today does not do away with the one already scheduled", async () => {
    await published("Listino nuovo", inDays(10));
    await published("Correzione", TODAY);
    expect([await nameOn(0), await nameOn(10)]).toEqual(["Correzione", "Listino nuovo"]);
    expect((await rulesOf(seller))?.scheduled).toMatchObject({ version: 2 });
  });

  test("is refused when another version came into force since the differences were shown", async () => {
    const { revision } = done(await rename("Mio", ""));
    const other = demoPolicy(seller, (policy) => Object.assign(policy.brand, { name: "Da riga di comando" }));
    await db().$transaction((tx) => publishPolicy(tx, other, today(), instantToDb(now())));
    expect(await publishDraft({ revision, against: 1, from: TODAY }, by())).toMatchObject({
      code: "policy-moved-on",
      params: { version: 2 },
    });
    expect(done(await publishDraft({ revision, against: 2, from: TODAY }, by()))).toEqual({ version: 3 });
  });

  test("what a version changed is seen beside the one before it", async () => {
    await published("Secondo");
    const found = await versionWithEarlier(seller, 2);
    expect([found?.policy.brand.name, found?.earlier?.policy.brand.name]).toEqual(["Secondo", "Demo"]);
    expect((await versionWithEarlier(seller, 1))?.earlier).toBeNull();
    expect(await versionWithEarlier(seller, 9)).toBeNull();
  });
});

describe("a scheduled version", () => {
  test("is withdrawn before its day, and never holds", async () => {
    const version = await published("Mai", inDays(5));
    expect(done(await withdrawVersion({ version }, by()))).toEqual({ version });
    expect(await nameOn(6)).toBe("Demo");
    expect((await versionsOf(seller))[0]?.state).toBe("withdrawn");
    expect(await withdrawVersion({ version }, by())).toMatchObject({ code: "version-withdrawn" });
    expect(await published("Dopo")).toBe(3);
  });

  test("is not withdrawn once its day has come", async () => {
    expect(await withdrawVersion({ version: 1 }, by())).toMatchObject({ code: "version-begun" });
    expect(await withdrawVersion({ version: 7 }, by())).toMatchObject({ code: "version-unknown" });
    const version = await published("Domani", inDays(1));
    const tomorrow = now().add({ hours: 48 });
    expect(await withdrawVersion({ version }, { ...by(), at: tomorrow })).toMatchObject({ code: "version-begun" });
  });

  test("the database itself keeps a version from being withdrawn after it began", async () => {
    const at = new Date(now().epochMilliseconds);
    await expect(
      db().policyVersion.updateMany({ where: { sellerId: seller }, data: { withdrawnAt: at } }),
    ).rejects.toThrow();
  });
});

describe("who", () => {
  test.each(["sales", "back-office", "accounting", "help-desk", "customer"] as const)(
    "%s changes nothing",
    async (role) => {
      const { revision } = done(await rename("Bozza", ""));
      const actor = somebody("Altri", role);
      const calls = [
        savePart({ part: "brand", revision, value: "{}" }, by(actor)),
        replaceDraft({ revision, json: "{}" }, by(actor)),
        discardDraft({ revision }, by(actor)),
        publishDraft({ revision, against: 1, from: TODAY }, by(actor)),
        withdrawVersion({ version: 1 }, by(actor)),
      ];
      for (const outcome of await Promise.all(calls)) expect(outcome).toMatchObject({ code: "not-allowed" });
    },
  );

  test("every act is in the audit log, without the policy in it", async () => {
    await published("Visto", inDays(3));
    done(await withdrawVersion({ version: 2 }, by()));
    const acts = await db().command.findMany({ where: { sellerId: seller }, orderBy: { at: "asc" } });
    expect(acts.map(({ act, actorId }) => [act, actorId])).toEqual(
      ["save-policy-part", "publish-policy", "withdraw-policy"].map((act) => [act, anna.userId]),
    );
    expect(JSON.stringify(acts.map(({ input }) => input))).not.toContain("Visto");
  });

  test("another seller's draft and versions are out of reach", async () => {
    const { revision } = done(await rename("Di uno", ""));
    const one = seller;
    seller = await givenSeller("altro");
    expect(await rename("Di un altro", revision)).toMatchObject({ code: "draft-changed" });
    expect(await discardDraft({ revision }, by())).toMatchObject({ code: "draft-changed" });
    expect((await rulesOf(one))?.draft?.revision).toBe(revision);
    expect(await discardDraft({ revision: newId() }, by())).toMatchObject({ code: "draft-changed" });
  });
});

test("an order already made keeps its price and its rules; a new one has the new price", async () => {
  seller = await givenSeller("demo");
  const accept = { acceptTerms: true, immediateActivation: true };
  const order = async (name: string) => {
    const { orderId } = await givenComplete(name);
    done(await placeOrder({ orderId, ...accept }, { seller: "demo", actor: linkTo(orderId) }));
    return orderId;
  };
  const totalsOf = (id: string) =>
    db().order.findFirstOrThrow({ where: { id }, select: { totalCents: true, policyVersion: true, state: true } });
  const before = await order("prima.del.cambio");
  const { catalogue } = demoPolicy("demo");
  const prices = catalogue.prices.map((price) => ({ ...price, amountCents: price.amountCents * 2 }));
  done(await savePart({ part: "catalogue", revision: "", value: JSON.stringify({ ...catalogue, prices }) }, by()));
  done(await publishNow());
  const after = await order("dopo.il.cambio");
  expect(await totalsOf(before)).toEqual({ totalCents: 2440, policyVersion: 1, state: "placed" });
  expect(await totalsOf(after)).toEqual({ totalCents: 4880, policyVersion: 2, state: "placed" });
  done(await settleByCard({ orderId: before }, { seller: "demo", actor: anna }));
  expect(await totalsOf(before)).toMatchObject({ totalCents: 2440, policyVersion: 1 });
});
