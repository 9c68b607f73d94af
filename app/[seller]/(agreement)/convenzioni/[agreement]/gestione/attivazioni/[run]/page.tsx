import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ConfirmActivation, SteerActivation } from "@/components/agreements/activation-acts";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { Money } from "@/components/ui/money";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { SearchBar } from "@/components/ui/search-bar";
import { LINES_SHOWN, lineFilter } from "@/lib/agreements/activation-filter";
import { activationLines, activationRun, lineCounts, orderAccount } from "@/lib/agreements/queries/activation";
import type { ActivationRun } from "@/lib/generated/prisma/client";
import { singles } from "@/lib/staff/table-params";
import { deskForPage } from "../../open-desk";
import { confirm, steer } from "../actions";
import { Lines } from "./lines";
import { Progress, Together } from "./progress";

type Props = {
  params: Promise<{ seller: string; agreement: string; run: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};
const PAGE_SIZE = 50;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activations"))("title") };
}

/** A run: its price before it begins, how far it is, and what became of each line. */
export default async function Activation({ params, searchParams }: Props) {
  const [{ seller, desk, base }, { run: id }, query] = await Promise.all([deskForPage(params), params, searchParams]);
  const run = await activationRun(seller, desk.id, id);
  if (!run) notFound();
  const given = singles(query);
  const filter = lineFilter.parse(given);
  const [t, counts, lines] = await Promise.all([
    getTranslations("activations"),
    lineCounts(run),
    activationLines(run, filter, PAGE_SIZE),
  ]);
  const path = `${base}/attivazioni/${run.id}`;
  const shown = LINES_SHOWN.map((value) => ({
    value: value === "all" ? "" : value,
    label: value === "all" || value === "clash" ? t(`run.${value}`) : t(`states.${value}`),
  }));
  return (
    <Page width="wide">
      <Link href={`${base}/attivazioni`} className="back-link">
        {t("run.back")}
      </Link>
      <PageTitle lead={t(`run-states.${run.state}`)}>{t("title")}</PageTitle>
      <Progress run={run} counts={counts} />
      <Together run={run} />
      <Acts seller={seller} run={run} lines={counts.waiting ?? 0} />
      <Section title={t("run.lines")}>
        <SearchBar
          path={path}
          params={given}
          label={t("run.search")}
          choices={[{ param: "show", label: t("run.which"), options: shown }]}
        />
        <Lines
          run={run}
          path={path}
          {...lines}
          page={filter.page}
          pageSize={PAGE_SIZE}
          params={{ q: given.q, show: given.show, page: given.page }}
        />
      </Section>
    </Page>
  );
}

async function Acts({ seller, run, lines }: { seller: string; run: ActivationRun; lines: number }) {
  const t = await getTranslations("activations.run");
  const total = lines * run.unitCents;
  const act = (event: "pause" | "resume" | "drop") => (
    <SteerActivation action={steer.bind(null, seller)} runId={run.id} event={event} />
  );
  if (run.state === "running") return act("pause");
  if (run.state === "paused")
    return (
      <>
        {act("resume")}
        {act("drop")}
      </>
    );
  if (run.state !== "draft") return null;
  if (lines === 0) return <Callout kind="warning">{t("nothing")}</Callout>;
  const account = run.pays === "prepaid" ? await orderAccount(seller, run.agreementId) : null;
  return (
    <Section title={t("price")}>
      <DescriptionList
        items={[
          { term: t("total", { lines }), value: <Money cents={total} /> },
          ...(account ? [{ term: t("spendable"), value: <Money cents={account.spendableCents} /> }] : []),
        ]}
      />
      {account && account.spendableCents < total && <Callout kind="warning">{t("short")}</Callout>}
      <ConfirmActivation
        action={confirm.bind(null, seller)}
        runId={run.id}
        lines={lines}
        totalCents={total}
        papers={run.papers}
      />
    </Section>
  );
}
