import type { FactsOf } from "@/lib/mail";
import type { Policy } from "@/lib/sellers/policy";
import type { MailFacts, MailTemplate } from "./templates";

/** A queued mail, and the policy of whom it speaks for. */
export interface Source<T extends MailTemplate> {
  seller: string;
  policy: Policy;
  locale: string;
  facts: MailFacts[T];
}

/** Gathers what a mail says from the rows it speaks of; null when there is nothing to say any more. */
export type Gather<T extends MailTemplate> = (source: Source<T>) => Promise<FactsOf<T> | null>;
