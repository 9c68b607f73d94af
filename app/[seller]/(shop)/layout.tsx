import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Footer } from "@/components/shell/footer";
import { BrandLink, Header, Main, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Menu } from "@/components/shell/menu";
import { shopMenu } from "@/components/shell/menus";
import { requestFacts } from "@/components/shell/request";
import { ActingBanner } from "@/components/staff/acting-banner";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { isStaff } from "@/lib/platform/actor";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { faceOfPage } from "@/lib/resellers/queries/face";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

export default async function ShopLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, viewer, { path }] = await Promise.all([getTranslations("shell"), currentViewer(seller), requestFacts()]);
  const { brand, logo } = await faceOfPage(seller, policy.brand, path);
  const who = viewer.kind === "anonymous" ? "anonymous" : isStaff(actorOf(viewer)) ? "staff" : "customer";
  return (
    <>
      <SkipLink />
      <ActingBanner seller={seller} viewer={viewer} />
      <Header>
        <BrandLink name={brand.name} href={`/${seller}`} logo={logo} />
        <Menu entries={shopMenu(seller, t, who)} label={t("shop.label")} />
        <LanguageSwitch action={switchLocale} back={path} />
      </Header>
      <Main>{children}</Main>
      <Footer
        seller={seller}
        policy={policy}
        {...(brand === policy.brand ? {} : { helper: { name: brand.name, email: brand.email } })}
      />
    </>
  );
}
