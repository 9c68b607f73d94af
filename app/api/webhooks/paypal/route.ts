import { receive } from "../receive";

/** Where PayPal tells that something happened to a payment. */
export const POST = (request: Request): Promise<Response> => receive("paypal", request);
