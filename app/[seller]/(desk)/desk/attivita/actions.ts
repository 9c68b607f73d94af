"use server";
import { formAction } from "@/lib/platform/action";
import { actorOf, currentViewer } from "@/lib/platform/session";
import { policyOf } from "@/lib/sellers/queries";
import { closeStaffTask } from "@/lib/staff/operations/close-task";
import { queueOf } from "@/lib/staff/queries/queue";
import { nextAfter } from "@/lib/staff/queue";

export const closeTask = formAction({
  operation: closeStaffTask,
  namespace: "desk.task",
  goTo: (_, { seller, input }) => nextInQueue(seller, input.taskId),
});

/** The task that follows, or the queue when it was the last. */
async function nextInQueue(seller: string, taskId: string): Promise<string> {
  const [viewer, policy] = [await currentViewer(seller), await policyOf(seller)];
  const actor = actorOf(viewer);
  const base = `/${seller}/desk`;
  if (!policy || actor.kind !== "user") return base;
  const { items } = await queueOf({ seller, policy, actor });
  const next = nextAfter(
    items.filter(({ kind }) => kind === "task"),
    { kind: "task", id: taskId },
  );
  return `${next?.path ? `${base}/${next.path}` : base}?fatto=1`;
}
