// Imported into a Node program that knows no proxy: its connections to OCI's host names end at the emulator, at OCI_EMULATOR_PORT.
// The names stay: the program signs for them, and the emulator shows certificates for them.

import tls from 'node:tls';

const port = Number(process.env.OCI_EMULATOR_PORT);
const { connect } = tls;

tls.connect = function connectToEmulator(options, ...rest) {
  const isMeant =
    typeof options === 'object' && !options.socket && /\.(oraclecloud\.com|ocir\.io)$/.test(options.host ?? '');
  if (!isMeant) return connect.call(this, options, ...rest);
  const servername = options.servername || options.host;
  return connect.call(this, { ...options, host: '127.0.0.1', port, servername }, ...rest);
};
