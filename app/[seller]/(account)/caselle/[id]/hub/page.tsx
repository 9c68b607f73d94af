import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { HubPlaces } from "@/components/hub/hub-places";
import { ImportLines } from "@/components/hub/import-lines";
import { ActivateLite, RenameLite } from "@/components/hub/lite-forms";
import { LiteList } from "@/components/hub/lite-list";
import { WatchedActs, WatchOne } from "@/components/hub/watch-forms";
import { WatchedList } from "@/components/hub/watched-list";
import { MailboxTitle } from "@/components/mailboxes/mailbox-title";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, Section } from "@/components/ui/page";
import { watchingOf } from "@/lib/mailboxes/exchanges/hub";
import { hubInWords, liteDomains } from "@/lib/mailboxes/hub";
import { MOST_LINES } from "@/lib/mailboxes/hub-schema";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { hubPanel } from "@/lib/mailboxes/queries/hub";
import { requireUser } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import * as acts from "./actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hub"))("title") };
}

/** The panel of a HUB: what it watches, and the Lite mailboxes activated in it (row 10). */
export default async function Hub({ params }: Props) {
  const { seller, id } = await params;
  const [t, viewer, policy] = await Promise.all([getTranslations("hub"), requireUser(seller), policyOf(seller)]);
  const mailbox = await ownMailbox(viewer, id);
  const panel = mailbox && policy && (await hubPanel(mailbox, policy));
  if (!panel) notFound();
  const { lites, watches } = hubInWords(panel, await watchingOf(mailbox.providerRef));
  const live = mailbox.state === "active" && !mailbox.revokeOn;
  const failed = lites.filter(({ state }) => state === "provisioning_failed");
  return (
    <Page>
      <MailboxTitle
        mailbox={mailbox}
        back={{ href: `/${seller}/caselle/${id}`, label: t("back") }}
        actions={live && <LinkedButton href={`/${seller}/caselle/${id}/servizi`}>{t("buy")}</LinkedButton>}
      >
        {t("title")}
      </MailboxTitle>
      {!live && <Callout kind="warning">{t("not-live")}</Callout>}
      {panel.coming && <Callout kind="info">{t("coming")}</Callout>}
      <Section title={t("places.title")}>
        <HubPlaces watched={panel.watched} lite={panel.lite} />
      </Section>
      <Section title={t("lite.title")}>
        <p>{t("lite.lead")}</p>
        <LiteList lites={lites} href={(lite) => `/${seller}/caselle/${lite}`} />
        {live &&
          failed.map(({ id: lite, address }) => (
            <RenameLite key={lite} action={acts.rename.bind(null, seller)} mailboxId={lite} address={address} />
          ))}
        {live && panel.lite.free > 0 && (
          <>
            <ActivateLite
              action={acts.activate.bind(null, seller)}
              hubId={id}
              domains={liteDomains(policy, mailbox.planCode)}
            />
            <ImportLines
              kind="lite"
              hubId={id}
              namespace="names"
              read={acts.readLites.bind(null, seller)}
              perform={acts.activateList.bind(null, seller)}
              most={MOST_LINES}
            />
          </>
        )}
        {live && panel.lite.free === 0 && <Callout kind="info">{t("lite.full")}</Callout>}
      </Section>
      <Section title={t("watch.title")}>
        <p>{t("watch.lead")}</p>
        <WatchedList
          rows={watches}
          {...(live && {
            acts: (row) => (
              <WatchedActs
                change={acts.changePassword.bind(null, seller)}
                remove={acts.unwatch.bind(null, seller)}
                watchedId={row.id}
                address={row.address}
              />
            ),
          })}
        />
        {live && panel.watched.free > 0 && (
          <>
            <WatchOne action={acts.watch.bind(null, seller)} hubId={id} />
            <ImportLines
              kind="watch"
              hubId={id}
              namespace="hub"
              read={acts.readWatches.bind(null, seller)}
              perform={acts.watchList.bind(null, seller)}
              most={MOST_LINES}
            />
          </>
        )}
      </Section>
    </Page>
  );
}
