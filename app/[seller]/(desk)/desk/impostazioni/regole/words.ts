import { getLocale, getTranslations } from "next-intl/server";
import type { DifferenceLine } from "@/components/sellers/differences";
import type { FaultLine } from "@/components/sellers/policy-editor";
import { policyDiff } from "@/lib/sellers/policy-diff";
import { POLICY_PARTS, type PolicyPart, readPolicy } from "@/lib/sellers/policy-faults";
import { type FormNode, formOf } from "@/lib/sellers/policy-form";
import { differenceWords, faultPlace, faultWords, type Translator } from "@/lib/sellers/policy-words";

export const isPart = (text: string): text is PolicyPart => Object.hasOwn(POLICY_PARTS, text);
export const partForm = (part: PolicyPart) =>
  formOf(POLICY_PARTS[part], [part]) as Extract<FormNode, { kind: "group" }>;

const allForms = (): Record<string, FormNode> =>
  Object.fromEntries(Object.keys(POLICY_PARTS).map((part) => [part, partForm(part as PolicyPart)]));

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
