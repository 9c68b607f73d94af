import type { PolicyInput } from "@/lib/sellers/policy";
import { archiveSpace, inboxSpace } from "./add-ons";
import { commonFaq, contract, reserved, sparedBySignature, terms, usualDocuments, weekdays } from "./common";

/** ProfessionalMail. "FAQ" is seeds/professionalmail.txt. */
export const professionalmail: PolicyInput = {
  seller: "professionalmail",
  brand: {
    name: "ProfessionalMail",
    legalName: "ProfessionalMail (venditore dimostrativo)",
    vatNumber: "99999929997",
    address: "Via della Prova 2, 00100 Roma (RM)",
    tagline: { it: "La PEC per chi lavora", en: "Certified mail for people at work" },
    colour: "#1f7a4d", // assumption
    email: "info@professionalmail.example",
    phone: "+39 000 0000002",
    mailFrom: "pec@professionalmail.example",
    // invented
    fiscal: { street: "Via della Prova 2", cap: "00100", city: "Roma", province: "RM", pec: "profmail@pec.example" },
  },
  catalogue: {
    plans: [
      {
        code: "esend",
        name: { it: "PEC ProfessionalMail", en: "ProfessionalMail certified mailbox" },
        description: {
          it: "Casella PEC per professionisti e aziende, anche in fase di costituzione.",
          en: "Certified mailbox for professionals and companies, also those being formed.",
        },
        inboxGb: 2, // assumption
        includes: [
          { it: "Webmail con firma e crittografia", en: "Webmail with signature and encryption" }, // FAQ
          { it: "Archivio di sicurezza attivabile", en: "Security archive on request" }, // FAQ
        ],
        addOns: ["inbox-space", "archive-space"], // FAQ: "è possibile acquistare spazio disco aggiuntivo", "archivio"
      },
    ],
    prices: [
      // assumption: no price stands in the FAQ
      { plan: "esend", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 1900 },
      { plan: "esend", act: "activation", channels: ["public", "account"], termMonths: 24, amountCents: 3400 },
      { plan: "esend", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 1900 },
      { plan: "esend", act: "renewal", channels: ["public", "account"], termMonths: 24, amountCents: 3400 },
    ],
    addOns: [
      inboxSpace({ price: { per: "month", amountCents: 60 } }), // assumption
      archiveSpace({ price: { per: "month", amountCents: 40 } }), // assumption
    ],
  },
  names: {
    domains: ["pec.esend.it", "legal.email.it"], // FAQ: "@pec.esend.it e @legal.email.it"
    userIdPrefix: "PFM", // assumption
    reserved: reserved("esend", "professionalmail", "legal"), // assumption
    lookAlikes: "warn", // assumption
  },
  identity: {
    // FAQ: "Puoi registrare la casella PEC per la tua azienda costituenda anche se non hai ancora la Partita IVA"
    holderKinds: ["person", "professional", "company", "company-being-formed"],
    documents: usualDocuments, // assumption: a company being formed has no papers yet but who signs for it
    beingFormed: {
      days: 30, // FAQ: "entro 30 giorni dalla registrazione della PEC"
      reminderDays: [15, 7, 1, 0, -7], // assumption
    },
    // assumption: the FAQ says nothing of signatures
    signing: [
      { way: "on-screen", activates: "after-review", code: "sms" },
      { way: "digital", activates: "at-once", spares: sparedBySignature },
      { way: "by-hand", activates: "after-review" },
    ],
    contract,
    terms,
  },
  money: {
    methods: { public: ["card"], account: ["card", "transfer"] }, // assumption: the FAQ names no way of payment
    transfer: {
      beneficiary: "ProfessionalMail (venditore dimostrativo)",
      iban: "IT33C9999999999000000000002", // invented
      bank: "Banca della Prova",
    },
    delays: { card: { minDays: 0, maxDays: 0 }, transfer: { minDays: 1, maxDays: 3 } }, // assumption
    codes: { activation: "PO", renewal: "PR", topUp: "PT" }, // assumption
  },
  lifecycle: {
    renewal: { opens: { days: -60 }, closes: { days: 90 } }, // assumption: "se ancora possibile, il rinnovo" is all it says
    phases: [
      // assumption: every day below
      { state: "expired", from: { days: 1 }, access: "receive-only" },
      { state: "suspended", from: { days: 31 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: 91 }, access: "none", command: "close" },
    ],
    reminderDays: [-60, -30, -15, -7, -1, 1, 30, 80], // assumption
  },
  service: {
    openingHours: weekdays(["09:00", "18:00"]), // assumption
    promises: { reviewHours: 24, requestHours: 16 }, // assumption
    options: { smsNotice: true }, // FAQ: "notifica sms", confirmed by answering a message; here by a code
    mail: {
      webmail: "https://webmail.professionalmail.example", // the FAQ only links it
      imap: { host: "mbox.professionalmail.example", port: 993 }, // assumption: "reperibili nella pagina Configurazione"
      pop: { host: "mbox.professionalmail.example", port: 995 },
      smtp: { host: "sendm.professionalmail.example", port: 465 },
    },
    faq: [
      {
        question: {
          it: "La società non ha ancora la partita IVA: come faccio?",
          en: "The company has no VAT number yet?",
        },
        answer: {
          it: "Indica il codice fiscale del rappresentante legale al posto di partita IVA e codice fiscale; quelli definitivi vanno comunicati entro 30 giorni.",
          en: "Give the legal representative's codice fiscale in place of the VAT number and tax code; the final ones are due within 30 days.",
        },
      },
      {
        question: { it: "A quanti destinatari posso scrivere?", en: "How many recipients may a message have?" },
        answer: {
          it: "250 diretti (A) e 500 in tutto (A e CC).",
          en: "250 direct ones (To) and 500 in all (To and Cc).",
        },
      },
      ...commonFaq,
    ],
  },
};
