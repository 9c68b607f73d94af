import { createHash } from "node:crypto";
import type { Price } from "@/lib/catalogue/prices";
import { inLocale, type Locale, localeOr } from "@/lib/i18n/locales";
import { displayNameOf, signerOf, taxIdOf, vatNumberOf } from "@/lib/orders/answers";
import type { Address, Holder, Human } from "@/lib/orders/schema";
import type { Policy } from "@/lib/sellers/policy";

/** Everything a contract says but the day it was drawn. Amounts in cents. */
export interface ContractContent {
  locale: Locale;
  seller: { legalName: string; vatNumber: string | null; address: string; email: string };
  holder: {
    kind: Holder["kind"];
    name: string;
    taxCode: string;
    vatNumber: string | null;
    email: string;
    phone: string;
    address: Address;
  };
  signer: Human;
  plan: string;
  termMonths: number;
  price: { netCents: number; vatCents: number; totalCents: number };
  /** Full addresses, in order of preference. */
  names: string[];
  clausesVersion: string;
  clauses: { title: string; text: string }[];
}

/** What a contract is made from. */
export interface ContractSource {
  policy: Policy;
  locale: string;
  holder: Holder;
  planCode: string;
  termMonths: number;
  price: Price;
  domain: string;
  localParts: readonly string[];
}

/** The contract of an order, in the customer's language. */
export function contractContent(source: ContractSource): ContractContent {
  const { policy, holder, price } = source;
  const locale = localeOr(source.locale);
  const { legalName, vatNumber, address, email } = policy.brand;
  const plan = policy.catalogue.plans.find(({ code }) => code === source.planCode);
  return {
    locale,
    seller: { legalName, vatNumber: vatNumber ?? null, address, email },
    holder: holderOf(holder),
    signer: signerFacts(signerOf(holder)),
    plan: plan ? inLocale(plan.name, locale) : source.planCode,
    termMonths: source.termMonths,
    price: { netCents: price.netCents, vatCents: price.vatCents, totalCents: price.totalCents },
    names: source.localParts.map((localPart) => `${localPart}@${source.domain}`),
    clausesVersion: policy.identity.contract.version,
    clauses: policy.identity.contract.clauses.map(({ title, text }) => ({
      title: inLocale(title, locale),
      text: inLocale(text, locale),
    })),
  };
}

function holderOf(holder: Holder): ContractContent["holder"] {
  const { kind, email, phone, address } = holder;
  const taxCode = taxIdOf(holder);
  // Of a company being formed the representative's codice fiscale stands for both its numbers.
  const vatNumber = kind === "company-being-formed" ? taxCode : vatNumberOf(holder);
  return { kind, name: displayNameOf(holder), taxCode, vatNumber, email, phone, address };
}

const signerFacts = ({ firstName, lastName, birthDate, birthPlace, taxCode }: Human): Human => ({
  firstName,
  lastName,
  birthDate,
  birthPlace,
  taxCode,
});

/** SHA-256 in hex of what a contract says: the same data and clauses, the same hash, whatever order they came in. */
export const contentHash = (content: ContractContent): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex");

/** JSON with its names sorted and nothing absent: one text for one value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, each]) => `${JSON.stringify(name)}:${canonicalJson(each)}`).join(",")}}`;
}
