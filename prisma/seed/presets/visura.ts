import type { PolicyInput } from "@/lib/sellers/policy";
import { commonFaq, contract, reserved, sparedBySignature, terms, usualDocuments, weekdays } from "./common";
import { catalogue } from "./visura-catalogue";

/** Visura. "FAQ" is seeds/visura.txt. */
export const visura: PolicyInput = {
  seller: "visura",
  brand: {
    name: "Visura",
    legalName: "Visura (venditore dimostrativo)",
    vatNumber: "99999919998",
    address: "Via della Prova 1, 00100 Roma (RM)",
    tagline: { it: "La tua PEC Legalmail, senza carta", en: "Your Legalmail certified mailbox, without paper" },
    colour: "#0b5fa5", // assumption: brand colour
    email: "vendite@visura.example",
    phone: "+39 000 0000001",
    mailFrom: "pec@visura.example",
    // invented
    fiscal: { street: "Via della Prova 1", cap: "00100", city: "Roma", province: "RM", pec: "visura@pec.example" },
  },
  catalogue,
  names: {
    domains: ["legalmail.it"], // FAQ: "PEC con dominio @legalmail.it"
    userIdPrefix: "HMS", // FAQ: "indicando la USER ID (HMS….)"
    reserved: reserved("visura", "visurapec", "legalmail", "visuravendite", "revocapec"), // FAQ: addresses of its own
    lookAlikes: "warn", // assumption
    buyBack: true, // FAQ: an expired address is kept by asking the rep
  },
  identity: {
    holderKinds: ["person", "professional", "company"],
    // The seeds are silent. Assumption: a professional order with an agreement may sign for members who delegate it.
    delegation: true,
    documents: usualDocuments, // assumption: the FAQ asks the identity document only for changes
    // assumption: the FAQ leaves the signature to "la procedura indicata dal sistema"
    signing: [
      { way: "on-screen", activates: "after-review", code: "mail" },
      { way: "digital", activates: "at-once", spares: sparedBySignature },
      { way: "by-hand", activates: "after-review" },
    ],
    contract,
    terms, // FAQ: conditions, operating manual and privacy notice stand beside every purchase
  },
  money: {
    methods: {
      public: ["card"], // FAQ: "Il pagamento può essere effettuato solo online con carta di credito"
      account: ["card", "prepaid"], // FAQ: "Con carta di credito … Prelevando dal prepagato"
      paper: ["transfer", "postal-slip", "cheque"], // FAQ: "BONIFICO BANCARIO, BOLLETTINO POSTALE o ASSEGNO"
      agreement: ["card", "prepaid", "transfer", "postal-slip"], // assumption: as in the renewals of the Order's area
      sales: ["transfer", "postal-slip", "prepaid"], // assumption
    },
    // FAQ, of payments made on purpose: "carta di credito, Bonifico, Bollettino e Assegno"
    topUpMethods: ["card", "transfer", "postal-slip", "cheque"],
    transfer: {
      beneficiary: "Visura (venditore dimostrativo)",
      iban: "IT56B9999999999000000000001", // invented
      bank: "Banca della Prova",
    },
    postalAccount: { number: "000000000001", beneficiary: "Visura (venditore dimostrativo)" }, // invented
    // The FAQ's module carries the payment data; assumption: a cheque goes to the seller's own address.
    cheque: {
      payableTo: "Visura (venditore dimostrativo)",
      sendTo: "Visura (venditore dimostrativo), Via della Prova 1, 00100 Roma (RM)",
    },
    // FAQ: "inviare copia del versamento effettuato via fax … oppure via mail"; assumption: a cheque counts when it is paid
    startsOn: { transfer: "receipt", "postal-slip": "receipt", cheque: "arrival" },
    prepaid: { lowBalanceCents: 2000 }, // assumption: less than a mailbox
    delays: {
      card: { minDays: 0, maxDays: 0 },
      prepaid: { minDays: 0, maxDays: 0 },
      transfer: { minDays: 1, maxDays: 3 }, // assumption
      "postal-slip": { minDays: 5, maxDays: 7 }, // assumption: as the seller 1PEC says of its own
      cheque: { minDays: 5, maxDays: 10 }, // assumption
    },
    // FAQ: booking code "AB……….", order code "RLM_______"; assumption: OR for activations
    codes: { activation: "OR", renewal: "RLM_", topUp: "AB" },
  },
  lifecycle: {
    renewal: {
      opens: { months: -3 }, // FAQ: "da 3 mesi prima a 6 mesi dopo la data di scadenza"
      closes: { months: 6 },
      countsFrom: "expiry", // assumption: the FAQ only says that the next expiry is shown
      closedPrefixes: ["KLX", "KVIS", "HLH"], // FAQ: "La user-id della casella è KLX o KVIS o HLH"
    },
    phases: [
      { state: "expired", from: { days: 1 }, access: "full" },
      // FAQ: "Accertarsi che la casella PEC non sia scaduta da più di un mese"
      { state: "suspended", from: { months: 1, days: 1 }, access: "none", command: "suspend" },
      // "scaduta da oltre sei mesi si trova in stato annullata" (seeds/infocert-legalmail.txt, the provider's own rule).
      // Nothing is closed at the provider: a rep can still renew.
      { state: "cancelled", from: { months: 6, days: 1 }, access: "none" },
    ],
  },
  service: {
    openingHours: weekdays(["09:00", "18:00"]), // assumption
    promises: {
      reviewHours: 24, // FAQ: papers are processed in 24 to 72 hours
      requestHours: 18, // assumption: two working days
      acts: {
        paper: { minHours: 24, workingHours: 72, clock: "elapsed" }, // FAQ: "Nell'arco delle 24/72 ore successive"
        renewal: { workingHours: 24, clock: "elapsed" }, // FAQ: "dopo 24 ore dall'emissione della fattura"
        "add-on": { minHours: 24, workingHours: 48, clock: "elapsed" }, // FAQ: the archive is on in "24 /48 ore"
        options: { workingHours: 24, clock: "elapsed" }, // FAQ: "Il servizio sarà attivo decorse le 24 ore"
        "forced-reset": { workingHours: 18 }, // assumption: two working days, as the provider says
      },
    },
    options: { smsNotice: true }, // FAQ: "Notifica SMS", with a number confirmed by a code and an hour of the day
    mail: {
      webmail: "https://webmail.infocert.it", // FAQ: "dal sito webmail.infocert.it"
      imap: { host: "mbox.cert.legalmail.it", port: 993 }, // FAQ: "Parametri per configurazione PEC"
      pop: { host: "mbox.cert.legalmail.it", port: 995 },
      smtp: { host: "sendm.cert.legalmail.it", port: 465 },
    },
    // FAQ: "inviare o per fax … o alla e-mail visuravendite@visura.it insieme al modulo compilato"
    paper: {
      sendTo: {
        email: "visuravendite@visura.example",
        fax: "+39 000 0000006",
        post: "Visura (venditore dimostrativo), Ufficio vendite, Via della Prova 1, 00100 Roma (RM)", // assumption
      },
    },
    faq: [
      {
        question: { it: "Posso cambiare il nome della casella?", en: "Can the name of a mailbox be changed?" },
        answer: {
          it: "No: il nome di una casella attiva non è modificabile. È possibile acquistarne un’altra.",
          en: "No: the name of an active mailbox cannot be changed. Another mailbox can be bought.",
        },
      },
      {
        question: { it: "Quando posso rinnovare?", en: "When can it be renewed?" },
        answer: {
          it: "Online da 3 mesi prima a 6 mesi dopo la scadenza. Oltre, la richiesta passa al referente di zona.",
          en: "Online from 3 months before to 6 months after the expiry. Later, the request goes to the sales rep of the zone.",
        },
      },
      ...commonFaq,
    ],
  },
  access: {
    passwordLinkMinutes: 60, // assumption: the FAQ mails the password itself; a link is safer
    securityQuestions: true, // FAQ: "Informazioni di Sicurezza", cancelled after three wrong answers
    twoFactor: "optional", // assumption
  },
};
