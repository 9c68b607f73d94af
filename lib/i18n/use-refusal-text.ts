"use client";
import { useTranslations } from "next-intl";
import { type Refused, refusalText } from "./refusal-text";

/** For client components: turns refusals of this namespace into sentences of the visitor's language. */
export function useRefusalText(namespace: string): (refusal: Refused) => string {
  const t = useTranslations();
  return (refusal) => refusalText(t, namespace, refusal);
}
