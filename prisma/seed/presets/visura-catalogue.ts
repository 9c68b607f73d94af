import type { PolicyInput } from "@/lib/sellers/policy";
import { archiveSpace, inboxSpace, preservation } from "./add-ons";

/** FAQ: "Canone annuale € 18,00, biennale € 35,00, triennale € 50,00 + IVA"; assumption: what an agreement saves. */
const renewals = [
  { termMonths: 12, listCents: 1800, agreementCents: 1500 },
  { termMonths: 24, listCents: 3500, agreementCents: 2800 },
  { termMonths: 36, listCents: 5000, agreementCents: 3900 },
];

/** What Visura sells, in every channel. */
export const catalogue: PolicyInput["catalogue"] = {
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
      addOns: ["inbox-space", "archive-space", "preservation"], // FAQ: "spazio aggiuntivo", "Archivio", "Conservazione"
    },
  ],
  prices: [
    // FAQ: "solo online con carta di credito al costo di € 20,00 + IVA canone biennale"
    { plan: "legalmail", act: "activation", channels: ["public"], termMonths: 24, amountCents: 2000 },
    // assumption: the account area's price is the public one; the FAQ names none
    { plan: "legalmail", act: "activation", channels: ["account", "sales"], termMonths: 24, amountCents: 2000 },
    // FAQ: "BONIFICO BANCARIO, BOLLETTINO POSTALE o ASSEGNO al costo di € 25,00 + IVA canone biennale"
    { plan: "legalmail", act: "activation", channels: ["paper"], termMonths: 24, amountCents: 2500 },
    // assumption: the agreements' prices are not in the FAQ
    { plan: "legalmail", act: "activation", channels: ["agreement"], termMonths: 24, amountCents: 1600 },
    // FAQ: by card, transfer or slip; assumption: the sales rep renews at the same prices
    ...renewals.map(({ termMonths, listCents }) => ({
      plan: "legalmail",
      act: "renewal" as const,
      channels: ["public", "account", "paper", "sales"] as ["public", "account", "paper", "sales"],
      termMonths,
      amountCents: listCents,
    })),
    ...renewals.map(({ termMonths, agreementCents }) => ({
      plan: "legalmail",
      act: "renewal" as const,
      channels: ["agreement"] as ["agreement"],
      termMonths,
      amountCents: agreementCents,
    })),
  ],
  // assumption: every price; the FAQ sends to a page of the shop or to the sales rep of the zone
  addOns: [
    inboxSpace({ price: { per: "month", amountCents: 50, channels: ["account", "sales"] } }),
    archiveSpace({ price: { per: "month", amountCents: 40, channels: ["account", "sales"] } }),
    preservation({ price: { per: "month", amountCents: 150, channels: ["account", "sales"] } }),
  ],
};
