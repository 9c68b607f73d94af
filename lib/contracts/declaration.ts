import { createHash } from "node:crypto";
import { z } from "zod";
import { inLocale, type Locale } from "@/lib/i18n/locales";
import { line } from "@/lib/orders/checked";
import { email, names, samePerson } from "@/lib/orders/holder-fields";
import type { Policy } from "@/lib/sellers/policy";
import { canonicalJson } from "./contract";

/** Who uses a mailbox that belongs to somebody else, as sealed in `UserDeclaration.userSealed`. */
export const mailboxUserSchema = z.strictObject({ ...names, email, role: line(80) }).superRefine(samePerson);
export type MailboxUser = z.infer<typeof mailboxUserSchema>;

export type DeclarationState = "drawn" | "signed" | "ended";

/** The life of a declaration: drawn for its user, signed, and ended by the next user's or when nobody else uses it. */
export const DECLARATION_LIFE: Record<DeclarationState, Partial<Record<"sign" | "end", DeclarationState>>> = {
  drawn: { sign: "signed", end: "ended" },
  signed: { end: "ended" },
  ended: {},
};

/** Everything a user's declaration says (dichiarazione di assunzione di responsabilità, seeds/sicurezza-postale.txt). */
export interface DeclarationContent {
  locale: Locale;
  seller: { legalName: string; address: string };
  mailbox: string;
  holder: string;
  user: MailboxUser;
  clausesVersion: string;
  clauses: { title: string; text: string }[];
}

/** The declaration of a mailbox's user; null when the seller's mailboxes are used by their holders only. */
export function declarationContent(
  { brand, identity }: Policy,
  facts: Pick<DeclarationContent, "locale" | "mailbox" | "holder" | "user">,
): DeclarationContent | null {
  const { userDeclaration } = identity;
  if (!userDeclaration) return null;
  return {
    ...facts,
    seller: { legalName: brand.legalName, address: brand.address },
    clausesVersion: userDeclaration.version,
    clauses: userDeclaration.clauses.map(({ title, text }) => ({
      title: inLocale(title, facts.locale),
      text: inLocale(text, facts.locale),
    })),
  };
}

/** SHA-256 in hex of what a declaration says. */
export const declarationHash = (content: DeclarationContent): string =>
  createHash("sha256").update(canonicalJson(content)).digest("hex");
