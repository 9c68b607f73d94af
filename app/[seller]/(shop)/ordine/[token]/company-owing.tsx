import { getTranslations } from "next-intl/server";
import { Owing } from "@/components/purchase/company-data";
import { LinkedButton } from "@/components/ui/linked-button";
import { companyToken, numbersOwed } from "@/lib/orders/queries/forming";

/** A company being formed that still owes its numbers: until when, and the way to give them. */
export async function CompanyOwing({ seller, holderId }: { seller: string; holderId: string }) {
  const owed = await numbersOwed(seller, holderId);
  if (!owed) return null;
  const [t, token] = await Promise.all([getTranslations("purchase.company"), companyToken(seller, holderId)]);
  return (
    <Owing owed={owed}>{token && <LinkedButton href={`/${seller}/azienda/${token}`}>{t("open")}</LinkedButton>}</Owing>
  );
}
