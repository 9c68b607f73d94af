/** The task that says that an agreement ends soon; its subject is the agreement. */
export const AGREEMENT_ENDS = { kind: "agreement-ends", subjectKind: "agreement" };
