import type { FactsOf, MailOptions, TemplateName } from "@/lib/mail";

export const brand: MailOptions["brand"] = {
  name: "Bottega PEC",
  legalName: "Bottega S.r.l.",
  address: "Via Esempio 1, 00100 Roma",
  colour: "#1f5fae",
  email: "aiuto@bottega.example",
  phone: "06 000000",
};
const name = "Ada Prova";
const url = "https://shop.example/bottega/ordine/abc";

/** One set of ordinary facts for every mail. */
export const samples: { [N in TemplateName]: FactsOf<N> } = {
  "signing-code": { code: "012345", minutes: 10, url },
  "confirm-email": { name, url, validHours: 24 },
  "account-exists": { name, signInUrl: url },
  "reset-password": { name, url, validUntil: "21/11/2026, 15:05" },
  "user-name": { name, userName: "adaprova", signInUrl: url },
  "order-received": {
    name,
    orderCode: "OR0000017AB",
    plan: "Base",
    address: "ada@pec.example",
    totalCents: 2440,
    missing: ["documents", "contract"],
    url,
  },
  "documents-rejected": {
    name,
    orderCode: "OR0000017AB",
    rejected: [{ document: "identity-front", reason: "È sfocato" }],
    url,
  },
  "payment-received": {
    name,
    orderCode: "OR0000017AB",
    amountCents: 2440,
    leftCents: 0,
    method: "card",
    receivedOn: "2026-11-21",
    url,
  },
  "top-up-booked": {
    name,
    code: "AB0000017AB",
    amountCents: 10_000,
    method: "transfer",
    payTo: { beneficiary: "Bottega", iban: "IT60X0542811101000000123456", bank: "Banca" },
    url,
  },
  "top-up-credited": { name, code: "AB0000017AB", amountCents: 10_000, balanceCents: 123_450, url },
  "mailbox-activated": {
    name,
    address: "ada@pec.example",
    userId: "HMS12345",
    expiresOn: "2028-11-21",
    credentialsUrl: url,
    linkUntil: "2026-12-05",
    parameters: {
      webmail: "https://webmail.example",
      imap: { host: "imap.example", port: 993, security: "ssl" },
      smtp: { host: "smtp.example", port: 465, security: "starttls" },
    },
  },
  "invoice-issued": { name, number: "17/2026", issuedOn: "2026-11-21", totalCents: 2440, url },
  "renewal-confirmed": { name, orderCode: "RLM_0000017AB", address: "ada@pec.example", newExpiry: "2028-11-21", url },
  "renewal-reminder": {
    name,
    address: "ada@pec.example",
    userId: "HMS12345",
    expiresOn: "2026-12-21",
    daysLeft: 30,
    closesOn: "2027-06-21",
    url,
  },
  "request-opened": { name, code: "RQ17", subject: "Rinnovo fuori termine", answerBy: "23/11/2026, 18:00", url },
  "request-assigned": { name, code: "RQ17", subject: "Rinnovo fuori termine", province: "RM", url },
  "request-answered": {
    name,
    code: "RQ17",
    subject: "Rinnovo fuori termine",
    message: "Buongiorno,\nsi può fare.",
    url,
  },
  "names-needed": { name, orderCode: "OR0000017AB", tried: ["ada@pec.example", "a.prova@pec.example"], url },
};
