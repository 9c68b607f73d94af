import type { PolicyInput } from "@/lib/sellers/policy";
import { commonFaq, contract, terms, usualDocuments, weekdays } from "./common";

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
  },
  catalogue: {
    plans: [
      {
        code: "legalmail",
        name: { it: "PEC Legalmail", en: "Legalmail certified mailbox" },
        description: {
          it: "Casella di posta elettronica certificata con dominio legalmail.it.",
          en: "Certified mailbox at legalmail.it.",
        },
        inboxGb: 5, // assumption: not in the FAQ
        archiveGb: 0, // FAQ: security archive and storage are bought apart
        includes: [
          { it: "Webmail, IMAP e POP", en: "Webmail, IMAP and POP" },
          { it: "Notifica SMS dei nuovi messaggi", en: "SMS notice of new messages" }, // FAQ: "Notifica SMS"
        ],
      },
    ],
    prices: [
      // FAQ: "solo online con carta di credito al costo di € 20,00 + IVA canone biennale"
      { plan: "legalmail", act: "activation", channels: ["public"], termMonths: 24, amountCents: 2000 },
      // assumption: the account area's price is the public one; the FAQ names none
      { plan: "legalmail", act: "activation", channels: ["account"], termMonths: 24, amountCents: 2000 },
      // FAQ: "BONIFICO BANCARIO, BOLLETTINO POSTALE o ASSEGNO al costo di € 25,00 + IVA canone biennale"
      { plan: "legalmail", act: "activation", channels: ["paper"], termMonths: 24, amountCents: 2500 },
      // FAQ: "Canone annuale € 18,00, biennale € 35,00, triennale € 50,00 + IVA a casella PEC", by card, transfer or slip
      ...([12, 24, 36] as const).map((termMonths) => ({
        plan: "legalmail",
        act: "renewal" as const,
        channels: ["public", "account", "paper"] as ["public", "account", "paper"],
        termMonths,
        amountCents: { 12: 1800, 24: 3500, 36: 5000 }[termMonths],
      })),
    ],
  },
  names: {
    domains: ["legalmail.it"], // FAQ: "PEC con dominio @legalmail.it"
    userIdPrefix: "HMS", // FAQ: "indicando la USER ID (HMS….)"
    buyBack: true, // FAQ: an expired address is kept by asking the rep
  },
  identity: {
    holderKinds: ["person", "professional", "company"],
    documents: usualDocuments, // assumption: the FAQ asks the identity document only for changes
    contract,
    terms, // FAQ: conditions, operating manual and privacy notice stand beside every purchase
  },
  money: {
    methods: {
      public: ["card"], // FAQ: "Il pagamento può essere effettuato solo online con carta di credito"
      account: ["card", "prepaid"], // FAQ: "Con carta di credito … Prelevando dal prepagato"
      paper: ["transfer", "postal-slip", "cheque"], // FAQ: "BONIFICO BANCARIO, BOLLETTINO POSTALE o ASSEGNO"
    },
    // FAQ: "carta di credito, Bonifico, Bollettino e Assegno"; assumption: slip and cheque come with the paper channel
    topUpMethods: ["card", "transfer"],
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
    promises: { reviewHours: 24, requestHours: 16 }, // FAQ: papers are processed in 24 to 72 hours; assumption: requests
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
};
