import { getLocale, getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { RefreshSoon } from "@/components/ui/refresh-soon";
import { type LineCounts, orderAccount, togetherOrders } from "@/lib/agreements/queries/activation";
import type { ActivationRun } from "@/lib/generated/prisma/client";
import { formatCents } from "@/lib/kernel/money";

/** How far a run is, for what price, and on which terms. */
export async function Progress({ run, counts }: { run: ActivationRun; counts: LineCounts }) {
  const t = await getTranslations("activations");
  const lines = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const states = Object.entries(counts).map(([state, n]) => ({ term: t(`states.${state}`), value: String(n) }));
  return (
    <>
      {run.state === "paused" && (
        <Callout kind="warning">{run.pausedWhy ? t(`paused-why.${run.pausedWhy}`) : t("paused")}</Callout>
      )}
      <DescriptionList
        items={[
          { term: t("run.total-lines"), value: String(lines) },
          ...states,
          { term: t("run.unit"), value: <Money cents={run.unitCents} /> },
          { term: t("run.who-pays"), value: t(`form.pays-of.${run.pays}`) },
          { term: t("run.invoices"), value: t(`run.invoices-of.${run.together ? "one" : "each"}`) },
          { term: t("run.papers"), value: t(`form.papers-of.${run.papers}`) },
        ]}
      />
      <AccountShort run={run} counts={counts} />
      {(run.state === "running" || (counts.making ?? 0) > 0) && <RefreshSoon label={t("run.refresh")} />}
    </>
  );
}

/** What was carried out on one invoice, or is being put on it. */
export async function Together({ run }: { run: ActivationRun }) {
  const [t, locale, orders] = await Promise.all([getTranslations("activations.run"), getLocale(), togetherOrders(run)]);
  return orders.map(({ id, code, totalCents, mailboxes, invoice, state }) => (
    <p key={id}>
      {t(state === "draft" ? "together-open" : "together", {
        code,
        mailboxes,
        total: formatCents(totalCents, locale),
        invoice: invoice ?? "no",
      })}
    </p>
  ));
}

/** Members still sign, and what the account has would not pay for all of them any more. */
async function AccountShort({ run, counts }: { run: ActivationRun; counts: LineCounts }) {
  const waiting = counts["to-complete"] ?? 0;
  if (run.pays !== "prepaid" || waiting === 0) return null;
  const account = await orderAccount(run.sellerId, run.agreementId);
  if (!account || account.spendableCents >= waiting * run.unitCents) return null;
  return <Callout kind="warning">{(await getTranslations("activations.run"))("short-for-members")}</Callout>;
}
