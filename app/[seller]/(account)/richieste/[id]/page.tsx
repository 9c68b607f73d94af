import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RequestView } from "@/components/requests/request-view";
import { actorOf, requireUser } from "@/lib/platform/session";
import { filesOfRequest, requestAskedBy } from "@/lib/requests/queries";
import { ordersOfRequest } from "@/lib/requests/queries/orders";
import { renewalOfRequest } from "@/lib/requests/queries/special-renewal";
import { offeredOn } from "../../../(shop)/richiesta/offer-words";
import { order, reply, withdraw } from "../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.list"))("title") };
}

export default async function OwnRequest({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireUser(seller);
  const request = await requestAskedBy(seller, id, actorOf(viewer));
  if (!request) notFound();
  const [files, renewal, orders, offered] = await Promise.all([
    filesOfRequest(seller, id),
    renewalOfRequest(seller, id),
    ordersOfRequest(seller, id),
    offeredOn(seller, id, order.bind(null, seller)),
  ]);
  return (
    <RequestView
      files={files.map((file) => ({ id: file.id, href: `/${seller}/api/file/${file.fileId}?salva=1` }))}
      request={request}
      renewal={renewal && { totalCents: renewal.totalCents, payPath: renewal.payPath, orderState: renewal.orderState }}
      orders={orders}
      offered={offered}
      reply={reply.bind(null, seller)}
      withdraw={withdraw.bind(null, seller)}
      hidden={{ name: "requestId", value: id }}
    />
  );
}
