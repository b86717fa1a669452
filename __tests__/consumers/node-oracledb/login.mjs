// Logs in with the token and the key that the OCI CLI has put into the directory TOKEN_DIRECTORY.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import oracledb from 'oracledb';

const read = (name) => readFileSync(join(process.env.TOKEN_DIRECTORY, name), 'utf8');

await oracledb.getConnection({
  connectString: process.env.DSN,
  externalAuth: true,
  accessToken: () => ({ token: read('token'), privateKey: read('oci_db_key.pem') }),
});
