import { createServer } from "node:net";
import { Sentence } from "./endings";

/** Refuses a port somebody else listens on, naming the variable that chooses it. */
export async function requireFreePort(port: number, host: string, variable: string): Promise<void> {
  const problem = await tryPort(port, host);
  if (!problem) return;
  const why = problem === "EADDRINUSE" ? "is already in use" : `cannot be used on ${host} (${problem})`;
  throw new Sentence(
    `Port ${port} ${why}. Choose another with ${variable}, for example: ${variable}=${port + 100} npm start`,
  );
}

function tryPort(port: number, host: string): Promise<string | undefined> {
  return new Promise((done) => {
    const server = createServer().once("error", (error: NodeJS.ErrnoException) => done(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => done(undefined)));
  });
}
