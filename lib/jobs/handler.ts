import type { JobName, Payload } from "./payloads";

/** What a handler may know of the attempt. */
export interface Attempt {
  jobId: string;
  /** 0 the first time. */
  retry: number;
  /** Aborts when the worker is asked to stop or the job took too long. */
  signal: AbortSignal;
}

/**
 * Does a job: calls connectors, then an operation that records the outcome. Returns when the job is done for good;
 * throws `TryAgain` (or anything) to be called again later along the ladder of retries.
 */
export type Handler<N extends JobName> = (payload: Payload<N>, attempt: Attempt) => Promise<void>;

/** The other side could not be reached or did not answer clearly: the job is tried again later. */
export class TryAgain extends Error {}
