import { z } from "zod";
import { mailboxAddress, userCode } from "./schema";

/** Lines taken at once: more than anybody has, few enough for one act. */
export const MOST_LINES = 500;
/** A file of that many lines is far smaller. In bytes. */
export const LARGEST_FILE = 512 * 1024;

const note = z.string().trim().max(80).default("");
const email = z.union([z.literal(""), mailboxAddress]).default("");

/** A Lite mailbox to be activated: its name and who uses it. No `email`: its credentials go to the HUB's holder. */
export const liteLine = z.strictObject({
  name: z.string().trim().min(1).max(80),
  domain: z.string().trim().toLowerCase().max(120),
  email,
  note,
});
export type LiteLine = z.infer<typeof liteLine>;

/** A mailbox to be watched, with the credentials that open it. */
export const watchLine = z.strictObject({
  address: mailboxAddress,
  userCode,
  password: z.string().min(1).max(200),
  note,
});
export type WatchLine = z.infer<typeof watchLine>;

export const activateLitesInput = z.strictObject({
  hubId: z.uuid(),
  lines: z.array(liteLine).min(1).max(MOST_LINES),
});
export const watchMailboxesInput = z.strictObject({
  hubId: z.uuid(),
  lines: z.array(watchLine).min(1).max(MOST_LINES),
});
export const renameLiteInput = z.strictObject({ mailboxId: z.uuid(), name: z.string().trim().min(1).max(80) });
export const watchedInput = z.strictObject({ watchedId: z.uuid() });
export const newPasswordInput = watchedInput.extend({ password: z.string().min(1).max(200) });

/** A file of lines that somebody made. */
export const hubFileInput = z.strictObject({
  hubId: z.uuid(),
  file: z.file().min(1).max(LARGEST_FILE),
});

/** Lines as a form sends on what a file was judged to hold. */
const listOf = <S extends z.ZodType>(line: S) =>
  z
    .string()
    .max(400_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: "custom" });
        return z.NEVER;
      }
    })
    .pipe(z.array(line).min(1).max(MOST_LINES));
export const activateListInput = z.strictObject({ hubId: z.uuid(), lines: listOf(liteLine) });
export const watchListInput = z.strictObject({ hubId: z.uuid(), lines: listOf(watchLine) });
export const watchOneInput = watchLine.extend({ hubId: z.uuid() });
