import { type Day, formatDay } from "@/lib/kernel/day";
import type { InvoiceState } from "../life";

/** How far an e-invoice came: its state, SdI's own number for it, and the day SdI spoke last. */
export interface Standing {
  state: InvoiceState;
  sdiId: string | null;
  on: Day | null;
}

const SENT: Partial<Record<InvoiceState, string>> = {
  sent: "trasmessa, in attesa della ricevuta",
  delivered: "consegnata",
  undelivered: "non recapitata: è a disposizione nell’area riservata del sito dell’Agenzia delle Entrate",
  rejected: "scartata: sarà corretta e trasmessa di nuovo con lo stesso numero",
  accepted: "accettata dall’ente",
  refused: "rifiutata dall’ente",
  lapsed: "consegnata; trascorsi i termini per l’accettazione",
  stranded: "trasmessa, impossibile il recapito all’ente",
};

/** The state at SdI as the courtesy copy tells it. */
export function standingText({ state, sdiId, on }: Standing): string {
  const said = SENT[state] ?? "in corso di trasmissione";
  const facts = [on ? `il ${formatDay(on)}` : "", sdiId ? `identificativo SdI ${sdiId}` : ""]
    .filter(Boolean)
    .join(", ");
  return `Fattura elettronica: ${said}${facts ? ` (${facts})` : ""}.`;
}
