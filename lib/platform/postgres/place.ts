import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";

/** The account the server runs under: PostgreSQL refuses to run as root, so root lends it another one. */
export interface Account {
  uid?: number;
  gid?: number;
}

const isRoot = () => process.getuid?.() === 0;

function lookUp(name: string): Account | undefined {
  const id = (flag: string) => Number(execFileSync("id", [flag, name], { stdio: ["ignore", "pipe", "ignore"] }));
  try {
    return { uid: id("-u"), gid: id("-g") };
  } catch {
    return undefined;
  }
}

/** As root: the owner of an existing data folder, else user postgres, else nobody. Otherwise the current user. */
export function serverAccount(folder: string): Account {
  if (!isRoot()) return {};
  const owner = existsSync(folder) ? statSync(folder) : undefined;
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const account = lookUp("postgres") ?? lookUp("nobody");
  if (!account)
    throw new Error("PostgreSQL cannot run as root and this machine has no user postgres: start as another user.");
  return account;
}

function mayEnter(folder: string, account: Account): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === account.uid) return (mode & 0o100) !== 0;
  return (mode & (gid === account.gid ? 0o010 : 0o001)) !== 0;
}

/** Whether the account can walk down to a folder (folders that do not exist yet are ours to make passable). */
export function isReachable(folder: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  const parent = dirname(folder);
  if (existsSync(folder) && !mayEnter(folder, account)) return false;
  return parent === folder || isReachable(parent, account);
}

/** A place of ours under the system's temporary folder, the same at every start for the same purpose. */
export function temporaryPlace(purpose: string): string {
  const name = createHash("sha256").update(purpose).digest("hex").slice(0, 12);
  return join(tmpdir(), `sportello-${userInfo().username}-${name}`);
}

/** The folder to keep the cluster in: the one wanted, or one the server's account can enter. */
export function clusterFolder(wanted: string): string {
  const folder = resolve(wanted);
  const elsewhere = join(temporaryPlace(folder), "postgres");
  // A cluster that had to be made elsewhere stays there: moving back by itself would look like losing the data.
  if (existsSync(join(elsewhere, "PG_VERSION"))) return elsewhere;
  return isReachable(dirname(folder), serverAccount(folder)) ? folder : elsewhere;
}
