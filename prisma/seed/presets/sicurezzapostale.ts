import type { PolicyInput } from "@/lib/sellers/policy";
import { commonFaq, contract, terms, usualDocuments, weekdays } from "./common";

/** Sicurezza Postale. "Guide" is seeds/sicurezza-postale.txt. */
export const sicurezzapostale: PolicyInput = {
  seller: "sicurezzapostale",
  brand: {
    name: "Sicurezza Postale",
    legalName: "Sicurezza Postale (venditore dimostrativo)",
    vatNumber: "99999959994",
    address: "Via della Prova 5, 00100 Roma (RM)",
    tagline: { it: "La raccomandata che non chiude mai", en: "The registered letter that never closes" }, // Guide: "non chiude!!!!"
    colour: "#5b2a86", // assumption
    email: "callcenter@sicurezzapostale.example",
    phone: "+39 000 0000005",
    mailFrom: "pec@sicurezzapostale.example",
  },
  catalogue: {
    plans: [
      {
        code: "base",
        name: { it: "PEC Sicurezza Postale", en: "Sicurezza Postale certified mailbox" },
        description: {
          it: "Casella PEC per privati, aziende ed enti; riceve solo posta certificata.",
          en: "Certified mailbox for persons, companies and bodies; it receives certified mail only.",
        },
        inboxGb: 1, // assumption
        includes: [
          // Guide: "gratuitamente a disposizione dell'utente lo strumento per reindirizzare le mail convenzionali"
          { it: "Reindirizzamento della posta ordinaria", en: "Redirection of ordinary mail" },
        ],
      },
    ],
    prices: [
      // assumption: no price stands in the guide
      { plan: "base", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 1600 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 1600 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 24, amountCents: 3000 },
    ],
  },
  names: {
    domains: ["sicurezzapostale.it"], // Guide: its own certified mailboxes end so
    userIdPrefix: "SPE", // assumption
  },
  identity: {
    // Guide: "Chiunque sia Titolare … (Privati, Aziende, Pubblica Amministrazione, ecc.)"; public bodies come with split payment
    holderKinds: ["person", "professional", "company"],
    documents: usualDocuments, // assumption: the guide asks a valid identity document for every request
    contract,
    terms,
  },
  money: {
    methods: { public: ["card"], account: ["card", "transfer"] }, // assumption: the guide names no way of payment
    transfer: {
      beneficiary: "Sicurezza Postale (venditore dimostrativo)",
      iban: "IT61F9999999999000000000005", // invented
      bank: "Banca della Prova",
    },
    delays: { card: { minDays: 0, maxDays: 0 }, transfer: { minDays: 1, maxDays: 3 } }, // assumption
    codes: { activation: "SO", renewal: "SR", topUp: "ST" }, // assumption
  },
  lifecycle: {
    renewal: { opens: { days: -30 }, closes: { days: 60 } }, // assumption: the guide says nothing of renewals
    phases: [
      // assumption: every day below
      { state: "expired", from: { days: 1 }, access: "read-only" },
      { state: "suspended", from: { days: 8 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: 61 }, access: "none", command: "close" },
    ],
    reminderDays: [-30, -15, -7, -1, 0, 1, 7, 45], // assumption
  },
  service: {
    // Guide: "dalle 9.00 alle 13.00 e dalle 15.00 alle 19.00, dal lunedì al venerdì"
    openingHours: weekdays(["09:00", "13:00"], ["15:00", "19:00"]),
    promises: { reviewHours: 16, requestHours: 16 }, // assumption
    mail: {
      webmail: "https://www.sicurezzapostale.it", // Guide
      pop: { host: "pops.sicurezzapostale.it", port: 995 }, // Guide: "Porta POPS = 995"
      smtp: { host: "smtps.sicurezzapostale.it", port: 465 }, // Guide: "Porta SMTP = 465", SSL
    },
    faq: [
      {
        question: { it: "Posso far usare la casella ad altri?", en: "May others use my mailbox?" },
        answer: {
          it: "Sì, ma la responsabilità resta del titolare: chi la usa firma una dichiarazione.",
          en: "Yes, but the holder stays responsible: whoever uses it signs a declaration.",
        },
      },
      {
        question: { it: "Riceve anche posta ordinaria?", en: "Does it receive ordinary mail?" },
        answer: {
          it: "No, per scelta; quella che arriva può essere reindirizzata a un indirizzo ordinario.",
          en: "No, by choice; what arrives can be redirected to an ordinary address.",
        },
      },
      ...commonFaq,
    ],
  },
};
