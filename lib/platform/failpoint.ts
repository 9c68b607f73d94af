/**
 * A named place where a process can be killed on purpose, to see that nothing is lost there.
 * Does nothing unless SPORTELLO_FAILPOINT names it; then the process ends as by `kill -9`.
 */
export function failpoint(name: string): void {
  if (process.env.SPORTELLO_FAILPOINT === name) process.kill(process.pid, "SIGKILL");
}
