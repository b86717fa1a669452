// A token exchange signed by the compute instance that it runs on, with Oracle's SDK; prints the status and the body as JSON.

/* global fetch, Headers */

import { DefaultRequestSigner, InstancePrincipalsAuthenticationDetailsProviderBuilder } from 'oci-common';

const [metadataUrl, federation, url, body] = process.argv.slice(2);
const builder = new InstancePrincipalsAuthenticationDetailsProviderBuilder();
builder.metadataBaseUrl = metadataUrl;
builder.federationEndpoint = federation;
const signer = new DefaultRequestSigner(await builder.build());
const headers = new Headers({ 'content-type': 'application/x-www-form-urlencoded' });
await signer.signHttpRequest({ method: 'POST', uri: url, headers, body });
const answer = await fetch(url, { method: 'POST', headers, body });
console.log(JSON.stringify({ status: answer.status, body: await answer.text() }));
process.exit();
