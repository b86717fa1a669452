// A local GitHub issuer, identity domain and Object Storage behind one TLS server on loopback.

import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdminService } from './admin/service.ts';
import { serverCertificate } from './certificates.ts';
import { createClock, type Clock } from './clock.ts';
import { createClusters, type Clusters } from './clusters/clusters.ts';
import { createClusterService } from './clusters/service.ts';
import { startConnectProxy, type ConnectProxy, type ConnectProxyOptions } from './connect-proxy.ts';
import { createDatabaseTokenService } from './databases/service.ts';
import { createDatabaseTokens, type Databases } from './databases/tokens.ts';
import { NO_DEVIATIONS, type Deviations } from './deviations.ts';
import { createDomain, type Domain } from './domain/domain.ts';
import { createKeySetFetcher } from './domain/key-set.ts';
import { newOcid } from './domain/store.ts';
import { createFaults, type Faults } from './faults.ts';
import { createCustomizationApi, type CustomizationApi } from './github/customization.ts';
import { createGitHub, type GitHub } from './github/issuer.ts';
import { createIamService } from './iam/service.ts';
import { createIam, type Iam } from './iam/store.ts';
import { createInstanceFederation } from './instances/federation.ts';
import { startInstance, type Instance } from './instances/instance.ts';
import { createSigningKey } from './jwt.ts';
import type { Incoming, Reply, Service } from './message.ts';
import { createObjectStorageService } from './object-storage/service.ts';
import { createObjectStorage, type ObjectStorage } from './object-storage/store.ts';
import { createPolicies, type Policies } from './policy.ts';
import { createProvider, type Provider } from './provider.ts';
import { createImageService } from './registry/images.ts';
import { createRegistry, type Registry } from './registry/registry.ts';
import { createRepositoryService } from './registry/repositories.ts';
import { createRegistryTokenService } from './registry/tokens.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { createKeyLookup } from './signature/keys.ts';
import { verifyRequest, type KeyLookup } from './signature/verify.ts';
import { startTlsServer, type TlsServerOptions } from './tls-server.ts';
import { answerUnserved } from './unserved.ts';

export interface EmulatorOptions {
  /** Default: a free port. */
  port?: number;
  /**
   * GitHub's issuer: `<url>/_services/token` by default, as on an enterprise server. With
   * `https://token.actions.githubusercontent.com` clients find its documents through the proxy, and the domain without.
   */
  issuer?: string;
  /** OCID. Default: a random one. */
  tenancy?: string;
  /** Object Storage namespace. Default: `emulatorns`. */
  namespace?: string;
  /** Lifetime of GitHub's tokens in seconds. Default: 300. */
  subjectTokenLifetimeSeconds?: number;
  /** Lifetime of a UPST in seconds, at most 3600. Default: 3600. */
  upstLifetimeSeconds?: number;
  /** Lifetime of an RPST in seconds if the exchange requests none. Default: 1200. */
  rpstLifetimeSeconds?: number;
  /** Type of the claim `jwk` in session tokens. Default: a string that contains JSON. */
  jwkClaim?: 'string' | 'object';
  /** Called for each request when it is answered, or when it ends without an answer. */
  onRequest?: TlsServerOptions['onRequest'];
  /** How the identity domain differs from the defaults. */
  deviations?: Partial<Deviations>;
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
  /** All requests of clients, in order. */
  requests: RequestLog;
  /** The domain's own requests for JWKS documents. */
  ownRequests: RequestLog;
  github: GitHub;
  /** The part of GitHub's REST API that setup uses. */
  gitHubApi: CustomizationApi;
  /** Another identity provider. */
  provider: Provider;
  domain: Domain;
  objectStorage: ObjectStorage;
  policies: Policies;
  /** Compartments, and the policies that clients have created. */
  iam: Iam;
  /** The container registry's tokens, repositories and images. */
  registry: Registry;
  /** Kubernetes clusters; none at first. */
  clusters: Clusters;
  /** Tokens for databases. */
  databases: Databases;
  faults: Faults;
  clock: Clock;
  /** Checked in order for each request; tests can add more. */
  services: Service[];
  /** For further services that verify signed requests. */
  lookUpKey: KeyLookup;
  /** Starts a proxy that sends every host to this emulator: `https_proxy=<url>`. It stops with the emulator. */
  startProxy(options?: ConnectProxyOptions): Promise<ConnectProxy>;
  /** Starts the metadata service of a compute instance: `OCI_METADATA_BASE_URL=<url>`. It stops with the emulator. */
  startInstance(): Promise<Instance>;
  stop(): Promise<void>;
}

