import type { Instant } from "@/lib/kernel/day";
import type { Outcome } from "@/lib/kernel/refusal";

/** A checked e-invoice on its way to SdI. */
export interface InvoiceFile {
  /** "IT01234567890_0000A.xml": never given to another file. */
  fileName: string;
  xml: Buffer;
  format: "FPR12" | "FPA12";
  /** VAT number of the seller, number of the document. */
  sender: string;
  number: string;
  preparedAt: Instant;
}

/** What SdI said of a file. `id` tells messages apart: the same message, however often it comes, has the same. */
export interface SdiMessage {
  id: string;
  type: "RC" | "NS" | "MC" | "NE" | "DT" | "AT";
  /** Of an NE: what the public body answers. */
  outcome: "EC01" | "EC02" | null;
  sdiId: string | null;
  faults: { code: string; text: string }[];
  note: string;
  at: Instant;
}

/**
 * - `carrier-rejected`: a permanent no (params.reason), nothing was handed on;
 * - `carrier-unavailable`: surely not handed on; ask again later;
 * - `carrier-unknown`: it may have been handed on: find out, never assume.
 */
export type CarrierRefusal = "carrier-rejected" | "carrier-unavailable" | "carrier-unknown";

/** Where a file was handed on to: what the carrier calls it, and its name. */
export interface Handed {
  carrierRef: string;
  fileName: string;
}

/** Who carries e-invoices to SdI and its messages back: an intermediary's API, certified mail, a folder. */
export interface EInvoiceCarrier {
  send(file: InvoiceFile): Promise<Outcome<{ carrierRef: string }, CarrierRefusal>>;
  /** The file if the carrier has it; null when it surely never had it. */
  find(file: InvoiceFile): Promise<Outcome<{ carrierRef: string } | null, "carrier-unavailable">>;
  /** Everything SdI said of a file so far, in any order. */
  messages(handed: Handed): Promise<Outcome<SdiMessage[], "carrier-unavailable">>;
  /** The file a callback is about; refuses `webhook-forged`, `webhook-malformed`. Null: about no file of ours. */
  readWebhook(
    body: Buffer,
    authorization: string | null,
  ): Outcome<{ carrierRef: string } | null, "webhook-forged" | "webhook-malformed">;
}
