"use server";
import { formAction } from "@/lib/platform/action";
import { closeStaffTask } from "@/lib/staff/operations/close-task";
import { nextInQueue } from "../next-in-queue";

export const closeTask = formAction({
  operation: closeStaffTask,
  namespace: "desk.task",
  goTo: (_, { seller, input }) => nextInQueue(seller, { kind: "task", id: input.taskId }),
});
