import { redirect } from "next/navigation";
import { draftOf } from "@/lib/orders/queries";
import { nextStep } from "@/lib/orders/steps";
import { openForPage, type StepParams } from "./open-step";

/** Coming back: a draft goes on where it was left, any other order has its own page. */
export default async function ResumePage({ params }: { params: StepParams }) {
  const { seller, token } = await params;
  const base = `/${seller}/acquista/${token}`;
  const opened = await openForPage(seller, token, base);
  if (opened.order.state !== "draft") redirect(`/${seller}/ordine/${token}`);
  redirect(`${base}/${nextStep((await draftOf(opened)).progress, opened.order.channel)}`);
}
