import { type Outcome, refuse } from "@/lib/kernel/refusal";
import { HELP_KINDS } from "./kinds";

export type RequestState = "open" | "answered" | "accepted" | "refused" | "withdrawn";
export type RequestEvent = "answer" | "accept" | "refuse" | "withdraw" | "reply";

/** The life of a request, as a table: an answer keeps it open for the customer, a decision closes it. */
export const REQUEST_LIFE: Record<RequestState, Partial<Record<RequestEvent, RequestState>>> = {
  open: { answer: "answered", accept: "accepted", refuse: "refused", withdraw: "withdrawn", reply: "open" },
  answered: { answer: "answered", accept: "accepted", refuse: "refused", withdraw: "withdrawn", reply: "open" },
  accepted: {},
  refused: {},
  withdrawn: {},
};

export const REQUEST_STATES = Object.keys(REQUEST_LIFE) as RequestState[];
/** Somebody may still answer or decide it. */
export const isUndecided = (state: RequestState): boolean => REQUEST_LIFE[state].accept !== undefined;
export const UNDECIDED: readonly RequestState[] = REQUEST_STATES.filter(isUndecided);

/** The state an event leads to. Refuses `request-decided` naming the state it is in. */
export const afterEvent = (state: RequestState, event: RequestEvent): Outcome<RequestState, "request-decided"> =>
  REQUEST_LIFE[state][event] ?? refuse("request-decided", { params: { state } });

/** Kinds that are accepted by an act of their own, which does what was asked; they are refused like any other. */
const WITH_OWN_ACT: readonly string[] = [
  "contact-change",
  "revocation",
  "agreement-renewal",
  "agreement-purchase",
  "volume-offer",
  ...HELP_KINDS,
];
export const hasOwnAct = (kind: string): boolean => WITH_OWN_ACT.includes(kind);

/** Kinds that a renewal made by the staff carries out. */
const RENEWAL_KINDS: readonly string[] = ["renewal-too-late", "renewal-closed-prefix", "renewal-too-early"];
export const isRenewal = (kind: string): boolean => RENEWAL_KINDS.includes(kind);

/** Kinds about no mailbox: those of agreements and offers. */
const ABOUT_NO_MAILBOX: readonly string[] = ["agreement-purchase", "agreement-renewal", "volume-offer"];
export const isAboutMailbox = (kind: string): boolean => !ABOUT_NO_MAILBOX.includes(kind);
