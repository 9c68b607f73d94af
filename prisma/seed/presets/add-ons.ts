import type { PolicyInput } from "@/lib/sellers/policy";

type AddOn = NonNullable<PolicyInput["catalogue"]["addOns"]>[number];
type AddOnPrice = AddOn["prices"][number];
type Given = Partial<AddOn> & { price: Omit<AddOnPrice, "channels"> & { channels?: AddOnPrice["channels"] } };

/** What the sellers of the demo sell besides mailboxes, each with the words they share; prices are each seller's own. */
const made = (base: Omit<AddOn, "prices">, { price, ...own }: Given): AddOn => ({
  ...base,
  ...own,
  prices: [{ channels: ["account"], ...price }],
});

export const inboxSpace = (given: Given): AddOn =>
  made(
    {
      code: "inbox-space",
      name: { it: "Spazio aggiuntivo in casella", en: "More space in the inbox" },
      description: { it: "Un GB in più per ogni blocco.", en: "One GB more for each block." },
      unit: "inbox-gb",
      maxBlocks: 50,
    },
    given,
  );

export const archiveSpace = (given: Given): AddOn =>
  made(
    {
      code: "archive-space",
      name: { it: "Archivio di sicurezza", en: "Security archive" },
      description: {
        it: "Copia automatica dei messaggi, separata dalla casella: un GB per ogni blocco.",
        en: "An automatic copy of the messages, apart from the mailbox: one GB for each block.",
      },
      unit: "archive-gb",
      maxBlocks: 100,
    },
    given,
  );

export const preservation = (given: Given): AddOn =>
  made(
    {
      code: "preservation",
      name: { it: "Conservazione a norma", en: "Legal preservation" },
      description: {
        it: "I messaggi vengono conservati come chiede la legge, dal momento dell’attivazione in poi.",
        en: "Messages are preserved as the law asks, from the activation on.",
      },
      unit: "switch",
    },
    given,
  );

/** A service that is on or off. */
export const service = (code: string, name: AddOn["name"], description: AddOn["description"], given: Given): AddOn =>
  made({ code, name, description, unit: "switch" }, given);
