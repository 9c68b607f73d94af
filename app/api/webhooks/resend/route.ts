import { takeMailEvent } from "@/lib/notifications/exchanges/take-mail-event";
import { receiveSigned } from "../receive";

/** Where Resend tells what became of a mail: delivered, bounced, taken for spam. */
export const POST = (request: Request): Promise<Response> => receiveSigned("resend", request, takeMailEvent);
