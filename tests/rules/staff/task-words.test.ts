import { describe, expect, test } from "vitest";
import { LOCALES } from "@/lib/i18n/locales";
import { messages } from "@/lib/i18n/messages";
import { payloads } from "@/lib/jobs/payloads";
import { TASK_KINDS, TASK_PLACES, taskWord } from "@/lib/staff/task";

/** A job that is itself given up becomes no task: it is the one that makes them. */
const JOBS = Object.keys(payloads).filter((job) => job !== "parked");

test("every job that can be given up is a kind of task", () => {
  expect(TASK_KINDS).toEqual(expect.arrayContaining(JOBS));
});

test("what nobody wrote words for is still said in words", () => {
  expect(taskWord("mailbox.unheard-of")).toBe("other");
});

describe.each(LOCALES)("tasks in %s", (locale) => {
  const { titles, what, do: toDo, open } = messages[locale].desk.task;
  test.each([...TASK_KINDS, "unheard-of"])("%s: what it is, what happened, what to do", (kind) => {
    const word = taskWord(kind);
    for (const words of [titles, what, toDo]) expect(Object.keys(words)).toContain(word);
  });

  test("every place that a task leads to has its button's word", () => {
    expect(Object.keys(open).sort()).toEqual([...TASK_PLACES].sort());
  });
});
