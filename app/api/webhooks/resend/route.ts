import { takeResendEvent } from "@/lib/requests/exchanges/take-reply";
import { receiveSigned } from "../receive";

/** Where Resend tells what became of a mail (delivered, bounced, taken for spam), and that one has arrived. */
export const POST = (request: Request): Promise<Response> => receiveSigned("resend", request, takeResendEvent);
