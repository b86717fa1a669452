// The prefix of a repository's subjects: with names, or (for repositories created, renamed or transferred since July 2026) with immutable IDs.

import { printable } from '../../text/printable.ts';
import { Failure, invalidInput } from '../../failure.ts';
import { checkIssuer } from './issuer.ts';
import type { ProviderContext, WorkloadOptions } from './provider.ts';

export interface SubjectPrefix {
  /** `repo:owner/name` or `repo:owner@1/name@2` */
  prefix: string;
  notes: string[];
}

/**
 * Asks `GET /repos/{owner}/{repo}/actions/oidc/customization/sub`. Without access, the form with names is assumed, with a note for the user.
 *
 * @param example a subject without the prefix, for the note
 * @throws Failure `input` if the repository uses a customized subject
 * @see https://docs.github.com/rest/actions/oidc
 */
export async function githubSubjectPrefix(
  repository: string,
  example: string,
  options: WorkloadOptions,
  { http, githubToken }: ProviderContext,
): Promise<SubjectPrefix> {
  const api = apiUrlOf(options);
  const path = `/repos/${repository}/actions/oidc/customization/sub`;
  const [owner = '', name = ''] = repository.split('/');
  const assumed = (why: string): SubjectPrefix => ({
    prefix: `repo:${repository}`,
    notes: [
      `${why}, so the form of the repository's subjects is not known. There are two:\n` +
        `  repo:${repository}:${example}  (taken, because every repository had it until 15 July 2026)\n` +
        `  repo:${owner}@<owner ID>/${name}@<repository ID>:${example}  (repositories created, renamed or transferred since)\n` +
        `  Check with: gh api ${path.slice(1)}; for the second, add --owner-id and --repository-id`,
    ],
  });
  const token = await githubToken(new URL(api).hostname);
  if (token === undefined) return assumed('There is no GITHUB_TOKEN, GH_TOKEN or gh login');
  let body: string;
  try {
    const answer = await http.send("the request for GitHub's subject form", () => ({
      method: 'GET',
      url: `${api}${path}`,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'x-github-api-version': '2022-11-28',
      },
    }));
    if (answer.status !== 200) return assumed(`GitHub answered ${answer.status} to the request for the subject form`);
    body = answer.body;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return assumed("The request for GitHub's subject form failed");
  }
  const prefix = prefixOf(body, repository);
  if (prefix !== undefined) return { prefix, notes: [] };
  // An enterprise server that does not return the prefix knows only the form with names.
  return isGithubCom(api)
    ? assumed("GitHub's answer does not contain the form")
    : { prefix: `repo:${repository}`, notes: [] };
}

function isGithubCom(api: string): boolean {
  return new URL(api).hostname === 'api.github.com';
}

function apiUrlOf({ githubApiUrl, githubUrl }: WorkloadOptions): string {
  if (githubApiUrl !== undefined) return checkIssuer(githubApiUrl, '--github-api-url').replace(/\/+$/, '');
  const host = githubUrl === undefined ? 'github.com' : new URL(githubUrl).host;
  return host === 'github.com' ? 'https://api.github.com' : `https://${host}/api/v3`;
}

function prefixOf(body: string, repository: string): string | undefined {
  let answer: { use_default?: unknown; include_claim_keys?: unknown; sub_claim_prefix?: unknown } | null;
  try {
    answer = JSON.parse(body) as typeof answer;
  } catch {
    return undefined;
  }
  const keys = Array.isArray(answer?.include_claim_keys) ? answer.include_claim_keys.map(String) : [];
  if (answer?.use_default === false && keys.join() !== 'repo,context') {
    throw invalidInput(
      `${repository} customizes the subject of its tokens with ${printable(keys.join(', '))}`,
      '--subject with the subject of a decoded token',
    );
  }
  const prefix = answer?.sub_claim_prefix;
  // Another prefix would create a rule for another repository.
  const plain = typeof prefix === 'string' ? prefix.replace(/:$/, '') : '';
  const owned = plain.replace(/@\d+(?=\/|$)/g, '').toLowerCase() === `repo:${repository}`.toLowerCase();
  return owned ? plain : undefined;
}
