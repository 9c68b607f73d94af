"use server";
import { formAction } from "@/lib/platform/action";
import { discardDraft } from "@/lib/sellers/operations/discard-draft";
import { publishDraft } from "@/lib/sellers/operations/publish-draft";
import { replaceDraft } from "@/lib/sellers/operations/replace-draft";
import { savePart } from "@/lib/sellers/operations/save-part";
import { withdrawVersion } from "@/lib/sellers/operations/withdraw-version";

const namespace = "policy";
const rules = (seller: string) => `/${seller}/desk/impostazioni/regole`;

// What was saved stands in the address, so that it is another page every time.
export const save = formAction({
  operation: savePart,
  namespace,
  goTo: ({ revision }, { seller, input }) => `${rules(seller)}/${input.part}?salvato=${revision}`,
});
export const replace = formAction({
  operation: replaceDraft,
  namespace,
  goTo: ({ revision }, { seller }) => `${rules(seller)}/differenze?salvato=${revision}`,
});
export const discard = formAction({
  operation: discardDraft,
  namespace,
  goTo: (_, { seller, input }) => `${rules(seller)}?eliminata=${input.revision}`,
});
export const publish = formAction({
  operation: publishDraft,
  namespace,
  goTo: ({ version }, { seller }) => `${rules(seller)}?pubblicata=${version}`,
});
export const withdraw = formAction({
  operation: withdrawVersion,
  namespace,
  goTo: ({ version }, { seller }) => `${rules(seller)}?ritirata=${version}`,
});
