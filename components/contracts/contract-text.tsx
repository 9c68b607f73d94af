import { useTranslations } from "next-intl";
import { DescriptionList } from "@/components/ui/description-list";
import type { ContractContent } from "@/lib/contracts/contract";
import { day, formatDay } from "@/lib/kernel/day";
import { formatCents } from "@/lib/kernel/money";
import { addressLine } from "@/lib/orders/answers";

/** What a contract says, to be read on the screen: the same facts and clauses as its PDF. */
export function ContractText({ content }: { content: ContractContent }) {
  const t = useTranslations("contract.print");
  const { seller, holder, signer, names, clauses, clausesVersion } = content;
  return (
    <>
      <h3>{t("seller")}</h3>
      <DescriptionList
        items={[
          { term: t("name"), value: seller.legalName },
          { term: t("vat-number"), value: seller.vatNumber },
          { term: t("address"), value: seller.address },
        ]}
      />
      <h3>{t("holder")}</h3>
      <DescriptionList
        items={[
          { term: t("name"), value: holder.name },
          { term: t("tax-code"), value: holder.taxCode },
          { term: t("vat-number"), value: holder.vatNumber },
          { term: t("address"), value: addressLine(holder.address) },
          { term: t("email"), value: holder.email },
          { term: t("phone"), value: holder.phone },
        ]}
      />
      <h3>{t("signer")}</h3>
      <DescriptionList
        items={[
          { term: t("name"), value: `${signer.firstName} ${signer.lastName}` },
          { term: t("born"), value: `${formatDay(day(signer.birthDate))}, ${signer.birthPlace}` },
          { term: t("tax-code"), value: signer.taxCode },
        ]}
      />
      <Service content={content} />
      <h3>{t("names")}</h3>
      <p>{t("names-text")}</p>
      <ol>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      <h3>{t("clauses", { version: clausesVersion })}</h3>
      <ol>
        {clauses.map(({ title, text }) => (
          <li key={title}>
            <strong>{title}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </>
  );
}

function Service({ content: { plan, termMonths, price, locale } }: { content: ContractContent }) {
  const t = useTranslations("contract.print");
  const money = (cents: number) => formatCents(cents, locale);
  const sums = { net: money(price.netCents), vat: money(price.vatCents), total: money(price.totalCents) };
  return (
    <>
      <h3>{t("service")}</h3>
      <DescriptionList
        items={[
          { term: t("plan"), value: plan },
          { term: t("term"), value: t("months", { months: termMonths }) },
          { term: t("price"), value: t("price-text", sums) },
        ]}
      />
    </>
  );
}
