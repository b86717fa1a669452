// Keeps the messages of Oracle's SDK out of the user's log.

/** The SDK prints every error that it throws, and a warning for a config file without a DEFAULT profile. */
export async function quietly<T>(task: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  // The SDK's signer uses url.parse, and Node 24 prints a warning that users cannot do anything about.
  const deprecations = process.noDeprecation;
  process.noDeprecation = true;
  const original = { info: console.info.bind(console), warn: console.warn.bind(console) };
  const silent = (): void => undefined;
  Object.assign(console, { info: silent, warn: silent });
  try {
    return await task();
  } finally {
    Object.assign(console, original);
    process.noDeprecation = deprecations ?? false;
  }
}
