import { useTranslations } from "next-intl";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";

/** A link that leads to no order, or to somebody else's: the same page for both. */
export function DeadLink({ seller }: { seller: string }) {
  const t = useTranslations("payment.dead");
  return (
    <Page width="narrow">
      <PageTitle>{t("title")}</PageTitle>
      <Callout kind="warning">{t("text")}</Callout>
      <LinkedButton href={`/${seller}`}>{t("home")}</LinkedButton>
    </Page>
  );
}
