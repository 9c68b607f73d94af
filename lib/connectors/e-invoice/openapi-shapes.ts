import { z } from "zod";
import { instantOf } from "../instant";
import type { SdiMessage } from "./port";

const fault = z.object({ Codice: z.coerce.string(), Descrizione: z.coerce.string().default("") });
const message = z.object({
  identificativo_sdi: z.coerce.string().nullish(),
  lista_errori: z.object({ Errore: z.union([fault, z.array(fault)]) }).nullish(),
  esito_committente: z.object({ esito: z.enum(["EC01", "EC02"]) }).nullish(),
  note: z.string().nullish(),
});

/** A notification of SdI as the intermediary tells it; null for kinds that are not about our own invoices. */
const notification = z.object({
  uuid: z.string().min(1),
  invoice_uuid: z.string().min(1),
  created_at: z.string(),
  type: z.string(),
});

const TYPES = ["RC", "NS", "MC", "NE", "DT", "AT"] as const;

/** One notification as we keep it; null when it is of a kind, or a shape, that says nothing of our invoices. */
export function messageOf(raw: unknown): SdiMessage | null {
  const head = notification.safeParse(raw);
  const at = head.success ? instantOf(head.data.created_at) : null;
  const type = TYPES.find((known) => known === head.data?.type);
  if (!head.success || !at || !type) return null;
  const body = message.catch({}).parse((raw as { message?: unknown }).message ?? {});
  const outcome = type === "NE" ? (body.esito_committente?.esito ?? null) : null;
  // An answer of a public body that does not say which is none.
  if (type === "NE" && !outcome) return null;
  return {
    id: head.data.uuid,
    type,
    outcome,
    sdiId: body.identificativo_sdi ?? null,
    faults: [body.lista_errori?.Errore ?? []]
      .flat()
      .map(({ Codice, Descrizione }) => ({ code: Codice, text: Descrizione })),
    note: body.note ?? "",
    at,
  };
}

const answer = <T extends z.ZodType>(data: T) => z.object({ data });
export const createdShape = answer(z.object({ uuid: z.string().min(1) }));
export const listShape = answer(
  z.array(
    z.object({
      uuid: z.string().min(1),
      created_at: z.string().nullish(),
      payload: z.unknown(),
      sdi_file_name: z.string().nullish(),
    }),
  ),
);
export const notificationsShape = answer(z.array(z.unknown()));
export const webhookShape = z.object({
  event: z.string(),
  data: z.object({ notification: z.object({ invoice_uuid: z.string().min(1) }).optional() }).optional(),
});
