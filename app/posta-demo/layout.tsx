import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { BrandLink, Header, Main, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { requestFacts } from "@/components/shell/request";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { hasOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";

export const dynamic = "force-dynamic";

/** The demo's outbox; where mail really leaves there is nothing here. */
export default async function OutboxLayout({ children }: { children: ReactNode }) {
  if (!hasOutbox()) notFound();
  const [t, common, { path }] = await Promise.all([
    getTranslations("outbox"),
    getTranslations("common"),
    requestFacts(),
  ]);
  return (
    <>
      <SkipLink />
      <Header wide>
        <BrandLink name={common("product")} href="/" room={t("room")} />
        <LanguageSwitch action={switchLocale} back={path} />
      </Header>
      <Main>{children}</Main>
    </>
  );
}
