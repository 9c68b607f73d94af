import { config } from "@/lib/platform/config";
import { remembered } from "../remembered";
import { localStore } from "./local";
import type { FileStore } from "./port";
import { s3Store } from "./s3";

export type * from "./port";

const local = remembered(localStore);
const s3 = remembered(s3Store);

/** The file store that the configuration names. */
export function fileStore(): FileStore {
  const { files } = config();
  switch (files.kind) {
    case "local":
      return local(files);
    case "s3":
      return s3(files);
  }
}
