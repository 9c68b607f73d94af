import { keepFile } from "@/lib/documents/exchanges/files";
import { now } from "@/lib/platform/clock";

// Run as a process of its own, to be killed at a failpoint.
await keepFile({ seller: "demo", bytes: Buffer.from("some bytes"), contentType: "image/jpeg" }, now());
process.exit(0);
