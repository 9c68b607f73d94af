import { z } from "zod";
import { type DescribedKind, describeHolderSchema } from "./schema";

const WHO = ["kind", "email", "phone", "address"];
const PERSON = ["firstName", "lastName", "birthDate", "birthPlace", "taxCode"];
const ASKED: Record<DescribedKind, string[]> = {
  person: [...WHO, ...PERSON],
  professional: [...WHO, ...PERSON, "vatNumber"],
  company: [...WHO, "companyName", "vatNumber", "taxCode", "representative"],
};
const BILLED: Record<string, string[]> = {
  holder: ["to", "sdiCode", "pec"],
  other: ["to", "sdiCode", "pec", "name", "vatNumber", "taxCode", "address"],
};

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
    holder: only(holder, ASKED[wordOf(holder, "kind") as DescribedKind]),
    billing: only(billing, BILLED[wordOf(billing, "to")]),
  }))
  .pipe(describeHolderSchema.omit({ orderId: true }));
