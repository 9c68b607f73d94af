import { z } from "zod";
import type { HolderKind } from "@/lib/sellers/policy/common";
import { describeHolderSchema } from "./schema";

const WHO = ["kind", "email", "phone", "address"];
const PERSON = ["firstName", "lastName", "birthDate", "birthPlace", "taxCode"];
const BODY = ["companyName", "representative"];
const ASKED: Record<HolderKind, string[]> = {
  person: [...WHO, ...PERSON],
  professional: [...WHO, ...PERSON, "vatNumber", "order", "enrolment"],
  company: [...WHO, ...BODY, "vatNumber", "taxCode"],
  "company-being-formed": [...WHO, ...BODY],
  "public-body": [...WHO, ...BODY, "taxCode", "vatNumber", "ipaCode", "splitPayment", "pec"],
  "foreign-person": [...WHO, ...PERSON, "country", "documentNumber", "taxNumber"],
  "foreign-company": [...WHO, ...BODY, "country", "vatNumber", "taxNumber", "taxCode"],
};
const DELIVERY = ["sdiCode", "pec"];
/** To whom, by the kind of holder where it matters: a public body is reached by its IPA code, nobody abroad by SdI. */
function billedFields(to: string, kind: HolderKind): string[] | undefined {
  if (to === "other") return ["to", ...DELIVERY, "name", "vatNumber", "taxCode", "address"];
  if (to === "foreigner") return ["to", "name", "country", "vatNumber", "address"];
  if (to !== "holder") return undefined;
  if (kind === "public-body") return ["to", "cig", "cup"];
  return kind.startsWith("foreign-") ? ["to"] : ["to", ...DELIVERY];
}

type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const only = (value: unknown, names: string[] | undefined): unknown =>
  isFields(value) && names
    ? Object.fromEntries(names.flatMap((name) => (name in value ? [[name, value[name]]] : [])))
    : value;
const wordOf = (value: unknown, name: string): string => (isFields(value) ? String(value[name]) : "");

/**
 * The same questions as `describeHolderSchema`, for the form in the browser: it remembers what was typed under another
 * kind of holder, which is no longer asked and is left out before the answers are judged. The order is known by the page's link.
 */
export const holderFormSchema = z
  .record(z.string(), z.unknown())
  .transform(({ holder, billing, ...rest }) => ({
    ...rest,
    holder: only(holder, ASKED[wordOf(holder, "kind") as HolderKind]),
    billing: only(billing, billedFields(wordOf(billing, "to"), wordOf(holder, "kind") as HolderKind)),
  }))
  .pipe(describeHolderSchema.omit({ orderId: true }));
