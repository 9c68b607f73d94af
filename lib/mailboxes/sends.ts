/** What a mailbox may send in its term and has sent. */
export interface Sends {
  total: number;
  used: number;
}

/** Worth telling its owner: few sends are left, or none. */
export type SendsStage = "low" | "out";

/**
 * How far the sends of a mailbox are; null when enough are left. "low" begins with the last one at the latest: of five,
 * ten in a hundred are less than one.
 */
export function sendsStage({ total, used }: Sends, lowPercent: number): SendsStage | null {
  const left = total - used;
  if (left <= 0) return "out";
  return left <= Math.ceil((total * lowPercent) / 100) ? "low" : null;
}

/**
 * Names the occasion of a notice: each stage is told once in a term, and again when more was bought meanwhile.
 * `expiresOn`: ISO day.
 */
export const sendsOccasion = (
  mailbox: { id: string; expiresOn: string },
  { total }: Sends,
  stage: SendsStage,
): string => `sends-${stage}:${mailbox.id}:${mailbox.expiresOn}:${total}`;
