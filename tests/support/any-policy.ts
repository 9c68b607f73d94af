import fc from "fast-check";
import type { PolicyInput } from "@/lib/sellers/policy";
import { HOLDER_KINDS, PAYMENT_METHODS } from "@/lib/sellers/policy/common";
import { DOCUMENT_KINDS } from "@/lib/sellers/policy/identity";
import { demoPolicy } from "./policy";

type Catalogue = PolicyInput["catalogue"];
type Lifecycle = PolicyInput["lifecycle"];

const both = fc.stringMatching(/^[A-Za-zàèìòù ]{1,20}$/).map((text) => ({ it: `${text}.`, en: `${text}.` }));
const code = fc.stringMatching(/^[a-z][a-z0-9-]{2,12}$/);
const codes = (count: number) => fc.uniqueArray(code, { minLength: count, maxLength: count });
const some = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 }) as fc.Arbitrary<[T, ...T[]]>;
const domain = fc.stringMatching(/^[a-z]{3,10}$/).map((word) => `${word}.example`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Channels somebody can buy in without being asked in; each with some ways to pay. */
const methods = fc
  .record({
    public: maybe(ways("card", "transfer", "postal-slip", "paypal")),
    account: maybe(ways(...PAYMENT_METHODS)),
    paper: maybe(ways("transfer", "postal-slip", "cheque")),
  })
  .filter(({ public: shop, account }) => shop !== undefined || account !== undefined)
  .map((open) => JSON.parse(JSON.stringify(open)) as PolicyInput["money"]["methods"]);
function ways(...of: (typeof PAYMENT_METHODS)[number][]) {
  return some(of);
}

interface Sold {
  plan: Catalogue["plans"][number];
  prices: Catalogue["prices"];
}

/** A plan with its prices in every channel that is open. */
const sold = (
  planCode: string,
  channels: Catalogue["prices"][number]["channels"],
  kinds: PolicyInput["identity"]["holderKinds"],
) =>
  fc
    .record({
      name: both,
      description: both,
      inboxGb: fc.integer({ min: 1, max: 50 }),
      archiveGb: fc.integer({ min: 0, max: 50 }),
      domain: maybe(domain),
      holderKinds: maybe(some(kinds)),
      terms: fc.uniqueArray(fc.constantFrom(1, 6, 12, 24, 36, 120), { minLength: 1, maxLength: 3 }),
      yearly: fc.integer({ min: 0, max: 100_000 }),
      vatIncluded: fc.boolean(),
      vatBps: fc.constantFrom(0, 400, 1000, 2200),
    })
    .map(({ terms, yearly, vatIncluded, vatBps, domain, holderKinds, ...plan }): Sold => {
      const price = (act: "activation" | "renewal", termMonths: number) => ({
        ...{ plan: planCode, act, channels, termMonths, vatIncluded, vatBps },
        amountCents: Math.round((yearly * termMonths) / 12),
      });
      const own = { ...(domain ? { domain } : {}), ...(holderKinds ? { holderKinds } : {}) };
      return {
        plan: { code: planCode, ...plan, ...own },
        prices: terms.flatMap((term) => [price("activation", term), price("renewal", term)]),
      };
    });

/** Phases that follow one another on every calendar: far enough apart for any month. */
const lifecycle: fc.Arbitrary<Lifecycle> = fc
  .record({
    opens: fc.integer({ min: 0, max: 24 }),
    closes: fc.integer({ min: 0, max: 60 }),
    countsFrom: fc.constantFrom("expiry", "payment", "later"),
    gaps: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 4 }),
    first: fc.integer({ min: 0, max: 20 }),
    reminderDays: fc.uniqueArray(fc.integer({ min: -365, max: 365 }), { maxLength: 8 }),
  })
  .map(({ opens, closes, countsFrom, gaps, first, reminderDays }) => {
    const states = ["expired", "suspended", "cancelled", "deleted"] as const;
    const months = gaps.map((_, i) => gaps.slice(0, i).reduce((sum, gap) => sum + gap, 0));
    const phases = months.map((month, i) => ({
      state: states[i] ?? "deleted",
      from: { months: month, days: first },
      access: i === 0 ? ("full" as const) : ("none" as const),
      command: i === 1 ? ("suspend" as const) : i === 3 ? ("close" as const) : ("none" as const),
    }));
    return { renewal: { opens: { months: -opens }, closes: { months: closes }, countsFrom }, phases, reminderDays };
  });

