import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, type Role, SYSTEM } from "@/lib/platform/actor";
import { newId } from "@/lib/platform/ids";
import { aloneUpTo, hasRight, RIGHT_NAMES, RIGHTS } from "@/lib/platform/rights";
import { policySchema } from "@/lib/sellers/policy";
import { demoPolicy } from "../../support/policy";
import { givenDatabase, givenSeller } from "../../support/seller";
import { inputOf, type StaffAct, staffActs } from "./rights-support";

const seller = "demo";
let close: () => Promise<void>;
beforeAll(async () => {
  close = await givenDatabase();
  await givenSeller(seller);
});
afterAll(() => close?.());

const EVERY_ROLE: Role[] = ["customer", "reseller", "sales", "back-office", "accounting", "help-desk", "admin"];
const somebody = (...roles: Role[]): Actor => ({ kind: "user", userId: newId(), name: "Prova", roles, territory: [] });
const acts = await staffActs();

/** What the table says, read off the table itself and not by the function under test. */
const allowed = ({ right }: StaffAct, role: Role): boolean =>
  role === "admin" || (RIGHTS[right].roles as readonly Role[]).includes(role);

const refusedTo = async (act: StaffAct, actor: Actor): Promise<boolean> => {
  const outcome = await act.operation(inputOf(act), { seller, actor }).catch(() => "passed the door");
  return (outcome as { code?: string }).code === "not-allowed";
};

describe.each(acts.map((act) => [act.act, act] as const))("%s", (_name, act) => {
  it.each(EVERY_ROLE)("asked by %s", async (role) => {
    expect(await refusedTo(act, somebody(role))).toBe(!allowed(act, role));
  });

  it("asked by nobody in particular, or through a link, is refused", async () => {
    expect(await refusedTo(act, { kind: "anonymous" })).toBe(true);
    expect(await refusedTo(act, { kind: "link", purpose: "request", subjectId: newId() })).toBe(true);
  });
});

it("every operation that is for staff alone names a line of the table", () => {
  expect(acts.length).toBeGreaterThan(30);
  for (const { right } of acts) expect(RIGHT_NAMES).toContain(right);
});

it("several roles have the rights of each, and the product itself has all", () => {
  const both = somebody("sales", "accounting");
  for (const right of RIGHT_NAMES)
    expect(hasRight(both, right)).toBe(hasRight(somebody("sales"), right) || hasRight(somebody("accounting"), right));
  for (const right of RIGHT_NAMES) expect(hasRight(SYSTEM("test"), right)).toBe(false);
});

it("the amount one person may give back alone comes from the seller's policy", () => {
  const policy = policySchema.parse(
    demoPolicy(seller, (given) => {
      given.money.refunds = { secondPersonAboveCents: 4200 };
    }),
  );
  expect(aloneUpTo("ask-refunds", policy)).toBe(4200);
  expect(aloneUpTo("judge-documents", policy)).toBeNull();
});
