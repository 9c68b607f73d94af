import type { z } from "zod";
import { readTable, type TableColumns, type TableLine } from "@/lib/kernel/csv";
import { isRefusal, type Outcome, refuse } from "@/lib/kernel/refusal";
import { lookUp, type NameAnswer } from "@/lib/names/exchanges/look-up";
import type { Call } from "@/lib/platform/operation";
import { attempt, type Limit } from "@/lib/platform/throttle";
import type { Policy } from "@/lib/sellers/policy";
import { policyOf } from "@/lib/sellers/queries";
import { GONE, liteDomains } from "../hub";
import { type Judged, judgeLites, judgeWatches, LITE_COLUMNS, WATCH_COLUMNS } from "../hub-lines";
import { hubFileInput, type LiteLine, liteLine, MOST_LINES, type WatchLine } from "../hub-schema";
import { activateLites } from "../operations/activate-lites";
import { hubToFill } from "../queries/hub";

/** What a file would do, before anything is done. */
export interface FilePreview<T> {
  hubId: string;
  lines: Judged<T>[];
}

type FileInput = z.input<typeof hubFileInput>;
const FILES: Limit = { name: "hub-file", points: 60, seconds: 3600 };
/** Names the provider is asked about at a time. */
const AT_ONCE = 8;

/**
 * Reads a file of Lite mailboxes and judges each line: form, places, our register, the provider. Changes nothing. Refuses
 * `hub-unknown`, `hub-not-live`, `too-many-attempts` and the codes of `readTable`.
 */
async function readLites(input: FileInput, call: Call): Promise<Outcome<FilePreview<LiteLine>>> {
  const read = await open(input, call, LITE_COLUMNS);
  if (isRefusal(read)) return read;
  const { policy, lines, mailbox, panel, holderIndex } = read;
  const there = panel.lites.filter(({ state }) => !GONE.includes(state)).map(({ address }) => address);
  const domains = liteDomains(policy, mailbox.planCode);
  const judged = judgeLites(lines, { domains, there: new Set(there), free: panel.lite.free });
  for (let from = 0; from < judged.length; from += AT_ONCE)
    await Promise.all(
      judged.slice(from, from + AT_ONCE).map((line) => askAbout(call.seller, policy, holderIndex, line)),
    );
  return { hubId: mailbox.id, lines: judged };
}

/** The same for a file of mailboxes to watch, but for names. */
async function readWatches(input: FileInput, call: Call): Promise<Outcome<FilePreview<WatchLine>>> {
  const read = await open(input, call, WATCH_COLUMNS);
  if (isRefusal(read)) return read;
  const { lines, mailbox, panel } = read;
  const live = panel.watches.filter(({ state }) => state !== "refused" && state !== "removing");
  const there = new Set(live.map(({ address }) => address));
  return { hubId: mailbox.id, lines: judgeWatches(lines, { there, free: panel.watched.free }) };
}

async function open<K extends string>({ hubId, file }: FileInput, call: Call, columns: TableColumns<K>) {
  const policy = await policyOf(call.seller);
  if (!policy || call.actor.kind !== "user") return refuse("hub-unknown");
  const found = await hubToFill(call.seller, call.actor.userId, hubId, policy);
  if (!found) return refuse("hub-unknown");
  if (found.mailbox.state !== "active") return refuse("hub-not-live");
  if (!(await attempt(FILES, call.seller, hubId)).allowed) return refuse("too-many-attempts");
  const lines: Outcome<TableLine<K>[]> = readTable(new Uint8Array(await file.arrayBuffer()), columns, MOST_LINES);
  if (isRefusal(lines)) return refuse(lines.code, { field: "file", ...(lines.params ? { params: lines.params } : {}) });
  return { policy, lines, ...found };
}

/** Asks about the name of a line that is right so far. No answer is never a yes. */
async function askAbout(seller: string, policy: Policy, holderIndex: string, line: Judged<LiteLine>): Promise<void> {
  if (line.verdict !== "ok" || !line.value) return;
  const { name: text, domain } = line.value;
  const answer = await lookUp(seller, policy, { domain, text, holderIndex });
  if (answer.answer === "free") return;
  Object.assign(line, { verdict: "wrong", reason: reasonOf(answer), ...(answer.params && { params: answer.params }) });
}

const reasonOf = ({ reason }: NameAnswer): string => reason ?? "name-taken";

export const readLiteFile = Object.assign(readLites, { schema: hubFileInput });
export const readWatchFile = Object.assign(readWatches, { schema: hubFileInput });

const oneLite = liteLine.extend({ hubId: hubFileInput.shape.hubId });

/**
 * Activates one Lite mailbox, whose name is asked about first. Refuses what the act refuses, and the reasons of a name:
 * `name-taken`, `name-held`, `name-too-similar`, `provider-unavailable`.
 */
async function activateOne(input: z.input<typeof oneLite>, call: Call): Promise<Outcome<{ activated: number }>> {
  const { hubId, ...line } = oneLite.parse(input);
  const policy = await policyOf(call.seller);
  const found =
    policy && call.actor.kind === "user" && (await hubToFill(call.seller, call.actor.userId, hubId, policy));
  if (!found) return refuse("hub-unknown");
  const { holderIndex, panel } = found;
  const address = `${line.name.toLowerCase()}@${line.domain}`;
  const there = panel.lites.some((each) => each.address === address && !GONE.includes(each.state));
  if (there) return refuse("lite-there", { field: "name" });
  const answer = await lookUp(call.seller, policy, { domain: line.domain, text: line.name, holderIndex });
  if (answer.answer !== "free")
    return refuse(reasonOf(answer), { field: "name", ...(answer.params ? { params: answer.params } : {}) });
  return activateLites({ hubId, lines: [line] }, call);
}

export const activateLite = Object.assign(activateOne, { schema: oneLite });
