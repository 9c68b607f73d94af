import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ProveForm } from "@/components/customers/prove-form";
import { QuestionPage } from "@/components/ui/question-page";
import { ownPath } from "@/lib/customers/own-path";
import { requireUser } from "@/lib/platform/session";
import { proveAgain } from "../actions";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.prove"))("title") };
}

/** The password or a code once more, before something that a session left open must not be enough for. */
export default async function ProvePage({ params, searchParams }: Props) {
  const [{ seller }, { next }, t] = await Promise.all([params, searchParams, getTranslations("access.prove")]);
  const viewer = await requireUser(seller, `/${seller}/profilo`);
  const path = ownPath(seller, typeof next === "string" ? next : undefined) ?? "";
  return (
    <QuestionPage title={t("title")} lead={t("lead")} backHref={`/${seller}/profilo`}>
      <ProveForm action={proveAgain.bind(null, seller)} next={path} userName={viewer.userName} />
    </QuestionPage>
  );
}
