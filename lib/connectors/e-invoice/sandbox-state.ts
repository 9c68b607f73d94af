import { randomUUID } from "node:crypto";
import { now } from "@/lib/platform/clock";
import type { Put, Store } from "../sandbox/store";
import type { Verdict } from "./sandbox-rules";

/** An invoice as the pretend intermediary keeps it. */
export interface HeldInvoice {
  uuid: string;
  created_at: string;
  sender: string;
  number: string;
  year: string;
  isNote: boolean;
  payload: string;
  sdi_file_name: string;
  sdi_file_id: string;
  marking: string;
}
export interface HeldNotification {
  uuid: string;
  invoice_uuid: string;
  created_at: string;
  type: Verdict["type"];
  message: object;
  /** Whether the app has taken in the callback. */
  told: boolean;
}
export interface SdiShapes {
  invoice: HeldInvoice;
  notification: HeldNotification;
}
export type SdiStore = Store<SdiShapes>;

const MARKINGS: Record<Verdict["type"], string> = {
  RC: "delivered",
  NS: "rejected",
  MC: "not-delivered",
  NE: "accepted-pa",
  DT: "deadline-terms",
  AT: "not-delivered",
};

/** The changes by which SdI's word about an invoice becomes known. */
export function tell(invoice: HeldInvoice, verdict: Verdict): Put<SdiShapes>[] {
  const uuid = randomUUID();
  const at = now().toString({ fractionalSecondDigits: 3 });
  const message = {
    identificativo_sdi: invoice.sdi_file_id,
    nome_file: invoice.sdi_file_name,
    data_ora_ricezione: at,
    ...(verdict.faults && { lista_errori: { Errore: verdict.faults } }),
    ...(verdict.outcome && { esito_committente: { esito: verdict.outcome } }),
    message_id: uuid,
  };
  const marking = verdict.outcome === "EC02" ? "rejected-pa" : MARKINGS[verdict.type];
  return [
    ["invoice", invoice.uuid, { ...invoice, marking }],
    [
      "notification",
      uuid,
      { uuid, invoice_uuid: invoice.uuid, created_at: at, type: verdict.type, message, told: false },
    ],
  ];
}
