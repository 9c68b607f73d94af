import { instantToDb } from "@/lib/kernel/day";
import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { actorName } from "@/lib/platform/actor";
import { operation, staffWith } from "@/lib/platform/operation";
import { refuseReportInput } from "../schema";
import { mailReport } from "../store/report";

/**
 * The staff can't use a receipt; the customer is told why, and may send another one. A service begun on it goes on until
 * its money is due. Refuses `report-unknown`, `report-decided`.
 */
export const refuseReport = operation({
  act: "refuse-report",
  input: refuseReportInput,
  may: staffWith("record-payments"),
  audit: (input) => input,
  run: async (tx, { reportId, reason }, context): Promise<Outcome<{ reportId: string }>> => {
    const key = { sellerId_id: { sellerId: context.seller, id: reportId } };
    const report = await tx.paymentReport.findUnique({ where: key });
    if (!report) return refuse("report-unknown");
    const decidedByName = actorName(context.actor) ?? null;
    const decided = await tx.paymentReport.updateMany({
      where: { sellerId: context.seller, id: reportId, state: "open" },
      data: { state: "refused", reason, decidedAt: instantToDb(context.now), decidedByName },
    });
    if (decided.count === 0) return refuse("report-decided", { params: { by: report.decidedByName ?? "" } });
    await mailReport(tx, context, report, "refused");
    return { reportId };
  },
});
