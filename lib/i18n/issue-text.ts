import { isRefusalCode, refusalText, type Translator } from "./refusal-text";

/** What is read of a zod issue; structural, so that raw and final issues both fit. */
type Issue = {
  code?: string | undefined;
  message?: string | undefined;
  input?: unknown;
  format?: string;
  origin?: string;
  minimum?: unknown;
  maximum?: unknown;
};

/**
 * The sentence of a fault found by zod. A schema may name a refusal code as its message (`.refine(isIban,
 * "iban-invalid")`): it is looked up like any refusal; any other fault gets the sentence of its kind.
 */
export function issueText(t: Translator, namespace: string, issue: Issue): string {
  if (issue.message && isRefusalCode(issue.message)) return refusalText(t, namespace, { code: issue.message });
  if (isMissing(issue)) return t("errors.field.missing");
  return t(`errors.field.${kindOf(issue)}`, limits(issue));
}

function isMissing(issue: Issue): boolean {
  const empty = issue.input === undefined || issue.input === null || issue.input === "";
  if (issue.code === "too_small" && issue.origin === "string" && issue.minimum === 1) return true;
  return "input" in issue && empty && issue.code !== "custom";
}

function kindOf(issue: Issue): string {
  if (issue.code === "too_small") return issue.origin === "string" ? "too-short" : "too-small";
  if (issue.code === "too_big") return issue.origin === "string" ? "too-long" : "too-big";
  if (issue.code === "invalid_format") return issue.format === "email" ? "not-email" : "not-valid";
  if (issue.code === "invalid_value") return "not-chosen";
  if (issue.code === "unrecognized_keys") return "unknown";
  return "not-valid";
}

const limits = (issue: Issue) => ({ minimum: String(issue.minimum ?? ""), maximum: String(issue.maximum ?? "") });
