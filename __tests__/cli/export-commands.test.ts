// `login --export`: the lines for each shell, and the guess which shell it is.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  chooseShell,
  exportCommands,
  failingCommand,
  FAILING_COMMAND,
  type Shell,
} from '../../src/cli/export-commands.ts';
import { isWindows, isWine, unless } from '../platform.ts';

const directory = mkdtempSync(join(tmpdir(), 'oci-wif-export-'));
afterAll(() => {
  rmSync(directory, { recursive: true });
});

/** Everything that a path or a name can contain; on Windows, no path contains a double quote. */
const VALUES = { PLAIN: 'eu-frankfurt-1', HOSTILE: "C:\\a b\\it's $HOME `x` & (y) ^ ! | < > #{" };
const PRINT = 'console.log(process.env.PLAIN + "\\n" + process.env.HOSTILE)';

function runIn(shell: string, args: string[]): string {
  const environment = { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot };
  return execFileSync(shell, args, { env: environment, encoding: 'utf8', cwd: directory }).trim().replaceAll('\r', '');
}

function script(shell: Shell, extension: string, ...more: string[]): string {
  const file = join(directory, `export.${extension}`);
  writeFileSync(join(directory, 'print.cjs'), PRINT);
  writeFileSync(file, [...exportCommands(shell, VALUES), ...more].join(shell === 'cmd' ? '\r\n' : '\n'));
  return file;
}

const EXPECTED = Object.values(VALUES).join('\n');

unless(isWindows ? 'Windows has no POSIX shell' : undefined)('sh takes the values as they are', () => {
  const file = script('sh', 'sh', `'${process.execPath}' print.cjs`);
  expect(runIn('/bin/sh', [file])).toBe(EXPECTED);
});

unless(isWindows ? undefined : 'only Windows has cmd')('cmd takes the values as they are', () => {
  const file = script('cmd', 'cmd', `@"${process.execPath}" print.cjs`);
  expect(runIn('cmd', ['/d', '/q', '/c', file])).toBe(EXPECTED);
});

unless(isWindows && !isWine ? undefined : 'PowerShell is not installed')(
  'PowerShell takes the values as they are',
  () => {
    const file = script('powershell', 'ps1', `& '${process.execPath}' print.cjs`);
    expect(runIn('powershell', ['-NoProfile', '-ExecutionPolicy', 'Bypass', '-File', file])).toBe(EXPECTED);
  },
);

unless(isWindows ? 'Windows has no POSIX shell' : undefined)(
  'a shell that stops at errors stops after a failed login',
  () => {
    writeFileSync(join(directory, 'stop.sh'), `eval "$(echo '${FAILING_COMMAND.sh}'; exit 1)"\necho continued`);
    expect(() => runIn('/bin/sh', ['-e', join(directory, 'stop.sh')])).toThrow('Command failed');
  },
);

it('prints one command for each variable', () => {
  const lines = (shell: Shell) => exportCommands(shell, { A: "it's", B: 'C:\\a b' });
  expect(lines('sh')).toEqual([`export A='it'\\''s'`, `export B='C:\\a b'`]);
  expect(lines('powershell')).toEqual([`$env:A = 'it''s'`, `$env:B = 'C:\\a b'`]);
  expect(lines('cmd')).toEqual([`set "A=it's"`, `set "B=C:\\a b"`]);
  expect(exportCommands('powershell', { HOME: 'C:\\Zoë’s; calc' })).toEqual([`$env:HOME = 'C:\\Zoë’’s; calc'`]);
});

const MACHINE = 'C:\\Program Files\\WindowsPowerShell\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules';

it.each<[string, NodeJS.Platform, Record<string, string>, Shell]>([
  ['Linux', 'linux', {}, 'sh'],
  ['PowerShell on Linux, which the environment does not show', 'linux', { PSModulePath: '/home/me/Modules' }, 'sh'],
  ['macOS', 'darwin', {}, 'sh'],
  ['cmd', 'win32', { PSModulePath: MACHINE }, 'cmd'],
  ['cmd without PowerShell', 'win32', {}, 'cmd'],
  [
    'Windows PowerShell',
    'win32',
    { PSModulePath: `C:\\Users\\me\\Documents\\WindowsPowerShell\\Modules;${MACHINE}` },
    'powershell',
  ],
  [
    'PowerShell 7, with documents in the cloud',
    'win32',
    { PSModulePath: `C:\\Users\\me\\OneDrive\\Documents\\PowerShell\\Modules;${MACHINE}` },
    'powershell',
  ],
  ['Git Bash', 'win32', { MSYSTEM: 'MINGW64', PSModulePath: MACHINE }, 'sh'],
  [
    'Git Bash that PowerShell started',
    'win32',
    { MSYSTEM: 'MINGW64', PSModulePath: `C:\\Users\\me\\Documents\\PowerShell\\Modules;${MACHINE}` },
    'sh',
  ],
])('without a value, --export is for the shell that it is called from: %s', (_name, platform, environment, shell) => {
  expect(chooseShell(true, environment, platform)).toBe(shell);
});

it('accepts the three names and refuses any other', () => {
  expect(['sh', 'powershell', 'cmd'].map((name) => chooseShell(name))).toEqual(['sh', 'powershell', 'cmd']);
  expect(() => chooseShell('fish')).toThrow('Invalid input: --export is "fish"; expected: sh, powershell, cmd');
});

it('unsets a variable with an empty value, which an earlier login has set', () => {
  const lines = (shell: Shell) => exportCommands(shell, { A: '', B: 'b' });
  expect(lines('sh')).toEqual(['unset A', 'export B=b']);
  expect(lines('powershell')).toEqual(['$env:A = $null', `$env:B = 'b'`]);
  expect(lines('cmd')).toEqual(['set "A="', 'set "B=b"']);
});

const SH = FAILING_COMMAND[chooseShell(true)];

it.each<[string[], string | undefined]>([
  [['login'], undefined],
  [['login', '--json'], undefined],
  [['login', '--export'], SH],
  [['login', '--export', '--json'], SH],
  [['login', '--export='], SH],
  [['login', '--export', 'powershell'], FAILING_COMMAND.powershell],
  [['login', '--export=cmd'], FAILING_COMMAND.cmd],
  [['login', '--export', 'sh', '--export', 'cmd'], FAILING_COMMAND.cmd],
  // Probably meant as --export: in a shell of any kind, this is an error.
  [['login', '--export', 'bash'], FAILING_COMMAND.powershell],
  [['login', '--exprot', 'sh'], FAILING_COMMAND.sh],
  [['login', '-export'], SH],
  [['node', 'oci-wif', 'setup', '--expires', '2030-01-31'], undefined],
])('the arguments %j fail in the shell with %j', (argv, command) => {
  expect(failingCommand(argv)).toBe(command);
});
