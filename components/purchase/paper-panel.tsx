import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Section } from "@/components/ui/page";
import type { DocumentKind } from "@/lib/sellers/policy/identity";
import css from "./purchase.module.css";

type Props = {
  /** Where the form and the contract are printed from; the contract may not be there. */
  formHref: string;
  contractHref: string | null;
  payHref: string;
  documents: readonly DocumentKind[];
  sendTo: { email: string; post: string; fax?: string | undefined };
};

/** What to print, sign, pay and send, in order, and where to. */
export function PaperPanel({ formHref, contractHref, payHref, documents, sendTo }: Props) {
  const t = useTranslations("paper");
  return (
    <Section title={t("panel.title")}>
      <ol className={css.paperSteps}>
        <li>
          <p>{t("panel.print")}</p>
          <div className="page-actions">
            <Button component="a" href={formHref} download>
              {t("panel.form")}
            </Button>
            {contractHref && (
              <Button component="a" href={contractHref} variant="default" download>
                {t("panel.contract")}
              </Button>
            )}
          </div>
        </li>
        <li>
          <p>{t("panel.pay")}</p>
          <LinkedButton href={payHref} variant="default">
            {t("panel.pay-link")}
          </LinkedButton>
        </li>
        <li>
          <p>{t("panel.add")}</p>
          <ul className={css.needs}>
            {documents.map((kind) => (
              <li key={kind}>{t(`print.documents.${kind}`)}</li>
            ))}
            <li>{t("print.receipt")}</li>
          </ul>
        </li>
        <li>
          <p>{t("panel.send")}</p>
          <DescriptionList
            items={[
              { term: t("print.by-mail"), value: <a href={`mailto:${sendTo.email}`}>{sendTo.email}</a> },
              { term: t("print.by-post"), value: sendTo.post },
              { term: t("print.by-fax"), value: sendTo.fax },
            ]}
          />
        </li>
      </ol>
    </Section>
  );
}
