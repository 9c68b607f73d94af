import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RequestView } from "@/components/requests/request-view";
import { Callout } from "@/components/ui/callout";
import { LinkedButton } from "@/components/ui/linked-button";
import { Page, PageTitle } from "@/components/ui/page";
import { now } from "@/lib/platform/clock";
import { findLink } from "@/lib/platform/links";
import { accountOfRequest, filesOfRequest, requestAskedBy } from "@/lib/requests/queries";
import { ordersOfRequest } from "@/lib/requests/queries/orders";
import { renewalOfRequest } from "@/lib/requests/queries/special-renewal";
import { offeredOn } from "../offer-words";
import { order, reply, withdraw } from "./actions";

type Props = { params: Promise<{ seller: string; token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.list"))("code"), robots: { index: false } };
}

/** A request followed by the private link of its mails; one that belongs to an account is read there. */
export default async function RequestByLink({ params }: Props) {
  const { seller, token } = await params;
  const link = await findLink(seller, "request", token, now());
  if (!link || link.usedAt) return <Dead seller={seller} />;
  const id = link.subjectId;
  if (await accountOfRequest(seller, id)) redirect(`/${seller}/richieste/${id}`);
  const request = await requestAskedBy(seller, id, { kind: "link", purpose: "request", subjectId: id });
  if (!request) return <Dead seller={seller} />;
  const [files, renewal, orders, offered] = await Promise.all([
    filesOfRequest(seller, id),
    renewalOfRequest(seller, id),
    ordersOfRequest(seller, id),
    offeredOn(seller, id, order.bind(null, seller)),
  ]);
  return (
    <RequestView
      files={files.map((file) => ({
        id: file.id,
        href: `/${seller}/api/file/${file.fileId}?salva=1&richiesta=${token}`,
      }))}
      request={request}
      renewal={renewal && { totalCents: renewal.totalCents, payPath: renewal.payPath, orderState: renewal.orderState }}
      orders={orders}
      offered={offered}
      reply={reply.bind(null, seller)}
      withdraw={withdraw.bind(null, seller)}
      hidden={{ name: "token", value: token }}
      byLink
    />
  );
}

async function Dead({ seller }: { seller: string }) {
  const t = await getTranslations("requests.dead");
  return (
    <Page width="narrow">
      <PageTitle>{t("title")}</PageTitle>
      <Callout kind="warning">{t("text")}</Callout>
      <LinkedButton href={`/${seller}/richieste`} variant="outline">
        {t("account")}
      </LinkedButton>
    </Page>
  );
}
