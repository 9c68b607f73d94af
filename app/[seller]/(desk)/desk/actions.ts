"use server";
import { formAction } from "@/lib/platform/action";
import { closeStaffTask } from "@/lib/staff/operations/close-task";

export const closeTask = formAction({
  operation: closeStaffTask,
  namespace: "desk.queue",
  goTo: (_, { seller }) => `/${seller}/desk?fatto=1`,
});
