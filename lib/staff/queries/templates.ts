import { db } from "@/lib/platform/db";

/** The seller's answers written once, by title. For staff only: the caller has checked the viewer. */
export const answerTemplates = (seller: string) =>
  db().answerTemplate.findMany({
    where: { sellerId: seller },
    select: { id: true, title: true, text: true },
    orderBy: { title: "asc" },
    take: 100,
  });
