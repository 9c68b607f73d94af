/** What a server action answers to a form: done (and where to go), or what to correct, already in words. */
export type ActionResult =
  | { ok: true; redirectTo?: string; message?: string; value?: unknown }
  | { ok: false; errors: FormError[] };

/** A fault of the input; without a field it concerns the form as a whole. Fields are dotted paths: "names.0". */
export type FormError = { field?: string; message: string };

export const failed = (...errors: FormError[]): ActionResult => ({ ok: false, errors });

/** A server action as a form calls it. */
export type FormAction = (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
