import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MailboxTitle } from "@/components/mailboxes/mailbox-title";
import { NotificationsForm, OrdinaryMailForm } from "@/components/mailboxes/option-forms";
import { SmsNoticeForms } from "@/components/mailboxes/sms-notice-forms";
import { Callout } from "@/components/ui/callout";
import { Page, Section } from "@/components/ui/page";
import { formatInstant } from "@/lib/kernel/day";
import { hasOptions, ordinaryModes } from "@/lib/mailboxes/options";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { type OptionsShown, optionsOfMailbox } from "@/lib/mailboxes/queries/options";
import { requireUser } from "@/lib/platform/session";
import type { Policy } from "@/lib/sellers/policy";
import { promiseEnd } from "@/lib/sellers/promises";
import { policyOf } from "@/lib/sellers/queries";
import { ask, confirm, end, notify, ordinary } from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes.options"))("title") };
}

/** What the owner of a live mailbox sets from here, at the provider. */
export default async function Options({ params }: Props) {
  const { seller, id } = await params;
  const [t, viewer, policy] = await Promise.all([
    getTranslations("mailboxes.options"),
    requireUser(seller),
    policyOf(seller),
  ]);
  const mailbox = await ownMailbox(viewer, id);
  if (!mailbox || !policy || !hasOptions(policy)) notFound();
  const shown = await optionsOfMailbox(mailbox);
  const { notificationAddresses: most, smsNotice } = policy.service.options;
  const modes = ordinaryModes(policy);
  return (
    <Page>
      <MailboxTitle mailbox={mailbox} back={{ href: `/${seller}/caselle/${id}`, label: t("back") }}>
        {t("title")}
      </MailboxTitle>
      <Text mb="md">{t("text")}</Text>
      {mailbox.state !== "active" && <Callout kind="warning">{t("not-live")}</Callout>}
      <LastChange policy={policy} shown={shown} />
      {modes.length > 0 && (
        <Section title={t("ordinary.title")}>
          <Text mb="sm">{t("ordinary.text")}</Text>
          <OrdinaryMailForm
            action={ordinary.bind(null, seller)}
            mailboxId={id}
            modes={modes}
            chosen={shown.options.ordinary}
          />
        </Section>
      )}
      {most > 0 && (
        <Section title={t("notify.title")}>
          <NotificationsForm
            action={notify.bind(null, seller)}
            mailboxId={id}
            most={most}
            addresses={shown.options.notify ?? []}
          />
        </Section>
      )}
      {smsNotice && (
        <Section title={t("sms.title")}>
          <SmsNoticeForms
            mailboxId={id}
            sms={shown.options.sms ?? null}
            pending={shown.pending}
            ask={ask.bind(null, seller)}
            confirm={confirm.bind(null, seller)}
            end={end.bind(null, seller)}
          />
        </Section>
      )}
    </Page>
  );
}

/** Where the last change is: on its way, until when it is promised, done, or with a person. */
async function LastChange({ policy, shown: { state, askedAt } }: { policy: Policy; shown: OptionsShown }) {
  const t = await getTranslations("mailboxes.options.state");
  if (!state || !askedAt) return null;
  const { acts } = policy.service.promises;
  const due = acts.options && promiseEnd(acts.options, askedAt, policy.service.openingHours);
  if (state === "asked") return <Callout>{due ? t("asked-due", { when: formatInstant(due) }) : t("asked")}</Callout>;
  return <Callout kind={state === "done" ? "good" : "warning"}>{t(state)}</Callout>;
}
