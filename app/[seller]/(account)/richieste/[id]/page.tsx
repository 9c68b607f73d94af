import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { RequestView } from "@/components/requests/request-view";
import { actorOf, requireUser } from "@/lib/platform/session";
import { filesOfRequest, requestAskedBy } from "@/lib/requests/queries";
import { reply, withdraw } from "../actions";

type Props = { params: Promise<{ seller: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("requests.list"))("title") };
}

export default async function OwnRequest({ params }: Props) {
  const { seller, id } = await params;
  const viewer = await requireUser(seller);
  const request = await requestAskedBy(seller, id, actorOf(viewer));
  if (!request) notFound();
  const files = await filesOfRequest(seller, id);
  return (
    <RequestView
      files={files.map((file) => ({ id: file.id, href: `/${seller}/api/file/${file.fileId}?salva=1` }))}
      request={request}
      reply={reply.bind(null, seller)}
      withdraw={withdraw.bind(null, seller)}
      hidden={{ name: "requestId", value: id }}
    />
  );
}
