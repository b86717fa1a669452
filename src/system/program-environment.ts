// Which variables another program gets. Those of a job hold secrets under names that nobody can list, so a program that is known gets only what
// is named here for it.

/** To start, to find its files and the user's, and to print as the user expects; Windows: also what its libraries look for. */
const EVERY = [
  /^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\w+|TZ|TERM|COLORTERM|NO_COLOR|TMPDIR|TEMP|TMP|(LD|DYLD)_LIBRARY_PATH)$/i,
  /^(XDG_(CONFIG|DATA|STATE|CACHE)_HOME|XDG_RUNTIME_DIR)$/i,
  /^(PATHEXT|COMSPEC|SYSTEM(ROOT|DRIVE)|WINDIR|USER(PROFILE|NAME|DOMAIN)|HOME(DRIVE|PATH)|(LOCAL)?APPDATA)$/i,
  /^(ALLUSERSPROFILE|PROGRAMDATA|(COMMON)?PROGRAM(FILES(\(X86\))?|W6432)|PROCESSOR_ARCHITECTURE)$/i,
];

/** To reach the network as this process does, and the user's keyring, password store or SSH agent. */
export const NETWORK = [
  /^((https?|no|all)_proxy|SSL_CERT_(FILE|DIR))$/i,
  /^(DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|SSH_AUTH_SOCK|GNUPGHOME|GPG_TTY|PASSWORD_STORE_DIR)$/i,
];

/** Podman can be installed under the name docker. */
export const DOCKER = [
  /^DOCKER_(API_VERSION|AUTH_CONFIG|CERT_PATH|CONFIG|CONTEXT|CUSTOM_HEADERS|HOST|TLS|TLS_VERIFY)$/i,
  /^(CONTAINER_HOST|CONTAINERS_\w+|REGISTRY_AUTH_FILE)$/i,
];

/** @see https://cli.github.com/manual/gh_help_environment */
export const GH = [/^(GH_\w+|GITHUB_(ENTERPRISE_)?TOKEN|CODESPACES)$/i];

/** By which Python and version managers find the program to start. */
export const INSTALLATIONS = [
  /^(PYTHONPATH|PYTHONHOME|VIRTUAL_ENV|(PYENV|ASDF|MISE|TFENV|TOFUENV)(_\w+)?_(DIR|ROOT|VERSION))$/i,
];

/** @returns the variables that every program needs, and those that this one needs besides */
export function programEnvironment(
  own: readonly RegExp[] = [],
  environment: NodeJS.ProcessEnv = process.env,
): NodeJS.ProcessEnv {
  const needed = [...EVERY, ...own];
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => needed.some((pattern) => pattern.test(name))),
  );
}

/**
 * A command that the user has written may need any variable of the job.
 *
 * @param secrets the names of variables that hold secrets for this program
 * @returns every variable of this process but these, and those that are for other programs
 */
export function commandEnvironment(secrets: readonly string[]): Record<string, string> {
  // On Windows, names of variables have no case.
  const comparable = (name: string): string => (process.platform === 'win32' ? name.toUpperCase() : name);
  const removed = new Set([...secrets, ...SECRETS_OF_OTHERS].map(comparable));
  return Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !removed.has(comparable(entry[0])),
    ),
  );
}

/** The administrator's token is for `setup`, and Terraform gets the client secret from an earlier login. */
const SECRETS_OF_OTHERS = ['OCI_WIF_ADMIN_TOKEN', 'OCI_TOKEN_EXCHANGE_CLIENT_SECRET'];
