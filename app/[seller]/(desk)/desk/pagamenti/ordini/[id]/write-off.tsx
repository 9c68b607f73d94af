import { getLocale, getTranslations } from "next-intl/server";
import { DecideWriteOff, UndoWriteOff, WriteOffForm } from "@/components/payment/write-off-acts";
import { WriteOffHistory } from "@/components/payment/write-off-history";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Section } from "@/components/ui/page";
import { formatCents } from "@/lib/kernel/money";
import type { orderMoneyForStaff } from "@/lib/payments/queries/desk";
import { lossOfOrder, writeOffsOf } from "@/lib/payments/queries/write-offs";
import type { Loss } from "@/lib/payments/write-off";
import { aloneUpTo, hasRight } from "@/lib/platform/rights";
import { actorOf, type UserViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { decideWriteOff, undoWriteOff, writeOff } from "../../actions";

type Order = NonNullable<Awaited<ReturnType<typeof orderMoneyForStaff>>>;

/** What of an order was given up, and the acts of the accounting about it; nothing where there is nothing to say. */
export async function WriteOffs({ order, viewer }: { order: Order; viewer: UserViewer }) {
  const { sellerId: seller, id } = order;
  const [t, rows, loss] = await Promise.all([getTranslations("losses"), writeOffsOf(seller, id), lossOfOrder(order)]);
  const mayAct = hasRight(actorOf(viewer), "write-off") && order.userId !== viewer.userId;
  const asked = rows.find(({ state }) => state === "asked");
  const stands = rows.some(({ state }) => state === "done");
  if (rows.length === 0 && !(loss && mayAct)) return null;
  return (
    <Section title={t("title")}>
      {rows.length > 0 && <WriteOffHistory rows={rows} />}
      {asked && (asked.askedById === viewer.userId || !mayAct) && (
        <Callout>{t(asked.askedById === viewer.userId ? "own" : "others")}</Callout>
      )}
      {asked && mayAct && asked.askedById !== viewer.userId && (
        <DecideWriteOff action={decideWriteOff.bind(null, seller)} writeOffId={asked.id} />
      )}
      {stands && mayAct && <UndoWriteOff action={undoWriteOff.bind(null, seller)} orderId={id} />}
      {!asked && loss && mayAct && <GiveUp order={order} loss={loss} />}
    </Section>
  );
}

/** How much would be lost, what that means for VAT and for the service, and the form. */
async function GiveUp({ order, loss }: { order: Order; loss: Loss }) {
  const { sellerId: seller, id } = order;
  const [t, locale, policy] = await Promise.all([getTranslations("losses"), getLocale(), policyOf(seller)]);
  const limit = policy ? (aloneUpTo("write-off", policy) ?? 0) : 0;
  return (
    <>
      <p>{t("lead")}</p>
      <DescriptionList
        items={[
          { term: t("open"), value: <Money cents={order.totalCents - order.receivedCents} /> },
          { term: t("lost"), value: <Money cents={loss.amountCents} /> },
        ]}
      />
      <Callout>
        <p>{t(loss.invoiced ? "vat-stays" : "no-vat")}</p>
        <p>{t("later")}</p>
        {loss.whole && <p>{t("access")}</p>}
        <p>{t("limit", { limit: formatCents(limit, locale) })}</p>
      </Callout>
      <WriteOffForm
        action={writeOff.bind(null, seller)}
        orderId={id}
        amountCents={loss.amountCents}
        whole={loss.whole}
      />
    </>
  );
}
