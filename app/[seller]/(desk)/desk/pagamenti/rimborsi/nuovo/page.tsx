import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AskRefundForm } from "@/components/payment/ask-refund-form";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { QuestionPage } from "@/components/ui/question-page";
import { formatCents, typedCents } from "@/lib/kernel/money";
import { activationsOfOrder, renewalsOfOrder } from "@/lib/mailboxes/queries/together";
import { isSlow } from "@/lib/payments/arrival";
import { paymentToRefund } from "@/lib/payments/queries/desk";
import { requireStaff } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { singles } from "@/lib/staff/table-params";
import { askRefund } from "../../actions";

type Props = {
  params: Promise<{ seller: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
type Payment = NonNullable<Awaited<ReturnType<typeof paymentToRefund>>>;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.refund"))("ask-title") };
}

/** Asks for money of one payment to be given back. */
export default async function NewRefund({ params, searchParams }: Props) {
  const { seller } = await params;
  const viewer = await requireStaff(seller, "accounting", "back-office");
  const { pagamento = "" } = singles(await searchParams);
  const [t, locale, methods, policy, payment] = await Promise.all([
    getTranslations("money.refund"),
    getLocale(),
    getTranslations("payment.methods"),
    policyOf(seller),
    paymentToRefund(seller, pagamento),
  ]);
  if (!policy || !payment) notFound();
  const { order, topUp, method, leftCents } = payment;
  const back = order ? `ordini/${order.id}` : (topUp?.id ?? "");
  const limit = formatCents(policy.money.refunds.secondPersonAboveCents, locale);
  const own = payment.userId === viewer.userId;
  const several = order ? await mailboxesPaid(seller, order) : [];
  return (
    <QuestionPage title={t("ask-title")} lead={t("ask-lead", { limit })} backHref={`/${seller}/desk/pagamenti/${back}`}>
      <DescriptionList
        items={[
          { term: t("of"), value: order?.code ?? topUp?.code },
          { term: t("customer"), value: order?.holder?.displayName },
          { term: t("came-by"), value: methods(method) },
          { term: t("left"), value: formatCents(leftCents, locale) },
        ]}
      />
      {own || leftCents <= 0 ? (
        <Callout kind="warning">{t(own ? "own-money" : "nothing-left")}</Callout>
      ) : (
        <AskRefundForm
          action={askRefund.bind(null, seller)}
          of={{ paymentId: payment.id }}
          amount={typedCents(leftCents)}
          ways={waysBack(payment, policy.money.topUpMethods.length > 0)}
          wayLabel={t("back-by", { way: methods(isSlow(method) ? "transfer" : method) })}
          reason="withdrawal"
          mailboxes={several.map(({ mailboxId, address, totalCents }) => ({
            value: mailboxId,
            label: `${address} (${formatCents(totalCents, locale)})`,
          }))}
        />
      )}
    </QuestionPage>
  );
}

/** The mailboxes that an order of several renews or activates: each may be given back by itself. */
async function mailboxesPaid(seller: string, { id, kind }: { id: string; kind: string }) {
  if (kind === "activations") return activationsOfOrder(seller, id);
  return kind === "renewals" ? (await renewalsOfOrder(seller, id)).filter(({ leftOut }) => !leftOut) : [];
}

/** As it came first; what came slowly can only go to an IBAN; the account only where there is one. */
function waysBack({ method, userId, chargeRef }: Payment, accounts: boolean): ("way" | "prepaid" | "transfer")[] {
  const account = accounts && userId ? (["prepaid"] as const) : [];
  if (method === "prepaid") return ["way", "transfer"];
  if (isSlow(method) || !chargeRef) return ["transfer", ...account];
  return ["way", ...account, "transfer"];
}
