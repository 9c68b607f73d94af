import { useTranslations } from "next-intl";
import { termText } from "@/components/catalogue/term-text";
import { PaperViewer } from "@/components/documents/paper-viewer";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Callout } from "@/components/ui/callout";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";

interface Props {
  seller: string;
  kind: string;
  holderName: string | null;
  details: {
    taxCodeMatches: boolean | null;
    sender?: string | undefined;
    recipient?: string | undefined;
    on?: string | undefined;
    subject?: string | undefined;
    messageId?: string | undefined;
    where?: "inbox" | "archive" | undefined;
    gigabytes?: number | undefined;
    termMonths?: number | undefined;
    companyName?: string | undefined;
    vatNumber?: string | undefined;
    taxCode?: string | undefined;
  };
  documents: { id: string; kind: string; fileId: string; contentType: string; pages: number | null }[];
  /** The form that carries it out; null for those who may not, or when it is decided. */
  act: React.ReactNode;
}

/** What a request of "Assistenza" asks, beside what it must be compared with, and the act it leads to. */
export function HelpCase({ seller, kind, holderName, details, documents, act }: Props) {
  const t = useTranslations("requests.help");
  const fields = useTranslations("requests.help.fields");
  const common = useTranslations("common");
  const { taxCodeMatches, on, where, gigabytes, termMonths } = details;
  return (
    <Section title={t(`desk.${kind}.title`)}>
      <p>{t(`desk.${kind}.lead`)}</p>
      <div className={documents.length > 0 ? css.two : undefined}>
        {documents.length > 0 && (
          <section aria-label={t(kind === "member-renewal" ? "signed" : "documents")}>
            {documents.map((document) => (
              <PaperViewer
                key={document.id}
                document={{
                  ...document,
                  kind: document.kind === "signed" ? t("signed") : document.kind,
                  state: "uploaded",
                }}
                href={`/${seller}/api/file/${document.fileId}?motivo=support`}
              />
            ))}
          </section>
        )}
        <div>
          {taxCodeMatches !== null && (
            <Callout kind={taxCodeMatches ? "good" : "warning"}>
              {t(taxCodeMatches ? "tax-code-matches" : "tax-code-differs")}
            </Callout>
          )}
          <DescriptionList
            items={[
              { term: t("holder"), value: holderName },
              { term: fields("sender"), value: details.sender },
              { term: fields("recipient"), value: details.recipient },
              { term: fields("on"), value: on ? <Day value={on} /> : null },
              { term: fields("subject"), value: details.subject },
              { term: fields("messageId"), value: details.messageId },
              { term: fields("where"), value: where ? fields(where) : null },
              { term: fields("gigabytes"), value: gigabytes ? String(gigabytes) : null },
              { term: fields("termMonths"), value: termMonths ? termText(common, termMonths) : null },
              { term: fields("companyName"), value: details.companyName },
              { term: fields("vatNumber"), value: details.vatNumber },
              { term: fields("company-tax-code"), value: details.taxCode },
            ]}
          />
          {act}
        </div>
      </div>
    </Section>
  );
}
