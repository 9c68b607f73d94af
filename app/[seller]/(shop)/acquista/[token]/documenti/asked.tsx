import { getTranslations } from "next-intl/server";
import { MissingList } from "@/components/documents/missing-list";
import { PapersForm } from "@/components/documents/papers-form";
import { ToMatch } from "@/components/documents/to-match";
import { LinkedButton } from "@/components/ui/linked-button";
import { SIGNED_CONTRACT } from "@/lib/documents/document";
import { papersView } from "@/lib/documents/queries";
import { signerOf } from "@/lib/orders/answers";
import { today } from "@/lib/platform/clock";
import { openStep, type StepParams } from "../open-step";
import { WizardPage } from "../wizard-page";
import { goOn } from "./actions";
import { Drops } from "./drops";
import { Spared } from "./spared";

/** The step of the wizard: the identity document in words and pictures. The signed contract has its own step. */
export async function Asked({ params }: { params: StepParams }) {
  const at = await openStep(params, "documenti");
  const { opened, draft, base } = at;
  const [t, view] = await Promise.all([getTranslations("documents"), papersView(opened)]);
  const { holder } = draft.answers;
  const signer = holder && signerOf(holder);
  const notContract = (kind: string) => kind !== SIGNED_CONTRACT;
  const asksIdentity = view.papers.asked.includes("identity-front");
  const papers = (
    <>
      <Drops opened={opened} kinds={view.papers.asked.filter(notContract)} documents={view.documents} />
      <MissingList kinds={view.missing.filter(notContract)} identity={asksIdentity && view.identity === null} />
    </>
  );
  return (
    <WizardPage
      step="documenti"
      at={at}
      title={t("title")}
      lead={t(asksIdentity ? "lead" : "lead-spared")}
      beside={
        holder &&
        view.papers.asked.some(notContract) && (
          <ToMatch
            holder={holder}
            identity={null}
            on={today()}
            wrong={{ href: `${base}/titolare`, label: "correct" }}
          />
        )
      }
    >
      <Spared opened={opened} holderKind={holder?.kind} />
      {asksIdentity ? (
        <PapersForm
          action={goOn.bind(null, opened.seller, opened.token)}
          identity={view.identity}
          who={signer ? `${signer.firstName} ${signer.lastName}` : ""}
        >
          {papers}
        </PapersForm>
      ) : (
        <>
          {papers}
          <LinkedButton href={`${base}/contratto`}>{t("to-contract")}</LinkedButton>
        </>
      )}
    </WizardPage>
  );
}
