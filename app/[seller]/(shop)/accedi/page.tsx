import { Group, Text } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { SignInForm } from "@/components/customers/sign-in-form";
import { Callout } from "@/components/ui/callout";
import { Page, PageTitle } from "@/components/ui/page";
import { ownPath } from "@/lib/customers/own-path";
import { isStaff } from "@/lib/platform/actor";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { enter } from "./actions";

type Query = Promise<Record<string, string | string[] | undefined>>;
type Props = { params: Promise<{ seller: string }>; searchParams: Query };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth.sign-in"))("title") };
}

/** What somebody has just done when they are sent here: `?esito=…`. */
const DONE = { password: "password", confermata: "confirmed", uscita: "out", annullato: "undone" } as const;
const isDone = (text: string): text is keyof typeof DONE => Object.hasOwn(DONE, text);

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ seller }, query, t] = await Promise.all([params, searchParams, getTranslations("auth.sign-in")]);
  const next = ownPath(seller, one(query.next));
  const viewer = await currentViewer(seller);
  if (viewer.kind === "user") redirect(next ?? `/${seller}/${isStaff(actorOf(viewer)) ? "desk" : "caselle"}`);
  const done = one(query.esito) ?? "";
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      {isDone(done) && <Callout kind="good">{t(`done.${DONE[done]}`)}</Callout>}
      <SignInForm action={enter.bind(null, seller)} next={next ?? ""} />
      <Group mt="lg" gap="lg">
        <Link href={`/${seller}/recupero`}>{t("forgot-password")}</Link>
        <Link href={`/${seller}/recupero/nome-utente`}>{t("forgot-user-name")}</Link>
      </Group>
      <Text mt="lg">
        {t("new-here")} <Link href={`/${seller}/iscriviti`}>{t("sign-up")}</Link>
      </Text>
    </Page>
  );
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
