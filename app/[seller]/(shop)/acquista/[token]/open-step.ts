import { notFound, redirect } from "next/navigation";
import { mayBeSigned } from "@/lib/contracts/queries/signing";
import { type Draft, draftOf, type OpenedOrder, openOrder, timelineFacts } from "@/lib/orders/queries";
import { type Step, stepsOf } from "@/lib/orders/steps";
import { currentViewer } from "@/lib/platform/session";

export type StepParams = Promise<{ seller: string; token: string }>;
export interface OpenedStep {
  opened: OpenedOrder;
  draft: Draft;
  /** Path of the wizard, without the step. */
  base: string;
}

/** The order behind the link, for a page; signs in whoever must, and knows nothing for strangers. */
export async function openForPage(seller: string, token: string, path: string): Promise<OpenedOrder> {
  const opened = await openOrder(seller, token, await currentViewer(seller));
  if (opened === "sign-in") redirect(`/${seller}/accedi?next=${encodeURIComponent(path)}`);
  return opened ?? notFound();
}

/**
 * A step of the wizard: of a draft whose holder is known where the step needs one. An order that is no draft any more is
 * on its own page, but for what is asked again: names, or the signature of a contract that was sent back.
 */
export async function openStep(params: StepParams, step: Step): Promise<OpenedStep> {
  const { seller, token } = await params;
  const base = `/${seller}/acquista/${token}`;
  const opened = await openForPage(seller, token, `${base}/${step}`);
  if (opened.order.state !== "draft" && !(await isAskedAgain(opened, step))) redirect(`/${seller}/ordine/${token}`);
  if (opened.order.state === "draft" && !stepsOf(opened.order.channel).includes(step)) redirect(base);
  const draft = await draftOf(opened);
  if (opened.order.state === "draft" && step !== "piano" && step !== "titolare" && !draft.progress.holder)
    redirect(`${base}/titolare`);
  return { opened, draft, base };
}

async function isAskedAgain({ order, policy }: OpenedOrder, step: Step): Promise<boolean> {
  if (step === "nomi") return (await timelineFacts(order)).namesNeeded;
  return step === "contratto" && mayBeSigned(policy, order);
}
