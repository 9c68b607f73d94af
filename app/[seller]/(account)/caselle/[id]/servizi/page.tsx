import { Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { AddOnForm } from "@/components/mailboxes/add-on-form";
import { HeldAddOns } from "@/components/mailboxes/held-add-ons";
import { MailboxTitle } from "@/components/mailboxes/mailbox-title";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, Section } from "@/components/ui/page";
import { formatDay } from "@/lib/kernel/day";
import { usageOf } from "@/lib/mailboxes/exchanges/usage";
import { addOnsForMailbox } from "@/lib/mailboxes/queries/extras";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { buyAddOn } from "../../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mailboxes.add-ons"))("title") };
}

/** What a mailbox has beyond itself, and what can be added to it. */
export default async function AddOns({ params }: Props) {
  const { seller, id } = await params;
  const [t, viewer, policy] = await Promise.all([
    getTranslations("mailboxes.add-ons"),
    requireUser(seller),
    policyOf(seller),
  ]);
  const mailbox = await ownMailbox(viewer, id);
  if (!mailbox || !policy) notFound();
  const [{ held, extras, offers, expiry }, usage] = await Promise.all([
    addOnsForMailbox(mailbox, policy, "account"),
    usageOf(mailbox.providerRef),
  ]);
  return (
    <Page>
      <MailboxTitle mailbox={mailbox} back={{ href: `/${seller}/caselle/${id}`, label: t("back") }}>
        {t("title")}
      </MailboxTitle>
      <Section title={t("held")}>
        <HeldAddOns held={held} extras={extras} usage={usage} addOns={policy.catalogue.addOns} />
      </Section>
      {offers.length === 0 ? (
        <EmptyState title={t("none.title")}>{t("none.text")}</EmptyState>
      ) : (
        <Section title={t("add")}>
          {expiry && offers.some(({ addOn }) => addOn.renewsWithMailbox) && (
            <Text>{t("until", { day: formatDay(expiry) })}</Text>
          )}
          {offers.map(({ addOn, choices }) => (
            <AddOnForm
              key={addOn.code}
              action={buyAddOn.bind(null, seller)}
              mailboxId={id}
              addOn={addOn}
              choices={choices}
              {...(expiry && !addOn.renewsWithMailbox && { note: t("used-up", { day: formatDay(expiry) }) })}
            />
          ))}
        </Section>
      )}
    </Page>
  );
}
