import { startStack } from "./browser-stack";

/** One shop for the whole run; the tests find it through the environment. SPORTELLO_TEST_URL uses a running one. */
export default async function setup(): Promise<() => Promise<void>> {
  if (process.env.SPORTELLO_TEST_URL) return async () => {};
  const stack = await startStack();
  process.env.SPORTELLO_TEST_URL = stack.url;
  process.env.SPORTELLO_TEST_SANDBOX_URL = stack.sandboxUrl;
  process.env.SPORTELLO_TEST_DATA = stack.dataFolder;
  return async () => {
    await stack.stop();
    if (stack.wordless.length > 0) throw new Error(`Pages lacked words:\n${[...new Set(stack.wordless)].join("\n")}`);
  };
}
