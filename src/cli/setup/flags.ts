// The flags of `oci-wif setup`.

import type { SetupOptions } from '../../setup/desired/options.ts';

export interface SetupFlags extends SetupOptions {
  config?: string;
  fromIni?: string;
  profile?: string;
  ociConfigFile?: string;
  dryRun?: boolean;
  yes?: boolean;
  remove?: boolean;
  rotateSecret?: boolean;
  subjectTokenFile?: string;
  wait: string;
  writeGithub?: boolean;
  clientSecretFile?: string;
  clientSecretStdout?: boolean;
  json?: boolean;
  output?: string;
  outputDirectory?: string;
}
