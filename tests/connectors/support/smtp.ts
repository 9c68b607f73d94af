import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { after } from "./sandbox";

/** A mail server that takes every message in, or answers the end of one with `verdict`, or hangs up there. */
export async function mailServer(verdict: "take" | "hang-up" | `${number} ${string}` = "take") {
  const taken: string[] = [];
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let data: string | null = null;
    let rest = "";
    socket.setEncoding("latin1").on("error", () => {});
    say("220 ready");
    socket.on("data", (chunk: string) => {
      rest += chunk;
      for (;;) {
        const end = rest.indexOf(data === null ? "\r\n" : "\r\n.\r\n");
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (data === null ? 2 : 5));
        if (data !== null) {
          if (verdict === "hang-up") return void socket.destroy();
          if (verdict === "take") taken.push(line);
          say(verdict === "take" ? "250 taken" : verdict);
          data = null;
        } else if (/^EHLO/i.test(line)) say("250 hello");
        else if (/^DATA/i.test(line)) {
          data = "";
          say("354 go on");
        } else if (/^QUIT/i.test(line)) {
          say("221 bye");
          socket.end();
        } else say("250 ok");
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, taken };
}
