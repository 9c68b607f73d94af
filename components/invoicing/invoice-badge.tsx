import { useTranslations } from "next-intl";
import { StateBadge, type Tone } from "@/components/ui/state-badge";
import type { InvoiceState } from "@/lib/invoicing/life";

const TONES: Record<InvoiceState, Tone> = {
  held: "waiting",
  waiting: "waiting",
  numbered: "waiting",
  issued: "neutral",
  faulty: "bad",
  sent: "waiting",
  delivered: "good",
  undelivered: "good",
  rejected: "bad",
  accepted: "good",
  refused: "bad",
  lapsed: "good",
  stranded: "warning",
};

/** How far an invoice came; `plain`: in the customer's words, to whom our own troubles are work in progress. */
export function InvoiceBadge({ state, plain = false }: { state: InvoiceState; plain?: boolean }) {
  const t = useTranslations(plain ? "invoices.plain" : "invoices.states");
  const troubled = plain && (state === "faulty" || state === "rejected");
  return <StateBadge tone={troubled ? "waiting" : TONES[state]}>{t(state)}</StateBadge>;
}
