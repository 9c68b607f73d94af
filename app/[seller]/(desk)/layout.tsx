import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { DeskKeys } from "@/components/shell/desk-keys";
import { BrandLink, Header, SideRoom, SkipLink } from "@/components/shell/frame";
import { LanguageSwitch } from "@/components/shell/language-switch";
import { Menu } from "@/components/shell/menu";
import { deskMenu } from "@/components/shell/menus";
import { requestFacts } from "@/components/shell/request";
import css from "@/components/shell/shell.module.css";
import { Visitor } from "@/components/shell/visitor";
import { Palette } from "@/components/staff/palette";
import { switchLocale } from "@/lib/i18n/switch-locale";
import { takesAgreements } from "@/lib/orders/offer";
import { STAFF_ROLES } from "@/lib/platform/actor";
import { requireStaff } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";

type Props = { children: ReactNode; params: Promise<{ seller: string }> };

const roomsOf = ({ money, identity }: Policy) => ({
  agreements: takesAgreements({ money }),
  paper: (money.methods.paper ?? []).length > 0,
  forming: identity.holderKinds.includes("company-being-formed"),
});

export default async function DeskLayout({ children, params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, viewer, { path }] = await Promise.all([
    getTranslations("shell"),
    requireStaff(seller, ...STAFF_ROLES),
    requestFacts(),
  ]);
  return (
    <>
      <SkipLink />
      <Header wide>
        <BrandLink name={policy.brand.name} href={`/${seller}`} room={t("desk.room")} />
        <div className={css.end}>
          <Visitor name={viewer.displayName} signOutPath={`/${seller}/esci`} />
          <LanguageSwitch action={switchLocale} back={path} />
        </div>
      </Header>
      <SideRoom
        dense
        menu={
          <>
            <Menu entries={deskMenu(seller, t, roomsOf(policy))} label={t("desk.label")} />
            <Palette seller={seller} />
            <DeskKeys />
          </>
        }
      >
        {children}
      </SideRoom>
    </>
  );
}
