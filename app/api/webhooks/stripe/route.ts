import { receive } from "../receive";

/** Where Stripe tells that something happened to a card payment. */
export const POST = (request: Request): Promise<Response> => receive("card", request);
