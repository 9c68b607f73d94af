import { getTranslations } from "next-intl/server";
import type { WayChoice } from "@/components/contracts/way-form";
import { trustInForce } from "@/lib/contracts/exchanges/trust";
import { waysToSign } from "@/lib/contracts/signing";
import { formatInstant } from "@/lib/kernel/day";
import { addWorkingHours } from "@/lib/kernel/working-time";
import type { OpenedOrder } from "@/lib/orders/queries";
import { now } from "@/lib/platform/clock";
import type { Signing } from "@/lib/sellers/policy/identity";

/** The ways a seller offers, each with what is done and what it leads to. */
export async function wayChoices({ policy }: Pick<OpenedOrder, "policy">) {
  const [t, trust] = await Promise.all([getTranslations("contract.sign"), trustInForce()]);
  // Without a trust list no digital signature is believed without a look.
  const believed = trust !== null;
  const { promises, openingHours } = policy.service;
  const when = formatInstant(addWorkingHours(now(), promises.reviewHours, openingHours));
  const leadsTo = (signing: Signing): string => {
    const atOnce = signing.activates === "at-once" && (signing.way !== "digital" || believed);
    const how = signing.way === "on-screen" ? t(`how.on-screen-${signing.code ?? "mail"}`) : t(`how.${signing.way}`);
    const spared = signing.spares.length > 0 ? t("spared") : "";
    return [how, t(atOnce ? "leads-to.at-once" : "leads-to.after-review", { when }), spared].filter(Boolean).join(" ");
  };
  return waysToSign(policy).map((signing): WayChoice => {
    return { way: signing.way, label: t(`ways.${signing.way}`), leadsTo: leadsTo(signing) };
  });
}
