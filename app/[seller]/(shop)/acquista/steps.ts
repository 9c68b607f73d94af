import { getTranslations } from "next-intl/server";
import type { Step } from "@/components/ui/question-page";
import { stepsOf } from "@/lib/orders/steps";

/** The named steps of the purchase; with a base, those already seen can be gone back to. */
export async function progressSteps(channel: string, base?: string): Promise<Step[]> {
  const t = await getTranslations("purchase.steps");
  return stepsOf(channel).map((key) => ({ key, label: t(key), ...(base ? { href: `${base}/${key}` } : {}) }));
}
