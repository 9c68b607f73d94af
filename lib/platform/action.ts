import { headers } from "next/headers";
import { redirect, unstable_rethrow } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { z } from "zod";
import { type ActionResult, failed } from "@/lib/i18n/action-result";
import { parseInput, refusedAnswer } from "@/lib/i18n/answer";
import { readForm } from "@/lib/i18n/read-form";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { type Actor, isStaff } from "./actor";
import { now } from "./clock";
import { findLink, type LinkPurpose } from "./links";
import { log } from "./log";
import type { Call } from "./operation";
import { checkOrigin } from "./origin";
import { errorFacts, newReference } from "./reference";
import { actorOf, currentViewer, type Viewer } from "./session";

export { checkOrigin };

/** What a form may call: an operation, or something that ends in one. */
type FormAct<S extends z.ZodType, T> = ((input: z.input<S>, call: Call) => Promise<Outcome<T>>) & { schema: S };

interface Options<S extends z.ZodType, T> {
  operation: FormAct<S, T>;
  /** Messages of the page: `<namespace>.refusals.<code>`. */
  namespace: string;
  /** Who does it; without this, the viewer. */
  actor?: (viewer: Viewer, input: z.infer<S>, seller: string) => Actor | Promise<Actor>;
  /** Where to go when it is done: a path of this site. */
  goTo?: (value: T, done: { seller: string; input: z.infer<S> }) => string | undefined | Promise<string | undefined>;
  /** What the page is handed to show once: nothing else keeps it. */
  value?: (value: T) => unknown;
  /** Key in the namespace of the sentence shown when it is done and the page stays. */
  message?: string;
}

/** A server action for `FormShell`: bind the seller, `action={renew.bind(null, seller)}`. */
type ServerAction = (seller: string, previous: ActionResult | null, form: FormData) => Promise<ActionResult>;

/**
 * Binds a form to an operation: refuses foreign origins, parses with the operation's schema, calls it as the viewer
 * once per page view, puts refusals in words beside their field. `export const renew = formAction({…})` in a
 * "use server" file.
 */
export function formAction<S extends z.ZodType, T>(options: Options<S, T>): ServerAction {
  return async (seller, _previous, form) => {
    try {
      const result = await perform(options, typeof seller === "string" ? seller : "", form);
      // Without JavaScript nobody reads the answer: the browser itself must be sent on.
      if (result.ok && result.redirectTo && !(await headers()).has("next-action")) redirect(result.redirectTo);
      return result;
    } catch (error) {
      unstable_rethrow(error);
      return unexpected(error, options.namespace);
    }
  };
}

async function perform<S extends z.ZodType, T>(
  { operation, namespace, actor, goTo, value, message }: Options<S, T>,
  seller: string,
  form: FormData,
): Promise<ActionResult> {
  if (!checkOrigin(await headers())) return refusedAnswer(namespace, refuse("foreign-origin"));
  if (!(form instanceof FormData) || [seller, ...form.values()].some(hasNul))
    return refusedAnswer(namespace, refuse("invalid-input"));
  const { key, input: raw } = readForm(form);
  const parsed = await parseInput(namespace, operation.schema, raw);
  if (!parsed.ok) return parsed;
  const input = parsed.data as z.infer<S>;
  const viewer = await currentViewer(seller);
  const by = actor ? await actor(viewer, input, seller) : actorOf(viewer);
  const call: Call = { seller, actor: by, ...(isKey(key) ? { key } : {}) };
  const outcome = await operation(raw as z.input<S>, call);
  if (isRefusal(outcome)) return refusedAnswer(namespace, outcome);
  const redirectTo = await goTo?.(outcome as T, { seller, input });
  if (redirectTo) return { ok: true, redirectTo };
  if (value) return { ok: true, value: await value(outcome as T) };
  if (!message) return { ok: true };
  return { ok: true, message: (await getTranslations())(`${namespace}.${message}`) };
}

/** Whoever speaks to an action without our page may hand in anything; this no page sends and no database keeps. */
const hasNul = (value: unknown): boolean => typeof value === "string" && value.includes("\0");

const isKey = (key: string): boolean => /^[\w-]{8,80}$/.test(key);

/** The answer to what nobody foresaw: one sentence, with the reference under which it is in the log. */
async function unexpected(error: unknown, namespace: string): Promise<ActionResult> {
  const reference = newReference();
  log.error({ reference, namespace, error: errorFacts(error) }, "action failed");
  const t = await getTranslations("errors.unexpected");
  return failed({ message: `${t("text")} ${t("reference", { reference })}` });
}

/**
 * Who acts on a page reached by a private link. Staff stay themselves, and so does the owner (`owns` tells, from the
 * subject's id); anybody else with a live token acts as that link; without one, as whoever they are.
 */
export async function linkActor(
  seller: string,
  purpose: LinkPurpose,
  token: string | undefined,
  viewer: Viewer,
  owns: (userId: string, subjectId: string) => boolean | Promise<boolean> = () => false,
): Promise<Actor> {
  const self = actorOf(viewer);
  if (isStaff(self) || !token) return self;
  const link = await findLink(seller, purpose, token, now());
  if (!link || link.usedAt) return self;
  if (self.kind === "user" && (await owns(self.userId, link.subjectId))) return self;
  return { kind: "link", purpose, subjectId: link.subjectId };
}
