import { getTranslations } from "next-intl/server";
import { WayButton } from "@/components/contracts/way-button";
import { Callout } from "@/components/ui/callout";
import { signingOf, waysToSign } from "@/lib/contracts/signing";
import { askedKinds, type DocumentKind } from "@/lib/documents/document";
import type { OpenedOrder } from "@/lib/orders/queries";
import { chooseWayThere } from "../contratto/actions";
import { wayChoices } from "../contratto/way-words";

/** Some documents need not be sent by whoever signs in a certain way: said before they are asked for. */
export async function Spared({ opened, holderKind }: { opened: OpenedOrder; holderKind: string | undefined }) {
  const { seller, token, policy, order } = opened;
  const t = await getTranslations("contract.sign");
  const all = askedKinds(policy, holderKind);
  const ways = waysToSign(policy).filter(({ spares }) => all.some((kind) => (spares as DocumentKind[]).includes(kind)));
  const chosen = signingOf(policy, order.signingWay);
  if (ways.length === 0) return null;
  if (chosen && ways.includes(chosen)) return <Callout>{t("spared-now", { way: t(`ways.${chosen.way}`) })}</Callout>;
  const choices = (await wayChoices(opened)).filter(({ way }) => ways.some((each) => each.way === way));
  return choices.map(({ way, label, leadsTo }) => (
    <Callout key={way} title={t("spared-title", { way: label })}>
      <p>{leadsTo}</p>
      <WayButton action={chooseWayThere.bind(null, seller, token)} way={way} label={t("spared-go", { way: label })} />
    </Callout>
  ));
}
