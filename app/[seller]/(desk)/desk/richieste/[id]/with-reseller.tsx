import { getTranslations } from "next-intl/server";
import { Callout } from "@/components/ui/callout";
import { formatInstant } from "@/lib/kernel/day";
import type { requestForStaff } from "@/lib/requests/queries";

type Request = NonNullable<Awaited<ReturnType<typeof requestForStaff>>>;

/** With which reseller a request is, or was until somebody handed it on. */
export async function WithReseller({ request }: { request: Request }) {
  const t = await getTranslations("desk.requests");
  const { withReseller, resellerUntil, reseller, handedOnAt, handedOnWhy } = request;
  if (withReseller && resellerUntil)
    return <Callout>{t("with-reseller", { name: withReseller, until: formatInstant(resellerUntil) })}</Callout>;
  if (!reseller || !handedOnAt) return null;
  return (
    <Callout>
      {handedOnWhy
        ? t("handed-on-why", { name: reseller.name, why: handedOnWhy })
        : t("handed-on", { name: reseller.name })}
    </Callout>
  );
}
