import { refresh } from "next/cache";
import type { ActionResult } from "@/lib/i18n/action-result";
import { refusedAnswer } from "@/lib/i18n/answer";
import { refuse } from "@/lib/kernel/refusal";
import { openOrder } from "@/lib/orders/queries";
import { formAction } from "@/lib/platform/action";
import type { z } from "@/lib/platform/operation";
import { currentViewer } from "@/lib/platform/session";

type Options<S extends z.ZodType, T> = Omit<Parameters<typeof formAction<S, T>>[0], "actor" | "goTo"> & {
  /** Where to go when it is done, from the seller and the token of the page; without it the page stays and is drawn again. */
  next?: (page: { seller: string; token: string }, value: T) => string | undefined;
};

/** A form of a page under a private link: bind seller and token; the order and who acts on it come from the token. */
export function orderAction<S extends z.ZodType, T>({ next, ...options }: Options<S, T>) {
  return async (
    seller: string,
    token: string,
    previous: ActionResult | null,
    form: FormData,
  ): Promise<ActionResult> => {
    // What is bound to a form comes back from the browser, and may be anything.
    if (typeof seller !== "string" || typeof token !== "string" || !(form instanceof FormData))
      return refusedAnswer(options.namespace, refuse("order-unknown"));
    const opened = await openOrder(seller, token, await currentViewer(seller));
    if (!opened || opened === "sign-in") return refusedAnswer(options.namespace, refuse("order-unknown"));
    form.set("orderId", opened.order.id);
    const action = formAction({
      ...options,
      actor: () => opened.actor,
      goTo: (value) => next?.({ seller: opened.seller, token: opened.token }, value),
    });
    const result = await action(opened.seller, previous, form);
    if (result.ok && !result.redirectTo) refresh();
    return result;
  };
}
