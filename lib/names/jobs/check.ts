import type { Handler } from "@/lib/jobs/handler";
import { checkAgain } from "../exchanges/check-names";

/** The provider was silent when somebody pressed *Valida*: it is asked again, and the name held as soon as it says free. */
export const handler: Handler<"names.check"> = ({ seller, orderId, tries }) => checkAgain(seller, orderId, tries);
