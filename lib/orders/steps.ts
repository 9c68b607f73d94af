import { refuse } from "@/lib/kernel/refusal";

/** The questions of a purchase, in order; the words are those of the addresses of the pages. */
export const STEPS = ["piano", "titolare", "nomi", "documenti", "contratto", "pagamento"] as const;
/** On paper documents, signature and payment are sent with the form that is printed last. */
export const PAPER_STEPS = ["piano", "titolare", "nomi", "modulo"] as const;
export type Step = (typeof STEPS)[number] | (typeof PAPER_STEPS)[number];

export const stepsOf = (channel: string): readonly Step[] => (channel === "paper" ? PAPER_STEPS : STEPS);

/** What is there already. Documents are kinds, as the policy names them for this kind of holder. */
export interface Progress {
  holder: boolean;
  /** A name is held, and its hold has not lapsed. */
  name: boolean;
  /** Type, number and expiry of the identity document are known, and it has not expired. */
  identity: boolean;
  /** None of an order on paper, whose documents come by post. */
  askedDocuments: readonly string[];
  /** Uploaded and not rejected; the signed contract only while it says what the order says. */
  givenDocuments: readonly string[];
}

const SIGNED_CONTRACT = "signed-contract";
const IDENTITY_FRONT = "identity-front";

/** Kinds of document still to be sent, the signed contract apart. */
export const missingDocuments = ({ askedDocuments, givenDocuments }: Progress): string[] =>
  askedDocuments.filter((kind) => kind !== SIGNED_CONTRACT && !givenDocuments.includes(kind));

const lacksIdentity = ({ askedDocuments, identity }: Progress): boolean =>
  !identity && askedDocuments.includes(IDENTITY_FRONT);

/** Steps without their answer, in order; payment comes when none is missing. */
export function missingSteps(progress: Progress): Step[] {
  const missing: Step[] = [];
  if (!progress.holder) missing.push("titolare");
  if (!progress.name) missing.push("nomi");
  if (missingDocuments(progress).length > 0 || lacksIdentity(progress)) missing.push("documenti");
  if (progress.askedDocuments.includes(SIGNED_CONTRACT) && !progress.givenDocuments.includes(SIGNED_CONTRACT))
    missing.push("contratto");
  return missing;
}

/** The step to go on with; the last one orders. */
export const nextStep = (progress: Progress, channel = "public"): Step =>
  missingSteps(progress)[0] ?? stepsOf(channel).at(-1) ?? "pagamento";

const REFUSALS = {
  titolare: "order-holder-missing",
  nomi: "order-name-missing",
  documenti: "order-documents-missing",
  contratto: "order-contract-missing",
} as const;

/**
 * Refuses to place an order that lacks an answer, naming the first: `order-holder-missing`, `order-name-missing`,
 * `order-documents-missing`, `order-contract-missing`; null when all is there.
 */
export function whyNotPlaceable(progress: Progress) {
  const first = missingSteps(progress)[0];
  return first && first in REFUSALS ? refuse(REFUSALS[first as keyof typeof REFUSALS]) : null;
}
