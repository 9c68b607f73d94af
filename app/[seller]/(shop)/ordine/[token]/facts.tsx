import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { termText } from "@/components/catalogue/term-text";
import { Day, Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { inLocale } from "@/lib/i18n/locales";
import { fromDb, instantFromDb } from "@/lib/kernel/day";
import { awaitsService } from "@/lib/orders/order";
import type { OpenedOrder, OrderStatus } from "@/lib/orders/queries";

/** What was ordered, for how much, in whose name. */
export async function OrderFacts({ opened, status }: { opened: OpenedOrder; status: OrderStatus }) {
  const [t, common, locale] = await Promise.all([getTranslations("purchase"), getTranslations("common"), getLocale()]);
  const { order, policy } = opened;
  const plan = policy.catalogue.plans.find((each) => each.code === order.planCode);
  // Renewals of several mailboxes say this each for itself.
  const several = order.kind === "renewals";
  return (
    <DescriptionList
      items={[
        { term: t("so-far.name"), value: status.address },
        { term: t("so-far.plan"), value: several ? null : plan ? inLocale(plan.name, locale) : order.planCode },
        { term: t("so-far.term"), value: several ? null : termText(common, order.termMonths) },
        { term: t("so-far.holder"), value: status.holderName },
        { term: t("status.email"), value: order.email && <WrittenTo opened={opened} email={order.email} /> },
        { term: t("so-far.total"), value: order.placedAt && <Money cents={order.totalCents} /> },
        { term: t("status.ordered"), value: order.placedAt && <Moment value={instantFromDb(order.placedAt)} /> },
        { term: t("status.paid-until"), value: status.expiresOn && <Day value={fromDb(status.expiresOn)} /> },
      ]}
    />
  );
}

/** Where everything about the order goes; while a slip can still be put right, whom to tell. */
async function WrittenTo({ opened: { seller, order }, email }: { opened: OpenedOrder; email: string }) {
  const t = await getTranslations("purchase.status");
  const canBePutRight = order.kind === "activation" && awaitsService(order) && !order.userId;
  return (
    <>
      {email}
      {canBePutRight && (
        <>
          <br />
          <Link href={`/${seller}/contatti`}>{t("email-wrong")}</Link>
        </>
      )}
    </>
  );
}
