import { refuse } from "@/lib/kernel/refusal";
import { operation, staffWith, z } from "@/lib/platform/operation";
import { closeTaskById } from "../store";

/**
 * A person of the staff says that a task is done, and how: the note stays with the task, outside the audit log. Refuses
 * `task-closed` when somebody already did, or there is none.
 */
export const closeStaffTask = operation({
  act: "close-task",
  input: z.strictObject({ taskId: z.uuid(), note: z.string().trim().max(500).default("") }),
  may: staffWith("close-tasks"),
  audit: ({ taskId }) => ({ taskId }),
  run: async (tx, { taskId, note }, context) =>
    (await closeTaskById(tx, context, taskId, note)) ? { taskId } : refuse("task-closed"),
});
