// Measures the background process: processor time while it waits and for a renewal, and its memory, in less than a minute.

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmulator } from '../../emulator/emulator.ts';
import { createJob } from '../../emulator/runner.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

export interface RenewerCost {
  /** Seconds of processor time: the start, an hour of waiting, one renewal. */
  start: number;
  waitingHour: number;
  renewal: number;
  /** Bytes of resident memory, before and after the first renewal. */
  waitingMemory: number;
  renewedMemory: number;
}

/** Seconds. The session is renewed after a quarter of its lifetime, 10 % earlier or later. */
const LIFETIME = 160;
/** Seconds after the start of the process: the start is over, the renewal has not begun, the renewal is over. */
const [STARTED, WAITED, RENEWED] = [3, 37, 44];

/** @param node the Node program to run the process with */
export async function measureRenewer(node: string): Promise<RenewerCost> {
  const emulator = await startEmulator({ upstLifetimeSeconds: LIFETIME });
  const trust = emulator.domain.trustGitHub({ repository: 'acme/app' });
  const action = join(emulator.directory, 'action');
  for (const file of ['action.yml', 'dist/main', 'dist/post', 'dist/renew'])
    cpSync(join(ROOT, file), join(action, file), { recursive: true });
  // Inserted into a copy of the program, because the process takes no code from NODE_OPTIONS.
  const program = join(action, 'dist/renew/index.js');
  writeFileSync(program, `${sampler(join(emulator.directory, 'sample'))}${readFileSync(program, 'utf8')}`);
  const job = createJob({
    ...{ node, action },
    environment: {
      ...emulator.github.runnerEnvironment({ repository: 'acme/app' }),
      NODE_EXTRA_CA_CERTS: emulator.caFile,
    },
  });
  try {
    const step = await job.main({
      ...{ 'domain-url': emulator.url, 'client-id': trust.clientId, 'client-secret': trust.clientSecret },
      ...{ region: 'eu-frankfurt-1', renew: 'true' },
    });
    if (step.exitCode !== 0) throw new Error(`the login failed: ${step.stdout}`);
    await delay(RENEWED * 1000 + 1000);
    const { stdout } = await job.post(step);
    const [started, waited, renewed] = [STARTED, WAITED, RENEWED].map((second) =>
      readSample(emulator.directory, second),
    );
    if (!stdout.includes('enewed') || !started || !waited || !renewed) throw new Error(`no renewal: ${stdout}`);
    const perSecond = (waited.cpu - started.cpu) / (WAITED - STARTED);
    return {
      start: started.cpu,
      waitingHour: perSecond * 3600,
      renewal: renewed.cpu - waited.cpu - perSecond * (RENEWED - WAITED),
      waitingMemory: waited.memory,
      renewedMemory: renewed.memory,
    };
  } finally {
    job.remove();
    await emulator.stop();
  }
}

function sampler(file: string): string {
  return `import { writeFileSync as writeSample } from 'node:fs';
for (const second of ${JSON.stringify([STARTED, WAITED, RENEWED])}) setTimeout(() => {
  const { user, system } = process.cpuUsage();
  const sample = { cpu: (user + system) / 1e6, memory: process.memoryUsage.rss() };
  writeSample(${JSON.stringify(file)} + second, JSON.stringify(sample));
}, second * 1000).unref();
`;
}

function readSample(directory: string, second: number): { cpu: number; memory: number } {
  return JSON.parse(readFileSync(join(directory, `sample${second}`), 'utf8')) as { cpu: number; memory: number };
}
