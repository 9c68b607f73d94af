import { getLocale, getTranslations } from "next-intl/server";
import type { DifferenceLine } from "@/components/sellers/differences";
import type { FaultLine } from "@/components/sellers/policy-editor";
import { type JsonGroup, policyDiff } from "@/lib/sellers/policy-diff";
import { POLICY_PARTS, type PolicyPart, readPolicy } from "@/lib/sellers/policy-faults";
import { type FormNode, formOf, inFormOrder } from "@/lib/sellers/policy-form";
import { differenceWords, faultPlace, faultWords, type Translator } from "@/lib/sellers/policy-words";

export const isPart = (text: string): text is PolicyPart => Object.hasOwn(POLICY_PARTS, text);
export const partForm = (part: PolicyPart) =>
  formOf(POLICY_PARTS[part], [part]) as Extract<FormNode, { kind: "group" }>;

const allForms = (): Record<string, FormNode> =>
  Object.fromEntries(Object.keys(POLICY_PARTS).map((part) => [part, partForm(part as PolicyPart)]));

/** A policy as JSON, its parts and fields in the order in which they are written. */
export function policyText(policy: object): string {
  const { seller, ...parts } = JSON.parse(JSON.stringify(policy)) as JsonGroup;
  const forms = allForms();
  const known = Object.keys(forms).filter((part) => Object.hasOwn(parts, part));
  const others = Object.keys(parts).filter((part) => !known.includes(part));
  const ordered = [...known, ...others].map((part) => {
    const form = forms[part];
    const value = parts[part] ?? null;
    return [part, form ? inFormOrder(form, value) : value] as const;
  });
  return JSON.stringify({ seller, ...Object.fromEntries(ordered) }, null, 2);
}

const words = async () => (await getTranslations("policy")) as Translator;

/** What is wrong with a draft, each line with where it is. */
export async function faultLines(policy: unknown): Promise<FaultLine[]> {
  const read = readPolicy(policy);
  if (!("faults" in read)) return [];
  const t = await words();
  const forms = allForms();
  return read.faults.map((fault) => ({
    path: fault.path,
    label: faultPlace(t, forms, fault.path, policy),
    message: faultWords(t, fault),
  }));
}

/** What changes from one policy to another, in words. A right draft is compared with its defaults said. */
export async function differenceLines(before: unknown, draft: unknown): Promise<DifferenceLine[]> {
  const read = readPolicy(draft);
  const [t, locale] = await Promise.all([words(), getLocale()]);
  const forms = allForms();
  return policyDiff(before, "policy" in read ? read.policy : draft).map((difference) => ({
    kind: difference.kind,
    ...differenceWords(t, locale, forms, difference),
  }));
}
