import type { PolicyInput } from "@/lib/sellers/policy";
import { demoPolicy } from "./policy";

const both = (text: string) => ({ it: text, en: text });
const clauses = [{ title: both("Uso"), text: both("Chi firma usa la casella.") }];
const DATES = { validFrom: "2026-01-01", validTo: "2999-12-31", note: "listino" };

/**
 * A right policy in which every field of the schema is said, with a value that is not its default where that can be:
 * tests/rules/sellers/fields.test.ts finds in it the place of each field.
 */
export function fullPolicy(): PolicyInput {
  const policy: PolicyInput = demoPolicy();
  return {
    ...policy,
    brand: {
      ...policy.brand,
      phone: "+39 000 0000000",
      hosts: ["shop.demo.example"],
      fiscal: {
        regime: "RF19",
        taxCode: "12345670017",
        street: "Via di Prova 1",
        cap: "10100",
        city: "Torino",
        province: "TO",
        country: "IT",
        rea: { office: "TO", number: "123456", soleShareholder: true, inLiquidation: true },
        shareCapitalCents: 1_000_000,
        pec: "demo@pec.example",
      },
    },
    catalogue: fullCatalogue(policy),
    names: {
      ...policy.names,
      perDomain: { "pec.demo.example": { minLength: 4, maxLength: 30, reserved: ["legale"], separators: ".-" } },
      lookAlikes: "warn",
    },
    identity: {
      ...policy.identity,
      signing: [
        { way: "on-screen", activates: "after-review", code: "mail", spares: ["identity-back"] },
        { way: "digital", activates: "at-once" },
      ],
      userDeclaration: { version: "1", clauses },
    },
    money: {
      ...policy.money,
      methods: { ...policy.money.methods, agreement: ["cheque"] },
      transfer: { ...policy.money.transfer!, bic: "BPMIITMM" },
      cheque: { payableTo: "Demo PEC S.r.l.", sendTo: "Via di Prova 1, 10100 Torino" },
      startsOn: { transfer: "receipt", "postal-slip": "arrival" },
      proforma: { activation: true, renewal: true, addOns: true, series: "PF" },
    },
    lifecycle: {
      ...policy.lifecycle,
      phases: policy.lifecycle.phases.map((phase, i) => (i === 0 ? { ...phase, online: "renew" } : phase)),
      renewal: { ...policy.lifecycle.renewal, surcharges: [{ from: { days: 31 }, amountCents: 500, vatBps: 2200 }] },
      smsReminderDays: [-7],
      autoRenewal: { proformaDays: 60, noticeDays: 30, receiptSuffices: false, cardRetryDays: [5] },
    },
    service: fullService(policy),
    access: { ...policy.access, passwordMonths: 12, adviceMonths: 6 },
  };
}

function fullCatalogue({ catalogue }: PolicyInput): PolicyInput["catalogue"] {
  const [base, plus] = catalogue.plans;
  return {
    ...catalogue,
    plans: [
      {
        ...base!,
        domain: "legal.demo.example",
        includes: [both("App")],
        holderKinds: ["person"],
        convertibleTo: ["plus"],
        includedSends: 5,
        addOns: ["spazio"],
        hub: { watched: 50 },
      },
      plus!,
      { ...base!, code: "prova", trial: { convertsTo: ["base"], oncePerHolder: false } },
    ],
    prices: [
      ...catalogue.prices,
      { plan: "prova", act: "activation", channels: ["public"], termMonths: 6, amountCents: 0, ...DATES },
    ],
    addOns: [
      {
        code: "spazio",
        name: both("Spazio"),
        description: both("Altri GB"),
        unit: "inbox-gb",
        block: 2,
        minBlocks: 2,
        maxBlocks: 9,
        prices: [{ per: "term", termMonths: 12, channels: ["account"], amountCents: 500, ...DATES }],
        onLiveMailbox: false,
        renewsWithMailbox: false,
        proforma: true,
      },
    ],
    volumeOffer: { fromMailboxes: 10, text: both("Chiedi un’offerta") },
  };
}

function fullService({ service }: PolicyInput): PolicyInput["service"] {
  return {
    ...service,
    promises: { acts: { paper: { workingHours: 72, minHours: 24, percent: 90, clock: "elapsed" } } },
    paper: { sendTo: { email: "carta@demo.example", post: "Via di Prova 1", fax: "+39 000 0000000" } },
    provider: { vendor: "own", plans: [{ plan: "base", vendorPlan: "base" }] },
    sendsLowPercent: 20,
    options: { ordinaryMail: true, redirectOrdinary: true, notificationAddresses: 5, smsNotice: true },
    texts: { "invoice-issued": { subject: both("Fattura"), opening: both("Buongiorno"), closing: both("A presto") } },
    faq: [{ question: both("Perché?"), answer: both("Perché sì.") }],
  };
}
