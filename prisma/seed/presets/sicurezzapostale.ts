import type { PolicyInput } from "@/lib/sellers/policy";
import { inboxSpace } from "./add-ons";
import { commonFaq, contract, reserved, sparedBySignature, terms, usualDocuments, weekdays } from "./common";

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
    // invented
    fiscal: { street: "Via della Prova 5", cap: "00100", city: "Roma", province: "RM", pec: "sicurezza@pec.example" },
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
        addOns: ["inbox-space"], // Guide: "è possibile acquistare dello spazio disco aggiuntivo"
      },
    ],
    prices: [
      // assumption: no price stands in the guide
      { plan: "base", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 1600 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 1600 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 24, amountCents: 3000 },
    ],
    addOns: [inboxSpace({ price: { per: "month", amountCents: 60 } })], // assumption: price
  },
  names: {
    domains: ["sicurezzapostale.it"], // Guide: its own certified mailboxes end so
    userIdPrefix: "SPE", // assumption
    reserved: reserved("callcenter", "sicurezzapostale"), // Guide: log@ and callcenter@ are its own
    lookAlikes: "warn", // assumption
  },
  identity: {
    // Guide: "Chiunque sia Titolare … (Privati, Aziende, Pubblica Amministrazione, ecc.)"
    holderKinds: ["person", "professional", "company", "public-body"],
    documents: usualDocuments, // assumption: the guide asks a valid identity document for every request
    // assumption: the guide says nothing of signatures
    signing: [
      { way: "by-hand", activates: "after-review" },
      { way: "digital", activates: "at-once", spares: sparedBySignature },
    ],
    // Guide: "far firmare al soggetto utilizzatore (non titolare) una dichiarazione di assunzione di responsabilità"
    userDeclaration: {
      version: "2026-01",
      clauses: [
        {
          title: { it: "Uso della casella", en: "Use of the mailbox" },
          text: {
            it: "Chi firma usa la casella di posta elettronica certificata con il consenso del titolare e si assume la responsabilità dell’utilizzo effettivo.",
            en: "The signer uses the certified mailbox with the holder’s consent and takes responsibility for its actual use.",
          },
        },
        {
          title: { it: "Responsabilità del titolare", en: "The holder’s responsibility" },
          text: {
            it: "La responsabilità legale della casella resta del titolare.", // Guide
            en: "The holder stays legally responsible for the mailbox.",
          },
        },
      ],
    },
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
    promises: { reviewHours: 16, requestHours: 16 }, // assumption: two days of eight hours
    options: { redirectOrdinary: true }, // Guide: ordinary mail is not received, and can be redirected free of charge
    texts: {
      "mailbox-activated": {
        // Guide: the address for copies of the log is told "all'interno del messaggio di benvenuto"
        closing: {
          it: "Per avere copia del registro di un messaggio scrivi a log@sicurezzapostale.it dalla tua casella.",
          en: "For a copy of the log of a message write to log@sicurezzapostale.it from your mailbox.",
        },
      },
    },
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
