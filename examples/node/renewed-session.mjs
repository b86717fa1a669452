// A provider for programs that run longer than one token: with `renew: true`, it signs each request with the newest token.

import { ConfigFileReader, SessionAuthDetailProvider } from 'oci-common';
import { readFile } from 'node:fs/promises';

export class RenewedSessionProvider extends SessionAuthDetailProvider {
  #tokenFile;

  constructor(configFile, profile) {
    super(configFile, profile);
    this.#tokenFile = ConfigFileReader.parseFileFromPath(configFile, profile).get('security_token_file');
  }

  async getKeyId() {
    return `ST$${await readFile(this.#tokenFile, 'utf8')}`; // a renewal keeps the key
  }
}
