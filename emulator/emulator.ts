// A local GitHub issuer, identity domain and Object Storage behind one TLS server on loopback.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminService } from './admin/service.ts';
import { createServerCertificate } from './certificates.ts';
import { createClock, type Clock } from './clock.ts';
import { startConnectProxy, type ConnectProxy, type ConnectProxyOptions } from './connect-proxy.ts';
import { createDomain, type Domain } from './domain/domain.ts';
import { createKeySetFetcher } from './domain/key-set.ts';
import { newOcid } from './domain/store.ts';
import { createFaults, type Faults } from './faults.ts';
import { createCustomizationApi, type CustomizationApi } from './github/customization.ts';
import { createGitHub, type GitHub } from './github/issuer.ts';
import { createIamService } from './iam/service.ts';
import { createIam, type Iam } from './iam/store.ts';
import { createSigningKey } from './jwt.ts';
import type { Incoming, Service } from './message.ts';
import { createObjectStorageService } from './object-storage/service.ts';
import type { ObjectStorage } from './object-storage/store.ts';
import { createPolicies, type Policies } from './policy.ts';
import { createProvider, type Provider } from './provider.ts';
import { createRegistry, type Registry } from './registry.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createKeyLookup } from './signature/keys.ts';
import type { KeyLookup } from './signature/verify.ts';
import { startTlsServer } from './tls-server.ts';

export interface EmulatorOptions {
  /** A free one when absent. */
  port?: number;
  /**
   * GitHub's issuer: `<url>/_services/token` when absent, as an enterprise server has it. With
   * `https://token.actions.githubusercontent.com` clients find its documents through the proxy, and the domain without.
   */
  issuer?: string;
  /** OCID; a random one when absent. */
  tenancy?: string;
  /** Of Object Storage; `emulatorns` when absent. */
  namespace?: string;
  /** Life of GitHub's tokens in seconds; 300 when absent. */
  subjectTokenLifetimeSeconds?: number;
  /** Life of a UPST in seconds, at most 3600, the default. */
  upstLifetimeSeconds?: number;
  /** Life of an RPST in seconds where the exchange asks for none; 1200 when absent. */
  rpstLifetimeSeconds?: number;
  /** How session tokens write the claim `jwk`; JSON text in a string when absent. */
  jwkClaim?: 'string' | 'object';
}

export interface Emulator {
  /** `https://localhost:PORT`: the identity domain's URL and the endpoint of Object Storage. */
  url: string;
  /** GitHub's issuer. */
  issuer: string;
  /** PEM file of the certificate authority to trust. */
  caFile: string;
  /** The same as text. */
  ca: string;
  /** Temporary, removed by `stop`. */
  directory: string;
  tenancy: string;
  /** Every request of clients, in order. */
  requests: RequestLog;
  /** The domain's own requests: key sets it fetched. */
  ownRequests: RequestLog;
  github: GitHub;
  /** GitHub's REST API, as far as setup asks it. */
  gitHubApi: CustomizationApi;
  /** Another identity provider. */
  provider: Provider;
  domain: Domain;
  objectStorage: ObjectStorage;
  policies: Policies;
  /** Compartments, and the policies that clients have made. */
  iam: Iam;
  /** The container registry's tokens. */
  registry: Registry;
  faults: Faults;
  clock: Clock;
  /** Asked in order for each request; more may be pushed. */
  services: Service[];
  /** For further services that verify signed requests. */
  lookUpKey: KeyLookup;
  /** A proxy behind which every host is this emulator: `https_proxy=<url>`. Stopped with the emulator at the latest. */
  startProxy(options?: ConnectProxyOptions): Promise<ConnectProxy>;
  stop(): Promise<void>;
}

/** @throws Error when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const [certificate, gitHubKey, domainKey, directory] = await Promise.all([
    createServerCertificate(),
    createSigningKey('github'),
    createSigningKey('domain'),
    mkdtemp(join(tmpdir(), 'oci-emulator-')),
  ]);
  const caFile = join(directory, 'ca.pem');
  const clock = createClock();
  const faults = createFaults();
  const [requests, ownRequests] = [createRequestLog(), createRequestLog()];
  const services: Service[] = [];
  // A value that only this emulator knows, so that no client's request is taken for its own.
  const [ownHeader, own] = ['x-emulator-own', randomUUID()];
  const keySets = createKeySetFetcher(certificate.ca, { [ownHeader]: own }, () => server.port);
  const isOwn = (request: Incoming): boolean => request.header(ownHeader) === own;

  const removeDirectory = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const start = { port: options.port ?? 0, certificate, clock, faults, requests, ownRequests, services, isOwn };
  const server = await startTlsServer(start).catch(async (error: unknown) => {
    await removeDirectory();
    throw error;
  });
  await writeFile(caFile, certificate.ca);

  const proxies: ConnectProxy[] = [];
  const url = `https://localhost:${server.port}`;
  const issuer = options.issuer ?? `${url}/_services/token`;
  const tenancy = options.tenancy ?? newOcid('tenancy');
  const subjectTokenLifetimeSeconds = options.subjectTokenLifetimeSeconds ?? 300;
  const gitHub = createGitHub({ issuer, url, key: gitHubKey, clock, subjectTokenLifetimeSeconds });
  const provider = createProvider(url, clock);
  const domain = createDomain({
    url,
    gitHubIssuer: issuer,
    tenancy,
    key: domainKey,
    clock,
    keySets,
    upstLifetimeSeconds: options.upstLifetimeSeconds ?? 3600,
    rpstLifetimeSeconds: options.rpstLifetimeSeconds ?? 1200,
    jwkClaim: options.jwkClaim ?? 'string',
    directory,
  });
  const storage: ObjectStorage = { namespace: options.namespace ?? 'emulatorns', buckets: new Map() };
  const policies = createPolicies(domain.domain, clock);
  const lookUpKey = createKeyLookup(domain.domain, clock);
  const storageService = createObjectStorageService({ storage, domain: domain.domain, policies, lookUpKey, clock });
  const adminService = createAdminService({ domain: domain.domain, keySets, lookUpKey, clock });
  const iam = createIam(tenancy, url);
  const iamService = createIamService({ iam, domain: domain.domain, policies, lookUpKey, clock });
  const gitHubApi = createCustomizationApi(url);
  const registry = createRegistry(lookUpKey, clock);
  services.push(gitHub.service, provider.service, domain.service, storageService);
  services.push(adminService, iamService, gitHubApi.service, registry.service);

  return {
    url,
    issuer,
    caFile,
    ca: certificate.ca,
    directory,
    tenancy,
    requests,
    ownRequests,
    github: gitHub.github,
    gitHubApi: gitHubApi.api,
    provider: provider.provider,
    domain: domain.domain,
    objectStorage: storage,
    policies,
    iam,
    registry: registry.registry,
    faults,
    clock,
    services,
    lookUpKey,
    async startProxy(proxyOptions = {}) {
      const proxy = await startConnectProxy(server.port, proxyOptions);
      proxies.push(proxy);
      return proxy;
    },
    async stop() {
      await Promise.all(proxies.map((proxy) => proxy.stop()));
      keySets.close();
      await server.stop();
      await removeDirectory();
    },
  };
}
