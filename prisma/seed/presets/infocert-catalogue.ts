import type { PolicyInput } from "@/lib/sellers/policy";
import { archiveSpace, inboxSpace, preservation, service } from "./add-ons";

type Catalogue = PolicyInput["catalogue"];
type PlanInput = Catalogue["plans"][number];

/** FAQ: the kinds "Bronze, Silver, Gold". assumption: sizes and prices; the FAQ sends to the shop's price list. */
const sizes = [
  { code: "bronze", name: "Bronze", inboxGb: 5, archiveGb: 0, yearlyCents: 2500 },
  { code: "silver", name: "Silver", inboxGb: 8, archiveGb: 3, yearlyCents: 3900 },
  { code: "gold", name: "Gold", inboxGb: 15, archiveGb: 7, yearlyCents: 7500 },
];
const sizeCodes = sizes.map(({ code }) => code);

/** FAQ: these "tool-extra", more space and preservation can be added to any Legalmail mailbox. */
const extras = ["inbox-space", "archive-space", "preservation", "phishing-protection", "password-protection"];

const sized = sizes.map(
  ({ code, name, inboxGb, archiveGb }): PlanInput => ({
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
    convertibleTo: sizeCodes.filter((other) => other !== code), // assumption: among themselves
    addOns: extras,
  }),
);

/** FAQ: "ti consigliamo di provare la Legalmail (Silver) GRATIS per 6 mesi", then switch it off at no cost, or buy. */
const trial: PlanInput = {
  code: "silver-gratis",
  name: { it: "Legalmail Silver gratis 6 mesi", en: "Legalmail Silver, 6 months free" },
  description: {
    it: "La Silver in prova: dopo 6 mesi scegli se acquistarla o lasciarla scadere, senza costi.",
    en: "Silver on trial: after 6 months buy it or let it lapse, at no cost.",
  },
  inboxGb: 8,
  archiveGb: 3,
  includes: [{ it: "Come la Silver, per 6 mesi", en: "Like Silver, for 6 months" }],
  trial: { convertsTo: sizeCodes, oncePerHolder: true }, // assumption: one trial for each holder
  addOns: [], // assumption: what is bought comes after the trial
};

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
  includedSends: 5,
  convertibleTo: [], // FAQ: "non è possibile fare il passaggio da questa casella ad un altro tipo"
  holderKinds: ["person", "foreign-person"], // assumption: "pecprivato" is for private persons
  addOns: ["sends", ...extras], // FAQ: "può essere arricchita con tool-extra", space, archive, preservation
};

const hub: PlanInput = {
  code: "hub",
  name: { it: "Legalmail HUB", en: "Legalmail HUB" },
  description: {
    it: "Un solo pannello per presidiare fino a 50 caselle certificate, e per attivarne di nuove.",
    en: "One panel to watch up to 50 certified mailboxes, and to activate new ones.",
  },
  inboxGb: 5, // assumption: it comes with a mailbox of its own, whose credentials open the panel
  includes: [{ it: "50 caselle presidiate", en: "50 watched mailboxes" }], // FAQ: "fino 50 caselle certificate"
  hub: { watched: 50 },
  holderKinds: ["professional", "company", "public-body", "foreign-company"], // assumption: not for private persons
  convertibleTo: [], // assumption
  addOns: ["watched-mailboxes", "lite-mailboxes"],
};
const HUB_YEARLY_CENTS = 15_000; // assumption

const shop = ["public", "account", "sales"] satisfies Catalogue["prices"][number]["channels"];

const prices: Catalogue["prices"] = [
  ...[...sizes, { code: "hub", yearlyCents: HUB_YEARLY_CENTS }].flatMap(({ code, yearlyCents }) =>
    [1, 2, 3].flatMap((years) =>
      (["activation", "renewal"] as const).map((act) => ({
        plan: code,
        act,
        channels: shop,
        termMonths: 12 * years,
        amountCents: yearlyCents * years, // assumption
      })),
    ),
  ),
  { plan: "silver-gratis", act: "activation", channels: shop, termMonths: 6, amountCents: 0 }, // FAQ: free for 6 months
  // assumption: 9,90 a year, VAT included as the FAQ writes the prices for private persons ("3,60€ IVA inclusa")
  ...(["activation", "renewal"] as const).map((act) => ({
    plan: "personal",
    act,
    channels: shop,
    termMonths: 12,
    amountCents: 990,
    vatIncluded: true,
  })),
];

/** A month of a service or of a block. */
const monthly = (amountCents: number) => ({ per: "month" as const, amountCents, channels: shop });

const addOns: NonNullable<Catalogue["addOns"]> = [
  {
    code: "sends",
    name: { it: "Pacchetto da 3 invii", en: "Pack of 3 sends" },
    description: { it: "Tre invii certificati in più.", en: "Three more certified sends." },
    unit: "sends",
    block: 3, // FAQ: "pacchetti aggiuntivi da 3 invii a soli 3,60€ IVA inclusa"
    maxBlocks: 50,
    prices: [{ per: "once", channels: shop, amountCents: 360, vatIncluded: true }],
    renewsWithMailbox: false, // assumption: sends are used up
  },
  // assumption: every price below
  inboxSpace({ price: monthly(50) }),
  archiveSpace({ price: monthly(40) }),
  preservation({ price: monthly(150) }),
  service(
    "phishing-protection",
    { it: "Phishing Protection", en: "Phishing Protection" },
    {
      it: "Protezione della webmail da malware e tentativi di phishing.", // FAQ
      en: "Protects the webmail from malware and phishing.",
    },
    { price: monthly(100) },
  ),
  service(
    "password-protection",
    { it: "Password Protection", en: "Password Protection" },
    {
      it: "Sorveglia il web, anche quello nascosto, e avvisa se la password è stata rubata.", // FAQ
      en: "Watches the web, the dark one too, and tells when the password was stolen.",
    },
    { price: monthly(100) },
  ),
  {
    code: "watched-mailboxes",
    name: { it: "Caselle gestibili", en: "Watched mailboxes" },
    description: { it: "Altre 10 caselle da presidiare.", en: "Ten more mailboxes to watch." },
    unit: "watched-mailboxes",
    block: 10, // FAQ: "Il presidio viene incrementato con blocchi aggiuntivi di 10 caselle"
    maxBlocks: 100,
    prices: [monthly(250)],
  },
  {
    code: "lite-mailboxes",
    name: { it: "Caselle attivabili Lite", en: "Lite mailboxes to activate" },
    description: {
      it: "Dieci caselle Lite da attivare dal pannello.",
      en: "Ten Lite mailboxes, activated from the panel.",
    },
    unit: "lite-mailboxes",
    block: 10, // FAQ: "acquistare le Caselle attivabili a blocchi di 10"
    maxBlocks: 100,
    prices: [monthly(800)],
  },
];

export const catalogue: Catalogue = {
  plans: [...sized, trial, personal, hub],
  prices,
  addOns,
  // FAQ: "Basterà contattare il commerciale di riferimento, oppure compilare il form"; assumption: from 10 mailboxes
  volumeOffer: {
    fromMailboxes: 10,
    text: {
      it: "Per 10 o più caselle chiedi un’offerta al commerciale di riferimento.",
      en: "For 10 mailboxes or more ask the sales office for an offer.",
    },
  },
};
