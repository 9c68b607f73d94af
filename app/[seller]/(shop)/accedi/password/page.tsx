import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ExpiredPasswordForm } from "@/components/customers/expired-password-form";
import { QuestionPage } from "@/components/ui/question-page";
import { policyOf } from "@/lib/sellers/queries";
import { enterNewPassword } from "../actions";
import { one, waitingFor } from "../waiting";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.expired"))("title") };
}

/** The password was right but has expired: a new one, and one is in. */
export default async function ExpiredPasswordPage({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("access.expired")]);
  const [{ userName }, policy] = [await waitingFor(seller, "password"), await policyOf(seller)];
  if (!policy) notFound();
  const lead = t("lead", { months: policy.access.passwordMonths ?? 0 });
  return (
    <QuestionPage title={t("title")} lead={lead} backHref={`/${seller}/accedi`}>
      <ExpiredPasswordForm
        action={enterNewPassword.bind(null, seller)}
        next={one(query.next) ?? ""}
        userName={userName}
        rules={policy.access.password}
      />
    </QuestionPage>
  );
}
