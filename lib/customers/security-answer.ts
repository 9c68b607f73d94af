import { type Outcome, refuse } from "@/lib/kernel/refusal";

/** Wrong answers after which the security information is cancelled (acceptance table, row 3). */
export const MAX_WRONG_ANSWERS = 3;
const SHORTEST = 3;

/** Questions to choose from; somebody may write their own instead. */
export const QUESTIONS = ["first-school", "first-job", "childhood-street", "favourite-book", "first-concert"] as const;
export type Question = (typeof QUESTIONS)[number];

/** An answer as it is compared: accents, case, spaces and punctuation do not count. */
export const normalAnswer = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

type Fault = "answer-too-short" | "answer-in-question";

/** An answer fit to be kept. Refuses `answer-too-short`, and `answer-in-question` when the question gives it away. */
export function checkAnswer(question: string, answer: string): Outcome<string, Fault> {
  const normal = normalAnswer(answer);
  if (Array.from(normal).length < SHORTEST) return refuse("answer-too-short", { field: "answer" });
  if (normalAnswer(question).includes(normal)) return refuse("answer-in-question", { field: "answer" });
  return normal;
}

/** A kept question as its owner reads it: one of the list in their language, their own as they wrote it. */
export const questionText = (t: (key: `list.${Question}`) => string, question: string | null): string | null => {
  const listed = QUESTIONS.find((each) => each === question);
  return listed ? t(`list.${listed}`) : question;
};
