import { getLocale, getTranslations } from "next-intl/server";
import type { Choice } from "@/components/statements/proposal-list";
import { formatCents } from "@/lib/kernel/money";
import { isClass } from "@/lib/statements/classes";
import type { LineFile, ShownProposal } from "@/lib/statements/queries/line";
import type { Subject } from "@/lib/statements/queries/subjects";

/** What money is for, in words: "Ordine RLM_…", "Versamento AB…", "Conto di …". */
export async function titleOf(kind: string, subject: Subject | null): Promise<string> {
  const t = await getTranslations("statements.subjects");
  const known = kind === "order" || kind === "top-up" || kind === "prepaid" ? kind : "order";
  return t(known, { code: subject?.code ?? "?", customer: subject?.customer ?? "" });
}

async function factsOf(subject: Subject | null): Promise<string> {
  if (!subject || subject.kind === "prepaid") return "";
  const [t, states, locale] = await Promise.all([
    getTranslations("statements.subjects"),
    getTranslations(subject.kind === "order" ? "mailboxes.order-states" : "prepaid.states"),
    getLocale(),
  ]);
  const missing = subject.missingCents > 0 ? t("missing", { amount: formatCents(subject.missingCents, locale) }) : "";
  return [states(subject.state), missing].filter(Boolean).join(", ");
}

/** A proposal kept with a line, with what it is for as it is now. */
export async function choiceOfProposal(proposal: ShownProposal, line: LineFile): Promise<Choice> {
  const { kind, id, subject, score, reasons, amountCents } = proposal;
  const t = await getTranslations("statements.classes");
  return {
    value: `${kind}:${id}`,
    kind,
    title: kind === "class" && isClass(id) ? t(id) : await titleOf(kind, subject),
    customer: subject?.customer ?? "",
    facts: await factsOf(subject),
    score,
    reasons,
    amountCents: kind === "class" ? line.leftCents : amountCents,
  };
}

/** Something a person looked for. */
export async function choiceOfSubject(subject: Subject, line: LineFile): Promise<Choice> {
  return {
    value: `${subject.kind}:${subject.id}`,
    kind: subject.kind,
    title: await titleOf(subject.kind, subject),
    customer: subject.kind === "prepaid" ? "" : subject.customer,
    facts: await factsOf(subject),
    score: null,
    reasons: [],
    amountCents: line.leftCents,
  };
}
