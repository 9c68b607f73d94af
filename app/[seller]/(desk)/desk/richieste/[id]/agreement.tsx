import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { PaperViewer } from "@/components/documents/paper-viewer";
import css from "@/components/mailboxes/mailboxes.module.css";
import { RenewAgreementAsked } from "@/components/requests/renew-agreement-asked";
import { Day } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Section } from "@/components/ui/page";
import type { requestForStaff } from "@/lib/requests/queries";
import { agreementCase } from "@/lib/requests/queries/agreement-renewal";
import { isUndecided } from "@/lib/requests/request";
import { goOn } from "./actions";

type Props = {
  seller: string;
  request: NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;
  /** Whether the viewer may carry it out. */
  may: boolean;
};

/** The renewal of an agreement at the desk: the signed paper beside what is asked, and the act that carries it out. */
export async function AgreementRenewalCase({ seller, request, may }: Props) {
  const facts = await agreementCase(seller, request);
  if (!facts) return null;
  const t = await getTranslations("requests.goes-on");
  const { agreementId, name, validTo, until, paper } = facts;
  return (
    <Section title={t("title")}>
      <p>{t("lead")}</p>
      <div className={css.two}>
        {paper && (
          <section aria-label={t("paper")}>
            <PaperViewer
              document={{ ...paper, kind: t("paper"), state: "uploaded" }}
              href={`/${seller}/api/file/${paper.fileId}?motivo=support`}
            />
          </section>
        )}
        <div>
          <DescriptionList
            items={[
              { term: t("agreement"), value: <Link href={`/${seller}/desk/convenzioni/${agreementId}`}>{name}</Link> },
              { term: t("now"), value: validTo ? <Day value={validTo} /> : t("no-end") },
              { term: t("asked"), value: until ? <Day value={until} /> : t("no-end") },
            ]}
          />
          {may && isUndecided(request.state) && (
            <RenewAgreementAsked
              key={request.id}
              action={goOn.bind(null, seller)}
              requestId={request.id}
              until={until}
            />
          )}
        </div>
      </div>
    </Section>
  );
}
