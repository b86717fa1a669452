// No two files import each other, and imports between folders go one way: docs/architecture.md, "Structure". Checked by `npm run lint`.
// Type-only imports count.

/** @returns a rule that only the `allowed` files may import `target` */
function onlyFrom(name, allowed, target, comment) {
  return { name, comment, severity: 'error', from: { pathNot: allowed }, to: { path: target } };
}

/**
 * @returns a rule that the files of src/`folder`, or the file src/`folder`.ts, import nothing from src/ except the `allowed` folders and files,
 *   failure.ts, clock.ts and session-key.ts
 */
function imports(folder, ...allowed) {
  const pathOf = (name) => `^src/${name}(/|\\.ts$)`;
  const paths = [folder, ...allowed].map(pathOf);
  return {
    name: `src-${folder.replaceAll('/', '-')}-direction`,
    comment: `src/${folder} may import from: ${allowed.join(', ') || 'no other folder'}, failure.ts, clock.ts, session-key.ts.`,
    severity: 'error',
    from: { path: pathOf(folder) },
    to: { path: '^src/', pathNot: ['^src/(failure|clock|session-key)\\.ts$', ...paths] },
  };
}

const BASE = ['http', 'system', 'text'];
const PARTS = ['federation', 'profile', 'renewal', 'oci-sdk', ...BASE];
const TESTS = '^((emulator/)?__tests__|scripts)/';

export default {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'No two files import each other.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },

    imports('text'),
    imports('system', 'text'),
    imports('http', 'text'),
    imports('federation', 'http', 'text'),
    imports('profile', 'system', 'text'),
    imports('oci-sdk', 'http', 'text'),
    imports('renewal', 'federation', 'profile', ...BASE),
    imports('login', ...PARTS),
    imports('setup', 'federation', 'oci-sdk', ...BASE),
    imports('diagnosis', 'login', 'setup', ...PARTS),
    imports('action', 'login', ...PARTS),
    imports('cli', 'diagnosis', 'login', 'setup', ...PARTS),
    imports('setup/desired', 'setup/providers', 'federation', ...BASE),
    imports('setup/providers', 'setup/desired', 'federation', ...BASE),
    imports('setup/api', 'setup/desired', 'federation', 'oci-sdk', ...BASE),
    imports('setup/plan', 'setup/api', 'setup/desired', ...BASE),
    imports('setup/apply', 'setup/plan', 'setup/api', 'setup/desired', 'federation', ...BASE),
    imports('setup/removal', 'setup/apply', 'setup/plan', 'setup/api', 'setup/desired', ...BASE),
    imports('setup/output', 'setup/apply', 'setup/plan', 'setup/api', 'setup/desired', ...BASE),

    onlyFrom(
      'entries-import-hosts',
      TESTS,
      '^src/(main|post|logout|renew-now|renew|cli)\\.ts$',
      'Nothing imports the entries.',
    ),
    onlyFrom(
      'actions-core-in-action',
      [TESTS, '^src/action/'],
      '^node_modules/@actions/core/',
      'Only src/action knows the runner.',
    ),
    onlyFrom(
      'sdk-in-oci-sdk',
      [TESTS, '^src/oci-sdk/', '^examples/', '^node_modules/'],
      '^node_modules/oci-',
      "Only src/oci-sdk loads Oracle's SDK; the examples are programs of users.",
    ),
    onlyFrom(
      'conformance-is-a-program',
      [TESTS, '^conformance/'],
      '^conformance/',
      'Only tests import the conformance cases.',
    ),
    {
      name: 'conformance-knows-no-emulator',
      comment:
        'The cases are the same for the emulator and a tenancy, so only the file that starts the emulator imports it.',
      severity: 'error',
      from: { path: '^conformance/', pathNot: '^conformance/against-emulator\\.ts$' },
      to: { path: '^emulator/' },
    },
    {
      name: 'conformance-direction',
      comment:
        'conformance/ may import what signs, names and hides, but no login, host, plan or removal: it observes the service itself.',
      severity: 'error',
      from: { path: '^conformance/' },
      to: {
        path: '^src/',
        pathNot: '^src/((failure|session-key)\\.ts$|federation/|oci-sdk/|text/|setup/api/|setup/desired/)',
      },
    },
    {
      name: 'emulator-and-src-are-separate',
      comment: 'The emulator must not repeat a mistake of src/, so the two share no code.',
      severity: 'error',
      from: { path: '^(src|emulator)/' },
      to: { path: '^(src|emulator)/', pathNot: '^$1/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: '^emulator/build/',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
  },
};
