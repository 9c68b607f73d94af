"use client";
import { Button, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Main } from "@/components/shell/frame";
import { Page, PageTitle } from "@/components/ui/page";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** What nobody foresaw: one sentence, the reference under which it is in the log, and another try. */
export default function UnexpectedError({ error, reset }: Props) {
  const t = useTranslations("errors.unexpected");
  return (
    <Main>
      <Page width="narrow">
        <PageTitle>{t("title")}</PageTitle>
        <Text>{t("text")}</Text>
        {error.digest && <Text my="md">{t("reference", { reference: error.digest })}</Text>}
        <Button onClick={reset}>{t("retry")}</Button>
      </Page>
    </Main>
  );
}
