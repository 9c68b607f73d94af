import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RowLink } from "@/components/ui/data-table";
import { Day } from "@/components/ui/day";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkedButton } from "@/components/ui/linked-button";
import { Money } from "@/components/ui/money";
import { Page, PageTitle } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { WholeTable } from "@/components/ui/whole-table";
import { inLocale } from "@/lib/i18n/locales";
import { dayInRome, instantFromDb } from "@/lib/kernel/day";
import { type OrderOfUser, ordersOfUser } from "@/lib/orders/queries";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("purchase.orders"))("title") };
}

/** The signed-in user's purchases and renewals, newest first; drafts can be gone on with. */
export default async function OrdersPage({ params }: Props) {
  const { seller } = await params;
  const viewer = await requireUser(seller, `/${seller}/ordini`);
  const [t, locale, policy, orders] = await Promise.all([
    getTranslations("purchase"),
    getLocale(),
    policyOf(seller),
    ordersOfUser(seller, viewer.userId),
  ]);
  const planName = (code: string) => {
    const plan = policy?.catalogue.plans.find((each) => each.code === code);
    return plan ? inLocale(plan.name, locale) : code;
  };
  const buy = <LinkedButton href={`/${seller}/acquista`}>{t("orders.buy")}</LinkedButton>;
  return (
    <Page>
      <PageTitle actions={orders.length > 0 && buy}>{t("orders.title")}</PageTitle>
      <WholeTable<OrderOfUser>
        name={t("orders.title")}
        rows={orders}
        rowKey={(order) => order.id}
        empty={
          <EmptyState title={t("orders.empty")} action={buy}>
            {t("orders.empty-text")}
          </EmptyState>
        }
        columns={[
          {
            key: "code",
            label: t("orders.number"),
            render: (order) => {
              const [href, code] = [hrefOf(seller, order), codeOf(order, t("orders.draft"))];
              return href ? <RowLink href={href}>{code}</RowLink> : code;
            },
          },
          {
            key: "date",
            label: t("orders.date"),
            render: (order) => <Day value={dayInRome(instantFromDb(order.placedAt ?? order.createdAt))} />,
          },
          {
            key: "what",
            label: t("orders.what"),
            render: ({ kind, planCode }) =>
              kind === "renewals" || kind === "activations"
                ? t(`orders.${kind}`)
                : `${t(`orders.${kind}`)}: ${planName(planCode)}`,
          },
          {
            key: "state",
            label: t("orders.state"),
            render: (order) => <StateBadge tone={TONES[order.state]}>{t(`status.states.${order.state}`)}</StateBadge>,
          },
          {
            key: "total",
            label: t("orders.total"),
            numeric: true,
            render: (order) => order.placedAt && <Money cents={order.totalCents} />,
          },
        ]}
      />
    </Page>
  );
}

const TONES = {
  draft: "neutral",
  placed: "waiting",
  settled: "waiting",
  fulfilled: "good",
  cancelled: "neutral",
  expired: "neutral",
} as const;

const codeOf = (order: OrderOfUser, draft: string): string => (order.placedAt ? order.code : draft);

function hrefOf(seller: string, { token, state }: OrderOfUser): string | null {
  return token && `/${seller}/${state === "draft" ? "acquista" : "ordine"}/${token}`;
}
