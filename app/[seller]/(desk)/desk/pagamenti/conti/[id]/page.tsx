import { Button } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { accountName } from "@/components/payment/account-name";
import { AskRefundForm } from "@/components/payment/ask-refund-form";
import { Balance } from "@/components/payment/balance";
import { CreditLimitForm } from "@/components/payment/credit-limit-form";
import { LedgerLines } from "@/components/payment/ledger-lines";
import { LedgerSearch } from "@/components/payment/ledger-search";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { type AccountRow, accountForStaff } from "@/lib/accounts/queries/ledger";
import { ledgerLines } from "@/lib/accounts/queries/ledger-lines";
import { parseDay } from "@/lib/kernel/day";
import { typedCents } from "@/lib/kernel/money";
import { requireStaff } from "@/lib/platform/session";
import { singles } from "@/lib/staff/table-params";
import { askRefund, setCredit } from "../../actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("money.ledger"))("title") };
}

/** One account of the ledger: every line with the balance it left, searched by code and day. */
export default async function Account({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireStaff(seller, "accounting");
  const account = await accountForStaff(seller, id);
  if (!account) notFound();
  const { q, dal, al, page: wanted } = singles(await searchParams);
  const page = Math.max(1, Math.trunc(Number(wanted)) || 1);
  const days = { from: (dal && parseDay(dal)) || undefined, to: (al && parseDay(al)) || undefined };
  const [t, methods, found] = await Promise.all([
    getTranslations("money.ledger"),
    getTranslations("payment.methods"),
    ledgerLines({ sellerId: seller, accountId: id }, { q, ...days, page }),
  ]);
  const path = `/${seller}/desk/pagamenti/conti/${id}`;
  return (
    <Page width="wide">
      <PageTitle
        lead={t(`about.${account.kind}`)}
        actions={
          <Button component="a" href={`${path}/csv`} variant="default" download>
            {t("csv")}
          </Button>
        }
      >
        {accountName(account, t, methods)}
      </PageTitle>
      <Balance label={t("balance")} cents={account.balanceCents} />
      <LedgerSearch path={path} q={q} from={dal} to={al} />
      <LedgerLines seller={seller} path={path} params={{ q, dal, al }} page={page} {...found} />
      {account.kind === "prepaid" && account.ownerId !== viewer.userId && <Owners seller={seller} account={account} />}
    </Page>
  );
}

/** What can be done about a customer's account: its balance given back, a reseller trusted. */
async function Owners({ seller, account }: { seller: string; account: AccountRow }) {
  const t = await getTranslations("money.ledger");
  const { ownerId: userId, balanceCents, floorCents } = account;
  return (
    <div className="no-print">
      {balanceCents > 0 && (
        <Section title={t("give-back")}>
          <AskRefundForm
            action={askRefund.bind(null, seller)}
            of={{ userId }}
            amount={typedCents(balanceCents)}
            ways={["transfer"]}
            wayLabel=""
            reason="balance"
          />
        </Section>
      )}
      <Section title={t("credit")}>
        <CreditLimitForm
          action={setCredit.bind(null, seller)}
          userId={userId}
          limit={typedCents(-(floorCents ?? 0) || 0)}
        />
      </Section>
    </div>
  );
}
