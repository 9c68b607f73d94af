import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Enrol } from "@/components/customers/enrol";
import { QuestionPage } from "@/components/ui/question-page";
import { offeredSecret, waitingSession } from "@/lib/customers/queries/sign-in";
import { afterSignIn } from "@/lib/customers/sign-in-pages";
import { totpQr } from "@/lib/customers/totp-qr";
import { isStaff } from "@/lib/platform/actor";
import { visitorOf } from "@/lib/platform/browser";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { enrolAtSignIn } from "../actions";
import { one } from "../waiting";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.enrol"))("title") };
}

/** Whoever may not come in without a second factor sets it up here; the page stays to show the codes for paper. */
export default async function EnrolPage({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("access.enrol")]);
  const [policy, viewer, { sessionId }] = await Promise.all([policyOf(seller), currentViewer(seller), visitorOf()]);
  if (!policy) notFound();
  const waiting = await waitingSession(seller, sessionId);
  if (viewer.kind === "anonymous" && !waiting) redirect(`/${seller}/accedi`);
  const offered = waiting?.pending === "enrol" ? await offeredSecret(seller, waiting.userId, policy.brand.name) : null;
  const staff = viewer.kind === "user" && isStaff(actorOf(viewer));
  return (
    <QuestionPage title={t("title")} lead={t("lead-must")} backHref={`/${seller}/accedi`}>
      <Enrol
        action={enrolAtSignIn.bind(null, seller)}
        offered={offered && { spelled: offered.spelled, qr: totpQr(offered.address) }}
        goOn={afterSignIn(seller, { pending: waiting?.pending ?? null, staff }, one(query.next))}
        seller={policy.brand.name}
      />
    </QuestionPage>
  );
}