const money = (open: PolicyInput["money"]["methods"]) =>
  fc
    .record({
      prefixes: fc.uniqueArray(fc.stringMatching(/^[A-Z]{2,4}_?$/), { minLength: 3, maxLength: 3 }),
      topUpMethods: some(["card", "transfer"] as const),
      unpaidOrderDays: fc.integer({ min: 1, max: 90 }),
      fee: fc.integer({ min: 0, max: 500 }),
      proforma: fc.boolean(),
      receipt: fc.boolean(),
    })
    .map(({ prefixes, topUpMethods, unpaidOrderDays, fee, proforma, receipt }): PolicyInput["money"] => {
      const [activation = "", renewal = "", topUp = ""] = prefixes;
      const { transfer, postalAccount } = demoPolicy().money;
      return {
        methods: open,
        topUpMethods: [...topUpMethods],
        transfer,
        postalAccount,
        cheque: { payableTo: "Demo PEC S.r.l.", sendTo: "Via di Prova 1, 10100 Torino" },
        codes: { activation, renewal, topUp },
        unpaidOrderDays,
        tolerance: { feeCents: fee },
        proforma: { activation: proforma, renewal: proforma },
        startsOn: receipt ? { transfer: "receipt" } : {},
      };
    });

type Signing = NonNullable<PolicyInput["identity"]["signing"]>;
const OTHER_WAYS: Signing = [
  { way: "on-screen", activates: "after-review", code: "mail" },
  { way: "digital", activates: "at-once", spares: ["identity-front", "identity-back"] },
];

const identity = (kinds: PolicyInput["identity"]["holderKinds"]) =>
  fc
    .record({
      asked: fc.array(fc.subarray(DOCUMENT_KINDS.filter((kind) => kind !== "signed-contract")), {
        minLength: 7,
        maxLength: 7,
      }),
      signed: fc.boolean(),
      others: fc.subarray(OTHER_WAYS),
      byHand: fc.boolean(),
      days: fc.integer({ min: 1, max: 365 }),
    })
    .map(({ asked, signed, others, byHand, days }): PolicyInput["identity"] => {
      const { contract, terms } = demoPolicy().identity;
      const paper = { way: "by-hand" as const, activates: "after-review" as const };
      const screen = others.find(({ way }) => way === "on-screen");
      // A foreigner has no codice fiscale to be found in a certificate: another way stands beside the digital one.
      const signing = [...others, ...(byHand || !screen ? [paper] : [])];
      const lists = kinds.map((kind, i) => [
        kind,
        [...(asked[i] ?? []), ...(signed ? (["signed-contract"] as const) : [])],
      ]);
      return {
        holderKinds: kinds,
        documents: Object.fromEntries(lists),
        signing,
        contract,
        terms,
        beingFormed: { days },
      };
    });

const names = fc
  .record({
    domains: fc.uniqueArray(domain, { minLength: 1, maxLength: 3 }),
    minLength: fc.integer({ min: 1, max: 20 }),
    more: fc.integer({ min: 2, max: 40 }),
    lookAlikes: fc.constantFrom("allow" as const, "warn" as const, "refuse" as const),
    buyBack: fc.boolean(),
    userIdPrefix: fc.stringMatching(/^[A-Z]{2,6}$/),
    separators: fc.constantFrom("", ".", "._-"),
  })
  .map(({ more, separators, ...rest }): PolicyInput["names"] => ({
    ...rest,
    maxLength: rest.minLength + more,
    perDomain: { [rest.domains[0]!]: { separators } },
  }));

/** Any right policy of a seller whose shop is open: written here without looking at how its checks are made. */
export const anyPolicy = (seller: string): fc.Arbitrary<PolicyInput> =>
  fc
    .record({
      methods,
      kinds: some(HOLDER_KINDS),
      plans: codes(3),
      count: fc.integer({ min: 1, max: 3 }),
      lifecycle,
      names,
    })
    .chain(({ methods: open, kinds, plans, count, lifecycle: life, names: rules }) => {
      const channels = Object.keys(open) as Catalogue["prices"][number]["channels"];
      return fc.record({
        sold: fc.tuple(...plans.slice(0, count).map((planCode) => sold(planCode, channels, kinds))),
        money: money(open),
        identity: identity(kinds),
        twoFactor: fc.constantFrom("off" as const, "optional" as const),
        colour: fc.stringMatching(/^#[0-9a-f]{6}$/),
        life: fc.constant(life),
        rules: fc.constant(rules),
      });
    })
    .map(({ sold: all, money: coins, identity: papers, twoFactor, colour, life, rules }) => {
      const demo: PolicyInput = demoPolicy(seller);
      return {
        seller,
        brand: { ...demo.brand, colour },
        catalogue: { plans: all.map(({ plan }) => plan), prices: all.flatMap(({ prices }) => prices) },
        names: rules,
        identity: papers,
        money: coins,
        lifecycle: life,
        service: demo.service,
        access: { twoFactor },
      };
    });
