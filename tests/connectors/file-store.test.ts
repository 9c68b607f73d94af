import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FileStorage } from "@flystorage/file-storage";
import { describe, expect, it, vi } from "vitest";
import { localStore } from "@/lib/connectors/file-store/local";
import type { FileStore } from "@/lib/connectors/file-store/port";
import { s3Store } from "@/lib/connectors/file-store/s3";
import { memoryBucket } from "./support/s3";
import { temporaryFolder } from "./support/sandbox";
import { deadUrl } from "./support/server";

const s3At = (endpoint: string) =>
  s3Store({
    bucket: "bucket",
    region: "eu-south-1",
    endpoint,
    accessKeyId: "key-id",
    secretAccessKey: "secret",
    timeoutMs: 2_000,
  });

const stores: [string, () => Promise<FileStore>][] = [
  ["local", async () => localStore({ dir: join(temporaryFolder(), "files") })],
  ["s3", async () => s3At((await memoryBucket()).url)],
];

describe.each(stores)("the %s store", (_, open) => {
  it("gives back what was put, byte for byte, empty and large too", async () => {
    const store = await open();
    for (const content of [Buffer.alloc(0), Buffer.from([0, 10, 13, 255]), randomBytes(3_000_000)]) {
      await store.put("documents/a.bin", content);
      const back = await store.get("documents/a.bin");
      expect(back?.equals(content)).toBe(true);
    }
  });

  it("replaces, lists sorted, deletes, and doesn't mind what isn't there", async () => {
    const store = await open();
    expect(await store.get("documents/none")).toBeNull();
    expect(await store.list("documents")).toEqual([]);
    await store.delete("documents/none");
    for (const key of ["documents/b", "documents/2026/a", "other/c"]) await store.put(key, Buffer.from(key));
    await store.put("documents/b", Buffer.from("again"));
    expect((await store.get("documents/b"))?.toString()).toBe("again");
    expect(await store.list("documents")).toEqual(["documents/2026/a", "documents/b"]);
    expect(await store.list("")).toEqual(["documents/2026/a", "documents/b", "other/c"]);
    await store.delete("documents/b");
    expect(await store.get("documents/b")).toBeNull();
    expect(await store.list("documents/")).toEqual(["documents/2026/a"]);
  });

  it("takes no key that could leave its folder", async () => {
    const store = await open();
    for (const key of ["../a", "a/../../b", "/etc/passwd", ".hidden", "a//b", "a/", "", "a\\b", "a\0b", "a b"]) {
      await expect(async () => store.put(key, Buffer.from("x"))).rejects.toThrow("Not a key");
      await expect(async () => store.get(key)).rejects.toThrow("Not a key");
      await expect(async () => store.delete(key)).rejects.toThrow("Not a key");
    }
  });
});

describe("local files", () => {
  it("are readable by their owner only", async () => {
    const dir = join(temporaryFolder(), "files");
    await localStore({ dir }).put("documents/a", Buffer.from("x"));
    expect(statSync(join(dir, "documents/a")).mode & 0o077).toBe(0);
    expect(statSync(join(dir, "documents")).mode & 0o077).toBe(0);
  });

  it("a put that fails leaves nothing, and an unfinished one is never listed", async () => {
    const dir = join(temporaryFolder(), "files");
    const store = localStore({ dir });
    mkdirSync(join(dir, "documents/a"), { recursive: true });
    await expect(store.put("documents/a", Buffer.from("x"))).rejects.toThrow();
    expect(readdirSync(join(dir, ".unfinished"))).toEqual([]);
    writeFileSync(join(dir, ".unfinished/left-by-a-kill"), "half");
    expect(await store.list("")).toEqual([]);
    expect(existsSync(join(dir, ".unfinished/left-by-a-kill"))).toBe(true);
  });

  it("what a kill left half written of a file goes with the file, and nothing of others does", async () => {
    const dir = join(temporaryFolder(), "files");
    const [store, aside] = [localStore({ dir }), join(dir, ".unfinished")];
    const halfWritten = async (key: string) => {
      const killed = vi.spyOn(FileStorage.prototype, "moveFile").mockReturnValueOnce(new Promise(() => {}));
      void store.put(key, Buffer.from("half"));
      await vi.waitFor(() => expect(killed).toHaveBeenCalled());
      killed.mockRestore();
    };
    for (const key of ["documents/a", "documents/ab"]) await halfWritten(key);
    expect(readdirSync(aside)).toHaveLength(2);
    await store.delete("documents/a");
    expect(readdirSync(aside)).toHaveLength(1);
    await store.delete("documents/ab");
    expect(readdirSync(aside)).toEqual([]);
  });
});

describe("S3 in trouble", () => {
  it("throws, and never says that a file isn't there", async () => {
    const bucket = await memoryBucket();
    const store = s3At(bucket.url);
    await store.put("a", Buffer.from("x"));
    bucket.failing.on = true;
    await expect(store.get("a")).rejects.toThrow();
    await expect(store.put("b", Buffer.from("y"))).rejects.toThrow();
    bucket.failing.on = false;
    expect([...bucket.objects.keys()]).toEqual(["a"]);
    await expect(s3At(await deadUrl()).get("a")).rejects.toThrow();
  });
});
