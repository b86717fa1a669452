// Divides a processor profile of a login into a few parts that a person can act on.

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[];
  /** The node that was running at each sample, and the microseconds since the sample before. */
  samples: number[];
  timeDeltas: number[];
}

/** The first that matches a frame of the call stack, from the innermost frame outwards, gets the time. */
const PARTS: readonly (readonly [part: string, matches: (functionName: string, url: string) => boolean])[] = [
  ['waiting for the network, the key and the disk', (name) => name === '(idle)'],
  ["loading Node's modules (TLS, HTTP, crypto …)", (name) => name === 'compileForInternalLoader'],
  ['reading and compiling the bundle', (_name, url) => url.startsWith('node:internal/modules/esm')],
  ['connecting: DNS, TCP, TLS, certificates', (_name, url) => /^node:(internal\/)?(_?tls|net|dns)\b/.test(url)],
  ['HTTP', (_name, url) => /^node:_?http/.test(url)],
  ['the code of the bundle', (_name, url) => url.startsWith('file:')],
];
const REST = 'the rest of Node';

/**
 * @param json the content of a `.cpuprofile`
 * @returns milliseconds for every part
 */
export function partsOfStart(json: string): Map<string, number> {
  const { nodes, samples, timeDeltas } = JSON.parse(json) as Profile;
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const partOf = (sample: number): string => {
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const { functionName = '', url = '' } = frames.get(id) ?? {};
      const part = PARTS.find(([, matches]) => matches(functionName, url));
      if (part) return part[0];
    }
    return REST;
  };
  const parts = new Map([...PARTS.map(([part]) => part), REST].map((part) => [part, 0]));
  samples.forEach((sample, index) => {
    const part = partOf(sample);
    // A delta belongs to the sample before it.
    parts.set(part, (parts.get(part) ?? 0) + (timeDeltas[index + 1] ?? 0) / 1000);
  });
  return parts;
}
