import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { BrandLink, Header, Main, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { requestFacts } from "@/components/shell/request";
import css from "@/components/shell/shell.module.css";
import { Visitor } from "@/components/shell/visitor";
import { ActingBanner } from "@/components/staff/acting-banner";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

/** The area of a professional order: the seller's frame, without its shop. */
export default async function AgreementLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, viewer, { path }] = await Promise.all([
    getTranslations("agreements.area"),
    currentViewer(seller),
    requestFacts(),
  ]);
  return (
    <>
      <SkipLink />
      <ActingBanner seller={seller} viewer={viewer} />
      <Header>
        <BrandLink name={policy.brand.name} href={`/${seller}`} room={t("room")} />
        <div className={css.end}>
          {viewer.kind === "user" && <Visitor name={viewer.displayName} signOutPath={`/${seller}/esci`} />}
          <LanguageSwitch action={switchLocale} back={path} />
        </div>
      </Header>
      <Main>{children}</Main>
      <Footer seller={seller} policy={policy} />
    </>
  );
}
