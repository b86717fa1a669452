// A tenancy of OCI's first years has an OCID with colons, which every command accepts and the doctor shortens.

import { readFileSync } from 'node:fs';
import { withInsideFixture } from './in-process.ts';

const TENANCY = 'ocidv1:tenancy:oc1:phx:1460406592660:aaaaaaaab4faofrfkxecohhjuivjq262pu';

test('setup grants permissions in it, login expects it, and doctor shortens it', async () => {
  await withInsideFixture(
    async (fixture) => {
      const job = {
        ...fixture.emulator.github.runnerEnvironment({ repository: 'octo/app' }),
        OCI_WIF_CLIENT_SECRET: 'unknown-until-setup',
      };
      const setup = await fixture.setup([
        ...['--provider', 'github', '--repository', 'octo/app', '--branch', 'main'],
        ...['--policy-compartment', TENANCY, '--allow', `read buckets in compartment id ${TENANCY}`],
        '--json',
      ]);
      expect(setup).toMatchObject({ code: 0, stderr: '' });
      expect(Object.values(fixture.inventory().policies)).toEqual([
        [`Allow group id GROUP to read buckets in compartment id ${TENANCY}`],
      ]);
      const { clientId = '', clientSecretFile = '' } = JSON.parse(setup.stdout) as Record<string, string>;
      const domain = ['--domain-url', fixture.emulator.url, '--client-id', clientId, '--tenancy', TENANCY];
      const environment = { ...job, OCI_WIF_CLIENT_SECRET: readFileSync(clientSecretFile, 'utf8') };
      const login = await fixture.cli(['login', ...domain, '--region', 'eu-frankfurt-1', '--json'], { environment });
      expect(login).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(login.stdout)).toMatchObject({ tenancy: TENANCY });
      const wrong = TENANCY.replace(/pu$/, 'xx');
      const doctor = await fixture.cli(['doctor', ...domain.slice(0, -1), wrong], { environment });
      expect(doctor.stdout).toContain('belongs to the tenancy ocidv1:tenancy:oc1:phx:1460…q262pu, expected');
      expect(doctor.stdout).not.toContain('1460406592660');
    },
    { tenancy: TENANCY },
  );
});
