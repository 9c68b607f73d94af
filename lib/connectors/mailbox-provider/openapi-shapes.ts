import { z } from "zod";
import { type Day, isBefore, isoDay, parseDay } from "@/lib/kernel/day";
import { today } from "@/lib/platform/clock";
import type { ProviderMailbox, ProviderMailboxState } from "./port";

/** "04/03/2022" as a day; null for anything else: a mailbox not yet activated has none. */
const italianDay = z
  .string()
  .nullish()
  .transform((text): Day | null => {
    const [, day, month, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text ?? "") ?? [];
    return parseDay(`${year}-${month}-${day}`);
  });

const listed = z.object({
  id: z.string().min(1),
  casella_pec: z.string().min(3),
  stato: z.string().max(60),
  timestamp: z.object({ registrazione: z.number().nullish() }).nullish(),
});

/** A mailbox, a "casella", as openapi.com tells it. Sizes in megabytes, `registrazione` in seconds since 1970. */
const casella = listed.extend({
  data_scadenza: italianDay,
  uid: z.string().nullish(),
  cf_piva_titolare: z.string().nullish(),
  codice_fiscale_richiedente: z.string().nullish(),
  spazio_disco: z.number().nullish(),
  spazio_storico: z.number().nullish(),
});
export type Listed = z.infer<typeof listed>;
export type Casella = z.infer<typeof casella>;

const ok = { success: z.literal(true) };
export const casellaShape = z.object({ ...ok, data: casella }).transform(({ data }) => data);
export const listShape = z.object({ ...ok, data: z.array(listed) }).transform(({ data }) => data);
export const availableShape = z
  .object({ ...ok, data: z.object({ available: z.boolean() }) })
  .transform(({ data }) => data);

/** The vendor's number in an answer that is a no. */
export function codeOf(answer: unknown): string | null {
  const { data } = z.object({ success: z.literal(false), error: z.number().nullish() }).safeParse(answer);
  return data === undefined ? null : String(data.error ?? "none");
}

/** Answers that say there is nothing: no mailbox at all, none of that id. */
export const NOTHING: readonly string[] = ["200", "202", "213", "266", "302"];
export const REVOKED_ALREADY = "303";

/** How far a registration is: done, given up, or what it waits for. Null for a word nobody here knows. */
export type Progress = "done" | "over" | "annulled" | "provider" | "documents" | "documents-wrong";
const PROGRESS: Record<string, Progress> = {
  registrata: "documents",
  documenti_errati: "documents-wrong",
  in_evasione: "provider",
  evasa: "done",
  revocata: "over",
  chiusa: "over",
  registrazione_annullata: "annulled",
};
export const progressOf = ({ stato }: Listed): Progress | null => PROGRESS[stato.toLowerCase()] ?? null;

/** The mailbox as the port knows it; null while it is none, or in a state nobody here knows. */
export function mailboxOf(found: Casella): ProviderMailbox | null {
  const { data_scadenza: expiry, uid } = found;
  const state = stateOf(found);
  if (!expiry || !uid || state === null) return null;
  return {
    providerRef: found.id,
    userId: uid,
    address: found.casella_pec.toLowerCase(),
    state,
    expiry: isoDay(expiry),
  };
}

/** The vendor has no suspension: past its expiry a mailbox that nobody renewed is stopped by itself. */
function stateOf(found: Casella): ProviderMailboxState | null {
  const progress = progressOf(found);
  if (progress === "over") return "closed";
  if (progress !== "done") return null;
  return found.data_scadenza && isBefore(found.data_scadenza, today()) ? "suspended" : "active";
}
