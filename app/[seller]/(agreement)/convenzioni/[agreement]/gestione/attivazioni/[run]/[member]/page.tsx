import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { ActivationLineForm } from "@/components/agreements/activation-line-form";
import { Page, PageTitle } from "@/components/ui/page";
import { activationLine, activationRun } from "@/lib/agreements/queries/activation";
import { deskForPage } from "../../../open-desk";
import { change } from "../../actions";

type Props = { params: Promise<{ seller: string; agreement: string; run: string; member: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("activations.line"))("title") };
}

/** The names of one member of a run, to be put right before it begins. */
export default async function ActivationLine({ params }: Props) {
  const [{ seller, desk, base }, { run: id, member }] = await Promise.all([deskForPage(params), params]);
  const run = await activationRun(seller, desk.id, id);
  const line = run && (await activationLine(run, member));
  if (!run || !line) notFound();
  const t = await getTranslations("activations.line");
  return (
    <Page width="narrow">
      <Link href={`${base}/attivazioni/${run.id}`} className="back-link">
        {t("back")}
      </Link>
      <PageTitle lead={t("lead", { number: line.number })}>{line.name}</PageTitle>
      <ActivationLineForm
        action={change.bind(null, seller)}
        runId={run.id}
        memberId={line.memberId}
        domain={run.domain}
        names={line.names}
        leaveOut={line.state === "left-out"}
      />
    </Page>
  );
}
