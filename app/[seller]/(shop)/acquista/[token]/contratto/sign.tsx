import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { SignedPanel } from "@/components/contracts/signed-panel";
import { WayForm } from "@/components/contracts/way-form";
import { MissingList } from "@/components/documents/missing-list";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Section } from "@/components/ui/page";
import { signatureOf } from "@/lib/contracts/queries/signing";
import { signingOf, suffices } from "@/lib/contracts/signing";
import { SIGNED_CONTRACT } from "@/lib/documents/document";
import type { Signing } from "@/lib/sellers/policy/identity";
import { Drops, fileHref } from "../documenti/drops";
import { chooseWay } from "./actions";
import { wayChoices } from "./way-words";
import { ByHand, Digital, OnScreen, type SignProps } from "./ways";

/** The signature of the contract: how it is signed, or in which way it can be. */
export async function Sign(props: SignProps) {
  const { opened } = props.at;
  const { seller, token, order, policy } = opened;
  const choices = await wayChoices(opened);
  const chooser = choices.length > 1 && (
    <WayForm action={chooseWay.bind(null, seller, token)} ways={choices} chosen={order.signingWay} />
  );
  if (!props.view.missing.includes(SIGNED_CONTRACT)) return <Signed {...props} chooser={chooser} />;
  const signing = signingOf(policy, order.signingWay);
  if (!signing) return chooser;
  const leadsTo = choices.find(({ way }) => way === signing.way)?.leadsTo ?? "";
  return <ToSign {...props} signing={signing} chooser={chooser} leadsTo={leadsTo} />;
}

type ToSignProps = SignProps & { signing: Signing; chooser: ReactNode; leadsTo: string };

async function ToSign({ signing, chooser, leadsTo, ...props }: ToSignProps) {
  const t = await getTranslations("contract.sign");
  const { at, view } = props;
  return (
    <>
      {chooser && (
        <details>
          <summary>{t("other-way")}</summary>
          {chooser}
        </details>
      )}
      <Section title={t(`ways.${signing.way}`)}>
        <p>{leadsTo}</p>
        <OtherPapers at={at} view={view} />
        <TheWay {...props} signing={signing} />
      </Section>
      {at.opened.order.state !== "draft" && (
        <LinkedButton href={`${at.base}/documenti`}>{t("back-to-papers")}</LinkedButton>
      )}
    </>
  );
}

function TheWay({ signing, ...props }: SignProps & { signing: Signing }) {
  if (signing.way === "digital") return <Digital {...props} />;
  if (signing.way === "on-screen") return <OnScreen {...props} signing={signing} />;
  return <ByHand {...props} />;
}

/** Papers that this way asks besides, when they are not there yet. */
async function OtherPapers({ at, view }: Pick<SignProps, "at" | "view">) {
  const t = await getTranslations("contract.sign");
  const missing = view.missing.filter((kind) => kind !== SIGNED_CONTRACT);
  const identity = view.identity === null && view.papers.asked.includes("identity-front");
  if (at.opened.order.state !== "draft" || (missing.length === 0 && !identity)) return null;
  return (
    <>
      <MissingList kinds={missing} identity={identity} />
      <p>
        <LinkedButton href={`${at.base}/documenti`} variant="outline">
          {t("send-papers")}
        </LinkedButton>
      </p>
    </>
  );
}

async function Signed({ at, view, chooser }: SignProps & { chooser: ReactNode }) {
  const { opened, base } = at;
  const { order, policy } = opened;
  const [t, signature] = await Promise.all([getTranslations("contract"), signatureOf(order)]);
  const draft = order.state === "draft";
  const byHand = !signature || signature.way === "by-hand";
  return (
    <>
      {signature && (
        <SignedPanel
          signature={signature}
          standsAlone={suffices(signingOf(policy, order.signingWay), signature)}
          signedHref={signature.way === "on-screen" ? null : `${fileHref(opened, signature.fileId)}&salva=1`}
          evidenceHref={signature.evidenceFileId && `${fileHref(opened, signature.evidenceFileId)}&salva=1`}
        />
      )}
      {byHand && (
        <>
          <Callout kind="good">{t("step.received")}</Callout>
          <Drops opened={opened} kinds={[SIGNED_CONTRACT]} documents={view.documents} />
        </>
      )}
      <OtherPapers at={at} view={view} />
      <p>
        <LinkedButton href={`${base}/${draft ? "pagamento" : "documenti"}`}>
          {t(draft ? "step.continue" : "sign.back-to-papers")}
        </LinkedButton>
      </p>
      {chooser && (
        <details>
          <summary>{t("sign.other-way")}</summary>
          <p>{t("sign.other-way-signed")}</p>
          {chooser}
        </details>
      )}
    </>
  );
}
