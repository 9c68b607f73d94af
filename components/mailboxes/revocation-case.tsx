import { useTranslations } from "next-intl";
import { PaperViewer } from "@/components/documents/paper-viewer";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { ApproveRevocation } from "./approve-revocation";

interface Props {
  seller: string;
  requestId: string;
  /** The day the holder wants it closed, "YYYY-MM-DD". */
  on: string;
  holderName: string | null;
  documents: { id: string; kind: string; fileId: string; contentType: string; pages: number | null }[];
  /** Null for those who may not decide, or when it is decided. */
  approve: FormAction | null;
}

/** A revocation that the staff decide about: the document beside the holder it must match, and the decision. */
export function RevocationCase({ seller, requestId, on, holderName, documents, approve }: Props) {
  const t = useTranslations("revocation.desk");
  return (
    <Section title={t("title")}>
      <p>{t("lead")}</p>
      <DescriptionList
        items={[
          { term: t("holder"), value: holderName },
          { term: t("on"), value: <Day value={on} /> },
        ]}
      />
      <Section title={t("documents")}>
        {documents.map((document) => (
          <PaperViewer
            key={document.id}
            document={{ ...document, state: "uploaded" }}
            href={`/${seller}/api/file/${document.fileId}?motivo=support`}
          />
        ))}
      </Section>
      {approve && <ApproveRevocation key={requestId} action={approve} requestId={requestId} />}
    </Section>
  );
}
