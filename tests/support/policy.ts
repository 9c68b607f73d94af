import { type Policy, type PolicyInput, policySchema } from "@/lib/sellers/policy";

const both = (text: string) => ({ it: text, en: text });

/** A seller with one of everything: two plans, every common way to pay, Visura's renewal window. */
const DEMO: PolicyInput = {
  seller: "demo",
  brand: {
    name: "Demo",
    legalName: "Demo PEC S.r.l.",
    vatNumber: "12345670017",
    address: "Via di Prova 1, 10100 Torino",
    tagline: both("La PEC di prova"),
    colour: "#1c5d99",
    email: "assistenza@demo.example",
    mailFrom: "noreply@demo.example",
    fiscal: { street: "Via di Prova 1", cap: "10100", city: "Torino", province: "TO" },
  },
  catalogue: {
    plans: [
      { code: "base", name: both("Base"), description: both("Una casella"), inboxGb: 1 },
      { code: "plus", name: both("Plus"), description: both("Più spazio"), inboxGb: 5, archiveGb: 10 },
    ],
    prices: [
      { plan: "base", act: "activation", channels: ["public", "account"], termMonths: 24, amountCents: 2000 },
      { plan: "base", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 1200 },
      { plan: "plus", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 4000 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 1800 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 24, amountCents: 3500 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 36, amountCents: 5000 },
      { plan: "plus", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 4000 },
    ],
  },
  names: { domains: ["pec.demo.example", "legal.demo.example"], userIdPrefix: "DMO" },
  identity: {
    holderKinds: ["person", "professional", "company"],
    documents: {
      person: ["identity-front", "identity-back"],
      professional: ["identity-front", "identity-back"],
      company: ["identity-front", "identity-back"],
    },
    contract: { version: "1", clauses: [{ title: both("Oggetto"), text: both("Una casella PEC.") }] },
    terms: [
      { code: "conditions", version: "1", title: both("Condizioni generali"), text: both("Le condizioni.") },
      { code: "manual", version: "1", title: both("Manuale operativo"), text: both("Il manuale.") },
      { code: "privacy", version: "1", title: both("Informativa privacy"), text: both("L’informativa.") },
    ],
  },
  money: {
    methods: {
      public: ["card"],
      account: ["card", "prepaid", "transfer"],
      paper: ["transfer", "postal-slip"],
      sales: ["transfer"],
    },
    topUpMethods: ["card", "transfer"],
    transfer: { beneficiary: "Demo PEC S.r.l.", iban: "IT60X0542811101000000123456", bank: "Banca di prova" },
    postalAccount: { number: "12345678", beneficiary: "Demo PEC S.r.l." },
    delays: { card: { minDays: 0, maxDays: 0 }, transfer: { minDays: 1, maxDays: 2 } },
  },
  lifecycle: {
    renewal: { opens: { months: -3 }, closes: { months: 6 }, closedPrefixes: ["KLX", "KVIS", "HLH"] },
    phases: [
      { state: "expired", from: { days: 1 }, access: "full" },
      { state: "suspended", from: { months: 1 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { months: 6, days: 1 }, access: "none", command: "close" },
    ],
  },
  service: {
    openingHours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: "09:00", to: "18:00" })),
    mail: {
      webmail: "https://webmail.demo.example",
      imap: { host: "imap.demo.example", port: 993 },
      pop: { host: "pop.demo.example", port: 995 },
      smtp: { host: "smtp.demo.example", port: 465 },
    },
    paper: { sendTo: { email: "carta@demo.example", post: "Demo PEC S.r.l., Via di Prova 1, 10100 Torino" } },
  },
};

/** The policy tests sell under; `change` edits a copy before it is checked. */
export function demoPolicy(seller = "demo", change: (policy: PolicyInput) => void = () => {}): Policy {
  const policy = structuredClone({ ...DEMO, seller });
  change(policy);
  return policySchema.parse(policy);
}
