import { getTranslations } from "next-intl/server";
import { PaperPanel } from "@/components/purchase/paper-panel";
import { Callout } from "@/components/ui/callout";
import { contractsOf } from "@/lib/contracts/queries";
import { askedKinds } from "@/lib/documents/document";
import { formatInstant, instantFromDb } from "@/lib/kernel/day";
import { paperPromise } from "@/lib/orders/paper";
import type { OpenedOrder, OrderStatus } from "@/lib/orders/queries";
import { fileHref } from "../../acquista/[token]/documenti/drops";

type Props = { opened: OpenedOrder; status: OrderStatus };

/** An order on paper: what to send until the papers arrive, and from then on by when it is done. */
export async function OnPaper({ opened, status }: Props) {
  const { seller, token, order, policy } = opened;
  const sendTo = policy.service.paper?.sendTo;
  const waits = order.state === "placed" || order.state === "settled";
  if (order.channel !== "paper" || !waits || !sendTo) return null;
  const t = await getTranslations("paper.status");
  if (order.papersArrivedAt && order.papersDueAt)
    return (
      <Callout kind="info" title={t("arrived", { when: formatInstant(instantFromDb(order.papersArrivedAt)) })}>
        {t("due", { when: formatInstant(instantFromDb(order.papersDueAt)) })}
      </Callout>
    );
  const { minHours, workingHours } = paperPromise(policy);
  const [contract] = await contractsOf(seller, order.id);
  return (
    <>
      <Callout kind="info">
        {t(minHours ? "promise-range" : "promise", { min: minHours ?? 0, max: workingHours })}
      </Callout>
      <PaperPanel
        formHref={`/${seller}/ordine/${token}/modulo`}
        contractHref={contract ? `${fileHref(opened, contract.fileId)}&salva=1` : null}
        payHref={`/${seller}/paga/${token}`}
        documents={askedKinds(policy, status.holderKind ?? undefined)}
        sendTo={sendTo}
      />
    </>
  );
}
