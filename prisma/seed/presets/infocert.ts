import type { PolicyInput } from "@/lib/sellers/policy";
import { commonFaq, contract, reserved, sparedBySignature, terms, usualDocuments, weekdays } from "./common";
import { catalogue } from "./infocert-catalogue";

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
    mailFrom: "staff@infocert.example", // FAQ: "l'avviso da staff@infocert.it"
    // invented
    fiscal: { street: "Via della Prova 3", cap: "00100", city: "Roma", province: "RM", pec: "infocert@pec.example" },
  },
  catalogue,
  names: {
    domains: ["legalmail.it"], // FAQ: "mio-indirizzo@legalmail.it"
    userIdPrefix: "LGM", // assumption
    reserved: reserved("legalmail", "infocert", "disdetta.pec", "pec.attivazione"), // FAQ: addresses of its own
    lookAlikes: "warn", // assumption
  },
  identity: {
    // FAQ: "privato straniero e/o società straniera"; assumption: public bodies and professionals are customers too
    holderKinds: ["person", "professional", "company", "public-body", "foreign-person", "foreign-company"],
    documents: usualDocuments, // FAQ: "allegare la copia del Documento d'Identità (Fronte/Retro)", contract signed
    signing: [
      // FAQ: "Il Contratto firmato digitalmente attiva immediatamente la casella"; the identity document is asked "se, al
      // contrario, non hai una Firma Digitale"
      { way: "digital", activates: "at-once", spares: sparedBySignature },
      // FAQ: "Stampa e invia": printed, signed in every part, sent with the identity document
      { way: "by-hand", activates: "after-review" },
    ],
    contract,
    terms, // FAQ: "Documentazione Contrattuale"
  },
  money: {
    // FAQ: "immediato se paghi con C/C o PayPal, con bonifico bancario … almeno 5 giorni"; assumption: the sales network
    // takes transfers
    methods: {
      public: ["card", "paypal", "transfer"],
      account: ["card", "paypal", "transfer"],
      sales: ["transfer"],
    },
    transfer: {
      beneficiary: "InfoCert Legalmail (venditore dimostrativo)",
      iban: "IT10D9999999999000000000003", // invented
      bank: "Banca della Prova",
    },
    startsOn: { transfer: "arrival" }, // FAQ: "la chiusura dell'ordine richiede almeno 5 giorni"
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
    // FAQ: "con effetto immediato", by a message "spedito dalla casella … che si intende revocare"
    revocation: { effective: "on-receipt", fromMailbox: true },
    // FAQ: expiry notices "via e-mail e SMS"; assumption: the days
    smsReminderDays: [-30, -7],
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
    promises: {
      reviewHours: 24, // FAQ: "circa 24h lavorative - nel 90% dei casi"
      requestHours: 18, // FAQ: "circa 2 gg lavorativi"
      acts: {
        "activation-by-hand": { workingHours: 24, percent: 90 }, // FAQ
        "lite-mailbox": { workingHours: 24, clock: "elapsed" }, // FAQ: "attiva entro 24 ore"
        "forced-reset": { workingHours: 18 }, // FAQ: "circa 2 gg lavorativi", nine hours each
      },
    },
    options: {
      ordinaryMail: true, // FAQ: "riceve solo da caselle certificate" can be set
      notificationAddresses: 5, // FAQ: "fino ad un max di 5 indirizzi mail"
      smsNotice: true, // FAQ: "il sistema ti invia un SMS con un codice OTP"
    },
    sendsLowPercent: 10, // assumption: of the five of Personal, told from the last one
    texts: {
      "renewal-reminder": {
        // FAQ: "un servizio di cortesia e non determina alcun obbligo di rinnovo"
        closing: {
          it: "Questo avviso è una cortesia e non obbliga a rinnovare.",
          en: "This notice is a courtesy: you need not renew.",
        },
      },
      "mailbox-activated": {
        // FAQ: "temporanee e valide solo per il primo accesso"
        closing: {
          it: "La password è provvisoria e vale solo per il primo accesso: poi ne scegli una tua.",
          en: "The password is provisional and good for the first access only: then you choose your own.",
        },
      },
    },
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
  access: {
    passwordMonths: 12, // FAQ: "Se non hai modificato la password … negli ultimi 12 mesi"
    adviceMonths: 6, // FAQ: "Modifica periodicamente la password …, almeno ogni 6 mesi"
    securityQuestions: true, // FAQ: "Informazioni di Sicurezza"
    twoFactor: "optional", // FAQ: "Autenticazione Forte a due fattori", free, switched on by the customer
  },
};
