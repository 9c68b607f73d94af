import { operation, systemOnly, z } from "@/lib/platform/operation";
import { openTask } from "../store";

/** A job that failed at every try becomes a task for a person, once per job and subject. */
export const parkJob = operation({
  act: "park-job",
  input: z.strictObject({
    job: z.string().min(1),
    subjectKind: z.string().min(1),
    subjectId: z.string().min(1),
    detail: z.string().max(200),
  }),
  may: systemOnly,
  audit: ({ job, subjectKind, subjectId }) => ({ job, subjectKind, subjectId }),
  run: async (tx, { job, ...task }, context) => ({ opened: await openTask(tx, context, { kind: job, ...task }) }),
});
