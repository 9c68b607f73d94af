import type { PolicyInput } from "@/lib/sellers/policy";
import { archiveSpace, inboxSpace } from "./add-ons";
import { commonFaq, contract, reserved, terms, weekdays } from "./common";

/** 1PEC (Wangate). "FAQ" is seeds/1pec.txt. */
export const onePec: PolicyInput = {
  seller: "1pec",
  brand: {
    name: "1PEC",
    legalName: "1PEC (venditore dimostrativo)",
    vatNumber: "99999949995",
    address: "Via della Prova 4, 00100 Roma (RM)",
    tagline: { it: "Una PEC semplice, che si rinnova da sola", en: "A simple certified mailbox that renews itself" },
    colour: "#b4450f", // assumption
    email: "info@1pec.example",
    phone: "+39 000 0000004",
    mailFrom: "pec@1pec.example",
    // invented
    fiscal: { street: "Via della Prova 4", cap: "00100", city: "Roma", province: "RM", pec: "1pec@pec.example" },
  },
  catalogue: {
    plans: [
      {
        code: "base",
        name: { it: "Casella 1PEC", en: "1PEC mailbox" },
        description: {
          it: "Casella PEC annuale, con archivio storico dei messaggi per 30 mesi.",
          en: "Yearly certified mailbox, with a 30-month archive of messages.",
        },
        inboxGb: 1, // assumption; FAQ: storage grows "in blocchi da 1GB/cad"
        archiveGb: 1, // assumption
        includes: [{ it: "Archivio per 30 mesi", en: "30-month archive" }], // FAQ: "disponibili in Archivio per 30 mesi"
        addOns: ["inbox-space", "archive-space"],
      },
    ],
    prices: [
      // assumption: the FAQ names no price; FAQ: "scadenza annuale"
      { plan: "base", act: "activation", channels: ["public", "account"], termMonths: 12, amountCents: 1500 },
      { plan: "base", act: "renewal", channels: ["public", "account"], termMonths: 12, amountCents: 1500 },
    ],
    // FAQ: "in blocchi da 1GB/cad sia per la casella PEC che per l'archivio storico"; "Verrà inviata una fattura proforma …
    // e l'aumento sarà effettuato dopo il pagamento"; assumption: prices
    addOns: [
      inboxSpace({ proforma: true, price: { per: "month", amountCents: 50 } }),
      archiveSpace({
        proforma: true,
        name: { it: "Spazio per l’archivio storico", en: "More space in the archive" },
        price: { per: "month", amountCents: 30 },
      }),
    ],
  },
  names: {
    domains: ["1pec.it"], // FAQ: "il tuo account di posta 1PEC.IT"
    userIdPrefix: "WPC", // assumption
    reserved: reserved("1pec", "wangate"), // assumption
    lookAlikes: "warn", // assumption
  },
  identity: {
    holderKinds: ["person", "company"],
    documents: {
      // FAQ: "Se la casella è intestata ad una persona fisica": identity document, health card, signed contract
      person: ["identity-front", "identity-back", "health-card", "signed-contract"],
      // FAQ: "Se la casella è intestata ad una società": the company register extract as well
      company: ["company-register", "identity-front", "identity-back", "health-card", "signed-contract"],
    },
    // FAQ: "una copia del contratto firmato disponibile nel modulo di attivazione", sent with the documents
    signing: [{ way: "by-hand", activates: "after-review" }],
    contract,
    terms,
  },
  money: {
    // FAQ: "Paypal / Carta di credito", "Bonifico bancario", "Bollettino postale"
    methods: {
      public: ["card", "paypal", "transfer", "postal-slip"],
      account: ["card", "paypal", "transfer", "postal-slip"],
    },
    transfer: {
      beneficiary: "1PEC (venditore dimostrativo)",
      iban: "IT84E9999999999000000000004", // invented
      bank: "Banca della Prova",
    },
    postalAccount: { number: "000000000004", beneficiary: "1PEC (venditore dimostrativo)" }, // invented
    delays: {
      card: { minDays: 0, maxDays: 0 },
      paypal: { minDays: 0, maxDays: 0 }, // FAQ: "Paypal: accredito immediato"
      transfer: { minDays: 1, maxDays: 1 }, // FAQ: "il giorno successivo"
      "postal-slip": { minDays: 5, maxDays: 7 }, // FAQ: "circa 5/7 giorni lavorativi"
    },
    // FAQ: active within 24 hours "dopo avere ricevuto il pagamento o la copia del pagamento"
    startsOn: { transfer: "receipt", "postal-slip": "receipt" },
    // FAQ: "il numero della fattura proforma (in caso di rinnovo) o l'indirizzo PEC (in caso di attivazione)"
    proforma: { activation: false, renewal: true, addOns: true },
    codes: { activation: "WO", renewal: "WR", topUp: "WT" }, // assumption: the FAQ quotes the proforma's number
  },
  lifecycle: {
    renewal: { opens: { days: -60 }, closes: { days: 60 } }, // assumption: renewal is automatic, no window is named
    // FAQ: notice "30 giorni prima della scadenza annuale"; assumption: the proforma is sent 45 days before
    // assumption: a kept card that its bank refused is tried again 3 and 7 days later, well before the expiry
    autoRenewal: { proformaDays: 45, noticeDays: 30, cardRetryDays: [3, 7] },
    phases: [
      // FAQ: "Se il giorno della scadenza non abbiamo ancora ricevuto … il pagamento …, il servizio sarà interrotto"
      { state: "suspended", from: { days: 1 }, access: "none", command: "suspend" },
      { state: "cancelled", from: { days: 61 }, access: "none", command: "close" }, // assumption
    ],
    reminderDays: [-45, -30, -15, -7, -1, 0, 1, 30], // assumption; FAQ: notice of termination 30 days before the expiry
  },
  service: {
    openingHours: weekdays(["09:00", "18:00"]), // assumption
    promises: {
      reviewHours: 8, // FAQ: "nelle 24 ore" after the payment: one working day
      requestHours: 16, // assumption
      acts: {
        // FAQ: "Solitamente … nelle 24 ore dopo avere ricevuto il pagamento o la copia"; assumption: usually is 90 %
        activation: { workingHours: 24, percent: 90, clock: "elapsed" },
      },
    },
    options: {
      ordinaryMail: true, // FAQ: "abilitato a ricevere posta elettronica ordinaria (PEO). Si può cambiare"
      notificationAddresses: 1, // FAQ: "l'email di notifica"
    },
    mail: {
      webmail: "https://webmail.1pec.example", // assumption: no parameters in the FAQ
      imap: { host: "imap.1pec.example", port: 993 },
      pop: { host: "pop.1pec.example", port: 995 },
      smtp: { host: "smtp.1pec.example", port: 465 },
    },
    faq: [
      {
        question: { it: "Devo disdire per non rinnovare?", en: "Must I give notice not to renew?" },
        answer: {
          it: "Sì: invia la disdetta via PEC almeno 30 giorni prima della scadenza annuale.",
          en: "Yes: send notice by certified mail at least 30 days before the yearly expiry.",
        },
      },
      {
        question: { it: "Quando viene attivata la casella?", en: "When is the mailbox activated?" },
        answer: {
          it: "Di solito entro 24 ore dal pagamento o dalla sua ricevuta.",
          en: "Usually within 24 hours of the payment or of its receipt.",
        },
      },
      ...commonFaq,
    ],
  },
  access: {
    passwordLinkMinutes: 60, // FAQ: "un link valido un'ora"
    contactChangeNeedsDocument: true, // FAQ: "una copia del documento di identità del legale rappresentante"
    twoFactor: "optional", // assumption
  },
};
