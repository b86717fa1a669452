// Preloaded into the built programs: "localhost" gets two addresses. The first is at the end of a slow line, the second cannot be reached.

const dns = require('node:dns');
const process = require('node:process');
const { setTimeout } = require('node:timers');

/** Longer than the 250 ms for which Node waits by default before it gives up an address and tries the next. */
const MILLISECONDS = 600;
const ADDRESSES = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

const { lookup } = dns;
dns.lookup = (host, options, callback) => {
  if (host !== 'localhost' || options.all !== true) return lookup(host, options, callback);
  process.nextTick(callback, null, ADDRESSES);
};

const { TCP } = process.binding('tcp_wrap');
const { connect } = TCP.prototype;
TCP.prototype.connect = function (request, address, port) {
  if (address !== ADDRESSES[0].address) return connect.call(this, request, address, port);
  setTimeout(() => connect.call(this, request, address, port), MILLISECONDS);
  return 0;
};
