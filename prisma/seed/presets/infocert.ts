import type { PolicyInput } from "@/lib/sellers/policy";
import { commonFaq, contract, terms, usualDocuments, weekdays } from "./common";

type PlanInput = PolicyInput["catalogue"]["plans"][number];

/** FAQ: the kinds "Bronze, Silver, Gold". assumption: sizes and prices; the FAQ sends to the shop's price list. */
const sizes = [
  { code: "bronze", name: "Bronze", inboxGb: 5, archiveGb: 0, yearlyCents: 2500 },
  { code: "silver", name: "Silver", inboxGb: 8, archiveGb: 3, yearlyCents: 3900 },
  { code: "gold", name: "Gold", inboxGb: 15, archiveGb: 7, yearlyCents: 7500 },
];

const personal: PlanInput = {
  code: "personal",
  name: { it: "Legalmail Personal", en: "Legalmail Personal" },
  description: {
    it: "Per i privati, con dominio pecprivato.it. Non si può passare a un altro tipo di casella.",
    en: "For private persons, at pecprivato.it. It cannot be changed into another kind of mailbox.",
  },
  domain: "pecprivato.it", // FAQ: "dominio …@pecprivato.it non modificabile"
  inboxGb: 1, // assumption
  includes: [{ it: "5 invii certificati", en: "5 certified sends" }], // FAQ: "sono inclusi 5 invii certificati"
};

/** InfoCert Legalmail. "FAQ" is seeds/infocert-legalmail.txt. */
export const infocert: PolicyInput = {
  seller: "infocert",
  brand: {
    name: "InfoCert Legalmail",
    legalName: "InfoCert Legalmail (venditore dimostrativo)",
    vatNumber: "99999939996",
    address: "Via della Prova 3, 00100 Roma (RM)",
    tagline: { it: "La PEC Legalmail direttamente dal gestore", en: "Legalmail, straight from the provider" },
    colour: "#0a3d91", // assumption
    email: "assistenza@infocert.example",
    phone: "+39 000 0000003",
    mailFrom: "staff@infocert.example",
  },
  catalogue: {
    plans: [
      ...sizes.map(({ code, name, inboxGb, archiveGb }) => ({
        code,
        name: { it: `Legalmail ${name}`, en: `Legalmail ${name}` },
        description: {
          it: `Casella PEC da ${inboxGb} GB per professionisti e aziende.`,
          en: `Certified mailbox of ${inboxGb} GB for professionals and companies.`,
        },
        inboxGb,
        archiveGb,
        includes: [
          { it: "App per smartphone", en: "App for smartphones" }, // FAQ: "L'accesso all'app è sempre incluso"
          { it: "Notifiche e-mail e SMS", en: "Notices by mail and SMS" }, // FAQ
        ],
      })),
      personal,
    ],
    prices: [
      ...sizes.flatMap(({ code, yearlyCents }) =>
        [1, 2, 3].flatMap((years) =>
          (["activation", "renewal"] as const).map((act) => ({
            plan: code,
            act,
            channels: ["public", "account"] as ["public", "account"],
            termMonths: 12 * years,
            amountCents: yearlyCents * years, // assumption
          })),
        ),
      ),
      // assumption: 9,90 a year, VAT included as the FAQ writes the prices for private persons ("3,60€ IVA inclusa")
      ...(["activation", "renewal"] as const).map((act) => ({
        plan: "personal",
        act,
        channels: ["public", "account"] as ["public", "account"],
        termMonths: 12,
        amountCents: 990,
        vatIncluded: true,
      })),
    ],
  },
  names: {
    domains: ["legalmail.it"], // FAQ: "mio-indirizzo@legalmail.it"
    userIdPrefix: "LGM", // assumption
  },
  identity: {
    // FAQ: foreign persons and companies are served ("privato straniero e/o società straniera"); they come with their own
    // identity rules, so the kinds are not on offer yet.
    holderKinds: ["person", "professional", "company"],
    documents: usualDocuments, // FAQ: "allegare la copia del Documento d'Identità (Fronte/Retro)", contract signed
    contract,
    terms, // FAQ: "Documentazione Contrattuale"
  },
  money: {
    // FAQ: "immediato se paghi con C/C o PayPal, con bonifico bancario … almeno 5 giorni"
    methods: { public: ["card", "paypal", "transfer"], account: ["card", "paypal", "transfer"] },
    transfer: {
      beneficiary: "InfoCert Legalmail (venditore dimostrativo)",
      iban: "IT10D9999999999000000000003", // invented
      bank: "Banca della Prova",
    },
    delays: {
      card: { minDays: 0, maxDays: 0 },
      paypal: { minDays: 0, maxDays: 0 },
      transfer: { minDays: 5, maxDays: 7 }, // FAQ: at least 5; assumption: at most 7
    },
    codes: { activation: "IO", renewal: "IR", topUp: "IT" }, // assumption
  },
  lifecycle: {
    renewal: {
      opens: { months: -3 }, // assumption: "prima e dopo la data di scadenza", no number given
      closes: { months: 120 }, // FAQ: renewable also when "annullata": no end (the policy's longest distance)
      countsFrom: "later", // assumption: a mailbox cancelled for years is not charged for them
    },
    phases: [
      { state: "expired", from: { days: 1 }, access: "full" },
      // access ends about one month after the expiry: seeds/visura.txt, same provider
      { state: "suspended", from: { months: 1, days: 1 }, access: "none", command: "suspend" },
      // FAQ: "scaduta da oltre sei mesi si trova in stato annullata", and can still be renewed: nothing is closed
      { state: "cancelled", from: { months: 6, days: 1 }, access: "none" },
    ],
  },
  service: {
    openingHours: weekdays(["09:00", "18:00"]), // assumption
    promises: { reviewHours: 24, requestHours: 16 }, // FAQ: "circa 24h lavorative - nel 90% dei casi"
    mail: {
      webmail: "https://webmail.infocert.it/legalmail/", // FAQ
      // hosts and ports: seeds/visura.txt, same provider
      imap: { host: "mbox.cert.legalmail.it", port: 993 },
      pop: { host: "mbox.cert.legalmail.it", port: 995 },
      smtp: { host: "sendm.cert.legalmail.it", port: 465 },
    },
    faq: [
      {
        question: { it: "Quanto dura l’attivazione?", en: "How long does the activation take?" },
        answer: {
          it: "Con il contratto firmato a mano, 24 ore lavorative nel 90% dei casi. Prima dell’avviso non si può accedere.",
          en: "With a contract signed by hand, 24 working hours in 90% of cases. No access before the notice.",
        },
      },
      {
        question: {
          it: "La casella è annullata: posso riaverla?",
          en: "The mailbox is cancelled: can I have it back?",
        },
        answer: {
          it: "Sì: si rinnova anche dopo sei mesi dalla scadenza.",
          en: "Yes: it can be renewed even six months after the expiry.",
        },
      },
      ...commonFaq,
    ],
  },
};
