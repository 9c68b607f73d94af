import Link from "next/link";
import { useTranslations } from "next-intl";
import css from "@/components/documents/documents.module.css";
import { PaperViewer } from "@/components/documents/paper-viewer";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import type { FormAction } from "@/components/ui/form";
import { Section } from "@/components/ui/page";
import { StateBadge } from "@/components/ui/state-badge";
import { formatInstant, type Instant } from "@/lib/kernel/day";
import { ApproveContactForm } from "./approve-contact-form";

interface Props {
  seller: string;
  requestId: string;
  /** What the document is compared to. */
  facts: {
    newEmail: string;
    oldEmail: string | null;
    doneAt: Instant | null;
    user: { id: string; userName: string; displayName: string } | null;
    holder: { displayName: string } | null;
    claim: { login: string; name: string; taxCode: string } | null;
    taxCodeMatches: boolean | null;
    documents: { id: string; kind: string; fileId: string; contentType: string; pages: number | null }[];
  };
  /** Null for those who may not decide, or when it is decided. */
  approve: FormAction | null;
}

/** A new contact address that the staff decide about: the document beside what it must match, and the decision. */
export function ContactCase({ seller, requestId, facts, approve }: Props) {
  const t = useTranslations("access.desk");
  const { user, holder, claim, documents } = facts;
  const matches = facts.taxCodeMatches;
  const found = user || holder;
  return (
    <Section title={t("title")}>
      <p>{t("lead")}</p>
      <div className={css.review}>
        <section aria-label={t("documents")}>
          {documents.length === 0 && <p>{t("none")}</p>}
          {documents.map((document) => (
            <PaperViewer
              key={document.id}
              document={{ ...document, state: "uploaded" }}
              href={`/${seller}/api/file/${document.fileId}?motivo=support`}
            />
          ))}
        </section>
        <div className={css.beside}>
          {!found && <Callout kind="warning">{t("nothing-found")}</Callout>}
          {facts.doneAt && <Callout kind="good">{t("done", { at: formatInstant(facts.doneAt) })}</Callout>}
          <DescriptionList
            items={[
              { term: t("old"), value: facts.oldEmail },
              { term: t("new"), value: facts.newEmail },
              {
                term: t("found-user"),
                value: user && (
                  <Link href={`/${seller}/desk/utenti/${user.id}`}>{`${user.displayName} (${user.userName})`}</Link>
                ),
              },
              { term: t("found-holder"), value: holder?.displayName },
              { term: t("claimed-name"), value: claim?.name },
              { term: t("claimed-login"), value: claim?.login },
              { term: t("claimed-tax-code"), value: claim?.taxCode },
            ]}
          />
          {claim && found && (
            <p>
              <StateBadge tone={matches ? "good" : "warning"}>
                {t(matches === null ? "unknown" : matches ? "matches" : "differs")}
              </StateBadge>
            </p>
          )}
          {approve && found && <ApproveContactForm key={requestId} action={approve} requestId={requestId} />}
        </div>
      </div>
    </Section>
  );
}
