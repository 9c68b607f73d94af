import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { PasswordAdvice } from "@/components/customers/password-advice";
import { Footer } from "@/components/shell/footer";
import { BrandLink, Header, SideRoom, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Menu } from "@/components/shell/menu";
import { accountMenu } from "@/components/shell/menus";
import { requestFacts } from "@/components/shell/request";
import css from "@/components/shell/shell.module.css";
import { Visitor } from "@/components/shell/visitor";
import { ActingBanner } from "@/components/staff/acting-banner";
import { passwordAdvice } from "@/lib/customers/queries/security";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { requireUser } from "@/lib/platform/session";
import { ownReseller } from "@/lib/resellers/queries";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

export default async function AccountLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, viewer, { path }] = await Promise.all([getTranslations("shell"), requireUser(seller), requestFacts()]);
  const advised = await passwordAdvice(viewer, policy.access);
  const reseller = viewer.roles.includes("reseller") && (await ownReseller(viewer)) !== null;
  const prepaid = policy.money.topUpMethods.length > 0;
  return (
    <>
      <SkipLink />
      <ActingBanner seller={seller} viewer={viewer} />
      <Header wide>
        <BrandLink name={policy.brand.name} href={`/${seller}`} room={t("account.room")} />
        <div className={css.end}>
          <Visitor name={viewer.displayName} signOutPath={`/${seller}/esci`} />
          <LanguageSwitch action={switchLocale} back={path} />
        </div>
      </Header>
      <SideRoom menu={<Menu entries={accountMenu(seller, t, prepaid, reseller)} label={t("account.label")} />}>
        {advised && <PasswordAdvice seller={seller} {...advised} />}
        {children}
      </SideRoom>
      <Footer seller={seller} policy={policy} />
    </>
  );
}
