import {
  IconAdjustments,
  IconBuilding,
  IconBuildingBank,
  IconBuildingStore,
  IconCoin,
  IconFileBarcode,
  IconFileInvoice,
  IconHeartHandshake,
  IconInbox,
  IconLayoutDashboard,
  IconListCheck,
  IconMailbox,
  IconMessages,
  IconReportMoney,
  IconSend,
  IconShieldCheck,
  IconShoppingBag,
  IconUser,
  IconUsers,
  IconWallet,
} from "@tabler/icons-react";
import type { MenuEntry } from "./menu";

type Words = (key: string) => string;
const icon = { size: 18, "aria-hidden": true } as const;

/** Menus of the three rooms; `t` speaks the namespace "shell". */
export function shopMenu(seller: string, t: Words, who: "anonymous" | "customer" | "staff"): MenuEntry[] {
  const base = `/${seller}`;
  return [
    { href: `${base}/piani`, label: t("shop.plans") },
    { href: `${base}/rinnova`, label: t("shop.renew") },
    { href: `${base}/aiuto`, label: t("shop.help") },
    ...(who === "staff" ? [{ href: `${base}/desk`, label: t("shop.desk") }] : []),
    who === "anonymous"
      ? { href: `${base}/accedi`, label: t("shop.sign-in"), icon: <IconUser {...icon} />, strong: true }
      : { href: `${base}/caselle`, label: t("shop.area"), icon: <IconUser {...icon} />, strong: true },
  ];
}

/** `reseller`: whoever looks sells to customers of their own. */
export function accountMenu(seller: string, t: Words, prepaid: boolean, reseller: boolean): MenuEntry[] {
  const base = `/${seller}`;
  return [
    ...(reseller
      ? [{ href: `${base}/rivendita`, label: t("account.resellers"), icon: <IconBuildingStore {...icon} /> }]
      : []),
    { href: `${base}/caselle`, label: t("account.mailboxes"), icon: <IconMailbox {...icon} /> },
    { href: `${base}/ordini`, label: t("account.orders"), icon: <IconShoppingBag {...icon} /> },
    ...(prepaid ? [{ href: `${base}/conto`, label: t("account.prepaid"), icon: <IconWallet {...icon} /> }] : []),
    { href: `${base}/fatture`, label: t("account.invoices"), icon: <IconFileInvoice {...icon} /> },
    { href: `${base}/richieste`, label: t("account.requests"), icon: <IconMessages {...icon} /> },
    { href: `${base}/profilo`, label: t("account.profile"), icon: <IconUser {...icon} /> },
  ];
}

/** `rooms`: what this seller's business has besides what all have. */
export function deskMenu(
  seller: string,
  t: Words,
  rooms: { paper: boolean; forming: boolean; agreements: boolean },
): MenuEntry[] {
  const base = `/${seller}/desk`;
  return [
    { href: base, label: t("desk.queue"), icon: <IconListCheck {...icon} />, exact: true },
    { href: `${base}/panoramica`, label: t("desk.overview"), icon: <IconLayoutDashboard {...icon} /> },
    { href: `${base}/clienti`, label: t("desk.customers"), icon: <IconUsers {...icon} /> },
    { href: `${base}/caselle`, label: t("desk.mailboxes"), icon: <IconInbox {...icon} /> },
    { href: `${base}/ordini`, label: t("desk.orders"), icon: <IconShoppingBag {...icon} /> },
    ...(rooms.paper ? [{ href: `${base}/carta`, label: t("desk.paper"), icon: <IconFileBarcode {...icon} /> }] : []),
    { href: `${base}/pagamenti`, label: t("desk.payments"), icon: <IconCoin {...icon} /> },
    { href: `${base}/fatture`, label: t("desk.invoices"), icon: <IconFileInvoice {...icon} /> },
    { href: `${base}/estratti`, label: t("desk.statements"), icon: <IconBuildingBank {...icon} /> },
    { href: `${base}/contabilita`, label: t("desk.accounting"), icon: <IconReportMoney {...icon} /> },
    ...(rooms.forming
      ? [{ href: `${base}/costituende`, label: t("desk.forming"), icon: <IconBuilding {...icon} /> }]
      : []),
    ...(rooms.agreements
      ? [{ href: `${base}/convenzioni`, label: t("desk.agreements"), icon: <IconHeartHandshake {...icon} /> }]
      : []),
    { href: `${base}/rivenditori`, label: t("desk.resellers"), icon: <IconBuildingStore {...icon} /> },
    { href: `${base}/richieste`, label: t("desk.requests"), icon: <IconMessages {...icon} /> },
    { href: `${base}/utenti`, label: t("desk.users"), icon: <IconUser {...icon} /> },
    { href: `${base}/posta`, label: t("desk.outbox"), icon: <IconSend {...icon} /> },
    { href: `${base}/impostazioni/regole`, label: t("desk.rules"), icon: <IconAdjustments {...icon} /> },
    { href: `${base}/impostazioni/diritti`, label: t("desk.rights"), icon: <IconShieldCheck {...icon} /> },
  ];
}
