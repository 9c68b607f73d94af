import { Anchor } from "@mantine/core";
import { getTranslations } from "next-intl/server";
import { ContractText } from "@/components/contracts/contract-text";
import { CodeForm, SignForm } from "@/components/contracts/on-screen-form";
import { ReadingRoom, ToBeRead } from "@/components/contracts/reading";
import css from "@/components/documents/documents.module.css";
import { FileDrop } from "@/components/ui/file-drop";
import type { ShownContract } from "@/lib/contracts/queries";
import { codeUnderWay, contentToRead } from "@/lib/contracts/queries/signing";
import { maskedEmail } from "@/lib/contracts/signing";
import { SIGNED_CONTRACT } from "@/lib/documents/document";
import type { PapersView } from "@/lib/documents/queries";
import { formatInstant } from "@/lib/kernel/day";
import { maskedPhone } from "@/lib/notifications/sms-templates";
import { signerOf } from "@/lib/orders/answers";
import { now } from "@/lib/platform/clock";
import type { Signing } from "@/lib/sellers/policy/identity";
import { Drops, fileHref } from "../documenti/drops";
import type { OpenedStep } from "../open-step";
import { sendCode, signHere } from "./actions";

/** A contract to be signed, with the papers of its order. */
export interface SignProps {
  at: OpenedStep;
  contract: ShownContract;
  view: PapersView;
}

/** Files of those who sign digitally; systems disagree on the media type of a .p7m, its ending is the same everywhere. */
const SIGNED_FILES = { "application/pkcs7-mime": [".p7m"], "application/pdf": [".pdf"] };

export async function Digital({ at, contract }: SignProps) {
  const t = await getTranslations("contract.sign");
  const { opened } = at;
  return (
    <>
      <ol className={css.steps}>
        <li>
          {t("digital-1")}{" "}
          <Anchor href={`${fileHref(opened, contract.fileId)}&salva=1`} download underline="always">
            {t("digital-save")}
          </Anchor>
        </li>
        <li>{t("digital-2")}</li>
        <li>{t("digital-3")}</li>
      </ol>
      <div className={css.drops}>
        <FileDrop
          label={t("digital-drop")}
          description={t("digital-hint")}
          url={`/${opened.seller}/api/caricamenti`}
          fields={{ token: opened.token, kind: SIGNED_CONTRACT, firma: "digitale" }}
          accept={SIGNED_FILES}
          maxMb={opened.policy.identity.maxUploadMb}
        />
      </div>
    </>
  );
}

export async function ByHand({ at, view }: SignProps) {
  const t = await getTranslations("contract.step");
  return (
    <>
      <ol className={css.steps}>
        <li>{t("how-1")}</li>
        <li>{t("how-2")}</li>
        <li>{t("how-3")}</li>
      </ol>
      <Drops opened={at.opened} kinds={[SIGNED_CONTRACT]} documents={view.documents} />
    </>
  );
}

export async function OnScreen({ at, contract, signing }: SignProps & { signing: Signing }) {
  const { seller, token, order, policy } = at.opened;
  const { holder } = at.draft.answers;
  const [t, content, code] = await Promise.all([
    getTranslations("contract.sign"),
    contentToRead(policy, order, contract),
    codeUnderWay(seller, order.id, now()),
  ]);
  if (!holder) return null;
  const signer = signerOf(holder);
  const channel = signing.code ?? "mail";
  return (
    <ReadingRoom>
      <h3>{t("step-read")}</h3>
      <ToBeRead label={t("reading")}>{content ? <ContractText content={content} /> : <p>{t("read-pdf")}</p>}</ToBeRead>
      <h3>{t("step-code")}</h3>
      <CodeForm
        action={sendCode.bind(null, seller, token)}
        channel={channel}
        to={channel === "sms" ? maskedPhone(holder.phone) : maskedEmail(holder.email)}
        sent={code && formatInstant(code.until)}
      />
      <h3>{t("step-sign")}</h3>
      <SignForm
        action={signHere.bind(null, seller, token)}
        contractId={contract.id}
        who={`${signer.firstName} ${signer.lastName}`}
        last={content?.clauses.length ?? policy.identity.contract.clauses.length}
      />
    </ReadingRoom>
  );
}
