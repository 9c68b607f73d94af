import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page, PageTitle } from "@/components/ui/page";
import { policyOf } from "@/lib/sellers/queries";
import { helpOffered } from "./offered";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.help"))("title") };
}

/** What may be asked of the staff, each with its own form. */
export default async function HelpRequests({ params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const [t, kinds] = await Promise.all([getTranslations("requests.help"), getTranslations("requests.kinds")]);
  const places = [
    ...helpOffered(policy).map((kind) => ({ href: `/${seller}/assistenza/${kind}`, kind: kind as string })),
    { href: `/${seller}/revoca`, kind: "revocation" },
    { href: `/${seller}/rinnova/richiesta`, kind: "renewal-too-late" },
  ];
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <ul>
        {places.map(({ href, kind }) => (
          <li key={kind}>
            <Link href={href}>{kinds(kind)}</Link>
          </li>
        ))}
      </ul>
    </Page>
  );
}
