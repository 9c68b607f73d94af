import { Anchor } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DeclarationList } from "@/components/contracts/declaration-list";
import { EndForm, SignedCopyForm, UserForm } from "@/components/contracts/user-forms";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle, Section } from "@/components/ui/page";
import { declarationsOf, usedMailbox } from "@/lib/contracts/queries/declarations";
import { ACCEPTED_TYPES } from "@/lib/documents/judge";
import { ownMailbox } from "@/lib/mailboxes/queries/history";
import { actorOf, requireUser } from "@/lib/platform/session";
import { end, file, name } from "./actions";

type Props = {
  params: Promise<{ seller: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("declaration"))("title") };
}

/** Who uses a mailbox that belongs to somebody else: named, declared on paper, replaced when the user changes. */
export default async function MailboxUserPage({ params, searchParams }: Props) {
  const { seller, id } = await params;
  const viewer = await requireUser(seller);
  const [own, used] = await Promise.all([ownMailbox(viewer, id), usedMailbox(seller, id, actorOf(viewer))]);
  if (!own || !used?.policy.identity.userDeclaration) notFound();
  const [t, query, declarations] = await Promise.all([
    getTranslations("declaration"),
    searchParams,
    declarationsOf(seller, id),
  ]);
  const drawn = declarations.find(({ state }) => state === "drawn");
  const current = declarations.some(({ state }) => state !== "ended");
  const href = (fileId: string) => `/${seller}/api/file/${fileId}?motivo=own`;
  return (
    <Page>
      <PageTitle lead={t("lead", { address: used.address, holder: used.holder })}>{t("title")}</PageTitle>
      {query.fatto === "preparata" && drawn && <Callout kind="good">{t("drawn")}</Callout>}
      {query.fatto === "chiusa" && !current && <Callout kind="good">{t("ended")}</Callout>}
      {drawn && (
        <Section title={t("copy.title")}>
          <p>{t("copy.lead")}</p>
          <p>
            <Anchor href={`${href(drawn.fileId)}&salva=1`} download underline="always">
              {t("copy.save")}
            </Anchor>
          </p>
          <SignedCopyForm
            action={file.bind(null, seller)}
            declarationId={drawn.id}
            upload={{
              url: `/${seller}/api/allegati`,
              accept: ACCEPTED_TYPES,
              maxMb: used.policy.identity.maxUploadMb,
            }}
          />
        </Section>
      )}
      {declarations.length > 0 && (
        <Section title={t("list.title")}>
          <DeclarationList declarations={declarations} href={href} />
        </Section>
      )}
      <Section title={t(current ? "form.another" : "form.title")}>
        <UserForm action={name.bind(null, seller)} mailboxId={id} />
      </Section>
      {current && (
        <Section title={t("end.title")}>
          <EndForm action={end.bind(null, seller)} mailboxId={id} />
        </Section>
      )}
    </Page>
  );
}
