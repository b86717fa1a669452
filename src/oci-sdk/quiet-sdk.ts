// Keeps Oracle's SDK from talking into the user's log.

/** The SDK reports on the console what it throws anyway, and that a config has no DEFAULT profile, which is no defect. */
export async function quietly<T>(task: () => Promise<T>): Promise<T> {
  const { console } = globalThis;
  // Its signer uses url.parse, of which Node 24 warns; whoever reads that can do nothing about it.
  const deprecations = process.noDeprecation;
  process.noDeprecation = true;
  const loud = { info: console.info.bind(console), warn: console.warn.bind(console) };
  const silent = (): void => undefined;
  Object.assign(console, { info: silent, warn: silent });
  try {
    return await task();
  } finally {
    Object.assign(console, loud);
    process.noDeprecation = deprecations ?? false;
  }
}
