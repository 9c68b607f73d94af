import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { papersView } from "@/lib/documents/queries";
import { openForPage, type StepParams } from "../open-step";
import { Again } from "./again";
import { Asked } from "./asked";
import { Sent } from "./sent";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents"))("title"), referrer: "no-referrer" };
}

/** Documents of an order: asked while it is a draft, asked again after a rejection, shown otherwise. */
export default async function DocumentsPage({ params }: { params: StepParams }) {
  const { seller, token } = await params;
  const opened = await openForPage(seller, token, `/${seller}/acquista/${token}/documenti`);
  if (opened.order.state === "draft") return <Asked params={params} />;
  const view = await papersView(opened);
  const open = opened.order.state === "placed" || opened.order.state === "settled";
  if (open && view.review?.state === "rejected") return <Again opened={opened} view={view} review={view.review} />;
  return <Sent opened={opened} view={view} />;
}
