import type { PolicyInput } from "@/lib/sellers/policy";

// Demo identities. Bank details, VAT numbers, telephones and e-mail addresses of the presets are invented (their check
// digits hold): a real seller's own data replaces them in its policy.

type Identity = PolicyInput["identity"];
type Service = PolicyInput["service"];

/** Monday to Friday, the given stretches of each day. */
export const weekdays = (...stretches: [from: string, to: string][]): Service["openingHours"] =>
  [1, 2, 3, 4, 5].flatMap((weekday) => stretches.map(([from, to]) => ({ weekday, from, to })));

/** Clauses of the demo contract. assumption: the sellers' own texts are not in the seeds. */
export const contract: Identity["contract"] = {
  version: "2026-01",
  clauses: [
    {
      title: { it: "Oggetto", en: "Subject" },
      text: {
        it: "Il venditore attiva al titolare una casella di posta elettronica certificata per la durata scelta, alle condizioni accettate con l’ordine.",
        en: "The seller activates a certified mailbox for the holder, for the chosen term and under the conditions accepted with the order.",
      },
    },
    {
      title: { it: "Responsabilità del titolare", en: "The holder's responsibility" },
      text: {
        it: "Il titolare dichiara che i dati forniti sono veri e risponde dell’uso della casella, anche quando la affida ad altri.",
        en: "The holder declares that the data given are true and answers for the use of the mailbox, also when others use it.",
      },
    },
    {
      title: { it: "Scadenza e rinnovo", en: "Expiry and renewal" },
      text: {
        it: "La casella è pagata fino alla fine del giorno di scadenza. Gli avvisi di scadenza sono una cortesia e non un obbligo.",
        en: "The mailbox is paid through the end of its expiry day. Expiry notices are a courtesy, not an obligation.",
      },
    },
    {
      title: { it: "Recesso", en: "Withdrawal" },
      text: {
        it: "Il consumatore può recedere entro 14 giorni; chiedendo l’attivazione immediata ne prende atto.",
        en: "A consumer may withdraw within 14 days; asking for immediate activation takes note of it.",
      },
    },
  ],
};

/** The three documents one click away from every purchase. assumption: only their titles are in the seeds. */
export const terms: Identity["terms"] = [
  {
    code: "conditions",
    version: "2026-01",
    title: { it: "Condizioni generali di contratto", en: "General conditions" },
    text: {
      it: "Testo dimostrativo: le condizioni generali descrivono il servizio, i prezzi, la durata e il recesso.",
      en: "Demo text: the general conditions describe the service, its prices, its term and the right of withdrawal.",
    },
  },
  {
    code: "manual",
    version: "2026-01",
    title: { it: "Manuale operativo", en: "Operating manual" },
    text: {
      it: "Testo dimostrativo: il manuale operativo del gestore descrive il funzionamento e la sicurezza del servizio.",
      en: "Demo text: the provider's operating manual describes how the service works and how it is protected.",
    },
  },
  {
    code: "privacy",
    version: "2026-01",
    title: { it: "Informativa sul trattamento dei dati personali", en: "Privacy notice" },
    text: {
      it: "Testo dimostrativo: i dati servono ad attivare e gestire la casella e sono conservati per il tempo previsto dalla legge.",
      en: "Demo text: the data serve to activate and run the mailbox and are kept for as long as the law asks.",
    },
  },
];

/**
 * What each kind of holder sends when nothing else is said: the identity document of who signs, front and back, what
 * shows who may sign for others, and the contract. assumption: the seeds name documents for few kinds only.
 */
export const usualDocuments = {
  person: ["identity-front", "identity-back", "signed-contract"],
  professional: ["identity-front", "identity-back", "signed-contract"],
  company: ["identity-front", "identity-back", "signed-contract"],
  "company-being-formed": ["identity-front", "identity-back", "signed-contract"],
  "public-body": ["identity-front", "identity-back", "appointment-act", "signed-contract"],
  "foreign-person": ["identity-front", "identity-back", "foreign-tax-code", "signed-contract"],
  "foreign-company": ["foreign-register", "identity-front", "identity-back", "signed-contract"],
} satisfies Identity["documents"];

/** Names kept back by every seller of the demo, and its own. assumption: no seed lists them. */
export const reserved = (...own: string[]): string[] => [
  ...["postmaster", "abuse", "hostmaster", "webmaster", "mailer-daemon", "admin", "root", "noreply"],
  ...["pec", "staff", "assistenza", "supporto", "amministrazione", "ufficiolegale", "log"],
  ...own,
];

/** Identity documents that a qualified signature makes needless: its certificate says who signed. */
export const sparedBySignature = ["identity-front", "identity-back"] satisfies Required<
  NonNullable<Identity["signing"]>[number]
>["spares"];

/** Questions every FAQ answers alike. */
export const commonFaq: NonNullable<Service["faq"]> = [
  {
    question: { it: "Che valore ha la PEC?", en: "What is a certified message worth?" },
    answer: {
      it: "Un messaggio tra due caselle PEC vale come una raccomandata con avviso di ricevimento.",
      en: "A message between two certified mailboxes is worth a registered letter with advice of receipt.",
    },
  },
  {
    question: { it: "Il gestore conserva i messaggi?", en: "Does the provider keep messages?" },
    answer: {
      it: "No: conserva per 30 mesi il registro delle operazioni, con cui riproduce le ricevute smarrite.",
      en: "No: it keeps the log of operations for 30 months, from which lost receipts can be made again.",
    },
  },
  {
    question: {
      it: "Dopo il rinnovo devo avvisare il Registro delle Imprese?",
      en: "Must the chamber of commerce be told of a renewal?",
    },
    answer: {
      it: "No, nemmeno se il rinnovo è tardivo. Se l’indirizzo va perso, invece, va comunicato quello nuovo.",
      en: "No, not even of a late one. If the address is lost, the new one must be communicated.",
    },
  },
];
