import { getTranslations } from "next-intl/server";
import { type Refused, refusalText } from "./refusal-text";

/** For pages and actions: turns refusals of this namespace into sentences of the visitor's language. */
export async function refusalTexts(namespace: string): Promise<(refusal: Refused) => string> {
  const t = await getTranslations();
  return (refusal) => refusalText(t, namespace, refusal);
}