/** @throws Error if the port is in use */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const [certificate, gitHubKey, domainKey, directory] = await Promise.all([
    serverCertificate(),
    createSigningKey('github'),
    createSigningKey('domain'),
    mkdtemp(join(tmpdir(), 'oci-emulator-')),
  ]);
  const caFile = join(directory, 'ca.pem');
  const clock = createClock();
  const faults = createFaults(clock.now);
  const [requests, ownRequests] = [createRequestLog(), createRequestLog()];
  const services: Service[] = [];
  // A random value, so that no client's request is mistaken for the emulator's own.
  const [ownHeader, own] = ['x-emulator-own', randomUUID()];
  const keySets = createKeySetFetcher(certificate.ca, { [ownHeader]: own }, () => server.port);
  const isOwn = (request: Incoming): boolean => request.header(ownHeader) === own;

  const removeDirectory = (): Promise<void> => rm(directory, { recursive: true, force: true });
  const { port = 0, onRequest } = options;
  const unserved = (request: Incoming): Promise<Reply> => answerUnserved(request, lookUpKey, clock);
  const start = { port, certificate, clock, faults, requests, ownRequests, services, unserved, isOwn, onRequest };
  const server = await startTlsServer(start).catch(async (error: unknown) => {
    await removeDirectory();
    throw error;
  });
  await writeFile(caFile, certificate.ca);

  const proxies: ConnectProxy[] = [];
  const instances: Instance[] = [];
  const url = `https://localhost:${server.port}`;
  const issuer = options.issuer ?? `${url}/_services/token`;
  const tenancy = options.tenancy ?? newOcid('tenancy');
  const subjectTokenLifetimeSeconds = options.subjectTokenLifetimeSeconds ?? 300;
  const gitHub = createGitHub({ issuer, url, key: gitHubKey, clock, subjectTokenLifetimeSeconds });
  const provider = createProvider(url, clock);
  const deviations: Deviations = { ...NO_DEVIATIONS, ...options.deviations };
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
    deviations,
    identifySigner: async (request) => {
      const authentication = await verifyRequest(request, lookUpKey, { now: clock.now() });
      if (!authentication.ok) return authentication.reason;
      const { principal } = authentication;
      const type = principal.kind === 'user' ? principal.kind : principal.variables['request.principal.type'];
      return { type: type ?? '', tenancy: principal.tenancy };
    },
    directory,
  });
  const storage = createObjectStorage(options.namespace ?? 'emulatorns');
  const iam = createIam(tenancy, url);
  const policies = createPolicies(domain.domain, iam, clock);
  const lookUpKey = createKeyLookup(domain.domain, clock);
  const storageService = createObjectStorageService({
    ...{ storage, domain: domain.domain, policies, lookUpKey, clock, deviations },
  });
  const adminService = createAdminService({ domain: domain.domain, keySets, lookUpKey, clock });
  const iamService = createIamService({ iam, domain: domain.domain, policies, lookUpKey, clock });
  const gitHubApi = createCustomizationApi(url);
  const registry = createRegistry();
  const signed = { domain: domain.domain, policies, lookUpKey, clock };
  const { namespace } = storage;
  const clusters = createClusters({ region: iam.homeRegion.name, compartmentId: tenancy, ca: certificate.ca });
  services.push(gitHub.service, provider.service, domain.service, storageService, adminService);
  services.push(createRegistryTokenService(registry, lookUpKey, clock));
  services.push(createImageService({ registry, namespace, tenancy, policies }));
  // Its paths are below those of IAM.
  services.push(createRepositoryService({ ...signed, registry, namespace }), iamService);
  const where = { tenancy, iam };
  const databaseTokens = createDatabaseTokens(where, domain.domain, clock);
  services.push(createClusterService(clusters, signed), gitHubApi.service);
  services.push(createDatabaseTokenService(databaseTokens, where, signed));
  services.push(createInstanceFederation(domain.domain, clock));

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
    registry,
    clusters,
    databases: databaseTokens.databases,
    faults,
    clock,
    services,
    lookUpKey,
    async startProxy(proxyOptions = {}) {
      const proxy = await startConnectProxy(server.port, proxyOptions);
      proxies.push(proxy);
      return proxy;
    },
    async startInstance() {
      const instance = await startInstance({ tenancy, region: iam.homeRegion.name });
      instances.push(instance);
      return instance;
    },
    async stop() {
      await Promise.all([...proxies, ...instances].map((started) => started.stop()));
      keySets.close();
      await server.stop();
      await removeDirectory();
    },
  };
}
