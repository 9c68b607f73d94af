/** What was answered about a name, as a refusal code of "names" where it can't be had. */
export interface NameSaid {
  localPart: string;
  answer: "unchecked" | "free" | "held" | "taken" | "invalid" | "unavailable" | "lost";
  reason: string | null;
  params?: Record<string, string | number>;
}
