import { arubaProvider } from "@/lib/connectors/mailbox-provider/aruba";
import { openapiProvider } from "@/lib/connectors/mailbox-provider/openapi";
import type { CreateMailbox, HolderDetails } from "@/lib/connectors/mailbox-provider/port";
import { addMonths, isoDay } from "@/lib/kernel/day";
import { now, today } from "@/lib/platform/clock";

const address = { street: "Via Verdi 20", cap: "00042", city: "Roma", province: "RM", country: "IT" };
const human: HolderDetails = {
  firstName: "Prova",
  lastName: "Esempio",
  personTaxCode: "SMPPRV80A01H501H",
  birthDate: "1980-01-01",
  birthPlace: "Roma",
  email: "prova@example.it",
  phone: "+39061234567",
  address,
};
export const person: CreateMailbox["holder"] = {
  kind: "person",
  name: "Prova Esempio",
  taxCode: "SMPPRV80A01H501H",
  details: human,
};
export const company: CreateMailbox["holder"] = {
  kind: "company",
  name: "Esempio S.r.l.",
  taxCode: "12345670017",
  details: { ...human, body: { name: "Esempio S.r.l.", isPublic: false }, vatNumber: "12345670017" },
};

/** What is asked of a vendor today, for so many years. */
export const asked = (over: Partial<CreateMailbox> = {}, years = 1): CreateMailbox => ({
  address: "studio.verdi@legalmail.it",
  holder: person,
  plan: "BRONZE",
  expiry: isoDay(addMonths(today(), 12 * years)),
  userIdPrefix: "HMS",
  idempotencyKey: "box-1:studio.verdi",
  since: now().toString(),
  ...over,
});

export const openapi = (baseUrl: string, settleMs = 10, timeoutMs = 2_000) =>
  openapiProvider({ baseUrl, access: { token: "sandbox-openapi" }, settleMs, timeoutMs });

const signIn = { username: "sandbox", password: "sandbox" };
export const aruba = (baseUrl: string, settleMs = 10, timeoutMs = 2_000) =>
  arubaProvider({ baseUrl, ...signIn, settleMs, timeoutMs });
