import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Answer, type Asked, ask, ownOrigin } from "./ask";

/** A server action of the build: a page it may be posted to, its file and its name. */
export interface BuiltAction {
  id: string;
  file: string;
  name: string;
  /** Folder of a page that carries it, as in `app/[seller]/(shop)/accedi`. */
  page: string;
}

interface Entry {
  workers: Record<string, unknown>;
  filename?: string;
  exportedName?: string;
}

const manifestFile = () =>
  join(process.cwd(), process.env.SPORTELLO_DIST ?? ".next-test", "server/server-reference-manifest.json");

/** Every server action that the build lets anybody call. */
export function builtActions(): BuiltAction[] {
  const manifest = JSON.parse(readFileSync(manifestFile(), "utf8")) as Record<"node" | "edge", Record<string, Entry>>;
  return Object.entries({ ...manifest.node, ...manifest.edge }).map(([id, entry]) => ({
    id,
    file: entry.filename ?? "",
    name: entry.exportedName ?? "",
    page: (Object.keys(entry.workers)[0] ?? "").replace(/\/page$/, ""),
  }));
}

/** The action of that name in a file whose path contains `file`. */
export function actionOf(file: string, name: string): string {
  const found = builtActions().find((action) => action.file.includes(file) && action.name === name);
  if (!found) throw new Error(`no action ${name} in ${file}`);
  return found.id;
}

/** The body React sends: bound arguments, no earlier answer, the form. */
export function actionBody(bound: unknown[], fields: readonly (readonly [string, string | Blob])[]): FormData {
  const body = new FormData();
  for (const [name, value] of fields) body.append(`_1_${name}`, value);
  body.append("0", JSON.stringify([...bound, null, "$K1"]));
  return body;
}

/** Calls a server action as a page of the shop would; `headers` may say otherwise. */
export const act = (
  path: string,
  id: string,
  bound: unknown[],
  fields: Record<string, string> | readonly (readonly [string, string])[],
  { headers = {}, ...asked }: Omit<Asked, "body" | "method"> = {},
): Promise<Answer> =>
  ask(path, {
    ...asked,
    method: "POST",
    headers: { origin: ownOrigin(), "next-action": id, accept: "text/x-component", ...headers },
    body: actionBody(bound, Array.isArray(fields) ? fields : Object.entries(fields)),
  });
