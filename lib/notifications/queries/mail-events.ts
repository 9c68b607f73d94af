import { db } from "@/lib/platform/db";

/** The mail that the mail service knows by an id, whoever's it is; null when we never wrote one down. */
export const mailAtProvider = (providerId: string): Promise<{ sellerId: string; id: string } | null> =>
  db().mail.findFirst({ where: { providerId }, select: { sellerId: true, id: true } });
