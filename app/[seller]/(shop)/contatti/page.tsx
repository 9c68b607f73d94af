import { Anchor, Text } from "@mantine/core";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle, Section } from "@/components/ui/page";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";

type Props = { params: Promise<{ seller: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shop.contacts"))("title") };
}

export default async function Contacts({ params }: Props) {
  const { seller } = await params;
  const policy = await policyOf(seller);
  if (!policy) notFound();
  const t = await getTranslations("shop.contacts");
  const { brand, service } = policy;
  return (
    <Page width="narrow">
      <PageTitle lead={t("lead")}>{t("title")}</PageTitle>
      <DescriptionList
        items={[
          { term: t("email"), value: <Anchor href={`mailto:${brand.email}`}>{brand.email}</Anchor> },
          {
            term: t("phone"),
            value: brand.phone && <Anchor href={`tel:${brand.phone.replace(/[^+\d]/g, "")}`}>{brand.phone}</Anchor>,
          },
          { term: t("company"), value: brand.legalName },
          { term: t("address"), value: brand.address },
          { term: t("vat"), value: brand.vatNumber },
        ]}
      />
      <LinkedButton href={`/${seller}/assistenza`} variant="outline" mt="md">
        {t("ask")}
      </LinkedButton>
      <Section title={t("hours")}>
        <OpeningHours hours={service.openingHours} />
        <Text mt="md">{t("hours-note")}</Text>
      </Section>
    </Page>
  );
}

async function OpeningHours({ hours }: { hours: Policy["service"]["openingHours"] }) {
  const t = await getTranslations("shop.contacts");
  const items = [1, 2, 3, 4, 5, 6, 7].map((weekday) => {
    const spans = hours.filter((each) => each.weekday === weekday).map(({ from, to }) => `${from}–${to}`);
    return { term: t(`weekdays.${weekday}`), value: spans.sort().join(", ") || t("closed") };
  });
  return <DescriptionList items={items} />;
}
