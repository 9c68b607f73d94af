export type { FormAction } from "@/lib/i18n/action-result";
export { ErrorSummary } from "./error-summary";
export * from "./fields";
export { FormShell } from "./form-shell";
export { SubmitButton } from "./submit-button";
