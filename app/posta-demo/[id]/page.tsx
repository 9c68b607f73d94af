import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import css from "@/components/mailboxes/mailboxes.module.css";
import { Moment } from "@/components/ui/day";
import { DescriptionList } from "@/components/ui/description-list";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { readOutbox } from "@/lib/notifications/exchanges/sandbox-outbox";
import { LinkedText } from "./linked-text";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outbox"))("title") };
}

export default async function OutboxMail({ params }: Props) {
  const [t, mail] = await Promise.all([getTranslations("outbox"), readOutbox((await params).id)]);
  if (!mail) notFound();
  return (
    <Page>
      <Link href="/posta-demo" className="back-link">
        {t("back")}
      </Link>
      <PageTitle>{mail.subject}</PageTitle>
      <DescriptionList
        items={[
          { term: t("from"), value: mail.from },
          { term: t("to"), value: mail.to.join(", ") },
          { term: t("when"), value: <Moment value={mail.at} /> },
          { term: t("attachments"), value: mail.attachments.map(({ filename }) => filename).join(", ") },
        ]}
      />
      {mail.text && (
        <Section title={t("text")}>
          <p className={css.text}>
            <LinkedText text={mail.text} />
          </p>
        </Section>
      )}
      {mail.html && (
        <Section title={t("html")}>
          {/* Nothing in it may run, and its links stay dead: those of the text are live. */}
          <iframe className={css.frame} title={t("html")} sandbox="" srcDoc={mail.html} />
        </Section>
      )}
    </Page>
  );
}
