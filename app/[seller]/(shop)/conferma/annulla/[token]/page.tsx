import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TokenForm } from "@/components/customers/token-form";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { emailOfChangeLink } from "@/lib/customers/queries/contact";
import { undoChange } from "../../actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("access.change"))("undo-title") };
}

/** By a button, since programs that read mail follow links on their own. */
export default async function UndoChangePage({ params }: Props) {
  const [{ seller, token }, t] = [await params, await getTranslations("access.change")];
  const email = await emailOfChangeLink(seller, "undo-email", token);
  if (!email)
    return (
      <Page width="narrow">
        <PageTitle>{t("dead-title")}</PageTitle>
        <Text mb="lg">{t("dead")}</Text>
        <LinkedButton href={`/${seller}/profilo`}>{t("profile")}</LinkedButton>
      </Page>
    );
  return (
    <Page width="narrow">
      <PageTitle lead={t("undo-lead", { email })}>{t("undo-title")}</PageTitle>
      <TokenForm action={undoChange.bind(null, seller)} token={token} label={t("undo")} />
    </Page>
  );
}
