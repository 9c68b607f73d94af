import type { ReactNode } from "react";
import { OrderSoFar } from "@/components/purchase/order-so-far";
import { QuestionPage } from "@/components/ui/question-page";
import { isRefusal } from "@/lib/kernel/refusal";
import { billingParty, displayNameOf } from "@/lib/orders/answers";
import { amountsOwed, offerOf } from "@/lib/orders/offer";
import { type Step, stepsOf } from "@/lib/orders/steps";
import { now, today } from "@/lib/platform/clock";
import { config } from "@/lib/platform/config";
import type { Channel } from "@/lib/sellers/policy/common";
import { progressSteps } from "../steps";
import type { OpenedStep } from "./open-step";

type Props = {
  step: Step;
  at: OpenedStep;
  title: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  back?: string;
  /** Beside the question, before the order so far. */
  beside?: ReactNode;
};

/** A question of the wizard: where one is, the way back, and beside it the order so far. */
export async function WizardPage({ step, at, title, lead, children, back, beside }: Props) {
  const { channel } = at.opened.order;
  const all = stepsOf(channel);
  const before = all[all.indexOf(step) - 1];
  const backHref = back ?? (before && `${at.base}/${before}`);
  return (
    <QuestionPage
      title={title}
      {...(lead ? { lead } : {})}
      {...(backHref ? { backHref } : {})}
      steps={await progressSteps(channel, at.base)}
      current={step}
      aside={
        <>
          {beside}
          <OrderSoFar {...soFar(at)} />
        </>
      }
    >
      {children}
    </QuestionPage>
  );
}

export function soFar({ opened, draft, base }: OpenedStep) {
  const { order, policy } = opened;
  const { holder, billing } = draft.answers;
  const channel = order.channel as Channel;
  const wanted = { plan: order.planCode, termMonths: order.termMonths, channel, on: today() };
  const party = holder && billing ? billingParty(holder, billing) : null;
  const offer = offerOf(policy, wanted, party);
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode);
  const { held } = draft;
  return {
    plan: plan?.name ?? { it: order.planCode, en: order.planCode },
    termMonths: order.termMonths,
    price: isRefusal(offer) ? null : { ...amountsOwed(offer.sum, party), stampCents: offer.stampCents },
    holder: holder ? displayNameOf(holder) : null,
    name: held && {
      address: `${held.localPart}@${held.domain}`,
      secondsLeft: Math.max(0, Math.floor(held.until.since(now()).total("seconds"))),
    },
    resumeUrl: order.userId === null ? `${config().appUrl}${base}` : null,
  };
}
