export type { ActionResult, FormError } from "@/lib/i18n/action-result";
export { ErrorSummary } from "./error-summary";
export * from "./fields";
export { type FormAction, FormShell } from "./form-shell";
export { SubmitButton } from "./submit-button";
