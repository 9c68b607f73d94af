import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { drawContract } from "@/lib/contracts/exchanges/draw-contract";
import { contractsOf } from "@/lib/contracts/queries";
import { SIGNED_CONTRACT } from "@/lib/documents/document";
import { papersView } from "@/lib/documents/queries";
import { isRefusal, type Refusal } from "@/lib/kernel/refusal";
import { type OpenedStep, openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";
import { Sign } from "./sign";
import { TheContract } from "./the-contract";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contract.step"))("title"), referrer: "no-referrer" };
}

/** The contract as the order stands now: read, and signed in one of the ways the seller offers. Drawn when looked at. */
export default async function ContractPage({ params }: { params: StepParams }) {
  const at = await openStep(params, "contratto");
  const { opened, draft, base } = at;
  const { seller, order, actor } = opened;
  if (draft.choices.length === 0) redirect(`${base}/nomi`);
  const drawn = await drawContract(order.id, { seller, actor });
  const [t, versions, view] = await Promise.all([
    getTranslations("contract"),
    contractsOf(seller, order.id),
    papersView(opened),
  ]);
  const [contract] = versions;
  if (isRefusal(drawn) || !contract) return <NotReady at={at} refusal={isRefusal(drawn) ? drawn : null} />;
  const asked = view.papers.asked.includes(SIGNED_CONTRACT);
  const signed = !view.missing.includes(SIGNED_CONTRACT);
  return (
    <WizardPage
      step="contratto"
      at={at}
      title={t("step.title")}
      lead={t(asked ? "step.lead" : "step.lead-read")}
      {...(order.state === "draft" ? {} : { back: `${base}/documenti` })}
    >
      {asked && !signed && versions.length > 1 && <Callout kind="warning">{t("step.changed")}</Callout>}
      <TheContract opened={opened} contract={contract} older={versions.slice(1)} />
      {asked ? (
        <Sign at={at} contract={contract} view={view} />
      ) : (
        <LinkedButton href={`${base}/pagamento`}>{t("step.continue")}</LinkedButton>
      )}
    </WizardPage>
  );
}

async function NotReady({ at, refusal }: { at: OpenedStep; refusal: Refusal | null }) {
  const t = await getTranslations("contract");
  return (
    <WizardPage step="contratto" at={at} title={t("step.title")}>
      <Callout kind="warning">
        <p>{t(refusal?.code === "contract-outdated" ? "refusals.contract-outdated" : "step.not-ready")}</p>
        <LinkedButton href={at.base}>{t("step.resume")}</LinkedButton>
      </Callout>
    </WizardPage>
  );
}
